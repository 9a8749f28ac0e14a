//! Ballots on paper: who enters them and for whom, what phones may no longer say, and the round that is opened again.

use std::collections::BTreeSet;

use crate::common::{
    self,
    congress_day::{Day, FIRST, ballots, chair, close, delegate, paper, secretariat},
};
use crate::common::{consensus, consultative, delegate_id, full, observer, roll, vote};
use congress::ballot::{Choice, Declaration};
use congress::command::{Actor, Command, PaperRefusal, Refusal, RefusalClass};
use congress::event::Event;
use congress::roll::DelegateId;
use congress::round::{BallotPaper, Moment, RoundNumber};
use congress::rules::Visibility;
use congress::view::{Audience, Stage};

const SIMPLE: &str = "per_delegate simple";

fn day() -> Day {
    let blocs = [full("MY", 4, 3).present(2).with_substitute(), full("ID", 3, 2), consultative("NGO", 1, 1)];
    Day::convened(roll(blocs.into_iter().chain([observer("OBS", 1, 1)])))
}

fn of(ids: &[&str]) -> BTreeSet<DelegateId> {
    ids.iter().map(|id| delegate_id(id)).collect()
}

fn enter(ids: &[&str]) -> Command {
    Command::EnterPaper { round: FIRST, delegates: of(ids) }
}

fn reopen(reason: &str) -> Command {
    Command::Reopen { round: FIRST, reason: reason.to_owned() }
}

/// What becomes of a ballot that a delegate casts by phone.
fn by_phone(day: &Day, id: &str) -> Result<(), Refusal> {
    let round = day.round(FIRST);
    round.admit(&day.state.roll, &delegate_id(id), paper("for", None), day.now).map(drop)
}

#[test]
fn the_record_says_whose_ballots_came_on_paper_and_who_entered_them_but_not_what_is_on_them() {
    let mut day = day();
    day.opened("c1", &vote(&[SIMPLE])).at(60);
    let events = day.ask(&secretariat(), enter(&["ID-2", "ID-1"])).expect("entered");
    let json = serde_json::to_value(&events[0]).expect("JSON");
    assert_eq!(json, serde_json::json!({ "event": "paper_entered", "round": 1, "delegates": ["ID-1", "ID-2"] }));
    let mark = &day.round(FIRST).on_paper[&delegate_id("ID-1")];
    assert_eq!((mark.at, &mark.by), (Moment(60_000), &secretariat()));
    // Corrected by somebody else: the last one answers for it.
    let other = Actor::Secretariat("ng".to_owned());
    day.at(90).done(&other, enter(&["ID-1"]));
    assert_eq!(day.round(FIRST).on_paper[&delegate_id("ID-1")].by, other);
    assert_eq!(day.round(FIRST).on_paper[&delegate_id("ID-2")].by, secretariat());
}

#[test]
fn only_the_secretariat_enters_paper_and_only_the_chair_opens_a_round_again() {
    let mut day = day();
    day.opened("c1", &vote(&[SIMPLE]));
    for actor in [chair(), delegate("ID-1"), Actor::Operator, Actor::Clock, Actor::Teller("tess".to_owned())] {
        assert_eq!(day.refused(&actor, enter(&["ID-1"])), Refusal::NotPermitted);
    }
    day.closed(FIRST, "");
    for actor in [secretariat(), delegate("ID-1"), Actor::Operator, Actor::Clock] {
        assert_eq!(day.refused(&actor, reopen("the phones failed")), Refusal::NotPermitted);
    }
}

#[test]
fn paper_is_entered_for_the_electorate_of_an_open_round_and_for_nobody_else() {
    let mut day = day();
    assert_eq!(day.refused(&secretariat(), enter(&["ID-1"])), Refusal::NoSuchRound(FIRST));
    day.opened("c1", &vote(&[SIMPLE]));
    for (who, why) in [
        ("MY-3", Refusal::AbsentAtOpening),
        ("MY-S", Refusal::Substitute),
        ("NGO-1", Refusal::Consultative),
        ("OBS-1", Refusal::Observer),
        ("XX-1", Refusal::NoSuchDelegate(delegate_id("XX-1"))),
    ] {
        assert_eq!(day.refused(&secretariat(), enter(&["ID-1", who])), why, "{who}");
    }
    assert_eq!(day.refused(&secretariat(), enter(&[])), PaperRefusal::Nothing.into());
    day.closed(FIRST, "");
    assert_eq!(day.refused(&secretariat(), enter(&["ID-1"])), Refusal::RoundNotOpen(FIRST));
}

#[test]
fn a_paper_ballot_says_what_a_phone_could_and_must_say() {
    let mut day = day();
    day.opened("c1", &consensus("", ""));
    let (round, long) = (day.round(FIRST).clone(), "x".repeat(1_001));
    let admit = |mark, reason| {
        let paper = BallotPaper { mark, reason, proposal: Some("as in 2017") };
        round.admit_paper(&day.state.roll, &delegate_id("ID-1"), paper, day.now)
    };
    assert!(matches!(admit("for", None), Err(Refusal::BadMark(_))));
    assert_eq!(admit("object", Some("  ")), Err(Refusal::ReasonNeeded));
    assert_eq!(admit("object", Some(&long)), Err(Refusal::TooLong { longest: 1_000 }));
    let ballot = admit("object", Some("Our statutes forbid it.")).expect("admitted");
    assert_eq!(ballot.proposal.as_deref(), Some("as in 2017"));
    assert_eq!(admit("agree", None).expect("admitted").proposal, None);
}

#[test]
fn who_voted_on_paper_votes_no_more_by_phone_in_that_round() {
    let mut day = day();
    day.opened("c1", &vote(&[SIMPLE]));
    day.done(&secretariat(), enter(&["ID-1"]));
    assert_eq!(by_phone(&day, "ID-1"), Err(PaperRefusal::OnPaper.into()));
    assert_eq!(by_phone(&day, "ID-2"), Ok(()));
    day.closed(FIRST, "ID-1 for").done(&chair(), Command::Publish { round: FIRST });
    day.opened("c2", &vote(&[SIMPLE]));
    let second = day.round(RoundNumber(2));
    assert!(second.admit(&day.state.roll, &delegate_id("ID-1"), paper("for", None), day.now).is_ok());
}

#[test]
fn a_secret_round_and_a_roll_call_take_no_paper() {
    let mut day = day();
    day.opened("c1", &vote(&[SIMPLE]));
    let mut secret = day.round(FIRST).clone();
    secret.ruleset.visibility = Visibility::Secret;
    assert_eq!(secret.takes_paper(day.now), Err(PaperRefusal::NotOffered.into()));
    let mut call = day.round(FIRST).clone();
    call.roll_call = Some(congress::roll_call::RollCall { order: vec![], letter: None });
    assert_eq!(call.takes_paper(day.now), Err(Refusal::AnsweredAloud));
}

#[test]
fn a_round_opened_again_takes_paper_only_and_is_counted_anew() {
    let mut day = day();
    day.done(&chair(), common::congress_day::open("c1", &vote(&[SIMPLE]), Some(60)));
    day.at(30).closed(FIRST, "MY-1 for, ID-1 against");
    let first = day.tally(FIRST);
    day.at(300).done(&chair(), reopen("  two phones had no network  "));
    let again = &day.round(FIRST).reopenings[0];
    assert_eq!((again.closed_at, again.at, &again.by), (Moment(30_000), Moment(300_000), &chair()));
    assert_eq!(again.reason, "two phones had no network");

    let view = day.round(FIRST).view(Audience::Chair);
    assert!(view.stage == Stage::Open && view.tally.is_none() && view.statements.is_empty());
    assert_eq!(day.state.round_key(), "1:open:again1");
    let reopened: Refusal = PaperRefusal::RoundReopened(FIRST).into();
    assert_eq!((by_phone(&day, "ID-2"), reopened.class()), (Err(reopened.clone()), RefusalClass::Conflict));
    let declaration = Declaration { position: Choice::For, split: None, reason: None };
    assert_eq!(day.refused(&delegate("ID-1"), Command::Declare { round: FIRST, declaration }), reopened);
    assert_eq!(day.refused(&chair(), Command::Extend { round: FIRST, seconds: 60 }), reopened);
    let clock = Command::Close { round: FIRST, ballots: ballots(""), seal: String::new() };
    assert_eq!(day.refused(&Actor::Clock, clock), Refusal::StillTime(FIRST), "its time limit is gone");

    day.done(&secretariat(), enter(&["ID-2"]));
    day.at(400).closed(FIRST, "MY-1 for, ID-1 against, ID-2 for");
    assert_ne!(day.tally(FIRST), first);
    assert_eq!(day.round(FIRST).view(Audience::Public).closed_at, Some(Moment(400_000)));
    let closings = day.log.iter().filter(|entry| matches!(entry.event, Event::RoundClosed { .. }));
    assert_eq!(closings.count(), 2, "both closings stay in the log");
    day.done(&chair(), reopen("one more")).done(&chair(), close(FIRST, ballots("MY-1 for")));
    assert_eq!((day.round(FIRST).reopenings.len(), day.state.round_key()), (2, "1:closed:again2".to_owned()));
}

#[test]
fn only_a_closed_round_that_is_not_published_is_opened_again_and_for_a_reason() {
    let mut day = day();
    let pending = Refusal::RoundNotPending(FIRST);
    assert_eq!(day.refused(&chair(), reopen("why")), Refusal::NoSuchRound(FIRST));
    day.opened("c1", &vote(&[SIMPLE]));
    assert_eq!(day.refused(&chair(), reopen("why")), pending);
    day.closed(FIRST, "");
    assert_eq!(day.refused(&chair(), reopen("   ")), Refusal::ReasonNeeded);
    assert_eq!(day.refused(&chair(), reopen(&"x".repeat(1_001))), Refusal::TooLong { longest: 1_000 });
    let mut published = day.clone();
    published.done(&chair(), Command::Publish { round: FIRST });
    assert_eq!(published.refused(&chair(), reopen("why")), pending);
    day.done(&chair(), Command::Annul { round: FIRST, reason: "the doors were open".to_owned() });
    assert_eq!(day.refused(&chair(), reopen("why")), pending);
}

#[test]
fn what_was_withdrawn_after_the_first_close_is_withdrawn_no_more() {
    let mut day = day();
    day.opened("c1", &consensus("", ""));
    day.declares("ID-1", FIRST, "object").expect("declared");
    day.done(&chair(), close(FIRST, ballots("")));
    day.done(&delegate("ID-1"), Command::OfferWithdrawal { round: FIRST });
    let delegation = common::delegation_id("ID");
    let accept = || Command::AcceptWithdrawal { round: FIRST, delegation: delegation.clone(), ballots: ballots("") };
    day.done(&chair(), accept());
    day.done(&chair(), reopen("a ballot was left in a pocket")).done(&chair(), close(FIRST, ballots("")));
    assert!(day.round(FIRST).withdrawn.is_empty() && day.round(FIRST).steps.is_empty());
    assert_eq!(common::position(&day.tally(FIRST), "ID"), "object");
    assert_eq!(day.refused(&chair(), accept()), Refusal::NoWithdrawal(delegation.clone()), "it is offered anew");
}
