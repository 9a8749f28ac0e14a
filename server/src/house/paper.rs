//! Ballots on paper: read and admitted like those of phones, then put into the ballot box together with the event that
//! says whose they are and who entered them.

use std::sync::Arc;

use congress::command::{Actor, Command, PaperRefusal, Refusal};
use congress::roll::DelegateId;
use congress::round::{BallotPaper, Moment, Round, RoundNumber};
use congress::state::{State, decide};

use super::{House, HouseError, run_to_end};
use crate::ballot_box::{EnterError, Entering};
use crate::clock;
use crate::seal;
use crate::store::{PaperSlip, Slip};

/// A ballot on paper as the desk typed it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperBallot {
    /// What is marked, as files write it.
    pub mark: String,
    /// Why.
    pub reason: Option<String>,
    /// The wording that the delegate would accept.
    pub proposal: Option<String>,
    /// Whether it replaces a ballot that is recorded.
    pub replaces: bool,
}

impl House {
    /// Enters ballots on paper; answers once they are durable, all of them together.
    ///
    /// # Errors
    /// If the rules refuse one of them, one is recorded that was not to be replaced, the round closes meanwhile, or the
    /// store fails; then none is recorded.
    pub async fn enter_paper(
        self: &Arc<Self>,
        actor: Actor,
        round: RoundNumber,
        papers: Vec<(DelegateId, PaperBallot)>,
    ) -> Result<Arc<State>, HouseError> {
        let house = self.clone();
        run_to_end(async move {
            let (mut head, mut attempts) = (house.head.lock().await, 0);
            loop {
                let done = house.enter_once(&mut head, &actor, round, papers.clone()).await;
                if !house.was_late(&mut head, &done, &mut attempts).await? {
                    return done;
                }
            }
        })
        .await
    }

    async fn enter_once(
        &self,
        head: &mut String,
        actor: &Actor,
        round: RoundNumber,
        papers: Vec<(DelegateId, PaperBallot)>,
    ) -> Result<Arc<State>, HouseError> {
        let (state, now) = (self.state(), clock::now());
        let delegates = papers.iter().map(|(delegate, _)| delegate.clone()).collect();
        let command = Command::EnterPaper { round, delegates };
        if !command.is_permitted_to(actor) {
            return Err(Refusal::NotPermitted.into());
        }
        let open = state.round(round)?;
        open.takes_paper(now)?;
        let entering = admitted(&state, open, papers, now)?;
        let events = decide(&state, actor, command, now)?;
        let written = self.write(head, actor, events, now)?;
        match self.ballots.enter(written.lines.clone(), entering).await {
            Ok(()) => Ok(self.make_so(head, written).await),
            Err(EnterError::Shut) => Err(Refusal::RoundNotOpen(round).into()),
            Err(EnterError::Store(error)) => Err(error.into()),
            Err(EnterError::Recorded(delegates)) => {
                let refused = |delegate| (delegate, PaperRefusal::Recorded.into());
                Err(HouseError::Papers(delegates.into_iter().map(refused).collect()))
            }
        }
    }
}

/// All of the ballots as they go into the box, or those that cannot.
fn admitted(
    state: &State,
    round: &Round,
    papers: Vec<(DelegateId, PaperBallot)>,
    now: Moment,
) -> Result<Vec<Entering>, HouseError> {
    let (mut entering, mut refused) = (Vec::with_capacity(papers.len()), Vec::new());
    for (delegate, PaperBallot { mark, reason, proposal, replaces }) in papers {
        let paper = BallotPaper { mark: &mark, reason: reason.as_deref(), proposal: proposal.as_deref() };
        match round.admit_paper(&state.roll, &delegate, paper, now) {
            Ok(ballot) => {
                let written = ballot.mark.to_string();
                let slip = Slip {
                    round: round.number,
                    delegate,
                    mark: written,
                    reason: ballot.reason,
                    proposal: ballot.proposal,
                    cast_at: now,
                    key: None,
                    salt: seal::salt(),
                    spent: vec![],
                };
                entering.push(Entering { paper: PaperSlip { slip, replaces }, mark: ballot.mark });
            }
            Err(refusal) => refused.push((delegate, refusal)),
        }
    }
    if refused.is_empty() { Ok(entering) } else { Err(HouseError::Papers(refused)) }
}
