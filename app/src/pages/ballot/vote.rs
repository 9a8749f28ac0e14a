//! The ballot of a vote or an indicative poll: one big button for each option.

use congress::ballot::Choice;
use congress::rules::Kind;
use leptos::prelude::*;

use super::fields::{Need, area};
use super::paper::Paper;
use crate::{symbols, words};

/// A button for each option and, folded in a vote, room for an explanation of position.
pub(super) fn fields(paper: &Paper<'_>) -> AnyView {
    let visit = paper.visit;
    let kind = paper.round.ruleset.kind();
    let chosen = paper.recorded.as_ref().and_then(|ballot| ballot.mark.choice());
    let buttons =
        Choice::options(kind).iter().map(|choice| option(paper, *choice, chosen == Some(*choice))).collect_view();
    let legend = if kind == Kind::Poll { visit.t("ballot-legend-poll") } else { visit.t("ballot-legend") };
    let explanation = (kind == Kind::Vote).then(|| explanation(paper));
    view! {
        <fieldset class="options">
            <legend>{legend}</legend>
            <p class="consequence small quiet" id=paper.id("tap")>
                {visit.t("ballot-tap")}
            </p>
            {buttons}
        </fieldset>
        {paper.note()}
        {explanation}
    }
    .into_any()
}

pub(super) fn option(paper: &Paper<'_>, choice: Choice, chosen: bool) -> AnyView {
    let visit = paper.visit;
    let pressed = if chosen { "true" } else { "false" };
    let word = words::choice(visit.language(), Some(choice));
    view! {
        <button
            class=format!("option {}", choice.as_str())
            id=paper.id(choice.as_str())
            name="choice"
            value=choice.as_str()
            aria-pressed=pressed
            aria-describedby=paper.id("tap")
            data-label=word.clone()
        >
            {symbols::shape(Some(choice), chosen)}
            <span class="option-word">{word.clone()}</span>
            {chosen.then(|| view! { <span class="tick small">{visit.t("ballot-yours")}</span> })}
        </button>
    }
    .into_any()
}

fn explanation(paper: &Paper<'_>) -> AnyView {
    let visit = paper.visit;
    let recorded = paper.recorded.as_ref().and_then(|ballot| ballot.reason.clone()).unwrap_or_default();
    let is_open = !recorded.is_empty();
    view! {
        <details class="fold" open=is_open>
            <summary>{visit.t("ballot-explain")}</summary>
            <div class="fields">
                {area(visit, (paper.id("reason"), "reason"), "ballot-explanation", Need::Optional, recorded)}
                <p class="small quiet">{visit.t("ballot-explain-hint")}</p>
            </div>
        </details>
    }
    .into_any()
}
