//! Counting a choice of wording: exact sums of mean resistances (RULES.md, "Choice of wording").

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use serde::{Deserialize, Serialize};

use super::DelegationTally;
use crate::ballot::{Alternative, Ballot, Ballots, HIGHEST_RESISTANCE, Mark, Ratings};
use crate::roll::{Electorate, Status};

/// A whole number of any size: a JSON number as long as one holds it, decimal digits in a string beyond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact(num_bigint::BigInt);

impl Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_u64() {
            Some(small) => serializer.serialize_u64(small),
            None => serializer.serialize_str(&self.0.to_string()),
        }
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Digits(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Number(number) => Ok(Self(number.into())),
            Written::Digits(digits) => digits.parse().map(Self).map_err(serde::de::Error::custom),
        }
    }
}

impl std::fmt::Display for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

fn pair(fraction: &BigRational) -> (Exact, Exact) {
    (Exact(fraction.numer().clone()), Exact(fraction.denom().clone()))
}

/// A delegation's mean resistance to one alternative, a reduced fraction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mean {
    /// Which alternative.
    pub alternative: Alternative,
    /// Numerator and denominator.
    pub mean: (Exact, Exact),
}

/// One alternative's place in the ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// Which alternative.
    pub alternative: Alternative,
    /// The sum of the delegations' means: numerator and denominator, reduced.
    pub sum: (Exact, Exact),
    /// Ratings of the highest resistance.
    pub tens: u64,
}

/// The ratings of full delegations' ballots: resistance summed and tens counted, by alternative.
struct Resistance {
    sum: BigRational,
    tens: u64,
}

fn ratings(ballot: &Ballot) -> Option<&Ratings> {
    match &ballot.mark {
        Mark::Ratings(ratings) => Some(ratings),
        Mark::Choice(_) => None,
    }
}

fn means_of<'a>(ballots: impl Iterator<Item = &'a Ratings> + Clone) -> BTreeMap<Alternative, BigRational> {
    let cast = ballots.clone().count() as u64;
    let mut sums: BTreeMap<Alternative, u64> = BTreeMap::new();
    for (alternative, resistance) in ballots.flatten() {
        *sums.entry(alternative.clone()).or_default() += u64::from(*resistance);
    }
    sums.into_iter().map(|(alternative, sum)| (alternative, BigRational::new(sum.into(), cast.into()))).collect()
}

/// Adds a delegation's means to its row.
pub(super) fn means(mut row: DelegationTally, ballots: &[&Ballot]) -> DelegationTally {
    row.means = means_of(ballots.iter().filter_map(|ballot| ratings(ballot)))
        .into_iter()
        .map(|(alternative, mean)| Mean { alternative, mean: pair(&mean) })
        .collect();
    row
}

/// Ranks the alternatives: lowest resistance first, then fewer tens, then by name.
pub(super) fn rank(electorate: &Electorate, ballots: &Ballots, rows: &[DelegationTally]) -> Vec<Ranked> {
    let mut resistances: BTreeMap<Alternative, Resistance> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.status == Status::Full) {
        let cast =
            electorate.benches[&row.id].seats.keys().filter_map(|delegate| ballots.get(delegate).and_then(ratings));
        for (alternative, mean) in means_of(cast.clone()) {
            let resistance =
                resistances.entry(alternative).or_insert_with(|| Resistance { sum: BigRational::zero(), tens: 0 });
            resistance.sum += mean;
        }
        for (alternative, _) in cast.flatten().filter(|(_, rating)| **rating == HIGHEST_RESISTANCE) {
            if let Some(resistance) = resistances.get_mut(alternative) {
                resistance.tens += 1;
            }
        }
    }
    let mut ranked: Vec<(Alternative, Resistance)> = resistances.into_iter().collect();
    ranked.sort_by(|(_, a), (_, b)| a.sum.cmp(&b.sum).then(a.tens.cmp(&b.tens)));
    ranked.into_iter().map(|(alternative, r)| Ranked { alternative, sum: pair(&r.sum), tens: r.tens }).collect()
}
