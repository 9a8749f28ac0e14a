//! The promises of RULES.md, "Roll and electorate" and quorum: who is entitled, present and has voted, in each unit.

use crate::common::*;
use congress::verdict::Outcome::{Adopted, Inquorate};

/// 3 + 2 + 1 entitled delegates in three full delegations, W 10 + 4 + 3; EMPTY has W 50 and nobody.
fn hall() -> congress::roll::Roll {
    roll([
        full("A", 10, 3).present(2),
        full("B", 4, 2).present(0),
        full("C", 3, 1),
        full("EMPTY", 50, 0),
        consultative("CON", 7, 2),
        observer("OBS", 8, 2),
    ])
}

#[test]
fn entitled_present_and_voted_are_counted_in_each_unit() {
    let tally = hold(&vote(&["per_delegation simple"]), &hall()).cast("A", "for -").count();
    assert_eq!(numbers(tally.turnout.delegates), (6, 3, 1));
    assert_eq!(numbers(tally.turnout.delegations), (3, 2, 1));
    assert_eq!(numbers(tally.turnout.votes), (17, 13, 10));
}

#[test]
fn a_declaration_makes_its_delegation_vote_but_no_delegate() {
    let tally = hold(&vote(&["per_delegation simple"]), &hall()).declare("C", "for").count();
    assert_eq!(tally.turnout.delegates.voted, 0);
    assert_eq!(tally.turnout.delegations.voted, 1);
    assert_eq!(tally.turnout.votes.voted, 3);
}

#[test]
fn a_delegation_that_only_abstains_has_voted() {
    let tally = hold(&vote(&["weighted_bloc simple"]), &hall()).cast("C", "abstain").count();
    assert_eq!(numbers(tally.turnout.votes), (17, 13, 3));
    assert_eq!(mode(&tally, 0), (0, 0, 3, false));
}

#[test]
fn a_full_delegation_without_entitled_delegates_has_a_row_and_counts_nowhere() {
    let substitutes_only = full("SUB", 20, 0).with_substitute();
    let hall = roll([full("A", 1, 1), full("EMPTY", 50, 0), substitutes_only]);
    let tally = hold(&vote(&["weighted_bloc absolute"]), &hall).cast("A", "for").count();
    assert_eq!(numbers(tally.turnout.votes), (1, 1, 1));
    assert_eq!(numbers(tally.turnout.delegations), (1, 1, 1));
    assert_eq!(mode(&tally, 0), (1, 0, 0, true));
    assert_eq!(position(&tally, "EMPTY"), "not_voting");
    assert_eq!(position(&tally, "SUB"), "not_voting");
}

#[test]
fn in_a_vote_consultative_and_observer_delegations_have_no_row_and_no_seat() {
    let held = hold(&vote(&["per_delegation simple"]), &hall());
    for delegate in ["CON-1", "OBS-1"] {
        assert_eq!(held.electorate.delegation_of(&delegate_id(delegate)), None);
    }
    let tally = held.count();
    let rows = tally.delegations.as_ref().expect("rows are shown");
    let ids: Vec<_> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["A", "B", "C", "EMPTY"]);
}

#[test]
fn consultative_delegations_sit_in_consensus_rounds_and_polls_and_nowhere_else() {
    let wording = "kind = \"wording\"".to_owned();
    let poll = "kind = \"poll\"".to_owned();
    let cases = [(vote(&["per_delegate simple"]), false), (wording, false), (consensus("", ""), true), (poll, true)];
    for (rules, sits) in cases {
        let electorate = hold(&rules, &hall()).electorate;
        let seat = electorate.delegation_of(&delegate_id("CON-1"));
        assert_eq!(seat.is_some(), sits, "{rules}");
        assert_eq!(electorate.delegation_of(&delegate_id("OBS-1")), None);
    }
}

#[test]
fn a_substitute_without_a_mandate_is_not_entitled() {
    let hall = roll([full("A", 1, 2).with_substitute()]);
    let held = hold(&vote(&["per_delegate simple"]), &hall);
    assert_eq!(held.electorate.delegation_of(&delegate_id("A-S")), None);
    assert_eq!(numbers(held.count().turnout.delegates), (2, 2, 0));
}

/// How many of the full delegations may cast.
fn casting(electorate: &congress::roll::Electorate) -> usize {
    let seats = electorate.full().flat_map(|(_, bench)| bench.seats.keys());
    seats.filter(|delegate| electorate.delegation_of(delegate).is_some()).count()
}

#[test]
fn the_electorate_is_those_present_unless_the_rules_ask_no_presence() {
    let required = hold(&vote(&["per_delegate simple"]), &hall()).electorate;
    assert_eq!(required.delegation_of(&delegate_id("A-3")), None);
    assert_eq!(casting(&required), 3);
    let rules = vote_with("presence_required = false", &["per_delegate simple"]);
    let held = hold(&rules, &hall());
    assert_eq!(casting(&held.electorate), 6);
    let tally = held.cast("A", "- - for").cast("B", "for against").count();
    assert_eq!(numbers(tally.turnout.delegates), (6, 3, 3));
    assert_eq!(numbers(tally.turnout.delegations), (3, 2, 2));
    assert_eq!(mode(&tally, 0), (2, 1, 0, true));
}

#[test]
fn a_quorum_is_met_at_its_share_and_if_strict_only_above_it() {
    // Ten delegations of one delegate and W 2; `here` are present, all but one of them vote.
    let ids = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
    let cases = [
        ("present", false, 5, true), // 2·5 >= 1·10
        ("present", false, 4, false),
        ("present", true, 5, false), // 2·5 > 1·10 is false
        ("present", true, 6, true),
        ("voted", false, 6, true), // 5 voted
        ("voted", false, 5, false),
        ("voted", true, 6, false),
        ("voted", true, 7, true),
    ];
    for unit in ["delegates", "delegations", "votes"] {
        for (measure, strict, here, met) in cases {
            let quorum =
                format!("quorum = [{{ unit = \"{unit}\", measure = \"{measure}\", p = 1, q = 2, strict = {strict} }}]");
            let blocs = ids.iter().enumerate();
            let hall = roll(blocs.map(|(n, id)| full(id, 2, 1).present(usize::from(n < here))));
            let rules = vote_with(&quorum, &["per_delegate simple"]);
            let tally = ids[..here - 1].iter().fold(hold(&rules, &hall), |held, id| held.cast(id, "for")).count();
            let story = format!("{unit} {measure} strict {strict}, {here} here");
            let found = tally.quorum[0];
            let weight = if unit == "votes" { 2 } else { 1 };
            let have = if measure == "present" { here } else { here - 1 };
            assert_eq!(found.have, weight * have as u64, "{story}");
            assert_eq!(found.entitled, weight * 10, "{story}");
            assert_eq!(found.met, met, "{story}");
            assert_eq!(tally.outcome, if met { Adopted } else { Inquorate }, "{story}");
        }
    }
}

#[test]
fn the_quorum_is_not_strict_where_the_rules_do_not_say() {
    let quorum = "quorum = [{ unit = \"delegates\", measure = \"present\", p = 1, q = 2 }]";
    let hall = roll([full("A", 1, 2).present(1)]);
    let held = hold(&vote_with(quorum, &["per_delegate simple"]), &hall);
    assert_eq!(held.cast("A", "for").count().outcome, Adopted);
}

#[test]
fn every_quorum_condition_must_be_met() {
    let quorum = r#"quorum = [{ unit = "delegates", measure = "present", p = 1, q = 2 },
                              { unit = "votes", measure = "voted", p = 1, q = 2 }]"#;
    let rules = vote_with(quorum, &["per_delegate simple"]);
    // 3 of 6 delegates are present. A votes with W 10 of 17, C with 3 of 17.
    let large = hold(&rules, &hall()).cast("A", "for").count();
    assert_eq!(large.outcome, Adopted);
    let small = hold(&rules, &hall()).cast("C", "for").count();
    let met: Vec<_> = small.quorum.iter().map(|condition| condition.met).collect();
    assert_eq!(met, [true, false]);
    assert_eq!(small.outcome, Inquorate);
}

#[test]
fn consultative_ballots_make_no_quorum() {
    let quorum = "quorum = [{ unit = \"delegates\", measure = \"voted\", p = 1, q = 3 }]";
    let held = hold(&consensus(quorum, ""), &hall()).cast("CON", "agree agree");
    let tally = held.cast("C", "agree").count();
    assert_eq!((tally.quorum[0].have, tally.quorum[0].entitled), (1, 6));
    assert_eq!(tally.outcome, Inquorate);
}
