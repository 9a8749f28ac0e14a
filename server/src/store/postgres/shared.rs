//! PostgreSQL: what the nodes tell each other through it.

use std::time::Duration;

use async_trait::async_trait;
use congress::command::Actor;
use congress::round::RoundNumber;
use sqlx::Row;
use sqlx::postgres::PgRow;

use super::{Postgres, ballots, held, number};
use crate::door::Ending;
use crate::seal::digest;
use crate::store::{Shared, Slip, StoreError, Waiting};

/// How long a node waits for news at most before it looks by itself.
const MOMENT: Duration = Duration::from_millis(250);

/// The present mark: what is written from now on has a transaction of this number or a later one.
fn mark_of(rows: &[PgRow]) -> Result<u64, sqlx::Error> {
    let mark = rows.first().map(|row| row.try_get::<String, _>("next_mark")).transpose()?;
    Ok(mark.and_then(|mark| mark.parse().ok()).unwrap_or(0))
}

#[async_trait]
impl Shared for Postgres {
    async fn claim(&self, mine: &str) -> Result<String, StoreError> {
        sqlx::query("INSERT INTO congress_key (key) VALUES ($1) ON CONFLICT DO NOTHING")
            .bind(mine)
            .execute(&self.pool)
            .await?;
        Ok(sqlx::query_scalar("SELECT key FROM congress_key").fetch_one(&self.pool).await?)
    }

    async fn news(&self) {
        let mut news = self.news.clone();
        let _ = tokio::time::timeout(MOMENT, news.changed()).await;
    }

    async fn ballots_since(&self, round: RoundNumber, mark: u64) -> Result<(Vec<Slip>, u64), StoreError> {
        let rows = sqlx::query(
            "SELECT now.next_mark, b.* FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS next_mark) AS now
             LEFT JOIN ballots b ON b.round = $1 AND b.written >= $2::xid8",
        )
        .bind(number(round))
        .bind(mark.to_string())
        .fetch_all(&self.pool)
        .await?;
        let mark = mark_of(&rows)?;
        let mut slips = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.try_get::<Option<String>, _>("delegate")?.is_some() {
                slips.push(ballots::slip(row)?);
            }
        }
        Ok((slips, mark))
    }

    async fn ended_since(&self, mark: u64) -> Result<(Vec<(String, Option<Ending>)>, u64), StoreError> {
        let rows = sqlx::query(
            "SELECT now.next_mark, e.digest, e.why FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS next_mark) AS now
             LEFT JOIN ended_sessions e ON e.written >= $1::xid8 AND $1 <> '0'",
        )
        .bind(mark.to_string())
        .fetch_all(&self.pool)
        .await?;
        let mark = mark_of(&rows)?;
        let mut ended = Vec::new();
        for row in &rows {
            if let Some(digest) = row.try_get::<Option<String>, _>("digest")? {
                ended.push((digest, Ending::parse(&row.try_get::<String, _>("why")?)));
            }
        }
        Ok((ended, mark))
    }

    async fn session(&self, digest: &str) -> Result<Result<Actor, Option<Ending>>, StoreError> {
        let found = sqlx::query("SELECT digest, holder FROM sessions WHERE digest = $1").bind(digest);
        if let Some(row) = found.fetch_optional(&self.pool).await? {
            return Ok(Ok(held(&row)?.1));
        }
        let why: Option<String> = sqlx::query_scalar("SELECT why FROM ended_sessions WHERE digest = $1")
            .bind(digest)
            .fetch_optional(&self.pool)
            .await?;
        Ok(Err(why.and_then(|why| Ending::parse(&why))))
    }

    async fn entering_revision(&self) -> Result<u64, StoreError> {
        let revision: i64 = sqlx::query_scalar("SELECT revision FROM entering").fetch_one(&self.pool).await?;
        Ok(revision.unsigned_abs())
    }

    async fn take_attempt(&self, name: &str, burst: u32, period: Duration) -> Result<Option<Duration>, StoreError> {
        // Each attempt moves the moment at which a name is free of all of them by one period.
        let ahead: Option<f64> = sqlx::query_scalar(
            "INSERT INTO guesses AS g (name, free_at) VALUES ($1, extract(epoch FROM clock_timestamp()) + $2)
             ON CONFLICT (name) DO UPDATE
             SET free_at = greatest(g.free_at, extract(epoch FROM clock_timestamp())) + $2
             WHERE g.free_at - extract(epoch FROM clock_timestamp()) <= $2 * ($3 - 1)
             RETURNING free_at",
        )
        .bind(digest(name.as_bytes()))
        .bind(period.as_secs_f64())
        .bind(f64::from(burst))
        .fetch_optional(&self.pool)
        .await?;
        if ahead.is_some() {
            return Ok(None);
        }
        let free_in: Option<f64> = sqlx::query_scalar(
            "SELECT free_at - extract(epoch FROM clock_timestamp())::float8 FROM guesses WHERE name = $1",
        )
        .bind(digest(name.as_bytes()))
        .fetch_optional(&self.pool)
        .await?;
        let wait = free_in.unwrap_or_default() - period.as_secs_f64() * f64::from(burst.saturating_sub(1));
        Ok(Some(Duration::from_secs_f64(wait.max(0.001))))
    }

    async fn clear_out(&self) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM waiting WHERE until < extract(epoch FROM clock_timestamp()) * 1000")
            .execute(&self.pool)
            .await?;
        sqlx::query("DELETE FROM guesses WHERE free_at < extract(epoch FROM clock_timestamp())")
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn keep(&self, waiting: &Waiting, time: Duration) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO waiting (name, what, until)
             VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint + $3)
             ON CONFLICT (name) DO UPDATE SET what = excluded.what, until = excluded.until",
        )
        .bind(&waiting.name)
        .bind(&waiting.what)
        .bind(i64::try_from(time.as_millis()).unwrap_or(i64::MAX / 2))
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    async fn kept(&self, name: &str, take: bool) -> Result<Option<Vec<u8>>, StoreError> {
        let found = if take {
            sqlx::query_scalar(
                "DELETE FROM waiting WHERE name = $1 AND until >= extract(epoch FROM clock_timestamp()) * 1000
                 RETURNING what",
            )
        } else {
            sqlx::query_scalar(
                "SELECT what FROM waiting WHERE name = $1 AND until >= extract(epoch FROM clock_timestamp()) * 1000",
            )
        };
        Ok(found.bind(name).fetch_optional(&self.pool).await?)
    }
}
