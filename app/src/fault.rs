//! What can be wrong with a table that somebody hands in, and the sentence that says how to mend it.

mod text;

use congress::text::Language;
use congress::text_file::TextFault;

use crate::locale::{self, Value};

/// What is wrong in one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Larger than so many megabytes.
    FileTooLarge(usize),
    /// A workbook that would fill more than so many megabytes.
    UnpacksTooLarge(u64),
    /// The text is in no encoding that is read.
    Encoding,
    /// There is no first line.
    Empty,
    /// The text is no CSV.
    NotCsv,
    /// The file is no workbook, or a broken one.
    NotAWorkbook,
    /// An old Excel file, or one with a password.
    OldExcel,
    /// More rows than so many.
    TooManyRows(usize),
    /// More columns than so many.
    TooManyColumns(usize),
    /// A column that must be there is not.
    ColumnMissing {
        /// The columns that must be there.
        expected: String,
    },
    /// A column that nobody knows.
    ColumnUnknown,
    /// Two columns of the same name.
    ColumnTwice,
    /// A row with more or fewer cells than columns.
    Cells {
        /// How many cells.
        cells: usize,
        /// How many columns.
        columns: usize,
    },
    /// A line break inside a cell.
    LineBreak,
    /// A character that cannot be seen.
    ControlCharacter,
    /// A cell of more than so many characters.
    CellTooLong(usize),
    /// A formula, or one that failed.
    Formula,
    /// A date in a workbook.
    Date,
    /// An empty cell where there must be something.
    EmptyCell,
    /// No whole number.
    NotANumber(String),
    /// None of the words that may stand here.
    NotOneOf {
        /// What stands there.
        cell: String,
        /// What may.
        words: String,
    },
    /// No id, which has at most so many characters.
    NotAnId(usize),
    /// A name of more than so many characters.
    NameTooLong(usize),
    /// The id is on an earlier line.
    StandsAlready {
        /// Whose.
        id: String,
        /// Which line.
        line: u64,
    },
    /// The delegation has a head already.
    HeadAlready(String),
    /// An earlier line says something else about the delegation.
    SaidOtherwise(String),
    /// A person is in several delegations.
    SeveralDelegations,
    /// A person's groups tell several roles.
    SeveralRoles,
    /// No weight of votes.
    NotAWeight(String),
    /// The weights of a delegation add up to no whole number.
    WeightNotWhole(String),
    /// In the files of a resolution.
    Text(TextFault),
}

impl Fault {
    /// The name of the sentence in the locales, and its arguments by name.
    pub fn key(&self, language: Language) -> (&'static str, Vec<(&'static str, Value<'_>)>) {
        let n = |key, n: u64| (key, vec![("n", n.into())]);
        let said = |key, text: &'_ str| (key, vec![("text", text.to_owned().into())]);
        match self {
            Self::FileTooLarge(mib) => n("fault-file-too-large", *mib as u64),
            Self::UnpacksTooLarge(mib) => n("fault-unpacks-too-large", *mib),
            Self::Encoding => ("fault-encoding", vec![]),
            Self::Empty => ("fault-empty", vec![]),
            Self::NotCsv => ("fault-not-csv", vec![]),
            Self::NotAWorkbook => ("fault-not-a-workbook", vec![]),
            Self::OldExcel => ("fault-old-excel", vec![]),
            Self::TooManyRows(most) => n("fault-too-many-rows", *most as u64),
            Self::TooManyColumns(most) => n("fault-too-many-columns", *most as u64),
            Self::ColumnMissing { expected } => said("fault-column-missing", expected),
            Self::ColumnUnknown => ("fault-column-unknown", vec![]),
            Self::ColumnTwice => ("fault-column-twice", vec![]),
            Self::Cells { cells, columns } => {
                ("fault-cells", vec![("cells", (*cells as u64).into()), ("columns", (*columns as u64).into())])
            }
            Self::LineBreak => ("fault-line-break", vec![]),
            Self::ControlCharacter => ("fault-control-character", vec![]),
            Self::CellTooLong(most) => n("fault-cell-too-long", *most as u64),
            Self::Formula => ("fault-formula", vec![]),
            Self::Date => ("fault-date", vec![]),
            Self::EmptyCell => ("fault-empty-cell", vec![]),
            Self::NotANumber(cell) => said("fault-not-a-number", cell),
            Self::NotOneOf { cell, words } => {
                ("fault-not-one-of", vec![("text", cell.clone().into()), ("words", words.clone().into())])
            }
            Self::NotAnId(most) => n("fault-not-an-id", *most as u64),
            Self::NameTooLong(most) => n("fault-name-too-long", *most as u64),
            Self::StandsAlready { id, line } => {
                ("fault-stands-already", vec![("text", id.clone().into()), ("line", line.to_string().into())])
            }
            Self::HeadAlready(id) => said("fault-head-already", id),
            Self::SaidOtherwise(id) => said("fault-said-otherwise", id),
            Self::SeveralDelegations => ("fault-several-delegations", vec![]),
            Self::SeveralRoles => ("fault-several-roles", vec![]),
            Self::NotAWeight(cell) => said("fault-not-a-weight", cell),
            Self::WeightNotWhole(id) => said("fault-weight-not-whole", id),
            Self::Text(fault) => text::said(fault, language),
        }
    }

    /// The sentence.
    pub fn sentence(&self, language: Language) -> String {
        let (key, arguments) = self.key(language);
        locale::t_with(language, key, &arguments)
    }
}
