//! The position that a head declares for the delegation, where the rules of the round know declarations.

use congress::ballot::{Choice, Declaration, Split};
use congress::roll::DelegationId;
use congress::round::Round;
use congress::rules::Kind;
use leptos::prelude::*;

use super::super::ballot::{Need, area};
use crate::visit::Visit;
use crate::{symbols, words};

/// Whether the person who looks was this delegation's head when the round opened.
pub(super) fn is_head(visit: &Visit, round: &Round, delegation: &DelegationId) -> bool {
    visit.delegate().and_then(|(id, _)| round.electorate.headed_by(id)) == Some(delegation)
}

/// Whether the person who looks may declare this delegation's position now.
pub(super) fn may_declare(visit: &Visit, round: &Round, delegation: &DelegationId) -> bool {
    let has_seats = round.electorate.benches.get(delegation).is_some_and(|bench| !bench.seats.is_empty());
    let kind = matches!(round.ruleset.kind(), Kind::Vote | Kind::Consensus);
    round.ruleset.declarations && kind && has_seats && round.is_open_at(visit.now) && is_head(visit, round, delegation)
}

/// The standing declaration and the form for another, or the sentence why there is none.
pub(super) fn declaration(visit: &Visit, round: &Round, delegation: &DelegationId) -> AnyView {
    if !may_declare(visit, round, delegation) {
        let is_out = !is_head(visit, round, delegation);
        let sentence = if is_out { visit.t("refusal-not-head") } else { visit.t("declaration-none-here") };
        return view! {
            {standing(visit, round, delegation)}
            <p class="small quiet">{sentence}</p>
        }
        .into_any();
    }
    view! {
        {standing(visit, round, delegation)}
        {form(visit, round, delegation)}
    }
    .into_any()
}

/// What is declared, if anything is.
pub(super) fn standing(visit: &Visit, round: &Round, delegation: &DelegationId) -> AnyView {
    let Some(declared) = round.declarations.get(delegation) else {
        return ().into_any();
    };
    let position = words::choice(visit.language(), Some(declared.position));
    let split = declared.split.map(|split| {
        let arguments =
            [("for", split.in_favour.into()), ("against", split.against.into()), ("abstain", split.abstain.into())];
        view! { <span class="small num">{visit.t_with("declaration-split", &arguments)}</span> }
    });
    let reason = declared.reason.clone().map(|reason| view! { <span class="small serif">{reason}</span> });
    view! {
        <p class="recorded" role="status">
            <span class=symbols::colour(
                Some(declared.position),
            )>{symbols::shape(Some(declared.position), true)}</span>
            <span class="declared">
                <b>{visit.t_with("declaration-standing", &[("position", position.into())])}</b>
                {split}
                {reason}
            </span>
        </p>
    }
    .into_any()
}

fn form(visit: &Visit, round: &Round, delegation: &DelegationId) -> AnyView {
    let declared = round.declarations.get(delegation);
    let options = Choice::options(round.ruleset.kind())
        .iter()
        .map(|choice| option(visit, *choice, declared.is_some_and(|said| said.position == *choice)))
        .collect_view();
    let reason = declared.and_then(|said| said.reason.clone()).unwrap_or_default();
    let figures = round.ruleset.splits_votes().then(|| figures(visit, round, delegation, declared));
    view! {
        <form class="paper" method="post" action="/delegation/declare">
            <input type="hidden" name="round" value=round.number.to_string() />
            <fieldset class="options">
                <legend>{visit.t("declaration-legend")}</legend>
                <p class="small quiet">{visit.t("declaration-hint")}</p>
                {options}
            </fieldset>
            {figures}
            <div class="fields">
                {area(visit, ("reason-declared".to_owned(), "reason"), "declaration-reason", Need::Optional, reason)}
                <p class="small quiet">{reason_hint(visit, round)}</p>
            </div>
            <button class="go">{visit.t("declaration-declare")}</button>
        </form>
    }
    .into_any()
}

fn reason_hint(visit: &Visit, round: &Round) -> String {
    let longest = [("n", congress::round::LONGEST_REASON.into())];
    let hint = visit.t_with("reason-hint", &longest);
    if round.ruleset.kind() == Kind::Consensus {
        return format!("{hint} {}", visit.t("declaration-object-reason"));
    }
    hint
}

fn option(visit: &Visit, choice: Choice, checked: bool) -> AnyView {
    view! {
        <div class=format!("choice {}", choice.as_str())>
            <label class=format!("option {}", choice.as_str())>
                <input
                    type="radio"
                    name="position"
                    value=choice.as_str()
                    checked=checked
                    required
                />
                {symbols::shape(Some(choice), false)}
                <span class="option-word">{words::choice(visit.language(), Some(choice))}</span>
            </label>
        </div>
    }
    .into_any()
}

/// How the delegation's votes are split; left empty, all go to the position.
fn figures(visit: &Visit, round: &Round, delegation: &DelegationId, declared: Option<&Declaration>) -> AnyView {
    let votes = round.electorate.benches.get(delegation).map_or(0, |bench| bench.votes);
    let split = declared.and_then(|declared| declared.split);
    let figure = |choice: Choice, of: fn(Split) -> u32| {
        let id = format!("split-{choice}");
        view! {
            <div>
                <label class="small" for=id.clone()>
                    {words::choice(visit.language(), Some(choice))}
                </label>
                <input
                    id=id
                    type="number"
                    name=choice.as_str()
                    min="0"
                    max=votes.to_string()
                    inputmode="numeric"
                    value=split.map(|split| of(split).to_string())
                />
            </div>
        }
    };
    view! {
        <fieldset class="figures">
            <legend>{visit.t_with("declaration-votes", &[("n", votes.into())])}</legend>
            <p class="small quiet">{visit.t("declaration-votes-hint")}</p>
            <div class="figure-row">
                {figure(Choice::For, |split| split.in_favour)} {figure(Choice::Against, |split| split.against)}
                {figure(Choice::Abstain, |split| split.abstain)}
            </div>
        </fieldset>
    }
    .into_any()
}
