//! The official exports. All of them are written from one computed result, [`Official`], so that every number that is
//! in more than one of them is the same.

mod adopted;
mod akn;
mod annex;
pub mod csv_file;
mod minutes;
mod official;
mod popolo;
mod resolution;
mod resolution_pdf;
mod table;
mod xlsx;

use clap::ValueEnum;
use congress::round::{Moment, RoundNumber};
use congress::text::{Language, Resolution};
use jiff::Timestamp;
use jiff::tz::Offset;

pub use official::{Asked, Commitment, Decision, End, Fingerprint, NamedBallot, Official, OfficialRound, Published};

use minutes::Minutes;
use resolution_pdf::ResolutionSheet;

use crate::press::{Job, PDF, Press, PressError, Template};
use crate::store::StoreError;

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The ballots of a round are not those that its result was made from.
    #[error("the ballots of round {0} are not those that were sealed when it closed; the database was changed by hand")]
    Broken(RoundNumber),
    /// No round is published or annulled.
    #[error("no round has been published yet, so there is nothing to export; publish one first")]
    Nothing,
    /// A document could not be set.
    #[error(transparent)]
    Press(#[from] PressError),
    /// A file could not be written.
    #[error("{file} could not be written: {reason}")]
    Write {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Store(error.into())
    }
}

impl ExportError {
    fn write(file: &str, reason: impl ToString) -> Self {
        Self::Write { file: file.to_owned(), reason: reason.to_string() }
    }
}

/// What the exports are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The record that anyone can check, signed.
    #[value(name = "record.json")]
    RecordJson,
    /// The figures of every round, one line for each total and each delegation.
    #[value(name = "results.csv")]
    ResultsCsv,
    /// Every ballot of the rounds by names.
    #[value(name = "ballots.csv")]
    BallotsCsv,
    /// A workbook: an overview, and a sheet for each round.
    #[value(name = "results.xlsx")]
    ResultsXlsx,
    /// The resolution as adopted, one file for each language.
    #[value(name = "resolution.md")]
    ResolutionMd,
    /// The resolution as adopted, as PDF, one file for each language.
    #[value(name = "resolution.pdf")]
    ResolutionPdf,
    /// The official minutes, one file for each language.
    #[value(name = "minutes.pdf")]
    MinutesPdf,
    /// Popolo vote events, motions, people and organizations.
    #[value(name = "popolo.json")]
    PopoloJson,
    /// The resolution as adopted, in Akoma Ntoso 3.0.
    #[value(name = "resolution.akn.xml")]
    ResolutionAkn,
}

/// A file to hand out.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Format {
    /// The format in which a file of this name is written.
    pub fn of_file(name: &str) -> Option<Self> {
        let is_resolution = name.starts_with("resolution");
        let named = Self::value_variants().iter().copied().find(|format| format.name() == name);
        named
            .or_else(|| (is_resolution && name.ends_with(".md")).then_some(Self::ResolutionMd))
            .or_else(|| (is_resolution && name.ends_with(".pdf")).then_some(Self::ResolutionPdf))
            .or_else(|| (name.starts_with("minutes.") && name.ends_with(".pdf")).then_some(Self::MinutesPdf))
            .or_else(|| (is_resolution && name.ends_with(".akn.xml")).then_some(Self::ResolutionAkn))
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::ResultsCsv | Self::BallotsCsv => "text/csv; charset=utf-8",
            Self::ResultsXlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::ResolutionMd => "text/markdown; charset=utf-8",
            Self::ResolutionPdf | Self::MinutesPdf => PDF,
            Self::RecordJson | Self::PopoloJson => "application/json",
            Self::ResolutionAkn => "application/akn+xml",
        }
    }

    /// The files of this format, finished in memory. The record is one only if it was read with the official result.
    ///
    /// # Errors
    /// If nothing is published or a file cannot be written.
    pub fn files(self, official: &Official, press: &Press) -> Result<Vec<File>, ExportError> {
        let Some(last_closed) = official.last_closed() else { return Err(ExportError::Nothing) };
        let one = |bytes: Vec<u8>| vec![(self.name(), bytes)];
        let named = match self {
            Self::RecordJson => official.record.clone().map(one).unwrap_or_default(),
            Self::ResultsCsv => one(csv_file::results(official, &official.rounds)?),
            Self::BallotsCsv => one(csv_file::ballots(official)?),
            Self::ResultsXlsx => one(xlsx::results(official)?),
            Self::PopoloJson => one(popolo::write(official)?),
            Self::ResolutionMd => in_each_language(official)
                .map(|(place, resolution, language)| {
                    let text = resolution::write(official, resolution, language);
                    (format!("resolution{}.{language}.md", numbered(place)), text.into_bytes())
                })
                .collect(),
            Self::ResolutionPdf | Self::MinutesPdf => self
                .jobs(official)?
                .into_iter()
                .map(|(name, job)| Ok((name, press.set(&job)?)))
                .collect::<Result<_, ExportError>>()?,
            Self::ResolutionAkn => official
                .resolutions
                .iter()
                .enumerate()
                .map(|(place, resolution)| {
                    let xml = akn::write(official, resolution, last_closed)?;
                    Ok((format!("resolution{}.akn.xml", numbered(place)), xml))
                })
                .collect::<Result<_, ExportError>>()?,
        };
        let media_type = self.media_type();
        Ok(named.into_iter().map(|(name, bytes)| File { name, media_type, bytes }).collect())
    }

    /// The files of this format that the press has to set, by name; none of a format that is no PDF.
    ///
    /// # Errors
    /// If nothing is published or a job cannot be written.
    pub fn jobs(self, official: &Official) -> Result<Vec<(String, Job)>, ExportError> {
        let Some(made) = official.last_closed() else { return Err(ExportError::Nothing) };
        match self {
            Self::MinutesPdf => Language::ALL
                .into_iter()
                .map(|language| {
                    let minutes = Minutes::of(official, language);
                    let job = Job::new(Template::Minutes, made, &minutes, official.logo.as_slice())?;
                    Ok((format!("minutes.{language}.pdf"), job))
                })
                .collect(),
            Self::ResolutionPdf => in_each_language(official)
                .map(|(place, resolution, language)| {
                    let sheet = ResolutionSheet::of(official, resolution, language);
                    let name = format!("resolution{}.{language}.pdf", numbered(place));
                    Ok((name, Job::new(Template::Resolution, made, &sheet, &[])?))
                })
                .collect(),
            _ => Ok(vec![]),
        }
    }
}

/// Every resolution with its place, in every language.
fn in_each_language(official: &Official) -> impl Iterator<Item = (usize, &Resolution, Language)> {
    let resolutions = official.resolutions.iter().enumerate();
    resolutions.flat_map(|(place, resolution)| Language::ALL.map(|language| (place, resolution, language)))
}

/// The figures of one round as `results.csv`.
///
/// # Errors
/// If it cannot be written.
pub fn results_of(official: &Official, round: &OfficialRound) -> Result<Vec<u8>, ExportError> {
    csv_file::results(official, std::slice::from_ref(round))
}

/// What tells the files of the second and later resolutions from those of the first.
fn numbered(place: usize) -> String {
    if place == 0 { String::new() } else { format!("-{}", place + 1) }
}

/// A moment as ISO 8601 has it, to the second, with the offset of the hall: `2019-08-30T10:03:07+08:00`.
pub fn iso_time(official: &Official, moment: Moment) -> String {
    let minutes = official.profile.utc_offset_minutes;
    let offset = Offset::from_seconds(minutes.saturating_mul(60)).unwrap_or(Offset::UTC);
    let time = offset.to_datetime(Timestamp::from_millisecond(moment.0).unwrap_or_default());
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    format!("{}{sign}{hours:02}:{minutes:02}", time.strftime("%Y-%m-%dT%H:%M:%S"))
}
