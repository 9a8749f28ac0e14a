//! The live hub: what reaches every open page, encoded once and shared as bytes.
//!
//! Three streams. `round` tells phones where the latest round is; its event id is the log's revision. `screens` tells the
//! staff and the hall the same, and besides whenever somebody comes or leaves: three thousand phones hear nothing of the
//! queue at the door. `turnout` tells chair and hall how many have voted.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use congress::command::Actor;
use congress::state::State;
use congress::tally::{Attendance, Turnout};
use congress::text::Language;
use serde::Serialize;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// A message as it goes down the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The log's revision; zero for turnout.
    pub revision: u64,
    /// The encoded event.
    pub bytes: Bytes,
}

/// When a message was told, for how long it took to reach the connections.
pub type Told = std::time::Instant;

#[derive(Serialize)]
struct RoundMessage {
    revision: u64,
    key: String,
    scene: String,
    /// Whose turn it is in a roll call, by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    turn: BTreeMap<Language, String>,
    closes_at: Option<i64>,
    now: i64,
}

#[derive(Serialize)]
struct TurnoutMessage {
    delegates: [u64; 3],
    delegations: [u64; 3],
    votes: [u64; 3],
}

/// The hub.
pub struct Live {
    round: watch::Sender<Message>,
    screens: watch::Sender<Message>,
    turnout: watch::Sender<Message>,
    changes: watch::Sender<Arc<State>>,
    stopping: CancellationToken,
    told: watch::Sender<Option<Told>>,
}

impl Live {
    /// A hub that tells `state` to whoever comes.
    pub fn new(state: &State) -> Self {
        Self {
            round: watch::Sender::new(round_message(state)),
            screens: watch::Sender::new(round_message(state)),
            turnout: watch::Sender::default(),
            changes: watch::Sender::new(Arc::new(state.clone())),
            stopping: CancellationToken::new(),
            told: watch::Sender::default(),
        }
    }

    /// Tells everybody where the latest round is now.
    pub fn tell(&self, state: &Arc<State>) {
        // Forgotten in silence: there is nothing to tell before the next ballot.
        self.turnout.send_if_modified(|turnout| {
            *turnout = Message::default();
            false
        });
        self.told.send_replace(Some(Told::now()));
        self.round.send_replace(round_message(state));
        self.tell_screens(state);
    }

    /// Tells the staff and the hall that somebody came or left.
    pub fn tell_screens(&self, state: &Arc<State>) {
        self.changes.send_replace(state.clone());
        self.screens.send_replace(round_message(state));
    }

    /// Tells chair and hall the turnout.
    pub fn tell_turnout(&self, turnout: Option<Turnout>) {
        if let Some(turnout) = turnout {
            let three = |unit: Attendance| [unit.voted, unit.present, unit.entitled];
            let message = TurnoutMessage {
                delegates: three(turnout.delegates),
                delegations: three(turnout.delegations),
                votes: three(turnout.votes),
            };
            self.turnout.send_replace(Message { revision: 0, bytes: encode("turnout", None, &message) });
        }
    }

    /// When something was told to everybody last.
    pub fn told(&self) -> Option<Told> {
        *self.told.borrow()
    }

    /// How many pages listen.
    pub fn streams(&self) -> usize {
        self.round.receiver_count() + self.screens.receiver_count()
    }

    /// Tells whenever something governing has changed.
    pub fn changes(&self) -> watch::Receiver<Arc<State>> {
        self.changes.subscribe()
    }

    /// Ends all streams, so that the server can stop.
    pub fn stop(&self) {
        self.stopping.cancel();
    }

    /// What one page listens to: that of somebody, or the hall's if it is open to everybody.
    pub fn subscribe(&self, actor: Option<&Actor>) -> Subscription {
        let hears = |actor| matches!(actor, &Actor::Chair(_) | &Actor::Screen(_) | &Actor::Secretariat(_));
        let hears_turnout = actor.is_none_or(hears);
        let on_a_phone = actor.is_some_and(|actor| actor.delegate().is_some());
        Subscription {
            round: if on_a_phone { self.round.subscribe() } else { self.screens.subscribe() },
            turnout: hears_turnout.then(|| self.turnout.subscribe()),
            stopping: self.stopping.clone(),
        }
    }
}

/// One page's ears.
pub struct Subscription {
    /// Where the latest round is.
    pub round: watch::Receiver<Message>,
    /// The turnout, for those who may hear it.
    pub turnout: Option<watch::Receiver<Message>>,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
}

fn round_message(state: &State) -> Message {
    let latest = state.latest_round();
    let message = RoundMessage {
        revision: state.revision,
        key: state.round_key(),
        scene: state.scene_key(),
        turn: turn(state),
        closes_at: latest.filter(|round| round.is_open()).and_then(|round| round.closes_at).map(|end| end.0),
        now: crate::clock::now().0,
    };
    Message { revision: state.revision, bytes: encode("round", Some(state.revision), &message) }
}

fn turn(state: &State) -> BTreeMap<Language, String> {
    let Some(called) = state.open_round().and_then(|round| round.turn()) else { return BTreeMap::new() };
    Language::ALL.map(|language| (language, app::words::delegation(language, &state.roll, called))).into()
}

fn encode(event: &str, id: Option<u64>, message: &impl Serialize) -> Bytes {
    let data = serde_json::to_string(message).unwrap_or_default();
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    Bytes::from(format!("event: {event}\n{id}data: {data}\n\n"))
}
