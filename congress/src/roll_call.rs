//! A roll call: delegation by delegation is called and answers aloud. The room hears each answer, so it is shown as it is
//! recorded.

use serde::{Deserialize, Serialize};

use crate::ballot::Choice;
use crate::roll::DelegationId;
use crate::round::Round;

/// In which order the delegations are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollCall {
    /// Every full delegation with somebody entitled, once.
    pub order: Vec<DelegationId>,
    /// The letter that was drawn for the country called first, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<char>,
}

/// What became of one delegation's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It has not been called yet.
    Waiting,
    /// It is being called: the first one that waits.
    Called,
    /// It answered.
    Answered(Choice),
    /// It was called and did not answer.
    Silent,
}

impl Round {
    /// The delegations of a roll call with what became of their turns, in their order; nothing in other rounds.
    pub fn turns(&self) -> impl Iterator<Item = (&DelegationId, Turn)> {
        let order = self.roll_call.iter().flat_map(|call| &call.order);
        let mut called = self.is_open();
        order.map(move |id| {
            let turn = match (self.declarations.get(id), self.called.contains(id)) {
                (Some(answer), _) => Turn::Answered(answer.position),
                (None, true) => Turn::Silent,
                (None, false) if std::mem::take(&mut called) => Turn::Called,
                (None, false) => Turn::Waiting,
            };
            (id, turn)
        })
    }

    /// The delegation that is being called.
    pub fn turn(&self) -> Option<&DelegationId> {
        self.turns().find(|(_, turn)| *turn == Turn::Called).map(|(id, _)| id)
    }
}
