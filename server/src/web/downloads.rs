//! What can be taken home from the record: the official exports, and single results as CSV and as the tally object.

use app::failure::Failure;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use congress::command::Refusal;
use congress::round::RoundNumber;
use congress::view::Audience;

use super::asking::{Asking, WebError};
use super::documents::Asked;
use super::pages;
use crate::export::{self, ExportError, File, Format, Official};
use crate::house::{House, HouseError};
use crate::press::PressError;
use crate::seal::canonical_json;
use crate::store::StoreError;

/// An official export by the name of its file, written while ballots go on being taken.
pub async fn export(asking: Asking, Path(name): Path<String>, request: Request) -> Response {
    let house = asking.web.house.clone();
    let written = match Format::of_file(&name) {
        Some(format @ (Format::MinutesPdf | Format::ResolutionPdf)) => {
            return match document_named(&asking, format, &name).await {
                Ok(Some(id)) => fetch(asking, &id).await,
                Ok(None) => pages::not_found(State(asking.web), Extension(asking.viewer), request).await,
                Err(error) => asking.turn_away(error).await,
            };
        }
        Some(format) => {
            // One at a time: a hall that downloads leaves the other core to those who vote.
            let _turn = asking.web.exports.acquire().await;
            let press = asking.web.press.clone();
            official(&house, format == Format::RecordJson, move |official| {
                let files = format.files(official, &press)?;
                Ok(files.into_iter().find(|file| file.name == name))
            })
            .await
        }
        None => Ok(None),
    };
    match written {
        Ok(Some(file)) => attached(&file),
        Ok(None) => pages::not_found(State(asking.web), Extension(asking.viewer), request).await,
        Err(error) => asking.turn_away(error).await,
    }
}

/// Begins to set the document of this name; answers with the id under which it can be fetched.
async fn document_named(asking: &Asking, format: Format, name: &str) -> Result<Option<String>, WebError> {
    let jobs = official(&asking.web.house, false, move |official| format.jobs(official)).await?;
    let Some((name, job)) = jobs.into_iter().find(|(file, _)| file == name) else { return Ok(None) };
    Ok(Some(asking.web.documents.print(&name, &asking.web.press, job)))
}

/// A document that was asked for before, or how far it has got.
pub async fn document(asking: Asking, Path(id): Path<String>) -> Response {
    fetch(asking, &id).await
}

/// Hands out the document under `id`, or shows how far it has got.
pub async fn fetch(asking: Asking, id: &str) -> Response {
    match asking.web.documents.fetch(id, asking.viewer.actor.as_ref()).await {
        Asked::Ready(file) => attached(&file),
        Asked::Making(making) if asking.wants_json() => {
            let body = serde_json::json!({ "making": making.id, "done": making.done, "of": making.of });
            (StatusCode::ACCEPTED, Json(body)).into_response()
        }
        Asked::Making(making) => pages::making(&asking.web, asking.viewer, making).await,
        Asked::Failed(PressError::Missing(_)) => asking.turn_away(WebError::Failed(Failure::PressMissing)).await,
        Asked::Failed(PressError::Failed(_)) => asking.turn_away(WebError::Failed(Failure::PressFailed)).await,
        Asked::Unknown => asking.turn_away(WebError::Failed(Failure::DocumentGone)).await,
    }
}

/// The signed heads of the log.
pub async fn heads(asking: Asking) -> Response {
    match canonical_json(&asking.web.house.heads().signed()) {
        Ok(heads) => {
            let bytes = heads.into_bytes();
            attached(&File { name: "heads.json".to_owned(), media_type: "application/json", bytes })
        }
        Err(error) => asking.turn_away(WebError::House(StoreError::from(error).into())).await,
    }
}

/// `results.csv` of one round.
pub async fn results(asking: Asking, Path(round): Path<u32>) -> Response {
    let number = RoundNumber(round);
    let house = asking.web.house.clone();
    let written = match published(&house, number) {
        Ok(()) => {
            official(&house, false, move |official| {
                let figures = official.round(number).map(|round| export::results_of(official, round)).transpose()?;
                Ok(figures.unwrap_or_default())
            })
            .await
        }
        Err(error) => Err(error.into()),
    };
    match written {
        Ok(bytes) => {
            let name = format!("round-{round}-results.csv");
            attached(&File { name, media_type: "text/csv; charset=utf-8", bytes })
        }
        Err(error) => asking.turn_away(error).await,
    }
}

/// The tally object of one round.
pub async fn tally(asking: Asking, Path(round): Path<u32>) -> Response {
    let state = asking.web.house.state();
    let number = RoundNumber(round);
    let written = state.round(number).map_err(HouseError::from).and_then(|round| {
        let tally = round.view(Audience::Public).tally.ok_or(Refusal::NotPublished(number))?;
        serde_json::to_vec_pretty(tally).map_err(|error| StoreError::from(error).into())
    });
    match written {
        Ok(bytes) => {
            attached(&File { name: format!("round-{round}-tally.json"), media_type: "application/json", bytes })
        }
        Err(error) => asking.turn_away(WebError::House(error)).await,
    }
}

/// Whether a round's result may be taken home.
fn published(house: &House, number: RoundNumber) -> Result<(), HouseError> {
    let state = house.state();
    state.round(number)?.view(Audience::Public).tally.ok_or(Refusal::NotPublished(number))?;
    Ok(())
}

/// Calls `write` with the official result, and the record if it is asked for, apart from the threads that take ballots.
async fn official<T: Send + 'static>(
    house: &House,
    with_record: bool,
    write: impl FnOnce(&Official) -> Result<T, ExportError> + Send + 'static,
) -> Result<T, WebError> {
    let mut official = house.official().await.map_err(|error| refusal(house, error))?;
    if with_record {
        official.record = Some(house.record().await.map_err(|error| refusal(house, error))?);
    }
    let written = tokio::task::spawn_blocking(move || write(&official)).await;
    let written = written.unwrap_or_else(|error| Err(StoreError::Unsafe(error.to_string()).into()));
    written.map_err(|error| refusal(house, error))
}

fn refusal(house: &House, error: ExportError) -> WebError {
    match error {
        ExportError::Store(error) => WebError::House(error.into()),
        ExportError::Nothing => {
            let latest = house.state().latest_round().map_or(RoundNumber(1), |round| round.number);
            Refusal::NotPublished(latest).into()
        }
        other => WebError::House(StoreError::Unsafe(other.to_string()).into()),
    }
}

fn attached(file: &File) -> Response {
    let attachment = format!("attachment; filename=\"{}\"", file.name);
    let headers = [(header::CONTENT_TYPE, file.media_type.to_owned()), (header::CONTENT_DISPOSITION, attachment)];
    (StatusCode::OK, headers, file.bytes.clone()).into_response()
}
