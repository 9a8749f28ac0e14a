//! Asking the server, and where the keys go.

use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, XmlHttpRequest};

use crate::link::encoded;

/// Fetches `path`; `then` gets status and body, or zero if no answer came.
pub fn get(path: &str, then: impl FnOnce(u16, &str) + 'static) {
    ask("GET", path, None, then);
}

/// Sends a form; `then` gets status and body, or zero if no answer came.
pub fn post(path: &str, form: &[(&str, &str)], then: impl FnOnce(u16, &str) + 'static) {
    let pairs: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    ask("POST", path, Some(&pairs.join("&")), then);
}

fn ask(method: &str, path: &str, body: Option<&str>, then: impl FnOnce(u16, &str) + 'static) {
    let Ok(request) = XmlHttpRequest::new() else { return then(0, "") };
    let ready = request.open_with_async(method, path, true).and_then(|()| {
        request.set_request_header("accept", "application/json")?;
        request.set_request_header("content-type", "application/x-www-form-urlencoded")
    });
    if ready.is_err() {
        return then(0, "");
    }
    let answer = request.clone();
    let ended = Closure::once_into_js(move || {
        let body = answer.response_text().ok().flatten().unwrap_or_default();
        then(answer.status().unwrap_or(0), &body);
    });
    request.set_onloadend(Some(ended.unchecked_ref()));
    let _ = request.send_with_opt_str(body);
}

/// What a refusal says.
#[derive(Deserialize)]
struct Refused {
    sentence: String,
}

/// The sentence of a refusal.
pub fn sentence(body: &str) -> Option<String> {
    leptos::serde_json::from_str::<Refused>(body).ok().map(|refused| refused.sentence)
}

/// Gives the field the focus again.
pub fn to_the_field() {
    let field = document().get_element_by_id("sought").and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
    }
}

/// A letter that is typed while no field has the focus goes into the desk's: a scanner types wherever it is.
pub fn gather_keys(field: NodeRef<Input>) {
    window_event_listener(ev::keydown, move |event| {
        let is_letter = event.key().chars().count() == 1 && event.key() != " ";
        let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
        let active = document().active_element();
        let is_in_a_field = active.is_some_and(|one| one.matches("input, textarea, select").unwrap_or(false));
        if is_letter
            && !has_modifier
            && !is_in_a_field
            && let Some(field) = field.get_untracked()
        {
            let _ = field.focus();
        }
    });
}
