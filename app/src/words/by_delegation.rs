//! The result delegation by delegation in words and figures, as the page of a round and the minutes both show it.

use congress::ballot::{Alternative, Choice};
use congress::rules::Kind;
use congress::tally::{Count, DelegationTally, Tally};
use congress::text::Language;

use super::{alternative, choice, sum};
use crate::locale::t;

/// The columns of the table beside that of the delegation.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Whether delegations have a position: in a vote and in a consensus round.
    pub positions: bool,
    votes: bool,
    options: &'static [Choice],
    splits: bool,
    individual_objections: bool,
    alternatives: Vec<Alternative>,
    /// A roll call: what else would be a head's declaration was said in the hall.
    answered_aloud: bool,
}

/// A delegation's position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Which; none if it did not vote.
    pub choice: Option<Choice>,
    /// Its word.
    pub word: String,
    /// How it came about, where not by its ballots alone.
    pub remark: Option<String>,
}

impl Columns {
    /// Of a round that came to `tally`, whose delegations are `rows`; `is_roll_call` where they answered aloud.
    pub fn of(is_roll_call: bool, tally: &Tally, rows: &[DelegationTally]) -> Self {
        let (kind, alternatives) = match &tally.count {
            Count::Vote { .. } => (Kind::Vote, vec![]),
            Count::Consensus { .. } => (Kind::Consensus, vec![]),
            Count::Poll { .. } => (Kind::Poll, vec![]),
            Count::Wording { ranking } => {
                (Kind::Wording, ranking.iter().map(|ranked| ranked.alternative.clone()).collect())
            }
        };
        Self {
            positions: matches!(kind, Kind::Vote | Kind::Consensus),
            votes: kind == Kind::Vote,
            options: Choice::options(kind),
            splits: rows.iter().any(|row| row.split.is_some()),
            individual_objections: rows.iter().any(|row| row.individual_objections.is_some_and(|n| n > 0)),
            alternatives,
            answered_aloud: is_roll_call,
        }
    }

    /// The heads of the columns of figures.
    pub fn heads(&self, language: Language) -> Vec<String> {
        let word = |shown: bool, key: &str| shown.then(|| t(language, key));
        let options = self.options.iter().map(|option| choice(language, Some(*option)));
        word(self.votes, "column-votes")
            .into_iter()
            .chain(options)
            .chain(word(self.individual_objections, "column-individual-objections"))
            .chain(word(self.splits, "column-split"))
            .chain(self.alternatives.iter().map(|one| alternative(language, one)))
            .collect()
    }

    /// A delegation's figures, one for each head.
    pub fn figures(&self, row: &DelegationTally) -> Vec<String> {
        let split = self.splits.then(|| {
            let split = row.split.unwrap_or_default();
            format!("{} · {} · {}", split.in_favour, split.against, split.abstain)
        });
        let mean = |alternative: &Alternative| {
            let mean = row.means.iter().find(|mean| &mean.alternative == alternative);
            mean.map_or_else(String::new, |mean| sum(&mean.mean))
        };
        let objections = row.individual_objections.unwrap_or_default();
        let votes = self.votes.then(|| row.votes.to_string());
        votes
            .into_iter()
            .chain(self.options.iter().map(|option| row.ballots.get(*option).to_string()))
            .chain(self.individual_objections.then(|| objections.to_string()))
            .chain(split)
            .chain(self.alternatives.iter().map(mean))
            .collect()
    }

    /// A delegation's position.
    pub fn position(&self, language: Language, row: &DelegationTally) -> Position {
        let held = row.position.and_then(|position| position.0);
        let remark = if row.divided == Some(true) {
            Some("position-divided")
        } else if row.declared == Some(true) {
            Some(if self.answered_aloud { "position-spoken" } else { "position-declared" })
        } else {
            None
        };
        Position { choice: held, word: choice(language, held), remark: remark.map(|key| t(language, key)) }
    }
}
