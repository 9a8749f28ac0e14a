//! The words under decision in the hall: large in the screen's language, the others below or in turn.

use congress::round::Round;
use congress::text::{CommitmentId, Language};
use leptos::prelude::*;

use super::display::Texts;
use crate::agenda::{self, Item, prose};
use crate::difference;
use crate::frame::own_name;
use crate::visit::Visit;

/// From so many characters on, the question is set smaller.
const LONG: usize = 150;
const VERY_LONG: usize = 280;
/// From so many commitments on, those of a bloc are set smaller.
const MANY: usize = 5;

/// The question of a round.
pub fn question(visit: &Visit, round: &Round, texts: Texts) -> AnyView {
    if !round.question.en_bloc.is_empty() {
        return bloc(visit, round);
    }
    let words = |language: Language| {
        let item = agenda::asked(&visit.state, round, language)?;
        let marked = difference::words_of_round(&visit.state, round, item.language).filter(|_| !item.procedural);
        Some((marked.unwrap_or_else(|| prose(&item.words)), item))
    };
    large(visit, texts, words)
}

/// A commitment under discussion.
pub fn commitment(visit: &Visit, id: &CommitmentId, texts: Texts) -> AnyView {
    let words = |language: Language| {
        let item = agenda::item(&visit.state, id, language)?;
        let version = visit.state.version(id);
        let marked = difference::words_of_version(&visit.state, id, version, item.language);
        Some((marked.filter(|_| version > 1).unwrap_or_else(|| prose(&item.words)), item))
    };
    let others = match texts {
        Texts::All => others_of(|language| agenda::item(&visit.state, id, language), Some(visit.language())),
        Texts::One | Texts::Turning => ().into_any(),
    };
    view! {
        <div class="hall-question">{large(visit, texts, words)}</div>
        {others}
    }
    .into_any()
}

/// The words in the screen's language, or in each language in turn; the page's heading is in the screen's.
fn large(visit: &Visit, texts: Texts, words: impl Fn(Language) -> Option<(AnyView, Item)>) -> AnyView {
    if texts != Texts::Turning {
        let heading = words(visit.language());
        return heading
            .map(|(words, item)| view! { <h1 class=size(&item.words) lang=item.language.code()>{words}</h1> })
            .into_any();
    }
    let turning = Language::ALL.into_iter().filter_map(|language| {
        let (words, item) = words(language).filter(|(_, item)| item.language == language)?;
        Some(view! { <p class=size(&item.words) lang=language.code()>{words}</p> })
    });
    view! {
        <h1 class="visually-hidden">{visit.t("way-hall")}</h1>
        <div class="hall-turning">{turning.collect_view()}</div>
    }
    .into_any()
}

fn size(words: &str) -> &'static str {
    match words.chars().count() {
        length if length >= VERY_LONG => "hall-text very-long",
        length if length >= LONG => "hall-text long",
        _ => "hall-text",
    }
}

/// The headings of a bloc's commitments: their words do not fit on one screen, and stand on every phone.
fn bloc(visit: &Visit, round: &Round) -> AnyView {
    let items = agenda::parts(&visit.state, round, visit.language());
    let many = items.len() >= MANY;
    let rows = items
        .into_iter()
        .map(|item| {
            view! {
                <li lang=item.language.code()>
                    <span class="num quiet">{item.place.to_string()}</span>
                    " "
                    {item.heading}
                </li>
            }
        })
        .collect_view();
    view! {
        <h1 class="visually-hidden">{crate::question::heading(visit, round)}</h1>
        <ul class="hall-bloc serif" class:many=many>
            {rows}
        </ul>
    }
    .into_any()
}

/// The texts of a round in all languages, but for one that stands above already.
pub fn others(visit: &Visit, round: &Round, texts: Texts, without: Option<Language>) -> AnyView {
    let is_bloc = !round.question.en_bloc.is_empty();
    if texts != Texts::All || (is_bloc && without.is_some()) {
        return ().into_any();
    }
    if is_bloc {
        return bloc(visit, round);
    }
    others_of(|language| agenda::asked(&visit.state, round, language), without)
}

fn others_of(item: impl Fn(Language) -> Option<Item>, without: Option<Language>) -> AnyView {
    let texts = Language::ALL
        .into_iter()
        .filter(|language| Some(*language) != without)
        .filter_map(|language| item(language).filter(|item| item.language == language))
        .map(|item| {
            let status = item.status().map(|status| format!(" · {status}"));
            view! {
                <p lang=item.language.code()>
                    <b>{own_name(item.language)} {status}</b>
                    {prose(&item.words)}
                </p>
            }
        })
        .collect_view();
    view! { <div class="hall-texts serif">{texts}</div> }.into_any()
}
