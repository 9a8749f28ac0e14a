//! The promises of RULES.md, "rules.toml": what is refused, with the key's name and line.

use crate::common;
use congress::rules_file::{RulesError, parse};

const MAJORITY: &str = "[[majorities]]\nmode = \"per_delegate\"\nkind = \"simple\"\n";

/// Asserts that a file is refused at this line with a reason in which all these words occur.
fn refused(file: &str, line: usize, words: &[&str]) {
    let Err(RulesError { line: at, reason }) = parse(file) else {
        panic!("accepted:\n{file}");
    };
    assert_eq!(at, line, "{reason}\n{file}");
    for word in words {
        assert!(reason.contains(word), "`{word}` is not in: {reason}\n{file}");
    }
}

#[test]
fn an_unknown_key_is_refused_at_every_level() {
    refused(&format!("kind = \"vote\"\nquorom = []\n{MAJORITY}"), 2, &["quorom"]);
    refused(&format!("kind = \"vote\"\n{MAJORITY}treshold = 1\n"), 5, &["treshold"]);
    refused("kind = \"consensus\"\n[consensus]\nmax_rounds = 3\nmax_objection = 1\n", 4, &["max_objection"]);
    let quorum = "kind = \"wording\"\nquorum = [\n  { unit = \"votes\", measure = \"voted\", p = 1, q = 2 },\n  \
                  { unit = \"votes\", measure = \"voted\", p = 1, q = 2, stric = true } ]";
    refused(quorum, 4, &["stric"]);
    refused("kind = \"poll\"\n\n[poll]\n", 3, &["poll"]);
}

#[test]
fn a_zero_denominator_is_refused() {
    let majority = "kind = \"vote\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"qualified\"\np = 0\nq = 0\n";
    refused(majority, 6, &["q"]);
    refused("kind = \"consensus\"\n[consensus]\nsupport_p = 0\nsupport_q = 0\n", 4, &["support_q"]);
    refused("kind = \"consensus\"\n[consensus]\nobjection = \"share\"\nshare_p = 1\nshare_q = 0\n", 5, &["share_q"]);
    // Even where the share is not the one in force.
    refused("kind = \"consensus\"\n[consensus]\nshare_p = 1\nshare_q = 0\n", 4, &["share_q"]);
    let quorum = "kind = \"wording\"\nquorum = [\n  { unit = \"votes\", measure = \"voted\", p = 0, q = 0 } ]";
    refused(quorum, 3, &["quorum", "q"]);
}

#[test]
fn a_share_above_the_whole_is_refused() {
    let majority = "kind = \"vote\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"qualified\"\nq = 3\np = 4\n";
    refused(majority, 6, &["p"]);
    refused("kind = \"consensus\"\n[consensus]\nsupport_p = 3\nsupport_q = 2\n", 3, &["support_p"]);
    refused("kind = \"consensus\"\n[consensus]\nshare_p = 3\nshare_q = 2\n", 3, &["share_p"]);
    let quorum = "kind = \"wording\"\nquorum = [\n  { unit = \"votes\", measure = \"voted\", p = 3, q = 2 } ]";
    refused(quorum, 3, &["quorum", "p"]);
}

#[test]
fn a_secret_round_is_a_vote_per_delegate() {
    let secret = "visibility = \"secret\"\n";
    for mode in ["per_delegation", "weighted_bloc", "weighted_split"] {
        let file = common::vote_with(secret, &[&format!("{mode} simple")]);
        refused(&file, 2, &["visibility", "secret"]);
        let second = common::vote_with(secret, &["per_delegate simple", &format!("{mode} simple")]);
        refused(&second, 2, &["visibility", "secret"]);
    }
    for kind in ["consensus", "poll", "wording"] {
        refused(&format!("kind = \"{kind}\"\n{secret}"), 2, &["visibility", "secret"]);
    }
}

#[test]
fn head_confirmed_without_declarations_is_refused_at_one_of_the_two_keys() {
    // Nothing is said of `objection`: its default stands, and the key to change is on line 3.
    let file = "kind = \"consensus\"\nvisibility = \"names\"\ndeclarations = false\n";
    refused(file, 3, &["head_confirmed", "declarations"]);
    let any = "kind = \"consensus\"\ndeclarations = false\n[consensus]\nobjection = \"any_delegate\"\n";
    assert!(parse(any).is_ok());
}

#[test]
fn a_vote_without_majorities_is_refused() {
    refused("# a vote\nkind = \"vote\"\n", 2, &["majorities"]);
    refused("kind = \"vote\"\nmajorities = []\n", 1, &["majorities"]);
}

#[test]
fn a_qualified_majority_needs_both_p_and_q() {
    let qualified =
        |keys: &str| format!("kind = \"vote\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"qualified\"\n{keys}");
    refused(&qualified(""), 2, &["p", "q"]);
    refused(&qualified("p = 2\n"), 5, &["p", "q"]);
    refused(&qualified("q = 3\n"), 5, &["p", "q"]);
    refused("kind = \"consensus\"\n[consensus]\nsupport_p = 1\n", 3, &["support_q"]);
    refused("kind = \"consensus\"\n[consensus]\nobjection = \"share\"\n", 3, &["share_p", "share_q"]);
}

#[test]
fn a_key_that_means_nothing_where_it_stands_is_refused() {
    for stray in ["p = 1", "q = 2", "base = \"cast\""] {
        let key = stray.split(' ').next().expect("a key");
        refused(&format!("kind = \"vote\"\n{MAJORITY}{stray}\n"), 5, &[key, "qualified"]);
    }
}

#[test]
fn a_value_of_the_wrong_type_is_refused_at_its_line() {
    // The reason says what was expected; the line says where.
    let cases = [
        (format!("kind = \"vote\"\npresence_required = \"yes\"\n{MAJORITY}"), 2, "boolean"),
        (format!("kind = \"vote\"\nmax_proxies = -1\n{MAJORITY}"), 2, "u32"),
        (format!("kind = \"vote\"\nmax_proxies = 1.5\n{MAJORITY}"), 2, "u32"),
        (format!("kind = \"vote\"\nmax_proxies = 4294967296\n{MAJORITY}"), 2, "u32"),
        (format!("kind = \"vote\"\nvisibility = \"everybody\"\n{MAJORITY}"), 2, "everybody"),
        ("kind = \"election\"".to_owned(), 1, "election"),
        ("kind = \"consensus\"\n[consensus]\nobjection = \"anyone\"".to_owned(), 3, "anyone"),
        ("kind = \"vote\"\n[[majorities]]\nmode = \"per_country\"\nkind = \"simple\"".to_owned(), 3, "per_country"),
        ("kind = \"wording\"\nquorum = 1".to_owned(), 2, "sequence"),
    ];
    for (file, line, word) in cases {
        refused(&file, line, &[word]);
    }
}

#[test]
fn a_missing_kind_a_key_twice_and_text_that_is_no_toml_are_refused() {
    refused("visibility = \"names\"\n", 1, &["kind"]);
    refused("", 1, &["kind"]);
    refused("kind = \"poll\"\nkind = \"poll\"\n", 2, &["duplicate"]);
    refused("kind = \"poll\"\nfor example\n", 2, &[]);
    refused("kind = \"vote\"\n[[majorities]]\nkind = \"simple\"\n", 2, &["mode"]);
}

#[test]
fn a_refusal_is_one_sentence_that_begins_with_its_line() {
    let refusal = parse("kind = \"vote\"\n").expect_err("no majorities");
    assert_eq!(refusal.to_string(), "line 1: majorities: a vote needs at least one");
}
