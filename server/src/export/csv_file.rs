//! CSV: `results.csv` and `ballots.csv`, UTF-8 with a header, made safe for spreadsheets.

use std::borrow::Cow;

use super::table::{self, Cell, Table};
use super::{ExportError, Official, OfficialRound, iso_time};

/// The figures of `rounds`.
///
/// # Errors
/// If it cannot be written.
pub fn results(official: &Official, rounds: &[OfficialRound]) -> Result<Vec<u8>, ExportError> {
    write("results.csv", official, &table::results(official, rounds))
}

/// Every ballot of the rounds by names.
///
/// # Errors
/// If it cannot be written.
pub fn ballots(official: &Official) -> Result<Vec<u8>, ExportError> {
    write("ballots.csv", official, &table::ballots(official))
}

fn write(file: &str, official: &Official, table: &Table) -> Result<Vec<u8>, ExportError> {
    let failed = |error: csv::Error| ExportError::write(file, error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&table.columns).map_err(failed)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| written(official, cell).into_owned())).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| ExportError::write(file, error.error()))
}

fn written<'a>(official: &Official, cell: &'a Cell) -> Cow<'a, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string().into(),
        Cell::Time(moment) => iso_time(official, *moment).into(),
    }
}

/// Words that a spreadsheet would take for a formula, with an apostrophe before them; others as they are.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// Whether a spreadsheet may take these words for a formula, or for the rest of one.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_would_be_a_formula_are_only_words() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for words in ["Parti socialiste", "1 - 2", "a=3;none=10", "", "'=1"] {
            assert_eq!(harmless(words), words);
        }
    }
}
