//! How the roll changes by more than presence: entering, amending, leaving (RULES.md, "Roll and electorate").

use crate::roll::{Delegate, DelegateId, Delegation, DelegationId, Roll};

/// The longest id on the roll, in characters.
pub const LONGEST_ID: usize = 64;
/// The longest name on the roll, in characters.
pub const LONGEST_NAME: usize = 200;

/// What is to be entered on the roll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollEntry {
    /// New and changed delegations and delegates. The presence of somebody who is on the roll already is not touched.
    pub roll: Roll,
    /// Why; needed once a round has been held.
    pub reason: Option<String>,
    /// The roll it was compared with, by [`crate::state::State::roll_revision`]; whatever it is if left out.
    pub seen: Option<u64>,
}

/// Who is to leave the roll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Whole delegations, with all of their delegates.
    pub delegations: Vec<DelegationId>,
    /// Single delegates.
    pub delegates: Vec<DelegateId>,
    /// Why; needed once a round has been held.
    pub reason: Option<String>,
}

/// One line of the roll as it would be, beside what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<Id, Line> {
    /// Whose.
    pub id: Id,
    /// As it stands; nothing where it is new.
    pub before: Option<Line>,
    /// As it would be.
    pub after: Line,
}

/// What entering a roll would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New and changed delegations, by id.
    pub delegations: Vec<Changed<DelegationId, Delegation>>,
    /// New and changed delegates, by id.
    pub delegates: Vec<Changed<DelegateId, Delegate>>,
    /// How many delegations and delegates are entered as they are already.
    pub unchanged: usize,
    /// How many delegates of the roll are not in what is entered; they stay.
    pub unmentioned: usize,
}

impl Changes {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.delegations.is_empty() && self.delegates.is_empty()
    }
}

impl Roll {
    /// What entering `entered` would change. People who are on the roll keep their presence: that is the desk's.
    pub fn changes(&self, entered: &Roll) -> Changes {
        let mut changes = Changes::default();
        for (id, after) in &entered.delegations {
            let before = self.delegations.get(id);
            if before == Some(after) {
                changes.unchanged += 1;
            } else {
                changes.delegations.push(Changed { id: id.clone(), before: before.cloned(), after: after.clone() });
            }
        }
        for (id, after) in &entered.delegates {
            let before = self.delegates.get(id);
            let present = before.map_or(after.present, |before| before.present);
            let after = Delegate { present, ..after.clone() };
            if before == Some(&after) {
                changes.unchanged += 1;
            } else {
                changes.delegates.push(Changed { id: id.clone(), before: before.cloned(), after });
            }
        }
        changes.unmentioned = self.delegates.keys().filter(|id| !entered.delegates.contains_key(*id)).count();
        changes
    }

    /// A delegate who is on the roll, or was.
    pub fn person(&self, id: &DelegateId) -> Option<&Delegate> {
        self.delegates.get(id).or_else(|| self.former_delegates.get(id))
    }

    /// A delegation that is on the roll, or was.
    pub fn party(&self, id: &DelegationId) -> Option<&Delegation> {
        self.delegations.get(id).or_else(|| self.former_delegations.get(id))
    }

    /// Puts new and changed lines on the roll.
    pub(crate) fn enter(&mut self, delegations: &[(DelegationId, Delegation)], delegates: &[(DelegateId, Delegate)]) {
        for (id, delegation) in delegations {
            self.former_delegations.remove(id);
            self.delegations.insert(id.clone(), delegation.clone());
        }
        for (id, delegate) in delegates {
            self.former_delegates.remove(id);
            self.delegates.insert(id.clone(), delegate.clone());
        }
    }

    /// Takes delegations and delegates off the roll, with their mandates and proxies. Their names are kept for the
    /// rounds in which they took part.
    pub(crate) fn leave(&mut self, delegations: &[DelegationId], delegates: &[DelegateId]) {
        for id in delegates {
            if let Some(gone) = self.delegates.remove(id) {
                self.former_delegates.insert(id.clone(), gone);
            }
            self.mandates.retain(|substitute, replaced| substitute != id && replaced != id);
            self.proxies.retain(|giver, holder| giver != id && holder != id);
        }
        for id in delegations {
            if let Some(gone) = self.delegations.remove(id) {
                self.former_delegations.insert(id.clone(), gone);
            }
        }
    }
}

/// Whether a text can be an id: 1 to [`LONGEST_ID`] characters without white space and control characters.
pub fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.chars().count()) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether a text can be a name: 1 to [`LONGEST_NAME`] characters, none of them a control character, no white space
/// around it.
pub fn is_name(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.chars().count()) && !text.contains(char::is_control) && text.trim() == text
}
