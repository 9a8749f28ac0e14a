//! The screen in the hall: one picture for each moment, readable from the last row, without a scroll bar.

mod display;
mod floor;
mod roll_call;
mod texts;
mod welcome;

use congress::agenda::Shown;
use congress::round::Round;
use congress::tally::Tally;
use congress::text::CommitmentId;
use congress::view::{Audience, RoundView, Stage};
use leptos::prelude::*;
use leptos_meta::Title;

use self::display::{Display, Texts};
use crate::agenda;
use crate::frame::{self, Keeping};
use crate::hemicycle::hemicycle;
use crate::islands::{Countdown, Fresh, Screen};
use crate::question::place_and_round;
use crate::visit::Visit;
use crate::{attendance, result, words};

/// The screen in the hall.
#[component]
pub fn HallPage() -> impl IntoView {
    let visit = Visit::here();
    let display = Display::of(&visit.viewer.path);
    let fresh: Vec<String> = [roll_call::ANSWERS, floor::NEXT].map(str::to_owned).into();
    view! {
        <Title text=visit.t("way-hall") />
        {frame::notice()}
        <div class="hall-frame"><main id="main" class=display.class()>{picture(&visit, display, true)}</main></div>
        <Fresh path=visit.viewer.path.clone() elements=fresh turnout=false />
        <Screen />
    }
    .into_any()
}

/// What the hall would show, for the chair to look at beforehand.
pub fn preview(visit: &Visit) -> AnyView {
    let display = Display::default();
    view! { <div class=display.class()>{picture(visit, display, false)}</div> }.into_any()
}

/// What is under way, as everybody may know.
enum Scene<'a> {
    Paused,
    Round(RoundView<'a>),
    Floor,
    Commitment(&'a CommitmentId),
    Welcome,
}

fn scene(visit: &Visit) -> Scene<'_> {
    let state = &visit.state;
    if state.agenda.pause.is_some() {
        return Scene::Paused;
    }
    if let Some(round) = state.open_round() {
        return Scene::Round(round.view(Audience::Public));
    }
    if state.speech().is_some() {
        return Scene::Floor;
    }
    match &state.agenda.shown {
        Shown::Welcome => Scene::Welcome,
        Shown::Commitment(commitment) => Scene::Commitment(commitment),
        Shown::Round(number) => match state.round(*number).map(|round| round.view(Audience::Public)) {
            Ok(view) if view.stage != Stage::Annulled => Scene::Round(view),
            Ok(view) => Scene::Commitment(&view.round.question.commitment),
            Err(_) => Scene::Welcome,
        },
    }
}

fn picture(visit: &Visit, display: Display, is_live: bool) -> AnyView {
    let scene = scene(visit);
    let view = match &scene {
        Scene::Round(view) => Some(view),
        _ => None,
    };
    let content = match (&scene, view) {
        (Scene::Paused, _) => welcome::pause(visit),
        (Scene::Floor, _) => floor::floor(visit),
        (Scene::Commitment(commitment), _) => texts::commitment(visit, commitment, display.texts),
        (_, Some(view)) => round(visit, view, display),
        _ => welcome::welcome(visit),
    };
    view! {
        {head(visit, &scene, is_live)}
        {content}
    }
    .into_any()
}

fn round(visit: &Visit, view: &RoundView<'_>, display: Display) -> AnyView {
    match (view.stage, view.tally) {
        (Stage::Open, _) if view.round.roll_call.is_some() => roll_call::open(visit, view.round),
        (Stage::Open, _) => open(visit, view.round, display.texts),
        (_, Some(tally)) => published(visit, view.round, tally),
        _ => counting(visit, view.round, display.texts),
    }
}

/// The line on top: who meets where, what is under decision, and whether the screen is live.
fn head(visit: &Visit, scene: &Scene<'_>, is_live: bool) -> AnyView {
    let place = match scene {
        Scene::Round(view) => agenda::asked(&visit.state, view.round, visit.language())
            .map(|item| place_and_round(visit, &item, view.round)),
        Scene::Commitment(commitment) => agenda::item(&visit.state, commitment, visit.language())
            .map(|item| visit.t_with("commitment-of", &[("place", item.place.into()), ("of", item.of.into())])),
        _ => None,
    };
    let published = matches!(scene, Scene::Round(view) if view.tally.is_some());
    let head = visit.house.head().filter(|_| published).map(|head| {
        let start = crate::words::fingerprint(&head.hash);
        view! { <span class="quiet num">{visit.t_with("hall-head", &[("start", start.into())])}</span> }
    });
    view! {
        <header class="hall-head">
            <span>
                {welcome::logo()}
                <b>{welcome::organisation(visit, visit.language())}</b>
                " · "
                {visit.place()}
            </span>
            <span>{place}</span>
            {head}
            {is_live.then(|| frame::live(visit, Keeping::Scene))}
        </header>
    }
    .into_any()
}

fn open(visit: &Visit, round: &Round, texts: Texts) -> AnyView {
    let closes_at = round.closes_at.map(|end| end.0 as f64);
    let label = visit.t("time-left");
    view! {
        <div class="hall-question">
            {texts::question(visit, round, texts)}
            <p class="hall-rule">{words::rule(visit.language(), &round.ruleset)}</p>
            {round.is_reopened().then(|| in_every_language(visit, "paper-hall"))}
        </div>
        <div class="hall-turnout">
            {attendance::ring(visit, round)}
            <Countdown closes_at=closes_at now=visit.now.0 as f64 label=label of_round=true />
        </div>
        {texts::others(visit, round, texts, Some(visit.language()))}
    }
    .into_any()
}

fn counting(visit: &Visit, round: &Round, texts: Texts) -> AnyView {
    view! {
        <div class="hall-question">
            {texts::question(visit, round, texts)}
            {in_every_language(visit, "hall-counting")}
        </div>
        {texts::others(visit, round, texts, Some(visit.language()))}
    }
    .into_any()
}

/// What everybody waits for, in the screen's language first.
fn in_every_language(visit: &Visit, key: &str) -> AnyView {
    let own = visit.language();
    let others = visit.state.settings().languages.iter().copied().filter(|language| *language != own);
    let words = std::iter::once(own)
        .chain(others)
        .map(|language| {
            let sentence = crate::locale::t(language, key);
            view! { <p lang=language.code()>{sentence}</p> }
        })
        .collect_view();
    view! {
        <div class="hall-counting" role="status">
            {words}
        </div>
    }
    .into_any()
}

fn published(visit: &Visit, round: &Round, tally: &Tally) -> AnyView {
    view! {
        <h1 class="visually-hidden">{crate::question::heading(visit, round)}</h1>
        <div class="hall-result">
            {hemicycle(visit, tally)}
            <div>{result::outcome(visit, tally)} {result::reasons(visit, tally)} {result::counts(visit, round, tally)}</div>
        </div>
        {texts::others(visit, round, Texts::All, None)}
    }
    .into_any()
}
