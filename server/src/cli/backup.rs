//! `hemicycle backup` and `hemicycle restore`: a consistent copy of a congress and its key, also while it is served.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{CliError, DATABASE, Data, DataDirectory};
use crate::record::{KEY_FILE, Key};
use crate::replay::replay;
use crate::store::{Sqlite, Store};

/// Copy the congress and its key into a directory, also while it is being served.
#[derive(Args)]
pub struct Backup {
    /// The directory for the copy, made readable by its owner only.
    to: PathBuf,
    #[command(flatten)]
    data: Data,
    /// Replace the copy that is there.
    #[arg(long)]
    force: bool,
}

/// Put a copy back into a data directory that is not being served.
#[derive(Args)]
pub struct Restore {
    /// The directory that `hemicycle backup` wrote.
    from: PathBuf,
    #[command(flatten)]
    data: Data,
    /// Replace the congress that is there.
    #[arg(long)]
    force: bool,
}

impl Backup {
    /// Writes the copy and prints where it is.
    ///
    /// # Errors
    /// If there is no congress, a copy is there already, or a file cannot be used.
    pub async fn run(self) -> Result<(), CliError> {
        in_a_directory(&self.data)?;
        whole(&self.data.data)?;
        free(&self.to, self.force)?;
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.to).map_err(|e| CliError::file(&self.to, e))?;
        copy(&self.data.data, &self.to).await?;
        println!("backup  {}", self.to.display());
        Ok(())
    }
}

impl Restore {
    /// Puts the copy back and prints where it is.
    ///
    /// # Errors
    /// If there is no whole copy, a congress is there already or is being served, or a file cannot be used.
    pub async fn run(self) -> Result<(), CliError> {
        in_a_directory(&self.data)?;
        whole(&self.from)?;
        free(&self.data.data, self.force)?;
        let _directory = DataDirectory::take(&self.data.data)?;
        copy(&self.from, &self.data.data).await?;
        println!("restored  {}", self.data.data.display());
        Ok(())
    }
}

/// Refuses a congress that is in a database of its own.
fn in_a_directory(data: &Data) -> Result<(), CliError> {
    match data.database {
        None => Ok(()),
        Some(_) => Err(CliError::Refused(
            "a congress in PostgreSQL is copied with pg_dump and put back with pg_restore, with congress.key beside it"
                .into(),
        )),
    }
}

/// Copies a congress whose database an earlier version has laid out as `layout` says, before this version changes it;
/// answers where the copy is. `hemicycle restore` puts it back.
///
/// # Errors
/// If the copy cannot be made; then nothing may be changed.
pub async fn before_upgrade(data: &Path, layout: i64) -> Result<PathBuf, CliError> {
    let to = data.join(format!("before-upgrade-from-{layout}"));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&to).map_err(|error| CliError::file(&to, error))?;
    let [database, key] = [DATABASE, KEY_FILE].map(|file| to.join(format!("{file}.draft")));
    duplicate(data, &database, &key).await?;
    settle(&to, &[(&key, KEY_FILE), (&database, DATABASE)]).map_err(|error| CliError::file(&to, error))?;
    Ok(to)
}

/// Refuses a directory without a congress and its key.
fn whole(folder: &Path) -> Result<(), CliError> {
    match [DATABASE, KEY_FILE].iter().find(|file| !folder.join(file).is_file()) {
        None => Ok(()),
        Some(file) => Err(CliError::Refused(format!("{} holds no congress: {file} is missing", folder.display()))),
    }
}

/// Refuses a directory that holds a congress or a part of one, unless it may be replaced.
fn free(folder: &Path, force: bool) -> Result<(), CliError> {
    if !force && [DATABASE, KEY_FILE].iter().any(|file| folder.join(file).exists()) {
        let folder = folder.display();
        return Err(CliError::Refused(format!(
            "{folder} already holds a congress; name another directory, or replace it with --force"
        )));
    }
    Ok(())
}

/// Copies database and key under other names, checks the copy, and gives it its own names only when it is whole; of one
/// that is not, nothing stays.
async fn copy(from: &Path, to: &Path) -> Result<(), CliError> {
    let [database, key] = [DATABASE, KEY_FILE].map(|file| to.join(format!("{file}.draft")));
    let copied = match draft(from, &database, &key).await {
        Ok(()) => settle(to, &[(&key, KEY_FILE), (&database, DATABASE)]).map_err(|error| CliError::file(to, error)),
        Err(error) => Err(error),
    };
    if copied.is_err() {
        for path in [&database, &key] {
            let _ = fs::remove_file(path);
        }
    }
    copied
}

/// Writes the copies and checks them: the key is one, and the log and its hashes fit together.
async fn draft(from: &Path, database: &Path, key: &Path) -> Result<(), CliError> {
    duplicate(from, database, key).await?;
    let copied = Sqlite::open(database).await?;
    let checked = match copied.log(0).await {
        Ok(log) => replay(&log).map(drop),
        Err(error) => Err(error.into()),
    };
    copied.close().await;
    Ok(checked?)
}

/// Writes the copies, readable by their owner only.
async fn duplicate(from: &Path, database: &Path, key: &Path) -> Result<(), CliError> {
    for path in [database, key] {
        let _ = fs::remove_file(path);
        let private = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
        private.map_err(|error| CliError::file(path, error))?;
    }
    Key::at(&from.join(KEY_FILE))?;
    let bytes = super::read(&from.join(KEY_FILE))?;
    fs::write(key, bytes).map_err(|error| CliError::file(key, error))?;
    Ok(Sqlite::copy(&from.join(DATABASE), database).await?)
}

/// Makes the drafts durable and puts them in place of what was there.
fn settle(to: &Path, drafts: &[(&PathBuf, &str)]) -> std::io::Result<()> {
    for (draft, _) in drafts {
        fs::File::open(draft)?.sync_all()?;
    }
    for beside in ["-wal", "-shm"] {
        match fs::remove_file(to.join(format!("{DATABASE}{beside}"))) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    for (draft, file) in drafts {
        fs::rename(draft, to.join(file))?;
    }
    fs::File::open(to)?.sync_all()
}
