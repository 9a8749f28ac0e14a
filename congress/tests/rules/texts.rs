//! Resolutions that are revised: what no round has asked about may change, what one has stays as it was asked.

use crate::common::congress_day::*;
use crate::common::*;
use congress::agenda::Shown;
use congress::command::{Command, Refusal, RefusalClass};
use congress::event::Event;
use congress::text::{CommitmentId, Language, Resolution, ResolutionId, Text};
use congress::text_change::{Gap, Revision, Texts, gaps};

const OUTLINE: Outline = &[("p1", &["c1"]), ("p2", &["c2"]), ("p3", &["c3"])];

/// A congress with three commitments in English (official) and French.
fn day() -> Day {
    let mut day = Day::dawn();
    day.done(&secretariat(), Command::Found(profile()));
    day.done(&secretariat(), Command::enter_roll(roll([full("MY", 4, 3), full("ID", 3, 2)])));
    let resolution = resolution_of("r1", OUTLINE, &[(Language::Fr, OUTLINE)]).expect("sound");
    day.done(&secretariat(), Command::EnterResolution(resolution));
    day
}

fn texts(day: &Day) -> Texts {
    day.state.current_texts(&day.state.resolutions[0])
}

/// The resolution as it stands with a change in one language.
fn changed(day: &Day, language: Language, change: impl FnOnce(&mut Text)) -> Resolution {
    let mut texts = texts(day);
    change(texts.get_mut(&language).expect("the language is there"));
    Resolution::new(ResolutionId::new("r1"), texts).expect("parallel")
}

fn words(text: &mut Text, paragraph: usize, words: &str) {
    words.clone_into(&mut text.paragraphs[paragraph].spans[0].text);
}

fn revise(resolution: Resolution, reason: Option<&str>) -> Command {
    Command::ReviseResolution(Revision { resolution, reason: reason.map(str::to_owned), seen: None })
}

fn said(day: &Day, commitment: &str, language: Language) -> String {
    let id = CommitmentId::new(commitment);
    let item = day.state.agenda(language).find(|item| item.mark.id == id).expect("on the agenda");
    item.words.to_owned()
}

#[test]
fn before_any_round_everything_may_change_and_version_one_is_the_new_one() {
    let mut day = day();
    let before = day.state.resolutions[0].clone();
    let revised = changed(&day, Language::Fr, |text| words(text, 0, "Nous nous engageons."));
    let events = day.ask(&secretariat(), revise(revised.clone(), None)).expect("revised");
    assert!(
        matches!(events.as_slice(), [Event::ResolutionRevised { resolution, reason: None }] if *resolution == revised)
    );
    assert_eq!(said(&day, "c1", Language::Fr), "Nous nous engageons.");
    assert_eq!(day.state.version(&CommitmentId::new("c1")), 1);
    let revisions = &day.state.revisions[&ResolutionId::new("r1")];
    assert_eq!((revisions.len(), revisions[0].before.as_ref()), (1, &before));
    // The same once more is no change.
    assert_eq!(day.ask(&secretariat(), revise(revised, None)), Ok(vec![]));
}

#[test]
fn what_a_round_has_asked_about_stays_in_every_language_and_the_rest_may_change_with_a_reason() {
    let mut day = day();
    day.opened("c2", &vote(&["per_delegate simple"]));
    let stays = Refusal::WordsStay { commitment: CommitmentId::new("c2"), round: FIRST };
    let of_c2 = changed(&day, Language::Fr, |text| words(text, 1, "Autre chose."));
    assert_eq!(day.refused(&secretariat(), revise(of_c2, Some("typing error"))), stays);
    let heading = changed(&day, Language::En, |text| {
        let mark = text.paragraphs[1].spans[0].commitment.as_mut().expect("a commitment");
        "Another heading".clone_into(&mut mark.heading);
    });
    assert_eq!(day.refused(&secretariat(), revise(heading, Some("typing error"))), stays);
    assert_eq!(stays.class(), RefusalClass::Conflict);

    let of_c1 = changed(&day, Language::Fr, |text| words(text, 0, "Autre chose."));
    assert_eq!(day.refused(&secretariat(), revise(of_c1.clone(), None)), Refusal::ReasonNeeded);
    day.done(&secretariat(), revise(of_c1, Some("typing error")));
    assert_eq!(said(&day, "c1", Language::Fr), "Autre chose.");
}

#[test]
fn also_an_annulled_round_has_asked() {
    let mut day = day();
    day.opened("c2", &vote(&["per_delegate simple"])).closed(FIRST, "MY-1 for");
    day.done(&chair(), Command::Annul { round: FIRST, reason: "a power cut".to_owned() });
    let of_c2 = changed(&day, Language::En, |text| words(text, 1, "Something else."));
    let refusal = day.refused(&secretariat(), revise(of_c2, Some("why")));
    assert_eq!(refusal, Refusal::WordsStay { commitment: CommitmentId::new("c2"), round: FIRST });
}

#[test]
fn the_languages_and_the_one_that_counts_stay_after_a_round_but_one_may_be_added() {
    let mut day = day();
    let english_only = |day: &Day| {
        let texts = texts(day).into_iter().filter(|(language, _)| *language == Language::En).collect();
        Resolution::new(ResolutionId::new("r1"), texts).expect("one text")
    };
    let french_counts = |day: &Day| {
        let mut texts = texts(day);
        for (language, text) in &mut texts {
            text.official = *language == Language::Fr;
        }
        Resolution::new(ResolutionId::new("r1"), texts).expect("parallel")
    };
    // Before a round, both may be.
    day.clone().done(&secretariat(), revise(english_only(&day), None));
    let mut before = day.clone();
    before.done(&secretariat(), revise(french_counts(&day), None));
    assert_eq!(before.state.resolutions[0].official().0, Language::Fr);

    day.opened("c1", &vote(&["per_delegate simple"]));
    let (one, other) = (english_only(&day), french_counts(&day));
    assert_eq!(day.refused(&secretariat(), revise(one, Some("why"))), Refusal::LanguageStays(Language::Fr));
    assert_eq!(day.refused(&secretariat(), revise(other, Some("why"))), Refusal::OfficialStays(Language::En));
    let mut three = texts(&day);
    three.insert(Language::Es, Text { official: false, ..three[&Language::Fr].clone() });
    let three = Resolution::new(ResolutionId::new("r1"), three).expect("parallel");
    day.done(&secretariat(), revise(three, Some("the Spanish translation came")));
    assert_eq!(said(&day, "c1", Language::Es), "We commit to c1.");
}

/// `c1` amended after a round without consensus.
fn amended() -> Day {
    let mut day = day();
    day.opened("c1", &consensus("", ""));
    day.done(&chair(), close(FIRST, Default::default())).done(&chair(), Command::Publish { round: FIRST });
    let texts = wording(&[(Language::En, "We act."), (Language::Fr, "Nous agissons.")]);
    day.done(&chair(), Command::Amend { round: FIRST, texts, reason: "so".to_owned() });
    day
}

#[test]
fn an_amended_commitment_comes_back_in_its_current_words_and_keeps_its_versions() {
    let mut day = amended();
    let first = day.state.resolutions[0].clone();
    assert_eq!(
        texts(&day)[&Language::En].commitments().next().map(|(_, words)| words.to_owned()),
        Some("We act.".into())
    );
    let as_it_stands = changed(&day, Language::En, |_| {});
    assert_eq!(day.ask(&secretariat(), revise(as_it_stands, None)), Ok(vec![]), "nothing has changed");
    let other = changed(&day, Language::En, |text| words(text, 2, "Something else."));
    day.done(&secretariat(), revise(other, Some("typing error")));
    let c1 = CommitmentId::new("c1");
    assert_eq!((said(&day, "c1", Language::En), day.state.version(&c1)), ("We act.".to_owned(), 2));
    assert_eq!(day.state.words(&c1, 1)[&Language::En], first.official().1.paragraphs[0].spans[0].text);
    let of_c1 = changed(&day, Language::En, |text| words(text, 0, "We will not act."));
    assert!(matches!(day.refused(&secretariat(), revise(of_c1, Some("why"))), Refusal::WordsStay { .. }));
}

#[test]
fn a_language_added_after_an_amendment_shows_the_official_words_of_it() {
    let mut day = amended();
    let mut three = texts(&day);
    three.insert(Language::Es, Text { official: false, ..day.state.resolutions[0].official().1.clone() });
    let three = Resolution::new(ResolutionId::new("r1"), three).expect("parallel");
    day.done(&secretariat(), revise(three, Some("the Spanish translation came")));
    let item = day.state.agenda(Language::Es).find(|item| item.mark.id.as_str() == "c1").expect("on the agenda");
    assert_eq!((item.words, item.language, item.official), ("We act.", Language::En, true));
    assert_eq!(said(&day, "c2", Language::Es), "We commit to c2.");
}

#[test]
fn a_commitment_that_is_none_any_more_leaves_the_agenda_the_bloc_and_the_hall() {
    let mut day = day();
    let ids = ["c2", "c3"].map(CommitmentId::new);
    day.done(&chair(), Command::Group { commitments: ids.to_vec() });
    day.done(&chair(), Command::Arrange { commitment: ids[0].clone(), place: 1 });
    day.done(&chair(), Command::Show(Shown::Commitment(ids[0].clone())));
    let mut texts = texts(&day);
    for text in texts.values_mut() {
        text.paragraphs[1].spans[0].commitment = None;
    }
    let unmarked = Resolution::new(ResolutionId::new("r1"), texts).expect("parallel");
    day.done(&secretariat(), revise(unmarked, None));
    assert_eq!(day.state.commitments(), ["c1", "c3"].map(CommitmentId::new));
    assert!(day.state.agenda.blocs.is_empty() && day.state.agenda.bloc_of(&ids[1]).is_none());
    assert_eq!(day.state.agenda.shown, Shown::Welcome);
    assert_eq!(day.state.agenda.order, ["c1", "c3"].map(CommitmentId::new));
}

#[test]
fn what_was_looked_at_must_be_what_stands_and_only_the_desk_revises() {
    let mut day = day();
    let revised = changed(&day, Language::En, |text| words(text, 0, "Something else."));
    let seen =
        |seen| Command::ReviseResolution(Revision { resolution: revised.clone(), reason: None, seen: Some(seen) });
    let revision = day.state.texts_revision;
    assert_eq!(day.refused(&secretariat(), seen(revision - 1)), Refusal::TextsChanged);
    for actor in [chair(), delegate("MY-1")] {
        assert_eq!(day.refused(&actor, seen(revision)), Refusal::NotPermitted);
    }
    day.done(&secretariat(), seen(revision));
    assert!(day.state.texts_revision > revision);
    let nowhere = resolution("r9", &["c9"]);
    assert_eq!(day.refused(&secretariat(), revise(nowhere, None)), Refusal::NoSuchResolution(ResolutionId::new("r9")));
}

#[test]
fn a_revision_takes_no_commitment_of_another_resolution_and_none_that_is_too_long() {
    let mut day = day();
    day.done(&secretariat(), Command::EnterResolution(resolution("r2", &["c8"])));
    let taken = resolution("r2", &["c8", "c1"]);
    assert_eq!(day.refused(&secretariat(), revise(taken, None)), Refusal::AlreadyEntered("c1".to_owned()));
    let long = changed(&day, Language::En, |text| words(text, 0, &"x".repeat(5_001)));
    assert_eq!(day.refused(&secretariat(), revise(long, None)), Refusal::TooLong { longest: 5_000 });
}

#[test]
fn replayed_from_its_log_the_congress_has_the_same_texts() {
    let mut day = amended();
    let other = changed(&day, Language::En, |text| words(text, 2, "Something else."));
    day.done(&secretariat(), revise(other, Some("typing error")));
    let mut again = congress::state::State::default();
    for entry in &day.log {
        let written = serde_json::to_string(entry).expect("an entry can be written");
        again.apply(&serde_json::from_str(&written).expect("and read"));
    }
    assert_eq!(again, day.state);
}

#[test]
fn every_id_that_a_language_lacks_is_named_once() {
    let texts = |outlines: [Outline; 3]| -> Texts {
        let text = |outline: Outline, official| {
            let resolution = resolution_of("r1", outline, &[]).expect("sound");
            Text { official, ..resolution.official().1.clone() }
        };
        Language::ALL.into_iter().zip(outlines).map(|(l, outline)| (l, text(outline, l == Language::En))).collect()
    };
    assert_eq!(gaps(&texts([OUTLINE; 3])), []);
    let gap = |language, id: &str, missing| Gap { language, id: id.to_owned(), missing };
    let shorter: Outline = &[("p1", &["c1"]), ("p3", &["c3"])];
    let longer: Outline = &[("p1", &["c1"]), ("p2", &["c2"]), ("p3", &["c3"]), ("p4", &[])];
    assert_eq!(
        gaps(&texts([OUTLINE, shorter, longer])),
        [
            gap(Language::En, "p4", true),
            gap(Language::Fr, "p2", true),
            gap(Language::Fr, "c2", true),
            gap(Language::Fr, "p4", true)
        ]
    );
    assert_eq!(gaps(&texts([OUTLINE, longer, longer])), [gap(Language::En, "p4", true)]);
    let turned: Outline = &[("p2", &["c2"]), ("p1", &["c1"]), ("p3", &["c3"])];
    assert_eq!(gaps(&texts([OUTLINE, turned, OUTLINE])), [gap(Language::Fr, "p2", false)]);
    let moved: Outline = &[("p1", &[]), ("p2", &["c1", "c2"]), ("p3", &["c3"])];
    assert_eq!(gaps(&texts([OUTLINE, OUTLINE, moved])), [gap(Language::Es, "p2", false)]);
}
