//! The doctor: what it finds on a machine that is ready, and what it says is to be mended where one is not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tests::postgres::Cluster;
use tests::program::{self, Server, free_port};
use tests::wire::{Authority, Issued};

fn at(path: &Path) -> String {
    path.display().to_string()
}

/// Runs the doctor, who trusts this authority; answers the exit code and what is said about each subject.
fn examine(authority: &Authority, folder: &Path, flags: &[&str]) -> (Option<i32>, String) {
    let trusted = folder.join("trusted.pem");
    fs::write(&trusted, &authority.pem).expect("a file");
    let mut command = Command::new(program::path());
    let output = command.arg("doctor").args(flags).env("SSL_CERT_FILE", &trusted).output().expect("it starts");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What is said about a subject, with what to do.
fn about(printed: &str, verdict: &str, subject: &str) -> String {
    let mut lines = printed.lines().skip_while(|line| !line.starts_with(&format!("{verdict}  {subject}")));
    let first = lines.next().unwrap_or_else(|| panic!("{verdict} {subject}: {printed}"));
    let mend: Vec<&str> = lines.take_while(|line| line.starts_with(' ')).collect();
    format!("{first}\n{}", mend.join("\n"))
}

/// A congress with a certificate for a name, and the flags to serve it.
struct Ready {
    folder: TempDir,
    authority: Authority,
    files: Issued,
    data: String,
}

impl Ready {
    fn new(name: &str, year: i32) -> Self {
        let folder = TempDir::new().expect("a folder");
        let authority = Authority::default();
        let files = authority.issue(folder.path(), name, year);
        let data = folder.path().join("data");
        let mut demo = Server::demo(&data, &[]);
        demo.kill();
        Self { authority, files, data: at(&data), folder }
    }

    fn examine(&self, more: &[&str]) -> (Option<i32>, String) {
        let (chain, key) = (at(&self.files.chain), at(&self.files.key));
        let flags = ["--data", &self.data, "--tls-cert", &chain, "--tls-key", &key];
        examine(&self.authority, self.folder.path(), &[&flags[..], more].concat())
    }
}

/// This machine's own name, which leads to it without being `localhost`.
fn own_name() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").expect("a name");
    name.trim().to_owned()
}

/// Looks at an address and a URL with the same free port. Another test may take the port in the moment before it is used here;
/// then with another one.
fn on_a_port_of_its_own(
    name: &str,
    look: impl Fn(&str, &str) -> (Option<i32>, String),
) -> (String, String, Option<i32>, String) {
    let looked = std::iter::repeat_with(|| {
        let port = free_port();
        let (listen, url) = (format!("[::]:{port}"), format!("https://{name}:{port}"));
        let (code, printed) = look(&listen, &url);
        (listen, url, code, printed)
    });
    looked.take(10).find(|(.., printed)| !printed.contains("something listens")).expect("a port of its own")
}

#[test]
fn a_congress_that_is_ready_is_found_so_and_the_public_address_is_really_asked() {
    let name = own_name();
    let ready = Ready::new(&name, 2099);
    let (listen, url, _, printed) =
        on_a_port_of_its_own(&name, |listen, url| ready.examine(&["--listen", listen, "--public-url", url]));
    assert!(about(&printed, "good", "congress").contains("435 people on the roll"), "{printed}");
    assert!(about(&printed, "good", "data").contains("readable by its owner only"));
    assert!(about(&printed, "good", "address").contains(&listen));
    assert!(about(&printed, "good", "public URL").contains(&format!("{url} leads here")));
    assert!(about(&printed, "good", "certificate").contains(&format!("for {name}, good until 2099-12-31")));
    assert!(printed.contains("good  disk") || printed.contains("mind  disk") || printed.contains("MEND  disk"));
    for subject in ["program", "space", "open files", "clock"] {
        assert!(printed.lines().any(|line| line[6..].starts_with(subject)), "{subject}: {printed}");
    }
}

#[test]
fn a_certificate_for_another_name_or_time_is_to_be_mended() {
    let ready = Ready::new("vote.example.org", 2099);
    let (code, printed) = ready.examine(&["--listen", "127.0.0.1:0", "--public-url", "https://other.invalid"]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(about(&printed, "MEND", "certificate").contains("it is not for other.invalid"), "{printed}");
    assert!(about(&printed, "MEND", "public URL").contains("other.invalid leads nowhere"), "{printed}");
    assert!(about(&printed, "mind", "address").contains("can be reached from this machine only"), "{printed}");

    let late = Ready::new("vote.example.org", 2020);
    let (_, printed) = late.examine(&["--listen", "127.0.0.1:0", "--public-url", "https://vote.example.org"]);
    assert!(about(&printed, "MEND", "certificate").contains("it was good until 2020-12-31"), "{printed}");
}

#[test]
fn an_authority_that_phones_do_not_know_is_found_out() {
    let name = own_name();
    let ready = Ready::new(&name, 2099);
    let (chain, key) = (at(&ready.files.chain), at(&ready.files.key));
    let (_, _, code, printed) = on_a_port_of_its_own(&name, |listen, url| {
        let flags = ["--tls-cert", &chain, "--tls-key", &key, "--listen", listen, "--public-url", url];
        examine(&Authority::default(), ready.folder.path(), &flags)
    });
    assert_eq!(code, Some(1));
    assert!(about(&printed, "MEND", "public URL").contains("is not trusted"), "{printed}");
}

#[test]
fn a_qr_code_that_leads_phones_to_themselves_is_to_be_mended() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let (code, printed) = examine(&Authority::default(), folder.path(), &["--data", &at(&data)]);
    assert_eq!(code, Some(1));
    let said = about(&printed, "MEND", "public URL");
    assert!(said.contains("leads every phone to itself") && said.contains("--public-url"), "{printed}");
    assert!(about(&printed, "mind", "data").contains("is not there yet"), "{printed}");
    assert!(!data.exists(), "the doctor makes nothing");
}

#[test]
fn a_key_that_others_can_read_and_a_log_that_was_changed_are_found() {
    let ready = Ready::new("localhost", 2099);
    let data = Path::new(&ready.data);
    let key = data.join("congress.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("a key");
    let (_, printed) = ready.examine(&["--listen", "127.0.0.1:0"]);
    assert!(about(&printed, "MEND", "data").contains("chmod 600"), "{printed}");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("a key");
    let changed = "UPDATE log SET entry = replace(entry, 'Kuala Lumpur', 'Kuala Lampur') WHERE seq = 1";
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(tests::golden::restore(changed, &data.join("congress.db")));
    let (_, printed) = ready.examine(&["--listen", "127.0.0.1:0"]);
    let said = about(&printed, "MEND", "congress");
    assert!(said.contains("damaged at entry 1") && said.contains("hemicycle restore"), "{printed}");
}

#[test]
fn a_database_that_nodes_share_is_looked_at_and_left_as_it_is() {
    let ready = Ready::new("localhost", 2099);
    let mut cluster = Cluster::default();
    let url = cluster.database();
    let examine = |url: &str| ready.examine(&["--listen", "127.0.0.1:0", "--database", url]);
    let tables = || cluster.psql(&url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");

    let (_, printed) = examine(&url);
    assert!(about(&printed, "good", "database").contains("commits are durable within"), "{printed}");
    assert!(about(&printed, "mind", "congress").contains("there is none yet"), "{printed}");
    assert_eq!(tables(), "0", "the first start of a node makes them");

    let moved = program::run(&["move", "--from", "sqlite", "--to", &url, "--data", &ready.data]);
    assert!(moved.status.success(), "{}", String::from_utf8_lossy(&moved.stderr));
    let (before, (_, printed)) = (tables(), examine(&url));
    assert!(about(&printed, "good", "congress").contains("435 people on the roll"), "{printed}");
    assert!(!printed.contains("  disk  "), "no ballot is written here: {printed}");
    assert_eq!(tables(), before);

    cluster.psql(&url, "INSERT INTO _sqlx_migrations VALUES (9999, 'later', now(), true, '', 0)");
    let (_, printed) = examine(&url);
    assert!(
        about(&printed, "MEND", "database").contains("a later version of hemicycle (its layout is 9999"),
        "{printed}"
    );
    let served = program::run(&["serve", "--data", &ready.data, "--database", &url, "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&served.stderr);
    assert!(!served.status.success() && said.contains("a later version of hemicycle (its layout is 9999"), "{said}");

    cluster.psql(&url, "ALTER DATABASE congress_0 SET synchronous_commit = off");
    let (_, printed) = examine(&url);
    assert!(about(&printed, "MEND", "database").contains("synchronous_commit is off"), "{printed}");
    cluster.shut_down();
    let (code, printed) = examine(&url);
    assert_eq!(code, Some(1), "{printed}");
    assert!(about(&printed, "MEND", "database").contains("nodes do not start without it"), "{printed}");
    assert_eq!(examine("mysql://elsewhere/congress").0, Some(2));
}
