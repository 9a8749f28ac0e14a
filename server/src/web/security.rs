//! Headers on every response, and the door shut to forms from other sites.

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Web;

/// Refuses what another site's page makes a browser send: by `Sec-Fetch-Site`, or by `Origin` where that is missing.
pub fn refuse_from_elsewhere(request: &Request) -> Option<Response> {
    let is_fine = matches!(*request.method(), Method::GET | Method::HEAD) || is_from_here(request);
    let refusal = (StatusCode::FORBIDDEN, "This form was sent from another site. Nothing was changed.\n");
    (!is_fine).then(|| refusal.into_response())
}

fn is_from_here(request: &Request) -> bool {
    let get = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match get(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        // HTTP/2 names the host in the address.
        None => {
            match (get(header::ORIGIN), get(header::HOST).or_else(|| request.uri().authority().map(Authority::as_str)))
            {
                (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
                (Some(_), None) => false,
                (None, _) => true,
            }
        }
    }
}

/// What pages may use of the device: nothing of this.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=()";
/// What the one page may use that scans cards.
pub const PERMISSIONS_WITH_CAMERA: &str = "camera=(self), geolocation=(), microphone=(), payment=()";
/// The name of the header that says so.
pub const PERMISSIONS_POLICY: header::HeaderName = header::HeaderName::from_static("permissions-policy");

/// For a year from now, browsers come to this name by https only.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Adds the usual headers.
pub fn add_headers(web: &Web, headers: &mut HeaderMap) {
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (PERMISSIONS_POLICY, PERMISSIONS),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if web.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    }
}

/// The content security policy of a page whose scripts bear `nonce`. `frames` says who may show it in a frame.
pub fn content_security_policy(nonce: &str, frames: &str) -> String {
    format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src 'self'; \
         style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors {frames}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(uri: &str, headers: &[(&str, &str)]) -> Request {
        let request = Request::post(uri);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.body(axum::body::Body::empty()).expect("a request")
    }

    #[test]
    fn a_form_of_this_site_is_known_by_any_version_of_http() {
        let own = ("origin", "https://vote.example.org");
        assert!(is_from_here(&from("/ballot", &[own, ("host", "vote.example.org")])));
        assert!(is_from_here(&from("https://vote.example.org/ballot", &[own])), "HTTP/2 has no header for the host");
        assert!(!is_from_here(&from("https://vote.example.org/ballot", &[("origin", "https://evil.example")])));
        assert!(!is_from_here(&from("/ballot", &[("origin", "https://evil.example"), ("host", "vote.example.org")])));
        assert!(!is_from_here(&from("/ballot", &[own])), "nobody says which site this is");
    }
}
