//! The roll as files: `roll.csv`, a participant list for OpenSlides, and a workbook. What is written here and imported
//! again changes nothing.

use std::borrow::Cow;

use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::openslides::{GROUPS, WRITTEN};
use super::roll_file::{COLUMNS, ROLES, STATUSES};
use crate::export::csv_file::{harmless, is_formula};

/// The files in which the roll can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollFormat {
    /// `roll.csv`.
    Csv,
    /// A participant list for OpenSlides.
    OpenSlides,
    /// A workbook with the columns of `roll.csv`.
    Xlsx,
}

/// Why the roll could not be written.
#[derive(Debug, thiserror::Error)]
pub enum RollExportError {
    /// As CSV.
    #[error("the roll could not be written: {0}")]
    Csv(#[from] csv::Error),
    /// As a workbook.
    #[error("the roll could not be written: {0}")]
    Xlsx(#[from] XlsxError),
}

impl RollFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::OpenSlides, Self::Xlsx];

    /// The name of the file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Csv => "roll.csv",
            Self::OpenSlides => "openslides.csv",
            Self::Xlsx => "roll.xlsx",
        }
    }

    /// What browsers are told that it is.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv | Self::OpenSlides => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// Writes the roll.
    ///
    /// # Errors
    /// If something on it does not fit into the file.
    pub fn write(self, roll: &Roll) -> Result<Vec<u8>, RollExportError> {
        match self {
            Self::Csv => csv_of(&COLUMNS, lines(roll)),
            Self::OpenSlides => csv_of(&WRITTEN, participants(roll)),
            Self::Xlsx => Ok(workbook(roll)?),
        }
    }
}

fn csv_of<const N: usize>(
    columns: &[&str; N],
    lines: impl Iterator<Item = [String; N]>,
) -> Result<Vec<u8>, RollExportError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns)?;
    for line in lines {
        let cells: Vec<Cow<'_, str>> = line.iter().map(|cell| harmless(cell)).collect();
        writer.write_record(cells.iter().map(|cell| cell.as_bytes()))?;
    }
    Ok(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?)
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> String {
    words.iter().find(|(_, one)| one == value).map_or(String::new(), |(word, _)| (*word).to_owned())
}

/// A delegation with its people.
type Group<'a> = (&'a DelegationId, &'a Delegation, Vec<(&'a DelegateId, &'a Delegate)>);

/// The delegations by id, with their people by id.
fn groups(roll: &Roll) -> impl Iterator<Item = Group<'_>> {
    let mut members: std::collections::BTreeMap<&DelegationId, Vec<_>> = std::collections::BTreeMap::new();
    for (id, person) in &roll.delegates {
        members.entry(&person.delegation).or_default().push((id, person));
    }
    roll.delegations.iter().map(move |(id, delegation)| (id, delegation, members.remove(id).unwrap_or_default()))
}

/// The lines of a `roll.csv`: a delegation without delegates has one, with nobody on it.
fn lines(roll: &Roll) -> impl Iterator<Item = [String; 9]> {
    groups(roll).flat_map(|(id, delegation, members)| {
        let line = move |person: [String; 4]| {
            let Delegation { name, country, status, votes } = delegation;
            let [delegate, name_of, role, present] = person;
            let (status, votes) = (word(&STATUSES, status), votes.to_string());
            [id.to_string(), name.clone(), country.clone(), status, votes, delegate, name_of, role, present]
        };
        let person = move |(id, person): (&DelegateId, &Delegate)| {
            let present = if person.present { "yes" } else { "no" };
            line([id.to_string(), person.name.clone(), word(&ROLES, &person.role), present.to_owned()])
        };
        let nobody = members.is_empty().then(|| line(Default::default()));
        members.into_iter().map(person).chain(nobody).collect::<Vec<_>>()
    })
}

/// The participants: a delegation's votes are spread over its people, substitutes last.
fn participants(roll: &Roll) -> impl Iterator<Item = [String; 9]> {
    groups(roll).flat_map(|(id, delegation, members)| {
        let all_substitutes = members.iter().all(|(_, person)| person.role == Role::Substitute);
        let weighs = move |person: &Delegate| all_substitutes || person.role != Role::Substitute;
        let heads = u32::try_from(members.iter().filter(|(_, person)| weighs(person)).count()).unwrap_or(u32::MAX);
        let mut place = 0;
        let line = move |(delegate, person): (&DelegateId, &Delegate)| {
            let weight = if weighs(person) {
                place += 1;
                delegation.votes / heads + u32::from(place <= delegation.votes % heads)
            } else {
                0
            };
            let (first, last) = split_name(&person.name);
            let present = if person.present { "1" } else { "0" };
            let (group, weight) = (word(&GROUPS, &person.role), format!("{weight}.000000"));
            let [title, active] = [String::new(), "1".to_owned()];
            [title, first, last, active, id.to_string(), delegate.to_string(), weight, group, present.to_owned()]
        };
        members.into_iter().map(line).collect::<Vec<_>>()
    })
}

/// The last word as the last name, and what stands before it, so that the two put together are the name again.
fn split_name(name: &str) -> (String, String) {
    match name.rsplit_once(' ') {
        Some((first, last)) if !first.ends_with(char::is_whitespace) => (first.to_owned(), last.to_owned()),
        _ => (String::new(), name.to_owned()),
    }
}

fn workbook(roll: &Roll) -> Result<Vec<u8>, XlsxError> {
    let (header, words) = (Format::new().set_bold(), Format::new().set_quote_prefix());
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("roll")?;
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, name, &header)?;
    }
    for (row, line) in (1..).zip(lines(roll)) {
        for (column, cell) in (0..).zip(&line) {
            match cell.parse::<u32>() {
                Ok(votes) if COLUMNS[usize::from(column)] == "votes" => sheet.write_number(row, column, votes)?,
                _ if is_formula(cell) => sheet.write_string_with_format(row, column, cell, &words)?,
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    workbook.save_to_buffer()
}
