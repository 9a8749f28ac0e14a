//! What a confidential round needs kept: who took part, and apart from that the sums of what was chosen. The store is never
//! told which choice is whose.

use std::collections::BTreeMap;

use async_trait::async_trait;
use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use congress::secret::SecretBallots;

use super::StoreError;

/// The storage of confidential rounds.
#[async_trait]
pub trait SecretStore: Send + Sync {
    /// Whether confidential rounds can be held in this store.
    fn keeps_secrets(&self) -> bool {
        true
    }

    /// Records a batch of ballots in one transaction: the marks of those who cast them, and the sums of their choices.
    /// Answers whether the round took ballots; if not, nothing is recorded.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if one of them has cast before: then nothing is recorded.
    async fn cast_secretly(
        &self,
        round: RoundNumber,
        voters: &[DelegateId],
        choices: &BTreeMap<Choice, u64>,
    ) -> Result<bool, StoreError>;

    /// Ends the taking of ballots in a confidential round and returns what is in its box. What is kept of it is written anew in an
    /// order of its own, and what the engine noted on the way is wiped.
    async fn seal_secret(&self, round: RoundNumber) -> Result<SecretBallots, StoreError>;

    /// Wipes what the engine noted on the way, once no confidential round is open; a close does it by itself.
    ///
    /// # Errors
    /// If the engine fails, or somebody reads all the while.
    async fn wipe(&self) -> Result<(), StoreError>;

    /// What is in the box of a confidential round.
    async fn secret_ballots(&self, round: RoundNumber) -> Result<SecretBallots, StoreError>;
}
