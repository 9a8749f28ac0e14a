//! The data directory: in use by one process, and open to nobody but its owner.

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{CliError, Data, backup};
use crate::record::Key;
use crate::secret::link_secret;
use crate::store::{Layout, Sqlite, Store};

/// The database's file in the data directory.
pub const DATABASE: &str = "congress.db";

/// A data directory in use by this process. The operating system lets go of it when the process ends, however it ends.
pub struct DataDirectory {
    path: PathBuf,
    _lock: fs::File,
}

impl DataDirectory {
    /// Takes the directory, making it if need be.
    ///
    /// # Errors
    /// If it cannot be made, others than its owner can enter it, or another process has it.
    pub fn take(path: &Path) -> Result<Self, CliError> {
        make_private(path)?;
        let file = path.join("lock");
        let lock = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&file);
        let lock = lock.map_err(|error| CliError::file(&file, error))?;
        lock.try_lock().map_err(|_| {
            let path = path.display();
            CliError::Refused(format!(
                "a running server uses {path}; stop it first, or name another directory with --data"
            ))
        })?;
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// The congress's key in this directory, made if there is none yet.
    ///
    /// # Errors
    /// If it cannot be read or made, or others can read it.
    pub fn key(&self) -> Result<Key, CliError> {
        Ok(Key::take(&self.path)?)
    }

    /// The congress's store in this directory. One that an earlier version has written is copied beside itself first.
    ///
    /// # Errors
    /// If it cannot be opened or copied, or a later version has written it.
    pub async fn store(&self) -> Result<Arc<dyn Store>, CliError> {
        Ok(Arc::new(self.sqlite().await?))
    }

    async fn sqlite(&self) -> Result<Sqlite, CliError> {
        if let Layout::Earlier(found) = Sqlite::layout(&self.path.join(DATABASE)).await? {
            self.key()?;
            let copy = backup::before_upgrade(&self.path, found).await?;
            eprintln!("an earlier version wrote this congress; it was copied to {} before the upgrade", copy.display());
        }
        database_in(&self.path).await
    }
}

impl Data {
    /// The store in the data directory, which a running server may be using. One that an earlier version has written is
    /// upgraded first, if no server runs.
    ///
    /// # Errors
    /// If it cannot be opened, others can enter the directory, or a server that runs has yet to be upgraded.
    pub(super) async fn beside_in_directory(&self) -> Result<Sqlite, CliError> {
        make_private(&self.data)?;
        match Sqlite::layout(&self.data.join(DATABASE)).await? {
            Layout::Earlier(_) => DataDirectory::take(&self.data)?.sqlite().await,
            Layout::Empty | Layout::Current => database_in(&self.data).await,
        }
    }
}

/// Makes the directory if need be, so that only its owner can enter it.
///
/// # Errors
/// If it cannot be made, or others can enter it.
pub(super) fn make_private(path: &Path) -> Result<(), CliError> {
    if !path.is_dir() {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
        made.map_err(|error| CliError::file(path, error))?;
    }
    let metadata = fs::metadata(path).map_err(|error| CliError::file(path, error))?;
    match metadata.permissions().mode() & 0o777 {
        mode if mode & 0o077 == 0 => Ok(()),
        mode => {
            let path = path.display();
            Err(CliError::Refused(format!(
                "{path} is open to others than its owner (mode {mode:03o}); make it private first: chmod 700 {path}"
            )))
        }
    }
}

/// Opens the database in a data directory, whose file and what SQLite keeps beside it only their owner can read.
///
/// # Errors
/// If it cannot be opened.
async fn database_in(directory: &Path) -> Result<Sqlite, CliError> {
    let path = directory.join(DATABASE);
    let private = OpenOptions::new().append(true).create(true).mode(0o600).open(&path);
    private
        .and_then(|file| file.set_permissions(Permissions::from_mode(0o600)))
        .map_err(|error| CliError::file(&path, error))?;
    Ok(Sqlite::open(&path).await?)
}

/// The token that opens `/metrics`, in a file of the data directory that only the operator can read; made if there is none yet.
///
/// # Errors
/// If it cannot be read or made.
pub fn metrics_token(directory: &Path) -> Result<String, CliError> {
    let path = directory.join("metrics-token");
    if let Ok(token) = fs::read_to_string(&path) {
        return Ok(token.trim().to_owned());
    }
    let token = link_secret();
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let written = file.and_then(|mut file| writeln!(file, "{token}"));
    written.map_err(|error| CliError::file(&path, error))?;
    Ok(token)
}
