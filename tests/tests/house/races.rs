//! Races: fifty ballots of one delegate at the same moment, ballots against the close, two chairs, an import against an opening.
//! Whoever comes first, one thing happened and everybody was told which.

use std::collections::BTreeMap;
use std::sync::Arc;

use congress::command::{Actor, Command, Opening, Refusal, RefusalClass};
use congress::presets;
use congress::roll::{Delegate, DelegateId, Role, Roll};
use congress::round::{BallotPaper, RoundNumber};
use congress::text::CommitmentId;
use server::demo;
use server::house::{House, HouseError, Sending};
use server::record::Key;
use server::replay::replay;
use server::store::{Sqlite, Store};
use tempfile::TempDir;

/// How often one delegate's ballots race each other, and how many of them.
const ROUNDS: u32 = 200;
const BALLOTS: usize = 50;
const CHOICES: [&str; 3] = ["for", "against", "abstain"];

fn chair(name: &str) -> Actor {
    Actor::Chair(name.into())
}

fn opening() -> Command {
    let ruleset = presets::named("simple_majority").expect("a preset").ruleset;
    Command::Open(Opening::on(CommitmentId::new("c1"), "simple_majority", ruleset))
}

fn annulment(round: RoundNumber) -> Command {
    Command::Annul { round, reason: "It was a race.".to_owned() }
}

/// A congress before its first round.
async fn convened(folder: &TempDir) -> (Arc<House>, Arc<dyn Store>) {
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(&folder.path().join("congress.db")).await.expect("a store"));
    let house = House::open(store.clone(), Key::take(folder.path()).expect("a key")).await.expect("a house");
    for command in [
        Command::enter_roll(demo::roll().expect("a roll")),
        Command::EnterResolution(demo::resolution().expect("a text")),
    ] {
        house.ask(Actor::Operator, command).await.expect("a lawful command");
    }
    (house, store)
}

async fn cast(
    house: Arc<House>,
    delegate: DelegateId,
    round: RoundNumber,
    mark: &'static str,
) -> Result<(), HouseError> {
    let sending = Sending { paper: BallotPaper { mark, ..BallotPaper::default() }, ..Sending::default() };
    house.cast(&delegate, &delegate, round, sending).await.map(drop)
}

/// What is sealed in a round that was closed: mark by delegate.
async fn sealed(store: &dyn Store, round: RoundNumber) -> BTreeMap<DelegateId, String> {
    let slips = store.ballots(round).await.expect("the ballots");
    let count = slips.len();
    let sealed: BTreeMap<_, _> = slips.into_iter().map(|slip| (slip.delegate, slip.mark)).collect();
    assert_eq!(sealed.len(), count, "one ballot each");
    sealed
}

/// The state in memory is what the log says.
async fn assert_replays(house: &House, store: &dyn Store) {
    let replayed = replay(&store.log(0).await.expect("the log")).expect("a sound log");
    assert_eq!(replayed.state, *house.state());
}

fn is_conflict(error: &HouseError) -> bool {
    matches!(error, HouseError::Refused(refusal) if refusal.class() == RefusalClass::Conflict)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_ballots_of_one_delegate_at_once_one_counts_in_each_of_two_hundred_rounds() {
    let folder = TempDir::new().expect("a folder");
    let (house, store) = convened(&folder).await;
    let delegate = DelegateId::new("MY-DAP-3");
    for number in 1..=ROUNDS {
        let round = RoundNumber(number);
        house.ask(chair("anna"), opening()).await.expect("opened");
        let casting: Vec<_> = (0..BALLOTS)
            .map(|n| tokio::spawn(cast(house.clone(), delegate.clone(), round, CHOICES[n % CHOICES.len()])))
            .collect();
        for ballot in casting {
            ballot.await.expect("a phone").expect("acknowledged");
        }
        let shown = house.ballots().ledger().recorded(round, &delegate).expect("recorded");
        let state = house.close(chair("anna"), round).await.expect("closed");
        let sealed = sealed(&*store, round).await;
        assert_eq!(sealed.keys().collect::<Vec<_>>(), [&delegate]);
        assert_eq!(sealed[&delegate], shown.mark.to_string(), "round {number}: the phone shows what is sealed");
        // The event that is in the log, as it was written.
        let closing = store.log(state.revision - 1).await.expect("the log").pop().expect("the closing");
        let counted = serde_json::from_str::<serde_json::Value>(&closing.entry).expect("JSON")["tally"].take();
        assert_eq!(counted["turnout"]["delegates"]["voted"], 1);
        assert_eq!(counted["modes"][0][&sealed[&delegate]], 1, "round {number}: {counted}");
        house.ask(chair("anna"), annulment(round)).await.expect("annulled");
    }
    assert_replays(&house, &*store).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_ballot_acknowledged_at_the_close_is_in_the_seal_and_every_refused_one_is_not() {
    let folder = TempDir::new().expect("a folder");
    let (house, store) = convened(&folder).await;
    let (mut acknowledged_in_all, mut refused_in_all) = (0, 0);
    for number in 1..=100 {
        let round = RoundNumber(number);
        let state = house.ask(chair("anna"), opening()).await.expect("opened");
        let electorate = &state.round(round).expect("a round").electorate;
        let seats: Vec<DelegateId> =
            electorate.benches.values().flat_map(|bench| bench.seats.keys().cloned()).collect();
        let phones: Vec<_> = seats
            .iter()
            .enumerate()
            .map(|(place, delegate)| {
                let (house, delegate) = (house.clone(), delegate.clone());
                tokio::spawn(async move {
                    tokio::time::sleep(std::time::Duration::from_micros(40 * place as u64)).await;
                    let mark = CHOICES[place % CHOICES.len()];
                    (delegate.clone(), mark, cast(house, delegate, round, mark).await)
                })
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_micros(u64::from(number) * 40)).await;
        house.close(chair("anna"), round).await.expect("closed");
        let mut acknowledged = BTreeMap::new();
        for phone in phones {
            match phone.await.expect("a phone") {
                (delegate, mark, Ok(())) => drop(acknowledged.insert(delegate, mark.to_owned())),
                (_, _, Err(HouseError::Refused(Refusal::RoundNotOpen(_)))) => refused_in_all += 1,
                // Not here, or only there as head: the same before and after the close.
                (_, _, Err(HouseError::Refused(refusal))) => assert_ne!(refusal.class(), RefusalClass::Invalid),
                (.., Err(error)) => panic!("{error}"),
            }
        }
        assert_eq!(sealed(&*store, round).await, acknowledged, "round {number}");
        acknowledged_in_all += acknowledged.len();
        house.ask(chair("anna"), annulment(round)).await.expect("annulled");
    }
    let among =
        format!("the close fell among the ballots: {acknowledged_in_all} were acknowledged, {refused_in_all} refused");
    assert!(acknowledged_in_all > 100 && refused_in_all > 100, "{among}");
    assert_replays(&house, &*store).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_chairs_who_do_the_same_at_once_one_does_it_and_the_other_is_told() {
    let folder = TempDir::new().expect("a folder");
    let (house, store) = convened(&folder).await;
    for number in 1..=50 {
        let round = RoundNumber(number);
        let both = |command: fn(RoundNumber) -> Command| {
            let asking = ["anna", "boris"].map(|name| {
                let house = house.clone();
                tokio::spawn(async move { house.ask(chair(name), command(round)).await })
            });
            async move {
                let [one, other] = asking;
                [one.await.expect("an answer"), other.await.expect("an answer")]
            }
        };
        let one_did_it = |what: &str, answers: [Result<_, HouseError>; 2]| {
            let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
            assert!(refused.len() == 1 && is_conflict(refused[0]), "{what} in round {number}: {refused:?}");
        };
        one_did_it("opening", both(|_| opening()).await);
        let closing = ["anna", "boris"].map(|name| {
            let house = house.clone();
            tokio::spawn(async move { house.close(chair(name), round).await })
        });
        let [one, other] = closing;
        one_did_it("closing", [one.await.expect("an answer"), other.await.expect("an answer")]);
        if number < 50 {
            one_did_it("annulling", both(annulment).await);
        } else {
            one_did_it("publishing", both(|round| Command::Publish { round }).await);
        }
        assert_eq!(house.state().rounds.len(), number as usize, "no round was opened twice");
    }
    assert_replays(&house, &*store).await;
}

/// A new delegate of the delegation MY-DAP.
fn newcomer(number: u32) -> (DelegateId, Roll) {
    let id = DelegateId::new(format!("MY-DAP-9{number:02}"));
    let mut roll = demo::roll().expect("a roll");
    let delegation = congress::roll::DelegationId::new("MY-DAP");
    let delegate = Delegate { delegation, name: format!("Newcomer {number}"), role: Role::Delegate, present: true };
    roll.delegates.insert(id.clone(), delegate);
    (id, roll)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_at_the_moment_of_an_opening_is_in_the_electorate_whole_or_not_at_all() {
    let mut imported_first = 0;
    for number in 0..20 {
        let folder = TempDir::new().expect("a folder");
        let (house, store) = convened(&folder).await;
        let (id, roll) = newcomer(number);
        let (importing, opening_house) = (house.clone(), house.clone());
        let import = tokio::spawn(async move {
            if number % 2 == 0 {
                tokio::time::sleep(std::time::Duration::from_micros(u64::from(number) * 60)).await;
            }
            importing.ask(Actor::Secretariat("lim".into()), Command::enter_roll(roll)).await
        });
        let open = tokio::spawn(async move {
            if number % 2 == 1 {
                tokio::time::sleep(std::time::Duration::from_micros(u64::from(number) * 60)).await;
            }
            opening_house.ask(chair("anna"), opening()).await
        });
        let (imported, opened) = (import.await.expect("an answer"), open.await.expect("an answer"));
        opened.expect("a chair may open whatever the desk does");
        let state = house.state();
        let round = state.open_round().expect("open");
        let seated = round.electorate.delegation_of(&id).is_some();
        match imported {
            // After the opening a change says why, so the desk is asked for it.
            Err(error) => assert!(matches!(error, HouseError::Refused(_)) && !seated, "{error}"),
            Ok(_) => assert!(state.roll.delegates.contains_key(&id)),
        }
        imported_first += u32::from(seated);
        let may_vote = cast(house.clone(), id, round.number, "for").await;
        assert_eq!(may_vote.is_ok(), seated, "who is in the electorate votes, and nobody else: {may_vote:?}");
        assert_replays(&house, &*store).await;
    }
    assert!(imported_first < 20 && imported_first > 0, "each came first now and then: {imported_first}");
}
