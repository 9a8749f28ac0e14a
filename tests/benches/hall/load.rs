//! Load: many connections that ask again as soon as they are answered, or at a rate of their own, and streams that listen.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use server::rehearse::{Line, Spread, Times};
use tokio::task::JoinSet;

/// The address in a URL.
pub fn address(url: &str) -> SocketAddr {
    url.trim_start_matches("http://").parse().expect("an address")
}

/// A request as it goes down the wire.
pub fn request(method: &str, path: &str, session: &str, form: Option<&str>) -> String {
    let body = form.map(|form| {
        format!("content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}", form.len())
    });
    let cookie = if session.is_empty() { String::new() } else { format!("cookie: {session}\r\n") };
    let rest = body.unwrap_or_else(|| "\r\n".to_owned());
    format!("{method} {path} HTTP/1.1\r\nhost: bench\r\naccept: application/json\r\n{cookie}{rest}")
}

/// Sends one request and reads the answer; answers its status and body.
pub async fn ask(server: SocketAddr, request: &str) -> (u16, Vec<u8>) {
    let mut line = Line::open(server, None).await.expect("a connection");
    line.send(request.as_bytes()).await.expect("sent");
    let answer = line.answer().await.expect("an answer");
    (answer.head.status, answer.body)
}

/// A session for each secret.
pub async fn sessions(server: SocketAddr, secrets: Vec<String>) -> Vec<String> {
    let secrets = Arc::new(secrets);
    let mut lines = JoinSet::new();
    for lane in 0..32 {
        let secrets = secrets.clone();
        lines.spawn(async move {
            let mut line = Line::open(server, None).await.expect("a connection");
            let mut sessions = Vec::new();
            for secret in secrets.iter().skip(lane).step_by(32) {
                let entering = request("POST", &format!("/enter/{secret}"), "", Some(""));
                line.send(entering.as_bytes()).await.expect("sent");
                sessions.push(line.answer().await.expect("an answer").head.cookie.expect("a session"));
            }
            sessions
        });
    }
    lines.join_all().await.concat()
}

/// What a load came to.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Answers in a second.
    pub rate: f64,
    /// Their times.
    pub times: Spread,
    /// Answers with another status than the one expected.
    pub others: usize,
}

/// Asks from so many connections, each again as soon as it is answered, until the time is over.
pub async fn closed(
    server: SocketAddr,
    connections: usize,
    time: Duration,
    requests: Arc<Vec<String>>,
    expected: u16,
) -> Outcome {
    let (answered, others) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let times = Arc::new(Times::default());
    let start = Instant::now();
    let mut lanes = JoinSet::new();
    for lane in 0..connections {
        let (requests, answered, others, times) = (requests.clone(), answered.clone(), others.clone(), times.clone());
        lanes.spawn(async move {
            let mut line = Line::open(server, None).await.expect("a connection");
            for request in requests.iter().cycle().skip(lane * requests.len() / connections) {
                let sent = Instant::now();
                if sent.duration_since(start) >= time {
                    return;
                }
                line.send(request.as_bytes()).await.expect("sent");
                let answer = line.answer().await.expect("an answer");
                times.add(sent.elapsed());
                let count = if answer.head.status == expected { &answered } else { &others };
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    lanes.join_all().await;
    let rate = answered.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64();
    Outcome { rate, times: times.spread(), others: others.load(Ordering::Relaxed) }
}

/// Asks at a rate, whether or not those before are answered; a time runs from when the request should have been sent.
pub async fn open(server: SocketAddr, rate: f64, time: Duration, requests: Arc<Vec<String>>, expected: u16) -> Outcome {
    const LANES: usize = 200;
    let (answered, others) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let times = Arc::new(Times::default());
    let start = Instant::now() + Duration::from_millis(200);
    let mut lanes = JoinSet::new();
    for lane in 0..LANES {
        let (requests, answered, others, times) = (requests.clone(), answered.clone(), others.clone(), times.clone());
        lanes.spawn(async move {
            let mut line = Line::open(server, None).await.expect("a connection");
            for turn in 0.. {
                let place = turn * LANES + lane;
                let due = start + Duration::from_secs_f64(place as f64 / rate);
                if due.duration_since(start) >= time {
                    return;
                }
                tokio::time::sleep_until(due.into()).await;
                // Tokio wakes sleepers on the millisecond; what is lost by that is the generator's own.
                let woken = Instant::now();
                let due = if woken.duration_since(due) < Duration::from_millis(2) { woken } else { due };
                line.send(requests[place % requests.len()].as_bytes()).await.expect("sent");
                let answer = line.answer().await.expect("an answer");
                times.add(due.elapsed());
                let count = if answer.head.status == expected { &answered } else { &others };
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    lanes.join_all().await;
    let rate = answered.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64();
    Outcome { rate, times: times.spread(), others: others.load(Ordering::Relaxed) }
}

/// Streams that listen.
pub struct Ears {
    clicked: Arc<std::sync::Mutex<Instant>>,
    heard: Arc<std::sync::Mutex<Arc<Times>>>,
    ended: Arc<AtomicBool>,
    tasks: JoinSet<()>,
}

impl Ears {
    /// Opens so many streams with these sessions in turn, and waits until all have heard the present.
    pub async fn open(server: SocketAddr, n: usize, sessions: &[String]) -> Self {
        let mut ears = Self {
            clicked: Arc::new(std::sync::Mutex::new(Instant::now())),
            heard: Arc::default(),
            ended: Arc::default(),
            tasks: JoinSet::new(),
        };
        ears.open_more(server, n, sessions).await;
        ears
    }

    /// Opens so many more.
    pub async fn open_more(&mut self, server: SocketAddr, n: usize, sessions: &[String]) {
        let ready = Arc::new(AtomicUsize::new(0));
        for place in 0..n {
            let session = sessions.get(place % sessions.len().max(1)).cloned().unwrap_or_default();
            let (clicked, heard, ended) = (self.clicked.clone(), self.heard.clone(), self.ended.clone());
            let (request, counted) = (request("GET", "/live", &session, None), ready.clone());
            self.tasks.spawn(async move {
                let mut line = Line::open(server, None).await.expect("a connection");
                line.send(request.as_bytes()).await.expect("sent");
                assert_eq!(line.head().await.expect("an answer").status, 200);
                let (mut unread, mut first) = (String::new(), true);
                while let Ok(Some(event)) = line.event(&mut unread).await {
                    if event.name != "round" {
                        continue;
                    }
                    if std::mem::take(&mut first) {
                        counted.fetch_add(1, Ordering::Relaxed);
                        continue;
                    }
                    let since = clicked.lock().expect("a lock").elapsed();
                    heard.lock().expect("a lock").add(since);
                }
                ended.store(true, Ordering::Relaxed);
            });
            // No faster than a listening queue takes them.
            if place % 100 == 99 {
                while ready.load(Ordering::Relaxed) + 100 < place {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            }
        }
        while ready.load(Ordering::Relaxed) < n {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Clicks by `request`, and waits until all `n` have heard; answers their times from the click.
    pub async fn hear(&self, server: SocketAddr, request: &str, n: usize) -> Spread {
        let times = Arc::new(Times::default());
        *self.heard.lock().expect("a lock") = times.clone();
        *self.clicked.lock().expect("a lock") = Instant::now();
        let (status, body) = ask(server, request).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        let patience = Instant::now();
        while times.len() < n && patience.elapsed() < Duration::from_secs(30) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(!self.ended.load(Ordering::Relaxed) && times.len() >= n, "{} of {n} have heard", times.len());
        times.spread()
    }
}
