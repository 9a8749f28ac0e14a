//! Confidential rounds (RULES.md, "Visibility of a round": `secret`): who took part is known, what was chosen is known in
//! total, and nothing connects the two.

use std::collections::{BTreeMap, BTreeSet};

use crate::ballot::{Ballot, Ballots, Choice, Mark};
use crate::roll::DelegateId;
use crate::round::Round;
use crate::rules::{Kind, Mode, Procedure, Visibility};

/// What is in the box of a confidential round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecretBallots {
    /// Who took part.
    pub voters: BTreeSet<DelegateId>,
    /// How often each option was chosen.
    pub choices: BTreeMap<Choice, u64>,
}

impl SecretBallots {
    /// One ballot for each of those who took part, the choices dealt out in their order. What the rules make of a vote that
    /// is counted per delegate, and its turnout, depend on who took part and on the sums of the choices, not on whose
    /// each one was: so these ballots come to the same as the real ones, which nobody can put together.
    ///
    /// `None` if there are more or fewer choices than people.
    pub fn dealt(&self) -> Option<Ballots> {
        let total = self.choices.values().try_fold(0_u64, |sum, n| sum.checked_add(*n))?;
        if total != self.voters.len() as u64 {
            return None;
        }
        let each = self.choices.iter().flat_map(|(choice, n)| (0..*n).map(move |_| Mark::Choice(*choice)));
        let ballot = |mark| Ballot { mark, reason: None, proposal: None };
        Some(self.voters.iter().cloned().zip(each.map(ballot)).collect())
    }

    /// The sums with every option of a vote, those that nobody chose among them.
    pub fn sums(&self) -> BTreeMap<Choice, u64> {
        let sum = |choice: &Choice| (*choice, self.choices.get(choice).copied().unwrap_or_default());
        Choice::options(Kind::Vote).iter().map(sum).collect()
    }
}

impl Procedure {
    /// Whether such a round can be confidential: a vote that is counted per delegate only.
    pub fn may_be_secret(&self) -> bool {
        match self {
            Self::Vote { majorities } => majorities.iter().all(|majority| majority.mode == Mode::PerDelegate),
            _ => false,
        }
    }
}

impl Round {
    /// Whether it is confidential: each ballot is cast once, and nobody's choice is kept.
    pub fn is_secret(&self) -> bool {
        self.ruleset.visibility == Visibility::Secret
    }
}
