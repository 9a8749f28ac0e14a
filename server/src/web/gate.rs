//! The gate: who comes, in which language, and which rooms are open to them.

use std::collections::BTreeSet;

use app::locale;
use app::port::Viewer;
use axum::extract::Request;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::Cookie;
use congress::command::{Actor, Refusal};
use congress::text::Language;

use super::asking::{Asking, WebError};
use super::pages::is_expected;
use super::{LARGEST_FORM, LONGEST_REQUEST, Web};
use crate::door::{Visit, Visitor};

/// The cookie of the session.
pub const SESSION: &str = "hemicycle";
/// The session's cookie under https, which the browser gives to nobody else.
pub const SECURE_SESSION: &str = "__Host-hemicycle";
/// The cookie of whoever waits for a code to be checked: the session's, if it is the right one.
const TICKET: &str = "hemicycle-ticket";
/// The same under https.
const SECURE_TICKET: &str = "__Host-hemicycle-ticket";
/// The cookie of the chosen language.
pub const LANGUAGE: &str = "language";

/// Who is inside, in a request's extensions; `None` for strangers.
#[derive(Clone)]
pub struct Inside(pub Option<Visitor>);

/// The name of the session's cookie.
pub fn session_cookie(secure: bool) -> &'static str {
    if secure { SECURE_SESSION } else { SESSION }
}

/// The name of the cookie of whoever waits for a code to be checked.
pub fn ticket_cookie(secure: bool) -> &'static str {
    if secure { SECURE_TICKET } else { TICKET }
}

/// Whom a path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Everybody,
    Hall,
    Inside,
    Staff,
    Delegates,
    Chair,
    Secretariat,
}

fn room_at(path: &str) -> Room {
    let first = path.split('/').nth(1).unwrap_or("");
    match first {
        "enter" | "language" | "leave" | "now" | "offline" => Room::Everybody,
        "" | "ballot" | "ballots" | "delegation" | "floor" => Room::Delegates,
        "hall" | "live" => Room::Hall,
        "account" => Room::Staff,
        "chair" => Room::Chair,
        "desk" => Room::Secretariat,
        _ => Room::Inside,
    }
}

/// Where a person's own page is.
pub fn home(actor: &Actor) -> &'static str {
    match actor {
        Actor::Delegate(_) => "/",
        Actor::Chair(_) => "/chair",
        Actor::Secretariat(_) => "/desk",
        Actor::Screen(_) => "/hall",
        Actor::Teller(_) | Actor::Clock | Actor::Operator => "/record",
    }
}

fn admits(room: Room, actor: &Actor) -> bool {
    match room {
        Room::Everybody | Room::Hall | Room::Inside => true,
        Room::Staff => !matches!(actor, Actor::Delegate(_)),
        Room::Delegates => matches!(actor, Actor::Delegate(_)),
        Room::Chair => matches!(actor, Actor::Chair(_)),
        Room::Secretariat => matches!(actor, Actor::Secretariat(_)),
    }
}

/// How somebody is turned away.
enum TurnedAway {
    /// To another page.
    To(&'static str),
    /// With a sentence on a page of its own.
    Refused(WebError),
    /// To the door, with a sentence.
    ToTheDoor(WebError),
}

impl TurnedAway {
    async fn answer(self, asking: Asking) -> Response {
        match self {
            Self::To(page) => Redirect::to(page).into_response(),
            Self::Refused(error) => asking.turn_away(error).await,
            Self::ToTheDoor(error) => asking.refuse("/enter", error).await,
        }
    }
}

/// Finds out who comes and lets them into the room, sends them to the door, or refuses.
pub async fn pass<F>(web: &Web, mut request: Request, room: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    web.be_current(request.method(), request.uri().path()).await;
    let visit = match cookie(request.headers(), session_cookie(web.secure)) {
        Some(secret) => web.door.visit(secret).await,
        None => Visit::Stranger,
    };
    let state = web.house.state();
    let is_unclear = matches!(visit, Visit::Unclear);
    let (visitor, ended) = match visit {
        Visit::Inside(visitor) => (Some(visitor).filter(|one| is_expected(&state, &one.actor)), None),
        Visit::Ended(ending) => (None, Some(ending)),
        Visit::Stranger | Visit::Unclear => (None, None),
    };
    let settings = state.settings();
    let viewer = Viewer {
        actor: visitor.as_ref().map(|visitor| visitor.actor.clone()),
        language: asked_language(&request)
            .filter(|language| settings.languages.contains(language))
            .unwrap_or_else(|| language(request.headers(), &settings.languages)),
        path: request.uri().path_and_query().map_or("/", PathAndQuery::as_str).to_owned(),
    };
    let path = request.uri().path();
    let is_page = request.method() == Method::GET && path != "/live";
    let turned_away = match (&viewer.actor, room_at(path), ended) {
        (_, Room::Everybody, _) => None,
        (None, ..) if is_unclear => Some(TurnedAway::Refused(WebError::Away)),
        (None, Room::Hall, _) if settings.hall_is_public => None,
        (Some(actor), room, _) if admits(room, actor) => None,
        (Some(actor), Room::Delegates, _) if is_page => Some(TurnedAway::To(home(actor))),
        (Some(_), _, _) => Some(TurnedAway::Refused(Refusal::NotPermitted.into())),
        (None, _, Some(ending)) => Some(TurnedAway::ToTheDoor(WebError::Ended(ending))),
        (None, _, None) if is_page => Some(TurnedAway::To("/enter")),
        (None, _, None) => Some(TurnedAway::ToTheDoor(WebError::Stranger)),
    };
    if let Some(how) = turned_away {
        let asking = Asking::new(web.clone(), viewer, request.headers());
        hear_out(request).await;
        return how.answer(asking).await;
    }
    request.extensions_mut().insert(viewer);
    request.extensions_mut().insert(Inside(visitor));
    let mut response = room(request).await;
    let no_store = header::HeaderValue::from_static("no-store");
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(no_store);
    response
}

/// Reads what somebody sends who is turned away, as far as it may be large: a connection that is closed on words still on
/// their way takes the answer with it.
async fn hear_out(request: Request) {
    let read = axum::body::to_bytes(request.into_body(), LARGEST_FORM);
    let _ = tokio::time::timeout(LONGEST_REQUEST, read).await;
}

/// The language that a screen's link asks for: `/hall?language=fr`.
fn asked_language(request: &Request) -> Option<Language> {
    let query = request.uri().query().filter(|_| request.uri().path() == "/hall")?;
    query.split('&').find_map(|pair| Language::parse(pair.strip_prefix("language=")?))
}

/// A cookie's value. Only two are looked for: the others are not worth a jar at every request.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(header::COOKIE).into_iter().filter_map(|cookies| cookies.to_str().ok());
    let mut cookies = sent.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name)?.value_raw()
}

fn language(headers: &HeaderMap, offered: &BTreeSet<Language>) -> Language {
    let chosen = cookie(headers, LANGUAGE).and_then(Language::parse);
    chosen.filter(|language| offered.contains(language)).unwrap_or_else(|| {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        locale::negotiate(accepted.unwrap_or(""), offered)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_room_is_open_to_its_own_people_only() {
        let delegate = Actor::Delegate(congress::roll::DelegateId::new("MY-DAP-3"));
        let chair = Actor::Chair("chair".into());
        assert!(admits(room_at("/"), &delegate) && !admits(room_at("/"), &chair));
        assert!(admits(room_at("/chair/open"), &chair) && !admits(room_at("/chair/open"), &delegate));
        assert!(!admits(room_at("/desk"), &chair) && !admits(room_at("/desk/check-in"), &delegate));
        assert!(admits(room_at("/account"), &chair) && !admits(room_at("/account/password"), &delegate));
        assert!(admits(room_at("/hall"), &delegate) && !admits(room_at("/desk/staff"), &chair));
        assert!(admits(room_at("/record/3/results.csv"), &delegate) && admits(room_at("/live"), &chair));
    }
}
