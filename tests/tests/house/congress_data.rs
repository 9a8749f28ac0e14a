//! The Kuala Lumpur congress: nothing of the text is lost, and the roll is as large as a real one.

use std::collections::BTreeSet;

use congress::roll::{Role, Status};
use congress::text::{Language, Resolution, Text};
use server::demo;

const SOURCE: &str = include_str!("../../../congresses/kuala-lumpur-2019/source.fr.txt");

fn resolution() -> Resolution {
    demo::resolution().expect("the resolution's files are sound")
}

/// The words of a text, without marks and punctuation at their ends.
fn words(text: &str) -> Vec<String> {
    text.replace("(http://www.progressive-alliance.info)", "")
        .split(|c: char| c.is_whitespace() || c == '·')
        .map(|word| word.trim_matches(['*', '[', ']', ',']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn joined(text: &Text) -> String {
    let front = [&text.letterhead, &text.website, &text.draft, &text.title, &text.date, &text.place];
    let paragraphs = text
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.spans.iter().map(|span| span.text.as_str()).collect::<String>());
    front.into_iter().cloned().chain(paragraphs).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_word_of_the_original_is_lost_and_none_is_added() {
    let resolution = resolution();
    let (language, text) = resolution.official();
    assert_eq!(language, Language::Fr);
    let (ours, theirs) = (words(&joined(text)), words(SOURCE));
    let differs = ours.iter().zip(&theirs).position(|(ours, theirs)| ours != theirs);
    assert_eq!(differs.map(|at| (&ours[at], &theirs[at])), None);
    assert_eq!(ours.len(), theirs.len());
}

#[test]
fn at_least_twelve_commitments_stand_in_three_languages_under_the_same_ids() {
    let resolution = resolution();
    let ids = |language| -> Vec<String> {
        resolution.text(language).1.commitments().map(|(mark, _)| mark.id.to_string()).collect()
    };
    assert!(ids(Language::Fr).len() >= 12);
    for language in [Language::En, Language::Es] {
        assert_eq!(resolution.text(language).0, language, "the text is there in {language}");
        assert_eq!(ids(language), ids(Language::Fr));
        assert!(!resolution.text(language).1.official, "a working translation is not official");
    }
}

#[test]
fn the_roll_is_as_large_as_a_real_one() {
    let roll = demo::roll().expect("the roll is sound");
    assert!(roll.delegations.len() >= 80, "{} delegations", roll.delegations.len());
    assert!(roll.delegates.len() >= 400, "{} delegates", roll.delegates.len());
    let statuses: BTreeSet<_> = roll.delegations.values().map(|delegation| delegation.status).collect();
    assert_eq!(statuses.len(), 3, "full, consultative and observer delegations");
    for (id, delegation) in &roll.delegations {
        let (country, abbreviation) = id.as_str().split_once('-').expect("an id is COUNTRY-PARTY");
        assert_eq!(country, delegation.country);
        assert!(!abbreviation.is_empty());
        assert!(delegation.status != Status::Full || delegation.votes > 0, "{id} has votes");
        let heads = roll.members(id).filter(|(_, delegate)| delegate.role == Role::Head).count();
        assert_eq!(heads, 1, "{id} has one head");
    }
    for guest in demo::GUESTS {
        let guest = congress::roll::DelegateId::new(guest);
        assert!(roll.delegates.get(&guest).is_some_and(|delegate| delegate.present), "{guest} is present");
    }
}
