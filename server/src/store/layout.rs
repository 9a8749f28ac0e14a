//! The layout of a database: each migration is run once, and what a later version has written is not touched.

use sqlx::migrate::Migrator;

use super::StoreError;

/// How a database is laid out, compared with what this version writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// There is nothing in it, or no file.
    Empty,
    /// As this version writes it.
    Current,
    /// As an earlier version wrote it; its latest migration.
    Earlier(i64),
}

impl Layout {
    /// How a database is laid out in which these migrations have been run, of those that this version knows.
    ///
    /// # Errors
    /// If a later version has run one.
    pub fn of(done: &[i64], known: &Migrator) -> Result<Self, StoreError> {
        let Some(found) = done.iter().copied().max() else { return Ok(Self::Empty) };
        if done.iter().any(|version| !known.version_exists(*version)) {
            let known = known.iter().map(|migration| migration.version).max().unwrap_or_default();
            return Err(StoreError::Later { found, known });
        }
        let is_current = known.iter().all(|migration| done.contains(&migration.version));
        Ok(if is_current { Self::Current } else { Self::Earlier(found) })
    }
}
