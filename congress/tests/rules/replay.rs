//! The log tells the whole story: random days of a congress, their log written as JSON, read back and replayed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::common::congress_day::{self, Day, chair, delegate, secretariat, wording};
use crate::common::random_house::always;
use crate::common::{
    consensus, consultative, delegate_id, delegation_id, full, observer, roll, ruleset, vote, vote_with,
};
use congress::agenda::Shown;
use congress::ballot::{Ballots, Choice, Declaration, Split};
use congress::command::{Actor, Command, Opening};
use congress::event::Entry;
use congress::floor::FloorRules;
use congress::roll::Roll;
use congress::roll_call::RollCall;
use congress::roll_change::Leaving;
use congress::round::{BallotPaper, Motion, Procedural, Round, RoundNumber, Step, Taken};
use congress::rules::{Kind, Ruleset};
use congress::state::State;
use congress::text::Language;
use congress::view::Audience;
use proptest::prelude::*;

/// What is tried on a random day: what, on whom or what, and how.
type Attempt = (u8, u8, u8);

fn rolls() -> [Roll; 3] {
    [
        roll([full("MY", 4, 3).present(2), full("ID", 3, 2), consultative("NGO", 1, 1)]),
        roll([full("MY", 9, 4).present(2).with_substitute(), observer("OBS", 1, 1)]),
        roll([full("ID", 3, 3).present(1), full("TL", 2, 1)]),
    ]
}

fn rulesets() -> [Ruleset; 6] {
    let quorum = "quorum = [{ unit = \"delegations\", measure = \"voted\", p = 1, q = 2 }]";
    [
        vote_with(quorum, &["per_delegation qualified 2/3 voted", "weighted_split simple"]),
        vote(&["per_delegate absolute"]),
        consensus(quorum, "objection = \"share\"\nshare_p = 1\nshare_q = 2\nmax_objections = 1"),
        consensus("presence_required = false", ""),
        "kind = \"poll\"".to_owned(),
        "kind = \"wording\"".to_owned(),
    ]
    .map(|file| ruleset(&file))
}

/// A round on some commitment; now and then on a question of procedure, or as a roll call.
fn opening(day: &Day, whom: u8, how: u8) -> Opening {
    let ruleset = rulesets()[usize::from(how) % 6].clone();
    let electorate = day.state.roll.electorate(&ruleset);
    let order = electorate.full().filter(|(_, bench)| !bench.seats.is_empty()).map(|(id, _)| id.clone()).collect();
    let words = wording(&[(Language::En, if whom.is_multiple_of(5) { "" } else { "Shall the debate be closed?" })]);
    Opening {
        seconds: (how.is_multiple_of(2)).then_some(u32::from(how)),
        alternatives: match usize::from(how) % 6 {
            5 => vec![wording(&[(Language::En, "We will.")]); usize::from(1 + whom % 2)],
            _ => vec![],
        },
        procedural: (whom.is_multiple_of(7)).then_some(Procedural { motion: Motion::CloseDebate, words }),
        roll_call: (whom.is_multiple_of(5))
            .then_some(RollCall { order, letter: (how.is_multiple_of(2)).then_some('M') }),
        ..Opening::on(congress::text::CommitmentId::new(format!("c{}", whom % 4)), "random", ruleset)
    }
}

fn of_the_agenda_and_the_floor(what: u8, (whom, how): (u8, u8), id: &str) -> (Actor, Command) {
    let commitment = congress::text::CommitmentId::new(format!("c{}", whom % 4));
    let person = delegate_id(id);
    match what {
        28 => (chair(), Command::Arrange { commitment, place: u32::from(how % 4) }),
        29 | 30 => {
            let commitments = ["c1", "c2", "c3"].iter().take(usize::from(1 + how % 3));
            let commitments = commitments.map(|id| congress::text::CommitmentId::new(*id)).collect();
            (chair(), Command::Group { commitments })
        }
        31 => (delegate(id), Command::AskSeparation { commitment }),
        32 => (chair(), Command::Separate { commitment }),
        33 => match how % 4 {
            0 => (chair(), Command::Show(Shown::Commitment(commitment))),
            1 => (chair(), Command::Show(Shown::Welcome)),
            2 => (chair(), Command::Pause { message: wording(&[(Language::Es, "Pausa")]) }),
            _ => (chair(), Command::Resume),
        },
        34 => (chair(), Command::SetFloor(FloorRules { seconds: u32::from(how), alternate: how % 2 == 0 })),
        35 => (chair(), Command::CloseList { commitment, closed: how % 2 == 0 }),
        36 | 37 => (delegate(id), Command::AskFloor { commitment, point_of_order: how % 3 == 0 }),
        38 => match how % 3 {
            0 => (delegate(id), Command::LeaveFloor { commitment, delegate: person }),
            1 => (chair(), Command::LeaveFloor { commitment, delegate: person }),
            _ => (chair(), Command::EndSpeech { commitment, delegate: person }),
        },
        _ => (chair(), Command::GiveFloor { commitment, delegate: person }),
    }
}

/// Makes one attempt; what is refused leaves no trace, as `Day::ask` sees to.
fn attempt(day: &mut Day, cast: &mut Ballots, (what, whom, how): Attempt) {
    let ids = ["MY-1", "MY-2", "MY-3", "ID-1", "ID-2", "NGO-1", "OBS-1", "TL-1"];
    let id = ids[usize::from(whom) % ids.len()];
    let other = ids[usize::from(how) % ids.len()];
    let round = RoundNumber(day.state.rounds.len() as u32 - u32::from(how % 9 == 8 && !day.state.rounds.is_empty()));
    let open = day.state.open_round().cloned();
    let kind = open.as_ref().map_or(Kind::Vote, |round| round.ruleset.kind());
    let options = Choice::options(kind);
    let reason = "x".repeat(usize::from(how % 3));
    let (actor, command) = match what % 49 {
        0 => (secretariat(), congress_day::entering(rolls()[usize::from(whom) % 3].clone(), &reason)),
        46 => {
            let delegations = (how % 8 == 0).then(|| delegation_id(&id[..2])).into_iter().collect();
            let leaving = Leaving { delegations, delegates: vec![delegate_id(id)], reason: Some(reason) };
            (secretariat(), Command::LeaveRoll(leaving))
        }
        1 | 2 => (secretariat(), Command::CheckIn { delegate: delegate_id(id), present: how % 2 == 0 }),
        3 => (secretariat(), Command::EnterResolution(congress_day::resolution("r2", &["c3"]))),
        4 | 5 | 45 => {
            if open.is_none() {
                cast.clear();
            }
            (chair(), Command::Open(opening(day, whom, how)))
        }
        6 => (chair(), Command::Extend { round, seconds: u32::from(how) }),
        7 | 8 | 40 | 41 => {
            let figures = Split { in_favour: u32::from(how % 3), against: u32::from(how % 4), abstain: 0 };
            let declaration = Declaration {
                position: options.get(usize::from(how) % 5).copied().unwrap_or(Choice::For),
                split: (how % 2 == 0).then_some(figures),
                reason: (how % 3 != 0).then(|| "it is against our statutes".to_owned()),
            };
            (delegate(id), Command::Declare { round, declaration })
        }
        9..=11 | 42 => {
            let mark = match options.get(usize::from(how) % options.len().max(1)) {
                Some(choice) => choice.to_string(),
                None if whom % 2 == 0 => format!("a={};none={}", how % 11, whom % 11),
                None => format!("a={};b={};none={}", how % 11, whom % 7, whom % 11),
            };
            let paper =
                BallotPaper { mark: &mark, reason: Some("why"), proposal: (how % 2 == 0).then_some("as in 2017") };
            if let Some(round) = open
                && let Ok(ballot) = round.admit(&day.state.roll, &delegate_id(id), paper, day.now)
            {
                cast.insert(delegate_id(id), ballot);
            }
            return;
        }
        12 | 13 => {
            let actor = if how % 2 == 0 { Actor::Clock } else { chair() };
            (actor, congress_day::close(round, cast.clone()))
        }
        47 => {
            let delegates = [id, other].map(delegate_id).into_iter().filter(|id| cast.contains_key(id)).collect();
            (secretariat(), Command::EnterPaper { round, delegates })
        }
        48 if how % 4 == 0 => (chair(), Command::Reopen { round, reason }),
        14 | 15 => (chair(), Command::Publish { round }),
        16 => (chair(), Command::Annul { round, reason }),
        17 => {
            let substitute = delegate_id("MY-S");
            (secretariat(), Command::Mandate { substitute, in_place_of: (how % 3 != 0).then(|| delegate_id(id)) })
        }
        18 | 19 => {
            let holder = (how % 5 != 0).then(|| delegate_id(other));
            (secretariat(), Command::GiveProxy { giver: delegate_id(id), holder })
        }
        20 => {
            let ruleset = rulesets()[usize::from(how) % 6].clone();
            (secretariat(), Command::EnterRuleset { name: format!("ours {}", whom % 3), ruleset })
        }
        21 | 22 | 43 | 48 => (delegate(id), Command::OfferWithdrawal { round }),
        23 | 44 => {
            // Of those that offered it, where somebody did.
            let offered = |taken: &Taken| match &taken.step {
                Step::WithdrawalOffered(delegation) => Some(delegation.clone()),
                _ => None,
            };
            let rounds = day.state.rounds.iter().filter(|r| r.number == round);
            let delegation = rounds.flat_map(|r| &r.steps).find_map(offered).unwrap_or_else(|| delegation_id("MY"));
            (chair(), Command::AcceptWithdrawal { round, delegation, ballots: cast.clone() })
        }
        24 => {
            let texts = wording(&[(Language::En, if how % 4 == 0 { "" } else { other })]);
            (chair(), Command::Amend { round, texts, reason })
        }
        25 => (chair(), Command::Refer { round, reason }),
        26 | 27 => {
            let delegation = delegation_id(["MY", "ID", "NGO", "TL"][usize::from(whom) % 4]);
            let answer = options.get(usize::from(how) % 4).copied();
            (secretariat(), Command::Answer { round, delegation, answer })
        }
        other => of_the_agenda_and_the_floor(other, (whom, how), id),
    };
    day.now = day.now.plus_seconds(u32::from(how % 32));
    let _refused_or_done = day.ask(&actor, command);
}

#[test]
fn the_log_replayed_gives_the_same_state() {
    let published = RefCell::new(0);
    let happened = RefCell::new(BTreeSet::new());
    let attempts = proptest::collection::vec(any::<Attempt>(), 30..220);
    always(1_000, attempts, |attempts| {
        let mut day = Day::convened(rolls()[0].clone());
        let mut cast = Ballots::new();
        for each in attempts {
            attempt(&mut day, &mut cast, each);
            let open = day.state.rounds.iter().filter(|round| round.is_open());
            prop_assert!(open.count() <= 1, "one round at a time");
        }
        let mut replayed = State::default();
        for (place, entry) in (1..).zip(&day.log) {
            prop_assert_eq!(entry.seq, place);
            let line = serde_json::to_string(entry).expect("JSON");
            let read: Entry = serde_json::from_str(&line).map_err(|e| TestCaseError::fail(format!("{e}: {line}")))?;
            prop_assert_eq!(&read, entry);
            let json = serde_json::to_value(&read).expect("JSON");
            happened.borrow_mut().insert(json["event"].as_str().unwrap_or("none").to_owned());
            replayed.apply(&read);
        }
        let public = |round: &&Round| round.view(Audience::Public).tally.is_some();
        *published.borrow_mut() += replayed.rounds.iter().filter(public).count();
        prop_assert_eq!(replayed, day.state);
        Ok(())
    });
    assert!(*published.borrow() > 500, "the days are eventful: {published:?} rounds published");
    let all = "agenda_arranged amended answered checked_in congress_founded declared floor_asked floor_given floor_left \
               floor_set grouped hall_paused hall_resumed hall_shown list_closed mandated paper_entered proxy_given \
               referred resolution_entered roll_entered roll_left round_annulled round_closed round_extended \
               round_opened round_published round_reopened ruleset_entered separated separation_asked speech_ended withdrawal_accepted \
               withdrawal_offered";
    let happened = happened.into_inner();
    assert_eq!(happened.into_iter().collect::<Vec<_>>().join(" "), all, "every event happens on some day");
}
