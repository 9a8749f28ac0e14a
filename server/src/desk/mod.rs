//! The desk: reading the files that people hand in, and what it hands out. A broken file is refused whole, with file, line,
//! column and reason.

pub mod ballot_files;
pub mod card_sheet;
pub mod csv_file;
pub mod decoding;
pub mod openslides;
pub mod paper;
mod qr_picture;
pub mod resolution_file;
pub mod roll_export;
pub mod roll_file;
pub mod sheet;
pub mod text_edit;
pub mod uploads;
pub mod workbook;

use app::fault::Fault;
use congress::text::Language;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The column's name, where there is one.
    pub column: Option<String>,
    /// What is wrong and what would be right.
    pub reason: Reason,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A fault that pages say in three languages.
    Fault(Fault),
    /// A sentence that only the command line says.
    Said(String),
}

impl Reason {
    /// The sentence; in English where it has no other.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Fault(fault) => fault.sentence(language),
            Self::Said(sentence) => sentence.clone(),
        }
    }
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<String> for Reason {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

impl From<&str> for Reason {
    fn from(sentence: &str) -> Self {
        Self::Said(sentence.to_owned())
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence(Language::En))
    }
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for FileError {}

/// Everything that is wrong with a file, in the order of its lines; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileErrors(pub Vec<FileError>);

impl From<FileError> for FileErrors {
    fn from(error: FileError) -> Self {
        Self(vec![error])
    }
}

impl std::fmt::Display for FileErrors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for FileErrors {}
