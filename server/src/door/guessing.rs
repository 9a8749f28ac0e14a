//! Guessing is slowed: each name that people type has so many attempts, and so many people wait to be checked at a time.
//!
//! The limit is on what is guessed, never on an address: a hall is one. It does not know which names there are, so it
//! tells nobody. Whoever's name is being guessed still enters by the code on the card.

use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::DoorError;

/// Attempts in a row on one name's password or code, and after how long there is another one.
pub const ATTEMPTS: (u32, Duration) = (10, Duration::from_secs(10));
/// The same for the codes of a second factor, which are short.
pub const CODES: (u32, Duration) = (5, Duration::from_secs(30));
/// Of how many names at once attempts are remembered. What is forgotten by itself by then makes room.
const MOST_NAMES: usize = 50_000;
/// How many people wait for their password to be checked at most.
const LONGEST_QUEUE: usize = 2_048;

/// Names by a hash that only this process can compute, with their attempts.
struct Attempts {
    limiter: RateLimiter<u64, HashMapStateStore<u64>, DefaultClock>,
    hasher: RandomState,
}

impl Attempts {
    fn new((burst, period): (u32, Duration)) -> Self {
        let quota = Quota::with_period(period).unwrap_or(Quota::per_minute(NonZeroU32::MIN));
        let quota = quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN));
        Self { limiter: RateLimiter::hashmap(quota), hasher: RandomState::new() }
    }

    /// Takes one of a name's attempts.
    fn take(&self, name: &str) -> Result<(), DoorError> {
        if self.limiter.len() >= MOST_NAMES {
            self.limiter.retain_recent();
            if self.limiter.len() >= MOST_NAMES {
                return Err(DoorError::Crowded);
            }
        }
        let now = self.limiter.clock().now();
        self.limiter.check_key(&self.hasher.hash_one(name)).map_err(|no| DoorError::TooFast(no.wait_time_from(now)))
    }
}

/// The limits.
pub struct Guessing {
    passwords: Attempts,
    codes: Attempts,
    queue: Semaphore,
}

impl Guessing {
    /// Nobody has tried anything yet.
    pub fn new() -> Self {
        let queue = Semaphore::new(LONGEST_QUEUE);
        Self { passwords: Attempts::new(ATTEMPTS), codes: Attempts::new(CODES), queue }
    }

    /// Lets somebody try a password or a card's code for `name`: a place in the queue, to be held until it is checked.
    ///
    /// # Errors
    /// If the name was tried too often, or too many people wait.
    pub fn try_password(&self, name: &str) -> Result<SemaphorePermit<'_>, DoorError> {
        let place = self.queue.try_acquire().map_err(|_| DoorError::Crowded)?;
        self.passwords.take(name)?;
        Ok(place)
    }

    /// Lets somebody try a code of the second factor of `name`.
    ///
    /// # Errors
    /// If it was tried too often.
    pub fn try_code(&self, name: &str) -> Result<(), DoorError> {
        self.codes.take(name)
    }

    /// Forgets the names that have all their attempts again.
    pub fn forget(&self) {
        self.passwords.limiter.retain_recent();
        self.codes.limiter.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_ten_attempts_then_waits_and_leaves_others_alone() {
        let guessing = Guessing::new();
        for _ in 0..10 {
            assert!(guessing.try_password("MYDAP3").is_ok());
        }
        let Err(DoorError::TooFast(wait)) = guessing.try_password("MYDAP3") else { panic!("an eleventh attempt") };
        assert!(wait > Duration::ZERO && wait <= ATTEMPTS.1, "{wait:?}");
        assert!(guessing.try_password("MYDAP4").is_ok());
    }

    #[test]
    fn however_many_names_are_tried_the_memory_for_them_is_bounded() {
        let guessing = Guessing::new();
        let crowded = (0..MOST_NAMES + 10).filter(|n| guessing.try_password(&n.to_string()).is_err()).count();
        assert_eq!((crowded, guessing.passwords.limiter.len()), (10, MOST_NAMES));
    }

    #[test]
    fn so_many_wait_and_no_more() {
        let guessing = Guessing::new();
        let waiting: Vec<_> = (0..LONGEST_QUEUE).filter_map(|n| guessing.try_password(&n.to_string()).ok()).collect();
        assert_eq!(waiting.len(), LONGEST_QUEUE);
        assert!(matches!(guessing.try_password("one more"), Err(DoorError::Crowded)));
        drop(waiting);
        assert!(guessing.try_password("one more").is_ok());
    }
}
