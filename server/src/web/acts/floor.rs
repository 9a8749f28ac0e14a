//! The floor: delegates ask for it, the chair gives it.

use axum::response::Response;
use congress::command::{Actor, Command, Refusal};
use congress::floor::FloorRules;
use congress::roll::DelegateId;

use super::{Fields, Sent, ask, by_chair, commitment};
use crate::web::asking::{Asking, WebError};

const PHONE: &str = "/";

fn delegate(fields: &Fields) -> Result<DelegateId, WebError> {
    Ok(DelegateId::new(fields.get("delegate")?))
}

/// Asks for the floor: `commitment`, and `kind` = `speech` or `order`.
pub async fn ask_for(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let point_of_order = fields.get("kind")? == "order";
        ask(&asking, Command::AskFloor { commitment: commitment(&fields)?, point_of_order }).await
    }
    .await;
    asking.answer(PHONE, PHONE, result).await
}

/// Takes one's own request back: `commitment`.
pub async fn leave(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let commitment = commitment(&Fields::read(sent)?)?;
        let Actor::Delegate(delegate) = asking.actor()? else { return Err(Refusal::NotPermitted.into()) };
        ask(&asking, Command::LeaveFloor { commitment, delegate }).await
    }
    .await;
    asking.answer(PHONE, PHONE, result).await
}

/// Gives somebody the floor: `commitment`, `delegate`.
pub async fn give(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        Ok(Command::GiveFloor { commitment: commitment(fields)?, delegate: delegate(fields)? })
    })
    .await
}

/// Strikes a request: `commitment`, `delegate`.
pub async fn strike(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        Ok(Command::LeaveFloor { commitment: commitment(fields)?, delegate: delegate(fields)? })
    })
    .await
}

/// Ends somebody's speech: `commitment`, `delegate`.
pub async fn end(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        Ok(Command::EndSpeech { commitment: commitment(fields)?, delegate: delegate(fields)? })
    })
    .await
}

/// Closes the list or opens it again: `commitment`, `closed` = `yes` or `no`.
pub async fn list(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        Ok(Command::CloseList { commitment: commitment(fields)?, closed: fields.get("closed")? == "yes" })
    })
    .await
}

/// Sets how speakers are called: `seconds`, `alternate`.
pub async fn settings(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        let seconds = fields.number("seconds")?.ok_or(WebError::BadForm)?;
        Ok(Command::SetFloor(FloorRules { seconds, alternate: fields.filled("alternate").is_some() }))
    })
    .await
}
