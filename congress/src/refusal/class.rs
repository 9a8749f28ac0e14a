//! What kind of refusal it is, for those who answer in numbers.

use super::Refusal;

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

impl Refusal {
    /// Which status or exit code this deserves.
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::NotPermitted
            | Self::Observer
            | Self::ObserverFloor
            | Self::Consultative
            | Self::Substitute
            | Self::Replaced
            | Self::AbsentAtOpening
            | Self::AccreditedAfterOpening
            | Self::NotHead
            | Self::NoProxy(_)
            | Self::NobodyEntitled(_) => RefusalClass::Forbidden,
            Self::NoSuchRound(_)
            | Self::NoSuchCommitment(_)
            | Self::NoSuchDelegate(_)
            | Self::NoSuchRuleset(_)
            | Self::NoSuchResolution(_)
            | Self::UnknownDelegation(_)
            | Self::NotPublished(_) => RefusalClass::NotFound,
            Self::RoundNotOpen(_)
            | Self::CastOnce
            | Self::SecretNeedsOneServer
            | Self::RollChanged
            | Self::TextsChanged
            | Self::WordsStay { .. }
            | Self::OfficialStays(_)
            | Self::LanguageStays(_)
            | Self::InOpenRound(_)
            | Self::StillTime(_)
            | Self::AnotherRoundOpen(_)
            | Self::RoundPending(_)
            | Self::RoundNotPending(_)
            | Self::ProxyForPresent(_)
            | Self::ProxyLimit { .. }
            | Self::VotesAlready(_)
            | Self::NotEntitled(_)
            | Self::StillOpen(_)
            | Self::NotUnresolved(_)
            | Self::NoObjection(_)
            | Self::NoWithdrawal(_)
            | Self::AlreadyPublished(_)
            | Self::NoMoreRounds(_)
            | Self::NoBloc
            | Self::SeparationAsked(_)
            | Self::NotInBloc(_)
            | Self::TakenEnBloc(_)
            | Self::AnsweredAloud
            | Self::NotARollCall(_)
            | Self::ListIsClosed
            | Self::NotAsking(_)
            | Self::NobodySpeaks
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
            | Self::BadId(_)
            | Self::BadName(_)
            | Self::NotRated(_)
            | Self::BadAlternatives
            | Self::OtherDelegation(..)
            | Self::TextMissing(_)
            | Self::TextUnchanged
            | Self::BlocNotOffered
            | Self::NotAVote
            | Self::WordsNeeded
            | Self::RollCallRules
            | Self::BadOrder
            | Self::TwoHeads(_) => RefusalClass::Invalid,
            Self::Paper(refusal) => refusal.class(),
            Self::Settings(refusal) => refusal.class(),
        }
    }
}
