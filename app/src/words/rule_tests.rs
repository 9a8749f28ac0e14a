//! Rules and results in words, as the hall reads them.

use congress::ballot::{Ballot, Ballots, Choice, Mark};
use congress::presets;
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll, Status};
use congress::rules::Ruleset;
use congress::rules_file;
use congress::tally::{self, Returns, Tally};
use congress::text::Language;

use crate::words;

fn ruleset(name: &str) -> Ruleset {
    presets::named(name).expect("a preset").ruleset
}

/// A congress of one delegate per delegation, all present, of which so many are for and against.
fn tally(rules: &Ruleset, delegations: usize, for_: usize, against: usize) -> Tally {
    let mut roll = Roll::default();
    let mut ballots = Ballots::new();
    for n in 0..delegations {
        let delegation = DelegationId::new(format!("XX-{n:03}"));
        let id = DelegateId::new(format!("{delegation}-1"));
        let choice = match n {
            n if n < for_ => Some(Choice::For),
            n if n < for_ + against => Some(Choice::Against),
            _ => None,
        };
        if let Some(choice) = choice {
            let mark = Mark::Choice(choice);
            ballots.insert(id.clone(), Ballot { mark, reason: None, proposal: None });
        }
        roll.delegates.insert(
            id,
            Delegate {
                delegation: delegation.clone(),
                name: format!("Person {n}"),
                role: Role::Delegate,
                present: n < delegations.div_ceil(2) + for_ + against,
            },
        );
        roll.delegations.insert(
            delegation,
            Delegation { name: format!("Party {n}"), country: "XX".to_owned(), status: Status::Full, votes: 2 },
        );
    }
    let declarations = Default::default();
    let returns = Returns { ballots: &ballots, declarations: &declarations, withdrawn: &Default::default() };
    tally::tally(rules, &roll.electorate(rules), returns)
}

#[test]
fn two_thirds_of_the_delegations_reads_as_the_hall_says_it() {
    let rules = ruleset("two_thirds_of_delegations");
    let said = Language::ALL.map(|language| words::rule(language, &rules));
    assert_eq!(
        said,
        [
            "Adopted if two thirds of the delegations voting for or against are for. Each delegation has one vote, by \
             the majority of its delegates.",
            "Adopté si les deux tiers des délégations votant pour ou contre sont pour. Chaque délégation a une voix, \
             selon la majorité de ses délégué·es.",
            "Aprobado si dos tercios de las delegaciones que votan a favor o en contra están a favor. Cada delegación \
             tiene un voto, según la mayoría de sus delegados/as.",
        ]
    );
}

#[test]
fn a_double_majority_names_both() {
    let said = words::rule(Language::En, &ruleset("double_majority"));
    assert!(
        said.starts_with("Adopted if more delegations are for than against, and more votes are for than against."),
        "{said}"
    );
}

#[test]
fn a_quorum_is_one_sentence() {
    let rules = ruleset("simple_majority");
    assert_eq!(
        words::quorum_sentence(Language::En, &rules),
        "Quorum: more than half of the entitled delegations are present."
    );
    assert_eq!(
        words::quorum_sentence(Language::Fr, &rules),
        "Quorum\u{202f}: plus de la moitié des délégations ayant droit de vote sont présentes."
    );
}

#[test]
fn every_threshold_base_and_mode_is_a_sentence_in_every_language() {
    let thresholds = [
        "kind = \"simple\"",
        "kind = \"absolute\"",
        "kind = \"unanimity\"",
        "kind = \"qualified\"\np = 3\nq = 4\nbase = \"cast\"",
        "kind = \"qualified\"\np = 3\nq = 5\nbase = \"voted\"",
        "kind = \"qualified\"\np = 5\nq = 7\nbase = \"present\"",
        "kind = \"qualified\"\np = 1\nq = 1\nbase = \"entitled\"",
    ];
    for mode in ["per_delegate", "per_delegation", "weighted_bloc", "weighted_split"] {
        for threshold in thresholds {
            let file = format!("kind = \"vote\"\n[[majorities]]\nmode = \"{mode}\"\n{threshold}\n");
            let rules = rules_file::parse(&file).expect("a ruleset");
            let tally = tally(&rules, 12, 7, 3);
            for language in Language::ALL {
                let mut said = words::reasons(language, &tally);
                said.push(words::rule(language, &rules));
                for sentence in said {
                    assert!(sentence.ends_with('.'), "{sentence}");
                    assert!(!sentence.contains(['{', '$']), "{sentence}");
                }
            }
        }
    }
}

#[test]
fn a_result_says_what_would_have_been_needed() {
    let tally = tally(&ruleset("two_thirds_of_delegations"), 61, 38, 23);
    assert_eq!(words::reasons(Language::En, &tally), ["38 of 61 delegations for; two thirds would be 41."]);
}

#[test]
fn a_tie_and_a_missed_quorum_are_named() {
    let tied = tally(&ruleset("simple_majority"), 10, 3, 3);
    assert_eq!(words::reasons(Language::En, &tied).len(), 2);
    let few = tally(&ruleset("simple_majority"), 10, 0, 0);
    assert_eq!(
        words::reasons(Language::En, &few),
        ["5 of 10 delegations present; quorum: more than half of the entitled delegations are present."]
    );
}
