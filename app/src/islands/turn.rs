//! Whose turn it is in a roll call, on every phone.

use leptos::prelude::*;

use super::stream::{self, Message};

/// The delegation that is being called.
#[island]
pub fn Turn(
    /// Its name when the page was made; empty when nobody is left.
    name: String,
    /// Which of the stream's languages: 0 English, 1 French, 2 Spanish.
    language: usize,
    /// What it says when nobody is left.
    nobody: String,
) -> impl IntoView {
    let (turn, set_turn) = signal(Some(name).filter(|name| !name.is_empty()));
    Effect::new(move |_| {
        stream::subscribe(move |message| {
            if let Message::Round { turn, .. } = message {
                set_turn.set(turn.get(language).cloned().flatten());
            }
        });
    });
    view! {
        <strong class="turn" role="status" translate="no">
            {move || turn.get().unwrap_or_else(|| nobody.clone())}
        </strong>
    }
}
