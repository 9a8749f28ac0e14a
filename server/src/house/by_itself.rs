//! What the house does by itself: it closes rounds whose time has run out, and tells how many have voted.

use std::sync::Arc;
use std::time::Duration;

use congress::command::Actor;

use super::{House, HouseError};
use crate::clock;

impl House {
    /// Closes the open round when its time has run out.
    pub(super) async fn keep_time(self: Arc<Self>) {
        let mut changes = self.live.changes();
        loop {
            let state = self.state();
            let end = state.open_round().and_then(|round| Some((round.number, round.closes_at?)));
            let Some((round, end)) = end else {
                if changes.changed().await.is_err() {
                    return;
                }
                continue;
            };
            let left = u64::try_from(end.0 - clock::now().0).unwrap_or(0);
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(left)) => {
                    match self.close(Actor::Clock, round).await {
                        // Extended, or closed by the chair, in the last moment.
                        Ok(_) | Err(HouseError::Refused(_)) => {}
                        Err(error) => {
                            tracing::error!(%round, %error, "the round could not be closed in time");
                            tokio::time::sleep(Duration::from_secs(1)).await;
                        }
                    }
                }
                changed = changes.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Tells chair and hall the turnout while people vote, at most four times a second.
    pub(super) async fn tell_turnout(self: Arc<Self>) {
        let mut changes = self.ballots.changes();
        while changes.changed().await.is_ok() {
            self.live.tell_turnout(self.progress().map(|progress| progress.turnout));
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    }
}
