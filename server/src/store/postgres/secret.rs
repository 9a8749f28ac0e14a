//! Confidential rounds are not held here: what PostgreSQL keeps of every row, the number of the transaction that wrote it, would tell
//! which marks and which sums were written together, and copies of its log can be anywhere.

use std::collections::BTreeMap;

use async_trait::async_trait;
use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use congress::secret::SecretBallots;

use super::Postgres;
use crate::store::{SecretStore, StoreError};

fn not_here() -> StoreError {
    StoreError::Unsafe("confidential rounds are not held in PostgreSQL".into())
}

#[async_trait]
impl SecretStore for Postgres {
    fn keeps_secrets(&self) -> bool {
        false
    }

    async fn cast_secretly(
        &self,
        _: RoundNumber,
        _: &[DelegateId],
        _: &BTreeMap<Choice, u64>,
    ) -> Result<bool, StoreError> {
        Err(not_here())
    }

    async fn seal_secret(&self, _: RoundNumber) -> Result<SecretBallots, StoreError> {
        Err(not_here())
    }

    async fn wipe(&self) -> Result<(), StoreError> {
        Ok(())
    }

    async fn secret_ballots(&self, _: RoundNumber) -> Result<SecretBallots, StoreError> {
        Ok(SecretBallots::default())
    }
}
