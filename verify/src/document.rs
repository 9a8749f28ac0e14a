//! The members of a record, as the format names them and no others.

use std::collections::BTreeMap;

use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fault::{Fault, at};

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub format: String,
    pub log: Vec<Value>,
    pub rounds: Vec<RoundRecord>,
    pub head: Head,
    pub heads: Vec<Head>,
    pub countersignatures: Vec<Countersignature>,
    pub signature: String,
}

/// A signed place in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// `hemicycle-head-1`.
    pub format: String,
    /// The place, from 1.
    pub seq: u64,
    /// The hash of the chain there.
    pub hash: String,
    /// The congress's public key.
    pub key: String,
    /// By that key, over the canonical JSON of the rest.
    pub signature: String,
}

/// A teller's signature beside a head's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countersignature {
    /// `hemicycle-countersignature-1`.
    pub format: String,
    /// The head's place.
    pub seq: u64,
    /// The head's hash.
    pub hash: String,
    /// Who signed.
    pub name: String,
    /// The teller's public key.
    pub key: String,
    /// By that key, over the canonical JSON of the rest.
    pub signature: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case", deny_unknown_fields)]
pub enum RoundRecord {
    Published {
        round: RoundNumber,
        tally: Value,
        seal: String,
        /// Of any round but a confidential one.
        #[serde(default, deserialize_with = "given")]
        ballots: Option<Vec<BallotRecord>>,
        /// Of a confidential round.
        #[serde(default, deserialize_with = "given")]
        voters: Option<Vec<DelegateId>>,
    },
    Annulled {
        round: RoundNumber,
        reason: String,
    },
}

/// Who cast, and in a round by names what.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotRecord {
    pub delegate: DelegateId,
    pub commitment: String,
    #[serde(default, deserialize_with = "given")]
    pub mark: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub proposal: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    pub reason: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    pub salt: Option<String>,
}

/// A member that is there, be it null; one that is not is `None`.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// What a commitment commits to.
#[derive(Serialize)]
pub struct Opening<'a> {
    pub delegate: &'a DelegateId,
    pub mark: &'a str,
    pub proposal: Option<&'a str>,
    pub reason: Option<&'a str>,
    pub round: RoundNumber,
    pub salt: &'a str,
}

/// What a seal seals.
#[derive(Serialize)]
pub struct Sealed<'a> {
    pub ballots: Vec<Committed<'a>>,
    pub round: RoundNumber,
}

/// What the seal of a confidential round seals.
#[derive(Serialize)]
pub struct SecretSealed<'a> {
    pub choices: BTreeMap<Choice, u64>,
    pub round: RoundNumber,
    pub voters: &'a [DelegateId],
}

/// That a delegate cast.
#[derive(Serialize)]
pub struct Committed<'a> {
    pub commitment: &'a str,
    pub delegate: &'a DelegateId,
}

/// Checks what a thing says it is.
pub fn check_format(stated: &str, expected: &str, place: &str) -> Result<(), Fault> {
    if stated == expected {
        return Ok(());
    }
    Err(at(place, format!("its format is \"{stated}\", and this program reads \"{expected}\"")))
}
