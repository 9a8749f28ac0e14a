//! Reading a CSV file by the names of its columns: UTF-8 with or without BOM, comma or semicolon, quoted fields.

use std::collections::BTreeMap;

use super::{FileError, FileErrors};

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
    cells: BTreeMap<String, String>,
}

impl CsvFile {
    /// Reads `bytes`, which must have all of `required` as columns and none but those and `optional`.
    ///
    /// # Errors
    /// If it is not UTF-8, a column is missing, unknown or named twice, a row has more or fewer cells, or a cell
    /// contains a line break.
    pub fn parse(name: &str, bytes: &[u8], required: &[&str], optional: &[&str]) -> Result<Self, FileErrors> {
        let refuse = |line, column: Option<&str>, reason: String| FileError {
            file: name.to_owned(),
            line,
            column: column.map(str::to_owned),
            reason,
        };
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64;
            refuse(line, None, "this is not UTF-8; save the file as \"CSV UTF-8\"".into())
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let header_line = text.lines().next().unwrap_or("");
        let delimiter = if header_line.contains(';') && !header_line.contains(',') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let columns: Vec<String> = match records.next() {
            Some(Ok(header)) => header.iter().map(str::to_owned).collect(),
            _ => return Err(refuse(1, None, "the file is empty".into()).into()),
        };
        for column in required {
            if !columns.iter().any(|c| c == column) {
                let expected = required.join(",");
                return Err(refuse(
                    1,
                    Some(column),
                    format!("this column is missing; the first line names {expected}"),
                )
                .into());
            }
        }
        for (place, column) in columns.iter().enumerate() {
            if !required.contains(&column.as_str()) && !optional.contains(&column.as_str()) {
                return Err(refuse(1, Some(column), "this column is not known here; remove it".into()).into());
            }
            if columns[..place].contains(column) {
                return Err(refuse(1, Some(column), "this column is there twice".into()).into());
            }
        }

        let (mut rows, mut errors) = (Vec::new(), Vec::new());
        for record in records {
            let record = record.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                refuse(line, None, format!("this is not CSV: {error}"))
            })?;
            let line = record.position().map_or(1, csv::Position::line);
            if record.len() != columns.len() {
                errors.push(refuse(
                    line,
                    None,
                    format!("{} cells, but there are {} columns", record.len(), columns.len()),
                ));
                continue;
            }
            if let Some(place) = record.iter().position(|cell| cell.contains(['\n', '\r'])) {
                errors.push(refuse(
                    line,
                    Some(&columns[place]),
                    "a line break inside a cell; is a quotation mark missing?".into(),
                ));
                continue;
            }
            let cells = columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
            rows.push(Row { file: name.to_owned(), line, cells });
        }
        if errors.is_empty() { Ok(Self { name: name.to_owned(), rows }) } else { Err(FileErrors(errors)) }
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
            "" => Err(self.refuse(column, "this cell is empty")),
            cell => Ok(cell),
        }
    }

    /// The cell in a column as a whole number from zero.
    ///
    /// # Errors
    /// If it is not one.
    pub fn number(&self, column: &str) -> Result<u32, FileError> {
        let cell = self.filled(column)?;
        cell.parse().map_err(|_| self.refuse(column, format!("\"{cell}\" is not a whole number from 0")))
    }

    /// The cell in a column as one of `words`.
    ///
    /// # Errors
    /// If it is none of them.
    pub fn word<T: Copy>(&self, column: &str, words: &[(&str, T)]) -> Result<T, FileError> {
        let cell = self.filled(column)?;
        words.iter().find(|(word, _)| *word == cell).map(|(_, value)| *value).ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.refuse(column, format!("\"{cell}\" is not one of {}", known.join(", ")))
        })
    }

    /// An error in a column of this row.
    pub fn refuse(&self, column: &str, reason: impl Into<String>) -> FileError {
        FileError { file: self.file.clone(), line: self.line, column: Some(column.to_owned()), reason: reason.into() }
    }
}
