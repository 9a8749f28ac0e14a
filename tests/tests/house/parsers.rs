//! Files from outside, for a while: good ones with something changed, put in or cut out, and bytes that are nothing. Each is read or
//! refused; none makes the program panic. proptest looks for the smallest file that does.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use congress::presets;
use congress::rules_file;
use congress::text_file;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use server::desk::{ballot_files, openslides, resolution_file, roll_file, sheet::Sheet, workbook};
use tempfile::TempDir;

/// How long each kind of file is tried.
const A_WHILE: Duration = Duration::from_secs(4);

const ROLL: &str = include_str!("../../../congresses/kuala-lumpur-2019/roll.csv");
const RESOLUTION: &str = include_str!("../../../congresses/kuala-lumpur-2019/resolution.en.md");
const OPENSLIDES: &str = "structure_level,number,first_name,last_name,vote_weight,is_present,is_active,groups\n\
    MY-DAP,MY-DAP-1,Ana,Díaz,1.000000,1,1,Delegates\nSE-SAP,SE-SAP-1,Bo,Ek,2.000000,0,1,Heads of delegation\n";
const RULES: [&str; 4] = [
    include_str!("../../../congress/presets/double_majority.toml"),
    include_str!("../../../congress/presets/consensus_minus_one.toml"),
    include_str!("../../../congress/presets/weighted_split.toml"),
    include_str!("../../../congress/presets/choice_of_wording.toml"),
];
/// What means something in one of the formats, or is long, or is not what it seems.
const PIECES: [&str; 24] = [
    "\"",
    ";",
    ",",
    "\n",
    "\r\n",
    "\t",
    "\u{feff}",
    "---\n",
    "{#c1 .commitment}",
    "[",
    "]{#c2 .commitment short=\"",
    "\\",
    "}",
    "=",
    "[[",
    "1/0",
    "-1",
    "99999999999999999999",
    "\u{202e}",
    "\u{0}",
    "é",
    "{\"",
    "null",
    "1e999",
];

/// What is done to a good file.
#[derive(Clone, Debug)]
enum Edit {
    Put(&'static str),
    Byte(u8),
    Cut(Index),
    Repeat(Index),
}

fn edited(mut file: Vec<u8>, edits: Vec<(Index, Edit)>) -> Vec<u8> {
    for (at, edit) in edits {
        let at = at.index(file.len() + 1);
        match edit {
            Edit::Put(piece) => drop(file.splice(at..at, piece.bytes())),
            Edit::Byte(byte) => drop(file.splice(at..at, [byte])),
            Edit::Cut(length) => drop(file.drain(at..at + length.index(file.len() - at + 1).min(400))),
            Edit::Repeat(length) => {
                let again = file[at..at + length.index(file.len() - at + 1).min(400)].to_vec();
                file.splice(at..at, again);
            }
        }
    }
    file
}

/// Good files that were tampered with, and now and then nothing but bytes.
fn files(good: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let edit = prop_oneof![
        4 => select(&PIECES[..]).prop_map(Edit::Put),
        2 => any::<u8>().prop_map(Edit::Byte),
        2 => any::<Index>().prop_map(Edit::Cut),
        1 => any::<Index>().prop_map(Edit::Repeat),
    ];
    prop_oneof![
        6 => (select(good), vec((any::<Index>(), edit), 0..8)).prop_map(|(file, edits)| edited(file, edits)),
        1 => vec(any::<u8>(), 0..300),
        1 => vec(select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat().into_bytes()),
    ]
}

/// Reads files until the time is up; prints how many.
fn for_a_while<T: Debug>(files: impl Strategy<Value = T>, read: impl Fn(&T)) {
    let begun = Instant::now();
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    let mut tried = 0;
    while begun.elapsed() < A_WHILE {
        let mut runner = TestRunner::new(config.clone());
        let outcome = runner.run(&files, |file| {
            read(&file);
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{failure}"));
        tried += config.cases;
    }
    println!("{tried} files read or refused");
    assert!(tried > 100, "{tried} files in {A_WHILE:?}");
}

fn bytes(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

#[test]
fn no_roll_makes_it_panic() {
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(OPENSLIDES.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let small: String = ROLL.lines().take(12).map(|line| format!("{line}\n")).collect();
    let good = [bytes(&[&small, &small.replace(',', ";"), OPENSLIDES]), vec![utf16]].concat();
    let standing = server::demo::roll().expect("a roll");
    for_a_while(files(good), |file| {
        if let Ok(sheet) = Sheet::from_csv("roll.csv", file) {
            let _ = openslides::read(&standing, sheet);
        }
        if let Ok(read) = roll_file::parse("roll.csv", file) {
            let _ = standing.changes(&read);
        }
    });
}

#[test]
fn no_workbook_makes_it_panic() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("roll.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    for (row, line) in ROLL.lines().take(6).enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            page.write_string(row as u32, column as u16, cell).expect("a cell");
        }
    }
    book.save(&path).expect("a workbook");
    let good = vec![std::fs::read(&path).expect("a workbook")];
    for_a_while(files(good), |file| drop(workbook::read("roll.xlsx", file)));
}

#[test]
fn no_ruleset_makes_it_panic() {
    for_a_while(files(bytes(&RULES)), |file| {
        let text = String::from_utf8_lossy(file);
        let _ = rules_file::parse(&text);
    });
}

#[test]
fn no_ballots_and_declarations_make_it_panic() {
    let roll = server::demo::roll().expect("a roll");
    let ballots =
        "delegate,choice,reason\nMY-DAP-1,for,\nMY-DAP-3,object,\"No, for a reason\"\nSE-SAP-2,a=1;b=2;none=3,\n";
    let declarations = "delegation,position,for,against,abstain\nMY-DAP,split,3,2,1\nSE-SAP,for,,,\n";
    let rules: Vec<_> = presets::all().map(|preset| (roll.electorate(&preset.ruleset), preset.ruleset)).collect();
    for_a_while(files(bytes(&[ballots, declarations])), |file| {
        for (electorate, rules) in &rules {
            let _ = ballot_files::parse_ballots("ballots.csv", file, rules, &roll, electorate);
            let _ = ballot_files::parse_declarations("declarations.csv", file, rules, electorate);
        }
    });
}

#[test]
fn no_resolution_makes_it_panic() {
    let small: String = RESOLUTION.lines().take(24).map(|line| format!("{line}\n")).collect();
    for_a_while(files(bytes(&[&small, RESOLUTION])), |file| {
        let _ = resolution_file::parse(&[("resolution.en.md".to_owned(), file.clone())]);
        if let Ok(read) = resolution_file::decoded("resolution.en.md", file) {
            let _ = resolution_file::check(&[(read.name.clone(), file.clone())]);
        }
        let text = String::from_utf8_lossy(file);
        let _ = (text_file::parse(&text), text_file::numbered(&text));
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn no_record_makes_the_verifier_panic() {
    let record = crate::record::congress::Congress::held().await.house.record().await.expect("a record");
    for_a_while(files(vec![record]), |file| drop(verify::verify(file, None)));
}
