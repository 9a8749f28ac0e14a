//! The press: a template, its data and the fonts in the program, and nothing else, neither files nor network.

use std::collections::HashMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::letters;

/// What to set.
#[derive(Deserialize)]
pub struct Job {
    /// In which form.
    template: Template,
    /// The words and figures that the template names.
    data: Value,
    /// The pictures that the data speaks of.
    #[serde(default)]
    images: Vec<Image>,
    /// When the document is made, in UTC: year, month, day, hour, minute, second.
    made: [u16; 6],
}

/// A picture by its name, which ends with its format. Templates find it in `/images/`.
#[derive(Deserialize)]
struct Image {
    name: String,
    /// In Base64.
    bytes: String,
}

impl Image {
    fn file(self) -> Result<(FileId, Bytes), String> {
        let bytes = BASE64_STANDARD.decode(&self.bytes);
        let bytes = bytes.map_err(|fault| format!("The image {} is not in Base64: {fault}.", self.name))?;
        Ok((file(&format!("/images/{}", self.name))?, Bytes::new(bytes)))
    }
}

/// The forms of documents; a file in `templates/` each.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Template {
    Minutes,
    Resolution,
    Cards,
    BallotSheet,
    TallySheet,
}

impl Template {
    const fn source(self) -> &'static str {
        match self {
            Self::Minutes => include_str!("../templates/minutes.typ"),
            Self::Resolution => include_str!("../templates/resolution.typ"),
            Self::Cards => include_str!("../templates/cards.typ"),
            Self::BallotSheet => include_str!("../templates/ballot-sheet.typ"),
            Self::TallySheet => include_str!("../templates/tally-sheet.typ"),
        }
    }
}

/// What all templates have in common: the page, headings, tables and marks.
const HOUSE_STYLE: &str = include_str!("../templates/house.typ");

/// Sets a document.
///
/// # Errors
/// With the sentence that says where template and data do not fit.
pub fn set(job: Job) -> Result<Vec<u8>, String> {
    let press = Press::new(job)?;
    let document = typst::compile::<PagedDocument>(&press).output.map_err(|faults| press.told(&faults))?;
    let options = PdfOptions {
        creator: typst::foundations::Smart::Custom(Some("Hemicycle".to_owned())),
        timestamp: Some(Timestamp::new_utc(press.made)),
        standards: PdfStandards::new(&[PdfStandard::A_2a]).map_err(|fault| fault.message().to_string())?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|faults| press.told(&faults))
}

/// One document's world.
struct Press {
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    house_style: Source,
    /// The data and the images.
    files: HashMap<FileId, Bytes>,
    made: Datetime,
}

fn file(path: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(path).map_err(|fault| format!("{path} is no path: {fault:?}."))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Press {
    fn new(mut job: Job) -> Result<Self, String> {
        let fonts: Vec<Font> = typst_assets::fonts().flat_map(|font| Font::iter(Bytes::new(font))).collect();
        letters::make_printable(&mut job.data, &fonts);
        let [year, month, day, hour, minute, second] = job.made;
        let narrow = |part: u16| u8::try_from(part).unwrap_or(u8::MAX);
        let made = Datetime::from_ymd_hms(
            i32::from(year),
            narrow(month),
            narrow(day),
            narrow(hour),
            narrow(minute),
            narrow(second),
        )
        .ok_or("The job was made at a moment that is none.")?;
        let mut files = job.images.into_iter().map(Image::file).collect::<Result<HashMap<_, _>, _>>()?;
        files.insert(file("/data.json")?, Bytes::from_string(job.data.to_string()));
        Ok(Self {
            standard: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            main: Source::new(file("/main.typ")?, job.template.source().to_owned()),
            house_style: Source::new(file("/house.typ")?, HOUSE_STYLE.to_owned()),
            files,
            made,
            fonts,
        })
    }

    /// The faults with the lines where they are.
    fn told(&self, faults: &[SourceDiagnostic]) -> String {
        let place = |fault: &SourceDiagnostic| {
            let range = typst::WorldExt::range(self, fault.span)?;
            let line = self.main.lines().byte_to_line(range.start)?;
            Some(format!("line {}: ", line + 1))
        };
        let told = faults.iter().map(|fault| format!("{}{}", place(fault).unwrap_or_default(), fault.message));
        format!("The document could not be set: {}.", told.collect::<Vec<_>>().join("; "))
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.house_style]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.get(&id) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.source(id).map(|source| Bytes::from_string(source)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.made)
    }
}
