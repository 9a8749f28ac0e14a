//! What governs a congress, command by command: who may ask, what a round freezes, how it opens, closes and ends.
//! The roll and the resolutions are in `entering.rs`, who may cast in `admission.rs`, who may declare in `declarations.rs`.

use crate::common::congress_day::*;
use crate::common::*;
use congress::command::{Actor, Command, Refusal, RefusalClass};
use congress::roll::{Role, Roll, Status};
use congress::round::{Moment, RoundNumber};
use congress::rules::Kind;
use congress::verdict::Outcome;
use congress::view::{Audience, Stage, Standing};

const SECOND: RoundNumber = RoundNumber(2);

fn simple() -> String {
    vote(&["per_delegate simple"])
}

/// MY with three delegates and W 4, ID with two and W 3; the third of MY is not in the hall.
fn congress() -> Day {
    Day::convened(roll([full("MY", 4, 3).present(2), full("ID", 3, 2)]))
}

fn annul(round: RoundNumber, reason: &str) -> Command {
    Command::Annul { round, reason: reason.to_owned() }
}

#[test]
fn everybody_may_do_what_is_theirs_and_nothing_else() {
    let actors = [
        delegate("MY-1"),
        chair(),
        secretariat(),
        Actor::Teller("ng".to_owned()),
        Actor::Screen("hall".to_owned()),
        Actor::Clock,
        Actor::Operator,
    ];
    let declaration = declaration(Kind::Vote, "for");
    #[rustfmt::skip]
    // Columns:                                      delegate chair secretariat teller screen clock operator
    let table: [(Command, [u8; 7]); 17] = [
        (Command::Found(profile()),                           [0, 0, 1, 0, 0, 0, 1]),
        (Command::enter_roll(Roll::default()),                 [0, 0, 1, 0, 0, 0, 1]),
        (Command::EnterResolution(resolution("r2", &["c9"])), [0, 0, 1, 0, 0, 0, 1]),
        (Command::CheckIn { delegate: delegate_id("MY-3"), present: true },
                                                              [0, 0, 1, 0, 0, 0, 0]),
        (Command::EnterRuleset { name: "ours".to_owned(), ruleset: ruleset(&simple()) },
                                                              [0, 0, 1, 0, 0, 0, 1]),
        (Command::Mandate { substitute: delegate_id("MY-3"), in_place_of: None },
                                                              [0, 0, 1, 0, 0, 0, 0]),
        (Command::GiveProxy { giver: delegate_id("MY-3"), holder: None },
                                                              [0, 0, 1, 0, 0, 0, 0]),
        (Command::OfferWithdrawal { round: FIRST },           [1, 0, 0, 0, 0, 0, 0]),
        (Command::AcceptWithdrawal { round: FIRST, delegation: delegation_id("MY"), ballots: ballots("") },
                                                              [0, 1, 0, 0, 0, 0, 0]),
        (Command::Amend { round: FIRST, texts: wording(&[]), reason: String::new() },
                                                              [0, 1, 0, 0, 0, 0, 0]),
        (Command::Refer { round: FIRST, reason: String::new() },
                                                              [0, 1, 0, 0, 0, 0, 0]),
        (open("c1", &simple(), None),                         [0, 1, 0, 0, 0, 0, 0]),
        (Command::Extend { round: FIRST, seconds: 60 },       [0, 1, 0, 0, 0, 0, 0]),
        (Command::Declare { round: FIRST, declaration },      [1, 0, 0, 0, 0, 0, 0]),
        (close(FIRST, ballots("")),                           [0, 1, 0, 0, 0, 1, 0]),
        (Command::Publish { round: FIRST },                   [0, 1, 0, 0, 0, 0, 0]),
        (annul(FIRST, "wrong text"),                          [0, 1, 0, 0, 0, 0, 0]),
    ];
    for (command, permitted) in table {
        for (actor, permitted) in actors.iter().zip(permitted) {
            let answer = congress().ask(actor, command.clone());
            let allowed = answer != Err(Refusal::NotPermitted);
            assert_eq!(allowed, permitted == 1, "{actor:?}: {command:?}");
        }
    }
    assert_eq!(Refusal::NotPermitted.class(), RefusalClass::Forbidden);
}

#[test]
fn a_round_opens_on_a_commitment_that_is_before_the_congress() {
    let mut day = congress();
    let refusal = day.refused(&chair(), open("c7", &simple(), None));
    assert_eq!(refusal.class(), RefusalClass::NotFound);
    day.at(5).opened("c2", &simple());
    let round = day.round(FIRST);
    assert_eq!((round.question.commitment.as_str(), round.question.version), ("c2", 1));
    assert_eq!((round.opened_at, round.closes_at, round.attempt), (Moment(5000), None, 1));
}

#[test]
fn an_open_round_keeps_its_electorate_whatever_happens_to_the_roll() {
    let mut day = congress();
    day.opened("c1", &vote(&["weighted_bloc absolute"]));
    let frozen = day.round(FIRST).electorate.clone();
    // MY gets weight, loses a delegate and its standing; another comes in; a delegation joins.
    let mut newcomers = roll([full("TL", 50, 1)]);
    newcomers.delegates.extend(roll([full("MY", 4, 4)]).delegates);
    day.done(&secretariat(), entering(newcomers, "newcomers"))
        .amend_delegation("MY", |my| my.votes = 90)
        .amend_delegation("ID", |id| id.status = Status::Observer)
        .amend_delegate("ID-2", |person| person.role = Role::Substitute)
        .done(&secretariat(), Command::CheckIn { delegate: delegate_id("MY-2"), present: false });
    assert_eq!(day.round(FIRST).electorate, frozen);
    // W 3 for and 4 against of 7, as frozen.
    day.closed(FIRST, "ID-1 for, ID-2 for, MY-1 against");
    assert_eq!(mode(&day.tally(FIRST), 0), (3, 4, 0, false));
    assert_eq!(numbers(day.tally(FIRST).turnout.votes), (7, 7, 7));
    // The next round is held on the roll as it is now: MY 90 and TL 50.
    day.done(&chair(), Command::Publish { round: FIRST });
    day.opened("c2", &vote(&["weighted_bloc absolute"]));
    day.closed(SECOND, "");
    assert_eq!(numbers(day.tally(SECOND).turnout.votes), (140, 140, 0));
}

#[test]
fn an_open_round_keeps_its_question_and_its_rules() {
    let mut day = congress();
    day.opened("c1", &simple());
    let (question, rules) = (day.round(FIRST).question.clone(), day.round(FIRST).ruleset.clone());
    day.done(&secretariat(), Command::EnterResolution(resolution("r2", &["c9"])));
    assert_eq!(day.round(FIRST).question, question);
    assert_eq!(day.round(FIRST).ruleset, rules);
    assert_eq!(rules, ruleset(&simple()));
}

#[test]
fn one_round_at_a_time_is_open_or_waits_for_its_publication() {
    let mut day = congress();
    day.opened("c1", &simple());
    let again = open("c2", &simple(), None);
    assert_eq!(day.refused(&chair(), again.clone()), Refusal::AnotherRoundOpen(FIRST));
    day.closed(FIRST, "");
    assert_eq!(day.refused(&chair(), again.clone()), Refusal::RoundPending(FIRST));
    day.done(&chair(), Command::Publish { round: FIRST }).done(&chair(), again);
    assert_eq!(day.state.open_round().map(|round| round.number), Some(SECOND));
}

#[test]
fn rounds_on_one_commitment_are_counted_annulled_ones_too() {
    let mut day = congress();
    day.opened("c1", &simple()).closed(FIRST, "").done(&chair(), annul(FIRST, "wrong text"));
    day.opened("c1", &simple());
    assert_eq!(day.round(SECOND).attempt, 2);
}

#[test]
fn a_time_limit_is_within_ten_seconds_and_a_day() {
    for seconds in [0, 9, 86_401] {
        let refusal = congress().refused(&chair(), open("c1", &simple(), Some(seconds)));
        assert_eq!(refusal.class(), RefusalClass::Invalid, "{seconds}");
    }
    let mut day = congress();
    day.at(100).done(&chair(), open("c1", &simple(), Some(10)));
    assert_eq!(day.round(FIRST).closes_at, Some(Moment(110_000)));
}

#[test]
fn the_chair_extends_an_open_round_from_its_end() {
    let mut day = congress();
    day.at(0).done(&chair(), open("c1", &simple(), Some(60)));
    day.at(50).done(&chair(), Command::Extend { round: FIRST, seconds: 30 });
    assert_eq!(day.round(FIRST).closes_at, Some(Moment(90_000)));
    assert!(day.round(FIRST).is_open_at(Moment(89_999)));
    assert!(!day.round(FIRST).is_open_at(Moment(90_000)));
}

#[test]
fn a_round_that_has_been_closed_is_not_extended() {
    let mut day = congress();
    let extend = Command::Extend { round: FIRST, seconds: 30 };
    assert_eq!(day.refused(&chair(), extend.clone()), Refusal::NoSuchRound(FIRST));
    day.opened("c1", &simple()).closed(FIRST, "");
    assert_eq!(day.refused(&chair(), extend), Refusal::RoundNotOpen(FIRST));
}

#[test]
fn a_round_whose_time_has_run_out_is_not_extended() {
    // RULES.md: it "closes by itself when it runs out"; the chair may extend it "while it is open".
    let mut day = congress();
    day.at(0).done(&chair(), open("c1", &simple(), Some(60)));
    let late = day.at(60).ask(&chair(), Command::Extend { round: FIRST, seconds: 30 });
    assert_eq!(late, Err(Refusal::RoundNotOpen(FIRST)));
}

#[test]
fn the_clock_closes_a_round_when_its_time_has_run_out_and_not_before() {
    let mut day = congress();
    day.at(0).done(&chair(), open("c1", &simple(), Some(60)));
    let ended = close(FIRST, ballots("MY-1 for"));
    assert_eq!(day.at(59).refused(&Actor::Clock, ended.clone()), Refusal::StillTime(FIRST));
    day.at(60).done(&Actor::Clock, ended);
    assert_eq!(day.tally(FIRST).outcome, Outcome::Adopted);
    let view = day.round(FIRST).view(Audience::Public);
    assert_eq!((view.stage, view.closed_at), (Stage::Closed, Some(Moment(60_000))));
}

#[test]
fn the_clock_never_closes_a_round_without_a_time_limit() {
    let mut day = congress();
    day.opened("c1", &simple()).at(1_000_000);
    assert_eq!(day.refused(&Actor::Clock, close(FIRST, ballots(""))), Refusal::StillTime(FIRST));
}

#[test]
fn a_round_closes_once() {
    let mut day = congress();
    day.opened("c1", &simple()).closed(FIRST, "MY-1 for");
    for actor in [chair(), Actor::Clock] {
        let refusal = day.refused(&actor, close(FIRST, ballots("MY-1 against")));
        assert_eq!(refusal, Refusal::RoundNotOpen(FIRST));
        assert_eq!(refusal.class(), RefusalClass::Conflict);
    }
    assert_eq!(day.refused(&chair(), close(SECOND, ballots(""))), Refusal::NoSuchRound(SECOND));
    let nought = RoundNumber(0);
    assert_eq!(day.refused(&chair(), close(nought, ballots(""))), Refusal::NoSuchRound(nought));
}

#[test]
fn only_a_closed_round_is_published_or_annulled_and_only_once() {
    let publish = Command::Publish { round: FIRST };
    let ends = [publish.clone(), annul(FIRST, "wrong text")];
    for end in &ends {
        let mut day = congress();
        assert_eq!(day.refused(&chair(), end.clone()), Refusal::NoSuchRound(FIRST));
        day.opened("c1", &simple());
        assert_eq!(day.refused(&chair(), end.clone()), Refusal::RoundNotPending(FIRST));
        day.closed(FIRST, "").done(&chair(), end.clone());
        for again in &ends {
            assert_eq!(day.refused(&chair(), again.clone()), Refusal::RoundNotPending(FIRST));
        }
    }
}

#[test]
fn a_round_is_annulled_for_a_reason_that_can_be_read_out() {
    let mut day = congress();
    day.opened("c1", &simple()).closed(FIRST, "");
    for blank in ["", "  \n "] {
        assert_eq!(day.refused(&chair(), annul(FIRST, blank)), Refusal::ReasonNeeded);
    }
    let long = "é".repeat(1001);
    assert_eq!(day.refused(&chair(), annul(FIRST, &long)), Refusal::TooLong { longest: 1000 });
    day.done(&chair(), annul(FIRST, " the text on the screen was another one "));
    let because = day.round(FIRST).view(Audience::Public).annulled_because;
    assert_eq!(because, Some("the text on the screen was another one"));
}

#[test]
fn before_publication_only_the_chair_sees_the_result_and_nobody_an_annulled_one() {
    let seen = |day: &Day, audience| {
        let view = day.round(FIRST).view(audience);
        assert_eq!(view.tally.is_some(), view.seal.is_some());
        view.tally.is_some()
    };
    let mut day = congress();
    day.opened("c1", &simple());
    let both = |day: &Day| (seen(day, Audience::Chair), seen(day, Audience::Public));
    assert_eq!(both(&day), (false, false));
    day.closed(FIRST, "MY-1 for");
    assert_eq!(both(&day), (true, false));
    let mut void = day.clone();
    void.done(&chair(), annul(FIRST, "wrong text"));
    assert_eq!(both(&void), (false, false));
    day.done(&chair(), Command::Publish { round: FIRST });
    assert_eq!(both(&day), (true, true));
}

#[test]
fn a_commitment_stands_where_its_last_valid_round_left_it() {
    let mut day = congress();
    let standing = |day: &Day| day.state.standing(&congress::text::CommitmentId::new("c1"));
    assert_eq!(standing(&day), Standing::Pending);
    day.opened("c1", &simple());
    assert_eq!(standing(&day), Standing::Open);
    day.closed(FIRST, "MY-1 for");
    assert_eq!(standing(&day), Standing::Counting);
    day.done(&chair(), Command::Publish { round: FIRST });
    assert_eq!(standing(&day), Standing::Decided(Outcome::Adopted));
    day.opened("c1", &simple()).closed(SECOND, "MY-1 against").done(&chair(), annul(SECOND, "a mistake"));
    assert_eq!(standing(&day), Standing::Decided(Outcome::Adopted));
}
