//! Beside the chair's console: who has not voted yet, or, between rounds, who is present.

use congress::presets;
use congress::rules::Unit;
use congress::view::Progress;
use leptos::prelude::*;

use crate::attendance;
use crate::islands::Fresh;
use crate::visit::Visit;

/// The element that is kept fresh while ballots come in.
const MISSING: &str = "missing";

/// The delegations that have not voted yet, or the presence.
pub fn aside(visit: &Visit) -> AnyView {
    let content = match visit.house.progress() {
        Some(progress) => missing(visit, &progress),
        None => presence(visit),
    };
    view! { <aside class="beside">{content}</aside> }.into_any()
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
    let list = if rows.is_empty() {
        view! { <p class="for">{visit.t("missing-none")}</p> }.into_any()
    } else {
        view! { <ul>{rows}</ul> }.into_any()
    };
    view! {
        <h2>{visit.t("missing")}</h2>
        <div id=MISSING class="scroll" tabindex="0" role="region" aria-label=visit.t("missing")>
            {list}
        </div>
        <Fresh path=visit.viewer.path.clone() element=MISSING.to_owned() />
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
        <h2>{visit.t("presence")}</h2>
        <ul>{rows}</ul>
        <p class="small quiet">{crate::words::quorum_sentence(visit.language(), &preset.ruleset)}</p>
    }
    .into_any()
}
