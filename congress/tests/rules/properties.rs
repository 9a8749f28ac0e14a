//! What holds in every house: two counts agree, sums are sums, no order matters, and no text is fatal.
//! The cases are random from a fixed seed, so that a failure in CI is the same failure on a desk.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::common::naive::{self, Naive};
use crate::common::random_house::{ALTERNATIVES, always, round, seated};
use crate::common::{consensus, vote_with};
use congress::ballot::{Ballots, Choice, Mark, Split};
use congress::roll::Status;
use congress::rules::{Kind, Mode, Procedure, Ruleset};
use congress::rules_file;
use congress::tally::{Count, Exact, Tally};
use proptest::prelude::*;

/// What the program counted, in the naive count's terms.
fn as_naive(tally: &Tally) -> Naive {
    let rows = tally.delegations.as_deref().unwrap_or_default();
    let turnout = &tally.turnout;
    let mut counted = Naive {
        outcome: tally.outcome.as_str(),
        positions: rows.iter().filter_map(|row| row.position.map(|p| p.as_str())).collect(),
        turnout: [turnout.delegates, turnout.delegations, turnout.votes]
            .map(|unit| [unit.entitled, unit.present, unit.voted].map(i128::from)),
        quorum: tally.quorum.iter().map(|condition| condition.met).collect(),
        ..Naive::default()
    };
    match &tally.count {
        Count::Vote { tie, modes } => {
            counted.tie = *tie;
            counted.modes =
                modes.iter().map(|m| ([m.in_favour, m.against, m.abstain].map(i128::from), m.passed)).collect();
            let figures = |split: Split| [split.in_favour, split.against, split.abstain].map(i128::from);
            counted.splits = rows.iter().filter_map(|row| row.split.map(figures)).collect();
        }
        Count::Wording { ranking } => {
            for ranked in ranking {
                let place = ALTERNATIVES.iter().position(|a| *a == ranked.alternative.as_str());
                let number = |exact: &Exact| exact.to_string().parse().expect("a number");
                let (num, den): (i128, i128) = (number(&ranked.sum.0), number(&ranked.sum.1));
                assert_eq!(12 % den, 0, "at most four ballots each make twelfths");
                assert!((2..=12).all(|d| num % d != 0 || den % d != 0), "{num}/{den} is not reduced");
                let place = place.expect("an alternative of the ballot");
                counted.ranking.push((place, num * 12 / den, ranked.tens.into()));
            }
        }
        _ => {}
    }
    counted
}

#[test]
fn a_second_naive_count_of_a_vote_comes_to_the_same() {
    let seen = RefCell::new(BTreeSet::new());
    always(8_000, round(Kind::Vote), |(houses, rules)| {
        let Procedure::Vote { majorities } = &rules.procedure else {
            unreachable!("a vote");
        };
        let mut expected = naive::vote(&houses, &rules, majorities);
        if !rules.splits_votes() {
            expected.splits = vec![];
        }
        seen.borrow_mut().insert((expected.outcome, expected.tie));
        prop_assert_eq!(as_naive(&seated(&houses, &rules).count()), expected);
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 5, "inquorate and not adopted with and without tie, adopted without");
}

#[test]
fn a_second_naive_count_of_a_consensus_round_comes_to_the_same() {
    let seen = RefCell::new(BTreeSet::new());
    always(6_000, round(Kind::Consensus), |(houses, rules)| {
        let Procedure::Consensus(settings) = &rules.procedure else {
            unreachable!("a consensus round");
        };
        let expected = naive::consensus(&houses, &rules, settings);
        seen.borrow_mut().insert(expected.outcome);
        prop_assert_eq!(as_naive(&seated(&houses, &rules).count()), expected);
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 7, "every outcome occurs: {seen:?}");
}

#[test]
fn a_second_naive_count_of_a_choice_of_wording_comes_to_the_same() {
    let seen = RefCell::new(BTreeSet::new());
    always(3_000, round(Kind::Wording), |(houses, rules)| {
        let expected = naive::wording(&houses, &rules);
        seen.borrow_mut().insert(expected.outcome);
        prop_assert_eq!(as_naive(&seated(&houses, &rules).count()), expected);
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 3, "every outcome occurs: {seen:?}");
}

#[test]
fn the_rows_of_the_delegations_add_up_to_the_totals_in_every_mode() {
    always(3_000, round(Kind::Vote), |(houses, rules)| {
        let tally = seated(&houses, &rules).count();
        let rows = tally.delegations.as_deref().unwrap_or_default();
        let Count::Vote { modes, .. } = &tally.count else {
            unreachable!("a vote");
        };
        for mode in modes {
            let options =
                [(Choice::For, mode.in_favour), (Choice::Against, mode.against), (Choice::Abstain, mode.abstain)];
            for (place, (choice, total)) in options.into_iter().enumerate() {
                let parts = rows.iter().map(|row| {
                    let holds = row.position.is_some_and(|p| p.0 == Some(choice));
                    match mode.mode {
                        Mode::PerDelegate => row.ballots.get(choice),
                        Mode::PerDelegation => u64::from(holds),
                        Mode::WeightedBloc => u64::from(holds) * u64::from(row.votes),
                        Mode::WeightedSplit => {
                            let split = row.split.unwrap_or_default();
                            u64::from([split.in_favour, split.against, split.abstain][place])
                        }
                    }
                });
                prop_assert_eq!(parts.sum::<u64>(), total, "{:?} {}", mode.mode, choice);
            }
        }
        for row in rows.iter().filter(|row| row.split.is_some()) {
            prop_assert!(row.split.unwrap_or_default().total() <= u64::from(row.votes));
        }
        Ok(())
    });
}

#[test]
fn a_polls_options_are_the_sums_of_its_delegations() {
    always(1_000, round(Kind::Poll), |(houses, rules)| {
        let tally = seated(&houses, &rules).count();
        let Count::Poll { options, noted } = &tally.count else {
            unreachable!("a poll");
        };
        let rows = tally.delegations.as_deref().unwrap_or_default();
        for choice in Choice::options(Kind::Poll) {
            for (status, total) in [(Status::Full, options), (Status::Consultative, noted)] {
                let of_status = houses.iter().filter(|house| house.status == status);
                let cast = of_status
                    .flat_map(|house| naive::casting(house, &rules).into_iter().map(|n| &house.seats[n]))
                    .filter(|seat| seat.choice == Some(*choice))
                    .count();
                prop_assert_eq!(total.get(*choice), cast as u64);
                let parts = rows.iter().filter(|row| row.status == status);
                prop_assert_eq!(parts.map(|row| row.ballots.get(*choice)).sum::<u64>(), cast as u64);
            }
        }
        Ok(())
    });
}

/// A random round with an order in which its ballots come in.
fn shuffled(kind: Kind) -> impl Strategy<Value = ((Vec<naive::House>, Ruleset), Vec<usize>)> {
    (round(kind), Just((0..24).collect::<Vec<_>>()).prop_shuffle())
}

#[test]
fn neither_the_order_of_ballots_nor_who_of_a_delegation_cast_which_matters() {
    for kind in [Kind::Vote, Kind::Consensus, Kind::Poll, Kind::Wording] {
        always(500, shuffled(kind), |((mut houses, rules), order)| {
            // Who holds whose proxy is about persons: left out where they change seats.
            houses.iter_mut().flat_map(|house| &mut house.seats).for_each(|seat| seat.gives = None);
            let held = seated(&houses, &rules);
            let tally = held.count();
            let mut cast: Vec<_> = held.ballots.clone().into_iter().enumerate().collect();
            cast.sort_by_key(|(n, _)| order[*n]);
            let mut again = held.clone();
            again.ballots = cast.into_iter().map(|(_, ballot)| ballot).collect::<Ballots>();
            prop_assert_eq!(&again.count(), &tally);
            for house in &mut houses {
                house.seats.sort_by_key(|seat| order[seat.ratings.map_or(0, |r| usize::from(r[0]))]);
            }
            prop_assert_eq!(seated(&houses, &rules).count(), tally);
            Ok(())
        });
    }
}

#[test]
fn a_tally_reads_back_as_it_was_written() {
    for kind in [Kind::Vote, Kind::Consensus, Kind::Poll, Kind::Wording] {
        always(250, round(kind), |(houses, rules)| {
            let tally = seated(&houses, &rules).count();
            let written = serde_json::to_string(&tally).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<Tally>(&written).expect("a tally"), tally);
            Ok(())
        });
    }
}

#[test]
fn no_text_is_fatal_to_the_reader_of_marks() {
    let text = prop_oneof![".{0,40}", "([a-z]{0,4}=?-?[0-9]{0,3};?){0,5}"];
    always(3_000, text, |text| {
        for kind in [Kind::Vote, Kind::Consensus, Kind::Poll, Kind::Wording] {
            if let Ok(mark) = Mark::parse(kind, &text) {
                prop_assert_eq!(Mark::parse(kind, &mark.to_string()), Ok(mark));
            }
        }
        Ok(())
    });
}

#[test]
fn no_text_is_fatal_to_the_reader_of_rules_and_a_refusal_names_a_line_of_it() {
    let sound = vote_with("declarations = true", &["per_delegation qualified 2/3 cast", "weighted_split simple"])
        + &consensus("# é", "objection = \"share\"\nshare_p = 1\nshare_q = 2");
    let length = sound.chars().count();
    // Any text, or a sound file with a stretch of it replaced.
    let damaged = (0..length, 0..20usize, ".{0,6}").prop_map(move |(from, cut, with)| {
        let rest: String = sound.chars().skip(from + cut).collect();
        sound.chars().take(from).collect::<String>() + &with + &rest
    });
    always(2_000, prop_oneof![1 => "(?s).{0,80}", 3 => damaged], |text| {
        if let Err(refusal) = rules_file::parse(&text) {
            let lines = text.matches('\n').count() + 1;
            prop_assert!((1..=lines).contains(&refusal.line), "{}\n{}", refusal, text);
            prop_assert!(!refusal.reason.is_empty());
        }
        Ok(())
    });
}
