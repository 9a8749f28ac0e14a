//! Counts and rules in, outcome out (RULES.md, the outcome lists of each kind).

use serde::{Deserialize, Serialize};

use crate::ballot::{Choice, Position};
use crate::roll::{Electorate, Status};
use crate::rules::{Base, Consensus, Threshold};
use crate::tally::{Attendance, DelegationTally, ModeResult, Positions, Ranked};

/// What a round came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The quorum was not met: nothing is decided.
    Inquorate,
    /// Vote: every majority passed.
    Adopted,
    /// Vote: a majority failed.
    NotAdopted,
    /// Consensus: more binding objections than allowed.
    ObjectionSustained,
    /// Consensus: not enough agreement.
    NoConsensus,
    /// Consensus: adopted although somebody objects, within what is allowed.
    AdoptedWithDissent,
    /// Consensus: adopted, with reservations or some standing aside.
    AdoptedWithReservations,
    /// Consensus: every present full delegation agrees.
    AdoptedUnanimously,
    /// Consensus: adopted.
    AdoptedByConsensus,
    /// Poll: noted.
    Noted,
    /// Wording: one alternative has the least resistance.
    Preferred,
    /// Wording: still tied.
    RunOff,
}

impl Outcome {
    /// The outcome's word in files and message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inquorate => "inquorate",
            Self::Adopted => "adopted",
            Self::NotAdopted => "not_adopted",
            Self::ObjectionSustained => "objection_sustained",
            Self::NoConsensus => "no_consensus",
            Self::AdoptedWithDissent => "adopted_with_dissent",
            Self::AdoptedWithReservations => "adopted_with_reservations",
            Self::AdoptedUnanimously => "adopted_unanimously",
            Self::AdoptedByConsensus => "adopted_by_consensus",
            Self::Noted => "noted",
            Self::Preferred => "preferred",
            Self::RunOff => "run_off",
        }
    }

    /// Whether the commitment stands after this.
    pub const fn is_adopted(self) -> bool {
        matches!(
            self,
            Self::Adopted
                | Self::AdoptedWithDissent
                | Self::AdoptedWithReservations
                | Self::AdoptedUnanimously
                | Self::AdoptedByConsensus
        )
    }
}

/// What a qualified majority's share is taken of, in one mode's counts and attendance.
pub fn base_of(base: Base, result: &ModeResult, attendance: Attendance) -> u64 {
    match base {
        Base::Cast => result.in_favour + result.against,
        Base::Voted => result.in_favour + result.against + result.abstain,
        Base::Present => attendance.present,
        Base::Entitled => attendance.entitled,
    }
}

/// Whether one mode's counts reach its majority.
pub fn passes(result: &ModeResult, attendance: Attendance) -> bool {
    let (in_favour, against) = (result.in_favour, result.against);
    match result.majority {
        Threshold::Simple => in_favour > against,
        Threshold::Absolute => 2 * in_favour > attendance.entitled,
        Threshold::Qualified { share, base } => {
            let whole = base_of(base, result, attendance);
            whole > 0 && share.is_reached(in_favour, whole)
        }
        Threshold::Unanimity => against == 0 && in_favour > 0,
    }
}

/// The outcome of a quorate vote: all majorities must pass, and a tie is not adopted.
pub fn vote(modes: &[ModeResult], tie: bool) -> Outcome {
    if !tie && modes.iter().all(|mode| mode.passed) { Outcome::Adopted } else { Outcome::NotAdopted }
}

/// The outcome of a quorate choice of wording, ranked best first.
pub fn wording(ranking: &[Ranked]) -> Outcome {
    match ranking {
        [] => Outcome::RunOff,
        [first, second, ..] if first.sum == second.sum && first.tens == second.tens => Outcome::RunOff,
        _ => Outcome::Preferred,
    }
}

/// The outcome of a quorate consensus round, in the order of RULES.md.
pub fn consensus(settings: &Consensus, electorate: &Electorate, held: Positions, rows: &[DelegationTally]) -> Outcome {
    let agreeing = held.agree + held.reservation;
    let unanimous = || {
        rows.iter()
            .filter(|row| row.status == Status::Full && electorate.benches[&row.id].is_present())
            .all(|row| row.position == Some(Position(Some(Choice::Agree))))
    };
    if held.object > u64::from(settings.max_objections) {
        Outcome::ObjectionSustained
    } else if agreeing == 0 || !settings.support.is_reached(agreeing, agreeing + held.stand_aside) {
        Outcome::NoConsensus
    } else if held.object > 0 {
        Outcome::AdoptedWithDissent
    } else if held.reservation + held.stand_aside > 0 {
        Outcome::AdoptedWithReservations
    } else if unanimous() {
        Outcome::AdoptedUnanimously
    } else {
        Outcome::AdoptedByConsensus
    }
}
