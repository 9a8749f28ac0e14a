//! A roll as it is handed in: `roll.csv`, the participants of OpenSlides, or a workbook with the columns of either. One
//! line per delegate, with the delegation's columns repeated.

use std::collections::BTreeMap;

use app::fault::Fault;
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll, Status};
use congress::roll_change::{LONGEST_ID, LONGEST_NAME, is_id, is_name};

use super::csv_file::{CsvFile, Row};
use super::sheet::Sheet;
use super::{FileError, FileErrors, openslides, workbook};

/// The columns of a `roll.csv`.
pub const COLUMNS: [&str; 9] =
    ["delegation", "delegation_name", "country", "status", "votes", "delegate", "name", "role", "present"];
/// How files write a delegation's status.
pub const STATUSES: [(&str, Status); 3] =
    [("full", Status::Full), ("consultative", Status::Consultative), ("observer", Status::Observer)];
/// How files write a delegate's role.
pub const ROLES: [(&str, Role); 3] =
    [("head", Role::Head), ("delegate", Role::Delegate), ("substitute", Role::Substitute)];
/// How files write whether something is so.
pub const YES_OR_NO: [(&str, bool); 8] = [
    ("yes", true),
    ("no", false),
    ("true", true),
    ("false", false),
    ("TRUE", true),
    ("FALSE", false),
    ("1", true),
    ("0", false),
];

/// A roll that was handed in, and what is wrong with it.
#[derive(Debug)]
pub struct RollFile {
    /// The lines that can be entered.
    pub roll: Roll,
    /// What is wrong, in the order of lines; nothing is entered while there is something.
    pub errors: Vec<FileError>,
    /// What the file was read as, such as "roll.csv, UTF-8".
    pub read_as: String,
    /// How many people were left out because the file says that they are not active.
    pub inactive: usize,
}

/// Reads a roll, all of it or nothing.
///
/// # Errors
/// Every bad line with its column and reason; then nothing is to be done with the file.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Roll, FileErrors> {
    parse_onto(&Roll::default(), name, bytes)
}

/// Reads a roll, all of it or nothing; a file that says less of a delegation than the roll leaves the rest as it
/// stands.
///
/// # Errors
/// As [`parse`].
pub fn parse_onto(standing: &Roll, name: &str, bytes: &[u8]) -> Result<Roll, FileErrors> {
    let file = read(standing, name, bytes)?;
    if file.errors.is_empty() { Ok(file.roll) } else { Err(FileErrors(file.errors)) }
}

/// Reads a roll and says what is wrong line by line.
///
/// # Errors
/// If the file cannot be read at all, or lacks a column.
pub fn read(standing: &Roll, name: &str, bytes: &[u8]) -> Result<RollFile, FileErrors> {
    let sheet = workbook::read(name, bytes)?;
    if openslides::is_of(&sheet) { openslides::read(standing, sheet) } else { own(sheet) }
}

fn own(sheet: Sheet) -> Result<RollFile, FileErrors> {
    let read_as = format!("roll.csv, {}", sheet.read_as);
    let (file, mut errors) = CsvFile::of(sheet, &COLUMNS, &[])?;
    let mut entering = Entering::default();
    errors.extend(file.rows.iter().filter_map(|row| enter(&mut entering, row).err()));
    errors.sort_by_key(|error| error.line);
    Ok(RollFile { roll: entering.roll, errors, read_as, inactive: 0 })
}

/// A roll on its way, with what the lines before said.
#[derive(Default)]
pub(super) struct Entering {
    pub(super) roll: Roll,
    lines: BTreeMap<DelegateId, u64>,
    heads: BTreeMap<DelegationId, DelegateId>,
}

impl Entering {
    /// Enters a delegate, once.
    pub(super) fn delegate(
        &mut self,
        row: &Row,
        column: [&str; 2],
        id: DelegateId,
        delegate: Delegate,
    ) -> Result<(), FileError> {
        if let Some(line) = self.lines.get(&id) {
            return Err(row.refuse(column[0], Fault::StandsAlready { id: id.to_string(), line: *line }));
        }
        if delegate.role == Role::Head {
            if self.heads.contains_key(&delegate.delegation) {
                return Err(row.refuse(column[1], Fault::HeadAlready(delegate.delegation.to_string())));
            }
            self.heads.insert(delegate.delegation.clone(), id.clone());
        }
        self.lines.insert(id.clone(), row.line);
        self.roll.delegates.insert(id, delegate);
        Ok(())
    }
}

/// An id in a cell.
pub(super) fn id<'a>(row: &'a Row, column: &str) -> Result<&'a str, FileError> {
    let cell = row.filled(column)?;
    if is_id(cell) { Ok(cell) } else { Err(row.refuse(column, Fault::NotAnId(LONGEST_ID))) }
}

/// Whether a name can be written on a card.
pub(super) fn checked(row: &Row, column: &str, name: String) -> Result<String, FileError> {
    if is_name(&name) { Ok(name) } else { Err(row.refuse(column, Fault::NameTooLong(LONGEST_NAME))) }
}

fn name(row: &Row, column: &str) -> Result<String, FileError> {
    checked(row, column, row.filled(column)?.to_owned())
}

fn enter(entering: &mut Entering, row: &Row) -> Result<(), FileError> {
    let delegation_id = DelegationId::new(id(row, "delegation")?);
    let delegation = Delegation {
        name: name(row, "delegation_name")?,
        country: name(row, "country")?,
        status: row.word("status", &STATUSES)?,
        votes: row.number("votes")?,
    };
    let is_empty = ["delegate", "name", "role", "present"].into_iter().all(|column| row.get(column).is_empty());
    match entering.roll.delegations.get(&delegation_id) {
        Some(earlier) if *earlier != delegation => {
            let column = differing_column(earlier, &delegation);
            return Err(row.refuse(column, Fault::SaidOtherwise(delegation_id.to_string())));
        }
        _ => {}
    }
    if !is_empty {
        let id = DelegateId::new(id(row, "delegate")?);
        let delegate = Delegate {
            delegation: delegation_id.clone(),
            name: name(row, "name")?,
            role: row.word("role", &ROLES)?,
            present: row.word("present", &YES_OR_NO)?,
        };
        entering.delegate(row, ["delegate", "role"], id, delegate)?;
    }
    entering.roll.delegations.insert(delegation_id, delegation);
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
