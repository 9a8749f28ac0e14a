//! The state of the congress and the two functions that move it: [`decide`] and [`State::apply`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ballot::{Ballots, Declaration};
use crate::command::{Actor, Command, Refusal};
use crate::event::{Entry, Event};
use crate::roll::{Delegate, DelegateId, Role, Roll};
use crate::round::{Closing, LONGEST_REASON, Moment, Phase, Question, Round, RoundNumber};
use crate::rules::{Ruleset, Visibility};
use crate::tally::{self, Returns};
use crate::text::{CommitmentId, CommitmentMark, Language, Resolution};

/// What the congress is called, and its local time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The organisation, by language.
    pub organisation: BTreeMap<Language, String>,
    /// The city.
    pub place: String,
    /// Minutes that local time is ahead of UTC.
    pub utc_offset_minutes: i32,
}

/// Everything the log says, put together: a cache, rebuilt from the log at start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What the congress is called, once it is founded.
    pub profile: Option<Profile>,
    /// The roll as of now.
    pub roll: Roll,
    /// The resolutions in the order in which they were entered.
    pub resolutions: Vec<Resolution>,
    /// All rounds; round n stands at place n - 1.
    pub rounds: Vec<Round>,
    /// The last event's place in the log; zero before the first.
    pub revision: u64,
}

/// The shortest and longest time limit, and the longest extension, in seconds.
pub const TIME_LIMIT: std::ops::RangeInclusive<u32> = 10..=86_400;

impl State {
    /// The round with this number.
    ///
    /// # Errors
    /// If there is none.
    pub fn round(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        let place = (number.0 as usize).checked_sub(1);
        place.and_then(|place| self.rounds.get(place)).ok_or(Refusal::NoSuchRound(number))
    }

    /// The open round; there is at most one.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| round.is_open())
    }

    /// The commitments in the order of the agenda, with their headings and words in `language`.
    pub fn agenda(&self, language: Language) -> impl Iterator<Item = (&CommitmentMark, &str)> {
        self.resolutions.iter().flat_map(move |resolution| resolution.text(language).1.commitments())
    }

    /// The rounds held on a commitment, in order.
    pub fn rounds_on<'a>(&'a self, commitment: &'a CommitmentId) -> impl Iterator<Item = &'a Round> {
        self.rounds.iter().filter(move |round| &round.question.commitment == commitment)
    }

    /// Makes an event so. What `decide` did not answer is not checked again.
    pub fn apply(&mut self, entry: &Entry) {
        self.revision = entry.seq;
        match &entry.event {
            Event::CongressFounded(profile) => self.profile = Some(profile.clone()),
            Event::RollEntered { delegations, delegates } => {
                self.roll.delegations.extend(delegations.iter().cloned());
                self.roll.delegates.extend(delegates.iter().cloned());
            }
            Event::ResolutionEntered(resolution) => self.resolutions.push(resolution.clone()),
            Event::CheckedIn { delegate, present } => {
                if let Some(person) = self.roll.delegates.get_mut(delegate) {
                    person.present = *present;
                }
            }
            Event::RoundOpened { round, question, preset, ruleset, electorate, closes_at } => {
                let attempt = 1 + self.rounds_on(&question.commitment).count();
                self.rounds.push(Round {
                    number: *round,
                    question: question.clone(),
                    attempt: u32::try_from(attempt).unwrap_or(u32::MAX),
                    preset: preset.clone(),
                    ruleset: ruleset.clone(),
                    electorate: Arc::new(electorate.clone()),
                    opened_at: entry.at,
                    closes_at: *closes_at,
                    declarations: BTreeMap::new(),
                    phase: Phase::Open,
                });
            }
            Event::RoundExtended { round, closes_at } => {
                self.change(*round, |round| round.closes_at = Some(*closes_at));
            }
            Event::Declared { round, delegation, declaration } => self.change(*round, |round| {
                round.declarations.insert(delegation.clone(), *declaration);
            }),
            Event::RoundClosed { round, tally, seal } => self.change(*round, |round| {
                let tally = Arc::new(tally.clone());
                round.phase = Phase::Closed(Closing { at: entry.at, tally, seal: seal.clone() });
            }),
            Event::RoundPublished { round } => self.change(*round, |round| {
                if let Phase::Closed(closing) = &round.phase {
                    round.phase = Phase::Published(closing.clone());
                }
            }),
            Event::RoundAnnulled { round, reason } => self.change(*round, |round| {
                if let Phase::Closed(closing) = &round.phase {
                    round.phase = Phase::Annulled { closing: closing.clone(), reason: reason.clone() };
                }
            }),
        }
    }

    fn change(&mut self, number: RoundNumber, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.rounds.iter_mut().find(|round| round.number == number) {
            change(round);
        }
    }

    fn pending_round(&self) -> Option<&Round> {
        self.rounds.iter().find(|round| matches!(round.phase, Phase::Closed(_)))
    }

    fn pending(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        let round = self.round(number)?;
        match round.phase {
            Phase::Closed(_) => Ok(round),
            _ => Err(Refusal::RoundNotPending(number)),
        }
    }

    /// The round, if it takes ballots at `now`.
    fn open_at(&self, number: RoundNumber, now: Moment) -> Result<&Round, Refusal> {
        let round = self.round(number)?;
        if round.is_open_at(now) { Ok(round) } else { Err(Refusal::RoundNotOpen(number)) }
    }

    /// The round, if it has not been closed, whether or not its time has run out.
    fn open(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        let round = self.round(number)?;
        if round.is_open() { Ok(round) } else { Err(Refusal::RoundNotOpen(number)) }
    }
}

/// Decides what a command makes happen in `state` at `now`: the events to append to the log, none if all is so already.
///
/// # Errors
/// The reason why nothing happens.
pub fn decide(state: &State, actor: &Actor, command: Command, now: Moment) -> Result<Vec<Event>, Refusal> {
    if !command.is_permitted_to(actor) {
        return Err(Refusal::NotPermitted);
    }
    let event = match command {
        Command::Found(profile) => Event::CongressFounded(profile),
        Command::EnterRoll(roll) => return enter_roll(state, roll),
        Command::EnterResolution(resolution) => enter_resolution(state, resolution)?,
        Command::CheckIn { delegate, present } => match state.roll.delegates.get(&delegate) {
            None => return Err(Refusal::NoSuchDelegate(delegate)),
            Some(person) if person.present == present => return Ok(vec![]),
            Some(_) => Event::CheckedIn { delegate, present },
        },
        Command::Open { commitment, preset, ruleset, seconds } => {
            open(state, commitment, preset, ruleset, seconds, now)?
        }
        Command::Extend { round, seconds } => {
            check_time_limit(seconds)?;
            let end = state.open_at(round, now)?.closes_at.unwrap_or(now);
            Event::RoundExtended { round, closes_at: end.plus_seconds(seconds) }
        }
        Command::Declare { round, declaration } => declare(state, actor, round, declaration, now)?,
        Command::Close { round, ballots, seal } => close(state, actor, round, &ballots, seal, now)?,
        Command::Publish { round } => Event::RoundPublished { round: state.pending(round)?.number },
        Command::Annul { round, reason } => {
            let round = state.pending(round)?.number;
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                return Err(Refusal::ReasonNeeded);
            }
            if reason.chars().count() > LONGEST_REASON {
                return Err(Refusal::TooLong { longest: LONGEST_REASON });
            }
            Event::RoundAnnulled { round, reason }
        }
    };
    Ok(vec![event])
}

fn enter_roll(state: &State, roll: Roll) -> Result<Vec<Event>, Refusal> {
    let mut heads: BTreeMap<_, DelegateId> = BTreeMap::new();
    let standing = state.roll.delegates.iter().filter(|(id, _)| !roll.delegates.contains_key(*id));
    for (id, delegate) in standing.chain(&roll.delegates) {
        let delegation = &delegate.delegation;
        if !roll.delegations.contains_key(delegation) && !state.roll.delegations.contains_key(delegation) {
            return Err(Refusal::NoSuchDelegation { delegate: id.clone(), delegation: delegation.clone() });
        }
        if delegate.role == Role::Head && heads.insert(delegation.clone(), id.clone()).is_some() {
            return Err(Refusal::TwoHeads(delegation.clone()));
        }
    }
    let delegations: Vec<_> =
        roll.delegations.into_iter().filter(|(id, d)| state.roll.delegations.get(id) != Some(d)).collect();
    let delegates: Vec<_> =
        roll.delegates.into_iter().filter(|(id, d)| state.roll.delegates.get(id) != Some(d)).collect();
    if delegations.is_empty() && delegates.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![Event::RollEntered { delegations, delegates }])
}

fn enter_resolution(state: &State, resolution: Resolution) -> Result<Event, Refusal> {
    if state.resolutions.iter().any(|standing| standing.id == resolution.id) {
        return Err(Refusal::AlreadyEntered(resolution.id.to_string()));
    }
    let (language, text) = resolution.official();
    let standing: BTreeSet<&CommitmentId> = state.agenda(language).map(|(mark, _)| &mark.id).collect();
    if let Some((mark, _)) = text.commitments().find(|(mark, _)| standing.contains(&mark.id)) {
        return Err(Refusal::AlreadyEntered(mark.id.to_string()));
    }
    Ok(Event::ResolutionEntered(resolution))
}

fn check_time_limit(seconds: u32) -> Result<(), Refusal> {
    if TIME_LIMIT.contains(&seconds) {
        Ok(())
    } else {
        Err(Refusal::BadTimeLimit { shortest: *TIME_LIMIT.start(), longest: *TIME_LIMIT.end() })
    }
}

fn open(
    state: &State,
    commitment: CommitmentId,
    preset: String,
    ruleset: Ruleset,
    seconds: Option<u32>,
    now: Moment,
) -> Result<Event, Refusal> {
    if !state.agenda(Language::En).any(|(mark, _)| mark.id == commitment) {
        return Err(Refusal::NoSuchCommitment(commitment));
    }
    if let Some(round) = state.open_round() {
        return Err(Refusal::AnotherRoundOpen(round.number));
    }
    if let Some(round) = state.pending_round() {
        return Err(Refusal::RoundPending(round.number));
    }
    if ruleset.visibility == Visibility::Secret {
        return Err(Refusal::SecretNotOffered);
    }
    seconds.map_or(Ok(()), check_time_limit)?;
    let number = u32::try_from(state.rounds.len() + 1).unwrap_or(u32::MAX);
    Ok(Event::RoundOpened {
        round: RoundNumber(number),
        question: Question { commitment, version: 1 },
        preset,
        electorate: state.roll.electorate(&ruleset),
        ruleset,
        closes_at: seconds.map(|seconds| now.plus_seconds(seconds)),
    })
}

fn declare(
    state: &State,
    actor: &Actor,
    number: RoundNumber,
    declaration: Declaration,
    now: Moment,
) -> Result<Event, Refusal> {
    let round = state.open_at(number, now)?;
    let head = actor.delegate().ok_or(Refusal::NotHead)?;
    let Some(delegation) = round.electorate.headed_by(head).cloned() else {
        let outside = |person: &&Delegate| !round.electorate.benches.contains_key(&person.delegation);
        let person = state.roll.delegates.get(head).filter(|person| person.role == Role::Head);
        let outsider = person.filter(outside).map(|person| person.delegation.clone());
        return Err(outsider.map_or(Refusal::NotHead, Refusal::NobodyEntitled));
    };
    round.check_declaration(&delegation, &declaration)?;
    Ok(Event::Declared { round: number, delegation, declaration })
}

fn close(
    state: &State,
    actor: &Actor,
    number: RoundNumber,
    ballots: &Ballots,
    seal: String,
    now: Moment,
) -> Result<Event, Refusal> {
    let round = state.open(number)?;
    if *actor == Actor::Clock && round.is_open_at(now) {
        return Err(Refusal::StillTime(number));
    }
    let returns = Returns { ballots, declarations: &round.declarations };
    let tally = tally::tally(&round.ruleset, &round.electorate, returns);
    Ok(Event::RoundClosed { round: number, tally, seal })
}
