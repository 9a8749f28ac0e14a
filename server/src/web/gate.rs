//! The gate: who comes, in which language, and which rooms are open to them.

use std::collections::BTreeSet;

use app::locale;
use app::port::Viewer;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
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
/// The cookie of the chosen language.
pub const LANGUAGE: &str = "language";

/// Who is inside, in a request's extensions; `None` for strangers.
#[derive(Clone)]
pub struct Inside(pub Option<Visitor>);

/// The name of the session's cookie.
pub fn session_cookie(secure: bool) -> &'static str {
    if secure { SECURE_SESSION } else { SESSION }
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

fn room(path: &str) -> Room {
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

/// Finds out who comes and lets them in, sends them to the door, or refuses.
pub async fn gate(State(web): State<Web>, jar: CookieJar, mut request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    web.be_current(&method, &path).await;
    let visit = match jar.get(session_cookie(web.secure)) {
        Some(cookie) => web.door.visit(cookie.value()).await,
        None => Visit::Stranger,
    };
    let is_unclear = matches!(visit, Visit::Unclear);
    let (visitor, ended) = match visit {
        Visit::Inside(visitor) => (Some(visitor).filter(|one| is_expected(&web.house.state(), &one.actor)), None),
        Visit::Ended(ending) => (None, Some(ending)),
        Visit::Stranger | Visit::Unclear => (None, None),
    };
    let settings = web.house.state().settings();
    let viewer = Viewer {
        actor: visitor.as_ref().map(|visitor| visitor.actor.clone()),
        language: asked_language(&request)
            .filter(|language| settings.languages.contains(language))
            .unwrap_or_else(|| language(&jar, request.headers(), &settings.languages)),
        path: request.uri().path_and_query().map_or(path.clone(), ToString::to_string),
    };
    let asking = Asking::new(web.clone(), viewer.clone(), request.headers());
    let is_page = method == Method::GET && path != "/live";

    let turned_away = match (&viewer.actor, room(&path), ended) {
        (_, Room::Everybody, _) => None,
        (None, ..) if is_unclear => Some(asking.turn_away(WebError::Away).await),
        (None, Room::Hall, _) if settings.hall_is_public => None,
        (Some(actor), room, _) if admits(room, actor) => None,
        (Some(actor), Room::Delegates, _) if is_page => Some(Redirect::to(home(actor)).into_response()),
        (Some(_), _, _) => Some(asking.turn_away(Refusal::NotPermitted.into()).await),
        (None, _, Some(ending)) => Some(asking.refuse("/enter", WebError::Ended(ending)).await),
        (None, _, None) if is_page => Some(Redirect::to("/enter").into_response()),
        (None, _, None) => Some(asking.refuse("/enter", WebError::Stranger).await),
    };
    if let Some(answer) = turned_away {
        hear_out(request).await;
        return answer;
    }
    request.extensions_mut().insert(viewer);
    request.extensions_mut().insert(Inside(visitor));
    let mut response = next.run(request).await;
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

fn language(jar: &CookieJar, headers: &HeaderMap, offered: &BTreeSet<Language>) -> Language {
    let chosen = jar.get(LANGUAGE).and_then(|cookie| Language::parse(cookie.value()));
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
        assert!(admits(room("/"), &delegate) && !admits(room("/"), &chair));
        assert!(admits(room("/chair/open"), &chair) && !admits(room("/chair/open"), &delegate));
        assert!(!admits(room("/desk"), &chair) && !admits(room("/desk/check-in"), &delegate));
        assert!(admits(room("/account"), &chair) && !admits(room("/account/password"), &delegate));
        assert!(admits(room("/hall"), &delegate) && !admits(room("/desk/staff"), &chair));
        assert!(admits(room("/record/3/results.csv"), &delegate) && admits(room("/live"), &chair));
    }
}
