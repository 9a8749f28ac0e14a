//! What the desk and the chair ask about ballots on paper: entering them, and opening a closed round again for them.

use std::collections::BTreeSet;

use super::State;
use crate::command::Refusal;
use crate::event::Event;
use crate::refusal::PaperRefusal;
use crate::roll::DelegateId;
use crate::round::{Moment, RoundNumber, words};

/// That ballots of these delegates came on paper; what is on them goes into the ballot box with this event or not at all.
pub(super) fn enter(
    state: &State,
    number: RoundNumber,
    delegates: BTreeSet<DelegateId>,
    now: Moment,
) -> Result<Event, Refusal> {
    let round = state.round(number)?;
    round.takes_paper(now)?;
    if delegates.is_empty() {
        return Err(PaperRefusal::Nothing.into());
    }
    delegates.iter().try_for_each(|delegate| round.may_cast(&state.roll, delegate))?;
    Ok(Event::PaperEntered { round: number, delegates: delegates.into_iter().collect() })
}

pub(super) fn reopen(state: &State, number: RoundNumber, reason: &str) -> Result<Event, Refusal> {
    let round = state.pending(number)?;
    round.may_have_paper()?;
    let reason = words(Some(reason))?.ok_or(Refusal::ReasonNeeded)?;
    Ok(Event::RoundReopened { round: number, reason })
}
