//! The promises of RULES.md, "Vote": positions, modes, majorities, ties and the tally object.
//! What the three units and the quorum promise is in `turnout.rs`, how W is split in `weighted_split.rs`.

use crate::common::*;
use congress::verdict::Outcome::{self, Adopted, Inquorate, NotAdopted};
use serde_json::json;

/// A roll on which `n` delegations A.. of one delegate and W = 1 can be told to vote anything.
fn singles() -> congress::roll::Roll {
    roll(["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"].map(|id| full(id, 1, 1)))
}

/// A vote on `singles` in which the first `f` vote for, the next `a` against, the next `b` abstain.
fn split_house(rules: &str, f: usize, a: usize, b: usize) -> congress::tally::Tally {
    let marks =
        std::iter::repeat_n("for", f).chain(std::iter::repeat_n("against", a)).chain(std::iter::repeat_n("abstain", b));
    let ids = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
    ids.into_iter().zip(marks).fold(hold(rules, &singles()), |held, (id, mark)| held.cast(id, mark)).count()
}

#[test]
fn a_delegations_position_follows_its_ballots() {
    let cases = [
        ("for for against -", "for", false),
        ("for against against -", "against", false),
        ("for abstain abstain abstain", "for", false), // abstentions outweigh nothing
        ("against abstain abstain abstain", "against", false),
        ("for against - -", "abstain", true),
        ("for against abstain abstain", "abstain", true),
        ("abstain abstain - -", "abstain", false),
        ("- - - -", "not_voting", false),
    ];
    for (marks, expected, divided) in cases {
        let held = hold(&vote(&["per_delegation simple"]), &roll([full("A", 1, 4)]));
        let tally = held.cast("A", marks).count();
        assert_eq!(position(&tally, "A"), expected, "{marks}");
        assert_eq!(row(&tally, "A").divided, Some(divided), "{marks}");
        assert_eq!(row(&tally, "A").declared, Some(false), "{marks}");
    }
}

#[test]
fn a_declaration_stands_against_the_ballots_and_without_any() {
    let hall = roll([full("A", 1, 3), full("B", 1, 3)]);
    let held = hold(&vote(&["per_delegation simple"]), &hall).cast("A", "for for for");
    let tally = held.declare("A", "against").declare("B", "for").count();
    assert_eq!(position(&tally, "A"), "against");
    assert_eq!(position(&tally, "B"), "for");
    assert_eq!((row(&tally, "A").declared, row(&tally, "B").declared), (Some(true), Some(true)));
    assert_eq!(mode(&tally, 0), (1, 1, 0, false));
}

#[test]
fn a_declared_delegation_is_not_divided() {
    let held = hold(&vote(&["per_delegation simple"]), &roll([full("A", 1, 2)]));
    let tally = held.cast("A", "for against").declare("A", "abstain").count();
    assert_eq!(position(&tally, "A"), "abstain");
    assert_eq!(row(&tally, "A").divided, Some(false));
}

#[test]
fn without_declarations_in_the_rules_a_declaration_changes_nothing() {
    let rules = vote_with("declarations = false", &["per_delegation simple"]);
    let held = hold(&rules, &roll([full("A", 1, 1), full("B", 1, 1)])).cast("A", "for");
    let tally = held.declare("A", "against").declare("B", "against").count();
    assert_eq!(position(&tally, "A"), "for");
    assert_eq!(position(&tally, "B"), "not_voting");
}

#[test]
fn the_four_modes_count_ballots_delegations_and_weights() {
    // A: 2 for, 1 against -> for, W 6, split 4/2/0.   B: 3 against -> against, W 5.
    // C: 1 for, 1 against, divided -> abstain, W 4, split 2/2/0.   D: no ballot, W 9.
    let hall = roll([full("A", 6, 3), full("B", 5, 3), full("C", 4, 2), full("D", 9, 2)]);
    let modes =
        ["per_delegate", "per_delegation", "weighted_bloc", "weighted_split"].map(|mode| format!("{mode} simple"));
    let tally = hold(&vote(&modes.each_ref().map(String::as_str)), &hall)
        .cast("A", "for for against")
        .cast("B", "against against against")
        .cast("C", "for against")
        .count();
    assert_eq!(mode(&tally, 0), (3, 5, 0, false), "ballots");
    assert_eq!(mode(&tally, 1), (1, 1, 1, false), "positions");
    assert_eq!(mode(&tally, 2), (6, 5, 4, true), "W in one piece");
    assert_eq!(mode(&tally, 3), (6, 9, 0, false), "W split");
}

#[test]
fn declarations_leave_the_count_of_ballots_alone() {
    let rules = vote(&["per_delegate simple", "per_delegation simple"]);
    let held = hold(&rules, &roll([full("A", 1, 3)])).cast("A", "for for for");
    let tally = held.declare("A", "against").count();
    assert_eq!(mode(&tally, 0), (3, 0, 0, true));
    assert_eq!(mode(&tally, 1), (0, 1, 0, false));
}

#[test]
fn every_majority_is_reached_at_its_number_and_not_one_below() {
    // Ten delegations of one delegate; those who are not for, against or abstaining do not vote.
    let cases: &[(&str, (usize, usize, usize), Outcome)] = &[
        ("simple", (3, 2, 5), Adopted),
        ("simple", (3, 3, 0), NotAdopted),
        ("simple", (0, 0, 4), NotAdopted),
        ("absolute", (6, 0, 0), Adopted),      // 12 > 10
        ("absolute", (5, 0, 0), NotAdopted),   // 10 > 10 is false
        ("qualified 2/3", (4, 2, 4), Adopted), // base cast by default: 12 >= 12
        ("qualified 2/3 cast", (4, 2, 0), Adopted),
        ("qualified 2/3 cast", (3, 2, 0), NotAdopted),  // 9 >= 10 is false
        ("qualified 2/3 voted", (4, 1, 1), Adopted),    // 12 >= 12
        ("qualified 2/3 voted", (4, 1, 2), NotAdopted), // 12 >= 14 is false
        ("qualified 1/2 present", (5, 0, 0), Adopted),  // 10 >= 10
        ("qualified 1/2 present", (4, 0, 0), NotAdopted),
        ("qualified 1/2 entitled", (5, 4, 1), Adopted),
        ("qualified 1/2 entitled", (4, 0, 6), NotAdopted),
        ("qualified 1/1 cast", (1, 0, 9), Adopted),
        ("qualified 1/1 cast", (9, 1, 0), NotAdopted),
        ("qualified 0/1 cast", (0, 0, 3), NotAdopted), // base 0 fails, whatever p
        ("qualified 0/1 voted", (0, 0, 0), NotAdopted),
        ("unanimity", (1, 0, 9), Adopted),
        ("unanimity", (9, 1, 0), NotAdopted),
        ("unanimity", (0, 0, 10), NotAdopted),
    ];
    for (majority, (f, a, b), expected) in cases {
        for unit in ["per_delegate", "per_delegation", "weighted_bloc", "weighted_split"] {
            let tally = split_house(&vote(&[&format!("{unit} {majority}")]), *f, *a, *b);
            assert_eq!(tally.outcome, *expected, "{unit} {majority}: {f}/{a}/{b}");
            let passed = *expected == Adopted;
            assert_eq!(mode(&tally, 0), (*f as u64, *a as u64, *b as u64, passed));
        }
    }
}

#[test]
fn absolute_and_entitled_look_at_the_unit_of_their_mode_and_present_at_those_present() {
    // entitled: 4 delegates, 2 delegations, W 10; present: 3 delegates, 2 delegations, W 10; absent ones may cast.
    let hall = roll([full("A", 7, 3).present(2), full("B", 3, 1)]);
    let cases = [
        ("per_delegate absolute", false),                // 2 of 4 ballots: 4 > 4 is false
        ("per_delegate qualified 2/3 present", true),    // 3·2 >= 2·3
        ("per_delegate qualified 2/3 entitled", false),  // 3·2 >= 2·4 is false
        ("per_delegation absolute", false),              // 1 of 2
        ("weighted_bloc absolute", true),                // 14 > 10
        ("weighted_bloc qualified 7/10 entitled", true), // 70 >= 70
        ("weighted_bloc qualified 3/4 present", false),  // 28 >= 30 is false
    ];
    for (majority, passed) in cases {
        let tally = hold(&vote(&[majority]), &hall).cast("A", "for for").count();
        assert_eq!(mode(&tally, 0).3, passed, "{majority}");
    }
}

#[test]
fn the_present_base_may_be_empty_where_presence_is_not_required_and_then_fails() {
    let rules = vote_with("presence_required = false", &["per_delegate qualified 1/2 present"]);
    let held = hold(&rules, &roll([full("A", 1, 2).present(0)]));
    let tally = held.cast("A", "for for").count();
    assert_eq!(mode(&tally, 0), (2, 0, 0, false));
    assert_eq!(tally.outcome, NotAdopted);
}

#[test]
fn a_double_majority_needs_all_of_them() {
    // A and B are small and for, C is large and against: 2 delegations of 3, but W 4 against 9.
    let hall = roll([full("A", 2, 1), full("B", 2, 1), full("C", 9, 1)]);
    let held = |rules: &str| {
        let held = hold(rules, &hall).cast("A", "for").cast("B", "for");
        held.cast("C", "against").count()
    };
    let both = held(&vote(&["per_delegation simple", "weighted_bloc simple"]));
    assert_eq!(mode(&both, 0), (2, 1, 0, true));
    assert_eq!(mode(&both, 1), (4, 9, 0, false));
    assert_eq!(both.outcome, NotAdopted);
    let milder = held(&vote(&["per_delegation simple", "weighted_bloc qualified 3/10"]));
    assert_eq!(mode(&milder, 1), (4, 9, 0, true)); // 40 >= 39
    assert_eq!(milder.outcome, Adopted);
}

#[test]
fn a_tie_is_noted_and_not_adopted() {
    let tally = split_house(&vote(&["per_delegation simple"]), 3, 3, 1);
    assert!(tie(&tally));
    assert_eq!(tally.outcome, NotAdopted);
}

#[test]
fn a_tie_is_not_adopted_even_where_half_would_be_enough() {
    // RULES.md: "A tie (F = A > 0, in the first mode) is noted, and is not adopted." 5 of 10 cast reach 1/2.
    for majority in ["qualified 1/2 cast", "qualified 1/3 entitled", "qualified 0/1 voted"] {
        let tally = split_house(&vote(&[&format!("per_delegation {majority}")]), 5, 5, 0);
        assert!(tie(&tally), "{majority}");
        assert_eq!(tally.outcome, NotAdopted, "{majority}");
    }
}

#[test]
fn nobody_for_and_nobody_against_is_no_tie() {
    assert!(!tie(&split_house(&vote(&["per_delegation simple"]), 0, 0, 5)));
    assert!(!tie(&split_house(&vote(&["per_delegation simple"]), 0, 0, 0)));
    assert!(!tie(&split_house(&vote(&["per_delegation simple"]), 4, 3, 0)));
}

#[test]
fn a_tie_is_looked_for_in_the_first_mode_only() {
    // Delegations 1 : 1, weights 3 : 1.
    let hall = roll([full("A", 3, 1), full("B", 1, 1)]);
    let held = |modes: [&str; 2]| {
        let held = hold(&vote(&modes), &hall).cast("A", "for");
        held.cast("B", "against").count()
    };
    let weights_first = ["weighted_bloc simple", "per_delegation qualified 1/2"];
    assert!(!tie(&held(weights_first)));
    assert_eq!(held(weights_first).outcome, Adopted);
    assert!(tie(&held(["per_delegation simple", "weighted_bloc simple"])));
}

#[test]
fn an_inquorate_vote_is_not_adopted_whatever_its_majority() {
    let quorum = r#"quorum = [{ unit = "delegations", measure = "voted", p = 1, q = 2, strict = true }]"#;
    let tally = split_house(&vote_with(quorum, &["per_delegation simple"]), 5, 0, 0);
    assert_eq!(mode(&tally, 0), (5, 0, 0, true));
    assert_eq!(tally.outcome, Inquorate);
}

#[test]
fn a_secret_vote_shows_totals_and_no_delegation() {
    let rules = vote_with("visibility = \"secret\"", &["per_delegate simple"]);
    let tally = split_house(&rules, 3, 2, 1);
    assert_eq!(mode(&tally, 0), (3, 2, 1, true));
    assert!(json(&tally).get("delegations").is_none());
}

#[test]
fn the_tally_object_is_the_one_of_rules_md() {
    // MY-DAP: 3 for, 1 against -> for, W 4 split 3/1/0.  PH-AKB: nobody cast.  TL-FRT: declared, of W 2 only 1 used.
    let hall = roll([full("TL-FRT", 2, 1), full("MY-DAP", 4, 5).present(4), full("PH-AKB", 3, 1)]);
    let quorum = r#"quorum = [{ unit = "delegations", measure = "present", p = 1, q = 2, strict = true }]"#;
    let rules = vote_with(quorum, &["per_delegation qualified 2/3 cast", "weighted_split simple"]);
    let tally = hold(&rules, &hall).cast("MY-DAP", "for for against for").declare("TL-FRT", "abstain 0/0/1").count();
    let expected = json!({
        "kind": "vote", "outcome": "adopted", "tie": false,
        "quorum": [{ "unit": "delegations", "measure": "present", "have": 3, "entitled": 3,
                     "p": 1, "q": 2, "strict": true, "met": true }],
        "turnout": { "delegates": { "entitled": 7, "present": 6, "voted": 4 },
                     "delegations": { "entitled": 3, "present": 3, "voted": 2 },
                     "votes": { "entitled": 9, "present": 9, "voted": 6 } },
        "modes": [
            { "mode": "per_delegation", "for": 1, "against": 0, "abstain": 1, "passed": true,
              "majority": { "kind": "qualified", "p": 2, "q": 3, "base": "cast" } },
            { "mode": "weighted_split", "for": 3, "against": 1, "abstain": 1, "passed": true,
              "majority": { "kind": "simple" } } ],
        "delegations": [
            { "id": "MY-DAP", "status": "full", "votes": 4, "ballots": { "for": 3, "against": 1, "abstain": 0 },
              "position": "for", "divided": false, "declared": false,
              "split": { "for": 3, "against": 1, "abstain": 0 } },
            { "id": "PH-AKB", "status": "full", "votes": 3, "ballots": { "for": 0, "against": 0, "abstain": 0 },
              "position": "not_voting", "divided": false, "declared": false,
              "split": { "for": 0, "against": 0, "abstain": 0 } },
            { "id": "TL-FRT", "status": "full", "votes": 2, "ballots": { "for": 0, "against": 0, "abstain": 0 },
              "position": "abstain", "divided": false, "declared": true,
              "split": { "for": 0, "against": 0, "abstain": 1 } } ]
    });
    assert_eq!(json(&tally), expected);
}
