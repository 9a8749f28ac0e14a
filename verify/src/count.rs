//! Counting a round again: ballots and seal, then the rules of the house, then what was said.

use std::collections::BTreeSet;

use congress::ballot::{Ballot, Ballots, Choice, Mark, Position, Statement};
use congress::roll::{DelegateId, DelegationId};
use congress::round::RoundNumber;
use congress::rules::{Kind, Visibility};
use congress::tally::{Returns, Tally, tally};
use serde_json::Value;

use crate::document::{BallotRecord, Committed, Opening, RoundRecord, Sealed};
use crate::fault::{Fault, round as fault};
use crate::hashes::{canonical_of, hash, is_hex};
use crate::history::Round;
use crate::{participation, secret};

/// Checks a round of the list against the log and the rules; says what it found.
pub fn check(round: &Round, stated: &RoundRecord) -> Result<String, Fault> {
    let wrong = |what: String| fault(round.number, what);
    match stated {
        RoundRecord::Annulled { round: number, reason } => {
            if *number != round.number || round.annulled.as_ref() != Some(reason) {
                return Err(wrong("the log does not say that it was annulled for this reason".to_owned()));
            }
            Ok(format!("Round {number}: annulled."))
        }
        RoundRecord::Published { round: number, tally, seal, ballots, voters } => {
            let Some((first, sealed, statements)) = round.closed.as_ref().filter(|_| *number == round.number) else {
                return Err(wrong("the log does not say that it was published".to_owned()));
            };
            if seal != sealed {
                return Err(wrong("its seal is not the one in the log".to_owned()));
            }
            let last = round.withdrawn.last().map_or(first, |(_, tally)| tally);
            if serde_json::to_value(last).ok().as_ref() != Some(tally) {
                return Err(wrong("the result is not the one in the log".to_owned()));
            }
            let counted = match (round.ruleset.visibility, ballots, voters) {
                (Visibility::Secret, None, Some(voters)) => secret::ballots(round, first, voters, seal),
                (Visibility::Names, Some(ballots), None) => {
                    check_ballots(round, ballots, seal).and_then(|()| opened(round, ballots))
                }
                (Visibility::Delegations, Some(ballots), None) => {
                    check_ballots(round, ballots, seal).and_then(|()| participation::ballots(round, first, ballots))
                }
                _ => Err("it shows more or less of its ballots than is due".to_owned()),
            };
            let counted = counted.map_err(wrong)?;
            check_results(round, first, &counted).map_err(wrong)?;
            check_statements(round, first, &counted, statements).map_err(wrong)?;
            Ok(format!("Round {number}: {}", sentence(round, last, counted.len())))
        }
    }
}

fn sentence(round: &Round, result: &Tally, ballots: usize) -> String {
    let outcome = result.outcome.as_str();
    let counted = match round.ruleset.visibility {
        Visibility::Names => "counted again one by one",
        Visibility::Secret => "confidential, the sums counted again",
        Visibility::Delegations => "the sums of each delegation counted again",
    };
    let paper = match round.on_paper.len() {
        0 => String::new(),
        n => format!(", {n} of them on paper"),
    };
    format!("{ballots} ballots of delegates in the electorate, one each{paper}, under the seal; {counted}: {outcome}.")
}

/// The list of ballots is sound, and the seal is over it.
fn check_ballots(round: &Round, ballots: &[BallotRecord], seal: &str) -> Result<(), String> {
    check_list(round, ballots)?;
    check_paper(round, ballots)?;
    if seal != seal_of(round.number, ballots) {
        return Err("the seal is not over these ballots: some were changed after the close".to_owned());
    }
    Ok(())
}

/// Every ballot is of somebody in the electorate, and nobody has two.
fn check_list(round: &Round, ballots: &[BallotRecord]) -> Result<(), String> {
    for pair in ballots.windows(2) {
        if pair[0].delegate == pair[1].delegate {
            return Err(format!("{} has two ballots", pair[0].delegate));
        }
        if pair[0].delegate > pair[1].delegate {
            return Err("its ballots are not sorted by delegate".to_owned());
        }
    }
    for ballot in ballots {
        let delegate = &ballot.delegate;
        if round.electorate.delegation_of(delegate).is_none() {
            return Err(format!("{delegate} has a ballot and is not in the electorate"));
        }
        if !is_hex(&ballot.commitment, 64) {
            return Err(format!("the commitment of {delegate} is no hash"));
        }
    }
    Ok(())
}

/// Everybody whose paper was entered has a ballot.
fn check_paper(round: &Round, ballots: &[BallotRecord]) -> Result<(), String> {
    let has_ballot = |id: &&DelegateId| ballots.iter().any(|ballot| ballot.delegate == **id);
    match round.on_paper.iter().find(|id| !has_ballot(id)) {
        Some(delegate) => Err(format!("the paper of {delegate} was entered, but there is no ballot")),
        None => Ok(()),
    }
}

fn seal_of(round: RoundNumber, ballots: &[BallotRecord]) -> String {
    let ballots = ballots.iter().map(|b| Committed { commitment: &b.commitment, delegate: &b.delegate }).collect();
    hash(canonical_of(&Sealed { ballots, round }))
}

/// The ballots of a round by names.
fn opened(round: &Round, ballots: &[BallotRecord]) -> Result<Ballots, String> {
    let open = |ballot: &BallotRecord| {
        let delegate = &ballot.delegate;
        let (Some(mark), Some(proposal), Some(reason), Some(salt)) =
            (&ballot.mark, &ballot.proposal, &ballot.reason, &ballot.salt)
        else {
            return Err(format!("the ballot of {delegate} is not opened, but the round is by names"));
        };
        let (round_number, wording) = (round.number, &round.question.alternatives);
        let (proposal, reason) = (proposal.as_deref(), reason.as_deref());
        let opening = Opening { delegate, mark, proposal, reason, round: round_number, salt };
        if !is_hex(salt, 32) || hash(canonical_of(&opening)) != ballot.commitment {
            return Err(format!("the ballot of {delegate} is not the one that was committed to"));
        }
        let read = Mark::parse(round.ruleset.kind(), mark).map_err(|error| format!("{delegate}: {error}"))?;
        if let Mark::Ratings(ratings) = &read
            && !ratings.keys().eq(wording.keys())
        {
            return Err(format!("{delegate} rated other alternatives than those of the round"));
        }
        let (reason, proposal) = (reason.map(str::to_owned), proposal.map(str::to_owned));
        Ok((delegate.clone(), Ballot { mark: read, reason, proposal }))
    };
    ballots.iter().map(open).collect()
}

/// The result at the close and after each withdrawal is what the rules make of the ballots.
fn check_results(round: &Round, first: &Tally, ballots: &Ballots) -> Result<(), String> {
    let mut withdrawn: BTreeSet<DelegationId> = BTreeSet::new();
    let mut before = first;
    check_result(round, first, ballots, &withdrawn)?;
    for (delegation, after) in &round.withdrawn {
        let objects = Some(Position(Some(Choice::Object)));
        let rows = before.delegations.iter().flatten();
        if !rows.into_iter().any(|row| row.id == *delegation && row.position == objects) {
            return Err(format!("{delegation} withdrew an objection that did not stand"));
        }
        withdrawn.insert(delegation.clone());
        check_result(round, after, ballots, &withdrawn)?;
        before = after;
    }
    Ok(())
}

fn check_result(
    round: &Round,
    stated: &Tally,
    ballots: &Ballots,
    withdrawn: &BTreeSet<DelegationId>,
) -> Result<(), String> {
    let returns = Returns { ballots, declarations: &round.declarations, withdrawn };
    let mut counted = tally(&round.ruleset, &round.electorate, returns);
    if round.ruleset.visibility == Visibility::Delegations && round.ruleset.kind() == Kind::Wording {
        counted = participation::ranked(round, counted, stated, ballots)?;
    }
    if counted == *stated { Ok(()) } else { Err(difference(&counted, stated)) }
}

/// Where two results differ, in the words of the tally object.
fn difference(counted: &Tally, stated: &Tally) -> String {
    let (counted, stated) = (serde_json::to_value(counted), serde_json::to_value(stated));
    let (Ok(counted), Ok(stated)) = (counted, stated) else { return "its result cannot be read".to_owned() };
    let (path, counted, stated) = first_difference(String::new(), &counted, &stated);
    let path = path.trim_start_matches('.');
    format!("counted again, {path} is {counted}, but the record says {stated}")
}

fn first_difference(path: String, counted: &Value, stated: &Value) -> (String, String, String) {
    let nothing = Value::Null;
    match (counted, stated) {
        (Value::Object(one), Value::Object(other)) => {
            let mut names = one.keys().chain(other.keys());
            let differs = names.find(|name| one.get(*name) != other.get(*name));
            if let Some(name) = differs {
                let (one, other) = (one.get(name).unwrap_or(&nothing), other.get(name).unwrap_or(&nothing));
                return first_difference(format!("{path}.{name}"), one, other);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            if let Some(place) = (0..one.len()).find(|place| one[*place] != other[*place]) {
                let name = one[place].get("id").and_then(Value::as_str).map_or(place.to_string(), str::to_owned);
                return first_difference(format!("{path}.{name}"), &one[place], &other[place]);
            }
        }
        _ => {}
    }
    (path, counted.to_string(), stated.to_string())
}

/// What was said is what stands on ballots and in declarations.
fn check_statements(round: &Round, result: &Tally, ballots: &Ballots, stated: &[Statement]) -> Result<(), String> {
    let mut rest = stated;
    for (id, bench) in &round.electorate.benches {
        let end = rest.iter().position(|statement| statement.delegation != *id).unwrap_or(rest.len());
        let (mut said, others) = rest.split_at(end);
        rest = others;
        let wrong = || format!("what was said for {id} is not what stands on its ballots and in its declaration");
        let declared = round.declarations.get(id);
        if let Some((position, reason)) = declared.and_then(|d| Some((d.position, d.reason.as_ref()?))) {
            let first = said
                .first()
                .filter(|first| first.choice == position && first.text == *reason && first.proposal.is_none());
            first.ok_or_else(wrong)?;
            said = &said[1..];
        }
        let is_right = if round.ruleset.visibility == Visibility::Secret {
            said.is_empty()
        } else if round.ruleset.visibility == Visibility::Names {
            let on_ballots = bench.seats.keys().filter_map(|seat| {
                let ballot = ballots.get(seat)?;
                let (choice, text) = (ballot.mark.choice()?, ballot.reason.clone()?);
                Some(Statement { delegation: id.clone(), choice, text, proposal: ballot.proposal.clone() })
            });
            on_ballots.eq(said.iter().cloned())
        } else {
            let row = result.delegations.iter().flatten().find(|row| row.id == *id);
            row.is_some_and(|row| participation::may_have_said(row, said))
        };
        if !is_right {
            return Err(wrong());
        }
    }
    match rest.first() {
        None => Ok(()),
        Some(left) => Err(format!("what was said for {} is out of order or of no delegation", left.delegation)),
    }
}
