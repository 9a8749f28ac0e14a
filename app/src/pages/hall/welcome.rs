//! Before anything is shown: who meets where, and the code that leads to the door. And the message of a pause.

use congress::text::Language;
use leptos::prelude::*;

use crate::port::Assets;
use crate::qr;
use crate::visit::Visit;

/// The organisation's name.
pub fn organisation(visit: &Visit, language: Language) -> Option<String> {
    let profile = visit.state.profile.as_ref()?;
    profile.organisation.get(&language).cloned()
}

/// The welcome.
pub fn welcome(visit: &Visit) -> AnyView {
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
    let door = format!("{}/enter", expect_context::<Assets>().public_url);
    view! {
        <div class="hall-welcome">
            <div>
                <h1>{names}</h1>
                <p class="hall-place">{visit.place()}</p>
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
