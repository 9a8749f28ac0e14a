//! The figures of one round, line by line: turnout, totals, then the delegations.

use congress::ballot::{Choice, Position};
use congress::roll::{DelegationId, Status};
use congress::rules::{Mode, Unit};
use congress::tally::{Attendance, Count, Counts, DelegationTally, Exact, Mean, ModeResult, Positions, Ranked, Tally};

use super::super::{Official, OfficialRound};
use super::{Cell, Row};

/// The lines of a round; one that says so for an annulled one.
pub fn rows(official: &Official, round: &OfficialRound) -> Vec<Row> {
    let Some(published) = round.published() else {
        return vec![vec![("row", "annulled".into())]];
    };
    let tally = &published.tally;
    let mut rows: Vec<Row> =
        [("delegates", Unit::Delegates), ("delegations", Unit::Delegations), ("votes", Unit::Votes)]
            .into_iter()
            .map(|(word, unit)| turnout(word, tally.turnout.of_unit(unit)))
            .collect();
    rows.extend(totals(tally));
    for delegation in tally.delegations.as_deref().unwrap_or_default() {
        rows.extend(delegation_rows(official, delegation));
    }
    rows
}

fn turnout(unit: &'static str, attendance: Attendance) -> Row {
    vec![
        ("row", "turnout".into()),
        ("counted_in", unit.into()),
        ("entitled", attendance.entitled.into()),
        ("present", attendance.present.into()),
        ("voted", attendance.voted.into()),
    ]
}

fn totals(tally: &Tally) -> Vec<Row> {
    match &tally.count {
        Count::Vote { modes, .. } => modes.iter().map(total_of_mode).collect(),
        Count::Consensus { positions } => vec![total_of_positions(*positions)],
        Count::Poll { options, noted } => {
            let mut rows = vec![total_of_options("total", options)];
            if noted.total() > 0 {
                rows.push(total_of_options("noted", noted));
            }
            rows
        }
        Count::Wording { ranking } => {
            let row = |ranked: &Ranked| {
                let mut row = vec![
                    ("row", "alternative".into()),
                    ("alternative", ranked.alternative.as_str().into()),
                    ("tens", ranked.tens.into()),
                ];
                row.extend(fraction(&ranked.sum));
                row
            };
            ranking.iter().map(row).collect()
        }
    }
}

/// A mode's word in files.
pub const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::PerDelegate => "per_delegate",
        Mode::PerDelegation => "per_delegation",
        Mode::WeightedBloc => "weighted_bloc",
        Mode::WeightedSplit => "weighted_split",
    }
}

fn total_of_mode(mode: &ModeResult) -> Row {
    vec![
        ("row", "total".into()),
        ("counted_in", mode_word(mode.mode).into()),
        ("for", mode.in_favour.into()),
        ("against", mode.against.into()),
        ("abstain", mode.abstain.into()),
        ("passed", mode.passed.into()),
    ]
}

/// The positions of a consensus round by their words, in the order of the ballot.
pub const fn positions(held: Positions) -> [(&'static str, u64); 6] {
    [
        ("agree", held.agree),
        ("reservation", held.reservation),
        ("stand_aside", held.stand_aside),
        ("abstain", held.abstain),
        ("object", held.object),
        (Position::NOT_VOTING, held.not_voting),
    ]
}

fn total_of_positions(held: Positions) -> Row {
    let mut row: Row = vec![("row", "total".into()), ("counted_in", "per_delegation".into())];
    row.extend(positions(held).map(|(word, n)| (word, n.into())));
    row
}

fn total_of_options(word: &'static str, counts: &Counts) -> Row {
    let mut row: Row = vec![("row", word.into()), ("counted_in", "per_delegate".into())];
    row.extend(by_option(counts));
    row
}

fn by_option(counts: &Counts) -> impl Iterator<Item = (&'static str, Cell)> + '_ {
    counts.iter().map(|(choice, n): (Choice, u64)| (choice.as_str(), n.into()))
}

/// A fraction in two columns, so that no program takes it for a date.
fn fraction((numerator, denominator): &(Exact, Exact)) -> Row {
    vec![("resistance", numerator.into()), ("resistance_divided_by", denominator.into())]
}

/// The word of a delegation's status in files.
pub const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Full => "full",
        Status::Consultative => "consultative",
        Status::Observer => "observer",
    }
}

fn named(official: &Official, id: &DelegationId, status: Status, votes: u32) -> Row {
    let delegation = official.roll.party(id);
    vec![
        ("row", "delegation".into()),
        ("delegation", id.as_str().into()),
        ("delegation_name", delegation.map(|delegation| delegation.name.as_str()).into()),
        ("country", delegation.map(|delegation| delegation.country.as_str()).into()),
        ("status", status_word(status).into()),
        ("votes", votes.into()),
    ]
}

fn delegation_rows(official: &Official, tally: &DelegationTally) -> Vec<Row> {
    let mut row = named(official, &tally.id, tally.status, tally.votes);
    let with_mean = |mean: &Mean| {
        let mut row = row.clone();
        row.push(("alternative", mean.alternative.as_str().into()));
        row.extend(fraction(&mean.mean));
        row
    };
    if !tally.means.is_empty() {
        return tally.means.iter().map(with_mean).collect();
    }
    row.extend(by_option(&tally.ballots));
    row.extend([
        ("position", tally.position.map(Position::as_str).into()),
        ("divided", tally.divided.into()),
        ("declared", tally.declared.into()),
        ("individual_objections", tally.individual_objections.into()),
        ("split_for", tally.split.map(|split| split.in_favour).into()),
        ("split_against", tally.split.map(|split| split.against).into()),
        ("split_abstain", tally.split.map(|split| split.abstain).into()),
    ]);
    vec![row]
}
