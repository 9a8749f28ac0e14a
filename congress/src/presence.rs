//! Who is here: every coming and going as the log has it, and where a person stands now.

use crate::command::Actor;
use crate::event::{Entry, Event};
use crate::roll::DelegateId;
use crate::round::Moment;
use crate::state::State;

/// One coming or going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Its place in the log.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// Came, or left.
    pub present: bool,
    /// Who marked it.
    pub by: Actor,
}

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Has not come yet.
    Expected,
    /// Is here.
    Here,
    /// Was here, and left.
    Left,
}

impl State {
    /// The comings and goings of a person since the roll was entered, in order. Somebody who stood on the roll as present
    /// is here without having come.
    pub fn comings(&self, id: &DelegateId) -> &[Coming] {
        self.comings.get(id).map_or(&[], Vec::as_slice)
    }

    /// Where a person stands; somebody who is not on the roll is not here.
    pub fn presence(&self, id: &DelegateId) -> Presence {
        let is_here = self.roll.delegates.get(id).is_some_and(|person| person.present);
        match (is_here, self.comings(id).is_empty()) {
            (true, _) => Presence::Here,
            (false, true) => Presence::Expected,
            (false, false) => Presence::Left,
        }
    }

    /// Makes a coming or going so.
    pub(crate) fn mark(&mut self, entry: &Entry, delegate: &DelegateId, present: bool) {
        if let Some(person) = self.roll.delegates.get_mut(delegate) {
            person.present = present;
            let coming = Coming { seq: entry.seq, at: entry.at, present, by: entry.actor.clone() };
            self.comings.entry(delegate.clone()).or_default().push(coming);
        }
    }
}

impl Event {
    /// Whether it only says who is here: that moves the screens of the staff and of the hall, and no phone.
    pub fn is_of_presence(&self) -> bool {
        matches!(self, Self::CheckedIn { .. })
    }
}
