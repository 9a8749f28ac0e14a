//! A full hall: two thousand simulated delegates, guests who never finish their sentence, and more people at once than can
//! be answered. Nothing here depends on how fast the machine is.

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::thread;

use serde_json::Value;
use tempfile::TempDir;
use tests::people::Person;
use tests::program::{self, Server};

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

/// A demo with so many delegates, and the file with the secrets of all of them.
fn hall(folder: &Path, delegates: &str) -> (Server, String) {
    let secrets = path(folder, "secrets.csv");
    let server = Server::demo(&folder.join("data"), &["--delegates", delegates, "--secrets", &secrets]);
    (server, secrets)
}

/// Rehearses with `more` arguments; what it found, and its exit.
fn rehearse(server: &Server, secrets: &str, more: &[&str]) -> (Value, String) {
    let arguments = [&["rehearse", &server.url, "--secrets", secrets, "--json"], more].concat();
    let output = program::run(&arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {errors}"));
    (report, errors)
}

fn token(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("data/metrics-token")).expect("a token").trim().to_owned()
}

/// The number that a line of the metrics ends with.
fn figure(metrics: &str, name: &str) -> f64 {
    let line = metrics.lines().find(|line| line.split(' ').next() == Some(name));
    let number = line.and_then(|line| line.rsplit(' ').next()?.parse().ok());
    number.unwrap_or_else(|| panic!("{name} is missing in\n{metrics}"))
}

#[test]
fn two_thousand_delegates_vote_and_every_acknowledged_ballot_is_counted_once() {
    let folder = TempDir::new().expect("a folder");
    let (server, secrets) = hall(folder.path(), "2000");
    let habits = ["--rounds", "2", "--arrive", "5", "--vote-within", "4", "--pages", "0.02"];
    let others = ["--changes", "0.2", "--lost-answers", "0.1", "--sleepers", "0.2", "--addresses", "50"];
    let (report, errors) = rehearse(&server, &secrets, &[&habits[..], &others[..]].concat());
    assert_eq!((&report["errors"], &report["gave_up"]), (&0.into(), &0.into()), "{report}\n{errors}");
    assert_eq!(report["logins"]["n"], 2000);
    let rounds = report["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 2, "{report}\n{errors}");
    for round in rounds {
        let marks = |name: &str| -> Vec<(String, u64)> {
            let marks = round[name].as_object().expect("marks").iter();
            marks.filter_map(|(mark, n)| Some((mark.clone(), n.as_u64()?))).filter(|(_, n)| *n > 0).collect()
        };
        assert_eq!(marks("accepted"), marks("counted"), "acknowledged and counted, by option");
        let ballots: u64 = marks("counted").iter().map(|(_, n)| n).sum();
        assert!(ballots > 1_700, "most of the 2,000 vote: {ballots}");
    }
    assert!(report["sent_again"].as_u64() > Some(100), "answers were lost: {report}");

    let metrics = Person::stranger(&server).with_token(&token(folder.path())).get("/metrics");
    assert_eq!(metrics.status, 200);
    let accepted = figure(&metrics.body, "hemicycle_ballots_accepted_total");
    assert!(accepted >= report["ballots"]["n"].as_f64().expect("a count"), "{accepted}");
    assert!(figure(&metrics.body, "hemicycle_logins_total") >= 2_000.0);
    assert!(figure(&metrics.body, "hemicycle_ballot_sync_seconds_count") > 0.0);
    for choice in ["support", "oppose", "neutral", "MY-DAP"] {
        assert!(!metrics.body.contains(choice), "no metric tells of {choice}");
    }
}

#[test]
fn metrics_are_for_whoever_can_read_the_data_directory() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let stranger = Person::stranger(&server);
    let refused = stranger.get("/metrics");
    assert_eq!(refused.status, 401);
    assert!(refused.body.contains("metrics-token") && !refused.body.contains("hemicycle_"));
    assert_eq!(stranger.clone().with_token("guessed").get("/metrics").status, 401);
    let metrics = stranger.with_token(&token(folder.path())).get("/metrics");
    assert_eq!(metrics.status, 200);
    assert!(metrics.body.ends_with("# EOF\n"), "{}", metrics.body);
    assert!(metrics.body.contains("# TYPE hemicycle_ballots_accepted counter"));
}

#[test]
fn whoever_never_finishes_a_form_keeps_nobody_from_voting() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &["--most-requests", "8"]);
    let address = server.url.trim_start_matches("http://");
    let half = format!(
        "POST /enter HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 60\r\n\r\ndelegate="
    );
    let stuck: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(address).expect("a connection");
            stream.write_all(half.as_bytes()).expect("half a form");
            stream
        })
        .collect();
    let chair = Person::enter(&server, "chair");
    let opening = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "")];
    assert_eq!(chair.post("/chair/open", &opening).status, 303);
    assert_eq!(Person::enter(&server, "MY-DAP-3").cast("1", "for").status, 200);
    drop(stuck);
}

#[test]
fn more_people_at_once_than_can_be_answered_are_asked_to_come_again_and_then_let_in() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &["--most-requests", "4"]);
    let answers: Vec<_> = thread::scope(|scope| {
        let typing: Vec<_> = (0..60)
            .map(|n| {
                let person = Person::stranger(&server).speaking("fr");
                scope.spawn(move || person.post("/enter", &[("delegate", &*format!("NO-{n}")), ("code", "wrong")]))
            })
            .collect();
        typing.into_iter().map(|person| person.join().expect("an answer")).collect()
    });
    let (busy, answered): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 503);
    assert!(!busy.is_empty() && !answered.is_empty(), "{} busy, {} answered", busy.len(), answered.len());
    assert!(answered.iter().all(|answer| answer.status == 401));
    for answer in &busy {
        assert_eq!(answer.header("retry-after"), Some("2"));
        assert!(answer.body.contains("réessayer dans quelques secondes"), "{}", answer.body);
    }
    let chair = Person::enter(&server, "chair");
    assert_eq!(chair.get("/chair").status, 200, "afterwards everything is as before");
}

#[test]
fn a_rehearsal_that_cannot_begin_says_what_to_do() {
    let folder = TempDir::new().expect("a folder");
    let missing = path(folder.path(), "missing.csv");
    let usage = program::run(&["rehearse", "ftp://hall", "--secrets", &missing]);
    assert_eq!(usage.status.code(), Some(2));
    let refused = program::run(&["rehearse", "http://127.0.0.1:9", "--secrets", &missing]);
    assert_eq!(refused.status.code(), Some(1));
    let sentence = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(sentence.contains("hemicycle cards") && sentence.contains("missing.csv"), "{sentence}");
}

#[test]
fn cards_for_a_rehearsal_do_not_end_the_cards_of_a_congress_unasked() {
    let folder = TempDir::new().expect("a folder");
    let mut server = Server::demo(&folder.path().join("data"), &[]);
    server.kill();
    let (data, out) = (path(folder.path(), "data"), path(folder.path(), "cards.csv"));
    let refused = program::run(&["cards", "--data", &data, "--out", &out]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--replace"));
    assert!(!Path::new(&out).exists());
    let made = program::run(&["cards", "--data", &data, "--out", &out, "--replace"]);
    assert!(made.status.success(), "{made:?}");
    let keys = std::fs::read_to_string(&out).expect("cards");
    let secret = keys.lines().find_map(|line| line.strip_prefix("MY-DAP-3,")).expect("a card");
    let server = Server::serve(&folder.path().join("data"));
    let entered = Person::stranger(&server).post(&format!("/enter/{}", secret.trim_end_matches(',')), &[]);
    assert_eq!(entered.status, 303);
}
