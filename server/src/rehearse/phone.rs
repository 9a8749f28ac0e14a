//! A simulated delegate with a phone: comes in, keeps the stream open, and votes as people do.

use std::io::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rand::seq::IndexedRandom;
use serde::Deserialize;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::line::{Answer, Line};
use super::secrets::Key;
use super::{Hall, Paper, Scene};

/// After so many attempts somebody gives up.
const PATIENCE: u32 = 20;
/// The first wait after a loss is somewhere below this; it doubles with every loss in a row, as on the real phone.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// The server gives a sign of life every 15 s: after so long without one, the stream is lost, as on the real phone.
const LONGEST_SILENCE: Duration = Duration::from_secs(40);
/// How long a person waits for an answer before the phone asks again.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// One delegate's phone.
pub struct Phone {
    hall: Arc<Hall>,
    key: Key,
    from: Option<IpAddr>,
    session: Mutex<String>,
}

#[derive(Deserialize)]
struct RoundMessage {
    key: String,
}

impl Phone {
    /// The phone number `place`; it comes from an address of its own if the hall has more than one.
    pub fn new(hall: Arc<Hall>, key: Key, place: usize) -> Self {
        let addresses = hall.habits.addresses;
        let from = (addresses > 1 && hall.server.ip().is_loopback()).then(|| {
            let place = u32::try_from(place).unwrap_or_default() % addresses;
            IpAddr::V4(Ipv4Addr::from(u32::from(Ipv4Addr::new(127, 1, 0, 1)) + place))
        });
        Self { hall, key, from, session: Mutex::default() }
    }

    /// Comes some time, stays to the end.
    pub async fn attend(self: Arc<Self>) {
        sleep(self.hall.habits.arrive.mul_f64(rand::random())).await;
        if !self.enter().await {
            self.hall.figures.gave_up.add();
            return;
        }
        self.hall.inside.add();
        let (mut seen, mut losses, mut lost_at) = (None, 0_u32, None);
        let mut scene = Scene::default();
        while !self.hall.is_over() {
            let by_itself = self.listen(&mut seen, &mut scene, &mut lost_at).await;
            if lost_at.is_none() {
                losses = 0;
            }
            if by_itself {
                // Asleep in a pocket; it comes back at once when it is looked at.
                sleep(Duration::from_millis(rand::random_range(1_000..8_000))).await;
                continue;
            }
            lost_at.get_or_insert(Instant::now());
            let longest = FIRST_WAIT.saturating_mul(1 << losses.min(8)).min(LONGEST_WAIT);
            losses += 1;
            sleep(longest.mul_f64(rand::random())).await;
        }
    }

    /// Comes in by the card's link, or by the code; answers whether it worked.
    async fn enter(&self) -> bool {
        let habits = &self.hall.habits;
        let code = self.key.code.as_ref().filter(|_| rand::random_bool(habits.codes));
        let link = format!("/enter/{}", self.key.secret);
        if code.is_none() && rand::random_bool(habits.pages) {
            let _ = self.fetch(&self.request("GET", &link, None)).await;
        }
        let mut request = match code {
            Some(code) => {
                let form = format!("delegate={}&code={code}", self.key.who);
                self.request("POST", "/enter", Some(&form))
            }
            None => self.request("POST", &link, Some("")),
        };
        let tap = Instant::now();
        for attempt in 0..PATIENCE {
            match self.fetch(&request).await {
                Ok(Answer { head, .. }) if head.cookie.is_some() => {
                    *self.session.lock().unwrap_or_else(PoisonError::into_inner) = head.cookie.unwrap_or_default();
                    self.hall.figures.logins.add(tap.elapsed());
                    return true;
                }
                Ok(answer) if answer.head.ticket.is_some() => {
                    let ticket = answer.head.ticket.unwrap_or_default();
                    request = self.hall.written("GET", app::QUEUE, &ticket, "accept: text/html\r\n", None);
                }
                // Busy, or the code is still being checked.
                Ok(answer) if matches!(answer.head.status, 202 | 429 | 503) => self.wait_as_told(&answer).await,
                Ok(answer) => {
                    self.hall
                        .figures
                        .failed(format!("{} was answered {} at the door", self.key.who, answer.head.status));
                    return false;
                }
                Err(error) => self.wait_after(&error, attempt, "at the door").await,
            }
        }
        false
    }

    /// Listens until the stream ends; answers whether the phone ended it itself.
    async fn listen(
        self: &Arc<Self>,
        seen: &mut Option<String>,
        scene: &mut Scene,
        lost: &mut Option<Instant>,
    ) -> bool {
        let resume = seen.as_ref().map(|id| format!("last-event-id: {id}\r\n")).unwrap_or_default();
        let request = self.written("GET", "/live", &format!("accept: text/event-stream\r\n{resume}"), None);
        let opened = async {
            let mut line = Line::open(self.hall.server, self.from).await?;
            line.send(request.as_bytes()).await?;
            let status = line.head().await?.status;
            if status == 200 { Ok(line) } else { Err(Error::other(format!("the stream was answered {status}"))) }
        };
        let Ok(Ok(mut line)) = timeout(LONGEST_ANSWER, opened).await else { return false };
        if let Some(lost) = lost.take() {
            self.hall.figures.returns.add(lost.elapsed());
        }
        let _listening = self.hall.listening();
        let sleeps_at = rand::random_bool(self.hall.habits.sleepers)
            .then(|| Instant::now() + Duration::from_millis(rand::random_range(2_000..30_000)));
        let (mut unread, mut is_first) = (String::new(), true);
        loop {
            let asleep = async {
                match sleeps_at {
                    Some(moment) => sleep_until(moment).await,
                    None => std::future::pending().await,
                }
            };
            let event = tokio::select! {
                event = timeout(LONGEST_SILENCE, line.event(&mut unread)) => event,
                () = asleep => return true,
                () = self.hall.over() => return true,
            };
            let Ok(Ok(Some(event))) = event else { return false };
            if event.name == "left" {
                self.hall.figures.failed(format!("the session of {} ended", self.key.who));
                return false;
            }
            if event.id.is_some() {
                seen.clone_from(&event.id);
            }
            if event.name == "round"
                && let Ok(message) = serde_json::from_str::<RoundMessage>(&event.data)
                && let Some(now) = Scene::read(&message.key)
            {
                if now != *scene {
                    if !is_first {
                        self.hall.hear(&now);
                    }
                    self.hall.latest.send_if_modified(|latest| {
                        let is_news = now.revised(latest);
                        if is_news {
                            latest.clone_from(&now);
                        }
                        is_news
                    });
                    let opens = now.is_open && (now.round != scene.round || !scene.is_open);
                    *scene = now;
                    if opens && !self.hall.habits.only_listen {
                        let clicked = (!is_first).then(|| self.hall.clicked()).flatten();
                        tokio::spawn(self.clone().vote(scene.round, clicked));
                    }
                }
                is_first = false;
            }
        }
    }

    /// Looks at the paper, hesitates, taps, and now and then changes its mind.
    async fn vote(self: Arc<Self>, round: u32, clicked: Option<Instant>) {
        let _voting = self.hall.voting();
        let habits = &self.hall.habits;
        let looks = rand::random_bool(habits.pages);
        let Some(paper) = self.paper(round, looks, clicked).await else { return };
        if rand::random_bool(habits.absent) {
            return;
        }
        // A burst at the beginning, and a long tail.
        let pause = habits.vote_within.mul_f64(rand::random::<f64>() * rand::random::<f64>());
        let tap = Instant::now() + pause;
        sleep_until(tap).await;
        if self.cast(round, &paper, tap).await && rand::random_bool(habits.changes) {
            let left = habits.vote_within.saturating_sub(pause);
            let tap = Instant::now() + left.mul_f64(rand::random());
            sleep_until(tap).await;
            self.cast(round, &paper, tap).await;
        }
    }

    /// The ballot paper of a round: from the page, or as others have seen it.
    async fn paper(&self, round: u32, looks: bool, clicked: Option<Instant>) -> Option<Paper> {
        for attempt in 0..PATIENCE {
            let known = self.hall.paper(round);
            if known.is_some() && !looks {
                return known;
            }
            if !looks && !self.hall.is_first_to_look(round) {
                sleep(Duration::from_millis(200)).await;
                continue;
            }
            // Only who reads the paper for all needs it without compression.
            let encoding = if known.is_some() {
                "accept: text/html\r\naccept-encoding: br, gzip\r\n"
            } else {
                "accept: text/html\r\n"
            };
            match self.fetch(&self.written("GET", "/", encoding, None)).await {
                Ok(answer) if answer.head.status == 200 => {
                    if let Some(clicked) = clicked.filter(|_| looks) {
                        self.hall.figures.papers.add(clicked.elapsed());
                    }
                    return known.or_else(|| self.hall.learn(round, &String::from_utf8_lossy(&answer.body)));
                }
                Ok(answer) if answer.head.status == 503 => self.wait_as_told(&answer).await,
                Ok(answer) => {
                    self.hall.figures.failed(format!("the page was answered {}", answer.head.status));
                    return None;
                }
                Err(error) => self.wait_after(&error, attempt, "at its page").await,
            }
        }
        None
    }

    /// Casts until it is acknowledged; answers whether it was.
    async fn cast(&self, round: u32, paper: &Paper, tap: Instant) -> bool {
        let key: u64 = rand::random();
        let (mark, fields) = paper.marked();
        let form = format!("round={round}&key={key:016x}&{fields}");
        let request = self.request("POST", "/ballot", Some(&form));
        let figures = &self.hall.figures;
        for attempt in 0..PATIENCE {
            if attempt == 0 && rand::random_bool(self.hall.habits.lost_answers) {
                let _ = self.hang_up_on(&request).await;
                figures.sent_again.add();
                sleep(Duration::from_millis(rand::random_range(50..1_000))).await;
                continue;
            }
            match self.fetch(&request).await {
                Ok(answer) if answer.head.status == 200 => {
                    figures.accept(round, &self.key.who, &mark, tap.elapsed());
                    return true;
                }
                Ok(answer) if answer.head.status == 503 => self.wait_as_told(&answer).await,
                Ok(answer) if answer.head.status < 500 => {
                    // Too late, or not entitled: the person is told so.
                    figures.refused.add();
                    return false;
                }
                Ok(answer) => figures.failed(format!("a ballot was answered {}", answer.head.status)),
                Err(error) => {
                    figures.sent_again.add();
                    self.wait_after(&error, attempt, "with a ballot").await;
                }
            }
        }
        figures.gave_up.add();
        false
    }

    async fn fetch(&self, request: &str) -> Result<Answer, Error> {
        let whole = async {
            let mut line = Line::open(self.hall.server, self.from).await?;
            line.send(request.as_bytes()).await?;
            line.answer().await
        };
        timeout(LONGEST_ANSWER, whole).await.map_err(|_| Error::other("no answer came in time"))?
    }

    /// The network is gone before the answer comes.
    async fn hang_up_on(&self, request: &str) -> Result<(), Error> {
        Line::open(self.hall.server, self.from).await?.send(request.as_bytes()).await
    }

    async fn wait_as_told(&self, answer: &Answer) {
        self.hall.figures.asked_to_wait.add();
        let least = Duration::from_secs(answer.head.retry_after.unwrap_or(1));
        sleep(least.mul_f64(rand::random_range(1.0..1.5))).await;
    }

    async fn wait_after(&self, error: &Error, attempt: u32, place: &str) {
        if attempt + 1 == PATIENCE {
            self.hall.figures.failed(format!("{} got no answer {place}: {error}", self.key.who));
        }
        let longest = FIRST_WAIT.saturating_mul(1 << attempt.min(8)).min(LONGEST_WAIT);
        sleep(longest.mul_f64(rand::random())).await;
    }

    fn request(&self, method: &str, path: &str, form: Option<&str>) -> String {
        let accept = if path == "/ballot" { "accept: application/json\r\n" } else { "accept: text/html\r\n" };
        self.written(method, path, accept, form)
    }

    fn written(&self, method: &str, path: &str, more: &str, form: Option<&str>) -> String {
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.hall.written(method, path, &session, more, form)
    }
}

impl Paper {
    /// A ballot paper as somebody fills it in: the mark, and the fields of the form.
    fn marked(&self) -> (String, String) {
        match self {
            Self::Choices(choices) => {
                let choice = choices.choose(&mut rand::rng()).cloned().unwrap_or_default();
                let reason = if choice == "object" { "&reason=A+clearer+commitment+is+needed" } else { "" };
                let fields = format!("choice={choice}{reason}");
                (choice, fields)
            }
            Self::Ratings(names) => {
                let rating = |name: &String| format!("{name}={}", rand::random_range(0..=10));
                ("rated".to_owned(), names.iter().map(rating).collect::<Vec<_>>().join("&"))
            }
        }
    }
}
