//! `roll.csv`: one line per delegate, with the delegation's columns repeated.

use std::collections::BTreeMap;

use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll, Status};

use super::csv_file::{CsvFile, Row};
use super::{FileError, FileErrors};

const COLUMNS: [&str; 9] =
    ["delegation", "delegation_name", "country", "status", "votes", "delegate", "name", "role", "present"];

/// Reads a roll.
///
/// # Errors
/// Every bad line with its column and reason; then nothing is to be done with the file.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Roll, FileErrors> {
    let file = CsvFile::parse(name, bytes, &COLUMNS, &[])?;
    let mut roll = Roll::default();
    let mut lines: BTreeMap<DelegateId, u64> = BTreeMap::new();
    let errors: Vec<FileError> = file.rows.iter().filter_map(|row| enter(&mut roll, &mut lines, row).err()).collect();
    if errors.is_empty() { Ok(roll) } else { Err(FileErrors(errors)) }
}

fn enter(roll: &mut Roll, lines: &mut BTreeMap<DelegateId, u64>, row: &Row) -> Result<(), FileError> {
    let delegation_id = DelegationId::new(row.filled("delegation")?);
    let delegation = Delegation {
        name: row.filled("delegation_name")?.to_owned(),
        country: row.filled("country")?.to_owned(),
        status: row.word(
            "status",
            &[("full", Status::Full), ("consultative", Status::Consultative), ("observer", Status::Observer)],
        )?,
        votes: row.number("votes")?,
    };
    let id = DelegateId::new(row.filled("delegate")?);
    let delegate = Delegate {
        delegation: delegation_id.clone(),
        name: row.filled("name")?.to_owned(),
        role: row
            .word("role", &[("head", Role::Head), ("delegate", Role::Delegate), ("substitute", Role::Substitute)])?,
        present: row.word("present", &[("yes", true), ("no", false)])?,
    };

    if let Some(line) = lines.get(&id) {
        return Err(row.refuse("delegate", format!("{id} stands on line {line} already")));
    }
    match roll.delegations.get(&delegation_id) {
        Some(earlier) if *earlier != delegation => {
            let column = differing_column(earlier, &delegation);
            return Err(row.refuse(column, format!("an earlier line says otherwise of {delegation_id}")));
        }
        _ => {}
    }
    let has_head = roll.members(&delegation_id).any(|(_, member)| member.role == Role::Head);
    if delegate.role == Role::Head && has_head {
        return Err(row.refuse("role", format!("{delegation_id} has a head already")));
    }
    roll.delegations.insert(delegation_id, delegation);
    lines.insert(id.clone(), row.line);
    roll.delegates.insert(id, delegate);
    Ok(())
}

fn differing_column(a: &Delegation, b: &Delegation) -> &'static str {
    if a.name != b.name {
        "delegation_name"
    } else if a.country != b.country {
        "country"
    } else if a.status != b.status {
        "status"
    } else {
        "votes"
    }
}
