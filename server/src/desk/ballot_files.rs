//! `ballots.csv` and `declarations.csv` of an offline count: refused at the first person, choice or figure that
//! RULES.md does not admit.

use std::collections::{BTreeMap, BTreeSet};

use congress::ballot::{Alternative, Ballot, Ballots, Choice, Declaration, Declarations, Mark, Split};
use congress::roll::Electorate;
use congress::roll::{DelegateId, DelegationId, Role, Roll, Status};
use congress::round::check_declaration;
use congress::rules::{Kind, Ruleset};

use super::csv_file::{CsvFile, Row};
use super::{FileError, FileErrors};

/// Reads `delegate,choice[,reason]`.
///
/// # Errors
/// With the line of a ballot from outside the electorate, of a second ballot of the same delegate, of an unknown choice,
/// of an objection without a reason, or of a rating that leaves out or adds an alternative.
pub fn parse_ballots(
    name: &str,
    bytes: &[u8],
    rules: &Ruleset,
    roll: &Roll,
    electorate: &Electorate,
) -> Result<Ballots, FileErrors> {
    let file = CsvFile::parse(name, bytes, &["delegate", "choice"], &["reason"])?;
    let mut ballots = Ballots::new();
    let mut lines: BTreeMap<DelegateId, u64> = BTreeMap::new();
    let mut alternatives: Option<BTreeSet<Alternative>> = None;
    let mut errors = Vec::new();
    for row in &file.rows {
        match parse_ballot(row, rules, roll, electorate, &lines, &mut alternatives) {
            Ok((delegate, ballot)) => {
                lines.insert(delegate.clone(), row.line);
                ballots.insert(delegate, ballot);
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(ballots) } else { Err(FileErrors(errors)) }
}

fn parse_ballot(
    row: &Row,
    rules: &Ruleset,
    roll: &Roll,
    electorate: &Electorate,
    lines: &BTreeMap<DelegateId, u64>,
    alternatives: &mut Option<BTreeSet<Alternative>>,
) -> Result<(DelegateId, Ballot), FileError> {
    let delegate = DelegateId::new(row.filled("delegate")?);
    if let Some(line) = lines.get(&delegate) {
        return Err(row.refuse("delegate", format!("{delegate} has a ballot on line {line} already")));
    }
    if electorate.delegation_of(&delegate).is_none() {
        return Err(row.refuse("delegate", outside(&delegate, roll)));
    }
    let mark =
        Mark::parse(rules.kind(), row.filled("choice")?).map_err(|error| row.refuse("choice", error.to_string()))?;
    let reason = Some(row.get("reason").to_owned()).filter(|reason| !reason.is_empty());
    if mark.choice() == Some(Choice::Object) && reason.is_none() {
        return Err(row.refuse("reason", "an objection needs a reason"));
    }
    if let Mark::Ratings(ratings) = &mark {
        let rated: BTreeSet<Alternative> = ratings.keys().cloned().collect();
        check_alternatives(alternatives.get_or_insert_with(|| rated.clone()), &rated)
            .map_err(|reason| row.refuse("choice", reason))?;
    }
    Ok((delegate, Ballot { mark, reason, proposal: None }))
}

/// The alternatives of a choice of wording are those of the first ballot.
fn check_alternatives(expected: &BTreeSet<Alternative>, rated: &BTreeSet<Alternative>) -> Result<(), String> {
    if let Some(missing) = expected.difference(rated).next() {
        return Err(format!("{missing} is not rated; a ballot rates all alternatives"));
    }
    match rated.difference(expected).next() {
        Some(unknown) => Err(format!("{unknown} is not one of the alternatives on the earlier ballots")),
        None => Ok(()),
    }
}

/// Why somebody is not in the electorate.
fn outside(delegate: &DelegateId, roll: &Roll) -> String {
    let Some(person) = roll.delegates.get(delegate) else {
        return format!("{delegate} is not on the roll");
    };
    let status = roll.delegations.get(&person.delegation).map(|delegation| delegation.status);
    match status {
        Some(Status::Observer) => format!("{delegate} is an observer and does not vote"),
        Some(Status::Consultative) => format!("{delegate} belongs to a consultative delegation and has no ballot here"),
        _ if person.role == Role::Substitute => format!("{delegate} is a substitute without a mandate"),
        _ => format!("{delegate} is not present"),
    }
}

/// Reads `delegation,position[,for,against,abstain]`.
///
/// # Errors
/// With the line of a declaration that the ruleset does not allow, of a second one for the same delegation, or of figures
/// that do not fit.
pub fn parse_declarations(
    name: &str,
    bytes: &[u8],
    rules: &Ruleset,
    electorate: &Electorate,
) -> Result<Declarations, FileErrors> {
    let file = CsvFile::parse(name, bytes, &["delegation", "position"], &["for", "against", "abstain"])?;
    let mut declarations = Declarations::new();
    let mut errors = Vec::new();
    for row in &file.rows {
        let declared = parse_declaration(row, rules.kind()).and_then(|(delegation, declaration)| {
            if declarations.contains_key(&delegation) {
                return Err(row.refuse("delegation", format!("{delegation} has declared on an earlier line")));
            }
            check_declaration(rules, electorate, &delegation, &declaration)
                .map_err(|refusal| row.refuse("position", refusal.to_string()))?;
            Ok((delegation, declaration))
        });
        match declared {
            Ok((delegation, declaration)) => {
                declarations.insert(delegation, declaration);
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(declarations) } else { Err(FileErrors(errors)) }
}

fn parse_declaration(row: &Row, kind: Kind) -> Result<(DelegationId, Declaration), FileError> {
    let words: Vec<(&str, Choice)> = Choice::options(kind).iter().map(|choice| (choice.as_str(), *choice)).collect();
    let position = row.word("position", &words)?;
    let figures = ["for", "against", "abstain"];
    let split = if figures.iter().all(|column| row.get(column).is_empty()) {
        None
    } else {
        let figure = |column| if row.get(column).is_empty() { Ok(0) } else { row.number(column) };
        Some(Split { in_favour: figure("for")?, against: figure("against")?, abstain: figure("abstain")? })
    };
    Ok((DelegationId::new(row.filled("delegation")?), Declaration { position, split, reason: None }))
}
