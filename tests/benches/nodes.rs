//! What nodes on one PostgreSQL hold, beside what the database holds by itself: ballots a second over HTTP on one node and on
//! three, against `pgbench` writing the same rows one by one with as many clients; then the memory of a stream, and how long
//! it takes until thousands of them have heard. `make bench-nodes`.

#[path = "../tests/house/nodes/congress.rs"]
#[expect(dead_code, reason = "the tests that share it kill nodes and look into folders")]
mod nodes;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nodes::Nodes;
use tests::people::Person;

const CLIENTS: usize = 64;
const SECONDS: u64 = 4;
const PAIRS: usize = 3;
const STREAMS: usize = 3000;

/// The same row as a ballot's, with the same conflict: one statement, one commit.
const SAME_ROWS: &str = "\\set n random(1, 2000)
INSERT INTO beside (round, delegate, mark, reason, proposal, cast_at, key, salt, spent, on_paper)
VALUES (1, 'MY-DAP-' || :n, 'for', NULL, NULL, 1567137600000, md5(random()::text), md5(:n::text), ARRAY['k'], false)
ON CONFLICT (round, delegate) DO UPDATE
SET mark = excluded.mark, cast_at = excluded.cast_at, key = excluded.key, salt = excluded.salt, spent = excluded.spent,
    written = pg_current_xact_id();
";

fn main() {
    let congress = Nodes::three(&["--delegates", "2300"]);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let sessions: Vec<String> =
        runtime.block_on(congress.seat_voters()).into_iter().map(|(_, secret)| secret).collect();
    let chair = Person::enter(&congress.nodes[0], "chair");
    let opening = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "")];
    assert_eq!(chair.post("/chair/open", &opening).status, 303);
    congress.cluster.psql(&congress.url, "CREATE TABLE beside (LIKE ballots INCLUDING ALL)");

    let (mut alone, mut one, mut three) = (Vec::new(), Vec::new(), Vec::new());
    for pair in 1..=PAIRS {
        alone.push(congress.cluster.bench(&congress.url, SAME_ROWS, CLIENTS, SECONDS));
        one.push(ballots(&congress, &sessions, 1));
        three.push(ballots(&congress, &sessions, 3));
        let (alone, one, three) = (alone[pair - 1], one[pair - 1], three[pair - 1]);
        println!(
            "pair {pair}: pgbench {alone:.0} rows/s, one node {one:.0} ballots/s, three nodes {three:.0} ballots/s"
        );
    }
    let middle = |rates: &mut Vec<f64>| {
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    };
    let (alone, one, three) = (middle(&mut alone), middle(&mut one), middle(&mut three));
    println!("ballots a second / pgbench, one node: {:.2} (aim: 0.5 or more)", one / alone);
    println!("ballots a second / pgbench, three nodes: {:.2} (aim: 0.5 or more)", three / alone);
    println!("pages of a phone a second, one node: {:.0}", pages(&congress, &sessions));
    let entry =
        congress.cluster.psql(&congress.url, "SELECT max(length(entry)) FROM log WHERE entry LIKE '%round_opened%'");
    println!("the event of an opening has {entry} bytes for 2300 people on the roll");
    streams(&congress, &sessions, &chair);
}

/// How often a second phones can fetch their page from one node.
fn pages(congress: &Nodes, sessions: &[String]) -> f64 {
    let (stop, fetched) = (AtomicBool::new(false), AtomicUsize::new(0));
    let start = Instant::now();
    thread::scope(|scope| {
        for session in &sessions[..CLIENTS] {
            let mut person = Person::stranger(&congress.nodes[0]);
            person.session = Some(format!("hemicycle={session}"));
            let (stop, fetched) = (&stop, &fetched);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    assert_eq!(person.get("/").status, 200);
                    fetched.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        thread::sleep(Duration::from_secs(SECONDS));
        stop.store(true, Ordering::Relaxed);
    });
    fetched.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

/// Ballots a second from as many clients, spread over so many nodes.
fn ballots(congress: &Nodes, sessions: &[String], nodes: usize) -> f64 {
    let (stop, acknowledged) = (AtomicBool::new(false), AtomicUsize::new(0));
    let start = Instant::now();
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let address = congress.address(client % nodes);
            let own: Vec<&String> = sessions.iter().skip(client).step_by(CLIENTS).collect();
            let (stop, acknowledged) = (&stop, &acknowledged);
            scope.spawn(move || {
                let mut connection = BufReader::new(TcpStream::connect(&address).expect("a connection"));
                for (n, session) in own.iter().cycle().enumerate() {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    vote(&mut connection, &address, session, n);
                    acknowledged.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        thread::sleep(Duration::from_secs(SECONDS));
        stop.store(true, Ordering::Relaxed);
    });
    acknowledged.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

fn vote(connection: &mut BufReader<TcpStream>, address: &str, session: &str, n: usize) {
    let key = format!("{:?}-{n}", Instant::now()).replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let body = format!("round=1&choice=for&key={}", &key[key.len().saturating_sub(36)..]);
    let request = format!(
        "POST /ballot HTTP/1.1\r\nhost: {address}\r\ncookie: hemicycle={session}\r\naccept: application/json\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    connection.get_mut().write_all(request.as_bytes()).expect("sent");
    let (mut length, mut line) = (0, String::new());
    connection.read_line(&mut line).expect("an answer");
    assert!(line.starts_with("HTTP/1.1 200"), "{line}");
    while !line.trim_end().is_empty() {
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
        line.clear();
        connection.read_line(&mut line).expect("an answer");
    }
    connection.read_exact(&mut vec![0; length]).expect("a body");
}

/// What a stream weighs, and how long it takes until all of a node's have heard of the close.
fn streams(congress: &Nodes, sessions: &[String], chair: &Person) {
    let address = congress.address(2);
    let before = congress.nodes[2].memory();
    let mut open: Vec<BufReader<TcpStream>> = (0..STREAMS)
        .map(|place| {
            let mut connection = TcpStream::connect(&address).expect("a connection");
            let session = &sessions[place % sessions.len()];
            let request = format!("GET /live HTTP/1.1\r\nhost: {address}\r\ncookie: hemicycle={session}\r\n\r\n");
            connection.write_all(request.as_bytes()).expect("sent");
            let mut stream = BufReader::with_capacity(1024, connection);
            until(&mut stream, "data: ");
            stream
        })
        .collect();
    let held = congress.nodes[2].memory().saturating_sub(before);
    println!("a stream holds {:.1} kB of a node's memory", held as f64 / 1024.0 / STREAMS as f64);
    let start = Instant::now();
    assert_eq!(chair.post("/chair/close", &[("round", "1")]).status, 303);
    let closed = start.elapsed();
    let mut bytes = 0;
    for stream in &mut open {
        bytes += until(stream, "data: ");
    }
    let heard = start.elapsed();
    println!("closed on one node after {closed:?}; {STREAMS} streams of another have heard after {heard:?}");
    println!("each of {} bytes", bytes / STREAMS);
}

/// Reads a stream until a line that begins so; answers how many bytes that took.
fn until(stream: &mut BufReader<TcpStream>, beginning: &str) -> usize {
    let (mut line, mut bytes) = (String::new(), 0);
    while !line.starts_with(beginning) {
        line.clear();
        bytes += stream.read_line(&mut line).expect("the stream is open");
    }
    bytes
}
