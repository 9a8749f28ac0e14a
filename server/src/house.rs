//! The running congress: state, store, ballot box and live hub. The one place where commands are decided. How what was
//! decided reaches the log is in `house/log.rs`, how ballots reach the box in `house/casting.rs`, those on paper in `house/paper.rs`.

mod by_itself;
mod casting;
mod follow;
mod log;
mod paper;
mod picture;
mod secret;

use std::sync::Arc;

use app::port::Objection;
use arc_swap::ArcSwap;
use congress::ballot::{Ballot, Ballots, Mark};
use congress::command::{Actor, Command, Refusal};
use congress::roll::{DelegateId, DelegationId};
use congress::round::RoundNumber;
use congress::rules::Visibility;
use congress::state::{State, decide};
use congress::view::{self, Progress};
use tokio::sync::Mutex;
use tracing::Instrument;

use crate::ballot_box::{BallotBox, CastError};
use crate::clock;
use crate::export::{ExportError, Official};
use crate::live::Live;
use crate::record::{self, Heads, HeadsError, Key};
use crate::replay::{Replayed, replay};
use crate::seal;
use crate::store::{Slip, Store, StoreError};

pub use casting::Sending;
pub use paper::PaperBallot;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum HouseError {
    /// The rules do not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Ballots on paper cannot be entered, each for its reason; none of their form was.
    #[error("{} of the paper ballots cannot be entered", .0.len())]
    Papers(Vec<(DelegateId, Refusal)>),
    /// The store failed; nothing was acknowledged.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The ballot could not be recorded.
    #[error(transparent)]
    Cast(#[from] CastError),
    /// The log is not the one that was signed.
    #[error(transparent)]
    Heads(#[from] HeadsError),
    /// The log and its hashes do not fit together.
    #[error("the log is damaged at entry {seq}: {reason}")]
    Damaged {
        /// The place.
        seq: u64,
        /// What is wrong there.
        reason: String,
    },
}

/// A running congress.
pub struct House {
    store: Arc<dyn Store>,
    state: ArcSwap<State>,
    /// The hash of the last entry; whoever holds it may append.
    head: Mutex<String>,
    heads: Heads,
    ballots: BallotBox,
    live: Live,
    /// Those who want to be sure of what other nodes wrote until now.
    asking: follow::Asking,
}

impl House {
    /// Opens the congress in `store`: reads and checks the log, rebuilds the state, takes up the open round again and
    /// starts the clock. `key` signs the end of each round.
    ///
    /// # Errors
    /// If the store fails, or the log is damaged or is not the one that was signed.
    pub async fn open(store: Arc<dyn Store>, key: Key) -> Result<Arc<Self>, HouseError> {
        let signed = store.heads().await?;
        let Replayed { state, head, ends } = replay(&store.log(0).await?)?;
        let heads = Heads::open(store.clone(), key, signed, &ends).await?;
        let ballots = BallotBox::new(store.clone());
        if let Some(round) = state.latest_round() {
            ballots.turn_to(round, marked(&state, store.ballots(round.number).await?));
            ballots.ledger().mark(round.number, store.secret_ballots(round.number).await?.voters);
        }
        secret::wipe_what_is_left(&*store, &state).await?;
        let live = Live::new(&state);
        let (state, head) = (ArcSwap::from_pointee(state), Mutex::new(head));
        let (asking, asked) = follow::asking();
        let house = Arc::new(Self { store, state, head, heads, ballots, live, asking });
        tokio::spawn(house.clone().follow(asked));
        tokio::spawn(house.clone().keep_time());
        tokio::spawn(house.clone().tell_turnout());
        Ok(house)
    }

    /// The congress as of now.
    pub fn state(&self) -> Arc<State> {
        self.state.load_full()
    }

    /// The live hub.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// The ballot box.
    pub fn ballots(&self) -> &BallotBox {
        &self.ballots
    }

    /// The official result as of now, with the ballots of published rounds by names.
    ///
    /// # Errors
    /// If the store fails, or ballots are not those that were sealed.
    pub async fn official(&self) -> Result<Official, ExportError> {
        let official = Official::read(&self.state(), &*self.store).await?;
        Ok(Official { head: self.heads.fingerprint(), ..official })
    }

    /// The record as anyone can check it, signed.
    ///
    /// # Errors
    /// If the store fails, no round has ended, or ballots are not those that were sealed.
    pub async fn record(&self) -> Result<Vec<u8>, ExportError> {
        record::write(&*self.store, self.heads.key()).await
    }

    /// The signed heads of the log.
    pub fn heads(&self) -> &Heads {
        &self.heads
    }

    /// Tries whether the store can write.
    ///
    /// # Errors
    /// If it cannot.
    pub async fn try_store(&self) -> Result<(), StoreError> {
        self.store.attempt().await
    }

    /// How far the open round has got.
    pub fn progress(&self) -> Option<Progress> {
        let state = self.state();
        let round = state.open_round()?;
        Some(self.ballots.ledger().with_cast(|cast| view::progress(round, cast)))
    }

    /// Decides a command and makes it so. Runs to its end even if whoever asked goes away.
    ///
    /// # Errors
    /// If the rules refuse or the store fails; then nothing has changed.
    pub async fn ask(self: &Arc<Self>, actor: Actor, command: Command) -> Result<Arc<State>, HouseError> {
        Ok(self.ask_whether(actor, command).await?.0)
    }

    /// As [`House::ask`]; answers besides whether anything has changed by it.
    ///
    /// # Errors
    /// As [`House::ask`].
    pub async fn ask_whether(
        self: &Arc<Self>,
        actor: Actor,
        command: Command,
    ) -> Result<(Arc<State>, bool), HouseError> {
        let house = self.clone();
        run_to_end(async move {
            let (mut head, mut attempts) = (house.head.lock().await, 0);
            loop {
                let done = house.ask_once(&mut head, &actor, command.clone()).await;
                if !house.was_late(&mut head, &done, &mut attempts).await? {
                    return done;
                }
            }
        })
        .await
    }

    async fn ask_once(
        &self,
        head: &mut String,
        actor: &Actor,
        command: Command,
    ) -> Result<(Arc<State>, bool), HouseError> {
        let state = self.state();
        let now = clock::now();
        if let Command::Open(opening) = &command
            && opening.ruleset.visibility == Visibility::Secret
            && !self.store.keeps_secrets()
        {
            return Err(Refusal::SecretNeedsOneServer.into());
        }
        let events = decide(&state, actor, command, now)?;
        let changes = !events.is_empty();
        Ok((self.append(head, actor, events, now).await?, changes))
    }

    /// Closes a round: shuts the ballot box for it, counts every acknowledged ballot and appends the result.
    ///
    /// # Errors
    /// If the actor may not, the round is not open, or the store fails.
    pub async fn close(self: &Arc<Self>, actor: Actor, round: RoundNumber) -> Result<Arc<State>, HouseError> {
        let house = self.clone();
        run_to_end(async move {
            let (mut head, mut attempts) = (house.head.lock().await, 0);
            loop {
                let done = house.close_once(&mut head, &actor, round).await;
                if !house.was_late(&mut head, &done, &mut attempts).await? {
                    return done;
                }
            }
        })
        .await
    }

    async fn close_once(&self, head: &mut String, actor: &Actor, round: RoundNumber) -> Result<Arc<State>, HouseError> {
        let state = self.state();
        let now = clock::now();
        let closing = |ballots, seal| Command::Close { round, ballots, seal };
        // Ask first with an empty box: nobody who may not close gets as far as shutting it.
        decide(&state, actor, closing(Ballots::new(), String::new()), now)?;
        if state.round(round)?.is_secret() {
            let (ballots, seal) = self.shut(round).await?;
            let events = decide(&state, actor, closing(ballots, seal), now)?;
            return self.append(head, actor, events, now).await;
        }
        let mut sealing = self.ballots.seal(round).await?;
        let slips = sealing.take_slips();
        let seal = seal::seal(round, &slips).map_err(StoreError::from)?;
        let events = decide(&state, actor, closing(ballots_of(&state, slips), seal), now)?;
        let written = self.write(head, actor, events, now)?;
        sealing.append(&written.lines).await?;
        Ok(self.make_so(head, written).await)
    }

    /// Accepts a head's withdrawal of its delegation's objection: a new verdict on the same ballots.
    ///
    /// # Errors
    /// If the rules refuse or the store fails; then nothing has changed.
    pub async fn accept_withdrawal(
        self: &Arc<Self>,
        actor: Actor,
        round: RoundNumber,
        delegation: DelegationId,
    ) -> Result<Arc<State>, HouseError> {
        let slips = self.store.ballots(round).await?;
        let ballots = ballots_of(&self.state(), slips);
        self.ask(actor, Command::AcceptWithdrawal { round, delegation, ballots }).await
    }

    /// The objections raised in the latest round by delegates of `delegation`.
    pub fn objections(&self, delegation: &DelegationId) -> Vec<Objection> {
        let state = self.state();
        let bench = state.latest_round().and_then(|round| round.electorate.benches.get(delegation));
        let Some(bench) = bench else { return vec![] };
        let objections = self.ballots.ledger().objections();
        objections.into_iter().filter(|objection| bench.seats.contains_key(&objection.delegate)).collect()
    }

    /// The delegations with an objection in the open round whose head has declared nothing yet.
    pub fn waiting_objections(&self) -> Vec<DelegationId> {
        let state = self.state();
        let Some(round) = state.open_round() else { return vec![] };
        let objections = self.ballots.ledger().objections();
        let mut waiting: Vec<DelegationId> = objections
            .iter()
            .filter_map(|objection| round.electorate.delegation_of(&objection.delegate))
            .cloned()
            .collect();
        waiting.dedup();
        waiting.retain(|delegation| !round.declarations.contains_key(delegation));
        waiting
    }
}

/// Runs `work` in a task of its own, so that a client that hangs up cannot stop it half-way.
async fn run_to_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, HouseError>> + Send + 'static,
) -> Result<T, HouseError> {
    match tokio::spawn(work.in_current_span()).await {
        Ok(result) => result,
        Err(error) => Err(StoreError::Unsafe(format!("the work was cut off: {error}")).into()),
    }
}

fn mark_of(state: &State, slip: &Slip) -> Option<Mark> {
    let kind = state.round(slip.round).ok()?.ruleset.kind();
    Mark::parse(kind, &slip.mark).ok()
}

/// The ballots with their marks read; they were admitted once, so every one can be.
fn marked(state: &State, slips: Vec<Slip>) -> Vec<(Slip, Mark)> {
    slips.into_iter().filter_map(|slip| mark_of(state, &slip).map(|mark| (slip, mark))).collect()
}

fn ballots_of(state: &State, slips: Vec<Slip>) -> Ballots {
    marked(state, slips)
        .into_iter()
        .map(|(slip, mark)| (slip.delegate, Ballot { mark, reason: slip.reason, proposal: slip.proposal }))
        .collect()
}
