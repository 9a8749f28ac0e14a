//! Documents on their way: what takes longer than a page may is made in the background, one after the other, and handed
//! out when it is there. Until then a page shows how far it has got.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::port::Making;
use congress::command::Actor;
use tokio::sync::{Semaphore, watch};

use crate::export::File;
use crate::press::{Job, PDF, Press, PressError};

/// How long a request waits for its document before it shows a page.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many finished documents are kept at most, for whoever asks next.
const MOST_KEPT: usize = 12;
/// How long a document is kept that nobody fetched.
const KEPT: Duration = Duration::from_secs(15 * 60);

type Outcome = Result<Arc<File>, PressError>;

/// How far the making of a document has got.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    done: Arc<AtomicUsize>,
    of: usize,
}

impl Progress {
    /// Of so many steps.
    pub fn of(steps: usize) -> Self {
        Self { done: Arc::default(), of: steps }
    }

    /// One step more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

#[derive(Clone)]
struct Document {
    name: String,
    holder: Option<Actor>,
    since: Instant,
    progress: Progress,
    outcome: watch::Receiver<Option<Outcome>>,
}

/// What came of asking for a document.
pub enum Asked {
    /// Here it is.
    Ready(Arc<File>),
    /// It is being made.
    Making(Making),
    /// It could not be made.
    Failed(PressError),
    /// There is none by this id, or not for this person.
    Unknown,
}

/// The documents that are being made, and those made last.
pub struct Documents {
    turns: Arc<Semaphore>,
    known: Mutex<BTreeMap<String, Document>>,
}

impl Default for Documents {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(1)), known: Mutex::default() }
    }
}

impl Documents {
    fn known<T>(&self, read: impl FnOnce(&mut BTreeMap<String, Document>) -> T) -> T {
        read(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins to make a document under `id`, unless it is made or being made already. With a `holder` it is for that person
    /// only, and handed out once.
    pub fn begin(
        &self,
        id: &str,
        name: &str,
        holder: Option<Actor>,
        progress: Progress,
        make: impl Future<Output = Outcome> + Send + 'static,
    ) {
        let (tell, outcome) = watch::channel(None);
        let is_new = self.known(|known| {
            known.retain(|_, document| document.outcome.borrow().is_none() || document.since.elapsed() < KEPT);
            let failed = known.get(id).is_some_and(|document| matches!(*document.outcome.borrow(), Some(Err(_))));
            if known.contains_key(id) && !failed {
                return false;
            }
            let finished = |document: &Document| document.outcome.borrow().is_some();
            while known.values().filter(|document| finished(document)).count() >= MOST_KEPT {
                let oldest = known.iter().filter(|(_, document)| finished(document));
                let Some(oldest) = oldest.min_by_key(|(_, document)| document.since).map(|(id, _)| id.clone()) else {
                    break;
                };
                known.remove(&oldest);
            }
            let document = Document { name: name.to_owned(), holder, since: Instant::now(), progress, outcome };
            known.insert(id.to_owned(), document);
            true
        });
        if !is_new {
            return;
        }
        let turns = self.turns.clone();
        tokio::spawn(async move {
            let _turn = turns.acquire().await;
            let made = tokio::spawn(make).await;
            let made = made.unwrap_or_else(|error| Err(PressError::Failed(format!("the work was cut off: {error}"))));
            if let Err(error) = &made {
                tracing::error!(%error, "a document could not be made");
            }
            let _ = tell.send(Some(made));
        });
    }

    /// Begins to set a document for anybody who asks for it; answers with its id. The same document is set once.
    pub fn print(&self, name: &str, press: &Press, job: Job) -> String {
        let (id, name, press) = (job.digest(), name.to_owned(), press.clone());
        self.begin(&id, &name.clone(), None, Progress::default(), async move {
            let bytes = press.set_apart(job).await?;
            Ok(Arc::new(File { name, media_type: PDF, bytes }))
        });
        id
    }

    /// The document under `id`, if it is there within a moment.
    pub async fn fetch(&self, id: &str, who: Option<&Actor>) -> Asked {
        let document = self.known(|known| known.get(id).cloned());
        let Some(mut document) = document.filter(|one| one.holder.is_none() || one.holder.as_ref() == who) else {
            return Asked::Unknown;
        };
        let _ = tokio::time::timeout(PATIENCE, document.outcome.wait_for(Option::is_some)).await;
        let outcome = document.outcome.borrow().clone();
        match outcome {
            Some(Ok(file)) => {
                if document.holder.is_some() {
                    self.known(|known| known.remove(id));
                }
                Asked::Ready(file)
            }
            Some(Err(error)) => Asked::Failed(error),
            None => Asked::Making(Making {
                name: document.name,
                id: id.to_owned(),
                seconds: document.since.elapsed().as_secs(),
                done: document.progress.done.load(Ordering::Relaxed),
                of: document.progress.of,
            }),
        }
    }
}
