//! The connection in the browser: it opens with the first listener, comes back with full jitter after a loss, and at
//! once when the page becomes visible again. Every (re)connection begins with the round as of now.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Date, JSON, Math, Reflect};
use leptos::prelude::{
    document, set_interval, set_timeout, set_timeout_with_handle, window, window_event_listener_untyped,
};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, EventSource, HtmlElement, MessageEvent, PageTransitionEvent, VisibilityState, XmlHttpRequest,
    XmlHttpRequestResponseType,
};

use super::Message;

const PATH: &str = "/live";
/// The first wait is somewhere below this, in milliseconds; it doubles with every loss in a row.
const FIRST_WAIT: f64 = 1_000.0;
const LONGEST_WAIT: f64 = 30_000.0;
/// The server gives a sign of life every 15 s: after so many milliseconds without one, the network is gone, whatever it
/// says.
const LONGEST_SILENCE: f64 = 40_000.0;
/// Where a page that goes notes that it is fetched anew by itself.
const TURNED: &str = "hemicycle-turned";
/// A page stands at least so long before it is fetched anew, in milliseconds: no loop runs faster.
const SHORTEST_STAY: f64 = 2_000.0;

type Listener = Rc<dyn Fn(&Message)>;

thread_local! {
    static LISTENERS: RefCell<Vec<Listener>> = const { RefCell::new(Vec::new()) };
    static SOURCE: RefCell<Option<Source>> = const { RefCell::new(None) };
    static LOSSES: Cell<i32> = const { Cell::new(0) };
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    /// When the connection was asked for, and when the server was last heard; zero if never, on this phone's clock.
    static OPENED: Cell<f64> = const { Cell::new(0.0) };
    static HEARD: Cell<f64> = const { Cell::new(0.0) };
}

/// An open connection with the closures that the browser calls for it.
struct Source {
    events: EventSource,
    _opened: Closure<dyn Fn()>,
    _lost: Closure<dyn Fn()>,
    _heard: [Closure<dyn Fn(MessageEvent)>; 4],
}

impl Drop for Source {
    fn drop(&mut self) {
        self.events.set_onopen(None);
        self.events.set_onerror(None);
        self.events.close();
    }
}

/// Calls `listener` with every message from now on. The first listener opens the connection.
pub fn subscribe(listener: impl Fn(&Message) + 'static) {
    let first = LISTENERS.with_borrow_mut(|all| {
        all.push(Rc::new(listener));
        all.len() == 1
    });
    if first {
        watch_the_page();
        connect();
    }
}

fn tell(message: &Message) {
    let listeners = LISTENERS.with_borrow(Clone::clone);
    for listener in listeners {
        listener(message);
    }
}

fn connect() {
    SOURCE.set(None);
    OPENED.set(Date::now());
    let Ok(events) = EventSource::new(PATH) else {
        return lost();
    };
    let opened = Closure::<dyn Fn()>::new(|| {
        LOSSES.set(0);
        HEARD.set(Date::now());
        tell(&Message::Connected(true));
    });
    let lost = Closure::<dyn Fn()>::new(lost);
    events.set_onopen(Some(opened.as_ref().unchecked_ref()));
    events.set_onerror(Some(lost.as_ref().unchecked_ref()));
    let heard = [
        hear(&events, "round", round),
        hear(&events, "turnout", turnout),
        hear(&events, "beat", |_| None),
        hear(&events, "left", |_| Some(Message::Left)),
    ];
    SOURCE.set(Some(Source { events, _opened: opened, _lost: lost, _heard: heard }));
}

fn hear(events: &EventSource, name: &str, read: fn(&JsValue) -> Option<Message>) -> Closure<dyn Fn(MessageEvent)> {
    let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        HEARD.set(Date::now());
        let data = event.data().as_string().and_then(|text| JSON::parse(&text).ok());
        if let Some(message) = data.as_ref().and_then(read) {
            tell(&message);
        }
    });
    // Adding a listener to a fresh EventSource cannot fail.
    let _ = events.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure
}

/// The browser's own way to come back waits the same time on every phone, so the connection is closed and opened
/// again after a random wait. It is closed outside of its own event.
fn lost() {
    tell(&Message::Connected(false));
    ask_who();
    let losses = LOSSES.get();
    LOSSES.set(losses.saturating_add(1));
    set_timeout(|| SOURCE.set(None), Duration::ZERO);
    let longest = (FIRST_WAIT * 2_f64.powi(losses.min(8))).min(LONGEST_WAIT);
    let wait = Duration::from_millis((Math::random() * longest) as u64 + 1);
    set_timeout(
        || {
            if SOURCE.with_borrow(Option::is_none) && is_visible() {
                connect();
            }
        },
        wait,
    );
}

/// A connection that is refused looks like one that is lost: if the session has ended, the page is asked for anew.
fn ask_who() {
    let Ok(request) = XmlHttpRequest::new() else { return };
    if request.open_with_async("GET", "/now", true).is_err() {
        return;
    }
    let answer = request.clone();
    let ended = Closure::once_into_js(move || {
        if answer.status() == Ok(401) {
            tell(&Message::Left);
        }
    });
    request.set_onload(Some(ended.unchecked_ref()));
    let _ = request.send();
}

fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

fn watch_the_page() {
    let visible = Closure::<dyn Fn()>::new(|| {
        if is_visible() {
            connect();
        }
    });
    let _ = document().add_event_listener_with_callback("visibilitychange", visible.as_ref().unchecked_ref());
    visible.forget();
    window_event_listener_untyped("online", |_| connect());
    set_interval(
        || {
            let is_silent = Date::now() - HEARD.get().max(OPENED.get()) > LONGEST_SILENCE;
            if is_silent && is_visible() && SOURCE.with_borrow(Option::is_some) {
                lost();
            }
        },
        Duration::from_secs(10),
    );
    window_event_listener_untyped("pageshow", |event| {
        let transition = event.unchecked_ref::<PageTransitionEvent>();
        if transition.persisted() {
            LEAVING.set(false);
            connect();
        }
    });
    window_event_listener_untyped("pagehide", |_| {
        LEAVING.set(true);
        SOURCE.set(None);
    });
}

/// Milliseconds by which the server's clock is ahead of this one, given what it was when the page was made: the page
/// was asked for when the browser began to count.
pub fn adrift(now: f64) -> f64 {
    now + since_asked() - Date::now()
}

fn since_asked() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Minutes since the server was last heard of. `made` is its clock when the page was made: a page that was kept on the
/// phone is as old as that says.
pub fn quiet_for(made: f64) -> u32 {
    let made = (Date::now() - since_asked()).min(made);
    let heard = HEARD.get().max(made);
    ((Date::now() - heard).max(0.0) / 60_000.0) as u32
}

/// After the page has been fetched anew by itself, leads those who do not see it to its heading.
pub fn arrive() {
    let Ok(Some(notes)) = window().session_storage() else { return };
    if notes.get_item(TURNED).ok().flatten().is_none() {
        return;
    }
    let _ = notes.remove_item(TURNED);
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.set_tab_index(-1);
        let _ = heading.focus();
    }
}

/// Fetches the page at `path` anew, once this one has stood for a moment, and once only. One that `waits` does so until
/// the person has finished what they are writing.
pub fn reload(path: &str, waits: bool) {
    if waits && is_writing() {
        let path = path.to_owned();
        set_timeout(move || reload(&path, waits), Duration::from_secs(1));
        return;
    }
    if LEAVING.replace(true) {
        return;
    }
    let wait = (SHORTEST_STAY - since_asked()).max(0.0);
    let path = path.to_owned();
    let planned = set_timeout_with_handle(
        move || {
            if let Ok(Some(notes)) = window().session_storage() {
                let _ = notes.set_item(TURNED, "yes");
            }
            let _ = window().location().replace(&path);
        },
        Duration::from_millis(wait as u64),
    );
    if planned.is_err() {
        LEAVING.set(false);
    }
}

/// Fetches the page at `path` and takes over what is inside some elements of it. A fetch that fails changes nothing.
pub fn take_over(path: &str, elements: &[String]) {
    let Ok(request) = XmlHttpRequest::new() else {
        return;
    };
    if request.open_with_async("GET", path, true).is_err() {
        return;
    }
    request.set_response_type(XmlHttpRequestResponseType::Document);
    let (elements, answer) = (elements.to_vec(), request.clone());
    let loaded = Closure::once_into_js(move || {
        let Some(fetched) = answer.response_xml().ok().flatten() else { return };
        for element in &elements {
            let fresh = fetched.get_element_by_id(element).map(|fresh| fresh.inner_html());
            if let (Some(old), Some(fresh)) = (document().get_element_by_id(element), fresh) {
                replace(&old, &fresh);
            }
        }
    });
    request.set_onload(Some(loaded.unchecked_ref()));
    let _ = request.send();
}

/// Takes over what is inside an element, unless it is the same or in use; what was unfolded stays so.
fn replace(old: &Element, fresh: &str) {
    let folded = |html: &str| html.replace(" open=\"\"", "");
    if folded(&old.inner_html()) == folded(fresh) || is_being_used(old) {
        return;
    }
    let folds = |element: &Element| -> Vec<Element> {
        let all = element.query_selector_all("details");
        let all = all.map(|all| (0..all.length()).filter_map(|n| all.get(n)?.dyn_into().ok()).collect());
        all.unwrap_or_default()
    };
    let unfolded: Vec<bool> = folds(old).iter().map(|fold| fold.has_attribute("open")).collect();
    old.set_inner_html(fresh);
    for (fold, _) in folds(old).iter().zip(unfolded).filter(|(_, open)| *open) {
        let _ = fold.set_attribute("open", "");
    }
}

/// Whether the person is at a text that has been begun.
fn is_writing() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| active.matches("textarea, input:not([type])").unwrap_or(false))
}

/// Whether the person is at a field inside an element: then it is left alone until the next time.
fn is_being_used(element: &Element) -> bool {
    let active = document().active_element();
    active.is_some_and(|active| {
        element.contains(Some(&active)) && active.matches("input, textarea, select").unwrap_or(false)
    })
}

fn number(of: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(of, &name.into()).ok()?.as_f64()
}

fn round(data: &JsValue) -> Option<Message> {
    let text = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok()?.as_string();
    let turn = Reflect::get(data, &"turn".into()).unwrap_or(JsValue::UNDEFINED);
    Some(Message::Round {
        key: text(data, "key")?,
        scene: text(data, "scene")?,
        revision: number(data, "revision")?,
        turn: ["en", "fr", "es"].map(|language| text(&turn, language)),
        closes_at: number(data, "closes_at"),
        now: number(data, "now")?,
    })
}

fn turnout(data: &JsValue) -> Option<Message> {
    let unit = |name: &str| {
        let row = Reflect::get(data, &name.into()).ok()?;
        let at = |index: u32| Some(Reflect::get_u32(&row, index).ok()?.as_f64()? as u32);
        Some([at(0)?, at(1)?, at(2)?])
    };
    let units = [unit("delegates")?, unit("delegations")?, unit("votes")?];
    Some(Message::Turnout(units))
}
