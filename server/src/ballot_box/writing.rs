//! The box's one task: what is written together, what alone, and what is told once it is durable.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::port::Recorded;
use congress::ballot::Mark;
use congress::roll::DelegateId;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::{mpsc, oneshot, watch};

use super::secret::{self, SecretBallot};
use super::{Alone, CastError, EnterError, Entering, LARGEST_BATCH, Request};
use crate::ledger::{Late, Ledger};
use crate::metrics::BoxFigures;
use crate::store::{Entered, LogLine, PaperSlip, Slip, Store, StoreError, Taken};

type Answer = (Slip, Mark, oneshot::Sender<Result<Recorded, CastError>>);

/// What writes: the store, and what is told once something is durable.
pub(super) struct Writer {
    pub(super) store: Arc<dyn Store>,
    pub(super) ledger: Arc<Ledger>,
    pub(super) changes: watch::Sender<()>,
    pub(super) figures: BoxFigures,
}

/// Batches on their way to the disk, and whose ballots are in them: of each delegate one at a time, so that the last one stands.
struct UnderWay<F> {
    commits: FuturesUnordered<F>,
    delegates: HashSet<DelegateId>,
}

impl<F: Future<Output = Vec<DelegateId>>> UnderWay<F> {
    fn new() -> Self {
        Self { commits: FuturesUnordered::new(), delegates: HashSet::new() }
    }

    /// Returns when one batch fewer is under way.
    async fn one_less(&mut self) {
        for delegate in self.commits.next().await.unwrap_or_default() {
            self.delegates.remove(&delegate);
        }
    }

    /// Returns when nothing is under way any more.
    async fn settle(&mut self) {
        while !self.commits.is_empty() {
            self.one_less().await;
        }
    }

    /// Whether a ballot of somebody in the batch is under way.
    fn concerns(&self, batch: &[Answer]) -> bool {
        batch.iter().any(|(slip, ..)| self.delegates.contains(&slip.delegate))
    }
}

/// Writes what comes until nobody can put anything in any more.
pub(super) async fn run(mut requests: mpsc::Receiver<Request>, writer: Writer, largest_batch: Arc<AtomicUsize>) {
    let at_a_time = writer.store.batches_at_a_time();
    let mut under_way = UnderWay::new();
    let mut taken = Vec::with_capacity(LARGEST_BATCH);
    loop {
        tokio::select! {
            biased;
            () = under_way.one_less(), if !under_way.commits.is_empty() => continue,
            first = requests.recv(), if under_way.commits.len() < at_a_time => match first {
                Some(first) => taken.push(first),
                None => break,
            },
        }
        // Whoever is ready by now comes along: without that, the first after a commit would have one of its own.
        tokio::task::yield_now().await;
        while taken.len() < largest_batch.load(Ordering::Relaxed)
            && let Ok(next) = requests.try_recv()
        {
            taken.push(next);
        }
        let mut batch: Vec<Answer> = Vec::with_capacity(taken.len());
        let mut secret: Vec<SecretBallot> = Vec::new();
        for request in taken.drain(..) {
            match request {
                Request::Cast { slip, mark, answer } => batch.push((slip, mark, answer)),
                Request::CastSecretly(ballot) => secret.push(ballot),
                Request::Alone(what) => {
                    under_way.settle().await;
                    writer.commit(std::mem::take(&mut batch)).await;
                    writer.commit_secretly(std::mem::take(&mut secret)).await;
                    writer.alone(what).await;
                }
            }
        }
        if under_way.concerns(&batch) {
            under_way.settle().await;
        }
        if !batch.is_empty() {
            // Where nothing else is written meanwhile, nobody needs to know whose they are.
            let noted = if at_a_time > 1 { &batch[..] } else { &[] };
            let delegates: Vec<DelegateId> = noted.iter().map(|(slip, ..)| slip.delegate.clone()).collect();
            under_way.delegates.extend(delegates.iter().cloned());
            let commit = writer.commit(batch);
            under_way.commits.push(async {
                commit.await;
                delegates
            });
        }
        writer.commit_secretly(secret).await;
    }
    under_way.settle().await;
}

impl Writer {
    async fn alone(&self, what: Alone) {
        match what {
            Alone::Enter { lines, papers, answer } => {
                let _ = answer.send(self.enter(&lines, papers).await);
            }
            Alone::Seal { round, answer } => {
                let _ = answer.send(self.store.seal(round).await);
            }
            Alone::SealSecret { round, answer } => {
                let _ = answer.send(self.store.seal_secret(round).await);
            }
            Alone::Rest { answer } => {
                let _ = answer.send(());
            }
        }
    }

    async fn enter(&self, lines: &[LogLine], papers: Vec<Entering>) -> Result<(), EnterError> {
        let slips: Vec<PaperSlip> = papers.iter().map(|entering| entering.paper.clone()).collect();
        match self.store.enter(lines, &slips).await? {
            Entered::Recorded => {}
            Entered::Shut => return Err(EnterError::Shut),
            Entered::Taken(delegates) => return Err(EnterError::Recorded(delegates)),
        }
        self.ledger.enter_paper(papers.into_iter().map(|entering| (entering.paper.slip, entering.mark)).collect());
        self.changes.send_replace(());
        Ok(())
    }

    async fn commit_secretly(&self, batch: Vec<SecretBallot>) {
        secret::commit(&*self.store, &self.ledger, &self.changes, batch).await;
    }

    /// Writes a batch, and answers each ballot once it is durable.
    async fn commit(&self, batch: Vec<Answer>) {
        let batch = in_time(&self.ledger, batch);
        if !batch.is_empty() {
            self.write(batch).await;
        }
    }

    async fn write(&self, batch: Vec<Answer>) {
        let (slips, asking): (Vec<Slip>, Vec<_>) =
            batch.into_iter().map(|(slip, mark, answer)| (slip, (mark, answer))).unzip();
        let began = std::time::Instant::now();
        let taken = self.store.cast(&slips).await;
        self.figures.batches.observe(slips.len() as f64);
        self.figures.syncs.observe(began.elapsed().as_secs_f64());
        let taken = match taken {
            Ok(taken) => taken,
            Err(error) => {
                tracing::error!(%error, ballots = slips.len(), "ballots could not be stored");
                let refused = match &error {
                    StoreError::Full(_) => CastError::DiskFull,
                    error if error.is_passing() => CastError::Away,
                    error => CastError::Failed(error.to_string()),
                };
                for (_, answer) in asking {
                    let _ = answer.send(Err(refused.clone()));
                }
                return;
            }
        };
        let (mut durable, mut waiting) = (Vec::new(), Vec::new());
        for ((slip, (mark, answer)), taken) in slips.into_iter().zip(asking).zip(taken) {
            let error = match taken {
                Taken::Recorded => {
                    durable.push((slip, mark));
                    waiting.push(answer);
                    continue;
                }
                Taken::Shut => CastError::Shut,
                Taken::Spent => CastError::Spent,
                Taken::OnPaper => CastError::OnPaper,
            };
            let _ = answer.send(Err(error));
        }
        self.figures.accepted.inc_by(durable.len() as u64);
        let recorded = self.ledger.enter(durable);
        self.changes.send_replace(());
        for (answer, recorded) in waiting.into_iter().zip(recorded) {
            // A phone that went away has no one to tell; its ballot stands.
            let _ = answer.send(Ok(recorded));
        }
    }
}

/// Leaves those out that come too late because of paper.
fn in_time(ledger: &Ledger, batch: Vec<Answer>) -> Vec<Answer> {
    let late = ledger.too_late(batch.iter().map(|(slip, ..)| slip));
    let mut kept = Vec::with_capacity(batch.len());
    for ((slip, mark, answer), late) in batch.into_iter().zip(late) {
        let error = match late {
            None => {
                kept.push((slip, mark, answer));
                continue;
            }
            Some(Late::Reopened) => CastError::Shut,
            Some(Late::OnPaper) => CastError::OnPaper,
        };
        let _ = answer.send(Err(error));
    }
    kept
}
