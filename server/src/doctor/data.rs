//! The data directory and the congress in it.

use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::Finding;
use crate::record::KEY_FILE;
use crate::replay::replay;
use crate::store::{Layout, LogLine, Sqlite, Store, StoreError};

const CONGRESS: &str = "congress";

/// What to do about a congress, by where it is kept.
pub(super) struct Advice {
    /// Where an earlier version wrote it.
    pub upgrade: &'static str,
    /// Where it cannot be read.
    pub damaged: &'static str,
}

const IN_A_FILE: Advice = Advice {
    upgrade: "the first start of this version upgrades it, after a copy beside it; then run the doctor again",
    damaged: "restore the last backup with `hemicycle restore`, and keep this file for whoever looks into it",
};

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

/// Whether the congress in the data directory can be opened and its log holds together.
pub async fn congress(database: &Path) -> (Finding, Known) {
    let read = async {
        let layout = Sqlite::layout(database).await?;
        let log = match layout {
            Layout::Current => Sqlite::open(database).await?.log(0).await?,
            Layout::Empty | Layout::Earlier(_) => Vec::new(),
        };
        Ok::<_, StoreError>((layout, log))
    };
    match read.await {
        Ok((layout, log)) => whole(layout, &log, &IN_A_FILE),
        Err(error) => (Finding::bad(CONGRESS, error.to_string(), IN_A_FILE.damaged), Known::default()),
    }
}

/// Whether the log of a congress that is laid out like this holds together.
pub(super) fn whole(layout: Layout, log: &[LogLine], advice: &Advice) -> (Finding, Known) {
    let nothing = match layout {
        Layout::Earlier(_) => Finding::mind(CONGRESS, "an earlier version wrote it", advice.upgrade),
        Layout::Current if !log.is_empty() => return current(log, advice),
        Layout::Empty | Layout::Current => {
            Finding::mind(CONGRESS, "there is none yet", "import a roll and a resolution, or restore a backup")
        }
    };
    (nothing, Known::default())
}

fn current(log: &[LogLine], advice: &Advice) -> (Finding, Known) {
    match replay(log) {
        Ok(replayed) => {
            let people = replayed.state.roll.delegates.len();
            let last = log.last().and_then(|line| serde_json::from_str::<congress::event::Entry>(&line.entry).ok());
            let found = format!("{people} people on the roll; the log's {} entries hold together", log.len());
            (Finding::good(CONGRESS, found), Known { people, last_entry: last.map(|entry| entry.at.0) })
        }
        Err(error) => (Finding::bad(CONGRESS, error.to_string(), advice.damaged), Known::default()),
    }
}
