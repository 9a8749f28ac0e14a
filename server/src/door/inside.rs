//! What the door knows in memory: every request asks.

use std::collections::HashMap;

use congress::command::Actor;
use tokio_util::sync::CancellationToken;

use super::{Ending, Visitor, user_name};
use crate::store::User;

/// Sessions and cards by the digest of their secret, and the staff by name.
#[derive(Default)]
pub struct Inside {
    /// Who is inside.
    pub sessions: HashMap<String, Visitor>,
    /// Those that ended, and why if anybody but their own device ended them.
    pub ended: HashMap<String, Option<Ending>>,
    /// Whose cards are good.
    pub cards: HashMap<String, Actor>,
    /// Whose cards were.
    pub replaced: HashMap<String, Actor>,
    /// The staff.
    pub users: HashMap<String, User>,
}

impl Inside {
    /// Ends the sessions of these holders; what is asked with them learns why.
    pub fn end(&mut self, is_holder: impl Fn(&Actor) -> bool, ending: Ending) {
        for (digest, visitor) in self.sessions.extract_if(|_, visitor| is_holder(&visitor.actor)) {
            visitor.ended.cancel();
            self.ended.insert(digest, Some(ending));
        }
    }

    /// Lets a session in that is in the store, unless its end was heard of first.
    pub fn begin(&mut self, digest: String, actor: Actor) -> Option<Visitor> {
        if self.ended.contains_key(&digest) {
            return None;
        }
        let visitor = Visitor { actor, ended: CancellationToken::new() };
        Some(self.sessions.entry(digest).or_insert(visitor).clone())
    }

    /// Ends the cards of somebody, and the sessions but for the one with the digest `keep`.
    pub fn shut_out(&mut self, actor: &Actor, keep: Option<&str>, ending: Ending) {
        self.cards.retain(|_, holder| holder != actor);
        let kept = keep.and_then(|digest| self.sessions.remove_entry(digest));
        self.end(|holder| holder == actor, ending);
        self.sessions.extend(kept);
    }

    /// Whether somebody is a delegate, or one of the staff who may come in.
    pub fn is_known(&self, actor: &Actor) -> bool {
        let standing = self.users.get(user_name(actor));
        actor.delegate().is_some() || standing.is_some_and(|user| user.actor == *actor && !user.disabled)
    }
}
