//! What people do: ballots, the chair's rounds, the desk's check-in. Parse, ask the house, answer; no rules here.

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use congress::command::{Actor, Command, Refusal};
use congress::presets;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use congress::text::CommitmentId;
use serde::Deserialize;
use serde_json::json;

use super::asking::{Asking, WebError};
use crate::house::HouseError;

type Filled<T> = Result<Form<T>, FormRejection>;

/// A delegate's ballot.
#[derive(Deserialize)]
pub struct BallotForm {
    round: RoundNumber,
    choice: String,
    reason: Option<String>,
}

/// Records a ballot.
pub async fn ballot(asking: Asking, form: Filled<BallotForm>) -> Response {
    let cast = async {
        let Form(form) = form?;
        let Actor::Delegate(delegate) = asking.actor()? else {
            return Err(Refusal::NotPermitted.into());
        };
        let house = &asking.web.house;
        let recorded = house.cast(&delegate, form.round, &form.choice, form.reason.as_deref()).await?;
        Ok(json!({ "done": true, "round": form.round, "choice": recorded.mark.to_string(), "at": recorded.at }))
    }
    .await;
    asking.answer_with("/", "/", cast).await
}

/// The chair opens a round.
#[derive(Deserialize)]
pub struct OpenForm {
    commitment: String,
    preset: String,
    #[serde(default)]
    seconds: String,
}

/// Opens a round.
pub async fn open(asking: Asking, form: Filled<OpenForm>) -> Response {
    let form = form.map(|Form(form)| form);
    let here = form.as_ref().map_or("/chair".to_owned(), |form| chair_at(&form.commitment));
    let result = async {
        let form = form?;
        let seconds = match form.seconds.trim() {
            "" => None,
            written => Some(written.parse().map_err(|_| WebError::BadForm)?),
        };
        let preset = presets::named(&form.preset)?;
        let command = Command::Open {
            commitment: CommitmentId::new(form.commitment),
            preset: preset.name.to_owned(),
            ruleset: preset.ruleset,
            seconds,
        };
        ask(&asking, command).await
    }
    .await;
    asking.answer(&here, "/chair", result).await
}

/// A round, and seconds more for it.
#[derive(Deserialize)]
pub struct ExtendForm {
    round: RoundNumber,
    seconds: u32,
}

/// Gives the open round more time.
pub async fn extend(asking: Asking, form: Filled<ExtendForm>) -> Response {
    let result = async {
        let Form(form) = form?;
        ask(&asking, Command::Extend { round: form.round, seconds: form.seconds }).await
    }
    .await;
    asking.answer("/chair", "/chair", result).await
}

/// A round.
#[derive(Deserialize)]
pub struct RoundForm {
    round: RoundNumber,
}

/// Closes a round.
pub async fn close(asking: Asking, form: Filled<RoundForm>) -> Response {
    let result = async {
        let Form(form) = form?;
        asking.web.house.close(asking.actor()?, form.round).await?;
        Ok(())
    }
    .await;
    asking.answer("/chair", "/chair", result).await
}

/// Publishes a round's result.
pub async fn publish(asking: Asking, form: Filled<RoundForm>) -> Response {
    let result = async {
        let Form(form) = form?;
        ask(&asking, Command::Publish { round: form.round }).await
    }
    .await;
    asking.answer("/chair", "/chair", result).await
}

/// A round, and why it is void.
#[derive(Deserialize)]
pub struct AnnulForm {
    round: RoundNumber,
    reason: String,
}

/// Annuls a closed round.
pub async fn annul(asking: Asking, form: Filled<AnnulForm>) -> Response {
    let result = async {
        let Form(form) = form?;
        ask(&asking, Command::Annul { round: form.round, reason: form.reason }).await
    }
    .await;
    asking.answer("/chair", "/chair", result).await
}

/// A delegate at the desk.
#[derive(Deserialize)]
pub struct CheckInForm {
    delegate: String,
    present: String,
    #[serde(default)]
    q: String,
}

/// Marks a delegate present or gone.
pub async fn check_in(asking: Asking, form: Filled<CheckInForm>) -> Response {
    let form = form.map(|Form(form)| form);
    let query = form.as_ref().map_or("", |form| form.q.as_str());
    let here = format!("/desk?q={}", encoded(query));
    let result = async {
        let form = form?;
        let present = match form.present.as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(WebError::BadForm),
        };
        ask(&asking, Command::CheckIn { delegate: DelegateId::new(form.delegate), present }).await
    }
    .await;
    asking.answer(&here, &here, result).await
}

async fn ask(asking: &Asking, command: Command) -> Result<(), WebError> {
    let asked: Result<_, HouseError> = asking.web.house.ask(asking.actor()?, command).await;
    Ok(asked.map(drop)?)
}

fn chair_at(commitment: &str) -> String {
    format!("/chair?c={}", encoded(commitment))
}

/// Percent-encodes a query value.
fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
