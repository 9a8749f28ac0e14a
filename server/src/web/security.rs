//! Headers on every response, and the door shut to forms from other sites.

use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::set_header::SetResponseHeaderLayer;

/// Refuses what another site's page makes a browser send: by `Sec-Fetch-Site`, or by `Origin` where that is missing.
pub async fn same_site_only(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || is_from_here(&request) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This form was sent from another site. Nothing was changed.\n").into_response()
    }
}

fn is_from_here(request: &Request) -> bool {
    let get = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match get(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => match (get(header::ORIGIN), get(header::HOST)) {
            (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
            (Some(_), None) => false,
            (None, _) => true,
        },
    }
}

/// What pages may use of the device: nothing of this.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=()";
/// What the one page may use that scans cards.
pub const PERMISSIONS_WITH_CAMERA: &str = "camera=(self), geolocation=(), microphone=(), payment=()";
/// The name of the header that says so.
pub const PERMISSIONS_POLICY: header::HeaderName = header::HeaderName::from_static("permissions-policy");

/// Adds the usual headers.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (PERMISSIONS_POLICY, PERMISSIONS),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Makes browsers that came by https come by nothing else for a year.
pub fn https_only() -> SetResponseHeaderLayer<HeaderValue> {
    let a_year = HeaderValue::from_static("max-age=31536000");
    SetResponseHeaderLayer::if_not_present(header::STRICT_TRANSPORT_SECURITY, a_year)
}

/// The content security policy of a page whose scripts bear `nonce`. `frames` says who may show it in a frame.
pub fn content_security_policy(nonce: &str, frames: &str) -> String {
    format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src 'self'; \
         style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors {frames}"
    )
}
