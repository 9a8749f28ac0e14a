//! The second factor of the staff: codes of six digits by RFC 6238, from an app on a phone.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use congress::command::Actor;
use congress::round::Moment;
use totp_rs::{Builder, Secret};

use super::{Arrival, DoorError};
use crate::seal::digest;
use crate::secret::link_secret;

/// How long somebody may take from the password to the code.
pub const LONGEST_STEP: Duration = Duration::from_secs(5 * 60);
/// How many may be between the two at once.
const MOST_WAITING: usize = 1000;

/// A fresh secret of 160 bits in Base32.
pub fn secret() -> String {
    Secret::from(rand::random::<[u8; 20]>()).to_base32()
}

/// The step whose code was typed, if it is one of now or of half a minute before or after.
pub fn step_of(secret: &str, typed: &str, now: Moment) -> Option<u64> {
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).ok()?).build().ok()?;
    totp.check(&code, u64::try_from(now.0).ok()? / 1000)
}

/// Somebody whose password was right and whose code is awaited.
#[derive(Clone)]
pub struct Waiting {
    /// Who.
    pub actor: Actor,
    /// How the first step was taken.
    pub arrival: Arrival,
    /// The hash of the password at that time: another one makes the first step void.
    pub hash: String,
    since: Instant,
}

impl Waiting {
    /// Somebody who waits from now on.
    pub fn new(actor: Actor, arrival: Arrival, hash: String) -> Self {
        Self { actor, arrival, hash, since: Instant::now() }
    }
}

/// Those who are half inside, and secrets that are being set up.
#[derive(Default)]
pub struct SecondSteps {
    waiting: Mutex<HashMap<String, Waiting>>,
    begun: Mutex<HashMap<String, String>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SecondSteps {
    /// Lets somebody wait for the code; answers what the second step is taken with.
    ///
    /// # Errors
    /// If too many wait.
    pub fn wait(&self, actor: Actor, arrival: Arrival, hash: String) -> Result<String, DoorError> {
        let token = link_secret();
        let mut waiting = lock(&self.waiting);
        waiting.retain(|_, one| one.since.elapsed() < LONGEST_STEP);
        if waiting.len() >= MOST_WAITING {
            return Err(DoorError::Crowded);
        }
        waiting.insert(digest(token.as_bytes()), Waiting::new(actor, arrival, hash));
        Ok(token)
    }

    /// Who waits with this token.
    ///
    /// # Errors
    /// If nobody does, or for too long.
    pub fn waiting(&self, token: &str) -> Result<Waiting, DoorError> {
        let found = lock(&self.waiting).get(&digest(token.as_bytes())).cloned();
        found.filter(|one| one.since.elapsed() < LONGEST_STEP).ok_or(DoorError::NoFirstStep)
    }

    /// Nobody waits with this token any more.
    pub fn forget(&self, token: &str) {
        lock(&self.waiting).remove(&digest(token.as_bytes()));
    }

    /// A fresh secret for this user to set up, in place of one that was not confirmed.
    pub fn begin(&self, name: &str) -> String {
        let secret = secret();
        lock(&self.begun).insert(name.to_owned(), secret.clone());
        secret
    }

    /// The secret that this user is setting up.
    pub fn begun(&self, name: &str) -> Option<String> {
        lock(&self.begun).get(name).cloned()
    }

    /// The setting up is over.
    pub fn end(&self, name: &str) {
        lock(&self.begun).remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 6238, appendix B, with the last six of their eight digits.
    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = Secret::from(*b"12345678901234567890").to_base32();
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            assert_eq!(step_of(&secret, code, Moment(second * 1000)), Some(second.unsigned_abs() / 30));
        }
    }

    #[test]
    fn a_code_is_good_half_a_minute_early_and_late_and_may_be_typed_with_a_space() {
        let secret = Secret::from(*b"12345678901234567890").to_base32();
        let at = |second: i64| step_of(&secret, "081 804", Moment(second * 1000));
        assert_eq!([at(1_111_111_109), at(1_111_111_139), at(1_111_111_079)], [Some(37_037_036); 3]);
        assert_eq!([at(1_111_111_169), at(1_111_111_049)], [None; 2]);
        assert_eq!(step_of(&secret, "81804", Moment(1_111_111_109_000)), None);
        assert_eq!(step_of("not Base32!", "081804", Moment(1_111_111_109_000)), None);
    }

    #[test]
    fn who_has_not_taken_the_first_step_takes_no_second() {
        let steps = SecondSteps::default();
        assert!(matches!(steps.waiting("x"), Err(DoorError::NoFirstStep)));
        let arrival = Arrival { how: app::port::Happening::ByPassword, browser: None };
        let token = steps.wait(Actor::Chair("anna".into()), arrival, "hash".into()).expect("a token");
        assert!(steps.waiting(&token).is_ok());
        steps.forget(&token);
        assert!(steps.waiting(&token).is_err());
    }
}
