//! The door: who gets in, by card, by code or by password, and whose session is still good.

mod cards;
mod error;
mod guessing;
mod inside;
mod lobby;
mod neighbours;
mod second;
mod staff;

use std::sync::{Arc, PoisonError, RwLock};

use app::port::Happening;
use congress::command::Actor;
use congress::roll::DelegateId;
use prometheus_client::metrics::counter::Counter;
use tokio_util::sync::CancellationToken;

pub use error::DoorError;

pub use self::cards::{Card, NewCards};
use self::guessing::Guessing;
use self::inside::Inside;
use self::lobby::{Lobby, Turn};
use self::neighbours::Followed;
use self::second::SecondSteps;
use crate::clock;
use crate::hashing::Hashing;
use crate::seal::digest;
use crate::secret::{link_secret, normalised_code};
use crate::store::{Beginning, Proof, Shared, Store, StoreError, StoredSession, User};

/// How somebody comes.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// By what.
    pub how: Happening,
    /// From what browser, in a word.
    pub browser: Option<String>,
}

/// How far somebody got.
pub enum Entrance {
    /// Inside: the session's secret.
    Inside(String),
    /// To the second step, which is taken with this token.
    SecondStep(String),
}

/// What a session's secret turns out to be.
#[derive(Clone, Debug)]
pub enum Visit {
    /// A good session.
    Inside(Visitor),
    /// A session that was ended from elsewhere.
    Ended(Ending),
    /// Nothing known.
    Stranger,
    /// The store cannot say now.
    Unclear,
}

/// Why a session ended that its own device did not end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The same delegate entered on another phone.
    Moved,
    /// The secretariat issued a new card.
    Reissued,
    /// The person got another password, or changed how they come in.
    Reset,
    /// The person may not come in any more.
    Disabled,
}

impl Ending {
    /// Its name, as stores keep it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Reissued => "reissued",
            Self::Reset => "reset",
            Self::Disabled => "disabled",
        }
    }

    /// Reads what [`Ending::as_str`] wrote.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Moved, Self::Reissued, Self::Reset, Self::Disabled].into_iter().find(|ending| ending.as_str() == name)
    }
}

/// Whose card was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// A card that is good.
    Good(Actor),
    /// A card that was replaced by a new one.
    Replaced(Actor),
    /// No card of this congress.
    Unknown,
}

/// Somebody inside.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who.
    pub actor: Actor,
    /// Cancelled when the session ends.
    pub ended: CancellationToken,
}

/// The door of a congress. Sessions and cards are kept in memory as well, for every request asks.
pub struct Door {
    store: Arc<dyn Store>,
    inside: Arc<RwLock<Inside>>,
    hashing: Hashing,
    guessing: Guessing,
    second: SecondSteps,
    /// Held together by those who enter, and alone by whoever issues cards or changes the staff: no old secret begins a
    /// session once a new one is out.
    issuing: Arc<tokio::sync::RwLock<()>>,
    /// How far this node has followed what others wrote.
    followed: tokio::sync::Mutex<Followed>,
    lobby: Lobby,
    logins: Counter,
}

impl Door {
    /// Opens the door with the sessions and cards of `store`.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn open(store: Arc<dyn Store>) -> Result<Self, StoreError> {
        let followed = Followed::now(&*store).await?;
        let visitor = |actor| Visitor { actor, ended: CancellationToken::new() };
        let users = store.users().await?.into_iter().map(|user| (user_name(&user.actor).to_owned(), user)).collect();
        let mut inside = Inside { users, ..Inside::default() };
        let sessions = store.sessions().await?.into_iter().filter(|session| inside.is_known(&session.holder));
        inside.sessions = sessions.map(|session| (session.digest, visitor(session.holder))).collect();
        inside.cards = store.cards().await?.into_iter().filter(|(_, holder)| inside.is_known(holder)).collect();
        inside.replaced = store.replaced_cards().await?.into_iter().collect();
        let (hashing, guessing, second) = (Hashing::per_core(), Guessing::new(), SecondSteps::default());
        let inside = Arc::new(RwLock::new(inside));
        let lobby = Lobby::open(store.clone(), inside.clone());
        Ok(Self {
            store,
            inside,
            hashing,
            guessing,
            second,
            issuing: Arc::default(),
            followed: tokio::sync::Mutex::new(followed),
            lobby,
            logins: Counter::default(),
        })
    }

    fn read<T>(&self, read: impl FnOnce(&Inside) -> T) -> T {
        read(&self.inside.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, write: impl FnOnce(&mut Inside) -> T) -> T {
        self::write(&self.inside, write)
    }

    async fn turn(&self) -> Turn {
        self.issuing.clone().read_owned().await
    }

    /// How many sessions have begun since the start.
    pub fn logins(&self) -> &Counter {
        &self.logins
    }

    /// How many wait for their code or password to be checked.
    pub fn waiting_to_be_checked(&self) -> usize {
        self.hashing.waiting()
    }

    /// What other nodes at the same door share with this one: then the next request may come to any of them.
    pub fn shared(&self) -> Option<&dyn Shared> {
        self.store.shared()
    }

    /// Whose session a secret is.
    pub async fn visit(&self, secret: &str) -> Visit {
        let digest = digest(secret.as_bytes());
        let known = self.read(|inside| match (inside.sessions.get(&digest), inside.ended.get(&digest)) {
            (Some(visitor), _) => Some(Visit::Inside(visitor.clone())),
            (None, Some(ending)) => Some(ending.map_or(Visit::Stranger, Visit::Ended)),
            (None, None) => None,
        });
        match known {
            Some(visit) => visit,
            None => self.visit_elsewhere(digest).await,
        }
    }

    /// Whom the card with this secret would let in.
    pub fn invited(&self, secret: &str) -> Option<Actor> {
        self.read(|inside| inside.cards.get(&digest(secret.as_bytes())).cloned())
    }

    /// Whose card has, or had, this secret: for the desk, which checks its holder in.
    pub fn scanned(&self, secret: &str) -> Scanned {
        let digest = digest(secret.as_bytes());
        self.read(|inside| match (inside.cards.get(&digest), inside.replaced.get(&digest)) {
            (Some(holder), _) => Scanned::Good(holder.clone()),
            (None, Some(holder)) => Scanned::Replaced(holder.clone()),
            (None, None) => Scanned::Unknown,
        })
    }

    /// Enters with a card's secret.
    ///
    /// # Errors
    /// If there is no such card, or the store fails.
    pub async fn enter_by_card(&self, secret: &str, browser: Option<String>) -> Result<Entrance, DoorError> {
        let turn = self.turn().await;
        let actor = self.invited(secret).ok_or(DoorError::NoSuchCard)?;
        if actor.delegate().is_some() {
            return self.begin(actor, Proof::Card(digest(secret.as_bytes())), turn).await.map(Entrance::Inside);
        }
        let user = staff::find(&*self.store, user_name(&actor)).await?.filter(|user| user.actor == actor);
        let user = user.ok_or(DoorError::NoSuchCard)?;
        self.admit(user, Arrival { how: Happening::ByLink, browser }, turn).await
    }

    /// Enters as a delegate with the typed code; `secret` is then the session's. `typed` is how the person wrote the number.
    ///
    /// # Errors
    /// If id and code do not belong together or were tried too often, or the store fails.
    pub async fn enter_by_code(
        &self,
        delegate: &DelegateId,
        typed: &str,
        code: &str,
        secret: &str,
    ) -> Result<(), DoorError> {
        let place = self.try_password(&format!("code of {typed}")).await?;
        let hash = self.store.code(delegate).await?;
        if !self.hashing.verify(normalised_code(code), hash.clone()).await {
            return Err(DoorError::NoMatch);
        }
        drop(place);
        let turn = self.turn().await;
        if self.store.code(delegate).await? != hash {
            return Err(DoorError::NoMatch);
        }
        let hash = hash.ok_or(DoorError::NoMatch)?;
        self.begin_with(secret, Actor::Delegate(delegate.clone()), Proof::Code(hash), turn).await
    }

    /// Enters as staff with a password.
    ///
    /// # Errors
    /// If name and password do not belong together or were tried too often, the person is shut out, or the store fails.
    pub async fn enter_by_password(
        &self,
        name: &str,
        password: &str,
        browser: Option<String>,
    ) -> Result<Entrance, DoorError> {
        let name = name.trim();
        let place = self.try_password(&staff::password_of(name)).await?;
        let user = staff::find(&*self.store, name).await?;
        let hash = user.as_ref().map(|user| user.hash.clone());
        if !self.hashing.verify(password.to_owned(), hash).await {
            self.note_failure(name, browser);
            return Err(DoorError::NoMatch);
        }
        drop(place);
        let turn = self.turn().await;
        let user = user.ok_or(DoorError::NoMatch)?;
        let standing = staff::find(&*self.store, name).await?;
        let standing = standing.filter(|one| one.actor == user.actor && one.hash == user.hash);
        self.admit(standing.ok_or(DoorError::NoMatch)?, Arrival { how: Happening::ByPassword, browser }, turn).await
    }

    /// Enters with the code of one's second factor, after the first step.
    ///
    /// # Errors
    /// If the first step is missing, the code is wrong, used before or tried too often, or the store fails.
    pub async fn enter_by_second_step(&self, token: &str, code: &str) -> Result<String, DoorError> {
        let waiting = self.waiting(token).await?;
        let name = user_name(&waiting.actor);
        self.try_code(name).await?;
        let turn = self.turn().await;
        let user = staff::find(&*self.store, name)
            .await?
            .filter(|user| user.actor == waiting.actor && user.hash == waiting.hash && !user.disabled);
        let secret = user.and_then(|user| user.second).ok_or(DoorError::NoFirstStep)?;
        let step = second::step_of(&secret, code, clock::now());
        let is_fresh = match step {
            Some(step) => self.store.spend_code(name, step).await?,
            None => false,
        };
        if !is_fresh {
            self.note_failure(name, waiting.arrival.browser.clone());
            return Err(DoorError::WrongCode);
        }
        self.forget(token).await?;
        let session = self.begin(waiting.actor.clone(), Proof::Password(waiting.hash), turn).await?;
        self.note_login(name, waiting.arrival.how.and_code(), waiting.arrival.browser.clone()).await?;
        Ok(session)
    }

    /// Lets a member of the staff in, or to the second step.
    async fn admit(&self, user: User, arrival: Arrival, turn: Turn) -> Result<Entrance, DoorError> {
        if user.disabled {
            return Err(DoorError::Disabled);
        }
        if user.second.is_some() {
            return self.wait(user.actor, arrival, user.hash).await.map(Entrance::SecondStep);
        }
        let session = self.begin(user.actor.clone(), Proof::Password(user.hash), turn).await?;
        self.note_login(user_name(&user.actor), arrival.how, arrival.browser).await?;
        Ok(Entrance::Inside(session))
    }

    /// Begins a session; answers its secret.
    async fn begin(&self, actor: Actor, by: Proof, turn: Turn) -> Result<String, DoorError> {
        let secret = link_secret();
        self.begin_with(&secret, actor, by, turn).await.map(|()| secret)
    }

    /// Begins a session with this secret. A delegate has one active phone: a new one ends the old.
    async fn begin_with(&self, secret: &str, actor: Actor, by: Proof, turn: Turn) -> Result<(), DoorError> {
        let (alone, by_card) = (actor.delegate().is_some(), matches!(by, Proof::Card(_)));
        let session = StoredSession { digest: digest(secret.as_bytes()), holder: actor };
        let beginning = Beginning { session, at: clock::now(), alone, by };
        if !self.lobby.begin(beginning, turn).await? {
            return Err(if by_card { DoorError::NoSuchCard } else { DoorError::NoMatch });
        }
        self.logins.inc();
        Ok(())
    }

    /// Ends the session with this secret.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn leave(&self, secret: &str) -> Result<(), DoorError> {
        let digest = digest(secret.as_bytes());
        self.store.end_session(&digest).await?;
        if let Some(visitor) = self.write(|inside| inside.sessions.remove(&digest)) {
            visitor.ended.cancel();
        }
        Ok(())
    }

    /// Ends the sessions of the delegates who are gone, on whatever phone they are.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn expel(&self, is_gone: impl Fn(&DelegateId) -> bool) -> Result<(), DoorError> {
        let ended: Vec<(String, Visitor)> = self.write(|inside| {
            let gone = |_: &String, visitor: &mut Visitor| visitor.actor.delegate().is_some_and(&is_gone);
            inside.sessions.extract_if(gone).collect()
        });
        for (_, visitor) in &ended {
            visitor.ended.cancel();
        }
        let mut digests: Vec<String> = ended.into_iter().map(|(digest, _)| digest).collect();
        if self.store.shared().is_some() {
            // Where other nodes know them, these end them too.
            let sessions = self.store.sessions().await?.into_iter();
            let gone = sessions.filter(|session| session.holder.delegate().is_some_and(&is_gone));
            digests.extend(gone.map(|session| session.digest));
        }
        for digest in &digests {
            self.store.end_session(digest).await?;
        }
        Ok(())
    }
}

fn write<T>(inside: &RwLock<Inside>, write: impl FnOnce(&mut Inside) -> T) -> T {
    write(&mut inside.write().unwrap_or_else(PoisonError::into_inner))
}

/// The name by which staff log in; empty for delegates and the server's own actors.
pub fn user_name(actor: &Actor) -> &str {
    match actor {
        Actor::Chair(name) | Actor::Secretariat(name) | Actor::Teller(name) | Actor::Screen(name) => name,
        Actor::Delegate(_) | Actor::Clock | Actor::Operator => "",
    }
}
