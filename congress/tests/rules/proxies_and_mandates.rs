//! The promises of RULES.md, "Roll and electorate", on substitutes and proxies: who casts in whose place, frozen when a
//! round opens.

use crate::common::congress_day::*;
use crate::common::*;
use congress::ballot::Ballots;
use congress::command::{Command, Refusal, RefusalClass};
use congress::event::Event;
use congress::roll::{Role, Roll};
use congress::round::RoundNumber;
use congress::rules::Kind;
use congress::verdict::Outcome;
use congress::view::progress;

const SECOND: RoundNumber = RoundNumber(2);

fn simple() -> String {
    vote(&["per_delegate simple"])
}

/// MY-1 and MY-2 are in the hall, MY-3 and MY-4 are not; MY-S is a substitute. ID-1 and ID-2 are there, ID-3 is not.
fn hall() -> Roll {
    roll([full("MY", 4, 4).present(2).with_substitute(), full("ID", 3, 3).present(2)])
}

fn congress() -> Day {
    Day::convened(hall())
}

/// A congress in which one delegate may hold two proxies.
fn generous() -> Day {
    let mut day = congress();
    day.done(&secretariat(), Command::Found(congress::state::Profile { max_proxies: 2, ..profile() }));
    day
}

fn proxy(giver: &str, holder: &str) -> Command {
    let holder = (holder != "-").then(|| delegate_id(holder));
    Command::GiveProxy { giver: delegate_id(giver), holder }
}

fn mandate(substitute: &str, replaced: &str) -> Command {
    let in_place_of = (replaced != "-").then(|| delegate_id(replaced));
    Command::Mandate { substitute: delegate_id(substitute), in_place_of }
}

fn check_in(id: &str, present: bool) -> Command {
    Command::CheckIn { delegate: delegate_id(id), present }
}

/// For whom somebody casts in a round besides themselves.
fn held(day: &Day, round: RoundNumber, holder: &str) -> String {
    let holder = delegate_id(holder);
    let givers = day.round(round).proxies_of(&holder).map(ToString::to_string);
    givers.collect::<Vec<_>>().join(" ")
}

/// Whether `holder` may cast for `giver`, and the ballot is admitted in the giver's name.
fn casts_for(day: &Day, round: RoundNumber, holder: &str, giver: &str) -> Result<(), Refusal> {
    let (round, giver) = (day.round(round), delegate_id(giver));
    round.may_cast_for(&delegate_id(holder), &giver)?;
    round.admit(&day.state.roll, &giver, paper("for", None), day.now).map(|_| ())
}

/// The round closed with these ballots and published.
fn ended(day: &mut Day, round: RoundNumber, cast: &str) {
    day.closed(round, cast).done(&chair(), Command::Publish { round });
}

#[test]
fn a_present_delegate_casts_a_second_ballot_for_an_absent_one_of_the_same_delegation() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-1"), "MY-3");
    assert_eq!(casts_for(&day, FIRST, "MY-1", "MY-1"), Ok(()));
    assert_eq!(casts_for(&day, FIRST, "MY-1", "MY-3"), Ok(()));
    // Two separate ballots, one vote each, which may differ: MY-1 for, MY-3 against.
    day.closed(FIRST, "MY-1 for, MY-3 against");
    let tally = day.tally(FIRST);
    assert_eq!(mode(&tally, 0), (1, 1, 0, false));
    // 7 entitled, 4 of them in the hall, 2 ballots: who gave a proxy is not present by it.
    assert_eq!(numbers(tally.turnout.delegates), (7, 4, 2));
    assert_eq!(numbers(tally.turnout.delegations), (2, 2, 1));
}

#[test]
fn a_ballot_by_proxy_counts_once_and_the_last_one_stands() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).opened("c1", &simple());
    let mut cast = Ballots::new();
    for word in ["against", "for", "for"] {
        cast.insert(delegate_id("MY-3"), ballot(Kind::Vote, word));
    }
    day.done(&chair(), close(FIRST, cast));
    assert_eq!(mode(&day.tally(FIRST), 0), (1, 0, 0, true));
}

#[test]
fn a_proxy_is_for_its_holder_alone() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).opened("c1", &simple());
    let none = |giver: &str| Err(Refusal::NoProxy(delegate_id(giver)));
    for (holder, giver) in [("MY-2", "MY-3"), ("MY-1", "MY-4"), ("MY-1", "MY-2"), ("ID-1", "MY-3"), ("XX-1", "MY-3")] {
        assert_eq!(casts_for(&day, FIRST, holder, giver), none(giver), "{holder} for {giver}");
    }
    assert_eq!(Refusal::NoProxy(delegate_id("MY-3")).class(), RefusalClass::Forbidden);
}

#[test]
fn who_is_absent_and_gave_a_proxy_that_counts_does_not_cast_in_person() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).opened("c1", &simple());
    assert_eq!(casts_for(&day, FIRST, "MY-3", "MY-3"), Err(Refusal::NoProxy(delegate_id("MY-3"))));
    // Not even once in the hall, before the next round.
    day.done(&secretariat(), check_in("MY-3", true));
    assert_eq!(casts_for(&day, FIRST, "MY-3", "MY-3"), Err(Refusal::NoProxy(delegate_id("MY-3"))));
    ended(&mut day, FIRST, "MY-3 for");
    day.opened("c1", &simple());
    assert_eq!(casts_for(&day, SECOND, "MY-3", "MY-3"), Ok(()));
}

#[test]
fn proxies_are_frozen_when_a_round_opens() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).opened("c1", &simple());
    // Taken back, given to another, the holder gone, the giver come: all of it is for the next round.
    day.done(&secretariat(), proxy("MY-3", "-"))
        .done(&secretariat(), proxy("MY-4", "MY-2"))
        .done(&secretariat(), check_in("MY-1", false));
    assert_eq!(casts_for(&day, FIRST, "MY-1", "MY-3"), Ok(()));
    assert_eq!(casts_for(&day, FIRST, "MY-2", "MY-4"), Err(Refusal::NoProxy(delegate_id("MY-4"))));
    ended(&mut day, FIRST, "MY-3 for");
    day.opened("c1", &simple());
    assert_eq!((held(&day, SECOND, "MY-1"), held(&day, SECOND, "MY-2")), (String::new(), "MY-4".to_owned()));
}

#[test]
fn a_proxy_counts_only_while_its_holder_is_present() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).done(&secretariat(), check_in("MY-1", false));
    day.opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-1"), "");
    let refusal = day.round(FIRST).admit(&day.state.roll, &delegate_id("MY-3"), paper("for", None), day.now);
    assert_eq!(refusal, Err(Refusal::AbsentAtOpening));
    // The holder comes back: from the next round on it counts again.
    ended(&mut day, FIRST, "");
    day.done(&secretariat(), check_in("MY-1", true)).opened("c1", &simple());
    assert_eq!(held(&day, SECOND, "MY-1"), "MY-3");
}

#[test]
fn a_proxy_counts_only_while_its_giver_is_absent() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).done(&secretariat(), check_in("MY-3", true));
    day.opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-1"), "");
    assert_eq!(casts_for(&day, FIRST, "MY-3", "MY-3"), Ok(()));
}

#[test]
fn no_proxy_is_passed_on() {
    // MY-4 gave one to MY-3, who is absent too and gave one to MY-1.
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-4", "MY-3")).done(&secretariat(), proxy("MY-3", "MY-1"));
    day.opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-1"), "MY-3");
    assert_eq!(held(&day, FIRST, "MY-3"), "");
}

#[test]
fn a_delegate_holds_at_most_max_proxies() {
    let limit = |limit| Refusal::ProxyLimit { holder: delegate_id("MY-1"), limit };
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1"));
    assert_eq!(day.refused(&secretariat(), proxy("MY-4", "MY-1")), limit(1));
    assert_eq!(limit(1).class(), RefusalClass::Conflict);
    day.done(&secretariat(), proxy("MY-4", "MY-2"));
    // Where two are allowed, two; the third is refused.
    let mut day = Day::convened(roll([full("MY", 4, 5).present(2)]));
    day.done(&secretariat(), Command::Found(congress::state::Profile { max_proxies: 2, ..profile() }));
    day.done(&secretariat(), proxy("MY-3", "MY-1")).done(&secretariat(), proxy("MY-4", "MY-1"));
    assert_eq!(day.refused(&secretariat(), proxy("MY-5", "MY-1")), limit(2));
    // And none where none is allowed.
    let mut day = congress();
    day.done(&secretariat(), Command::Found(congress::state::Profile { max_proxies: 0, ..profile() }));
    assert_eq!(day.refused(&secretariat(), proxy("MY-3", "MY-1")), limit(0));
}

#[test]
fn a_rounds_rules_say_how_many_proxies_of_one_holder_count_in_it() {
    for (max_proxies, counting) in [(0, ""), (1, "MY-3"), (2, "MY-3 MY-4"), (9, "MY-3 MY-4")] {
        let mut day = generous();
        day.done(&secretariat(), proxy("MY-3", "MY-1")).done(&secretariat(), proxy("MY-4", "MY-1"));
        day.opened("c1", &vote_with(&format!("max_proxies = {max_proxies}"), &["per_delegate simple"]));
        assert_eq!(held(&day, FIRST, "MY-1"), counting, "{max_proxies}");
    }
    // One, where the rules do not say.
    let mut day = generous();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).done(&secretariat(), proxy("MY-4", "MY-1"));
    day.opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-1"), "MY-3");
}

#[test]
fn a_proxy_is_refused_where_it_cannot_be() {
    let other = |a: &str, b: &str| Refusal::OtherDelegation(delegate_id(a), delegate_id(b));
    let cases = [
        (proxy("MY-2", "MY-1"), Refusal::ProxyForPresent(delegate_id("MY-2")), RefusalClass::Conflict),
        (proxy("MY-3", "ID-1"), other("MY-3", "ID-1"), RefusalClass::Invalid),
        (proxy("MY-3", "MY-3"), other("MY-3", "MY-3"), RefusalClass::Invalid), // nobody holds their own
        (proxy("MY-3", "MY-S"), Refusal::NotEntitled(delegate_id("MY-S")), RefusalClass::Conflict),
        (proxy("MY-S", "MY-1"), Refusal::NotEntitled(delegate_id("MY-S")), RefusalClass::Conflict),
        (proxy("XX-1", "MY-1"), Refusal::NoSuchDelegate(delegate_id("XX-1")), RefusalClass::NotFound),
        (proxy("MY-3", "XX-1"), Refusal::NoSuchDelegate(delegate_id("XX-1")), RefusalClass::NotFound),
        (proxy("XX-1", "-"), Refusal::NoSuchDelegate(delegate_id("XX-1")), RefusalClass::NotFound),
    ];
    for (command, expected, class) in cases {
        let refusal = congress().refused(&secretariat(), command);
        assert_eq!((refusal.class(), refusal), (class, expected));
    }
}

#[test]
fn the_desk_says_once_who_holds_a_proxy_and_takes_it_back_once() {
    let mut day = congress();
    let (giver, holder) = (delegate_id("MY-3"), Some(delegate_id("MY-1")));
    let given = day.ask(&secretariat(), proxy("MY-3", "MY-1"));
    assert_eq!(given, Ok(vec![Event::ProxyGiven { giver: giver.clone(), holder }]));
    assert_eq!(day.ask(&secretariat(), proxy("MY-3", "MY-1")), Ok(vec![]));
    let taken = day.ask(&secretariat(), proxy("MY-3", "-"));
    assert_eq!(taken, Ok(vec![Event::ProxyGiven { giver, holder: None }]));
    assert_eq!(day.ask(&secretariat(), proxy("MY-3", "-")), Ok(vec![]));
}

#[test]
fn a_mandated_substitute_is_entitled_and_the_delegate_replaced_is_not() {
    let mut day = congress();
    day.done(&secretariat(), mandate("MY-S", "MY-2")).opened("c1", &simple());
    assert_eq!(casts_for(&day, FIRST, "MY-S", "MY-S"), Ok(()));
    assert_eq!(casts_for(&day, FIRST, "MY-2", "MY-2"), Err(Refusal::Replaced));
    assert_eq!(Refusal::Replaced.class(), RefusalClass::Forbidden);
    // MY has four seats as before: MY-1 and MY-S in the hall, MY-3 and MY-4 not; ID has three, two in the hall.
    day.closed(FIRST, "MY-1 for, MY-S for");
    assert_eq!(numbers(day.tally(FIRST).turnout.delegates), (7, 4, 2));
    assert_eq!(mode(&day.tally(FIRST), 0), (2, 0, 0, true));
}

#[test]
fn mandates_are_frozen_when_a_round_opens() {
    let mut day = congress();
    day.done(&secretariat(), mandate("MY-S", "MY-2")).opened("c1", &simple());
    day.done(&secretariat(), mandate("MY-S", "-"));
    assert_eq!(casts_for(&day, FIRST, "MY-S", "MY-S"), Ok(()));
    ended(&mut day, FIRST, "MY-S for");
    assert_eq!(mode(&day.tally(FIRST), 0), (1, 0, 0, true));
    day.opened("c1", &simple());
    assert_eq!(casts_for(&day, SECOND, "MY-S", "MY-S"), Err(Refusal::Substitute));
    assert_eq!(casts_for(&day, SECOND, "MY-2", "MY-2"), Ok(()));
}

#[test]
fn a_mandate_counts_only_for_a_substitute_of_the_same_delegation() {
    // Without it 7 are entitled: four in MY, three in ID; 4 of them are in the hall.
    let turnout = |day: &mut Day| {
        day.opened("c1", &simple()).closed(FIRST, "");
        numbers(day.tally(FIRST).turnout.delegates)
    };
    let mut day = congress();
    day.done(&secretariat(), mandate("MY-S", "MY-2")).amend_delegate("MY-S", |s| s.delegation = delegation_id("ID"));
    assert_eq!(turnout(&mut day), (7, 4, 0));
    // And one who became a delegate has a seat of their own, besides the one replaced before.
    let mut day = congress();
    day.done(&secretariat(), mandate("MY-S", "MY-2")).amend_delegate("MY-S", |s| s.role = Role::Delegate);
    assert_eq!(turnout(&mut day), (8, 5, 0));
}

#[test]
fn an_absent_substitute_does_not_cast_even_with_a_mandate() {
    let mut day = congress();
    day.done(&secretariat(), mandate("MY-S", "MY-2")).done(&secretariat(), check_in("MY-S", false));
    day.opened("c1", &simple());
    assert_eq!(casts_for(&day, FIRST, "MY-S", "MY-S"), Err(Refusal::AbsentAtOpening));
}

#[test]
fn a_mandate_is_refused_where_it_cannot_be() {
    let other = Refusal::OtherDelegation(delegate_id("MY-S"), delegate_id("ID-3"));
    let cases = [
        (mandate("MY-2", "MY-3"), Refusal::VotesAlready(delegate_id("MY-2"))),
        (mandate("MY-S", "ID-3"), other),
        (mandate("MY-S", "MY-S"), Refusal::NotEntitled(delegate_id("MY-S"))),
        (mandate("XX-S", "MY-2"), Refusal::NoSuchDelegate(delegate_id("XX-S"))),
        (mandate("MY-S", "XX-1"), Refusal::NoSuchDelegate(delegate_id("XX-1"))),
        (mandate("XX-S", "-"), Refusal::NoSuchDelegate(delegate_id("XX-S"))),
    ];
    for (command, expected) in cases {
        assert_eq!(congress().refused(&secretariat(), command), expected);
    }
    // Nobody is replaced twice, and a substitute replaces one delegate.
    let mut day = congress();
    let mut second = roll([full("MY", 4, 0).with_substitute()]);
    let person = second.delegates.remove(&delegate_id("MY-S")).expect("the substitute");
    second.delegates.insert(delegate_id("MY-T"), person);
    day.done(&secretariat(), Command::enter_roll(second)).done(&secretariat(), mandate("MY-S", "MY-2"));
    assert_eq!(day.refused(&secretariat(), mandate("MY-T", "MY-2")), Refusal::NotEntitled(delegate_id("MY-2")));
    assert_eq!(day.refused(&secretariat(), mandate("MY-S", "MY-3")), Refusal::VotesAlready(delegate_id("MY-S")));
    assert_eq!(day.ask(&secretariat(), mandate("MY-S", "MY-2")), Ok(vec![]));
}

#[test]
fn who_is_replaced_neither_gives_nor_holds_a_proxy() {
    let mut day = congress();
    day.done(&secretariat(), mandate("MY-S", "MY-2"));
    for (giver, holder) in [("MY-3", "MY-2"), ("MY-2", "MY-1")] {
        let refusal = day.refused(&secretariat(), proxy(giver, holder));
        assert_eq!(refusal, Refusal::NotEntitled(delegate_id("MY-2")));
    }
    // The substitute may hold one. And a proxy given before its holder is replaced does not count after.
    day.done(&secretariat(), proxy("MY-3", "MY-S")).opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-S"), "MY-3");
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-2")).done(&secretariat(), mandate("MY-S", "MY-2"));
    day.opened("c1", &simple());
    assert_eq!(held(&day, FIRST, "MY-2"), "");
}

#[test]
fn a_ballot_by_proxy_moves_the_position_and_the_split_of_its_delegation() {
    // ID has W 3: ID-1 for, ID-2 against, and ID-3 by proxy for: the position is for, the split 2/1/0.
    let mut day = congress();
    day.done(&secretariat(), proxy("ID-3", "ID-2"));
    day.opened("c1", &vote(&["per_delegation simple", "weighted_split simple"]));
    day.closed(FIRST, "ID-1 for, ID-2 against, ID-3 for");
    let tally = day.tally(FIRST);
    assert_eq!((position(&tally, "ID"), split(&tally, "ID")), ("for", (2, 1, 0)));
    assert_eq!(tally.outcome, Outcome::Adopted);
}

#[test]
fn progress_waits_for_ballots_by_proxy_too() {
    let mut day = congress();
    day.done(&secretariat(), proxy("MY-3", "MY-1")).opened("c1", &simple());
    let missing = progress(day.round(FIRST), |id| id.as_str() == "MY-1").missing;
    let rows: Vec<_> = missing.iter().map(|row| (row.delegation.as_str(), row.missing, row.of)).collect();
    assert_eq!(rows, [("ID", 2, 2), ("MY", 2, 3)]); // MY-2 and, by proxy, MY-3
}

#[test]
fn only_the_secretariat_mandates_and_records_proxies() {
    for command in [proxy("MY-3", "MY-1"), mandate("MY-S", "MY-2")] {
        for actor in [delegate("MY-1"), chair(), congress::command::Actor::Operator] {
            assert_eq!(congress().refused(&actor, command.clone()), Refusal::NotPermitted);
        }
    }
}
