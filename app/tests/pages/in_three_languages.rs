//! Every page, for everybody who may see it, in every language and at every moment of a round.

use crate::house::{MemoryHouse, chair};
use crate::look::{delegate, desk, look};
use congress::ballot::Choice;
use congress::command::{Actor, Command};
use congress::roll::DelegateId;
use congress::text::Language;

/// The congress at every moment of its life that a page tells apart.
fn moments() -> Vec<(&'static str, MemoryHouse)> {
    let welcome = MemoryHouse::kuala_lumpur();
    let mut open = welcome.clone();
    open.open("c9", "two_thirds_of_delegations");
    open.vote();
    let mut closed = open.clone();
    closed.close();
    let mut published = closed.clone();
    published.publish();
    let mut annulled = closed.clone();
    annulled.annul("the list of those present was wrong");
    vec![("welcome", welcome), ("open", open), ("closed", closed), ("published", published), ("annulled", annulled)]
}

/// Every page with somebody who may see it.
fn visits() -> Vec<(&'static str, Option<Actor>)> {
    let delegate = || Some(delegate("MY-DAP-3"));
    vec![
        ("/enter", None),
        ("/enter/good", None),
        ("/enter/spent", None),
        ("/", delegate()),
        ("/", Some(self::delegate("MY-DAP-1"))),
        ("/delegation", Some(self::delegate("MY-DAP-1"))),
        ("/resolution", delegate()),
        ("/resolution/c9", delegate()),
        ("/record", delegate()),
        ("/record/1", delegate()),
        ("/chair", Some(chair())),
        ("/chair?c=c9", Some(chair())),
        ("/hall", Some(Actor::Screen("hall".to_owned()))),
        ("/desk", Some(desk())),
        ("/desk?q=malaysia", Some(desk())),
        ("/desk/texts", Some(desk())),
        ("/desk/text?id=social-cohesion", Some(desk())),
        ("/desk/text?id=social-cohesion&p=p3", Some(desk())),
        ("/desk/check-in", Some(desk())),
        ("/desk/check-in?q=malaysia&done=MY-DAP-3", Some(desk())),
        ("/nowhere", delegate()),
    ]
}

#[test]
fn every_page_has_one_heading_a_language_and_no_inline_style() {
    for (moment, house) in moments() {
        for (path, actor) in visits() {
            for language in Language::ALL {
                let html = look(&house, actor.clone(), language, path);
                let place = format!("{path} in {language}, {moment}");
                assert_eq!(html.matches("<h1").count(), 1, "headings of {place}");
                assert!(html.contains(&format!("<html lang=\"{language}\"")), "{place}");
                assert!(html.contains("id=\"main\""), "main part of {place}");
                assert!(!html.contains("style=\""), "inline style on {place}");
                assert!(!html.contains("<script"), "script on {place}");
            }
        }
    }
}

#[test]
fn every_field_has_a_label() {
    for (_, house) in moments() {
        for (path, actor) in visits() {
            let html = look(&house, actor, Language::En, path);
            for field in html.split("<input ").chain(html.split("<textarea ")).skip(1) {
                let field = field.split('>').next().unwrap_or_default();
                let Some(id) = field.split("id=\"").nth(1).filter(|_| !field.contains("type=\"hidden\"")) else {
                    continue;
                };
                let id = id.split('"').next().unwrap_or_default();
                assert!(html.contains(&format!("for=\"{id}\"")), "{path}: {id}");
            }
        }
    }
}

#[test]
fn a_delegate_sees_the_recorded_choice_and_may_change_it() {
    let (_, open) = moments().swap_remove(1);
    let html = look(&open, Some(delegate("MY-DAP-3")), Language::En, "/");
    assert!(html.contains("action=\"/ballot\""));
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 2, "the language and the choice");
    assert!(html.contains("Recorded at 10:29:47"), "{html}");
}

#[test]
fn who_cannot_vote_is_told_why() {
    let (_, open) = moments().swap_remove(1);
    let observer = look(&open, Some(delegate("DE-FES-1")), Language::En, "/");
    assert!(observer.contains("as an observer"), "{observer}");
    assert!(!observer.contains("action=\"/ballot\""));
}

#[test]
fn nobody_but_the_chair_sees_a_result_before_it_is_published() {
    let (_, closed) = moments().swap_remove(2);
    for (path, actor) in visits().into_iter().filter(|(path, _)| !path.starts_with("/chair")) {
        let html = look(&closed, actor, Language::En, path);
        assert!(!html.contains("two thirds would be"), "{path}");
        assert!(!html.contains("class=\"outcome "), "{path}");
    }
    let html = look(&closed, Some(chair()), Language::En, "/chair");
    assert!(html.contains("two thirds would be"));
    assert!(html.contains("action=\"/chair/publish\""));
}

#[test]
fn the_chair_and_the_desk_are_for_chair_and_secretariat_alone() {
    let (_, closed) = moments().swap_remove(2);
    for path in ["/chair", "/desk", "/desk/check-in"] {
        for actor in [None, Some(delegate("MY-DAP-3")), Some(Actor::Teller("t".to_owned()))] {
            let html = look(&closed, actor, Language::En, path);
            assert!(html.contains("Your role does not allow this."), "{path}");
            assert!(!html.contains("method=\"post\" action=\"/chair"), "{path}");
        }
    }
}

#[test]
fn an_annulled_round_stands_in_the_record_with_its_reason_and_without_its_result() {
    let (_, annulled) = moments().swap_remove(4);
    let html = look(&annulled, Some(delegate("MY-DAP-3")), Language::En, "/record/1");
    assert!(html.contains("the list of those present was wrong"), "{html}");
    assert!(!html.contains("two thirds would be"));
}

/// The Malaysian head, who holds the proxy of an absent delegate, in an open round under `preset`.
fn with_proxy(preset: &str) -> MemoryHouse {
    let mut house = MemoryHouse::kuala_lumpur();
    let (giver, holder) = (DelegateId::new("MY-DAP-4"), Some(DelegateId::new("MY-DAP-1")));
    house.order(&desk(), Command::CheckIn { delegate: giver.clone(), present: false });
    house.order(&desk(), Command::GiveProxy { giver, holder });
    house.open("c9", preset);
    house
}

/// A consensus round in which one Malaysian delegate objects.
fn objection() -> MemoryHouse {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open("c9", "consensus_of_delegations");
    house.cast("MY-DAP-3", "object", Some("It says nothing of the means."), Some("and for the means to take part"));
    house
}

#[test]
fn a_consensus_ballot_has_five_positions_and_room_for_their_reasons() {
    let house = objection();
    let html = look(&house, Some(delegate("MY-DAP-2")), Language::En, "/");
    assert_eq!(html.matches("name=\"choice\"").count(), 5, "{html}");
    for field in ["reason-reservation", "reason-stand_aside", "reason-object", "proposal"] {
        assert_eq!(html.matches(&format!("<textarea id=\"{field}-MY-DAP-2\" name=\"{field}\"")).count(), 1, "{field}");
    }
    assert!(!html.contains(" checked"), "nothing is recorded");
    assert!(!html.contains("nothing of the means"), "another delegate's reason");
}

#[test]
fn an_objection_comes_back_with_its_words_to_be_changed() {
    let html = look(&objection(), Some(delegate("MY-DAP-3")), Language::En, "/");
    let radio = html.split("value=\"object\"").nth(1).and_then(|rest| rest.split('>').next()).unwrap_or_default();
    assert!(radio.contains("checked"), "{radio}");
    assert!(html.contains("It says nothing of the means."), "{html}");
    assert!(html.contains("Recorded at 10:29:47"));
}

#[test]
fn words_that_look_like_markup_stay_words() {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open("c9", "consensus_of_delegations");
    let words = "\"'</textarea><b>& &lt;";
    house.cast("MY-DAP-3", "object", Some(words), Some(words));
    house.declare("MY-DAP-1", Choice::Object, Some(words));
    for (id, path) in [("MY-DAP-3", "/"), ("MY-DAP-1", "/delegation")] {
        let html = look(&house, Some(delegate(id)), Language::En, path);
        assert!(!html.contains("</textarea><b>"), "{path}: {html}");
        assert!(!html.contains("'<"), "{path}: {html}");
        assert!(html.contains("&lt;/textarea>&lt;b>&amp; &amp;lt;</textarea>"), "{path}: {html}");
    }
}

#[test]
fn words_that_are_being_written_are_not_lost_to_a_refresh() {
    let html = look(&objection(), Some(delegate("MY-DAP-3")), Language::En, "/");
    assert!(!html.contains("http-equiv"), "the page stays as it is: {html}");
    assert!(html.contains("src=\"/now?key=1:open\""), "and a frame tells what is new: {html}");
}

#[test]
fn a_poll_has_a_button_for_each_opinion() {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open("c9", "indicative_poll");
    let html = look(&house, Some(delegate("MY-DAP-3")), Language::En, "/");
    assert_eq!(html.matches("name=\"choice\"").count(), 5, "{html}");
    assert!(html.contains("value=\"need_discussion\""));
}

#[test]
fn a_choice_of_wording_asks_for_resistance_to_every_alternative() {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open_wording("c9", &["We fight for it.", "We work for it."]);
    house.cast("MY-DAP-3", "a=3;b=0;none=10", None, None);
    let html = look(&house, Some(delegate("MY-DAP-3")), Language::En, "/");
    for alternative in ["a", "b", "none"] {
        assert_eq!(html.matches(&format!("name=\"rating-{alternative}\"")).count(), 11, "{alternative}");
    }
    assert_eq!(html.matches(" checked").count(), 3, "{html}");
    assert!(html.contains("We work for it."));
    house.close();
    let html = look(&house, Some(delegate("MY-DAP-3")), Language::En, "/");
    assert!(html.contains("Alternative A 3, Alternative B 0, No text 10"), "{html}");
}

#[test]
fn a_proxy_is_a_second_ballot_with_its_own_record() {
    for preset in ["simple_majority", "consensus_of_delegations", "indicative_poll"] {
        let mut house = with_proxy(preset);
        let html = look(&house, Some(delegate("MY-DAP-1")), Language::En, "/");
        assert_eq!(html.matches("action=\"/ballot\"").count(), 2, "{preset}");
        assert_eq!(html.matches("name=\"for\" value=\"MY-DAP-4\"").count(), 1, "{html}");
        assert!(html.contains("For Apricot Cymbal, who gave you a proxy"), "{html}");
        assert_eq!(html.matches("name=\"alike\" value=\"yes\"").count(), 1, "{html}");
        let mark = if preset == "simple_majority" { "for" } else { "abstain" };
        house.cast("MY-DAP-4", if preset == "indicative_poll" { "neutral" } else { mark }, None, None);
        let html = look(&house, Some(delegate("MY-DAP-1")), Language::En, "/");
        assert_eq!(html.matches("Recorded at").count(), 1, "{preset}");
        house.close();
        let html = look(&house, Some(delegate("MY-DAP-1")), Language::En, "/");
        assert!(html.contains("For Apricot Cymbal"), "whose ballot was recorded: {html}");
    }
    let html = look(&with_proxy("simple_majority"), Some(delegate("MY-DAP-2")), Language::En, "/");
    assert!(!html.contains("name=\"alike\""), "no proxy, no second ballot");
}

#[test]
fn the_delegation_page_is_for_its_head_alone() {
    let house = objection();
    for actor in [Some(delegate("MY-DAP-3")), Some(chair()), Some(desk()), None] {
        let html = look(&house, actor, Language::En, "/delegation");
        assert!(html.contains("Your role does not allow this."), "{html}");
        assert!(!html.contains("/delegation/declare"));
    }
    let html = look(&house, Some(delegate("MY-DAP-3")), Language::En, "/");
    assert!(!html.contains("href=\"/delegation\""), "no way there either");
}

#[test]
fn a_head_sees_who_has_not_voted_and_confirms_an_objection() {
    let mut house = objection();
    let head = || Some(delegate("MY-DAP-1"));
    house.cast("MY-DAP-2", "reservation", Some("With child care."), None);
    let html = look(&house, head(), Language::En, "/delegation");
    assert!(!html.contains("Chestnut Doorstep"), "who has voted: {html}");
    assert!(html.contains("Apricot Cymbal"), "who has not");
    assert!(!html.contains("With child care."), "how others voted");
    assert!(html.contains("name=\"reason\" value=\"It says nothing of the means.\""), "{html}");
    assert!(html.contains("and for the means to take part"));
    house.declare("MY-DAP-1", Choice::Object, Some("It says nothing of the means."));
    let html = look(&house, head(), Language::En, "/delegation");
    assert!(html.contains("You confirmed this objection."), "{html}");
    assert!(html.contains("Declared: Object"), "{html}");
}

#[test]
fn a_head_offers_to_withdraw_before_the_result_is_published() {
    let mut house = objection();
    let head = || Some(delegate("MY-DAP-1"));
    house.declare("MY-DAP-1", Choice::Object, Some("It says nothing of the means."));
    assert!(!look(&house, head(), Language::En, "/delegation").contains("/delegation/withdraw"), "still open");
    house.close();
    let html = look(&house, head(), Language::En, "/delegation");
    assert!(html.contains("action=\"/delegation/withdraw\""), "{html}");
    assert!(!html.contains("action=\"/delegation/declare\""));
    let round = congress::round::RoundNumber(1);
    house.order(&delegate("MY-DAP-1"), Command::OfferWithdrawal { round });
    let html = look(&house, head(), Language::En, "/delegation");
    assert!(html.contains("The chair decides."), "{html}");
    house.publish();
    let html = look(&house, head(), Language::En, "/delegation");
    assert!(!html.contains("/delegation/withdraw"), "{html}");
}

#[test]
fn a_head_splits_the_votes_where_the_rules_do() {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open("c9", "weighted_split");
    let html = look(&house, Some(delegate("MY-DAP-1")), Language::En, "/delegation");
    assert!(html.contains("The delegation has 6 votes"), "{html}");
    for figure in ["for", "against", "abstain"] {
        assert!(html.contains(&format!("id=\"split-{figure}\" type=\"number\" name=\"{figure}\"")), "{figure}");
    }
    let (_, unsplit) = moments().swap_remove(1);
    let html = look(&unsplit, Some(delegate("MY-DAP-1")), Language::En, "/delegation");
    assert!(!html.contains("type=\"number\""), "{html}");
}

#[test]
fn the_hall_draws_five_delegations_and_two_hundred() {
    for (delegations, each) in [(5, 3), (200, 10)] {
        for preset in ["simple_majority", "two_thirds_of_delegations", "weighted_split"] {
            let mut house = MemoryHouse::of(delegations, each);
            house.open("c9", preset);
            house.all_cast("for");
            house.close();
            house.publish();
            let started = std::time::Instant::now();
            let html = look(&house, Some(Actor::Screen("hall".to_owned())), Language::En, "/hall");
            let took = started.elapsed();
            println!("{delegations} delegations of {each}, {preset}: {} bytes in {took:?}", html.len());
            assert!(html.contains("class=\"hemicycle\"") && html.len() < 250_000, "{} bytes", html.len());
        }
    }
}

#[test]
fn what_was_written_with_a_ballot_stands_in_the_form_again() {
    let mut house = MemoryHouse::kuala_lumpur();
    house.open("c9", "consensus_of_delegations");
    house.cast("MY-DAP-3", "reservation", Some("With child care."), None);
    let html = look(&house, Some(delegate("MY-DAP-3")), Language::En, "/");
    assert!(html.contains(">With child care.</textarea>"), "{html}");
    house.cast("MY-DAP-3", "object", Some("Municipalities are missing."), Some("At every level."));
    let html = look(&house, Some(delegate("MY-DAP-3")), Language::En, "/");
    assert!(html.contains(">Municipalities are missing.</textarea>") && html.contains(">At every level.</textarea>"));
    assert!(!html.contains("With child care."), "{html}");
}
