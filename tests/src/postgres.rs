//! A real PostgreSQL for tests, in a temporary folder: made, started, restarted and stopped here, by an unprivileged user.

use std::fs::Permissions;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::wire::{Authority, Issued};

/// The users to be where the tests are root, for PostgreSQL refuses to run as root.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];
/// How long it may take to start.
const LONGEST_START: Duration = Duration::from_secs(60);

/// A running PostgreSQL. Dropping it stops it and takes its folder away.
pub struct Cluster {
    folder: TempDir,
    server: Option<Child>,
    port: u16,
    options: Vec<String>,
    databases: AtomicU32,
}

/// A program of PostgreSQL, wherever it is.
fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = std::env::split_paths(&path).map(|folder| folder.join(name)).collect();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        let mut versions: Vec<PathBuf> = versions.flatten().map(|version| version.path()).collect();
        versions.sort_by_key(|path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
        found.extend(versions.into_iter().rev().map(|version| version.join("bin").join(name)));
    }
    let program = found.into_iter().find(|path| path.is_file());
    program.unwrap_or_else(|| panic!("{name} of PostgreSQL 15 or newer is needed: scripts/run-tests.sh installs it"))
}

/// Somebody who is not root, where the tests are.
fn unprivileged() -> Option<(&'static str, u32, u32)> {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    if !is_root {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").expect("the users");
    let found = UNPRIVILEGED.into_iter().find_map(|name| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(|id| id.parse::<u32>().expect("an id"));
        Some((name, ids.next()?, ids.next()?))
    });
    Some(found.expect("a user who is not root"))
}

/// A command of PostgreSQL, run by somebody unprivileged and ended with the tests.
fn command(name: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.arg("--pdeathsig=QUIT");
    if let Some((_, uid, gid)) = unprivileged() {
        command.args([format!("--reuid={uid}"), format!("--regid={gid}"), "--clear-groups".into()]);
    }
    command.arg(program(name)).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

impl Default for Cluster {
    fn default() -> Self {
        Self::start(&[])
    }
}

impl Cluster {
    /// A fresh one with these settings, as `name=value`.
    pub fn start(settings: &[&str]) -> Self {
        let mut cluster = Self::make(settings);
        cluster.run();
        cluster
    }

    /// A fresh one that takes nobody without TLS, and shows a certificate for `localhost` of this authority.
    pub fn behind_tls(authority: &Authority) -> Self {
        let mut cluster = Self::make(&["ssl=on"]);
        let folder = cluster.folder.path().to_owned();
        let Issued { chain, key } = authority.issue(&folder, "localhost", 2200);
        if let Some((_, uid, gid)) = unprivileged() {
            chown(&key, Some(uid), Some(gid)).expect("its owner");
        }
        std::fs::set_permissions(&key, Permissions::from_mode(0o600)).expect("its mode");
        let named = [("ssl_cert_file", chain), ("ssl_key_file", key)];
        cluster
            .options
            .extend(named.iter().flat_map(|(name, file)| ["-c".into(), format!("{name}={}", file.display())]));
        std::fs::write(folder.join("data/pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n").expect("a file");
        cluster.run();
        cluster
    }

    fn make(settings: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        if let Some((_, uid, gid)) = unprivileged() {
            chown(folder.path(), Some(uid), Some(gid)).expect("its owner");
        }
        let data = folder.path().join("data");
        let made = command("initdb")
            .args(["--no-sync", "--no-locale", "--encoding=UTF8", "--auth=trust", "--username=hemicycle", "--pgdata"])
            .arg(&data)
            .status()
            .expect("setpriv and initdb start");
        assert!(made.success(), "initdb fails");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let options = settings.iter().flat_map(|setting| ["-c".to_owned(), (*setting).to_owned()]).collect();
        Self { folder, server: None, port, options, databases: AtomicU32::new(0) }
    }

    fn run(&mut self) {
        let mut postgres = command("postgres");
        postgres.arg("-D").arg(self.folder.path().join("data")).arg("-k").arg(self.folder.path());
        postgres.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-c", "max_connections=200"]);
        self.server = Some(postgres.args(&self.options).spawn().expect("postgres starts"));
        let start = Instant::now();
        while !self.answers() {
            assert!(start.elapsed() < LONGEST_START, "PostgreSQL does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether somebody can connect.
    fn answers(&self) -> bool {
        TcpStream::connect(("127.0.0.1", self.port)).is_ok() && self.try_psql("postgres", "SELECT 1").is_some()
    }

    /// Stops it at once, as its operator would, and starts it again.
    pub fn restart(&mut self) {
        self.stop("-INT");
        self.run();
    }

    /// Stops it.
    pub fn shut_down(&mut self) {
        self.stop("-INT");
    }

    /// Kills it, as a power cut would.
    pub fn crash(&mut self) {
        self.stop("-QUIT");
    }

    /// Starts it again.
    pub fn start_again(&mut self) {
        self.run();
    }

    fn stop(&mut self, signal: &str) {
        if let Some(mut server) = self.server.take() {
            super::program::signal(server.id(), signal);
            let _ = server.wait();
        }
    }

    /// The address of a fresh database in it.
    pub fn database(&self) -> String {
        let name = format!("congress_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.psql("postgres", &format!("CREATE DATABASE {name}"));
        self.url(&name)
    }

    /// The address of a database in it.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://hemicycle@127.0.0.1:{}/{name}", self.port)
    }

    /// What it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets as many clients run the statements of a script for so many seconds; answers how many times a second.
    pub fn bench(&self, database: &str, script: &str, clients: usize, seconds: u64) -> f64 {
        let file = self.folder.path().join("bench.sql");
        std::fs::write(&file, script).expect("a script");
        let output = Command::new(program("pgbench"))
            .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
            .args([format!("--client={clients}"), format!("--time={seconds}"), format!("--file={}", file.display())])
            .arg(database)
            .output()
            .expect("pgbench starts");
        let said = String::from_utf8_lossy(&output.stdout);
        let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        rate.unwrap_or_else(|| panic!("pgbench: {said} {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// Runs a statement in a database, which its name or its address names, and answers what comes of it.
    pub fn psql(&self, database: &str, statement: &str) -> String {
        self.try_psql(database, statement).unwrap_or_else(|| panic!("psql fails on {statement}"))
    }

    fn try_psql(&self, database: &str, statement: &str) -> Option<String> {
        let url = if database.contains("://") { database.to_owned() } else { self.url(database) };
        let output =
            Command::new(program("psql")).args(["-XAtq", "-c", statement, &url]).output().expect("psql starts");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop("-QUIT");
    }
}
