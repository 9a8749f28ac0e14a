//! The staff at the desk: adding, giving another password, shutting out and letting in, removing. Each page that shows a
//! password is the only one that ever does.

use app::link::encoded;
use app::port::NewPassword;
use axum::Json;
use axum::response::{IntoResponse, Response};
use congress::command::Actor;
use serde_json::json;

use super::super::{Fields, Sent};
use crate::door::{DoorError, user_name};
use crate::web::asking::{Asking, WebError};
use crate::web::pages;

/// The page with the list.
const STAFF: &str = "/desk/staff";

/// The page of one of the staff.
fn member(name: &str) -> String {
    format!("{STAFF}/member?name={}", encoded(name))
}

/// The name that a form is about.
fn named(fields: &Result<Fields, WebError>) -> String {
    fields.as_ref().ok().and_then(|fields| fields.filled("name")).unwrap_or_default().to_owned()
}

/// Adds somebody: `name`, `role` chair, secretariat, teller or screen.
pub async fn add(asking: Asking, sent: Sent) -> Response {
    let added = async {
        let fields = Fields::read(sent)?;
        let name = fields.get("name")?.to_owned();
        let actor = match fields.get("role")? {
            "chair" => Actor::Chair(name),
            "secretariat" => Actor::Secretariat(name),
            "teller" => Actor::Teller(name),
            "screen" => Actor::Screen(name),
            _ => return Err(WebError::BadForm),
        };
        let by = asking.actor()?;
        let password = asking.web.door.add(actor.clone(), user_name(&by)).await?;
        tracing::info!(user = ?actor, ?by, "a user was added");
        Ok(NewPassword { actor, password })
    }
    .await;
    show(asking, STAFF, added).await
}

/// Gives somebody another password: `name`.
pub async fn reset(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let here = member(&named(&fields));
    let reset = async {
        let by = asking.actor()?;
        let (actor, password) = asking.web.door.reset(fields?.get("name")?, user_name(&by)).await?;
        tracing::info!(user = ?actor, ?by, "a user got another password");
        Ok(NewPassword { actor, password })
    }
    .await;
    show(asking, &here, reset).await
}

async fn show(asking: Asking, here: &str, result: Result<NewPassword, WebError>) -> Response {
    match result {
        Ok(new) if asking.wants_json() => {
            Json(json!({ "done": true, "name": user_name(&new.actor), "password": new.password })).into_response()
        }
        Ok(new) => pages::with_password(&asking.web, asking.viewer, here, new).await,
        Err(error) => refuse(asking, here, error).await,
    }
}

/// Shows the page with the reason, or the list where it would be the page of nobody.
async fn refuse(asking: Asking, here: &str, error: WebError) -> Response {
    let is_nobody = matches!(error, WebError::Door(DoorError::NoSuchUser) | WebError::BadForm);
    asking.refuse(if is_nobody { STAFF } else { here }, error).await
}

/// Shuts somebody out: `name`.
pub async fn disable(asking: Asking, sent: Sent) -> Response {
    set_disabled(asking, sent, true).await
}

/// Lets somebody in again: `name`.
pub async fn enable(asking: Asking, sent: Sent) -> Response {
    set_disabled(asking, sent, false).await
}

async fn set_disabled(asking: Asking, sent: Sent, disabled: bool) -> Response {
    let fields = Fields::read(sent);
    let name = named(&fields);
    let here = member(&name);
    let result = async {
        let by = asking.actor()?;
        asking.web.door.disable(fields?.get("name")?, disabled, user_name(&by)).await?;
        tracing::info!(name, disabled, ?by, "a user's access was changed");
        Ok(())
    }
    .await;
    match result {
        Ok(()) => asking.answer(&here, &here, Ok(())).await,
        Err(error) => refuse(asking, &here, error).await,
    }
}

/// Removes somebody: `name`.
pub async fn remove(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let name = named(&fields);
    let here = member(&name);
    let result = async {
        let by = asking.actor()?;
        asking.web.door.remove(fields?.get("name")?).await?;
        tracing::info!(name, ?by, "a user was removed");
        Ok(())
    }
    .await;
    match result {
        Ok(()) => asking.answer(&here, STAFF, Ok(())).await,
        Err(error) => refuse(asking, &here, error).await,
    }
}
