//! The order of the agenda, what is decided en bloc, and what the hall is shown.

use super::State;
use crate::agenda::Shown;
use crate::command::{Actor, Refusal};
use crate::event::Event;
use crate::roll::{DelegationId, Role, Status};
use crate::round::{RoundNumber, Wording, words};
use crate::text::{CommitmentId, Language};
use crate::view::Standing;

impl State {
    /// The commitments in the order in which they come up.
    pub fn commitments(&self) -> Vec<CommitmentId> {
        self.agenda(Language::En).map(|item| item.mark.id.clone()).collect()
    }

    /// The commitment that the congress is at: that of the open round, else the one that the hall is shown.
    pub fn current_commitment(&self) -> Option<&CommitmentId> {
        let round = match (&self.agenda.shown, self.open_round()) {
            (_, Some(open)) => open,
            (Shown::Commitment(commitment), None) => return Some(commitment),
            (Shown::Round(number), None) => self.round(*number).ok()?,
            (Shown::Welcome, None) => return None,
        };
        Some(&round.question.commitment)
    }

    pub(super) fn check_commitment(&self, commitment: &CommitmentId) -> Result<(), Refusal> {
        if self.commitments().contains(commitment) {
            Ok(())
        } else {
            Err(Refusal::NoSuchCommitment(commitment.clone()))
        }
    }

    pub(super) fn arrange(&mut self, event: &Event) {
        // Who asks for separation changes nothing that others look at.
        if !matches!(event, Event::SeparationAsked { .. }) {
            self.agenda.changes += 1;
        }
        match event {
            Event::AgendaArranged { order } => self.agenda.order.clone_from(order),
            Event::Grouped { commitments } => {
                let bloc = crate::agenda::Bloc { commitments: commitments.clone(), separations: Default::default() };
                self.agenda.blocs.push(bloc);
            }
            Event::SeparationAsked { commitment, delegation } => self.agenda.ask_separation(commitment, delegation),
            Event::Separated { commitment } => self.agenda.separate(commitment),
            Event::HallShown(shown) => self.agenda.shown = shown.clone(),
            Event::HallPaused { message } => self.agenda.pause = Some(message.clone()),
            Event::HallResumed => self.agenda.pause = None,
            _ => {}
        }
    }

    /// Shows a round from its opening on; a bloc is over when its result is published.
    pub(super) fn show_round(&mut self, number: RoundNumber) {
        self.agenda.shown = Shown::Round(number);
        let Ok(round) = self.round(number) else { return };
        let question = round.question.clone();
        if !round.is_open() {
            for part in &question.en_bloc {
                self.agenda.separate(&part.commitment);
            }
        }
    }
}

/// Puts a commitment at `place`, from 1; a place beyond the end is the end.
pub(super) fn arrange(state: &State, commitment: &CommitmentId, place: u32) -> Result<Vec<Event>, Refusal> {
    state.check_commitment(commitment)?;
    let standing = state.commitments();
    let mut order: Vec<_> = standing.iter().filter(|id| *id != commitment).cloned().collect();
    let index = (place.max(1) as usize - 1).min(order.len());
    order.insert(index, commitment.clone());
    Ok(if order == standing { vec![] } else { vec![Event::AgendaArranged { order }] })
}

pub(super) fn group(state: &State, asked: &[CommitmentId]) -> Result<Event, Refusal> {
    asked.iter().try_for_each(|id| state.check_commitment(id))?;
    let commitments: Vec<_> = state.commitments().into_iter().filter(|id| asked.contains(id)).collect();
    let is_free = |id: &CommitmentId| state.standing(id) == Standing::Pending && state.agenda.bloc_of(id).is_none();
    if commitments.len() < 2 || !commitments.iter().all(is_free) {
        return Err(Refusal::NoBloc);
    }
    Ok(Event::Grouped { commitments })
}

pub(super) fn ask_separation(state: &State, actor: &Actor, commitment: CommitmentId) -> Result<Vec<Event>, Refusal> {
    let delegation = headed(state, actor)?;
    let bloc = state.agenda.bloc_of(&commitment).ok_or_else(|| Refusal::NotInBloc(commitment.clone()))?;
    if let Some(round) = state.open_round() {
        return Err(Refusal::AnotherRoundOpen(round.number));
    }
    let is_asked = bloc.separations.get(&commitment).is_some_and(|asking| asking.contains(delegation));
    let event = Event::SeparationAsked { commitment, delegation: delegation.clone() };
    Ok(if is_asked { vec![] } else { vec![event] })
}

/// The delegation whose head asks; heads of observer delegations have no say.
fn headed<'a>(state: &'a State, actor: &Actor) -> Result<&'a DelegationId, Refusal> {
    let person = actor.delegate().and_then(|id| state.roll.delegates.get(id));
    let head = person.filter(|person| person.role == Role::Head).ok_or(Refusal::NotHead)?;
    match state.roll.delegations.get(&head.delegation).map(|delegation| delegation.status) {
        Some(Status::Observer) => Err(Refusal::Observer),
        _ => Ok(&head.delegation),
    }
}

pub(super) fn separate(state: &State, commitment: CommitmentId) -> Result<Event, Refusal> {
    if let Some(round) = state.open_round() {
        return Err(Refusal::AnotherRoundOpen(round.number));
    }
    match state.agenda.bloc_of(&commitment) {
        Some(_) => Ok(Event::Separated { commitment }),
        None => Err(Refusal::NotInBloc(commitment)),
    }
}

pub(super) fn show(state: &State, shown: Shown) -> Result<Vec<Event>, Refusal> {
    if let Some(round) = state.open_round() {
        return Err(Refusal::AnotherRoundOpen(round.number));
    }
    match &shown {
        Shown::Welcome => {}
        Shown::Commitment(commitment) => state.check_commitment(commitment)?,
        Shown::Round(number) => drop(state.round(*number)?),
    }
    Ok(if state.agenda.shown == shown { vec![] } else { vec![Event::HallShown(shown)] })
}

pub(super) fn pause(message: &Wording) -> Result<Event, Refusal> {
    Ok(Event::HallPaused { message: sentence(message)? })
}

pub(super) fn resume(state: &State) -> Vec<Event> {
    state.agenda.pause.iter().map(|_| Event::HallResumed).collect()
}

/// A sentence in the languages in which something was written: at least in one.
pub(super) fn sentence(written: &Wording) -> Result<Wording, Refusal> {
    let mut sentence = Wording::new();
    for (language, text) in written {
        if let Some(text) = words(Some(text))? {
            sentence.insert(*language, text);
        }
    }
    if sentence.is_empty() { Err(Refusal::WordsNeeded) } else { Ok(sentence) }
}
