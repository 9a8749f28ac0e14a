//! What `hemicycle doctor` looks at before a congress: the machine, the data directory, the network and the certificate.
//! Each finding says what was found and, where something is wrong, what to mend.

mod asking;
mod certificate;
mod data;
mod database;
mod machine;
mod network;

use std::fmt;

pub use certificate::certificate;
pub use data::{congress, directory};
pub use database::database;
pub use machine::{clock, disk, files, space, version};
pub use network::{ALIVE, SIGN_OF_LIFE, address, public_address};

/// How well something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// It works, and should be known.
    Mind,
    /// The congress should not begin like this.
    Bad,
}

/// What was found about one subject.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was looked at.
    pub subject: &'static str,
    /// How well it stands.
    pub verdict: Verdict,
    /// What was found.
    pub found: String,
    /// What to do about it.
    pub mend: Option<String>,
}

impl Finding {
    fn good(subject: &'static str, found: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Good, found: found.into(), mend: None }
    }

    fn mind(subject: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Mind, found: found.into(), mend: Some(mend.into()) }
    }

    fn bad(subject: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Bad, found: found.into(), mend: Some(mend.into()) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.verdict {
            Verdict::Good => "good",
            Verdict::Mind => "mind",
            Verdict::Bad => "MEND",
        };
        write!(f, "{word}  {:<12}  {}", self.subject, self.found)?;
        match &self.mend {
            Some(mend) => write!(f, "\n{:20}→ {mend}", ""),
            None => Ok(()),
        }
    }
}
