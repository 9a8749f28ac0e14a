//! Each request has a number, which the answer bears and every line that is logged meanwhile: whoever reports that something
//! failed can name it. The line about a request has its route and not its path, for a path may be a card's link.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use tracing::Instrument;

use super::{Web, proxy, security};

/// The header with the request's number.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers a request, logs how it was answered, and adds the usual headers. What a proxy says of it is heard first.
pub async fn number<F>(web: &Web, mut request: Request, next: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let id = format!("{:016x}", rand::random::<u64>());
    let span = tracing::error_span!("request", id);
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = match proxy::hear(web, &mut request) {
        Some(elsewhere) => elsewhere,
        None => next(request).instrument(span.clone()).await,
    };
    let status = response.status();
    span.in_scope(|| {
        let route = route.as_ref().map_or("none", MatchedPath::as_str);
        let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        if status.is_server_error() {
            tracing::warn!(%method, route, status = status.as_u16(), milliseconds, "a request failed");
        } else {
            tracing::debug!(%method, route, status = status.as_u16(), milliseconds, "a request was answered");
        }
    });
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(REQUEST_ID, id);
    }
    security::add_headers(web, headers);
    response
}
