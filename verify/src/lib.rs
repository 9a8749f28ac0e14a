//! Checks a record by `docs/record-format.md` and the rules in `congress`, and by nothing else: this crate shares no code with
//! the server that wrote the record.
//!
//! [`verify`] goes through the file once: its bytes, the chain with what happened in it ([`history`]), the ballots and
//! counts of each round ([`count`]), and last the signatures ([`signed`]). It stops at the first fault.

mod count;
mod document;
mod fault;
mod hashes;
mod history;
mod participation;
mod secret;
mod signed;

pub use document::{Countersignature, Head};
pub use fault::Fault;
pub use hashes::{canonical, fingerprint};
pub use signed::{key_fingerprint, statement};

use document::Record;
use fault::at;

/// What was checked, a sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report(pub Vec<String>);

/// Checks a record; with `earlier`, one or more heads that somebody kept, also that it is of the same history.
///
/// # Errors
/// The first place at which the record is not what it says it is.
pub fn verify(record: &[u8], earlier: Option<&[u8]>) -> Result<Report, Fault> {
    verify_telling(record, earlier, |_, _| ())
}

/// [`verify`], which tells before each round how many have been counted, and of how many.
///
/// # Errors
/// As [`verify`].
pub fn verify_telling(record: &[u8], earlier: Option<&[u8]>, tell: impl Fn(usize, usize)) -> Result<Report, Fault> {
    let value = hashes::parse(record).map_err(|what| at("the file", what))?;
    let record: Record = serde_json::from_value(value.clone()).map_err(|error| at("the file", error))?;
    document::check_format(&record.format, "hemicycle-record-1", "the file")?;
    let history = history::read(&record)?;
    let mut report = vec![
        "The file is canonical JSON, and nothing is in it that the format does not have.".to_owned(),
        format!("Log: {} entries are chained without a gap, {} of them withheld.", record.log.len(), history.withheld),
    ];
    if history.rounds.len() != record.rounds.len() {
        let (stated, held) = (record.rounds.len(), history.rounds.len());
        return Err(at("the list of rounds", format!("it has {stated} rounds, but the log has {held}")));
    }
    for (counted, (round, stated)) in history.rounds.iter().zip(&record.rounds).enumerate() {
        tell(counted, record.rounds.len());
        report.push(count::check(round, stated)?);
    }
    report.extend(signed::check(&record, &value, &history)?);
    if let Some(earlier) = earlier {
        report.push(signed::check_ancestors(earlier, &record.head, &history)?);
    }
    Ok(Report(report))
}
