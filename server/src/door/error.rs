//! Why the door does not let somebody in, or does not do what is asked of it.

use std::sync::Arc;
use std::time::Duration;

use app::failure::{Failure, too_fast};
use congress::text::Language;

use crate::hashing::HashingError;
use crate::secret::SHORTEST_PASSWORD;
use crate::store::StoreError;

/// Why the door said no.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// The link is not, or no longer, a valid card.
    #[error("this link is no longer valid")]
    NoSuchCard,
    /// Id and code, or name and password, do not belong together.
    #[error("name and password do not belong together")]
    NoMatch,
    /// The password is right, and the person may not come in for the time being.
    #[error("this access is disabled")]
    Disabled,
    /// The code of the second factor is wrong, or was used before.
    #[error("this code is not, or no longer, valid")]
    WrongCode,
    /// The first step of the login is missing or too long ago.
    #[error("log in with name and password first")]
    NoFirstStep,
    /// The name was tried too often: when it may be tried again.
    #[error("too many attempts; try again in {} seconds", .0.as_secs() + 1)]
    TooFast(Duration),
    /// Too many people wait for their password to be checked.
    #[error("too many people are logging in at once; try again in a moment")]
    Crowded,
    /// There is a user of this name.
    #[error("there is a user of this name already")]
    NameTaken,
    /// Nobody can be called so.
    #[error("a name is on one line and has 1 to 60 characters")]
    BadName,
    /// There is no user of this name.
    #[error("there is no user of this name")]
    NoSuchUser,
    /// Nobody of the secretariat could come in any more.
    #[error("this is the last member of the secretariat who can log in")]
    LastSecretary,
    /// The new password is too short.
    #[error("a password has at least {SHORTEST_PASSWORD} characters")]
    ShortPassword,
    /// The password that was typed to prove who asks is wrong.
    #[error("this is not the present password")]
    WrongPassword,
    /// The code does not come from the secret that is being set up.
    #[error("this code does not fit the secret")]
    Unconfirmed,
    /// No second factor is being set up.
    #[error("no second factor is being set up")]
    NotBegun,
    /// The store failed.
    #[error(transparent)]
    Store(Arc<StoreError>),
    /// The password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
}

impl From<StoreError> for DoorError {
    fn from(error: StoreError) -> Self {
        Self::Store(Arc::new(error))
    }
}

impl DoorError {
    /// What the person is told.
    pub fn sentence(&self, language: Language) -> String {
        let failure = match self {
            Self::TooFast(wait) => return too_fast(language, wait.as_secs() + 1),
            Self::NoSuchCard => Failure::NoSuchCard,
            Self::NoMatch => Failure::NoMatch,
            Self::Disabled => Failure::Disabled,
            Self::WrongCode => Failure::WrongCode,
            Self::NoFirstStep => Failure::NoFirstStep,
            Self::Crowded => Failure::Crowded,
            Self::NameTaken => Failure::NameTaken,
            Self::BadName => Failure::BadUserName,
            Self::NoSuchUser => Failure::NoSuchUser,
            Self::LastSecretary => Failure::LastSecretary,
            Self::ShortPassword => Failure::ShortPassword,
            Self::WrongPassword => Failure::WrongPassword,
            Self::Unconfirmed => Failure::Unconfirmed,
            Self::NotBegun => Failure::NotBegun,
            Self::Store(error) if matches!(**error, StoreError::Full(_)) => Failure::DiskFull,
            Self::Store(_) | Self::Hashing(_) => Failure::Broken,
        };
        failure.sentence(language)
    }

    /// Seconds after which it is worth trying again, if that helps.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooFast(wait) => Some(wait.as_secs() + 1),
            Self::Crowded => Some(10),
            _ => None,
        }
    }
}
