//! The life of an objection (RULES.md, "Consensus"): raised, confirmed, counted, withdrawn. What else may be done about it
//! is in `unresolved.rs`.

use crate::common::congress_day::*;
use crate::common::objection::*;
use crate::common::*;
use congress::ballot::{Ballot, Ballots, Choice, Declaration, Statement};
use congress::command::{Actor, Command, Refusal, RefusalClass};
use congress::round::{BallotPaper, LONGEST_REASON, Moment, Step};
use congress::text::CommitmentId;
use congress::verdict::Outcome;
use congress::view::{Audience, Standing};

fn c1() -> CommitmentId {
    CommitmentId::new("c1")
}

#[test]
fn an_objection_has_a_reason_and_may_propose_a_wording() {
    let mut day = house();
    day.opened("c1", &consensus("", ""));
    let admit = |mark, reason, proposal| {
        let paper = BallotPaper { mark, reason, proposal };
        day.round(FIRST).admit(&day.state.roll, &delegate_id("A-1"), paper, day.now)
    };
    let objection = admit("object", Some(REASON), Some(" We may. ")).expect("admitted");
    assert_eq!((objection.reason.as_deref(), objection.proposal.as_deref()), (Some(REASON), Some("We may.")));
    assert_eq!(admit("object", Some(REASON), Some(" \n")).map(|ballot| ballot.proposal), Ok(None));
    assert_eq!(admit("object", None, Some("We may.")), Err(Refusal::ReasonNeeded));
    let long = "é".repeat(LONGEST_REASON + 1);
    assert_eq!(admit("object", Some(REASON), Some(&long)), Err(Refusal::TooLong { longest: LONGEST_REASON }));
    // A proposal belongs to an objection.
    let reserved = admit("reservation", Some("as to dates"), Some("We may.")).expect("admitted");
    assert_eq!((reserved.reason.as_deref(), reserved.proposal), (Some("as to dates"), None));
}

#[test]
fn a_head_declares_an_objection_with_a_reason() {
    let mut day = house();
    day.opened("c1", &consensus("", ""));
    for reason in [None, Some(""), Some(" \n ")] {
        let reason = reason.map(str::to_owned);
        let declaration = Declaration { position: Choice::Object, split: None, reason };
        let refusal = day.refused(&delegate("B-1"), Command::Declare { round: FIRST, declaration });
        assert_eq!((refusal.class(), refusal), (RefusalClass::Invalid, Refusal::ReasonNeeded));
    }
    day.done(&delegate("B-1"), objection());
    assert_eq!(day.round(FIRST).declarations[&delegation_id("B")].reason.as_deref(), Some(REASON));
    // Other positions need none.
    assert!(day.declares("C-1", FIRST, "reservation").is_ok());
}

#[test]
fn whether_an_objection_binds_is_as_the_rules_set_it() {
    // One of three in A objects. With `declared`, A's head objects too, and without a ballot of hers.
    let share = |p, q| format!("objection = \"share\"\nshare_p = {p}\nshare_q = {q}");
    let cases = [
        ("objection = \"head_confirmed\"".to_owned(), false, "agree", Outcome::AdoptedUnanimously),
        ("objection = \"head_confirmed\"".to_owned(), true, "object", Outcome::ObjectionSustained),
        ("objection = \"any_delegate\"".to_owned(), false, "object", Outcome::ObjectionSustained),
        (share(1, 3), false, "object", Outcome::ObjectionSustained), // 3·1 >= 1·3
        (share(1, 2), false, "agree", Outcome::AdoptedUnanimously),  // 2·1 >= 1·3 is false
        (share(1, 2), true, "object", Outcome::ObjectionSustained),
        ("objection = \"any_delegate\"\nmax_objections = 1".to_owned(), false, "object", Outcome::AdoptedWithDissent),
    ];
    for (settings, declared, held, outcome) in cases {
        let mut day = house();
        day.opened("c1", &consensus("", &settings));
        if declared {
            assert!(day.declares("A-1", FIRST, "object").is_ok());
        }
        let cast = "A-1 agree, A-2 agree, A-3 object, B-1 agree, B-2 agree, C-1 agree, D-1 agree";
        let cast = admitted(&day, FIRST, cast);
        day.done(&chair(), close(FIRST, cast));
        let tally = day.tally(FIRST);
        assert_eq!((position(&tally, "A"), tally.outcome), (held, outcome), "{settings} {declared}");
    }
}

#[test]
fn what_was_said_stands_verbatim_under_the_delegations_name_once_published() {
    let mut day = house();
    day.opened("c1", &consensus("", "")).done(&delegate("B-1"), objection());
    let ballot = |id: &str, mark, reason, proposal| -> (_, Ballot) {
        let paper = BallotPaper { mark, reason: Some(reason), proposal };
        (delegate_id(id), day.round(FIRST).admit(&day.state.roll, &delegate_id(id), paper, day.now).expect("admitted"))
    };
    let said = "Non ; « jamais » —\n  <b>not</b> so.";
    let cast: Ballots = [
        ballot("B-2", "object", said, Some("We may.")),
        ballot("A-2", "reservation", "as to dates", None),
        ballot("A-1", "agree", "gladly", None),
    ]
    .into();
    let silent = admitted(&day, FIRST, "C-1 agree");
    day.done(&chair(), close(FIRST, cast.into_iter().chain(silent).collect()));
    let statement = |delegation: &str, choice, text: &str, proposal: Option<&str>| Statement {
        delegation: delegation_id(delegation),
        choice,
        text: text.to_owned(),
        proposal: proposal.map(str::to_owned),
    };
    let expected = [
        statement("A", Choice::Agree, "gladly", None),
        statement("A", Choice::Reservation, "as to dates", None),
        statement("B", Choice::Object, REASON, None), // the head's own word first
        statement("B", Choice::Object, said, Some("We may.")),
    ];
    assert_eq!(day.round(FIRST).view(Audience::Chair).statements, expected);
    assert_eq!(day.round(FIRST).view(Audience::Public).statements, []);
    day.done(&chair(), PUBLISH);
    assert_eq!(day.round(FIRST).view(Audience::Public).statements, expected);
}

#[test]
fn an_accepted_withdrawal_gives_a_new_verdict_on_the_same_ballots() {
    // Before: A, C and D agree, B objects: 1 > 0, sustained. After: B's declaration is gone, its two objecting ballots
    // count as standing aside: 3 agree, 1 stands aside, 3·3 >= 2·(3 + 1), adopted with reservations.
    for settings in ["", "objection = \"any_delegate\"", "objection = \"share\"\nshare_p = 1\nshare_q = 2"] {
        let (mut day, cast) = sustained(settings);
        let before = day.tally(FIRST);
        assert_eq!((before.outcome, position(&before, "B")), (Outcome::ObjectionSustained, "object"));
        assert_eq!(row(&before, "B").individual_objections, None);
        day.at(10).done(&delegate("B-1"), OFFER);
        assert_eq!(day.tally(FIRST), before, "an offer alone changes nothing");
        day.at(20).done(&chair(), accept("B", &cast));
        let after = day.tally(FIRST);
        assert_eq!((after.outcome, position(&after, "B")), (Outcome::AdoptedWithReservations, "stand_aside"));
        assert_eq!((row(&after, "B").declared, row(&after, "B").individual_objections), (Some(false), Some(2)));
        let held = positions(&after);
        assert_eq!((held.agree, held.stand_aside, held.object), (3, 1, 0));
        assert_eq!((&after.turnout, &row(&after, "B").ballots), (&before.turnout, &row(&before, "B").ballots));
        assert_eq!(day.round(FIRST).view(Audience::Chair).seal, Some("5ea1"));
        let b = delegation_id("B");
        let offered = (10, delegate("B-1"), Step::WithdrawalOffered(b.clone()));
        assert_eq!(steps(&day, FIRST), [offered, (20, chair(), Step::WithdrawalAccepted(b))]);
        day.done(&chair(), PUBLISH);
        assert_eq!(day.state.standing(&c1()), Standing::Decided(Outcome::AdoptedWithReservations));
    }
}

#[test]
fn another_objection_still_stands_after_one_is_withdrawn() {
    let mut day = house();
    day.opened("c1", &consensus("", "")).done(&delegate("B-1"), objection());
    assert!(day.declares("C-1", FIRST, "object").is_ok());
    let cast = admitted(&day, FIRST, CAST);
    day.done(&chair(), close(FIRST, cast.clone())).done(&delegate("B-1"), OFFER);
    day.done(&chair(), accept("B", &cast));
    assert_eq!(day.tally(FIRST).outcome, Outcome::ObjectionSustained);
    assert_eq!((position(&day.tally(FIRST), "B"), position(&day.tally(FIRST), "C")), ("stand_aside", "object"));
}

#[test]
fn a_withdrawal_is_offered_once_by_the_objecting_head_and_accepted_once_by_the_chair() {
    let (mut day, cast) = sustained("");
    let not_offered = day.refused(&chair(), accept("B", &cast));
    assert_eq!(not_offered, Refusal::NoWithdrawal(delegation_id("B")));
    assert_eq!(day.refused(&delegate("B-2"), OFFER), Refusal::NotHead);
    assert_eq!(day.refused(&delegate("C-1"), OFFER), Refusal::NoObjection(delegation_id("C")));
    for actor in [chair(), secretariat()] {
        assert_eq!(day.refused(&actor, OFFER), Refusal::NotPermitted);
    }
    day.done(&delegate("B-1"), OFFER);
    assert_eq!(day.ask(&delegate("B-1"), OFFER), Ok(vec![]));
    for actor in [delegate("B-1"), secretariat(), Actor::Clock] {
        assert_eq!(day.refused(&actor, accept("B", &cast)), Refusal::NotPermitted);
    }
    day.done(&chair(), accept("B", &cast));
    assert_eq!(day.refused(&chair(), accept("B", &cast)), Refusal::NotUnresolved(FIRST));
    assert_eq!(day.refused(&delegate("B-1"), OFFER), Refusal::NotUnresolved(FIRST));
    // Where C still objects, something is left to be done, but not by B.
    let mut day = house();
    day.opened("c1", &consensus("", "")).done(&delegate("B-1"), objection());
    assert!(day.declares("C-1", FIRST, "object").is_ok());
    day.done(&chair(), close(FIRST, cast.clone())).done(&delegate("B-1"), OFFER);
    day.done(&chair(), accept("B", &cast));
    let gone = Refusal::NoObjection(delegation_id("B"));
    assert_eq!(gone.class(), RefusalClass::Conflict);
    assert_eq!(day.refused(&chair(), accept("B", &cast)), gone);
    assert_eq!(day.refused(&delegate("B-1"), OFFER), gone);
    day.done(&delegate("C-1"), OFFER);
}

#[test]
fn an_objection_that_was_outvoted_is_not_withdrawn() {
    let (mut day, cast) = sustained("max_objections = 1");
    assert_eq!(day.tally(FIRST).outcome, Outcome::AdoptedWithDissent);
    assert_eq!(day.refused(&delegate("B-1"), OFFER), Refusal::NotUnresolved(FIRST));
    assert_eq!(day.refused(&chair(), accept("B", &cast)), Refusal::NotUnresolved(FIRST));
}

#[test]
fn an_objection_is_withdrawn_after_the_close_and_before_publication() {
    let mut day = house();
    day.opened("c1", &consensus("", "")).done(&delegate("B-1"), objection());
    assert_eq!(day.refused(&delegate("B-1"), OFFER), Refusal::StillOpen(FIRST));
    let (mut day, cast) = sustained("");
    day.done(&delegate("B-1"), OFFER).done(&chair(), PUBLISH);
    let public = Refusal::AlreadyPublished(FIRST);
    assert_eq!(day.refused(&delegate("B-1"), OFFER), public);
    assert_eq!(day.refused(&chair(), accept("B", &cast)), public);
    assert_eq!(day.tally(FIRST).outcome, Outcome::ObjectionSustained);
    let (mut day, _) = sustained("");
    day.done(&chair(), annul());
    assert_eq!(day.refused(&delegate("B-1"), OFFER), Refusal::NotUnresolved(FIRST));
}

#[test]
fn the_moment_of_a_result_is_its_closing_whatever_is_done_after() {
    let (mut day, cast) = sustained("");
    day.at(99).done(&delegate("B-1"), OFFER);
    day.done(&chair(), accept("B", &cast));
    assert_eq!(day.round(FIRST).view(Audience::Chair).closed_at, Some(Moment(0)));
}
