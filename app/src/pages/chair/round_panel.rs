//! The chair's panel on a round under way: clock and turnout while it is open, the result while it waits to be
//! published.

use congress::round::Round;
use congress::rules::Unit;
use congress::view::Audience;
use leptos::prelude::*;

use super::roll_call::roll_call;
use super::{chosen, go, reopening, unresolved};
use crate::agenda::Item;
use crate::attendance;
use crate::hemicycle::hemicycle;
use crate::islands::Countdown;
use crate::result;
use crate::statements;
use crate::visit::Visit;

/// An open round: time, turnout, and the button that closes it.
pub fn open(visit: &Visit, round: &Round, item: &Item) -> AnyView {
    let number = round.number.to_string();
    let units = [Unit::Delegations, Unit::Delegates, Unit::Votes];
    let turnout = match round.roll_call {
        Some(_) => roll_call(visit, round),
        None => attendance::bars(visit, round, &units),
    };
    let clock = if round.is_reopened() { reopening::since(visit, round) } else { clock(visit, round, &number) };
    view! {
        {clock}
        {turnout}
        {(!round.is_reopened()).then(|| unresolved::waiting(visit))}
        <form class="row" method="post" action="/chair/close">
            {chosen(item)}
            <input type="hidden" name="round" value=number />
            <input type="hidden" name="ask" value="missing" />
            {go(visit.t("chair-close"))}
            <span class="quiet">{visit.t("chair-close-hint")}</span>
        </form>
    }
    .into_any()
}

/// The time that is left, and a minute more.
fn clock(visit: &Visit, round: &Round, number: &str) -> AnyView {
    let closes_at = round.closes_at.map(|end| end.0 as f64);
    let label = visit.t("time-left");
    let no_limit = round.closes_at.is_none().then(|| {
        view! { <span class="small quiet">{visit.t("chair-no-limit")}</span> }
    });
    view! {
        <div class="row clock-row">
            <div>
                {round.closes_at.map(|_| view! { <span class="small quiet">{label.clone()}</span> })}
                <Countdown closes_at=closes_at now=visit.now.0 as f64 label=label of_round=true />
                {no_limit}
            </div>
            <form method="post" action="/chair/extend">
                <input type="hidden" name="round" value=number.to_owned() />
                <input type="hidden" name="seconds" value="60" />
                <button class="alt">{visit.t("chair-extend")}</button>
            </form>
        </div>
    }
    .into_any()
}

/// A closed round: what it came to, and the button that publishes it.
pub fn closed(visit: &Visit, round: &Round) -> AnyView {
    let view = round.view(Audience::Chair);
    let number = round.number.to_string();
    let tally = view.tally;
    let delegations = tally.map(|tally| {
        view! {
            <details class="fold">
                <summary>{visit.t("by-delegation")}</summary>
                {result::delegations(visit, round, tally)}
            </details>
        }
    });
    let what_now = if round.is_unresolved() {
        unresolved::before_publication(visit, round)
    } else {
        statements::concerns(visit, &view)
    };
    view! {
        <p class="small quiet" role="status">
            {visit.t("chair-unpublished")}
        </p>
        <div class="outcome-row">
            {result::summary(visit, &view)}
            {tally.map(|tally| hemicycle(visit, tally))}
        </div>
        {tally.map(|tally| result::quorum(visit, tally))}
        <form method="post" action="/chair/publish">
            <input type="hidden" name="round" value=number.clone() />
            {go(visit.t("chair-publish"))}
        </form>
        {what_now}
        {delegations}
        {reopening::form(visit, round)}
        {annul(visit, number)}
    }
    .into_any()
}

fn annul(visit: &Visit, number: String) -> AnyView {
    view! {
        <details class="fold">
            <summary>{visit.t("chair-annul-fold")}</summary>
            <form class="fields" method="post" action="/chair/annul">
                <input type="hidden" name="round" value=number />
                <p>{visit.t("chair-annul-consequence")}</p>
                <label for="reason">{visit.t("chair-annul-reason")}</label>
                <textarea id="reason" name="reason" required maxlength="1000" rows="3"></textarea>
                <button class="alt danger">{visit.t("chair-annul")}</button>
            </form>
        </details>
    }
    .into_any()
}
