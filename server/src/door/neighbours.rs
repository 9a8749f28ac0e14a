//! The door beside those of other nodes: sessions that begin and end there, cards and staff that change there, and what has
//! to count together. Where one process serves the congress alone, everything is in its memory.

use app::port::Happening;
use congress::command::Actor;
use serde::{Deserialize, Serialize};
use tokio::sync::SemaphorePermit;

use super::guessing::{ATTEMPTS, CODES};
use super::second::{self, LONGEST_STEP};
use super::{Arrival, Door, DoorError, Visit, user_name};
use crate::seal::digest;
use crate::secret::link_secret;
use crate::store::{self, Store, StoreError};

/// How far this node has followed what others wrote.
#[derive(Default)]
pub struct Followed {
    ended: u64,
    entering: Option<u64>,
}

impl Followed {
    /// As of now: what is read of the store from here on is at least as new.
    pub async fn now(store: &dyn Store) -> Result<Self, StoreError> {
        let Some(shared) = store.shared() else { return Ok(Self::default()) };
        Ok(Self { ended: shared.ended_since(0).await?.1, entering: Some(shared.entering_revision().await?) })
    }
}

/// Somebody between the two steps, as it is kept for whichever node takes the second.
#[derive(Serialize, Deserialize)]
struct Kept {
    actor: Actor,
    how: String,
    browser: Option<String>,
    hash: String,
}

impl Door {
    /// Follows the other nodes for good.
    pub(super) async fn follow(&self) {
        let Some(shared) = self.store.shared() else { return };
        loop {
            shared.news().await;
            if let Err(error) = self.catch_up().await {
                tracing::warn!(%error, "the door cannot hear of the other nodes");
                tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            }
        }
    }

    /// Takes over what other nodes wrote until now.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        let Some(shared) = self.store.shared() else { return Ok(()) };
        let mut followed = self.followed.lock().await;
        let (ended, mark) = shared.ended_since(followed.ended).await?;
        self.write(|inside| {
            for (digest, ending) in ended {
                if let Some(visitor) = inside.sessions.remove(&digest) {
                    visitor.ended.cancel();
                }
                inside.ended.entry(digest).or_insert(ending);
            }
        });
        followed.ended = mark;
        let revision = shared.entering_revision().await?;
        if followed.entering != Some(revision) {
            let users = self.store.users().await?;
            let (cards, replaced) = (self.store.cards().await?, self.store.replaced_cards().await?);
            self.write(|inside| {
                inside.users = users.into_iter().map(|user| (user_name(&user.actor).to_owned(), user)).collect();
                inside.cards = cards.into_iter().filter(|(_, holder)| inside.is_known(holder)).collect();
                inside.replaced = replaced.into_iter().collect();
            });
            followed.entering = Some(revision);
        }
        Ok(())
    }

    /// Whose session this is, if it began on another node.
    pub(super) async fn visit_elsewhere(&self, digest: String) -> Visit {
        let Some(shared) = self.store.shared() else { return Visit::Stranger };
        match shared.session(&digest).await {
            Ok(Ok(actor)) => self.write(|inside| inside.begin(digest, actor).map_or(Visit::Stranger, Visit::Inside)),
            Ok(Err(ending)) => ending.map_or(Visit::Stranger, Visit::Ended),
            Err(error) => {
                tracing::warn!(%error, "a session could not be looked up");
                Visit::Unclear
            }
        }
    }

    /// Lets somebody try a password or a card's code: a place in this node's queue, and an attempt that counts on all.
    pub(super) async fn try_password(&self, name: &str) -> Result<SemaphorePermit<'_>, DoorError> {
        let place = self.guessing.try_password(name)?;
        self.take_attempt(name, ATTEMPTS).await?;
        Ok(place)
    }

    /// Lets somebody try a code of the second factor of `name`.
    pub(super) async fn try_code(&self, name: &str) -> Result<(), DoorError> {
        self.guessing.try_code(name)?;
        self.take_attempt(&format!("second step of {name}"), CODES).await
    }

    async fn take_attempt(&self, name: &str, (burst, period): (u32, std::time::Duration)) -> Result<(), DoorError> {
        let Some(shared) = self.store.shared() else { return Ok(()) };
        match shared.take_attempt(name, burst, period).await? {
            Some(wait) => Err(DoorError::TooFast(wait)),
            None => Ok(()),
        }
    }

    /// Lets somebody wait for the code of the second factor; answers what the second step is taken with.
    pub(super) async fn wait(&self, actor: Actor, arrival: Arrival, hash: String) -> Result<String, DoorError> {
        let Some(shared) = self.store.shared() else { return self.second.wait(actor, arrival, hash) };
        let Arrival { how, browser } = arrival;
        let token = link_secret();
        let kept = Kept { actor, how: how.as_str().to_owned(), browser, hash };
        let what = serde_json::to_vec(&kept).map_err(StoreError::from)?;
        shared.keep(&store::Waiting { name: second_step(&token), what }, LONGEST_STEP).await?;
        Ok(token)
    }

    /// Who waits with this token.
    pub(super) async fn waiting(&self, token: &str) -> Result<second::Waiting, DoorError> {
        let Some(shared) = self.store.shared() else { return self.second.waiting(token) };
        let what = shared.kept(&second_step(token), false).await?.ok_or(DoorError::NoFirstStep)?;
        let Kept { actor, how, browser, hash } = serde_json::from_slice(&what).map_err(StoreError::from)?;
        let how = Happening::parse(&how).ok_or(DoorError::NoFirstStep)?;
        Ok(second::Waiting::new(actor, Arrival { how, browser }, hash))
    }

    /// Nobody waits with this token any more.
    pub(super) async fn forget(&self, token: &str) -> Result<(), DoorError> {
        match self.store.shared() {
            Some(shared) => Ok(shared.kept(&second_step(token), true).await.map(drop)?),
            None => {
                self.second.forget(token);
                Ok(())
            }
        }
    }

    /// Begins to set up one's second factor; answers its secret.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn begin_second(&self, actor: &Actor) -> Result<String, DoorError> {
        let Some(shared) = self.store.shared() else { return Ok(self.second.begin(user_name(actor))) };
        let secret = second::secret();
        let what = secret.clone().into_bytes();
        shared.keep(&store::Waiting { name: set_up(actor), what }, LONGEST_STEP).await?;
        Ok(secret)
    }

    /// The secret that one is setting up.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn begun_second(&self, actor: &Actor) -> Result<Option<String>, DoorError> {
        let Some(shared) = self.store.shared() else { return Ok(self.second.begun(user_name(actor))) };
        let kept = shared.kept(&set_up(actor), false).await?;
        Ok(kept.and_then(|what| String::from_utf8(what).ok()))
    }

    /// The setting up is over.
    pub(super) async fn end_setting_up(&self, actor: &Actor) -> Result<(), DoorError> {
        if let Some(shared) = self.store.shared() {
            shared.kept(&set_up(actor), true).await?;
        }
        self.second.end(user_name(actor));
        Ok(())
    }
}

fn second_step(token: &str) -> String {
    format!("second step {}", digest(token.as_bytes()))
}

fn set_up(actor: &Actor) -> String {
    format!("second factor of {}", user_name(actor))
}
