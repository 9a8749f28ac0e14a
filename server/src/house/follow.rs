//! A house beside those of other nodes: it reads on in the log that they write as well, takes note of the ballots that they
//! record, and decides anew what somebody else was faster with. Where one process serves the congress alone, it is always
//! current.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use congress::event::Event;
use congress::round::RoundNumber;
use congress::state::State;
use tokio::sync::{mpsc, oneshot};

use super::log::Written;
use super::{House, HouseError, marked};
use crate::replay::Replayed;
use crate::store::{Shared, StoreError};

/// How often a command is decided anew because another node was faster.
const ATTEMPTS: usize = 50;
/// How many may wait for an answer whether the house is current.
const LONGEST_QUEUE: usize = 16_384;
/// How long somebody waits for it.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long the house waits before it asks a database again that failed.
const PAUSE: Duration = Duration::from_millis(250);

/// The queue of those who want to be sure of what other nodes wrote until now.
pub(super) struct Asking {
    queue: mpsc::Sender<oneshot::Sender<()>>,
    is_current: AtomicBool,
}

/// The other end of the queue.
pub(super) type Asked = mpsc::Receiver<oneshot::Sender<()>>;

/// A queue with its ends.
pub(super) fn asking() -> (Asking, Asked) {
    let (queue, asked) = mpsc::channel(LONGEST_QUEUE);
    (Asking { queue, is_current: AtomicBool::new(true) }, asked)
}

impl House {
    /// Waits until this node knows what any node acknowledged before now; false if the store is not shared, or does not
    /// answer in time: then what is known is shown.
    pub async fn be_current(&self) -> bool {
        if self.store.shared().is_none() || !self.is_ready() {
            return false;
        }
        let (answer, current) = oneshot::channel();
        if self.asking.queue.try_send(answer).is_err() {
            return false;
        }
        matches!(tokio::time::timeout(PATIENCE, current).await, Ok(Ok(())))
    }

    /// Whether the house can record what is asked of it, as far as it knows.
    pub fn is_ready(&self) -> bool {
        self.asking.is_current.load(Ordering::Relaxed)
    }

    /// Follows what other nodes write, for good. All who ask while it is looked up are answered together by the next look.
    pub(super) async fn follow(self: Arc<Self>, mut asked: Asked) {
        let Some(shared) = self.store.shared() else { return };
        let (mut waiting, mut page) = (Vec::new(), Page::default());
        loop {
            let heard = tokio::select! {
                biased;
                count = asked.recv_many(&mut waiting, LONGEST_QUEUE) => if count == 0 { return } else { Ok(()) },
                () = shared.news() => self.heads.catch_up().await,
            };
            let caught_up = match heard {
                Ok(()) => self.catch_up(shared, &mut page).await,
                Err(error) => Err(error.into()),
            };
            self.asking.is_current.store(caught_up.is_ok(), Ordering::Relaxed);
            match caught_up {
                Ok(()) => {
                    for answer in waiting.drain(..) {
                        // Whoever waited may have gone away.
                        let _ = answer.send(());
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "this node cannot hear of the others");
                    waiting.clear();
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn catch_up(&self, shared: &dyn Shared, page: &mut Page) -> Result<(), HouseError> {
        // Looked up without the lock, so that nobody waits for it where there is nothing new.
        if !self.store.log(self.state().revision).await?.is_empty() {
            let mut head = self.head.lock().await;
            self.read_on(&mut head).await?;
        }
        let state = self.state();
        let Some(round) = state.latest_round().map(|round| round.number) else { return Ok(()) };
        if page.round != Some(round) {
            *page = Page { round: Some(round), mark: 0 };
        }
        let (slips, mark) = shared.ballots_since(round, page.mark).await?;
        page.mark = mark;
        let ballots = marked(&state, slips);
        if !ballots.is_empty() {
            self.ballots.note(ballots);
        }
        Ok(())
    }

    /// Reads what other nodes appended, and makes it so.
    async fn read_on(&self, head: &mut String) -> Result<(), HouseError> {
        let state = self.state();
        let lines = self.store.log(state.revision).await?;
        if lines.is_empty() {
            return Ok(());
        }
        let mut replayed = Replayed { state: State::clone(&state), head: head.clone(), ends: Vec::new() };
        let events: Vec<Event> = lines.iter().map(|line| replayed.follow(line)).collect::<Result<_, _>>()?;
        let Replayed { state, head: hash, ends } = replayed;
        let is_of_presence = events.iter().all(Event::is_of_presence);
        let mut written = Written { lines: vec![], state, hash, opens: None, is_new: false, ends, is_of_presence };
        for event in &events {
            written.note(event);
            if let Event::RoundReopened { round, .. } = event {
                self.ballots.ledger().end_phones(*round);
            }
        }
        self.make_so(head, written).await;
        Ok(())
    }

    /// Whether something was not done only because another node took its place in the log. Then what was written there has
    /// been read by now, and it is to be decided anew.
    pub(super) async fn was_late<T>(
        &self,
        head: &mut String,
        done: &Result<T, HouseError>,
        attempts: &mut usize,
    ) -> Result<bool, HouseError> {
        *attempts += 1;
        let late = matches!(done, Err(HouseError::Store(StoreError::Conflict)));
        if !late || *attempts > ATTEMPTS || self.store.shared().is_none() {
            return Ok(false);
        }
        self.read_on(head).await?;
        Ok(true)
    }
}

/// How far the ballots of the latest round are known.
#[derive(Default)]
struct Page {
    round: Option<RoundNumber>,
    mark: u64,
}
