//! Serving: stopping within five seconds without losing anything, TLS by the server itself, and proxies before it.

use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::people::Person;
use tests::program::{self, Server, free_port};
use tests::wire::{self, Authority, Issued};

/// How long a stop may take.
const LONGEST_STOP: Duration = Duration::from_secs(5);
const GUESTS: [&str; 3] = ["MY-DAP-1", "MY-DAP-3", "SE-SAP-2"];

fn at(path: &Path) -> String {
    path.display().to_string()
}

/// Votes until nobody answers; the last choice that was acknowledged, and the one on its way then.
fn vote_on(person: &Person) -> (&'static str, &'static str) {
    let mut acknowledged = "";
    for choice in ["for", "against", "abstain"].into_iter().cycle() {
        match person.try_post("/ballot", &[("round", "1"), ("choice", choice)], "application/json") {
            Ok(answer) if answer.status == 200 => acknowledged = choice,
            Ok(answer) => panic!("a ballot was refused: {answer:?}"),
            Err(_) => return (acknowledged, choice),
        }
    }
    unreachable!("people vote for ever")
}

#[test]
fn a_stop_tells_streams_finishes_ballots_and_takes_less_than_five_seconds() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let mut server = Server::demo(&data, &[]);
    let port: u16 = server.url.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let people = GUESTS.map(|guest| Person::enter(&server, guest));
    let chair = Person::enter(&server, "chair");
    let opened = chair.post("/chair/open", &[("commitment", "c2"), ("preset", "simple_majority"), ("seconds", "")]);
    assert_eq!(opened.status, 303, "{}", opened.body);
    let mut stream = chair.listen(None);
    // Somebody who never finishes a request must not hold up anybody.
    let mut dawdler = wire::plain(port).expect("a connection");
    dawdler
        .write_all(b"POST /ballot HTTP/1.1\r\nhost: hall\r\ncontent-length: 100\r\n\r\nround=")
        .expect("half a request");

    let (voted, took) = thread::scope(|scope| {
        let voting: Vec<_> = people.iter().map(|person| scope.spawn(move || vote_on(person))).collect();
        thread::sleep(Duration::from_millis(300));
        let told = Instant::now();
        server.tell_to_stop();
        assert!(stream.next("stopping").is_some(), "the stream is told");
        assert!(stream.next("stopping").is_none(), "and ends");
        assert!(server.end().success(), "it ends well");
        let took = told.elapsed();
        (voting.into_iter().map(|one| one.join().expect("a voter")).collect::<Vec<_>>(), took)
    });
    assert!(took < LONGEST_STOP, "the stop took {took:?}");

    let restarted = Server::serve(&data);
    let mut person = Person::stranger(&restarted);
    person.session = chair.session;
    for what in ["close", "publish"] {
        assert_eq!(person.post(&format!("/chair/{what}"), &[("round", "1")]).status, 303);
    }
    let ballots = person.get("/record/export/ballots.csv").body;
    for (guest, (acknowledged, on_its_way)) in GUESTS.into_iter().zip(voted) {
        let line = ballots.lines().find(|line| line.contains(&format!(",{guest},"))).expect("a ballot");
        let stands = [acknowledged, on_its_way].iter().any(|choice| line.split(',').any(|cell| cell == *choice));
        assert!(stands, "{guest} was told {acknowledged}: {line}");
    }
}

/// A demo that speaks TLS as `localhost`.
struct Secure {
    folder: TempDir,
    authority: Authority,
    files: Issued,
    server: Server,
    port: u16,
    redirects: u16,
}

impl Secure {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let authority = Authority::default();
        let files = authority.issue(folder.path(), "localhost", 2099);
        let (port, redirects) = (free_port(), free_port());
        let (chain, key) = (at(&files.chain), at(&files.key));
        let (url, from) = (format!("https://localhost:{port}"), format!("127.0.0.1:{redirects}"));
        let flags = ["--tls-cert", &chain, "--tls-key", &key, "--public-url", &url, "--redirect-from", &from];
        let server = Server::demo_on(&folder.path().join("data"), port, &flags);
        Self { folder, authority, files, server, port, redirects }
    }

    fn ask(&self, request: &str, body: &str) -> String {
        wire::ask(self.authority.connect("localhost", self.port, &[]).expect("TLS"), request, body)
    }
}

#[test]
fn https_has_http_2_secure_cookies_and_is_asked_for_half_a_year() {
    let secure = Secure::new();
    let stream = secure.authority.connect("localhost", secure.port, &["h2", "http/1.1"]).expect("TLS");
    assert_eq!(stream.conn.alpn_protocol(), Some(&b"h2"[..]));
    let page = secure.ask(&format!("GET /enter HTTP/1.1\r\nhost: localhost:{}", secure.port), "");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("strict-transport-security: max-age=31536000"), "{page}");
    let enter = format!("POST {} HTTP/1.1\r\nhost: localhost:{}", secure.server.link("chair"), secure.port);
    let entered = secure.ask(&enter, "");
    let cookie = entered.lines().find(|line| line.starts_with("set-cookie: ")).unwrap_or_default();
    assert!(entered.starts_with("HTTP/1.1 303") && cookie.contains("__Host-hemicycle="), "{entered}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("Secure") && cookie.contains("SameSite=Lax"), "{cookie}");
}

#[test]
fn who_comes_by_http_is_sent_to_the_same_page_by_https() {
    let secure = Secure::new();
    let plain = wire::plain(secure.redirects).expect("a connection");
    let answer = wire::ask(plain, "GET /enter?language=fr HTTP/1.1\r\nhost: evil.example", "");
    let location = format!("location: https://localhost:{}/enter?language=fr", secure.port);
    assert!(answer.starts_with("HTTP/1.1 308") && answer.contains(&location), "{answer}");
    let deaf = wire::ask(wire::plain(secure.port).expect("a connection"), "GET / HTTP/1.1\r\nhost: localhost", "");
    assert!(!deaf.starts_with("HTTP/1.1"), "nothing is said without TLS: {deaf}");
}

#[test]
fn a_new_certificate_is_taken_while_serving_and_a_broken_one_is_not() {
    let secure = Secure::new();
    let other = Authority::default();
    let connects = |authority: &Authority| authority.connect("localhost", secure.port, &[]).is_ok();
    assert!(connects(&secure.authority) && !connects(&other));
    other.issue(secure.folder.path(), "localhost", 2099);
    let changed = (0..100).any(|_| {
        thread::sleep(Duration::from_millis(100));
        connects(&other)
    });
    assert!(changed && !connects(&secure.authority), "the new one is shown");
    std::fs::write(&secure.files.chain, "no certificate").expect("a file");
    thread::sleep(Duration::from_secs(3));
    assert!(connects(&other), "the last good one stays");
}

#[test]
fn a_certificate_that_cannot_serve_is_refused_before_anything_is_touched() {
    let folder = TempDir::new().expect("a folder");
    let [one, two] = ["one", "two"].map(|name| {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
        Authority::default().issue(&folder.path().join(name), "localhost", 2099)
    });
    let (data, none) = (folder.path().join("data"), at(&folder.path().join("none.pem")));
    let (chain, key, foreign) = (at(&one.chain), at(&one.key), at(&two.key));
    let https = ["--public-url", "https://localhost"];
    let cases: [(Vec<&str>, i32, &str); 6] = [
        (vec!["--tls-cert", &chain], 2, "a certificate needs its key: name it with --tls-key"),
        (vec!["--tls-key", &key], 2, "a key needs its certificate: name it with --tls-cert"),
        (
            [&["--tls-cert", &chain, "--tls-key", &foreign][..], &https].concat(),
            1,
            "does not belong to the certificate",
        ),
        ([&["--tls-cert", &none, "--tls-key", &key][..], &https].concat(), 1, "none.pem: No such file"),
        (
            vec!["--tls-cert", &chain, "--tls-key", &key, "--public-url", "http://localhost"],
            2,
            "begin --public-url with https://",
        ),
        (vec!["--redirect-from", "127.0.0.1:0"], 2, "begin --public-url with https://"),
    ];
    for (flags, code, sentence) in cases {
        let serve = ["serve", "--data", &at(&data), "--listen", "127.0.0.1:0"];
        let refused = program::run(&[&serve[..], &flags].concat());
        let said = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(code), "{flags:?}: {said}");
        assert!(said.contains(sentence), "{flags:?}: {said}");
        assert!(!data.exists(), "{flags:?}");
    }
}

/// What a proxy that ends TLS for vote.example.org passes on.
const PASSED_ON: &str = "host: 10.0.0.7:8080\r\norigin: https://vote.example.org\r\nx-forwarded-host: vote.example.org";

#[test]
fn what_a_proxy_says_is_believed_only_if_it_is_trusted() {
    let folder = TempDir::new().expect("a folder");
    let port = free_port();
    let url = ["--public-url", "https://vote.example.org"];
    let ask = |request: &str| wire::ask(wire::plain(port).expect("a connection"), request, "language=fr&back=%2Fenter");
    let by =
        |proto: &str, method: &str| ask(&format!("{method} HTTP/1.1\r\n{PASSED_ON}\r\nx-forwarded-proto: {proto}"));

    let trusting = Server::demo_on(
        &folder.path().join("data"),
        port,
        &[&url[..], &["--trust-proxy", "10.0.0.0/8,127.0.0.1"]].concat(),
    );
    let posted = by("https", "POST /language");
    assert!(posted.starts_with("HTTP/1.1 303") && posted.contains("Secure"), "{posted}");
    let plain = by("http", "GET /enter");
    assert!(plain.starts_with("HTTP/1.1 308"), "{plain}");
    assert!(plain.contains("location: https://vote.example.org/enter"), "{plain}");
    drop(trusting);

    let _wary =
        Server::demo_on(&folder.path().join("data"), port, &[&url[..], &["--trust-proxy", "10.0.0.0/8"]].concat());
    let posted = by("https", "POST /language");
    assert!(posted.starts_with("HTTP/1.1 403"), "a stranger's word for another host: {posted}");
    assert!(by("http", "GET /enter").starts_with("HTTP/1.1 200"), "nor is its word for the scheme taken");
}
