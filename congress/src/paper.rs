//! Ballots on paper, which the desk enters when phones fail, and the closed round that is opened again for them. What a
//! ballot says is the same on paper as on a phone; that it came on paper, and who entered it, is on record.

use crate::ballot::Ballot;
use crate::command::{Actor, Refusal};
use crate::event::Entry;
use crate::refusal::PaperRefusal;
use crate::roll::{DelegateId, Roll};
use crate::round::{BallotPaper, Moment, Phase, Round};
use crate::rules::Visibility;

/// That a delegate's ballot came on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// When it was entered, the last time if it was corrected.
    pub at: Moment,
    /// Who entered it.
    pub by: Actor,
}

/// That a closed round was opened again, for ballots on paper and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// When it had closed.
    pub closed_at: Moment,
    /// When it was opened again.
    pub at: Moment,
    /// By whom.
    pub by: Actor,
    /// Why.
    pub reason: String,
}

impl Round {
    /// Whether the round is open again after a close, for ballots on paper only.
    pub fn is_reopened(&self) -> bool {
        self.is_open() && !self.reopenings.is_empty()
    }

    /// Whether the desk may enter ballots on paper at `now`.
    ///
    /// # Errors
    /// If the round is not open, delegations answer aloud in it, or it is secret.
    pub fn takes_paper(&self, now: Moment) -> Result<(), Refusal> {
        if !self.is_open_at(now) {
            return Err(Refusal::RoundNotOpen(self.number));
        }
        self.may_have_paper()
    }

    /// Whether a round of this kind has ballots that can come on paper.
    ///
    /// # Errors
    /// If delegations answer aloud in it, or it is secret.
    pub fn may_have_paper(&self) -> Result<(), Refusal> {
        if self.roll_call.is_some() {
            return Err(Refusal::AnsweredAloud);
        }
        match self.ruleset.visibility {
            Visibility::Secret => Err(PaperRefusal::NotOffered.into()),
            Visibility::Names | Visibility::Delegations => Ok(()),
        }
    }

    /// Reads and admits a delegate's ballot on paper: the gate before the ballot box.
    ///
    /// # Errors
    /// As [`Round::takes_paper`] and [`Round::admit`], but for what holds for phones only.
    pub fn admit_paper(
        &self,
        roll: &Roll,
        delegate: &DelegateId,
        paper: BallotPaper<'_>,
        now: Moment,
    ) -> Result<Ballot, Refusal> {
        self.takes_paper(now)?;
        self.may_cast(roll, delegate)?;
        self.read(paper)
    }

    /// Whether phones may say anything in this round: not once it is open again for paper.
    ///
    /// # Errors
    /// If it is.
    pub fn takes_phones(&self) -> Result<(), Refusal> {
        if self.is_reopened() { Err(PaperRefusal::RoundReopened(self.number).into()) } else { Ok(()) }
    }

    pub(crate) fn enter_paper(&mut self, delegates: &[DelegateId], entry: &Entry) {
        let mark = OnPaper { at: entry.at, by: entry.actor.clone() };
        self.on_paper.extend(delegates.iter().map(|delegate| (delegate.clone(), mark.clone())));
    }

    /// Opens the round again: the close is undone, with all that was said of its result since.
    pub(crate) fn reopen(&mut self, reason: &str, entry: &Entry) {
        let Phase::Closed(closing) = &self.phase else { return };
        self.reopenings.push(Reopening {
            closed_at: closing.at,
            at: entry.at,
            by: entry.actor.clone(),
            reason: reason.to_owned(),
        });
        self.closes_at = None;
        self.withdrawn.clear();
        self.steps.clear();
        self.phase = Phase::Open;
    }
}
