//! A consensus round over HTTP: an objection from its first word to the second round, and what is refused on the way.

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

struct Hall {
    server: Server,
    chair: Person,
    head: Person,
    delegate: Person,
    secretariat: Person,
    _data: TempDir,
}

impl Hall {
    fn new() -> Self {
        let data = TempDir::new().expect("a folder");
        let server = Server::demo(&data.path().join("data"), &[]);
        let enter = |name| Person::enter(&server, name);
        let (chair, head, delegate) = (enter("chair"), enter("MY-DAP-1"), enter("MY-DAP-3"));
        let secretariat = enter("secretariat");
        Self { server, chair, head, delegate, secretariat, _data: data }
    }

    fn open(&self, preset: &str) -> Answer {
        self.chair.post("/chair/open", &[("commitment", "c14"), ("preset", preset), ("seconds", "")])
    }

    fn act(&self, what: &str, round: &str) {
        let answer = self.chair.post(&format!("/chair/{what}"), &[("round", round)]);
        assert_eq!(answer.status, 303, "{what}: {}", answer.body);
    }

    /// Round 1: the Malaysian delegate objects, the head declares it.
    fn objection(&self) {
        assert_eq!(self.open("consensus_of_delegations").status, 303);
        let form = [
            ("round", "1"),
            ("choice", "object"),
            ("reason-object", "Municipalities are missing."),
            ("proposal", "… at national, regional, municipal and local level."),
        ];
        assert_eq!(self.delegate.post("/ballot", &form).status, 303);
        let declared = [("round", "1"), ("position", "object"), ("reason", "Municipalities are missing.")];
        let answer = self.head.post("/delegation/declare", &declared);
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    fn tally(&self, round: &str) -> serde_json::Value {
        self.delegate.get(&format!("/record/{round}/tally.json")).json()
    }
}

/// Says no with this status, and in three languages with three different sentences.
fn refuses(person: &Person, path: &str, form: &[(&str, &str)], status: u16) {
    let mut sentences: Vec<String> = ["en", "fr", "es"]
        .map(|language| {
            let answer = person.clone().speaking(language).post_for_json(path, form);
            assert_eq!(answer.status, status, "{path} {form:?}: {}", answer.body);
            answer.json()["sentence"].as_str().expect("a sentence").to_owned()
        })
        .into();
    assert!(sentences.iter().all(|sentence| sentence.ends_with('.') && sentence.contains(' ')), "{sentences:?}");
    sentences.dedup();
    assert_eq!(sentences.len(), 3, "one in each language: {sentences:?}");
}

const AMENDED: [(&str, &str); 5] = [
    ("round", "1"),
    ("reason", "The objection is right."),
    ("en", "We therefore fight for full participation at national, regional, municipal and local level."),
    ("fr", "Nous luttons pour l’entière participation au niveau national, régional, municipal et local."),
    ("es", "Luchamos por la plena participación a nivel nacional, regional, municipal y local."),
];

#[test]
fn an_objection_is_raised_confirmed_amended_and_the_second_round_adopts() {
    let hall = Hall::new();
    hall.objection();
    let chairs_page = hall.chair.get("/chair").body;
    assert!(!chairs_page.contains("Municipalities"), "the chair sees who waits, not why");
    hall.act("close", "1");
    hall.act("publish", "1");
    assert_eq!(hall.tally("1")["outcome"], "objection_sustained");

    let answer = hall.chair.post("/chair/amend", &AMENDED);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(hall.open("consensus_of_delegations").status, 303);
    let ballot = hall.delegate.get("/").body;
    assert!(ballot.contains("municipal and local level"), "the second round asks about the new text");
    let reservation =
        [("round", "2"), ("choice", "reservation"), ("reason-reservation", "With child care during sittings.")];
    assert_eq!(hall.delegate.post("/ballot", &reservation).status, 303);
    let agrees = Person::enter(&hall.server, "SE-SAP-2").post("/ballot", &[("round", "2"), ("choice", "agree")]);
    assert_eq!(agrees.status, 303);
    hall.act("close", "2");
    hall.act("publish", "2");
    let tally = hall.tally("2");
    assert_eq!(tally["outcome"], "adopted_with_reservations");
    assert_eq!((&tally["positions"]["agree"], &tally["positions"]["reservation"]), (&1.into(), &1.into()));
    let record = hall.delegate.get("/record/2").body;
    assert!(record.contains("With child care during sittings."), "a reservation is kept verbatim");
    assert!(hall.delegate.get("/record/1").body.contains("Municipalities are missing."));
}

#[test]
fn a_withdrawn_objection_gives_a_new_verdict_on_the_same_ballots() {
    let hall = Hall::new();
    hall.objection();
    let agrees = Person::enter(&hall.server, "SE-SAP-2").post("/ballot", &[("round", "1"), ("choice", "agree")]);
    assert_eq!(agrees.status, 303);
    refuses(&hall.head, "/delegation/withdraw", &[("round", "1")], 409);
    hall.act("close", "1");
    let accept = [("round", "1"), ("delegation", "MY-DAP")];
    refuses(&hall.chair, "/chair/accept-withdrawal", &accept, 409);
    refuses(&hall.delegate, "/delegation/withdraw", &[("round", "1")], 403);
    assert_eq!(hall.head.post("/delegation/withdraw", &[("round", "1")]).status, 303);
    assert_eq!(hall.chair.post("/chair/accept-withdrawal", &accept).status, 303);
    hall.act("publish", "1");
    // Sweden agrees; Malaysia's one ballot was an objection and counts as standing aside: 1 of 2 is below two thirds.
    let tally = hall.tally("1");
    assert_eq!(tally["outcome"], "no_consensus");
    assert_eq!((&tally["positions"]["object"], &tally["positions"]["stand_aside"]), (&0.into(), &1.into()));
    refuses(&hall.head, "/delegation/withdraw", &[("round", "1")], 409);
}

#[test]
fn what_the_rules_do_not_know_is_refused_in_three_languages_and_changes_nothing() {
    let hall = Hall::new();
    assert_eq!(hall.open("consensus_of_delegations").status, 303);
    let declare = |more: &[(&'static str, &'static str)]| [&[("round", "1")], more].concat();
    refuses(&hall.delegate, "/delegation/declare", &declare(&[("position", "agree")]), 403);
    refuses(&hall.head, "/delegation/declare", &declare(&[("position", "object")]), 422);
    refuses(&hall.head, "/delegation/declare", &declare(&[("position", "for")]), 422);
    refuses(&hall.delegate, "/ballot", &[("round", "1"), ("choice", "object")], 422);
    refuses(&hall.chair, "/chair/amend", &AMENDED, 409);
    refuses(&hall.chair, "/chair/refer", &[("round", "1"), ("reason", "To the drafting committee.")], 409);
    refuses(&hall.delegate, "/ballot", &[("round", "1"), ("choice", "agree"), ("for", "MY-DAP-4")], 403);
    hall.act("close", "1");
    hall.act("publish", "1");
    assert_eq!(hall.tally("1")["turnout"]["delegates"]["voted"], 0);

    assert_eq!(hall.open("weighted_split").status, 303);
    let split = [("round", "2"), ("position", "for"), ("for", "900"), ("against", "1"), ("abstain", "")];
    refuses(&hall.head, "/delegation/declare", &split, 422);
    hall.act("close", "2");
    hall.act("publish", "2");

    let wording = [
        ("commitment", "c1"),
        ("preset", "choice_of_wording"),
        ("seconds", ""),
        ("a.en", "One."),
        ("a.fr", "Un."),
        ("a.es", "Uno."),
    ];
    refuses(&hall.chair, "/chair/open", &[&wording[..4], &[("a.fr", "Un.")]].concat(), 422);
    assert_eq!(hall.chair.post("/chair/open", &wording).status, 303);
    refuses(&hall.delegate, "/ballot", &[("round", "3"), ("rating-a", "3")], 422);
    assert_eq!(hall.delegate.post("/ballot", &[("round", "3"), ("rating-a", "3"), ("rating-none", "9")]).status, 303);
    hall.act("close", "3");
    hall.act("publish", "3");
    assert_eq!(hall.tally("3")["outcome"], "preferred");
    assert!(hall.delegate.get("/resolution/c1").body.contains("One."), "the preferred wording becomes the text");
}

#[test]
fn the_desk_records_mandates_and_proxies_and_refuses_what_cannot_be() {
    let hall = Hall::new();
    let proxy = |giver: &'static str, holder: &'static str| [("giver", giver), ("holder", holder)];
    refuses(&hall.secretariat, "/desk/proxy", &proxy("MY-DAP-3", "MY-DAP-1"), 409);
    for absent in ["MY-DAP-4", "MY-DAP-5"] {
        let gone = hall.secretariat.post("/desk/check-in", &[("delegate", absent), ("present", "no")]);
        assert_eq!(gone.status, 303);
    }
    assert_eq!(hall.secretariat.post("/desk/proxy", &proxy("MY-DAP-4", "MY-DAP-3")).status, 303);
    refuses(&hall.secretariat, "/desk/proxy", &proxy("MY-DAP-5", "MY-DAP-3"), 409);
    refuses(&hall.secretariat, "/desk/proxy", &proxy("MY-DAP-5", "SE-SAP-2"), 422);
    refuses(&hall.secretariat, "/desk/mandate", &[("substitute", "MY-DAP-2"), ("in_place_of", "MY-DAP-3")], 409);
    refuses(&hall.secretariat, "/desk/ruleset", &[("name", "ours"), ("rules", "kind = \"vote\"\nquorom = 1\n")], 422);
    refuses(&hall.chair, "/desk/proxy", &proxy("MY-DAP-5", "MY-DAP-1"), 403);

    assert_eq!(hall.open("simple_majority").status, 303);
    let alike = [("round", "1"), ("choice", "for"), ("alike", "yes")];
    assert_eq!(hall.delegate.post("/ballot", &alike).status, 303);
    let apart = [("round", "1"), ("choice", "against"), ("for", "MY-DAP-4")];
    assert_eq!(hall.delegate.post("/ballot", &apart).status, 303);
    hall.act("close", "1");
    hall.act("publish", "1");
    let mode = &hall.tally("1")["modes"][0];
    assert_eq!((&mode["for"], &mode["against"]), (&1.into(), &1.into()), "a second, separate ballot");
}

#[test]
fn a_loaded_ruleset_opens_a_round() {
    let hall = Hall::new();
    let rules = "kind = \"vote\"\n[[majorities]]\nmode = \"per_delegation\"\nkind = \"unanimity\"\n";
    let loaded = hall.secretariat.post("/desk/ruleset", &[("name", "unanimity"), ("rules", rules)]);
    assert_eq!(loaded.status, 303, "{}", loaded.body);
    assert_eq!(hall.open("unanimity").status, 303);
    assert_eq!(hall.delegate.post("/ballot", &[("round", "1"), ("choice", "for")]).status, 303);
    hall.act("close", "1");
    hall.act("publish", "1");
    assert_eq!(hall.tally("1")["outcome"], "adopted");
}
