//! The official exports of a congress that was run to its end: what is in them, that they agree with each other, and
//! what is not in them.

mod workbook;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tests::decided::{AMENDED, ANNULLED, Decided, FORMULA, UNPUBLISHED, text};
use tests::documents::{checked, pdf_text};
use tests::program::{python, run};

/// Every file that is exported.
const FILES: [&str; 15] = [
    "record.json",
    "results.csv",
    "ballots.csv",
    "results.xlsx",
    "resolution.en.md",
    "resolution.fr.md",
    "resolution.es.md",
    "resolution.en.pdf",
    "resolution.fr.pdf",
    "resolution.es.pdf",
    "minutes.en.pdf",
    "minutes.fr.pdf",
    "minutes.es.pdf",
    "popolo.json",
    "resolution.akn.xml",
];

type Line = BTreeMap<String, String>;

fn lines(folder: &Path, file: &str) -> Vec<Line> {
    let content = text(folder, file);
    csv::Reader::from_reader(content.as_bytes()).into_deserialize().map(|line| line.expect("a line")).collect()
}

/// The lines of a round in `results.csv` that are a `row` of this kind.
fn rows<'a>(lines: &'a [Line], round: &'a str, row: &'a str) -> impl Iterator<Item = &'a Line> {
    lines.iter().filter(move |line| line["round"] == round && line["row"] == row)
}

fn total<'a>(lines: &'a [Line], round: &'a str, counted_in: &'a str) -> &'a Line {
    let mut totals = rows(lines, round, "total").filter(move |line| line["counted_in"] == counted_in);
    totals.next().unwrap_or_else(|| panic!("round {round} counted {counted_in}"))
}

/// Runs a program that says nothing is wrong, and answers with what it printed.
fn passes(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is needed (scripts/run-tests.sh gets it): {error}"));
    let printed = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{program} {arguments:?}: {printed}");
    printed
}

fn schemas(folder: &str) -> String {
    format!("{}/schemas/{folder}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_export_of_a_decided_congress_is_valid_and_says_the_same() {
    let congress = Decided::new();
    let out = congress.export(&[]);
    let mut written: Vec<String> = std::fs::read_dir(&out)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    written.sort();
    let mut expected = FILES.map(str::to_owned);
    expected.sort();
    assert_eq!(written, expected);

    let results = lines(&out, "results.csv");
    results_are_those_of_the_rounds(&results);
    ballots_are_those_of_rounds_by_names(&out, &results);
    workbook::is_the_csv(&out, &results);
    workbook::opens_in_libreoffice(&out, &results);
    popolo_is_valid_and_counts_the_same(&out, &results);
    akoma_ntoso_is_valid_and_counts_the_same(&out, &results);
    nothing_is_a_formula(&out);
    the_resolution_is_as_adopted(&out);
    the_documents_say_the_same(&out, &results);
    nothing_of_the_unpublished_round_is_in_any(&out);
    the_record_hands_out_the_same(&congress, &out);
}

/// By hand, from who voted what in `tests::decided`.
fn results_are_those_of_the_rounds(results: &[Line]) {
    let numbers = |line: &Line, columns: &[&str]| columns.iter().map(|name| line[*name].clone()).collect::<Vec<_>>();
    let vote = ["for", "against", "abstain"];
    for (round, counted_in, counts, outcome) in [
        ("1", "per_delegate", ["2", "1", "0"], "adopted"),
        ("2", "per_delegation", ["1", "1", "0"], "not_adopted"),
        ("4", "weighted_bloc", ["6", "0", "6"], "adopted"),
        ("7", "weighted_split", ["9", "3", "0"], "adopted"),
        ("10", "per_delegation", ["2", "0", "0"], "adopted"),
        ("10", "weighted_bloc", ["12", "0", "0"], "adopted"),
        ("17", "per_delegate", ["3", "0", "0"], "adopted"),
    ] {
        let line = total(results, round, counted_in);
        assert_eq!(numbers(line, &vote), counts, "round {round}, {counted_in}");
        assert_eq!(line["outcome"], outcome, "round {round}");
    }
    let sixth = total(results, "6", "per_delegation");
    assert_eq!(numbers(sixth, &["agree", "reservation", "object"]), ["1", "1", "0"]);
    assert_eq!((&*sixth["outcome"], &*sixth["version"]), ("adopted_with_reservations", "2"));
    assert_eq!(total(results, "5", "per_delegation")["outcome"], "objection_sustained");
    let poll = total(results, "8", "per_delegate");
    assert_eq!(numbers(poll, &["support", "neutral", "oppose"]), ["1", "1", "1"]);
    let wordings: Vec<_> = rows(results, "9", "alternative")
        .map(|line| numbers(line, &["alternative", "resistance", "resistance_divided_by", "tens"]))
        .collect();
    assert_eq!(wordings, [["a", "7", "2", "0"], ["none", "20", "1", "3"]]);
    let annulled: Vec<_> = results.iter().filter(|line| line["round"] == "3").collect();
    assert_eq!((annulled.len(), &*annulled[0]["row"], &*annulled[0]["outcome"]), (1, "annulled", "annulled"));
}

fn ballots_are_those_of_rounds_by_names(out: &Path, results: &[Line]) {
    let ballots = lines(out, "ballots.csv");
    // simple_majority is the one ruleset by names among those used; rounds 3 and 18 are not published.
    for round in ["1", "11", "12", "13", "14", "15", "16", "17"] {
        let total = total(results, round, "per_delegate");
        for option in ["for", "against", "abstain"] {
            let cast = ballots.iter().filter(|line| line["round"] == round && line["choice"] == option).count();
            assert_eq!(cast.to_string(), total[option], "round {round}, {option}");
        }
    }
    assert_eq!(ballots.len(), 8 * 3, "and of no other round");
    let first: Vec<_> = ballots.iter().take(3).map(|line| (&*line["delegate"], &*line["choice"])).collect();
    assert_eq!(first, [("MY-DAP-1", "for"), ("MY-DAP-3", "for"), ("SE-SAP-2", "against")]);
}

fn popolo_is_valid_and_counts_the_same(out: &Path, results: &[Line]) {
    let script = format!("{}/../scripts/validate_popolo.py", env!("CARGO_MANIFEST_DIR"));
    let file = out.join("popolo.json").display().to_string();
    let printed = passes(&python(), &[&script, &schemas("popolo"), &file]);
    assert!(printed.contains("3 persons"), "only those whose ballots are public: {printed}");
    let popolo: Value = serde_json::from_str(&text(out, "popolo.json")).expect("JSON");
    let events = popolo["vote_events"].as_array().expect("events");
    let mut compared = 0;
    for event in events.iter().filter(|event| event["outcome"] != "annulled") {
        let (round, counted_in) = (event["identifier"].as_str().expect("a round"), event["counted_in"].as_str());
        let counted_in = counted_in.expect("what was counted");
        let counts = event["counts"].as_array().expect("counts");
        let all = |option: &Value, grouped: bool| -> u64 {
            let of_option = counts.iter().filter(|count| count["option"] == *option);
            let wanted = of_option.filter(|count| count.get("group_id").is_some() == grouped);
            wanted.map(|count| count["value"].as_u64().expect("a whole number")).sum()
        };
        for count in counts.iter().filter(|count| count.get("group_id").is_none()) {
            let option = &count["option"];
            let column = match option.as_str().expect("an option") {
                "yes" => "for",
                "no" => "against",
                "not voting" => "not_voting",
                other => other,
            };
            let value = count["value"].as_u64().expect("a whole number");
            assert_eq!(value.to_string(), total(results, round, counted_in)[column], "round {round}, {column}");
            compared += 1;
            let votes = event["votes"].as_array().map_or(&[][..], Vec::as_slice);
            if !votes.is_empty() {
                let behind = votes.iter().filter(|vote| vote["option"] == *option);
                let weight: u64 = behind.map(|vote| vote["weight"].as_u64().expect("a whole weight")).sum();
                assert_eq!(weight, value, "round {round}, {counted_in}: the votes add up to the count");
            }
            if counted_in == "per_delegate" {
                assert_eq!(all(option, true), value, "round {round}: the delegations add up to the count");
            }
        }
    }
    assert_eq!(compared, 8 * 3 + 3 + 3 + 3 + 6 + 6 + 5 + 2 * 3, "every total of every round");
    let third = events.iter().find(|event| event["identifier"] == "3").expect("the annulled round");
    assert_eq!((&third["annulled_because"], third.get("counts")), (&ANNULLED.into(), None));
}

fn akoma_ntoso_is_valid_and_counts_the_same(out: &Path, results: &[Line]) {
    let file = out.join("resolution.akn.xml").display().to_string();
    let xsd = format!("{}/akomantoso30.xsd", schemas("akoma-ntoso"));
    passes("xmllint", &["--nonet", "--noout", "--schema", &xsd, &file]);
    let number = |voting: &str, about: &str| {
        let ask = format!("string(//*[@eId='{voting}']/*[local-name()='count'][@refersTo='{about}']/@value)");
        passes("xmllint", &["--xpath", &ask, &file]).trim().to_owned()
    };
    for (voting, round, counted_in) in [
        ("voting_1_c1", "1", "per_delegate"),
        ("voting_2_c2", "2", "per_delegation"),
        ("voting_4_c3", "4", "weighted_bloc"),
        ("voting_7_c4", "7", "weighted_split"),
        ("voting_10_c7", "10", "weighted_bloc"),
    ] {
        for option in ["for", "against", "abstain"] {
            let about = format!("#{counted_in} #{option}");
            assert_eq!(number(voting, &about), total(results, round, counted_in)[option], "{voting} {about}");
        }
    }
    assert_eq!(number("voting_6_c14", "#per_delegation #reservation"), "1");
    let dangling = "count(//@refersTo[not(contains(., ' '))][not(substring-after(., '#') = //@eId)])";
    assert_eq!(passes("xmllint", &["--xpath", dangling, &file]).trim(), "0", "every reference leads somewhere");
    let third = "count(//*[starts-with(@eId, 'voting_3')])";
    assert_eq!(passes("xmllint", &["--xpath", third, &file]).trim(), "0", "nothing of an annulled round");
}

fn nothing_is_a_formula(out: &Path) {
    for file in ["results.csv", "ballots.csv"] {
        for line in lines(out, file) {
            let risky = line.values().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            assert_eq!(risky, None, "{file}: {line:?}");
        }
    }
    let named = lines(out, "results.csv").into_iter().find(|line| line["delegation"] == "ZZ-P").expect("a delegation");
    assert_eq!(named["delegation_name"], format!("'{FORMULA}"));
}

fn the_resolution_is_as_adopted(out: &Path) {
    let [english, french, spanish] = ["en", "fr", "es"].map(|language| text(out, &format!("resolution.{language}.md")));
    assert!(english.contains("12 of 16 commitments"), "{english}");
    assert!(english.contains(AMENDED) && english.contains("Today, at the dawn of digital capitalism"));
    for left_out in ["unlock the full potential", "learning systems", "inclusive collective identity"] {
        let body = english.split("## ").next().expect("the text");
        assert!(!body.contains(left_out), "{left_out} was not adopted");
    }
    assert!(
        english.contains("**Malaysia · DAP** · Reservation\n\n> With child care &amp; \\<time> to speak."),
        "{english}"
    );
    assert!(english.contains("Unofficial translation. The text that counts is the one in French."));
    assert!(spanish.contains("Traducción no oficial") && !french.contains("Traduction non officielle"));
    assert!(french.contains("national, régional, municipal et local") && french.contains("12 engagements sur 16"));
    assert!(!english.contains("Municipalities are missing."), "the objection was met before the text was adopted");
}

/// The minutes and the resolution as PDF, in three languages, against the figures of the CSV and the text in Markdown.
fn the_documents_say_the_same(out: &Path, results: &[Line]) {
    let pdf = |file: &str| {
        let bytes = std::fs::read(out.join(file)).expect("a file");
        checked(&bytes);
        let text = pdf_text(&bytes);
        assert!(!text.contains(UNPUBLISHED), "{file}");
        text
    };
    for (language, round, outcome, signature) in [
        ("en", "Round", "Adopted with reservations", "Secretariat"),
        ("fr", "Tour", "Adopté avec réserves", "Secrétariat"),
        ("es", "Ronda", "Aprobado con reservas", "Secretaría"),
    ] {
        let minutes = pdf(&format!("minutes.{language}.pdf"));
        let words: Vec<&str> = minutes.split_whitespace().collect();
        for said in [outcome, signature, "Municipalities are missing.", "With child care & <time> to speak."] {
            let said: Vec<&str> = said.split_whitespace().collect();
            assert!(words.windows(said.len()).any(|window| window == said), "{language}: {said:?} in {minutes}");
        }
        // The sections of the rounds stand after all entries of the contents.
        let body = &minutes[minutes.rfind(&format!("{round} 1 · ")).expect("round 1")..];
        for number in 1..=17 {
            let from = body.find(&format!("{round} {number} · ")).unwrap_or_else(|| panic!("round {number}: {body}"));
            let to = body.find(&format!("{round} {} · ", number + 1)).unwrap_or(body.len());
            delegations_have_their_figures(&body[from..to], results, number);
        }
        let text = pdf(&format!("resolution.{language}.pdf"));
        let adopted: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(adopted.contains("12") && adopted.contains("16"), "{language}: {adopted}");
    }
    let english = pdf("resolution.en.pdf").replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(english.contains("national, regional, municipal and local level"), "{english}");
    assert!(!english.contains("inclusive collective identity"), "what was not adopted is left out");
}

/// The lines of the delegations in a round's section of the minutes, against those of `results.csv`.
fn delegations_have_their_figures(section: &str, results: &[Line], round: u32) {
    let columns = ["votes", "for", "against", "abstain"];
    let number = round.to_string();
    for row in rows(results, &number, "delegation").filter(|row| !row["for"].is_empty() && row["for"] != "0") {
        let party = row["delegation"].split_once('-').map_or("", |(_, party)| party);
        let line = section.lines().find(|line| line.contains(&format!("· {party} ")));
        let line = line.unwrap_or_else(|| panic!("round {round}: {party} in {section}"));
        let figures: Vec<&str> = line.split_whitespace().rev().collect();
        let expected: Vec<&str> = columns.iter().rev().map(|column| row[*column].as_str()).collect();
        assert!(figures.windows(expected.len()).any(|window| window == expected), "round {round}: {line} {expected:?}");
    }
}

fn nothing_of_the_unpublished_round_is_in_any(out: &Path) {
    for file in FILES {
        let bytes = std::fs::read(out.join(file)).expect("a file");
        let is_there = bytes.windows(UNPUBLISHED.len()).any(|window| window == UNPUBLISHED.as_bytes());
        assert!(!is_there, "{file}");
    }
    assert!(lines(out, "results.csv").iter().all(|line| line["round"] != "18" && line["commitment"] != "c16"));
    let popolo: Value = serde_json::from_str(&text(out, "popolo.json")).expect("JSON");
    assert!(!popolo["motions"].to_string().contains("\"c16-v1\""));
}

fn the_record_hands_out_the_same(congress: &Decided, out: &Path) {
    let page = congress.delegate.get("/record").body;
    for file in FILES.into_iter().filter(|file| !file.ends_with("xlsx")) {
        let path = format!("/record/export/{file}");
        assert!(page.contains(&path), "{file} is on the page of the record");
        let answer = loop {
            let (status, bytes) = congress.delegate.bytes(&path);
            // A document may take longer than a page, and is asked for again by itself.
            if status != 202 {
                break (status, bytes);
            }
        };
        assert!(answer == (200, std::fs::read(out.join(file)).expect("a file")), "{file}");
    }
    assert_eq!(congress.delegate.get("/record/export/results.xlsx").status, 200);
    assert_eq!(congress.delegate.get("/record/export/minutes.de.pdf").status, 404);
    assert_eq!(congress.delegate.get("/record/export/minutes.docx").status, 404);
    let stranger = tests::people::Person::stranger(&congress.server);
    assert_eq!(stranger.get("/record/export/results.csv").status, 303, "strangers are sent to the door");
    let one = congress.delegate.get("/record/4/results.csv").body;
    let whole = text(out, "results.csv");
    let weights = |csv: &str| csv.lines().filter(|line| line.starts_with("4,")).count();
    assert_eq!(weights(&one), weights(&whole));
}

#[test]
fn the_export_refuses_in_a_sentence_and_writes_nothing() {
    let congress = Decided::fresh();
    let (data, folder) = (congress.data().display().to_string(), tempfile::TempDir::new().expect("a folder"));
    let out = folder.path().join("out").display().to_string();
    let export = |more: &[&str]| {
        let output = run(&[&["export", "--data", &data, "--out", &out], more].concat());
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = export(&[]);
    assert!(code == Some(1) && said.contains("no round has been published yet"), "{said}");
    congress.open("c1", "consensus_of_delegations");
    congress.say(&congress.delegate, 1, "reservation", UNPUBLISHED);
    assert_eq!(export(&[]).0, Some(1), "not while the only round is open");
    congress.act("close", 1);
    assert_eq!(export(&[]).0, Some(1), "nor before it is published");
    assert_eq!(congress.delegate.get("/record/export/results.csv").status, 404);
    assert!(!congress.delegate.get("/record").body.contains("/record/export/"));
    assert!(!Path::new(&out).exists(), "nothing was written");

    congress.act("publish", 1);
    let (code, said) = export(&["--format", "minutes.docx"]);
    assert!(code == Some(2) && said.contains("results.csv") && said.contains("popolo.json"), "{said}");
    assert_eq!(export(&["--format", "results.csv"]).0, Some(0));
    let (code, said) = export(&[]);
    assert!(code == Some(1) && said.contains("results.csv is there already") && said.contains("--force"), "{said}");
    assert_eq!(std::fs::read_dir(&out).expect("the folder").count(), 1, "nothing more was written");
    assert_eq!(export(&["--force", "--not-adopted", "mark"]).0, Some(0));
    let resolution = text(Path::new(&out), "resolution.en.md");
    assert!(resolution.contains("~~We must invest in people's minds to nurture every talent.~~ [not adopted]"));

    let nowhere = run(&["export", "--data", &folder.path().display().to_string(), "--out", &out]);
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert!(nowhere.status.code() == Some(1) && said.contains("there is no congress in"), "{said}");
}
