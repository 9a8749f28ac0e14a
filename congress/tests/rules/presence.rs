//! Who is here: each coming and going is kept with its time, and tells who has left from who has not come yet.

use crate::common::congress_day::*;
use crate::common::*;
use congress::command::Command;
use congress::event::Event;
use congress::presence::Presence;
use congress::roll_change::Leaving;

fn check_in(id: &str, present: bool) -> Command {
    Command::CheckIn { delegate: delegate_id(id), present }
}

#[test]
fn present_left_and_back_are_told_apart_from_who_has_not_come_yet() {
    let mut day = Day::convened(roll([full("MY", 4, 3).present(1)]));
    let stands = |day: &Day| ["MY-1", "MY-2", "MY-3"].map(|id| day.state.presence(&delegate_id(id)));
    assert_eq!(stands(&day), [Presence::Here, Presence::Expected, Presence::Expected]);
    day.done(&secretariat(), check_in("MY-2", true));
    day.done(&secretariat(), check_in("MY-1", false));
    assert_eq!(stands(&day), [Presence::Left, Presence::Here, Presence::Expected]);
    day.done(&secretariat(), check_in("MY-1", true));
    assert_eq!(stands(&day), [Presence::Here, Presence::Here, Presence::Expected]);
    let comings: Vec<_> = day.state.comings(&delegate_id("MY-1")).iter().map(|one| (one.present, &one.by)).collect();
    assert_eq!(comings, [(false, &secretariat()), (true, &secretariat())]);
    assert!(day.state.comings(&delegate_id("MY-1"))[0].seq < day.state.comings(&delegate_id("MY-1"))[1].seq);
    assert_eq!(day.ask(&secretariat(), check_in("MY-1", true)), Ok(vec![]), "who is here does not come again");
    assert_eq!(day.state.presence(&delegate_id("NOBODY-1")), Presence::Expected);
}

#[test]
fn who_leaves_the_roll_takes_their_comings_along() {
    let mut day = Day::convened(roll([full("MY", 4, 3).present(3)]));
    day.done(&secretariat(), check_in("MY-3", false));
    let leaving = Leaving { delegations: vec![], delegates: vec![delegate_id("MY-3")], reason: None };
    day.done(&secretariat(), Command::LeaveRoll(leaving));
    let mut again = roll([full("MY", 4, 3).present(3)]);
    again.delegates.get_mut(&delegate_id("MY-3")).expect("on the roll").present = false;
    day.done(&secretariat(), Command::enter_roll(again));
    assert_eq!(day.state.presence(&delegate_id("MY-3")), Presence::Expected, "another person, who has not come yet");
}

#[test]
fn only_a_coming_or_going_is_of_presence_alone() {
    let (delegate, other) = (delegate_id("MY-1"), delegate_id("MY-2"));
    assert!(Event::CheckedIn { delegate: delegate.clone(), present: true }.is_of_presence());
    assert!(!Event::ProxyGiven { giver: delegate, holder: Some(other) }.is_of_presence());
}
