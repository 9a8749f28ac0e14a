//! Sending. One request at a time, in the order of the taps; a ballot keeps its key until it is answered, so that it can be
//! sent again without counting twice.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Date, Math};
use leptos::prelude::{document, set_timeout, window_event_listener_untyped};
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams, XmlHttpRequest,
    XmlHttpRequestResponseType,
};

use super::PLACE;
use super::waiting::{Waiting, keep, kept};
use crate::islands::phone;
use crate::islands::stream::{self, Message};

const PATH: &str = "/ballot";
/// After how many milliseconds without an answer a ballot is sent again.
const PATIENCE: u32 = 12_000;
/// The first wait before sending again is somewhere below this, in milliseconds; it doubles up to the longest.
const FIRST_WAIT: f64 = 1_000.0;
const LONGEST_WAIT: f64 = 8_000.0;
/// How many ballots one can take back at most.
const REPLACED: usize = 6;

thread_local! {
    static DELEGATE: RefCell<String> = const { RefCell::new(String::new()) };
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
    static REQUEST: RefCell<Option<(XmlHttpRequest, String)>> = const { RefCell::new(None) };
    static LOSSES: Cell<i32> = const { Cell::new(0) };
}

/// Opens the outbox: from now on it sends what is cast on this page, and what waits from before.
pub fn open() {
    let Some(place) = document().get_element_by_id(PLACE) else { return };
    DELEGATE.set(place.get_attribute("data-delegate").unwrap_or_default());
    let put_away = Closure::<dyn Fn()>::new(put_away);
    if let Ok(Some(button)) = place.query_selector("button") {
        let _ = button.add_event_listener_with_callback("click", put_away.as_ref().unchecked_ref());
    }
    put_away.forget();
    window_event_listener_untyped("submit", |event| submitted(event.unchecked_ref()));
    window_event_listener_untyped("storage", |_| {
        take_up();
        phone::refresh();
    });
    window_event_listener_untyped("online", |_| send());
    phone::on_return(|| {
        take_up();
        phone::refresh();
    });
    stream::subscribe(|message| {
        if *message == Message::Connected(true) {
            send();
        }
    });
    if place.has_attribute("data-awake") {
        phone::stay_awake();
    }
    phone::install();
    take_up();
}

/// Puts away what was refused.
fn put_away() {
    change(|all| all.retain(|waiting| waiting.refused.is_none()));
    say();
}

/// Writes where the latest ballot stands. `state` is the attribute of the sentence, or empty where there is nothing to
/// show; what follows it is spoken all the same.
fn tell(state: &str, choice: &str, then: &str) {
    let Some(place) = document().get_element_by_id(PLACE) else { return };
    let sentence = place.get_attribute(&format!("data-{state}")).unwrap_or_default();
    let (before, after) = sentence.split_once('#').unwrap_or_default();
    let words = if sentence.is_empty() { String::new() } else { [before, choice, after, " "].concat() };
    place.set_class_name(&["outbox ", if state.is_empty() { "visually-hidden" } else { state }].concat());
    let part = |name: &str| -> Option<Element> { place.query_selector(name).ok()? };
    if let Some(said) = part("p") {
        let words = [&words, then].concat();
        if said.text_content().as_deref() != Some(words.trim()) {
            said.set_text_content(Some(words.trim()));
        }
    }
    if let Some(button) = part("button").and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.set_hidden(state != "refused");
    }
}

fn change(with: impl FnOnce(&mut Vec<Waiting>)) {
    WAITING.with_borrow_mut(|all| {
        with(all);
        keep(all);
    });
}

/// Takes up what is kept, by this page or by another tab.
fn take_up() {
    WAITING.set(DELEGATE.with_borrow(|delegate| kept(delegate)));
    let is_answered = REQUEST.with_borrow(|request| {
        let key = request.as_ref().map(|(_, key)| key);
        key.is_some_and(|key| WAITING.with_borrow(|all| all.iter().all(|waiting| waiting.key != *key)))
    });
    if is_answered {
        abandon();
    }
    say();
    send();
}

fn abandon() {
    if let Some((request, _)) = REQUEST.take() {
        request.set_onloadend(None);
        let _ = request.abort();
    }
}

/// Says where the ballots stand: first what was refused, then what is on its way or kept.
fn say() {
    let (refused, waiting) = WAITING.with_borrow(|all| {
        let refused = all.iter().find(|waiting| waiting.refused.is_some()).cloned();
        (refused, all.iter().find(|waiting| waiting.refused.is_none()).cloned())
    });
    match (refused, waiting) {
        (_, Some(waiting)) if LOSSES.get() == 0 => tell("sending", &waiting.label, ""),
        (_, Some(waiting)) => tell("waiting", &waiting.label, ""),
        (Some(Waiting { label, refused: Some(reason), .. }), None) => tell("refused", &label, &reason),
        _ => tell("", "", ""),
    }
}

fn submitted(event: &SubmitEvent) {
    let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form.filter(|form| form.get_attribute("action").as_deref() == Some(PATH)) else {
        return;
    };
    let Some(body) = phone::fields(&form) else { return };
    event.prevent_default();
    let tapped = event.submitter();
    let value = |name| tapped.as_ref().and_then(|button| button.get_attribute(name));
    if let (Some(name), Some(value)) = (value("name"), value("value")) {
        body.set(&name, &value);
    }
    let chosen = || form.query_selector("input[name=choice]:checked").ok().flatten()?.get_attribute("data-label");
    let label = value("data-label").or_else(chosen).or_else(|| form.get_attribute("data-label")).unwrap_or_default();
    if let Some(option) = &tapped {
        let _ = option.class_list().add_1("sending");
    }
    phone::remember(&form);
    cast(&body, label);
}

/// Puts a ballot into the outbox in the place of what was cast on the same paper before, and sends it.
fn cast(body: &UrlSearchParams, label: String) {
    let field = |name| body.get(name).unwrap_or_default();
    let ballot = [field("round"), "/".to_owned(), field("for")].concat();
    let key = format!("{:x}-{:x}", Date::now() as u64, (Math::random() * 2_f64.powi(53)) as u64);
    let before = WAITING.with_borrow(|all| all.iter().find(|waiting| waiting.ballot == ballot).cloned());
    if let Some(before) = &before {
        let earlier = UrlSearchParams::new_with_str(&before.body).ok().and_then(|body| body.get("replaces"));
        let earlier = earlier.unwrap_or_default();
        let keys: Vec<&str> = [before.key.as_str()].into_iter().chain(earlier.split(' ')).take(REPLACED).collect();
        body.set("replaces", keys.join(" ").trim());
        if REQUEST.with_borrow(|request| request.as_ref().is_some_and(|(_, key)| *key == before.key)) {
            abandon();
        }
    }
    body.set("key", &key);
    let delegate = DELEGATE.with_borrow(Clone::clone);
    let body = String::from(body.to_string());
    change(|all| {
        all.retain(|waiting| waiting.ballot != ballot && waiting.refused.is_none());
        all.push(Waiting { delegate, ballot, label, key, body, refused: None });
    });
    LOSSES.set(0);
    say();
    send();
}

/// Sends the first ballot that waits, unless one is on its way.
fn send() {
    let next = WAITING.with_borrow(|all| all.iter().find(|waiting| waiting.refused.is_none()).cloned());
    let (Some(waiting), true) = (next, REQUEST.with_borrow(Option::is_none)) else {
        return;
    };
    let Ok(request) = XmlHttpRequest::new() else { return };
    if request.open_with_async("POST", PATH, true).is_err() {
        return;
    }
    let _ = request.set_request_header("content-type", "application/x-www-form-urlencoded");
    request.set_response_type(XmlHttpRequestResponseType::Document);
    request.set_timeout(PATIENCE);
    let answer = request.clone();
    let ended = Closure::once_into_js(move || answered(&answer));
    request.set_onloadend(Some(ended.unchecked_ref()));
    REQUEST.set(Some((request.clone(), waiting.key)));
    let _ = request.send_with_opt_str(Some(&waiting.body));
}

fn answered(request: &XmlHttpRequest) {
    let Some((_, key)) = REQUEST.take() else { return };
    let status = request.status().unwrap_or(0);
    if matches!(status, 0 | 408 | 429 | 500..) {
        return later();
    }
    LOSSES.set(0);
    let page = request.response_xml().ok().flatten();
    if (200..300).contains(&status) {
        let answered = WAITING.with_borrow(|all| all.iter().find(|waiting| waiting.key == key).cloned());
        change(|all| all.retain(|waiting| waiting.key != key));
        say();
        if let (Some(page), Some(waiting)) = (&page, answered) {
            recorded(page, &waiting);
        }
    } else {
        refused(page.as_ref(), &key);
    }
    if let Some(page) = &page {
        phone::show(page);
    }
    send();
}

fn recorded(page: &Document, waiting: &Waiting) {
    let body = UrlSearchParams::new_with_str(&waiting.body).ok();
    let giver = body.and_then(|body| body.get("for")).unwrap_or_else(|| waiting.delegate.clone());
    let note = page.get_element_by_id(&format!("note-{giver}")).and_then(|note| note.text_content());
    if WAITING.with_borrow(Vec::is_empty) {
        tell("", "", &note.unwrap_or_default());
    }
}

fn refused(page: Option<&Document>, key: &str) {
    let notice = page.and_then(|page| page.query_selector(".notice").ok().flatten());
    let reason = notice.and_then(|notice| notice.text_content()).unwrap_or_default();
    change(|all| {
        if let Some(waiting) = all.iter_mut().find(|waiting| waiting.key == key) {
            waiting.refused = Some(reason.trim().to_owned());
        }
    });
    phone::nothing_is_sending();
    say();
}

/// Sends again after a random wait, so that a hall of phones does not come back all at once.
fn later() {
    let losses = LOSSES.get();
    LOSSES.set(losses.saturating_add(1));
    say();
    let longest = (FIRST_WAIT * 2_f64.powi(losses.min(8))).min(LONGEST_WAIT);
    set_timeout(send, Duration::from_millis((Math::random() * longest) as u64 + 1));
}
