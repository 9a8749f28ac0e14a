//! The lobby: many sessions begin in one transaction. A single task owns the writing: while one commit is being synced, those who
//! enter queue, and the next commit takes them. Ballots wait behind one such commit, never behind thousands.

use std::sync::{Arc, RwLock};

use tokio::sync::{OwnedRwLockReadGuard, mpsc, oneshot};

use super::{DoorError, Ending, Inside, write};
use crate::store::{Beginning, Store, StoreError};

/// How many sessions one transaction begins at most: so few that a ballot behind it does not notice.
const LARGEST_BATCH: usize = 64;
/// How many wait in the queue; more wait before it.
const LONGEST_QUEUE: usize = 4_096;

/// What those who enter hold until they are inside, so that no new secret is issued meanwhile.
pub type Turn = OwnedRwLockReadGuard<()>;

struct Request {
    beginning: Beginning,
    answer: oneshot::Sender<Result<bool, Arc<StoreError>>>,
    _turn: Turn,
}

/// The way in.
pub struct Lobby(mpsc::Sender<Request>);

impl Lobby {
    /// Starts the task that begins sessions in `store` and then lets their holders `inside`.
    pub fn open(store: Arc<dyn Store>, inside: Arc<RwLock<Inside>>) -> Self {
        let (queue, requests) = mpsc::channel(LONGEST_QUEUE);
        tokio::spawn(run(requests, store, inside));
        Self(queue)
    }

    /// Begins a session; answers whether it has begun, once it is durable. It does so also if whoever asked is gone by then.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn begin(&self, beginning: Beginning, turn: Turn) -> Result<bool, DoorError> {
        let (answer, begun) = oneshot::channel();
        self.0.send(Request { beginning, answer, _turn: turn }).await.map_err(|_| stopped())?;
        begun.await.map_err(|_| stopped())?.map_err(DoorError::Store)
    }
}

fn stopped() -> StoreError {
    StoreError::Unsafe("the door is closed".into())
}

async fn run(mut requests: mpsc::Receiver<Request>, store: Arc<dyn Store>, inside: Arc<RwLock<Inside>>) {
    let mut batch = Vec::with_capacity(LARGEST_BATCH);
    while requests.recv_many(&mut batch, LARGEST_BATCH).await > 0 {
        let beginnings: Vec<Beginning> = batch.iter().map(|request| request.beginning.clone()).collect();
        match store.begin_sessions(&beginnings).await {
            Ok(begun) => {
                for (request, has_begun) in batch.drain(..).zip(begun) {
                    let Beginning { session, alone, .. } = request.beginning;
                    if has_begun {
                        write(&inside, |inside| {
                            if alone {
                                inside.end(|holder| *holder == session.holder, Ending::Moved);
                            }
                            inside.begin(session.digest, session.holder);
                        });
                    }
                    // Somebody who went away has no one to tell; the session stands until the next one ends it.
                    let _ = request.answer.send(Ok(has_begun));
                }
            }
            Err(error) => {
                tracing::error!(%error, sessions = batch.len(), "sessions could not be stored");
                let error = Arc::new(error);
                for request in batch.drain(..) {
                    let _ = request.answer.send(Err(error.clone()));
                }
            }
        }
    }
}
