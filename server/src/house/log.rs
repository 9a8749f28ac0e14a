//! From decided events to the log, and from the log to everybody: lines are made, appended, applied, told.

use std::sync::Arc;

use congress::command::Actor;
use congress::event::{Entry, Event};
use congress::round::{Moment, RoundNumber};
use congress::state::State;

use super::{House, HouseError};
use crate::record::ends_a_round;
use crate::seal;
use crate::store::{LogLine, StoreError};

/// Events as the log keeps them, and what they lead to once they are in it.
pub(super) struct Written {
    pub lines: Vec<LogLine>,
    pub state: State,
    pub hash: String,
    /// The round that takes ballots from then on.
    pub opens: Option<RoundNumber>,
    pub is_new: bool,
    /// The ends of rounds, to be signed.
    pub ends: Vec<(u64, String)>,
    /// Whether all of it only says who is here.
    pub is_of_presence: bool,
}

impl Written {
    /// Takes note of what an event means for the ballot box.
    pub fn note(&mut self, event: &Event) {
        if let Event::RoundOpened { round, .. } | Event::RoundReopened { round, .. } = event {
            self.opens = Some(*round);
            self.is_new = matches!(event, Event::RoundOpened { .. });
        }
    }
}

impl House {
    /// Appends events, applies them and tells everybody.
    pub(super) async fn append(
        &self,
        head: &mut String,
        actor: &Actor,
        events: Vec<Event>,
        now: Moment,
    ) -> Result<Arc<State>, HouseError> {
        if events.is_empty() {
            return Ok(self.state());
        }
        let written = self.write(head, actor, events, now)?;
        if let Some(round) = written.opens.filter(|_| !written.is_new) {
            self.ballots.ledger().end_phones(round);
        }
        self.store.append(&written.lines, written.opens).await?;
        Ok(self.make_so(head, written).await)
    }

    /// Makes lines of events: those that are to follow the entry whose hash is `head`.
    pub(super) fn write(
        &self,
        head: &str,
        actor: &Actor,
        events: Vec<Event>,
        now: Moment,
    ) -> Result<Written, StoreError> {
        let mut written = Written {
            lines: Vec::with_capacity(events.len()),
            state: State::clone(&self.state()),
            hash: head.to_owned(),
            opens: None,
            is_new: false,
            ends: Vec::new(),
            is_of_presence: events.iter().all(Event::is_of_presence),
        };
        for event in events {
            written.note(&event);
            let entry = Entry { seq: written.state.revision + 1, at: now, actor: actor.clone(), event };
            let salted = seal::salted(&entry)?;
            written.hash = seal::chained(&written.hash, &salted);
            if ends_a_round(&entry.event) {
                written.ends.push((entry.seq, written.hash.clone()));
            }
            written.lines.push(LogLine { seq: entry.seq, entry: salted, hash: written.hash.clone() });
            written.state.apply(&entry);
        }
        Ok(written)
    }

    /// What is durably in the log is the state from now on, and everybody hears of it.
    pub(super) async fn make_so(&self, head: &mut String, written: Written) -> Arc<State> {
        let Written { state, hash, opens, is_new, ends, is_of_presence, .. } = written;
        *head = hash;
        for (seq, hash) in ends {
            if let Err(error) = self.heads.sign(seq, &hash).await {
                tracing::error!(seq, %error, "the end of the round could not be signed; the next start signs it");
            }
        }
        let opened = opens.filter(|_| is_new).and_then(|round| state.round(round).ok());
        if let Some(round) = opened {
            self.ballots.turn_to(round, []);
        }
        let state = Arc::new(state);
        self.state.store(state.clone());
        if is_of_presence {
            self.live.tell_screens(&state);
        } else {
            self.live.tell(&state);
        }
        state
    }
}
