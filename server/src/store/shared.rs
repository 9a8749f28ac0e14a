//! What several nodes need of a store that they share: what the others wrote meanwhile, and what must count together.

use std::time::Duration;

use async_trait::async_trait;
use congress::command::Actor;
use congress::round::RoundNumber;

use super::{Slip, StoreError};
use crate::door::Ending;

/// Something that somebody left at one node and may come for at another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// By what it is asked for.
    pub name: String,
    /// What it is.
    pub what: Vec<u8>,
}

/// A store that several nodes share.
///
/// What is new is asked for with a mark: zero at first, then the one that came with the last answer. What was written while
/// that answer was given comes once more, never less than once.
#[async_trait]
pub trait Shared: Send + Sync {
    /// The public key with which the congress signs: `mine`, unless a node with another one was first.
    async fn claim(&self, mine: &str) -> Result<String, StoreError>;

    /// Waits until another node may have written something, and no longer than a moment.
    async fn news(&self);

    /// The ballots of a round that are new, with the next mark.
    async fn ballots_since(&self, round: RoundNumber, mark: u64) -> Result<(Vec<Slip>, u64), StoreError>;

    /// The sessions, by digest, that have ended, why, and the next mark. Whoever left has no reason.
    async fn ended_since(&self, mark: u64) -> Result<(Vec<(String, Option<Ending>)>, u64), StoreError>;

    /// Whose session this is, or why it ended.
    async fn session(&self, digest: &str) -> Result<Result<Actor, Option<Ending>>, StoreError>;

    /// A number that is another one whenever cards were issued or the staff has changed.
    async fn entering_revision(&self) -> Result<u64, StoreError>;

    /// Takes one of the attempts on a name: `burst` in a row, then one every `period`. Answers how long to wait if there is
    /// none.
    async fn take_attempt(&self, name: &str, burst: u32, period: Duration) -> Result<Option<Duration>, StoreError>;

    /// Forgets what has been kept for its time, and attempts that do not count any more.
    async fn clear_out(&self) -> Result<(), StoreError>;

    /// Keeps something for so long.
    async fn keep(&self, waiting: &Waiting, time: Duration) -> Result<(), StoreError>;

    /// What is kept under this name; with `take`, it is kept no longer.
    async fn kept(&self, name: &str, take: bool) -> Result<Option<Vec<u8>>, StoreError>;
}
