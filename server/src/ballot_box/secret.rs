//! Confidential ballots in the box: those that queue together are written together, as marks and as sums, so that neither
//! store nor memory holds a choice beside a name for longer than the way through the queue takes.

use std::collections::{BTreeMap, BTreeSet};

use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use tokio::sync::{oneshot, watch};

use super::CastError;
use crate::ledger::Ledger;
use crate::store::{Store, StoreError};

/// A confidential ballot on its way through the queue.
pub(super) struct SecretBallot {
    pub round: RoundNumber,
    pub delegate: DelegateId,
    pub choice: Choice,
    pub answer: oneshot::Sender<Result<(), CastError>>,
}

/// Records the ballots that queued together; answers each once it is durable.
pub(super) async fn commit(store: &dyn Store, ledger: &Ledger, changes: &watch::Sender<()>, batch: Vec<SecretBallot>) {
    let Some(round) = batch.first().map(|ballot| ballot.round) else { return };
    let mut voters = BTreeSet::new();
    let mut choices: BTreeMap<Choice, u64> = BTreeMap::new();
    let mut waiting = Vec::with_capacity(batch.len());
    for SecretBallot { round: its, delegate, choice, answer } in batch {
        if its != round {
            let _ = answer.send(Err(CastError::Shut));
        } else if ledger.has_cast(round, &delegate) || !voters.insert(delegate) {
            let _ = answer.send(Err(CastError::Once));
        } else {
            *choices.entry(choice).or_default() += 1;
            waiting.push(answer);
        }
    }
    if waiting.is_empty() {
        return;
    }
    let voters: Vec<DelegateId> = voters.into_iter().collect();
    let taken = match store.cast_secretly(round, &voters, &choices).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(CastError::Shut),
        Err(StoreError::Conflict) => Err(CastError::Once),
        Err(error) => Err(CastError::Failed(error.to_string())),
    };
    if taken.is_ok() {
        ledger.mark(round, voters);
        changes.send_replace(());
    }
    for answer in waiting {
        let _ = answer.send(taken.clone());
    }
}
