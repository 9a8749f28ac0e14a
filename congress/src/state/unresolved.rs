//! What may be done about a consensus round that came to nothing (RULES.md, "Consensus"): withdraw, amend, refer. The
//! fourth way, putting it to the vote, is opening a vote on the same commitment: the new round says which one it follows.

use super::{State, rounds};
use crate::ballot::{Ballots, Choice, Position};
use crate::command::{Actor, Refusal};
use crate::event::Event;
use crate::roll::DelegationId;
use crate::round::{Phase, Round, RoundNumber, Step, Wording, words};
use crate::text::LONGEST_COMMITMENT;

impl State {
    /// The last valid round on its commitment, if it ended without consensus and its result is published: from then on
    /// no withdrawal can change it and no annulment void it.
    fn unresolved(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        let round = self.round(number)?;
        match round.phase {
            Phase::Open => return Err(Refusal::StillOpen(number)),
            Phase::Closed(_) => return Err(Refusal::RoundPending(number)),
            Phase::Published(_) | Phase::Annulled { .. } => {}
        }
        let is_last = self.last_valid_round(&round.question.commitment).map(|last| last.number) == Some(number);
        if is_last && round.is_unresolved() { Ok(round) } else { Err(Refusal::NotUnresolved(number)) }
    }

    /// Such a round on one commitment: those of a bloc are taken up again one by one.
    fn single(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        if !self.round(number)?.question.en_bloc.is_empty() {
            return Err(Refusal::TakenEnBloc(number));
        }
        self.unresolved(number)
    }
}

/// The round with its unpublished result, if the delegation's objection stands in it.
fn objection<'a>(state: &'a State, number: RoundNumber, delegation: &DelegationId) -> Result<&'a Round, Refusal> {
    let round = state.round(number)?;
    let Phase::Closed(closing) = &round.phase else {
        return Err(match round.phase {
            Phase::Published(_) => Refusal::AlreadyPublished(number),
            Phase::Open => Refusal::StillOpen(number),
            _ => Refusal::NotUnresolved(number),
        });
    };
    if !round.is_unresolved() {
        return Err(Refusal::NotUnresolved(number));
    }
    let rows = closing.tally.delegations.as_deref().unwrap_or_default();
    let objects = |position: Position| position.0 == Some(Choice::Object);
    let stands = rows.iter().any(|row| &row.id == delegation && row.position.is_some_and(objects));
    if stands { Ok(round) } else { Err(Refusal::NoObjection(delegation.clone())) }
}

fn is_offered(round: &Round, delegation: &DelegationId) -> bool {
    round.steps.iter().any(|taken| taken.step == Step::WithdrawalOffered(delegation.clone()))
}

pub(super) fn offer_withdrawal(state: &State, actor: &Actor, number: RoundNumber) -> Result<Vec<Event>, Refusal> {
    let head = actor.delegate().ok_or(Refusal::NotHead)?;
    let delegation = state.round(number)?.electorate.headed_by(head).ok_or(Refusal::NotHead)?;
    let round = objection(state, number, delegation)?;
    if is_offered(round, delegation) {
        return Ok(vec![]);
    }
    Ok(vec![Event::WithdrawalOffered { round: number, delegation: delegation.clone() }])
}

pub(super) fn accept_withdrawal(
    state: &State,
    number: RoundNumber,
    delegation: DelegationId,
    ballots: &Ballots,
) -> Result<Event, Refusal> {
    let round = objection(state, number, &delegation)?;
    if !is_offered(round, &delegation) {
        return Err(Refusal::NoWithdrawal(delegation));
    }
    let mut after = round.clone();
    after.withdrawn.insert(delegation.clone());
    let tally = rounds::recount(&after, ballots);
    Ok(Event::WithdrawalAccepted { round: number, delegation, tally })
}

pub(super) fn amend(state: &State, number: RoundNumber, mut texts: Wording, reason: &str) -> Result<Event, Refusal> {
    let round = state.single(number)?;
    let commitment = &round.question.commitment;
    let version = state.version(commitment);
    let standing = state.words(commitment, version);
    clean(&mut texts, &standing);
    if let Some(language) = standing.keys().find(|language| texts.get(language).is_none_or(String::is_empty)) {
        return Err(Refusal::TextMissing(*language));
    }
    if texts == standing {
        return Err(Refusal::TextUnchanged);
    }
    check_length(&texts)?;
    let reason = words(Some(reason))?.ok_or(Refusal::ReasonNeeded)?;
    Ok(Event::Amended { commitment: commitment.clone(), version: version + 1, texts, round: number, reason })
}

/// Keeps the languages that the resolution has, and of white space what stands between words.
pub(super) fn clean(texts: &mut Wording, standing: &Wording) {
    texts.retain(|language, _| standing.contains_key(language));
    for words in texts.values_mut() {
        *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// No commitment is longer than [`LONGEST_COMMITMENT`] in any language.
pub(super) fn check_length(texts: &Wording) -> Result<(), Refusal> {
    if texts.values().any(|words| words.chars().count() > LONGEST_COMMITMENT) {
        return Err(Refusal::TooLong { longest: LONGEST_COMMITMENT });
    }
    Ok(())
}

pub(super) fn refer(state: &State, number: RoundNumber, reason: &str) -> Result<Event, Refusal> {
    let round = state.single(number)?.number;
    let reason = words(Some(reason))?.ok_or(Refusal::ReasonNeeded)?;
    Ok(Event::Referred { round, reason })
}
