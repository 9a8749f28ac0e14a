//! Proxies before the server. What a trusted one says about where a request came to is believed; what anybody else says
//! is taken out, so that nothing further in can believe it.

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::Web;
use super::serving::{Peer, redirected};

const HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Hears what a proxy says. Answers itself where somebody came by http to what is served by https.
pub fn hear(web: &Web, request: &mut Request) -> Option<Response> {
    let said = take(request.headers_mut());
    let peer = request.extensions().get::<ConnectInfo<Peer>>()?.0.0.ip().to_canonical();
    if !web.trusted.iter().any(|network| network.contains(&peer)) {
        return None;
    }
    if let Some(host) = said.host {
        request.headers_mut().insert(header::HOST, host);
    }
    let is_plain = web.secure && said.proto.is_some_and(|proto| proto == "http");
    is_plain.then(|| redirected(&web.public_url, request.uri()).into_response())
}

struct Said {
    host: Option<HeaderValue>,
    proto: Option<HeaderValue>,
}

/// Takes out what proxies say.
fn take(headers: &mut HeaderMap) -> Said {
    for name in [FOR, header::FORWARDED] {
        headers.remove(name);
    }
    Said { host: headers.remove(HOST), proto: headers.remove(PROTO) }
}
