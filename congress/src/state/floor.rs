//! The floor: asking for it, giving it, and ending a speech.

use super::State;
use crate::command::{Actor, Refusal};
use crate::event::{Entry, Event};
use crate::floor::{Floor, FloorRules, Request, SPEAKING_TIME, Speech};
use crate::roll::{DelegateId, Status};
use crate::round::Moment;
use crate::text::CommitmentId;

impl State {
    /// The speakers' list of a commitment, if anybody ever asked for the floor on it or closed it.
    pub fn floor(&self, commitment: &CommitmentId) -> Option<&Floor> {
        self.floors.get(commitment)
    }

    /// Who has the floor, and on which commitment. One person at a time has it.
    pub fn speech(&self) -> Option<(&CommitmentId, &Speech)> {
        self.floors.iter().find_map(|(commitment, floor)| Some((commitment, floor.speaking()?)))
    }

    /// Whoever has the floor has it no longer; the opening of a round ends a speech too.
    pub(super) fn end_speeches(&mut self, at: Moment) {
        for speech in self.floors.values_mut().filter_map(|floor| floor.speeches.last_mut()) {
            speech.ended.get_or_insert(at);
        }
    }

    pub(super) fn take_floor(&mut self, entry: &Entry) {
        match &entry.event {
            Event::FloorSet(rules) => self.floor_rules = *rules,
            Event::ListClosed { commitment, closed } => {
                self.floors.entry(commitment.clone()).or_default().closed = *closed;
            }
            Event::FloorAsked { commitment, delegate, delegation, point_of_order } => {
                let floor = self.floors.entry(commitment.clone()).or_default();
                floor.requests.retain(|request| &request.delegate != delegate);
                floor.requests.push(Request {
                    delegate: delegate.clone(),
                    delegation: delegation.clone(),
                    point_of_order: *point_of_order,
                    at: entry.at,
                });
            }
            Event::FloorLeft { commitment, delegate } => {
                let floor = self.floors.entry(commitment.clone()).or_default();
                floor.requests.retain(|request| &request.delegate != delegate);
            }
            Event::FloorGiven { commitment, delegate, delegation, point_of_order, until } => {
                self.end_speeches(entry.at);
                let floor = self.floors.entry(commitment.clone()).or_default();
                floor.requests.retain(|request| &request.delegate != delegate);
                floor.speeches.push(Speech {
                    delegate: delegate.clone(),
                    delegation: delegation.clone(),
                    point_of_order: *point_of_order,
                    from: entry.at,
                    until: *until,
                    ended: None,
                });
            }
            Event::SpeechEnded { .. } => self.end_speeches(entry.at),
            _ => {}
        }
    }
}

pub(super) fn set(state: &State, rules: FloorRules) -> Result<Vec<Event>, Refusal> {
    if !SPEAKING_TIME.contains(&rules.seconds) {
        return Err(Refusal::BadTimeLimit { shortest: *SPEAKING_TIME.start(), longest: *SPEAKING_TIME.end() });
    }
    Ok(if state.floor_rules == rules { vec![] } else { vec![Event::FloorSet(rules)] })
}

pub(super) fn close_list(state: &State, commitment: CommitmentId, closed: bool) -> Result<Vec<Event>, Refusal> {
    state.check_commitment(&commitment)?;
    let is_closed = state.floor(&commitment).is_some_and(|floor| floor.closed);
    Ok(if is_closed == closed { vec![] } else { vec![Event::ListClosed { commitment, closed }] })
}

pub(super) fn ask(
    state: &State,
    actor: &Actor,
    commitment: CommitmentId,
    point_of_order: bool,
) -> Result<Vec<Event>, Refusal> {
    state.check_commitment(&commitment)?;
    let delegate = actor.delegate().ok_or(Refusal::NotPermitted)?;
    let person = state.roll.delegates.get(delegate).ok_or_else(|| Refusal::NoSuchDelegate(delegate.clone()))?;
    let delegation = person.delegation.clone();
    if state.roll.delegations.get(&delegation).is_some_and(|one| one.status == Status::Observer) {
        return Err(Refusal::ObserverFloor);
    }
    let floor = state.floor(&commitment);
    if floor.is_some_and(|floor| floor.closed) && !point_of_order {
        return Err(Refusal::ListIsClosed);
    }
    let standing = floor.and_then(|floor| floor.request(delegate));
    if standing.is_some_and(|request| request.point_of_order == point_of_order) {
        return Ok(vec![]);
    }
    Ok(vec![Event::FloorAsked { commitment, delegate: delegate.clone(), delegation, point_of_order }])
}

pub(super) fn leave(state: &State, commitment: CommitmentId, delegate: DelegateId) -> Result<Event, Refusal> {
    request(state, &commitment, &delegate)?;
    Ok(Event::FloorLeft { commitment, delegate })
}

pub(super) fn give(
    state: &State,
    commitment: CommitmentId,
    delegate: DelegateId,
    now: Moment,
) -> Result<Event, Refusal> {
    let Request { delegation, point_of_order, .. } = request(state, &commitment, &delegate)?.clone();
    let until = now.plus_seconds(state.floor_rules.seconds);
    Ok(Event::FloorGiven { commitment, delegate, delegation, point_of_order, until })
}

pub(super) fn end(state: &State, commitment: CommitmentId, delegate: &DelegateId) -> Result<Event, Refusal> {
    let speech = state.floor(&commitment).and_then(Floor::speaking);
    match speech.filter(|speech| &speech.delegate == delegate) {
        Some(_) => Ok(Event::SpeechEnded { commitment }),
        None => Err(Refusal::NobodySpeaks),
    }
}

fn request<'a>(state: &'a State, commitment: &CommitmentId, delegate: &DelegateId) -> Result<&'a Request, Refusal> {
    let standing = state.floor(commitment).and_then(|floor| floor.request(delegate));
    standing.ok_or_else(|| Refusal::NotAsking(delegate.clone()))
}
