//! What is refused about ballots on paper.

use super::RefusalClass;
use crate::round::RoundNumber;

/// Why nothing was done about a ballot on paper, or on a phone because of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperRefusal {
    /// The round is open again for ballots on paper only.
    #[error("Round {0} is open again for paper ballots only, which the desk enters. Nothing was changed.")]
    RoundReopened(RoundNumber),
    /// The delegate's ballot came on paper.
    #[error(
        "This ballot was recorded on paper by the desk and is no longer taken by phone. If it is wrong, go to the desk."
    )]
    OnPaper,
    /// A secret ballot is not entered by somebody else.
    #[error("In a secret ballot, nothing is entered on paper here.")]
    NotOffered,
    /// Nothing was filled in.
    #[error("No ballot was filled in. Choose an option for at least one delegate.")]
    Nothing,
    /// A ballot of the delegate is recorded, and was not to be replaced.
    #[error("A ballot is recorded already. If the paper counts, tick that it replaces that ballot.")]
    Recorded,
}

impl PaperRefusal {
    /// Which status this deserves.
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::RoundReopened(_) | Self::OnPaper | Self::NotOffered | Self::Recorded => RefusalClass::Conflict,
            Self::Nothing => RefusalClass::Invalid,
        }
    }

    /// The name of the sentence in the locales, and its arguments by name.
    pub fn key(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::RoundReopened(round) => ("refusal-round-reopened", vec![("round", round.to_string())]),
            Self::OnPaper => ("refusal-on-paper", vec![]),
            Self::NotOffered => ("refusal-paper-not-offered", vec![]),
            Self::Nothing => ("refusal-no-paper", vec![]),
            Self::Recorded => ("refusal-recorded-already", vec![]),
        }
    }
}
