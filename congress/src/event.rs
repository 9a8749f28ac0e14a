//! What happened: the vocabulary of the append-only log.
//!
//! The log is read by every later version of this program: variants and fields are added, never renamed or given
//! another meaning.

use serde::{Deserialize, Serialize};

use crate::agenda::Shown;
use crate::ballot::{Choice, Declaration, Statement};
use crate::command::Actor;
use crate::floor::FloorRules;
use crate::roll::{Delegate, DelegateId, Delegation, DelegationId, Electorate};
use crate::roll_call::RollCall;
use crate::round::{Moment, Question, RoundNumber, Wording};
use crate::rules::Ruleset;
use crate::state::Profile;
use crate::tally::Tally;
use crate::text::{CommitmentId, Resolution};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The congress got its name, place and dates.
    CongressFounded(Profile),
    /// The congress was set up otherwise.
    SettingsChanged(Profile),
    /// Delegations and delegates were added to the roll or changed on it.
    RollEntered {
        /// New and changed delegations.
        delegations: Vec<(DelegationId, Delegation)>,
        /// New and changed delegates.
        delegates: Vec<(DelegateId, Delegate)>,
        /// Why, once a round had been held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Delegations and delegates were taken off the roll.
    RollLeft {
        /// Which delegations; their delegates are among those below.
        delegations: Vec<DelegationId>,
        /// Which delegates.
        delegates: Vec<DelegateId>,
        /// Why, once a round had been held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A resolution was laid before the congress.
    ResolutionEntered(Resolution),
    /// A resolution was revised: it stands from now on in the place of the one with the same id.
    ResolutionRevised {
        /// All of it; an amended commitment with its first words.
        resolution: Resolution,
        /// Why, once a round had been held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A ruleset was added to the library of this congress, or changed in it.
    RulesetEntered {
        /// Its name.
        name: String,
        /// The ruleset.
        ruleset: Ruleset,
    },
    /// A substitute was mandated in place of a delegate, or is no longer.
    Mandated {
        /// The substitute.
        substitute: DelegateId,
        /// Whom the substitute replaces from now on; nobody any more if left out.
        in_place_of: Option<DelegateId>,
    },
    /// An absent delegate's proxy was given to a holder, or taken back.
    ProxyGiven {
        /// The absent delegate.
        giver: DelegateId,
        /// Who holds it from now on; nobody any more if left out.
        holder: Option<DelegateId>,
    },
    /// A delegate came or left.
    CheckedIn {
        /// Who.
        delegate: DelegateId,
        /// Present from now on, or not.
        present: bool,
    },
    /// The commitments got another order.
    AgendaArranged {
        /// All of them, in the order in which they come up from now on.
        order: Vec<CommitmentId>,
    },
    /// Commitments are to be decided together.
    Grouped {
        /// Which, in the order of the agenda.
        commitments: Vec<CommitmentId>,
    },
    /// A head asked to decide a commitment by itself.
    SeparationAsked {
        /// Which.
        commitment: CommitmentId,
        /// For which delegation.
        delegation: DelegationId,
    },
    /// A commitment was taken out of its bloc.
    Separated {
        /// Which.
        commitment: CommitmentId,
    },
    /// The hall was shown something else.
    HallShown(Shown),
    /// A message stands in the hall in place of everything else.
    HallPaused {
        /// The message, in one language or more.
        message: Wording,
    },
    /// The message was taken away.
    HallResumed,
    /// Speakers are called in another way from now on.
    FloorSet(FloorRules),
    /// The speakers' list of a commitment was closed, or opened again.
    ListClosed {
        /// Of which.
        commitment: CommitmentId,
        /// Closed, or open.
        closed: bool,
    },
    /// Somebody asked for the floor.
    FloorAsked {
        /// On which commitment.
        commitment: CommitmentId,
        /// Who.
        delegate: DelegateId,
        /// For which delegation.
        delegation: DelegationId,
        /// Whether it is a point of order.
        point_of_order: bool,
    },
    /// A request for the floor was taken back.
    FloorLeft {
        /// On which commitment.
        commitment: CommitmentId,
        /// Whose request.
        delegate: DelegateId,
    },
    /// Somebody got the floor.
    FloorGiven {
        /// On which commitment.
        commitment: CommitmentId,
        /// Who.
        delegate: DelegateId,
        /// For which delegation.
        delegation: DelegationId,
        /// Whether it is a point of order.
        point_of_order: bool,
        /// When the speaking time is over.
        until: Moment,
    },
    /// The speech ended.
    SpeechEnded {
        /// On which commitment.
        commitment: CommitmentId,
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
        /// In which order delegations are called, if they answer aloud.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        roll_call: Option<RollCall>,
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
    /// A delegation was called in a roll call.
    Answered {
        /// In which round.
        round: RoundNumber,
        /// Which delegation.
        delegation: DelegationId,
        /// What it said; nothing if it did not answer.
        answer: Option<Choice>,
    },
    /// Ballots that came on paper were entered, all together with this event. What is on them is in the ballot box.
    PaperEntered {
        /// In which round.
        round: RoundNumber,
        /// Whose ballots, in order.
        delegates: Vec<DelegateId>,
    },
    /// A round closed and was counted.
    RoundClosed {
        /// Which.
        round: RoundNumber,
        /// The result.
        tally: Tally,
        /// The seal over its ballots: hexadecimal SHA-256.
        seal: String,
        /// What was said with ballots and declarations.
        #[serde(default)]
        statements: Vec<Statement>,
        /// Who took part in a confidential round, by id; empty in any other.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        voters: Vec<DelegateId>,
    },
    /// A closed round was opened again, for ballots on paper only: its close is undone, and what followed from it.
    RoundReopened {
        /// Which.
        round: RoundNumber,
        /// Why.
        reason: String,
    },
    /// A head offered to withdraw the delegation's objection in a closed round.
    WithdrawalOffered {
        /// In which round.
        round: RoundNumber,
        /// Whose objection.
        delegation: DelegationId,
    },
    /// The chair accepted a withdrawal: a new verdict on the same ballots.
    WithdrawalAccepted {
        /// In which round.
        round: RoundNumber,
        /// Whose objection.
        delegation: DelegationId,
        /// The new result.
        tally: Tally,
    },
    /// A commitment got a new version of its text.
    Amended {
        /// Which commitment.
        commitment: CommitmentId,
        /// The version's number, from 2.
        version: u32,
        /// Its words by language.
        texts: Wording,
        /// The round from which it follows.
        round: RoundNumber,
        /// Why.
        reason: String,
    },
    /// A commitment was referred, to a committee or another meeting.
    Referred {
        /// The round from which it follows.
        round: RoundNumber,
        /// To whom and why.
        reason: String,
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
