//! What people may ask, who may ask it, and the sentences they get when it cannot be.

use serde::{Deserialize, Serialize};

use crate::ballot::{Ballots, Declaration};
use crate::roll::{DelegateId, DelegationId, Roll};
use crate::round::RoundNumber;
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
            Self::Found(_) | Self::EnterRoll(_) | Self::EnterResolution(_) => {
                matches!(actor, Actor::Secretariat(_) | Actor::Operator)
            }
            Self::CheckIn { .. } => matches!(actor, Actor::Secretariat(_)),
            Self::Open { .. } | Self::Extend { .. } | Self::Publish { .. } | Self::Annul { .. } => {
                matches!(actor, Actor::Chair(_))
            }
            Self::Close { .. } => matches!(actor, Actor::Chair(_) | Actor::Clock),
            Self::Declare { .. } => matches!(actor, Actor::Delegate(_)),
        }
    }
}

/// The kind of a refusal: which status or exit code it deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalClass {
    /// This person may not.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// Not in the present state of things.
    Conflict,
    /// What was asked makes no sense.
    Invalid,
}

/// Why something was not done. The sentence is English; [`Refusal::key`] names it in the locales.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The role does not allow it.
    #[error("Your role does not allow this.")]
    NotPermitted,
    /// No round has this number.
    #[error("There is no round {0}.")]
    NoSuchRound(RoundNumber),
    /// No commitment has this id.
    #[error("There is no commitment {0}.")]
    NoSuchCommitment(CommitmentId),
    /// Nobody on the roll has this id.
    #[error("There is no delegate {0} on the roll.")]
    NoSuchDelegate(DelegateId),
    /// No ruleset of the library has this name.
    #[error("There is no ruleset called {0}.")]
    NoSuchRuleset(String),
    /// The round takes no ballots, declarations or extensions.
    #[error("Round {0} is not open. Nothing was changed.")]
    RoundNotOpen(RoundNumber),
    /// The clock may close a round only when its time has run out.
    #[error("Round {0} still has time.")]
    StillTime(RoundNumber),
    /// Only one round is open at a time.
    #[error("Round {0} is open. Close it first.")]
    AnotherRoundOpen(RoundNumber),
    /// A closed round waits to be published or annulled.
    #[error("Round {0} is counted but not published. Publish or annul it first.")]
    RoundPending(RoundNumber),
    /// Only a closed, unpublished round can be published or annulled.
    #[error("Round {0} is not waiting to be published.")]
    RoundNotPending(RoundNumber),
    /// The result is not public.
    #[error("The result of round {0} is not published.")]
    NotPublished(RoundNumber),
    /// Secret rounds cannot be opened.
    #[error("A secret ballot cannot be held on phones. Choose a ruleset with another visibility.")]
    SecretNotOffered,
    /// The time limit is out of range.
    #[error("A time limit is from {shortest} seconds to {longest} seconds.")]
    BadTimeLimit {
        /// Seconds at least.
        shortest: u32,
        /// Seconds at most.
        longest: u32,
    },
    /// A reason is needed.
    #[error("Please give a reason.")]
    ReasonNeeded,
    /// A text is too long.
    #[error("This text is too long: at most {longest} characters.")]
    TooLong {
        /// Characters at most.
        longest: usize,
    },
    /// The mark is no option of the round.
    #[error("This is not an option of this round: {0}")]
    BadMark(String),
    /// The person belongs to an observer delegation.
    #[error("Your delegation takes part as an observer and does not vote.")]
    Observer,
    /// The person belongs to a consultative delegation.
    #[error("Your delegation is consultative and does not take part in votes.")]
    Consultative,
    /// The person is a substitute without a mandate.
    #[error("You are a substitute without a mandate in this round.")]
    Substitute,
    /// The person was absent when the round opened.
    #[error(
        "You were not marked present when this round opened. Please go to the secretariat; you can vote in the next round."
    )]
    AbsentAtOpening,
    /// The person was not on the roll when the round opened.
    #[error("You were accredited after this round opened. You can vote in the next round.")]
    AccreditedAfterOpening,
    /// Only the head declares.
    #[error("Only the head of delegation can declare its position.")]
    NotHead,
    /// The ruleset knows no declarations.
    #[error("In this round, delegations' positions are not declared.")]
    NoDeclarations,
    /// The delegation has no entitled delegate in the round.
    #[error("Delegation {0} has nobody entitled in this round.")]
    NobodyEntitled(DelegationId),
    /// The ruleset splits no votes.
    #[error("In this round, a delegation's votes are not split.")]
    NoSplit,
    /// The split is above the delegation's votes.
    #[error("The split adds up to {split}, but the delegation has {votes} votes.")]
    SplitAboveVotes {
        /// What was declared in all.
        split: u64,
        /// W.
        votes: u32,
    },
    /// A delegate on the new roll belongs to no delegation of it.
    #[error("Delegate {delegate} belongs to {delegation}, which is not on the roll.")]
    NoSuchDelegation {
        /// Who.
        delegate: DelegateId,
        /// Where.
        delegation: DelegationId,
    },
    /// A delegation would have two heads.
    #[error("Delegation {0} would have two heads. Give one of them another role.")]
    TwoHeads(DelegationId),
    /// The resolution or one of its commitments is already before the congress.
    #[error("{0} is already before the congress.")]
    AlreadyEntered(String),
}

impl Refusal {
    /// Which status or exit code this deserves.
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotPermitted
            | Self::Observer
            | Self::Consultative
            | Self::Substitute
            | Self::AbsentAtOpening
            | Self::AccreditedAfterOpening
            | Self::NotHead
            | Self::NobodyEntitled(_) => RefusalClass::Forbidden,
            Self::NoSuchRound(_)
            | Self::NoSuchCommitment(_)
            | Self::NoSuchDelegate(_)
            | Self::NoSuchRuleset(_)
            | Self::NotPublished(_) => RefusalClass::NotFound,
            Self::RoundNotOpen(_)
            | Self::StillTime(_)
            | Self::AnotherRoundOpen(_)
            | Self::RoundPending(_)
            | Self::RoundNotPending(_)
            | Self::AlreadyEntered(_) => RefusalClass::Conflict,
            Self::SecretNotOffered
            | Self::BadTimeLimit { .. }
            | Self::ReasonNeeded
            | Self::TooLong { .. }
            | Self::BadMark(_)
            | Self::NoDeclarations
            | Self::NoSplit
            | Self::SplitAboveVotes { .. }
            | Self::NoSuchDelegation { .. }
            | Self::TwoHeads(_) => RefusalClass::Invalid,
        }
    }

    /// The name of the sentence in the locales, and its arguments by name.
    pub fn key(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let one = |key, name, value: &dyn std::fmt::Display| (key, vec![(name, value.to_string())]);
        match self {
            Self::NotPermitted => ("refusal-not-permitted", vec![]),
            Self::NoSuchRound(round) => one("refusal-no-such-round", "round", round),
            Self::NoSuchCommitment(id) => one("refusal-no-such-commitment", "commitment", id),
            Self::NoSuchDelegate(id) => one("refusal-no-such-delegate", "delegate", id),
            Self::NoSuchRuleset(name) => one("refusal-no-such-ruleset", "ruleset", name),
            Self::RoundNotOpen(round) => one("refusal-round-not-open", "round", round),
            Self::StillTime(round) => one("refusal-still-time", "round", round),
            Self::AnotherRoundOpen(round) => one("refusal-another-round-open", "round", round),
            Self::RoundPending(round) => one("refusal-round-pending", "round", round),
            Self::RoundNotPending(round) => one("refusal-round-not-pending", "round", round),
            Self::NotPublished(round) => one("refusal-not-published", "round", round),
            Self::SecretNotOffered => ("refusal-secret-not-offered", vec![]),
            Self::BadTimeLimit { shortest, longest } => {
                ("refusal-bad-time-limit", vec![("shortest", shortest.to_string()), ("longest", longest.to_string())])
            }
            Self::ReasonNeeded => ("refusal-reason-needed", vec![]),
            Self::TooLong { longest } => one("refusal-too-long", "longest", longest),
            Self::BadMark(_) => ("refusal-bad-mark", vec![]),
            Self::Observer => ("refusal-observer", vec![]),
            Self::Consultative => ("refusal-consultative", vec![]),
            Self::Substitute => ("refusal-substitute", vec![]),
            Self::AbsentAtOpening => ("refusal-absent-at-opening", vec![]),
            Self::AccreditedAfterOpening => ("refusal-accredited-after-opening", vec![]),
            Self::NotHead => ("refusal-not-head", vec![]),
            Self::NoDeclarations => ("refusal-no-declarations", vec![]),
            Self::NobodyEntitled(id) => one("refusal-nobody-entitled", "delegation", id),
            Self::NoSplit => ("refusal-no-split", vec![]),
            Self::SplitAboveVotes { split, votes } => {
                ("refusal-split-above-votes", vec![("split", split.to_string()), ("votes", votes.to_string())])
            }
            Self::NoSuchDelegation { delegate, delegation } => (
                "refusal-no-such-delegation",
                vec![("delegate", delegate.to_string()), ("delegation", delegation.to_string())],
            ),
            Self::TwoHeads(id) => one("refusal-two-heads", "delegation", id),
            Self::AlreadyEntered(id) => one("refusal-already-entered", "id", id),
        }
    }
}
