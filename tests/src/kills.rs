//! Kill -9 while ballots arrive: delegates who vote again and again, a server that is killed and started anew, and what
//! must stand afterwards.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::people::Person;
use crate::program::Server;

/// Ballots change all the time: for, against, abstain, for, …
const CHOICES: [&str; 3] = ["for", "against", "abstain"];

/// One delegate who votes again and again; answers the last acknowledged choice and the one in flight at the kill.
fn vote_on(person: &Person, stop: &AtomicBool, mut place: usize) -> (Option<&'static str>, Option<&'static str>) {
    let mut acknowledged = None;
    while !stop.load(Ordering::Relaxed) {
        let choice = CHOICES[place % CHOICES.len()];
        place += 1;
        match person.try_post("/ballot", &[("round", "1"), ("choice", choice)], "application/json") {
            Ok(answer) if answer.status == 200 => acknowledged = Some(choice),
            Ok(answer) => panic!("a ballot was refused: {answer:?}"),
            Err(_) => return (acknowledged, Some(choice)),
        }
    }
    (acknowledged, None)
}

/// Kills the server so many times; answers how many ballots were acknowledged last before a kill. Panics if one of them is
/// missing, or counts twice.
pub fn survive(kills: usize) -> usize {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let mut server = Server::demo(&data, &[]);
    let guests = ["MY-DAP-1", "MY-DAP-3", "SE-SAP-2"];
    let sessions = guests.map(|guest| Person::enter(&server, guest).session);
    let chair = Person::enter(&server, "chair").session;
    let seat = |server: &Server, session: &Option<String>| {
        let mut person = Person::stranger(server);
        person.session = session.clone();
        person
    };
    let opened = seat(&server, &chair)
        .post("/chair/open", &[("commitment", "c2"), ("preset", "simple_majority"), ("seconds", "")]);
    assert_eq!(opened.status, 303, "{}", opened.body);

    let mut standing: BTreeMap<usize, &str> = BTreeMap::new();
    let mut acknowledged_in_all = 0;
    for kill in 0..kills {
        let stop = AtomicBool::new(false);
        let people: Vec<Person> = sessions.iter().map(|session| seat(&server, session)).collect();
        let results: Vec<_> = thread::scope(|scope| {
            let voting: Vec<_> = people
                .iter()
                .enumerate()
                .map(|(guest, person)| {
                    let stop = &stop;
                    scope.spawn(move || vote_on(person, stop, guest + kill))
                })
                .collect();
            thread::sleep(Duration::from_millis(40 + 17 * (kill as u64 % 7)));
            server.kill();
            stop.store(true, Ordering::Relaxed);
            voting.into_iter().map(|voting| voting.join().expect("a voter")).collect()
        });
        server = Server::serve(&data);
        for (guest, (acknowledged, in_flight)) in results.into_iter().enumerate() {
            acknowledged_in_all += usize::from(acknowledged.is_some());
            if let Some(choice) = acknowledged.or_else(|| standing.get(&guest).copied()) {
                // What was in flight may have been recorded and its answer lost; nothing else may stand there.
                let page = seat(&server, &sessions[guest]).get("/").body;
                let recorded = CHOICES.into_iter().find(|choice| is_pressed(&page, choice));
                let recorded =
                    recorded.unwrap_or_else(|| panic!("kill {kill}: the ballot of {} is gone", guests[guest]));
                assert!(recorded == choice || Some(recorded) == in_flight, "kill {kill}: {recorded}, not {choice}");
                standing.insert(guest, recorded);
            }
        }
    }
    assert!(acknowledged_in_all >= kills, "ballots were acknowledged between the kills: {acknowledged_in_all}");

    let chair = seat(&server, &chair);
    assert_eq!(chair.post("/chair/close", &[("round", "1")]).status, 303);
    assert_eq!(chair.post("/chair/publish", &[("round", "1")]).status, 303);
    let tally = chair.get("/record/1/tally.json").json();
    assert_eq!(tally["turnout"]["delegates"]["voted"], standing.len(), "none is missing, none counts twice");
    for choice in CHOICES {
        let expected = standing.values().filter(|recorded| **recorded == choice).count();
        assert_eq!(tally["modes"][0][choice], expected, "{choice}: {standing:?}");
    }
    acknowledged_in_all
}

/// Whether the page shows `choice` as the recorded one.
fn is_pressed(page: &str, choice: &str) -> bool {
    page.split("<button").any(|button| {
        let tag = button.split('>').next().unwrap_or("");
        tag.contains(&format!("value=\"{choice}\"")) && tag.contains("aria-pressed=\"true\"")
    })
}
