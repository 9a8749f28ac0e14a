//! A congress run to its end over HTTP: every commitment decided, by every kind of round, with an objection, an
//! amendment, an annulled round and, at the end, one whose result was never published.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::people::Person;
use crate::program::{Server, run};

/// What was written in the round that was never published.
pub const UNPUBLISHED: &str = "Words of an unpublished round";
/// Why a round was annulled: words that a spreadsheet would take for a formula.
pub const ANNULLED: &str = "=HYPERLINK(\"http://example.org\")";
/// What a delegation is called whose name a spreadsheet would take for a formula.
pub const FORMULA: &str = "+1 Party, @home";
/// A reservation, with what is Markdown, XML and no character of XML in it.
pub const RESERVATION: &str = "With child care & <time> to speak.\u{b}";
/// The amended commitment c14 in English.
pub const AMENDED: &str = "We therefore fight for full participation at national, regional, municipal and local level.";

/// The congress, and the three people with a printed link who voted in it.
pub struct Decided {
    /// The running server.
    pub server: Server,
    /// The chair.
    pub chair: Person,
    /// MY-DAP-1, a head of delegation with 6 votes or so.
    pub head: Person,
    /// MY-DAP-3.
    pub delegate: Person,
    /// SE-SAP-2.
    pub other: Person,
    folder: TempDir,
}

impl Default for Decided {
    fn default() -> Self {
        Self::new()
    }
}

impl Decided {
    /// A congress before its first round, with a delegation that has a formula for a name.
    pub fn fresh() -> Self {
        Self::fresh_served(Server::serve)
    }

    /// The same, served in another way.
    pub fn fresh_served(serve: impl FnOnce(&Path) -> Server) -> Self {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        let mut demo = Server::demo(&data, &[]);
        demo.kill();
        let roll = folder.path().join("more.csv");
        let header = "delegation,delegation_name,country,status,votes,delegate,name,role,present\n";
        let line = format!("ZZ-P,\"{FORMULA}\",ZZ,full,1,ZZ-P-1,=Silver Spoon,head,yes\n");
        std::fs::write(&roll, format!("{header}{line}")).expect("a roll");
        let import = run(&["import", "--data", &data.display().to_string(), &roll.display().to_string()]);
        assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
        let mut server = serve(&data);
        server.links = std::mem::take(&mut demo.links);
        let enter = |name| Person::enter(&server, name);
        let (chair, head, delegate, other) = (enter("chair"), enter("MY-DAP-1"), enter("MY-DAP-3"), enter("SE-SAP-2"));
        Self { server, chair, head, delegate, other, folder }
    }

    /// A congress at its end.
    pub fn new() -> Self {
        let congress = Self::fresh();
        congress.hold();
        congress
    }

    /// Holds it from its first round to its end.
    pub fn hold(&self) {
        let congress = self;
        congress.votes();
        congress.consensus();
        congress.other_rounds();
        for (round, commitment) in (11..).zip(["c8", "c9", "c10", "c11", "c12", "c13", "c15"]) {
            congress.vote(round, commitment, "simple_majority", ["for", "for", "for"]);
            congress.act("publish", round);
        }
        congress.open("c16", "consensus_of_delegations");
        congress.say(&congress.delegate, 18, "reservation", UNPUBLISHED);
        congress.act("close", 18);
    }

    /// Rounds 1 to 4: adopted by 2 delegates to 1, not adopted by 1 delegation to 1, annulled, adopted by weight.
    fn votes(&self) {
        self.vote(1, "c1", "simple_majority", ["for", "for", "against"]);
        self.act("publish", 1);
        self.vote(2, "c2", "two_thirds_of_delegations", ["for", "for", "against"]);
        self.act("publish", 2);
        self.vote(3, "c3", "simple_majority", ["for", "for", "for"]);
        self.act("annul", 3);
        self.vote(4, "c3", "weighted_bloc", ["for", "for", "abstain"]);
        self.act("publish", 4);
    }

    /// Rounds 5 and 6: an objection, an amendment, then adopted with a reservation.
    fn consensus(&self) {
        self.open("c14", "consensus_of_delegations");
        let proposal = ("proposal", "… at national, regional, municipal and local level.");
        let objection =
            [("round", "5"), ("choice", "object"), ("reason-object", "Municipalities are missing."), proposal];
        done(&self.delegate, "/ballot", &objection);
        let declared = [("round", "5"), ("position", "object"), ("reason", "Municipalities are missing.")];
        done(&self.head, "/delegation/declare", &declared);
        self.act("close", 5);
        self.act("publish", 5);
        let amended = [
            ("round", "5"),
            ("reason", "The objection is right."),
            ("en", AMENDED),
            ("fr", "Nous luttons pour l’entière participation au niveau national, régional, municipal et local."),
            ("es", "Luchamos por la plena participación a nivel nacional, regional, municipal y local."),
        ];
        done(&self.chair, "/chair/amend", &amended);
        self.open("c14", "consensus_of_delegations");
        self.say(&self.delegate, 6, "reservation", RESERVATION);
        done(&self.other, "/ballot", &[("round", "6"), ("choice", "agree")]);
        self.act("close", 6);
        self.act("publish", 6);
    }

    /// Rounds 7 to 10: split weights, an indicative poll, a choice of wording, a double majority.
    fn other_rounds(&self) {
        self.vote(7, "c4", "weighted_split", ["for", "against", "for"]);
        self.act("publish", 7);
        self.vote(8, "c5", "indicative_poll", ["support", "neutral", "oppose"]);
        self.act("publish", 8);
        let wording = [
            ("commitment", "c6"),
            ("preset", "choice_of_wording"),
            ("seconds", ""),
            ("a.en", "We take people's concerns seriously."),
            ("a.fr", "Nous prenons les inquiétudes au sérieux."),
            ("a.es", "Tomamos en serio las preocupaciones."),
        ];
        done(&self.chair, "/chair/open", &wording);
        for (person, rating) in [(&self.head, "2"), (&self.delegate, "3"), (&self.other, "1")] {
            done(person, "/ballot", &[("round", "9"), ("rating-a", rating), ("rating-none", "10")]);
        }
        self.act("close", 9);
        self.act("publish", 9);
        self.vote(10, "c7", "double_majority", ["for", "for", "for"]);
        self.act("publish", 10);
    }

    /// Opens a round, lets the three vote in the order head, delegate, other, and closes it.
    fn vote(&self, round: u32, commitment: &str, preset: &str, choices: [&str; 3]) {
        self.open(commitment, preset);
        for (person, choice) in [&self.head, &self.delegate, &self.other].into_iter().zip(choices) {
            done(person, "/ballot", &[("round", &round.to_string()), ("choice", choice)]);
        }
        self.act("close", round);
    }

    /// Opens a round.
    pub fn open(&self, commitment: &str, preset: &str) {
        done(&self.chair, "/chair/open", &[("commitment", commitment), ("preset", preset), ("seconds", "")]);
    }

    /// Does something about a round.
    pub fn act(&self, what: &str, round: u32) {
        let round = round.to_string();
        done(&self.chair, &format!("/chair/{what}"), &[("round", &round), ("reason", ANNULLED)]);
    }

    /// Casts a ballot with a reason.
    pub fn say(&self, person: &Person, round: u32, choice: &str, reason: &str) {
        let field = format!("reason-{choice}");
        done(person, "/ballot", &[("round", &round.to_string()), ("choice", choice), (&field, reason)]);
    }

    /// Kills the server as a power cut would and serves the congress again; everybody comes in anew.
    pub fn restart(&mut self) {
        let links = std::mem::take(&mut self.server.links);
        self.server.kill();
        self.server = Server::serve(&self.data());
        self.server.links = links;
        let enter = |name| Person::enter(&self.server, name);
        (self.chair, self.head) = (enter("chair"), enter("MY-DAP-1"));
        (self.delegate, self.other) = (enter("MY-DAP-3"), enter("SE-SAP-2"));
    }

    /// Where the congress is kept.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Exports everything into a folder of its own while the server runs.
    pub fn export(&self, more: &[&str]) -> PathBuf {
        let out = self.folder.path().join(format!("out-{}", more.join("-")));
        let (data, folder) = (self.data().display().to_string(), out.display().to_string());
        let output = run(&[&["export", "--data", &data, "--out", &folder], more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        out
    }
}

fn done(person: &Person, path: &str, form: &[(&str, &str)]) {
    let answer = person.post(path, form);
    assert_eq!(answer.status, 303, "{path} {form:?}: {}", answer.body);
}

/// Reads an exported file.
pub fn text(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}
