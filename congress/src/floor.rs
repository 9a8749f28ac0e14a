//! The floor: who asks to speak on a commitment, who speaks, and who is next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::roll::{DelegateId, DelegationId};
use crate::round::Moment;

/// How speakers are called, in the whole congress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorRules {
    /// Seconds that a speaker has.
    pub seconds: u32,
    /// Whether delegations alternate: whose delegation has spoken less on the commitment comes first.
    pub alternate: bool,
}

impl Default for FloorRules {
    fn default() -> Self {
        Self { seconds: 180, alternate: false }
    }
}

/// The shortest and longest speaking time, in seconds.
pub const SPEAKING_TIME: std::ops::RangeInclusive<u32> = 15..=3_600;

/// Somebody who asks for the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who.
    pub delegate: DelegateId,
    /// For which delegation.
    pub delegation: DelegationId,
    /// Whether it is a point of order, which goes first.
    pub point_of_order: bool,
    /// Since when.
    pub at: Moment,
}

/// Somebody who has, or had, the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Who.
    pub delegate: DelegateId,
    /// For which delegation.
    pub delegation: DelegationId,
    /// Whether it is a point of order.
    pub point_of_order: bool,
    /// Since when.
    pub from: Moment,
    /// When the speaking time is over.
    pub until: Moment,
    /// When it ended; nothing while it lasts.
    pub ended: Option<Moment>,
}

/// The speakers' list of one commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    /// Who asks for the floor, in the order of asking.
    pub requests: Vec<Request>,
    /// Who had it, and last who has it.
    pub speeches: Vec<Speech>,
    /// Whether nobody may be added any more, but for points of order.
    pub closed: bool,
}

impl Floor {
    /// Who has the floor.
    pub fn speaking(&self) -> Option<&Speech> {
        self.speeches.last().filter(|speech| speech.ended.is_none())
    }

    /// A delegate's request.
    pub fn request(&self, delegate: &DelegateId) -> Option<&Request> {
        self.requests.iter().find(|request| &request.delegate == delegate)
    }

    /// The requests in the order in which they are called: points of order first; then, where delegations alternate, the
    /// one whose delegation has spoken less, a delegation's second request counting as if its first had been granted;
    /// then by the time of asking.
    pub fn queue(&self, rules: FloorRules) -> Vec<&Request> {
        let mut spoken: BTreeMap<&DelegationId, usize> = BTreeMap::new();
        for speech in self.speeches.iter().filter(|speech| !speech.point_of_order) {
            *spoken.entry(&speech.delegation).or_default() += 1;
        }
        let mut queue: Vec<_> = self
            .requests
            .iter()
            .enumerate()
            .map(|(place, request)| {
                let turns = if request.point_of_order || !rules.alternate {
                    0
                } else {
                    let turns = spoken.entry(&request.delegation).or_default();
                    *turns += 1;
                    *turns
                };
                (!request.point_of_order, turns, place, request)
            })
            .collect();
        queue.sort_by_key(|(later, turns, place, _)| (*later, *turns, *place));
        queue.into_iter().map(|(.., request)| request).collect()
    }
}
