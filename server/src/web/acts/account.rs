//! One's own access as one of the staff: another password, and the codes of a second factor.

use app::link::encoded;
use app::port::NewSecond;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use congress::command::Actor;
use serde_json::json;

use super::{Fields, Sent};
use crate::door::{DoorError, user_name};
use crate::web::asking::{Asking, WebError};
use crate::web::{gate, pages};

/// Where it says that it was done.
const DONE: &str = "/account?done=yes";

/// The secret of the session that asks.
fn session(asking: &Asking, jar: &CookieJar) -> Result<String, WebError> {
    let cookie = jar.get(gate::session_cookie(asking.web.secure)).ok_or(WebError::Stranger)?;
    Ok(cookie.value().to_owned())
}

/// Chooses another password: `present`, `new`.
pub async fn password(asking: Asking, jar: CookieJar, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        // A password is what was typed, with the spaces around it.
        let passwords = (fields.as_typed("present")?, fields.as_typed("new")?);
        Ok(asking.web.door.change_password(&asking.actor()?, &session(&asking, &jar)?, passwords).await?)
    }
    .await;
    asking.answer(app::ACCOUNT, DONE, result).await
}

/// Begins to set up a second factor: the answer shows its secret.
pub async fn begin_second(asking: Asking) -> Response {
    match asking.actor() {
        Ok(actor) => match asking.web.door.begin_second(&actor).await {
            Ok(secret) => show(asking, &actor, secret, None).await,
            Err(error) => asking.refuse(app::ACCOUNT, error.into()).await,
        },
        Err(error) => asking.refuse(app::ACCOUNT, error).await,
    }
}

/// Confirms the second factor that is being set up with a first `code`.
pub async fn confirm_second(asking: Asking, jar: CookieJar, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let actor = asking.actor()?;
        Ok(asking.web.door.confirm_second(&actor, &session(&asking, &jar)?, fields.get("code")?).await?)
    }
    .await;
    let begun = match asking.viewer.actor.clone() {
        Some(actor) => asking.web.door.begun_second(&actor).await.ok().flatten().map(|secret| (secret, actor)),
        None => None,
    };
    match (result, begun) {
        (Err(WebError::Door(DoorError::Unconfirmed)), Some((secret, actor))) if !asking.wants_json() => {
            show(asking, &actor, secret, Some(DoorError::Unconfirmed.into())).await
        }
        (result, _) => asking.answer(app::ACCOUNT, DONE, result).await,
    }
}

/// Ends the second factor with a last `code`.
pub async fn end_second(asking: Asking, jar: CookieJar, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let actor = asking.actor()?;
        Ok(asking.web.door.end_second(&actor, &session(&asking, &jar)?, fields.get("code")?).await?)
    }
    .await;
    asking.answer(app::ACCOUNT, DONE, result).await
}

/// Shows the secret that is being set up, as a link for an authenticator app and as letters.
async fn show(asking: Asking, actor: &Actor, secret: String, error: Option<WebError>) -> Response {
    let state = asking.web.house.state();
    let place = state.profile.as_ref().map_or("", |profile| &profile.place);
    let issuer = encoded(&format!("Hemicycle {place}").replace(':', " "));
    let name = encoded(&user_name(actor).replace(':', " "));
    let link = format!("otpauth://totp/{issuer}:{name}?secret={secret}&issuer={issuer}");
    if asking.wants_json() {
        return Json(json!({ "done": true, "secret": secret, "link": link })).into_response();
    }
    let status = error.as_ref().map_or(StatusCode::OK, WebError::status);
    let notice = error.map(|error| asking.notice(&error));
    pages::with_second(&asking.web, asking.viewer, NewSecond { secret, link }, (notice, status)).await
}
