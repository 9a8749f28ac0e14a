//! The outbox of a delegate's phone: it sends the forms of ballots without leaving the page, keeps what could not be sent
//! yet, and says where each stands. Without it the same forms are sent by the browser.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod waiting;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The outbox's sentences; `#` stands for the choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// It is on its way.
    pub sending: String,
    /// There is no network; it is kept.
    pub waiting: String,
    /// It came too late, or was refused; the server's reason follows.
    pub refused: String,
    /// The button that puts the refusal away.
    pub understood: String,
}

/// Where the latest ballot stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// There is nothing to send.
    Nothing,
    /// On its way; which choice.
    OnItsWay(String),
    /// Kept until there is a network; which choice.
    Kept(String),
    /// Not recorded; which choice, and the server's reason.
    Refused(String, String),
    /// Recorded; what the page says about it.
    Recorded(String),
}

/// The outbox.
#[island]
pub fn Outbox(
    /// Whose phone it is: nothing that somebody else chose on it is ever sent.
    delegate: String,
    /// Whether the screen is kept awake.
    awake: bool,
    /// Its sentences.
    words: Words,
) -> impl IntoView {
    let (sending, set_sending) = signal(Sending::Nothing);
    Effect::new(move |_| open(&delegate, awake, set_sending));
    let class = move || match sending.get() {
        Sending::Nothing | Sending::Recorded(_) => "outbox visually-hidden",
        Sending::OnItsWay(_) => "outbox",
        Sending::Kept(_) => "outbox kept",
        Sending::Refused(..) => "outbox refused",
    };
    let Words { sending: on_its_way, waiting, refused, understood } = words;
    let sentence = move || match sending.get() {
        Sending::Nothing => String::new(),
        Sending::OnItsWay(choice) => on_its_way.replace('#', &choice),
        Sending::Kept(choice) => waiting.replace('#', &choice),
        Sending::Refused(choice, reason) => format!("{} {reason}", refused.replace('#', &choice)),
        Sending::Recorded(note) => note,
    };
    view! {
        <div class=class translate="no">
            <p role="status">{sentence}</p>
            <button
                type="button"
                class="alt"
                hidden=move || !matches!(sending.get(), Sending::Refused(..))
                on:click=move |_| put_away()
            >
                {understood}
            </button>
        </div>
    }
}

#[cfg(feature = "hydrate")]
use browser::{open, put_away};

#[cfg(not(feature = "hydrate"))]
fn open(_delegate: &str, _awake: bool, _tell: WriteSignal<Sending>) {}

#[cfg(not(feature = "hydrate"))]
fn put_away() {}
