//! Answering a form: a redirect when it was done; when it was not, the page the person was on, with the reason at its
//! top and the status that says what kind of refusal it is. A program that asks for JSON gets JSON.

use app::failure::{CardFault, Failure};
use app::fault::Fault;
use app::locale;
use app::port::{Notice, Viewer};
use app::words;
use axum::Json;
use axum::extract::FromRequestParts;
use axum::extract::multipart::MultipartError;
use axum::extract::rejection::FormRejection;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use congress::command::{Actor, Refusal, RefusalClass};
use congress::rules_file::RulesError;
use congress::text::Language;
use congress::text_file::TextFault;
use serde::Serialize;

use super::{Web, pages};
use crate::ballot_box::CastError;
use crate::desk::sheet::LARGEST_FILE;
use crate::door::{DoorError, Ending};
use crate::house::HouseError;
use crate::store::StoreError;

/// Why a form was not acted on.
#[derive(Debug)]
pub enum WebError {
    /// The rules, the store or the ballot box said no.
    House(HouseError),
    /// The door said no.
    Door(DoorError),
    /// The form lacks a field or has one that cannot be read.
    BadForm,
    /// What was sent is too large.
    TooLarge,
    /// Something is not as it must be, and the sentence says what.
    Failed(Failure),
    /// A card that was scanned checks nobody in.
    Card(CardFault),
    /// What was handed in cannot be used, and the sentence says what can.
    Unusable(Failure),
    /// A ruleset cannot be read.
    BadRules(RulesError),
    /// A text cannot be changed like this.
    BadText(TextFault),
    /// What was handed in is no countersignature of this teller on a head of this congress.
    NoCountersignature,
    /// Nobody is logged in.
    Stranger,
    /// The session was ended from elsewhere.
    Ended(Ending),
    /// The database does not answer.
    Away,
}

impl From<HouseError> for WebError {
    fn from(error: HouseError) -> Self {
        Self::House(error)
    }
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> Self {
        Self::House(refusal.into())
    }
}

impl From<DoorError> for WebError {
    fn from(error: DoorError) -> Self {
        Self::Door(error)
    }
}

impl From<FormRejection> for WebError {
    fn from(_: FormRejection) -> Self {
        Self::BadForm
    }
}

impl From<MultipartError> for WebError {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::BadForm }
    }
}

impl WebError {
    /// Whether the database does not answer, which passes.
    fn is_away(&self) -> bool {
        match self {
            Self::Away | Self::House(HouseError::Cast(CastError::Away)) => true,
            Self::House(HouseError::Store(error)) => error.is_passing(),
            Self::Door(DoorError::Store(error)) => error.is_passing(),
            _ => false,
        }
    }

    /// The status that says what kind of refusal it is.
    pub fn status(&self) -> StatusCode {
        match self {
            _ if self.is_away() => StatusCode::SERVICE_UNAVAILABLE,
            Self::House(HouseError::Refused(refusal)) => status_of(refusal),
            Self::House(HouseError::Papers(refused)) => {
                refused.first().map_or(StatusCode::CONFLICT, |(_, refusal)| status_of(refusal))
            }
            Self::House(HouseError::Cast(CastError::Replaced)) => StatusCode::CONFLICT,
            Self::House(HouseError::Cast(CastError::Full)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::House(HouseError::Cast(CastError::DiskFull | CastError::Failed(_)) | HouseError::Store(_)) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::House(_) | Self::Away => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Card(CardFault::Replaced(_)) => StatusCode::GONE,
            Self::Card(CardFault::Unknown) => StatusCode::NOT_FOUND,
            Self::Card(CardFault::NotADelegate) => StatusCode::CONFLICT,
            Self::Door(error) => status_at_the_door(error),
            Self::Stranger | Self::Ended(_) => StatusCode::UNAUTHORIZED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Failed(Failure::PressMissing) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed(Failure::PressFailed) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Failed(Failure::DocumentGone) => StatusCode::NOT_FOUND,
            Self::Failed(_) => StatusCode::CONFLICT,
            Self::BadForm | Self::Unusable(_) | Self::BadRules(_) | Self::BadText(_) | Self::NoCountersignature => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        }
    }

    /// Seconds after which it is worth asking again, if that helps.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            _ if self.is_away() => Some(1),
            Self::Door(error) => error.retry_after(),
            Self::House(HouseError::Cast(CastError::Full)) => Some(2),
            _ => None,
        }
    }

    /// The sentence for the person who asked.
    pub fn sentence(&self, language: Language) -> String {
        let failure = match self {
            _ if self.is_away() => Failure::DatabaseAway,
            Self::House(HouseError::Refused(refusal)) => return locale::refusal(language, refusal),
            Self::House(HouseError::Papers(refused)) => return words::papers_refused(language, refused),
            Self::House(HouseError::Cast(CastError::Replaced)) => Failure::Replaced,
            Self::House(HouseError::Cast(CastError::Full)) => Failure::TooBusy,
            Self::House(HouseError::Cast(CastError::DiskFull)) => Failure::DiskFull,
            Self::House(HouseError::Store(StoreError::Full(_))) => Failure::DiskFull,
            Self::House(_) | Self::Away => Failure::Broken,
            Self::Door(error) => return error.sentence(language),
            Self::Stranger => Failure::Stranger,
            Self::Ended(Ending::Moved) => Failure::Moved,
            Self::Ended(Ending::Reissued) => Failure::Reissued,
            Self::Ended(Ending::Reset) => Failure::EndedReset,
            Self::Ended(Ending::Disabled) => Failure::EndedDisabled,
            Self::TooLarge => return Fault::FileTooLarge(LARGEST_FILE / 1024 / 1024).sentence(language),
            Self::Card(fault) => return fault.sentence(language),
            Self::Failed(failure) | Self::Unusable(failure) => *failure,
            Self::BadForm => Failure::BadForm,
            Self::NoCountersignature => Failure::NoCountersignature,
            Self::BadText(fault) => return Fault::Text(fault.clone()).sentence(language),
            Self::BadRules(error) => {
                let sentence = Failure::BadRules.sentence(language);
                return format!("{sentence} ({}: {}).", error.line, error.reason);
            }
        };
        failure.sentence(language)
    }
}

fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal.class() {
        RefusalClass::Forbidden => StatusCode::FORBIDDEN,
        RefusalClass::NotFound => StatusCode::NOT_FOUND,
        RefusalClass::Conflict => StatusCode::CONFLICT,
        RefusalClass::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn status_at_the_door(error: &DoorError) -> StatusCode {
    match error {
        DoorError::NoSuchCard => StatusCode::GONE,
        DoorError::NoMatch | DoorError::WrongCode | DoorError::NoFirstStep => StatusCode::UNAUTHORIZED,
        DoorError::Disabled => StatusCode::FORBIDDEN,
        DoorError::TooFast(_) | DoorError::Crowded => StatusCode::TOO_MANY_REQUESTS,
        DoorError::NameTaken | DoorError::LastSecretary | DoorError::NotBegun => StatusCode::CONFLICT,
        DoorError::NoSuchUser => StatusCode::NOT_FOUND,
        DoorError::BadName | DoorError::ShortPassword | DoorError::WrongPassword | DoorError::Unconfirmed => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        DoorError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        DoorError::Hashing(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Somebody asking something: who, and how to answer.
pub struct Asking {
    /// What every handler shares.
    pub web: Web,
    /// Who asks, in which language.
    pub viewer: Viewer,
    wants_json: bool,
}

impl Asking {
    /// Of a request with these headers.
    pub fn new(web: Web, viewer: Viewer, headers: &HeaderMap) -> Self {
        let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
        Self { web, viewer, wants_json: accepts.starts_with("application/json") }
    }

    /// Whether a program asks, and wants JSON.
    pub fn wants_json(&self) -> bool {
        self.wants_json
    }

    /// Who asks.
    ///
    /// # Errors
    /// If nobody is logged in.
    pub fn actor(&self) -> Result<Actor, WebError> {
        self.viewer.actor.clone().ok_or(WebError::Stranger)
    }

    /// Goes to `done` if all went well, else shows the page at `here` with the reason.
    pub async fn answer(self, here: &str, done: &str, result: Result<(), WebError>) -> Response {
        match result {
            Ok(()) if self.wants_json => Json(serde_json::json!({ "done": true })).into_response(),
            Ok(()) => Redirect::to(done).into_response(),
            Err(error) => self.refuse(here, error).await,
        }
    }

    /// Answers a program with `body` if all went well, and people as [`Asking::answer`].
    pub async fn answer_with(self, here: &str, done: &str, result: Result<impl Serialize, WebError>) -> Response {
        match result {
            Ok(body) if self.wants_json => Json(body).into_response(),
            other => self.answer(here, done, other.map(drop)).await,
        }
    }

    /// Shows the page at `here` with the reason at its top.
    pub async fn refuse(self, here: &str, error: WebError) -> Response {
        self.refuse_on(Some(here), error).await
    }

    /// Says only why, on a page of its own: the person has nothing to go on with here.
    pub async fn turn_away(self, error: WebError) -> Response {
        self.refuse_on(None, error).await
    }

    /// What the person is told about an error.
    pub fn notice(&self, error: &WebError) -> Notice {
        Notice { sentence: error.sentence(self.viewer.language) }
    }

    async fn refuse_on(self, here: Option<&str>, error: WebError) -> Response {
        let status = error.status();
        if status.is_server_error() {
            tracing::error!(?error, "a request failed");
        }
        let notice = self.notice(&error);
        let mut response = match here {
            _ if self.wants_json => {
                (status, Json(serde_json::json!({ "done": false, "sentence": notice.sentence }))).into_response()
            }
            Some(here) => pages::noticed(&self.web, self.viewer, here, notice, status).await,
            None => pages::refused(&self.web, self.viewer, notice, status).await,
        };
        if let Some(seconds) = error.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl FromRequestParts<Web> for Asking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        match parts.extensions.get::<Viewer>() {
            Some(viewer) => Ok(Self::new(web.clone(), viewer.clone(), &parts.headers)),
            None => Err(StatusCode::UNAUTHORIZED.into_response()),
        }
    }
}
