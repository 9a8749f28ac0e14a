//! What the chair does: rounds from opening to publication, and what to do when one ended without consensus.

use std::collections::BTreeMap;

use axum::response::Response;
use congress::ballot::Choice;
use congress::command::{Command, Opening, Refusal};
use congress::roll::DelegationId;
use congress::roll_call::RollCall;
use congress::round::Wording;
use congress::rules::{Kind, Ruleset, Visibility};
use congress::state::State;
use congress::text::Language;

use super::agenda::sentence;
use super::{Fields, Sent, ask, chair_at, commitment};
use crate::house::House;
use crate::web::asking::{Asking, WebError};

const CHAIR: &str = "/chair";

/// Opens a round: `commitment`, `preset`, `visibility` if it is another than the ruleset's, `seconds`, `roll_call` and `letter` if delegations are to be called, and for a choice of wording the alternatives `a.en`, `a.fr`, ….
pub async fn open(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let here = chair_at(fields.as_ref().ok());
    let result = async {
        let fields = fields?;
        let preset = fields.get("preset")?;
        let state = asking.web.house.state();
        let mut ruleset = state.ruleset(preset)?;
        ruleset.visibility = match fields.filled("visibility") {
            None => ruleset.visibility,
            Some("names") => Visibility::Names,
            Some("delegations") => Visibility::Delegations,
            Some("secret") => Visibility::Secret,
            Some(_) => return Err(WebError::BadForm),
        };
        let opening = Opening::on(commitment(&fields)?, preset, ruleset);
        let command = Command::Open(Opening {
            alternatives: alternatives(&fields, opening.ruleset.kind() == Kind::Wording),
            seconds: fields.number("seconds")?,
            roll_call: fields.filled("roll_call").map(|_| roll_call(&asking, &state, &opening.ruleset, &fields)),
            ..opening
        });
        ask(&asking, command).await
    }
    .await;
    asking.answer(&here, CHAIR, result).await
}

/// The order of a roll call in the chair's language; with `letter` = `draw`, from a letter on that is drawn now.
fn roll_call(asking: &Asking, state: &State, ruleset: &Ruleset, fields: &Fields) -> RollCall {
    let letter = fields.filled("letter").map(|_| rand::random_range('A'..='Z'));
    let electorate = state.roll.electorate(ruleset);
    let order = app::words::call_order(asking.viewer.language, &state.roll, &electorate, letter);
    RollCall { order, letter }
}

/// Records what a delegation answered in a roll call: `round`, `delegation`, and `answer`, empty if there was none. Chair
/// and secretariat do it, each on their own page.
pub async fn answer(asking: Asking, sent: Sent) -> Response {
    let here = asking.viewer.actor.as_ref().map_or("/enter", super::super::gate::home);
    let result = async {
        let fields = Fields::read(sent)?;
        let word = fields.filled("answer");
        let answer =
            word.map(|word| Choice::parse(Kind::Vote, word).ok_or(Refusal::BadMark(word.to_owned()))).transpose()?;
        let delegation = DelegationId::new(fields.get("delegation")?);
        ask(&asking, Command::Answer { round: fields.round()?, delegation, answer }).await
    }
    .await;
    asking.answer(here, here, result).await
}

/// The alternatives that were filled in; the form has their fields for every kind of round.
fn alternatives(fields: &Fields, are_asked_for: bool) -> Vec<Wording> {
    let mut alternatives: BTreeMap<char, Wording> = BTreeMap::new();
    for letter in ('a'..='e').filter(|_| are_asked_for) {
        for language in Language::ALL {
            if let Some(words) = fields.filled(&format!("{letter}.{language}")) {
                alternatives.entry(letter).or_default().insert(language, words.to_owned());
            }
        }
    }
    alternatives.into_values().collect()
}

/// Gives the open round more time: `round`, `seconds`.
pub async fn extend(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let seconds = fields.number("seconds")?.ok_or(WebError::BadForm)?;
        ask(&asking, Command::Extend { round: fields.round()?, seconds }).await
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

/// Closes a round: `round`. With `ask` = `missing`, a round in which somebody is missing is asked about once more.
pub async fn close(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let here = chair_at(fields.as_ref().ok());
    let mut done = CHAIR.to_owned();
    let result = async {
        let fields = fields?;
        let round = fields.round()?;
        let house = &asking.web.house;
        let is_open = house.state().open_round().is_some_and(|open| open.number == round);
        if is_open && fields.filled("ask").is_some() && is_somebody_missing(house) {
            let separator = if here.contains('?') { '&' } else { '?' };
            done = format!("{here}{separator}ask=close");
            return Ok(());
        }
        house.close(asking.actor()?, round).await?;
        Ok(())
    }
    .await;
    asking.answer(&here, &done, result).await
}

/// Whether somebody who is present has not voted, or in a roll call has not been called.
fn is_somebody_missing(house: &House) -> bool {
    let state = house.state();
    let Some(round) = state.open_round() else { return false };
    if round.roll_call.is_some() {
        return round.turn().is_some();
    }
    house.progress().is_some_and(|progress| !progress.missing.is_empty())
}

/// Publishes a round's result: `round`.
pub async fn publish(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let round = Fields::read(sent)?.round()?;
        ask(&asking, Command::Publish { round }).await
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

/// Opens a closed round again for ballots on paper: `round`, `reason`.
pub async fn reopen(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        ask(&asking, Command::Reopen { round: fields.round()?, reason: reason(&fields) }).await
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

/// Annuls a closed round: `round`, `reason`.
pub async fn annul(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        ask(&asking, Command::Annul { round: fields.round()?, reason: reason(&fields) }).await
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

/// Accepts a head's withdrawal of an objection: `round`, `delegation`.
pub async fn accept_withdrawal(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let delegation = DelegationId::new(fields.get("delegation")?);
        asking.web.house.accept_withdrawal(asking.actor()?, fields.round()?, delegation).await?;
        Ok(())
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

/// Amends the commitment of a round without consensus: `round`, `reason`, and the words in `en`, `fr`, `es`.
pub async fn amend(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let texts = sentence(&fields);
        ask(&asking, Command::Amend { round: fields.round()?, texts, reason: reason(&fields) }).await
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

/// Refers the commitment of a round without consensus: `round`, `reason`.
pub async fn refer(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        ask(&asking, Command::Refer { round: fields.round()?, reason: reason(&fields) }).await
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
}

fn reason(fields: &Fields) -> String {
    fields.filled("reason").unwrap_or_default().to_owned()
}
