//! What the islands of a delegate's page do to the page and ask of the phone: taking over the papers that the server has
//! rendered anew, staying awake, and being installed.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
    PageTransitionEvent, UrlSearchParams, VisibilityState, XmlHttpRequest, XmlHttpRequestResponseType,
};

use super::stream;

const PAPERS: &str = "papers";

thread_local! {
    /// The fields of a form when it was sent, by the paper's id.
    static SENT: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// The fields of a form as they stand.
pub fn fields(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let fields = FormData::new_with_form(form).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()
}

/// Remembers a form as it was sent: as long as it stays so, the server's may take its place.
pub fn remember(form: &HtmlFormElement) {
    let paper = form.closest(".own-paper").ok().flatten();
    if let (Some(paper), Some(fields)) = (paper, fields(form)) {
        forget(&paper);
        SENT.with_borrow_mut(|sent| sent.push((paper.id(), String::from(fields.to_string()))));
    }
}

fn forget(paper: &Element) {
    let id = paper.id();
    SENT.with_borrow_mut(|sent| sent.retain(|(paper, _)| *paper != id));
}

/// Whether somebody is choosing or writing on this paper: what it says is neither what the server rendered nor what was
/// sent.
fn is_in_hand(paper: &Element) -> bool {
    let form = paper.query_selector("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form else { return false };
    let current = fields(&form).map(|fields| String::from(fields.to_string()));
    let id = paper.id();
    let sent = SENT.with_borrow(|sent| sent.iter().find(|(paper, _)| *paper == id).map(|(_, fields)| fields.clone()));
    if sent.is_some() && sent == current {
        return false;
    }
    let Ok(all) = form.query_selector_all("input, textarea") else { return false };
    (0..all.length()).filter_map(|index| all.get(index)).any(|field| {
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            input.checked() != input.default_checked()
        } else if let Some(words) = field.dyn_ref::<HtmlTextAreaElement>() {
            words.default_value().is_ok_and(|as_it_came| words.value() != as_it_came)
        } else {
            false
        }
    })
}

/// Shows the papers of a page that came from the server. Where the round has gone on, the page itself is fetched anew.
pub fn show(page: &Document) {
    let Some(papers) = document().get_element_by_id(PAPERS) else { return };
    let fresh = page.get_element_by_id(PAPERS);
    let key = |papers: &Element| papers.get_attribute("data-key");
    let Some(fresh) = fresh.filter(|fresh| key(fresh) == key(&papers)) else {
        return stream::reload("/", false);
    };
    let focused = document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    let Ok(all) = papers.query_selector_all(".own-paper, .note") else { return };
    for part in (0..all.length()).filter_map(|index| all.get(index)?.dyn_into::<Element>().ok()) {
        let is_note = part.class_list().contains("note");
        let same = fresh.query_selector(&format!("[id='{}']", part.id())).ok().flatten();
        if let Some(same) = same.filter(|_| is_note || !is_in_hand(&part)) {
            forget(&part);
            part.set_inner_html(&same.inner_html());
        }
    }
    let focused = focused.and_then(|id| document().get_element_by_id(&id)?.dyn_into::<HtmlElement>().ok());
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
}

/// No option shows as being sent any more.
pub fn nothing_is_sending() {
    let Ok(all) = document().query_selector_all(".sending") else { return };
    for option in (0..all.length()).filter_map(|index| all.get(index)?.dyn_into::<Element>().ok()) {
        let _ = option.class_list().remove_1("sending");
    }
}

/// Asks the server for the papers, on a page that has any. A fetch that fails changes nothing.
pub fn refresh() {
    if document().get_element_by_id(PAPERS).is_none() {
        return;
    }
    let Ok(request) = XmlHttpRequest::new() else { return };
    if request.open_with_async("GET", "/", true).is_err() {
        return;
    }
    request.set_response_type(XmlHttpRequestResponseType::Document);
    let answer = request.clone();
    let loaded = Closure::once_into_js(move || {
        let page = answer.response_xml().ok().flatten();
        if let (Ok(200), Some(page)) = (answer.status(), page) {
            show(&page);
        }
    });
    request.set_onload(Some(loaded.unchecked_ref()));
    let _ = request.send();
}

fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

fn when_visible(act: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || {
        if is_visible() {
            act();
        }
    });
    let _ = document().add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls `act` when the page is seen again: another tab, another app or a sleep lay between, or the way back to it.
pub fn on_return(act: impl Fn() + Clone + 'static) {
    when_visible(act.clone());
    window_event_listener_untyped("pageshow", move |event| {
        if event.unchecked_ref::<PageTransitionEvent>().persisted() {
            act();
        }
    });
}

/// A method of one of the navigator's objects, called; nothing where the browser has none.
fn ask(object: &str, method: &str, argument: &JsValue) -> Option<Promise> {
    let object = Reflect::get(&window().navigator(), &object.into()).ok().filter(JsValue::is_object)?;
    let method: Function = Reflect::get(&object, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(&object, argument).ok()?.dyn_into().ok()
}

/// A promise may be broken, and it does not matter.
fn either_way(promise: Option<Promise>) {
    if let Some(promise) = promise {
        let shrug = Closure::<dyn FnMut(JsValue)>::new(|_| {});
        let _ = promise.catch(&shrug);
        shrug.forget();
    }
}

/// Keeps the screen from going dark while the page is seen, where the phone can.
pub fn stay_awake() {
    let ask_for_it = || either_way(ask("wakeLock", "request", &"screen".into()));
    ask_for_it();
    when_visible(ask_for_it);
}

/// Installs the service worker, which keeps the resolution readable without network.
pub fn install() {
    either_way(ask("serviceWorker", "register", &"/service-worker.js".into()));
}
