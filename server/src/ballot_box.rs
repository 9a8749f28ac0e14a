//! The ballot box: many ballots, one transaction, then the acknowledgements.
//!
//! A single task owns the writing. While one commit is being synced, ballots queue; the next commit takes all of
//! them. Where the store has several connections, two are under way at a time, never with ballots of the same delegate. Closing a round goes through the same queue, so every ballot that was queued before it is inside; and so do ballots
//! on paper, so that one is either there before a phone's and told of it, or after it and replaces it knowingly.

mod secret;
mod writing;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::port::Recorded;
use congress::ballot::{Choice, Mark};
use congress::roll::DelegateId;
use congress::round::{Round, RoundNumber};
use congress::secret::SecretBallots;
use tokio::sync::{mpsc, oneshot, watch};

use self::secret::SecretBallot;
use self::writing::Writer;
use crate::ledger::Ledger;
use crate::metrics::BoxFigures;
use crate::store::{LogLine, PaperSlip, Sealing, Slip, Store, StoreError};

/// How many ballots one transaction takes at most.
pub const LARGEST_BATCH: usize = 1_024;
/// How many ballots may wait; more are refused at once rather than acknowledged late.
const LONGEST_QUEUE: usize = 16_384;

/// Why a ballot was not recorded.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CastError {
    /// The round had closed by the time the ballot came to be written.
    #[error("the round has closed")]
    Shut,
    /// It was recorded before, by another node, or another one was in its place.
    #[error("it was recorded before")]
    Spent,
    /// The delegate has sent another ballot in its place.
    #[error("another ballot took its place")]
    Replaced,
    /// A confidential ballot of the delegate is in the box.
    #[error("a confidential ballot is cast once")]
    Once,
    /// The delegate's ballot came on paper meanwhile.
    #[error("the ballot was recorded on paper")]
    OnPaper,
    /// Too many ballots wait to be written.
    #[error("too many ballots at once")]
    Full,
    /// The database does not answer.
    #[error("the database does not answer")]
    Away,
    /// The disk has no room for it.
    #[error("the ballot could not be stored: the disk is full")]
    DiskFull,
    /// The store failed, or the box is gone with the server.
    #[error("the ballot could not be stored: {0}")]
    Failed(String),
}

/// Why ballots on paper were not entered; none of them was.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// Ballots of these delegates are recorded and were not to be replaced.
    #[error("ballots are recorded already")]
    Recorded(Vec<DelegateId>),
    /// The round takes no ballots.
    #[error("the round has closed")]
    Shut,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A ballot on paper on its way into the box.
pub struct Entering {
    /// The ballot.
    pub paper: PaperSlip,
    /// What is marked on it.
    pub mark: Mark,
}

enum Request {
    Cast { slip: Slip, mark: Mark, answer: oneshot::Sender<Result<Recorded, CastError>> },
    CastSecretly(SecretBallot),
    Alone(Alone),
}

/// What is done while no ballots are being written.
enum Alone {
    Enter { lines: Vec<LogLine>, papers: Vec<Entering>, answer: oneshot::Sender<Result<(), EnterError>> },
    Seal { round: RoundNumber, answer: oneshot::Sender<Result<Box<dyn Sealing>, StoreError>> },
    SealSecret { round: RoundNumber, answer: oneshot::Sender<Result<SecretBallots, StoreError>> },
    Rest { answer: oneshot::Sender<()> },
}

/// The way into the box; clones share it.
#[derive(Clone)]
pub struct BallotBox {
    queue: mpsc::Sender<Request>,
    ledger: Arc<Ledger>,
    changes: watch::Sender<()>,
    figures: BoxFigures,
    largest_batch: Arc<AtomicUsize>,
}

impl BallotBox {
    /// Starts the box's task over `store`.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let (queue, requests) = mpsc::channel(LONGEST_QUEUE);
        let ballot_box = Self {
            queue,
            ledger: Arc::default(),
            changes: watch::Sender::new(()),
            figures: BoxFigures::new(),
            largest_batch: Arc::new(AtomicUsize::new(LARGEST_BATCH)),
        };
        let BallotBox { ledger, changes, figures, largest_batch, .. } = ballot_box.clone();
        tokio::spawn(writing::run(requests, Writer { store, ledger, changes, figures }, largest_batch));
        ballot_box
    }

    /// Lets one transaction take no more than `most` ballots: to measure what batches are worth.
    pub fn limit_batches(&self, most: usize) {
        self.largest_batch.store(most.max(1), Ordering::Relaxed);
    }

    /// Turns the ledger to a round with what is already recorded in it.
    pub fn turn_to(&self, round: &Round, ballots: impl IntoIterator<Item = (Slip, Mark)>) {
        self.ledger.turn_to(round, ballots);
        self.changes.send_replace(());
    }

    /// What is recorded in the latest round.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Puts an admitted ballot in the box; answers once it is durable.
    ///
    /// # Errors
    /// If the round has closed meanwhile, the queue is full or the store fails; then nothing is recorded.
    pub async fn cast(&self, slip: Slip, mark: Mark) -> Result<Recorded, CastError> {
        let (answer, recorded) = oneshot::channel();
        let queued = self.queue.try_send(Request::Cast { slip, mark, answer }).map_err(|_| CastError::Full);
        let recorded = match queued {
            Ok(()) => recorded.await.unwrap_or_else(|_| Err(CastError::Failed("the server is stopping".into()))),
            Err(full) => Err(full),
        };
        if recorded.is_err() {
            self.figures.refused.inc();
        }
        recorded
    }

    /// Puts an admitted confidential ballot in the box; answers once it is durable.
    ///
    /// # Errors
    /// If the delegate has cast before, the round has closed meanwhile, the queue is full or the store fails; then nothing is
    /// recorded.
    pub async fn cast_secretly(
        &self,
        round: RoundNumber,
        delegate: DelegateId,
        choice: Choice,
    ) -> Result<(), CastError> {
        let (answer, recorded) = oneshot::channel();
        let ballot = SecretBallot { round, delegate, choice, answer };
        self.queue.try_send(Request::CastSecretly(ballot)).map_err(|_| CastError::Full)?;
        recorded.await.unwrap_or_else(|_| Err(CastError::Failed("the server is stopping".into())))
    }

    /// Puts ballots on paper in the box, with the lines of the log that tell of them; all of it is durable, or nothing is.
    ///
    /// # Errors
    /// If one of them would replace a ballot that it is not to replace, the round has closed, or the store fails.
    pub async fn enter(&self, lines: Vec<LogLine>, papers: Vec<Entering>) -> Result<(), EnterError> {
        let (answer, entered) = oneshot::channel();
        self.alone(Alone::Enter { lines, papers, answer }).await?;
        entered.await.map_err(|_| stopped())?
    }

    /// Ends the taking of ballots in a round while its end is written; with all that were acknowledged.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn seal(&self, round: RoundNumber) -> Result<Box<dyn Sealing>, StoreError> {
        let (answer, sealed) = oneshot::channel();
        self.alone(Alone::Seal { round, answer }).await?;
        sealed.await.map_err(|_| stopped())?
    }

    /// Takes note of ballots that other nodes recorded.
    pub fn note(&self, ballots: Vec<(Slip, Mark)>) {
        self.ledger.enter(ballots);
        self.changes.send_replace(());
    }

    /// As [`BallotBox::seal`], of a confidential round.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn seal_secret(&self, round: RoundNumber) -> Result<SecretBallots, StoreError> {
        let (answer, sealed) = oneshot::channel();
        self.alone(Alone::SealSecret { round, answer }).await?;
        sealed.await.map_err(|_| stopped())?
    }

    /// Returns when everything that was put in before is written.
    pub async fn rest(&self) {
        let (answer, rested) = oneshot::channel();
        if self.alone(Alone::Rest { answer }).await.is_ok() {
            let _ = rested.await;
        }
    }

    async fn alone(&self, what: Alone) -> Result<(), StoreError> {
        self.queue.send(Request::Alone(what)).await.map_err(|_| stopped())
    }

    /// What is measured of the box.
    pub fn figures(&self) -> &BoxFigures {
        &self.figures
    }

    /// How many requests wait to be written.
    pub fn waiting(&self) -> usize {
        LONGEST_QUEUE - self.queue.capacity()
    }

    /// Tells whenever ballots were recorded.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }
}

fn stopped() -> StoreError {
    StoreError::Unsafe("the ballot box has stopped".into())
}
