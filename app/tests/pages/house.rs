//! A house for the pages: the Kuala Lumpur congress in memory, moved by commands, with ballots in a map.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::port::{Head, House, Objection, Recorded};
use congress::ballot::{Ballot, Ballots, Choice, Declaration, Mark};
use congress::command::{Actor, Command, Opening};
use congress::event::Entry;
use congress::presets;
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll, Status};
use congress::round::{BallotPaper, Moment, RoundNumber};
use congress::rules::Kind;
use congress::settings::Settings;
use congress::state::{Profile, State, decide};
use congress::text::{CommitmentId, Language, Resolution, ResolutionId};
use congress::text_file;
use congress::view::{Progress, progress};

/// Half past ten in the morning of 30 August 2019 in Kuala Lumpur.
pub const NOW: Moment = Moment(1_567_132_200_000);

/// The congress in memory.
#[derive(Clone, Default)]
pub struct MemoryHouse {
    state: State,
    ballots: BTreeMap<RoundNumber, Ballots>,
}

impl House for MemoryHouse {
    fn state(&self) -> Arc<State> {
        Arc::new(self.state.clone())
    }

    fn progress(&self) -> Option<Progress> {
        let round = self.state.open_round()?;
        let ballots = self.ballots.get(&round.number);
        Some(progress(round, |id| ballots.is_some_and(|ballots| ballots.contains_key(id))))
    }

    fn own_ballot(&self, round: RoundNumber, delegate: &DelegateId) -> Option<Recorded> {
        let ballot = self.ballots.get(&round)?.get(delegate)?;
        let Ballot { mark, reason, proposal } = ballot.clone();
        Some(Recorded { mark, reason, proposal, at: Moment(NOW.0 - 13_000) })
    }

    fn has_cast(&self, round: RoundNumber, delegate: &DelegateId) -> bool {
        self.own_ballot(round, delegate).is_some()
    }

    fn objections(&self, delegation: &DelegationId) -> Vec<Objection> {
        let Some(round) = self.state.latest_round() else { return vec![] };
        let Some(bench) = round.electorate.benches.get(delegation) else { return vec![] };
        let ballot = |id: &DelegateId| self.ballots.get(&round.number)?.get(id);
        let objection = |id: &DelegateId| {
            let ballot = ballot(id).filter(|ballot| ballot.mark.choice() == Some(Choice::Object))?;
            Some(Objection { delegate: id.clone(), reason: ballot.reason.clone()?, proposal: ballot.proposal.clone() })
        };
        bench.seats.keys().filter_map(objection).collect()
    }

    fn waiting_objections(&self) -> Vec<DelegationId> {
        let Some(round) = self.state.open_round() else { return vec![] };
        let benches = round.electorate.benches.keys();
        let waits = |id: &&DelegationId| !round.declarations.contains_key(*id) && !self.objections(id).is_empty();
        benches.filter(waits).cloned().collect()
    }

    fn head(&self) -> Option<Head> {
        let is_published =
            |round: &congress::round::Round| round.view(congress::view::Audience::Public).tally.is_some();
        let head = || Head { hash: "4f2a91c7".repeat(8), key: "03de55b1".repeat(8), countersigned: vec![] };
        self.state.rounds.iter().any(is_published).then(head)
    }

    fn invited(&self, secret: &str) -> Option<Actor> {
        (secret == "good").then(|| Actor::Delegate(DelegateId::new("MY-DAP-3")))
    }

    fn carded(&self) -> BTreeSet<DelegateId> {
        [DelegateId::new("MY-DAP-3")].into()
    }

    fn now(&self) -> Moment {
        NOW
    }
}

impl MemoryHouse {
    /// The congress before its first round.
    pub fn kuala_lumpur() -> Self {
        let mut house = Self::default();
        let operator = Actor::Operator;
        let organisation = [
            (Language::En, "Progressive Alliance"),
            (Language::Fr, "Alliance progressiste"),
            (Language::Es, "Alianza Progresista"),
        ];
        let profile = Profile {
            organisation: organisation.map(|(l, name)| (l, name.to_owned())).into(),
            place: "Kuala Lumpur".to_owned(),
            utc_offset_minutes: 480,
            max_proxies: 1,
            settings: Settings::default(),
        };
        house.order(&operator, Command::Found(profile));
        house.order(&operator, Command::enter_roll(roll()));
        house.order(&operator, Command::EnterResolution(resolution()));
        house
    }

    /// The same congress with so many other full delegations of so many delegates each.
    pub fn of(delegations: usize, each: usize) -> Self {
        let mut house = Self::kuala_lumpur();
        let mut roll = Roll::default();
        for d in 0..delegations {
            let id = DelegationId::new(format!("XX-P{d:03}"));
            for n in 0..each {
                let role = if n == 0 { Role::Head } else { Role::Delegate };
                let person = Delegate { delegation: id.clone(), name: format!("Delegate {n}"), role, present: true };
                roll.delegates.insert(DelegateId::new(format!("{id}-{n}")), person);
            }
            let delegation = Delegation {
                name: format!("Party of place {d}"),
                country: ["MY", "SE", "CL", "DE"][d % 4].to_owned(),
                status: Status::Full,
                votes: 1 + (d % 9) as u32,
            };
            roll.delegations.insert(id, delegation);
        }
        house.order(&Actor::Operator, Command::enter_roll(roll));
        house
    }

    /// Makes a command happen.
    pub fn order(&mut self, actor: &Actor, command: Command) {
        let events = decide(&self.state, actor, command, NOW).expect("a lawful command");
        for event in events {
            self.state.apply(&Entry { seq: self.state.revision + 1, at: NOW, actor: actor.clone(), event });
        }
    }

    /// The chair opens a round.
    pub fn open(&mut self, commitment: &str, preset: &str) {
        let ruleset = presets::named(preset).expect("a preset").ruleset;
        let opening = Opening::on(CommitmentId::new(commitment), preset, ruleset);
        let command = Command::Open(Opening { seconds: Some(102), ..opening });
        self.order(&chair(), command);
    }

    /// The chair opens a choice of wording between these, alike in every language.
    pub fn open_wording(&mut self, commitment: &str, alternatives: &[&str]) {
        let in_all = |words: &&str| Language::ALL.map(|language| (language, (*words).to_owned())).into();
        let ruleset = presets::named("choice_of_wording").expect("a preset").ruleset;
        let command = Command::Open(Opening {
            seconds: Some(102),
            alternatives: alternatives.iter().map(in_all).collect(),
            ..Opening::on(CommitmentId::new(commitment), "choice_of_wording", ruleset)
        });
        self.order(&chair(), command);
    }

    /// A ballot of this delegate in the open round, admitted as the house admits it.
    pub fn cast(&mut self, delegate: &str, mark: &str, reason: Option<&str>, proposal: Option<&str>) {
        let round = self.state.open_round().expect("an open round");
        let delegate = DelegateId::new(delegate);
        let paper = BallotPaper { mark, reason, proposal };
        let ballot = round.admit(&self.state.roll, &delegate, paper, NOW).expect("a valid ballot");
        self.ballots.entry(round.number).or_default().insert(delegate, ballot);
    }

    /// Everybody who is present and may cast marks the same.
    pub fn all_cast(&mut self, mark: &str) {
        let round = self.state.open_round().expect("an open round");
        let benches = round.electorate.benches.values();
        let present = benches.flat_map(|bench| &bench.seats).filter(|(_, seat)| seat.present);
        let ids: Vec<_> = present.map(|(id, _)| id.to_string()).collect();
        ids.iter().for_each(|id| self.cast(id, mark, None, None));
    }

    /// A head declares the delegation's position in the open round.
    pub fn declare(&mut self, head: &str, position: Choice, reason: Option<&str>) {
        let round = self.state.open_round().expect("an open round").number;
        let declaration = Declaration { position, split: None, reason: reason.map(str::to_owned) };
        self.order(&Actor::Delegate(DelegateId::new(head)), Command::Declare { round, declaration });
    }

    /// Delegates vote: of five, three for, one against, one abstains, and every sixth not at all. One delegate is
    /// always for.
    pub fn vote(&mut self) {
        let round = self.state.open_round().expect("an open round");
        let words = ["for", "for", "against", "for", "abstain", ""];
        let cast = round.electorate.full().flat_map(|(_, bench)| &bench.seats);
        let ballots = cast
            .filter(|(_, seat)| seat.present)
            .enumerate()
            .filter_map(|(n, (id, _))| {
                let word = if id.as_str() == "MY-DAP-3" { "for" } else { words[(n / 2) % 6] };
                let mark = Mark::parse(Kind::Vote, word).ok()?;
                Some((id.clone(), Ballot { mark, reason: None, proposal: None }))
            })
            .collect();
        self.ballots.insert(round.number, ballots);
    }

    /// The chair closes the open round.
    pub fn close(&mut self) {
        let round = self.state.open_round().expect("an open round").number;
        let ballots = self.ballots.get(&round).cloned().unwrap_or_default();
        let seal = "4f2a91c7".repeat(8);
        self.order(&chair(), Command::Close { round, ballots, seal });
    }

    /// The chair publishes the latest round.
    pub fn publish(&mut self) {
        let round = self.state.latest_round().expect("a round").number;
        self.order(&chair(), Command::Publish { round });
    }

    /// The chair annuls the latest round.
    pub fn annul(&mut self, reason: &str) {
        let round = self.state.latest_round().expect("a round").number;
        let reason = reason.to_owned();
        self.order(&chair(), Command::Annul { round, reason });
    }
}

/// A chair.
pub fn chair() -> Actor {
    Actor::Chair("aisyah".to_owned())
}

fn congress_file(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../congresses/kuala-lumpur-2019/");
    std::fs::read_to_string(format!("{folder}{name}")).expect("the congress's file")
}

fn roll() -> Roll {
    let file = congress_file("roll.csv");
    let mut roll = Roll::default();
    let mut rows = csv::Reader::from_reader(file.as_bytes());
    for row in rows.records() {
        let row = row.expect("a row");
        let delegation = DelegationId::new(&row[0]);
        let status = match &row[3] {
            "full" => Status::Full,
            "consultative" => Status::Consultative,
            _ => Status::Observer,
        };
        let role = match &row[7] {
            "head" => Role::Head,
            "substitute" => Role::Substitute,
            _ => Role::Delegate,
        };
        roll.delegations.insert(
            delegation.clone(),
            Delegation {
                name: row[1].to_owned(),
                country: row[2].to_owned(),
                status,
                votes: row[4].parse().expect("a weight"),
            },
        );
        let delegate = Delegate { delegation, name: row[6].to_owned(), role, present: &row[8] == "yes" };
        roll.delegates.insert(DelegateId::new(&row[5]), delegate);
    }
    roll
}

fn resolution() -> Resolution {
    let texts = Language::ALL.map(|language| {
        let file = congress_file(&format!("resolution.{language}.md"));
        (language, text_file::parse(&file).expect("a sound file").text)
    });
    Resolution::new(ResolutionId::new("social-cohesion"), texts.into()).expect("parallel texts")
}
