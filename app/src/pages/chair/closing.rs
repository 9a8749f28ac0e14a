//! Closing before everybody has voted asks once more, with the consequence in words.

use congress::round::Round;
use congress::rules::{Measure, Quorum};
use congress::tally::Turnout;
use leptos::prelude::*;

use super::{chosen, go};
use crate::agenda::Item;
use crate::visit::Visit;
use crate::words;

/// What closing now would mean, and the two ways on.
pub fn confirm(visit: &Visit, round: &Round, item: &Item) -> AnyView {
    let delegates = visit.house.progress().map_or(0, |progress| progress.missing.iter().map(|row| row.missing).sum());
    let delegations = visit.house.progress().map_or(0, |progress| progress.missing.len());
    let left = round.turns().filter(|(id, _)| !round.called.contains(*id)).count();
    let missing = if round.roll_call.is_some() {
        visit.t_with("chair-closing-call", &[("n", left.into())])
    } else {
        let numbers = [("delegates", delegates.into()), ("delegations", delegations.into())];
        visit.t_with("chair-closing-missing", &numbers)
    };
    view! {
        <section class="confirm" role="alertdialog" aria-labelledby="closing">
            <h2 id="closing">{visit.t("chair-closing")}</h2>
            <p>{missing}</p>
            {quorum_warning(visit, round)}
            <form class="row" method="post" action="/chair/close">
                {chosen(item)}
                <input type="hidden" name="round" value=round.number.to_string() />
                {go(visit.t("chair-closing-now"))}
                <a class="alt" href=format!("/chair?c={}", item.id)>
                    {visit.t("chair-closing-not")}
                </a>
            </form>
        </section>
    }
    .into_any()
}

/// The condition of the quorum that would not be met if the round closed now.
pub fn quorum_warning(visit: &Visit, round: &Round) -> AnyView {
    let Some(progress) = visit.house.progress() else { return ().into_any() };
    let missed = round.ruleset.quorum.iter().find(|condition| !is_met(condition, &progress.turnout));
    missed
        .map(|condition| {
            let condition = words::quorum(visit.language(), condition);
            let sentence = visit.t_with("chair-quorum-would-miss", &[("condition", condition.into())]);
            view! { <p class="small against quorum-warning">{sentence}</p> }
        })
        .into_any()
}

fn is_met(condition: &Quorum, turnout: &Turnout) -> bool {
    let found = turnout.of_unit(condition.unit);
    let have = match condition.measure {
        Measure::Present => found.present,
        Measure::Voted => found.voted,
    };
    condition.is_met(have, found.entitled)
}
