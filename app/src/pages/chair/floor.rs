//! The speakers' list at the chair's right: who has the floor, who is next, and the settings.

use congress::floor::{Floor, Request, Speech};
use leptos::prelude::*;

use super::chosen;
use crate::agenda::Item;
use crate::islands::Countdown;
use crate::visit::Visit;

/// The element that is kept fresh while people ask for the floor.
pub const LIST: &str = "speakers";

/// Who has the floor, wherever that is; its countdown makes it an element of its own.
pub fn speaking(visit: &Visit) -> AnyView {
    let Some((commitment, speech)) = visit.state.speech() else {
        return ().into_any();
    };
    view! {
        <section class="speaking" aria-label=visit.t("floor-has")>
            <p class="small quiet">{visit.t("floor-has")}</p>
            <p>
                <b>{visit.person(&speech.delegate)}</b>
                " "
                <span class="quiet">{visit.delegation(&speech.delegation)}</span>
            </p>
            <div class="row">
                {clock(visit, speech)}
                <form method="post" action="/chair/end-speech">
                    <input type="hidden" name="commitment" value=commitment.to_string() />
                    <input type="hidden" name="delegate" value=speech.delegate.to_string() />
                    <button class="alt">{visit.t("floor-end")}</button>
                </form>
            </div>
        </section>
    }
    .into_any()
}

/// The speaking time that is left.
pub fn clock(visit: &Visit, speech: &Speech) -> AnyView {
    let until = Some(speech.until.0 as f64);
    let label = visit.t("floor-time-left");
    view! { <Countdown closes_at=until now=visit.now.0 as f64 label=label of_round=false /> }.into_any()
}

/// The list of one commitment, and how it is kept.
pub fn list(visit: &Visit, item: &Item) -> AnyView {
    let floor = visit.state.floor(&item.id).cloned().unwrap_or_default();
    let queue = floor.queue(visit.state.floor_rules);
    let rows = queue.iter().enumerate().map(|(index, one)| request(visit, item, one, index == 0)).collect_view();
    let empty = queue.is_empty().then(|| view! { <p class="small quiet">{visit.t("floor-nobody")}</p> });
    let closed = floor.closed.then(|| view! { <p class="small against">{visit.t("floor-closed")}</p> });
    view! {
        <h2>{visit.t("floor-asking")}</h2>
        {closed}
        {empty}
        <ol class="speakers">{rows}</ol>
        {keeping(visit, item, &floor)}
    }
    .into_any()
}

fn request(visit: &Visit, item: &Item, request: &Request, is_next: bool) -> AnyView {
    let order = request.point_of_order.then(|| view! { <b class="small warn">{visit.t("floor-point-of-order")}</b> });
    let person = visit.person(&request.delegate);
    let strike = visit.t_with("floor-strike", &[("name", person.clone().into())]);
    view! {
        <li>
            <span>
                {person} " " <span class="small quiet">{visit.delegation(&request.delegation)}</span> " " {order}
            </span>
            <form class="row" method="post" action="/chair/call">
                {chosen(item)}
                <input type="hidden" name="delegate" value=request.delegate.to_string() />
                <button class="alt small" class:next=is_next>{visit.t("floor-give")}</button>
                <button class="alt small" formaction="/chair/strike" aria-label=strike.clone() title=strike>
                    "×"
                </button>
            </form>
        </li>
    }
    .into_any()
}

fn keeping(visit: &Visit, item: &Item, floor: &Floor) -> AnyView {
    let rules = visit.state.floor_rules;
    let (closed, label) = if floor.closed { ("no", "floor-open-list") } else { ("yes", "floor-close-list") };
    view! {
        <form class="row" method="post" action="/chair/list">
            {chosen(item)}
            <button class="alt small" name="closed" value=closed>
                {visit.t(label)}
            </button>
        </form>
        <details class="fold small">
            <summary>{visit.t("floor-settings")}</summary>
            <form class="fields" method="post" action="/chair/floor">
                {chosen(item)}
                <label for="speaking-time">{visit.t("floor-seconds")}</label>
                <input
                    id="speaking-time"
                    name="seconds"
                    type="number"
                    min="15"
                    max="3600"
                    step="15"
                    required
                    value=rules.seconds.to_string()
                />
                <label class="tick">
                    <input type="checkbox" name="alternate" value="yes" checked=rules.alternate />
                    <span>{visit.t("floor-alternate")}</span>
                </label>
                <button class="alt">{visit.t("desk-save")}</button>
            </form>
        </details>
    }
    .into_any()
}
