//! The promises of RULES.md for `weighted_split`: W as declared, else in proportion to the ballots by largest
//! remainder, each expected figure worked out by hand beside it.

use crate::common::*;

const RULES: &str = "weighted_split simple";

#[test]
fn w_is_split_in_proportion_by_largest_remainder() {
    // W · ballots / all ballots; floors first, then what is left to the largest remainders,
    // ties between remainders to abstain, then against, then for.
    let cases = [
        // exact shares: 3 of 4 and 1 of 4
        (4, "for for for against", (3, 1, 0)),
        // 5·2/3 = 3 r 1, 5·1/3 = 1 r 2: one left, to against
        (5, "for for against", (3, 2, 0)),
        // 10·1/3 each: 3 r 1 thrice, one left, to abstain
        (10, "for against abstain", (3, 3, 4)),
        // 11·1/3 each: 3 r 2 thrice, two left, to abstain and against
        (11, "for against abstain", (3, 4, 4)),
        // 1·1/2 each: 0 r 1 twice, one left, to against before for
        (1, "for against", (0, 1, 0)),
        // 1·1/2 each: to abstain before for
        (1, "for abstain", (0, 0, 1)),
        // 1·1/2 each: to abstain before against
        (1, "against abstain", (0, 0, 1)),
        // 3·2/5 = 1 r 1, 3·2/5 = 1 r 1, 3·1/5 = 0 r 3: one left, to abstain by its remainder
        (3, "for for against against abstain", (1, 1, 1)),
        // 4·2/5 = 1 r 3, 1 r 3, 4·1/5 = 0 r 4: two left, to abstain, then against
        (4, "for for against against abstain", (1, 2, 1)),
        // 7·3/5 = 4 r 1, 7·1/5 = 1 r 2, 1 r 2: one left, to abstain before against
        (7, "for for for against abstain", (4, 1, 2)),
        // fewer votes than options: 1·2/3 = 0 r 2, 0 r 1: to for
        (1, "for for against", (1, 0, 0)),
        (0, "for for against", (0, 0, 0)),
    ];
    for (w, marks, expected) in cases {
        let tally = hold(&vote(&[RULES]), &roll([full("A", w, 5)])).cast("A", marks).count();
        assert_eq!(split(&tally, "A"), expected, "W {w}: {marks}");
        let (f, a, b, _) = mode(&tally, 0);
        assert_eq!((f, a, b), (expected.0.into(), expected.1.into(), expected.2.into()));
    }
}

#[test]
fn a_weight_as_large_as_it_gets_is_split_exactly() {
    // 4294967295 = 3 · 1431655765.
    let tally = hold(&vote(&[RULES]), &roll([full("A", u32::MAX, 3)])).cast("A", "for against abstain").count();
    assert_eq!(split(&tally, "A"), (1_431_655_765, 1_431_655_765, 1_431_655_765));
}

#[test]
fn without_ballots_a_delegation_gives_nothing() {
    let tally = hold(&vote(&[RULES]), &roll([full("A", 9, 3)])).count();
    assert_eq!(split(&tally, "A"), (0, 0, 0));
    assert_eq!(mode(&tally, 0), (0, 0, 0, false));
    assert_eq!(numbers(tally.turnout.votes), (9, 9, 0));
}

#[test]
fn a_declared_split_goes_before_the_ballots() {
    let tally = hold(&vote(&[RULES]), &roll([full("A", 6, 3)]))
        .cast("A", "against against against")
        .declare("A", "for 4/1/1")
        .count();
    assert_eq!(split(&tally, "A"), (4, 1, 1));
    assert_eq!(mode(&tally, 0), (4, 1, 1, true));
}

#[test]
fn what_a_declared_split_leaves_does_not_vote() {
    // 3 of W 6 are declared: the other 3 are in no column, and the delegation has voted with its W.
    let tally = hold(&vote(&[RULES]), &roll([full("A", 6, 3)]))
        .cast("A", "against against against")
        .declare("A", "for 2/1/0")
        .count();
    assert_eq!(mode(&tally, 0), (2, 1, 0, true));
    assert_eq!(numbers(tally.turnout.votes), (6, 6, 6));
}

#[test]
fn a_declared_position_without_figures_takes_all_of_w() {
    for (declared, expected) in [("for", (6, 0, 0)), ("against", (0, 6, 0)), ("abstain", (0, 0, 6))] {
        let tally = hold(&vote(&[RULES]), &roll([full("A", 6, 3)]))
            .cast("A", "for against against")
            .declare("A", declared)
            .count();
        assert_eq!(split(&tally, "A"), expected, "{declared}");
    }
}

#[test]
fn a_declared_split_moves_neither_the_position_nor_the_other_modes() {
    let rules = vote(&["weighted_bloc simple", "per_delegation simple", RULES]);
    let tally = hold(&rules, &roll([full("A", 6, 3)])).declare("A", "for 2/3/1").count();
    assert_eq!(position(&tally, "A"), "for");
    assert_eq!(mode(&tally, 0), (6, 0, 0, true));
    assert_eq!(mode(&tally, 1), (1, 0, 0, true));
    assert_eq!(mode(&tally, 2), (2, 3, 1, false));
}

#[test]
fn where_declarations_are_not_in_the_rules_only_ballots_split() {
    let rules = vote_with("declarations = false", &[RULES]);
    let tally = hold(&rules, &roll([full("A", 2, 2)])).cast("A", "for against").declare("A", "for 2/0/0").count();
    assert_eq!(split(&tally, "A"), (1, 1, 0));
}

#[test]
fn the_split_is_shown_only_where_a_weighted_split_is_in_force() {
    let hall = roll([full("A", 6, 3)]);
    let bloc = hold(&vote(&["weighted_bloc simple"]), &hall).cast("A", "for");
    assert_eq!(row(&bloc.count(), "A").split, None);
    assert!(json(&bloc.count())["delegations"][0].get("split").is_none());
}
