//! The simulated hall: what its phones share, and how its people behave.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::figures::{Count, Figures};

/// How people behave. Shares are from 0 to 1.
#[derive(Clone, Debug)]
pub struct Habits {
    /// Within what time all come in.
    pub arrive: Duration,
    /// Within what time all have voted.
    pub vote_within: Duration,
    /// Who fetches the pages that a phone shows; the others go straight to what they do.
    pub pages: f64,
    /// Who does not vote.
    pub absent: f64,
    /// Who votes a second time.
    pub changes: f64,
    /// Whose first answer is lost.
    pub lost_answers: f64,
    /// Who puts the phone into a pocket while listening.
    pub sleepers: f64,
    /// Who types the code instead of scanning the card.
    pub codes: f64,
    /// From how many addresses they come.
    pub addresses: u32,
    /// Whether they only listen.
    pub only_listen: bool,
}

/// What can be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// One of these.
    Choices(Vec<String>),
    /// A number in each of these fields.
    Ratings(Vec<String>),
}

impl Paper {
    /// What a page offers; `None` if it holds no ballot.
    pub fn on(page: &str) -> Option<Self> {
        let after = |beginning: &str| -> BTreeSet<String> {
            page.split(beginning).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
        };
        let choices = after("name=\"choice\" value=\"");
        let ratings = after("name=\"rating-");
        if !choices.is_empty() {
            return Some(Self::Choices(choices.into_iter().collect()));
        }
        let ratings: Vec<String> = ratings.into_iter().map(|name| format!("rating-{name}")).collect();
        (!ratings.is_empty()).then_some(Self::Ratings(ratings))
    }
}

/// Where the latest round is, as a phone hears it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// The round's number; 0 before the first.
    pub round: u32,
    /// Whether it takes ballots.
    pub is_open: bool,
    /// Whether its result is out.
    pub is_published: bool,
    /// All that the server says of it.
    pub key: String,
}

impl Scene {
    /// Reads `3:open` and what else may follow.
    pub fn read(key: &str) -> Option<Self> {
        let mut parts = key.split(':');
        let round = parts.next()?.parse().ok()?;
        let stage = parts.next()?;
        Some(Self { round, is_open: stage == "open", is_published: stage == "published", key: key.to_owned() })
    }

    fn progress(&self) -> (u32, bool, bool) {
        (self.round, !self.is_open, self.is_published)
    }

    /// Whether this is further on than `other`.
    pub fn revised(&self, other: &Self) -> bool {
        self.progress() > other.progress()
    }
}

/// The hall.
pub struct Hall {
    /// The server's address.
    pub server: SocketAddr,
    /// The server's name and port, as requests name it.
    pub host: String,
    /// How people behave.
    pub habits: Habits,
    /// What is measured.
    pub figures: Figures,
    /// Who has come in.
    pub inside: Count,
    /// The furthest that any phone has heard of.
    pub latest: watch::Sender<Scene>,
    clicked: Mutex<Option<Instant>>,
    /// Whether whoever clicks says so.
    chaired: AtomicBool,
    papers: Mutex<HashMap<u32, Paper>>,
    looking: Mutex<HashSet<u32>>,
    listening: AtomicUsize,
    voting: AtomicUsize,
    end: CancellationToken,
}

/// One more, as long as this is held.
pub struct Present<'a>(&'a AtomicUsize);

impl<'a> Present<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Present<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Hall {
    /// An empty hall before the server at `server`.
    pub fn new(server: SocketAddr, host: String, habits: Habits) -> Self {
        Self {
            server,
            host,
            habits,
            figures: Figures::default(),
            inside: Count::default(),
            latest: watch::Sender::default(),
            clicked: Mutex::default(),
            chaired: AtomicBool::default(),
            papers: Mutex::default(),
            looking: Mutex::default(),
            listening: AtomicUsize::default(),
            voting: AtomicUsize::default(),
            end: CancellationToken::new(),
        }
    }

    /// Somebody clicks: what phones hear next comes from it.
    pub fn click(&self) {
        self.chaired.store(true, Ordering::Relaxed);
        *self.clicked.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// When somebody clicked last.
    pub fn clicked(&self) -> Option<Instant> {
        *self.clicked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A phone hears of something new. Where the chair sits elsewhere, the first phone to hear takes the time.
    pub(super) fn hear(&self, scene: &Scene) {
        let mut clicked = self.clicked.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.chaired.load(Ordering::Relaxed) && scene.revised(&self.latest.borrow()) {
            *clicked = Some(Instant::now());
        }
        if let Some(clicked) = *clicked {
            self.figures.heard.add(clicked.elapsed());
        }
    }

    /// The ballot paper of a round, once somebody has seen it.
    pub(super) fn paper(&self, round: u32) -> Option<Paper> {
        self.papers.lock().unwrap_or_else(PoisonError::into_inner).get(&round).cloned()
    }

    /// Whether nobody else is looking at the paper of a round for all.
    pub(super) fn is_first_to_look(&self, round: u32) -> bool {
        self.looking.lock().unwrap_or_else(PoisonError::into_inner).insert(round)
    }

    /// Learns the paper of a round from a page.
    pub(super) fn learn(&self, round: u32, page: &str) -> Option<Paper> {
        let paper = Paper::on(page);
        match &paper {
            Some(paper) => {
                self.papers.lock().unwrap_or_else(PoisonError::into_inner).insert(round, paper.clone());
            }
            // Not this person's to vote on: another one looks.
            None => {
                self.looking.lock().unwrap_or_else(PoisonError::into_inner).remove(&round);
            }
        }
        paper
    }

    pub(super) fn listening(&self) -> Present<'_> {
        Present::new(&self.listening)
    }

    pub(super) fn voting(&self) -> Present<'_> {
        Present::new(&self.voting)
    }

    /// How many listen now.
    pub fn listeners(&self) -> usize {
        self.listening.load(Ordering::Relaxed)
    }

    /// How many are about to vote, or to change their minds.
    pub fn voters(&self) -> usize {
        self.voting.load(Ordering::Relaxed)
    }

    /// Sends everybody home.
    pub fn end(&self) {
        self.end.cancel();
    }

    pub(super) fn is_over(&self) -> bool {
        self.end.is_cancelled()
    }

    pub(super) async fn over(&self) {
        self.end.cancelled().await;
    }

    /// A request as it goes down the wire.
    pub fn written(&self, method: &str, path: &str, session: &str, more: &str, form: Option<&str>) -> String {
        let host = &self.host;
        let session = if session.is_empty() { String::new() } else { format!("cookie: {session}\r\n") };
        let form = form.map(|form| {
            format!("content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}", form.len())
        });
        let rest = form.unwrap_or_else(|| "\r\n".to_owned());
        format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\naccept-language: en\r\n{session}{more}{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_what_the_page_offers() {
        let page = r#"<button name="choice" value="for" aria-pressed="false">"#.repeat(2)
            + r#"<button class="x" name="choice" value="against">"#;
        assert_eq!(Paper::on(&page), Some(Paper::Choices(vec!["against".into(), "for".into()])));
        let page = r#"<input type="radio" name="rating-a" value="0"><input name="rating-none" value="1">"#;
        assert_eq!(Paper::on(page), Some(Paper::Ratings(vec!["rating-a".into(), "rating-none".into()])));
        assert_eq!(Paper::on("<p>Nothing to vote on</p>"), None);
    }

    #[test]
    fn a_published_round_is_further_on_than_an_open_one_and_the_next_further_still() {
        let at = |key| Scene::read(key).expect("a scene");
        assert!(at("2:published:a1").revised(&at("2:closed")) && at("2:closed").revised(&at("2:open")));
        assert!(at("3:open").revised(&at("2:published")) && !at("2:open").revised(&at("2:open")));
        assert!(at("1:open").revised(&at("0:none")));
    }
}
