//! The embedded engine: one SQLite file in WAL mode, every commit synced, one writer, readers apart.

mod entering;
mod layout;
mod moving;
mod sealing;
mod secret;
mod staff;

use std::path::Path;

use async_trait::async_trait;
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, Row, Sqlite as Engine, Transaction};

use crate::record::{Countersignature, Head};

use super::{
    Beginning, Entered, LogLine, PaperSlip, Sealing, Slip, Store, StoreError, StoredCard, StoredSession, Taken,
};

/// A congress in a SQLite file.
pub struct Sqlite {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// `PRAGMA synchronous` as SQLite answers it for FULL.
const FULL: i64 = 2;
/// What SQLite answers where the disk has no room: for what is to be written (SQLITE_FULL), and for the index of its log
/// (SQLITE_IOERR_SHMSIZE, which is also for a disk that fails just there).
pub(super) const FULL_DISK: [&str; 2] = ["13", "4874"];

impl Sqlite {
    /// Opens the file, making it if need be, and brings it to this version's layout.
    ///
    /// # Errors
    /// If the file cannot be opened or migrated, a later version has written it, or SQLite would not sync every commit.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is overwritten: nothing of a confidential round is left in free pages.
            .pragma("secure_delete", "ON")
            // What a statement may have to take back is kept in memory, and in no file of its own.
            .pragma("temp_store", "MEMORY")
            .busy_timeout(std::time::Duration::from_secs(10));
        // A file does not hang up, and a connection does not age: all of them are opened here, and stay. One that a page opened
        // later would get its thread from those that stand back.
        let pool = |connections| {
            SqlitePoolOptions::new()
                .min_connections(connections)
                .max_connections(connections)
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
        };
        // Where a commit fails on a disk that is full or broken, the engine has rolled back by itself, and the connection goes
        // on counting a transaction that is not there: it is not used again.
        let writer = pool(1)
            .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
            .connect_with(options.clone())
            .await?;
        layout::upgrade(&writer).await?;
        let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&writer).await?;
        let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&writer).await?;
        if synchronous != FULL || journal != "wal" {
            return Err(StoreError::Unsafe(format!("synchronous is {synchronous}, the journal is {journal}")));
        }
        let readers = pool(4).connect_with(options.read_only(true)).await?;
        Ok(Self { writer, readers })
    }

    /// Copies the congress in the file `from`, as of one moment and also while it is served, into the empty file `into`.
    ///
    /// # Errors
    /// If `from` cannot be read, or `into` is not empty or cannot be written.
    pub async fn copy(from: &Path, into: &Path) -> Result<(), StoreError> {
        let options = SqliteConnectOptions::new().filename(from).busy_timeout(std::time::Duration::from_secs(10));
        let mut connection = options.connect().await?;
        sqlx::query("VACUUM INTO ?").bind(into.display().to_string()).execute(&mut connection).await?;
        Ok(connection.close().await?)
    }

    /// Lets go of the file: what is beside it goes into it.
    pub async fn close(self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// A transaction that holds the write lock from its start, so that it never has to upgrade.
    async fn write(&self) -> Result<Transaction<'static, Engine>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// A place in the log, as SQLite counts.
fn place(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn number(round: RoundNumber) -> i64 {
    i64::from(round.0)
}

fn holder(actor: &Actor) -> Result<String, StoreError> {
    Ok(serde_json::to_string(actor)?)
}

fn slip(row: &SqliteRow) -> Result<Slip, sqlx::Error> {
    Ok(Slip {
        round: RoundNumber(row.try_get::<u32, _>("round")?),
        delegate: DelegateId::new(row.try_get::<String, _>("delegate")?),
        mark: row.try_get("mark")?,
        reason: row.try_get("reason")?,
        proposal: row.try_get("proposal")?,
        cast_at: Moment(row.try_get("cast_at")?),
        key: row.try_get("key")?,
        salt: row.try_get("salt")?,
        spent: vec![],
    })
}

async fn read_ballots<'e>(
    executor: impl sqlx::Executor<'e, Database = Engine>,
    round: RoundNumber,
) -> Result<Vec<Slip>, StoreError> {
    let rows = sqlx::query("SELECT * FROM ballots WHERE round = ? ORDER BY delegate")
        .bind(number(round))
        .fetch_all(executor)
        .await?;
    Ok(rows.iter().map(slip).collect::<Result<_, _>>()?)
}

async fn write_lines(tx: &mut Transaction<'static, Engine>, lines: &[LogLine]) -> Result<(), StoreError> {
    for line in lines {
        let inserted = sqlx::query("INSERT INTO log (seq, entry, hash) VALUES (?, ?, ?)")
            .bind(place(line.seq))
            .bind(&line.entry)
            .bind(&line.hash)
            .execute(&mut **tx)
            .await;
        match inserted {
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                return Err(StoreError::Conflict);
            }
            other => other?,
        };
    }
    Ok(())
}

/// Writes as many ballots as the JSON array has rows, if their rounds are open. The last one of a delegate stands.
pub const WRITE_BALLOTS: &str = "INSERT INTO ballots (round, delegate, mark, reason, proposal, cast_at, key, salt)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(?)
     WHERE value ->> 0 IN (SELECT round FROM open_rounds)
     ON CONFLICT (round, delegate) DO UPDATE
     SET mark = excluded.mark, reason = excluded.reason, proposal = excluded.proposal,
         cast_at = excluded.cast_at, key = excluded.key, salt = excluded.salt";

/// Ballots as [`WRITE_BALLOTS`] takes them.
fn rows(batch: &[Slip]) -> Result<String, StoreError> {
    let rows = batch.iter().map(|slip| {
        let Slip { round, delegate, mark, reason, proposal, cast_at, key, salt, .. } = slip;
        (round.0, delegate.as_str(), mark, reason, proposal, cast_at.0, key, salt)
    });
    Ok(serde_json::to_string(&rows.collect::<Vec<_>>())?)
}

/// Writes ballots of open rounds; answers for each whether its round was open.
async fn write_ballots(tx: &mut Transaction<'static, Engine>, batch: &[Slip]) -> Result<Vec<bool>, StoreError> {
    let open: Vec<u32> = sqlx::query_scalar("SELECT round FROM open_rounds").fetch_all(&mut **tx).await?;
    sqlx::query(WRITE_BALLOTS).bind(rows(batch)?).execute(&mut **tx).await?;
    Ok(batch.iter().map(|slip| open.contains(&slip.round.0)).collect())
}

#[async_trait]
impl Store for Sqlite {
    async fn log(&self, after: u64) -> Result<Vec<LogLine>, StoreError> {
        let rows = sqlx::query("SELECT seq, entry, hash FROM log WHERE seq > ? ORDER BY seq")
            .bind(place(after))
            .fetch_all(&self.readers)
            .await?;
        let line = |row: &SqliteRow| {
            let seq: i64 = row.try_get("seq")?;
            Ok(LogLine { seq: seq.unsigned_abs(), entry: row.try_get("entry")?, hash: row.try_get("hash")? })
        };
        Ok(rows.iter().map(line).collect::<Result<_, sqlx::Error>>()?)
    }

    async fn append(&self, lines: &[LogLine], opens: Option<RoundNumber>) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        write_lines(&mut tx, lines).await?;
        if let Some(round) = opens {
            sqlx::query("INSERT INTO open_rounds (round) VALUES (?)").bind(number(round)).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn cast(&self, batch: &[Slip]) -> Result<Vec<Taken>, StoreError> {
        // A statement is a transaction by itself: ballots of one round it takes all, or none.
        if batch.windows(2).all(|pair| pair[0].round == pair[1].round) {
            let written = sqlx::query(WRITE_BALLOTS).bind(rows(batch)?).execute(&self.writer).await?.rows_affected();
            let taken = if written == 0 { Taken::Shut } else { Taken::Recorded };
            return Ok(vec![taken; batch.len()]);
        }
        let mut tx = self.write().await?;
        let taken = write_ballots(&mut tx, batch).await?;
        tx.commit().await?;
        Ok(taken.into_iter().map(|taken| if taken { Taken::Recorded } else { Taken::Shut }).collect())
    }

    async fn enter(&self, lines: &[LogLine], papers: &[PaperSlip]) -> Result<Entered, StoreError> {
        let mut tx = self.write().await?;
        let mut taken = Vec::new();
        for PaperSlip { slip, .. } in papers.iter().filter(|paper| !paper.replaces) {
            let recorded = sqlx::query("SELECT 1 FROM ballots WHERE round = ? AND delegate = ?")
                .bind(number(slip.round))
                .bind(slip.delegate.as_str());
            taken.extend(recorded.fetch_optional(&mut *tx).await?.map(|_| slip.delegate.clone()));
        }
        if !taken.is_empty() {
            return Ok(Entered::Taken(taken));
        }
        let slips: Vec<Slip> = papers.iter().map(|paper| paper.slip.clone()).collect();
        if write_ballots(&mut tx, &slips).await?.contains(&false) {
            return Ok(Entered::Shut);
        }
        write_lines(&mut tx, lines).await?;
        tx.commit().await?;
        Ok(Entered::Recorded)
    }

    async fn seal(&self, round: RoundNumber) -> Result<Box<dyn Sealing>, StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM open_rounds WHERE round = ?").bind(number(round)).execute(&mut *tx).await?;
        let slips = read_ballots(&mut *tx, round).await?;
        Ok(Box::new(sealing::Sealed { tx, slips }))
    }

    async fn ballots(&self, round: RoundNumber) -> Result<Vec<Slip>, StoreError> {
        read_ballots(&self.readers, round).await
    }

    async fn own_ballots(&self, delegate: &DelegateId, rounds: &[RoundNumber]) -> Result<Vec<Slip>, StoreError> {
        let rounds: Vec<u32> = rounds.iter().map(|round| round.0).collect();
        let rows = sqlx::query(
            "SELECT ballots.* FROM json_each(?) JOIN ballots ON round = value AND delegate = ? ORDER BY round",
        )
        .bind(serde_json::to_string(&rounds)?)
        .bind(delegate.as_str())
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(slip).collect::<Result<_, _>>()?)
    }

    async fn attempt(&self) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        // Nobody reads this number; writing it writes a page, and committing that syncs it.
        sqlx::query("PRAGMA user_version = 1").execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn put_head(&self, head: &Head) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO heads (seq, hash, key, signature) VALUES (?, ?, ?, ?)")
            .bind(place(head.seq))
            .bind(&head.hash)
            .bind(&head.key)
            .bind(&head.signature)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let rows = sqlx::query("SELECT * FROM heads ORDER BY seq").fetch_all(&self.readers).await?;
        let head = |row: &SqliteRow| {
            let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
            Ok(Head::kept(seq, row.try_get("hash")?, row.try_get("key")?, row.try_get("signature")?))
        };
        Ok(rows.iter().map(head).collect::<Result<_, sqlx::Error>>()?)
    }

    async fn put_countersignature(&self, countersignature: &Countersignature) -> Result<(), StoreError> {
        let Countersignature { seq, hash, name, key, signature, .. } = countersignature;
        sqlx::query(
            "INSERT OR REPLACE INTO countersignatures (seq, name, hash, key, signature) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(place(*seq))
        .bind(name)
        .bind(hash)
        .bind(key)
        .bind(signature)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn countersignatures(&self) -> Result<Vec<Countersignature>, StoreError> {
        let rows = sqlx::query("SELECT * FROM countersignatures ORDER BY seq, name").fetch_all(&self.readers).await?;
        let read = |row: &SqliteRow| {
            let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
            let (name, hash) = (row.try_get("name")?, row.try_get("hash")?);
            Ok(Countersignature::kept(seq, name, hash, row.try_get("key")?, row.try_get("signature")?))
        };
        Ok(rows.iter().map(read).collect::<Result<_, sqlx::Error>>()?)
    }

    async fn issue_cards(&self, cards: &[StoredCard]) -> Result<(), StoreError> {
        entering::issue_cards(self.write().await?, cards).await
    }

    async fn cards(&self) -> Result<Vec<(String, Actor)>, StoreError> {
        let rows = sqlx::query("SELECT digest, holder FROM cards").fetch_all(&self.readers).await?;
        rows.iter().map(held).collect()
    }

    async fn replaced_cards(&self) -> Result<Vec<(String, Actor)>, StoreError> {
        let rows = sqlx::query("SELECT digest, holder FROM replaced_cards").fetch_all(&self.readers).await?;
        rows.iter().map(held).collect()
    }

    async fn code(&self, delegate: &DelegateId) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar("SELECT hash FROM codes WHERE delegate = ?")
            .bind(delegate.as_str())
            .fetch_optional(&self.readers)
            .await?)
    }

    async fn begin_sessions(&self, beginnings: &[Beginning]) -> Result<Vec<bool>, StoreError> {
        entering::begin_sessions(self.write().await?, beginnings).await
    }

    async fn end_session(&self, digest: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE digest = ?").bind(digest).execute(&self.writer).await?;
        Ok(())
    }

    async fn sessions(&self) -> Result<Vec<StoredSession>, StoreError> {
        let rows = sqlx::query("SELECT digest, holder FROM sessions").fetch_all(&self.readers).await?;
        rows.iter().map(|row| held(row).map(|(digest, holder)| StoredSession { digest, holder })).collect()
    }

    async fn put_logo(&self, digest: &str, picture: &[u8]) -> Result<(), StoreError> {
        sqlx::query("INSERT OR IGNORE INTO logos (digest, picture) VALUES (?, ?)")
            .bind(digest)
            .bind(picture)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn logo(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = sqlx::query_scalar("SELECT picture FROM logos WHERE digest = ?").bind(digest);
        Ok(found.fetch_optional(&self.readers).await?)
    }
}

/// A digest with its holder, of a card or a session.
fn held(row: &SqliteRow) -> Result<(String, Actor), StoreError> {
    let holder: String = row.try_get("holder")?;
    Ok((row.try_get("digest")?, serde_json::from_str(&holder)?))
}
