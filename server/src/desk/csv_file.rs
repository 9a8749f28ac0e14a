//! Reading a table by the names of its columns.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::fault::Fault;

use super::sheet::{Sheet, SheetRow, error_at};
use super::{FileError, FileErrors, Reason};

/// A CSV file, read and split into named cells.
#[derive(Debug)]
pub struct CsvFile {
    /// The file as it was named.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub struct Row {
    file: String,
    /// The line on which it begins.
    pub line: u64,
    cells: BTreeMap<Rc<str>, String>,
}

impl CsvFile {
    /// Reads `bytes`, which must have all of `required` as columns and none but those and `optional`.
    ///
    /// # Errors
    /// If it cannot be read, a column is missing, unknown or named twice, a row has more or fewer cells, or a cell
    /// contains a line break.
    pub fn parse(name: &str, bytes: &[u8], required: &[&str], optional: &[&str]) -> Result<Self, FileErrors> {
        let (file, errors) = Self::of(Sheet::from_csv(name, bytes)?, required, optional)?;
        if errors.is_empty() { Ok(file) } else { Err(FileErrors(errors)) }
    }

    /// The rows of a sheet that can be read, and what is wrong with the others.
    ///
    /// # Errors
    /// If a column is missing or unknown.
    pub fn of(sheet: Sheet, required: &[&str], optional: &[&str]) -> Result<(Self, Vec<FileError>), FileErrors> {
        let name = sheet.name.as_str();
        let has = |column: &str| sheet.columns.iter().any(|one| one == column);
        if let Some(missing) = required.iter().find(|column| !has(column)) {
            let fault = Fault::ColumnMissing { expected: required.join(",") };
            return Err(error_at(name, 1, Some(missing), fault).into());
        }
        let is_known = |column: &str| required.contains(&column) || optional.contains(&column);
        if let Some(unknown) = sheet.columns.iter().find(|column| !is_known(column)) {
            return Err(error_at(name, 1, Some(unknown), Fault::ColumnUnknown).into());
        }
        let columns: Vec<Rc<str>> = sheet.columns.iter().map(|column| column.as_str().into()).collect();
        let row = |row: SheetRow| Row {
            file: sheet.name.clone(),
            line: row.line,
            cells: columns.iter().cloned().zip(row.cells).collect(),
        };
        let rows = sheet.rows.into_iter().map(row).collect();
        Ok((Self { name: sheet.name.clone(), rows }, sheet.errors))
    }
}

impl Row {
    /// The cell in a column; empty where the file has no such column.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The cell in a column, which must not be empty.
    ///
    /// # Errors
    /// If it is.
    pub fn filled(&self, column: &str) -> Result<&str, FileError> {
        match self.get(column) {
            "" => Err(self.refuse(column, Fault::EmptyCell)),
            cell => Ok(cell),
        }
    }

    /// The cell in a column as a whole number from zero.
    ///
    /// # Errors
    /// If it is not one.
    pub fn number(&self, column: &str) -> Result<u32, FileError> {
        let cell = self.filled(column)?;
        cell.parse().map_err(|_| self.refuse(column, Fault::NotANumber(cell.to_owned())))
    }

    /// The cell in a column as one of `words`.
    ///
    /// # Errors
    /// If it is none of them.
    pub fn word<T: Copy>(&self, column: &str, words: &[(&str, T)]) -> Result<T, FileError> {
        let cell = self.filled(column)?;
        words.iter().find(|(word, _)| *word == cell).map(|(_, value)| *value).ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.refuse(column, Fault::NotOneOf { cell: cell.to_owned(), words: known.join(", ") })
        })
    }

    /// An error in a column of this row.
    pub fn refuse(&self, column: &str, reason: impl Into<Reason>) -> FileError {
        FileError { file: self.file.clone(), line: self.line, column: Some(column.to_owned()), reason: reason.into() }
    }
}
