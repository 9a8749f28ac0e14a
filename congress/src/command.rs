//! What people may ask, and who may ask it. What they get when it cannot be is a [`Refusal`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::agenda::Shown;
use crate::ballot::{Ballots, Choice, Declaration};
use crate::floor::FloorRules;
pub use crate::refusal::{PaperRefusal, Refusal, RefusalClass};
use crate::roll::{DelegateId, DelegationId, Roll};
use crate::roll_call::RollCall;
use crate::roll_change::{Leaving, RollEntry};
use crate::round::{Procedural, RoundNumber, Wording};
use crate::rules::Ruleset;
use crate::settings::ChangedSettings;
use crate::state::Profile;
use crate::text::{CommitmentId, Resolution};
use crate::text_change::Revision;

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
    /// Set the congress up otherwise: what it is called, how it looks, and the other settings.
    ChangeSettings(ChangedSettings),
    /// Add to the roll, or change what is on it; nobody is removed.
    EnterRoll(RollEntry),
    /// Take delegations or delegates off the roll.
    LeaveRoll(Leaving),
    /// Lay a resolution before the congress.
    EnterResolution(Resolution),
    /// Put a revised resolution in the place of the one that stands.
    ReviseResolution(Revision),
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
    /// Put a commitment at this place of the agenda, from 1; what stood there and after it moves on.
    Arrange {
        /// Which.
        commitment: CommitmentId,
        /// Where.
        place: u32,
    },
    /// Propose to decide commitments together, en bloc.
    Group {
        /// Which, two or more.
        commitments: Vec<CommitmentId>,
    },
    /// Ask, as a head, to decide a commitment by itself.
    AskSeparation {
        /// Which.
        commitment: CommitmentId,
    },
    /// Take a commitment out of its bloc.
    Separate {
        /// Which.
        commitment: CommitmentId,
    },
    /// Show something in the hall while no round is open.
    Show(Shown),
    /// Put a message in the hall in place of everything else.
    Pause {
        /// The message, in one language or more.
        message: Wording,
    },
    /// Take the message away.
    Resume,
    /// Open a round.
    Open(Opening),
    /// Record what a delegation answered in a roll call, or that it did not answer.
    Answer {
        /// In which round.
        round: RoundNumber,
        /// Which delegation.
        delegation: DelegationId,
        /// What it said; nothing if it was called and did not answer.
        answer: Option<Choice>,
    },
    /// Set how speakers are called from now on.
    SetFloor(FloorRules),
    /// Close the speakers' list of a commitment, or open it again.
    CloseList {
        /// Of which.
        commitment: CommitmentId,
        /// Closed, or open.
        closed: bool,
    },
    /// Ask for the floor.
    AskFloor {
        /// On which commitment.
        commitment: CommitmentId,
        /// Whether it is a point of order.
        point_of_order: bool,
    },
    /// Take a request for the floor back: one's own, or as a chair anybody's.
    LeaveFloor {
        /// On which commitment.
        commitment: CommitmentId,
        /// Whose request.
        delegate: DelegateId,
    },
    /// Give somebody the floor; who had it before has ended.
    GiveFloor {
        /// On which commitment.
        commitment: CommitmentId,
        /// Whom.
        delegate: DelegateId,
    },
    /// End the speech that is being made.
    EndSpeech {
        /// On which commitment.
        commitment: CommitmentId,
        /// Whose: by now somebody else may have the floor.
        delegate: DelegateId,
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
    /// Record that ballots of these delegates came on paper.
    EnterPaper {
        /// In which round.
        round: RoundNumber,
        /// Whose.
        delegates: BTreeSet<DelegateId>,
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
    /// Open a closed round again, for ballots on paper only.
    Reopen {
        /// Which.
        round: RoundNumber,
        /// Why.
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

/// A round to be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// On the current version of which commitment; if that is in a bloc, on the whole bloc. Of a procedural question, the
    /// commitment during which it was asked.
    pub commitment: CommitmentId,
    /// The ruleset's name in the library.
    pub preset: String,
    /// The ruleset.
    pub ruleset: Ruleset,
    /// Seconds until it closes by itself.
    pub seconds: Option<u32>,
    /// What to choose from in a choice of wording, "no text" left out.
    pub alternatives: Vec<Wording>,
    /// The question, if it is a procedural one.
    pub procedural: Option<Procedural>,
    /// In which order delegations are called, if they answer aloud.
    pub roll_call: Option<RollCall>,
}

impl Opening {
    /// A round on a commitment, without a time limit.
    pub fn on(commitment: CommitmentId, preset: &str, ruleset: Ruleset) -> Self {
        Self {
            commitment,
            preset: preset.to_owned(),
            ruleset,
            seconds: None,
            alternatives: Vec::new(),
            procedural: None,
            roll_call: None,
        }
    }
}

impl Command {
    /// Enters a roll before any round has been held.
    pub fn enter_roll(roll: Roll) -> Self {
        Self::EnterRoll(RollEntry { roll, ..RollEntry::default() })
    }

    /// Whether `actor` may ask this at all. Roles are separate: a chair cannot accredit, a secretary cannot open a
    /// round, an operator cannot run one.
    pub fn is_permitted_to(&self, actor: &Actor) -> bool {
        match self {
            Self::Found(_)
            | Self::EnterRoll(_)
            | Self::EnterResolution(_)
            | Self::ReviseResolution(_)
            | Self::EnterRuleset { .. } => matches!(actor, Actor::Secretariat(_) | Actor::Operator),
            Self::ChangeSettings(_)
            | Self::LeaveRoll(_)
            | Self::CheckIn { .. }
            | Self::Mandate { .. }
            | Self::GiveProxy { .. }
            | Self::EnterPaper { .. } => matches!(actor, Actor::Secretariat(_)),
            Self::Open(_)
            | Self::Arrange { .. }
            | Self::Group { .. }
            | Self::Separate { .. }
            | Self::Show(_)
            | Self::Pause { .. }
            | Self::Resume
            | Self::SetFloor(_)
            | Self::CloseList { .. }
            | Self::GiveFloor { .. }
            | Self::EndSpeech { .. }
            | Self::Extend { .. }
            | Self::AcceptWithdrawal { .. }
            | Self::Amend { .. }
            | Self::Refer { .. }
            | Self::Reopen { .. }
            | Self::Publish { .. }
            | Self::Annul { .. } => matches!(actor, Actor::Chair(_)),
            Self::Close { .. } => matches!(actor, Actor::Chair(_) | Actor::Clock),
            Self::Answer { .. } => matches!(actor, Actor::Chair(_) | Actor::Secretariat(_)),
            Self::LeaveFloor { delegate, .. } => match actor {
                Actor::Delegate(own) => own == delegate,
                other => matches!(other, Actor::Chair(_)),
            },
            Self::Declare { .. }
            | Self::OfferWithdrawal { .. }
            | Self::AskSeparation { .. }
            | Self::AskFloor { .. } => matches!(actor, Actor::Delegate(_)),
        }
    }
}
