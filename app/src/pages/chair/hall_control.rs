//! What the hall shows while no round is open, and the message that stands there in place of everything else.

use congress::agenda::Shown;
use congress::text::Language;
use leptos::prelude::*;

use super::chosen;
use crate::agenda::Item;
use crate::frame::own_name;
use crate::visit::Visit;

/// The strip that steers the hall.
pub fn hall_control(visit: &Visit, item: &Item) -> AnyView {
    let paused = visit.state.agenda.pause.is_some();
    let now = if paused { "chair-hall-paused" } else { shown_key(visit) };
    let show = (visit.state.open_round().is_none() && !paused).then(|| showings(visit, item));
    let pause = if paused { resume(visit, item) } else { pause(visit, item) };
    view! {
        <section class="hall-control">
            <h2 class="kicker">{visit.t("chair-hall")}</h2>
            <p class="small quiet">{visit.t(now)}</p>
            <div class="row">{show} {pause}</div>
        </section>
    }
    .into_any()
}

fn shown_key(visit: &Visit) -> &'static str {
    if visit.state.open_round().is_none() && visit.state.speech().is_some() {
        return "chair-hall-floor";
    }
    match (&visit.state.agenda.shown, visit.state.open_round().is_some()) {
        (_, true) => "chair-hall-round",
        (Shown::Welcome, false) => "chair-hall-welcome",
        (Shown::Commitment(_), false) => "chair-hall-commitment",
        (Shown::Round(_), false) => "chair-hall-result",
    }
}

/// Buttons for what the hall does not show yet.
fn showings(visit: &Visit, item: &Item) -> AnyView {
    let shown = &visit.state.agenda.shown;
    let last = visit.state.rounds_on(&item.id).last();
    let published = last.filter(|round| round.view(congress::view::Audience::Public).tally.is_some());
    let result =
        published.map(|round| (Shown::Round(round.number), "round", round.number.to_string(), "chair-show-result"));
    [
        Some((Shown::Commitment(item.id.clone()), "commitment", item.id.to_string(), "chair-show-commitment")),
        result,
        Some((Shown::Welcome, "welcome", String::new(), "chair-show-welcome")),
    ]
    .into_iter()
    .flatten()
    .filter(|(what, ..)| what != shown)
    .map(|(_, what, which, label)| {
        view! {
            <form method="post" action="/chair/show">
                {chosen(item)}
                <input type="hidden" name="what" value=what />
                <input type="hidden" name="which" value=which />
                <button class="alt">{visit.t(label)}</button>
            </form>
        }
    })
    .collect_view()
    .into_any()
}

fn resume(visit: &Visit, item: &Item) -> AnyView {
    view! {
        <form method="post" action="/chair/resume">
            {chosen(item)}
            <button class="alt">{visit.t("chair-resume")}</button>
        </form>
    }
    .into_any()
}

fn pause(visit: &Visit, item: &Item) -> AnyView {
    view! {
        <details class="fold">
            <summary>{visit.t("chair-pause-fold")}</summary>
            <form class="fields" method="post" action="/chair/pause">
                {chosen(item)}
                <p class="small quiet">{visit.t("chair-pause-hint")}</p>
                {sentence_fields("pause")}
                <button class="alt">{visit.t("chair-pause")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Fields for a sentence in each language, under names that begin so.
pub fn sentence_fields(prefix: &'static str) -> AnyView {
    Language::ALL
        .map(|language| {
            let id = format!("{prefix}-{language}");
            view! {
                <label for=id.clone() lang=language.code()>
                    {own_name(language)}
                </label>
                <input id=id name=language.code() lang=language.code() maxlength="300" autocomplete="off" />
            }
        })
        .into_iter()
        .collect_view()
        .into_any()
}
