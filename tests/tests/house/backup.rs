//! Backups: taken while people vote, restored elsewhere, with every ballot acknowledged before and the same record.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;
use tests::people::Person;
use tests::program::{self, Server};

fn at(path: &Path) -> String {
    path.display().to_string()
}

/// Runs the program; answers whether it did it, and what it said.
fn run(arguments: &[&str]) -> (bool, String) {
    let output = program::run(arguments);
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn a_backup_taken_during_voting_serves_elsewhere_with_every_acknowledged_ballot() {
    let folder = TempDir::new().expect("a folder");
    let [data, copy, other] = ["data", "copy", "other"].map(|name| folder.path().join(name));
    let server = Server::demo(&data, &[]);
    let guests = ["MY-DAP-1", "MY-DAP-3", "SE-SAP-2"];
    let people = guests.map(|guest| Person::enter(&server, guest));
    let chair = Person::enter(&server, "chair");
    let opened = chair.post("/chair/open", &[("commitment", "c2"), ("preset", "simple_majority"), ("seconds", "")]);
    assert_eq!(opened.status, 303, "{opened:?}");
    for person in &people {
        assert_eq!(person.post_for_json("/ballot", &[("round", "1"), ("choice", "for")]).status, 200);
    }
    assert!(run(&["backup", &at(&copy), "--data", &at(&data)]).0);
    assert_eq!(people[0].post_for_json("/ballot", &[("round", "1"), ("choice", "against")]).status, 200);
    assert_eq!([mode(&copy), mode(&copy.join("congress.db")), mode(&copy.join("congress.key"))], [0o700, 0o600, 0o600]);

    assert!(run(&["restore", &at(&copy), "--data", &at(&other)]).0);
    assert_eq!([mode(&other.join("congress.db")), mode(&other.join("congress.key"))], [0o600, 0o600]);
    assert_eq!(fs::read(data.join("congress.key")).ok(), fs::read(other.join("congress.key")).ok());
    drop(server);
    let restored = Server::serve(&other);
    let mut person = Person::stranger(&restored);
    person.session = chair.session;
    let chair = person;
    assert_eq!(chair.post("/chair/close", &[("round", "1")]).status, 303);
    assert_eq!(chair.post("/chair/publish", &[("round", "1")]).status, 303);
    let tally = chair.get("/record/1/tally.json").json();
    assert_eq!(tally["turnout"]["delegates"]["voted"], guests.len());
    assert_eq!(tally["modes"][0]["for"], guests.len(), "as acknowledged before the backup");

    let again = folder.path().join("again");
    assert!(run(&["backup", &at(&again), "--data", &at(&other)]).0);
    drop(restored);
    let third = folder.path().join("third");
    assert!(run(&["restore", &at(&again), "--data", &at(&third)]).0);
    let [exported, expected] = [&third, &other].map(|data| {
        let out = folder.path().join(format!("out-{}", data.file_name().expect("a name").display()));
        let (done, said) = run(&["export", "--data", &at(data), "--out", &at(&out)]);
        assert!(done, "{said}");
        let (holds, said) = run(&["verify", &at(&out.join("record.json"))]);
        assert!(holds, "{said}");
        fs::read(out.join("record.json")).expect("a record")
    });
    assert!(exported == expected, "the same record, byte for byte");
}

#[test]
fn nothing_is_replaced_unless_told_and_never_under_a_running_server() {
    let folder = TempDir::new().expect("a folder");
    let [data, copy, none] = ["data", "copy", "none"].map(|name| folder.path().join(name));
    let server = Server::demo(&data, &[]);
    let backup = ["backup", &at(&copy), "--data", &at(&data)];
    assert!(run(&backup).0);
    let before = fs::read(copy.join("congress.db")).expect("a copy");
    let (done, said) = run(&backup);
    assert!(!done && said.contains("--force"), "{said}");
    assert_eq!(fs::read(copy.join("congress.db")).expect("a copy"), before);
    assert!(run(&[&backup[..], &["--force"]].concat()).0);

    let restore = ["restore", &at(&copy), "--data", &at(&data), "--force"];
    let (done, said) = run(&restore);
    assert!(!done && said.contains("running server"), "{said}");
    drop(server);
    let (done, said) = run(&restore[..4]);
    assert!(!done && said.contains("--force"), "{said}");
    assert!(run(&restore).0);
    let (done, said) = run(&["restore", &at(&none), "--data", &at(&data), "--force"]);
    assert!(!done && said.contains("congress.db is missing"), "{said}");
    drop(Server::serve(&data));
}

#[test]
fn a_damaged_backup_is_not_restored() {
    let folder = TempDir::new().expect("a folder");
    let [data, copy, other] = ["data", "copy", "other"].map(|name| folder.path().join(name));
    drop(Server::demo(&data, &[]));
    assert!(run(&["backup", &at(&copy), "--data", &at(&data)]).0);
    fs::write(copy.join("congress.db"), "half a database").expect("written");
    assert!(!run(&["restore", &at(&copy), "--data", &at(&other)]).0);
    let left = fs::read_dir(&other).expect("a folder").map(|file| file.expect("a file").file_name());
    assert!(left.into_iter().all(|file| file == "lock"), "nothing stays of it");
}
