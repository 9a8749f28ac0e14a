//! The roll at the desk: importing it after a preview, editing it by hand, taking people off it, taking it home.

use std::sync::Arc;

use app::failure::Failure;
use app::fault::Fault;
use app::locale;
use app::port::{Notice, PreviewedFault, RollPreview};
use axum::extract::{Multipart, Path};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::command::{Command, Refusal};
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Roll};
use congress::roll_change::{Leaving, RollEntry};
use congress::state::{State, decide};

use super::super::{Fields, Sent, ask};
use crate::desk::roll_export::RollFormat;
use crate::desk::roll_file::{self, ROLES, RollFile, STATUSES};
use crate::desk::sheet::{LARGEST_FILE, refused};
use crate::desk::uploads::Upload;
use crate::desk::{FileError, FileErrors};
use crate::house::HouseError;
use crate::store::StoreError;
use crate::web::asking::{Asking, WebError};
use crate::web::pages;

/// The page of the import.
const IMPORT: &str = "/desk/import";

/// Shows what a file would change: `file`.
pub async fn preview(asking: Asking, form: Multipart) -> Response {
    match handed_in(form).await {
        Ok(upload) => {
            let preview = previewed(&asking, &upload).await;
            if preview.faults.is_empty() {
                asking.web.uploads.keep(upload);
            }
            show(asking, preview, None).await
        }
        Err(error) => asking.refuse(IMPORT, error).await,
    }
}

/// The one file of a form.
pub(super) async fn handed_in(mut form: Multipart) -> Result<Upload, WebError> {
    while let Some(mut field) = form.next_field().await? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            // What is too much is read and dropped: a browser that is cut off while sending shows no sentence.
            while let Some(chunk) = field.chunk().await? {
                if bytes.len() <= LARGEST_FILE {
                    bytes.extend_from_slice(&chunk);
                }
            }
            return match name.as_str() {
                _ if bytes.len() > LARGEST_FILE => Err(WebError::TooLarge),
                "" => Err(WebError::BadForm),
                _ => Ok(Upload::new(name, bytes.into())),
            };
        }
    }
    Err(WebError::BadForm)
}

/// Enters what was previewed: `upload`, `seen`, `reason`. If the roll is another by now, it is previewed again.
pub async fn confirm(asking: Asking, sent: Sent) -> Response {
    let (upload, entered) = match confirmed(&asking, sent).await {
        Ok(confirmed) => confirmed,
        Err(error) => return asking.refuse(IMPORT, error).await,
    };
    match entered {
        Err(WebError::House(HouseError::Refused(refusal))) => {
            let preview = previewed(&asking, &upload).await;
            show(asking, preview, Some(refusal)).await
        }
        other => asking.answer(IMPORT, "/desk/import?done=yes", other).await,
    }
}

async fn confirmed(asking: &Asking, sent: Sent) -> Result<(Upload, Result<(), WebError>), WebError> {
    let fields = Fields::read(sent)?;
    let upload = asking.web.uploads.get(fields.get("upload")?).ok_or(WebError::Failed(Failure::UploadGone))?;
    let seen = seen(&fields)?.ok_or(WebError::BadForm)?;
    let state = asking.web.house.state();
    if state.roll_revision != seen {
        return Ok((upload, Err(Refusal::RollChanged.into())));
    }
    let file = read(state, upload.clone()).await;
    let roll = match file {
        Ok(file) if file.errors.is_empty() => file.roll,
        _ => return Err(WebError::Failed(Failure::UploadGone)),
    };
    let entry = RollEntry { roll, reason: fields.filled("reason").map(str::to_owned), seen: Some(seen) };
    let entered = ask(asking, Command::EnterRoll(entry)).await;
    Ok((upload, entered))
}

fn seen(fields: &Fields) -> Result<Option<u64>, WebError> {
    fields.filled("seen").map(|seen| seen.parse().map_err(|_| WebError::BadForm)).transpose()
}

/// Reads a file apart from the threads that take ballots.
async fn read(state: Arc<State>, upload: Upload) -> Result<RollFile, FileErrors> {
    let name = upload.name.clone();
    let reading = tokio::task::spawn_blocking(move || roll_file::read(&state.roll, &upload.name, &upload.bytes));
    reading.await.unwrap_or_else(|error| {
        tracing::error!(%error, "a file could not be read");
        Err(refused(&name, 1, Fault::NotAWorkbook))
    })
}

async fn previewed(asking: &Asking, upload: &Upload) -> RollPreview {
    let state = asking.web.house.state();
    let file = read(state.clone(), upload.clone()).await;
    let (roll, errors, read_as, inactive) = match file {
        Ok(file) => (file.roll, file.errors, Some(file.read_as), file.inactive),
        Err(FileErrors(errors)) => (Roll::default(), errors, None, 0),
    };
    let language = asking.viewer.language;
    let fault = |error: FileError| PreviewedFault {
        line: error.line,
        column: error.column,
        sentence: error.reason.sentence(language),
    };
    let changes = state.roll.changes(&roll);
    // Asked with a reason: that one is needed is said beside the field for it.
    let command = Command::EnterRoll(RollEntry { roll, reason: Some("-".to_owned()), seen: None });
    let refused = match &asking.viewer.actor {
        Some(actor) => decide(&state, actor, command, crate::clock::now()).err(),
        None => Some(Refusal::NotPermitted),
    };
    RollPreview {
        file: upload.name.clone(),
        read_as,
        upload: upload.digest.clone(),
        seen: state.roll_revision,
        faults: errors.into_iter().map(fault).collect(),
        refused: refused.map(|refusal| locale::refusal(language, &refusal)),
        changes,
        inactive,
    }
}

async fn show(asking: Asking, preview: RollPreview, refusal: Option<Refusal>) -> Response {
    let is_wrong = !preview.faults.is_empty() || preview.refused.is_some();
    let status = match (&refusal, is_wrong) {
        (Some(refusal), _) => WebError::from(refusal.clone()).status(),
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    let notice = refusal.map(|refusal| Notice { sentence: locale::refusal(asking.viewer.language, &refusal) });
    pages::previewed(&asking.web, asking.viewer, IMPORT, (preview, notice), status).await
}

/// One line of the roll by hand.
async fn enter(
    asking: Asking,
    sent: Sent,
    page: &str,
    line: impl FnOnce(&Fields, &Roll) -> Result<Roll, WebError>,
) -> Response {
    let fields = Fields::read(sent);
    let known = fields.as_ref().ok().and_then(|fields| fields.filled("known").and(fields.filled("id")));
    let here = match known {
        Some(id) => format!("/desk/{page}?id={}", app::link::encoded(id)),
        None => format!("/desk/{page}"),
    };
    let done = fields.as_ref().ok().and_then(|fields| fields.filled("id")).unwrap_or_default();
    let done = format!("/desk?q={}", app::link::encoded(done));
    let result = async {
        let fields = fields?;
        let state = asking.web.house.state();
        let entry = RollEntry {
            roll: line(&fields, &state.roll)?,
            reason: fields.filled("reason").map(str::to_owned),
            seen: seen(&fields)?,
        };
        ask(&asking, Command::EnterRoll(entry)).await
    }
    .await;
    asking.answer(&here, &done, result).await
}

fn word<T: Copy>(words: &[(&str, T)], word: &str) -> Result<T, WebError> {
    words.iter().find(|(one, _)| *one == word).map(|(_, value)| *value).ok_or(WebError::BadForm)
}

/// Whether a form for somebody new names somebody who is on the roll already.
fn must_be_new(fields: &Fields, id: &str, stands: bool) -> Result<(), WebError> {
    if stands && fields.filled("known").is_none() { Err(Refusal::AlreadyEntered(id.to_owned()).into()) } else { Ok(()) }
}

/// Enters a delegate: `id`, `name`, `delegation`, `role`, `reason`, `seen`.
pub async fn delegate(asking: Asking, sent: Sent) -> Response {
    enter(asking, sent, "delegate", |fields, standing| {
        let id = DelegateId::new(fields.get("id")?);
        must_be_new(fields, id.as_str(), standing.delegates.contains_key(&id))?;
        let delegate = Delegate {
            delegation: DelegationId::new(fields.get("delegation")?),
            name: fields.get("name")?.to_owned(),
            role: word(&ROLES, fields.get("role")?)?,
            present: false,
        };
        Ok(Roll { delegates: [(id, delegate)].into(), ..Roll::default() })
    })
    .await
}

/// Enters a delegation: `id`, `name`, `country`, `status`, `votes`, `reason`, `seen`.
pub async fn delegation(asking: Asking, sent: Sent) -> Response {
    enter(asking, sent, "delegation", |fields, standing| {
        let id = DelegationId::new(fields.get("id")?);
        must_be_new(fields, id.as_str(), standing.delegations.contains_key(&id))?;
        let delegation = Delegation {
            name: fields.get("name")?.to_owned(),
            country: fields.get("country")?.to_owned(),
            status: word(&STATUSES, fields.get("status")?)?,
            votes: fields.number("votes")?.ok_or(WebError::BadForm)?,
        };
        Ok(Roll { delegations: [(id, delegation)].into(), ..Roll::default() })
    })
    .await
}

/// Takes a delegate off the roll: `id`, `reason`.
pub async fn remove_delegate(asking: Asking, sent: Sent) -> Response {
    leave(asking, sent, "delegate", |id| (vec![], vec![DelegateId::new(id)])).await
}

/// Takes a delegation off the roll, with its delegates: `id`, `reason`.
pub async fn remove_delegation(asking: Asking, sent: Sent) -> Response {
    leave(asking, sent, "delegation", |id| (vec![DelegationId::new(id)], vec![])).await
}

async fn leave(
    asking: Asking,
    sent: Sent,
    page: &str,
    who: impl FnOnce(&str) -> (Vec<DelegationId>, Vec<DelegateId>),
) -> Response {
    let fields = Fields::read(sent);
    let id = fields.as_ref().ok().and_then(|fields| fields.filled("id")).unwrap_or_default();
    let here = format!("/desk/{page}?id={}", app::link::encoded(id));
    let result = async {
        let fields = fields?;
        let (delegations, delegates) = who(fields.get("id")?);
        let reason = fields.filled("reason").map(str::to_owned);
        ask(&asking, Command::LeaveRoll(Leaving { delegations, delegates, reason })).await?;
        let state = asking.web.house.state();
        Ok(asking.web.door.expel(|id| !state.roll.delegates.contains_key(id)).await?)
    }
    .await;
    asking.answer(&here, "/desk", result).await
}

/// The roll as a file.
pub async fn export(asking: Asking, Path(name): Path<String>) -> Response {
    let Some(format) = RollFormat::ALL.into_iter().find(|format| format.file() == name) else {
        return asking.turn_away(WebError::BadForm).await;
    };
    let state = asking.web.house.state();
    let written = tokio::task::spawn_blocking(move || format.write(&state.roll)).await;
    match written.map_err(|error| error.to_string()).and_then(|written| written.map_err(|error| error.to_string())) {
        Ok(bytes) => {
            let attachment = format!("attachment; filename=\"{name}\"");
            let headers =
                [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, attachment)];
            (headers, bytes).into_response()
        }
        Err(error) => asking.turn_away(WebError::House(StoreError::Unsafe(error).into())).await,
    }
}
