//! A small congress with every kind of round, by names and by delegations, run through the house itself.

use std::sync::Arc;

use congress::ballot::{Choice, Declaration, Split};
use congress::command::{Actor, Command, Opening};
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll, Status};
use congress::roll_change::Leaving;
use congress::round::{BallotPaper, RoundNumber};
use congress::rules_file;
use congress::state::Profile;
use congress::text::{
    CommitmentId, CommitmentMark, Language, Paragraph, ParagraphId, Resolution, ResolutionId, Span, Text,
};
use congress::text_change::Revision;
use server::house::{House, PaperBallot, Sending};
use server::record::Key;
use server::store::{Sqlite, Store};
use tempfile::TempDir;

/// What nobody may read in the record.
pub const SECRETS: [&str; 4] = ["said too early", "said in vain", "said while open", "said on a phone"];

const SPLIT: &str = "kind = \"vote\"\nvisibility = \"delegations\"\nquorum = [{ unit = \"delegations\", measure = \"present\", p = 1, q = 2, strict = true }]\n[[majorities]]\nmode = \"weighted_split\"\nkind = \"qualified\"\np = 1\nq = 2\nbase = \"voted\"\n[[majorities]]\nmode = \"per_delegation\"\nkind = \"simple\"\n";
const NAMED: &str = "kind = \"vote\"\nvisibility = \"names\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"absolute\"\n[[majorities]]\nmode = \"weighted_bloc\"\nkind = \"unanimity\"\n";
const CONSENSUS: &str = "kind = \"consensus\"\nvisibility = \"delegations\"\n[consensus]\nobjection = \"share\"\nshare_p = 1\nshare_q = 2\n";
const NAMED_CONSENSUS: &str = "kind = \"consensus\"\nvisibility = \"names\"\npresence_required = false\n";
const POLL: &str = "kind = \"poll\"\nvisibility = \"delegations\"\n";
const WORDING: &str = "kind = \"wording\"\nvisibility = \"delegations\"\n";
const NAMED_WORDING: &str = "kind = \"wording\"\nvisibility = \"names\"\n";

/// A running congress.
pub struct Congress {
    pub house: Arc<House>,
    pub folder: TempDir,
}

fn chair() -> Actor {
    Actor::Chair("anna".into())
}

fn delegate(id: &str) -> Actor {
    Actor::Delegate(DelegateId::new(id))
}

fn roll() -> Roll {
    let mut roll = Roll::default();
    for (id, status, votes, delegates) in [
        ("A-ONE", Status::Full, 3, 3),
        ("B-TWO", Status::Full, 5, 2),
        ("C-TRE", Status::Full, 2, 3),
        ("D-CON", Status::Consultative, 1, 1),
        ("E-OBS", Status::Observer, 0, 1),
    ] {
        let (name, country) = (format!("Party \u{fb33} {id}"), id[..1].to_owned());
        let delegation = DelegationId::new(id);
        roll.delegations.insert(delegation.clone(), Delegation { name, country, status, votes });
        for n in 1..=delegates {
            let role = if n == 1 { Role::Head } else { Role::Delegate };
            let name = format!("Person {n} of {id}");
            let person = Delegate { delegation: delegation.clone(), name, role, present: (id, n) != ("C-TRE", 3) };
            roll.delegates.insert(DelegateId::new(format!("{id}-{n}")), person);
        }
        if id == "B-TWO" {
            let name = "A substitute".to_owned();
            let person = Delegate { delegation, name, role: Role::Substitute, present: true };
            roll.delegates.insert(DelegateId::new("B-TWO-S"), person);
        }
    }
    roll
}

/// People who leave before the first round: a delegation, and a substitute of another one.
fn guests() -> (Roll, Leaving) {
    let (gone, left) = (DelegationId::new("E-FIV"), DelegateId::new("B-TWO-X"));
    let mut roll = Roll::default();
    let delegation = Delegation { name: "Five".into(), country: "MY".into(), status: Status::Full, votes: 5 };
    roll.delegations.insert(gone.clone(), delegation);
    let person = |delegation: &str, role| {
        let (delegation, name) = (DelegationId::new(delegation), "A guest".to_owned());
        Delegate { delegation, name, role, present: true }
    };
    roll.delegates.insert(left.clone(), person("B-TWO", Role::Substitute));
    roll.delegates.insert(DelegateId::new("E-FIV-1"), person("E-FIV", Role::Head));
    (roll, Leaving { delegations: vec![gone], delegates: vec![left], reason: None })
}

fn resolution() -> Resolution {
    let commitment = |id: &str| {
        let mark = CommitmentMark { id: CommitmentId::new(id), heading: format!("On {id}") };
        Span { text: format!("We commit to {id}."), commitment: Some(mark) }
    };
    let spans = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"].map(commitment).into();
    let text = Text {
        official: true,
        letterhead: "Alliance".into(),
        website: "https://example.org".into(),
        draft: "first draft".into(),
        title: "Cohesion".into(),
        date: "30 August".into(),
        place: "Kuala Lumpur".into(),
        paragraphs: vec![Paragraph { id: ParagraphId::new("p1"), spans }],
    };
    Resolution::new(ResolutionId::new("r1"), [(Language::En, text)].into()).expect("one text")
}

fn profile() -> Profile {
    let organisation = [(Language::En, "Alliance".to_owned())].into();
    Profile { organisation, place: "Kuala Lumpur".into(), utc_offset_minutes: 480, ..Profile::default() }
}

impl Congress {
    /// A congress before its first round.
    pub async fn convened() -> Self {
        let folder = TempDir::new().expect("a folder");
        let store: Arc<dyn Store> = Arc::new(Sqlite::open(&folder.path().join("congress.db")).await.expect("a store"));
        let key = Key::take(folder.path()).expect("a key");
        let house = House::open(store, key).await.expect("a house");
        let congress = Self { house, folder };
        let secretariat = || Actor::Secretariat("lim".into());
        congress.done(secretariat(), Command::Found(profile())).await;
        congress.done(secretariat(), Command::enter_roll(roll())).await;
        let (guests, leaving) = guests();
        let mandated = leaving.delegates[0].clone();
        congress.done(secretariat(), Command::enter_roll(guests)).await;
        let in_place_of = Some(DelegateId::new("B-TWO-1"));
        congress.done(secretariat(), Command::Mandate { substitute: mandated, in_place_of }).await;
        congress.done(secretariat(), Command::LeaveRoll(leaving)).await;
        congress.done(secretariat(), Command::EnterResolution(resolution())).await;
        let (substitute, in_place_of) = (DelegateId::new("B-TWO-S"), Some(DelegateId::new("B-TWO-2")));
        congress.done(secretariat(), Command::Mandate { substitute, in_place_of }).await;
        let (giver, holder) = (DelegateId::new("C-TRE-3"), Some(DelegateId::new("C-TRE-2")));
        congress.done(secretariat(), Command::GiveProxy { giver, holder }).await;
        congress
    }

    /// A congress with eight rounds that have ended, and a ninth that is open.
    pub async fn held() -> Self {
        let congress = Self::convened().await;
        congress.votes().await;
        congress.consensus().await;
        congress.revised().await;
        congress.others().await;
        congress.countersigned().await;
        congress.open("c8", SPLIT, &[]).await;
        congress.declare("A-ONE-1", 9, Choice::For, None, Some("said while open")).await;
        congress.cast("B-TWO-1", 9, "for", Some("said while open")).await;
        congress
    }

    /// A teller signs the third head with a key of her own.
    async fn countersigned(&self) {
        let (head, key) = (&self.house.heads().signed()[2], Key::random());
        let mut one = serde_json::json!({
            "format": "hemicycle-countersignature-1", "seq": head.seq, "hash": head.hash, "name": "tess", "key": key.public()
        });
        one["signature"] = key.sign(&one).expect("JSON").into();
        self.house.heads().countersign("tess", &one.to_string()).await.expect("a store").expect("taken");
    }

    /// Between two rounds, the secretariat mends the words of a commitment that none has asked about yet.
    async fn revised(&self) {
        let mut text = resolution().official().1.clone();
        text.paragraphs[0].spans[7].text = "We commit to c8 as well.".to_owned();
        let resolution = Resolution::new(ResolutionId::new("r1"), [(Language::En, text)].into()).expect("one text");
        let revision = Revision { resolution, reason: Some("a typing error".to_owned()), seen: None };
        self.done(Actor::Secretariat("lim".into()), Command::ReviseResolution(revision)).await;
    }

    async fn votes(&self) {
        self.open("c1", NAMED, &[]).await;
        for (who, mark, reason) in [
            ("A-ONE-1", "for", Some("Because it is <right> & \"due\".")),
            ("A-ONE-2", "for", None),
            ("A-ONE-3", "against", Some("Too soon.")),
            ("B-TWO-S", "abstain", None),
            ("C-TRE-1", "for", None),
            ("C-TRE-3", "for", None),
        ] {
            self.cast(who, 1, mark, reason).await;
        }
        self.end(1).await;
        self.open("c2", SPLIT, &[]).await;
        self.declare("A-ONE-1", 2, Choice::Against, None, Some("said too early")).await;
        let split = Split { in_favour: 2, against: 1, abstain: 0 };
        self.declare("A-ONE-1", 2, Choice::For, Some(split), Some("By two to one.")).await;
        for (who, mark) in
            [("A-ONE-1", "for"), ("A-ONE-2", "against"), ("B-TWO-1", "for"), ("B-TWO-S", "against"), ("C-TRE-2", "for")]
        {
            self.cast(who, 2, mark, (who == "A-ONE-1").then_some("Said aloud.")).await;
        }
        self.paper(2, &[("B-TWO-1", "against", true)]).await;
        self.close(2).await;
        self.reopen(2).await;
        self.paper(2, &[("A-ONE-3", "for", false), ("C-TRE-1", "against", false)]).await;
        self.end(2).await;
        self.open("c3", NAMED, &[]).await;
        self.declare("B-TWO-1", 3, Choice::Against, None, Some("said in vain")).await;
        self.cast("A-ONE-1", 3, "for", Some("said in vain")).await;
        self.paper(3, &[("C-TRE-1", "for", false)]).await;
        self.close(3).await;
        self.reopen(3).await;
        self.close(3).await;
        let reason = "The doors were open.".to_owned();
        self.done(chair(), Command::Annul { round: RoundNumber(3), reason }).await;
    }

    async fn consensus(&self) {
        self.open("c3", CONSENSUS, &[]).await;
        self.cast("A-ONE-3", 4, "stand_aside", Some("said on a phone")).await;
        self.cast("A-ONE-2", 4, "object", Some("The poor are forgotten.")).await;
        self.cast("B-TWO-1", 4, "agree", None).await;
        self.cast("C-TRE-1", 4, "reservation", Some("With a clock.")).await;
        self.cast("D-CON-1", 4, "agree", None).await;
        self.declare("B-TWO-1", 4, Choice::Agree, None, None).await;
        self.close(4).await;
        let round = RoundNumber(4);
        // Offered once in vain: the round is opened again, and that offer is undone with the close.
        self.done(delegate("A-ONE-1"), Command::OfferWithdrawal { round }).await;
        self.reopen(4).await;
        self.paper(4, &[("A-ONE-3", "agree", true)]).await;
        self.close(4).await;
        self.done(delegate("A-ONE-1"), Command::OfferWithdrawal { round }).await;
        let delegation = DelegationId::new("A-ONE");
        self.house.accept_withdrawal(chair(), round, delegation).await.expect("accepted");
        self.done(chair(), Command::Publish { round }).await;
        self.open("c4", NAMED_CONSENSUS, &[]).await;
        self.cast("A-ONE-1", 5, "stand_aside", None).await;
        self.cast("B-TWO-1", 5, "agree", None).await;
        self.cast("C-TRE-3", 5, "object", Some("Not like this.")).await;
        self.cast("D-CON-1", 5, "reservation", Some("Noted.")).await;
        self.end(5).await;
    }

    async fn others(&self) {
        self.open("c5", POLL, &[]).await;
        self.cast("A-ONE-1", 6, "support", Some("Well put.")).await;
        self.cast("B-TWO-1", 6, "oppose", None).await;
        self.cast("D-CON-1", 6, "neutral", None).await;
        self.end(6).await;
        self.open("c6", WORDING, &["We will.", "We shall."]).await;
        self.cast("A-ONE-1", 7, "a=3;b=5;none=10", None).await;
        self.cast("A-ONE-2", 7, "a=0;b=10;none=10", None).await;
        self.cast("A-ONE-3", 7, "a=2;b=1;none=10", None).await;
        self.cast("C-TRE-1", 7, "a=4;b=4;none=9", None).await;
        self.end(7).await;
        self.open("c7", NAMED_WORDING, &["We ought to."]).await;
        self.cast("A-ONE-1", 8, "a=7;none=2", None).await;
        self.paper(8, &[("A-ONE-2", "a=1;none=4", false)]).await;
        self.cast("B-TWO-1", 8, "a=10;none=3", None).await;
        self.end(8).await;
    }

    /// Asks for what must be done.
    pub async fn done(&self, actor: Actor, command: Command) {
        self.house.ask(actor, command).await.expect("a lawful command");
    }

    async fn open(&self, commitment: &str, rules: &str, alternatives: &[&str]) {
        let ruleset = rules_file::parse(rules).expect("rules");
        let wording = |words: &&str| [(Language::En, (*words).to_owned())].into();
        let alternatives = alternatives.iter().map(wording).collect();
        let opening = Opening::on(CommitmentId::new(commitment), "ours", ruleset);
        self.done(chair(), Command::Open(Opening { alternatives, ..opening })).await;
    }

    async fn cast(&self, who: &str, round: u32, mark: &str, reason: Option<&str>) {
        // C-TRE-3 is absent and gave a proxy.
        let holder = DelegateId::new(if who == "C-TRE-3" { "C-TRE-2" } else { who });
        let proposal = (mark == "object").then_some("Better words.");
        let sending = Sending { paper: BallotPaper { mark, reason, proposal }, ..Sending::default() };
        let cast = self.house.cast(&holder, &DelegateId::new(who), RoundNumber(round), sending).await;
        cast.unwrap_or_else(|error| panic!("{who} in round {round}: {error}"));
    }

    async fn declare(&self, head: &str, round: u32, position: Choice, split: Option<Split>, reason: Option<&str>) {
        let declaration = Declaration { position, split, reason: reason.map(str::to_owned) };
        self.done(delegate(head), Command::Declare { round: RoundNumber(round), declaration }).await;
    }

    /// The desk enters ballots on paper: whose, what, and whether it replaces one.
    async fn paper(&self, round: u32, papers: &[(&str, &str, bool)]) {
        let paper = |(who, mark, replaces): &(&str, &str, bool)| {
            let paper = PaperBallot { mark: (*mark).to_owned(), replaces: *replaces, ..PaperBallot::default() };
            (DelegateId::new(*who), paper)
        };
        let desk = Actor::Secretariat("lim".into());
        let entered = self.house.enter_paper(desk, RoundNumber(round), papers.iter().map(paper).collect()).await;
        entered.unwrap_or_else(|error| panic!("paper in round {round}: {error}"));
    }

    async fn reopen(&self, round: u32) {
        let reason = "Two phones had no network.".to_owned();
        self.done(chair(), Command::Reopen { round: RoundNumber(round), reason }).await;
    }

    async fn close(&self, round: u32) {
        self.house.close(chair(), RoundNumber(round)).await.expect("closed");
    }

    async fn end(&self, round: u32) {
        self.close(round).await;
        self.done(chair(), Command::Publish { round: RoundNumber(round) }).await;
    }
}
