//! The sentences people get when something cannot be, each a case of its own.

mod class;
mod paper;

pub use class::RefusalClass;
pub use paper::PaperRefusal;

use crate::ballot::Alternative;
use crate::roll::{DelegateId, DelegationId};
use crate::round::RoundNumber;
use crate::settings::SettingsRefusal;
use crate::text::{CommitmentId, Language, ResolutionId};

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
    /// Only votes counted per delegate can be confidential.
    #[error("Only a vote that is counted by delegate can be confidential. Choose other rules, or another visibility.")]
    SecretNotOffered,
    /// Several servers share a database, which would tell too much.
    #[error(
        "A confidential round is not held while several servers share a database. Hold it on one server, or on paper."
    )]
    SecretNeedsOneServer,
    /// A confidential ballot is cast once.
    #[error("This confidential ballot is in the box already: it is cast once and cannot be changed.")]
    CastOnce,
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
    /// A substitute is mandated in the person's place.
    #[error("A substitute votes in your place in this round.")]
    Replaced,
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
    /// The roll is not the one that was looked at.
    #[error("The roll has changed meanwhile. Nothing was done: look at it again.")]
    RollChanged,
    /// The texts are not those that were looked at.
    #[error("The texts have changed meanwhile. Nothing was done: look at them again.")]
    TextsChanged,
    /// No resolution has this id.
    #[error("There is no resolution {0}.")]
    NoSuchResolution(ResolutionId),
    /// What a round has asked about stays as it was asked.
    #[error(
        "Round {round} has asked about {commitment}: it stays as it was asked, in every language. Its words change by amendment only."
    )]
    WordsStay {
        /// Which commitment.
        commitment: CommitmentId,
        /// The first round on it.
        round: RoundNumber,
    },
    /// The authoritative language stays once a round has been held.
    #[error("A round has been held on this resolution: its authoritative language stays as it is ({0}).")]
    OfficialStays(Language),
    /// A language stays once a round has been held.
    #[error("A round has been held on this resolution: no language leaves it, and this one would ({0}).")]
    LanguageStays(Language),
    /// No delegation on the roll has this id.
    #[error("There is no delegation {0} on the roll.")]
    UnknownDelegation(DelegationId),
    /// Nobody leaves the roll while they can vote.
    #[error("Who takes part in the open round {0} leaves the roll when it has closed, not before.")]
    InOpenRound(RoundNumber),
    /// The text is no id.
    #[error("This cannot be an id: {0}. An id has 1 to 64 characters and no spaces.")]
    BadId(String),
    /// A name or country is missing or too long.
    #[error("The name or the country of {0} is missing, too long or not on one line: at most 200 characters.")]
    BadName(String),
    /// A choice of wording rates every alternative.
    #[error("Alternative {0} is not rated. Please rate all of them.")]
    NotRated(Alternative),
    /// A choice of wording needs alternatives, and only that.
    #[error("A choice of wording needs 1 to 5 alternatives, each in every language; other rounds have none.")]
    BadAlternatives,
    /// The person holds no proxy of this delegate in this round.
    #[error("You hold no proxy for {0} in this round.")]
    NoProxy(DelegateId),
    /// Only an absent delegate gives a proxy.
    #[error("{0} is present and casts in person. A proxy is for an absent delegate.")]
    ProxyForPresent(DelegateId),
    /// The holder has as many proxies as one may hold.
    #[error("{holder} holds {limit} already, as many proxies as one delegate may.")]
    ProxyLimit {
        /// Who would hold it.
        holder: DelegateId,
        /// How many one may hold.
        limit: u32,
    },
    /// Mandates and proxies stay within a delegation.
    #[error("{0} and {1} are not of the same delegation.")]
    OtherDelegation(DelegateId, DelegateId),
    /// Only a substitute gets a mandate.
    #[error("{0} votes already and needs no mandate.")]
    VotesAlready(DelegateId),
    /// The delegate is replaced by somebody already, or not entitled.
    #[error("{0} has no vote of their own that could pass to somebody else.")]
    NotEntitled(DelegateId),
    /// Nothing is amended, referred or withdrawn while the round is open.
    #[error("Round {0} is still open. Close it first.")]
    StillOpen(RoundNumber),
    /// Something may be done about a round only when it closed without consensus.
    #[error("Round {0} did not end without consensus: there is nothing to amend, refer or withdraw.")]
    NotUnresolved(RoundNumber),
    /// The delegation's objection does not stand in the round.
    #[error("No objection of {0} stands in this round.")]
    NoObjection(DelegationId),
    /// The head has not offered to withdraw.
    #[error("The head of {0} has not offered to withdraw its objection.")]
    NoWithdrawal(DelegationId),
    /// The result is public and stands.
    #[error("The result of round {0} is published; an objection can no longer be withdrawn.")]
    AlreadyPublished(RoundNumber),
    /// An amendment has words in every language of the resolution.
    #[error("The new text is missing in this language: {0}.")]
    TextMissing(Language),
    /// An amendment changes something.
    #[error("The new text is the same as the one before.")]
    TextUnchanged,
    /// The commitment has been through as many consensus rounds as its ruleset allows.
    #[error(
        "This commitment has been through {0} consensus rounds, as many as its rules allow. Refer it or put it to the vote."
    )]
    NoMoreRounds(u32),
    /// The resolution or one of its commitments is already before the congress.
    #[error("{0} is already before the congress.")]
    AlreadyEntered(String),
    /// These commitments cannot be decided together.
    #[error("A bloc has at least two commitments, on which no round has been held and which are in no other bloc.")]
    NoBloc,
    /// A bloc opens only when no head asks for separation.
    #[error("A head of delegation asks to decide {0} by itself. Separate it first.")]
    SeparationAsked(CommitmentId),
    /// The commitment is in no bloc.
    #[error("{0} is not to be decided together with others.")]
    NotInBloc(CommitmentId),
    /// A bloc is no choice of wording.
    #[error(
        "Commitments taken together can be decided by a vote, by consensus or in a poll, not in a choice of wording."
    )]
    BlocNotOffered,
    /// A bloc is not amended or referred as a whole.
    #[error("Round {0} was on several commitments. Take up each of them in a round of its own.")]
    TakenEnBloc(RoundNumber),
    /// A procedural question is a vote.
    #[error("A procedural question is decided by a vote.")]
    NotAVote,
    /// A roll call is by delegation.
    #[error("A roll call needs a vote and a quorum counted by delegation, under rules that allow declarations.")]
    RollCallRules,
    /// The order of a roll call is not whole.
    #[error("The order of a roll call names every full delegation with somebody entitled once.")]
    BadOrder,
    /// In a roll call, nothing is cast or declared on phones.
    #[error("This is a roll call: each delegation answers aloud when it is called.")]
    AnsweredAloud,
    /// The round is no roll call.
    #[error("Round {0} is not a roll call.")]
    NotARollCall(RoundNumber),
    /// The speakers' list is closed.
    #[error("The speakers' list is closed. Only points of order can still be raised.")]
    ListIsClosed,
    /// The person did not ask for the floor.
    #[error("{0} is not on the speakers' list.")]
    NotAsking(DelegateId),
    /// Observers do not speak.
    #[error("Your delegation takes part as an observer and does not ask for the floor.")]
    ObserverFloor,
    /// A sentence is needed.
    #[error("Please write the sentence, in at least one language.")]
    WordsNeeded,
    /// No speech can be ended.
    #[error("Nobody has the floor.")]
    NobodySpeaks,
    /// It cannot be because of ballots on paper.
    #[error(transparent)]
    Paper(#[from] PaperRefusal),
    /// The congress cannot be set up like this.
    #[error(transparent)]
    Settings(#[from] SettingsRefusal),
}

impl Refusal {
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
            Self::SecretNeedsOneServer => ("refusal-secret-one-server", vec![]),
            Self::CastOnce => ("refusal-cast-once", vec![]),
            Self::BadTimeLimit { shortest, longest } => {
                ("refusal-bad-time-limit", vec![("shortest", shortest.to_string()), ("longest", longest.to_string())])
            }
            Self::ReasonNeeded => ("refusal-reason-needed", vec![]),
            Self::TooLong { longest } => one("refusal-too-long", "longest", longest),
            Self::BadMark(_) => ("refusal-bad-mark", vec![]),
            Self::Observer => ("refusal-observer", vec![]),
            Self::Consultative => ("refusal-consultative", vec![]),
            Self::Substitute => ("refusal-substitute", vec![]),
            Self::Replaced => ("refusal-replaced", vec![]),
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
            Self::RollChanged => ("refusal-roll-changed", vec![]),
            Self::TextsChanged => ("refusal-texts-changed", vec![]),
            Self::NoSuchResolution(id) => one("refusal-no-such-resolution", "id", id),
            Self::WordsStay { commitment, round } => {
                ("refusal-words-stay", vec![("commitment", commitment.to_string()), ("round", round.to_string())])
            }
            Self::OfficialStays(language) => one("refusal-official-stays", "language", language),
            Self::LanguageStays(language) => one("refusal-language-stays", "language", language),
            Self::UnknownDelegation(id) => one("refusal-unknown-delegation", "delegation", id),
            Self::InOpenRound(round) => one("refusal-in-open-round", "round", round),
            Self::BadId(id) => one("refusal-bad-id", "id", id),
            Self::BadName(id) => one("refusal-bad-name", "id", id),
            Self::NotRated(alternative) => one("refusal-not-rated", "alternative", alternative),
            Self::BadAlternatives => ("refusal-bad-alternatives", vec![]),
            Self::NoProxy(giver) => one("refusal-no-proxy", "delegate", giver),
            Self::ProxyForPresent(giver) => one("refusal-proxy-for-present", "delegate", giver),
            Self::ProxyLimit { holder, limit } => {
                ("refusal-proxy-limit", vec![("delegate", holder.to_string()), ("limit", limit.to_string())])
            }
            Self::OtherDelegation(one, other) => {
                ("refusal-other-delegation", vec![("delegate", one.to_string()), ("other", other.to_string())])
            }
            Self::VotesAlready(delegate) => one("refusal-votes-already", "delegate", delegate),
            Self::NotEntitled(delegate) => one("refusal-not-entitled", "delegate", delegate),
            Self::StillOpen(round) => one("refusal-still-open", "round", round),
            Self::NotUnresolved(round) => one("refusal-not-unresolved", "round", round),
            Self::NoObjection(id) => one("refusal-no-objection", "delegation", id),
            Self::NoWithdrawal(id) => one("refusal-no-withdrawal", "delegation", id),
            Self::AlreadyPublished(round) => one("refusal-already-published", "round", round),
            Self::TextMissing(language) => one("refusal-text-missing", "language", language),
            Self::TextUnchanged => ("refusal-text-unchanged", vec![]),
            Self::NoMoreRounds(rounds) => one("refusal-no-more-rounds", "rounds", rounds),
            Self::NoBloc => ("refusal-no-bloc", vec![]),
            Self::SeparationAsked(commitment) => one("refusal-separation-asked", "commitment", commitment),
            Self::NotInBloc(commitment) => one("refusal-not-in-bloc", "commitment", commitment),
            Self::BlocNotOffered => ("refusal-bloc-not-offered", vec![]),
            Self::TakenEnBloc(round) => one("refusal-taken-en-bloc", "round", round),
            Self::NotAVote => ("refusal-not-a-vote", vec![]),
            Self::RollCallRules => ("refusal-roll-call-rules", vec![]),
            Self::BadOrder => ("refusal-bad-order", vec![]),
            Self::AnsweredAloud => ("refusal-answered-aloud", vec![]),
            Self::NotARollCall(round) => one("refusal-not-a-roll-call", "round", round),
            Self::ListIsClosed => ("refusal-list-is-closed", vec![]),
            Self::NotAsking(delegate) => one("refusal-not-asking", "delegate", delegate),
            Self::ObserverFloor => ("refusal-observer-floor", vec![]),
            Self::WordsNeeded => ("refusal-words-needed", vec![]),
            Self::NobodySpeaks => ("refusal-nobody-speaks", vec![]),
            Self::TwoHeads(id) => one("refusal-two-heads", "delegation", id),
            Self::Paper(refusal) => refusal.key(),
            Self::AlreadyEntered(id) => one("refusal-already-entered", "id", id),
            Self::Settings(refusal) => refusal.key(),
        }
    }
}
