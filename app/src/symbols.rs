//! The shapes of the positions: one colour, one shape, one word, from the phone to the hall.

use congress::ballot::Choice;
use leptos::prelude::*;

/// The shape of an option, `chosen` or not; nothing for those who did not vote.
pub fn shape(choice: Option<Choice>, chosen: bool) -> AnyView {
    let fill = if chosen { "currentColor" } else { "none" };
    let outline = match choice {
        Some(Choice::For | Choice::Agree | Choice::Support) => view! {
            <circle cx="14" cy="14" r="12.5" fill=fill stroke="currentColor" stroke-width="2.5"></circle>
        }
        .into_any(),
        Some(Choice::Against | Choice::Object | Choice::Oppose) => view! {
            <rect
                x="1.5"
                y="1.5"
                width="25"
                height="25"
                rx="4"
                fill=fill
                stroke="currentColor"
                stroke-width="2.5"
            ></rect>
        }
        .into_any(),
        Some(_) => view! {
            <path
                d="M14 1.5L26.5 14 14 26.5 1.5 14z"
                fill=fill
                stroke="currentColor"
                stroke-width="2.5"
                stroke-linejoin="round"
            ></path>
        }
        .into_any(),
        None => view! {
            <circle
                cx="14"
                cy="14"
                r="12.5"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
                stroke-dasharray="3 4"
            ></circle>
        }
        .into_any(),
    };
    let sign = match choice {
        Some(Choice::For | Choice::Agree | Choice::Support) => "M8 14.5l4 4 8-9",
        Some(Choice::Against | Choice::Object | Choice::Oppose) => "M9 9l10 10M19 9L9 19",
        Some(_) => "M9.5 14h9",
        None => "",
    };
    let sign_class = if chosen { "sign-on-fill" } else { "sign" };
    view! {
        <svg class="shape" viewBox="0 0 28 28" aria-hidden="true">
            {outline}
            <path
                class=sign_class
                d=sign
                fill="none"
                stroke-width="3"
                stroke-linecap="round"
                stroke-linejoin="round"
            ></path>
        </svg>
    }
    .into_any()
}

/// The tick of something that is recorded.
pub fn tick() -> AnyView {
    view! {
        <svg class="shape" viewBox="0 0 28 28" aria-hidden="true">
            <path
                d="M4 15l6 6L24 6"
                fill="none"
                stroke="currentColor"
                stroke-width="3.2"
                stroke-linecap="round"
                stroke-linejoin="round"
            ></path>
        </svg>
    }
    .into_any()
}

/// The class that gives a position its colour.
pub fn colour(choice: Option<Choice>) -> &'static str {
    choice.map_or("not_voting", Choice::as_str)
}
