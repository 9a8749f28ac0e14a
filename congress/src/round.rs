//! A round: one question about one version of one commitment, under one frozen ruleset, to one frozen electorate.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ballot::{Ballot, Choice, Declaration, Declarations, Mark};
use crate::command::Refusal;
use crate::roll::{DelegateId, DelegationId, Electorate, Role, Roll, Status};
use crate::rules::{Kind, Ruleset};
use crate::tally::Tally;
use crate::text::CommitmentId;

/// A moment on the server's clock: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `seconds` later.
    pub fn plus_seconds(self, seconds: u32) -> Self {
        Self(self.0 + i64::from(seconds) * 1000)
    }
}

/// A round's number in the congress, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoundNumber(pub u32);

impl fmt::Display for RoundNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a round asks, frozen at opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The commitment under decision.
    pub commitment: CommitmentId,
    /// Which version of its text, from 1.
    pub version: u32,
}

/// What closing a round produced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// When it closed.
    pub at: Moment,
    /// The result.
    pub tally: Arc<Tally>,
    /// The seal over the ballots: hexadecimal SHA-256.
    pub seal: String,
}

/// Where a round is in its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Ballots are taken.
    Open,
    /// Counted, and known to the chair only.
    Closed(Closing),
    /// Everybody sees the result.
    Published(Closing),
    /// Void, for a reason.
    Annulled {
        /// What it had come to.
        closing: Closing,
        /// Why it is void.
        reason: String,
    },
}

/// A round of the congress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its number.
    pub number: RoundNumber,
    /// What it asks.
    pub question: Question,
    /// Its number among the rounds on this commitment, from 1.
    pub attempt: u32,
    /// The name of its ruleset in the library of presets.
    pub preset: String,
    /// Its rules.
    pub ruleset: Ruleset,
    /// Who may cast.
    pub electorate: Arc<Electorate>,
    /// When it opened.
    pub opened_at: Moment,
    /// When it closes by itself, if it has a time limit.
    pub closes_at: Option<Moment>,
    /// What heads declared so far.
    pub declarations: Declarations,
    pub(crate) phase: Phase,
}

/// The longest reason or explanation, in characters.
pub const LONGEST_REASON: usize = 1_000;

impl Round {
    /// Whether ballots are taken at `now`.
    pub fn is_open_at(&self, now: Moment) -> bool {
        self.is_open() && self.closes_at.is_none_or(|end| now < end)
    }

    /// Whether the round has not been closed yet.
    pub fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Open)
    }

    /// Reads and admits a delegate's ballot: the gate before the ballot box.
    ///
    /// # Errors
    /// If the round is not open at `now`, the delegate is not in its electorate (`roll` helps to say why), the mark is
    /// no option here, or an objection gives no reason.
    pub fn admit(
        &self,
        roll: &Roll,
        delegate: &DelegateId,
        mark: &str,
        reason: Option<&str>,
        now: Moment,
    ) -> Result<Ballot, Refusal> {
        if !self.is_open_at(now) {
            return Err(Refusal::RoundNotOpen(self.number));
        }
        self.may_cast(roll, delegate)?;
        let mark = Mark::parse(self.ruleset.kind(), mark).map_err(|error| Refusal::BadMark(error.to_string()))?;
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        if reason.is_some_and(|reason| reason.chars().count() > LONGEST_REASON) {
            return Err(Refusal::TooLong { longest: LONGEST_REASON });
        }
        if mark.choice() == Some(Choice::Object) && reason.is_none() {
            return Err(Refusal::ReasonNeeded);
        }
        Ok(Ballot { mark, reason: reason.map(str::to_owned) })
    }

    /// Whether this person may cast in this round, or why not.
    ///
    /// # Errors
    /// The reason, in the terms of RULES.md, "Roll and electorate".
    pub fn may_cast(&self, roll: &Roll, delegate: &DelegateId) -> Result<(), Refusal> {
        if self.electorate.delegation_of(delegate).is_some() {
            return Ok(());
        }
        let Some(person) = roll.delegates.get(delegate) else {
            return Err(Refusal::NoSuchDelegate(delegate.clone()));
        };
        let status = roll.delegations.get(&person.delegation).map(|d| d.status);
        Err(match status {
            Some(Status::Observer) => Refusal::Observer,
            Some(Status::Consultative) if matches!(self.ruleset.kind(), Kind::Vote | Kind::Wording) => {
                Refusal::Consultative
            }
            _ if self.seated(delegate) => Refusal::AbsentAtOpening,
            _ if person.role == Role::Substitute => Refusal::Substitute,
            _ => Refusal::AccreditedAfterOpening,
        })
    }

    /// Whether the delegate is on the frozen list, present or not.
    fn seated(&self, delegate: &DelegateId) -> bool {
        self.electorate.benches.values().any(|bench| bench.seats.contains_key(delegate))
    }

    /// Checks a head's declaration of the position of `delegation`.
    ///
    /// # Errors
    /// If the ruleset knows no declarations, the delegation has nobody entitled here, the position is no option of
    /// this kind of round, or the split does not fit.
    pub fn check_declaration(&self, delegation: &DelegationId, declaration: &Declaration) -> Result<(), Refusal> {
        check_declaration(&self.ruleset, &self.electorate, delegation, declaration)
    }
}

/// Checks a declaration against rules and electorate, for running rounds and offline counts alike.
///
/// # Errors
/// As [`Round::check_declaration`].
pub fn check_declaration(
    rules: &Ruleset,
    electorate: &Electorate,
    delegation: &DelegationId,
    declaration: &Declaration,
) -> Result<(), Refusal> {
    if !rules.declarations || matches!(rules.kind(), Kind::Poll | Kind::Wording) {
        return Err(Refusal::NoDeclarations);
    }
    let bench = electorate
        .benches
        .get(delegation)
        .filter(|bench| !bench.seats.is_empty())
        .ok_or_else(|| Refusal::NobodyEntitled(delegation.clone()))?;
    if !Choice::options(rules.kind()).contains(&declaration.position) {
        return Err(Refusal::BadMark(declaration.position.to_string()));
    }
    match declaration.split {
        Some(_) if !rules.splits_votes() => Err(Refusal::NoSplit),
        Some(split) if split.total() > u64::from(bench.votes) => {
            Err(Refusal::SplitAboveVotes { split: split.total(), votes: bench.votes })
        }
        _ => Ok(()),
    }
}
