//! Who was entitled, present and voted, in delegates, delegations and votes (RULES.md, "Roll and electorate").

use serde::{Deserialize, Serialize};

use super::DelegationTally;
use crate::ballot::Ballots;
use crate::roll::Electorate;
use crate::rules::{Mode, Unit};

/// One unit's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// On the frozen list.
    pub entitled: u64,
    /// Present when the round opened.
    pub present: u64,
    /// Took part.
    pub voted: u64,
}

/// The turnout of a round in its three units; full delegations only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// Entitled delegates.
    pub delegates: Attendance,
    /// Full delegations with at least one entitled delegate.
    pub delegations: Attendance,
    /// The sum of their W.
    pub votes: Attendance,
}

impl Turnout {
    /// The turnout behind a tally's rows. A delegation voted if it has a position, or, where the kind of round
    /// knows no positions, a ballot.
    pub(super) fn of(electorate: &Electorate, ballots: &Ballots, rows: &[DelegationTally]) -> Self {
        let voting = |id: &crate::roll::DelegationId| {
            rows.iter().find(|row| &row.id == id).is_some_and(|row| match row.position {
                Some(position) => position.is_voting(),
                None => electorate.benches[id].seats.keys().any(|d| ballots.contains_key(d)),
            })
        };
        Self::counted(electorate, |delegate| ballots.contains_key(delegate), voting)
    }

    /// The turnout where `cast` tells which delegates have cast, and `voting` which delegations take part.
    pub fn counted(
        electorate: &Electorate,
        cast: impl Fn(&crate::roll::DelegateId) -> bool,
        voting: impl Fn(&crate::roll::DelegationId) -> bool,
    ) -> Self {
        let mut turnout = Self::default();
        for (id, bench) in electorate.full().filter(|(_, bench)| !bench.seats.is_empty()) {
            turnout.delegates.entitled += bench.seats.len() as u64;
            turnout.delegates.present += bench.seats.values().filter(|s| s.present).count() as u64;
            turnout.delegates.voted += bench.seats.keys().filter(|d| cast(d)).count() as u64;
            let (present, voted) = (bench.is_present(), voting(id));
            for (unit, weight) in [(&mut turnout.delegations, 1), (&mut turnout.votes, u64::from(bench.votes))] {
                unit.entitled += weight;
                unit.present += if present { weight } else { 0 };
                unit.voted += if voted { weight } else { 0 };
            }
        }
        turnout
    }

    /// The numbers of one unit.
    pub fn of_unit(&self, unit: Unit) -> Attendance {
        match unit {
            Unit::Delegates => self.delegates,
            Unit::Delegations => self.delegations,
            Unit::Votes => self.votes,
        }
    }

    /// The numbers of the unit in which `mode` counts.
    pub fn of_mode(&self, mode: Mode) -> Attendance {
        match mode {
            Mode::PerDelegate => self.delegates,
            Mode::PerDelegation => self.delegations,
            Mode::WeightedBloc | Mode::WeightedSplit => self.votes,
        }
    }
}
