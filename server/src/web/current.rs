//! Beside other nodes: a page shows what any of them acknowledged before it was asked for, and a probe learns whether this
//! one hears of the others.

use axum::extract::State;
use axum::http::{Method, StatusCode};

use super::Web;

impl Web {
    /// Waits until this node knows what the others wrote before this request. A ballot does not wait: whether it is in time
    /// is decided where it is written.
    pub(super) async fn be_current(&self, method: &Method, path: &str) {
        if *method == Method::POST && path == "/ballot" {
            return;
        }
        if path.starts_with("/enter") || path.starts_with("/desk") {
            // What a card is worth has to be known for the card; sessions are looked up.
            if let Err(error) = self.door.catch_up().await {
                tracing::warn!(%error, "the door cannot hear of the other nodes");
            }
        }
        self.house.be_current().await;
    }
}

/// Whether this node can record what is asked of it.
pub async fn ready(State(web): State<Web>) -> (StatusCode, &'static str) {
    if web.house.is_ready() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}
