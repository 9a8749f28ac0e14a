//! A screen in the hall: a double click or the key F fills the whole screen.

use leptos::prelude::*;

/// Fills the screen on a double click or the key F.
#[island]
pub fn Screen() -> impl IntoView {
    Effect::new(|_| {
        #[cfg(feature = "hydrate")]
        {
            use leptos::ev;
            use leptos::prelude::{document, window_event_listener};

            let toggle = || {
                if document().fullscreen_element().is_some() {
                    document().exit_fullscreen();
                } else if let Some(page) = document().document_element() {
                    let _ = page.request_fullscreen();
                }
            };
            window_event_listener(ev::dblclick, move |_| toggle());
            window_event_listener(ev::keydown, move |event| {
                if event.key().eq_ignore_ascii_case("f") && !event.ctrl_key() && !event.meta_key() {
                    toggle();
                }
            });
        }
    });
}
