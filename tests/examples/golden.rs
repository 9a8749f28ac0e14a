//! Writes the golden congress of this version into tests/golden: run once for every release, after `make build`.
//! usage: cargo run --package tests --example golden

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tests::decided::Decided;
use tests::people::Person;
use tests::{golden, program};

fn main() {
    let congress = Decided::new();
    congress.act("publish", 18);
    let desk = Person::enter(&congress.server, "secretariat");
    by_call(&congress, &desk);
    on_paper(&congress, &desk);
    around_the_rounds(&congress, &desk);
    let outcomes = golden::outcomes(&congress.chair);

    let scratch = TempDir::new().expect("a folder");
    let copy = scratch.path().join("copy");
    let (data, to) = (congress.data().display().to_string(), copy.display().to_string());
    assert!(program::run(&["backup", &to, "--data", &data]).status.success());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let script = runtime.block_on(golden::dump(&copy.join("congress.db")));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("congress.sql"), script).expect("a file");
    fs::copy(copy.join("congress.key"), folder.join("congress.key")).expect("a file");
    fs::write(folder.join("outcomes.txt"), outcomes).expect("a file");
    println!("{}", folder.display());
}

fn done(person: &Person, path: &str, form: &[(&str, &str)]) {
    let answer = person.post(path, form);
    assert_eq!(answer.status, 303, "{path} {form:?}: {}", answer.body);
}

/// Round 19: a procedural question; round 20: a roll call, in which one delegation answers.
fn by_call(congress: &Decided, desk: &Person) {
    done(&congress.chair, "/chair/procedural", &[("commitment", "c16"), ("motion", "close_debate"), ("seconds", "60")]);
    done(&congress.head, "/ballot", &[("round", "19"), ("choice", "for")]);
    congress.act("close", 19);
    congress.act("publish", 19);
    let call = [("commitment", "c16"), ("preset", "two_thirds_of_delegations"), ("seconds", ""), ("roll_call", "yes")];
    done(&congress.chair, "/chair/open", &call);
    done(desk, "/answer", &[("round", "20"), ("delegation", "MY-DAP"), ("answer", "for")]);
    congress.act("close", 20);
    congress.act("publish", 20);
}

/// Round 21: ballots on paper, and opened again for one that was left out.
fn on_paper(congress: &Decided, desk: &Person) {
    congress.open("c16", "simple_majority");
    let paper = [("round", "21"), ("delegation", "AL-PS"), ("choice/AL-PS-1", "for"), ("choice/AL-PS-2", "against")];
    done(desk, "/desk/paper", &paper);
    congress.act("close", 21);
    congress.act("reopen", 21);
    done(desk, "/desk/paper", &[("round", "21"), ("delegation", "AL-PS"), ("choice/AL-PS-3", "for")]);
    congress.act("close", 21);
    congress.act("publish", 21);
}

/// The floor, the hall, presence, a mandate and a ruleset of the house's own.
fn around_the_rounds(congress: &Decided, desk: &Person) {
    done(&congress.chair, "/chair/show", &[("what", "commitment"), ("which", "c16")]);
    done(&congress.delegate, "/floor/ask", &[("commitment", "c16"), ("kind", "point")]);
    done(&congress.chair, "/chair/floor", &[("seconds", "120"), ("alternate", "yes")]);
    done(&congress.chair, "/chair/pause", &[("en", "Lunch until two")]);
    done(&congress.chair, "/chair/resume", &[]);
    done(desk, "/desk/check-in", &[("delegate", "SE-SAP-2"), ("present", "no")]);
    done(desk, "/desk/check-in", &[("delegate", "SE-SAP-2"), ("present", "yes")]);
    let rules = "kind = \"vote\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"unanimity\"\n";
    done(desk, "/desk/ruleset", &[("name", "all_or_nothing"), ("rules", rules)]);
}
