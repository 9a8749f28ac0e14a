//! What the house needs kept: the log, the ballots and the credentials. One file per engine implements it.
//!
//! Every method that writes returns only after its transaction is durable.

mod layout;
mod postgres;
mod secret;
mod shared;
mod sqlite;
mod staff;
mod tables;

use async_trait::async_trait;
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use sqlx::migrate::MigrateError;

use crate::record::{Countersignature, Head};
pub use layout::Layout;
pub use postgres::{Postgres, Survey};
pub use secret::SecretStore;
pub use shared::{Shared, Waiting};
pub use sqlite::{Sqlite, WRITE_BALLOTS};
pub use staff::{StaffStore, User};
pub use tables::{Table, Tables};

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another writer took the place in the log.
    #[error("somebody else wrote to the log at the same moment; please try again")]
    Conflict,
    /// There is no room left on the disk.
    #[error("the disk of the database is full; make room on it, and try again ({0})")]
    Full(#[source] sqlx::Error),
    /// The engine failed.
    #[error("the database failed: {0}")]
    Engine(#[source] sqlx::Error),
    /// The database could not be brought to this version's layout.
    #[error("the database could not be prepared: {0}")]
    Migration(#[source] MigrateError),
    /// A later version has written the database.
    #[error(
        "the database was written by a later version of hemicycle (its layout is {found}, this version knows {known}); use \
         that version, or restore the copy that was made before it changed the database"
    )]
    Later {
        /// The latest migration in the database.
        found: i64,
        /// The latest one that this version knows.
        known: i64,
    },
    /// The engine does not promise what the house relies on.
    #[error("the database is not set up safely: {0}")]
    Unsafe(String),
    /// What was stored cannot be read.
    #[error("the database holds something unreadable: {0}")]
    Unreadable(#[from] serde_json::Error),
}

impl StoreError {
    /// Whether it failed only because a connection was lost or the database was busy: worth trying again.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Engine(error) if postgres::is_passing(error))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if is_full(&error) { Self::Full(error) } else { Self::Engine(error) }
    }
}

fn is_full(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code == postgres::FULL_DISK || sqlite::FULL_DISK.contains(&&*code))
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(failed) | MigrateError::ExecuteMigration(failed, _) if is_full(&failed) => {
                Self::Full(failed)
            }
            other => Self::Migration(other),
        }
    }
}

/// One line of the log as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// The entry as canonical JSON.
    pub entry: String,
    /// SHA-256 over the previous hash and the entry, hexadecimal.
    pub hash: String,
}

/// A ballot on its way into the box, or out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// In which round.
    pub round: RoundNumber,
    /// Whose.
    pub delegate: DelegateId,
    /// The mark as files write it.
    pub mark: String,
    /// Why.
    pub reason: Option<String>,
    /// The wording that an objecting delegate would accept.
    pub proposal: Option<String>,
    /// When the server took it.
    pub cast_at: Moment,
    /// By what the phone knows this ballot, so that sent again it is recognised.
    pub key: Option<String>,
    /// What keeps the commitment to it from being guessed: 128 random bits, hexadecimal.
    pub salt: String,
    /// The keys of ballots that are not to be recorded after it. An engine for several nodes keeps them; one that only this
    /// process writes to leaves them to the ledger, and returns none.
    pub spent: Vec<String>,
}

/// What became of a ballot that was to be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is recorded.
    Recorded,
    /// Its round takes no ballots from phones.
    Shut,
    /// It was recorded before, or another one has taken its place.
    Spent,
    /// The delegate's ballot came on paper.
    OnPaper,
}

/// A ballot on paper as it is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSlip {
    /// The ballot.
    pub slip: Slip,
    /// Whether it replaces one that is recorded.
    pub replaces: bool,
}

/// What became of ballots on paper: all of them are recorded, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// All are recorded, with the lines that tell of them.
    Recorded,
    /// Their round takes no ballots.
    Shut,
    /// Ballots of these delegates are recorded and were not to be replaced.
    Taken(Vec<DelegateId>),
}

/// A round that takes no ballots while its end is written. It takes them again if this is dropped before that, however it
/// comes to be dropped.
#[async_trait]
pub trait Sealing: Send {
    /// Takes out all ballots that were acknowledged, by delegate.
    fn take_slips(&mut self) -> Vec<Slip>;

    /// Appends the lines that tell of the round's end, which is for good from then on.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a place is taken: then the round takes ballots again.
    async fn append(self: Box<Self>, lines: &[LogLine]) -> Result<(), StoreError>;
}

/// By what somebody came in. It must be good still when the session begins: no old secret begins one once a new one is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The digest of a card's secret.
    Card(String),
    /// The hash of a delegate's typed code.
    Code(String),
    /// The hash of a password.
    Password(String),
}

/// A login that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// SHA-256 of the session's secret, hexadecimal.
    pub digest: String,
    /// Who is logged in.
    pub holder: Actor,
}

/// A session that is to begin.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The session.
    pub session: StoredSession,
    /// When.
    pub at: Moment,
    /// Whether all others of the same holder end.
    pub alone: bool,
    /// By what the holder came in.
    pub by: Proof,
}

/// What lets somebody in, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCard {
    /// SHA-256 of the secret in the card's link, hexadecimal.
    pub digest: String,
    /// Whom it lets in.
    pub holder: Actor,
    /// Argon2id hash of the typed code; only delegates have one.
    pub code: Option<String>,
}

/// The storage of one congress.
#[async_trait]
pub trait Store: StaffStore + SecretStore {
    /// What several nodes need of a store that they share; `None` if this process alone serves the congress.
    fn shared(&self) -> Option<&dyn Shared> {
        None
    }

    /// How many batches of ballots are worth writing at a time.
    fn batches_at_a_time(&self) -> usize {
        1
    }

    /// The log after place `after`, in order.
    async fn log(&self, after: u64) -> Result<Vec<LogLine>, StoreError>;

    /// Appends lines at the places they name; with `opens`, that round takes ballots from the same moment on.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a place is taken: then nothing is written.
    async fn append(&self, lines: &[LogLine], opens: Option<RoundNumber>) -> Result<(), StoreError>;

    /// Records a batch of ballots from phones in one transaction, a later one of the same delegate replacing the earlier.
    /// Answers, for each, what became of it.
    async fn cast(&self, batch: &[Slip]) -> Result<Vec<Taken>, StoreError>;

    /// Records ballots on paper and appends the lines that tell of them, in one transaction: after a crash both are there,
    /// or neither.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a place is taken: then nothing is written.
    async fn enter(&self, lines: &[LogLine], papers: &[PaperSlip]) -> Result<Entered, StoreError>;

    /// Ends the taking of ballots in a round as long as its end is being written.
    async fn seal(&self, round: RoundNumber) -> Result<Box<dyn Sealing>, StoreError>;

    /// The ballots of a round by delegate.
    async fn ballots(&self, round: RoundNumber) -> Result<Vec<Slip>, StoreError>;

    /// The ballots of one delegate in these rounds, in their order.
    async fn own_ballots(&self, delegate: &DelegateId, rounds: &[RoundNumber]) -> Result<Vec<Slip>, StoreError>;

    /// Writes what changes nothing, as durably as anything else: whether the store could.
    async fn attempt(&self) -> Result<(), StoreError>;

    /// Keeps a signed head.
    async fn put_head(&self, head: &Head) -> Result<(), StoreError>;

    /// All signed heads, by place.
    async fn heads(&self) -> Result<Vec<Head>, StoreError>;

    /// Keeps a countersignature, in place of an earlier one of the same name at the same place.
    async fn put_countersignature(&self, countersignature: &Countersignature) -> Result<(), StoreError>;

    /// All countersignatures, by place and name.
    async fn countersignatures(&self) -> Result<Vec<Countersignature>, StoreError>;

    /// Gives cards to their holders, in one transaction. A holder's earlier cards, codes and sessions end.
    async fn issue_cards(&self, cards: &[StoredCard]) -> Result<(), StoreError>;

    /// All valid cards: digests with their holders.
    async fn cards(&self) -> Result<Vec<(String, Actor)>, StoreError>;

    /// The cards that were replaced by a new one: digests with their holders. They let nobody in.
    async fn replaced_cards(&self) -> Result<Vec<(String, Actor)>, StoreError>;

    /// A delegate's typed code, as an Argon2id hash.
    async fn code(&self, delegate: &DelegateId) -> Result<Option<String>, StoreError>;

    /// Begins sessions, one after the other; for each, whether it has begun. It has not if what the holder came in by is good
    /// no more: then nothing of it has changed.
    async fn begin_sessions(&self, beginnings: &[Beginning]) -> Result<Vec<bool>, StoreError>;

    /// Ends a session.
    async fn end_session(&self, digest: &str) -> Result<(), StoreError>;

    /// All sessions.
    async fn sessions(&self) -> Result<Vec<StoredSession>, StoreError>;

    /// Keeps a picture, by its SHA-256 in hexadecimal.
    async fn put_logo(&self, digest: &str, picture: &[u8]) -> Result<(), StoreError>;

    /// The picture with this digest.
    async fn logo(&self, digest: &str) -> Result<Option<Vec<u8>>, StoreError>;
}
