//! PostgreSQL: the ballots. Nodes write them side by side under the round's shared lock; who closes it holds the lock alone,
//! from the last ballot to the event that counts it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use async_trait::async_trait;
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use sqlx::postgres::{PgPool, PgRow};
use sqlx::{AssertSqlSafe, Row};

use super::{Tx, log, number, storable};
use crate::store::{Entered, LogLine, PaperSlip, Sealing, Slip, StoreError, Taken};

/// The first half of the advisory locks' keys; the second is the round.
const ROUNDS: i32 = 0x4845_4d49;
/// How long a node may stand still while it counts a round before the round is given free.
const LONGEST_COUNT: &str = "20s";

/// Begins a transaction that takes the round's lock before it looks at anything: together with others, or alone.
async fn begin(pool: &PgPool, lock: &str, rounds: impl Iterator<Item = i32>) -> Result<Tx, StoreError> {
    let locks: String = rounds.map(|round| format!("; SELECT {lock}({ROUNDS}, {round})")).collect();
    Ok(pool.begin_with(AssertSqlSafe(format!("BEGIN{locks}"))).await?)
}

/// By what a ballot is recognised: the phone's key, or its salt, which is no other's.
fn identity(slip: &Slip) -> &str {
    slip.key.as_deref().unwrap_or(&slip.salt)
}

/// Ballots as a JSON array whose objects have the columns' names.
fn written<'a>(slips: impl Iterator<Item = &'a Slip>) -> Result<String, StoreError> {
    let row = |slip: &Slip| {
        let spent: Vec<String> = slip.spent.iter().map(String::as_str).chain([identity(slip)]).map(storable).collect();
        serde_json::json!({
            "round": number(slip.round),
            "delegate": storable(slip.delegate.as_str()),
            "mark": storable(&slip.mark),
            "reason": slip.reason.as_deref().map(storable),
            "proposal": slip.proposal.as_deref().map(storable),
            "cast_at": slip.cast_at.0,
            "key": slip.key.as_deref().map(storable),
            "salt": slip.salt,
            "spent": spent,
            "identity": storable(identity(slip)),
        })
    };
    Ok(serde_json::to_string(&slips.map(row).collect::<Vec<_>>())?)
}

/// Why ballots of rounds that take them were not written: paper that is there never goes away, and a key that is spent stays so.
const NOT_WRITTEN: &str = "
    SELECT b.round, b.delegate, b.on_paper
    FROM unnest($1::integer[], $2::text[]) AS asked (round, delegate)
    JOIN ballots b ON b.round = asked.round AND b.delegate = asked.delegate";

pub async fn cast(pool: PgPool, batch: Arc<[Slip]>) -> Result<Vec<Taken>, StoreError> {
    let mut last: BTreeMap<(i32, &str), Slip> = BTreeMap::new();
    let mut overtaken = HashSet::new();
    for (place, slip) in batch.iter().enumerate() {
        let mut slip = slip.clone();
        if let Some(before) = last.get(&(number(slip.round), batch[place].delegate.as_str())) {
            if before.spent.iter().map(String::as_str).chain([identity(before)]).any(|key| key == identity(&slip)) {
                overtaken.insert(place);
                continue;
            }
            slip.spent.extend(before.spent.iter().cloned().chain([identity(before).to_owned()]));
        }
        last.insert((number(slip.round), batch[place].delegate.as_str()), slip);
    }
    let rows = sqlx::query("SELECT * FROM cast_ballots($1, $2::json)")
        .bind(ROUNDS)
        .bind(written(last.values())?)
        .fetch_all(&pool)
        .await?;
    let mut became: BTreeMap<(i32, String), Taken> = BTreeMap::new();
    let (mut rounds, mut delegates): (Vec<i32>, Vec<String>) = (vec![], vec![]);
    for row in &rows {
        let (round, delegate): (i32, String) = (row.try_get("in_round")?, row.try_get("of_delegate")?);
        if row.try_get::<String, _>("became")? != "recorded" {
            rounds.push(round);
            delegates.push(delegate.clone());
        }
        became.insert((round, delegate), Taken::Recorded);
    }
    if !rounds.is_empty() {
        for row in sqlx::query(NOT_WRITTEN).bind(rounds).bind(delegates).fetch_all(&pool).await? {
            let taken = if row.try_get("on_paper")? { Taken::OnPaper } else { Taken::Spent };
            became.insert((row.try_get("round")?, row.try_get("delegate")?), taken);
        }
    }
    let answer = |(place, slip): (usize, &Slip)| {
        let became = became.get(&(number(slip.round), storable(slip.delegate.as_str()))).copied();
        match became.unwrap_or(Taken::Shut) {
            Taken::Recorded if overtaken.contains(&place) => Taken::Spent,
            other => other,
        }
    };
    Ok(batch.iter().enumerate().map(answer).collect())
}

/// Writes ballots on paper; returns the delegates whose were written. Those that are to replace none are left where one is.
const ENTER: &str = "
    INSERT INTO ballots (round, delegate, mark, reason, proposal, cast_at, key, salt, spent, on_paper)
    SELECT b.round, b.delegate, b.mark, b.reason, b.proposal, b.cast_at, NULL, b.salt, b.spent, true
    FROM json_to_recordset($1::json) AS b (round integer, delegate text, mark text, reason text, proposal text,
                                           cast_at bigint, salt text, spent text[])
    JOIN open_rounds o ON o.round = b.round AND o.is_open
    ORDER BY b.round, b.delegate COLLATE \"C\"
    ON CONFLICT (round, delegate) DO UPDATE
    SET mark = excluded.mark, reason = excluded.reason, proposal = excluded.proposal, cast_at = excluded.cast_at,
        key = NULL, salt = excluded.salt, written = pg_current_xact_id(), on_paper = true,
        spent = (ballots.spent || excluded.spent)[greatest(1, cardinality(ballots.spent || excluded.spent) - 15):]
    WHERE excluded.delegate = ANY ($2::text[])
    RETURNING delegate";

pub async fn enter(pool: PgPool, lines: Arc<[LogLine]>, papers: Arc<[PaperSlip]>) -> Result<Entered, StoreError> {
    let rounds = papers.iter().map(|paper| number(paper.slip.round)).collect::<std::collections::BTreeSet<_>>();
    let mut tx = begin(&pool, "pg_advisory_xact_lock_shared", rounds.iter().copied()).await?;
    if log::is_there(&mut tx, &lines).await? {
        return Ok(Entered::Recorded);
    }
    let open: Vec<i32> = sqlx::query_scalar("SELECT round FROM open_rounds WHERE is_open").fetch_all(&mut *tx).await?;
    if !rounds.iter().all(|round| open.contains(round)) {
        return Ok(Entered::Shut);
    }
    let replacing: Vec<&str> =
        papers.iter().filter(|paper| paper.replaces).map(|paper| paper.slip.delegate.as_str()).collect();
    let slips = written(papers.iter().map(|paper| &paper.slip))?;
    let entered: Vec<String> = sqlx::query_scalar(ENTER).bind(slips).bind(replacing).fetch_all(&mut *tx).await?;
    if entered.len() < papers.len() {
        let left =
            papers.iter().map(|paper| &paper.slip.delegate).filter(|id| !entered.iter().any(|e| e == id.as_str()));
        return Ok(Entered::Taken(left.cloned().collect()));
    }
    log::write_lines(&mut tx, &lines).await?;
    tx.commit().await?;
    Ok(Entered::Recorded)
}

/// A round that is being closed: the transaction holds its lock alone.
struct Sealed {
    pool: PgPool,
    tx: Tx,
    slips: Vec<Slip>,
}

pub async fn seal(pool: PgPool, round: RoundNumber) -> Result<Box<dyn Sealing>, StoreError> {
    let mut tx = begin(&pool, "pg_advisory_xact_lock", [number(round)].into_iter()).await?;
    sqlx::query("SELECT set_config('idle_in_transaction_session_timeout', $1, true)")
        .bind(LONGEST_COUNT)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE open_rounds SET is_open = false WHERE round = $1")
        .bind(number(round))
        .execute(&mut *tx)
        .await?;
    let rows = sqlx::query(OF_A_ROUND).bind(number(round)).fetch_all(&mut *tx).await?;
    let slips = rows.iter().map(slip).collect::<Result<_, _>>()?;
    Ok(Box::new(Sealed { pool, tx, slips }))
}

#[async_trait]
impl Sealing for Sealed {
    fn take_slips(&mut self) -> Vec<Slip> {
        std::mem::take(&mut self.slips)
    }

    async fn append(self: Box<Self>, lines: &[LogLine]) -> Result<(), StoreError> {
        let Self { pool, mut tx, .. } = *self;
        let appended = async {
            log::write_lines(&mut tx, lines).await?;
            Ok::<_, StoreError>(tx.commit().await?)
        };
        match appended.await {
            // The answer may have been lost and not the work. Where the log cannot be read, the round is to be closed again.
            Err(error) if error.is_passing() => {
                let mut tx = pool.begin().await?;
                if log::is_there(&mut tx, lines).await? { Ok(()) } else { Err(StoreError::Conflict) }
            }
            other => other,
        }
    }
}

const OF_A_ROUND: &str = "SELECT * FROM ballots WHERE round = $1 ORDER BY delegate";

pub fn slip(row: &PgRow) -> Result<Slip, sqlx::Error> {
    let (key, salt): (Option<String>, String) = (row.try_get("key")?, row.try_get("salt")?);
    let mut spent: Vec<String> = row.try_get("spent")?;
    spent.retain(|one| key.as_ref() != Some(one) && *one != salt);
    Ok(Slip {
        round: RoundNumber(row.try_get::<i32, _>("round")?.unsigned_abs()),
        delegate: DelegateId::new(row.try_get::<String, _>("delegate")?),
        mark: row.try_get("mark")?,
        reason: row.try_get("reason")?,
        proposal: row.try_get("proposal")?,
        cast_at: Moment(row.try_get("cast_at")?),
        key,
        salt,
        spent,
    })
}

pub async fn read(pool: &PgPool, round: RoundNumber) -> Result<Vec<Slip>, StoreError> {
    let rows = sqlx::query(OF_A_ROUND).bind(number(round)).fetch_all(pool).await?;
    Ok(rows.iter().map(slip).collect::<Result<_, _>>()?)
}

pub async fn own(pool: &PgPool, delegate: &DelegateId, rounds: &[RoundNumber]) -> Result<Vec<Slip>, StoreError> {
    let rounds: Vec<i32> = rounds.iter().copied().map(number).collect();
    let rows = sqlx::query("SELECT * FROM ballots WHERE delegate = $1 AND round = ANY ($2) ORDER BY round")
        .bind(storable(delegate.as_str()))
        .bind(rounds)
        .fetch_all(pool)
        .await?;
    Ok(rows.iter().map(slip).collect::<Result<_, _>>()?)
}
