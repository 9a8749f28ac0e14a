//! The state of the congress, rebuilt from its log.

use congress::event::Entry;
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
        let damaged = |reason: String| HouseError::Damaged { seq: line.seq, reason };
        replayed.head = seal::chained(&replayed.head, &line.entry);
        if replayed.head != line.hash {
            return Err(damaged("its hash does not follow from the entries before it".into()));
        }
        let entry: Entry = serde_json::from_str(&line.entry).map_err(|error| damaged(error.to_string()))?;
        let next = replayed.state.revision + 1;
        if entry.seq != next {
            return Err(damaged(format!("entry {next} was expected")));
        }
        replayed.state.apply(&entry);
        if ends_a_round(&entry.event) {
            replayed.ends.push((entry.seq, line.hash.clone()));
        }
    }
    Ok(replayed)
}
