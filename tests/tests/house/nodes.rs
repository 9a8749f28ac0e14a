//! Three nodes on one PostgreSQL: any of them takes any request, and none of them is needed.

mod boundary;
mod congress;
mod queue;
mod storm;

use std::os::unix::fs::DirBuilderExt;
use std::thread;
use std::time::{Duration, Instant};

use tests::people::Person;
use tests::program::{Server, run};

use self::congress::Nodes;

fn within(time: Duration, what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < time, "{what} after {time:?}");
        thread::sleep(Duration::from_millis(20));
    }
}

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn any_node_takes_any_request() {
    let mut congress = Nodes::three(&[]);
    let chair = Person::enter(&congress.nodes[0], "chair");
    let [one, two, three] = [0, 1, 2].map(|place| chair.at(&congress.nodes[place]));

    let confidential = [("commitment", "c1"), ("preset", "simple_majority"), ("visibility", "secret")];
    let refused = two.post("/chair/open", &confidential);
    assert!(refused.status == 409 && refused.body.contains("not held while several servers share"), "{}", refused.body);

    // A time limit fires once, whichever node is first.
    let opened = one.post("/chair/open", &[("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "10")]);
    assert_eq!(opened.status, 303, "{}", opened.body);
    let started = Instant::now();

    // What was done at one node, the next page of any node shows.
    let delegate = Person::enter(&congress.nodes[1], "MY-DAP-3");
    let cast = delegate.at(&congress.nodes[2]).cast("1", "for");
    assert_eq!(cast.status, 200, "{}", cast.body);
    for node in &congress.nodes {
        assert!(is_pressed(&delegate.at(node).get("/").body, "for"), "the receipt is on every node");
    }
    let changed = delegate.at(&congress.nodes[0]).cast("1", "against");
    assert_eq!(changed.status, 200, "{}", changed.body);
    for node in &congress.nodes {
        assert!(is_pressed(&delegate.at(node).get("/").body, "against"));
    }

    // A new phone ends the old one on every node, and says so; its stream ends within a second.
    let mut stream = delegate.at(&congress.nodes[0]).listen(None);
    let first = stream.next("round").expect("where the round is");
    let phone = Person::enter(&congress.nodes[2], "MY-DAP-3");
    let ended = Instant::now();
    assert!(stream.next("left").is_some());
    assert!(ended.elapsed() < SECOND, "{:?}", ended.elapsed());
    for node in &congress.nodes {
        within(SECOND, "the old phone is still in", || delegate.at(node).get("/").status != 200);
    }
    assert_eq!(phone.at(&congress.nodes[1]).get("/").status, 200);

    // A stream resumes on another node: what it has is not sent again, what it lacks is.
    let mut resumed = phone.at(&congress.nodes[1]).listen(Some(&first.id));
    let extended = two.post("/chair/extend", &[("round", "1"), ("seconds", "10")]);
    assert_eq!(extended.status, 303, "{}", extended.body);
    let next = resumed.next("round").expect("where the round is");
    let place = |id: &str| id.parse::<u64>().expect("a revision");
    assert!(place(&next.id) > place(&first.id), "{} after {}", next.id, first.id);
    let missed = phone.at(&congress.nodes[2]).listen(Some(&first.id)).next("round").expect("what was missed");
    assert_eq!(missed.id, next.id);

    // Guesses count together.
    let guess = |node: &Server| {
        let form = [("delegate", "MY-DAP-1"), ("code", "WRONG-WRONG")];
        Person::stranger(node).post_for_json("/enter", &form).status
    };
    let answers: Vec<u16> = (0..12).map(|place| guess(&congress.nodes[place % 3])).collect();
    assert_eq!((&answers[..10], &answers[11..]), (&[401; 10][..], &[429][..]), "{answers:?}");

    // Phones that hang up in the middle leave nothing half-way.
    hang_up(&congress, &phone);
    for node in &congress.nodes {
        assert_eq!(phone.at(node).cast("1", "abstain").status, 200);
    }

    // While the database is away, nodes say so, and what is sent is acknowledged only when it is back.
    congress.cluster.shut_down();
    let stranger = Person::stranger(&congress.nodes[0]);
    within(Duration::from_secs(5), "still ready", || stranger.get("/readyz").status == 503);
    let voting = thread::spawn({
        let phone = phone.at(&congress.nodes[1]);
        move || phone.cast("1", "for").status
    });
    thread::sleep(SECOND);
    congress.cluster.start_again();
    assert_eq!(voting.join().expect("an answer"), 200);
    within(Duration::from_secs(5), "not ready", || stranger.get("/readyz").status == 200);

    within(Duration::from_secs(30), "not closed", || three.get("/chair").body.contains("/chair/publish"));
    assert!(started.elapsed() > Duration::from_secs(19), "not before its time");
    assert_eq!(two.post("/chair/publish", &[("round", "1")]).status, 303);
    let closings = congress.cluster.psql(&congress.url, "SELECT count(*) FROM log WHERE entry LIKE '%round_closed%'");
    assert_eq!(closings, "1");
    let tally = one.get("/record/1/tally.json").json();
    assert_eq!((&tally["turnout"]["delegates"]["voted"], &tally["modes"][0]["for"]), (&1.into(), &1.into()));

    another_key_is_refused(&congress);
    the_congress_goes_home(congress);
}

/// Sends ballots and logins and goes away before the answer.
fn hang_up(congress: &Nodes, phone: &Person) {
    use std::io::Write;
    let session = phone.session.as_deref().expect("a session");
    for place in 0..300 {
        let node = congress.address(place % 3);
        let mut connection = std::net::TcpStream::connect(&node).expect("a connection");
        let (path, body) = match place % 2 {
            0 => ("/ballot", "round=1&choice=for"),
            _ => (congress.nodes[0].link("SE-SAP-2"), ""),
        };
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {node}\r\ncookie: {session}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        connection.write_all(request.as_bytes()).expect("sent");
        if place % 3 == 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// A node that would sign with another key does not start.
fn another_key_is_refused(congress: &Nodes) {
    let other = congress.folder.path().join("other").display().to_string();
    let refused = run(&["serve", "--data", &other, "--database", &congress.url, "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("copy congress.key"), "{said}");
    let wrong = run(&["serve", "--data", &other, "--database", "mysql://somewhere/else"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", String::from_utf8_lossy(&wrong.stderr));
}

/// Back into a data directory: refused while nodes run, and then the same record.
fn the_congress_goes_home(mut congress: Nodes) {
    let home = congress.folder.path().join("home");
    std::fs::DirBuilder::new().mode(0o700).create(&home).expect("a folder");
    std::fs::copy(congress.data().join("congress.key"), home.join("congress.key")).expect("the key");
    let moving = |url: &str| run(&["move", "--from", url, "--to", "sqlite", "--data", &home.display().to_string()]);
    let refused = moving(&congress.url);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("stop all of them first"), "{said}");
    let record = |server: &Server| Person::enter(server, "chair").get("/record/export/record.json").body;
    let left = record(&congress.nodes[0]);
    congress.nodes.iter_mut().for_each(Server::kill);
    let moved = moving(&congress.url);
    assert!(moved.status.success(), "{}", String::from_utf8_lossy(&moved.stderr));
    let again = moving(&congress.url);
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(!again.status.success() && said.contains("there is a congress where this one should go"), "{said}");
    let served = Server::serve(&home).with_cards_of(&congress.nodes[0]);
    let arrived = record(&served);
    assert!(left == arrived, "the record is the same, to the last byte");
    let file = home.join("record.json");
    std::fs::write(&file, arrived).expect("written");
    assert!(run(&["verify", &file.display().to_string()]).status.success());
}

/// Whether the page shows `choice` as the recorded one.
fn is_pressed(page: &str, choice: &str) -> bool {
    page.split("<button").any(|button| {
        let tag = button.split('>').next().unwrap_or("");
        tag.contains(&format!("value=\"{choice}\"")) && tag.contains("aria-pressed=\"true\"")
    })
}
