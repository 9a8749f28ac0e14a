//! Hashes of the record: the chain of the log and the seal over a round's ballots.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::store::Slip;

/// The hash before the first entry of the log.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// SHA-256, hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// JSON without white space and with sorted keys, as RFC 8785 has it for texts and whole numbers.
///
/// # Errors
/// If the value cannot be JSON.
pub fn canonical_json(value: &impl Serialize) -> Result<String, serde_json::Error> {
    // `Value` keeps its keys in a sorted map.
    serde_json::to_string(&serde_json::to_value(value)?)
}

/// The hash of an entry in the chain: SHA-256 over the previous hash, a line feed and the entry's canonical JSON.
pub fn chained(previous: &str, entry: &str) -> String {
    digest(format!("{previous}\n{entry}").as_bytes())
}

#[derive(Serialize)]
struct Sealed<'a> {
    delegate: &'a str,
    mark: &'a str,
    reason: Option<&'a str>,
    proposal: Option<&'a str>,
}

/// The seal over a round's ballots: SHA-256 over the canonical JSON of their list, sorted by delegate.
///
/// # Errors
/// If a ballot cannot be JSON.
pub fn seal(ballots: &[Slip]) -> Result<String, serde_json::Error> {
    let mut sealed: Vec<_> = ballots
        .iter()
        .map(|slip| Sealed {
            delegate: slip.delegate.as_str(),
            mark: &slip.mark,
            reason: slip.reason.as_deref(),
            proposal: slip.proposal.as_deref(),
        })
        .collect();
    sealed.sort_by_key(|ballot| ballot.delegate);
    Ok(digest(canonical_json(&sealed)?.as_bytes()))
}
