//! Enter presses the page's one next action, unless something else has the focus.

use leptos::prelude::*;

/// Makes Enter press the element with the id `go`, once the page has stood for a moment.
#[island]
pub fn Shortcut() -> impl IntoView {
    Effect::new(|_| {
        #[cfg(feature = "hydrate")]
        browser::listen();
    });
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::ev;
    use leptos::prelude::{document, window_event_listener};
    use wasm_bindgen::JsCast;
    use web_sys::HtmlElement;

    /// A second press so soon, in milliseconds, was meant for the page before.
    const TOO_SOON: f64 = 700.0;

    pub fn listen() {
        let listening_since = js_sys::Date::now();
        window_event_listener(ev::keydown, move |event| {
            let is_plain = !(event.repeat() || event.ctrl_key() || event.alt_key() || event.meta_key());
            let too_soon = js_sys::Date::now() - listening_since < TOO_SOON;
            if event.key() != "Enter" || !is_plain || too_soon || event.default_prevented() || has_focus() {
                return;
            }
            let go = document().get_element_by_id("go").and_then(|go| go.dyn_into::<HtmlElement>().ok());
            if let Some(go) = go {
                event.prevent_default();
                go.click();
            }
        });
    }

    /// Whether Enter belongs to something on the page.
    fn has_focus() -> bool {
        let active = document().active_element();
        active.is_some_and(|active| {
            active.matches("a, button, input, textarea, select, summary, [tabindex=\"0\"]").unwrap_or(false)
        })
    }
}
