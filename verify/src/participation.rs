//! Rounds by delegations: who cast is known, and what each delegation's ballots came to, but not whose was which. All that
//! the rules make of a vote, a consensus round or a poll follows from these sums, so ballots that fit them are as good.

use congress::ballot::{Ballot, Ballots, Choice, HIGHEST_RESISTANCE, Mark, Statement};
use congress::roll::{DelegateId, Status};
use congress::rules::Kind;
use congress::tally::{Count, DelegationTally, Exact, Tally};
use congress::verdict::{self, Outcome};
use num_bigint::BigInt;
use num_rational::BigRational;

use crate::document::BallotRecord;
use crate::history::Round;

/// Ballots of those who cast that come to the stated sums of each delegation; in a choice of wording only who cast.
pub fn ballots(round: &Round, stated: &Tally, cast: &[BallotRecord]) -> Result<Ballots, String> {
    if let Some(opened) = cast.iter().find(|ballot| {
        ballot.mark.is_some() || ballot.reason.is_some() || ballot.proposal.is_some() || ballot.salt.is_some()
    }) {
        return Err(format!("the ballot of {} is opened, but the round is by delegations", opened.delegate));
    }
    let mut fitting = Ballots::new();
    for (id, bench) in &round.electorate.benches {
        let row = stated.delegations.iter().flatten().find(|row| row.id == *id);
        let row = row.ok_or_else(|| format!("its result leaves out {id}"))?;
        let cast: Vec<&DelegateId> =
            cast.iter().map(|ballot| &ballot.delegate).filter(|delegate| bench.seats.contains_key(*delegate)).collect();
        let marks: Vec<Mark> = if round.ruleset.kind() == Kind::Wording {
            let ratings = round.question.alternatives.keys().map(|alternative| (alternative.clone(), 0)).collect();
            vec![Mark::Ratings(ratings); cast.len()]
        } else {
            check_total(row, cast.len())?;
            row.ballots.iter().flat_map(|(choice, n)| (0..n).map(move |_| Mark::Choice(choice))).collect()
        };
        let ballot = |mark| Ballot { mark, reason: None, proposal: None };
        fitting.extend(cast.into_iter().cloned().zip(marks.into_iter().map(ballot)));
    }
    Ok(fitting)
}

fn check_total(row: &DelegationTally, cast: usize) -> Result<(), String> {
    // Summed with care: the figures are somebody's claim.
    let total = row.ballots.iter().try_fold(0_u64, |sum, (_, n)| sum.checked_add(n));
    if total == Some(cast as u64) {
        return Ok(());
    }
    Err(format!("the sums of {} are not those of {cast} ballots, which is how many of its delegates cast", row.id))
}

/// Whether ballots with these sums can have come with these words: an objection has always a reason.
pub fn may_have_said(row: &DelegationTally, said: &[Statement]) -> bool {
    let with = |choice: Choice| said.iter().filter(|statement| statement.choice == choice).count() as u64;
    let fits = |statement: &Statement| with(statement.choice) <= row.ballots.get(statement.choice);
    let proposes = |statement: &&Statement| statement.proposal.is_some() && statement.choice != Choice::Object;
    said.iter().all(fits)
        && with(Choice::Object) == row.ballots.get(Choice::Object)
        && !said.iter().any(|s| proposes(&s))
}

fn fraction((over, under): &(Exact, Exact)) -> Option<BigRational> {
    let number = |exact: &Exact| match serde_json::to_value(exact).ok()? {
        serde_json::Value::String(digits) => digits.parse::<BigInt>().ok(),
        value => value.as_u64().map(BigInt::from),
    };
    let (over, under) = (number(over)?, number(under)?);
    let reduced = (under > BigInt::from(0)).then(|| BigRational::new(over.clone(), under.clone()))?;
    (*reduced.denom() == under).then_some(reduced)
}

/// A counted choice of wording with the stated means, ranking and outcome, if these follow from each other.
pub fn ranked(round: &Round, mut counted: Tally, stated: &Tally, ballots: &Ballots) -> Result<Tally, String> {
    let wrong = || "its ranking does not follow from the means of its delegations".to_owned();
    let (Some(rows), Some(means), Count::Wording { ranking }) =
        (&mut counted.delegations, &stated.delegations, &stated.count)
    else {
        return Err(wrong());
    };
    if rows.len() != means.len() {
        return Err(wrong());
    }
    let highest = BigInt::from(HIGHEST_RESISTANCE);
    let mut sums = vec![(BigRational::from(BigInt::from(0)), BigInt::from(0)); ranking.len()];
    for (row, stated) in rows.iter_mut().zip(means) {
        if !row.means.iter().map(|mean| &mean.alternative).eq(stated.means.iter().map(|mean| &mean.alternative)) {
            return Err(format!("{} has means that its ballots cannot have", stated.id));
        }
        let seats = round.electorate.benches.get(&row.id).map(|bench| bench.seats.keys());
        let cast = BigInt::from(seats.into_iter().flatten().filter(|seat| ballots.contains_key(*seat)).count());
        for mean in &stated.means {
            let impossible = || format!("{} has a mean that {cast} ballots cannot have", stated.id);
            let fraction = fraction(&mean.mean).ok_or_else(impossible)?;
            let total = &fraction * &cast;
            if !total.is_integer() || *total.numer() > &highest * &cast {
                return Err(impossible());
            }
            let place = ranking.iter().position(|ranked| ranked.alternative == mean.alternative).ok_or_else(wrong)?;
            if row.status == Status::Full {
                sums[place].0 += fraction;
                sums[place].1 += total.numer() / &highest;
            }
        }
        row.means.clone_from(&stated.means);
    }
    let is_right = |(ranked, (sum, tens)): (&congress::tally::Ranked, &(BigRational, BigInt))| {
        fraction(&ranked.sum).as_ref() == Some(sum) && BigInt::from(ranked.tens) <= *tens
    };
    let Count::Wording { ranking: counted_ranking } = &mut counted.count else { return Err(wrong()) };
    let places: Vec<_> = ranking.iter().zip(&sums).map(|(r, (sum, _))| (sum, r.tens, &r.alternative)).collect();
    let in_order = places.windows(2).all(|pair| pair[0] < pair[1]);
    if counted_ranking.len() != ranking.len() || !in_order || !ranking.iter().zip(&sums).all(is_right) {
        return Err(wrong());
    }
    counted_ranking.clone_from(ranking);
    if counted.outcome != Outcome::Inquorate {
        counted.outcome = verdict::wording(ranking);
    }
    Ok(counted)
}
