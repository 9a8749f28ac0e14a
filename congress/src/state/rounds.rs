//! What makes a round: opening, time, declarations, closing, publishing and annulling.

use std::collections::{BTreeMap, BTreeSet};

use super::{State, TIME_LIMIT, agenda, unresolved};
use crate::ballot::{ALTERNATIVES, Alternative, Ballots, Choice, Declaration, Statement};
use crate::command::{Actor, Opening, Refusal};
use crate::event::Event;
use crate::roll::{Delegate, DelegationId, Electorate, Role};
use crate::roll_call::RollCall;
use crate::round::{Moment, Part, Phase, Procedural, Question, Round, RoundNumber, Wording, words};
use crate::rules::{Kind, Measure, Mode, Procedure, Quorum, Ruleset, Unit, Visibility};
use crate::tally::{self, Count, Returns, Tally};
use crate::text::CommitmentId;
use crate::verdict::Outcome;

impl State {
    fn pending_round(&self) -> Option<&Round> {
        self.rounds.iter().find(|round| matches!(round.phase, Phase::Closed(_)))
    }

    /// The round, if it is closed and neither published nor annulled.
    pub(super) fn pending(&self, number: RoundNumber) -> Result<&Round, Refusal> {
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

fn check_time_limit(seconds: u32) -> Result<(), Refusal> {
    if TIME_LIMIT.contains(&seconds) {
        Ok(())
    } else {
        Err(Refusal::BadTimeLimit { shortest: *TIME_LIMIT.start(), longest: *TIME_LIMIT.end() })
    }
}

pub(super) fn open(state: &State, opening: Opening, now: Moment) -> Result<Event, Refusal> {
    let Opening { commitment, preset, ruleset, seconds, alternatives, procedural, roll_call } = opening;
    state.check_commitment(&commitment)?;
    if let Some(round) = state.open_round() {
        return Err(Refusal::AnotherRoundOpen(round.number));
    }
    if let Some(round) = state.pending_round() {
        return Err(Refusal::RoundPending(round.number));
    }
    if ruleset.visibility == Visibility::Secret && !ruleset.procedure.may_be_secret() {
        return Err(Refusal::SecretNotOffered);
    }
    seconds.map_or(Ok(()), check_time_limit)?;
    let electorate = state.roll.electorate(&ruleset);
    if let Some(call) = &roll_call {
        check_roll_call(&ruleset, &electorate, call)?;
    }
    let question = match procedural {
        Some(procedural) => procedural_question(state, commitment, &ruleset, procedural)?,
        None => question(state, commitment, &ruleset, alternatives)?,
    };
    let number = u32::try_from(state.rounds.len() + 1).unwrap_or(u32::MAX);
    let closes_at = seconds.map(|seconds| now.plus_seconds(seconds));
    Ok(Event::RoundOpened { round: RoundNumber(number), question, preset, ruleset, electorate, closes_at, roll_call })
}

/// The question on a commitment, or on all those that are to be decided with it.
fn question(
    state: &State,
    commitment: CommitmentId,
    ruleset: &Ruleset,
    alternatives: Vec<Wording>,
) -> Result<Question, Refusal> {
    let bloc = state.agenda.bloc_of(&commitment);
    if bloc.is_some() && ruleset.kind() == Kind::Wording {
        return Err(Refusal::BlocNotOffered);
    }
    if let Some(asking) = bloc.and_then(|bloc| bloc.separations.keys().next()) {
        return Err(Refusal::SeparationAsked(asking.clone()));
    }
    let part = |commitment: CommitmentId| Part { version: state.version(&commitment), commitment };
    let mut parts: Vec<Part> = match bloc {
        Some(bloc) => state.commitments().into_iter().filter(|id| bloc.commitments.contains(id)).map(part).collect(),
        None => vec![part(commitment)],
    };
    for Part { commitment, .. } in &parts {
        check_max_rounds(state, commitment, ruleset)?;
    }
    let en_bloc = parts.split_off(1);
    let Some(Part { commitment, version }) = parts.pop() else { return Err(Refusal::NoBloc) };
    let alternatives = alternatives_of(state, &commitment, ruleset, alternatives)?;
    let last = state.last_valid_round(&commitment);
    let follows = last.filter(|round| round.is_unresolved()).map(|round| round.number);
    Ok(Question { commitment, version, en_bloc, procedural: None, alternatives, follows })
}

fn procedural_question(
    state: &State,
    commitment: CommitmentId,
    ruleset: &Ruleset,
    asked: Procedural,
) -> Result<Question, Refusal> {
    if ruleset.kind() != Kind::Vote {
        return Err(Refusal::NotAVote);
    }
    let words = agenda::sentence(&asked.words)?;
    Ok(Question {
        version: state.version(&commitment),
        commitment,
        en_bloc: Vec::new(),
        procedural: Some(Procedural { words, ..asked }),
        alternatives: BTreeMap::new(),
        follows: None,
    })
}

/// A roll call counts what delegations answer, so its vote and its quorum are by delegation, and it calls each of them
/// once.
fn check_roll_call(ruleset: &Ruleset, electorate: &Electorate, call: &RollCall) -> Result<(), Refusal> {
    let Procedure::Vote { majorities } = &ruleset.procedure else { return Err(Refusal::RollCallRules) };
    let by_delegate = majorities.iter().any(|majority| majority.mode == Mode::PerDelegate);
    let by_ballot = |quorum: &Quorum| quorum.unit == Unit::Delegates && quorum.measure == Measure::Voted;
    if !ruleset.declarations || by_delegate || ruleset.quorum.iter().any(by_ballot) {
        return Err(Refusal::RollCallRules);
    }
    let entitled: BTreeSet<_> =
        electorate.full().filter(|(_, bench)| !bench.seats.is_empty()).map(|(id, _)| id).collect();
    let called: BTreeSet<_> = call.order.iter().collect();
    if called == entitled && call.order.len() == entitled.len() { Ok(()) } else { Err(Refusal::BadOrder) }
}

/// Records what a delegation answered; the last answer before the close counts.
pub(super) fn answer(
    state: &State,
    number: RoundNumber,
    delegation: DelegationId,
    answer: Option<Choice>,
    now: Moment,
) -> Result<Vec<Event>, Refusal> {
    let round = state.open_at(number, now)?;
    let call = round.roll_call.as_ref().ok_or(Refusal::NotARollCall(number))?;
    if !call.order.contains(&delegation) {
        return Err(Refusal::NobodyEntitled(delegation));
    }
    if let Some(position) = answer {
        round.check_declaration(&delegation, &Declaration { position, split: None, reason: None })?;
    }
    let standing = round.declarations.get(&delegation).map(|answer| answer.position);
    if round.called.contains(&delegation) && standing == answer {
        return Ok(vec![]);
    }
    Ok(vec![Event::Answered { round: number, delegation, answer }])
}

/// A commitment goes through at most `max_rounds` consensus rounds that were not annulled.
fn check_max_rounds(state: &State, commitment: &CommitmentId, ruleset: &Ruleset) -> Result<(), Refusal> {
    let Procedure::Consensus(consensus) = &ruleset.procedure else { return Ok(()) };
    let is_one =
        |round: &&Round| round.ruleset.kind() == Kind::Consensus && !matches!(round.phase, Phase::Annulled { .. });
    if state.rounds_on(commitment).filter(is_one).count() >= consensus.max_rounds as usize {
        return Err(Refusal::NoMoreRounds(consensus.max_rounds));
    }
    Ok(())
}

/// The alternatives by name: `a`, `b`, … in their order, and `none`.
fn alternatives_of(
    state: &State,
    commitment: &CommitmentId,
    ruleset: &Ruleset,
    alternatives: Vec<Wording>,
) -> Result<BTreeMap<Alternative, Wording>, Refusal> {
    if ruleset.kind() != Kind::Wording {
        return if alternatives.is_empty() { Ok(BTreeMap::new()) } else { Err(Refusal::BadAlternatives) };
    }
    let languages = state.words(commitment, 1);
    let mut alternatives = alternatives;
    for alternative in &mut alternatives {
        unresolved::clean(alternative, &languages);
        unresolved::check_length(alternative)?;
    }
    let is_whole = |wording: &Wording| {
        languages.keys().all(|language| wording.get(language).is_some_and(|words| !words.is_empty()))
    };
    if !ALTERNATIVES.contains(&(alternatives.len() + 1)) || !alternatives.iter().all(is_whole) {
        return Err(Refusal::BadAlternatives);
    }
    let named = ('a'..).map(|letter| Alternative::new(letter.to_string())).zip(alternatives);
    Ok(named.chain([(Alternative::none(), Wording::new())]).collect())
}

pub(super) fn extend(state: &State, round: RoundNumber, seconds: u32, now: Moment) -> Result<Event, Refusal> {
    check_time_limit(seconds)?;
    let open = state.open_at(round, now)?;
    open.takes_phones()?;
    let end = open.closes_at.unwrap_or(now);
    Ok(Event::RoundExtended { round, closes_at: end.plus_seconds(seconds) })
}

pub(super) fn declare(
    state: &State,
    actor: &Actor,
    number: RoundNumber,
    declaration: Declaration,
    now: Moment,
) -> Result<Event, Refusal> {
    let round = state.open_at(number, now)?;
    let head = actor.delegate().ok_or(Refusal::NotHead)?;
    round.takes_phones()?;
    if round.roll_call.is_some() {
        return Err(Refusal::AnsweredAloud);
    }
    let Some(delegation) = round.electorate.headed_by(head).cloned() else {
        let outside = |person: &&Delegate| !round.electorate.benches.contains_key(&person.delegation);
        let person = state.roll.delegates.get(head).filter(|person| person.role == Role::Head);
        let outsider = person.filter(outside).map(|person| person.delegation.clone());
        return Err(outsider.map_or(Refusal::NotHead, Refusal::NobodyEntitled));
    };
    round.check_declaration(&delegation, &declaration)?;
    let reason = words(declaration.reason.as_deref())?;
    if declaration.position == Choice::Object && reason.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    Ok(Event::Declared { round: number, delegation, declaration: Declaration { reason, ..declaration } })
}

pub(super) fn close(
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
    let tally = recount(round, ballots);
    let voters = if round.is_secret() { ballots.keys().cloned().collect() } else { vec![] };
    Ok(Event::RoundClosed { round: number, tally, seal, statements: statements(round, ballots), voters })
}

/// Counts a round with what was withdrawn in it.
pub(super) fn recount(round: &Round, ballots: &Ballots) -> Tally {
    let returns = Returns { ballots, declarations: &round.declarations, withdrawn: &round.withdrawn };
    tally::tally(&round.ruleset, &round.electorate, returns)
}

/// What was said, by delegation: first the head's reason, then those of the ballots.
fn statements(round: &Round, ballots: &Ballots) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (delegation, bench) in &round.electorate.benches {
        let say = |choice, text: &Option<String>, proposal: &Option<String>| {
            let text = text.clone()?;
            Some(Statement { delegation: delegation.clone(), choice, text, proposal: proposal.clone() })
        };
        let declared = round.declarations.get(delegation);
        statements.extend(declared.and_then(|declared| say(declared.position, &declared.reason, &None)));
        statements.extend(bench.seats.keys().filter_map(|delegate| {
            let ballot = ballots.get(delegate)?;
            say(ballot.mark.choice()?, &ballot.reason, &ballot.proposal)
        }));
    }
    statements
}

/// Publishes; the wording that a choice of wording preferred becomes the commitment's text.
pub(super) fn publish(state: &State, number: RoundNumber) -> Result<Vec<Event>, Refusal> {
    let round = state.pending(number)?;
    let commitment = &round.question.commitment;
    let version = state.version(commitment);
    let is_new = |texts: &&Wording| **texts != state.words(commitment, version);
    let amended = preferred(round).filter(is_new).map(|texts| Event::Amended {
        commitment: commitment.clone(),
        version: version + 1,
        texts: texts.clone(),
        round: number,
        reason: String::new(),
    });
    Ok([Event::RoundPublished { round: number }].into_iter().chain(amended).collect())
}

/// The words that a choice of wording preferred, if it is not "no text".
fn preferred(round: &Round) -> Option<&Wording> {
    let Phase::Closed(closing) = &round.phase else { return None };
    match &closing.tally.count {
        Count::Wording { ranking } if closing.tally.outcome == Outcome::Preferred => {
            let best = &ranking.first()?.alternative;
            round.question.alternatives.get(best).filter(|_| *best != Alternative::none())
        }
        _ => None,
    }
}

pub(super) fn annul(state: &State, number: RoundNumber, reason: &str) -> Result<Event, Refusal> {
    let round = state.pending(number)?.number;
    let reason = words(Some(reason))?.ok_or(Refusal::ReasonNeeded)?;
    Ok(Event::RoundAnnulled { round, reason })
}
