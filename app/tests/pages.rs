//! Every page, for everybody who may see it, in every language and at every moment of a round.

mod house;

use std::sync::Arc;

use app::port::{Assets, HouseRef, Viewer};
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::text::Language;
use house::{MemoryHouse, chair};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// Renders the page at `path` as the server does.
fn look(house: &MemoryHouse, actor: Option<Actor>, language: Language, path: &str) -> String {
    let house: HouseRef = Arc::new(house.clone());
    let owner = Owner::new_root(None);
    owner.with(|| {
        provide_context(RequestUrl::new(path));
        provide_context(house);
        provide_context(Viewer { actor, language, path: path.to_owned() });
        provide_context(Assets { stylesheet: "/style.css".to_owned(), icon: "/icon.svg".to_owned(), scripts: None });
        app::shell().to_html()
    })
}

fn delegate(id: &str) -> Actor {
    Actor::Delegate(DelegateId::new(id))
}

fn desk() -> Actor {
    Actor::Secretariat("desk".to_owned())
}

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
        ("/resolution", delegate()),
        ("/resolution/c9", delegate()),
        ("/record", delegate()),
        ("/record/1", delegate()),
        ("/chair", Some(chair())),
        ("/chair?c=c9", Some(chair())),
        ("/hall", Some(Actor::Screen("hall".to_owned()))),
        ("/desk", Some(desk())),
        ("/desk?q=malaysia", Some(desk())),
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
    for path in ["/chair", "/desk"] {
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
