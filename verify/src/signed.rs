//! Signatures: the record's, its heads', the tellers', and heads that somebody kept.

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::Serialize;
use serde_json::Value;

use crate::document::{Countersignature, Head, Record, check_format};
use crate::fault::{Fault, at};
use crate::hashes::{canonical, fingerprint, hash};
use crate::history::History;

/// What is signed of something that carries its own signature: the canonical JSON of the rest.
pub fn statement(signed: &impl Serialize) -> String {
    let mut value = serde_json::to_value(signed).unwrap_or_default();
    if let Value::Object(members) = &mut value {
        members.remove("signature");
    }
    canonical(&value)
}

/// The fingerprint of a public key, for people to compare.
pub fn key_fingerprint(key: &str) -> String {
    fingerprint(&hash(HEXLOWER.decode(key.as_bytes()).unwrap_or_default()))
}

fn is_signed(statement: &str, key: &str, signature: &str) -> bool {
    let read = |text: &str| HEXLOWER.decode(text.as_bytes()).ok();
    let key = read(key).and_then(|bytes| VerifyingKey::from_bytes(bytes.as_slice().try_into().ok()?).ok());
    let signature = read(signature).and_then(|bytes| Signature::from_slice(&bytes).ok());
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(statement.as_bytes(), &signature).is_ok())
}

fn check_signature(head: &Head, place: &str) -> Result<(), Fault> {
    check_format(&head.format, "hemicycle-head-1", place)?;
    if is_signed(&statement(head), &head.key, &head.signature) {
        return Ok(());
    }
    Err(at(place, "its signature is not by its key: it was changed, or never signed"))
}

/// Checks every signature in a record.
pub fn check(record: &Record, value: &Value, history: &History) -> Result<Vec<String>, Fault> {
    let head = &record.head;
    if head.seq != history.chain.len() as u64 || Some(&head.hash) != history.chain.last() {
        return Err(at("the head", "it is not that of the log's last entry: the log was changed after it was signed"));
    }
    let ends: Vec<u64> = history.ends.iter().map(|end| *end as u64).collect();
    if !record.heads.iter().map(|head| head.seq).eq(ends) {
        return Err(at("the heads", "there is not one for the end of each round, in order"));
    }
    for (round, kept) in record.heads.iter().enumerate() {
        let place = format!("the head of round {}", round + 1);
        if place_in(history, kept) != Some(&kept.hash) {
            return Err(at(place, "it is not that of the log at its place: the log was rewritten since"));
        }
        if kept.key != head.key {
            return Err(at(place, "it is signed by another key than the record"));
        }
        check_signature(kept, &place)?;
    }
    check_countersignatures(&record.countersignatures, &record.heads)?;
    check_signature(head, "the head")?;
    if !is_signed(&statement(value), &head.key, &record.signature) {
        return Err(at("the signature of the file", "it is not by the key of its head: the file was changed"));
    }
    let names: Vec<&str> = record.countersignatures.iter().map(|one| one.name.as_str()).collect();
    let countersigned = if names.is_empty() { "by nobody".to_owned() } else { format!("by {}", names.join(", ")) };
    Ok(vec![
        format!(
            "Heads: {} signed at the end of a round, and all are of this log; countersigned {countersigned}.",
            record.heads.len()
        ),
        format!(
            "Signed by the key {}. The last head shown in the hall is {}, the record's own is {}.",
            key_fingerprint(&head.key),
            record.heads.last().map_or("none".to_owned(), |head| fingerprint(&head.hash)),
            fingerprint(&head.hash)
        ),
    ])
}

fn place_in<'a>(history: &'a History, head: &Head) -> Option<&'a String> {
    let place = usize::try_from(head.seq).ok()?.checked_sub(1)?;
    history.chain.get(place)
}

fn check_countersignatures(countersignatures: &[Countersignature], heads: &[Head]) -> Result<(), Fault> {
    if !countersignatures.windows(2).all(|pair| (pair[0].seq, &pair[0].name) < (pair[1].seq, &pair[1].name)) {
        return Err(at("the countersignatures", "they are not sorted by place and name, each once"));
    }
    for one in countersignatures {
        let place = format!("the countersignature of {} at entry {}", one.name, one.seq);
        check_format(&one.format, "hemicycle-countersignature-1", &place)?;
        if !heads.iter().any(|head| head.seq == one.seq && head.hash == one.hash) {
            return Err(at(place, "it is of no head of this record"));
        }
        if !is_signed(&statement(one), &one.key, &one.signature) {
            return Err(at(place, "it is not by its key"));
        }
    }
    Ok(())
}

/// Checks that the record continues the history of heads that somebody kept: one head, or a list of them.
pub fn check_ancestors(kept: &[u8], head: &Head, history: &History) -> Result<String, Fault> {
    let unread = |error: serde_json::Error| at("the kept head", format!("it is no signed head: {error}"));
    let value: Value = serde_json::from_slice(kept).map_err(unread)?;
    let value = if value.is_array() { value } else { Value::Array(vec![value]) };
    let kept: Vec<Head> = serde_json::from_value(value).map_err(unread)?;
    if kept.is_empty() {
        return Err(at("the kept head", "there is none in the file"));
    }
    for one in &kept {
        let place = format!("the kept head of entry {}", one.seq);
        check_signature(one, &place)?;
        if one.key != head.key {
            let (kept, now) = (key_fingerprint(&one.key), key_fingerprint(&head.key));
            return Err(at(place, format!("it is of the key {kept}, but the record is signed by another one, {now}")));
        }
        match place_in(history, one) {
            None => return Err(at(place, "the record ends before it, so it is an older one, or was cut")),
            Some(hash) if *hash != one.hash => {
                return Err(at(place, "it is not in the record's history: the log was rewritten since it was signed"));
            }
            Some(_) => {}
        }
    }
    let places: Vec<String> = kept.iter().map(|one| one.seq.to_string()).collect();
    Ok(format!("The kept head of entry {} is in the record's history.", places.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, section 7.1, test 2.
    #[test]
    fn signatures_are_those_of_rfc_8032() {
        let key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        let signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
                         085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        assert!(is_signed("\u{72}", key, signature));
        assert!(!is_signed("\u{73}", key, signature));
        assert!(!is_signed("\u{72}", key, &signature.to_uppercase()));
    }
}
