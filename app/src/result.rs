//! What a round came to, as every page shows it: outcome, sentences, counts, and the delegations.

use congress::ballot::Choice;
use congress::tally::{DelegationTally, Tally};
use congress::view::{RoundView, Stage};
use leptos::prelude::*;

use crate::symbols;
use crate::visit::Visit;
use crate::words::{self, Counted};

/// The outcome's word in its colour.
pub fn outcome(visit: &Visit, tally: &Tally) -> AnyView {
    let colour = if tally.outcome.is_adopted() { "for" } else { "against" };
    view! {
        <p class=format!("outcome {colour}")>
            {words::outcome(visit.language(), tally.outcome)}
        </p>
    }
    .into_any()
}

/// The sentences that say why.
pub fn reasons(visit: &Visit, tally: &Tally) -> AnyView {
    words::reasons(visit.language(), tally)
        .into_iter()
        .map(|reason| view! { <p class="reason">{reason}</p> })
        .collect_view()
        .into_any()
}

/// The counts of every mode, each as a small table.
pub fn counts(visit: &Visit, tally: &Tally) -> AnyView {
    words::counted(tally).iter().map(|counted| count_table(visit, counted)).collect_view().into_any()
}

fn count_table(visit: &Visit, counted: &Counted) -> AnyView {
    let rows = counted
        .rows
        .map(|(choice, n)| {
            view! {
                <tr class=symbols::colour(choice)>
                    <th scope="row">
                        {symbols::shape(choice, choice.is_some())}
                        <span>{words::choice(visit.language(), choice)}</span>
                    </th>
                    <td class="num">{n.to_string()}</td>
                </tr>
            }
        })
        .into_iter()
        .collect_view();
    let caption = visit.t_with("counts-caption", &[("unit", words::unit_word(counted.unit).into())]);
    view! {
        <table class="counts">
            <caption>{caption}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What every quorum condition found, as one line.
pub fn quorum(visit: &Visit, tally: &Tally) -> AnyView {
    tally
        .quorum
        .iter()
        .map(|found| {
            let key = if found.met { "quorum-met" } else { "quorum-missed" };
            let found_words = words::quorum_found(visit.language(), found);
            let sentence = visit.t_with(key, &[("found", found_words.into())]);
            view! { <p class="quorum small" class:against=!found.met>{sentence}</p> }
        })
        .collect_view()
        .into_any()
}

/// The result of a round that this audience may see, from the outcome down to the counts; else a word on its stage.
pub fn summary(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    match (view.tally, view.annulled_because) {
        (Some(tally), _) => view! {
            <div class="result">
                {outcome(visit, tally)} {reasons(visit, tally)} {counts(visit, tally)}
            </div>
        }
        .into_any(),
        (None, Some(reason)) => annulled(visit, reason),
        (None, None) => view! {
            <p class="result-later">{words::stage(visit.language(), view.stage)}</p>
        }
        .into_any(),
    }
}

/// That a round is void, and why.
pub fn annulled(visit: &Visit, reason: &str) -> AnyView {
    let sentence = visit.t_with("annulled-because", &[("reason", reason.into())]);
    view! { <p class="annulled">{sentence}</p> }.into_any()
}

/// The outcome of a round in a word, for lists.
pub fn outcome_word(visit: &Visit, view: &RoundView<'_>) -> (String, &'static str) {
    match view.tally {
        Some(tally) if tally.outcome.is_adopted() => (words::outcome(visit.language(), tally.outcome), "for"),
        Some(tally) => (words::outcome(visit.language(), tally.outcome), "against"),
        None => {
            let colour = if view.stage == Stage::Annulled { "quiet" } else { "current" };
            (words::stage(visit.language(), view.stage), colour)
        }
    }
}

/// The result delegation by delegation; nothing where the tally does not list them.
pub fn delegations(visit: &Visit, tally: &Tally) -> AnyView {
    let Some(rows) = tally.delegations.as_deref() else {
        return ().into_any();
    };
    let splits = rows.iter().any(|row| row.split.is_some());
    let split_head = splits.then(|| view! { <th scope="col">{visit.t("column-split")}</th> });
    let rows = rows.iter().map(|row| delegation_row(visit, row, splits)).collect_view();
    let choice_head = |choice| {
        view! {
            <th scope="col" class="num">
                {words::choice(visit.language(), Some(choice))}
            </th>
        }
    };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("by-delegation")>
            <table class="delegations">
                <caption>{visit.t("by-delegation")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("column-delegation")}</th>
                        <th scope="col">{visit.t("column-position")}</th>
                        <th scope="col" class="num">
                            {visit.t("column-votes")}
                        </th>
                        {choice_head(Choice::For)}
                        {choice_head(Choice::Against)}
                        {choice_head(Choice::Abstain)}
                        {split_head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn delegation_row(visit: &Visit, row: &DelegationTally, splits: bool) -> AnyView {
    let choice = row.position.and_then(|position| position.0);
    let position = words::choice(visit.language(), choice);
    let remark = if row.divided == Some(true) {
        Some(visit.t("position-divided"))
    } else if row.declared == Some(true) {
        Some(visit.t("position-declared"))
    } else {
        None
    };
    let split = splits.then(|| {
        let split = row.split.unwrap_or_default();
        let words = format!("{} · {} · {}", split.in_favour, split.against, split.abstain);
        view! { <td class="num">{words}</td> }
    });
    let ballots = [Choice::For, Choice::Against, Choice::Abstain]
        .map(|choice| view! { <td class="num">{row.ballots.get(choice).to_string()}</td> })
        .into_iter()
        .collect_view();
    view! {
        <tr>
            <th scope="row">
                <span class="delegation-name">{visit.delegation(&row.id)}</span>
                <span class="small quiet">{visit.party(&row.id)}</span>
            </th>
            <td>
                <span class=format!("position {}", symbols::colour(choice))>
                    {symbols::shape(choice, choice.is_some())} <span>{position}</span>
                </span>
                {remark.map(|remark| view! { <span class="small quiet">{remark}</span> })}
            </td>
            <td class="num">{row.votes.to_string()}</td>
            {ballots}
            {split}
        </tr>
    }
    .into_any()
}
