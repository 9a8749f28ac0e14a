//! The live dot: it shows whether the page is connected and keeps it current. Where the round under decision is
//! another than the page was made for, the page is fetched anew, or a link to the ballot appears; where nothing
//! differs, nothing is touched, so that a half-made choice is never lost.

use std::time::Duration;

use leptos::prelude::*;

use super::stream::{self, Message};

/// The live dot.
#[island]
pub fn Live(
    /// The round and stage that the page was made for, such as `3:open`; `0:none` before the first.
    key: String,
    /// The scene that the page was made for, where it shows the hall's or the chair's.
    scene: Option<String>,
    /// Whether the page shows the round itself and is fetched anew (or else only points to the ballot).
    reloads: bool,
    /// What the dot says while the connection stands.
    connected: String,
    /// What it says while it does not.
    lost: String,
    /// How old the view then is; `#` stands for the minutes.
    old: String,
    /// The server's clock when the page was made.
    made: f64,
    /// The page's own path: where it is fetched anew, also when a refused form was answered with it.
    path: String,
    /// The link to the ballot, in words; empty for those who have none.
    announcement: String,
) -> impl IntoView {
    let is_open = |key: &str| key.ends_with(":open");
    let (state, set_state) = signal(None::<bool>);
    let (open, set_open) = signal(is_open(&key));
    let (quiet, set_quiet) = signal(0);
    Effect::new(move |_| {
        stream::arrive();
        set_interval(move || set_quiet.set(stream::quiet_for(made)), Duration::from_secs(5));
        let (key, scene, path) = (key.clone(), scene.clone(), path.clone());
        stream::subscribe(move |message| match message {
            Message::Connected(stands) => {
                set_quiet.set(stream::quiet_for(made));
                set_state.set(Some(*stands));
            }
            Message::Left => stream::reload(&path, false),
            Message::Round { key: current, scene: shown, .. } => {
                let differs = scene.as_ref().map_or(*current != key, |scene| scene != shown);
                if reloads && differs {
                    stream::reload(&path, scene.is_some());
                } else if !reloads && is_open(current) != open.get_untracked() {
                    set_open.set(is_open(current));
                }
            }
            Message::Turnout(_) => {}
        });
    });
    let announces = !reloads && !announcement.is_empty();
    let word = move || match state.get() {
        None => String::new(),
        Some(true) => connected.clone(),
        Some(false) => match quiet.get() {
            0 => lost.clone(),
            minutes => format!("{lost} · {}", old.replace('#', &minutes.to_string())),
        },
    };
    view! {
        <span
            class="live"
            class:connected=move || state.get() == Some(true)
            class:lost=move || state.get() == Some(false)
            translate="no"
        >
            <span class="dot" aria-hidden="true"></span>
            <span class="live-word" role="status">{word}</span>
        </span>
        <a class="announcement" href="/" translate="no" hidden=move || !(announces && open.get())>
            {announcement}
        </a>
    }
}
