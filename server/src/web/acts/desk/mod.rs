//! What the secretariat does at the desk: mandates, proxies, rulesets. Presence, the roll, the texts, the cards, ballots on
//! paper, the staff and the settings have rooms of their own.

pub mod cards;
pub mod paper;
pub mod presence;
pub mod prints;
pub mod roll;
pub mod settings;
pub mod staff;
pub mod texts;

use axum::response::Response;
use congress::command::Command;
use congress::roll::DelegateId;
use congress::rules_file;

use app::link::encoded;

use super::{Fields, Sent, ask};
use crate::web::asking::{Asking, WebError};

/// Where a person stands at the desk.
fn person_at(id: &str) -> String {
    format!("/desk/delegate?id={}", encoded(id))
}

/// Acts on a form about the person whose id is in the field `who`, and goes back to that person's page.
async fn about(
    asking: Asking,
    sent: Sent,
    who: &str,
    command: impl FnOnce(&Fields) -> Result<Command, WebError>,
) -> Response {
    let fields = Fields::read(sent);
    let here = person_at(fields.as_ref().ok().and_then(|fields| fields.filled(who)).unwrap_or_default());
    let result = async { ask(&asking, command(&fields?)?).await }.await;
    asking.answer(&here, &here, result).await
}

/// Mandates a substitute, or ends the mandate: `substitute`, `in_place_of`.
pub async fn mandate(asking: Asking, sent: Sent) -> Response {
    about(asking, sent, "substitute", |fields| {
        Ok(Command::Mandate {
            substitute: DelegateId::new(fields.get("substitute")?),
            in_place_of: fields.filled("in_place_of").map(DelegateId::new),
        })
    })
    .await
}

/// Records a proxy, or takes it back: `giver`, `holder`.
pub async fn proxy(asking: Asking, sent: Sent) -> Response {
    about(asking, sent, "giver", |fields| {
        Ok(Command::GiveProxy {
            giver: DelegateId::new(fields.get("giver")?),
            holder: fields.filled("holder").map(DelegateId::new),
        })
    })
    .await
}

/// Loads a ruleset: `name`, `rules` (the content of a rules.toml).
pub async fn ruleset(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let ruleset = rules_file::parse(fields.get("rules")?).map_err(WebError::BadRules)?;
        ask(&asking, Command::EnterRuleset { name: fields.get("name")?.to_owned(), ruleset }).await
    }
    .await;
    asking.answer("/desk", "/desk", result).await
}
