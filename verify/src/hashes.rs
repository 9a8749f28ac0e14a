//! Canonical JSON, hashes and fingerprints.

use data_encoding::HEXLOWER;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The hash before the first entry.
pub const BEFORE_THE_FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// SHA-256, lower-case hexadecimal.
pub fn hash(bytes: impl AsRef<[u8]>) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// The first 16 digits of a hash in groups of four, for people to compare.
pub fn fingerprint(hash: &str) -> String {
    let groups: Vec<&str> = (0..4).filter_map(|group| hash.get(group * 4..group * 4 + 4)).collect();
    groups.join(" ")
}

/// Whether a text is `digits` lower-case hexadecimal digits.
pub fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Canonical JSON (RFC 8785) of a value with texts and whole numbers.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut names: Vec<(Vec<u16>, &String)> = members.keys().map(|n| (n.encode_utf16().collect(), n)).collect();
            names.sort();
            let members = names.iter().map(|(_, name)| format!("{}:{}", text(name), canonical(&members[*name])));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::String(string) => text(string),
        plain => plain.to_string(),
    }
}

fn text(string: &str) -> String {
    Value::from(string).to_string()
}

/// Canonical JSON of something with members of its own.
pub fn canonical_of(value: &impl Serialize) -> String {
    serde_json::to_value(value).map(|value| canonical(&value)).unwrap_or_default()
}

/// Reads JSON that must be canonical.
pub fn parse(bytes: &[u8]) -> Result<Value, String> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| format!("it is not JSON: {error}"))?;
    if canonical(&value).as_bytes() != bytes {
        return Err("it is not canonical JSON (RFC 8785), so it is not the file that was exported".to_owned());
    }
    if has_fractions(&value) {
        return Err("it has a number that is not whole".to_owned());
    }
    Ok(value)
}

fn has_fractions(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_fractions),
        Value::Object(members) => members.values().any(has_fractions),
        _ => false,
    }
}
