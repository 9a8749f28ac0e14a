//! The log of a whole congress, at its most talkative: every line is JSON with its time in UTC, requests can be told apart, and
//! no line has a secret, a session, a choice or a word that somebody wrote: not of a confidential round either.

use std::fs::File;

use serde_json::Value;
use tempfile::TempDir;
use tests::decided::{AMENDED, Decided, RESERVATION, UNPUBLISHED};
use tests::people::Person;
use tests::program::Server;

/// What people choose, but for `for`, which is a word of English as well.
const CHOICES: [&str; 6] = ["against", "abstain", "agree", "reservation", "oppose", "need_discussion"];

/// Every text in a line, at whatever depth.
fn texts<'a>(line: &'a Value, found: &mut Vec<&'a str>) {
    match line {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

#[test]
fn the_log_of_a_whole_congress_has_no_secret_and_no_choice() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("log");
    let log = File::create(&path).expect("a file");
    let congress = Decided::fresh_served(|data| {
        Server::serve_under(data, |program| {
            program.env("HEMICYCLE_LOG_FORMAT", "json").env("RUST_LOG", "trace").stderr(log);
        })
    });
    congress.hold();
    congress.act("annul", 18);
    let confidential = [("commitment", "c7"), ("preset", "simple_majority"), ("visibility", "secret"), ("seconds", "")];
    assert_eq!(congress.chair.post("/chair/open", &confidential).status, 303);
    for (person, choice) in [(&congress.head, "against"), (&congress.delegate, "abstain"), (&congress.other, "against")]
    {
        let form = [("round", "19"), ("choice", choice), ("confirmed", "yes")];
        assert_eq!(person.post("/ballot/confidential", &form).status, 303);
    }
    congress.act("close", 19);
    congress.act("publish", 19);
    let stranger = Person::stranger(&congress.server);
    let secretariat = Person::enter(&congress.server, "secretariat");
    assert_eq!(stranger.post("/enter/staff", &[("name", "nobody"), ("password", "guessed password")]).status, 401);
    assert_eq!(stranger.post("/enter", &[("delegate", "MY-DAP-3"), ("code", "GUESSED999")]).status, 401);
    let added = secretariat.post_for_json("/desk/staff", &[("name", "Tess"), ("role", "teller")]).json();
    let card = secretariat.post_for_json("/desk/card", &[("delegate", "MY-DAP-1")]).json();
    let answer = stranger.get("/enter");
    let number = answer.header("x-request-id").expect("the request's number").to_owned();
    assert_ne!(stranger.get("/enter").header("x-request-id"), Some(&*number), "each has its own");
    congress.export(&[]);

    let mut secrets: Vec<String> = congress.server.links.iter().map(|(_, link)| link.clone()).collect();
    let people = [&congress.chair, &congress.head, &congress.delegate, &congress.other, &secretariat];
    secrets.extend(people.iter().filter_map(|person| person.session.clone()));
    secrets.extend(
        ["password", "link", "code"]
            .iter()
            .flat_map(|name| [&added[name], &card[name]])
            .filter_map(|secret| secret.as_str().map(str::to_owned)),
    );
    // A link or cookie is known by its secret, which is its last part.
    let last = |secret: &String| secret.rsplit(['/', '=']).next().map(str::to_owned);
    let mut unwanted: Vec<String> = secrets.iter().filter_map(last).collect();
    assert!(unwanted.len() >= 12 && unwanted.iter().all(|secret| secret.len() >= 8), "{unwanted:?}");
    unwanted.extend(["guessed password", "GUESSED999", UNPUBLISHED, AMENDED, RESERVATION].map(str::to_owned));
    unwanted.extend(["Municipalities", "objection is right"].map(str::to_owned));

    let log = std::fs::read_to_string(&path).expect("a log");
    let mut of_requests = 0;
    for line in log.lines() {
        let read: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let time = read["timestamp"].as_str().expect("a time");
        assert!(time.starts_with("20") && time.ends_with('Z'), "in UTC: {time}");
        for secret in &unwanted {
            assert!(!line.contains(secret.as_str()), "{secret} in {line}");
        }
        let mut said = Vec::new();
        texts(&read, &mut said);
        for text in said {
            let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            assert!(!words.any(|word| CHOICES.contains(&word)), "a choice in {line}");
            assert!(!["for", "object"].contains(&text), "a choice in {line}");
        }
        of_requests += usize::from(read["message"] == "a request was answered");
    }
    assert!(of_requests > 100, "the log tells of every request: {of_requests}");
    let own: Vec<&str> = log.lines().filter(|line| line.contains(&number)).collect();
    assert!(own.iter().any(|line| line.contains("\"route\":\"/enter\"")), "{number} is in the log: {own:?}");
}

#[test]
fn without_being_asked_the_log_is_for_people_and_has_nothing_to_say() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("log");
    let log = File::create(&path).expect("a file");
    let server = Server::demo_under(&folder.path().join("data"), &[], |program| {
        program.env_remove("RUST_LOG").stderr(log);
    });
    let delegate = Person::enter(&server, "MY-DAP-3");
    assert_eq!(delegate.cast("1", "for").status, 404);
    assert_eq!(std::fs::read_to_string(&path).expect("a log"), "");
}
