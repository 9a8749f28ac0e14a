//! `results.xlsx`: an overview and a sheet for each round, with real numbers and dates and a header that stays.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use super::csv_file::is_formula;
use super::table::{self, Cell, Table};
use super::{ExportError, Official, iso_time};

/// The formats of the workbook.
struct Formats {
    header: Format,
    number: Format,
    time: Format,
    /// Keeps words that begin like a formula words when somebody edits the cell.
    words: Format,
}

/// Writes the workbook.
///
/// # Errors
/// If a cell does not fit into one, such as words of more than 32,767 characters.
pub fn results(official: &Official) -> Result<Vec<u8>, ExportError> {
    workbook(official).map_err(|error| ExportError::write("results.xlsx", error))
}

fn workbook(official: &Official) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        header: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
        number: Format::new().set_num_format("0"),
        time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        words: Format::new().set_quote_prefix(),
    };
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Overview")?, official, &table::overview(official), &formats)?;
    for round in &official.rounds {
        let sheet = workbook.add_worksheet().set_name(format!("Round {}", round.number))?;
        fill(sheet, official, &table::figures(official, round), &formats)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, official: &Official, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    for (column, name) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, *name, &formats.header)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) if is_formula(text) => {
                    sheet.write_string_with_format(line, column, text, &formats.words)?;
                }
                Cell::Text(text) => {
                    sheet.write_string(line, column, text)?;
                }
                Cell::Number(number) => {
                    // A workbook's numbers are floats; all ours are far below 2^53.
                    sheet.write_number_with_format(line, column, *number as f64, &formats.number)?;
                }
                Cell::Time(moment) => {
                    let time = iso_time(official, *moment);
                    let local = ExcelDateTime::parse_from_str(time.get(..19).unwrap_or(&time))?;
                    sheet.write_datetime_with_format(line, column, local, &formats.time)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(())
}
