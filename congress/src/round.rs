//! A round: one question about one version of one commitment, under one frozen ruleset, to one frozen electorate.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ballot::{Alternative, Ballot, Choice, Declaration, Declarations, Mark, Statement};
use crate::command::{Actor, PaperRefusal, Refusal};
use crate::paper::{OnPaper, Reopening};
use crate::roll::{DelegateId, DelegationId, Electorate, Role, Roll, Status};
use crate::roll_call::RollCall;
use crate::rules::{Kind, Ruleset, Visibility};
use crate::tally::Tally;
use crate::text::{CommitmentId, Language};
use crate::verdict::Outcome;

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

/// A question of procedure: a sentence instead of a commitment (RULES.md, "Procedural questions").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedural {
    /// What is moved.
    pub motion: Motion,
    /// The sentence, in one language or more.
    pub words: Wording,
}

/// What a procedural question moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// To close the debate.
    CloseDebate,
    /// To adjourn.
    Adjourn,
    /// To refer the commitment back.
    ReferBack,
    /// What its sentence says.
    Other,
}

/// A further commitment that a round decides en bloc.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub commitment: CommitmentId,
    /// Which version of its text, from 1.
    pub version: u32,
}

/// What a round asks, frozen at opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The commitment under decision; the first one of a bloc; of a procedural question, the one during which it was asked.
    pub commitment: CommitmentId,
    /// Which version of its text, from 1.
    pub version: u32,
    /// The other commitments of a bloc, in the order of the agenda.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub en_bloc: Vec<Part>,
    /// The sentence asked, if this is a question of procedure and decides on no commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedural: Option<Procedural>,
    /// What may be chosen from in a choice of wording, "no text" included; empty in other kinds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub alternatives: BTreeMap<Alternative, Wording>,
    /// The consensus round on the same commitment that came to nothing, which this one takes up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<RoundNumber>,
}

impl Question {
    /// The commitments that the round decides on, with their versions: several of a bloc, none of a procedural question.
    pub fn parts(&self) -> impl Iterator<Item = (&CommitmentId, u32)> {
        let first = std::iter::once((&self.commitment, self.version));
        let others = self.en_bloc.iter().map(|part| (&part.commitment, part.version));
        first.chain(others).filter(|_| self.procedural.is_none())
    }

    /// Whether the round decides on this commitment.
    pub fn asks(&self, commitment: &CommitmentId) -> bool {
        self.parts().any(|(part, _)| part == commitment)
    }
}

/// A commitment's words by language.
pub type Wording = BTreeMap<Language, String>;

/// What closing a round produced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// When it closed.
    pub at: Moment,
    /// The result.
    pub tally: Arc<Tally>,
    /// The seal over the ballots: hexadecimal SHA-256.
    pub seal: String,
    /// What was said with ballots and declarations.
    pub statements: Vec<Statement>,
    /// Who took part in a confidential round, by id; empty in any other.
    pub voters: Vec<DelegateId>,
}

/// What was done about a consensus round that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A head offered to withdraw the delegation's objection.
    WithdrawalOffered(DelegationId),
    /// The chair accepted it: a new verdict on the same ballots.
    WithdrawalAccepted(DelegationId),
    /// The text was amended; the version that resulted, and why.
    Amended(u32, String),
    /// The commitment was referred; to whom and why.
    Referred(String),
    /// A new round took the commitment up again.
    TakenUp(RoundNumber),
}

/// A step with who took it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Actor,
    /// What.
    pub step: Step,
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
    /// Its number among the rounds on its commitment, or among the procedural questions asked during it, from 1.
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
    /// In which order delegations are called, if they answer aloud.
    pub roll_call: Option<RollCall>,
    /// The delegations that were called in a roll call.
    pub called: BTreeSet<DelegationId>,
    /// What heads declared so far; in a roll call, what delegations answered.
    pub declarations: Declarations,
    /// The delegations whose withdrawal of their objection was accepted.
    pub withdrawn: BTreeSet<DelegationId>,
    /// What was done about it since it closed.
    pub steps: Vec<Taken>,
    /// Whose ballots came on paper.
    pub on_paper: BTreeMap<DelegateId, OnPaper>,
    /// How often it was opened again after a close, and why.
    pub reopenings: Vec<Reopening>,
    pub(crate) phase: Phase,
}

/// A ballot as somebody hands it in: not yet read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BallotPaper<'a> {
    /// The mark as forms write it.
    pub mark: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
    /// The wording that the delegate would accept.
    pub proposal: Option<&'a str>,
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
    /// If the round is not open at `now`, or for paper only, the delegate is not in its electorate (`roll` helps to say
    /// why) or has a ballot on paper, the mark is no option here, a rating leaves out an alternative, or an objection gives
    /// no reason. With a confidential ballot no words are taken: they would show whose it is.
    pub fn admit(
        &self,
        roll: &Roll,
        delegate: &DelegateId,
        paper: BallotPaper<'_>,
        now: Moment,
    ) -> Result<Ballot, Refusal> {
        if !self.is_open_at(now) {
            return Err(Refusal::RoundNotOpen(self.number));
        }
        if self.roll_call.is_some() {
            return Err(Refusal::AnsweredAloud);
        }
        self.takes_phones()?;
        self.may_cast(roll, delegate)?;
        if self.on_paper.contains_key(delegate) {
            return Err(PaperRefusal::OnPaper.into());
        }
        self.read(paper)
    }

    /// Reads what is on a ballot.
    pub(crate) fn read(&self, paper: BallotPaper<'_>) -> Result<Ballot, Refusal> {
        let mark = Mark::parse(self.ruleset.kind(), paper.mark).map_err(|error| Refusal::BadMark(error.to_string()))?;
        if let Mark::Ratings(ratings) = &mark {
            let alternatives = &self.question.alternatives;
            if let Some(missing) = alternatives.keys().find(|alternative| !ratings.contains_key(alternative)) {
                return Err(Refusal::NotRated(missing.clone()));
            }
            if let Some(unknown) = ratings.keys().find(|alternative| !alternatives.contains_key(alternative)) {
                return Err(Refusal::BadMark(unknown.to_string()));
            }
        }
        let (reason, proposal) = (words(paper.reason)?, words(paper.proposal)?);
        let reason = reason.filter(|_| !self.is_secret());
        if mark.choice() == Some(Choice::Object) && reason.is_none() {
            return Err(Refusal::ReasonNeeded);
        }
        let proposal = proposal.filter(|_| mark.choice() == Some(Choice::Object));
        Ok(Ballot { mark, reason, proposal })
    }

    /// Whether `holder` casts for `giver` in this round, by a proxy that was valid when it opened.
    ///
    /// # Errors
    /// If not.
    pub fn may_cast_for(&self, holder: &DelegateId, giver: &DelegateId) -> Result<(), Refusal> {
        match self.electorate.seat(giver).and_then(|(_, seat)| seat.proxy.as_ref()) {
            // While somebody else holds the proxy, its giver is absent and does not cast in person.
            Some(other) if other != holder => Err(Refusal::NoProxy(giver.clone())),
            None if holder != giver => Err(Refusal::NoProxy(giver.clone())),
            _ => Ok(()),
        }
    }

    /// The absent delegates for whom `holder` casts in this round.
    pub fn proxies_of<'a>(&'a self, holder: &'a DelegateId) -> impl Iterator<Item = &'a DelegateId> {
        let seats = self.electorate.benches.values().flat_map(|bench| &bench.seats);
        seats.filter(move |(_, seat)| seat.proxy.as_ref() == Some(holder)).map(|(giver, _)| giver)
    }

    /// Whether the commitment was referred after this round.
    pub fn is_referred(&self) -> bool {
        self.steps.iter().any(|taken| matches!(taken.step, Step::Referred(_)))
    }

    /// Whether the round closed as a consensus round that came to nothing, so that something is to be done about it.
    pub fn is_unresolved(&self) -> bool {
        match &self.phase {
            Phase::Closed(closing) | Phase::Published(closing) => {
                matches!(closing.tally.outcome, Outcome::ObjectionSustained | Outcome::NoConsensus)
            }
            Phase::Open | Phase::Annulled { .. } => false,
        }
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
            _ if roll.is_replaced(delegate) => Refusal::Replaced,
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

/// What somebody wrote, without the white space around it; nothing if that is all there is.
///
/// # Errors
/// If it is longer than [`LONGEST_REASON`].
pub(crate) fn words(written: Option<&str>) -> Result<Option<String>, Refusal> {
    let written = written.map(str::trim).filter(|written| !written.is_empty());
    if written.is_some_and(|written| written.chars().count() > LONGEST_REASON) {
        return Err(Refusal::TooLong { longest: LONGEST_REASON });
    }
    Ok(written.map(str::to_owned))
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
    let is_secret = rules.visibility == Visibility::Secret;
    if !rules.declarations || is_secret || matches!(rules.kind(), Kind::Poll | Kind::Wording) {
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
