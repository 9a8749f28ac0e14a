//! `hemicycle move`: a congress from its data directory into a PostgreSQL database that several nodes share, or back. What
//! arrived is checked against what left before it is called done.

use std::path::Path;

use clap::Args;
use congress::round::Round;

use super::{CliError, DATABASE, DataDirectory, NODE, shared};
use crate::export::ExportError;
use crate::record::{self, Key};
use crate::replay::replay;
use crate::store::{Postgres, Sqlite, Store, Tables};

/// Move a congress that is not being served. Where it was, it stays as it is.
#[derive(Args)]
pub struct Move {
    /// Where the congress is: the word sqlite, for the data directory, or postgres://user@host/name.
    #[arg(long, env = "HEMICYCLE_MOVE_FROM", hide_env_values = true)]
    from: String,
    /// Where it goes: the other of the two, with no congress in it.
    #[arg(long, env = "HEMICYCLE_MOVE_TO", hide_env_values = true)]
    to: String,
    /// The data directory, with the key in any case.
    #[arg(long, env = "HEMICYCLE_DATA", default_value = "hemicycle-data")]
    data: std::path::PathBuf,
}

/// What the database calls the connections that move a congress.
const MOVE: &str = "hemicycle move";
/// The word for the data directory.
const SQLITE: &str = "sqlite";

impl Move {
    /// Moves, checks, and prints what arrived.
    ///
    /// # Errors
    /// If there is no congress where it should be or one where it goes, it is being served, or what arrived is not what left.
    pub async fn run(self) -> Result<(), CliError> {
        let directory = DataDirectory::take(&self.data)?;
        let key = directory.key()?;
        let file = self.data.join(DATABASE);
        match (self.from.as_str(), self.to.as_str()) {
            (SQLITE, url) if url != SQLITE => {
                if !file.is_file() {
                    return Err(nothing_at(&self.data));
                }
                let (from, to) = (Sqlite::open(&file).await?, shared(url, MOVE).await?);
                alone(&to).await?;
                carry(&from, &to, &key).await
            }
            (url, SQLITE) if url != SQLITE => {
                let from = shared(url, MOVE).await?;
                alone(&from).await?;
                let to = Sqlite::open(&file).await?;
                carry(&from, &to, &key).await
            }
            _ => Err(CliError::Usage(format!("one of --from and --to is the word {SQLITE}, the other postgres://…"))),
        }
    }
}

fn nothing_at(data: &Path) -> CliError {
    CliError::Refused(format!("there is no congress in {}; name its data directory with --data", data.display()))
}

/// Refuses a database that nodes are connected to.
async fn alone(store: &Postgres) -> Result<(), CliError> {
    match store.connections_of(NODE).await? {
        0 => Ok(()),
        _ => Err(CliError::Refused("nodes are connected to this database; stop all of them first".into())),
    }
}

async fn carry(from: &(impl Store + Tables), to: &(impl Store + Tables), key: &Key) -> Result<(), CliError> {
    let lines = from.log(0).await?;
    if lines.is_empty() {
        return Err(CliError::Refused("there is no congress where it should come from; nothing was done".into()));
    }
    if !to.log(0).await?.is_empty() || !to.users().await?.is_empty() {
        return Err(CliError::Refused("there is a congress where this one should go; nothing was done".into()));
    }
    let state = replay(&lines)?.state;
    if state.rounds.iter().any(Round::is_secret) {
        return Err(CliError::Refused(
            "this congress has held confidential rounds, which stay in its data directory; nothing was done".into(),
        ));
    }
    if let Some(shared) = from.shared()
        && shared.claim(&key.public()).await? != key.public()
    {
        return Err(CliError::House(crate::record::HeadsError::OtherKey.into()));
    }
    to.take_tables(from.tables().await?, &state).await?;
    if let Some(shared) = to.shared() {
        shared.claim(&key.public()).await?;
    }

    let different = |what: &str| {
        CliError::Refused(format!("what arrived is not what left: {what}; use neither before this is clear"))
    };
    if to.log(0).await? != lines {
        return Err(different("the log"));
    }
    let mut ballots = 0;
    for round in &state.rounds {
        let bare = |slips: Vec<crate::store::Slip>| -> Vec<_> {
            slips.into_iter().map(|slip| crate::store::Slip { spent: vec![], ..slip }).collect()
        };
        let (left, arrived) = (bare(from.ballots(round.number).await?), bare(to.ballots(round.number).await?));
        if left != arrived {
            return Err(different(&format!("the ballots of round {}", round.number)));
        }
        ballots += arrived.len();
    }
    match (record::write(from, key).await, record::write(to, key).await) {
        (Ok(left), Ok(arrived)) if left == arrived => {}
        (Err(ExportError::Nothing), Err(ExportError::Nothing)) => {}
        (Err(error), _) | (_, Err(error)) => return Err(error.into()),
        _ => return Err(different("the record")),
    }
    println!("moved  {} entries of the log, {ballots} ballots; the record is the same", lines.len());
    Ok(())
}
