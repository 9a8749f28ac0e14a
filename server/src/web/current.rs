//! Beside other nodes: a page shows what any of them acknowledged before it was asked for.

use axum::http::Method;

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
