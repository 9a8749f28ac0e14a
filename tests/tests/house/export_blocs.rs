//! Blocs and questions of procedure in the exports: a bloc is one round and one result for each of its commitments, a
//! question of procedure is a round of its own that decides on no commitment.

use std::collections::BTreeMap;

use congress::ballot::{Ballot, Ballots, Choice, Mark};
use congress::command::{Actor, Command, Opening};
use congress::event::Entry;
use congress::roll::DelegateId;
use congress::round::{Moment, Motion, Procedural, RoundNumber};
use congress::state::{State, decide};
use congress::text::{CommitmentId, Language};
use serde_json::Value;
use server::demo;
use server::export::{Decision, Format, Official};
use server::press::Press;

/// A congress in memory, a second later with each thing asked.
#[derive(Default)]
struct Day(State);

impl Day {
    fn ask(&mut self, actor: &Actor, command: Command) {
        let at = Moment(1_567_130_400_000 + i64::try_from(self.0.revision).expect("a few events") * 1_000);
        let events = decide(&self.0, actor, command, at).expect("it is allowed");
        for event in events {
            let seq = self.0.revision + 1;
            self.0.apply(&Entry { seq, at, actor: actor.clone(), event });
        }
    }

    /// Opens a round, lets the Malaysians' head vote for and a Swede against, and publishes it.
    fn round(&mut self, chair: &Actor, opening: Opening, swede: Choice) {
        self.ask(chair, Command::Open(opening));
        let round = RoundNumber(u32::try_from(self.0.rounds.len()).expect("a few rounds"));
        let ballot = |choice| Ballot { mark: Mark::Choice(choice), reason: None, proposal: None };
        let ballots: Ballots = [
            (DelegateId::new("MY-DAP-1"), ballot(Choice::For)),
            (DelegateId::new("MY-DAP-3"), ballot(Choice::For)),
            (DelegateId::new("SE-SAP-2"), ballot(swede)),
        ]
        .into();
        self.ask(chair, Command::Close { round, ballots, seal: "0".repeat(64) });
        self.ask(chair, Command::Publish { round });
    }
}

#[test]
fn a_bloc_decides_each_of_its_commitments_and_a_question_of_procedure_none() {
    let chair = Actor::Chair("Amber Compass".into());
    let mut day = Day::default();
    day.ask(&Actor::Operator, Command::enter_roll(demo::roll().expect("a roll")));
    day.ask(&Actor::Operator, Command::EnterResolution(demo::resolution().expect("a resolution")));
    let bloc = ["c1", "c2", "c3"].map(CommitmentId::new);
    day.ask(&chair, Command::Group { commitments: bloc.to_vec() });
    let ruleset = day.0.ruleset("simple_majority").expect("a preset");
    let opening = || Opening::on(CommitmentId::new("c1"), "simple_majority", ruleset.clone());
    let words = BTreeMap::from([(Language::En, "=Shall the debate be closed?".to_owned())]);
    let procedural = Some(Procedural { motion: Motion::CloseDebate, words });
    day.round(&chair, Opening { procedural, ..opening() }, Choice::For);
    day.round(&chair, opening(), Choice::Against);

    let official = Official::of(&day.0).expect("a result");
    for id in &bloc {
        let decision = official.commitment(id).expect("a commitment").decision;
        assert!(matches!(decision, Decision::Adopted(RoundNumber(2), 1, _)), "{id}: {decision:?}");
    }
    let press = Press::here();
    let file = |format: Format, place: usize| {
        let mut files = format.files(&official, &press).expect("files");
        String::from_utf8(files.remove(place).bytes).expect("text")
    };
    let popolo: Value = serde_json::from_str(&file(Format::PopoloJson, 0)).expect("JSON");
    let events: Vec<_> = popolo["vote_events"].as_array().expect("events").iter().collect();
    let of = |round: &str| events.iter().filter(|event| event["identifier"] == round).collect::<Vec<_>>();
    assert_eq!(of("1").len(), 1);
    assert_eq!(of("1")[0]["motion_id"], "procedural-1");
    let motions: Vec<_> = of("2").iter().map(|event| event["motion_id"].as_str().expect("a motion")).collect();
    assert_eq!(motions, ["c1-v1", "c2-v1", "c3-v1"]);
    for event in of("2") {
        let counts: Vec<_> = event["counts"].as_array().expect("counts")[..3].iter().map(|c| &c["value"]).collect();
        assert_eq!(counts, [2, 1, 0], "each has the figures of the bloc");
    }
    let results = file(Format::ResultsCsv, 0);
    assert!(results.lines().any(|line| line.starts_with("2,c1 c2 c3,")), "one round, named by all it decided");
    assert!(results.lines().any(|line| line.starts_with("1,,")), "a question of procedure names no commitment");
    let resolution = file(Format::ResolutionMd, 0);
    assert!(resolution.contains("3 of 16 commitments"), "{resolution}");
    let akn = file(Format::ResolutionAkn, 0);
    assert!(akn.contains("voting_2_c1") && akn.contains("voting_2_c3") && !akn.contains("voting_1_"));
}
