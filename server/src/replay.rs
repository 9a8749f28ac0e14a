//! The state of the congress, rebuilt from its log.

use congress::event::{Entry, Event};
use congress::state::State;

use crate::house::HouseError;
use crate::record::ends_a_round;
use crate::seal;
use crate::store::LogLine;

/// What the log comes to.
pub struct Replayed {
    /// The congress as of its last entry.
    pub state: State,
    /// The hash of the last entry.
    pub head: String,
    /// The places at which rounds ended, with their hashes.
    pub ends: Vec<(u64, String)>,
}

/// Rebuilds the state from the log, checking the chain.
///
/// # Errors
/// If the log and its hashes do not fit together.
pub fn replay(lines: &[LogLine]) -> Result<Replayed, HouseError> {
    let mut replayed = Replayed { state: State::default(), head: seal::GENESIS.to_owned(), ends: Vec::new() };
    for line in lines {
        replayed.follow(line)?;
    }
    Ok(replayed)
}

impl Replayed {
    /// Goes on with the next line; answers what it tells.
    ///
    /// # Errors
    /// If the line does not fit to those before it.
    pub fn follow(&mut self, line: &LogLine) -> Result<Event, HouseError> {
        let damaged = |reason: String| HouseError::Damaged { seq: line.seq, reason };
        self.head = seal::chained(&self.head, &line.entry);
        if self.head != line.hash {
            return Err(damaged("its hash does not follow from the entries before it".into()));
        }
        let entry: Entry = serde_json::from_str(&line.entry).map_err(|error| damaged(error.to_string()))?;
        let next = self.state.revision + 1;
        if entry.seq != next {
            return Err(damaged(format!("entry {next} was expected")));
        }
        self.state.apply(&entry);
        if ends_a_round(&entry.event) {
            self.ends.push((entry.seq, line.hash.clone()));
        }
        Ok(entry.event)
    }
}
