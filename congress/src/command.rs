//! What people may ask, and who may ask it. What they get when it cannot be is a [`Refusal`].

use serde::{Deserialize, Serialize};

use crate::ballot::{Ballots, Declaration};
pub use crate::refusal::{Refusal, RefusalClass};
use crate::roll::{DelegateId, DelegationId, Roll};
use crate::round::{RoundNumber, Wording};
use crate::rules::Ruleset;
use crate::state::Profile;
use crate::text::{CommitmentId, Resolution};

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "role", content = "name", rename_all = "snake_case")]
pub enum Actor {
    /// A delegate or head of delegation.
    Delegate(DelegateId),
    /// A chair, by user name.
    Chair(String),
    /// A member of the secretariat, by user name.
    Secretariat(String),
    /// A teller, by user name.
    Teller(String),
    /// A screen in the hall, by user name.
    Screen(String),
    /// The server's clock, when a time limit runs out.
    Clock,
    /// Whoever runs the server, from its command line.
    Operator,
}

impl Actor {
    /// The delegate, if the actor is one.
    pub fn delegate(&self) -> Option<&DelegateId> {
        match self {
            Self::Delegate(id) => Some(id),
            _ => None,
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Give the congress its name, place and dates.
    Found(Profile),
    /// Add to the roll, or change what is on it; nothing is removed.
    EnterRoll(Roll),
    /// Lay a resolution before the congress.
    EnterResolution(Resolution),
    /// Mark a delegate present or gone.
    CheckIn {
        /// Who.
        delegate: DelegateId,
        /// Present, or not.
        present: bool,
    },
    /// Add a ruleset to the library of this congress, or change it.
    EnterRuleset {
        /// Its name.
        name: String,
        /// The ruleset.
        ruleset: Ruleset,
    },
    /// Mandate a substitute in place of a delegate, or end the mandate.
    Mandate {
        /// The substitute.
        substitute: DelegateId,
        /// Whom to replace; nobody any more if left out.
        in_place_of: Option<DelegateId>,
    },
    /// Record an absent delegate's proxy, or take it back.
    GiveProxy {
        /// The absent delegate.
        giver: DelegateId,
        /// Who is to hold it; nobody any more if left out.
        holder: Option<DelegateId>,
    },
    /// Open a round on the current version of a commitment.
    Open {
        /// On which.
        commitment: CommitmentId,
        /// The ruleset's name in the library.
        preset: String,
        /// The ruleset.
        ruleset: Ruleset,
        /// Seconds until it closes by itself.
        seconds: Option<u32>,
        /// What to choose from in a choice of wording, "no text" left out.
        alternatives: Vec<Wording>,
    },
    /// Give an open round more time: from its end, or from now where it had none.
    Extend {
        /// Which.
        round: RoundNumber,
        /// How many seconds more.
        seconds: u32,
    },
    /// Declare the position of one's delegation.
    Declare {
        /// In which round.
        round: RoundNumber,
        /// What.
        declaration: Declaration,
    },
    /// Close a round and count what was returned.
    Close {
        /// Which.
        round: RoundNumber,
        /// Every acknowledged ballot.
        ballots: Ballots,
        /// The seal over them.
        seal: String,
    },
    /// Offer, as a head, to withdraw the delegation's objection in a closed round.
    OfferWithdrawal {
        /// Which.
        round: RoundNumber,
    },
    /// Accept a head's offer: find a new verdict on the same ballots.
    AcceptWithdrawal {
        /// Which.
        round: RoundNumber,
        /// Whose.
        delegation: DelegationId,
        /// The round's sealed ballots.
        ballots: Ballots,
    },
    /// Give the commitment of a round that came to nothing a new version of its text.
    Amend {
        /// The round.
        round: RoundNumber,
        /// The new words, in every language of the resolution.
        texts: Wording,
        /// Why.
        reason: String,
    },
    /// Refer the commitment of a round that came to nothing.
    Refer {
        /// The round.
        round: RoundNumber,
        /// To whom and why.
        reason: String,
    },
    /// Show a closed round's result to everybody.
    Publish {
        /// Which.
        round: RoundNumber,
    },
    /// Declare a closed round void.
    Annul {
        /// Which.
        round: RoundNumber,
        /// Why.
        reason: String,
    },
}

impl Command {
    /// Whether `actor` may ask this at all. Roles are separate: a chair cannot accredit, a secretary cannot open a
    /// round, an operator cannot run one.
    pub fn is_permitted_to(&self, actor: &Actor) -> bool {
        match self {
            Self::Found(_) | Self::EnterRoll(_) | Self::EnterResolution(_) | Self::EnterRuleset { .. } => {
                matches!(actor, Actor::Secretariat(_) | Actor::Operator)
            }
            Self::CheckIn { .. } | Self::Mandate { .. } | Self::GiveProxy { .. } => {
                matches!(actor, Actor::Secretariat(_))
            }
            Self::Open { .. }
            | Self::Extend { .. }
            | Self::AcceptWithdrawal { .. }
            | Self::Amend { .. }
            | Self::Refer { .. }
            | Self::Publish { .. }
            | Self::Annul { .. } => matches!(actor, Actor::Chair(_)),
            Self::Close { .. } => matches!(actor, Actor::Chair(_) | Actor::Clock),
            Self::Declare { .. } | Self::OfferWithdrawal { .. } => matches!(actor, Actor::Delegate(_)),
        }
    }
}
