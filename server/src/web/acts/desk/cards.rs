//! Cards at the desk: a new one for somebody who lost theirs, or their phone.

use app::link::encoded;
use app::port::NewCard;
use axum::Json;
use axum::response::{IntoResponse, Response};
use congress::command::{Actor, Refusal};
use congress::roll::DelegateId;
use serde_json::json;

use super::super::{Fields, Sent};
use crate::web::asking::{Asking, WebError};
use crate::web::pages;

/// Issues a new card, which ends the old one, its code and the phone that is logged in: `delegate`. The answer is the
/// only one that ever shows the new secrets.
pub async fn issue(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let id = fields.as_ref().ok().and_then(|fields| fields.filled("delegate")).unwrap_or_default();
    let here = format!("/desk/delegate?id={}", encoded(id));
    match issued(&asking, fields).await {
        Ok(card) if asking.wants_json() => {
            Json(json!({ "done": true, "delegate": card.delegate, "link": card.link, "code": card.code }))
                .into_response()
        }
        Ok(card) => pages::issued(&asking.web, asking.viewer, &here, card).await,
        Err(error) => asking.refuse(&here, error).await,
    }
}

async fn issued(asking: &Asking, fields: Result<Fields, WebError>) -> Result<NewCard, WebError> {
    let delegate = DelegateId::new(fields?.get("delegate")?);
    if !asking.web.house.state().roll.delegates.contains_key(&delegate) {
        return Err(Refusal::NoSuchDelegate(delegate).into());
    }
    let card = asking.web.door.issue_cards(&[Actor::Delegate(delegate.clone())]).await?.pop();
    let card = card.and_then(|card| Some((card.secret, card.code?))).ok_or(WebError::BadForm)?;
    let (link, code) = (format!("{}/enter/{}", asking.web.public_url, card.0), card.1);
    tracing::info!(%delegate, by = ?asking.viewer.actor, "a new card was issued");
    Ok(NewCard { delegate, link, code })
}
