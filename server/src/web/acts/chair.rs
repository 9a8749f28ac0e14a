//! What the chair does: rounds from opening to publication, and what to do when one ended without consensus.

use std::collections::BTreeMap;

use axum::response::Response;
use congress::command::{Command, Opening};
use congress::roll::DelegationId;
use congress::round::Wording;
use congress::text::{CommitmentId, Language};

use super::{Fields, Sent, ask, encoded};
use crate::web::asking::{Asking, WebError};

const CHAIR: &str = "/chair";

/// Opens a round: `commitment`, `preset`, `seconds`, and for a choice of wording the alternatives `a.en`, `a.fr`, ….
pub async fn open(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let asked_for = fields.as_ref().ok().and_then(|fields| fields.filled("commitment"));
    let here = asked_for.map_or(CHAIR.to_owned(), |commitment| format!("{CHAIR}?c={}", encoded(commitment)));
    let result = async {
        let fields = fields?;
        let preset = fields.get("preset")?.to_owned();
        let ruleset = asking.web.house.state().ruleset(&preset)?;
        let command = Command::Open(Opening {
            commitment: CommitmentId::new(fields.get("commitment")?),
            alternatives: alternatives(&fields, ruleset.kind() == congress::rules::Kind::Wording),
            preset,
            ruleset,
            seconds: fields.number("seconds")?,
            procedural: None,
            roll_call: None,
        });
        ask(&asking, command).await
    }
    .await;
    asking.answer(&here, CHAIR, result).await
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

/// Closes a round: `round`.
pub async fn close(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let round = Fields::read(sent)?.round()?;
        asking.web.house.close(asking.actor()?, round).await?;
        Ok(())
    }
    .await;
    asking.answer(CHAIR, CHAIR, result).await
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
        let words = |language: Language| Some((language, fields.filled(language.code())?.to_owned()));
        let texts = Language::ALL.into_iter().filter_map(words).collect();
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
