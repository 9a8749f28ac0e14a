//! The record that anyone can check: what is in it and what is not, and that nobody can change it unnoticed.

pub mod congress;
mod tamper;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use congress::{Congress, SECRETS};
use serde_json::Value;
use server::record::Key;
use tamper::{Dice, Tampered, canonical, rehash, sign, tamper};
use tests::program::{python, run};

/// The second verifier: plain Python, from the written format alone.
fn second_verifier() -> String {
    format!("{}/../docs/verify/verify.py", env!("CARGO_MANIFEST_DIR"))
}

fn said(output: &Output) -> (Option<i32>, String) {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    (output.status.code(), text)
}

/// What both verifiers answer, with their exit codes.
fn both(arguments: &[&str]) -> [(Option<i32>, String); 2] {
    let first = run(&[&["verify"], arguments].concat());
    let second = Command::new(python()).arg(second_verifier()).args(arguments).output().expect("Python");
    [said(&first), said(&second)]
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path.display().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn both_verifiers_find_that_a_record_holds() {
    let congress = Congress::held().await;
    let record = congress.house.record().await.expect("a record");
    let value: Value = serde_json::from_slice(&record).expect("JSON");
    let heads = serde_json::to_vec(&value["heads"]).expect("JSON");
    let folder = congress.folder.path();
    let (record, heads) = (written(folder, "record.json", &record), written(folder, "heads.json", &heads));
    let answers = both(&[&record, "--head", &heads]);
    assert!(answers[0].1.contains("one each, 3 of them on paper"), "{}", answers[0].1);
    for (code, text) in answers {
        assert_eq!(code, Some(0), "{text}");
        assert!(text.contains("Round 3: annulled") && text.contains("Everything holds"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_tells_nothing_that_is_not_public() {
    let congress = Congress::held().await;
    let record = congress.house.record().await.expect("a record");
    let text = String::from_utf8(record).expect("text");
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}");
    }
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let rounds = value["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 8, "the open round is not there");
    let opened = |round: usize| rounds[round - 1]["ballots"][0].get("mark").is_some();
    assert!(opened(1) && opened(5) && opened(8), "rounds by names are open");
    assert!([2, 4, 6, 7].iter().all(|round| !opened(*round)), "rounds by delegations are not");
    assert_eq!(
        rounds[2].as_object().expect("a round").len(),
        3,
        "of an annulled round there is the reason and no more"
    );
    let withheld = value["log"].as_array().expect("a log").iter().filter(|entry| entry.is_string()).count();
    // The declaration that was replaced; of the annulled round the declaration, the paper and both results; the first
    // result of each round that was opened again, and the offer that was undone with it.
    assert_eq!(withheld, 1 + 4 + 2 + 1);
    let reopened = value["log"].as_array().expect("a log").iter().filter(|entry| entry["event"] == "round_reopened");
    assert!(
        reopened.clone().count() == 3 && reopened.clone().all(|entry| entry["reason"] == "Two phones had no network.")
    );
    // Closed and not published: still nothing of it.
    congress
        .house
        .close(::congress::command::Actor::Chair("anna".into()), ::congress::round::RoundNumber(9))
        .await
        .expect("closed");
    let later = congress.house.record().await.expect("a record");
    assert_eq!(later, text.into_bytes(), "the record is the same until the round is published");
}

/// The second verifier in a process of its own, asked again and again.
struct Second(Child, BufReader<ChildStdout>);

impl Second {
    fn with(head: &str) -> Self {
        let folder = format!("{}/tests/house/record/mutations.py", env!("CARGO_MANIFEST_DIR"));
        let verifier = format!("{}/../docs/verify", env!("CARGO_MANIFEST_DIR"));
        let mut child = Command::new(python())
            .args(["-B", &folder, &verifier, head])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python");
        let answers = BufReader::new(child.stdout.take().expect("its output is piped"));
        Self(child, answers)
    }

    fn asks(&mut self, record: &[u8], with_head: bool) {
        let input = self.0.stdin.as_mut().expect("its input is piped");
        writeln!(input, "{} {}", record.len(), u8::from(with_head)).expect("written");
        input.write_all(record).expect("written");
        input.flush().expect("written");
    }

    fn answers(&mut self) -> String {
        let mut line = String::new();
        self.1.read_line(&mut line).expect("an answer");
        line.trim_end().to_owned()
    }
}

/// A record, one of its heads that somebody kept, and the key that signed them.
async fn record_head_and_key() -> (Congress, Vec<u8>, Vec<u8>, Key) {
    let congress = Congress::held().await;
    let record = congress.house.record().await.expect("a record");
    let value: Value = serde_json::from_slice(&record).expect("JSON");
    let head = serde_json::to_vec(&value["heads"][3]).expect("JSON");
    let key = Key::take(congress.folder.path()).expect("the key");
    (congress, record, head, key)
}

/// Ten thousand in two tests, which run side by side.
const MUTATIONS: usize = 5_000;

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_mutations_are_found_by_both_verifiers() {
    mutations_are_found(20_190_830).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_others_are_found_by_both_verifiers() {
    mutations_are_found(20_190_831).await;
}

async fn mutations_are_found(dice: u64) {
    let (congress, record, head, _) = record_head_and_key().await;
    let mut second = Second::with(&written(congress.folder.path(), "head.json", &head));
    let read: Value = serde_json::from_slice(&record).expect("JSON");
    let mut dice = Dice(dice);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for number in 0..MUTATIONS {
        // Now and then the record as it was: who finds fault with everything finds nothing.
        if number % 500 == 0 {
            second.asks(&record, true);
            assert!(verify::verify(&record, Some(&head)).is_ok());
            assert_eq!(second.answers(), "holds");
        }
        let Tampered { bytes, with_head } = tamper(&record, &read, &mut dice);
        second.asks(&bytes, with_head);
        let first = verify::verify(&bytes, with_head.then_some(&head));
        let second = second.answers();
        if first.is_ok() || second == "holds" {
            let path = std::env::temp_dir().join("hemicycle-mutation.json");
            std::fs::write(&path, &bytes).expect("written");
            panic!("mutation {number}, in {}: {first:?}; the second verifier: {second}", path.display());
        }
        let place = first.expect_err("a fault").place;
        *places.entry(place.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).or_default() += 1;
    }
    println!("{MUTATIONS} mutations found by both, by place: {places:?}");
    assert!(places.len() > 6, "mutations reach every part of a record: {places:?}");
}

/// The revision of the text in a record.
fn revised(record: &mut Value) -> &mut Value {
    let log = record["log"].as_array_mut().expect("a log");
    log.iter_mut().find(|entry| entry["event"] == "resolution_revised").expect("it was revised")
}

/// What somebody with the congress's own key could write: every hash fits and everything is signed, but the rules of the
/// house do not make these results of these ballots.
#[tokio::test(flavor = "multi_thread")]
async fn not_even_the_congress_can_sign_a_result_that_its_ballots_do_not_have() {
    let (congress, record, head, key) = record_head_and_key().await;
    let original: Value = serde_json::from_slice(&record).expect("JSON");
    let mut second = Second::with(&written(congress.folder.path(), "head.json", &head));
    let closed = |record: &Value, round: u64| {
        let log = record["log"].as_array().expect("a log");
        log.iter().position(|e| e["event"] == "round_closed" && e["round"] == round).expect("it closed")
    };
    type Forgery<'a> = (&'a str, Box<dyn Fn(&mut Value) + 'a>);
    let entry = |record: &mut Value, event: &str, change: &dyn Fn(&mut Value)| {
        let log = record["log"].as_array_mut().expect("a log");
        change(log.iter_mut().find(|entry| entry["event"] == event).expect("it happened"));
    };
    let forgeries: [Forgery<'_>; 16] = [
        ("nothing", Box::new(|_| ())),
        ("a ballot for is one against", Box::new(|r| r["rounds"][0]["ballots"][0]["mark"] = "against".into())),
        ("a ballot is dropped", Box::new(|r| drop(r["rounds"][1]["ballots"].as_array_mut().expect("a list").pop()))),
        ("an observer votes", Box::new(|r| r["rounds"][5]["ballots"][0]["delegate"] = "E-OBS-1".into())),
        (
            "another outcome",
            Box::new(|r| {
                let at = closed(r, 1);
                r["log"][at]["tally"]["outcome"] = "adopted".into();
                r["rounds"][0]["tally"]["outcome"] = "adopted".into();
            }),
        ),
        (
            "a sum of a delegation",
            Box::new(|r| {
                let at = closed(r, 6);
                for tally in ["/log/AT/tally", "/rounds/5/tally"] {
                    let tally = r.pointer_mut(&tally.replace("AT", &at.to_string())).expect("a tally");
                    tally["delegations"][0]["ballots"]["support"] = 2.into();
                    tally["options"]["support"] = 2.into();
                }
            }),
        ),
        (
            "a delegate more on the frozen list",
            Box::new(|r| {
                let log = r["log"].as_array_mut().expect("a log");
                let opened = log.iter_mut().find(|e| e["event"] == "round_opened").expect("it opened");
                opened["electorate"]["benches"]["A-ONE"]["seats"]["A-ONE-9"] = serde_json::json!({ "present": true });
            }),
        ),
        (
            "paper of somebody who has no ballot",
            Box::new(|r| entry(r, "paper_entered", &|e| e["delegates"] = serde_json::json!(["A-ONE-3", "C-TRE-3"]))),
        ),
        (
            "paper of an observer",
            Box::new(|r| entry(r, "paper_entered", &|e| e["delegates"] = serde_json::json!(["E-OBS-1"]))),
        ),
        (
            "paper that the chair entered",
            Box::new(|r| entry(r, "paper_entered", &|e| e["actor"]["role"] = "chair".into())),
        ),
        (
            "a round that the secretariat opened again",
            Box::new(|r| entry(r, "round_reopened", &|e| e["actor"]["role"] = "secretariat".into())),
        ),
        (
            "a declaration in a round that is open again for paper only",
            Box::new(|r| {
                let log = r["log"].as_array_mut().expect("a log");
                let declared = log.iter().position(|e| e["event"] == "declared" && e["round"] == 2).expect("declared");
                let paper = log.iter().rposition(|e| e["event"] == "paper_entered" && e["round"] == 2).expect("paper");
                log.swap(declared, paper);
                (log[declared]["seq"], log[paper]["seq"]) = ((declared + 1).into(), (paper + 1).into());
            }),
        ),
        (
            "a round that was opened again without having closed",
            Box::new(|r| {
                let log = r["log"].as_array_mut().expect("a log");
                let at = log.iter().position(|e| e["event"] == "round_reopened").expect("it was");
                // What stands there in place of the close is something else that happened.
                let (seq, mut other) = (at as u64, log[at].clone());
                other["event"] = "round_extended".into();
                other["closes_at"] = 7.into();
                other["seq"] = seq.into();
                log[at - 1] = other;
                // And no declaration that was replaced makes up for it.
                for (place, entry) in log.iter_mut().enumerate().take(at).filter(|(_, entry)| entry.is_string()) {
                    *entry = serde_json::json!({
                        "seq": place + 1, "at": 7, "event": "hall_resumed", "salt": "0".repeat(32),
                        "actor": { "role": "chair", "name": "anna" }
                    });
                }
            }),
        ),
        (
            "the words of a commitment after its round",
            Box::new(|r| {
                revised(r)["resolution"]["texts"]["en"]["paragraphs"][0]["spans"][0]["text"] = "Never.".into()
            }),
        ),
        ("a chair revises the text", Box::new(|r| revised(r)["actor"]["role"] = "chair".into())),
        (
            "a mean of a delegation",
            Box::new(|r| {
                let at = closed(r, 7);
                for tally in ["/log/AT/tally", "/rounds/6/tally"] {
                    let tally = r.pointer_mut(&tally.replace("AT", &at.to_string())).expect("a tally");
                    tally["delegations"][0]["means"][0]["mean"] = serde_json::json!([4, 3]);
                }
            }),
        ),
    ];
    for (what, forge) in forgeries {
        let mut forged = original.clone();
        forge(&mut forged);
        rehash(&mut forged);
        sign(&mut forged, &key);
        let bytes = canonical(&forged);
        second.asks(&bytes, false);
        let (first, second) = (verify::verify(&bytes, None), second.answers());
        println!("{what}: {first:?}; {second}");
        assert_eq!(first.is_ok(), what == "nothing", "{what}: {first:?}");
        assert_eq!(second == "holds", what == "nothing", "{what}: {second}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teller_countersigns_with_a_key_of_their_own() {
    let congress = Congress::held().await;
    let folder = congress.folder.path();
    let heads = serde_json::to_vec(&congress.house.heads().signed()).expect("JSON");
    let (heads, key) = (written(folder, "heads.json", &heads), folder.join("teller.key").display().to_string());
    let (code, signed) = said(&run(&["countersign", &heads, "--name", "uma", "--key", &key]));
    assert_eq!(code, Some(0), "{signed}");
    let leave = async |name: &'static str, written: String| {
        congress.house.heads().countersign(name, &written).await.expect("a store")
    };
    assert!(leave("tess", signed.clone()).await.is_err(), "under another name");
    assert!(leave("uma", signed.replace("\"signature\":\"", "\"signature\":\"00")).await.is_err(), "not signed");
    assert_eq!(leave("uma", signed).await, Ok(()));
    let record = written(folder, "record.json", &congress.house.record().await.expect("a record"));
    for (code, text) in both(&[&record]) {
        assert_eq!(code, Some(0), "{text}");
    }
    assert!(said(&run(&["verify", &record])).1.contains("countersigned by tess, uma"));
    assert_eq!(run(&["verify", "no such file"]).status.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delegate_can_open_the_own_commitment_and_a_log_that_was_not_signed_stops_the_house() {
    let congress = Congress::held().await;
    let own = congress.house.own_ballots(&::congress::roll::DelegateId::new("A-ONE-2")).await.expect("own ballots");
    let second = own.iter().find(|own| own.round.0 == 2).expect("a ballot in round 2");
    let record: Value = serde_json::from_slice(&congress.house.record().await.expect("a record")).expect("JSON");
    let public = &record["rounds"][1]["ballots"][1];
    assert_eq!((&public["delegate"], &public["commitment"]), (&"A-ONE-2".into(), &second.commitment.clone().into()));
    assert_eq!(server::seal::digest(second.opening.as_bytes()), second.commitment);
    assert!(second.opening.contains("\"mark\":\"against\""));
    let store = server::store::Sqlite::open(&congress.folder.path().join("congress.db")).await.expect("a store");
    let strange = server::record::Head::signed(&Key::random(), 3, &"0".repeat(64)).expect("a head");
    server::store::Store::put_head(&store, &strange).await.expect("kept");
    let key = Key::take(congress.folder.path()).expect("the key");
    let refused = server::house::House::open(std::sync::Arc::new(store), key).await.err().expect("refused");
    assert!(refused.to_string().contains("entry 3 is not the one that was signed"), "{refused}");
}
