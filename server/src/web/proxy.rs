//! Proxies before the server. What a trusted one says about where a request came to is believed; what anybody else says
//! is taken out, so that nothing further in can believe it.

use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use ipnet::IpNet;

use super::serving::{Peer, redirected};

const HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Which proxies are trusted, and where people are to come.
struct Trust {
    proxies: Vec<IpNet>,
    public_url: String,
}

/// The router behind these proxies.
pub fn behind(router: Router, proxies: &[IpNet], public_url: &str) -> Router {
    let trust = Arc::new(Trust { proxies: proxies.to_vec(), public_url: public_url.to_owned() });
    router.layer(middleware::from_fn_with_state(trust, hear))
}

async fn hear(
    State(trust): State<Arc<Trust>>,
    ConnectInfo(Peer(peer)): ConnectInfo<Peer>,
    mut request: Request,
    next: Next,
) -> Response {
    let said = take(request.headers_mut());
    let address = peer.ip().to_canonical();
    if trust.proxies.iter().any(|network| network.contains(&address)) {
        if let Some(host) = said.host {
            request.headers_mut().insert(header::HOST, host);
        }
        if trust.public_url.starts_with("https:") && said.proto.is_some_and(|proto| proto == "http") {
            return redirected(&trust.public_url, request.uri()).into_response();
        }
    }
    next.run(request).await
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
