//! The screen in the hall: one picture for each moment of a round, readable from the last row, without a scroll bar.

use congress::round::Round;
use congress::rules::Unit;
use congress::tally::Tally;
use congress::text::Language;
use congress::view::{Audience, RoundView, Stage};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::agenda::{self, Item, prose};
use crate::frame::{self, Keeping, own_name};
use crate::hemicycle::hemicycle;
use crate::islands::Countdown;
use crate::visit::Visit;
use crate::{attendance, difference, result, words};

/// From so many characters on, the question is set smaller.
const LONG: usize = 150;
const VERY_LONG: usize = 280;

/// The screen in the hall.
#[component]
pub fn HallPage() -> impl IntoView {
    let visit = Visit::here();
    let round = visit.state.latest_round();
    let view = round.map(|round| round.view(Audience::Public));
    let picture = match view {
        Some(view) if view.stage == Stage::Open => open(&visit, view.round),
        Some(view) if view.stage == Stage::Closed => counting(&visit, view.round),
        Some(RoundView { round, tally: Some(tally), .. }) => published(&visit, round, tally),
        _ => welcome(&visit),
    };
    view! {
        <Title text=visit.t("way-hall") />
        {frame::notice()}
        <main id="main" class="hall">
            {head(&visit, view.as_ref())}
            {picture}
        </main>
    }
    .into_any()
}

fn item_of(visit: &Visit, round: &Round, language: Language) -> Option<Item> {
    agenda::asked(&visit.state, round, language)
}

fn organisation(visit: &Visit, language: Language) -> Option<String> {
    let profile = visit.state.profile.as_ref()?;
    profile.organisation.get(&language).cloned()
}

/// The line on top: who meets where, what is under decision, and whether the screen is live.
fn head(visit: &Visit, view: Option<&RoundView<'_>>) -> AnyView {
    let place = view.filter(|view| view.stage != Stage::Annulled).and_then(|view| {
        let item = item_of(visit, view.round, visit.language())?;
        Some(super::ballot::place_and_round(visit, &item, view.round))
    });
    let seal = view.and_then(|view| view.seal).map(|seal| {
        let start = format!("{} {}", &seal[..4.min(seal.len())], &seal[4.min(seal.len())..8.min(seal.len())]);
        view! { <span class="quiet num">{visit.t_with("hall-seal", &[("start", start.into())])}</span> }
    });
    view! {
        <header class="hall-head">
            <span>
                <b>{organisation(visit, visit.language())}</b>
                " · "
                {visit.place()}
            </span>
            <span>{place}</span>
            {seal}
            {frame::live(visit, Keeping::Current)}
        </header>
    }
    .into_any()
}

/// Before the first round, and after an annulled one.
fn welcome(visit: &Visit) -> AnyView {
    let names = Language::ALL
        .into_iter()
        .filter_map(|language| organisation(visit, language).map(|name| (language, name)))
        .map(|(language, name)| view! { <span lang=language.code()>{name}</span> })
        .collect_view();
    let hints = Language::ALL
        .map(|language| {
            let hint = crate::locale::t(language, "hall-hint");
            view! { <p lang=language.code()>{hint}</p> }
        })
        .into_iter()
        .collect_view();
    view! {
        <div class="hall-welcome">
            <h1>{names}</h1>
            <p class="hall-place">{visit.place()}</p>
        </div>
        <div class="hall-texts">{hints}</div>
    }
    .into_any()
}

fn open(visit: &Visit, round: &Round) -> AnyView {
    let closes_at = round.closes_at.map(|end| end.0 as f64);
    let label = visit.t("time-left");
    view! {
        <div class="hall-question">
            {question(visit, round)}
            <p class="hall-rule">{words::rule(visit.language(), &round.ruleset)}</p>
        </div>
        <div class="hall-turnout">
            {attendance::bars(visit, round, &[Unit::Delegations])}
            <Countdown closes_at=closes_at now=visit.now.0 as f64 label=label />
        </div>
        {other_texts(visit, round, Some(visit.language()))}
    }
    .into_any()
}

fn counting(visit: &Visit, round: &Round) -> AnyView {
    let own = visit.language();
    let others = Language::ALL.into_iter().filter(|language| *language != own);
    let words = std::iter::once(own)
        .chain(others)
        .map(|language| {
            let sentence = crate::locale::t(language, "hall-counting");
            view! { <p lang=language.code()>{sentence}</p> }
        })
        .collect_view();
    view! {
        <div class="hall-question">
            {question(visit, round)}
            <div class="hall-counting" role="status">{words}</div>
        </div>
        <div></div>
        {other_texts(visit, round, Some(visit.language()))}
    }
    .into_any()
}

fn published(visit: &Visit, round: &Round, tally: &Tally) -> AnyView {
    view! {
        <h1 class="visually-hidden">{visit.t("way-hall")}</h1>
        <div class="hall-result">
            {hemicycle(visit, tally)}
            <div>{result::outcome(visit, tally)} {result::reasons(visit, tally)} {result::counts(visit, round, tally)}</div>
        </div>
        {other_texts(visit, round, None)}
    }
    .into_any()
}

/// The question in the screen's language, large; in a later version of it, what changed is marked.
fn question(visit: &Visit, round: &Round) -> AnyView {
    let Some(item) = item_of(visit, round, visit.language()) else {
        return ().into_any();
    };
    let size = match item.words.chars().count() {
        length if length >= VERY_LONG => "hall-text very-long",
        length if length >= LONG => "hall-text long",
        _ => "hall-text",
    };
    let words = difference::words_of_round(&visit.state, round, item.language).unwrap_or_else(|| prose(&item.words));
    view! { <h1 class=size lang=item.language.code()>{words}</h1> }.into_any()
}

/// The texts in all languages, but for one that stands above already.
fn other_texts(visit: &Visit, round: &Round, without: Option<Language>) -> AnyView {
    let texts = Language::ALL
        .into_iter()
        .filter(|language| Some(*language) != without)
        .filter_map(|language| item_of(visit, round, language).filter(|item| item.language == language))
        .map(|item| {
            let status = if item.official { "text-official" } else { "text-working" };
            let status = crate::locale::t(item.language, status);
            view! {
                <p lang=item.language.code()>
                    <b>{format!("{} · {status}", own_name(item.language))}</b>
                    {prose(&item.words)}
                </p>
            }
        })
        .collect_view();
    view! { <div class="hall-texts serif">{texts}</div> }.into_any()
}
