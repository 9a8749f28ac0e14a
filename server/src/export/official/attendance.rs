//! Who was there: for the minutes.

use std::collections::{BTreeMap, BTreeSet};

use congress::roll::{DelegateId, DelegationId};
use congress::state::State;

use super::is_ended;

/// Who was present when one of the ended rounds opened, or is now, by delegation.
pub fn of(state: &State) -> BTreeMap<DelegationId, BTreeSet<DelegateId>> {
    let mut attendance: BTreeMap<DelegationId, BTreeSet<DelegateId>> = BTreeMap::new();
    let ended = state.rounds.iter().filter(|round| is_ended(state, round.number));
    for (delegation, bench) in ended.flat_map(|round| &round.electorate.benches) {
        let here = bench.seats.iter().filter(|(_, seat)| seat.present).map(|(delegate, _)| delegate.clone());
        attendance.entry(delegation.clone()).or_default().extend(here);
    }
    for (id, person) in state.roll.delegates.iter().filter(|(_, person)| person.present) {
        attendance.entry(person.delegation.clone()).or_default().insert(id.clone());
    }
    attendance
}
