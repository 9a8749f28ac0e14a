//! `/live`: server-sent events. A dropped stream resumes by `Last-Event-ID`: it gets the present unless it has it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures::stream;
use prometheus_client::metrics::histogram::Histogram;
use tokio_util::sync::CancellationToken;

use super::Web;
use super::gate::Inside;
use crate::house::House;
use crate::live::{Message, Subscription};

/// How often a silent stream shows that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The sign of life: an event, for a browser does not tell a page of anything less.
const BEAT: &[u8] = b"event: beat\ndata: 0\n\n";
/// The last event of a stream whose session has ended: the page asks anew, and learns why.
const LEFT: &[u8] = b"event: left\ndata: 0\n\n";

/// The last event of every stream before the server stops: it goes on purpose, and is soon back.
const STOPPING: &[u8] = b"event: stopping\ndata: 0\n\n";

struct Listening {
    subscription: Subscription,
    session_ended: CancellationToken,
    has_left: bool,
    /// From the telling of a message to its way down this connection.
    lag: Histogram,
    live: Arc<House>,
    /// The house, for somebody who may listen only as long as the hall is open to everybody.
    hall: Option<Arc<House>>,
}

/// Streams what this person may hear until either side goes.
pub async fn live(
    State(web): State<Web>,
    Extension(Inside(visitor)): Extension<Inside>,
    headers: HeaderMap,
) -> Response {
    // The gate lets strangers come here only while the hall is open to everybody.
    let (actor, session_ended, hall) = match visitor {
        Some(visitor) => (Some(visitor.actor), visitor.ended, None),
        None => (None, CancellationToken::new(), Some(web.house.clone())),
    };
    let mut subscription = web.house.live().subscribe(actor.as_ref());
    let seen = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<u64>().ok());
    let Message { revision, bytes } = subscription.round.borrow_and_update().clone();
    let present = (seen != Some(revision)).then_some(bytes);
    let first = Bytes::from_static(b"retry: 2000\n\n");
    let turnout = subscription.turnout.as_mut().map(|turnout| turnout.borrow_and_update().bytes.clone());
    let start = [Some(first), present, turnout.filter(|bytes| !bytes.is_empty())].into_iter().flatten();

    let listening = Listening {
        subscription,
        session_ended,
        has_left: false,
        lag: web.metrics.lag.clone(),
        live: web.house.clone(),
        hall,
    };
    let rest = stream::unfold(listening, |mut listening| async move {
        let bytes = listening.next().await?;
        Some((bytes, listening))
    });
    let events = futures::StreamExt::chain(stream::iter(start.collect::<Vec<_>>()), rest);
    let body = Body::from_stream(futures::StreamExt::map(events, Ok::<_, Infallible>));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, body).into_response()
}

impl Listening {
    /// What comes next, or `None` when the stream is to end.
    async fn next(&mut self) -> Option<Bytes> {
        if self.has_left {
            return None;
        }
        let Subscription { round, turnout, stopping } = &mut self.subscription;
        let counted = async {
            match turnout {
                Some(turnout) => turnout.changed().await.is_ok(),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = stopping.cancelled() => {
                self.has_left = true;
                Some(Bytes::from_static(STOPPING))
            }
            () = self.session_ended.cancelled() => {
                self.has_left = true;
                Some(Bytes::from_static(LEFT))
            }
            changed = round.changed() => {
                changed.ok()?;
                if self.hall.as_ref().is_some_and(|house| !house.state().settings().hall_is_public) {
                    self.has_left = true;
                    return Some(Bytes::from_static(LEFT));
                }
                if let Some(told) = self.live.live().told() {
                    self.lag.observe(told.elapsed().as_secs_f64());
                }
                Some(round.borrow_and_update().bytes.clone())
            }
            open = counted => {
                let turnout = turnout.as_mut().filter(|_| open)?;
                Some(turnout.borrow_and_update().bytes.clone())
            }
            () = tokio::time::sleep(HEARTBEAT) => Some(Bytes::from_static(BEAT)),
        }
    }
}
