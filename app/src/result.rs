//! What a round came to, as every page shows it: outcome, sentences, counts, and the delegations.

mod by_delegation;

use congress::round::Round;
use congress::tally::{Count, Ranked, Tally};
use congress::text::Language;
use congress::view::{RoundView, Stage};
use leptos::prelude::*;

pub use by_delegation::delegations;

use crate::agenda::prose;
use crate::symbols;
use crate::visit::Visit;
use crate::words::{self, Counted};

/// The outcome's word in its colour.
pub fn outcome(visit: &Visit, tally: &Tally) -> AnyView {
    let colour = words::outcome_class(tally.outcome);
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

/// The counts, each unit as a small table, or the ranking of a choice of wording.
pub fn counts(visit: &Visit, round: &Round, tally: &Tally) -> AnyView {
    match &tally.count {
        Count::Wording { ranking } => self::ranking(visit, round, ranking),
        _ => words::counted(tally).iter().map(|counted| count_table(visit, counted)).collect_view().into_any(),
    }
}

/// The alternatives by the resistance that they meet, the least first.
fn ranking(visit: &Visit, round: &Round, ranking: &[Ranked]) -> AnyView {
    let wording = |ranked: &Ranked| -> Option<(Language, String)> {
        let texts = round.question.alternatives.get(&ranked.alternative)?;
        let own = texts.get_key_value(&visit.language()).or_else(|| texts.iter().next());
        own.map(|(language, words)| (*language, words.clone()))
    };
    let rows = ranking
        .iter()
        .map(|ranked| {
            let words = wording(ranked).map(|(language, words)| {
                view! {
                    <p class="alternative serif" lang=language.code()>
                        {prose(&words)}
                    </p>
                }
            });
            view! {
                <tr class="ranked">
                    <th scope="row">
                        <span>{words::alternative(visit.language(), &ranked.alternative)} {words}</span>
                    </th>
                    <td class="num">{words::sum(&ranked.sum)}</td>
                    <td class="num">{ranked.tens.to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="counts ranking">
            <caption>{visit.t("ranking-caption")}</caption>
            <thead>
                <tr class="small quiet">
                    <th scope="col">{visit.t("column-alternative")}</th>
                    <th scope="col" class="num">
                        {visit.t("column-resistance")}
                    </th>
                    <th scope="col" class="num">
                        {visit.t("column-tens")}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn count_table(visit: &Visit, counted: &Counted) -> AnyView {
    let rows = counted
        .rows
        .iter()
        .map(|&(choice, n)| {
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
        .collect_view();
    let caption = if counted.noted {
        visit.t("counts-noted")
    } else {
        visit.t_with("counts-caption", &[("unit", words::unit_word(counted.unit).into())])
    };
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
                {outcome(visit, tally)} {reasons(visit, tally)} {counts(visit, view.round, tally)}
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
        Some(tally) => (words::outcome(visit.language(), tally.outcome), words::outcome_class(tally.outcome)),
        None => {
            let colour = if view.stage == Stage::Annulled { "quiet" } else { "current" };
            (words::stage(visit.language(), view.stage), colour)
        }
    }
}
