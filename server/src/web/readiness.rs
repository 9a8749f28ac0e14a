//! `/healthz` and `/readyz`: whether the process answers, and whether it could take a ballot now. The store is tried by writing
//! to it, durably, at most once a second however often somebody asks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::StatusCode;
use tokio::sync::Mutex;

use super::Web;
use crate::house::House;
use crate::store::StoreError;

/// How long an answer holds.
const HOLDS: Duration = Duration::from_secs(1);
/// How long the store may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is wrong with the store, in a sentence; `None` if nothing is.
type Fault = Option<&'static str>;

/// What was found last, and when.
#[derive(Default)]
pub struct Readiness(Mutex<Option<(Instant, Fault)>>);

impl Readiness {
    async fn fault(&self, house: &Arc<House>) -> Fault {
        // Whoever asks meanwhile waits for the same answer.
        let mut last = self.0.lock().await;
        if let Some((_, fault)) = last.filter(|(when, _)| when.elapsed() < HOLDS) {
            return fault;
        }
        if !house.is_ready() {
            return Some("the database does not answer");
        }
        let fault = match tokio::time::timeout(PATIENCE, house.try_store()).await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => {
                tracing::error!(%error, "the store cannot write");
                Some(said_of(&error))
            }
            Err(_) => Some("its store does not answer"),
        };
        *last = Some((Instant::now(), fault));
        fault
    }
}

fn said_of(error: &StoreError) -> &'static str {
    match error {
        StoreError::Full(_) => "its disk is full",
        StoreError::Engine(_) => "its disk cannot be written",
        _ => "its store fails",
    }
}

/// Whether the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// Whether a ballot would be recorded now.
pub async fn ready(State(web): State<Web>) -> (StatusCode, String) {
    match web.readiness.fault(&web.house).await {
        None => (StatusCode::OK, "ready\n".to_owned()),
        Some(fault) => {
            let sentence = format!("not ready: {fault}. Nothing is recorded until it can write; its log says more.\n");
            (StatusCode::SERVICE_UNAVAILABLE, sentence)
        }
    }
}
