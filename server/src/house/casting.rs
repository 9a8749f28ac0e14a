//! Ballots from phones: admitted by the rules, recorded by the box, recognised when they come again, and shown to whose they are.

use app::port::{OwnBallot, Recorded};
use congress::ballot::{Ballot, Mark};
use congress::command::{PaperRefusal, Refusal};
use congress::roll::DelegateId;
use congress::round::{BallotPaper, Round, RoundNumber};
use congress::rules::Visibility;
use congress::state::State;

use super::{House, HouseError, marked};
use crate::ballot_box::CastError;
use crate::clock;
use crate::ledger::recorded;
use crate::seal;
use crate::store::Slip;

/// A ballot on its way to the house.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sending<'a> {
    /// What is on it.
    pub paper: BallotPaper<'a>,
    /// By what the phone that sends it knows it.
    pub key: Option<&'a str>,
    /// The ballots, by key, that the phone sent before, got no answer to, and takes back with this one.
    pub replaces: &'a [&'a str],
}

impl House {
    /// Admits a ballot that `holder` casts, their own or by proxy, and records it; answers once it is durable. A ballot
    /// that comes a second time under the same key is answered with what is recorded.
    ///
    /// # Errors
    /// If the rules refuse it, the round closes meanwhile, or the store fails; then nothing is recorded.
    pub async fn cast(
        &self,
        holder: &DelegateId,
        delegate: &DelegateId,
        round: RoundNumber,
        sending: Sending<'_>,
    ) -> Result<Recorded, HouseError> {
        match self.cast_here(holder, delegate, round, sending).await {
            // Another node may have opened the round, or done what this refusal does not know yet.
            Err(HouseError::Refused(_)) if self.be_current().await => {
                self.cast_here(holder, delegate, round, sending).await
            }
            other => other,
        }
    }

    async fn cast_here(
        &self,
        holder: &DelegateId,
        delegate: &DelegateId,
        round: RoundNumber,
        sending: Sending<'_>,
    ) -> Result<Recorded, HouseError> {
        let state = self.state.load_full();
        let open = state.round(round)?;
        if open.is_secret() {
            // A confidential ballot has a way of its own, on which nothing is kept beside a name.
            return Err(Refusal::NotPermitted.into());
        }
        open.may_cast_for(holder, delegate)?;
        let ledger = self.ballots.ledger();
        if sending.key.is_some_and(|key| ledger.is_spent(round, delegate, key)) {
            return ledger.recorded(round, delegate).ok_or(CastError::Replaced.into());
        }
        match self.admit(open, &state, delegate, sending).await {
            // Another node recorded it, or what took its place.
            Err(HouseError::Cast(CastError::Spent)) => {
                let slips = self.store.own_ballots(delegate, &[round]).await?;
                let recorded = marked(&state, slips).pop().map(|(slip, mark)| recorded(&slip, mark));
                recorded.ok_or(CastError::Replaced.into())
            }
            Err(HouseError::Refused(Refusal::RoundNotOpen(_))) if sending.key.is_some() => {
                let recorded = self.recorded_under(open, delegate, sending.key).await?;
                recorded.ok_or(Refusal::RoundNotOpen(round).into())
            }
            other => other,
        }
    }

    async fn admit(
        &self,
        open: &Round,
        state: &State,
        delegate: &DelegateId,
        sending: Sending<'_>,
    ) -> Result<Recorded, HouseError> {
        let (round, now) = (open.number, clock::now());
        let Ballot { mark, reason, proposal } = open.admit(&state.roll, delegate, sending.paper, now)?;
        self.ballots.ledger().replace(round, delegate, sending.replaces);
        let (delegate, written) = (delegate.clone(), mark.to_string());
        let key = sending.key.map(str::to_owned);
        let spent = sending.replaces.iter().map(|&key| key.to_owned()).collect();
        let salt = seal::salt();
        let slip = Slip { round, delegate, mark: written, reason, proposal, cast_at: now, key, salt, spent };
        match self.ballots.cast(slip, mark).await {
            Err(CastError::Shut) => Err(Refusal::RoundNotOpen(round).into()),
            Err(CastError::OnPaper) => Err(Refusal::from(PaperRefusal::OnPaper).into()),
            other => Ok(other?),
        }
    }

    /// The ballot that was recorded under `key` in a round that takes none any more.
    async fn recorded_under(
        &self,
        round: &Round,
        delegate: &DelegateId,
        key: Option<&str>,
    ) -> Result<Option<Recorded>, HouseError> {
        let slips = self.store.own_ballots(delegate, &[round.number]).await?;
        let slip = slips.into_iter().find(|slip| slip.key.as_deref() == key);
        Ok(slip.and_then(|slip| Some(recorded(&slip, Mark::parse(round.ruleset.kind(), &slip.mark).ok()?))))
    }

    /// What a delegate has cast so far, by round, where the round's visibility lets it be shown.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn own_ballots(&self, delegate: &DelegateId) -> Result<Vec<OwnBallot>, HouseError> {
        let state = self.state();
        let shown = state.rounds.iter().filter(|round| round.ruleset.visibility != Visibility::Secret);
        let rounds: Vec<RoundNumber> = shown.map(|round| round.number).collect();
        let slips = self.store.own_ballots(delegate, &rounds).await?;
        let own = |(slip, mark): (Slip, Mark)| {
            let (opening, commitment) = seal::opened(&slip)?;
            Ok(OwnBallot { round: slip.round, recorded: recorded(&slip, mark), opening, commitment })
        };
        marked(&state, slips).into_iter().map(own).collect()
    }
}
