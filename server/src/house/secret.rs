//! Confidential rounds: casting once, and what the box comes to.

use congress::ballot::{Ballots, Choice};
use congress::command::Refusal;
use congress::roll::DelegateId;
use congress::round::{BallotPaper, Round, RoundNumber};
use congress::state::State;

use super::{House, HouseError};
use crate::ballot_box::CastError;
use crate::clock;
use crate::seal;
use crate::store::{Store, StoreError};

impl House {
    /// Whether `holder` may cast this confidential ballot now.
    ///
    /// # Errors
    /// Why not.
    pub fn may_cast_secretly(
        &self,
        holder: &DelegateId,
        delegate: &DelegateId,
        round: RoundNumber,
        paper: BallotPaper<'_>,
    ) -> Result<Choice, Refusal> {
        let state = self.state();
        let open = state.round(round)?;
        if !open.is_secret() {
            // No form sends this here.
            return Err(Refusal::RoundNotOpen(round));
        }
        open.may_cast_for(holder, delegate)?;
        let ballot = open.admit(&state.roll, delegate, paper, clock::now())?;
        if self.ballots.ledger().has_cast(round, delegate) {
            return Err(Refusal::CastOnce);
        }
        ballot.mark.choice().ok_or_else(|| Refusal::BadMark(paper.mark.to_owned()))
    }

    /// Admits the confidential ballot that `holder` casts, their own or by proxy, and records it, for good; answers once it
    /// is durable.
    ///
    /// # Errors
    /// If the rules refuse it, one was cast before, the round closes meanwhile, or the store fails; then nothing is recorded.
    pub async fn cast_secretly(
        &self,
        holder: &DelegateId,
        delegate: &DelegateId,
        round: RoundNumber,
        paper: BallotPaper<'_>,
    ) -> Result<(), HouseError> {
        let choice = self.may_cast_secretly(holder, delegate, round, paper)?;
        match self.ballots.cast_secretly(round, delegate.clone(), choice).await {
            Err(CastError::Shut) => Err(Refusal::RoundNotOpen(round).into()),
            Err(CastError::Once) => Err(Refusal::CastOnce.into()),
            other => Ok(other?),
        }
    }

    /// Shuts the box of a confidential round: ballots that are dealt out of it, and the seal over what is in it.
    pub(super) async fn shut(&self, round: RoundNumber) -> Result<(Ballots, String), StoreError> {
        let secret = self.ballots.seal_secret(round).await?;
        let unequal = || StoreError::Unsafe("a confidential round has more or fewer choices than voters".into());
        Ok((secret.dealt().ok_or_else(unequal)?, seal::secret_seal(round, &secret)?))
    }
}

/// Wipes what a confidential round left behind when the server was stopped in the moment after its close.
pub(super) async fn wipe_what_is_left(store: &dyn Store, state: &State) -> Result<(), StoreError> {
    let has_ended = state.rounds.iter().any(Round::is_secret) && !state.open_round().is_some_and(Round::is_secret);
    if has_ended { store.wipe().await } else { Ok(()) }
}
