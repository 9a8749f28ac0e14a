//! The press: documents as PDF. Each is set by a program of its own, `hemicycle-paper`, at low priority, so that setting
//! type neither slows nor endangers the voting.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::os::fd::AsRawFd;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use base64::display::Base64Display;
use base64::prelude::BASE64_STANDARD;
use congress::round::Moment;
use congress::settings::Logo;
use jiff::Timestamp;
use jiff::tz::Offset;
use rustix::fs::{MemfdFlags, memfd_create};
use rustix::process::{Pid, setpriority_process};
use serde::{Serialize, Serializer};

use crate::background::NICENESS;
use crate::embedded;
use crate::seal::digest;
use crate::store::{Store, StoreError};

/// Names another program than the one in this, or beside it.
const ENVIRONMENT: &str = "HEMICYCLE_PAPER";
/// The program's name, beside this program or in it.
const PROGRAM: &str = "hemicycle-paper";

/// The media type of what is set.
pub const PDF: &str = "application/pdf";

/// Why a document was not set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PressError {
    /// The program that sets documents is not there.
    #[error("the program that sets PDF is not at {}; build it with `make paper`, or name it in HEMICYCLE_PAPER", .0.display())]
    Missing(PathBuf),
    /// It did not set the document.
    #[error("{0}")]
    Failed(String),
}

/// The form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Template {
    /// The official minutes.
    Minutes,
    /// The resolution as adopted.
    Resolution,
    /// Credential cards.
    Cards,
    /// What a delegate marks when phones fail.
    BallotSheet,
    /// What tellers count on.
    TallySheet,
}

/// A picture in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// The name under which the document's data speaks of it, which ends with its format: `logo.png`.
    pub name: String,
    /// The picture itself.
    #[serde(serialize_with = "as_base64")]
    pub bytes: Vec<u8>,
}

fn as_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Base64Display::new(bytes, &BASE64_STANDARD))
}

impl Image {
    /// The congress's logo, if the store has its picture.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn logo(logo: &Logo, store: &dyn Store) -> Result<Option<Self>, StoreError> {
        let name = format!("logo.{}", logo.kind.suffix());
        Ok(store.logo(&logo.digest).await?.map(|bytes| Self { name, bytes }))
    }
}

/// A document to be set: its form, its words and figures, its pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job(Vec<u8>);

#[derive(Serialize)]
struct Written<'a, T> {
    template: Template,
    /// When, in UTC: year, month, day, hour, minute, second.
    made: [i16; 6],
    data: &'a T,
    images: &'a [Image],
}

impl Job {
    /// A document of this form, made at this moment.
    ///
    /// # Errors
    /// If the data cannot be written as JSON.
    pub fn new(
        template: Template,
        made: Moment,
        data: &impl Serialize,
        images: &[Image],
    ) -> Result<Self, serde_json::Error> {
        serde_json::to_vec(&Written { template, made: parts(made), data, images }).map(Self)
    }

    /// SHA-256 of everything in it, hexadecimal.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

/// The press of this machine.
#[derive(Clone, Debug)]
pub struct Press {
    program: Program,
}

#[derive(Clone, Debug)]
enum Program {
    At(PathBuf),
    /// In this program. It is run from memory, so that nothing need be written anywhere.
    Within(&'static [u8]),
}

impl Press {
    /// The program named in the environment, else the one in this program, else the one beside it.
    pub fn here() -> Self {
        let beside = || Some(std::env::current_exe().ok()?.parent()?.join(PROGRAM));
        let named = std::env::var_os(ENVIRONMENT).filter(|path| !path.is_empty()).map(PathBuf::from);
        let program = match (named, embedded::file(PROGRAM)) {
            (Some(path), _) => Program::At(path),
            (None, Some(bytes)) => Program::Within(bytes),
            (None, None) => Program::At(beside().unwrap_or_else(|| PROGRAM.into())),
        };
        Self { program }
    }

    /// Where its program should be, if it is not there.
    pub fn is_missing(&self) -> Option<PressError> {
        match &self.program {
            Program::At(path) if !path.is_file() => Some(PressError::Missing(path.clone())),
            _ => None,
        }
    }

    /// Sets a document apart from the threads that take ballots.
    ///
    /// # Errors
    /// As [`Press::set`].
    pub async fn set_apart(&self, job: Job) -> Result<Vec<u8>, PressError> {
        let press = self.clone();
        let set = tokio::task::spawn_blocking(move || press.set(&job)).await;
        set.unwrap_or_else(|error| Err(PressError::Failed(error.to_string())))
    }

    /// Sets a document as tagged PDF/A-2a. Takes up to some seconds: not for threads that take ballots.
    ///
    /// # Errors
    /// If the program is not there, or cannot set it.
    pub fn set(&self, job: &Job) -> Result<Vec<u8>, PressError> {
        let failed = |error: std::io::Error| PressError::Failed(format!("the document was not set: {error}"));
        if let Some(missing) = self.is_missing() {
            return Err(missing);
        }
        let (path, _memory) = match &self.program {
            Program::At(path) => (path.clone(), None),
            Program::Within(bytes) => {
                let mut memory =
                    File::from(memfd_create(PROGRAM, MemfdFlags::CLOEXEC).map_err(|error| failed(error.into()))?);
                memory.write_all(bytes).map_err(failed)?;
                (format!("/proc/self/fd/{}", memory.as_raw_fd()).into(), Some(memory))
            }
        };
        let mut child = Command::new(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        // Where stepping back is not allowed, it works at the pace of everything else.
        let _ = setpriority_process(Some(Pid::from_child(&child)), NICENESS);
        // The press reads all of the job before it writes anything, so neither side waits for the other.
        if let Some(mut stdin) = child.stdin.take()
            && let Err(error) = stdin.write_all(&job.0)
            && error.kind() != ErrorKind::BrokenPipe
        {
            return Err(failed(error));
        }
        let output = child.wait_with_output().map_err(failed)?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(PressError::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
        }
    }
}

fn parts(moment: Moment) -> [i16; 6] {
    let time = Offset::UTC.to_datetime(Timestamp::from_millisecond(moment.0).unwrap_or_default());
    [
        time.year(),
        time.month().into(),
        time.day().into(),
        time.hour().into(),
        time.minute().into(),
        time.second().into(),
    ]
}
