//! The waiting rooms of all nodes as one: a phone may ask at another node than the one that checks its code. What is kept for the
//! others is a number, or why somebody was not let in: never a ticket, and of whoever got in, nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

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
    /// Its holder was the `number`th to come to the node `at`.
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

/// The other nodes.
pub struct Elsewhere {
    door: Arc<Door>,
    /// What this node is called among them, until it stops.
    node: String,
}

impl Elsewhere {
    /// Those behind the same door, if there are any; they are told from now on how many this node has `checked`.
    pub fn behind(door: &Arc<Door>, checked: Arc<AtomicU64>) -> Option<Arc<Self>> {
        door.shared()?;
        let elsewhere = Arc::new(Self { door: door.clone(), node: link_secret() });
        tokio::spawn(elsewhere.clone().keep_telling(checked));
        Some(elsewhere)
    }

    async fn keep_telling(self: Arc<Self>, checked: Arc<AtomicU64>) {
        let mut clock = tokio::time::interval(TELLS);
        loop {
            clock.tick().await;
            self.keep(checked_at(&self.node), &checked.load(Ordering::Relaxed), GONE).await;
        }
    }

    /// Tells that the holder of the ticket with this digest waits here.
    pub async fn tell_waits(&self, ticket: &str, number: u64) {
        self.keep(holder_of(ticket), &Told::Waits { at: self.node.clone(), number }, KEPT).await;
    }

    /// Tells that the code was checked. Whoever was let in is known by the session.
    pub async fn tell_checked(&self, ticket: &str, entered: &Entered) {
        match entered {
            Err(error) => self.keep(holder_of(ticket), &Told::Refused(error.into()), KEPT).await,
            Ok(()) => drop(self.kept::<Told>(holder_of(ticket), true).await),
        }
    }

    /// How it stands with the holder of the ticket with this digest.
    pub async fn ask(&self, ticket: &str) -> Stands {
        match self.kept(holder_of(ticket), false).await {
            Some(Told::Refused(refusal)) => Stands::Checked(Err(refusal.into())),
            Some(Told::Waits { at, number }) => match self.kept(checked_at(&at), false).await {
                Some(checked) => Stands::waits(number, checked),
                None => Stands::Unknown,
            },
            None => Stands::Unknown,
        }
    }

    async fn keep(&self, name: String, what: &impl Serialize, time: Duration) {
        let kept = async {
            let what = serde_json::to_vec(what)?;
            match self.door.shared() {
                Some(shared) => shared.keep(&Waiting { name, what }, time).await,
                None => Ok(()),
            }
        };
        if let Err(error) = kept.await {
            tracing::warn!(%error, "the other nodes could not be told who waits");
        }
    }

    async fn kept<T: for<'de> Deserialize<'de>>(&self, name: String, take: bool) -> Option<T> {
        match self.door.shared()?.kept(&name, take).await {
            Ok(what) => serde_json::from_slice(&what?).ok(),
            Err(error) => {
                tracing::warn!(%error, "it could not be asked who waits at the other nodes");
                None
            }
        }
    }
}

fn holder_of(ticket: &str) -> String {
    format!("queue {ticket}")
}

fn checked_at(node: &str) -> String {
    format!("checked at {node}")
}
