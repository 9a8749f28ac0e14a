//! Rulesets: what a round's outcome depends on. The file form is read in [`crate::rules_file`].

use serde::{Deserialize, Serialize};

use crate::fraction::Share;

/// The kind of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// For, against, abstain (RULES.md, "Vote").
    Vote,
    /// Degrees of agreement and objections (RULES.md, "Consensus").
    Consensus,
    /// An indicative poll (RULES.md, "Indicative poll").
    Poll,
    /// Resistance to alternatives (RULES.md, "Choice of wording").
    Wording,
}

/// What the record shows of a round's ballots (RULES.md, "Visibility of a round").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Each delegate's ballot.
    #[default]
    Names,
    /// Counts per delegation.
    Delegations,
    /// Totals only, and who took part.
    Secret,
}

/// In what a vote is counted (RULES.md, "Vote").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One per ballot.
    PerDelegate,
    /// One per delegation, by its position.
    PerDelegation,
    /// W per delegation, by its position.
    WeightedBloc,
    /// W per delegation, split as declared or in proportion to its ballots.
    WeightedSplit,
}

/// What a qualified majority is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// For and against.
    #[default]
    Cast,
    /// For, against and abstentions.
    Voted,
    /// The mode's unit, those present.
    Present,
    /// The mode's unit, all entitled.
    Entitled,
}

/// When a mode's counts are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Threshold {
    /// More for than against.
    Simple,
    /// More than half of the entitled are for.
    Absolute,
    /// At least a share of a base is for; an empty base fails.
    Qualified {
        /// The share that must be reached.
        #[serde(flatten)]
        share: Share,
        /// Of what.
        base: Base,
    },
    /// Somebody for, nobody against.
    Unanimity,
}

/// One mode with its own threshold; a vote passes when all its majorities do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Majority {
    /// What is counted.
    pub mode: Mode,
    /// How much is enough.
    pub threshold: Threshold,
}

/// A unit in which presence and turnout are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Entitled delegates.
    Delegates,
    /// Full delegations with an entitled delegate.
    Delegations,
    /// Their weights W, summed.
    Votes,
}

/// What a quorum condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Present at opening.
    Present,
    /// Took part.
    Voted,
}

/// A quorum condition: met when `q·have >= p·entitled`, or `>` if strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// What is counted.
    pub unit: Unit,
    /// Those present or those who voted.
    pub measure: Measure,
    /// The share of the entitled.
    #[serde(flatten)]
    pub share: Share,
    /// More than the share, not just as much.
    #[serde(default)]
    pub strict: bool,
}

impl Quorum {
    /// Whether `have` of `entitled` is enough.
    pub fn is_met(self, have: u64, entitled: u64) -> bool {
        if self.strict { self.share.is_exceeded(have, entitled) } else { self.share.is_reached(have, entitled) }
    }
}

/// When an objection binds its delegation, besides the head's own declaration of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "objection", rename_all = "snake_case")]
pub enum Objection {
    /// In no other case.
    HeadConfirmed,
    /// When any delegate of the delegation objects.
    AnyDelegate,
    /// When objecting ballots are at least this share of the delegation's ballots.
    Share {
        /// The share that binds.
        of_ballots: Share,
    },
}

/// The settings of a consensus round (RULES.md, "Consensus").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consensus {
    /// When an objection binds.
    #[serde(flatten)]
    pub objection: Objection,
    /// How many binding objections do not yet stop adoption.
    pub max_objections: u32,
    /// The share of agreement among those who agree, have reservations or stand aside.
    pub support: Share,
    /// How many rounds one commitment may go through.
    pub max_rounds: u32,
}

/// What each kind of round is decided by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Procedure {
    /// A vote with one or more majorities, all of which must pass.
    Vote {
        /// At least one.
        majorities: Vec<Majority>,
    },
    /// A consensus round.
    Consensus(Consensus),
    /// An indicative poll: nothing to pass.
    Poll,
    /// A choice of wording: lowest resistance wins.
    Wording,
}

/// Everything a round is decided by, frozen at opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruleset {
    /// The kind with its settings.
    #[serde(flatten)]
    pub procedure: Procedure,
    /// What the record shows.
    pub visibility: Visibility,
    /// Whether only delegates present at opening may cast.
    pub presence_required: bool,
    /// Whether heads may declare their delegation's position.
    pub declarations: bool,
    /// How many absent delegates one holder may cast for.
    pub max_proxies: u32,
    /// All must be met.
    pub quorum: Vec<Quorum>,
}

impl Ruleset {
    /// The kind of round this ruleset is for.
    pub fn kind(&self) -> Kind {
        match self.procedure {
            Procedure::Vote { .. } => Kind::Vote,
            Procedure::Consensus(_) => Kind::Consensus,
            Procedure::Poll => Kind::Poll,
            Procedure::Wording => Kind::Wording,
        }
    }

    /// Whether a mode of this ruleset splits a delegation's votes.
    pub fn splits_votes(&self) -> bool {
        match &self.procedure {
            Procedure::Vote { majorities } => majorities.iter().any(|m| m.mode == Mode::WeightedSplit),
            _ => false,
        }
    }
}
