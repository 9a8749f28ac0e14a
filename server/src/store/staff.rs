//! What is kept of the staff: who they are, what lets them in, and what happened with them. None of it is in the public
//! record.

use app::port::Note;
use async_trait::async_trait;
use congress::command::Actor;

use super::StoreError;

/// Someone who works for the congress and enters by name and password.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// Role and name.
    pub actor: Actor,
    /// Argon2id hash of the password.
    pub hash: String,
    /// Whether the person may not come in for the time being.
    pub disabled: bool,
    /// The secret of the second factor's codes in Base32, if one is set up.
    pub second: Option<String>,
}

impl User {
    /// Somebody who may come in with a password and nothing else.
    pub fn new(actor: Actor, hash: String) -> Self {
        Self { actor, hash, disabled: false, second: None }
    }
}

/// Without its secrets, so that no log and no failing test shows them.
impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { actor, disabled, .. } = self;
        f.debug_struct("User").field("actor", actor).field("disabled", disabled).finish_non_exhaustive()
    }
}

/// How many lines of somebody's history are kept.
pub const LONGEST_HISTORY: u32 = 100;

/// What the store keeps of the staff.
#[async_trait]
pub trait StaffStore: Send + Sync + 'static {
    /// Adds a user, or replaces the one of the same name. Cards and sessions of that name end in the same transaction, but
    /// for the session with the digest `keep`.
    async fn put_user(&self, user: &User, keep: Option<&str>) -> Result<(), StoreError>;

    /// Removes a user with all that is kept of the user; false if there was none.
    async fn remove_user(&self, name: &str) -> Result<bool, StoreError>;

    /// All users by name.
    async fn users(&self) -> Result<Vec<User>, StoreError>;

    /// Uses up the code of a step of a user's second factor; false if it, or a later one, was used before.
    async fn spend_code(&self, name: &str, step: u64) -> Result<bool, StoreError>;

    /// Adds a line to a user's history, of which the latest [`LONGEST_HISTORY`] are kept. Failed attempts that follow each
    /// other are one line.
    async fn note(&self, name: &str, note: &Note) -> Result<(), StoreError>;

    /// All histories: names with lines, the latest first.
    async fn notes(&self) -> Result<Vec<(String, Note)>, StoreError>;
}

/// A user's role and name as the actor's JSON names them.
pub(super) fn role_and_name(actor: &Actor) -> Result<(String, String), StoreError> {
    #[derive(serde::Deserialize)]
    struct Tagged {
        role: String,
        #[serde(default)]
        name: String,
    }
    let Tagged { role, name } = serde_json::from_value(serde_json::to_value(actor)?)?;
    Ok((role, name))
}
