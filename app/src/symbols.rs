//! The shapes of the positions: one colour, one shape, one word, from the phone to the hall.

use congress::ballot::Choice;
use leptos::prelude::*;

/// The outline by which an option is told apart without its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// For, agree, support.
    Circle,
    /// With reservations.
    TriangleUp,
    /// Stands aside, needs discussion.
    TriangleDown,
    /// Abstains, neutral.
    Diamond,
    /// Against, objects, opposes.
    Square,
}

/// The outline of an option.
pub const fn outline(choice: Choice) -> Outline {
    match choice {
        Choice::For | Choice::Agree | Choice::Support => Outline::Circle,
        Choice::Reservation | Choice::SupportWithReservations => Outline::TriangleUp,
        Choice::StandAside | Choice::NeedDiscussion => Outline::TriangleDown,
        Choice::Abstain | Choice::Neutral => Outline::Diamond,
        Choice::Against | Choice::Object | Choice::Oppose => Outline::Square,
    }
}

/// The shape of an option, `chosen` or not; nothing for those who did not vote.
pub fn shape(choice: Option<Choice>, chosen: bool) -> AnyView {
    let outline = choice.map(outline);
    let (path, sign) = match outline {
        Some(Outline::Circle) => ("M1.5 14a12.5 12.5 0 1 0 25 0a12.5 12.5 0 1 0-25 0z", "M8 14.5l4 4 8-9"),
        Some(Outline::TriangleUp) => ("M14 2L27 26H1z", "M14 11v6.5M14 21.5v.5"),
        Some(Outline::TriangleDown) => ("M14 26L27 2H1z", "M9.5 9.5h9"),
        Some(Outline::Diamond) => ("M14 1.5L26.5 14 14 26.5 1.5 14z", "M9.5 14h9"),
        Some(Outline::Square) => {
            ("M5.5 1.5h17a4 4 0 0 1 4 4v17a4 4 0 0 1-4 4h-17a4 4 0 0 1-4-4v-17a4 4 0 0 1 4-4z", "M9 9l10 10M19 9L9 19")
        }
        None => ("M1.5 14a12.5 12.5 0 1 0 25 0a12.5 12.5 0 1 0-25 0z", ""),
    };
    let fill = if chosen && outline.is_some() { "currentColor" } else { "none" };
    let dashes = outline.is_none().then_some("3 4");
    let outline = view! {
        <path
            d=path
            fill=fill
            stroke="currentColor"
            stroke-width="2.5"
            stroke-linejoin="round"
            stroke-dasharray=dashes
        ></path>
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
