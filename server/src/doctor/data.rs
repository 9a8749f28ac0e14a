//! The data directory and the congress in it.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::Finding;
use crate::record::KEY_FILE;
use crate::replay::replay;
use crate::store::{Layout, Sqlite, Store};

/// What is known of the congress in the directory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// How many people may come.
    pub people: usize,
    /// When the log was last written, in milliseconds since 1970.
    pub last_entry: Option<i64>,
}

/// Whether the directory is this congress's alone.
pub fn directory(data: &Path) -> Finding {
    let mode = |path: &Path| std::fs::metadata(path).map(|found| found.permissions().mode() & 0o077);
    let shown = data.display();
    match (mode(data), mode(&data.join(KEY_FILE))) {
        (Err(error), _) if error.kind() == ErrorKind::NotFound => {
            Finding::mind("data", format!("{shown} is not there yet"), "`hemicycle serve` makes it")
        }
        (Err(error), _) => Finding::bad("data", format!("{shown}: {error}"), "name another directory with --data"),
        (Ok(1..), _) => {
            let mend = format!("chmod 700 {shown}: whoever reads it can enter as anybody");
            Finding::bad("data", format!("{shown} can be read by others"), mend)
        }
        (_, Ok(1..)) => {
            let mend = format!("chmod 600 {shown}/{KEY_FILE}: whoever reads it can sign in the congress's name");
            Finding::bad("data", format!("{shown}/{KEY_FILE} can be read by others"), mend)
        }
        _ => Finding::good("data", format!("{shown}, readable by its owner only")),
    }
}

/// Whether the congress can be opened and its log holds together.
pub async fn congress(database: &Path) -> (Finding, Known) {
    const WHAT: &str = "congress";
    let damaged = "restore the last backup with `hemicycle restore`, and keep this file for whoever looks into it";
    match Sqlite::layout(database).await {
        Ok(Layout::Empty) => {
            let found = Finding::mind(WHAT, "there is none yet", "import a roll and a resolution, or restore a backup");
            return (found, Known::default());
        }
        Ok(Layout::Earlier(_)) => {
            let found = Finding::mind(
                WHAT,
                "an earlier version wrote it",
                "the first start of this version upgrades it, after a copy beside it; then run the doctor again",
            );
            return (found, Known::default());
        }
        Ok(Layout::Current) => {}
        Err(error) => return (Finding::bad(WHAT, error.to_string(), damaged), Known::default()),
    }
    let log = match Sqlite::open(database).await {
        Ok(store) => store.log(0).await,
        Err(error) => Err(error),
    };
    let log = match log {
        Ok(log) => log,
        Err(error) => return (Finding::bad(WHAT, error.to_string(), damaged), Known::default()),
    };
    match replay(&log) {
        Ok(replayed) => {
            let people = replayed.state.roll.delegates.len();
            let last = log.last().and_then(|line| serde_json::from_str::<congress::event::Entry>(&line.entry).ok());
            let found = format!("{people} people on the roll; the log's {} entries hold together", log.len());
            (Finding::good(WHAT, found), Known { people, last_entry: last.map(|entry| entry.at.0) })
        }
        Err(error) => (Finding::bad(WHAT, error.to_string(), damaged), Known::default()),
    }
}
