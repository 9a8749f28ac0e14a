//! No interim result leaves the house: two congresses, alike but for opposite ballots, send the same bytes to everybody
//! until the round is closed, and to everybody but the chair until the result is published.

use tempfile::TempDir;
use tests::people::{Person, Stream};
use tests::program::Server;

/// What somebody asks for, page by page. The voters' own ballots are their own business.
const ASKED: [(&str, &[&str]); 4] = [
    ("chair", &["/chair", "/chair?c=c1&ask=close", "/chair?c=c4", "/hall", "/record", "/record/1", "/resolution/c1"]),
    (
        "secretariat",
        &[
            "/desk",
            "/desk/paper?delegation=AL-PS",
            "/desk/paper?q=MY-DAP-3",
            "/record",
            "/record/1/tally.json",
            "/record/1/results.csv",
            "/hall",
        ],
    ),
    ("hall", &["/hall", "/hall?layout=overlay", "/hall?language=es&texts=turning", "/record", "/resolution"]),
    ("MY-DAP-1", &["/", "/delegation", "/record", "/record/1", "/record/1/tally.json", "/resolution", "/hall"]),
];
/// What anybody at all may fetch.
const ANYBODY: [&str; 6] = ["/metrics", "/healthz", "/readyz", "/api/v1/rounds", "/api/v1/rounds/1", "/enter"];

struct Congress {
    people: Vec<(&'static str, Person, Stream)>,
    stranger: Person,
    voters: [Person; 2],
    _server: Server,
    _data: TempDir,
}

impl Congress {
    fn new() -> Self {
        let data = TempDir::new().expect("a folder");
        let server = Server::demo(&data.path().join("data"), &[]);
        let people = ASKED.map(|(name, _)| {
            let person = Person::enter(&server, name);
            let stream = person.listen(None);
            (name, person, stream)
        });
        Self {
            people: people.into(),
            stranger: Person::stranger(&server),
            voters: ["MY-DAP-3", "SE-SAP-2"].map(|name| Person::enter(&server, name)),
            _server: server,
            _data: data,
        }
    }

    fn chair(&self, act: &str, form: &[(&str, &str)]) {
        let answer = self.people[0].1.post(&format!("/chair/{act}"), form);
        assert_eq!(answer.status, 303, "{act}: {}", answer.body);
    }

    fn open_and_vote(&mut self, preset: &str, choices: [&str; 2]) {
        self.chair("open", &[("commitment", "c1"), ("preset", preset), ("seconds", "600")]);
        for (voter, choice) in self.voters.iter().zip(choices) {
            assert_eq!(voter.cast("1", choice).status, 200);
        }
        // Two ballots are counted: from here on the turnout says no more.
        let stream = &mut self.people[0].2;
        while !stream.next("turnout").expect("a count").data.contains("\"delegates\":[2,") {}
    }

    /// The desk enters a ballot on paper, and everybody's turnout has it.
    fn enter_paper(&mut self, delegate: &str, choice: &str, cast: u32) {
        let form = [("round", "1"), (&format!("choice/{delegate}"), choice)];
        let answer = self.people[1].1.post("/desk/paper", &form);
        assert_eq!(answer.status, 303, "{}", answer.body);
        let count = format!("\"delegates\":[{cast},");
        let stream = &mut self.people[0].2;
        while !stream.next("turnout").expect("a count").data.contains(&count) {}
    }

    /// Everything that is sent to everybody, one line for each thing asked for.
    fn sent(&self, without_chair: bool) -> Vec<(String, String)> {
        let people = self.people.iter().zip(ASKED).filter(|((name, ..), _)| !(without_chair && *name == "chair"));
        let pages = people.flat_map(|((name, person, _), (_, paths))| {
            paths.iter().map(move |path| (format!("{name} {path}"), person.get(path)))
        });
        let anybody = ANYBODY.iter().map(|path| (format!("anybody {path}"), self.stranger.get(path)));
        pages.chain(anybody).map(|(what, answer)| (what, format!("{} {}", answer.status, even(&answer.body)))).collect()
    }

    /// What the streams said of the round until it was closed.
    fn heard(&mut self) -> Vec<String> {
        let heard = self.people.iter_mut().flat_map(|(name, _, stream)| {
            let mut said = Vec::new();
            while said.last().is_none_or(|data: &String| !data.contains("1:closed")) {
                said.push(stream.next("round").expect("round events").data);
            }
            said.into_iter().map(|data| format!("{name} {}", even(&data))).collect::<Vec<_>>()
        });
        heard.collect()
    }
}

/// A text without what differs by itself: nonces, ports, moments and times of day.
pub fn even(text: &str) -> String {
    let even = without_value(&without_value(text, "nonce"), "crossorigin");
    let is_of_a_time = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
    let mut out = String::with_capacity(even.len());
    let mut figures = String::new();
    for c in even.chars().chain([' ']) {
        if is_of_a_time(c) {
            figures.push(c);
            continue;
        }
        let digits = figures.chars().filter(char::is_ascii_digit).count();
        let is_a_time = figures.contains(':') && digits >= 3;
        out.push_str(if is_a_time || digits >= 8 { "#" } else { &figures });
        figures.clear();
        out.push(c);
    }
    out
}

/// A page without the values of an attribute.
fn without_value(page: &str, attribute: &str) -> String {
    let begins = format!("{attribute}=\"");
    let mut parts = page.split(&begins);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once('"').map_or("", |(_, rest)| rest))
}

fn assert_alike(one: Vec<(String, String)>, other: Vec<(String, String)>, when: &str) {
    for ((what, sent), (_, opposite)) in one.into_iter().zip(other) {
        let differs = sent.chars().zip(opposite.chars()).position(|(a, b)| a != b);
        let around =
            |text: &str| text.chars().skip(differs.unwrap_or(0).saturating_sub(60)).take(160).collect::<String>();
        assert!(sent == opposite, "{when}, {what} tells how people voted:\n{}\n{}", around(&sent), around(&opposite));
    }
}

fn opposite_rounds_look_alike(preset: &str, choices: [[&str; 2]; 2]) {
    let [mut one, mut other] = [Congress::new(), Congress::new()];
    one.open_and_vote(preset, choices[0]);
    other.open_and_vote(preset, choices[1]);
    assert_alike(one.sent(false), other.sent(false), "while the round is open");
    for congress in [&one, &other] {
        congress.chair("close", &[("round", "1")]);
    }
    assert_alike(one.sent(true), other.sent(true), "before publication");
    assert_eq!(one.heard(), other.heard());
    let told = |congress: &Congress| even(&congress.people[0].1.get("/chair").body);
    assert_ne!(told(&one), told(&other), "the chair sees the result: the comparison can tell results apart");
}

#[test]
fn nobody_learns_how_a_vote_stands_before_it_is_closed() {
    opposite_rounds_look_alike("two_thirds_of_delegations", [["for", "for"], ["against", "against"]]);
}

#[test]
fn nobody_learns_how_a_poll_stands_before_it_is_closed() {
    opposite_rounds_look_alike("indicative_poll", [["support", "support"], ["oppose", "need_discussion"]]);
}

#[test]
fn nobody_learns_what_stands_on_paper_nor_the_count_that_a_reopening_undid() {
    let [mut one, mut other] = [Congress::new(), Congress::new()];
    for (congress, choices) in [(&mut one, ["for", "for"]), (&mut other, ["against", "against"])] {
        congress.open_and_vote("simple_majority", choices);
        congress.enter_paper("AL-PS-1", choices[0], 3);
    }
    assert_alike(one.sent(false), other.sent(false), "with paper entered");
    for (congress, choice) in [(&mut one, "for"), (&mut other, "against")] {
        congress.chair("close", &[("round", "1")]);
        congress.chair("reopen", &[("round", "1"), ("reason", "Two phones had no network.")]);
        congress.enter_paper("AL-PS-2", choice, 4);
    }
    assert_alike(one.sent(false), other.sent(false), "while the round is open again, and for the chair too");
}
