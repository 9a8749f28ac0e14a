//! The texts at the desk: every change, by files or by hand, is previewed as the resolution's files and confirmed as they
//! were previewed.

use std::collections::BTreeMap;

use app::failure::Failure;
use app::link::encoded;
use app::locale;
use app::port::{Notice, PreviewedFault, TextPreview};
use axum::extract::{Multipart, Path};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::command::Refusal;
use congress::state::decide;
use congress::text::{CommitmentId, Language, ParagraphId, Resolution, ResolutionId};
use congress::text_file::{self, TextFault};

use super::super::{Fields, Sent, ask};
use crate::desk::resolution_file::{self, LARGEST_TEXT, MOST_TEXTS, Reading, TextFile, decoded, file_name};
use crate::desk::text_edit::{self, Marking};
use crate::desk::uploads::Upload;
use crate::desk::{FileError, FileErrors};
use crate::house::HouseError;
use crate::store::StoreError;
use crate::web::asking::{Asking, WebError};
use crate::web::pages;

/// The page of the texts.
const TEXTS: &str = "/desk/texts";

/// Shows what files would change: `file`, several; or `text:NAME` with their content; `number` gives ids to paragraphs
/// that have none.
pub async fn preview(asking: Asking, form: Multipart) -> Response {
    match handed_in(form).await {
        Ok((files, errors)) => show(asking, files, errors, None).await,
        Err(error) => asking.refuse(TEXTS, error).await,
    }
}

async fn handed_in(mut form: Multipart) -> Result<(Vec<TextFile>, Vec<FileError>), WebError> {
    let (mut files, mut errors, mut numbers) = (Vec::new(), Vec::new(), false);
    while let Some(mut field) = form.next_field().await? {
        let name = match field.name().unwrap_or_default() {
            "file" => field.file_name().unwrap_or_default().to_owned(),
            "number" => {
                numbers = true;
                continue;
            }
            other => other.strip_prefix("text:").unwrap_or_default().to_owned(),
        };
        let mut bytes = Vec::new();
        // What is too much is read and dropped: a browser that is cut off while sending shows no sentence.
        while let Some(chunk) = field.chunk().await? {
            if bytes.len() <= LARGEST_TEXT {
                bytes.extend_from_slice(&chunk);
            }
        }
        if name.is_empty() {
            continue;
        }
        if files.len() + errors.len() == MOST_TEXTS {
            return Err(WebError::BadText(TextFault::TooManyFiles(MOST_TEXTS)));
        }
        match decoded(&name, &bytes) {
            Ok(file) => files.push(file),
            Err(error) => errors.push(error),
        }
    }
    if numbers {
        for file in &mut files {
            file.text = text_file::numbered(&file.text);
        }
    }
    if files.is_empty() && errors.is_empty() { Err(WebError::BadForm) } else { Ok((files, errors)) }
}

/// Enters what was previewed: `upload`, `seen`, `reason`. If the texts are others by now, it is previewed again.
pub async fn confirm(asking: Asking, sent: Sent) -> Response {
    let (files, entered) = match confirmed(&asking, sent).await {
        Ok(confirmed) => confirmed,
        Err(error) => return asking.refuse(TEXTS, error).await,
    };
    match entered {
        Err(WebError::House(HouseError::Refused(refusal))) => show(asking, files, Vec::new(), Some(refusal)).await,
        Err(error) => asking.refuse(TEXTS, error).await,
        Ok(id) => {
            let done = format!("/desk/text?id={}&done=yes", encoded(id.as_str()));
            asking.answer(TEXTS, &done, Ok(())).await
        }
    }
}

async fn confirmed(asking: &Asking, sent: Sent) -> Result<(Vec<TextFile>, Result<ResolutionId, WebError>), WebError> {
    let fields = Fields::read(sent)?;
    let gone = || WebError::Failed(Failure::UploadGone);
    let upload = asking.web.uploads.get(fields.get("upload")?).ok_or_else(gone)?;
    let files: Vec<TextFile> = serde_json::from_slice(&upload.bytes).map_err(|_| gone())?;
    let seen: u64 = fields.get("seen")?.parse().map_err(|_| WebError::BadForm)?;
    let state = asking.web.house.state();
    if state.texts_revision != seen {
        return Ok((files, Err(Refusal::TextsChanged.into())));
    }
    let reading = read(asking, files.clone(), Vec::new()).await?;
    let id = reading.id.clone().ok_or_else(gone)?;
    let reason = fields.filled("reason").map(str::to_owned);
    let command = reading.command(&state, reason, Some(seen)).map_err(|_| gone())?;
    let entered = ask(asking, command).await;
    Ok((files, entered.map(|()| id)))
}

/// Reads files apart from the threads that take ballots; what could not be decoded comes first.
async fn read(asking: &Asking, files: Vec<TextFile>, errors: Vec<FileError>) -> Result<Reading, WebError> {
    let state = asking.web.house.state();
    let reading = tokio::task::spawn_blocking(move || {
        let mut reading = resolution_file::read(&state, &files);
        reading.errors.splice(0..0, errors);
        reading
    });
    reading.await.map_err(|error| WebError::House(StoreError::Unsafe(error.to_string()).into()))
}

/// Shows what files would change, and keeps them until they are confirmed.
async fn show(asking: Asking, files: Vec<TextFile>, errors: Vec<FileError>, refusal: Option<Refusal>) -> Response {
    let preview = match previewed(&asking, files, errors).await {
        Ok(preview) => preview,
        Err(error) => return asking.refuse(TEXTS, error).await,
    };
    let is_wrong = !preview.faults.is_empty() || preview.refused.is_some();
    let status = match (&refusal, is_wrong) {
        (Some(refusal), _) => WebError::from(refusal.clone()).status(),
        (None, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, false) => StatusCode::OK,
    };
    let notice = refusal.map(|refusal| Notice { sentence: locale::refusal(asking.viewer.language, &refusal) });
    pages::texts_previewed(&asking.web, asking.viewer, TEXTS, (preview, notice), status).await
}

async fn previewed(asking: &Asking, files: Vec<TextFile>, errors: Vec<FileError>) -> Result<TextPreview, WebError> {
    let state = asking.web.house.state();
    let reading = read(asking, files.clone(), errors).await?;
    let language = asking.viewer.language;
    let fault = |error: &FileError| {
        let sentence = error.reason.sentence(language);
        (error.file.clone(), PreviewedFault { line: error.line, column: None, sentence })
    };
    // Asked with a reason: that one is needed is said beside the field for it.
    let refused = match reading.clone().command(&state, Some("-".to_owned()), None) {
        Ok(command) => decide(&state, &asking.actor()?, command, crate::clock::now()).err(),
        Err(FileErrors(_)) => None,
    };
    let bytes = serde_json::to_vec(&files).map_err(|error| WebError::House(StoreError::from(error).into()))?;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let upload = Upload::new(names.join(", "), bytes.into());
    let digest = upload.digest.clone();
    if reading.errors.is_empty() {
        asking.web.uploads.keep(upload);
    }
    Ok(TextPreview {
        files: files.into_iter().map(|file| (file.name, file.text)).collect(),
        upload: digest,
        seen: state.texts_revision,
        faults: reading.errors.iter().map(fault).collect(),
        refused: refused.map(|refusal| locale::refusal(language, &refusal)),
        id: reading.id,
        texts: reading.texts,
    })
}

/// A change by hand in the resolution that a form names.
async fn change(
    asking: Asking,
    sent: Sent,
    files: impl FnOnce(&Fields, &congress::state::State, &Resolution) -> Result<Vec<TextFile>, WebError>,
) -> Response {
    let fields = Fields::read(sent);
    let field = |name| fields.as_ref().ok().and_then(|fields| fields.filled(name)).map(encoded).unwrap_or_default();
    let here = format!("/desk/text?id={}&p={}", field("resolution"), field("paragraph"));
    let state = asking.web.house.state();
    let changed = fields.and_then(|fields| {
        let id = ResolutionId::new(fields.get("resolution")?);
        files(&fields, &state, state.resolution(&id)?)
    });
    match changed {
        Ok(files) => show(asking, files, Vec::new(), None).await,
        Err(error) => asking.refuse(&here, error).await,
    }
}

/// What a form says by language: the fields `PREFIX-en` and so on that are filled.
fn by_language(fields: &Fields, prefix: &str) -> BTreeMap<Language, String> {
    let filled = |language: Language| Some((language, fields.filled(&format!("{prefix}-{language}"))?.to_owned()));
    Language::ALL.into_iter().filter_map(filled).collect()
}

/// Changes a paragraph: `resolution`, `paragraph`, and its line in each language, `line-en` and so on.
pub async fn paragraph(asking: Asking, sent: Sent) -> Response {
    change(asking, sent, |fields, state, resolution| {
        let paragraph = ParagraphId::new(fields.get("paragraph")?);
        Ok(text_edit::with_lines(state, resolution, &paragraph, &by_language(fields, "line")))
    })
    .await
}

/// Marks a commitment: `resolution`, `paragraph`, `commitment`, `words-en`, `heading-en` and so on. Without words it is
/// the whole paragraph.
pub async fn mark(asking: Asking, sent: Sent) -> Response {
    change(asking, sent, |fields, state, resolution| {
        let commitment = fields.get("commitment")?;
        if !text_file::is_id(commitment) {
            return Err(WebError::BadText(TextFault::NotAnId(commitment.chars().take(60).collect())));
        }
        let marking = Marking {
            paragraph: ParagraphId::new(fields.get("paragraph")?),
            commitment: CommitmentId::new(commitment),
            words: by_language(fields, "words"),
            headings: by_language(fields, "heading"),
        };
        // Words in one language only: what is to be marked in the others is not said.
        let missing = resolution.texts().find(|(language, _)| !marking.words.contains_key(language));
        if let (Some((language, _)), false) = (missing, marking.words.is_empty()) {
            return Err(WebError::BadText(TextFault::WordsNotThere(language)));
        }
        text_edit::marked(state, resolution, &marking).map_err(WebError::BadText)
    })
    .await
}

/// Takes a commitment's mark away: `resolution`, `commitment`.
pub async fn unmark(asking: Asking, sent: Sent) -> Response {
    change(asking, sent, |fields, state, resolution| {
        let commitment = CommitmentId::new(fields.get("commitment")?);
        let mut marks = resolution.official().1.commitments();
        if !marks.any(|(mark, _)| mark.id == commitment) {
            return Err(Refusal::NoSuchCommitment(commitment).into());
        }
        Ok(text_edit::unmarked(state, resolution, &commitment))
    })
    .await
}

/// Chooses the language that counts: `resolution`, `language`.
pub async fn official(asking: Asking, sent: Sent) -> Response {
    change(asking, sent, |fields, state, resolution| {
        let language = Language::parse(fields.get("language")?).ok_or(WebError::BadForm)?;
        if resolution.text_in(language).is_none() {
            return Err(Refusal::TextMissing(language).into());
        }
        Ok(text_edit::with_official(state, resolution, language))
    })
    .await
}

/// A text as its file, each commitment in its current words.
pub async fn export(asking: Asking, Path(name): Path<String>) -> Response {
    let state = asking.web.house.state();
    let found = state.resolutions.iter().find_map(|resolution| {
        let files = resolution_file::written(&state, resolution);
        files.into_iter().find(|(language, _)| file_name(&resolution.id, *language) == name).map(|(_, text)| text)
    });
    match found {
        Some(text) => {
            let attachment = format!("attachment; filename=\"{name}\"");
            let headers = [
                (header::CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, attachment),
            ];
            (headers, text).into_response()
        }
        None => asking.turn_away(Refusal::NoSuchResolution(ResolutionId::new(name)).into()).await,
    }
}
