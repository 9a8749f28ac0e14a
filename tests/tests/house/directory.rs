//! The data directory belongs to its owner alone: what is made is private, and what is not private is not used.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;
use tests::program::{Server, run};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).permissions().mode() & 0o777
}

#[test]
fn what_is_made_is_private_down_to_the_last_file() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let _server = Server::demo(&data, &[]);
    assert_eq!(mode(&data), 0o700);
    let files: Vec<_> = fs::read_dir(&data).expect("a directory").map(|entry| entry.expect("a file").path()).collect();
    for file in ["congress.db", "congress.db-wal", "congress.db-shm", "congress.key", "lock"] {
        assert!(files.contains(&data.join(file)), "{file} is there: {files:?}");
        assert_eq!(mode(&data.join(file)), 0o600, "{file}");
    }
}

#[test]
fn a_directory_or_key_that_others_can_read_is_refused_with_what_to_do() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    drop(Server::demo(&data, &[]));
    let path = data.display().to_string();
    let refusal = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stderr).expect("text")
    };
    for loose in [0o750, 0o705, 0o777] {
        fs::set_permissions(&data, fs::Permissions::from_mode(loose)).expect("set");
        for arguments in
            [&["serve", "--data", &path, "--listen", "127.0.0.1:0"][..], &["user", "--data", &path, "list"]]
        {
            let said = refusal(arguments);
            let (mode, what_to_do) = (format!("(mode {loose:03o})"), format!("chmod 700 {path}"));
            assert!(said.contains(&mode) && said.contains(&what_to_do), "{said}");
        }
    }
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).expect("set");
    let key = data.join("congress.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("set");
    let said = refusal(&["serve", "--data", &path, "--listen", "127.0.0.1:0"]);
    assert!(said.contains("chmod 600") && said.contains("congress.key"), "{said}");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("set");
    drop(Server::serve(&data));
}

#[test]
fn a_database_that_others_could_read_is_made_private_at_the_start() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    drop(Server::demo(&data, &[]));
    let database = data.join("congress.db");
    fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).expect("set");
    drop(Server::serve(&data));
    assert_eq!(mode(&database), 0o600);
}
