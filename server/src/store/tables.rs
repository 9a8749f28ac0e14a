//! All that a store keeps, table by table, for moving a congress from one engine to the other. Every engine has the columns that
//! are named here; what else it has of its own, it makes anew.

use async_trait::async_trait;
use congress::state::State;
use serde_json::Value;

use super::StoreError;

/// The tables with their columns. Pictures go as hexadecimal, truths as 0 and 1.
pub const TABLES: [(&str, &[&str]); 12] = [
    ("log", &["seq", "entry", "hash"]),
    ("ballots", &["round", "delegate", "mark", "reason", "proposal", "cast_at", "key", "salt"]),
    ("heads", &["seq", "hash", "key", "signature"]),
    ("countersignatures", &["seq", "name", "hash", "key", "signature"]),
    ("cards", &["digest", "holder"]),
    ("replaced_cards", &["digest", "holder"]),
    ("codes", &["delegate", "hash"]),
    ("users", &["name", "role", "hash", "disabled", "second", "second_used"]),
    ("sessions", &["digest", "holder", "began_at"]),
    ("staff_notes", &["id", "name", "what", "at", "times", "done_by", "browser"]),
    ("logos", &["digest", "picture"]),
    ("open_rounds", &["round"]),
];

/// How many rows go at a time.
pub const ROWS: usize = 2000;

/// The rows of a table, each an array in the order of the columns.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// A store that can be moved.
#[async_trait]
pub trait Tables: Send + Sync {
    /// All rows of all tables, as of one moment.
    async fn tables(&self) -> Result<Vec<Table>, StoreError>;

    /// Writes all rows of all tables into an empty store, in one transaction; `state` is what the log comes to.
    async fn take_tables(&self, tables: Vec<Table>, state: &State) -> Result<(), StoreError>;
}
