//! The ballot of a choice of wording: resistance from 0 to 10 to each alternative.

use congress::ballot::{Alternative, HIGHEST_RESISTANCE, Ratings};
use congress::round::Wording;
use congress::text::Language;
use leptos::prelude::*;

use super::paper::Paper;
use crate::agenda::prose;
use crate::visit::Visit;
use crate::words;

/// The alternatives with their scales, and the button that records the ratings.
pub(super) fn fields(paper: &Paper<'_>) -> AnyView {
    let visit = paper.visit;
    let alternatives = &paper.round.question.alternatives;
    let alternatives = alternatives.iter().map(|(name, words)| alternative(paper, name, words)).collect_view();
    view! {
        <p class="small">{visit.t("wording-hint")}</p>
        {alternatives}
        <button class="go" id=paper.id("record")>
            {visit.t("ballot-record-ratings")}
        </button>
        {paper.note()}
    }
    .into_any()
}

fn alternative(paper: &Paper<'_>, alternative: &Alternative, texts: &Wording) -> AnyView {
    let visit = paper.visit;
    let text = in_language(texts, visit.language()).map(|(language, words)| {
        view! { <p class="serif" lang=language.code()>{prose(words)}</p> }
    });
    let recorded = paper.ratings().and_then(|ratings| ratings.get(alternative)).copied();
    let scale = (0..=HIGHEST_RESISTANCE)
        .map(|resistance| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=format!("rating-{alternative}")
                        value=resistance.to_string()
                        checked=recorded == Some(resistance)
                        required
                    />
                    <span class="num">{resistance}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="alternative">
            <legend>{words::alternative(visit.language(), alternative)}</legend>
            {text}
            <div class="scale">{scale}</div>
            <p class="ends small quiet">
                <span>{visit.t("wording-lowest")}</span>
                <span>{visit.t("wording-highest")}</span>
            </p>
        </fieldset>
    }
    .into_any()
}

/// The words in `language`, or else in a language that there is.
fn in_language(words: &Wording, language: Language) -> Option<(Language, &str)> {
    let (language, words) = words.get_key_value(&language).or_else(|| words.iter().next())?;
    Some((*language, words))
}

/// Ratings in words: "Alternative A 3, No text 10".
pub(in crate::pages) fn in_words(visit: &Visit, ratings: &Ratings) -> String {
    let rated =
        ratings.iter().map(|(name, resistance)| format!("{} {resistance}", words::alternative(visit.language(), name)));
    rated.collect::<Vec<_>>().join(", ")
}
