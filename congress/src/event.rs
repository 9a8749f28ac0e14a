//! What happened: the vocabulary of the append-only log.
//!
//! The log is read by every later version of this program: variants and fields are added, never renamed or given
//! another meaning.

use serde::{Deserialize, Serialize};

use crate::ballot::Declaration;
use crate::command::Actor;
use crate::roll::{Delegate, DelegateId, Delegation, DelegationId, Electorate};
use crate::round::{Moment, Question, RoundNumber};
use crate::rules::Ruleset;
use crate::state::Profile;
use crate::tally::Tally;
use crate::text::Resolution;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The congress got its name, place and dates.
    CongressFounded(Profile),
    /// Delegations and delegates were added to the roll or changed on it.
    RollEntered {
        /// New and changed delegations.
        delegations: Vec<(DelegationId, Delegation)>,
        /// New and changed delegates.
        delegates: Vec<(DelegateId, Delegate)>,
    },
    /// A resolution was laid before the congress.
    ResolutionEntered(Resolution),
    /// A delegate came or left.
    CheckedIn {
        /// Who.
        delegate: DelegateId,
        /// Present from now on, or not.
        present: bool,
    },
    /// A round opened; everything it depends on is frozen here.
    RoundOpened {
        /// Its number.
        round: RoundNumber,
        /// What it asks.
        question: Question,
        /// The name of its ruleset.
        preset: String,
        /// Its rules.
        ruleset: Ruleset,
        /// Who may cast.
        electorate: Electorate,
        /// When it closes by itself.
        closes_at: Option<Moment>,
    },
    /// A round got another end.
    RoundExtended {
        /// Which.
        round: RoundNumber,
        /// Its end now.
        closes_at: Moment,
    },
    /// A head declared the position of a delegation.
    Declared {
        /// In which round.
        round: RoundNumber,
        /// For which delegation.
        delegation: DelegationId,
        /// What.
        declaration: Declaration,
    },
    /// A round closed and was counted.
    RoundClosed {
        /// Which.
        round: RoundNumber,
        /// The result.
        tally: Tally,
        /// The seal over its ballots: hexadecimal SHA-256.
        seal: String,
    },
    /// A result was published.
    RoundPublished {
        /// Which.
        round: RoundNumber,
    },
    /// A closed round was declared void.
    RoundAnnulled {
        /// Which.
        round: RoundNumber,
        /// Why.
        reason: String,
    },
}

/// An event in its place in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// When it happened.
    pub at: Moment,
    /// Who made it happen.
    pub actor: Actor,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}
