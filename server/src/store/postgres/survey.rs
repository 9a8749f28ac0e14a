//! PostgreSQL: what can be said of a database before a node opens it, without changing anything in it.

use std::str::FromStr;
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use super::connection::{PATIENCE, check, layout, may_be_another};
use super::{Postgres, log};
use crate::clock;
use crate::store::{Layout, LogLine, StoreError};

/// How many commits are timed.
const COMMITS: usize = 50;

/// What was found.
#[derive(Debug)]
pub struct Survey {
    /// Its version, as it tells.
    pub version: String,
    /// How long half of the commits took until they were durable.
    pub commit: Duration,
    /// How far its clock is ahead of this machine's, in milliseconds; negative where it is behind.
    pub ahead: i64,
    /// Whether something else could pass for it on the way.
    pub may_be_another: bool,
    /// How it is laid out.
    pub layout: Layout,
    /// The log of its congress, where this version can read it.
    pub log: Vec<LogLine>,
}

impl Postgres {
    /// Looks at the database at this address.
    ///
    /// # Errors
    /// If it cannot be reached or read, is too old, was written by a later version, or would acknowledge what it has not synced.
    pub async fn survey(url: &str) -> Result<Survey, StoreError> {
        let options = PgConnectOptions::from_str(url)?.application_name("hemicycle doctor");
        let may_be_another = may_be_another(&options);
        let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(options).await?;
        check(&pool).await?;
        let layout = layout(&pool).await?;
        let log = match layout {
            Layout::Current => log::read(&pool, 0).await?,
            Layout::Empty | Layout::Earlier(_) => Vec::new(),
        };
        let version = sqlx::query_scalar("SELECT current_setting('server_version')").fetch_one(&pool).await?;
        let (commit, ahead) = (time_commits(&pool).await?, ahead(&pool).await?);
        pool.close().await;
        Ok(Survey { version, commit, ahead, may_be_another, layout, log })
    }
}

/// The median time of commits of a message that no table has and nobody reads.
async fn time_commits(pool: &PgPool) -> Result<Duration, StoreError> {
    let mut timed = Vec::with_capacity(COMMITS);
    for _ in 0..COMMITS {
        let start = Instant::now();
        sqlx::query("SELECT pg_logical_emit_message(true, 'hemicycle doctor', '')").execute(pool).await?;
        timed.push(start.elapsed());
    }
    timed.sort_unstable();
    Ok(timed[COMMITS / 2])
}

/// How far its clock is ahead: its answer is as of the middle between question and answer.
async fn ahead(pool: &PgPool) -> Result<i64, StoreError> {
    let asked = clock::now().0;
    let there: i64 =
        sqlx::query_scalar("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint").fetch_one(pool).await?;
    Ok(there - (asked + clock::now().0) / 2)
}
