//! The real program: started as a newcomer would, killed as a power cut would.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

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

/// The Python that has jsonschema: scripts/run-tests.sh finds it.
pub fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
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
        let data = data.display().to_string();
        let mut arguments = vec!["demo", "--data", &data, "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        Self::start(Command::new(path()), &arguments, |line| line.starts_with("delegate SE-"))
    }

    /// The same on one core only.
    pub fn demo_on_core(core: usize, data: &Path, more: &[&str]) -> Self {
        let data = data.display().to_string();
        let mut arguments = vec!["demo", "--data", &data, "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        Self::start(on_core(core, &path()), &arguments, |line| line.starts_with("delegate SE-"))
    }

    /// Any program on one core that prints `serving  http://…`.
    pub fn other_on_core(core: usize, program: &Path, arguments: &[&str]) -> Self {
        Self::start(on_core(core, program), arguments, |line| line.starts_with("serving"))
    }

    /// The congress in `data`, served on a free port.
    pub fn serve(data: &Path) -> Self {
        let data = data.display().to_string();
        Self::start(Command::new(path()), &["serve", "--data", &data, "--listen", "127.0.0.1:0"], |line| {
            line.starts_with("serving")
        })
    }

    fn start(mut command: Command, arguments: &[&str], is_last: impl Fn(&str) -> bool) -> Self {
        let mut child =
            command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the program starts");
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

    /// Reads `name  http://…/enter/secret  (code …)`.
    fn read(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once("  ") else { return };
        let rest = rest.trim_start();
        let link = rest.split_whitespace().next().unwrap_or("");
        let after_host = link.strip_prefix("http://").and_then(|rest| rest.find('/')).map(|at| at + "http://".len());
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
