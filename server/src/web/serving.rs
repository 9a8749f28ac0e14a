//! Serving until the process is told to stop, and stopping: streams are told, requests and ballots on their way are
//! finished, and all of that within five seconds.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::http::Uri;
use axum::response::Redirect;
use axum::serve::{IncomingStream, Listener};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::doorstep::Doorstep;
use super::tls::TlsListener;
use crate::house::House;

/// How long requests that are being answered may take after the process is told to stop.
const LAST_WORDS: Duration = Duration::from_secs(4);

/// Where a connection comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

impl Connected<IncomingStream<'_, Doorstep>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Doorstep>) -> Self {
        Self(*stream.remote_addr())
    }
}

impl Connected<IncomingStream<'_, TlsListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, TlsListener>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// Serves a congress until Ctrl-C or SIGTERM. Returns when what was acknowledged is durable and nothing is being written.
///
/// # Errors
/// If serving fails.
pub async fn serve<L>(listener: L, router: Router, house: Arc<House>) -> std::io::Result<()>
where
    L: Listener<Addr = SocketAddr>,
    Peer: for<'a> Connected<IncomingStream<'a, L>>,
{
    let told = CancellationToken::new();
    let (telling, live) = (told.clone(), house.clone());
    let stopped = async move {
        stop_signal().await;
        live.live().stop();
        telling.cancel();
    };
    let late = async {
        told.cancelled().await;
        tokio::time::sleep(LAST_WORDS).await;
    };
    let service = router.into_make_service_with_connect_info::<Peer>();
    tokio::select! {
        served = axum::serve(listener, service).with_graceful_shutdown(stopped) => served?,
        () = late => tracing::warn!("some requests took too long to be finished before the stop"),
    }
    house.ballots().rest().await;
    Ok(())
}

/// Sends whoever comes to `listener` by http to the public address, for ever.
pub async fn redirect(listener: TcpListener, public_url: String) {
    let router = Router::new().fallback(|uri: Uri| async move { redirected(&public_url, &uri) });
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(%error, "nobody is sent from http to https any more");
    }
}

/// To the same page under the public address.
pub fn redirected(public_url: &str, uri: &Uri) -> Redirect {
    let page = uri.path_and_query().map_or("/", |page| page.as_str());
    Redirect::permanent(&format!("{public_url}{page}"))
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
