//! The hall in small: rolls from a line each, rulesets as `rules.toml`, and rounds counted from what was called out.

pub mod congress_day;
pub mod naive;
pub mod objection;
pub mod random_house;

use std::collections::BTreeSet;

use congress::ballot::{Ballot, Ballots, Choice, Declaration, Declarations, Mark, Split};
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Electorate, Role, Roll, Status};
use congress::rules::{Kind, Ruleset};
use congress::rules_file;
use congress::tally::{Attendance, Count, DelegationTally, Positions, Returns, Tally};
use serde_json::Value;

/// A delegation to be put on a roll: delegates `ID-1` (the head) to `ID-n`, all present.
#[derive(Clone)]
pub struct Bloc {
    id: &'static str,
    status: Status,
    votes: u32,
    delegates: usize,
    present: usize,
    substitute: bool,
}

/// A full delegation with W `votes` and so many delegates.
pub fn full(id: &'static str, votes: u32, delegates: usize) -> Bloc {
    Bloc { id, status: Status::Full, votes, delegates, present: delegates, substitute: false }
}

/// A consultative delegation.
pub fn consultative(id: &'static str, votes: u32, delegates: usize) -> Bloc {
    Bloc { status: Status::Consultative, ..full(id, votes, delegates) }
}

/// An observer delegation.
pub fn observer(id: &'static str, votes: u32, delegates: usize) -> Bloc {
    Bloc { status: Status::Observer, ..full(id, votes, delegates) }
}

impl Bloc {
    /// Only the first `present` delegates are in the hall.
    pub fn present(mut self, present: usize) -> Self {
        self.present = present;
        self
    }

    /// Brings a substitute, `ID-S`, present and without a mandate.
    pub fn with_substitute(mut self) -> Self {
        self.substitute = true;
        self
    }
}

/// The roll of these delegations.
pub fn roll(blocs: impl IntoIterator<Item = Bloc>) -> Roll {
    let mut roll = Roll::default();
    for bloc in blocs {
        let delegation = DelegationId::new(bloc.id);
        let mut seat = |number: String, role, present| {
            let delegate =
                Delegate { delegation: delegation.clone(), name: format!("Delegate {number}"), role, present };
            roll.delegates.insert(delegate_id(&format!("{}-{number}", bloc.id)), delegate);
        };
        for n in 1..=bloc.delegates {
            let role = if n == 1 { Role::Head } else { Role::Delegate };
            seat(n.to_string(), role, n <= bloc.present);
        }
        if bloc.substitute {
            seat("S".to_owned(), Role::Substitute, true);
        }
        roll.delegations.insert(
            delegation,
            Delegation {
                name: format!("Party {}", bloc.id),
                country: bloc.id.chars().take(2).collect(),
                status: bloc.status,
                votes: bloc.votes,
            },
        );
    }
    roll
}

/// A delegate's id.
pub fn delegate_id(id: &str) -> DelegateId {
    DelegateId::new(id)
}

/// A delegation's id.
pub fn delegation_id(id: &str) -> DelegationId {
    DelegationId::new(id)
}

/// The `rules.toml` of a vote: keys on top, then a line for each majority, such as
/// `per_delegation qualified 2/3 cast` or `weighted_bloc simple`.
pub fn vote_with(keys: &str, majorities: &[&str]) -> String {
    let mut file = format!("kind = \"vote\"\n{keys}\n");
    for majority in majorities {
        let mut words = majority.split(' ');
        for key in ["mode", "kind"] {
            let word = words.next().expect("mode and kind");
            file += &if key == "mode" {
                format!("[[majorities]]\nmode = \"{word}\"\n")
            } else {
                format!("kind = \"{word}\"\n")
            };
        }
        if let Some((p, q)) = words.next().and_then(|share| share.split_once('/')) {
            file += &format!("p = {p}\nq = {q}\n");
        }
        if let Some(base) = words.next() {
            file += &format!("base = \"{base}\"\n");
        }
    }
    file
}

/// The `rules.toml` of a vote with these majorities and nothing else said.
pub fn vote(majorities: &[&str]) -> String {
    vote_with("", majorities)
}

/// The `rules.toml` of a consensus round: keys on top, then keys of `[consensus]`.
pub fn consensus(keys: &str, settings: &str) -> String {
    format!("kind = \"consensus\"\n{keys}\n[consensus]\n{settings}\n")
}

/// A ruleset from its file.
pub fn ruleset(file: &str) -> Ruleset {
    rules_file::parse(file).unwrap_or_else(|refused| panic!("{refused}\n{file}"))
}

/// A round that is being held, to be told as a story: held under rules on a roll, cast, declared, counted.
#[derive(Clone)]
pub struct Held {
    pub rules: Ruleset,
    pub electorate: Electorate,
    pub ballots: Ballots,
    pub declarations: Declarations,
    pub withdrawn: BTreeSet<DelegationId>,
}

/// A round under these rules with the electorate of this roll.
pub fn hold(rules: &str, roll: &Roll) -> Held {
    let rules = ruleset(rules);
    Held {
        electorate: roll.electorate(&rules),
        rules,
        ballots: Ballots::new(),
        declarations: Declarations::new(),
        withdrawn: BTreeSet::new(),
    }
}

impl Held {
    /// What the delegates of a delegation cast, from the first on: `for for against`, `-` for no ballot.
    pub fn cast(mut self, delegation: &str, marks: &str) -> Self {
        for (n, word) in (1..).zip(marks.split_whitespace()).filter(|(_, w)| *w != "-") {
            let delegate = delegate_id(&format!("{delegation}-{n}"));
            assert!(self.electorate.delegation_of(&delegate).is_some(), "{delegate} is not in the electorate");
            self.ballots.insert(delegate, ballot(self.rules.kind(), word));
        }
        self
    }

    /// What a head declared: `for`, or `for 3/0/1` with the votes for, against and abstaining.
    pub fn declare(mut self, delegation: &str, declared: &str) -> Self {
        self.declarations.insert(delegation_id(delegation), declaration(self.rules.kind(), declared));
        self
    }

    /// The result.
    pub fn count(&self) -> Tally {
        let returns = Returns { ballots: &self.ballots, declarations: &self.declarations, withdrawn: &self.withdrawn };
        congress::tally::tally(&self.rules, &self.electorate, returns)
    }
}

/// A ballot with a reason if it objects.
pub fn ballot(kind: Kind, word: &str) -> Ballot {
    let mark = Mark::parse(kind, word).unwrap_or_else(|refused| panic!("{refused}"));
    let reason = (word == "object").then(|| "our statutes forbid it".to_owned());
    Ballot { mark, reason, proposal: None }
}

/// A declaration written `for` or `for 3/0/1`, with a reason if it objects.
pub fn declaration(kind: Kind, declared: &str) -> Declaration {
    let mut words = declared.split(' ');
    let position =
        words.next().and_then(|word| Choice::parse(kind, word)).unwrap_or_else(|| panic!("no option: {declared}"));
    let split = words.next().map(|figures| {
        let figures: Vec<u32> = figures.split('/').map(|n| n.parse().expect("a figure")).collect();
        Split { in_favour: figures[0], against: figures[1], abstain: figures[2] }
    });
    let reason = (position == Choice::Object).then(|| "our statutes forbid it".to_owned());
    Declaration { position, split, reason }
}

/// For, against and abstentions of the mode in this place, and whether its majority passed.
pub fn mode(tally: &Tally, place: usize) -> (u64, u64, u64, bool) {
    match &tally.count {
        Count::Vote { modes, .. } => {
            let mode = modes[place];
            (mode.in_favour, mode.against, mode.abstain, mode.passed)
        }
        other => panic!("no vote: {other:?}"),
    }
}

/// Whether a tie was noted.
pub fn tie(tally: &Tally) -> bool {
    matches!(tally.count, Count::Vote { tie: true, .. })
}

/// The full delegations by position.
pub fn positions(tally: &Tally) -> Positions {
    match tally.count {
        Count::Consensus { positions } => positions,
        ref other => panic!("no consensus round: {other:?}"),
    }
}

/// A delegation's row.
pub fn row<'a>(tally: &'a Tally, delegation: &str) -> &'a DelegationTally {
    let rows = tally.delegations.as_ref().expect("rows are shown");
    rows.iter().find(|row| row.id.as_str() == delegation).unwrap_or_else(|| panic!("{delegation} has no row"))
}

/// A delegation's position in words.
pub fn position(tally: &Tally, delegation: &str) -> &'static str {
    row(tally, delegation).position.map_or("no position", |position| position.as_str())
}

/// A delegation's split: for, against, abstain.
pub fn split(tally: &Tally, delegation: &str) -> (u32, u32, u32) {
    let split = row(tally, delegation).split.expect("a weighted_split mode is in force");
    (split.in_favour, split.against, split.abstain)
}

/// Entitled, present, voted.
pub fn numbers(attendance: Attendance) -> (u64, u64, u64) {
    (attendance.entitled, attendance.present, attendance.voted)
}

/// The tally object as outsiders read it.
pub fn json(tally: &Tally) -> Value {
    serde_json::to_value(tally).expect("a tally is JSON")
}
