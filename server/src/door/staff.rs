//! The staff at the door: adding, resetting, shutting out; their own passwords and second factors; and the watch over what
//! the command line changes meanwhile.

use std::sync::Arc;
use std::time::Duration;

use app::port::{Happening, Member, Note, Staff};
use congress::command::Actor;
use congress::roll_change::is_name;

use super::{Door, DoorError, Ending, second, user_name};
use crate::clock;
use crate::seal::digest;
use crate::secret::{SHORTEST_PASSWORD, generated_password};
use crate::store::{Store, StoreError, User};

/// The longest name of a user, in characters.
const LONGEST_NAME: usize = 60;
/// The longest password that is looked at, in characters.
const LONGEST_PASSWORD: usize = 500;
/// How often the door looks whether the command line has changed the staff.
const WATCH: Duration = Duration::from_secs(1);

/// The user of this name.
pub(super) async fn find(store: &dyn Store, name: &str) -> Result<Option<User>, StoreError> {
    Ok(store.users().await?.into_iter().find(|user| user_name(&user.actor) == name))
}

impl Door {
    /// The staff with what happened with each of them.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn staff(&self) -> Result<Staff, DoorError> {
        let notes = self.store.notes().await?;
        let member = |user: User| {
            let own = notes.iter().filter(|(name, _)| name == user_name(&user.actor));
            let notes = own.map(|(_, note)| note.clone()).collect();
            Member { actor: user.actor, disabled: user.disabled, second: user.second.is_some(), notes }
        };
        Ok(Staff(self.store.users().await?.into_iter().map(member).collect()))
    }

    /// Adds a member of the staff; answers the password, which nobody can read again.
    ///
    /// # Errors
    /// If the name is taken or cannot be one, or the store fails.
    pub async fn add(&self, actor: Actor, by: &str) -> Result<String, DoorError> {
        let name = user_name(&actor).to_owned();
        if !is_name(&name) || name.chars().count() > LONGEST_NAME {
            return Err(DoorError::BadName);
        }
        let (password, hash) = self.new_password().await?;
        let _changing = self.issuing.write().await;
        let users = self.store.users().await?;
        if users.iter().any(|user| user_name(&user.actor).to_lowercase() == name.to_lowercase()) {
            return Err(DoorError::NameTaken);
        }
        self.replace(User::new(actor, hash), None, Ending::Reset).await?;
        self.note(&name, Happening::Added, Some(by), None).await?;
        Ok(password)
    }

    /// Gives somebody another password and ends the second factor, cards and sessions; answers the password.
    ///
    /// # Errors
    /// If there is nobody of this name, or the store fails.
    pub async fn reset(&self, name: &str, by: &str) -> Result<(Actor, String), DoorError> {
        let (password, hash) = self.new_password().await?;
        let _changing = self.issuing.write().await;
        let user = find(&*self.store, name).await?.ok_or(DoorError::NoSuchUser)?;
        let actor = user.actor.clone();
        self.replace(User { hash, second: None, ..user }, None, Ending::Reset).await?;
        self.note(name, Happening::Reset, Some(by), None).await?;
        Ok((actor, password))
    }

    /// Shuts somebody out at once, or lets them in again.
    ///
    /// # Errors
    /// If there is nobody of this name, nobody of the secretariat could come in any more, or the store fails.
    pub async fn disable(&self, name: &str, disabled: bool, by: &str) -> Result<(), DoorError> {
        let _changing = self.issuing.write().await;
        let user = find(&*self.store, name).await?.ok_or(DoorError::NoSuchUser)?;
        if user.disabled == disabled {
            return Ok(());
        }
        if disabled {
            self.leave_a_secretary(name).await?;
        }
        self.replace(User { disabled, ..user }, None, Ending::Disabled).await?;
        self.note(name, if disabled { Happening::Disabled } else { Happening::Enabled }, Some(by), None).await
    }

    /// Removes somebody with all that is kept of them but what they did, which is in the log.
    ///
    /// # Errors
    /// If there is nobody of this name, nobody of the secretariat could come in any more, or the store fails.
    pub async fn remove(&self, name: &str) -> Result<(), DoorError> {
        let _changing = self.issuing.write().await;
        self.leave_a_secretary(name).await?;
        if !self.store.remove_user(name).await? {
            return Err(DoorError::NoSuchUser);
        }
        self.write(|inside| {
            let user = inside.users.remove(name);
            user.into_iter().for_each(|user| inside.shut_out(&user.actor, None, Ending::Disabled));
        });
        Ok(())
    }

    /// Whether somebody of the secretariat can still come in without this user.
    async fn leave_a_secretary(&self, name: &str) -> Result<(), DoorError> {
        let users = self.store.users().await?;
        let mut secretaries =
            users.iter().filter(|user| !user.disabled && matches!(user.actor, Actor::Secretariat(_))).peekable();
        let is_one = secretaries.clone().any(|user| user_name(&user.actor) == name);
        if is_one && secretaries.all(|user| user_name(&user.actor) == name) {
            return Err(DoorError::LastSecretary);
        }
        Ok(())
    }

    /// Gives oneself another password; one's other sessions end.
    ///
    /// # Errors
    /// If the present password is wrong or tried too often, the new one is too short, or the store fails.
    pub async fn change_password(
        &self,
        actor: &Actor,
        session: &str,
        (present, new): (&str, &str),
    ) -> Result<(), DoorError> {
        if !(SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&new.chars().count()) {
            return Err(DoorError::ShortPassword);
        }
        let name = user_name(actor);
        let place = self.try_password(&password_of(name)).await?;
        let user = find(&*self.store, name).await?.ok_or(DoorError::NoSuchUser)?;
        if !self.hashing.verify(present.to_owned(), Some(user.hash.clone())).await {
            return Err(DoorError::WrongPassword);
        }
        drop(place);
        let hash = self.hashing.hash(new.to_owned()).await?;
        self.replace_own(User { hash, ..user.clone() }, &user, session).await?;
        self.note(name, Happening::Changed, None, None).await
    }

    /// Sets one's second factor up with a first code; one's other sessions end.
    ///
    /// # Errors
    /// If none is being set up, the code is not from its secret, or the store fails.
    pub async fn confirm_second(&self, actor: &Actor, session: &str, code: &str) -> Result<(), DoorError> {
        let name = user_name(actor);
        let secret = self.begun_second(actor).await?.ok_or(DoorError::NotBegun)?;
        let step = second::step_of(&secret, code, clock::now()).ok_or(DoorError::Unconfirmed)?;
        let user = find(&*self.store, name).await?.ok_or(DoorError::NoSuchUser)?;
        self.replace_own(User { second: Some(secret), ..user.clone() }, &user, session).await?;
        self.store.spend_code(name, step).await?;
        self.end_setting_up(actor).await?;
        self.note(name, Happening::SecondBegun, None, None).await
    }

    /// Ends one's second factor with a last code.
    ///
    /// # Errors
    /// If the code is wrong, used before or tried too often, or the store fails.
    pub async fn end_second(&self, actor: &Actor, session: &str, code: &str) -> Result<(), DoorError> {
        let name = user_name(actor);
        self.try_code(name).await?;
        let user = find(&*self.store, name).await?.ok_or(DoorError::NoSuchUser)?;
        let secret = user.second.as_deref().ok_or(DoorError::NotBegun)?;
        let step = second::step_of(secret, code, clock::now()).ok_or(DoorError::WrongCode)?;
        if !self.store.spend_code(name, step).await? {
            return Err(DoorError::WrongCode);
        }
        self.replace_own(User { second: None, ..user.clone() }, &user, session).await?;
        self.note(name, Happening::SecondEnded, None, None).await
    }

    /// Whether one has a second factor.
    pub fn has_second(&self, actor: &Actor) -> bool {
        self.read(|inside| inside.users.get(user_name(actor)).is_some_and(|user| user.second.is_some()))
    }

    /// What somebody changes about their own access: nothing, if somebody else changed it meanwhile.
    async fn replace_own(&self, user: User, before: &User, session: &str) -> Result<(), DoorError> {
        let _changing = self.issuing.write().await;
        if find(&*self.store, user_name(&user.actor)).await?.as_ref() != Some(before) {
            return Err(DoorError::NoMatch);
        }
        self.replace(user, Some(&digest(session.as_bytes())), Ending::Reset).await
    }

    async fn new_password(&self) -> Result<(String, String), DoorError> {
        let password = generated_password();
        let hash = self.hashing.hash(password.clone()).await?;
        Ok((password, hash))
    }

    /// Puts a user in the place of the one before, whose cards and sessions end, but for the session `keep`.
    async fn replace(&self, user: User, keep: Option<&str>, ending: Ending) -> Result<(), DoorError> {
        self.store.put_user(&user, keep).await?;
        self.write(|inside| {
            inside.shut_out(&user.actor, keep, ending);
            inside.users.insert(user_name(&user.actor).to_owned(), user);
        });
        Ok(())
    }

    async fn note(
        &self,
        name: &str,
        what: Happening,
        by: Option<&str>,
        browser: Option<String>,
    ) -> Result<(), DoorError> {
        let note = Note { what, at: clock::now(), times: 1, by: by.map(str::to_owned), browser };
        Ok(self.store.note(name, &note).await?)
    }

    /// Notes a login.
    pub(super) async fn note_login(
        &self,
        name: &str,
        how: Happening,
        browser: Option<String>,
    ) -> Result<(), DoorError> {
        self.note(name, how, None, browser).await
    }

    /// Notes a failed attempt on a user's name, if there is one: apart, so that it takes as long as if there were none.
    pub(super) fn note_failure(&self, name: &str, browser: Option<String>) {
        if !self.read(|inside| inside.users.contains_key(name)) {
            return;
        }
        let (store, name) = (self.store.clone(), name.to_owned());
        let note = Note { what: Happening::Failed, at: clock::now(), times: 1, by: None, browser };
        tokio::spawn(async move {
            if let Err(error) = store.note(&name, &note).await {
                tracing::error!(%error, "a failed attempt could not be noted");
            }
        });
    }

    /// Adds a user, or gives the one of the same name another password and role, as the operator. A second factor ends,
    /// and who was shut out is let in.
    ///
    /// # Errors
    /// If the password cannot be hashed or stored.
    pub async fn put_user(&self, actor: Actor, password: String) -> Result<(), DoorError> {
        let user = User::new(actor, self.hashing.hash(password).await?);
        let name = user_name(&user.actor).to_owned();
        let _changing = self.issuing.write().await;
        let what = if find(&*self.store, &name).await?.is_some() { Happening::Reset } else { Happening::Added };
        self.replace(user, None, Ending::Reset).await?;
        self.note(&name, what, None, None).await
    }

    /// Looks every second whether the command line has changed the staff, and ends what its changes end. What other nodes
    /// change is followed closer.
    pub async fn keep_watch(self: Arc<Self>) {
        if self.store.shared().is_some() {
            return self.follow().await;
        }
        loop {
            tokio::time::sleep(WATCH).await;
            if let Err(error) = self.look().await {
                tracing::error!(%error, "the staff could not be read");
            }
            self.guessing.forget();
        }
    }

    async fn look(&self) -> Result<(), StoreError> {
        let _looking = self.issuing.write().await;
        let users = self.store.users().await?;
        self.write(|inside| {
            let standing: Vec<User> = inside.users.values().cloned().collect();
            for before in standing.into_iter().filter(|before| !users.contains(before)) {
                let is_there = users.iter().any(|user| user.actor == before.actor && !user.disabled);
                let ending = if is_there { Ending::Reset } else { Ending::Disabled };
                inside.shut_out(&before.actor, None, ending);
                inside.users.remove(user_name(&before.actor));
            }
            for user in users {
                inside.users.entry(user_name(&user.actor).to_owned()).or_insert(user);
            }
        });
        Ok(())
    }
}

/// By what guesses of a user's password are counted.
pub(super) fn password_of(name: &str) -> String {
    format!("password of {}", name.trim().to_lowercase())
}
