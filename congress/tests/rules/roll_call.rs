//! A roll call: delegations are called in an order and answer aloud; nothing is cast on phones.

use crate::common::congress_day::*;
use crate::common::*;
use congress::ballot::Choice;
use congress::command::{Actor, Command, Opening, Refusal};
use congress::roll_call::{RollCall, Turn};
use congress::text::CommitmentId;
use congress::verdict::Outcome;

/// Full delegations A, B, C and one with nobody entitled, D; a consultative one, K.
fn congress() -> Day {
    Day::convened(roll([
        full("A", 2, 2),
        full("B", 5, 1),
        full("C", 1, 1).present(0),
        full("D", 9, 0),
        consultative("K", 0, 1),
    ]))
}

fn calling(rules: &str, order: &[&str]) -> Command {
    let order = order.iter().map(|id| delegation_id(id)).collect();
    let opening = Opening::on(CommitmentId::new("c1"), "under_test", ruleset(rules));
    Command::Open(Opening { roll_call: Some(RollCall { order, letter: Some('B') }), ..opening })
}

fn weighted() -> String {
    vote(&["weighted_bloc simple"])
}

fn answer(id: &str, answer: Option<Choice>) -> Command {
    Command::Answer { round: FIRST, delegation: delegation_id(id), answer }
}

fn turns(day: &Day) -> String {
    let turns = day.round(FIRST).turns().map(|(id, turn)| {
        let turn = match turn {
            Turn::Waiting => "waits",
            Turn::Called => "is called",
            Turn::Answered(choice) => choice.as_str(),
            Turn::Silent => "is silent",
        };
        format!("{id} {turn}")
    });
    turns.collect::<Vec<_>>().join(", ")
}

#[test]
fn delegations_are_called_in_their_order_and_their_answers_count() {
    let mut day = congress();
    day.done(&chair(), calling(&weighted(), &["B", "C", "A"]));
    assert_eq!(turns(&day), "B is called, C waits, A waits");
    day.done(&chair(), answer("B", Some(Choice::Against)));
    assert_eq!(turns(&day), "B against, C is called, A waits");
    day.done(&secretariat(), answer("C", None)).done(&chair(), answer("A", Some(Choice::For)));
    assert_eq!(turns(&day), "B against, C is silent, A for");
    day.done(&chair(), answer("B", Some(Choice::For)));
    assert_eq!(turns(&day), "B for, C is silent, A for", "the last answer counts");
    day.closed(FIRST, "");
    let tally = day.tally(FIRST);
    assert_eq!((tally.outcome, mode(&tally, 0)), (Outcome::Adopted, (7, 0, 0, true)));
    assert_eq!(position(&tally, "C"), "not_voting");
}

#[test]
fn an_answer_can_be_taken_back_and_nobody_is_called_after_the_close() {
    let mut day = congress();
    day.done(&chair(), calling(&weighted(), &["A", "B", "C"]));
    day.done(&chair(), answer("A", Some(Choice::Abstain))).done(&chair(), answer("A", None));
    assert_eq!(turns(&day), "A is silent, B is called, C waits");
    assert!(day.ask(&chair(), answer("A", None)).is_ok_and(|events| events.is_empty()));
    day.closed(FIRST, "");
    assert_eq!(turns(&day), "A is silent, B waits, C waits");
    assert_eq!(day.refused(&chair(), answer("B", Some(Choice::For))), Refusal::RoundNotOpen(FIRST));
}

#[test]
fn nothing_is_cast_or_declared_on_phones() {
    let mut day = congress();
    day.done(&chair(), calling(&weighted(), &["A", "B", "C"]));
    let admitted = day.round(FIRST).admit(&day.state.roll, &delegate_id("A-2"), paper("for", None), day.now);
    assert_eq!(admitted.err(), Some(Refusal::AnsweredAloud));
    assert_eq!(day.declares("A-1", FIRST, "for"), Err(Refusal::AnsweredAloud));
    for actor in [delegate("A-1"), Actor::Screen("hall".into()), Actor::Clock] {
        assert_eq!(day.refused(&actor, answer("A", Some(Choice::For))), Refusal::NotPermitted);
    }
}

#[test]
fn the_order_names_every_full_delegation_with_somebody_entitled_once() {
    for order in [&["A", "B"][..], &["A", "B", "C", "D"], &["A", "B", "C", "K"], &["A", "B", "C", "A"], &[]] {
        assert_eq!(congress().refused(&chair(), calling(&weighted(), order)), Refusal::BadOrder, "{order:?}");
    }
    let mut day = congress();
    day.done(&chair(), calling(&weighted(), &["A", "B", "C"]));
    assert_eq!(day.refused(&chair(), answer("D", Some(Choice::For))), Refusal::NobodyEntitled(delegation_id("D")));
    let other = Command::Answer { round: FIRST, delegation: delegation_id("A"), answer: Some(Choice::Agree) };
    assert!(matches!(day.refused(&chair(), other), Refusal::BadMark(_)));
}

#[test]
fn it_is_a_vote_counted_by_delegation_under_rules_with_declarations() {
    let by_delegate = vote(&["per_delegation simple", "per_delegate simple"]);
    let undeclared = vote_with("declarations = false", &["per_delegation simple"]);
    let quorum = "quorum = [{ unit = \"delegates\", measure = \"voted\", p = 1, q = 2 }]";
    let by_ballots = vote_with(quorum, &["per_delegation simple"]);
    for rules in [by_delegate, undeclared, by_ballots, consensus("", ""), "kind = \"poll\"".to_owned()] {
        let refusal = congress().refused(&chair(), calling(&rules, &["A", "B", "C"]));
        assert_eq!(refusal, Refusal::RollCallRules, "{rules}");
    }
    let mut day = congress();
    day.opened("c1", &weighted());
    assert_eq!(day.refused(&chair(), answer("A", Some(Choice::For))), Refusal::NotARollCall(FIRST));
}
