//! A table that somebody handed in, as CSV or as a workbook: named columns, rows with their lines, nothing interpreted.

use app::fault::Fault;

use super::decoding::decode;
use super::{FileError, FileErrors, Reason};
use crate::export::csv_file::is_formula;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;
/// The most rows that are read.
pub const MOST_ROWS: usize = 20_000;
/// The most columns that are read.
pub const MOST_COLUMNS: usize = 100;
/// The longest cell, in characters.
pub const LONGEST_CELL: usize = 2_000;

/// A table as it was handed in.
#[derive(Debug)]
pub struct Sheet {
    /// The file as it was named.
    pub name: String,
    /// What the file is: the encoding of a text, or "XLSX".
    pub read_as: &'static str,
    /// The names of its columns, as the first line has them.
    pub columns: Vec<String>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<SheetRow>,
    /// What is wrong with single lines.
    pub errors: Vec<FileError>,
}

/// One row.
#[derive(Debug)]
pub struct SheetRow {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads a CSV: in any encoding of [`decode`], separated by comma, semicolon or tab, with any line ends.
    ///
    /// # Errors
    /// If it cannot be read at all, is empty or too large.
    pub fn from_csv(name: &str, bytes: &[u8]) -> Result<Self, FileErrors> {
        if bytes.len() > LARGEST_FILE {
            return Err(refused(name, 1, Fault::FileTooLarge(LARGEST_FILE / 1024 / 1024)));
        }
        let (text, read_as) = decode(bytes).map_err(|line| refused(name, line, Fault::Encoding))?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let columns: Vec<String> = match records.next() {
            Some(Ok(header)) => header.iter().map(str::to_owned).collect(),
            _ => return Err(refused(name, 1, Fault::Empty)),
        };
        let mut sheet = Self::new(name, read_as, columns)?;
        for record in records {
            let record = record.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                refused(name, line, Fault::NotCsv)
            })?;
            let line = record.position().map_or(1, csv::Position::line);
            sheet.push(line, record.iter().map(|cell| unguarded(cell).to_owned()).collect())?;
        }
        Ok(sheet)
    }

    /// An empty sheet.
    ///
    /// # Errors
    /// If it has too many columns, or one of them twice.
    pub(super) fn new(name: &str, read_as: &'static str, columns: Vec<String>) -> Result<Self, FileErrors> {
        if columns.len() > MOST_COLUMNS {
            return Err(refused(name, 1, Fault::TooManyColumns(MOST_COLUMNS)));
        }
        for (place, column) in columns.iter().enumerate() {
            if !column.is_empty() && columns[..place].contains(column) {
                return Err(error_at(name, 1, Some(column), Fault::ColumnTwice).into());
            }
        }
        Ok(Self { name: name.to_owned(), read_as, columns, rows: Vec::new(), errors: Vec::new() })
    }

    /// Adds a row, or what is wrong with it.
    ///
    /// # Errors
    /// If there are too many rows: then the rest is not looked at.
    pub(super) fn push(&mut self, line: u64, cells: Vec<String>) -> Result<(), FileErrors> {
        if self.rows.len() + self.errors.len() >= MOST_ROWS {
            return Err(refused(&self.name, line, Fault::TooManyRows(MOST_ROWS)));
        }
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        let mut wrong = None;
        if cells.len() != self.columns.len() {
            wrong = Some((None, Fault::Cells { cells: cells.len(), columns: self.columns.len() }));
        }
        for (column, cell) in self.columns.iter().zip(&cells) {
            let fault = if cell.contains(['\n', '\r']) {
                Fault::LineBreak
            } else if cell.contains(char::is_control) {
                Fault::ControlCharacter
            } else if cell.chars().count() > LONGEST_CELL {
                Fault::CellTooLong(LONGEST_CELL)
            } else {
                continue;
            };
            wrong = wrong.or(Some((Some(column.as_str()), fault)));
        }
        match wrong {
            Some((column, fault)) => {
                let error = error_at(&self.name, line, column, fault);
                self.errors.push(error);
            }
            None => self.rows.push(SheetRow { line, cells }),
        }
        Ok(())
    }
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// The separator: the one of which the first line has most.
fn delimiter(text: &str) -> u8 {
    let header = text.split(['\n', '\r']).next().unwrap_or("");
    let count = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    // The last of the best wins.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

pub(super) fn error_at(name: &str, line: u64, column: Option<&str>, fault: Fault) -> FileError {
    FileError { file: name.to_owned(), line, column: column.map(str::to_owned), reason: Reason::Fault(fault) }
}

/// A file that is refused for one reason.
pub fn refused(name: &str, line: u64, fault: Fault) -> FileErrors {
    error_at(name, line, None, fault).into()
}
