//! Simulated delegates for the demo: they vote along in human time whenever a round opens.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::{Round, RoundNumber};

use crate::clock;
use crate::demo::GUESTS;
use crate::house::House;

/// How long the hall takes to vote where no time limit hurries it.
const LEISURE: Duration = Duration::from_secs(25);

/// What a simulated delegate does: when, who, what.
struct Intention {
    after: Duration,
    delegate: DelegateId,
    choice: Choice,
}

/// Votes in every round that opens, for everybody but those with a printed link.
pub async fn vote_along(house: Arc<House>) {
    let mut changes = house.live().changes();
    let mut voted_in: HashSet<RoundNumber> = HashSet::new();
    loop {
        let state = house.state();
        if let Some(round) = state.open_round()
            && voted_in.insert(round.number)
        {
            tokio::spawn(vote(house.clone(), round.number, intentions(round)));
        }
        if changes.changed().await.is_err() {
            return;
        }
    }
}

async fn vote(house: Arc<House>, round: RoundNumber, intentions: Vec<Intention>) {
    let start = tokio::time::Instant::now();
    for Intention { after, delegate, choice } in intentions {
        tokio::time::sleep_until(start + after).await;
        if house.cast(&delegate, round, choice.as_str(), None).await.is_err() {
            // The round has closed: everybody else is too late as well.
            return;
        }
    }
}

/// Delegations lean one way, and most of their delegates follow; about one in twelve does not vote.
fn intentions(round: &Round) -> Vec<Intention> {
    let limit = round.closes_at.map(|end| u64::try_from(end.0 - clock::now().0).unwrap_or(0));
    let time = limit.map_or(LEISURE, |limit| Duration::from_millis(limit.saturating_sub(1_000)).min(LEISURE));
    let guests: Vec<DelegateId> = GUESTS.map(DelegateId::new).to_vec();
    let options = Choice::options(round.ruleset.kind());
    let mut intentions = Vec::new();
    for bench in round.electorate.benches.values() {
        let leaning = pick(options);
        for (delegate, seat) in &bench.seats {
            let may_cast = seat.present || !round.electorate.presence_required;
            if !may_cast || guests.contains(delegate) || rand::random_bool(1.0 / 12.0) {
                continue;
            }
            let choice = if rand::random_bool(0.8) { leaning } else { pick(options) };
            // The earlier half of the time is the busier one.
            let share = rand::random::<f64>() * rand::random::<f64>();
            intentions.push(Intention { after: time.mul_f64(0.04 + 0.96 * share), delegate: delegate.clone(), choice });
        }
    }
    intentions.sort_by_key(|intention| intention.after);
    intentions
}

/// Mostly the first option, sometimes another.
fn pick(options: &[Choice]) -> Choice {
    let first = options.first().copied().unwrap_or(Choice::Abstain);
    if rand::random_bool(0.62) || options.is_empty() { first } else { options[rand::random_range(0..options.len())] }
}
