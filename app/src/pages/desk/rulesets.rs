//! The rulesets of this congress: those that the secretariat added, and the form that adds one.

use leptos::prelude::*;

use crate::visit::Visit;
use crate::words;

/// The fold with the rulesets.
pub fn rulesets(visit: &Visit) -> AnyView {
    let added: Vec<_> = visit
        .state
        .rulesets
        .iter()
        .map(|(name, ruleset)| {
            view! {
                <dt>{words::preset_name(visit.language(), name)}</dt>
                <dd>
                    {words::rule(visit.language(), ruleset)} " "
                    {words::quorum_sentence(visit.language(), ruleset)}
                </dd>
            }
        })
        .collect();
    let added = if added.is_empty() {
        view! { <p class="quiet">{visit.t("desk-rulesets-none")}</p> }.into_any()
    } else {
        view! { <dl class="facts">{added}</dl> }.into_any()
    };
    view! {
        <details class="fold">
            <summary>{visit.t("desk-rulesets")}</summary>
            {added}
            <form class="fields ruleset" method="post" action="/desk/ruleset">
                <label for="ruleset-name">{visit.t("desk-ruleset-name")}</label>
                <input id="ruleset-name" name="name" required maxlength="80" />
                <label for="ruleset-rules">{visit.t("desk-ruleset-rules")}</label>
                <textarea id="ruleset-rules" name="rules" required rows="12" spellcheck="false"></textarea>
                <button class="alt">{visit.t("desk-ruleset-save")}</button>
            </form>
        </details>
    }
    .into_any()
}
