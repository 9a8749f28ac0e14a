//! Confidential rounds over HTTP: asked once and cast once, who took part is known and nobody's choice, and anybody can count again.

use serde_json::Value;
use tests::decided::{Decided, text};
use tests::people::{Answer, Person};
use tests::program::{python, run};

const PATH: &str = "/ballot/confidential";

/// A congress in which the chair has opened a confidential round.
fn opened() -> Decided {
    let congress = Decided::fresh();
    let form = [("commitment", "c1"), ("preset", "simple_majority"), ("visibility", "secret"), ("seconds", "")];
    let answer = congress.chair.post("/chair/open", &form);
    assert_eq!(answer.status, 303, "{}", answer.body);
    congress
}

/// Casts and confirms at once.
pub fn cast(person: &Person, choice: &str) -> Answer {
    person.post(PATH, &[("round", "1"), ("choice", choice), ("confirmed", "yes")])
}

#[test]
fn a_choice_is_asked_about_once_and_cast_once() {
    let congress = opened();
    let page = congress.delegate.get("/").body;
    assert!(page.contains("This ballot is confidential") && page.contains(PATH), "{page}");

    let asked = congress.delegate.post(PATH, &[("round", "1"), ("choice", "against")]);
    assert_eq!(asked.status, 200);
    assert!(asked.body.contains("it cannot be changed any more") && asked.body.contains("Against"), "{}", asked.body);
    assert!(asked.header("cache-control").is_some_and(|kept| kept.contains("no-store")));
    assert!(congress.delegate.get("/").body.contains(PATH), "asked is not cast");

    assert_eq!(cast(&congress.delegate, "against").status, 303);
    let page = congress.delegate.get("/").body;
    assert!(page.contains("The ballot is in the box.") && !page.contains(PATH), "{page}");
    for choice in ["for", "against"] {
        for confirmed in ["", "yes"] {
            let again = congress.delegate.post(PATH, &[("round", "1"), ("choice", choice), ("confirmed", confirmed)]);
            assert!(again.status == 409 && again.body.contains("a confidential ballot is cast once"), "{}", again.body);
        }
    }
    let french = congress.delegate.clone().speaking("fr").post(PATH, &[("round", "1"), ("choice", "for")]);
    assert!(french.status == 409 && french.body.contains("un bulletin confidentiel est déposé une seule fois"));
    let own = congress.delegate.get("/ballots").body;
    assert!(own.contains("no choice is kept with your name"), "{own}");
}

#[test]
fn what_cannot_be_cast_is_refused_with_a_sentence() {
    let congress = opened();
    let refused = |person: &Person, form: &[(&str, &str)]| {
        let answer = person.post(PATH, form);
        (answer.status, answer.body)
    };
    for (form, status, sentence) in [
        (&[("round", "1"), ("choice", "maybe"), ("confirmed", "yes")][..], 422, "not an option of this round"),
        (&[("round", "2"), ("choice", "for")], 404, "no round 2"),
        (&[("choice", "for")], 422, "missing or cannot be read"),
        (&[("round", "1"), ("choice", "for"), ("for", "SE-SAP-2")], 403, "SE-SAP-2"),
    ] {
        let (got, body) = refused(&congress.delegate, form);
        assert!(got == status && body.contains(sentence), "{form:?}: {got} {body}");
    }
    for person in [&congress.chair, &Person::enter(&congress.server, "secretariat")] {
        assert_eq!(refused(person, &[("round", "1"), ("choice", "for"), ("confirmed", "yes")]).0, 403);
    }
    let ordinary = congress.delegate.post("/ballot", &[("round", "1"), ("choice", "for")]);
    assert_eq!(ordinary.status, 403, "no ballot of it is kept beside a name: {}", ordinary.body);
    let declared = congress.head.post("/delegation/declare", &[("round", "1"), ("position", "for")]);
    assert_eq!(declared.status, 422, "{}", declared.body);
    let consensus = [("commitment", "c2"), ("preset", "consensus_of_delegations"), ("visibility", "secret")];
    congress.act("close", 1);
    assert_eq!(cast(&congress.delegate, "for").status, 409, "closed");
    congress.act("publish", 1);
    let answer = congress.chair.post("/chair/open", &consensus);
    assert!(answer.status == 422 && answer.body.contains("Only a vote that is counted by delegate"), "{}", answer.body);
}

#[test]
fn totals_and_who_took_part_are_public_and_nothing_else_and_anybody_counts_again() {
    let mut congress = opened();
    for (person, choice) in [(&congress.head, "for"), (&congress.delegate, "against"), (&congress.other, "for")] {
        assert_eq!(cast(person, choice).status, 303);
    }
    assert!(congress.delegate.get("/record/1").body.contains("open"), "nothing is told before the close");
    // A power cut in the middle: who has cast is known as before, and the box is whole.
    congress.restart();
    assert_eq!(cast(&congress.delegate, "for").status, 409);
    congress.act("close", 1);
    congress.act("publish", 1);

    let tally: Value = congress.head.get("/record/1/tally.json").json();
    assert_eq!((&tally["modes"][0]["for"], &tally["modes"][0]["against"]), (&2.into(), &1.into()));
    assert!(tally.get("delegations").is_none(), "{tally}");
    let page = congress.head.get("/record/1").body;
    assert!(page.contains("Who took part: 3 people") && page.contains("confidential"), "{page}");

    let out = congress.export(&[]);
    let ballots = text(&out, "ballots.csv");
    assert_eq!(ballots.lines().count(), 1, "no ballot of the round: {ballots}");
    let rows = text(&out, "results.csv");
    assert!(!rows.lines().any(|line| line.starts_with("1,") && line.contains("MY-DAP")), "{rows}");
    let record: Value = serde_json::from_str(&text(&out, "record.json")).expect("JSON");
    assert_eq!(record["rounds"][0]["voters"], serde_json::json!(["MY-DAP-1", "MY-DAP-3", "SE-SAP-2"]));
    assert!(record["rounds"][0].get("ballots").is_none());

    let file = out.join("record.json").display().to_string();
    let verified = run(&["verify", &file]);
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success() && said.contains("confidential, the sums counted again: adopted"), "{said}");
    let script = format!("{}/../docs/verify/verify.py", env!("CARGO_MANIFEST_DIR"));
    let checked = std::process::Command::new(python()).args([&script, &file]).output().expect("Python");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}
