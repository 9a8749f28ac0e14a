//! Secrets: making them, and hashing those that people type.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rustix::process::nice;
use tokio::sync::{Semaphore, oneshot};

/// A random secret of 256 bits, written in 43 characters that a link can carry.
pub fn link_secret() -> String {
    BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The letters of typed codes: no vowels that spell words, nothing that looks like something else here.
const CODE_LETTERS: &[u8; 23] = b"23456789CDFHJKLMNPRTVWX";
/// What a letter that is in no code was meant to be by whoever read it so.
const MISREAD: [(char, char); 11] = [
    ('B', '8'),
    ('E', 'F'),
    ('G', '6'),
    ('I', 'L'),
    ('1', 'L'),
    ('O', 'D'),
    ('0', 'D'),
    ('Q', 'D'),
    ('S', '5'),
    ('U', 'V'),
    ('Z', '2'),
];
/// How long a typed code is: 45 bits.
const CODE_LENGTH: usize = 10;

/// A random code that a delegate can type.
pub fn typed_code() -> String {
    (0..CODE_LENGTH).map(|_| char::from(CODE_LETTERS[rand::random_range(0..CODE_LETTERS.len())])).collect()
}

/// The shortest password that people may choose, in characters.
pub const SHORTEST_PASSWORD: usize = 10;

/// A random password of 67 bits that can be read aloud and typed: `7kx2m-9prtv-cdfhj`.
pub fn generated_password() -> String {
    let letters = (0..15).map(|_| CODE_LETTERS[rand::random_range(0..CODE_LETTERS.len())].to_ascii_lowercase());
    let letters: Vec<char> = letters.map(char::from).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What somebody typed as a code: spaces, hyphens and the case do not matter, and a letter that no code has is taken
/// for the one that it looks like.
pub fn normalised_code(typed: &str) -> String {
    let meant = |letter| MISREAD.iter().find(|(misread, _)| *misread == letter).map_or(letter, |(_, meant)| *meant);
    typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).map(meant).collect()
}

/// Hashes passwords and codes with Argon2id, at most one per core at a time.
pub struct Hashing {
    turns: Arc<Semaphore>,
    at_a_time: usize,
    waiting: AtomicUsize,
}

/// One who waits.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn begin(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Why a hash could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashingError(String);

/// By how much hashing stands back for everything else.
const NICENESS: i32 = 10;

/// 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

impl Hashing {
    /// A queue with as many turns as there are cores.
    pub fn per_core() -> Self {
        let at_a_time = std::thread::available_parallelism().map_or(1, usize::from);
        Self { turns: Arc::new(Semaphore::new(at_a_time)), at_a_time, waiting: AtomicUsize::new(0) }
    }

    /// How many are hashed at a time.
    pub const fn at_a_time(&self) -> usize {
        self.at_a_time
    }

    /// How many wait for their turn.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// The Argon2id hash of `secret` with a salt of its own.
    ///
    /// # Errors
    /// If the hash cannot be made.
    pub async fn hash(&self, secret: String) -> Result<String, HashingError> {
        self.turn(move || argon2().hash_password(secret.as_bytes()).map(|hash| hash.to_string()))
            .await?
            .map_err(|error| HashingError(error.to_string()))
    }

    /// Whether `secret` is the one behind `hash`. Without a hash it takes as long, and it is not.
    pub async fn verify(&self, secret: String, hash: Option<String>) -> bool {
        self.turn(move || match hash {
            Some(hash) => {
                PasswordHash::new(&hash).is_ok_and(|hash| argon2().verify_password(secret.as_bytes(), &hash).is_ok())
            }
            None => {
                let _ = argon2().hash_password(secret.as_bytes());
                false
            }
        })
        .await
        .unwrap_or(false)
    }

    async fn turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashingError> {
        // Counted down also where whoever waits goes away.
        let waiting = Waiting::begin(&self.waiting);
        let failed = |error: &dyn std::error::Error| HashingError(error.to_string());
        let turn = self.turns.clone().acquire_owned().await.map_err(|error| failed(&error))?;
        drop(waiting);
        let (answer, done) = oneshot::channel();
        // A thread of its own, which stands back for ballots: once lowered, a thread cannot be raised again.
        let hashing = std::thread::Builder::new().name("hashing".to_owned()).spawn(move || {
            let _ = nice(NICENESS);
            let _ = answer.send(work());
            drop(turn);
        });
        hashing.map_err(|error| failed(&error))?;
        done.await.map_err(|error| failed(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_code_can_be_misread_as_is_no_letter_of_any_code() {
        for (misread, meant) in MISREAD {
            let is_letter = |letter: char| CODE_LETTERS.iter().any(|one| char::from(*one) == letter);
            assert!(!is_letter(misread) && is_letter(meant), "{misread} for {meant}");
        }
        assert_eq!(normalised_code("8l5-d f26"), normalised_code("Bi S0 – ezG"));
        let code = typed_code();
        assert_eq!(normalised_code(&code), code);
    }

    #[tokio::test]
    async fn a_typed_code_is_recognised_whatever_its_case_and_spaces() {
        let hashing = Hashing::per_core();
        let hash = hashing.hash(normalised_code("KX7 2MN")).await.expect("a hash");
        assert!(hashing.verify(normalised_code(" kx7-2mn "), Some(hash.clone())).await);
        assert!(!hashing.verify(normalised_code("kx7-2mm"), Some(hash)).await);
        assert!(!hashing.verify(normalised_code("kx7-2mn"), None).await);
    }
}
