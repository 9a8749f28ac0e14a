//! Simulated delegates for the demo: they vote along in human time whenever a round opens.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use congress::ballot::{Choice, HIGHEST_RESISTANCE};
use congress::command::{PaperRefusal, Refusal};
use congress::roll::DelegateId;
use congress::round::{BallotPaper, Round, RoundNumber};

use crate::clock;
use crate::demo::GUESTS;
use crate::house::{House, HouseError, Sending};

/// How long the hall takes to vote where no time limit hurries it.
const LEISURE: Duration = Duration::from_secs(25);

/// What a simulated delegate does: when, who, what.
struct Intention {
    after: Duration,
    delegate: DelegateId,
    mark: String,
    reason: Option<&'static str>,
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
            tokio::spawn(vote(house.clone(), round.clone(), intentions(round)));
        }
        if changes.changed().await.is_err() {
            return;
        }
    }
}

async fn vote(house: Arc<House>, round: Round, intentions: Vec<Intention>) {
    let start = tokio::time::Instant::now();
    for Intention { after, delegate, mark, reason } in intentions {
        tokio::time::sleep_until(start + after).await;
        let paper = BallotPaper { mark: &mark, reason, proposal: None };
        let cast = if round.is_secret() {
            house.cast_secretly(&delegate, &delegate, round.number, paper).await
        } else {
            house.cast(&delegate, &delegate, round.number, Sending { paper, ..Sending::default() }).await.map(drop)
        };
        match cast {
            Ok(()) | Err(HouseError::Refused(Refusal::Paper(PaperRefusal::OnPaper))) => {}
            // The round has closed: everybody else is too late as well.
            Err(_) => return,
        }
    }
}

/// Delegations lean one way, and most of their delegates follow; about one in twelve does not vote.
fn intentions(round: &Round) -> Vec<Intention> {
    let limit = round.closes_at.map(|end| u64::try_from(end.0 - clock::now().0).unwrap_or(0));
    let time = limit.map_or(LEISURE, |limit| Duration::from_millis(limit.saturating_sub(1_000)).min(LEISURE));
    let guests: Vec<DelegateId> = GUESTS.map(DelegateId::new).to_vec();
    let options = Choice::options(round.ruleset.kind());
    // Not every commitment is as welcome as the next.
    let mood = rand::random_range(0.3..0.7);
    let mut intentions = Vec::new();
    for bench in round.electorate.benches.values() {
        let leaning = pick(options, mood);
        for (delegate, seat) in &bench.seats {
            let may_cast = seat.may_cast(round.electorate.presence_required);
            if !may_cast || guests.contains(delegate) || rand::random_bool(1.0 / 12.0) {
                continue;
            }
            let choice = if rand::random_bool(0.8) { leaning } else { pick(options, mood) };
            let mark = choice.map_or_else(|| ratings(round), |choice| choice.to_string());
            let reason = (choice == Some(Choice::Object)).then_some("Our party needs a clearer commitment here.");
            // The earlier half of the time is the busier one.
            let share = rand::random::<f64>() * rand::random::<f64>();
            intentions.push(Intention {
                after: time.mul_f64(0.04 + 0.96 * share),
                delegate: delegate.clone(),
                mark,
                reason,
            });
        }
    }
    intentions.sort_by_key(|intention| intention.after);
    intentions
}

/// The first option in the mood's share of cases, else any; none where a round is rated instead.
fn pick(options: &[Choice], mood: f64) -> Option<Choice> {
    let first = options.first().copied()?;
    Some(if rand::random_bool(mood) { first } else { options[rand::random_range(0..options.len())] })
}

/// A rating of every alternative.
fn ratings(round: &Round) -> String {
    let alternatives = round.question.alternatives.keys();
    let ratings: Vec<String> =
        alternatives.map(|name| format!("{name}={}", rand::random_range(0..=HIGHEST_RESISTANCE))).collect();
    ratings.join(";")
}
