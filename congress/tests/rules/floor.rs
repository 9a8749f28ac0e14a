//! The speakers' list: points of order first, delegations in turn where the setting asks, one speaker at a time.

use crate::common::congress_day::*;
use crate::common::*;
use congress::command::{Command, Refusal};
use congress::floor::FloorRules;
use congress::round::Moment;
use congress::text::CommitmentId;

fn c1() -> CommitmentId {
    CommitmentId::new("c1")
}

fn congress() -> Day {
    Day::convened(roll([full("A", 1, 3), full("B", 1, 2), consultative("K", 0, 1), observer("O", 0, 1)]))
}

fn asks(day: &mut Day, id: &str) {
    day.done(&delegate(id), Command::AskFloor { commitment: c1(), point_of_order: false });
}

fn give(id: &str) -> Command {
    Command::GiveFloor { commitment: c1(), delegate: delegate_id(id) }
}

fn queue(day: &Day) -> String {
    let floor = day.state.floor(&c1()).expect("a list");
    floor.queue(day.state.floor_rules).iter().map(|one| one.delegate.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn who_asks_first_speaks_first_but_points_of_order_go_before() {
    let mut day = congress();
    for id in ["A-1", "A-2", "B-1", "K-1"] {
        asks(&mut day, id);
    }
    day.done(&delegate("B-2"), Command::AskFloor { commitment: c1(), point_of_order: true });
    assert_eq!(queue(&day), "B-2 A-1 A-2 B-1 K-1");
    day.done(&delegate("K-1"), Command::AskFloor { commitment: c1(), point_of_order: true });
    assert_eq!(queue(&day), "B-2 K-1 A-1 A-2 B-1", "a request can become a point of order");
    let again = Command::AskFloor { commitment: c1(), point_of_order: false };
    assert!(day.ask(&delegate("A-1"), again).is_ok_and(|events| events.is_empty()), "once is enough");
}

#[test]
fn delegations_alternate_where_the_setting_asks() {
    let mut day = congress();
    day.done(&chair(), Command::SetFloor(FloorRules { seconds: 60, alternate: true }));
    for id in ["A-1", "A-2", "A-3", "B-1", "B-2"] {
        asks(&mut day, id);
    }
    assert_eq!(queue(&day), "A-1 B-1 A-2 B-2 A-3");
    day.done(&chair(), give("A-1"));
    assert_eq!(queue(&day), "B-1 A-2 B-2 A-3", "A has spoken once, so B comes first");
    day.done(&chair(), give("B-1")).done(&chair(), give("B-2"));
    assert_eq!(queue(&day), "A-2 A-3");
    asks(&mut day, "K-1");
    assert_eq!(queue(&day), "K-1 A-2 A-3", "who has not spoken at all comes before");
    day.done(&chair(), Command::SetFloor(FloorRules { seconds: 60, alternate: false }));
    assert_eq!(queue(&day), "A-2 A-3 K-1");
}

#[test]
fn one_person_has_the_floor_for_the_speaking_time() {
    let mut day = congress();
    day.done(&chair(), Command::SetFloor(FloorRules { seconds: 90, alternate: false }));
    asks(&mut day, "A-1");
    asks(&mut day, "B-1");
    day.at(100).done(&chair(), give("A-1"));
    let (commitment, speech) = day.state.speech().expect("somebody speaks");
    assert_eq!((commitment, speech.delegate.as_str(), speech.until), (&c1(), "A-1", Moment(190_000)));
    assert_eq!(queue(&day), "B-1");
    day.at(150).done(&chair(), give("B-1"));
    let floor = day.state.floor(&c1()).expect("a list");
    assert_eq!(floor.speeches[0].ended, Some(Moment(150_000)), "the next speaker ends the speech before");
    let end = |id: &str| Command::EndSpeech { commitment: c1(), delegate: delegate_id(id) };
    assert_eq!(day.refused(&chair(), end("A-1")), Refusal::NobodySpeaks, "it is B-1 who speaks now");
    day.at(170).done(&chair(), end("B-1"));
    assert!(day.state.speech().is_none());
    assert_eq!(day.refused(&chair(), end("B-1")), Refusal::NobodySpeaks);
}

#[test]
fn a_speech_on_another_commitment_ends_this_one() {
    let mut day = congress();
    let c2 = CommitmentId::new("c2");
    asks(&mut day, "A-1");
    day.done(&delegate("B-1"), Command::AskFloor { commitment: c2.clone(), point_of_order: false });
    day.done(&chair(), give("A-1"));
    day.done(&chair(), Command::GiveFloor { commitment: c2.clone(), delegate: delegate_id("B-1") });
    assert_eq!(day.state.speech().map(|(commitment, _)| commitment), Some(&c2));
    assert!(day.state.floor(&c1()).is_some_and(|floor| floor.speaking().is_none()));
}

#[test]
fn a_closed_list_takes_points_of_order_only() {
    let mut day = congress();
    asks(&mut day, "A-1");
    day.done(&chair(), Command::CloseList { commitment: c1(), closed: true });
    let asking = |point_of_order| Command::AskFloor { commitment: c1(), point_of_order };
    assert_eq!(day.refused(&delegate("B-1"), asking(false)), Refusal::ListIsClosed);
    day.done(&delegate("B-1"), asking(true));
    assert_eq!(queue(&day), "B-1 A-1");
    day.done(&chair(), Command::CloseList { commitment: c1(), closed: false }).done(&delegate("K-1"), asking(false));
}

#[test]
fn one_takes_back_ones_own_request_and_the_chair_anybodys() {
    let mut day = congress();
    for id in ["A-1", "A-2", "B-1"] {
        asks(&mut day, id);
    }
    let leave = |id: &str| Command::LeaveFloor { commitment: c1(), delegate: delegate_id(id) };
    assert_eq!(day.refused(&delegate("A-1"), leave("A-2")), Refusal::NotPermitted);
    day.done(&delegate("A-1"), leave("A-1")).done(&chair(), leave("B-1"));
    assert_eq!(queue(&day), "A-2");
    assert_eq!(day.refused(&chair(), leave("B-1")), Refusal::NotAsking(delegate_id("B-1")));
    assert_eq!(day.refused(&chair(), give("B-1")), Refusal::NotAsking(delegate_id("B-1")));
}

#[test]
fn observers_do_not_speak_and_the_speaking_time_has_bounds() {
    let mut day = congress();
    let asking = Command::AskFloor { commitment: c1(), point_of_order: true };
    assert_eq!(day.refused(&delegate("O-1"), asking.clone()), Refusal::ObserverFloor);
    assert_eq!(day.refused(&delegate("X-1"), asking.clone()), Refusal::NoSuchDelegate(delegate_id("X-1")));
    assert_eq!(day.refused(&chair(), asking), Refusal::NotPermitted);
    for seconds in [0, 14, 3_601] {
        let rules = FloorRules { seconds, alternate: true };
        let refusal = Refusal::BadTimeLimit { shortest: 15, longest: 3_600 };
        assert_eq!(day.refused(&chair(), Command::SetFloor(rules)), refusal);
    }
}

#[test]
fn the_opening_of_a_round_ends_a_speech() {
    let mut day = congress();
    asks(&mut day, "A-1");
    day.at(10).done(&chair(), give("A-1")).at(40).opened("c2", &vote(&["per_delegate simple"]));
    let floor = day.state.floor(&c1()).expect("a list");
    assert_eq!(floor.speeches[0].ended, Some(Moment(40_000)));
}
