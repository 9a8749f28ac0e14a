//! Entering and leaving. A scanned link acts only on POST, so that link previews log nobody in.

use std::borrow::Cow;

use app::port::{Queued, SecondStep};
use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use congress::roll::{DelegateId, Roll};
use congress::text::Language;
use serde::Deserialize;
use serde_json::json;

use super::asking::{Asking, WebError};
use super::browser::browser;
use super::pages::{self, is_expected};
use super::waiting_room::Stands;
use super::{Web, gate};
use crate::door::{DoorError, Entrance, Visit};
use crate::secret::link_secret;

/// What a delegate types.
#[derive(Deserialize)]
pub struct CodeForm {
    delegate: String,
    code: String,
}

/// What staff type.
#[derive(Deserialize)]
pub struct PasswordForm {
    name: String,
    password: String,
}

/// The language chosen, and the path to go back to.
#[derive(Deserialize)]
pub struct LanguageForm {
    language: String,
    #[serde(default)]
    back: String,
}

/// The code of a second factor, and what says that the first step was taken.
#[derive(Deserialize)]
pub struct SecondForm {
    token: String,
    code: String,
}

/// Enters by a scanned link.
pub async fn by_card(asking: Asking, jar: CookieJar, headers: HeaderMap, Path(secret): Path<String>) -> Response {
    let state = asking.web.house.state();
    let entered = match asking.web.door.invited(&secret) {
        Some(actor) if !is_expected(&state, &actor) => Err(DoorError::NoSuchCard),
        _ => asking.web.door.enter_by_card(&secret, browser(&headers)).await,
    };
    let here = format!("/enter/{secret}");
    let_in(asking, jar, &here, entered.map_err(WebError::from)).await
}

/// Enters by delegate id and typed code. Whoever asks as a page is shown the place in the queue where it takes long.
pub async fn by_code(asking: Asking, jar: CookieJar, form: Result<Form<CodeForm>, FormRejection>) -> Response {
    let Form(form) = match form {
        Ok(form) => form,
        Err(rejection) => return asking.refuse("/enter", rejection.into()).await,
    };
    let state = asking.web.house.state();
    let delegate = on_the_roll(&state.roll, &form.delegate);
    // Nobody has this id: asking for somebody who is gone takes as long as for anybody.
    let nobody = DelegateId::new("");
    let delegate = if state.roll.delegates.contains_key(&delegate) { delegate } else { nobody };
    // Whoever has to wait asks with it, at any node, and it is the session's secret in the end.
    let ticket = link_secret();
    let entering = {
        let (door, ticket) = (asking.web.door.clone(), ticket.clone());
        async move { door.enter_by_code(&delegate, &bare(&form.delegate), &form.code, &ticket).await }
    };
    let entered = match asking.wants_json() {
        true => Some(entering.await),
        false => asking.web.waiting_room.enter(&ticket, entering).await,
    };
    match entered {
        Some(entered) => welcome(asking, jar, "/enter", entered.map(|()| ticket).map_err(WebError::from)).await,
        None => {
            let ticket = cookie(&asking.web, gate::ticket_cookie(asking.web.secure), ticket);
            (jar.add(ticket), Redirect::to(app::QUEUE)).into_response()
        }
    }
}

/// How it stands with a code that is being checked.
pub async fn waiting(asking: Asking, jar: CookieJar) -> Response {
    let name = gate::ticket_cookie(asking.web.secure);
    let Some(ticket) = jar.get(name).map(|ticket| ticket.value().to_owned()) else {
        return Redirect::to("/enter").into_response();
    };
    let stands = asking.web.waiting_room.ask(&ticket).await;
    // Whose turn it is may be inside: another node let them in, or the answer that did was lost on the way.
    let visit = match stands {
        Stands::Unknown | Stands::Waits(Queued { place: Some(1) }) => asking.web.door.visit(&ticket).await,
        _ => Visit::Stranger,
    };
    let jar = jar.remove(cookie(&asking.web, name, ""));
    match (visit, stands) {
        (Visit::Inside(_), _) | (_, Stands::Checked(Ok(()))) => welcome(asking, jar, "/enter", Ok(ticket)).await,
        (_, Stands::Checked(Err(error))) => welcome(asking, jar, "/enter", Err(error.into())).await,
        (Visit::Ended(ending), _) => welcome(asking, jar, "/enter", Err(WebError::Ended(ending))).await,
        (_, Stands::Waits(queued)) => pages::queued(&asking.web, asking.viewer, queued).await,
        (Visit::Unclear, Stands::Unknown) => pages::queued(&asking.web, asking.viewer, Queued { place: None }).await,
        (Visit::Stranger, Stands::Unknown) => (jar, Redirect::to("/enter")).into_response(),
    }
}

/// A cookie for this site alone that no script reads.
fn cookie(web: &Web, name: &'static str, value: impl Into<Cow<'static, str>>) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(web.secure).build()
}

/// A number without what does not matter: the case, and what is put between its parts.
fn bare(id: &str) -> String {
    id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The delegate whose number was typed.
fn on_the_roll(roll: &Roll, typed: &str) -> DelegateId {
    let number = bare(typed);
    let mut alike = roll.delegates.keys().filter(|id| bare(id.as_str()) == number);
    match (alike.next(), alike.next()) {
        (Some(id), None) => id.clone(),
        _ => DelegateId::new(typed.trim().to_uppercase()),
    }
}

/// Enters by name and password.
pub async fn by_password(
    asking: Asking,
    jar: CookieJar,
    headers: HeaderMap,
    form: Result<Form<PasswordForm>, FormRejection>,
) -> Response {
    let entered = async {
        let Form(form) = form?;
        Ok(asking.web.door.enter_by_password(&form.name, &form.password, browser(&headers)).await?)
    }
    .await;
    let_in(asking, jar, "/enter", entered).await
}

/// Lets somebody in, or asks for the code of the second factor.
async fn let_in(asking: Asking, jar: CookieJar, here: &str, entered: Result<Entrance, WebError>) -> Response {
    match entered {
        Ok(Entrance::SecondStep(token)) if asking.wants_json() => {
            Json(json!({ "done": false, "token": token })).into_response()
        }
        Ok(Entrance::SecondStep(token)) => {
            pages::second_step(&asking.web, asking.viewer, SecondStep { token }, (None, StatusCode::OK)).await
        }
        Ok(Entrance::Inside(secret)) => welcome(asking, jar, here, Ok(secret)).await,
        Err(error) => welcome(asking, jar, here, Err(error)).await,
    }
}

/// Takes the second step: the code of the second factor.
pub async fn by_second_step(asking: Asking, jar: CookieJar, form: Result<Form<SecondForm>, FormRejection>) -> Response {
    let form = match form {
        Ok(Form(form)) => form,
        Err(rejection) => return asking.refuse("/enter", rejection.into()).await,
    };
    match asking.web.door.enter_by_second_step(&form.token, &form.code).await {
        Err(error @ (DoorError::WrongCode | DoorError::TooFast(_))) if !asking.wants_json() => {
            let error = WebError::from(error);
            let (notice, status, wait) = (asking.notice(&error), error.status(), error.retry_after());
            let step = SecondStep { token: form.token };
            let mut response = pages::second_step(&asking.web, asking.viewer, step, (Some(notice), status)).await;
            if let Some(seconds) = wait {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            response
        }
        entered => welcome(asking, jar, "/enter", entered.map_err(WebError::from)).await,
    }
}

/// Gives the session's cookie and leads to the person's own page.
async fn welcome(asking: Asking, jar: CookieJar, here: &str, entered: Result<String, WebError>) -> Response {
    let secret = match entered {
        Ok(secret) => secret,
        Err(error) => return asking.refuse(here, error).await,
    };
    let visitor = match asking.web.door.visit(&secret).await {
        Visit::Inside(visitor) => visitor,
        Visit::Ended(ending) => return asking.refuse(here, WebError::Ended(ending)).await,
        Visit::Stranger => return asking.refuse("/enter", WebError::Stranger).await,
        Visit::Unclear => return asking.refuse(here, WebError::Away).await,
    };
    let cookie = cookie(&asking.web, gate::session_cookie(asking.web.secure), secret);
    (jar.add(cookie), Redirect::to(gate::home(&visitor.actor))).into_response()
}

/// Leaves: ends the session.
pub async fn leave(State(web): State<Web>, jar: CookieJar) -> Response {
    let name = gate::session_cookie(web.secure);
    if let Some(cookie) = jar.get(name)
        && let Err(error) = web.door.leave(cookie.value()).await
    {
        tracing::error!(%error, "a session could not be ended");
    }
    (jar.remove(self::cookie(&web, name, "")), Redirect::to("/enter")).into_response()
}

/// Chooses the language and goes back.
pub async fn language(
    State(web): State<Web>,
    jar: CookieJar,
    asking: Asking,
    form: Result<Form<LanguageForm>, FormRejection>,
) -> Response {
    let state = web.house.state();
    let chosen = form.ok().and_then(|form| Some((Language::parse(&form.language)?, form)));
    let offered = &state.settings().languages;
    let Some((language, Form(form))) = chosen.filter(|(language, _)| offered.contains(language)) else {
        return asking.refuse("/enter", WebError::BadForm).await;
    };
    let mut cookie = cookie(&web, gate::LANGUAGE, language.code());
    cookie.make_permanent();
    let back = if leads_here(&form.back) { form.back.as_str() } else { "/" };
    (jar.add(cookie), Redirect::to(back)).into_response()
}

/// Whether something is a path of this site and can stand in a header: two slashes would lead to another host.
fn leads_here(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_taken_back_to_paths_of_this_site_only() {
        assert!(leads_here("/") && leads_here("/chair?c=c1") && leads_here("/resolution/c%C3%A9"));
        for elsewhere in ["", "chair", "//example.org", "/\\example.org", "/enter\nset-cookie: a=b", "/enter\r", "/é"]
        {
            assert!(!leads_here(elsewhere), "{elsewhere:?}");
        }
    }
}
