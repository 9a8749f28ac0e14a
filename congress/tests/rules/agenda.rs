//! The order of the agenda, commitments taken together, procedural questions, and what the hall is shown.

use crate::common::congress_day::*;
use crate::common::*;
use congress::agenda::Shown;
use congress::command::{Actor, Command, Opening, Refusal};
use congress::round::{Motion, Procedural, RoundNumber};
use congress::text::{CommitmentId, Language};
use congress::verdict::Outcome;
use congress::view::Standing;

const SECOND: RoundNumber = RoundNumber(2);

fn c(n: u32) -> CommitmentId {
    CommitmentId::new(format!("c{n}"))
}

/// Commitments `c1` to `c5`; two full delegations of two, a consultative and an observer delegation.
fn congress() -> Day {
    let mut day = Day::convened(roll([full("A", 2, 2), full("B", 3, 2), consultative("K", 0, 1), observer("O", 0, 1)]));
    day.done(&secretariat(), Command::EnterResolution(resolution("r2", &["c3", "c4", "c5"])));
    day
}

fn order(day: &Day) -> String {
    day.state.commitments().iter().map(CommitmentId::as_str).collect::<Vec<_>>().join(" ")
}

fn together(day: &mut Day, numbers: &[u32]) {
    day.done(&chair(), Command::Group { commitments: numbers.iter().map(|n| c(*n)).collect() });
}

fn by_vote() -> String {
    vote(&["per_delegate simple"])
}

#[test]
fn the_chair_puts_a_commitment_elsewhere_and_the_others_move_on() {
    let mut day = congress();
    day.done(&chair(), Command::Arrange { commitment: c(4), place: 2 });
    assert_eq!(order(&day), "c1 c4 c2 c3 c5");
    day.done(&chair(), Command::Arrange { commitment: c(1), place: 99 });
    assert_eq!(order(&day), "c4 c2 c3 c5 c1");
    assert!(day.ask(&chair(), Command::Arrange { commitment: c(4), place: 1 }).is_ok_and(|events| events.is_empty()));
    let unknown = Command::Arrange { commitment: c(9), place: 1 };
    assert_eq!(day.refused(&chair(), unknown), Refusal::NoSuchCommitment(c(9)));
    let elsewhere = || Command::Arrange { commitment: c(5), place: 1 };
    assert_eq!(day.refused(&secretariat(), elsewhere()), Refusal::NotPermitted);
    day.done(&secretariat(), Command::EnterResolution(resolution("r3", &["c6"])));
    assert_eq!(order(&day), "c4 c2 c3 c5 c1 c6", "what is laid before the congress later comes last");
}

#[test]
fn one_round_decides_a_bloc_and_each_commitment_stands_where_it_left_it() {
    let mut day = congress();
    together(&mut day, &[5, 2, 3]);
    day.opened("c3", &by_vote());
    let asked: Vec<_> = day.round(FIRST).question.parts().map(|(id, version)| format!("{id} {version}")).collect();
    assert_eq!(asked, ["c2 1", "c3 1", "c5 1"], "in the order of the agenda");
    assert_eq!([2, 3, 5].map(|n| day.state.standing(&c(n))), [Standing::Open; 3]);
    assert_eq!(day.state.standing(&c(1)), Standing::Pending);
    day.closed(FIRST, "A-1 for, A-2 for, B-1 against").done(&chair(), Command::Publish { round: FIRST });
    assert_eq!([2, 3, 5].map(|n| day.state.standing(&c(n))), [Standing::Decided(Outcome::Adopted); 3]);
    assert!(day.state.agenda.blocs.is_empty(), "the bloc is over");
    assert_eq!(day.state.rounds_on(&c(5)).count(), 1);
}

#[test]
fn a_bloc_that_was_annulled_is_still_a_bloc() {
    let mut day = congress();
    together(&mut day, &[2, 3]);
    day.opened("c2", &by_vote()).closed(FIRST, "A-1 for");
    day.done(&chair(), Command::Annul { round: FIRST, reason: "the wrong rules".to_owned() });
    day.opened("c3", &by_vote());
    assert_eq!(day.round(SECOND).question.parts().count(), 2);
}

#[test]
fn a_bloc_is_of_two_commitments_at_least_that_are_free() {
    let group = |numbers: &[u32]| Command::Group { commitments: numbers.iter().map(|n| c(*n)).collect() };
    let mut day = congress();
    for numbers in [&[][..], &[2], &[2, 2]] {
        assert_eq!(day.refused(&chair(), group(numbers)), Refusal::NoBloc, "{numbers:?}");
    }
    assert_eq!(day.refused(&chair(), group(&[2, 8])), Refusal::NoSuchCommitment(c(8)));
    together(&mut day, &[2, 3]);
    assert_eq!(day.refused(&chair(), group(&[3, 4])), Refusal::NoBloc);
    day.opened("c1", &by_vote());
    assert_eq!(day.refused(&chair(), group(&[1, 4])), Refusal::NoBloc);
    assert_eq!(day.refused(&delegate("A-1"), group(&[4, 5])), Refusal::NotPermitted);
}

#[test]
fn a_head_has_a_commitment_separated_before_the_bloc_opens() {
    let mut day = congress();
    together(&mut day, &[2, 3, 4]);
    let asking = || Command::AskSeparation { commitment: c(3) };
    for (actor, why) in [("A-2", Refusal::NotHead), ("O-1", Refusal::Observer)] {
        assert_eq!(day.refused(&delegate(actor), asking()), why);
    }
    day.done(&delegate("B-1"), asking()).done(&delegate("K-1"), asking());
    assert!(day.ask(&delegate("B-1"), asking()).is_ok_and(|events| events.is_empty()), "once is enough");
    assert_eq!(day.refused(&chair(), open("c2", &by_vote(), None)), Refusal::SeparationAsked(c(3)));
    day.done(&chair(), Command::Separate { commitment: c(3) }).opened("c2", &by_vote());
    let asked: Vec<_> = day.round(FIRST).question.parts().map(|(id, _)| id.clone()).collect();
    assert_eq!(asked, [c(2), c(4)]);
    let wishes = &day.state.agenda.wishes[&c(3)];
    assert_eq!(wishes.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["B", "K"], "the record keeps who asked");
    assert_eq!(day.refused(&delegate("A-1"), asking()), Refusal::NotInBloc(c(3)));
    let too_late = Command::AskSeparation { commitment: c(4) };
    assert_eq!(day.refused(&delegate("A-1"), too_late), Refusal::AnotherRoundOpen(FIRST));
    let separate = Command::Separate { commitment: c(4) };
    assert_eq!(day.refused(&chair(), separate), Refusal::AnotherRoundOpen(FIRST));
}

#[test]
fn a_bloc_of_one_is_none() {
    let mut day = congress();
    together(&mut day, &[2, 3]);
    day.done(&chair(), Command::Separate { commitment: c(2) });
    assert!(day.state.agenda.bloc_of(&c(3)).is_none());
    assert_eq!(day.refused(&chair(), Command::Separate { commitment: c(3) }), Refusal::NotInBloc(c(3)));
}

#[test]
fn a_bloc_is_no_choice_of_wording_and_is_amended_by_nobody() {
    let mut day = congress();
    together(&mut day, &[2, 3]);
    assert_eq!(day.refused(&chair(), open("c2", "kind = \"wording\"", None)), Refusal::BlocNotOffered);
    day.opened("c2", &consensus("", "")).done(&chair(), close(FIRST, Default::default()));
    day.done(&chair(), Command::Publish { round: FIRST });
    let texts = wording(&[(Language::En, "Something else.")]);
    let amend = Command::Amend { round: FIRST, texts, reason: "because".to_owned() };
    assert_eq!(day.refused(&chair(), amend), Refusal::TakenEnBloc(FIRST));
    day.opened("c3", &consensus("", ""));
    assert_eq!(day.round(SECOND).question.follows, Some(FIRST), "each is taken up again in a round of its own");
    assert_eq!(day.round(SECOND).question.parts().count(), 1);
}

fn procedural(commitment: &str, motion: Motion, words: &str) -> Opening {
    let words = wording(&[(Language::En, words)]);
    let opening = Opening::on(CommitmentId::new(commitment), "under_test", ruleset(&by_vote()));
    Opening { procedural: Some(Procedural { motion, words }), ..opening }
}

#[test]
fn a_procedural_question_belongs_to_its_commitment_and_decides_nothing_on_it() {
    let mut day = congress();
    together(&mut day, &[1, 2]);
    day.done(&chair(), Command::Open(procedural("c1", Motion::CloseDebate, " Shall the debate be closed? ")));
    let question = &day.round(FIRST).question;
    assert_eq!((question.commitment.clone(), question.parts().count()), (c(1), 0));
    let asked = question.procedural.as_ref().expect("a procedural question");
    assert_eq!(asked.words, wording(&[(Language::En, "Shall the debate be closed?")]));
    assert_eq!(day.state.standing(&c(1)), Standing::Pending);
    day.closed(FIRST, "A-1 for, B-1 for").done(&chair(), Command::Publish { round: FIRST });
    assert_eq!(day.tally(FIRST).outcome, Outcome::Adopted);
    assert_eq!(day.state.standing(&c(1)), Standing::Pending);
    assert!(day.state.agenda.bloc_of(&c(1)).is_some(), "the bloc still waits");
    day.done(&chair(), Command::Open(procedural("c1", Motion::Other, "Shall we meet at nine?")));
    assert_eq!(day.round(SECOND).attempt, 2);
    assert_eq!(day.state.procedural_on(&c(1)).count(), 2);
    assert_eq!(day.state.rounds_on(&c(1)).count(), 0);
}

#[test]
fn a_procedural_question_is_a_vote_on_a_sentence() {
    let mut day = congress();
    let none = procedural("c1", Motion::Other, "  ");
    assert_eq!(day.refused(&chair(), Command::Open(none)), Refusal::WordsNeeded);
    let long = procedural("c1", Motion::Other, &"x".repeat(1_001));
    assert_eq!(day.refused(&chair(), Command::Open(long)), Refusal::TooLong { longest: 1_000 });
    let poll = Opening { ruleset: ruleset("kind = \"poll\""), ..procedural("c1", Motion::Adjourn, "Adjourn?") };
    assert_eq!(day.refused(&chair(), Command::Open(poll)), Refusal::NotAVote);
    let nowhere = procedural("c9", Motion::Adjourn, "Adjourn?");
    assert_eq!(day.refused(&chair(), Command::Open(nowhere)), Refusal::NoSuchCommitment(c(9)));
}

#[test]
fn the_hall_shows_what_the_chair_calls_and_every_round_from_its_opening() {
    let mut day = congress();
    assert_eq!(day.state.agenda.shown, Shown::Welcome);
    day.done(&chair(), Command::Show(Shown::Commitment(c(2))));
    assert_eq!(day.state.current_commitment(), Some(&c(2)));
    assert_eq!(day.refused(&Actor::Screen("hall".into()), Command::Show(Shown::Welcome)), Refusal::NotPermitted);
    assert_eq!(day.refused(&chair(), Command::Show(Shown::Commitment(c(9)))), Refusal::NoSuchCommitment(c(9)));
    assert_eq!(day.refused(&chair(), Command::Show(Shown::Round(SECOND))), Refusal::NoSuchRound(SECOND));
    day.opened("c1", &by_vote());
    assert_eq!(day.state.current_commitment(), Some(&c(1)));
    assert_eq!(day.refused(&chair(), Command::Show(Shown::Welcome)), Refusal::AnotherRoundOpen(FIRST));
    day.closed(FIRST, "A-1 for").done(&chair(), Command::Publish { round: FIRST });
    assert_eq!(day.state.agenda.shown, Shown::Round(FIRST));
    day.done(&chair(), Command::Show(Shown::Welcome));
    assert_eq!(day.state.current_commitment(), None);
}

#[test]
fn a_pause_has_a_message_and_changes_no_round() {
    let mut day = congress();
    day.opened("c1", &by_vote());
    let empty = Command::Pause { message: wording(&[(Language::Fr, "  ")]) };
    assert_eq!(day.refused(&chair(), empty), Refusal::WordsNeeded);
    let key = day.state.round_key();
    day.done(&chair(), Command::Pause { message: wording(&[(Language::Fr, " Pause "), (Language::En, "")]) });
    assert_eq!(day.state.agenda.pause, Some(wording(&[(Language::Fr, "Pause")])));
    assert_eq!(day.state.round_key(), key, "phones have nothing to fetch");
    assert!(day.round(FIRST).is_open());
    day.done(&chair(), Command::Resume);
    assert_eq!(day.state.agenda.pause, None);
    assert!(day.ask(&chair(), Command::Resume).is_ok_and(|events| events.is_empty()));
}
