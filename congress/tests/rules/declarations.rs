//! What heads of delegation declare while a round is open, what is refused, and how it comes into the tally.

use crate::common::congress_day::*;
use crate::common::*;
use congress::command::{Command, Refusal, RefusalClass};
use congress::event::Event;
use congress::roll::Role;
use congress::rules::Kind;

/// MY with two delegates and W 4, ID with two and W 3.
fn congress() -> Day {
    Day::convened(roll([full("MY", 4, 2), full("ID", 3, 2)]))
}

fn simple() -> String {
    vote(&["per_delegate simple"])
}

#[test]
fn a_head_declares_and_changes_it_until_the_round_closes() {
    let mut day = congress();
    day.opened("c1", &vote(&["per_delegation simple"]));
    for word in ["against", "for"] {
        assert!(day.declares("MY-1", FIRST, word).is_ok());
    }
    day.closed(FIRST, "MY-1 against, MY-2 against");
    assert_eq!(position(&day.tally(FIRST), "MY"), "for");
    assert_eq!(day.declares("MY-1", FIRST, "against"), Err(Refusal::RoundNotOpen(FIRST)));
}

#[test]
fn no_declaration_comes_in_after_the_time_has_run_out() {
    let mut day = congress();
    day.at(0).done(&chair(), open("c1", &simple(), Some(60)));
    assert!(day.at(59).declares("MY-1", FIRST, "for").is_ok());
    assert_eq!(day.at(60).declares("MY-1", FIRST, "against"), Err(Refusal::RoundNotOpen(FIRST)));
}

#[test]
fn only_the_head_declares() {
    let mut day = congress();
    day.opened("c1", &simple());
    assert_eq!(day.declares("MY-2", FIRST, "for"), Err(Refusal::NotHead));
    assert_eq!(day.declares("XX-1", FIRST, "for"), Err(Refusal::NotHead));
    assert_eq!(Refusal::NotHead.class(), RefusalClass::Forbidden);
}

#[test]
fn a_head_named_while_a_round_is_open_declares_from_the_next_round_on() {
    // RULES.md: "Later changes of the roll touch later rounds only."
    let mut day = congress();
    day.opened("c1", &simple());
    day.amend_delegate("MY-1", |person| person.role = Role::Delegate)
        .amend_delegate("MY-2", |person| person.role = Role::Head);
    assert_eq!(day.declares("MY-2", FIRST, "for"), Err(Refusal::NotHead));
    assert!(day.declares("MY-1", FIRST, "for").is_ok());
}

#[test]
fn a_declaration_fits_the_rules_the_kind_and_the_delegation() {
    let refusal = |rules: &str, id: &str, kind: Kind, declared: &str| {
        let mut day = Day::convened(roll([full("MY", 4, 1), consultative("NGO", 1, 1), observer("OBS", 1, 1)]));
        day.opened("c1", rules);
        let declaration = declaration(kind, declared);
        day.ask(&delegate(id), Command::Declare { round: FIRST, declaration }).err()
    };
    let split = vote(&["weighted_split simple"]);
    let mute = vote_with("declarations = false", &["per_delegation simple"]);
    assert_eq!(refusal(&split, "MY-1", Kind::Vote, "for 4/0/0"), None);
    assert_eq!(refusal(&split, "MY-1", Kind::Vote, "for 1/0/0"), None);
    let above = Refusal::SplitAboveVotes { split: 5, votes: 4 };
    assert_eq!(refusal(&split, "MY-1", Kind::Vote, "for 3/1/1"), Some(above));
    let huge = format!("for {0}/{0}/{0}", u32::MAX);
    assert!(refusal(&split, "MY-1", Kind::Vote, &huge).is_some());
    assert_eq!(refusal(&simple(), "MY-1", Kind::Vote, "for 4/0/0"), Some(Refusal::NoSplit));
    assert_eq!(refusal(&mute, "MY-1", Kind::Vote, "for"), Some(Refusal::NoDeclarations));
    for kind in ["kind = \"poll\"", "kind = \"wording\""] {
        assert_eq!(refusal(kind, "MY-1", Kind::Vote, "for"), Some(Refusal::NoDeclarations));
    }
    assert!(matches!(refusal(&simple(), "MY-1", Kind::Consensus, "agree"), Some(Refusal::BadMark(_))));
    for id in ["NGO", "OBS"] {
        let nobody = Refusal::NobodyEntitled(delegation_id(id));
        assert_eq!(refusal(&simple(), &format!("{id}-1"), Kind::Vote, "for"), Some(nobody));
    }
    assert_eq!(refusal(&consensus("", ""), "NGO-1", Kind::Consensus, "object"), None);
}

#[test]
fn closing_puts_the_tally_of_the_declared_and_the_cast_into_the_log() {
    let mut day = congress();
    day.opened("c1", &vote(&["per_delegation simple"]));
    assert!(day.declares("ID-1", FIRST, "against").is_ok());
    let events = day.ask(&chair(), close(FIRST, ballots("MY-1 for, MY-2 for")));
    let Ok([Event::RoundClosed { round, tally, seal, statements, .. }]) = events.as_deref() else {
        panic!("{events:?}");
    };
    assert_eq!((*round, seal.as_str()), (FIRST, "5ea1"));
    assert_eq!(statements.as_slice(), []);
    assert_eq!(mode(tally, 0), (1, 1, 0, false));
    assert!(tie(tally));
}
