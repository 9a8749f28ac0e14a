//! Two thousand phones vote while a node is killed, another stands still for ten seconds, and the database restarts.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tests::people::Person;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::congress::Nodes;

const PHONES: usize = 2000;
/// How long a phone waits for an answer before it asks another node.
const PATIENCE: Duration = Duration::from_secs(3);
const CHOICES: [&str; 3] = ["for", "against", "abstain"];

/// Where the nodes are, as a proxy knows it.
type Proxy = Arc<Mutex<[String; 3]>>;

fn node(proxy: &Proxy, place: usize) -> String {
    proxy.lock().expect("the nodes")[place % 3].clone()
}

/// One phone.
struct Phone {
    session: String,
    place: usize,
    proxy: Proxy,
    /// The latest revision that its stream told.
    seen: Arc<AtomicU64>,
}

impl Phone {
    /// Sends a ballot to one node after the other until it is answered.
    async fn vote(&self, choice: &str, key: &str, replaces: &str) {
        let body = format!("round=1&choice={choice}&key={key}&replaces={replaces}");
        for attempt in 0.. {
            assert!(attempt < 60, "phone {} gets no answer", self.place);
            match timeout(PATIENCE, self.post(attempt, &body)).await {
                Ok(Ok(200)) => return,
                Ok(Ok(status)) if status < 500 => panic!("phone {}: {status}", self.place),
                _ => sleep(Duration::from_millis(200)).await,
            }
        }
    }

    /// Sends a ballot once and does not wait for the answer.
    async fn send_and_forget(&self, choice: &str, key: &str) {
        let body = format!("round=1&choice={choice}&key={key}");
        let _ = timeout(Duration::from_millis(1), self.post(0, &body)).await;
    }

    async fn post(&self, attempt: usize, body: &str) -> std::io::Result<u16> {
        let address = node(&self.proxy, self.place + attempt);
        let mut connection = TcpStream::connect(&address).await?;
        let request = format!(
            "POST /ballot HTTP/1.1\r\nhost: {address}\r\ncookie: hemicycle={}\r\naccept: application/json\r\n\
             connection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.session,
            body.len()
        );
        connection.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).await?;
        let status = answer.get(9..12).and_then(|status| std::str::from_utf8(status).ok()?.parse().ok());
        status.ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
    }

    /// Listens for good; goes to another node when its own is gone.
    async fn listen(&self) {
        for attempt in 0.. {
            let _ = self.listen_once(attempt).await;
            sleep(Duration::from_millis(300)).await;
        }
    }

    async fn listen_once(&self, attempt: usize) -> std::io::Result<()> {
        let address = node(&self.proxy, self.place + attempt);
        let mut connection = timeout(PATIENCE, TcpStream::connect(&address)).await??;
        let request = format!(
            "GET /live HTTP/1.1\r\nhost: {address}\r\ncookie: hemicycle={}\r\nlast-event-id: {}\r\n\r\n",
            self.session,
            self.seen.load(Ordering::Relaxed)
        );
        connection.write_all(request.as_bytes()).await?;
        let mut lines = BufReader::new(connection).lines();
        // As a proxy would, it leaves a node that takes connections and does not answer.
        let head = timeout(PATIENCE, lines.next_line()).await??;
        if head.is_none_or(|head| !head.contains(" 200 ")) {
            // The node is there and its database is not: the connection stays, but nothing more comes on it.
            return Ok(());
        }
        while let Some(line) = lines.next_line().await? {
            if let Some(id) = line.strip_prefix("id: ").and_then(|id| id.parse().ok()) {
                self.seen.fetch_max(id, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    /// Votes after a while, and changes its mind as people do; answers the choice that is to stand.
    async fn take_part(&self) -> &'static str {
        let place = self.place;
        sleep(Duration::from_millis(place as u64 * 12_000 / PHONES as u64)).await;
        let choice = CHOICES[place % 3];
        match place % 10 {
            // Before there is an answer: the first ballot may arrive at any time.
            0 => {
                self.send_and_forget("abstain", &format!("a{place}")).await;
                self.vote(choice, &format!("b{place}"), &format!("a{place}")).await;
            }
            // After the answer.
            1 => {
                self.vote("abstain", &format!("a{place}"), "").await;
                self.vote(choice, &format!("b{place}"), "").await;
            }
            _ => self.vote(choice, &format!("a{place}"), "").await,
        }
        choice
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_phones_vote_while_nodes_and_database_fail() {
    let mut congress = Nodes::three(&["--delegates", "2300"]);
    let mut everybody = congress.seat_voters().await;
    everybody.truncate(PHONES);
    assert_eq!(everybody.len(), PHONES);
    let proxy: Proxy = Arc::new(Mutex::new([0, 1, 2].map(|place| congress.address(place))));
    let chair = tokio::task::block_in_place(|| {
        let chair = Person::enter(&congress.nodes[0], "chair");
        let opening = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "")];
        assert_eq!(chair.post("/chair/open", &opening).status, 303);
        chair
    });

    let (mut listening, mut voting, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for (place, (_, session)) in everybody.into_iter().enumerate() {
        let phone = Arc::new(Phone { session, place, proxy: proxy.clone(), seen: Arc::default() });
        seen.push(phone.seen.clone());
        let ears = phone.clone();
        listening.push(tokio::spawn(async move { ears.listen().await }));
        voting.push(tokio::spawn(async move { phone.take_part().await }));
    }

    sleep(Duration::from_secs(2)).await;
    congress.nodes[1].kill();
    sleep(Duration::from_secs(1)).await;
    congress.nodes[2].stand_still();
    let still = Instant::now();
    sleep(Duration::from_secs(1)).await;
    tokio::task::block_in_place(|| congress.replace(1));
    proxy.lock().expect("the nodes")[1] = congress.address(1);
    sleep(Duration::from_secs(2)).await;
    tokio::task::block_in_place(|| congress.cluster.restart());
    sleep(Duration::from_secs(10).saturating_sub(still.elapsed())).await;
    congress.nodes[2].go_on();

    let mut acknowledged: BTreeMap<&str, usize> = BTreeMap::new();
    for vote in voting {
        *acknowledged.entry(vote.await.expect("a voter")).or_default() += 1;
    }
    // All is well again: what happens now reaches every phone. How soon is printed; five seconds are the aim.
    let start = Instant::now();
    let tally = tokio::task::block_in_place(|| {
        let close = chair.post("/chair/close", &[("round", "1")]);
        assert_eq!(close.status, 303, "{}", close.body);
        assert_eq!(chair.post("/chair/publish", &[("round", "1")]).status, 303);
        chair.get("/record/1/tally.json").json()
    });
    let revision: u64 = congress.cluster.psql(&congress.url, "SELECT max(seq) FROM log").parse().expect("a place");
    loop {
        let stale = seen.iter().filter(|seen| seen.load(Ordering::Relaxed) < revision).count();
        if stale == 0 {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{stale} phones are stale after a minute");
        sleep(Duration::from_millis(20)).await;
    }
    println!("everybody knows after {:?}", start.elapsed());
    listening.iter().for_each(tokio::task::JoinHandle::abort);
    assert_eq!(tally["turnout"]["delegates"]["voted"], PHONES, "accepted ballots are the counted ones");
    for choice in CHOICES {
        assert_eq!(tally["modes"][0][choice], acknowledged[choice], "{choice}");
    }
}
