//! One round in the record: question, rule, quorum, counts, delegations, seal and downloads.

mod paper;

use congress::roll::{Bench, DelegateId, DelegationId};
use congress::round::{Round, RoundNumber};
use congress::rules::Visibility;
use congress::tally::Tally;
use congress::view::{Audience, RoundView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::chair::answer_word;
use crate::agenda::{self, Item};
use crate::frame::{self, Keeping};
use crate::hemicycle::hemicycle;
use crate::visit::Visit;
use crate::{question, result, statements, words};

/// One round as everybody may see it.
#[component]
pub fn RoundPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        return super::not_found::not_yours(&visit);
    }
    let number = use_params_map().read_untracked().get("round");
    let number = number.and_then(|number| number.parse().ok()).map(RoundNumber);
    let state = visit.state.clone();
    let Some(round) = number.and_then(|number| state.round(number).ok()) else {
        return super::not_found::not_found(&visit);
    };
    let title = visit.t_with("round-number", &[("n", round.number.0.into())]);
    let view = round.view(Audience::Public);
    let item = agenda::asked(&visit.state, round, visit.language());
    let content = view! {
        <h1>{title.clone()}</h1>
        {item.map(|item| self::question(&visit, &item, round))}
        {statements::follows(&visit, round)}
        {facts(&visit, &view)}
        <div class="outcome-row">
            {result::summary(&visit, &view)}
            {view.tally.map(|tally| hemicycle(&visit, tally))}
        </div>
        {statements::statements(&visit, &view)}
        {statements::steps(&visit, &view)}
        {paper::paper(&visit, &view)}
        {view.tally.map(|tally| published(&visit, &view, tally))}
        <p>
            <a href="/record">{visit.t("whole-record")}</a>
        </p>
    }
    .into_any();
    frame::page(&visit, title, ("/record", "sheet wide"), Keeping::Pointing, content)
}

fn question(visit: &Visit, item: &Item, round: &Round) -> AnyView {
    view! {
        <p class="kicker">
            <a href=format!("/resolution/{}", item.id)>{question::place_and_round(visit, item, round)}</a>
        </p>
        {question::question(visit, round)}
        {answers(visit, round)}
    }
    .into_any()
}

/// What the delegations answered in a roll call, in the order in which they were called.
fn answers(visit: &Visit, round: &Round) -> AnyView {
    let Some(call) = &round.roll_call else { return ().into_any() };
    let letter = call.letter.map(|letter| visit.t_with("call-letter", &[("letter", letter.to_string().into())]));
    let rows = round
        .turns()
        .map(|(id, turn)| view! { <li><span>{visit.delegation(id)}</span> " " {answer_word(visit, turn)}</li> })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{visit.t("call-order")} " " {letter}</summary>
            <ol class="turns">{rows}</ol>
        </details>
    }
    .into_any()
}

/// When, under which rule, with which quorum.
fn facts(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    let round = view.round;
    let closed = view.closed_at.map(|at| {
        view! {
            <dt>{visit.t("column-closed")}</dt>
            <dd class="num">{visit.date_time(at)}</dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{visit.t("column-opened")}</dt>
            <dd class="num">{visit.date_time(round.opened_at)}</dd>
            {closed}
            <dt>{visit.t("fact-rule")}</dt>
            <dd>{words::rule(visit.language(), &round.ruleset)}</dd>
            <dt>{visit.t("chair-visibility")}</dt>
            <dd>
                {visit
                    .t(match round.ruleset.visibility {
                        Visibility::Names => "visibility-names",
                        Visibility::Delegations => "visibility-delegations",
                        Visibility::Secret => "visibility-secret",
                    })}
            </dd>
            <dt>{visit.t("fact-quorum")}</dt>
            <dd>
                {words::quorum_sentence(visit.language(), &round.ruleset)}
                {view.tally.map(|tally| result::quorum(visit, tally))}
            </dd>
        </dl>
    }
    .into_any()
}

/// Who took part in a confidential round, by delegation.
fn voters(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    if !view.round.is_secret() {
        return ().into_any();
    }
    let roll = &visit.state.roll;
    let name = |id: &DelegateId| {
        let person = roll.delegates.get(id).or_else(|| roll.former_delegates.get(id));
        person.map_or_else(|| id.to_string(), |person| person.name.clone())
    };
    let of_bench = |(id, bench): (&DelegationId, &Bench)| {
        let names: Vec<String> =
            view.voters.iter().filter(|voter| bench.seats.contains_key(*voter)).map(name).collect();
        (!names.is_empty()).then(|| view! { <li><b>{visit.delegation(id)}</b> " " {names.join(", ")}</li> })
    };
    let rows = view.round.electorate.benches.iter().filter_map(of_bench).collect_view();
    view! {
        <details class="fold">
            <summary>{visit.t_with("secret-voters", &[("n", view.voters.len().into())])}</summary>
            <p class="small quiet">{visit.t("secret-voters-hint")}</p>
            <ul class="voters">{rows}</ul>
        </details>
    }
    .into_any()
}

fn published(visit: &Visit, view: &RoundView<'_>, tally: &Tally) -> AnyView {
    let number = view.round.number;
    let seal = view.seal.map(|seal| {
        view! {
            <section class="seal">
                <h2>{visit.t("seal")}</h2>
                <p class="small quiet">{visit.t("seal-hint")}</p>
                <code>{seal.to_owned()}</code>
            </section>
        }
    });
    view! {
        {result::delegations(visit, view.round, tally)}
        {voters(visit, view)}
        {seal}
        <p class="downloads">
            <a class="alt" href=format!("/record/{number}/results.csv") download>
                {visit.t("download-csv")}
            </a>
            <a class="alt" href=format!("/record/{number}/tally.json") download>
                {visit.t("download-json")}
            </a>
        </p>
    }
    .into_any()
}
