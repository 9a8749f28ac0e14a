//! The record: every round of the congress with its outcome.

use congress::command::Actor;
use congress::text::Language;
use congress::view::{Audience, RoundView, Stage};
use leptos::prelude::*;

use crate::frame::{self, Keeping};
use crate::visit::Visit;
use crate::{result, words};

/// All rounds, the last one first.
#[component]
pub fn RecordPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        return super::not_found::not_yours(&visit);
    }
    let rounds = visit.state.rounds.iter().rev();
    let rows: Vec<_> = rounds.map(|round| row(&visit, &round.view(Audience::Public))).collect();
    let list = if rows.is_empty() {
        view! { <p class="quiet">{visit.t("rounds-none")}</p> }.into_any()
    } else {
        table(&visit, rows)
    };
    let content = view! {
        <h1>{visit.t("way-record")}</h1>
        <p class="quiet">{visit.t("record-hint")}</p>
        {list}
        {downloads(&visit)}
        {checking(&visit)}
    }
    .into_any();
    frame::page(&visit, visit.t("way-record"), ("/record", "sheet wide"), Keeping::Pointing, content)
}

/// The official exports, once there is something in them.
fn downloads(visit: &Visit) -> AnyView {
    let ended = |stage| matches!(stage, Stage::Published | Stage::Annulled);
    if !visit.state.rounds.iter().any(|round| ended(round.view(Audience::Public).stage)) {
        return ().into_any();
    }
    let each = |document: &str, form: &str| Language::ALL.map(|language| format!("{document}.{language}.{form}"));
    let resolution = [each("resolution", "pdf"), each("resolution", "md")].concat();
    let groups = [
        ("downloads-record", vec!["record.json".to_owned()]),
        ("downloads-results", vec!["results.csv".to_owned(), "results.xlsx".to_owned()]),
        ("downloads-ballots", vec!["ballots.csv".to_owned()]),
        ("downloads-minutes", each("minutes", "pdf").to_vec()),
        ("downloads-resolution", [&resolution[..], &["resolution.akn.xml".to_owned()]].concat()),
        ("downloads-open-data", vec!["popolo.json".to_owned()]),
    ];
    let rows = groups.map(|(key, files)| {
        let link = |file: String| {
            view! {
                <a class="alt" href=format!("/record/export/{file}") download>
                    {file.clone()}
                </a>
            }
        };
        view! {
            <dt>{visit.t(key)}</dt>
            <dd class="downloads">{files.into_iter().map(link).collect_view()}</dd>
        }
    });
    view! {
        <section>
            <h2>{visit.t("downloads")}</h2>
            <p class="quiet">{visit.t("downloads-hint")}</p>
            <dl class="facts">{rows.into_iter().collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// What was signed last, to compare, and for tellers the way to sign beside it.
fn checking(visit: &Visit) -> AnyView {
    let Some(head) = visit.house.head() else { return ().into_any() };
    let countersigned = (!head.countersigned.is_empty()).then(|| {
        view! {
            <dt>{visit.t("record-countersigned")}</dt>
            <dd>{head.countersigned.join(", ")}</dd>
        }
    });
    let is_teller = matches!(visit.viewer.actor, Some(Actor::Teller(_)));
    let countersign = is_teller.then(|| {
        view! {
            <form class="fields" method="post" action="/record/countersign">
                <label for="countersignature">{visit.t("record-countersign")}</label>
                <p class="small quiet">{visit.t("record-countersign-hint")}</p>
                <textarea id="countersignature" name="countersignature" required rows="6" spellcheck="false"></textarea>
                <button class="alt">{visit.t("record-countersign-send")}</button>
            </form>
        }
    });
    view! {
        <section>
            <h2>{visit.t("record-check")}</h2>
            <p class="quiet">{visit.t("record-check-hint")}</p>
            <dl class="facts">
                <dt>{visit.t("record-head")}</dt>
                <dd class="num">{words::fingerprint(&head.hash)}</dd>
                <dt>{visit.t("record-key")}</dt>
                <dd class="num">{words::fingerprint(&head.key)}</dd>
                {countersigned}
                <dt>{visit.t("record-heads")}</dt>
                <dd class="downloads">
                    <a class="alt" href="/record/heads.json" download>
                        "heads.json"
                    </a>
                </dd>
            </dl>
            {countersign}
        </section>
    }
    .into_any()
}

fn table(visit: &Visit, rows: Vec<AnyView>) -> AnyView {
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("rounds")>
            <table class="rounds">
                <caption class="visually-hidden">{visit.t("rounds")}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="num">
                            {visit.t("column-round")}
                        </th>
                        <th scope="col">{visit.t("column-commitment")}</th>
                        <th scope="col">{visit.t("column-outcome")}</th>
                        <th scope="col">{visit.t("column-opened")}</th>
                        <th scope="col">{visit.t("column-closed")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    let round = view.round;
    let heading = crate::question::heading(visit, round);
    let attempt = match round.question.procedural {
        Some(_) => visit.t("procedural"),
        None => visit.t_with("round-attempt", &[("n", round.attempt.into())]),
    };
    let (word, colour) = result::outcome_word(visit, view);
    let because = view.annulled_because.map(|reason| {
        view! { <span class="small quiet">{reason.to_owned()}</span> }
    });
    view! {
        <tr>
            <td class="num">
                <a href=format!("/record/{}", round.number)>{round.number.to_string()}</a>
            </td>
            <th scope="row">
                <a href=format!("/record/{}", round.number)>{heading}</a>
                <span class="small quiet">{attempt}</span>
            </th>
            <td>
                <b class=colour>{word}</b>
                {because}
            </td>
            <td class="num">{visit.date_time(round.opened_at)}</td>
            <td class="num">{view.closed_at.map(|at| visit.date_time(at))}</td>
        </tr>
    }
    .into_any()
}
