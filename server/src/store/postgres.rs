//! The engine for several nodes: PostgreSQL 15 or newer. Any node writes at any time; races are decided by the log's places,
//! by a round's lock and by the ballots' keys, never by what a node believes.
//!
//! Whatever writes runs in a task of its own, so that a phone that goes away leaves no transaction half-way on a connection,
//! and again after a lost connection: each is made so that doing it twice is doing it once.

mod ballots;
mod connection;
mod entering;
mod log;
mod moving;
mod secret;
mod shared;
mod staff;
mod survey;

use std::sync::Arc;

use async_trait::async_trait;
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use sqlx::postgres::{PgPool, PgRow};
use sqlx::{Row, Transaction};
use tokio::sync::watch;

use super::{
    Beginning, Entered, LogLine, PaperSlip, Sealing, Shared, Slip, Store, StoreError, StoredCard, StoredSession, Taken,
};
use crate::record::{Countersignature, Head};

pub(super) use connection::is_passing;
pub use survey::Survey;

/// SQLSTATE of a disk without room.
pub(super) const FULL_DISK: &str = "53100";

type Tx = Transaction<'static, sqlx::Postgres>;

/// How many batches of ballots one node writes at a time: while one waits for its sync, the next is on its way.
const AT_A_TIME: usize = 2;

/// A congress in a PostgreSQL database.
pub struct Postgres {
    pool: PgPool,
    /// Moves whenever another node may have written.
    news: watch::Receiver<u64>,
}

/// A place in the log, as PostgreSQL counts.
fn place(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn number(round: RoundNumber) -> i32 {
    i32::try_from(round.0).unwrap_or(i32::MAX)
}

fn holder(actor: &Actor) -> Result<String, StoreError> {
    Ok(serde_json::to_string(actor)?)
}

/// A text as PostgreSQL can keep it: it has no place for the character NUL.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// A digest with its holder, of a card or a session.
fn held(row: &PgRow) -> Result<(String, Actor), StoreError> {
    let holder: String = row.try_get("holder")?;
    Ok((row.try_get("digest")?, serde_json::from_str(&holder)?))
}

#[async_trait]
impl Store for Postgres {
    fn shared(&self) -> Option<&dyn Shared> {
        Some(self)
    }

    fn batches_at_a_time(&self) -> usize {
        AT_A_TIME
    }

    async fn log(&self, after: u64) -> Result<Vec<LogLine>, StoreError> {
        log::read(&self.pool, after).await
    }

    async fn append(&self, lines: &[LogLine], opens: Option<RoundNumber>) -> Result<(), StoreError> {
        let lines: Arc<[LogLine]> = lines.into();
        self.write(move |pool| log::append(pool, lines.clone(), opens)).await
    }

    async fn cast(&self, batch: &[Slip]) -> Result<Vec<Taken>, StoreError> {
        let batch: Arc<[Slip]> = batch.into();
        self.write(move |pool| ballots::cast(pool, batch.clone())).await
    }

    async fn enter(&self, lines: &[LogLine], papers: &[PaperSlip]) -> Result<Entered, StoreError> {
        let (lines, papers): (Arc<[LogLine]>, Arc<[PaperSlip]>) = (lines.into(), papers.into());
        self.write(move |pool| ballots::enter(pool, lines.clone(), papers.clone())).await
    }

    async fn seal(&self, round: RoundNumber) -> Result<Box<dyn Sealing>, StoreError> {
        self.write(move |pool| ballots::seal(pool, round)).await
    }

    async fn ballots(&self, round: RoundNumber) -> Result<Vec<Slip>, StoreError> {
        ballots::read(&self.pool, round).await
    }

    async fn own_ballots(&self, delegate: &DelegateId, rounds: &[RoundNumber]) -> Result<Vec<Slip>, StoreError> {
        ballots::own(&self.pool, delegate, rounds).await
    }

    async fn attempt(&self) -> Result<(), StoreError> {
        self.write(log::attempt).await
    }

    async fn put_head(&self, head: &Head) -> Result<(), StoreError> {
        let head = head.clone();
        self.write(move |pool| log::put_head(pool, head.clone())).await
    }

    async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        log::heads(&self.pool).await
    }

    async fn put_countersignature(&self, countersignature: &Countersignature) -> Result<(), StoreError> {
        let one = countersignature.clone();
        self.write(move |pool| log::put_countersignature(pool, one.clone())).await
    }

    async fn countersignatures(&self) -> Result<Vec<Countersignature>, StoreError> {
        log::countersignatures(&self.pool).await
    }

    async fn issue_cards(&self, cards: &[StoredCard]) -> Result<(), StoreError> {
        let cards: Arc<[StoredCard]> = cards.into();
        self.write(move |pool| entering::issue_cards(pool, cards.clone())).await
    }

    async fn cards(&self) -> Result<Vec<(String, Actor)>, StoreError> {
        let rows = sqlx::query("SELECT digest, holder FROM cards ORDER BY digest").fetch_all(&self.pool).await?;
        rows.iter().map(held).collect()
    }

    async fn replaced_cards(&self) -> Result<Vec<(String, Actor)>, StoreError> {
        let rows = sqlx::query("SELECT digest, holder FROM replaced_cards").fetch_all(&self.pool).await?;
        rows.iter().map(held).collect()
    }

    async fn code(&self, delegate: &DelegateId) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar("SELECT hash FROM codes WHERE delegate = $1").bind(storable(delegate.as_str()));
        Ok(found.fetch_optional(&self.pool).await?)
    }

    /// Each in a transaction of its own: one that takes several people's locks could wait for another node's that does.
    async fn begin_sessions(&self, beginnings: &[Beginning]) -> Result<Vec<bool>, StoreError> {
        let mut begun = Vec::with_capacity(beginnings.len());
        for beginning in beginnings {
            let beginning = Arc::new(beginning.clone());
            begun.push(self.write(move |pool| entering::begin_session(pool, beginning.clone())).await?);
        }
        Ok(begun)
    }

    async fn end_session(&self, digest: &str) -> Result<(), StoreError> {
        let digest: Arc<str> = digest.into();
        self.write(move |pool| entering::end_session(pool, digest.clone())).await
    }

    async fn sessions(&self) -> Result<Vec<StoredSession>, StoreError> {
        let rows = sqlx::query("SELECT digest, holder FROM sessions ORDER BY digest").fetch_all(&self.pool).await?;
        rows.iter().map(|row| held(row).map(|(digest, holder)| StoredSession { digest, holder })).collect()
    }

    async fn put_logo(&self, digest: &str, picture: &[u8]) -> Result<(), StoreError> {
        let logo: Arc<(String, Vec<u8>)> = Arc::new((digest.to_owned(), picture.to_owned()));
        self.write(move |pool| log::put_logo(pool, logo.clone())).await
    }

    async fn logo(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = sqlx::query_scalar("SELECT picture FROM logos WHERE digest = $1").bind(digest);
        Ok(found.fetch_optional(&self.pool).await?)
    }
}
