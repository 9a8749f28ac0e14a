//! Deciding: a command in, events out. This file says who answers what; the rooms beside it give the answers.

use super::{State, desk, rounds, unresolved};
use crate::command::{Actor, Command, Refusal};
use crate::event::Event;
use crate::round::Moment;

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
        Command::EnterRoll(roll) => return desk::enter_roll(state, roll),
        Command::EnterResolution(resolution) => desk::enter_resolution(state, resolution)?,
        Command::EnterRuleset { name, ruleset } => return Ok(desk::enter_ruleset(state, name, ruleset)),
        Command::CheckIn { delegate, present } => return desk::check_in(state, delegate, present),
        Command::Mandate { substitute, in_place_of } => return desk::mandate(state, substitute, in_place_of),
        Command::GiveProxy { giver, holder } => return desk::give_proxy(state, giver, holder),
        Command::Open { commitment, preset, ruleset, seconds, alternatives } => {
            let opening = rounds::Opening { commitment, preset, ruleset, seconds, alternatives };
            rounds::open(state, opening, now)?
        }
        Command::Extend { round, seconds } => rounds::extend(state, round, seconds, now)?,
        Command::Declare { round, declaration } => rounds::declare(state, actor, round, declaration, now)?,
        Command::Close { round, ballots, seal } => rounds::close(state, actor, round, &ballots, seal, now)?,
        Command::Publish { round } => return rounds::publish(state, round),
        Command::Annul { round, reason } => rounds::annul(state, round, &reason)?,
        Command::OfferWithdrawal { round } => return unresolved::offer_withdrawal(state, actor, round),
        Command::AcceptWithdrawal { round, delegation, ballots } => {
            unresolved::accept_withdrawal(state, round, delegation, &ballots)?
        }
        Command::Amend { round, texts, reason } => unresolved::amend(state, round, texts, &reason)?,
        Command::Refer { round, reason } => unresolved::refer(state, round, &reason)?,
    };
    Ok(vec![event])
}
