//! `results.xlsx` against `results.csv`: cell by cell as a library reads it, and as LibreOffice does.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use tempfile::TempDir;
use tests::decided::ANNULLED;

use super::{Line, passes};

/// Every figure and word of `results.csv` is on the sheet of its round, as numbers and dates where it is one.
pub fn is_the_csv(out: &Path, results: &[Line]) {
    let mut book: Xlsx<_> = open_workbook(out.join("results.xlsx")).expect("a workbook");
    let sheets = book.sheet_names();
    let numbers: Vec<u32> = (1..=17).collect();
    let expected: Vec<String> = numbers.iter().map(|number| format!("Round {number}")).collect();
    assert_eq!((&*sheets[0], &sheets[1..]), ("Overview", &expected[..]));
    for number in numbers {
        let sheet = book.worksheet_range(&format!("Round {number}")).expect("a sheet");
        let mut rows = sheet.rows();
        let header: Vec<String> = rows.next().expect("a header").iter().map(ToString::to_string).collect();
        let of_round: Vec<&Line> = results.iter().filter(|line| line["round"] == number.to_string()).collect();
        assert_eq!(rows.len(), of_round.len(), "round {number}");
        for (row, line) in rows.zip(of_round) {
            for (column, cell) in header.iter().zip(row) {
                let harmless = line[column].trim_start_matches('\'');
                match cell {
                    Data::Float(number) => assert_eq!(number.to_string(), harmless, "{column}"),
                    Data::Empty => assert_eq!("", harmless, "{column}"),
                    Data::String(words) => assert_eq!(words, harmless, "{column}"),
                    other => panic!("{column}: {other:?}"),
                }
            }
            let filled = |(column, value): (&String, &String)| {
                value.is_empty()
                    || header.contains(column)
                    || ["round", "commitment", "version", "kind", "outcome"].contains(&column.as_str())
            };
            assert!(line.iter().all(filled), "everything of round {number} is on its sheet: {line:?}");
        }
    }
    let overview = book.worksheet_range("Overview").expect("a sheet");
    let header: Vec<String> = overview.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    let column = |name: &str| header.iter().position(|column| column == name).expect("a column");
    for row in overview.rows().skip(1) {
        assert!(matches!(row[column("opened_at")], Data::DateTime(_)), "dates are dates: {row:?}");
        assert!(matches!(row[column("round")], Data::Float(_)), "numbers are numbers: {row:?}");
    }
    assert_eq!(overview.rows().nth(3).expect("round 3")[column("annulled_because")], Data::String(ANNULLED.into()));
    let formulas = book.worksheet_formula("Overview").expect("formulas, if there were any");
    assert!(formulas.is_empty(), "no cell is a formula");
}

/// Every sheet as CSV, in UTF-8, with what is in the cells and not how it is shown.
const AS_CSV: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/// LibreOffice opens the workbook and finds the same in it.
pub fn opens_in_libreoffice(out: &Path, results: &[Line]) {
    let folder = TempDir::new().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let (into, book) = (folder.path().display().to_string(), out.join("results.xlsx").display().to_string());
    passes("soffice", &[&profile, "--headless", "--convert-to", AS_CSV, "--outdir", &into, &book]);
    for number in 1..=17 {
        let sheet = folder.path().join(format!("results-Round {number}.csv"));
        let mut sheet = csv::Reader::from_path(&sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.display()));
        let rows: Vec<Line> = sheet.deserialize().map(|row| row.expect("a row")).collect();
        let of_round: Vec<&Line> = results.iter().filter(|line| line["round"] == number.to_string()).collect();
        assert_eq!(rows.len(), of_round.len(), "round {number}");
        for (row, line) in rows.iter().zip(of_round) {
            for (column, cell) in row {
                assert_eq!(cell, line[column].trim_start_matches('\''), "round {number}, {column}");
            }
        }
    }
}
