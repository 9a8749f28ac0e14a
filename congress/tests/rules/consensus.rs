//! The promises of RULES.md, "Consensus": positions, what makes an objection bind, and the outcomes in their order.
//! Polls and choices of wording are in `polls_and_wording.rs`.

use crate::common::*;
use congress::roll::Roll;
use congress::verdict::Outcome::{
    self, AdoptedByConsensus, AdoptedUnanimously, AdoptedWithDissent, AdoptedWithReservations, Inquorate, NoConsensus,
    ObjectionSustained,
};
use serde_json::json;

const IDS: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];

/// The first `n` of eight delegations of one delegate each.
fn house(n: usize) -> Roll {
    roll(IDS[..n].iter().map(|id| full(id, 1, 1)))
}

/// Each head of `house` declares in turn; `-` is silence.
fn declared(settings: &str, words: &str) -> congress::tally::Tally {
    let words: Vec<&str> = words.split(' ').collect();
    let declaring = IDS.iter().zip(&words).filter(|(_, word)| **word != "-");
    declaring
        .fold(hold(&consensus("", settings), &house(words.len())), |held, (id, word)| held.declare(id, word))
        .count()
}

#[test]
fn a_delegation_holds_what_most_of_its_ballots_hold_and_a_tie_goes_to_the_weaker_support() {
    // agree > reservation > stand_aside > abstain; an objection that does not bind counts as stand_aside.
    let cases = [
        ("agree agree reservation -", "agree"),
        ("abstain abstain agree -", "abstain"),
        ("agree reservation - -", "reservation"),
        ("agree stand_aside - -", "stand_aside"),
        ("reservation stand_aside - -", "stand_aside"),
        ("agree abstain - -", "abstain"),
        ("stand_aside abstain - -", "abstain"),
        ("agree reservation stand_aside abstain", "abstain"),
        ("agree agree reservation reservation", "reservation"),
        ("object - - -", "stand_aside"),
        ("agree agree stand_aside object", "stand_aside"), // 2 against 1 + 1
        ("agree agree agree object", "agree"),
        ("object abstain - -", "abstain"),
        ("- - - -", "not_voting"),
    ];
    for (marks, expected) in cases {
        let tally = hold(&consensus("", ""), &roll([full("A", 1, 4)])).cast("A", marks).count();
        assert_eq!(position(&tally, "A"), expected, "{marks}");
    }
}

#[test]
fn a_head_declares_over_the_ballots_and_without_any() {
    for word in ["agree", "reservation", "stand_aside", "abstain", "object"] {
        let held = hold(&consensus("", ""), &roll([full("A", 1, 2), full("B", 1, 1)]));
        let tally = held.cast("A", "agree agree").declare("A", word).declare("B", word).count();
        assert_eq!((position(&tally, "A"), position(&tally, "B")), (word, word));
        assert_eq!(row(&tally, "A").declared, Some(true));
    }
}

#[test]
fn with_head_confirmed_an_objection_binds_only_by_the_heads_word() {
    // One of three objects, then all of them do; only the head's declaration makes the delegation object.
    let hall = roll([full("A", 1, 3)]);
    for (marks, expected) in [("object agree agree", "agree"), ("object object object", "stand_aside")] {
        let held = hold(&consensus("", "objection = \"head_confirmed\""), &hall).cast("A", marks);
        assert_eq!(position(&held.count(), "A"), expected, "{marks}");
        assert_eq!(position(&held.declare("A", "object").count(), "A"), "object");
    }
}

#[test]
fn with_any_delegate_one_objection_binds_even_against_the_heads_declaration() {
    let rules = consensus("", "objection = \"any_delegate\"");
    let held = hold(&rules, &roll([full("A", 1, 3)])).cast("A", "agree agree object");
    assert_eq!(position(&held.count(), "A"), "object");
    assert_eq!(position(&held.clone().declare("A", "agree").count(), "A"), "object");
    assert_eq!(positions(&held.count()).object, 1);
}

#[test]
fn with_a_share_objections_bind_from_that_share_of_the_ballots_cast() {
    let cases = [
        ("1/2", "object agree - -", "object"),                // 2·1 >= 1·2
        ("1/2", "object agree abstain -", "abstain"),         // 2·1 >= 1·3 is false; 1 : 1 : 1, weakest
        ("1/2", "object object agree abstain", "object"),     // 2·2 >= 1·4
        ("1/3", "object agree agree -", "object"),            // 3·1 >= 1·3
        ("1/3", "object agree agree agree", "agree"),         // 3·1 >= 1·4 is false
        ("1/1", "object object object agree", "stand_aside"), // 3 of 4 is not all
        ("1/1", "object object - -", "object"),
        ("0/1", "object agree agree agree", "object"), // objecting ballots > 0
        ("0/1", "agree agree - -", "agree"),           // none objects: nothing binds
        ("0/1", "- - - -", "not_voting"),
    ];
    for (share, marks, expected) in cases {
        let (p, q) = share.split_once('/').expect("p/q");
        let settings = format!("objection = \"share\"\nshare_p = {p}\nshare_q = {q}");
        let tally = hold(&consensus("", &settings), &roll([full("A", 1, 4)])).cast("A", marks).count();
        assert_eq!(position(&tally, "A"), expected, "{share}: {marks}");
    }
}

#[test]
fn the_heads_objection_binds_under_every_setting() {
    for settings in ["", "objection = \"any_delegate\"", "objection = \"share\"\nshare_p = 1\nshare_q = 1"] {
        assert_eq!(position(&declared(settings, "object"), "A"), "object", "{settings}");
    }
}

#[test]
fn without_declarations_only_ballots_bind() {
    let rules = consensus("declarations = false", "objection = \"any_delegate\"");
    let held = hold(&rules, &house(2)).cast("A", "agree").declare("A", "object");
    assert_eq!(position(&held.count(), "A"), "agree");
}

#[test]
fn an_objection_that_does_not_bind_is_listed_as_an_individual_one() {
    let held = hold(&consensus("", ""), &roll([full("A", 1, 3), full("B", 1, 1)]))
        .cast("A", "agree object object")
        .cast("B", "agree");
    let tally = held.count();
    assert_eq!(row(&tally, "A").individual_objections, Some(2));
    assert_eq!(json(&tally)["delegations"][0]["ballots"]["object"], 2);
    assert_eq!(row(&tally, "B").individual_objections, None);
    let bound = held.declare("A", "object").count();
    assert_eq!(row(&bound, "A").individual_objections, None);
}

#[test]
fn every_outcome_comes_in_its_order() {
    // support 2/3: 3(a+r) >= 2(a+r+s). Not voting and abstaining count in neither.
    let cases: &[(&str, &str, Outcome)] = &[
        ("", "agree agree object", ObjectionSustained),
        ("max_objections = 1", "agree agree object object", ObjectionSustained),
        ("max_objections = 0", "object", ObjectionSustained), // before no_consensus
        ("max_objections = 1", "object", NoConsensus),        // a + r = 0
        ("", "abstain abstain", NoConsensus),
        ("", "- -", NoConsensus),
        ("", "stand_aside abstain", NoConsensus),
        ("", "agree stand_aside", NoConsensus),                         // 3 < 4
        ("", "agree agree stand_aside", AdoptedWithReservations),       // 6 >= 6
        ("", "agree reservation stand_aside", AdoptedWithReservations), // 6 >= 6
        ("", "reservation abstain - -", AdoptedWithReservations),
        ("", "agree agree reservation stand_aside stand_aside", NoConsensus), // 9 < 10
        ("support_p = 1\nsupport_q = 2", "agree stand_aside", AdoptedWithReservations), // 2 >= 2
        ("support_p = 1\nsupport_q = 2", "agree stand_aside stand_aside", NoConsensus), // 2 < 3
        ("support_p = 0\nsupport_q = 1", "stand_aside", NoConsensus),         // a + r = 0 all the same
        ("max_objections = 1", "agree agree object", AdoptedWithDissent),
        ("max_objections = 1", "agree stand_aside object", NoConsensus), // before dissent
        ("max_objections = 1", "agree reservation object", AdoptedWithDissent), // before reservations
        ("max_objections = 2", "agree object object -", AdoptedWithDissent),
        ("max_objections = 1", "agree agree", AdoptedUnanimously), // none objects
        ("", "agree agree agree", AdoptedUnanimously),
        ("", "agree agree abstain", AdoptedByConsensus),
        ("", "agree agree -", AdoptedByConsensus), // present, and silent
    ];
    for (settings, words, expected) in cases {
        let tally = declared(settings, words);
        assert_eq!(tally.outcome, *expected, "{settings}: {words}");
    }
}

#[test]
fn without_a_quorum_nothing_else_is_looked_at() {
    let quorum = r#"quorum = [{ unit = "delegations", measure = "present", p = 1, q = 1 }]"#;
    let hall = roll([full("A", 1, 1), full("B", 1, 1).present(0)]);
    for word in ["object", "agree", "abstain"] {
        let tally = hold(&consensus(quorum, ""), &hall).declare("A", word).count();
        assert_eq!(tally.outcome, Inquorate, "{word}");
    }
}

#[test]
fn unanimity_asks_every_present_delegation_and_no_absent_one() {
    let hall = roll([full("A", 1, 2), full("B", 1, 1).present(0), full("EMPTY", 9, 0)]);
    let tally = hold(&consensus("", ""), &hall).cast("A", "agree agree").count();
    assert_eq!(tally.outcome, AdoptedUnanimously);
    let present = roll([full("A", 1, 2), full("B", 1, 2).present(1)]);
    let tally = hold(&consensus("", ""), &present).cast("A", "agree agree").count();
    assert_eq!(tally.outcome, AdoptedByConsensus);
}

#[test]
fn one_delegation_counts_once_however_many_delegates_or_votes_it_has() {
    let hall = roll([full("A", 100, 4), full("B", 1, 1), full("C", 1, 1)]);
    let tally = hold(&consensus("", ""), &hall)
        .cast("A", "stand_aside stand_aside stand_aside stand_aside")
        .cast("B", "agree")
        .cast("C", "agree")
        .count();
    let held = positions(&tally);
    assert_eq!((held.agree, held.stand_aside), (2, 1));
    assert_eq!(tally.outcome, AdoptedWithReservations);
}

#[test]
fn consultative_delegations_are_noted_and_not_counted() {
    // NGO objects with its head's word and is not counted: not as an objection, in no sum, not against unanimity.
    let hall = roll([full("A", 1, 2), consultative("NGO", 1, 2)]);
    let tally = hold(&consensus("", ""), &hall)
        .cast("A", "agree agree")
        .cast("NGO", "object agree")
        .declare("NGO", "object")
        .count();
    assert_eq!(tally.outcome, AdoptedUnanimously);
    assert_eq!(positions(&tally).object, 0);
    assert_eq!(position(&tally, "NGO"), "object");
    assert_eq!(json(&tally)["delegations"][1]["status"], "consultative");
    assert_eq!(numbers(tally.turnout.delegates), (2, 2, 2));
    assert_eq!(numbers(tally.turnout.delegations), (1, 1, 1));
}

#[test]
fn only_consultative_agreement_is_no_consensus() {
    let hall = roll([full("A", 1, 1), consultative("NGO", 1, 1)]);
    let tally = hold(&consensus("", ""), &hall).cast("NGO", "agree").count();
    assert_eq!(tally.outcome, NoConsensus);
}

#[test]
fn the_tally_object_of_a_consensus_round_is_the_one_of_rules_md() {
    let hall = roll([full("A", 4, 3), full("B", 2, 1), full("C", 1, 1), consultative("NGO", 0, 1)]);
    let tally = hold(&consensus("", ""), &hall)
        .cast("A", "agree agree object")
        .declare("B", "reservation")
        .cast("NGO", "abstain")
        .count();
    let ballots = |agree: u8, abstain: u8, object: u8| json!({ "agree": agree, "reservation": 0, "stand_aside": 0, "abstain": abstain, "object": object });
    let expected = json!({
        "kind": "consensus", "outcome": "adopted_with_reservations", "quorum": [],
        "turnout": { "delegates": { "entitled": 5, "present": 5, "voted": 3 },
                     "delegations": { "entitled": 3, "present": 3, "voted": 2 },
                     "votes": { "entitled": 7, "present": 7, "voted": 6 } },
        "positions": { "agree": 1, "reservation": 1, "stand_aside": 0, "abstain": 0, "object": 0, "not_voting": 1 },
        "delegations": [
            { "id": "A", "status": "full", "votes": 4, "ballots": ballots(2, 0, 1), "position": "agree",
              "declared": false, "individual_objections": 1 },
            { "id": "B", "status": "full", "votes": 2, "ballots": ballots(0, 0, 0), "position": "reservation",
              "declared": true },
            { "id": "C", "status": "full", "votes": 1, "ballots": ballots(0, 0, 0), "position": "not_voting",
              "declared": false },
            { "id": "NGO", "status": "consultative", "votes": 0, "ballots": ballots(0, 1, 0), "position": "abstain",
              "declared": false } ]
    });
    assert_eq!(json(&tally), expected);
}
