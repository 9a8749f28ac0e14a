//! The waiting rooms of all nodes as one: a phone may ask at another node than the one that checks its code. What is kept for the
//! others is a number, or why somebody was not let in: never a ticket, and of whoever got in, nothing.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use app::port::Queued;
use serde::{Deserialize, Serialize};
use tokio::time::MissedTickBehavior;

use super::{Entered, Stands};
use crate::door::{Door, DoorError};
use crate::secret::link_secret;
use crate::store::{StoreError, Waiting};

/// How often a node tells how many it has checked.
const TELLS: Duration = Duration::from_secs(2);
/// After how long without a word a node is taken for gone, and with it those who wait at it.
const GONE: Duration = Duration::from_secs(10);
/// How long it is kept that somebody waits, or was refused.
const KEPT: Duration = Duration::from_secs(300);

/// What the others need know of a ticket.
#[derive(Serialize, Deserialize)]
enum Told {
    /// Its holder was the `number`th who had to wait at the node `at`.
    Waits { at: String, number: u64 },
    /// Its holder was not let in.
    Refused(Refusal),
}

/// Why, as far as it can come of typing a code.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Refusal {
    NoMatch,
    TooFast { seconds: u64 },
    Crowded,
    Failed,
}

impl From<&DoorError> for Refusal {
    fn from(error: &DoorError) -> Self {
        match error {
            DoorError::NoMatch => Self::NoMatch,
            DoorError::TooFast(wait) => Self::TooFast { seconds: wait.as_secs() },
            DoorError::Crowded => Self::Crowded,
            _ => Self::Failed,
        }
    }
}

impl From<Refusal> for DoorError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoMatch => Self::NoMatch,
            Refusal::TooFast { seconds } => Self::TooFast(Duration::from_secs(seconds)),
            Refusal::Crowded => Self::Crowded,
            Refusal::Failed => StoreError::Unsafe("another node could not check the code".into()).into(),
        }
    }
}

/// What is to be kept for the others.
struct Telling {
    told: Told,
    /// Whether it is.
    is_kept: bool,
}

/// The other nodes.
pub struct Elsewhere {
    door: Arc<Door>,
    /// What this node is called among them, until it stops.
    node: String,
    /// By the digest of the ticket, what they are told of those who wait here, and of whom they could not be told yet.
    telling: Mutex<HashMap<String, Telling>>,
    /// Since when the database has taken what nodes tell, as far as this one knows.
    open_since: Mutex<Instant>,
}

impl Elsewhere {
    /// Those behind the same door, if there are any; they are told from now on how many this node has `checked`.
    pub fn behind(door: &Arc<Door>, checked: Arc<AtomicU64>) -> Option<Arc<Self>> {
        door.shared()?;
        let (node, telling, open_since) = (link_secret(), Mutex::default(), Mutex::new(Instant::now()));
        let elsewhere = Arc::new(Self { door: door.clone(), node, telling, open_since });
        tokio::spawn(elsewhere.clone().keep_telling(checked));
        Some(elsewhere)
    }

    fn open_since(&self) -> MutexGuard<'_, Instant> {
        self.open_since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn telling<T>(&self, read: impl FnOnce(&mut HashMap<String, Telling>) -> T) -> T {
        read(&mut self.telling.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn keep_telling(self: Arc<Self>, checked: Arc<AtomicU64>) {
        let Some(shared) = self.door.shared() else { return };
        let mut clock = tokio::time::interval(TELLS);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let own = checked_at(&self.node);
        loop {
            clock.tick().await;
            let told = async {
                shared.clear_out().await?;
                let what = serde_json::to_vec(&checked.load(Ordering::Relaxed))?;
                shared.keep(&Waiting { name: own.clone(), what }, GONE).await
            };
            if let Err(error) = told.await {
                tracing::warn!(%error, "the other nodes could not be told how the queue moves");
                *self.open_since() = Instant::now();
                continue;
            }
            let untold = |telling: &mut HashMap<String, Telling>| -> Vec<String> {
                telling.iter().filter(|(_, telling)| !telling.is_kept).map(|(ticket, _)| ticket.clone()).collect()
            };
            for ticket in self.telling(untold) {
                self.tell(&ticket).await;
            }
        }
    }

    /// Tells that the holder of the ticket with this digest waits here.
    pub async fn tell_waits(&self, ticket: &str, number: u64) {
        let told = Told::Waits { at: self.node.clone(), number };
        self.telling(|telling| telling.insert(ticket.to_owned(), Telling { told, is_kept: false }));
        self.tell(ticket).await;
    }

    /// Tells that the code was checked. Whoever was let in is known by the session.
    pub async fn tell_checked(&self, ticket: &str, entered: &Entered) {
        match entered {
            Err(error) => {
                let told = Told::Refused(error.into());
                self.telling(|telling| telling.insert(ticket.to_owned(), Telling { told, is_kept: false }));
                self.tell(ticket).await;
            }
            Ok(()) => {
                self.telling(|telling| telling.remove(ticket));
                let Some(shared) = self.door.shared() else { return };
                if let Err(error) = shared.kept(&holder_of(ticket), true).await {
                    tracing::warn!(%error, "the other nodes could not be told that somebody waits no longer");
                }
            }
        }
    }

    /// Has kept what is to be told of a ticket. What cannot be kept now is kept later.
    async fn tell(&self, ticket: &str) {
        let told = self.telling(|telling| telling.get(ticket).map(|telling| serde_json::to_vec(&telling.told)));
        let (Some(Ok(what)), Some(shared)) = (told, self.door.shared()) else { return };
        match shared.keep(&Waiting { name: holder_of(ticket), what: what.clone() }, KEPT).await {
            Ok(()) => self.telling(|telling| {
                let Some(one) = telling.get_mut(ticket) else { return };
                // Something else may be to be told by now.
                one.is_kept = serde_json::to_vec(&one.told).is_ok_and(|now| now == what);
                if one.is_kept && matches!(one.told, Told::Refused(_)) {
                    telling.remove(ticket);
                }
            }),
            Err(error) => tracing::warn!(%error, "the other nodes could not be told who waits"),
        }
    }

    /// How it stands with the holder of the ticket with this digest.
    pub async fn ask(&self, ticket: &str) -> Stands {
        let unclear = |error: StoreError| {
            tracing::warn!(%error, "it could not be asked who waits at the other nodes");
            Stands::Waits(Queued { place: None })
        };
        match self.kept(&holder_of(ticket)).await {
            Ok(Some(Told::Refused(refusal))) => Stands::Checked(Err(refusal.into())),
            Ok(Some(Told::Waits { at, number })) => match self.kept(&checked_at(&at)).await {
                Ok(Some(checked)) => Stands::waits(number, checked),
                // Nothing could be told for a while: it may be told now.
                Ok(None) if self.open_since().elapsed() < GONE => Stands::Waits(Queued { place: None }),
                Ok(None) => Stands::Unknown,
                Err(error) => unclear(error),
            },
            Ok(None) => Stands::Unknown,
            Err(error) => unclear(error),
        }
    }

    async fn kept<T: for<'de> Deserialize<'de>>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let Some(shared) = self.door.shared() else { return Ok(None) };
        match shared.kept(name, false).await? {
            Some(what) => Ok(Some(serde_json::from_slice(&what)?)),
            None => Ok(None),
        }
    }
}

fn holder_of(ticket: &str) -> String {
    format!("queue {ticket}")
}

fn checked_at(node: &str) -> String {
    format!("checked at {node}")
}
