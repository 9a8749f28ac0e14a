//! Hashes of the record: the chain of the log, the commitment to a ballot and the seal over a round's ballots.
//! `docs/record-format.md` says what outsiders may rely on.

use std::collections::{BTreeMap, BTreeSet};

use congress::ballot::Choice;
use congress::event::Entry;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use congress::secret::SecretBallots;
use data_encoding::HEXLOWER;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::store::{Slip, StoreError};

/// The hash before the first entry of the log.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// SHA-256, hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// 128 random bits, hexadecimal: what keeps the hash of a ballot or an entry from being guessed.
pub fn salt() -> String {
    HEXLOWER.encode(&rand::random::<[u8; 16]>())
}

/// Canonical JSON (RFC 8785). Values here hold texts and whole numbers only; the latter are written with all digits.
///
/// # Errors
/// If the value cannot be JSON.
pub fn canonical_json(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut written = String::new();
    write(&serde_json::to_value(value)?, &mut written)?;
    Ok(written)
}

fn write(value: &Value, out: &mut String) -> Result<(), serde_json::Error> {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "," });
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (place, (name, field)) in fields.into_iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "," });
                out.push_str(&serde_json::to_string(name)?);
                out.push(':');
                write(field, out)?;
            }
            out.push('}');
        }
        plain => out.push_str(&serde_json::to_string(plain)?),
    }
    Ok(())
}

/// An entry as the log keeps it: canonical JSON with a salt, so that it can be withheld and its digest tells nothing.
///
/// # Errors
/// If the entry cannot be JSON.
pub fn salted(entry: &Entry) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Salted<'a> {
        #[serde(flatten)]
        entry: &'a Entry,
        salt: String,
    }
    canonical_json(&Salted { entry, salt: salt() })
}

/// The hash of an entry in the chain: SHA-256 over the previous hash, a line feed and the digest of the entry's canonical
/// JSON. A withheld entry is known by its digest, and the chain over it can still be checked.
pub fn chained(previous: &str, entry: &str) -> String {
    digest(format!("{previous}\n{}", digest(entry.as_bytes())).as_bytes())
}

/// What a commitment commits to: a ballot with its salt. Whoever holds it can show how the ballot was cast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening<'a> {
    /// Whose ballot.
    pub delegate: &'a str,
    /// The mark as files write it.
    pub mark: &'a str,
    /// The wording proposed with an objection.
    pub proposal: Option<&'a str>,
    /// Why.
    pub reason: Option<&'a str>,
    /// In which round.
    pub round: u32,
    /// 128 random bits, hexadecimal.
    pub salt: &'a str,
}

impl<'a> From<&'a Slip> for Opening<'a> {
    fn from(slip: &'a Slip) -> Self {
        Self {
            delegate: slip.delegate.as_str(),
            mark: &slip.mark,
            proposal: slip.proposal.as_deref(),
            reason: slip.reason.as_deref(),
            round: slip.round.0,
            salt: &slip.salt,
        }
    }
}

impl Opening<'_> {
    /// The commitment: SHA-256 over the opening's canonical JSON.
    ///
    /// # Errors
    /// If the opening cannot be JSON.
    pub fn commitment(&self) -> Result<String, serde_json::Error> {
        Ok(digest(canonical_json(self)?.as_bytes()))
    }
}

/// The opening of a ballot as canonical JSON, and the commitment that it opens.
///
/// # Errors
/// If the ballot cannot be JSON.
pub fn opened(slip: &Slip) -> Result<(String, String), StoreError> {
    let opening = Opening::from(slip);
    Ok((canonical_json(&opening)?, opening.commitment()?))
}

/// That a delegate cast a ballot, without how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Committed {
    /// The commitment to the ballot.
    pub commitment: String,
    /// Who cast it.
    pub delegate: DelegateId,
}

/// The commitments to a round's ballots, sorted by delegate.
///
/// # Errors
/// If a ballot cannot be JSON.
pub fn committed(ballots: &[Slip]) -> Result<Vec<Committed>, serde_json::Error> {
    let commit =
        |slip: &Slip| Ok(Committed { commitment: Opening::from(slip).commitment()?, delegate: slip.delegate.clone() });
    let mut list: Vec<Committed> = ballots.iter().map(commit).collect::<Result<_, serde_json::Error>>()?;
    list.sort_by(|a, b| a.delegate.cmp(&b.delegate));
    Ok(list)
}

/// The seal over a round's ballots: SHA-256 over the canonical JSON of the round's number and its commitments, sorted by
/// delegate. Whoever holds the commitments can compute it, whether or not they are opened.
///
/// # Errors
/// If a ballot cannot be JSON.
pub fn seal(round: RoundNumber, ballots: &[Slip]) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Sealed {
        ballots: Vec<Committed>,
        round: RoundNumber,
    }
    Ok(digest(canonical_json(&Sealed { ballots: committed(ballots)?, round })?.as_bytes()))
}

/// The seal over a confidential round: SHA-256 over the canonical JSON of the round's number, the sums of its choices and
/// who took part.
///
/// # Errors
/// If they cannot be JSON.
pub fn secret_seal(round: RoundNumber, ballots: &SecretBallots) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Sealed<'a> {
        choices: BTreeMap<Choice, u64>,
        round: RoundNumber,
        voters: &'a BTreeSet<DelegateId>,
    }
    let sealed = Sealed { choices: ballots.sums(), round, voters: &ballots.voters };
    Ok(digest(canonical_json(&sealed)?.as_bytes()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn canonical_json_is_that_of_rfc_8785() {
        // The keys of RFC 8785, section 3.2.3, in the order given there: by UTF-16 code units.
        let keys = ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"];
        let object: serde_json::Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), json!(1))).collect();
        let written = canonical_json(&object).expect("JSON");
        let places: Vec<_> = keys.map(|key| written.find(serde_json::to_string(key).expect("JSON").as_str())).into();
        assert!(places.is_sorted() && places[0].is_some(), "{written}");
        // Section 3.2.2.2: what is escaped, and how.
        let texts = canonical_json(&json!(["\u{20ac}$\u{f}\nA'B\"\\\\\"/", 7])).expect("JSON");
        assert_eq!(texts, r#"["€$\u000f\nA'B\"\\\\\"/",7]"#);
    }

    /// Computed with Python's hashlib over the JSON that docs/record-format.md spells out.
    #[test]
    fn commitment_seal_and_chain_are_those_of_the_written_format() {
        let slip = Slip {
            round: RoundNumber(1),
            delegate: DelegateId::new("MY-DAP-3"),
            mark: "for".into(),
            reason: None,
            proposal: None,
            cast_at: congress::round::Moment(0),
            key: None,
            salt: "00112233445566778899aabbccddeeff".into(),
            spent: vec![],
        };
        let list = committed(std::slice::from_ref(&slip)).expect("JSON");
        assert_eq!(list[0].commitment, "4ceff9074a462a6ac0d150f65b305cf10ad5ac95cdf8b7e0a1715a8c4665b76a");
        assert_eq!(
            seal(RoundNumber(1), &[slip]).expect("JSON"),
            "a5d097d1a2806db7433d5928951fc4966ff28b4d27e838bf4401469160a8f6ef"
        );
        assert_eq!(chained(GENESIS, "{\"seq\":1}"), "6b4fde529bdcb3016660b5434d6ee5aea3219e6f1eee7d9904d4b9993d305d67");
    }
}
