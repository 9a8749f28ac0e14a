//! A procedural question on the spot: unfold, press.

use congress::round::Motion;
use congress::rules::Kind;
use leptos::prelude::*;

use super::hall_control::sentence_fields;
use super::{chosen, open_form};
use crate::agenda::Item;
use crate::visit::Visit;
use crate::words;

/// The motions that need no typing.
const READY: [Motion; 3] = [Motion::CloseDebate, Motion::Adjourn, Motion::ReferBack];

/// The folded form: a button for each ready motion, and a sentence to be typed.
pub fn procedural(visit: &Visit, item: &Item) -> AnyView {
    let buttons = READY
        .map(|motion| {
            view! {
                <form method="post" action="/chair/procedural">
                    {chosen(item)}
                    <button class="alt" name="motion" value=words::motion_word(motion)>
                        {words::motion(visit.language(), motion)}
                    </button>
                </form>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <details class="fold procedural">
            <summary>{visit.t("chair-procedural")}</summary>
            <p class="small quiet">{visit.t("chair-procedural-hint")}</p>
            <div class="row">{buttons}</div>
            <form class="fields" method="post" action="/chair/procedural">
                {chosen(item)}
                <input type="hidden" name="motion" value=words::motion_word(Motion::Other) />
                <p class="small quiet">{visit.t("chair-procedural-typed")}</p>
                {sentence_fields("procedural")}
                <label for="procedural-preset">{visit.t("chair-rules")}</label>
                <select id="procedural-preset" name="preset">
                    {presets(visit)}
                </select>
                <button class="alt">{visit.t("chair-procedural-open")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// The rulesets of votes, the first of which is the simple majority by delegate.
fn presets(visit: &Visit) -> AnyView {
    let mut votes = open_form::rulesets(visit);
    votes.retain(|(_, ruleset)| ruleset.kind() == Kind::Vote);
    votes.sort_by_key(|(name, _)| name != congress::presets::PROCEDURAL);
    votes
        .into_iter()
        .map(|(name, _)| {
            let word = words::preset_name(visit.language(), &name);
            view! { <option value=name>{word}</option> }
        })
        .collect_view()
        .into_any()
}
