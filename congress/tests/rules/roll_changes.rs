//! How the roll changes during a congress: presence stays the desk's, nobody leaves unless named, and once a round has
//! been held every change says why.

use crate::common::congress_day::*;
use crate::common::*;
use congress::command::{Actor, Command, Refusal};
use congress::event::Event;
use congress::roll::Roll;
use congress::roll_change::{Leaving, RollEntry};

/// MY with three delegates, ID with two of whom none is here.
fn members() -> Roll {
    roll([full("MY", 4, 3), full("ID", 3, 2).present(0)])
}

fn leave(delegations: &[&str], delegates: &[&str], reason: Option<&str>) -> Command {
    Command::LeaveRoll(Leaving {
        delegations: delegations.iter().map(|id| delegation_id(id)).collect(),
        delegates: delegates.iter().map(|id| delegate_id(id)).collect(),
        reason: reason.map(str::to_owned),
    })
}

fn simple() -> String {
    vote(&["per_delegate simple"])
}

#[test]
fn a_roll_entered_again_leaves_presence_to_the_desk() {
    let mut day = Day::convened(members());
    day.done(&secretariat(), Command::CheckIn { delegate: delegate_id("ID-1"), present: true });
    day.done(&secretariat(), Command::CheckIn { delegate: delegate_id("MY-1"), present: false });
    // The same file still says what was so in the morning.
    assert_eq!(day.ask(&secretariat(), Command::enter_roll(members())), Ok(vec![]));
    let mut renamed = members();
    renamed.delegates.get_mut(&delegate_id("ID-1")).expect("on the roll").name = "Siti".to_owned();
    day.done(&secretariat(), Command::enter_roll(renamed));
    let siti = &day.state.roll.delegates[&delegate_id("ID-1")];
    assert_eq!((siti.name.as_str(), siti.present), ("Siti", true));
    // For somebody new, what the file says counts.
    day.done(&secretariat(), Command::enter_roll(roll([full("TL", 1, 1)])));
    assert!(day.state.roll.delegates[&delegate_id("TL-1")].present);
}

#[test]
fn the_changes_are_named_before_they_are_made() {
    let day = Day::convened(members());
    let mut update = roll([full("TL", 1, 1), full("MY", 9, 2)]);
    update.delegates.get_mut(&delegate_id("MY-2")).expect("there").name = "Aung".to_owned();
    let changes = day.state.roll.changes(&update);
    // New: TL and TL-1. Changed: MY's votes, MY-2's name. As before: MY-1. Not mentioned: MY-3, ID-1, ID-2.
    let delegations: Vec<_> = changes.delegations.iter().map(|one| (one.id.as_str(), one.before.is_some())).collect();
    assert_eq!(delegations, [("MY", true), ("TL", false)]);
    let delegates: Vec<_> = changes.delegates.iter().map(|one| (one.id.as_str(), one.before.is_some())).collect();
    assert_eq!(delegates, [("MY-2", true), ("TL-1", false)]);
    assert_eq!((changes.unchanged, changes.unmentioned), (1, 3));
}

#[test]
fn what_was_looked_at_is_what_is_changed() {
    let mut day = Day::convened(members());
    let seen = day.state.roll_revision;
    let entry = |votes, seen| {
        let roll = roll([full("TL", votes, 1)]);
        Command::EnterRoll(RollEntry { roll, reason: None, seen: Some(seen) })
    };
    // Somebody comes in meanwhile: that is not the roll that was compared.
    day.done(&secretariat(), Command::CheckIn { delegate: delegate_id("ID-1"), present: true });
    day.done(&secretariat(), entry(1, seen));
    assert_eq!(day.refused(&secretariat(), entry(2, seen)), Refusal::RollChanged);
    let now = day.state.roll_revision;
    day.done(&secretariat(), entry(2, now));
}

#[test]
fn who_leaves_is_named_and_takes_mandate_and_proxy_along() {
    let mut day = Day::convened(roll([full("MY", 4, 3).present(2).with_substitute(), full("ID", 3, 2)]));
    let proxy = Command::GiveProxy { giver: delegate_id("MY-3"), holder: Some(delegate_id("MY-1")) };
    let mandate = Command::Mandate { substitute: delegate_id("MY-S"), in_place_of: Some(delegate_id("MY-2")) };
    day.done(&secretariat(), proxy).done(&secretariat(), mandate);
    day.done(&secretariat(), leave(&[], &["MY-2", "MY-1"], None));
    assert!(day.state.roll.mandates.is_empty() && day.state.roll.proxies.is_empty());
    assert!(!day.state.roll.delegates.contains_key(&delegate_id("MY-1")));
    assert!(day.state.roll.person(&delegate_id("MY-1")).is_some(), "the record still knows the name");
    // A delegation leaves with everybody in it.
    let events = day.ask(&secretariat(), leave(&["ID"], &[], None)).expect("it leaves");
    let [Event::RollLeft { delegations, delegates, reason: None }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((delegations.len(), delegates.len()), (1, 2));
    assert_eq!(day.state.roll.delegations.len(), 1);
    // Who comes back is somebody on the roll again.
    day.done(&secretariat(), Command::enter_roll(roll([full("ID", 3, 2)])));
    assert!(day.state.roll.former_delegations.is_empty());
}

#[test]
fn only_the_secretariat_takes_people_off_the_roll_and_only_those_on_it() {
    let mut day = Day::convened(members());
    for actor in [chair(), Actor::Operator, delegate("MY-1"), Actor::Teller("ng".to_owned())] {
        assert_eq!(day.refused(&actor, leave(&[], &["MY-2"], None)), Refusal::NotPermitted);
    }
    let stranger = day.refused(&secretariat(), leave(&[], &["MY-9"], None));
    assert_eq!(stranger, Refusal::NoSuchDelegate(delegate_id("MY-9")));
    let stranger = day.refused(&secretariat(), leave(&["TL"], &[], None));
    assert_eq!(stranger, Refusal::UnknownDelegation(delegation_id("TL")));
}

#[test]
fn nobody_leaves_an_open_round_and_after_one_a_reason_is_given() {
    let mut day = Day::convened(roll([full("MY", 4, 3).with_substitute(), full("ID", 3, 2)]));
    day.opened("c1", &simple());
    let why = Some("accredited by mistake");
    assert_eq!(day.refused(&secretariat(), leave(&[], &["MY-2"], why)), Refusal::InOpenRound(FIRST));
    assert_eq!(day.refused(&secretariat(), leave(&["ID"], &[], why)), Refusal::InOpenRound(FIRST));
    // A substitute without a mandate has no seat in the round.
    assert_eq!(day.refused(&secretariat(), leave(&[], &["MY-S"], Some("  "))), Refusal::ReasonNeeded);
    day.done(&secretariat(), leave(&[], &["MY-S"], why));
    day.closed(FIRST, "MY-1 for");
    day.done(&secretariat(), leave(&[], &["MY-2"], why));
    // Entering needs a reason too, unless nothing changes.
    let newcomers = roll([full("TL", 1, 1)]);
    assert_eq!(day.refused(&secretariat(), Command::enter_roll(newcomers.clone())), Refusal::ReasonNeeded);
    day.done(&secretariat(), entering(newcomers.clone(), "credentials committee, second report"));
    assert_eq!(day.ask(&secretariat(), Command::enter_roll(newcomers)), Ok(vec![]));
}

#[test]
fn what_could_not_be_on_a_card_is_not_on_the_roll() {
    let day = Day::convened(members());
    for (id, name, refusal) in [
        ("MY 4", "Aung", Refusal::BadId("MY 4".to_owned())),
        ("MY-4", "", Refusal::BadName("MY-4".to_owned())),
        ("MY-4", "Au\nng", Refusal::BadName("MY-4".to_owned())),
        ("MY-4", &"n".repeat(201), Refusal::BadName("MY-4".to_owned())),
    ] {
        let mut update = Roll::default();
        let mut person = members().delegates[&delegate_id("MY-2")].clone();
        person.name = name.to_owned();
        update.delegates.insert(congress::roll::DelegateId::new(id), person);
        assert_eq!(day.clone().refused(&secretariat(), Command::enter_roll(update)), refusal);
    }
}
