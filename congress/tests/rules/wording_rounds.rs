//! A choice of wording from its opening to the text that comes of it (RULES.md, "Choice of wording"). How resistance is
//! counted is in `polls_and_wording.rs`.

use crate::common::congress_day::*;
use crate::common::*;
use congress::ballot::{Alternative, Ballots};
use congress::command::{Command, Opening, Refusal, RefusalClass};
use congress::round::{RoundNumber, Step, Wording};
use congress::rules::Kind;
use congress::text::{CommitmentId, Language};
use congress::verdict::Outcome;

const WORDING: &str = "kind = \"wording\"";
const SECOND: RoundNumber = RoundNumber(2);

fn c1() -> CommitmentId {
    CommitmentId::new("c1")
}

fn english(words: &str) -> Wording {
    wording(&[(Language::En, words)])
}

/// Three delegations of one delegate; the commitments are in English only.
fn congress() -> Day {
    Day::convened(roll([full("A", 1, 1), full("B", 1, 1), full("C", 1, 1)]))
}

/// A choice between these wordings and no text.
fn choice(alternatives: Vec<Wording>) -> Command {
    Command::Open(Opening { alternatives, ..Opening::on(c1(), "choice_of_wording", ruleset(WORDING)) })
}

/// "We will." as a, "We shall." as b.
fn opened() -> Day {
    let mut day = congress();
    day.done(&chair(), choice(vec![english("We will."), english("We shall.")]));
    day
}

/// Closes the round with a ballot of each delegation in turn, and publishes it.
fn ended(day: &mut Day, marks: [&str; 3]) {
    let cast = ["A-1", "B-1", "C-1"].into_iter().zip(marks);
    let cast: Ballots = cast.map(|(id, mark)| (delegate_id(id), ballot(Kind::Wording, mark))).collect();
    day.done(&chair(), close(FIRST, cast)).done(&chair(), Command::Publish { round: FIRST });
}

fn agenda(day: &Day) -> String {
    let found = day.state.agenda(Language::En).find(|item| item.mark.id == c1());
    found.map(|item| item.words.to_owned()).expect("c1 is on the agenda")
}

#[test]
fn the_alternatives_are_called_a_b_and_so_on_and_none() {
    let day = opened();
    let names =
        |day: &Day| -> Vec<String> { day.round(FIRST).question.alternatives.keys().map(ToString::to_string).collect() };
    assert_eq!(names(&day), ["a", "b", "none"]);
    let alternatives = &day.round(FIRST).question.alternatives;
    assert_eq!(alternatives[&Alternative::new("b")], english("We shall."));
    assert_eq!(alternatives[&Alternative::none()], Wording::new());
    let mut day = congress();
    day.done(&chair(), choice(["1", "2", "3", "4", "5"].map(english).into()));
    assert_eq!(names(&day), ["a", "b", "c", "d", "e", "none"]);
}

#[test]
fn a_choice_of_wording_has_two_to_six_alternatives_with_none_among_them() {
    for (wordings, allowed) in [(0, false), (1, true), (5, true), (6, false)] {
        let answer = congress().ask(&chair(), choice(vec![english("We will."); wordings]));
        assert_eq!(answer.is_ok(), allowed, "{wordings} and none");
        assert!(allowed || answer == Err(Refusal::BadAlternatives));
    }
    assert_eq!(Refusal::BadAlternatives.class(), RefusalClass::Invalid);
}

#[test]
fn an_alternative_has_words_in_every_language_of_its_resolution() {
    let parallel = || {
        let mut day = congress();
        let paragraphs: Outline = &[("p9", &["c9"])];
        let resolution = resolution_of("r9", paragraphs, &[(Language::Fr, paragraphs)]).expect("sound");
        day.done(&secretariat(), Command::EnterResolution(resolution));
        day
    };
    let open = |texts: &[(Language, &str)]| match choice(vec![wording(texts)]) {
        Command::Open(opening) => Command::Open(Opening { commitment: CommitmentId::new("c9"), ..opening }),
        other => other,
    };
    let (en, fr) = ((Language::En, "We will."), (Language::Fr, "Nous ferons."));
    parallel().done(&chair(), open(&[en, fr]));
    for texts in [&[en][..], &[fr], &[en, (Language::Fr, " ")], &[]] {
        assert_eq!(parallel().refused(&chair(), open(texts)), Refusal::BadAlternatives, "{texts:?}");
    }
}

#[test]
fn an_alternative_is_one_paragraph_in_the_languages_of_its_resolution() {
    let mut day = congress();
    let texts = wording(&[(Language::En, " We\n will. "), (Language::Es, "Haremos.")]);
    day.done(&chair(), choice(vec![texts]));
    assert_eq!(day.round(FIRST).question.alternatives[&Alternative::new("a")], english("We will."));
    ended(&mut day, ["a=0;none=5"; 3]);
    assert_eq!(day.state.words(&c1(), 2), english("We will."));
}

#[test]
fn an_alternative_has_at_most_five_thousand_characters() {
    let long = |n: usize| choice(vec![english("We will."), english(&"é".repeat(n))]);
    assert_eq!(congress().refused(&chair(), long(5_001)), Refusal::TooLong { longest: 5_000 });
    congress().done(&chair(), long(5_000));
}

#[test]
fn other_rounds_have_no_alternatives() {
    for rules in [vote(&["per_delegate simple"]), consensus("", ""), "kind = \"poll\"".to_owned()] {
        let alternatives = vec![english("We will.")];
        let open = Command::Open(Opening { alternatives, ..Opening::on(c1(), "under_test", ruleset(&rules)) });
        assert_eq!(congress().refused(&chair(), open), Refusal::BadAlternatives);
    }
}

#[test]
fn a_ballot_rates_all_alternatives_of_the_round_and_no_other() {
    let day = opened();
    let admit = |mark| day.round(FIRST).admit(&day.state.roll, &delegate_id("A-1"), paper(mark, None), day.now);
    assert!(admit("a=0;b=10;none=5").is_ok());
    for (mark, missing) in [("a=0;none=5", "b"), ("b=0;none=5", "a"), ("c=0;none=5", "a")] {
        assert_eq!(admit(mark), Err(Refusal::NotRated(Alternative::new(missing))), "{mark}");
    }
    let unknown = admit("a=0;b=0;c=0;none=5");
    assert!(matches!(unknown, Err(Refusal::BadMark(_))), "{unknown:?}");
}

#[test]
fn the_preferred_wording_becomes_the_text_at_publication() {
    // a: 1 + 2 + 3 = 6.   b: 0 + 1 + 4 = 5.   none: 10 + 10 + 0 = 20.
    let mut day = opened();
    let before = agenda(&day);
    let cast = [("A-1", "a=1;b=0;none=10"), ("B-1", "a=2;b=1;none=10"), ("C-1", "a=3;b=4;none=0")];
    let cast: Ballots = cast.map(|(id, mark)| (delegate_id(id), ballot(Kind::Wording, mark))).into();
    day.at(7).done(&chair(), close(FIRST, cast));
    assert_eq!(day.tally(FIRST).outcome, Outcome::Preferred);
    assert_eq!((agenda(&day), day.state.version(&c1())), (before.clone(), 1)); // not before it is published
    day.at(9).done(&chair(), Command::Publish { round: FIRST });
    assert_eq!((agenda(&day).as_str(), day.state.version(&c1())), ("We shall.", 2));
    assert_eq!(day.state.words(&c1(), 1), english(&before));
    assert_eq!(day.state.words(&c1(), 2), english("We shall."));
    // The next consensus round is about it, and the step stands with the round.
    day.opened("c1", &consensus("", ""));
    assert_eq!(day.round(SECOND).question.version, 2);
    let steps = &day.round(FIRST).steps;
    let [taken] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(matches!(taken.step, Step::Amended(2, _)), "{taken:?}");
    assert_eq!((&taken.by, taken.at), (&chair(), congress::round::Moment(9_000)));
}

#[test]
fn neither_no_text_nor_a_run_off_changes_the_text() {
    let cases = [
        (["a=9;b=9;none=0", "a=1;b=1;none=0", "a=1;b=1;none=0"], Outcome::Preferred), // none: 0
        (["a=1;b=2;none=9", "a=2;b=1;none=9", "a=3;b=3;none=9"], Outcome::RunOff),    // a 6, b 6
    ];
    for (marks, outcome) in cases {
        let mut day = opened();
        let before = agenda(&day);
        ended(&mut day, marks);
        assert_eq!(day.tally(FIRST).outcome, outcome);
        assert_eq!((agenda(&day), day.state.version(&c1())), (before, 1), "{outcome:?}");
    }
}

#[test]
fn no_ballots_and_no_quorum_change_no_text() {
    let mut day = opened();
    day.done(&chair(), close(FIRST, Ballots::new())).done(&chair(), Command::Publish { round: FIRST });
    assert_eq!(day.state.version(&c1()), 1);
    let all = format!("{WORDING}\nquorum = [{{ unit = \"delegates\", measure = \"voted\", p = 1, q = 1 }}]");
    let mut day = congress();
    day.opened("c1", &all);
    let cast: Ballots = [(delegate_id("A-1"), ballot(Kind::Wording, "a=0;b=1;none=9"))].into();
    day.done(&chair(), close(FIRST, cast)).done(&chair(), Command::Publish { round: FIRST });
    assert_eq!((day.tally(FIRST).outcome, day.state.version(&c1())), (Outcome::Inquorate, 1));
}

#[test]
fn an_annulled_choice_of_wording_changes_no_text() {
    let mut day = opened();
    let cast: Ballots = [(delegate_id("A-1"), ballot(Kind::Wording, "a=0;b=1;none=9"))].into();
    day.done(&chair(), close(FIRST, cast));
    day.done(&chair(), Command::Annul { round: FIRST, reason: "wrong text".to_owned() });
    assert_eq!(day.state.version(&c1()), 1);
}

#[test]
fn a_preferred_wording_that_is_the_text_already_makes_no_new_version() {
    let mut day = congress();
    let standing = agenda(&day);
    day.done(&chair(), choice(vec![english(&standing)]));
    ended(&mut day, ["a=0;none=9"; 3]);
    assert_eq!(day.state.version(&c1()), 1);
}
