//! A congress that was moved into PostgreSQL, and the nodes that serve it.

use std::path::PathBuf;

use congress::command::Actor;
use congress::roll::{Delegate, DelegateId, Role, Status};
use congress::round::Moment;
use server::replay::replay;
use server::seal::digest;
use server::store::{Beginning, Postgres, Proof, Store, StoredCard, StoredSession};
use tempfile::TempDir;
use tests::postgres::Cluster;
use tests::program::{Server, run};

/// A congress that was moved into PostgreSQL, and its nodes.
pub struct Nodes {
    /// The nodes: they go before their database does.
    pub nodes: Vec<Server>,
    pub cluster: Cluster,
    pub url: String,
    pub folder: TempDir,
}

impl Nodes {
    /// Three nodes of a congress; `more` are arguments of the demo that it begins with.
    pub fn three(more: &[&str]) -> Self {
        let (folder, cluster) = (TempDir::new().expect("a folder"), Cluster::default());
        let (data, url) = (folder.path().join("data"), cluster.database());
        let mut demo = Server::demo(&data, more);
        demo.kill();
        let output = run(&["move", "--from", "sqlite", "--to", &url, "--data", &data.display().to_string()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let nodes = (0..3).map(|_| Server::node(&data, &url).with_cards_of(&demo)).collect();
        Self { cluster, url, nodes, folder }
    }

    /// The data directory with the key, and with what was moved.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Starts a node anew in the place of one that is gone.
    pub fn replace(&mut self, place: usize) {
        self.nodes[place] = Server::node(&self.data(), &self.url).with_cards_of(&self.nodes[place]);
    }

    /// Where a node listens.
    pub fn address(&self, place: usize) -> String {
        self.nodes[place].url.trim_start_matches("http://").to_owned()
    }

    /// Gives everybody who may vote a session; answers delegates with their sessions' secrets.
    pub async fn seat_voters(&self) -> Vec<(DelegateId, String)> {
        let store = Postgres::open(&self.url, "tests").await.expect("a store");
        let state = replay(&store.log(0).await.expect("the log")).expect("a whole log").state;
        let may_vote = |delegate: &Delegate| {
            let is_full = state.roll.delegations[&delegate.delegation].status == Status::Full;
            is_full && delegate.role != Role::Substitute && delegate.present
        };
        let voters = state.roll.delegates.iter().filter(|(_, delegate)| may_vote(delegate));
        let everybody: Vec<(DelegateId, String)> =
            voters.map(|(id, _)| (id.clone(), format!("session-of-{id}"))).collect();
        let holder = |id: &DelegateId| Actor::Delegate(id.clone());
        let cards: Vec<StoredCard> = everybody
            .iter()
            .map(|(id, _)| StoredCard { digest: format!("card of {id}"), holder: holder(id), code: None })
            .collect();
        store.issue_cards(&cards).await.expect("issued");
        let beginning = |(id, secret): &(DelegateId, String)| Beginning {
            session: StoredSession { digest: digest(secret.as_bytes()), holder: holder(id) },
            at: Moment(1),
            alone: true,
            by: Proof::Card(format!("card of {id}")),
        };
        let beginnings: Vec<Beginning> = everybody.iter().map(beginning).collect();
        let begun = store.begin_sessions(&beginnings).await.expect("an answer");
        assert!(begun.into_iter().all(|begun| begun), "everybody is inside");
        store.close().await;
        everybody
    }
}
