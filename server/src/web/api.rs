//! `/api/v1`: what is public about the congress, as JSON, for anybody and read only. `api/openapi.json` describes it.
//!
//! Bodies are made from [`Official`], so nothing of a round that is open or not published is in them but its stage. They
//! know no visitor: no cookie is read, and any site may read them.

mod bodies;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::round::RoundNumber;
use congress::text::CommitmentId;
use serde_json::{Value, json};
use tower_http::cors::{Any, CorsLayer};

use super::Web;
use super::routes::{Routes, get};
use crate::export::{ExportError, Official};
use crate::seal::digest;
use bodies::Described;

/// The description of the interface.
const OPENAPI: &str = include_str!("api/openapi.json");

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Resource {
    Congress,
    Delegations,
    Resolutions,
    Commitments,
    Commitment(String),
    Rounds,
    Round(u32),
}

/// A finished body.
#[derive(Clone)]
struct Body {
    bytes: Arc<[u8]>,
    etag: HeaderValue,
}

/// The bodies made since the congress last changed.
#[derive(Default)]
pub struct Cache(Mutex<(u64, BTreeMap<Resource, Body>)>);

/// The interface, beside the rooms and without their gate.
pub fn routes() -> Routes {
    let reading = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT, header::IF_NONE_MATCH])
        .expose_headers([header::ETAG]);
    let fixed = |resource: Resource| {
        get(|State(web): State<Web>, headers: HeaderMap| async move { answer(web, &headers, resource).await })
    };
    Routes::new()
        .route("/api/v1/openapi.json", get(openapi))
        .route("/api/v1/congress", fixed(Resource::Congress))
        .route("/api/v1/delegations", fixed(Resource::Delegations))
        .route("/api/v1/resolutions", fixed(Resource::Resolutions))
        .route("/api/v1/commitments", fixed(Resource::Commitments))
        .route("/api/v1/commitments/{commitment}", get(commitment))
        .route("/api/v1/rounds", fixed(Resource::Rounds))
        .route("/api/v1/rounds/{round}", get(round))
        .route("/api/{*rest}", get(|| async { refused(StatusCode::NOT_FOUND, NO_SUCH) }))
        .through(|router| {
            router
                .method_not_allowed_fallback(|_: Request| async { refused(StatusCode::METHOD_NOT_ALLOWED, READ_ONLY) })
                .layer(reading)
        })
}

const NO_SUCH: &str = "There is nothing at this address; /api/v1/openapi.json says what there is.";
const NONE: &str = "There is none of this name or number.";
const READ_ONLY: &str = "This can only be read: use GET.";

async fn commitment(State(web): State<Web>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    answer(web, &headers, Resource::Commitment(id)).await
}

async fn round(State(web): State<Web>, headers: HeaderMap, Path(number): Path<String>) -> Response {
    match number.parse() {
        Ok(number) => answer(web, &headers, Resource::Round(number)).await,
        // Larger than the number of any round.
        Err(_) if !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()) => {
            refused(StatusCode::NOT_FOUND, NONE)
        }
        Err(_) => refused(StatusCode::BAD_REQUEST, "A round's number is a whole number, such as 3."),
    }
}

async fn openapi(headers: HeaderMap) -> Response {
    let etag = etag(OPENAPI.as_bytes());
    send(&headers, Body { bytes: OPENAPI.as_bytes().into(), etag })
}

async fn answer(web: Web, headers: &HeaderMap, resource: Resource) -> Response {
    // A large congress is many rows: made apart from the threads that take ballots.
    let made = tokio::task::spawn_blocking(move || web.api.body(&web, resource)).await;
    match made {
        Ok(Ok(Some(body))) => send(headers, body),
        Ok(Ok(None)) => refused(StatusCode::NOT_FOUND, NONE),
        Ok(Err(error)) => broken(&error),
        Err(error) => broken(&error),
    }
}

fn broken(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "the public interface failed");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "This could not be answered; please try again.")
}

impl Cache {
    /// The body of a resource as of now, if there is such a one; made once for each revision.
    fn body(&self, web: &Web, resource: Resource) -> Result<Option<Body>, ExportError> {
        let state = web.house.state();
        if let (revision, bodies) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && *revision == state.revision
            && let Some(body) = bodies.get(&resource)
        {
            return Ok(Some(body.clone()));
        }
        let Some(value) = described(&Official::of(&state)?, &resource) else { return Ok(None) };
        let bytes: Arc<[u8]> = value.to_string().into_bytes().into();
        let body = Body { etag: etag(&bytes), bytes };
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.0 < state.revision {
            *cache = (state.revision, BTreeMap::new());
        }
        if cache.0 == state.revision {
            cache.1.insert(resource, body.clone());
        }
        Ok(Some(body))
    }
}

fn described(official: &Official, resource: &Resource) -> Option<Value> {
    Some(match resource {
        Resource::Congress => official.congress(),
        Resource::Delegations => official.delegations(),
        Resource::Resolutions => official.resolutions(),
        Resource::Commitments => official.all_commitments(),
        Resource::Commitment(id) => official.one_commitment(&CommitmentId::new(id.as_str()))?,
        Resource::Rounds => official.all_rounds(),
        Resource::Round(number) => official.one_round(RoundNumber(*number))?,
    })
}

/// The tag of a body by its content. The congress's revision would not do: it moves with each declaration in an open
/// round, which nobody outside is to hear of.
fn etag(bytes: &[u8]) -> HeaderValue {
    let tag = format!("\"{}\"", &digest(bytes)[..32]);
    HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))
}

fn send(headers: &HeaderMap, body: Body) -> Response {
    let held = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    let is_held =
        held.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| body.etag == tag || tag == "*");
    // Anybody may keep it, and asks whether it is still true before using it again.
    let cache = (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    let tag = (header::ETAG, body.etag);
    if is_held {
        return (StatusCode::NOT_MODIFIED, [cache, tag]).into_response();
    }
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    ([cache, tag, kind], body.bytes.to_vec()).into_response()
}

fn refused(status: StatusCode, sentence: &str) -> Response {
    (status, axum::Json(json!({ "error": { "status": status.as_u16(), "sentence": sentence } }))).into_response()
}
