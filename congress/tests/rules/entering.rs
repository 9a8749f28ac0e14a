//! What comes before the congress: its roll, who is in the hall, its resolutions with their ids.

use crate::common::congress_day::*;
use crate::common::*;
use congress::command::{Command, Refusal, RefusalClass};
use congress::event::Event;
use congress::roll::{Role, Roll};
use congress::text::{Language, TextError};

fn members() -> Roll {
    roll([full("MY", 4, 3), full("ID", 3, 2).present(0)])
}

fn check_in(id: &str, present: bool) -> Command {
    let delegate = delegate_id(id);
    Command::CheckIn { delegate, present }
}

#[test]
fn the_same_roll_entered_again_changes_nothing() {
    let mut day = Day::convened(members());
    let before = day.state.clone();
    assert_eq!(day.ask(&secretariat(), Command::enter_roll(members())), Ok(vec![]));
    assert_eq!(day.state, before);
}

#[test]
fn a_new_roll_adds_and_changes_and_removes_nobody() {
    let mut day = Day::convened(members());
    let mut update = roll([full("TL", 1, 1)]);
    update.delegations.extend(roll([full("MY", 9, 0)]).delegations);
    let events = day.ask(&secretariat(), Command::enter_roll(update.clone())).expect("entered");
    // Only what is new or other than before is in the log: TL, MY's votes, TL-1.
    let [Event::RollEntered { delegations, delegates, .. }] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert_eq!((delegations.len(), delegates.len()), (2, 1));
    assert_eq!(day.state.roll.delegations[&delegation_id("MY")].votes, 9);
    assert_eq!(day.state.roll.delegates.len(), 6);
    assert_eq!(day.ask(&secretariat(), Command::enter_roll(update)), Ok(vec![]));
}

#[test]
fn a_delegation_has_one_head() {
    let mut twice = members();
    let second = twice.delegates.get_mut(&delegate_id("MY-2")).expect("on the roll");
    second.role = Role::Head;
    let refusal = Day::dawn().refused(&secretariat(), Command::enter_roll(twice.clone()));
    assert_eq!(refusal, Refusal::TwoHeads(delegation_id("MY")));
    // And also where the other one stands on the roll already.
    twice.delegates.remove(&delegate_id("MY-1"));
    let refusal = Day::convened(members()).refused(&secretariat(), Command::enter_roll(twice.clone()));
    assert_eq!(refusal, Refusal::TwoHeads(delegation_id("MY")));
    // Unless that one makes room in the same roll.
    let mut first = members().delegates[&delegate_id("MY-1")].clone();
    first.role = Role::Delegate;
    twice.delegates.insert(delegate_id("MY-1"), first);
    Day::convened(members()).done(&secretariat(), Command::enter_roll(twice));
}

#[test]
fn a_delegate_belongs_to_a_delegation_that_is_on_the_roll() {
    let mut stray = members();
    stray.delegations.remove(&delegation_id("ID"));
    let refusal = Day::dawn().refused(&secretariat(), Command::enter_roll(stray.clone()));
    assert!(matches!(refusal, Refusal::NoSuchDelegation { .. }), "{refusal}");
    // One that was entered before will do.
    Day::convened(members()).done(&secretariat(), Command::enter_roll(stray));
}

#[test]
fn the_desk_marks_who_comes_and_goes_and_says_it_once() {
    let mut day = Day::convened(members());
    let present = |day: &Day| day.state.roll.delegates[&delegate_id("ID-1")].present;
    day.done(&secretariat(), check_in("ID-1", true));
    assert!(present(&day));
    assert_eq!(day.ask(&secretariat(), check_in("ID-1", true)), Ok(vec![]));
    day.done(&secretariat(), check_in("ID-1", false));
    assert!(!present(&day));
    let refusal = day.refused(&secretariat(), check_in("XX-1", true));
    assert_eq!(refusal.class(), RefusalClass::NotFound);
}

#[test]
fn a_ruleset_of_the_congress_is_found_by_its_name_before_one_that_ships() {
    let mut day = Day::convened(members());
    let (ours, theirs) = (ruleset(&vote(&["per_delegate unanimity"])), day.state.ruleset("simple_majority"));
    let enter = |name: &str| Command::EnterRuleset { name: name.to_owned(), ruleset: ours.clone() };
    assert_eq!(day.state.ruleset("ours"), Err(Refusal::NoSuchRuleset("ours".to_owned())));
    day.done(&secretariat(), enter("ours"));
    assert_eq!(day.state.ruleset("ours"), Ok(ours.clone()));
    assert_eq!((day.state.ruleset("simple_majority"), theirs.is_ok()), (theirs.clone(), true));
    assert_eq!(day.ask(&secretariat(), enter("ours")), Ok(vec![]));
    day.done(&secretariat(), enter("simple_majority"));
    assert_eq!(day.state.ruleset("simple_majority"), Ok(ours.clone()));
    // And back again.
    let ruleset = theirs.clone().expect("it ships");
    day.done(&secretariat(), Command::EnterRuleset { name: "simple_majority".to_owned(), ruleset });
    assert_eq!(day.state.ruleset("simple_majority"), theirs);
}

#[test]
fn a_resolution_comes_before_the_congress_once() {
    let mut day = Day::convened(members());
    let again = Command::EnterResolution(resolution("r1", &["c8"]));
    let refusal = day.refused(&secretariat(), again);
    assert_eq!(refusal, Refusal::AlreadyEntered("r1".to_owned()));
    assert_eq!(refusal.class(), RefusalClass::Conflict);
}

#[test]
fn a_commitments_id_is_unique_in_the_congress() {
    let mut day = Day::convened(members());
    let same_commitment = Command::EnterResolution(resolution("r2", &["c3", "c2"]));
    let refusal = day.refused(&secretariat(), same_commitment);
    assert_eq!(refusal, Refusal::AlreadyEntered("c2".to_owned()));
    day.done(&secretariat(), Command::EnterResolution(resolution("r2", &["c3", "c4"])));
    let agenda: Vec<_> = day.state.agenda(Language::Fr).map(|item| item.mark.id.as_str()).collect();
    assert_eq!(agenda, ["c1", "c2", "c3", "c4"]);
}

#[test]
fn an_id_occurs_once_in_a_resolution() {
    let twice: [Outline; 5] = [
        &[("p1", &["c1"]), ("p1", &["c2"])],
        &[("p1", &["c1"]), ("p2", &["c1"])],
        &[("p1", &["c1", "c1"])],
        &[("c1", &["c1", "c1"])],
        &[("c1", &["c1"]), ("c1", &["c1"])],
    ];
    for paragraphs in twice {
        let refusal = resolution_of("r1", paragraphs, &[]).err();
        assert!(matches!(refusal, Some(TextError::Twice(_))), "{paragraphs:?}");
    }
}

#[test]
fn a_paragraph_that_is_one_commitment_may_bear_its_id() {
    assert!(resolution_of("r1", &[("c1", &["c1"]), ("c2", &["c2"])], &[]).is_ok());
}

#[test]
fn texts_are_parallel_when_they_have_the_same_ids_in_the_same_order() {
    let official: Outline = &[("p1", &["c1"]), ("p2", &[])];
    assert!(resolution_of("r1", official, &[(Language::Fr, official)]).is_ok());
    let cases: [(Outline, &str); 4] = [
        (&[("p1", &["c1"])], "p2"),
        (&[("p1", &["c2"]), ("p2", &[])], "p1"),
        (&[("p2", &[]), ("p1", &["c1"])], "p1"),
        (&[("p1", &["c1"]), ("p2", &[]), ("p3", &[])], "p3"),
    ];
    for (french, from) in cases {
        let refusal = resolution_of("r1", official, &[(Language::Fr, french)]).err();
        let expected = TextError::NotParallel { language: Language::Fr, id: from.to_owned() };
        assert_eq!(refusal, Some(expected), "{french:?}");
    }
}
