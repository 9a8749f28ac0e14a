//! The record: every round of the congress with its outcome.

use congress::view::{Audience, RoundView};
use leptos::prelude::*;

use crate::frame::{self, Keeping};
use crate::result;
use crate::visit::Visit;

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
    }
    .into_any();
    frame::page(&visit, visit.t("way-record"), ("/record", "sheet wide"), Keeping::Pointing, content)
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
