//! The gate before the ballot box: who may cast in a round, what may be marked, and until when.

use crate::common::congress_day::*;
use crate::common::*;
use congress::ballot::{Ballot, Choice, Mark};
use congress::command::{Command, Refusal, RefusalClass};
use congress::roll::{Role, Status};
use congress::view::{Missing, progress};

const CONSENSUS: &str = "kind = \"consensus\"";
const POLL: &str = "kind = \"poll\"";
const WORDING: &str = "kind = \"wording\"";

fn simple() -> String {
    vote(&["per_delegate simple"])
}

/// MY with three delegates, of whom the third is not in the hall, and a substitute; consultative and observer guests.
fn congress() -> Day {
    let my = full("MY", 4, 3).present(2).with_substitute();
    Day::convened(roll([my, full("ID", 3, 2), consultative("NGO", 0, 1), observer("OBS", 0, 1)]))
}

fn admit(day: &Day, id: &str, mark: &str, reason: Option<&str>) -> Result<Ballot, Refusal> {
    day.round(FIRST).admit(&day.state.roll, &delegate_id(id), paper(mark, reason), day.now)
}

fn opened(rules: &str) -> Day {
    let mut day = congress();
    day.opened("c1", rules);
    day
}

#[test]
fn a_delegate_of_the_electorate_may_cast_every_option_of_the_round() {
    let cases: [(&str, &[&str]); 3] = [
        (&simple(), &["for", "against", "abstain"]),
        (CONSENSUS, &["agree", "reservation", "stand_aside", "abstain", "object"]),
        (POLL, &["support", "support_with_reservations", "neutral", "need_discussion", "oppose"]),
    ];
    for (rules, words) in cases {
        for word in words {
            let ballot = admit(&opened(rules), "MY-1", word, Some("why")).expect("admitted");
            assert_eq!(ballot.mark.to_string(), *word);
        }
    }
}

#[test]
fn whoever_is_not_in_the_electorate_is_told_why() {
    let mut day = opened(&simple());
    day.done(&secretariat(), entering(roll([full("ID", 3, 3)]), "newcomers"));
    let cases = [
        ("OBS-1", Refusal::Observer),
        ("NGO-1", Refusal::Consultative),
        ("MY-S", Refusal::Substitute),
        ("MY-3", Refusal::AbsentAtOpening),
        ("ID-3", Refusal::AccreditedAfterOpening),
    ];
    for (id, expected) in cases {
        assert_eq!(expected.class(), RefusalClass::Forbidden);
        assert_eq!(admit(&day, id, "for", None), Err(expected), "{id}");
    }
    let unknown = Refusal::NoSuchDelegate(delegate_id("XX-9"));
    assert_eq!(admit(&day, "XX-9", "for", None), Err(unknown));
}

#[test]
fn the_electorate_is_asked_as_it_was_at_opening() {
    let mut day = opened(&simple());
    // The absent one comes in, those who may cast leave, fall back or lose their standing.
    day.done(&secretariat(), Command::CheckIn { delegate: delegate_id("MY-3"), present: true })
        .done(&secretariat(), Command::CheckIn { delegate: delegate_id("MY-1"), present: false })
        .amend_delegate("MY-2", |person| person.role = Role::Substitute)
        .amend_delegation("ID", |id| id.status = Status::Observer);
    assert_eq!(admit(&day, "MY-3", "for", None), Err(Refusal::AbsentAtOpening));
    for id in ["MY-1", "MY-2", "ID-1"] {
        assert!(admit(&day, id, "for", None).is_ok(), "{id}");
    }
}

#[test]
fn where_presence_is_not_required_the_absent_may_cast() {
    let day = opened(&vote_with("presence_required = false", &["per_delegate simple"]));
    assert!(admit(&day, "MY-3", "for", None).is_ok());
    assert_eq!(admit(&day, "MY-S", "for", None), Err(Refusal::Substitute));
}

#[test]
fn consultative_delegates_cast_in_consensus_rounds_and_polls() {
    assert!(admit(&opened(CONSENSUS), "NGO-1", "agree", None).is_ok());
    assert!(admit(&opened(POLL), "NGO-1", "neutral", None).is_ok());
    assert_eq!(admit(&opened(POLL), "OBS-1", "neutral", None), Err(Refusal::Observer));
}

#[test]
fn consultative_delegates_hear_that_they_are_consultative_in_a_choice_of_wording_too() {
    // Accredited long before, and present: the reason is the delegation's status.
    let refusal = admit(&opened(WORDING), "NGO-1", "a=1;none=2", None);
    assert_eq!(refusal, Err(Refusal::Consultative));
}

#[test]
fn an_unknown_option_is_refused() {
    let cases = [
        (simple(), "yes"),
        (simple(), ""),
        (simple(), "For"),
        (simple(), " for"),
        (simple(), "agree"),
        (simple(), "not_voting"),
        (CONSENSUS.to_owned(), "for"),
        (POLL.to_owned(), "abstain"),
    ];
    for (rules, word) in cases {
        let refusal = admit(&opened(&rules), "MY-1", word, Some("why"));
        assert!(matches!(refusal, Err(Refusal::BadMark(_))), "{word}");
    }
}

#[test]
fn a_rating_is_a_whole_number_from_0_to_10_to_each_alternative_once() {
    let day = opened(WORDING);
    let refused = ["", "a", "a=11;none=0", "a=-1;none=0", "a=1.5;none=0", "a=3;a=4;none=0", "a=;none=0", "for", ";;"];
    for mark in refused {
        let refusal = admit(&day, "MY-1", mark, None);
        assert!(matches!(refusal, Err(Refusal::BadMark(_))), "{mark}: {refusal:?}");
    }
    let ballot = admit(&day, "MY-1", "none=10;a=3;b=0", None).expect("admitted");
    assert_eq!(ballot.mark.to_string(), "a=3;b=0;none=10");
}

#[test]
fn a_wording_ballot_rates_two_to_six_alternatives_one_of_them_none() {
    let refused = [
        "a=3;b=4",                        // "none" is always one of them
        "none=3",                         // fewer than two
        "a=1;b=1;c=1;d=1;e=1;f=1;none=1", // seven
        "=3;none=1",                      // an alternative has a name
    ];
    let admitted: Vec<_> =
        refused.into_iter().filter(|mark| admit(&opened(WORDING), "MY-1", mark, None).is_ok()).collect();
    assert!(admitted.is_empty(), "admitted: {admitted:?}");
}

#[test]
fn an_objection_needs_a_reason_and_other_ballots_may_have_one() {
    let day = opened(CONSENSUS);
    for none in [None, Some(""), Some(" \n")] {
        assert_eq!(admit(&day, "MY-1", "object", none), Err(Refusal::ReasonNeeded));
    }
    let objection = admit(&day, "MY-1", "object", Some(" our statutes ")).expect("admitted");
    assert_eq!(objection.mark, Mark::Choice(Choice::Object));
    assert_eq!(objection.reason.as_deref(), Some("our statutes"));
    for word in ["reservation", "stand_aside"] {
        let reserved = admit(&day, "MY-1", word, Some("as to dates")).expect("admitted");
        assert_eq!(reserved.reason.as_deref(), Some("as to dates"));
        assert!(admit(&day, "MY-1", word, None).is_ok());
    }
}

#[test]
fn a_reason_has_at_most_a_thousand_characters() {
    let day = opened(CONSENSUS);
    let reason = |n: usize| "é".repeat(n);
    assert!(admit(&day, "MY-1", "object", Some(&reason(1000))).is_ok());
    let refusal = admit(&day, "MY-1", "object", Some(&reason(1001)));
    assert_eq!(refusal, Err(Refusal::TooLong { longest: 1000 }));
}

#[test]
fn a_closed_round_takes_no_ballot_and_says_so_first() {
    let mut day = opened(&simple());
    day.closed(FIRST, "");
    for (id, mark) in [("MY-1", "for"), ("XX-9", "for"), ("MY-1", "nonsense")] {
        assert_eq!(admit(&day, id, mark, None), Err(Refusal::RoundNotOpen(FIRST)));
    }
}

#[test]
fn what_arrives_before_the_time_runs_out_counts_and_nothing_after() {
    let mut day = congress();
    day.at(0).done(&chair(), open("c1", &simple(), Some(60)));
    day.now = congress::round::Moment(59_999);
    assert!(admit(&day, "MY-1", "for", None).is_ok());
    day.at(60);
    assert_eq!(admit(&day, "MY-1", "for", None), Err(Refusal::RoundNotOpen(FIRST)));
}

#[test]
fn progress_tells_who_has_cast_and_who_is_missing_and_never_how() {
    let mut day = opened(&simple());
    assert!(day.declares("MY-1", FIRST, "against").is_ok());
    let so_far = progress(day.round(FIRST), |id| id.as_str() == "ID-1");
    assert_eq!(numbers(so_far.turnout.delegates), (5, 4, 1));
    assert_eq!(numbers(so_far.turnout.delegations), (2, 2, 2)); // ID cast, MY declared
    let missing = |id: &str, missing, of| Missing { delegation: delegation_id(id), missing, of };
    assert_eq!(so_far.missing, [missing("MY", 2, 2), missing("ID", 1, 2)]);
}
