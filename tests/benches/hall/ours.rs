//! Our server under measurement: a demo on a core of its own, with delegates who are inside and a chair.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use server::rehearse::secrets::{self, CHAIR, Key};
use tempfile::TempDir;
use tests::program::{Server, other_program};

use crate::SERVER_CORE;
use crate::load::{address, ask, request, sessions};

/// A running demo.
pub struct Ours {
    /// Its folder.
    pub folder: TempDir,
    /// The program.
    pub server: Server,
    /// Its address.
    pub address: SocketAddr,
    /// The cards of its delegates.
    pub keys: Vec<Key>,
    /// The sessions of those who may vote, once a round was opened.
    pub voters: Vec<String>,
    chair: String,
    round: u32,
}

impl Ours {
    /// A demo with so many delegates, of whom all are let in if `inside` says so.
    pub async fn start(delegates: usize, inside: bool, more: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let (data, file) = (folder.path().join("data"), folder.path().join("secrets.csv"));
        let (count, written) = (delegates.to_string(), file.display().to_string());
        let arguments = [&["--delegates", &count, "--secrets", &written], more].concat();
        let server = Server::demo_on_core(SERVER_CORE, &data, &arguments);
        let address = address(&server.url);
        let (chairs, keys): (Vec<_>, Vec<_>) =
            secrets::read(&file).expect("secrets").into_iter().partition(|key| key.who == CHAIR);
        let chair = sessions(address, vec![chairs[0].secret.clone()]).await.remove(0);
        let cards = if inside { keys.iter().map(|key| key.secret.clone()).collect() } else { Vec::new() };
        let voters = sessions(address, cards).await;
        Self { folder, server, address, keys, voters, chair, round: 0 }
    }

    /// What the chair sends.
    pub fn act(&self, path: &str, form: &str) -> String {
        request("POST", path, &self.chair, Some(form))
    }

    /// The form that opens the next round.
    pub fn opening(&mut self) -> String {
        self.round += 1;
        let commitment = (self.round - 1) % 16 + 1;
        self.act("/chair/open", &format!("commitment=c{commitment}&preset=indicative_poll&seconds="))
    }

    /// The form that closes the round.
    pub fn closing(&self) -> String {
        self.act("/chair/close", &format!("round={}", self.round))
    }

    /// The form that publishes it.
    pub fn publishing(&self) -> String {
        self.act("/chair/publish", &format!("round={}", self.round))
    }

    /// Sends one of the chair's forms.
    pub async fn send(&self, form: &str) {
        let (status, body) = ask(self.address, form).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
    }

    /// Opens the next round, and finds out in the first who may vote.
    pub async fn open_round(&mut self) {
        let opening = self.opening();
        self.send(&opening).await;
        if self.round == 1 {
            let mut entitled = Vec::new();
            for session in &self.voters {
                if ask(self.address, &self.ballot(session, "support")).await.0 == 200 {
                    entitled.push(session.clone());
                }
            }
            self.voters = entitled;
        }
    }

    /// A ballot in the open round.
    pub fn ballot(&self, session: &str, choice: &str) -> String {
        request("POST", "/ballot", session, Some(&format!("round={}&choice={choice}", self.round)))
    }

    /// A ballot of everybody who may vote.
    pub fn ballots(&self) -> Arc<Vec<String>> {
        Arc::new(self.voters.iter().map(|session| self.ballot(session, "oppose")).collect())
    }

    /// Kills the server and starts it anew at the same address, on the same data.
    pub fn restart(&mut self) {
        self.server.kill();
        let (data, listen) = (self.folder.path().join("data"), self.address.to_string());
        let data = data.display().to_string();
        let arguments = ["serve", "--data", &data, "--listen", &listen];
        self.server = Server::other_on_core(SERVER_CORE, &tests::program::path(), &arguments);
    }
}

/// A baseline on the same core: this program, started anew.
pub struct Bare {
    /// The program.
    pub server: Server,
    /// Its address.
    pub address: SocketAddr,
}

impl Bare {
    /// The baseline called `name`.
    pub fn start(name: &str, argument: &str) -> Self {
        let server = Server::other_on_core(SERVER_CORE, &itself(), &["--baseline", name, argument]);
        let address = address(&server.url);
        Self { server, address }
    }

    /// What a baseline prints that ends by itself, on the same core, and how long it takes.
    pub fn run(name: &str, argument: &str) -> (f64, std::time::Duration) {
        let start = std::time::Instant::now();
        let output = other_program(SERVER_CORE, &itself(), &["--baseline", name, argument]);
        let printed = String::from_utf8_lossy(&output.stdout).trim().parse();
        (printed.expect("a number"), start.elapsed())
    }
}

fn itself() -> PathBuf {
    std::env::current_exe().expect("a bench has a path")
}
