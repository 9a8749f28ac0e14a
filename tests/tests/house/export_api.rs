//! The public interface: every route described, every answer as described, open to every site, and silent about what is
//! not published.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::{Value, json};
use tests::decided::{Decided, UNPUBLISHED};
use tests::program::python;
use ureq::Agent;

struct Reader {
    agent: Agent,
    url: String,
}

impl Reader {
    fn new(congress: &Decided) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true).build();
        Self { agent: config.into(), url: congress.server.url.clone() }
    }

    fn get(&self, path: &str) -> (u16, Value) {
        let mut response = self.agent.get(format!("{}{path}", self.url)).call().expect("an answer");
        assert_eq!(response.headers()["content-type"], "application/json", "{path}");
        assert_eq!(response.headers()["access-control-allow-origin"], "*", "{path}");
        assert!(!response.headers().contains_key("set-cookie"), "{path}");
        let body = response.body_mut().read_to_string().expect("a body");
        (response.status().as_u16(), serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}")))
    }

    fn good(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}: {body}");
        body
    }
}

#[test]
fn every_route_is_described_and_every_answer_is_as_described() {
    let congress = Decided::new();
    let reader = Reader::new(&congress);
    let described = reader.good("/api/v1/openapi.json");
    let paths: BTreeSet<&str> = described["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let source = include_str!("../../../server/src/web/api.rs");
    let routes = source.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let routes: BTreeSet<&str> = routes.filter(|route| *route != "/api/{*rest}").collect();
    assert_eq!(paths, routes);

    let mut answers = Vec::new();
    let mut ask = |described: &str, path: &str| {
        let (status, body) = reader.get(path);
        answers.push(json!({ "path": described, "status": status, "body": body }));
    };
    for path in paths.iter().filter(|path| !path.contains('{')) {
        ask(path, path);
    }
    for number in 1..=19 {
        ask("/api/v1/rounds/{round}", &format!("/api/v1/rounds/{number}"));
    }
    ask("/api/v1/rounds/{round}", "/api/v1/rounds/first");
    for id in ["c1", "c2", "c5", "c6", "c14", "c16", "c99"] {
        ask("/api/v1/commitments/{commitment}", &format!("/api/v1/commitments/{id}"));
    }
    let folder = tempfile::TempDir::new().expect("a folder");
    let [openapi, given] = ["openapi.json", "answers.json"].map(|name| folder.path().join(name));
    std::fs::write(&openapi, described.to_string()).expect("a file");
    std::fs::write(&given, Value::from(answers).to_string()).expect("a file");
    let script = format!("{}/../scripts/validate_api.py", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(python()).arg(script).args([openapi, given]).output().expect("python3");
    let printed = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{printed}");

    the_figures_are_those_of_the_record(&congress, &reader);
    nothing_unpublished_is_said(&reader);
    answers_can_be_kept_and_errors_are_json(&reader);
}

fn the_figures_are_those_of_the_record(congress: &Decided, reader: &Reader) {
    for number in [1, 2, 4, 5, 6, 7, 8, 9, 10] {
        let round = reader.good(&format!("/api/v1/rounds/{number}"));
        assert_eq!(round["tally"], congress.delegate.get(&format!("/record/{number}/tally.json")).json());
    }
    let annulled = reader.good("/api/v1/rounds/3");
    assert!(annulled["annulled_because"].is_string() && annulled.get("tally").is_none());
    let decision = reader.good("/api/v1/commitments/c14")["decision"].clone();
    let expected = json!({ "standing": "adopted", "round": 6, "version": 2, "outcome": "adopted_with_reservations" });
    assert_eq!(decision, expected);
}

fn nothing_unpublished_is_said(reader: &Reader) {
    assert_eq!(reader.good("/api/v1/rounds/18"), json!({ "number": 18, "stage": "closed" }));
    assert_eq!(reader.good("/api/v1/commitments/c16")["decision"], json!({ "standing": "undecided" }));
    for path in ["congress", "delegations", "resolutions", "commitments", "rounds", "rounds/18"] {
        let body = reader.good(&format!("/api/v1/{path}")).to_string();
        assert!(!body.contains(UNPUBLISHED), "{path}");
        assert!(!body.contains("Lemongrass Cushion") && !body.contains("MY-DAP-3"), "{path} names no delegate");
    }
}

fn answers_can_be_kept_and_errors_are_json(reader: &Reader) {
    let url = format!("{}/api/v1/rounds", reader.url);
    let first = reader.agent.get(&url).call().expect("an answer");
    assert_eq!(first.headers()["cache-control"], "public, no-cache");
    let again = reader.agent.get(&url).header("if-none-match", &first.headers()["etag"]).call().expect("an answer");
    assert_eq!(again.status(), 304);
    for (path, status) in [("/api/v1/nothing", 404), ("/api/v2", 404), ("/api/v1/rounds/99", 404)] {
        let (answered, body) = reader.get(path);
        assert_eq!((answered, body["error"]["status"].as_u64()), (status, Some(status.into())), "{path}");
        assert!(body["error"]["sentence"].as_str().is_some_and(|sentence| sentence.ends_with('.')), "{body}");
    }
    let mut written = reader.agent.post(&url).send("{}").expect("an answer");
    assert_eq!(written.status(), 405);
    assert!(written.body_mut().read_to_string().expect("a body").contains("\"status\":405"));
}

#[test]
fn an_open_round_is_known_to_be_open_and_nothing_changes_as_people_vote() {
    let congress = Decided::fresh();
    let reader = Reader::new(&congress);
    congress.open("c1", "consensus_of_delegations");
    assert_eq!(reader.good("/api/v1/congress")["open_round"], 1);
    assert_eq!(reader.good("/api/v1/rounds/1"), json!({ "number": 1, "stage": "open" }));
    let tags = || {
        ["congress", "rounds", "rounds/1", "commitments", "delegations"].map(|path| {
            let answer = reader.agent.get(format!("{}/api/v1/{path}", reader.url)).call().expect("an answer");
            answer.headers()["etag"].clone()
        })
    };
    let before = tags();
    congress.say(&congress.delegate, 1, "reservation", UNPUBLISHED);
    let declared = [("round", "1"), ("position", "agree"), ("reason", "")];
    assert_eq!(congress.head.post("/delegation/declare", &declared).status, 303);
    assert_eq!(tags(), before, "neither a ballot nor a declaration can be noticed from outside");
    congress.act("close", 1);
    assert_eq!(reader.good("/api/v1/rounds/1"), json!({ "number": 1, "stage": "closed" }));
    congress.act("publish", 1);
    // The head's declaration is the delegation's position; the other delegations did not vote.
    assert_eq!(reader.good("/api/v1/rounds/1")["outcome"], "adopted_by_consensus");
}
