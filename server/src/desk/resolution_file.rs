//! The files of a resolution, one for each language: decoded, read, joined with what stands in the languages that they
//! leave out, and compared. Nothing is entered here.

use std::collections::BTreeMap;

use app::fault::Fault;
use congress::command::Command;
use congress::state::State;
use congress::text::{Language, Resolution, ResolutionId, Text};
use congress::text_change::{Gap, Revision, Texts, gaps};
use congress::text_file::{self, Sheet, TextFault};
use serde::{Deserialize, Serialize};

use super::decoding::decode;
use super::{FileError, FileErrors};

/// The largest file of a resolution, in bytes.
pub const LARGEST_TEXT: usize = 1024 * 1024;
/// The most files that are handed in at once.
pub const MOST_TEXTS: usize = 9;
/// The most faults of one file that are kept.
const MOST_FAULTS: usize = 300;

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFile {
    /// As it was named.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// What files say about one resolution.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Which resolution; nothing if no file can be read.
    pub id: Option<ResolutionId>,
    /// Its texts: those of the files, and those that stand in other languages.
    pub texts: Texts,
    /// What is wrong, file by file and line by line.
    pub errors: Vec<FileError>,
}

fn error(file: &str, line: u64, fault: TextFault) -> FileError {
    FileError { file: file.to_owned(), line, column: None, reason: Fault::Text(fault).into() }
}

/// Whether bytes are a document of a word processor: DOCX and ODT are ZIP files, DOC, RTF and PDF begin with their names.
fn is_document(bytes: &[u8]) -> bool {
    let beginnings: [&[u8]; 4] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"{\\rtf", b"%PDF"];
    beginnings.iter().any(|beginning| bytes.starts_with(beginning))
}

/// Reads bytes as the text of a file.
///
/// # Errors
/// If they are too many, a document of a word processor, or in no encoding that is read.
pub fn decoded(name: &str, bytes: &[u8]) -> Result<TextFile, FileError> {
    if bytes.len() > LARGEST_TEXT {
        let reason = Fault::FileTooLarge(LARGEST_TEXT / 1024 / 1024).into();
        return Err(FileError { file: name.to_owned(), line: 1, column: None, reason });
    }
    if is_document(bytes) {
        return Err(error(name, 1, TextFault::WordProcessor));
    }
    let (text, _) = decode(bytes).map_err(|line| error(name, line, TextFault::Encoding))?;
    Ok(TextFile { name: name.to_owned(), text })
}

/// Reads a resolution from its files, one for each language: pairs of name and content.
///
/// # Errors
/// If a file is broken, two are in the same language, or they are not parallel.
pub fn parse(files: &[(String, Vec<u8>)]) -> Result<Resolution, FileErrors> {
    read_bytes(&State::default(), files).resolution()
}

/// Whether each file can be read by itself: pairs of name and content.
///
/// # Errors
/// Everything that is wrong within them.
pub fn check(files: &[(String, Vec<u8>)]) -> Result<(), FileErrors> {
    let wrong = |(name, bytes): &(String, Vec<u8>)| match decoded(name, bytes) {
        Ok(file) => text_file::parse(&file.text).err().map_or(vec![], |faults| of_file(name, faults)),
        Err(error) => vec![error],
    };
    let errors: Vec<FileError> = files.iter().flat_map(wrong).collect();
    if errors.is_empty() { Ok(()) } else { Err(FileErrors(errors)) }
}

fn of_file(name: &str, faults: text_file::Faults) -> Vec<FileError> {
    faults.into_iter().take(MOST_FAULTS).map(|(line, fault)| error(name, line, fault)).collect()
}

/// Reads files beside the resolutions that stand in `state`: pairs of name and content.
pub fn read_bytes(state: &State, files: &[(String, Vec<u8>)]) -> Reading {
    let mut texts = Vec::new();
    let mut errors = Vec::new();
    for (name, bytes) in files {
        match decoded(name, bytes) {
            Ok(file) => texts.push(file),
            Err(error) => errors.push(error),
        }
    }
    let mut reading = read(state, &texts);
    reading.errors.splice(0..0, errors);
    reading
}

/// Reads files beside the resolutions that stand in `state`.
pub fn read(state: &State, files: &[TextFile]) -> Reading {
    let mut errors = Vec::new();
    let mut sheets: BTreeMap<Language, (&str, Sheet)> = BTreeMap::new();
    let mut id: Option<ResolutionId> = None;
    for file in files {
        match text_file::parse(&file.text) {
            Err(faults) => errors.extend(of_file(&file.name, faults)),
            Ok(sheet) if id.as_ref().is_some_and(|id| *id != sheet.id) => {
                errors.push(error(&file.name, 1, TextFault::OtherResolution(sheet.id.to_string())));
            }
            Ok(sheet) if sheets.contains_key(&sheet.language) => {
                errors.push(error(&file.name, 1, TextFault::LanguageTwice(sheet.language)));
            }
            Ok(sheet) => {
                id = Some(sheet.id.clone());
                sheets.insert(sheet.language, (&file.name, sheet));
            }
        }
    }
    let standing = id.as_ref().and_then(|id| state.resolution(id).ok());
    let mut texts = standing.map(|standing| state.current_texts(standing)).unwrap_or_default();
    let current = |text: &Text, language| match standing {
        Some(_) => state.in_current_words(language, text.clone()),
        None => text.clone(),
    };
    texts.extend(sheets.iter().map(|(language, (_, sheet))| (*language, current(&sheet.text, *language))));
    // What is missing in a language may stand in a file that cannot be read.
    if errors.is_empty() {
        errors.extend(between(&sheets, &texts));
    }
    Reading { id, texts, errors }
}

/// What is wrong between the languages.
fn between(sheets: &BTreeMap<Language, (&str, Sheet)>, texts: &Texts) -> Vec<FileError> {
    let mut errors = Vec::new();
    for (place, (language, (_, sheet))) in sheets.iter().enumerate() {
        let words = words(sheet);
        let mut later = sheets.values().skip(place + 1);
        if let Some((other, _)) = later.find(|(_, other)| words.len() > 1 && self::words(other) == words) {
            errors.push(error(other, 1, TextFault::SameWords(*language)));
        }
    }
    if let Some((name, _)) = sheets.values().next()
        && texts.values().filter(|text| text.official).count() != 1
    {
        errors.push(error(name, 1, TextFault::Originals));
    }
    errors.extend(gaps(texts).into_iter().take(MOST_FAULTS).map(|gap| of_gap(sheets, texts, gap)));
    errors
}

fn words(sheet: &Sheet) -> Vec<&str> {
    let spans = sheet.text.paragraphs.iter().flat_map(|paragraph| &paragraph.spans);
    spans.map(|span| span.text.as_str()).collect()
}

/// A gap, named in the file of its language behind what precedes it elsewhere; or where the id stands, if that language
/// was not handed in.
fn of_gap(sheets: &BTreeMap<Language, (&str, Sheet)>, texts: &Texts, gap: Gap) -> FileError {
    let Gap { language, id, missing } = gap;
    let place = sheets.get(&language).map(|(name, sheet)| {
        let own = sheet.lines.get(&id).copied();
        let order = texts.values().find(|text| text.ids().any(|other| other == id));
        let before = order.into_iter().flat_map(|text| text.ids().take_while(|other| *other != id));
        let before = before.filter_map(|id| sheet.lines.get(id).copied()).last();
        (*name, own.or(before).unwrap_or(1))
    });
    let elsewhere = || sheets.values().find_map(|(name, sheet)| Some((*name, *sheet.lines.get(&id)?)));
    let (name, line) = place.or_else(elsewhere).unwrap_or((language.code(), 1));
    let fault = if missing { TextFault::MissingIn { id, language } } else { TextFault::ElsewhereIn { id, language } };
    error(name, line, fault)
}

impl Reading {
    /// The resolution that the files make.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn resolution(self) -> Result<Resolution, FileErrors> {
        if !self.errors.is_empty() {
            return Err(FileErrors(self.errors));
        }
        let refused = |fault| FileErrors::from(error("", 1, fault));
        let id = self.id.ok_or_else(|| refused(TextFault::NoParagraph))?;
        Resolution::new(id, self.texts).map_err(|_| refused(TextFault::Originals))
    }

    /// What to ask so that the resolution stands as the files have it: to enter it, or to revise the one that stands.
    ///
    /// # Errors
    /// Everything that is wrong with the files.
    pub fn command(self, state: &State, reason: Option<String>, seen: Option<u64>) -> Result<Command, FileErrors> {
        let resolution = self.resolution()?;
        Ok(match state.resolution(&resolution.id) {
            Ok(_) => Command::ReviseResolution(Revision { resolution, reason, seen }),
            Err(_) => Command::EnterResolution(resolution),
        })
    }
}

/// The files of a resolution as it stands, each commitment in its current words: what the desk hands out, and what it
/// makes its own changes in.
pub fn written(state: &State, resolution: &Resolution) -> BTreeMap<Language, String> {
    let texts = state.current_texts(resolution);
    texts.iter().map(|(language, text)| (*language, text_file::write(&resolution.id, *language, text))).collect()
}

/// What a resolution's file is called.
pub fn file_name(id: &ResolutionId, language: Language) -> String {
    format!("{id}.{language}.md")
}
