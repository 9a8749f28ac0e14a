//! Files that were handed in and looked at, kept in memory until they are confirmed. Few and small: a file that was
//! pushed out by later ones is chosen again.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;

use crate::seal::digest;

/// How many files are kept; each is at most [`super::sheet::LARGEST_FILE`] large.
const MOST_UPLOADS: usize = 8;

/// One file.
#[derive(Clone, Debug)]
pub struct Upload {
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// As it was named.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Upload {
    /// A file that somebody handed in.
    pub fn new(name: String, bytes: Bytes) -> Self {
        Self { digest: digest(&bytes), name, bytes }
    }
}

/// The files that wait to be confirmed.
#[derive(Debug, Default)]
pub struct Uploads(Mutex<VecDeque<Upload>>);

impl Uploads {
    /// Keeps a file.
    pub fn keep(&self, upload: Upload) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|other| other.digest != upload.digest);
        kept.push_front(upload);
        kept.truncate(MOST_UPLOADS);
    }

    /// The file with this digest, if it is still kept.
    pub fn get(&self, digest: &str) -> Option<Upload> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|upload| upload.digest == digest).cloned()
    }
}
