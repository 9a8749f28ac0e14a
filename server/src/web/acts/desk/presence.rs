//! Presence at the desk: people are checked in and out, by their number or by their card, and the list in which the
//! desk's browser searches is given out.

use app::failure::CardFault;
use app::finding::card_secret;
use app::islands::check_in_list::Done;
use app::link::encoded;
use app::presence;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use congress::command::{Command, Refusal};
use congress::roll::DelegateId;
use serde::Deserialize;

use super::super::{Fields, Sent};
use super::person_at;
use crate::door::Scanned;
use crate::web::asking::{Asking, WebError};

const PAGE: &str = "/desk/check-in";

/// Marks a delegate here or gone: `delegate`, `present` yes or no, `page` where it was asked (`person`, or the check-in).
pub async fn check_in(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let field = |name| fields.as_ref().ok().and_then(|fields: &Fields| fields.filled(name));
    let id = field("delegate").map(str::to_owned);
    let from_person = field("page") == Some("person");
    let here = match &id {
        Some(id) if from_person => person_at(id),
        _ => PAGE.to_owned(),
    };
    let marked = async {
        let fields = fields?;
        let present = match fields.get("present")? {
            "yes" => true,
            "no" => false,
            _ => return Err(WebError::BadForm),
        };
        mark(&asking, DelegateId::new(fields.get("delegate")?), present).await
    }
    .await;
    answer(asking, &here, marked, from_person).await
}

/// What was typed or scanned in the field `sought`: a card's link checks its holder in, anything else is searched.
pub async fn find(asking: Asking, sent: Sent) -> Response {
    let sought = match sent {
        Ok(Form(fields)) => fields.into_iter().find(|(name, _)| name == "sought").map(|(_, sought)| sought),
        Err(error) => return asking.refuse(PAGE, error.into()).await,
    };
    let Some(sought) = sought else { return asking.refuse(PAGE, WebError::BadForm).await };
    let Some(secret) = card_secret(&sought) else {
        let sought: String = sought.trim().chars().take(LONGEST_SOUGHT).collect();
        return Redirect::to(&format!("{PAGE}?q={}", encoded(&sought))).into_response();
    };
    let marked = match holder(&asking, secret) {
        Ok(id) => mark(&asking, id, true).await,
        Err(fault) => Err(WebError::Card(fault)),
    };
    answer(asking, PAGE, marked, false).await
}

/// More letters than this nobody types to find a person.
const LONGEST_SOUGHT: usize = 100;

/// Whose card this is.
fn holder(asking: &Asking, secret: &str) -> Result<DelegateId, CardFault> {
    match asking.web.door.scanned(secret) {
        Scanned::Good(actor) => actor.delegate().cloned().ok_or(CardFault::NotADelegate),
        Scanned::Replaced(actor) => {
            let id = actor.delegate().ok_or(CardFault::Unknown)?;
            let state = asking.web.house.state();
            Err(CardFault::Replaced(state.roll.person(id).map_or_else(|| id.to_string(), |one| one.name.clone())))
        }
        Scanned::Unknown => Err(CardFault::Unknown),
    }
}

async fn mark(asking: &Asking, delegate: DelegateId, present: bool) -> Result<Done, WebError> {
    let command = Command::CheckIn { delegate: delegate.clone(), present };
    let (state, changed) = asking.web.house.ask_whether(asking.actor()?, command).await?;
    let done = presence::done(&state, asking.viewer.language, &delegate, changed);
    done.ok_or(Refusal::NoSuchDelegate(delegate).into())
}

async fn answer(asking: Asking, here: &str, marked: Result<Done, WebError>, from_person: bool) -> Response {
    match marked {
        Ok(done) if asking.wants_json() => Json(done).into_response(),
        Ok(_) if from_person => Redirect::to(here).into_response(),
        Ok(done) => {
            let already = if done.changed { "" } else { "&already=yes" };
            Redirect::to(&format!("{PAGE}?done={}{already}", encoded(&done.person.id))).into_response()
        }
        Err(error) => asking.refuse(here, error).await,
    }
}

/// What the list is asked for.
#[derive(Deserialize)]
pub struct Asked {
    /// The revision up to which it is known.
    since: Option<u64>,
}

/// The list in which the desk's browser searches: all of it, or what has changed `since` a revision.
pub async fn people(asking: Asking, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let Ok(Query(Asked { since })) = asked else {
        return (StatusCode::UNPROCESSABLE_ENTITY, "since: the number of a revision\n").into_response();
    };
    let state = asking.web.house.state();
    Json(presence::people(&state, asking.viewer.language, since)).into_response()
}
