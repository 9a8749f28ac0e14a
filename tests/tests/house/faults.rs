//! A disk that is full or fails: nothing is acknowledged that is not durable, the server says what is wrong, `/readyz` is red
//! as long as it is so, and after repair nothing is missing, whether the server was restarted meanwhile or not.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use tests::disk::{Disk, Fault};
use tests::people::Person;
use tests::program::{self, Server};

const GUESTS: [&str; 3] = ["MY-DAP-1", "MY-DAP-3", "SE-SAP-2"];
const CHOICES: [&str; 3] = ["for", "against", "abstain"];

/// A congress on a disk that can fail, with a round open.
struct Congress {
    server: Server,
    disk: Disk,
    chair: Person,
    voters: [Person; 3],
    folder: TempDir,
}

impl Congress {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let disk = Disk::new(folder.path());
        let log = File::create(folder.path().join("log")).expect("a file");
        let server = Server::demo_under(&folder.path().join("data"), &[], |program| {
            disk.put_under(program);
            program.env("HEMICYCLE_LOG_FORMAT", "json").stderr(log);
        });
        let chair = Person::enter(&server, "chair");
        let voters = GUESTS.map(|guest| Person::enter(&server, guest));
        let opened = chair.post("/chair/open", &[("commitment", "c2"), ("preset", "simple_majority"), ("seconds", "")]);
        assert_eq!(opened.status, 303, "{}", opened.body);
        Self { server, disk, chair, voters, folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn ready(&self) -> (u16, String) {
        let answer = Person::stranger(&self.server).get("/readyz");
        (answer.status, answer.body)
    }

    /// Whether the server says within three seconds that it is as ready as that.
    fn is_soon(&self, status: u16) -> bool {
        (0..30).any(|_| {
            thread::sleep(Duration::from_millis(100));
            self.ready().0 == status
        })
    }

    /// Kills the server and starts it again on a disk that works.
    fn restart(&mut self) {
        self.server.kill();
        self.server = Server::serve(&self.data());
        let server = &self.server;
        for person in self.voters.iter_mut().chain([&mut self.chair]) {
            let session = person.session.take();
            *person = Person::stranger(server);
            person.session = session;
        }
    }

    /// Closes and publishes the round: it must have exactly these ballots.
    fn count(&self, standing: [Option<&str>; 3]) {
        for act in ["close", "publish"] {
            let answer = self.chair.post(&format!("/chair/{act}"), &[("round", "1")]);
            assert_eq!(answer.status, 303, "{act}: {}", answer.body);
        }
        let tally = self.chair.get("/record/1/tally.json").json();
        assert_eq!(tally["turnout"]["delegates"]["voted"], standing.iter().flatten().count(), "{standing:?}");
        for choice in CHOICES {
            let expected = standing.iter().filter(|one| **one == Some(choice)).count();
            assert_eq!(tally["modes"][0][choice], expected, "{choice} of {standing:?}");
        }
    }
}

fn a_failing_disk_is_told_and_costs_nothing(fault: Fault, said: &str, in_readyz: &str, in_log: &str) {
    for restarts_while_broken in [false, true] {
        let mut congress = Congress::new();
        for voter in &congress.voters[..2] {
            assert_eq!(voter.cast("1", "for").status, 200);
        }
        assert_eq!(congress.ready(), (200, "ready\n".to_owned()));
        congress.disk.fail(fault);
        assert!(congress.is_soon(503), "readyz turns red");
        assert!(congress.ready().1.contains(in_readyz), "{:?}", congress.ready());
        assert_eq!(Person::stranger(&congress.server).get("/healthz").status, 200, "it lives");
        for voter in &congress.voters {
            let refused = voter.cast("1", "against");
            assert_eq!((refused.status, &refused.json()["done"]), (503, &false.into()), "{}", refused.body);
            assert!(refused.body.contains(said), "{}", refused.body);
        }
        // A close of which only the promise failed can be found done after a restart: it is one transaction.
        if !(restarts_while_broken && matches!(fault, Fault::Sync)) {
            let closed = congress.chair.post("/chair/close", &[("round", "1")]);
            assert!(closed.status == 503 && closed.body.contains(said), "{}", closed.body);
        }
        assert_eq!(congress.voters[0].get("/resolution").status, 200, "what is there can be read");
        let log = std::fs::read_to_string(congress.folder.path().join("log")).expect("a log");
        assert!(log.contains("ballots could not be stored") && log.contains(in_log), "{log}");

        if restarts_while_broken {
            congress.restart();
            // Refused, yet perhaps on the disk: what failed was only the promise. Nobody was told that it is recorded.
            for (voter, choice) in congress.voters.iter().zip(["for", "for", "abstain"]) {
                assert_eq!(voter.cast("1", choice).status, 200);
            }
            congress.count([Some("for"), Some("for"), Some("abstain")]);
        } else {
            congress.disk.repair();
            assert!(congress.is_soon(200), "readyz turns green by itself");
            assert_eq!(congress.voters[2].cast("1", "abstain").status, 200, "and ballots are taken again");
            congress.restart();
            congress.count([Some("for"), Some("for"), Some("abstain")]);
        }
    }
}

#[test]
fn a_full_disk_is_told_and_costs_nothing() {
    a_failing_disk_is_told_and_costs_nothing(
        Fault::Full,
        "disk is full",
        "its disk is full",
        "the disk of the database is full",
    );
}

#[test]
fn a_congress_does_not_begin_on_a_full_disk_and_says_why() {
    for fault in [Fault::Full, Fault::FullForIndex] {
        let folder = TempDir::new().expect("a folder");
        let disk = Disk::new(folder.path());
        disk.fail(fault);
        let data = folder.path().join("data").display().to_string();
        let mut program = Command::new(program::path());
        disk.put_under(program.args(["demo", "--data", &data, "--listen", "127.0.0.1:0"]).stdin(Stdio::null()));
        let ended = program.output().expect("the program starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{fault:?}: {said}");
        assert!(said.contains("the disk of the database is full; make room on it, and try again"), "{fault:?}: {said}");
    }
}

#[test]
fn a_disk_that_cannot_write_is_told_and_costs_nothing() {
    let said = "could not store this. Nothing was recorded";
    a_failing_disk_is_told_and_costs_nothing(Fault::Write, said, "its disk cannot be written", "disk I/O error");
}

#[test]
fn a_disk_that_promises_nothing_is_told_and_costs_nothing() {
    let said = "could not store this. Nothing was recorded";
    a_failing_disk_is_told_and_costs_nothing(Fault::Sync, said, "its disk cannot be written", "disk I/O error");
}

/// Votes on and on; answers the last choice that was acknowledged, how many were, and how many were refused.
fn vote_on(voter: &Person, stop: &AtomicBool) -> (Option<&'static str>, usize, usize) {
    let (mut standing, mut acknowledged, mut refused) = (None, 0, 0);
    for choice in CHOICES.into_iter().cycle() {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        match voter.cast("1", choice).status {
            200 => (standing, acknowledged) = (Some(choice), acknowledged + 1),
            503 => refused += 1,
            other => panic!("neither recorded nor refused: {other}"),
        }
    }
    (standing, acknowledged, refused)
}

#[test]
fn a_disk_that_fails_thirty_times_in_a_storm_of_ballots_loses_none() {
    let mut congress = Congress::new();
    let stop = AtomicBool::new(false);
    let results = thread::scope(|scope| {
        let voting = congress.voters.each_ref().map(|voter| scope.spawn(|| vote_on(voter, &stop)));
        for time in 0..30 {
            thread::sleep(Duration::from_millis(30 + 7 * (time % 5)));
            congress.disk.fail([Fault::Full, Fault::Write, Fault::Sync][time as usize % 3]);
            thread::sleep(Duration::from_millis(20));
            congress.disk.repair();
        }
        thread::sleep(Duration::from_millis(100));
        stop.store(true, Ordering::Relaxed);
        voting.map(|voting| voting.join().expect("a voter"))
    });
    for (_, acknowledged, refused) in results {
        assert!(acknowledged > 30 && refused > 0, "{acknowledged} were acknowledged, {refused} refused");
    }
    congress.restart();
    congress.count(results.map(|(standing, ..)| standing));
}
