//! Before anything is shown: who meets where, and the code that leads to the door. And the message of a pause.

use congress::text::Language;
use leptos::prelude::*;

use crate::port::Assets;
use crate::qr;
use crate::visit::Visit;
use crate::words;

/// The organisation's name.
pub fn organisation(visit: &Visit, language: Language) -> Option<String> {
    let profile = visit.state.profile.as_ref()?;
    profile.organisation.get(&language).cloned()
}

/// The logo, beside the organisation's name.
pub fn logo() -> AnyView {
    let logo = expect_context::<Assets>().logo;
    logo.map(|path| view! { <img class="logo" src=path alt="" /> }).into_any()
}

/// The welcome.
pub fn welcome(visit: &Visit) -> AnyView {
    let settings = visit.state.settings();
    let offered = || settings.languages.iter().copied();
    let names = offered()
        .filter_map(|language| organisation(visit, language).map(|name| (language, name)))
        .map(|(language, name)| view! { <span lang=language.code()>{name}</span> })
        .collect_view();
    let hints = offered()
        .map(|language| {
            let hint = crate::locale::t(language, "hall-hint");
            view! { <p lang=language.code()>{hint}</p> }
        })
        .collect_view();
    let dates = settings.dates.map(|dates| format!(", {}", words::dates(visit.language(), dates)));
    let door = format!("{}/enter", expect_context::<Assets>().public_url);
    view! {
        <div class="hall-welcome">
            <div>
                {logo()}
                <h1>{names}</h1>
                <p class="hall-place">{visit.place()} {dates}</p>
            </div>
            <figure class="hall-door">
                <div class="code" role="img" aria-label=door.clone() inner_html=qr::svg(&door)></div>
                <figcaption>{door.clone()}</figcaption>
            </figure>
        </div>
        <div class="hall-texts">{hints}</div>
    }
    .into_any()
}

/// The chair's message, in the languages in which it was written, the screen's first.
pub fn pause(visit: &Visit) -> AnyView {
    let state = visit.state.clone();
    let message = state.agenda.pause.iter().flatten();
    let mut message: Vec<_> = message.collect();
    message.sort_by_key(|(language, _)| **language != visit.language());
    let lines = message
        .into_iter()
        .map(|(language, words)| view! { <span lang=language.code()>{words.clone()}</span> })
        .collect_view();
    view! {
        <div class="hall-pause">
            <h1>{lines}</h1>
        </div>
    }
    .into_any()
}
