//! Ballots in, exact counts out: the tally object of RULES.md.
//!
//! [`tally`] is the one way from ballots to a result, for the running congress, for paper and for anybody's check.

mod consensus;
mod turnout;
mod vote;
mod wording;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use turnout::{Attendance, Turnout};
pub use wording::{Exact, Mean, Ranked};

use crate::ballot::{Ballot, Ballots, Choice, Declarations, Position, Split};
use crate::roll::{Bench, DelegationId, Electorate, Status};
use crate::rules::{Kind, Measure, Mode, Procedure, Quorum, Ruleset, Threshold, Visibility};
use crate::verdict::{self, Outcome};

/// How many ballots or delegations stand behind each option of one kind, in the ballot's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts(Vec<(Choice, u64)>);

impl Counts {
    /// Zero for every option of `kind`.
    pub fn zero(kind: Kind) -> Self {
        Self(Choice::options(kind).iter().map(|choice| (*choice, 0)).collect())
    }

    /// Counts the choices of `ballots`.
    pub fn of<'a>(kind: Kind, ballots: impl IntoIterator<Item = &'a Ballot>) -> Self {
        let mut counts = Self::zero(kind);
        for choice in ballots.into_iter().filter_map(|ballot| ballot.mark.choice()) {
            counts.add(choice, 1);
        }
        counts
    }

    /// What stands behind `choice`; zero if it is no option here.
    pub fn get(&self, choice: Choice) -> u64 {
        self.0.iter().find(|(option, _)| *option == choice).map_or(0, |(_, n)| *n)
    }

    /// Adds `n` to an option of this kind.
    pub fn add(&mut self, choice: Choice, n: u64) {
        if let Some((_, count)) = self.0.iter_mut().find(|(option, _)| *option == choice) {
            *count += n;
        }
    }

    /// All options together.
    pub fn total(&self) -> u64 {
        self.0.iter().map(|(_, n)| n).sum()
    }

    /// The options with their counts, in the ballot's order.
    pub fn iter(&self) -> impl Iterator<Item = (Choice, u64)> + '_ {
        self.0.iter().copied()
    }
}

impl Serialize for Counts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Counts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::collections::BTreeMap::<Choice, u64>::deserialize(deserializer)
            .map(|counts| Self(counts.into_iter().collect()))
    }
}

/// A quorum condition with what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumResult {
    /// The condition.
    #[serde(flatten)]
    pub condition: Quorum,
    /// Those present, or those who voted.
    pub have: u64,
    /// Of how many.
    pub entitled: u64,
    /// Whether that is enough.
    pub met: bool,
}

/// One mode's counts against its majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeResult {
    /// What was counted.
    pub mode: Mode,
    /// F.
    #[serde(rename = "for")]
    pub in_favour: u64,
    /// A.
    pub against: u64,
    /// B.
    pub abstain: u64,
    /// What was needed.
    pub majority: Threshold,
    /// Whether it was reached.
    pub passed: bool,
}

/// What was counted, by the kind of round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Count {
    /// A vote, mode by mode.
    Vote {
        /// F = A > 0 in the first mode.
        tie: bool,
        /// Each with its majority, in the ruleset's order.
        modes: Vec<ModeResult>,
    },
    /// A consensus round: full delegations by position.
    Consensus {
        /// By position.
        positions: Positions,
    },
    /// A poll: delegates by option.
    Poll {
        /// Delegates of full delegations.
        options: Counts,
        /// Delegates of consultative ones.
        noted: Counts,
    },
    /// A choice of wording.
    Wording {
        /// Best first.
        ranking: Vec<Ranked>,
    },
}

/// Full delegations by position in a consensus round: a, r, s, b, o of RULES.md, and those that did not vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Positions {
    /// a: agree.
    pub agree: u64,
    /// r: agree with reservations.
    pub reservation: u64,
    /// s: stand aside.
    pub stand_aside: u64,
    /// b: abstain.
    pub abstain: u64,
    /// o: object.
    pub object: u64,
    /// Neither cast nor declared.
    pub not_voting: u64,
}

/// One delegation's part of a tally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationTally {
    /// Which delegation.
    pub id: DelegationId,
    /// Full, or consultative where it is noted and not counted.
    pub status: Status,
    /// W, frozen at opening.
    pub votes: u32,
    /// Its ballots by option.
    pub ballots: Counts,
    /// Its position; none in polls and choices of wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// As many for as against, so that it abstains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divided: Option<bool>,
    /// Whether the position is the head's declaration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<bool>,
    /// How its W is split, where a `weighted_split` mode is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<Split>,
    /// Objecting ballots that do not bind the delegation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_objections: Option<u64>,
    /// Its mean resistance to each alternative in a choice of wording.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub means: Vec<Mean>,
}

impl DelegationTally {
    fn new(id: &DelegationId, bench: &Bench, ballots: Counts) -> Self {
        Self {
            id: id.clone(),
            status: bench.status,
            votes: bench.votes,
            ballots,
            position: None,
            divided: None,
            declared: None,
            split: None,
            individual_objections: None,
            means: Vec::new(),
        }
    }
}

/// The result of a round: the tally object of RULES.md.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The kind and what was counted.
    #[serde(flatten)]
    pub count: Count,
    /// The outcome by RULES.md.
    pub outcome: Outcome,
    /// Every quorum condition with what it found.
    pub quorum: Vec<QuorumResult>,
    /// Who was entitled, present and voted.
    pub turnout: Turnout,
    /// Delegation by delegation, sorted by id; absent after a secret round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegations: Option<Vec<DelegationTally>>,
}

/// What came in by the end of a round: all that its result depends on besides the rules.
#[derive(Clone, Copy, Debug)]
pub struct Returns<'a> {
    /// One ballot for each delegate who cast, every one of them in the electorate.
    pub ballots: &'a Ballots,
    /// The heads' declarations.
    pub declarations: &'a Declarations,
    /// The delegations whose head withdrew its objection after the close, with the chair's consent: it binds no longer,
    /// and a declaration of it is gone.
    pub withdrawn: &'a BTreeSet<DelegationId>,
}

/// Counts a round (RULES.md): positions, totals, turnout, quorum and outcome.
///
/// `returns` holds only what was admitted: ballots of the electorate with options of the round's kind, and
/// declarations of delegations in it. Declarations have no effect where the ruleset does not allow them.
pub fn tally(rules: &Ruleset, electorate: &Electorate, returns: Returns<'_>) -> Tally {
    let none = Declarations::new();
    let declarations = if rules.declarations { returns.declarations } else { &none };
    let delegations: Vec<DelegationTally> = electorate
        .benches
        .iter()
        .map(|(id, bench)| {
            let ballots: Vec<&Ballot> =
                bench.seats.keys().filter_map(|delegate| returns.ballots.get(delegate)).collect();
            let row = DelegationTally::new(id, bench, Counts::of(rules.kind(), ballots.iter().copied()));
            let has_withdrawn = returns.withdrawn.contains(id);
            let declared =
                declarations.get(id).filter(|declared| !has_withdrawn || declared.position != Choice::Object);
            match &rules.procedure {
                Procedure::Vote { .. } => vote::position(row, declared, rules.splits_votes()),
                Procedure::Consensus(settings) => consensus::position(row, declared, settings, has_withdrawn),
                Procedure::Poll => row,
                Procedure::Wording => wording::means(row, &ballots),
            }
        })
        .collect();

    let turnout = Turnout::of(electorate, returns.ballots, &delegations);
    let quorum: Vec<QuorumResult> = rules
        .quorum
        .iter()
        .map(|condition| {
            let attendance = turnout.of_unit(condition.unit);
            let have = match condition.measure {
                Measure::Present => attendance.present,
                Measure::Voted => attendance.voted,
            };
            let entitled = attendance.entitled;
            QuorumResult { condition: *condition, have, entitled, met: condition.is_met(have, entitled) }
        })
        .collect();
    let (count, decided) = match &rules.procedure {
        Procedure::Vote { majorities } => {
            let modes = vote::count(majorities, &delegations, &turnout);
            let tie = vote::is_tie(&modes);
            let decided = verdict::vote(&modes, tie);
            (Count::Vote { tie, modes }, decided)
        }
        Procedure::Consensus(settings) => {
            let positions = consensus::count(&delegations);
            let decided = verdict::consensus(settings, electorate, positions, &delegations);
            (Count::Consensus { positions }, decided)
        }
        Procedure::Poll => (poll_count(&delegations), Outcome::Noted),
        Procedure::Wording => {
            let ranking = wording::rank(electorate, returns.ballots, &delegations);
            let decided = verdict::wording(&ranking);
            (Count::Wording { ranking }, decided)
        }
    };
    let quorate = quorum.iter().all(|condition| condition.met);
    let outcome = if quorate { decided } else { Outcome::Inquorate };
    let hidden = rules.visibility == Visibility::Secret;
    Tally { count, outcome, quorum, turnout, delegations: (!hidden).then_some(delegations) }
}

fn poll_count(delegations: &[DelegationTally]) -> Count {
    let sum = |status: Status| {
        let mut counts = Counts::zero(Kind::Poll);
        for row in delegations.iter().filter(|row| row.status == status) {
            row.ballots.iter().for_each(|(choice, n)| counts.add(choice, n));
        }
        counts
    };
    Count::Poll { options: sum(Status::Full), noted: sum(Status::Consultative) }
}
