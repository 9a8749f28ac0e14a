//! The record that anyone can check: `record.json`, the congress's key, and the heads that it signs.
//! `docs/record-format.md` says what outsiders may rely on.

mod file;
mod heads;
mod key;
mod shown;

pub use file::write;
pub use heads::{Countersignature, CountersignatureError, Head, Heads, HeadsError, ends_a_round, teller};
pub use key::{FILE as KEY_FILE, Key, KeyError, key_hash};
