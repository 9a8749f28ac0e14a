//! The promises of RULES.md, "rules.toml": what is read, and what stands where nothing is said.
//! What is refused is in `rules_refused.rs`.

use crate::common::{self, ruleset};
use congress::fraction::Share;
use congress::rules::{
    Base, Consensus, Majority, Measure, Mode, Objection, Procedure, Quorum, Threshold, Unit, Visibility,
};
use congress::rules_file::parse;

/// The upper half of the sample in RULES.md: what all kinds share, and a vote's majorities.
const VOTE_SAMPLE: &str = r#"kind = "vote"                      # vote | consensus | poll | wording
visibility = "names"               # names | delegations | secret
presence_required = true
declarations = true
max_proxies = 1
quorum = [ { unit = "delegations", measure = "present", p = 1, q = 2, strict = true } ]

[[majorities]]                     # vote: one, or several for a double majority
mode = "per_delegation"            # per_delegate | per_delegation | weighted_bloc | weighted_split
kind = "qualified"                 # simple | absolute | qualified | unanimity
p = 2
q = 3
base = "cast"                      # cast | voted | present | entitled
"#;

/// The lower half: a consensus round's settings.
const CONSENSUS_SAMPLE: &str = r#"
[consensus]                        # consensus
objection = "head_confirmed"       # head_confirmed | any_delegate | share
share_p = 1
share_q = 2
max_objections = 0
support_p = 2
support_q = 3
max_rounds = 3
"#;

const MAJORITY: &str = "[[majorities]]\nmode = \"per_delegate\"\nkind = \"simple\"\n";
const DEFAULT_CONSENSUS: Consensus =
    Consensus { objection: Objection::HeadConfirmed, max_objections: 0, support: Share { p: 2, q: 3 }, max_rounds: 3 };

fn settings(file: &str) -> Consensus {
    match ruleset(file).procedure {
        Procedure::Consensus(settings) => settings,
        other => panic!("no consensus round: {other:?}"),
    }
}

fn majorities(file: &str) -> Vec<Majority> {
    match ruleset(file).procedure {
        Procedure::Vote { majorities } => majorities,
        other => panic!("no vote: {other:?}"),
    }
}

#[test]
fn the_sample_of_rules_md_reads_as_a_vote() {
    let rules = ruleset(VOTE_SAMPLE);
    assert_eq!(rules.visibility, Visibility::Names);
    assert!(rules.presence_required && rules.declarations);
    assert_eq!(rules.max_proxies, 1);
    let share = Share { p: 1, q: 2 };
    let quorum = Quorum { unit: Unit::Delegations, measure: Measure::Present, share, strict: true };
    assert_eq!(rules.quorum, [quorum]);
    let threshold = Threshold::Qualified { share: Share { p: 2, q: 3 }, base: Base::Cast };
    let majority = Majority { mode: Mode::PerDelegation, threshold };
    assert_eq!(majorities(VOTE_SAMPLE), [majority]);
}

#[test]
fn the_sample_of_rules_md_reads_as_a_consensus_round() {
    let file = format!("kind = \"consensus\"\n{CONSENSUS_SAMPLE}");
    assert_eq!(settings(&file), DEFAULT_CONSENSUS);
}

#[test]
fn the_whole_sample_of_rules_md_parses_as_it_stands() {
    // RULES.md shows both tables in one file and does not say that one of them makes the other a refusal.
    let whole = format!("{VOTE_SAMPLE}{CONSENSUS_SAMPLE}");
    assert_eq!(parse(&whole), parse(VOTE_SAMPLE));
}

#[test]
fn where_nothing_is_said_the_defaults_stand() {
    let vote = ruleset(&format!("kind = \"vote\"\n{MAJORITY}"));
    for rules in [vote, ruleset("kind = \"consensus\""), ruleset("kind = \"poll\""), ruleset("kind = \"wording\"")] {
        assert_eq!(rules.visibility, Visibility::Names);
        assert!(rules.presence_required && rules.declarations);
        assert_eq!(rules.max_proxies, 1);
        assert!(rules.quorum.is_empty());
    }
    assert_eq!(settings("kind = \"consensus\""), DEFAULT_CONSENSUS);
    assert_eq!(settings("kind = \"consensus\"\n[consensus]"), DEFAULT_CONSENSUS);
    let file = "kind = \"vote\"\nmajorities = [{ mode = \"per_delegate\", kind = \"qualified\", p = 1, q = 2 }]";
    let expected = Threshold::Qualified { share: Share { p: 1, q: 2 }, base: Base::Cast };
    assert_eq!(majorities(file)[0].threshold, expected);
}

#[test]
fn every_word_of_every_setting_is_read() {
    let modes = ["per_delegate", "per_delegation", "weighted_bloc", "weighted_split"];
    let expected = [Mode::PerDelegate, Mode::PerDelegation, Mode::WeightedBloc, Mode::WeightedSplit];
    assert_eq!(modes.map(|m| majorities(&common::vote(&[&format!("{m} simple")]))[0].mode), expected);
    let kinds = ["simple", "absolute", "unanimity"];
    let expected = [Threshold::Simple, Threshold::Absolute, Threshold::Unanimity];
    assert_eq!(kinds.map(|k| majorities(&common::vote(&[&format!("per_delegate {k}")]))[0].threshold), expected);
    for (word, base) in
        [("cast", Base::Cast), ("voted", Base::Voted), ("present", Base::Present), ("entitled", Base::Entitled)]
    {
        let file = common::vote(&[&format!("per_delegate qualified 3/4 {word}")]);
        let expected = Threshold::Qualified { share: Share { p: 3, q: 4 }, base };
        assert_eq!(majorities(&file)[0].threshold, expected);
    }
    let objection = |words: &str| settings(&common::consensus("", words)).objection;
    assert_eq!(objection("objection = \"any_delegate\""), Objection::AnyDelegate);
    let share = Objection::Share { of_ballots: Share { p: 1, q: 3 } };
    assert_eq!(objection("objection = \"share\"\nshare_p = 1\nshare_q = 3"), share);
    for (word, expected) in
        [("names", Visibility::Names), ("delegations", Visibility::Delegations), ("secret", Visibility::Secret)]
    {
        let file = format!("kind = \"vote\"\nvisibility = \"{word}\"\n{MAJORITY}");
        assert_eq!(ruleset(&file).visibility, expected);
    }
}

#[test]
fn several_majorities_keep_their_order() {
    let file = common::vote(&["weighted_bloc unanimity", "per_delegate absolute"]);
    let modes: Vec<_> = majorities(&file).iter().map(|majority| majority.mode).collect();
    assert_eq!(modes, [Mode::WeightedBloc, Mode::PerDelegate]);
}

#[test]
fn the_whole_is_a_share() {
    assert!(parse(&common::vote(&["per_delegate qualified 1/1"])).is_ok());
}
