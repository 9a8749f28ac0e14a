//! Deciding: a command in, events out. This file says who answers what; the rooms beside it give the answers.

use super::{State, agenda, desk, floor, paper, rounds, texts, unresolved};
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
        Command::ChangeSettings(changed) => return desk::change_settings(state, changed),
        Command::EnterRoll(entry) => return desk::enter_roll(state, entry),
        Command::LeaveRoll(leaving) => return desk::leave_roll(state, leaving),
        Command::EnterResolution(resolution) => texts::enter(state, resolution)?,
        Command::ReviseResolution(revision) => return texts::revise(state, revision),
        Command::EnterRuleset { name, ruleset } => return Ok(desk::enter_ruleset(state, name, ruleset)),
        Command::CheckIn { delegate, present } => return desk::check_in(state, delegate, present),
        Command::Mandate { substitute, in_place_of } => return desk::mandate(state, substitute, in_place_of),
        Command::GiveProxy { giver, holder } => return desk::give_proxy(state, giver, holder),
        Command::Arrange { commitment, place } => return agenda::arrange(state, &commitment, place),
        Command::Group { commitments } => agenda::group(state, &commitments)?,
        Command::AskSeparation { commitment } => return agenda::ask_separation(state, actor, commitment),
        Command::Separate { commitment } => agenda::separate(state, commitment)?,
        Command::Show(shown) => return agenda::show(state, shown),
        Command::Pause { message } => agenda::pause(&message)?,
        Command::Resume => return Ok(agenda::resume(state)),
        Command::SetFloor(rules) => return floor::set(state, rules),
        Command::CloseList { commitment, closed } => return floor::close_list(state, commitment, closed),
        Command::AskFloor { commitment, point_of_order } => {
            return floor::ask(state, actor, commitment, point_of_order);
        }
        Command::LeaveFloor { commitment, delegate } => floor::leave(state, commitment, delegate)?,
        Command::GiveFloor { commitment, delegate } => floor::give(state, commitment, delegate, now)?,
        Command::EndSpeech { commitment, delegate } => floor::end(state, commitment, &delegate)?,
        Command::Open(opening) => rounds::open(state, opening, now)?,
        Command::Answer { round, delegation, answer } => {
            return rounds::answer(state, round, delegation, answer, now);
        }
        Command::Extend { round, seconds } => rounds::extend(state, round, seconds, now)?,
        Command::Declare { round, declaration } => rounds::declare(state, actor, round, declaration, now)?,
        Command::Close { round, ballots, seal } => rounds::close(state, actor, round, &ballots, seal, now)?,
        Command::EnterPaper { round, delegates } => paper::enter(state, round, delegates, now)?,
        Command::Reopen { round, reason } => paper::reopen(state, round, &reason)?,
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
