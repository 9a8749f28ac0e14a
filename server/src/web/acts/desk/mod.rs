//! What the secretariat does at the desk: presence, mandates, proxies, rulesets. The roll, the cards, the
//! staff and the settings have rooms of their own.

pub mod cards;
pub mod roll;
pub mod settings;
pub mod staff;

use axum::response::Response;
use congress::command::Command;
use congress::roll::DelegateId;
use congress::rules_file;

use app::link::encoded;

use super::{Fields, Sent, ask};
use crate::web::asking::{Asking, WebError};

async fn answer(asking: Asking, sent: Sent, command: impl FnOnce(&Fields) -> Result<Command, WebError>) -> Response {
    let fields = Fields::read(sent);
    let query = fields.as_ref().ok().and_then(|fields| fields.filled("q")).unwrap_or_default();
    let here = format!("/desk?q={}", encoded(query));
    let result = async { ask(&asking, command(&fields?)?).await }.await;
    asking.answer(&here, &here, result).await
}

/// Marks a delegate present or gone: `delegate`, `present` yes or no, `q`.
pub async fn check_in(asking: Asking, sent: Sent) -> Response {
    answer(asking, sent, |fields| {
        let present = match fields.get("present")? {
            "yes" => true,
            "no" => false,
            _ => return Err(WebError::BadForm),
        };
        Ok(Command::CheckIn { delegate: DelegateId::new(fields.get("delegate")?), present })
    })
    .await
}

/// Mandates a substitute, or ends the mandate: `substitute`, `in_place_of`, `q`.
pub async fn mandate(asking: Asking, sent: Sent) -> Response {
    answer(asking, sent, |fields| {
        Ok(Command::Mandate {
            substitute: DelegateId::new(fields.get("substitute")?),
            in_place_of: fields.filled("in_place_of").map(DelegateId::new),
        })
    })
    .await
}

/// Records a proxy, or takes it back: `giver`, `holder`, `q`.
pub async fn proxy(asking: Asking, sent: Sent) -> Response {
    answer(asking, sent, |fields| {
        Ok(Command::GiveProxy {
            giver: DelegateId::new(fields.get("giver")?),
            holder: fields.filled("holder").map(DelegateId::new),
        })
    })
    .await
}

/// Loads a ruleset: `name`, `rules` (the content of a rules.toml).
pub async fn ruleset(asking: Asking, sent: Sent) -> Response {
    answer(asking, sent, |fields| {
        let ruleset = rules_file::parse(fields.get("rules")?).map_err(WebError::BadRules)?;
        Ok(Command::EnterRuleset { name: fields.get("name")?.to_owned(), ruleset })
    })
    .await
}
