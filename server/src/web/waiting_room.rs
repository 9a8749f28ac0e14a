//! The waiting room: whoever typed a code when very many do is shown their place until it has been checked. Nobody's request is
//! held meanwhile: the page comes again, with a ticket that only this phone has. Whoever is let in has the ticket as the session's
//! secret.

mod elsewhere;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use app::port::Queued;
use tokio::task::JoinHandle;

use self::elsewhere::Elsewhere;
use crate::door::{Door, DoorError};
use crate::seal::digest;

/// How long a request waits before the phone has to ask with its ticket.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long an outcome is kept that nobody asked for.
const KEPT: Duration = Duration::from_secs(60);

/// What comes of typing a code.
pub type Entered = Result<(), DoorError>;

struct Waiting {
    number: u64,
    entering: JoinHandle<Entered>,
    /// When it was known what comes of it.
    finished: Arc<OnceLock<Instant>>,
}

/// Those who wait.
pub struct WaitingRoom {
    patience: Duration,
    kept: Duration,
    /// How many had to wait so far.
    arrived: AtomicU64,
    /// How many of them wait no longer.
    checked: Arc<AtomicU64>,
    /// By the digest of their tickets.
    known: Mutex<HashMap<String, Waiting>>,
    /// The waiting rooms of the other nodes, if there are any.
    elsewhere: Option<Arc<Elsewhere>>,
}

/// How it stands with somebody.
pub enum Stands {
    /// The code was checked.
    Checked(Entered),
    /// It was not yet.
    Waits(Queued),
    /// Nobody waits with this ticket.
    Unknown,
}

impl WaitingRoom {
    /// The room before this door.
    pub fn before(door: &Arc<Door>) -> Self {
        let room = Self::with(PATIENCE, KEPT);
        let elsewhere = Elsewhere::behind(door, room.checked.clone());
        Self { elsewhere, ..room }
    }

    fn with(patience: Duration, kept: Duration) -> Self {
        let (arrived, checked, known) = (AtomicU64::default(), Arc::default(), Mutex::default());
        Self { patience, kept, arrived, checked, known, elsewhere: None }
    }

    fn known<T>(&self, read: impl FnOnce(&mut HashMap<String, Waiting>) -> T) -> T {
        read(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins to check a code. Answers what came of it if that is soon; else the phone has to [ask](Self::ask) with this ticket.
    pub async fn enter(
        &self,
        ticket: &str,
        entering: impl Future<Output = Entered> + Send + 'static,
    ) -> Option<Entered> {
        let mut entering = tokio::spawn(entering);
        if let Ok(checked) = tokio::time::timeout(self.patience, &mut entering).await {
            return Some(whole(checked));
        }
        let ticket = digest(ticket.as_bytes());
        let number = self.arrived.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(elsewhere) = &self.elsewhere {
            elsewhere.tell_waits(&ticket, number).await;
        }
        let finished = Arc::new(OnceLock::new());
        let entering = {
            let (ticket, finished) = (ticket.clone(), finished.clone());
            let (checked, elsewhere) = (self.checked.clone(), self.elsewhere.clone());
            tokio::spawn(async move {
                let entered = whole(entering.await);
                checked.fetch_add(1, Ordering::Relaxed);
                if let Some(elsewhere) = elsewhere {
                    elsewhere.tell_checked(&ticket, &entered).await;
                }
                let _ = finished.set(Instant::now());
                entered
            })
        };
        self.known(|known| {
            known.retain(|_, waiting| waiting.finished.get().is_none_or(|finished| finished.elapsed() < self.kept));
            known.insert(ticket, Waiting { number, entering, finished });
        });
        None
    }

    /// How it stands with whoever has this ticket, wherever they typed their code.
    pub async fn ask(&self, ticket: &str) -> Stands {
        let ticket = digest(ticket.as_bytes());
        let checked = self.known(|known| match known.get(&ticket) {
            None => Err(Stands::Unknown),
            Some(waiting) if waiting.entering.is_finished() => known.remove(&ticket).ok_or(Stands::Unknown),
            Some(waiting) => Err(Stands::waits(waiting.number, self.checked.load(Ordering::Relaxed))),
        });
        match (checked, &self.elsewhere) {
            (Ok(waiting), _) => Stands::Checked(whole(waiting.entering.await)),
            (Err(Stands::Unknown), Some(elsewhere)) => elsewhere.ask(&ticket).await,
            (Err(stands), _) => stands,
        }
    }
}

impl Stands {
    /// Whoever was the `number`th to come waits where so many have been checked.
    fn waits(number: u64, checked: u64) -> Self {
        Self::Waits(Queued { place: Some(number.saturating_sub(checked).max(1)) })
    }
}

/// An attempt that broke off is as one that was never made.
fn whole(checked: Result<Entered, tokio::task::JoinError>) -> Entered {
    checked.unwrap_or(Err(DoorError::Crowded))
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;
    use crate::secret::link_secret;

    /// Somebody whose code is checked when this is told, with the ticket.
    async fn waits(room: &WaitingRoom) -> (oneshot::Sender<Entered>, String) {
        let (tell, told) = oneshot::channel();
        let ticket = link_secret();
        let entered = room.enter(&ticket, async { told.await.expect("it is told") }).await;
        assert!(entered.is_none(), "it was soon");
        (tell, ticket)
    }

    async fn place(room: &WaitingRoom, ticket: &str) -> u64 {
        match room.ask(ticket).await {
            Stands::Waits(queued) => queued.place.expect("a place"),
            Stands::Checked(_) | Stands::Unknown => panic!("somebody waits with {ticket}"),
        }
    }

    /// A room in which everybody gets a ticket at once.
    fn impatient(kept: Duration) -> WaitingRoom {
        WaitingRoom::with(Duration::ZERO, kept)
    }

    #[tokio::test]
    async fn whoever_is_soon_done_waits_for_nothing() {
        let room = WaitingRoom::with(PATIENCE, KEPT);
        assert!(matches!(room.enter("a ticket", async { Ok(()) }).await, Some(Ok(()))));
        assert!(matches!(room.ask("a ticket").await, Stands::Unknown));
    }

    #[tokio::test]
    async fn each_sees_their_place_move_up_and_gets_the_outcome_once() {
        let room = impatient(KEPT);
        let (first, one) = waits(&room).await;
        let (second, other) = waits(&room).await;
        assert_eq!((place(&room, &one).await, place(&room, &other).await), (1, 2));
        assert!(first.send(Ok(())).is_ok());
        tokio::task::yield_now().await;
        assert_eq!(place(&room, &other).await, 1);
        assert!(matches!(room.ask(&one).await, Stands::Checked(Ok(()))));
        assert!(matches!(room.ask(&one).await, Stands::Unknown), "handed out once");
        assert!(second.send(Err(DoorError::NoMatch)).is_ok());
        tokio::task::yield_now().await;
        assert!(matches!(room.ask(&other).await, Stands::Checked(Err(DoorError::NoMatch))));
        assert!(matches!(room.ask("no ticket").await, Stands::Unknown));
    }

    #[tokio::test]
    async fn whoever_waited_long_is_told_no_however_many_come_after() {
        let room = impatient(Duration::from_millis(50));
        let (tell, ticket) = waits(&room).await;
        tokio::time::sleep(Duration::from_millis(60)).await;
        assert!(tell.send(Err(DoorError::NoMatch)).is_ok());
        tokio::task::yield_now().await;
        let (_waits, _) = waits(&room).await;
        assert!(matches!(room.ask(&ticket).await, Stands::Checked(Err(DoorError::NoMatch))));
    }

    #[tokio::test]
    async fn an_outcome_that_nobody_fetches_is_forgotten_and_nobody_who_still_waits() {
        let room = impatient(Duration::ZERO);
        let (tell, ticket) = waits(&room).await;
        let (_still_waits, other) = waits(&room).await;
        assert!(tell.send(Ok(())).is_ok());
        tokio::task::yield_now().await;
        let (_last, _) = waits(&room).await;
        assert!(matches!(room.ask(&ticket).await, Stands::Unknown));
        assert_eq!(place(&room, &other).await, 1);
    }
}
