//! What is printed for a round on paper: all of it in words of the language that is asked for.

use congress::command::{Actor, Command, Opening, Refusal};
use congress::event::Entry;
use congress::presets;
use congress::round::{Moment, RoundNumber};
use congress::state::{State, decide};
use congress::text::{CommitmentId, Language};
use server::demo;
use server::desk::paper::sheet;

const FIRST: RoundNumber = RoundNumber(1);

fn held(preset: &str, change: impl FnOnce(&mut Opening)) -> State {
    let mut state = State::default();
    let mut order = |actor: Actor, command| {
        for event in decide(&state, &actor, command, Moment(0)).expect("a lawful command") {
            state.apply(&Entry { seq: state.revision + 1, at: Moment(0), actor: actor.clone(), event });
        }
    };
    order(Actor::Operator, Command::enter_roll(demo::roll().expect("a roll")));
    order(Actor::Operator, Command::EnterResolution(demo::resolution().expect("a text")));
    let ruleset = presets::named(preset).expect("a preset").ruleset;
    let mut opening = Opening::on(CommitmentId::new("c7"), preset, ruleset);
    change(&mut opening);
    order(Actor::Chair("wan".into()), Command::Open(opening));
    state
}

#[test]
fn a_sheet_has_the_question_the_options_and_every_seat_in_its_language() {
    let state = held("consensus_of_delegations", |_| ());
    let french = sheet(&state, FIRST, Language::Fr).expect("a sheet");
    assert_eq!(
        (french.ballot_title.as_str(), french.tally_title.as_str()),
        ("Bulletin papier", "Feuille de dépouillement")
    );
    assert_eq!((french.round, french.round_title.as_str()), (FIRST, "Tour 1"));
    let expected = state.words(&CommitmentId::new("c7"), 1);
    assert_eq!(french.question[0].words, expected[&Language::Fr]);
    assert!(french.question[0].heading.as_deref().is_some_and(|heading| heading.starts_with("7. ")));
    let words: Vec<&str> = french.options.iter().map(|option| option.word.as_str()).collect();
    assert_eq!(words, ["agree", "reservation", "stand_aside", "abstain", "object"]);
    assert_eq!(french.options[0].name, "D’accord");
    assert!(french.takes_words && !french.is_rated);
    let dap = french.delegations.iter().find(|one| one.id.as_str() == "MY-DAP").expect("a delegation");
    assert_eq!((dap.name.as_str(), dap.party.as_str(), dap.votes), ("Malaisie · DAP", "Democratic Action Party", 6));
    assert_eq!(dap.seats.len(), 7, "the substitute has no seat");
    assert!(dap.seats.iter().all(|seat| seat.present && seat.may_cast));
    let absent = french.delegations.iter().find(|one| one.id.as_str() == "CL-PPD").expect("a delegation");
    assert!(absent.seats.iter().all(|seat| !seat.present && !seat.may_cast));
    let json = serde_json::to_value(&french).expect("JSON");
    assert_eq!(json["delegations"][0]["seats"][0]["delegate"], french.delegations[0].seats[0].delegate.as_str());
}

#[test]
fn a_choice_of_wording_is_rated_and_its_sheet_has_the_words_of_the_alternatives() {
    let wording = |words: &str| Language::ALL.map(|language| (language, format!("{words} {language}"))).into();
    let state = held("choice_of_wording", |opening| opening.alternatives = vec![wording("One"), wording("Two")]);
    let spanish = sheet(&state, FIRST, Language::Es).expect("a sheet");
    assert!(spanish.is_rated && !spanish.takes_words);
    let options: Vec<_> =
        spanish.options.iter().map(|option| (option.word.as_str(), option.words.as_deref())).collect();
    assert_eq!(options, [("a", Some("One es")), ("b", Some("Two es")), ("none", None)]);
}

#[test]
fn there_is_no_sheet_of_a_round_without_ballots_or_of_no_round() {
    let state = held("simple_majority", |_| ());
    assert_eq!(sheet(&state, RoundNumber(2), Language::En), Err(Refusal::NoSuchRound(RoundNumber(2))));
    let call = held("two_thirds_of_delegations", |opening| {
        let electorate = demo::roll().expect("a roll").electorate(&opening.ruleset);
        let order = electorate.full().filter(|(_, bench)| !bench.seats.is_empty()).map(|(id, _)| id.clone()).collect();
        opening.roll_call = Some(congress::roll_call::RollCall { order, letter: None });
    });
    assert_eq!(sheet(&call, FIRST, Language::En), Err(Refusal::AnsweredAloud));
}
