//! The first sheet of an XLSX workbook. A workbook is a ZIP file: before it is read, it is unpacked once and its size
//! counted, so that a small upload cannot fill the memory.

use std::io::{BufReader, Cursor, Read};

use app::fault::Fault;
use calamine::{Data, DataRef, Reader, Xlsx};
use quick_xml::events::Event;

use super::FileErrors;
use super::sheet::{LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet, error_at, refused};

/// The largest workbook once it is unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 32 * 1024 * 1024;
/// The most files that a workbook may hold.
const MOST_FILES: usize = 1_000;
/// The most different words that a workbook may say it has.
const MOST_WORDS: u64 = 1_000_000;
/// How a ZIP file begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// How an Excel file begins that is of the old kind, or has a password.
const OLD_EXCEL: &[u8] = b"\xD0\xCF\x11\xE0";

/// Reads a table, be it CSV or XLSX.
///
/// # Errors
/// If it cannot be read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Sheet, FileErrors> {
    if bytes.starts_with(OLD_EXCEL) {
        return Err(refused(name, 1, Fault::OldExcel));
    }
    if bytes.starts_with(ZIP) { from_xlsx(name, bytes) } else { Sheet::from_csv(name, bytes) }
}

fn from_xlsx(name: &str, bytes: &[u8]) -> Result<Sheet, FileErrors> {
    if bytes.len() > LARGEST_FILE {
        return Err(refused(name, 1, Fault::FileTooLarge(LARGEST_FILE / 1024 / 1024)));
    }
    weigh(bytes).map_err(|fault| refused(name, 1, fault))?;
    let broken = || refused(name, 1, Fault::NotAWorkbook);
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let first = workbook.sheet_names().first().cloned().ok_or_else(broken)?;
    let mut cells = workbook.worksheet_cells_reader(&first).map_err(|_| broken())?;
    let mut rows = Rows { name, sheet: None, line: 0, cells: Vec::new(), wrong: None, length: 0 };
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| broken())? {
        let (row, column) = (u64::from(cell.pos.0) + 1, cell.pos.1 as usize);
        rows.put(row, column, &cell.value, cell.formula.is_some())?;
    }
    rows.finish()
}

/// Unpacks everything and forgets it, to know that it is not too much.
fn weigh(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::NotAWorkbook)?;
    if archive.len() > MOST_FILES {
        return Err(Fault::NotAWorkbook);
    }
    let mut left = LARGEST_UNPACKED;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| Fault::NotAWorkbook)?;
        let has_words = file.name().map_err(|_| Fault::NotAWorkbook)?.to_lowercase().ends_with("sharedstrings.xml");
        let mut taken = file.take(left + 1);
        if has_words {
            count_words(&mut taken)?;
        }
        std::io::copy(&mut taken, &mut std::io::sink()).map_err(|_| Fault::NotAWorkbook)?;
        left = taken.limit().checked_sub(1).ok_or(Fault::UnpacksTooLarge(LARGEST_UNPACKED / 1024 / 1024))?;
    }
    Ok(())
}

/// Refuses a list of words that claims to be so long that room for it could not be made.
fn count_words(file: impl Read) -> Result<(), Fault> {
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Fault::NotAWorkbook)? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "sst" => {
                let claimed = start.try_get_attribute("uniqueCount").map_err(|_| Fault::NotAWorkbook)?;
                let claimed = claimed.map_or(0, |claimed| claimed.value.trim().parse::<u64>().unwrap_or(u64::MAX));
                return if claimed > MOST_WORDS { Err(Fault::NotAWorkbook) } else { Ok(()) };
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Puts cells together to rows.
struct Rows<'a> {
    name: &'a str,
    /// The sheet, once its first row is known.
    sheet: Option<Sheet>,
    line: u64,
    cells: Vec<String>,
    /// What is wrong with the row, and in which column.
    wrong: Option<(usize, Fault)>,
    /// All characters so far.
    length: usize,
}

impl Rows<'_> {
    fn put(&mut self, row: u64, column: usize, value: &DataRef<'_>, is_formula: bool) -> Result<(), FileErrors> {
        let text = match written(value) {
            Ok(text) if text.is_empty() && !is_formula => return Ok(()),
            Ok(_) if is_formula => Err(Fault::Formula),
            other => other,
        };
        if row < self.line {
            return Err(refused(self.name, row, Fault::NotAWorkbook));
        }
        if row > self.line {
            self.end_row()?;
            self.line = row;
        }
        if column >= MOST_COLUMNS {
            return Err(refused(self.name, row, Fault::TooManyColumns(MOST_COLUMNS)));
        }
        if row > MOST_ROWS as u64 + 1 {
            return Err(refused(self.name, row, Fault::TooManyRows(MOST_ROWS)));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        match text {
            Ok(text) => {
                self.length += text.len();
                if self.length > LARGEST_FILE {
                    return Err(refused(self.name, row, Fault::FileTooLarge(LARGEST_FILE / 1024 / 1024)));
                }
                self.cells[column] = text;
            }
            Err(fault) => self.wrong = self.wrong.take().or(Some((column, fault))),
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), FileErrors> {
        let (mut cells, wrong) = (std::mem::take(&mut self.cells), self.wrong.take());
        if cells.is_empty() {
            return Ok(());
        }
        let Some(sheet) = &mut self.sheet else {
            if let Some((_, fault)) = wrong {
                return Err(refused(self.name, self.line, fault));
            }
            self.sheet = Some(Sheet::new(self.name, "XLSX", cells)?);
            return Ok(());
        };
        match wrong {
            Some((column, fault)) => {
                let error = error_at(self.name, self.line, sheet.columns.get(column).map(String::as_str), fault);
                sheet.errors.push(error);
                Ok(())
            }
            None => {
                cells.resize(cells.len().max(sheet.columns.len()), String::new());
                sheet.push(self.line, cells)
            }
        }
    }

    fn finish(mut self) -> Result<Sheet, FileErrors> {
        self.end_row()?;
        self.sheet.ok_or_else(|| refused(self.name, 1, Fault::Empty))
    }
}

/// A cell as a CSV would have it.
fn written(value: &DataRef<'_>) -> Result<String, Fault> {
    let text: &str = match value {
        DataRef::String(text) => text,
        DataRef::SharedString(text) => text,
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => return Err(Fault::Date),
        DataRef::Error(_) => return Err(Fault::Formula),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => return Ok(format!("{number:.0}")),
        other => return Ok(Data::from(other.clone()).to_string()),
    };
    if text.chars().count() > LONGEST_CELL { Err(Fault::CellTooLong(LONGEST_CELL)) } else { Ok(text.trim().to_owned()) }
}
