//! The command line. Exit 1 is a refusal, with one clear sentence; exit 2 is wrong usage.

mod backup;
mod cards;
mod config;
mod count;
mod countersign;
mod directory;
mod doctor;
mod export;
mod import;
mod logging;
mod moving;
mod qr;
mod serve;
mod tls;
mod user;
mod verify;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::ballot_box::LARGEST_BATCH;
use crate::demo;
use crate::desk::FileErrors;
use crate::door::DoorError;
use crate::export::ExportError;
use crate::house::HouseError;
use crate::record::{Key, KeyError};
use crate::rehearse;
use crate::store::{Postgres, Store, StoreError};

use directory::DATABASE;
pub use directory::{DataDirectory, metrics_token};
pub use serve::Site;
pub use tls::Tls;

/// Voting and consensus for congresses of parties.
#[derive(Parser)]
#[command(name = "hemicycle", version, propagate_version = true)]
pub struct Arguments {
    /// The settings file; /etc/hemicycle/hemicycle.toml where it is left out and is there.
    #[arg(long, global = true, env = "HEMICYCLE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server of a congress.
    Serve(serve::Serve),
    /// Run the Kuala Lumpur congress in a fresh data directory and print a link for each person.
    Demo(demo::Demo),
    /// Enter a roll, or the texts of a resolution, into a congress that is not being served.
    Import(import::Import),
    /// Count ballots offline by the rules of the house.
    Count(count::Count),
    /// Write the official exports: results, resolution, open data.
    Export(export::Export),
    /// Check a record: chain, seals, ballots, counts, outcomes and signatures.
    Verify(verify::Verify),
    /// Sign the last head of a record as a teller, with a key of your own.
    Countersign(countersign::Countersign),
    /// Copy the congress and its key into a directory, also while it is being served.
    Backup(backup::Backup),
    /// Put a copy back into a data directory that is not being served.
    Restore(backup::Restore),
    /// Move the congress from its data directory into a PostgreSQL database, or back.
    Move(moving::Move),
    /// Chairs, secretariat, tellers and screens.
    User(user::UserCommand),
    /// Print the settings in force, and where each comes from.
    Config(config::Config),
    /// Check machine, network and certificate before a congress, and say what to mend.
    Doctor(doctor::Doctor),
    /// Write a QR code as SVG to standard output.
    Qr(qr::Qr),
    /// Make a card for every delegate of a rehearsal congress and write their secrets into a file.
    Cards(cards::Cards),
    /// Let simulated delegates come in, listen and vote, and say whether the hall would hold.
    Rehearse(rehearse::Rehearse),
}

/// Where the server listens and how people reach it.
#[derive(Args, Clone, Debug)]
pub struct Listen {
    /// The address to listen on.
    #[arg(long, env = "HEMICYCLE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How people reach the server, such as https://vote.example.org; http:// and the address where it is left out.
    #[arg(long, env = "HEMICYCLE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// How many requests are answered at a time; who comes then is asked to come again in two seconds. Where it is left out:
    /// 4096, or as many as there are people on the roll.
    #[arg(long, env = "HEMICYCLE_MOST_REQUESTS")]
    pub most_requests: Option<u32>,
    /// How many ballots one transaction takes at most: to measure what batches are worth.
    #[arg(long, hide = true, default_value_t = LARGEST_BATCH)]
    pub largest_batch: usize,
    #[command(flatten)]
    /// The certificate, and who may speak for others.
    pub tls: Tls,
    #[command(flatten)]
    /// The browser's half.
    pub site: Site,
    #[command(flatten)]
    /// What is written to stderr.
    pub log: logging::Log,
}

/// Where a congress is kept.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// The data directory.
    #[arg(long, env = "HEMICYCLE_DATA", default_value = "hemicycle-data")]
    pub data: PathBuf,
    /// The PostgreSQL database that several nodes share, as postgres://user@host/name; where it is left out, the congress is
    /// in the data directory.
    #[arg(long, env = "HEMICYCLE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// A congress that is kept: its store, and the key with which it signs.
pub struct Kept {
    /// Where it is.
    pub store: Arc<dyn Store>,
    /// Its key.
    pub key: Key,
    _lock: Option<DataDirectory>,
}

impl Data {
    /// Takes the congress: where it is in the data directory, this process alone has it.
    ///
    /// # Errors
    /// If the directory or the database cannot be used.
    pub async fn take(&self) -> Result<Kept, CliError> {
        let Some(url) = &self.database else {
            let directory = DataDirectory::take(&self.data)?;
            let (store, key) = (directory.store().await?, directory.key()?);
            return Ok(Kept { store, key, _lock: Some(directory) });
        };
        let store = Arc::new(shared(url, NODE).await?);
        directory::make_private(&self.data)?;
        Ok(Kept { store, key: Key::take(&self.data)?, _lock: None })
    }

    /// The store of a congress that may be served meanwhile.
    ///
    /// # Errors
    /// If there is none, or it cannot be opened.
    pub async fn beside(&self) -> Result<Arc<dyn Store>, CliError> {
        match &self.database {
            Some(url) => Ok(Arc::new(shared(url, NODE).await?)),
            None => Ok(Arc::new(self.beside_in_directory().await?)),
        }
    }
}

/// What a database calls the connections of nodes and of commands beside them.
pub const NODE: &str = "hemicycle";

/// Opens the database that several nodes share; `name` is what it calls our connections.
///
/// # Errors
/// If the address is none of PostgreSQL, or it cannot be used.
pub async fn shared(url: &str, name: &str) -> Result<Postgres, CliError> {
    Ok(Postgres::open(as_postgres(url)?, name).await?)
}

/// The address, if it is one of PostgreSQL.
///
/// # Errors
/// If it is none.
pub fn as_postgres(url: &str) -> Result<&str, CliError> {
    if ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
        return Ok(url);
    }
    Err(CliError::Usage(
        "--database names a PostgreSQL database, as postgres://user@host/name; leave it out to use SQLite".into(),
    ))
}

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A file that was handed in is broken.
    #[error("nothing was done, because\n{0}")]
    Files(#[from] FileErrors),
    /// The house refused.
    #[error(transparent)]
    House(#[from] HouseError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The door refused.
    #[error(transparent)]
    Door(#[from] DoorError),
    /// Nothing could be exported.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// There is no key to sign with.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A file or directory cannot be used.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// The command cannot be carried out as it was written: exit 2.
    #[error("{0}")]
    Usage(String),
    /// Something else, in a sentence.
    #[error("{0}")]
    Refused(String),
}

impl CliError {
    /// A file or directory that cannot be used.
    pub fn file(path: &Path, error: std::io::Error) -> Self {
        Self::File { path: path.display().to_string(), error }
    }
}

impl Arguments {
    /// Reads the command line, the environment and the settings file. Wrong usage ends the program.
    ///
    /// # Errors
    /// If the settings file cannot be read, or has an unknown key or a bad value.
    pub fn read() -> Result<Self, CliError> {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let (mut matches, in_force) = config::matches(Self::command(), &arguments)?;
        let mut read = Self::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.exit());
        if let Command::Config(config) = &mut read.command {
            config.in_force = in_force;
        }
        Ok(read)
    }

    /// Does what was asked.
    ///
    /// # Errors
    /// With the sentence to print.
    pub async fn run(self) -> Result<(), CliError> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Demo(demo) => demo.run().await,
            Command::Import(import) => import.run().await,
            Command::Count(count) => count.run(),
            Command::Export(export) => export.run().await,
            Command::Verify(verify) => verify.run(),
            Command::Countersign(countersign) => countersign.run(),
            Command::Backup(backup) => backup.run().await,
            Command::Restore(restore) => restore.run().await,
            Command::Move(moving) => moving.run().await,
            Command::User(user) => user.run().await,
            Command::Config(config) => {
                config.run();
                Ok(())
            }
            Command::Doctor(doctor) => doctor.run().await,
            Command::Qr(qr) => qr.run(),
            Command::Cards(cards) => cards.run().await,
            Command::Rehearse(rehearse) => rehearse.run().await,
        }
    }
}

/// Reads a file that was handed in.
fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|error| CliError::file(path, error))
}

/// A file's name as people named it.
fn name(path: &Path) -> String {
    path.display().to_string()
}
