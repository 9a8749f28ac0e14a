//! A consensus round that comes to nothing, and what the pages say of it; polls and choices of wording beside it.

use std::collections::BTreeMap;

use crate::house::{MemoryHouse, chair};
use crate::look::{delegate, desk, look};
use congress::ballot::Choice;
use congress::command::{Actor, Command, Opening};
use congress::presets;
use congress::round::{RoundNumber, Wording};
use congress::text::{CommitmentId, Language};

/// The head of the delegation that objects.
const HEAD: &str = "MY-DAP-1";
const ROUND: RoundNumber = RoundNumber(1);

fn read(house: &MemoryHouse, path: &str) -> String {
    look(house, delegate("MY-DAP-3"), Language::En, path)
}

fn console(house: &MemoryHouse) -> String {
    look(house, chair(), Language::En, "/chair?c=c9")
}

/// Everybody agrees, but for one delegate, who objects.
fn open() -> MemoryHouse {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open("c9", "consensus_of_delegations");
    house.all_cast("agree");
    house.cast("MY-DAP-3", "object", Some("It says too <little>"), Some("We shall act at once"));
    house
}

/// The head has confirmed the objection and the round is closed.
fn closed() -> MemoryHouse {
    let mut house = open();
    house.declare(HEAD, Choice::Object, Some("Our party cannot carry it"));
    house.close();
    house
}

fn amended() -> MemoryHouse {
    let mut house = closed();
    house.publish();
    let commitment = CommitmentId::new("c9");
    let mut texts = app::port::House::state(&house).words(&commitment, 1);
    texts.values_mut().for_each(|words| words.push_str(" Furthermore."));
    let reason = "to meet the objection".to_owned();
    house.order(&chair(), Command::Amend { round: ROUND, texts, reason });
    house
}

#[test]
fn the_chair_sees_whose_objection_waits_and_nobody_sees_why() {
    let html = console(&open());
    assert!(html.contains("Objections that wait for their head"), "{html}");
    assert!(!html.contains("It says too"), "{html}");
    assert!(!html.contains("/chair/amend"), "{html}");
}

#[test]
fn after_closing_the_chair_reads_the_objections_and_has_four_ways() {
    let html = console(&closed());
    assert!(html.contains("Objection sustained: 1 delegation objects."), "{html}");
    for said in ["It says too &lt;little&gt;", "We shall act at once", "Our party cannot carry it"] {
        assert!(html.contains(said), "{said}: {html}");
    }
    for way in ["/chair/amend", "/chair/refer", "Publish this result first", "has not offered to withdraw"] {
        assert!(html.contains(way), "{way}");
    }
    for field in ["name=\"en\"", "name=\"fr\"", "name=\"es\"", "name=\"reason\""] {
        assert!(html.contains(field), "{field}");
    }
}

#[test]
fn the_amendment_starts_from_the_words_as_they_stand() {
    let house = closed();
    let words = app::port::House::state(&house).words(&CommitmentId::new("c9"), 1);
    let html = console(&house);
    let field = html.split("name=\"en\"").nth(1).and_then(|rest| rest.split("</textarea>").next());
    let written = field.and_then(|field| field.split_once('>')).map(|(_, written)| written);
    assert_eq!(written, words.get(&Language::En).map(String::as_str));
}

#[test]
fn an_offered_withdrawal_can_be_accepted_before_publication_only() {
    let mut house = closed();
    house.order(&delegate(HEAD), Command::OfferWithdrawal { round: ROUND });
    let html = console(&house);
    assert!(html.contains("action=\"/chair/accept-withdrawal\""), "{html}");
    assert!(html.contains("name=\"delegation\" value=\"MY-DAP\""), "{html}");
    house.publish();
    let html = console(&house);
    assert!(!html.contains("/chair/accept-withdrawal"), "{html}");
    assert!(html.contains("action=\"/chair/amend\"") && html.contains("action=\"/chair/open\""), "{html}");
}

#[test]
fn nobody_reads_statements_or_steps_before_publication() {
    let mut house = closed();
    house.order(&delegate(HEAD), Command::OfferWithdrawal { round: ROUND });
    for path in ["/record/1", "/resolution/c9", "/hall", "/record"] {
        let html = read(&house, path);
        assert!(!html.contains("cannot carry it") && !html.contains("offered to withdraw"), "{path}");
    }
    house.publish();
    let html = read(&house, "/record/1");
    assert!(html.contains("cannot carry it") && html.contains("offered to withdraw"), "{html}");
}

#[test]
fn a_vote_is_offered_first_for_a_commitment_without_consensus() {
    let mut house = closed();
    house.publish();
    let html = console(&house);
    let checked = html.split("<input ").find(|field| field.contains(" checked")).expect("a chosen ruleset");
    assert!(checked.contains("value=\"simple_majority\""), "{checked}");
}

#[test]
fn an_amended_text_shows_its_difference_and_its_next_round_takes_up_the_last() {
    let mut house = amended();
    let html = console(&house);
    assert!(html.contains("<ins> Furthermore.</ins>"), "{html}");
    assert!(html.contains("Next round, on the amended text"), "{html}");
    let page = read(&house, "/resolution/c9");
    assert!(page.contains("Version 2") && page.contains("to meet the objection"), "{page}");
    assert!(!look(&house, Actor::Screen("hall".to_owned()), Language::En, "/hall").contains("Furthermore"));

    house.open("c9", "consensus_of_delegations");
    let hall = look(&house, Actor::Screen("hall".to_owned()), Language::En, "/hall");
    assert!(hall.contains("<ins> Furthermore.</ins>"), "{hall}");
    assert!(read(&house, "/record/1").contains("href=\"/record/2\""));
    assert!(read(&house, "/record/2").contains("href=\"/record/1\""));
}

#[test]
fn a_referred_commitment_has_no_ways_left() {
    let mut house = closed();
    house.publish();
    house.order(&chair(), Command::Refer { round: ROUND, reason: "to the working group".to_owned() });
    assert!(!console(&house).contains("/chair/refer"));
    assert!(read(&house, "/record/1").contains("to the working group"));
}

#[test]
fn a_poll_is_counted_and_noted_and_a_choice_of_wording_is_ranked() {
    let mut poll = MemoryHouse::kuala_lumpur();
    poll.open("c9", "indicative_poll");
    poll.all_cast("need_discussion");
    poll.close();
    poll.publish();
    let html = look(&poll, Actor::Screen("hall".to_owned()), Language::En, "/hall");
    assert!(html.contains("Noted") && html.contains("Needs discussion"), "{html}");
    assert!(html.contains("class=\"need_discussion\""), "{html}");

    let mut wording = MemoryHouse::kuala_lumpur();
    let texts = |word: &str| -> Wording { Language::ALL.map(|l| (l, format!("{word} {l}"))).into() };
    let ruleset = presets::named("choice_of_wording").expect("a preset").ruleset;
    let command = Command::Open(Opening {
        alternatives: vec![texts("first"), texts("second")],
        ..Opening::on(CommitmentId::new("c9"), "choice_of_wording", ruleset)
    });
    wording.order(&chair(), command);
    wording.all_cast("a=3;b=5;none=10");
    wording.close();
    wording.publish();
    for path in ["/hall", "/record/1", "/resolution/c9"] {
        let html = read(&wording, path);
        assert!(html.contains("Alternative A meets the least resistance"), "{path}: {html}");
        assert!(html.contains("second en") && html.contains("No text"), "{path}: {html}");
    }
}

#[test]
fn the_open_form_groups_the_library_and_has_fields_for_wordings() {
    let mut house = MemoryHouse::kuala_lumpur();
    let ruleset = presets::named("simple_majority").expect("a preset").ruleset;
    house.order(&desk(), Command::EnterRuleset { name: "Our own".to_owned(), ruleset });
    let html = console(&house);
    for name in ["Our own", "Consensus minus one", "Indicative poll", "name=\"a.en\"", "name=\"c.es\""] {
        assert!(html.contains(name), "{name}: {html}");
    }
}

#[test]
fn a_person_at_the_desk_has_the_forms_for_presence_mandate_and_proxy_and_the_desk_one_for_rulesets() {
    let house = MemoryHouse::kuala_lumpur();
    let all = look(&house, desk(), Language::En, "/desk");
    assert!(!all.contains("/desk/mandate") && !all.contains("/desk/proxy"));
    assert!(all.contains("action=\"/desk/ruleset\""));
    let people = app::port::House::state(&house).roll.delegates.clone();
    let absent = people.iter().find(|(_, person)| !person.present).map(|(id, _)| id.to_string());
    let absent = absent.expect("somebody absent");
    let found = look(&house, desk(), Language::En, &format!("/desk/delegate?id={absent}"));
    assert!(found.contains("action=\"/desk/check-in\""), "{found}");
    assert!(found.contains("action=\"/desk/proxy\"") || found.contains("action=\"/desk/mandate\""), "{found}");
}

#[test]
fn every_page_is_whole_in_every_language_at_every_moment() {
    let moments: BTreeMap<&str, MemoryHouse> = [("open", open()), ("closed", closed()), ("amended", amended())].into();
    let visits = [
        ("/chair?c=c9", chair()),
        ("/hall", chair()),
        ("/record/1", chair()),
        ("/resolution/c9", chair()),
        ("/desk?q=a", desk()),
        ("/desk/delegate?id=MY-DAP-3", desk()),
        ("/desk/check-in?q=a", desk()),
    ];
    for (moment, house) in &moments {
        for (path, actor) in &visits {
            for language in Language::ALL {
                let html = look(house, actor.clone(), language, path);
                let place = format!("{path} in {language}, {moment}");
                assert_eq!(html.matches("<h1").count(), 1, "headings of {place}");
                assert!(!html.contains("style=\""), "{place}");
                for field in html.split("<select ").chain(html.split("<textarea ")).skip(1) {
                    let id = field.split('>').next().and_then(|tag| tag.split("id=\"").nth(1));
                    let Some(id) = id.and_then(|rest| rest.split('"').next()) else { continue };
                    assert!(html.contains(&format!("for=\"{id}\"")), "{id} on {place}");
                }
            }
        }
    }
}
