//! The promises of RULES.md, "Indicative poll" and "Choice of wording": what is noted, and exact resistances ranked.

use crate::common::*;
use congress::tally::{Count, Tally};
use congress::verdict::Outcome::{Inquorate, Noted, Preferred, RunOff};
use serde_json::{Value, json};

const POLL: &str = "kind = \"poll\"";
const WORDING: &str = "kind = \"wording\"";

fn ranking(tally: &Tally) -> Value {
    json(tally)["ranking"].clone()
}

/// The alternatives in the order of the ranking.
fn order(tally: &Tally) -> Vec<&str> {
    match &tally.count {
        Count::Wording { ranking } => ranking.iter().map(|r| r.alternative.as_str()).collect(),
        other => panic!("no choice of wording: {other:?}"),
    }
}

#[test]
fn a_poll_is_noted_and_consultative_delegates_are_counted_apart() {
    let hall = roll([full("A", 3, 3), full("B", 1, 1), consultative("NGO", 0, 2)]);
    let tally = hold(POLL, &hall)
        .cast("A", "support support_with_reservations oppose")
        .cast("B", "support")
        .cast("NGO", "need_discussion neutral")
        .count();
    assert_eq!(tally.outcome, Noted);
    let expected = json!({
        "kind": "poll", "outcome": "noted", "quorum": [],
        "options": { "support": 2, "support_with_reservations": 1, "neutral": 0, "need_discussion": 0, "oppose": 1 },
        "noted": { "support": 0, "support_with_reservations": 0, "neutral": 1, "need_discussion": 1, "oppose": 0 },
        "turnout": { "delegates": { "entitled": 4, "present": 4, "voted": 4 },
                     "delegations": { "entitled": 2, "present": 2, "voted": 2 },
                     "votes": { "entitled": 4, "present": 4, "voted": 4 } },
        "delegations": [
            { "id": "A", "status": "full", "votes": 3, "ballots":
              { "support": 1, "support_with_reservations": 1, "neutral": 0, "need_discussion": 0, "oppose": 1 } },
            { "id": "B", "status": "full", "votes": 1, "ballots":
              { "support": 1, "support_with_reservations": 0, "neutral": 0, "need_discussion": 0, "oppose": 0 } },
            { "id": "NGO", "status": "consultative", "votes": 0, "ballots":
              { "support": 0, "support_with_reservations": 0, "neutral": 1, "need_discussion": 1, "oppose": 0 } } ]
    });
    assert_eq!(json(&tally), expected);
}

#[test]
fn a_poll_in_which_nobody_answers_is_noted_too() {
    let tally = hold(POLL, &roll([full("A", 1, 1)])).count();
    assert_eq!(tally.outcome, Noted);
    assert_eq!(json(&tally)["options"]["support"], 0);
}

#[test]
fn resistance_is_a_mean_within_a_delegation_and_a_sum_over_them() {
    // A: a (3+4)/2 = 7/2, none 10.   B: a 1/1, none 2.   Sums: a 9/2, none 12; C cast nothing and counts in neither.
    let hall = roll([full("A", 9, 2), full("B", 1, 1), full("C", 1, 1)]);
    let tally = hold(WORDING, &hall).cast("A", "a=3;none=10 a=4;none=10").cast("B", "a=1;none=2").count();
    let expected = json!([
        { "alternative": "a", "sum": [9, 2], "tens": 0 },
        { "alternative": "none", "sum": [12, 1], "tens": 2 } ]);
    assert_eq!(ranking(&tally), expected);
    assert_eq!(tally.outcome, Preferred);
    assert_eq!(tally.turnout.delegations.voted, 2);
}

#[test]
fn fractions_are_exact_and_reduced() {
    // a: (1+0+0)/3 + (1+0)/2 = 1/3 + 1/2 = 5/6.   b: (2+2+2)/3 + (1+1)/2 = 3/1.
    // none: (0+1+1)/3 + (0+0)/2 = 2/3, a sixth below a.
    let hall = roll([full("A", 1, 3), full("B", 1, 2)]);
    let tally = hold(WORDING, &hall)
        .cast("A", "a=1;b=2;none=0 a=0;b=2;none=1 a=0;b=2;none=1")
        .cast("B", "a=1;b=1;none=0 a=0;b=1;none=0")
        .count();
    let expected = json!([
        { "alternative": "none", "sum": [2, 3], "tens": 0 },
        { "alternative": "a", "sum": [5, 6], "tens": 0 },
        { "alternative": "b", "sum": [3, 1], "tens": 0 } ]);
    assert_eq!(ranking(&tally), expected);
}

#[test]
fn three_thirds_are_one_and_tie_with_a_whole_one() {
    // a: 1/3 + 1/3 + 1/3 = 1, b: 1 + 0 + 0 = 1: equal to the last digit, no tens, so a run-off.
    let hall = roll(["A", "B", "C"].map(|id| full(id, 1, 3)));
    let tally = hold(WORDING, &hall)
        .cast("A", "a=1;b=1;none=9 a=0;b=1;none=9 a=0;b=1;none=9")
        .cast("B", "a=1;b=0;none=9 a=0;b=0;none=9 a=0;b=0;none=9")
        .cast("C", "a=1;b=0;none=9 a=0;b=0;none=9 a=0;b=0;none=9")
        .count();
    assert_eq!(ranking(&tally)[0]["sum"], json!([1, 1]));
    assert_eq!(ranking(&tally)[1]["sum"], json!([1, 1]));
    assert_eq!(tally.outcome, RunOff);
}

#[test]
fn a_tie_goes_to_the_alternative_with_fewer_tens() {
    // a: 10 + 0 = 10 with one ten, b: 5 + 5 = 10 with none, none: 6 + 6 = 12.
    let hall = roll([full("A", 1, 1), full("B", 1, 1)]);
    let tally = hold(WORDING, &hall).cast("A", "a=10;b=5;none=6").cast("B", "a=0;b=5;none=6").count();
    assert_eq!(order(&tally), ["b", "a", "none"]);
    assert_eq!(tally.outcome, Preferred);
    let tens: Vec<_> =
        ranking(&tally).as_array().map_or(vec![], |rows| rows.iter().map(|row| row["tens"].clone()).collect());
    assert_eq!(tens, [json!(0), json!(1), json!(0)]);
}

#[test]
fn tens_decide_only_between_equal_sums() {
    // a: 10 + 0 = 10 with a ten, b: 6 + 5 = 11 without: a wins.
    let hall = roll([full("A", 1, 1), full("B", 1, 1)]);
    let tally = hold(WORDING, &hall).cast("A", "a=10;b=6;none=9").cast("B", "a=0;b=5;none=9").count();
    assert_eq!(order(&tally), ["a", "b", "none"]);
}

#[test]
fn still_tied_is_a_run_off_and_equal_ones_stand_by_name() {
    let tally = hold(WORDING, &roll([full("A", 1, 1)])).cast("A", "none=3;b=2;a=2;c=2").count();
    assert_eq!(order(&tally), ["a", "b", "c", "none"]);
    assert_eq!(tally.outcome, RunOff);
}

#[test]
fn a_tie_behind_the_winner_needs_no_run_off() {
    let tally = hold(WORDING, &roll([full("A", 1, 1)])).cast("A", "a=5;b=5;none=1").count();
    assert_eq!(order(&tally), ["none", "a", "b"]);
    assert_eq!(tally.outcome, Preferred);
}

#[test]
fn a_large_delegation_weighs_as_much_as_a_small_one() {
    // A: three delegates, W 100, a 0 and none 2. B: one delegate, W 0, a 3 and none 0. Sums: a 3, none 2.
    let hall = roll([full("A", 100, 3), full("B", 0, 1)]);
    let tally = hold(WORDING, &hall).cast("A", "a=0;none=2 a=0;none=2 a=0;none=2").cast("B", "a=3;none=0").count();
    assert_eq!(order(&tally), ["none", "a"]);
}

#[test]
fn a_choice_of_wording_has_a_quorum_if_its_rules_say_so() {
    let rules =
        "kind = \"wording\"\nquorum = [{ unit = \"delegations\", measure = \"voted\", p = 1, q = 2, strict = true }]";
    let hall = roll([full("A", 1, 1), full("B", 1, 1)]);
    let half = hold(rules, &hall).cast("A", "a=1;none=2");
    assert_eq!(half.count().outcome, Inquorate);
    assert_eq!(half.cast("B", "a=1;none=2").count().outcome, Preferred);
}

#[test]
fn without_any_ballot_nothing_is_preferred() {
    assert_eq!(hold(WORDING, &roll([full("A", 1, 1)])).count().outcome, RunOff);
}
