//! What the desk prints: credential cards, and the ballots and the tally sheet of the open round. Each is a document that
//! is made in the background and handed out once it is there.

use std::sync::Arc;

use app::failure::Failure;
use app::locale::t;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use congress::command::{Actor, Refusal};
use congress::roll::{DelegateId, DelegationId};
use congress::state::State;
use congress::text::Language;
use serde::Serialize;

use super::super::{Fields, Sent};
use crate::clock;
use crate::desk::card_sheet::CardSheet;
use crate::desk::paper::{self, RoundSheet};
use crate::export::File;
use crate::press::{Job, PDF, PressError, Template};
use crate::secret::link_secret;
use crate::store::StoreError;
use crate::web::asking::{Asking, WebError};
use crate::web::documents::Progress;
use crate::web::downloads;

/// Makes cards: `scope` all, new, delegation or delegate, with `delegation` or `delegate`; `language`. The old cards end
/// when the new ones are ready to be handed out, and not if they cannot be made.
pub async fn cards(asking: Asking, sent: Sent) -> Response {
    let ordered = Fields::read(sent).and_then(|fields| {
        let language = Language::parse(fields.get("language")?).ok_or(WebError::BadForm)?;
        Ok((holders(&asking, &fields)?, language))
    });
    match ordered {
        Ok((holders, language)) => {
            let id = begin_cards(&asking, holders, language);
            if asking.wants_json() { downloads::fetch(asking, &id).await } else { waiting_for(&id) }
        }
        Err(error) => asking.refuse("/desk/cards", error).await,
    }
}

fn waiting_for(id: &str) -> Response {
    Redirect::to(&format!("/documents/{id}")).into_response()
}

/// Who gets a card.
fn holders(asking: &Asking, fields: &Fields) -> Result<Vec<DelegateId>, WebError> {
    let state = asking.web.house.state();
    let roll = &state.roll;
    let chosen: Vec<DelegateId> = match fields.get("scope")? {
        "all" => roll.delegates.keys().cloned().collect(),
        "new" => {
            let carded = asking.web.door.carded();
            roll.delegates.keys().filter(|id| !carded.contains(id)).cloned().collect()
        }
        "delegation" => {
            let id = DelegationId::new(fields.get("delegation")?);
            if !roll.delegations.contains_key(&id) {
                return Err(Refusal::UnknownDelegation(id).into());
            }
            roll.members(&id).map(|(member, _)| member.clone()).collect()
        }
        "delegate" => {
            let id = DelegateId::new(fields.get("delegate")?.to_uppercase());
            if !roll.delegates.contains_key(&id) {
                return Err(Refusal::NoSuchDelegate(id).into());
            }
            vec![id]
        }
        _ => return Err(WebError::BadForm),
    };
    if chosen.is_empty() { Err(WebError::Failed(Failure::NobodyForCards)) } else { Ok(chosen) }
}

fn begin_cards(asking: &Asking, holders: Vec<DelegateId>, language: Language) -> String {
    let web = asking.web.clone();
    let (id, by) = (link_secret(), asking.viewer.actor.clone());
    let progress = Progress::of(holders.len());
    let told = progress.clone();
    asking.web.documents.begin(&id, "cards.pdf", by.clone(), progress, async move {
        let failed = |error: &dyn std::fmt::Display| PressError::Failed(error.to_string());
        let actors: Vec<Actor> = holders.iter().cloned().map(Actor::Delegate).collect();
        let new = web.door.new_cards(&actors, || told.step()).await.map_err(|error| failed(&error))?;
        let state = web.house.state();
        let cards: Vec<_> = holders.into_iter().zip(new.cards().iter().cloned()).collect();
        let logo = web.house.logo().await.map_err(|error| failed(&error))?;
        let sheet = CardSheet::of(&state, &cards, logo, language, &web.public_url);
        let sheet = sheet.map_err(|error| failed(&error))?;
        let job = sheet.job(clock::now()).map_err(|error| failed(&error))?;
        let bytes = web.press.set_apart(job).await?;
        web.door.issue(new).await.map_err(|error| failed(&error))?;
        tracing::info!(cards = cards.len(), ?by, "new cards were issued");
        Ok(Arc::new(File { name: "cards.pdf".to_owned(), media_type: PDF, bytes }))
    });
    id
}

/// What stands on a sheet besides the round.
#[derive(Serialize)]
struct PrintedSheet {
    round: RoundSheet,
    words: SheetWords,
}

#[derive(Serialize)]
struct SheetWords {
    proxy: String,
    reason: String,
    mark: String,
    rate: String,
    delegation: String,
    seats: String,
    invalid: String,
    total: String,
    teller: String,
}

impl PrintedSheet {
    fn of(state: &State, language: Language) -> Result<Self, WebError> {
        let say = |key: &str| t(language, key);
        let open = state.open_round().ok_or(WebError::Failed(Failure::NoRoundToPrint))?;
        Ok(Self {
            round: paper::sheet(state, open.number, language)?,
            words: SheetWords {
                proxy: say("sheets-proxy"),
                reason: say("sheets-reason"),
                mark: say("sheets-mark"),
                rate: say("sheets-rate"),
                delegation: say("column-delegation"),
                seats: say("sheets-seats"),
                invalid: say("sheets-invalid"),
                total: say("sheets-total"),
                teller: say("sheets-teller"),
            },
        })
    }
}

/// The ballots or the tally sheet of the open round, in the language of whoever asks: `ballots.pdf` or `tally.pdf`.
pub async fn sheet(asking: Asking, Path(name): Path<String>) -> Response {
    let template = match name.as_str() {
        "ballots.pdf" => Template::BallotSheet,
        "tally.pdf" => Template::TallySheet,
        _ => return asking.turn_away(WebError::Failed(Failure::DocumentGone)).await,
    };
    let sheet = match PrintedSheet::of(&asking.web.house.state(), asking.viewer.language) {
        Ok(sheet) => sheet,
        Err(error) => return asking.refuse("/desk/paper", error).await,
    };
    let file = format!("round-{}-{name}", sheet.round.round);
    let job = match Job::new(template, clock::now(), &sheet, &[]) {
        Ok(job) => job,
        Err(error) => return asking.refuse("/desk/paper", WebError::House(StoreError::from(error).into())).await,
    };
    let id = asking.web.documents.print(&file, &asking.web.press, job);
    downloads::fetch(asking, &id).await
}
