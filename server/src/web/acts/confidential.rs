//! A ballot of a confidential round: first the question whether the choice is meant, then the ballot, once.

use app::port::Confirming;
use axum::response::Response;
use congress::ballot::Choice;
use congress::command::{Actor, Refusal};
use congress::roll::DelegateId;
use congress::round::BallotPaper;
use congress::rules::Kind;

use super::{Fields, Sent};
use crate::web::asking::{Asking, WebError};
use crate::web::pages;

/// Asks whether a choice is meant: `round`, `choice`, and `for`, which names the giver of a proxy. With `confirmed` it goes
/// into the box for good.
pub async fn ballot(asking: Asking, sent: Sent) -> Response {
    let asked = async {
        let fields = Fields::read(sent)?;
        let Actor::Delegate(holder) = asking.actor()? else {
            return Err(Refusal::NotPermitted.into());
        };
        let house = &asking.web.house;
        let round = fields.round()?;
        let mark = fields.get("choice")?;
        let giver = fields.filled("for").map(DelegateId::new);
        let delegate = giver.as_ref().unwrap_or(&holder);
        let paper = BallotPaper { mark, ..BallotPaper::default() };
        house.may_cast_secretly(&holder, delegate, round, paper)?;
        if fields.filled("confirmed").is_some() {
            house.cast_secretly(&holder, delegate, round, paper).await?;
            return Ok(None);
        }
        if asking.wants_json() {
            return Err(WebError::BadForm);
        }
        let choice = Choice::parse(Kind::Vote, mark).ok_or_else(|| Refusal::BadMark(mark.to_owned()))?;
        Ok(Some(Confirming { giver, choice }))
    }
    .await;
    match asked {
        Ok(Some(asked)) => pages::confirming(&asking.web, asking.viewer, asked).await,
        done => asking.answer("/", "/", done.map(drop)).await,
    }
}
