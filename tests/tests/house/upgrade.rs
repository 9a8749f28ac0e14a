//! Upgrades: what every released version wrote is read, a copy is made before anything changes, and what a later version
//! wrote is not touched.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tests::golden;
use tests::people::Person;
use tests::program::{self, Server};

/// The golden congresses, by version.
fn versions() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut versions: Vec<PathBuf> =
        fs::read_dir(folder).expect("golden congresses").flatten().map(|entry| entry.path()).collect();
    versions.sort();
    versions
}

fn at(path: &Path) -> String {
    path.display().to_string()
}

fn sql(database: &Path, script: &str) {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(golden::restore(script, database));
}

/// The golden congress in a data directory of its own.
fn laid_out(version: &Path, data: &Path) {
    fs::create_dir_all(data).expect("a folder");
    fs::set_permissions(data, fs::Permissions::from_mode(0o700)).expect("its owner's only");
    sql(&data.join("congress.db"), &fs::read_to_string(version.join("congress.sql")).expect("a script"));
    fs::copy(version.join("congress.key"), data.join("congress.key")).expect("a key");
    fs::set_permissions(data.join("congress.key"), fs::Permissions::from_mode(0o600)).expect("a key");
}

#[test]
fn what_every_released_version_wrote_is_served_exported_and_verified_with_the_same_outcomes() {
    let versions = versions();
    assert!(versions.iter().any(|version| version.ends_with("0.1.0")), "{versions:?}");
    for version in versions {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        laid_out(&version, &data);
        let server = Server::serve(&data);
        let found = golden::outcomes(&Person::stranger(&server));
        assert_eq!(found, fs::read_to_string(version.join("outcomes.txt")).expect("outcomes"), "{}", version.display());
        let out = folder.path().join("out");
        let exported = program::run(&["export", "--data", &at(&data), "--out", &at(&out), "--format", "record.json"]);
        assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
        let verified = program::run(&["verify", &at(&out.join("record.json"))]);
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    }
}

/// A congress as a version before the last migration of 0.1.0 would have left it; answers its layout.
fn earlier(data: &Path) -> i64 {
    laid_out(&Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/0.1.0"), data);
    let undo = "DROP TABLE logos;
        DROP TABLE staff_notes;
        ALTER TABLE users DROP COLUMN disabled;
        ALTER TABLE users DROP COLUMN second;
        ALTER TABLE users DROP COLUMN second_used;
        DELETE FROM _sqlx_migrations WHERE version >= 10;";
    sql(&data.join("congress.db"), undo);
    6
}

#[test]
fn an_upgrade_copies_the_congress_first_and_happens_once() {
    let folder = TempDir::new().expect("a folder");
    let [data, again] = ["data", "again"].map(|name| folder.path().join(name));
    let layout = earlier(&data);
    let copy = data.join(format!("before-upgrade-from-{layout}"));
    drop(Server::serve(&data));
    let written = fs::metadata(copy.join("congress.db")).and_then(|found| found.modified()).expect("a copy was made");
    drop(Server::serve(&data));
    assert_eq!(fs::metadata(copy.join("congress.db")).and_then(|found| found.modified()).ok(), Some(written), "once");

    let restored = program::run(&["restore", &at(&copy), "--data", &at(&again)]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    drop(Server::serve(&again));
}

#[test]
fn the_command_line_upgrades_too_and_copies_first() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let layout = earlier(&data);
    let listed = program::run(&["user", "--data", &at(&data), "list"]);
    let said = String::from_utf8_lossy(&listed.stderr);
    assert!(listed.status.success() && said.contains("was copied to"), "{said}");
    assert!(data.join(format!("before-upgrade-from-{layout}/congress.db")).is_file());
}

#[test]
fn what_a_later_version_wrote_is_refused_and_left_as_it_is() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let mut demo = Server::demo(&data, &[]);
    demo.kill();
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'of tomorrow', 1, x'00', 0)";
    sql(&data.join("congress.db"), later);
    let (database, out) = (data.join("congress.db"), folder.path().join("out"));
    let before = fs::read(&database).expect("a database");
    for arguments in [
        vec!["serve", "--data", &at(&data), "--listen", "127.0.0.1:0"],
        vec!["export", "--data", &at(&data), "--out", &at(&out)],
        vec!["user", "--data", &at(&data), "list"],
        vec!["backup", &at(&out), "--data", &at(&data)],
    ] {
        let refused = program::run(&arguments);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.contains("a later version of hemicycle (its layout is 9999"), "{arguments:?}: {said}");
    }
    assert!(fs::read(&database).expect("a database") == before, "not a byte is changed");
}
