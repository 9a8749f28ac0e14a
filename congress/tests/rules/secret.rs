//! Confidential rounds (RULES.md, "Visibility of a round").

use std::collections::BTreeMap;

use crate::common::congress_day::*;
use crate::common::*;
use congress::ballot::{Ballots, Choice};
use congress::command::{Command, Refusal};
use congress::rules::Visibility;
use congress::secret::SecretBallots;
use congress::view::Audience;

const SECRET: &str = "visibility = \"secret\"";

/// Two delegations of two.
fn congress() -> Day {
    Day::convened(roll([full("MY", 4, 2), full("ID", 3, 2)]))
}

#[test]
fn only_a_vote_counted_per_delegate_can_be_confidential() {
    for modes in [&["per_delegation simple"][..], &["per_delegate simple", "weighted_bloc simple"]] {
        let answer = congress().ask(&chair(), by_secret_rules(modes));
        assert_eq!(answer.err(), Some(Refusal::SecretNotOffered), "{modes:?}");
    }
    assert!(congress().ask(&chair(), open("c1", &vote_with(SECRET, &["per_delegate simple"]), None)).is_ok());
}

/// As a chair asks who wants a round to be confidential whatever its rules.
fn by_secret_rules(modes: &[&str]) -> Command {
    let Command::Open(mut opening) = open("c1", &vote(modes), None) else { panic!("an opening") };
    opening.ruleset.visibility = Visibility::Secret;
    Command::Open(opening)
}

#[test]
fn heads_declare_nothing_and_no_words_are_taken() {
    let mut day = congress();
    day.opened("c1", &vote_with(SECRET, &["per_delegate simple"]));
    assert_eq!(day.declares("MY-1", FIRST, "for").err(), Some(Refusal::NoDeclarations));
    let paper = paper("for", Some("My hand shows."));
    let ballot = day.round(FIRST).admit(&day.state.roll, &delegate_id("MY-1"), paper, day.now);
    assert_eq!(ballot.expect("a ballot").reason, None);
}

#[test]
fn the_result_has_totals_and_who_took_part_and_nothing_by_delegation() {
    let mut day = congress();
    day.opened("c1", &vote_with(SECRET, &["per_delegate simple"]));
    day.closed(FIRST, "MY-1 for, MY-2 against, ID-1 for");
    let shown = serde_json::to_string(&day.log.last().expect("an entry")).expect("JSON");
    assert!(!shown.contains("\"position\""), "{shown}");
    day.done(&chair(), Command::Publish { round: FIRST });
    let view = day.round(FIRST).view(Audience::Public);
    let tally = view.tally.expect("published");
    assert_eq!((mode(tally, 0), &tally.delegations), ((2, 1, 0, true), &None));
    assert_eq!(view.voters, ["ID-1", "MY-1", "MY-2"].map(delegate_id));
}

/// Every way of giving three choices to three people comes to the same: so does the one that is dealt out.
#[test]
fn the_result_does_not_depend_on_whose_choice_was_whose() {
    let cast = [
        "MY-1 for, MY-2 against, ID-1 abstain",
        "MY-1 against, MY-2 abstain, ID-1 for",
        "ID-1 against, MY-2 for, MY-1 abstain",
    ];
    let result = |cast: Ballots| {
        let mut day = congress();
        day.opened("c1", &vote_with(SECRET, &["per_delegate qualified 2/5 voted"]));
        day.done(&chair(), close(FIRST, cast));
        day.tally(FIRST)
    };
    let voters = ["ID-1", "MY-1", "MY-2"].map(delegate_id).into();
    let choices = BTreeMap::from([(Choice::For, 1), (Choice::Against, 1), (Choice::Abstain, 1)]);
    let dealt = result(SecretBallots { voters, choices }.dealt().expect("as many as people"));
    assert!(cast.iter().all(|cast| result(ballots(cast)) == dealt));
}

#[test]
fn more_or_fewer_choices_than_people_are_not_dealt_out() {
    let voters: std::collections::BTreeSet<_> = ["A-1", "A-2"].map(delegate_id).into();
    for n in [0, 1, 3, u64::MAX] {
        let choices = BTreeMap::from([(Choice::For, n), (Choice::Against, 0)]);
        assert_eq!(SecretBallots { voters: voters.clone(), choices }.dealt(), None, "{n}");
    }
    let choices = BTreeMap::from([(Choice::For, u64::MAX), (Choice::Against, 3)]);
    assert_eq!(SecretBallots { voters, choices }.dealt(), None, "nor where their sum is too large to be one");
}
