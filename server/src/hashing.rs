//! Hashing what people type, with Argon2id. It takes a core for some milliseconds and much memory, so there are as many threads
//! for it as cores; they stand back for ballots, and keep their memory while there is a queue: taking and giving back 19 MiB
//! holds the kernel, and whoever else is on that core, longer than a ballot takes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use argon2::password_hash::Error;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};
use tokio::sync::oneshot;

use crate::background::stand_back;

/// How long a thread keeps its memory that nobody needs.
const KEPT: Duration = Duration::from_secs(10);
/// How long a hash is, in bytes.
const LENGTH: usize = 32;

/// Why a hash could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashingError(String);

/// 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, Some(LENGTH)).unwrap_or_default())
}

/// What a thread hashes in.
#[derive(Default)]
struct Memory(Vec<Block>);

impl Memory {
    /// The Argon2id hash of `secret` with this salt.
    fn hash(&mut self, secret: &str, salt: Salt) -> Result<PasswordHash, Error> {
        let argon2 = argon2();
        self.0.resize(argon2.params().block_count(), Block::default());
        let mut hash = [0; LENGTH];
        argon2.hash_password_into_with_memory(secret.as_bytes(), &salt, &mut hash, &mut self.0)?;
        Ok(PasswordHash {
            algorithm: ARGON2ID_IDENT,
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(argon2.params())?,
            salt: Some(salt),
            hash: Some(Output::new(&hash)?),
        })
    }

    /// Whether `secret` is the one behind `hash`. Without a hash it takes as long, and it is not. The bytes are compared in
    /// constant time.
    fn verify(&mut self, secret: &str, hash: Option<&str>) -> bool {
        let stored = hash.and_then(|hash| PasswordHash::new(hash).ok());
        let salt = stored.as_ref().and_then(|stored| stored.salt).unwrap_or_else(Salt::generate);
        let made = self.hash(secret, salt).ok();
        made.is_some() && made == stored
    }
}

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// The queue before the threads.
pub struct Hashing {
    queue: mpsc::Sender<Job>,
    at_a_time: usize,
    waiting: Arc<AtomicUsize>,
}

/// One who waits.
struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    fn begin(count: Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Hashing {
    /// With a thread for each core.
    pub fn per_core() -> Self {
        let at_a_time = thread::available_parallelism().map_or(1, usize::from);
        let (queue, jobs) = mpsc::channel();
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..at_a_time {
            let jobs = jobs.clone();
            thread::spawn(move || work(&jobs));
        }
        Self { queue, at_a_time, waiting: Arc::default() }
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
        let hash = self.turn(move |memory| memory.hash(&secret, Salt::generate())).await?;
        hash.map(|hash| hash.to_string()).map_err(|error| HashingError(error.to_string()))
    }

    /// Whether `secret` is the one behind `hash`. Without a hash it takes as long, and it is not.
    pub async fn verify(&self, secret: String, hash: Option<String>) -> bool {
        self.turn(move |memory| memory.verify(&secret, hash.as_deref())).await.unwrap_or(false)
    }

    async fn turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Memory) -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let (answer, done) = oneshot::channel();
        let waiting = Waiting::begin(self.waiting.clone());
        let job = Box::new(move |memory: &mut Memory| {
            drop(waiting);
            // Whoever asked may have gone meanwhile.
            if !answer.is_closed() {
                let _ = answer.send(work(memory));
            }
        });
        self.queue.send(job).map_err(|error| HashingError(error.to_string()))?;
        done.await.map_err(|error| HashingError(error.to_string()))
    }
}

/// Does one job after the other until the queue is gone.
fn work(jobs: &Mutex<mpsc::Receiver<Job>>) {
    stand_back();
    let mut memory = Memory::default();
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(KEPT);
        match next {
            Ok(job) => job(&mut memory),
            Err(mpsc::RecvTimeoutError::Timeout) => memory = Memory::default(),
            Err(mpsc::RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier;

    use super::*;
    use crate::secret::normalised_code;

    #[tokio::test]
    async fn a_typed_code_is_recognised_whatever_its_case_and_spaces() {
        let hashing = Hashing::per_core();
        let hash = hashing.hash(normalised_code("KX7 2MN")).await.expect("a hash");
        assert!(hashing.verify(normalised_code(" kx7-2mn "), Some(hash.clone())).await);
        assert!(!hashing.verify(normalised_code("kx7-2mm"), Some(hash)).await);
        assert!(!hashing.verify(normalised_code("kx7-2mn"), None).await);
        assert!(!hashing.verify(normalised_code("kx7-2mn"), Some("no hash".into())).await);
    }

    #[tokio::test]
    async fn a_hash_is_what_the_standard_says_and_no_two_are_alike() {
        let hashing = Hashing::per_core();
        let (one, other) = (hashing.hash("a code".into()).await.expect("a hash"), hashing.hash("a code".into()).await);
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other.expect("a hash"));
        let read = PasswordHash::new(&one).expect("the usual form");
        assert!(Argon2::default().verify_password(b"a code", &read).is_ok());
    }

    #[tokio::test]
    async fn whoever_is_gone_is_not_waited_for() {
        let hashing = Hashing::per_core();
        let asked = hashing.verify("a code".into(), None);
        assert!(tokio::time::timeout(Duration::ZERO, asked).await.is_err());
        hashing.hash("another".into()).await.expect("a hash");
        assert_eq!(hashing.waiting(), 0);
    }
}
