//! The key with which the congress signs: made at the first start, kept in the data directory, read by its owner only.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer, SigningKey};
use serde::Serialize;

use crate::seal::{canonical_json, digest};

/// The key's file in the data directory.
pub const FILE: &str = "congress.key";

/// Why there is no key to sign with.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be used.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Others than its owner can read it, so that others could sign.
    #[error("{path} can be read by others than its owner (mode {mode:03o}); make it private first: chmod 600 {path}")]
    Loose {
        /// Which.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// What is in it is no key.
    #[error("{0} holds no key: it should be 64 hexadecimal digits; put the file back from a backup")]
    NoKey(PathBuf),
}

/// The hash of a public key, of which people compare the fingerprint.
pub fn key_hash(public: &str) -> String {
    digest(&HEXLOWER.decode(public.as_bytes()).unwrap_or_default())
}

/// The congress's Ed25519 key.
#[derive(Clone)]
pub struct Key(SigningKey);

impl Key {
    /// A new key that is kept nowhere.
    pub fn random() -> Self {
        Self(SigningKey::from_bytes(&rand::random()))
    }

    /// The key in a data directory, made if there is none yet.
    ///
    /// # Errors
    /// If it cannot be read or made, others can read it, or it is no key.
    pub fn take(data: &Path) -> Result<Self, KeyError> {
        Self::at(&data.join(FILE))
    }

    /// The key in a file, made if there is none yet.
    ///
    /// # Errors
    /// As [`Key::take`].
    pub fn at(path: &Path) -> Result<Self, KeyError> {
        let path = path.to_owned();
        let unusable = |error| KeyError::File { path: path.clone(), error };
        if !path.exists() {
            make(&path).map_err(unusable)?;
        }
        let mode = fs::metadata(&path).map_err(unusable)?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(KeyError::Loose { path, mode });
        }
        let written = fs::read_to_string(&path).map_err(unusable)?;
        let bytes = HEXLOWER.decode(written.trim().as_bytes()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        bytes.map(|bytes| Self(SigningKey::from_bytes(&bytes))).ok_or(KeyError::NoKey(path))
    }

    /// The public key, hexadecimal.
    pub fn public(&self) -> String {
        HEXLOWER.encode(self.0.verifying_key().as_bytes())
    }

    /// Signs the canonical JSON of a statement.
    ///
    /// # Errors
    /// If the statement cannot be JSON.
    pub fn sign(&self, statement: &impl Serialize) -> Result<String, serde_json::Error> {
        Ok(HEXLOWER.encode(&self.0.sign(canonical_json(statement)?.as_bytes()).to_bytes()))
    }
}

/// Writes a new key under another name and gives it its own only when it is whole; one that is there already stays.
fn make(path: &Path) -> std::io::Result<()> {
    let data = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let draft = path.with_extension(format!("draft-{}", std::process::id()));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    writeln!(file, "{}", HEXLOWER.encode(&rand::random::<[u8; 32]>()))?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    fs::File::open(data)?.sync_all()?;
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("hemicycle-key-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn a_key_is_made_once_and_private() {
        let folder = folder("once");
        let first = Key::take(&folder).expect("a key");
        let mode = fs::metadata(folder.join(FILE)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(Key::take(&folder).expect("the key").public(), first.public());
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_key_that_others_can_read_or_that_is_none_is_refused() {
        let folder = folder("loose");
        let path = folder.join(FILE);
        drop(Key::take(&folder).expect("a key"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        let refused = Key::take(&folder).err().expect("refused").to_string();
        assert!(refused.contains("mode 640") && refused.contains("chmod 600"), "{refused}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
        fs::write(&path, "half a ke").expect("written");
        assert!(matches!(Key::take(&folder), Err(KeyError::NoKey(_))));
        fs::remove_dir_all(folder).expect("removed");
    }
}
