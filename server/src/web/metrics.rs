//! `/metrics` for Prometheus, opened by the token in the data directory: how many have voted is nobody's business before
//! the chair says so.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use super::Web;
use crate::door::Door;
use crate::house::House;
use crate::metrics::seconds;
use crate::seal::digest;

/// The format of the answer.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// All that is measured.
pub struct Metrics {
    registry: Registry,
    /// The digest of the token, so that comparing tells nothing of it.
    token: String,
    /// From the telling of a message to its way down a connection.
    pub lag: Histogram,
    /// Requests that were sent away because too many were at work.
    pub turned_away: Counter,
    /// Requests at work.
    pub at_work: Gauge,
    queue: Gauge,
    streams: Gauge,
    hashing: Gauge,
}

impl Metrics {
    /// Of this house and its door.
    pub fn new(house: &House, door: &Door, token: String) -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("hemicycle"),
            token: digest(token.as_bytes()),
            lag: seconds(),
            turned_away: Counter::default(),
            at_work: Gauge::default(),
            queue: Gauge::default(),
            streams: Gauge::default(),
            hashing: Gauge::default(),
        };
        let (registry, ballots) = (&mut metrics.registry, house.ballots().figures().clone());
        registry.register("ballots_accepted", "Ballots recorded durably", ballots.accepted);
        registry.register(
            "ballots_refused",
            "Ballots not taken: the round had closed, or too many waited",
            ballots.refused,
        );
        registry.register("ballot_batch_size", "Ballots in one transaction", ballots.batches);
        registry.register_with_unit(
            "ballot_sync",
            "Time until a transaction of ballots is durable",
            Unit::Seconds,
            ballots.syncs,
        );
        registry.register("ballot_queue", "Requests that wait for the ballot box", metrics.queue.clone());
        registry.register("streams", "Open live streams", metrics.streams.clone());
        registry.register_with_unit(
            "stream_lag",
            "Time from the telling of a change to its way down each stream",
            Unit::Seconds,
            metrics.lag.clone(),
        );
        registry.register("logins", "Sessions begun", door.logins().clone());
        registry.register("argon2_queue", "People who wait for their code to be checked", metrics.hashing.clone());
        registry.register("requests_at_work", "Requests being answered", metrics.at_work.clone());
        registry.register("requests_turned_away", "Requests answered 503", metrics.turned_away.clone());
        metrics
    }
}

/// Answers what was measured so far.
pub async fn metrics(State(web): State<Web>, headers: HeaderMap) -> Response {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if given.is_none_or(|token| digest(token.as_bytes()) != web.metrics.token) {
        let challenge = [(header::WWW_AUTHENTICATE, "Bearer")];
        let sentence = "Send the token in the file metrics-token of the data directory, as Authorization: Bearer.\n";
        return (StatusCode::UNAUTHORIZED, challenge, sentence).into_response();
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    web.metrics.queue.set(count(web.house.ballots().waiting()));
    web.metrics.streams.set(count(web.house.live().streams()));
    web.metrics.hashing.set(count(web.door.waiting_to_be_checked()));
    let mut text = String::new();
    match encode(&mut text, &web.metrics.registry) {
        Ok(()) => ([(header::CONTENT_TYPE, OPEN_METRICS), (header::CACHE_CONTROL, "no-store")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
