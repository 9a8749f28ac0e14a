//! Confidential rounds in SQLite. While a round is open, the write-ahead log tells which marks and which sums were written
//! together; at its end all of it is written anew in the order of its keys, what was freed is overwritten, and the log is
//! cut to nothing.

use std::collections::BTreeMap;
use std::time::Duration;

use async_trait::async_trait;
use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use congress::rules::Kind;
use congress::secret::SecretBallots;
use sqlx::{Row, Sqlite as Engine, Transaction};

use super::{Sqlite, number};
use crate::store::{SecretStore, StoreError};

/// How often the write-ahead log is tried to be cut while somebody reads, and how long is waited between.
const PATIENCE: (u32, Duration) = (50, Duration::from_millis(100));

/// Writes marks and sums; every option has its row from the first ballot on, in one order.
async fn write(
    tx: &mut Transaction<'static, Engine>,
    round: RoundNumber,
    voters: impl Iterator<Item = &DelegateId>,
    choices: &BTreeMap<Choice, u64>,
) -> Result<(), StoreError> {
    for voter in voters {
        let marked = sqlx::query("INSERT INTO secret_marks (round, delegate) VALUES (?, ?)")
            .bind(number(round))
            .bind(voter.as_str())
            .execute(&mut **tx)
            .await;
        match marked {
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Err(StoreError::Conflict),
            other => other?,
        };
    }
    for choice in Choice::options(Kind::Vote) {
        sqlx::query(
            "INSERT INTO secret_choices (round, choice, times) VALUES (?, ?, ?)
             ON CONFLICT (round, choice) DO UPDATE SET times = times + excluded.times",
        )
        .bind(number(round))
        .bind(choice.as_str())
        .bind(i64::try_from(choices.get(choice).copied().unwrap_or_default()).unwrap_or(i64::MAX))
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

async fn read(tx: &mut Transaction<'static, Engine>, round: RoundNumber) -> Result<SecretBallots, StoreError> {
    let voters: Vec<String> = sqlx::query_scalar("SELECT delegate FROM secret_marks WHERE round = ? ORDER BY delegate")
        .bind(number(round))
        .fetch_all(&mut **tx)
        .await?;
    let rows = sqlx::query("SELECT choice, times FROM secret_choices WHERE round = ?")
        .bind(number(round))
        .fetch_all(&mut **tx)
        .await?;
    let mut choices = BTreeMap::new();
    for row in &rows {
        let word: String = row.try_get("choice")?;
        let choice = Choice::parse(Kind::Vote, &word);
        let choice =
            choice.ok_or_else(|| StoreError::Unsafe(format!("{word} is no option of a confidential round")))?;
        choices.insert(choice, row.try_get::<i64, _>("times")?.unsigned_abs());
    }
    Ok(SecretBallots { voters: voters.into_iter().map(DelegateId::new).collect(), choices })
}

#[async_trait]
impl SecretStore for Sqlite {
    async fn cast_secretly(
        &self,
        round: RoundNumber,
        voters: &[DelegateId],
        choices: &BTreeMap<Choice, u64>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let open: Option<i64> = sqlx::query_scalar("SELECT round FROM open_rounds WHERE round = ?")
            .bind(number(round))
            .fetch_optional(&mut *tx)
            .await?;
        if open.is_none() {
            return Ok(false);
        }
        write(&mut tx, round, voters.iter(), choices).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn seal_secret(&self, round: RoundNumber) -> Result<SecretBallots, StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM open_rounds WHERE round = ?").bind(number(round)).execute(&mut *tx).await?;
        let ballots = read(&mut tx, round).await?;
        sqlx::query("DELETE FROM secret_marks WHERE round = ?").bind(number(round)).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM secret_choices WHERE round = ?").bind(number(round)).execute(&mut *tx).await?;
        write(&mut tx, round, ballots.voters.iter(), &ballots.choices).await?;
        tx.commit().await?;
        if let Err(error) = self.wipe().await {
            // The result stands; the next start tries again.
            tracing::error!(%round, %error, "what was noted on the way of a confidential round is not wiped yet");
        }
        Ok(ballots)
    }

    async fn wipe(&self) -> Result<(), StoreError> {
        for _ in 0..PATIENCE.0 {
            let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.writer).await?;
            if busy == 0 {
                return Ok(());
            }
            tokio::time::sleep(PATIENCE.1).await;
        }
        Err(StoreError::Unsafe("the write-ahead log could not be cut: somebody reads the database all the time".into()))
    }

    async fn secret_ballots(&self, round: RoundNumber) -> Result<SecretBallots, StoreError> {
        let mut tx = self.readers.begin().await?;
        read(&mut tx, round).await
    }
}
