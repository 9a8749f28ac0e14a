//! What is wrong with a record: the place, and what it means.

use std::fmt::Display;

use congress::round::RoundNumber;

/// The first place at which a record is not what it says it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Fault {
    /// Where: the file, an entry of the log, a round, a signature.
    pub place: String,
    /// What is wrong there, and what it means.
    pub what: String,
}

/// A fault at a place.
pub fn at(place: impl Display, what: impl Display) -> Fault {
    Fault { place: place.to_string(), what: what.to_string() }
}

/// A fault in an entry of the log.
pub fn entry(seq: usize, what: impl Display) -> Fault {
    at(format_args!("entry {seq} of the log"), what)
}

/// A fault in a round.
pub fn round(number: RoundNumber, what: impl Display) -> Fault {
    at(format_args!("round {number}"), what)
}
