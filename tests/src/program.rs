//! The real program: started as a newcomer would, killed as a power cut would.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};

use rustix::process::{Pid, Signal, kill_process};

/// Where the program is: beside the tests, two folders up.
pub fn path() -> PathBuf {
    let tests = std::env::current_exe().expect("a test has a path");
    let folder = tests.parent().and_then(Path::parent).expect("tests stand in target/debug/deps");
    let program = folder.join("hemicycle");
    assert!(program.is_file(), "{} is missing: `make build` makes it", program.display());
    program
}

/// Runs the program to its end with these arguments.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(path()).args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// Runs the program to its end with these arguments, in `folder`.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(path());
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().expect("the program starts")
}

/// A port that is free now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// The Python that has jsonschema: scripts/run-tests.sh finds it.
pub fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Sends a signal, such as `-STOP`, to a process.
pub fn signal(process: u32, signal: &str) {
    let sent = Command::new("kill").args([signal, &process.to_string()]).status().expect("kill starts");
    assert!(sent.success(), "a process takes {signal}");
}

/// A program that is to run on one core only.
pub fn on_core(core: usize, program: &Path) -> Command {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", &core.to_string()]).arg(program);
    command
}

/// Runs a program to its end on one core only.
pub fn other_program(core: usize, program: &Path, arguments: &[&str]) -> Output {
    on_core(core, program).args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// A running server. Dropping it kills it as a power cut would.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub url: String,
    /// The links it printed: name and path of each.
    pub links: Vec<(String, String)>,
    /// The typed codes it printed: delegate and code of each.
    pub codes: Vec<(String, String)>,
}

impl Server {
    /// A fresh demo in `data`, on a free port.
    pub fn demo(data: &Path, more: &[&str]) -> Self {
        Self::demo_under(data, more, |_| ())
    }

    /// The same, started under other conditions.
    pub fn demo_under(data: &Path, more: &[&str], conditions: impl FnOnce(&mut Command)) -> Self {
        let data = data.display().to_string();
        let mut arguments = vec!["demo", "--data", &data, "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        Self::start(Command::new(path()), &arguments, conditions, |line| line.starts_with("delegate SE-"))
    }

    /// The same on one core only.
    pub fn demo_on_core(core: usize, data: &Path, more: &[&str]) -> Self {
        let data = data.display().to_string();
        let mut arguments = vec!["demo", "--data", &data, "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        Self::start(on_core(core, &path()), &arguments, |_| (), |line| line.starts_with("delegate SE-"))
    }

    /// Any program on one core that prints `serving  http://…`.
    pub fn other_on_core(core: usize, program: &Path, arguments: &[&str]) -> Self {
        Self::start(on_core(core, program), arguments, |_| (), |line| line.starts_with("serving"))
    }

    /// The congress in `data`, served on a free port.
    pub fn serve(data: &Path) -> Self {
        Self::serve_with(data, &[])
    }

    /// A node: the congress in `database`, served on a free port with the key in `data`.
    pub fn node(data: &Path, database: &str) -> Self {
        let data = data.display().to_string();
        let arguments = ["serve", "--data", &data, "--database", database, "--listen", "127.0.0.1:0"];
        Self::start(Command::new(path()), &arguments, |_| (), |line| line.starts_with("serving"))
    }

    /// The same, with the links and codes that another run printed.
    pub fn with_cards_of(mut self, other: &Self) -> Self {
        (self.links, self.codes) = (other.links.clone(), other.codes.clone());
        self
    }

    /// Stands still, as a machine that is out of breath.
    pub fn stand_still(&self) {
        signal(self.child.id(), "-STOP");
    }

    /// Goes on.
    pub fn go_on(&self) {
        signal(self.child.id(), "-CONT");
    }

    /// The congress in `data`, served on a free port with more flags.
    pub fn serve_with(data: &Path, more: &[&str]) -> Self {
        let data = data.display().to_string();
        let serve = ["serve", "--data", &data, "--listen", "127.0.0.1:0"];
        let arguments = [&serve[..], more].concat();
        Self::start(Command::new(path()), &arguments, |_| (), |line| line.starts_with("serving"))
    }

    /// A fresh demo in `data` that listens on this port.
    pub fn demo_on(data: &Path, port: u16, more: &[&str]) -> Self {
        let (data, listen) = (data.display().to_string(), format!("127.0.0.1:{port}"));
        let demo = ["demo", "--data", &data, "--listen", &listen];
        let arguments = [&demo[..], more].concat();
        Self::start(Command::new(path()), &arguments, |_| (), |line| line.starts_with("delegate SE-"))
    }

    /// The same, started under other conditions.
    pub fn serve_under(data: &Path, conditions: impl FnOnce(&mut Command)) -> Self {
        let data = data.display().to_string();
        let arguments = ["serve", "--data", &data, "--listen", "127.0.0.1:0"];
        Self::start(Command::new(path()), &arguments, conditions, |line| line.starts_with("serving"))
    }

    /// The congress in `data`, served as behind a proxy with TLS. It is reached without one here.
    pub fn serve_behind_tls(data: &Path) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|one| one.local_addr()).expect("a free port");
        let (data, address) = (data.display().to_string(), free.to_string());
        let arguments = ["serve", "--data", &data, "--listen", &address, "--public-url", "https://vote.example.org"];
        let mut server = Self::start(Command::new(path()), &arguments, |_| (), |line| line.starts_with("serving"));
        server.url = format!("http://{address}");
        server
    }

    fn start(
        mut command: Command,
        arguments: &[&str],
        conditions: impl FnOnce(&mut Command),
        is_last: impl Fn(&str) -> bool,
    ) -> Self {
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped());
        conditions(&mut command);
        let mut child = command.spawn().expect("the program starts");
        let printed = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut server = Self { child, url: String::new(), links: Vec::new(), codes: Vec::new() };
        for line in printed.lines() {
            let line = line.expect("it prints text");
            server.read(&line);
            if is_last(&line) {
                return server;
            }
        }
        panic!("the program ended before it was ready");
    }

    /// Reads `name  https://…/enter/secret  (code …)`.
    fn read(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once("  ") else { return };
        let rest = rest.trim_start();
        let link = rest.split_whitespace().next().unwrap_or("");
        let after_host = link.find("://").and_then(|at| Some(at + 3 + link[at + 3..].find('/')?));
        let (url, path) = link.split_at(after_host.unwrap_or(link.len()));
        self.url = url.to_owned();
        let name = name.trim().trim_start_matches("delegate ").to_owned();
        if let Some((_, code)) = rest.split_once("code ") {
            self.codes.push((name.clone(), code.trim_end_matches(')').to_owned()));
        }
        if !path.is_empty() {
            self.links.push((name, path.to_owned()));
        }
    }

    /// The path of somebody's printed link.
    pub fn link(&self, name: &str) -> &str {
        let link = self.links.iter().find(|(holder, _)| holder == name);
        &link.unwrap_or_else(|| panic!("{name} has a printed link")).1
    }

    /// How much memory it holds, in bytes.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").trim().parse().expect("a number");
        kilobytes * 1024
    }

    /// Tells it to stop, and does not wait.
    pub fn tell_to_stop(&self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).expect("it can be told");
    }

    /// Waits until it has ended.
    pub fn end(&mut self) -> ExitStatus {
        self.child.wait().expect("it ends")
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it with SIGKILL and waits until it is gone.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
