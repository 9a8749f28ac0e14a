//! How long the desk waits in a congress of 5,000: for the preview of a roll, for all cards, and for the minutes of forty
//! rounds.

use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::documents::fetched;
use tests::people::Person;
use tests::program::Server;

const PEOPLE: &str = "5000";
const ROUNDS: u32 = 40;

/// The three waits, each with what is aimed at, in seconds.
pub fn waits() -> Vec<(String, f64, f64)> {
    let mut waits = Vec::new();
    let folder = TempDir::new().expect("a folder");
    let large = Server::demo(&folder.path().join("large"), &["--delegates", PEOPLE, "--simulate"]);
    let small = Server::demo(&folder.path().join("small"), &[]);
    let (desk, newcomer) = (Person::enter(&large, "secretariat"), Person::enter(&small, "secretariat"));

    let roll = desk.get("/desk/export/roll.csv").body;
    wait(&mut waits, "import preview", 2, || {
        let preview = newcomer.upload("/desk/import", "roll.csv", roll.as_bytes());
        assert_eq!(preview.status, 200, "{}", preview.body);
    });

    let chair = Person::enter(&large, "chair");
    for round in 1..=ROUNDS {
        let (commitment, round) = (format!("c{}", (round - 1) % 16 + 1), round.to_string());
        let opening = [("commitment", &*commitment), ("preset", "indicative_poll"), ("seconds", "")];
        assert_eq!(chair.post("/chair/open", &opening).status, 303);
        std::thread::sleep(Duration::from_secs(1));
        for act in ["close", "publish"] {
            assert_eq!(chair.post(&format!("/chair/{act}"), &[("round", &*round)]).status, 303);
        }
    }
    wait(&mut waits, "minutes of 40 rounds", 20, || {
        fetched(&desk, "/record/export/minutes.en.pdf");
    });

    wait(&mut waits, "all cards", 60, || {
        let ordered = desk.post("/desk/cards", &[("scope", "all"), ("language", "en")]);
        fetched(&desk, &ordered.location.expect("a place to wait at"));
    });
    waits
}

fn wait(waits: &mut Vec<(String, f64, f64)>, what: &str, aim: u32, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    waits.push((format!("{what} for {PEOPLE} people"), start.elapsed().as_secs_f64(), aim.into()));
}
