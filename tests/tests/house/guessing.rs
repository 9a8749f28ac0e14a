//! Guessing at the door over HTTP: it is slowed by name, tells nobody which names there are, and keeps nobody out who has
//! a card.

use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

fn demo() -> (TempDir, Server) {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    (folder, server)
}

fn guess(person: &Person, delegate: &str) -> Answer {
    person.post("/enter", &[("delegate", delegate), ("code", "KX72M9PRTV")])
}

/// How often somebody may guess before it is refused as too often.
fn guesses_until_slowed(person: &Person, delegate: &str) -> usize {
    (0..30).take_while(|_| guess(person, delegate).status == 401).count()
}

#[test]
fn guesses_are_slowed_by_name_alike_for_known_and_unknown_ones_and_the_card_still_enters() {
    let (_folder, server) = demo();
    let stranger = Person::stranger(&server);
    let code = &server.codes.iter().find(|(name, _)| name == "MY-DAP-3").expect("a code").1;
    let known = guesses_until_slowed(&stranger, "MY-DAP-3");
    // Slowed however the number is written, and for a number that nobody has just as soon.
    assert_eq!(guess(&stranger, "my dap 3").status, 429);
    let unknown = guesses_until_slowed(&stranger, "ZZ-NOBODY-9");
    // One attempt comes back every ten seconds, which may be while this is tried.
    assert!((10..=11).contains(&known) && (10..=11).contains(&unknown), "{known} and {unknown}");

    let right = stranger.post("/enter", &[("delegate", "MY-DAP-3"), ("code", code)]);
    assert_eq!(right.status, 429, "the right code as well: who guesses learns nothing");
    let seconds: u64 = right.header("retry-after").expect("when to come back").parse().expect("seconds");
    assert!((1..=11).contains(&seconds), "{seconds}");
    for (language, words) in [
        ("en", "Too many attempts with this name"),
        ("fr", "Trop de tentatives avec ce nom"),
        ("es", "Demasiados intentos con este nombre"),
    ] {
        let said = guess(&stranger.clone().speaking(language), "MY-DAP-3");
        assert!(said.status == 429 && said.body.contains(words), "{}", said.body);
    }

    let entered = stranger.post(server.link("MY-DAP-3"), &[]);
    assert_eq!((entered.status, entered.location.as_deref()), (303, Some("/")), "the card enters all the same");
    assert_eq!(guess(&stranger, "MY-DAP-1").status, 401, "others are not slowed");
}

#[test]
fn passwords_of_the_staff_are_slowed_by_name() {
    let (_folder, server) = demo();
    let stranger = Person::stranger(&server);
    let guess = |name: &str| stranger.post("/enter/staff", &[("name", name), ("password", "not the password")]);
    let known = (0..30).take_while(|_| guess("Amber Compass").status == 401).count();
    let unknown = (0..30).take_while(|_| guess("Nobody Here").status == 401).count();
    assert!((10..=11).contains(&known) && (10..=11).contains(&unknown), "{known} and {unknown}");
    assert_eq!(guess("amber compass ").status, 429, "however the name is written");
}

#[test]
fn a_wrong_code_takes_as_long_for_somebody_as_for_nobody() {
    let (_folder, server) = demo();
    let stranger = Person::stranger(&server);
    let mut times = [Vec::new(), Vec::new()];
    for turn in 0..8 {
        for (names, times) in [["SE-SAP-2", "MY-DAP-1"], ["ZZ-NOBODY-1", "ZZ-NOBODY-2"]].iter().zip(&mut times) {
            let begun = Instant::now();
            assert_eq!(guess(&stranger, names[turn % 2]).status, 401);
            times.push(begun.elapsed());
        }
    }
    let [somebody, nobody] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    // Without a hash to compare with, an answer would come many times sooner.
    let (less, more) = (somebody.min(nobody), somebody.max(nobody));
    assert!(more < less * 2 + Duration::from_millis(5), "{somebody:?} and {nobody:?}");
}
