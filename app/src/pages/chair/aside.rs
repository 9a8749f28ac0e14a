//! Beside the chair's console: who has not voted yet, or, between rounds, who is present.

use congress::presets;
use congress::rules::Unit;
use congress::view::Progress;
use leptos::prelude::*;

use super::{closing, floor};
use crate::agenda::Item;
use crate::attendance;
use crate::visit::Visit;

/// The element that is kept fresh while ballots come in.
pub const BESIDE: &str = "missing";

/// The delegations that have not voted yet, or the presence; below, the speakers' list.
pub fn aside(visit: &Visit, selected: Option<&Item>) -> AnyView {
    let is_call = visit.state.open_round().is_some_and(|round| round.roll_call.is_some());
    let (label, content) = match visit.house.progress().filter(|_| !is_call) {
        Some(progress) => ("missing", missing(visit, &progress)),
        None => ("presence", presence(visit)),
    };
    let floor = selected.map(|item| {
        view! {
            {floor::speaking(visit)}
            <div id=floor::LIST class="floor" role="region" aria-label=visit.t("floor-asking")>
                {floor::list(visit, item)}
            </div>
        }
    });
    view! {
        <aside class="beside">
            <h2>{visit.t(label)}</h2>
            <div id=BESIDE class="scroll" tabindex="0" role="region" aria-label=visit.t(label)>
                {content}
            </div>
            {floor}
        </aside>
    }
    .into_any()
}

fn missing(visit: &Visit, progress: &Progress) -> AnyView {
    let rows: Vec<_> = progress
        .missing
        .iter()
        .map(|row| {
            let count = [("missing", row.missing.into()), ("of", row.of.into())];
            view! {
                <li>
                    <span title=visit.party(&row.delegation)>{visit.delegation(&row.delegation)}</span>
                    <span class="num quiet">{visit.t_with("missing-of", &count)}</span>
                </li>
            }
        })
        .collect();
    let warning = visit.state.open_round().map(|round| closing::quorum_warning(visit, round));
    let list = if rows.is_empty() {
        view! { <p class="for">{visit.t("missing-none")}</p> }.into_any()
    } else {
        view! { <ul>{rows}</ul> }.into_any()
    };
    view! {
        {warning}
        {list}
    }
    .into_any()
}

fn presence(visit: &Visit) -> AnyView {
    let Some(preset) = presets::all().next() else {
        return ().into_any();
    };
    let presence = attendance::presence(visit, &preset.ruleset);
    let rows = [Unit::Delegations, Unit::Delegates, Unit::Votes]
        .map(|unit| view! { <li class="num">{attendance::present_words(visit, &presence, unit)}</li> })
        .into_iter()
        .collect_view();
    view! {
        <ul>{rows}</ul>
        <p class="small quiet">{crate::words::quorum_sentence(visit.language(), &preset.ruleset)}</p>
    }
    .into_any()
}
