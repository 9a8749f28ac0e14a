//! The command line: counts that a reader can check by hand, and refusals that say where and why.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tests::program;

const HEADER: &str = "delegation,delegation_name,country,status,votes,delegate,name,role,present\n";

/// Two delegations: A with 3 votes and three delegates, B with 5 votes and two, and an observer.
fn small_roll() -> String {
    let mut roll = HEADER.to_owned();
    for (delegation, status, votes, delegates) in
        [("A-ONE", "full", 3, 3), ("B-TWO", "full", 5, 2), ("C-SEE", "observer", 0, 1)]
    {
        for number in 1..=delegates {
            let role = if number == 1 { "head" } else { "delegate" };
            let country = &delegation[..1];
            roll += &format!(
                "{delegation},Party {delegation},{country},{status},{votes},{delegation}-{number},Person {number},{role},yes\n"
            );
        }
    }
    roll
}

struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, content).expect("a file");
        path.display().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn outcome(output: &std::process::Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn count(files: &Files, rules: &str, ballots: &str, declarations: Option<&str>) -> (Option<i32>, String, String) {
    let (roll, rules) = (files.write("roll.csv", small_roll()), files.write("rules.toml", rules));
    let ballots = files.write("ballots.csv", ballots);
    let mut arguments = vec!["count", "--roll", &roll, "--ballots", &ballots, "--rules", &rules, "--json"];
    let declared = declarations.map(|content| files.write("declarations.csv", content));
    if let Some(path) = &declared {
        arguments.extend(["--declarations", path]);
    }
    outcome(&program::run(&arguments))
}

const SPLIT: &str = "kind = \"vote\"\n[[majorities]]\nmode = \"weighted_split\"\nkind = \"simple\"\n";

#[test]
fn an_offline_count_gives_the_tally_object() {
    // A: 2 for, 1 against; its 3 votes split 2/1/0. B: 1 for, 1 abstention; its 5 votes split 2.5/0/2.5,
    // and the remainder goes to abstain: 2/0/3. So 4 for, 1 against, 3 abstentions.
    let ballots = "delegate,choice\nA-ONE-1,for\nA-ONE-2,for\nA-ONE-3,against\nB-TWO-1,for\nB-TWO-2,abstain\n";
    let (code, stdout, stderr) = count(&Files::new(), SPLIT, ballots, None);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let tally: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(tally["outcome"], "adopted");
    assert_eq!(tally["modes"][0]["for"], 4);
    assert_eq!(tally["modes"][0]["against"], 1);
    assert_eq!(tally["modes"][0]["abstain"], 3);
    assert_eq!(tally["delegations"][1]["split"], serde_json::json!({ "for": 2, "against": 0, "abstain": 3 }));
    assert_eq!(tally["turnout"]["votes"], serde_json::json!({ "entitled": 8, "present": 8, "voted": 8 }));
}

#[test]
fn a_declared_split_counts_without_a_ballot() {
    let declarations = "delegation,position,for,against,abstain\nB-TWO,against,1,3,0\n";
    let (code, stdout, stderr) = count(&Files::new(), SPLIT, "delegate,choice\nA-ONE-1,for\n", Some(declarations));
    assert_eq!(code, Some(0), "{stderr}");
    let tally: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    // A: all 3 for. B as declared: 1 for, 3 against, one vote not used.
    assert_eq!((&tally["modes"][0]["for"], &tally["modes"][0]["against"]), (&4.into(), &3.into()));
    assert_eq!(tally["delegations"][1]["declared"], true);
}

#[test]
fn a_count_refuses_with_file_line_column_and_reason_and_counts_nothing() {
    let simple = "kind = \"vote\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"simple\"\n";
    let cases: [(&str, &str, Option<&str>, &str); 9] = [
        (
            simple,
            "delegate,choice\nA-ONE-1,for\nX-NO-1,for\n",
            None,
            "ballots.csv, line 3, column delegate: X-NO-1 is not on the roll",
        ),
        (simple, "delegate,choice\nC-SEE-1,for\n", None, "C-SEE-1 is an observer"),
        (
            simple,
            "delegate,choice\nA-ONE-1,for\nA-ONE-1,against\n",
            None,
            "line 3, column delegate: A-ONE-1 has a ballot on line 2 already",
        ),
        (simple, "delegate,choice\nA-ONE-1,perhaps\n", None, "line 2, column choice: \"perhaps\" is not an option"),
        (simple, "delegate\nA-ONE-1\n", None, "line 1, column choice: this column is missing"),
        ("kind = \"vote\"\nquorom = 3\n", "delegate,choice\n", None, "line 2: unknown field `quorom`"),
        (
            "kind = \"vote\"\n[[majorities]]\nmode = \"per_delegate\"\nkind = \"qualified\"\np = 2\nq = 0\n",
            "delegate,choice\n",
            None,
            "line 6: q is a denominator",
        ),
        (
            SPLIT,
            "delegate,choice\n",
            Some("delegation,position,for,against,abstain\nB-TWO,for,5,1,0\n"),
            "declarations.csv, line 2, column position: The split adds up to 6, but the delegation has 5 votes.",
        ),
        (SPLIT, "delegate,choice\n", Some("delegation,position\nC-SEE,for\n"), "C-SEE has nobody entitled"),
    ];
    for (rules, ballots, declarations, sentence) in cases {
        let (code, stdout, stderr) = count(&Files::new(), rules, ballots, declarations);
        assert_eq!((code, stdout.as_str()), (Some(1), ""), "{stderr}");
        assert!(stderr.contains(sentence), "{stderr}\nshould say: {sentence}");
    }
}

fn import(files: &Files, roll: &str) -> (Option<i32>, String, String) {
    let data = files.path("data").display().to_string();
    outcome(&program::run(&["import", "--data", &data, roll]))
}

#[test]
fn a_broken_roll_is_refused_whole() {
    let good = small_roll();
    let with = |line: &str| format!("{good}{line}\n").into_bytes();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"a\n\xc3\xa9\xff".to_vec(), "roll.csv, line 2: this is neither UTF-8 nor Windows-1252"),
        (
            good.replace(",status", "").replace(",full", "").replace(",observer", "").into_bytes(),
            "line 1, column status: this column is missing",
        ),
        (
            with("D-NEW,Party,D,honorary,1,D-NEW-1,Person,head,yes"),
            "line 8, column status: \"honorary\" is not one of full, consultative, observer",
        ),
        (
            with("D-NEW,Party,D,full,-2,D-NEW-1,Person,head,yes"),
            "line 8, column votes: \"-2\" is not a whole number from 0",
        ),
        (
            with("A-ONE,Party A-ONE,A,full,3,A-ONE-2,Person,delegate,yes"),
            "line 8, column delegate: A-ONE-2 stands on line 3 already",
        ),
        (
            with("D-NEW,\"Par\nty\",D,full,2,D-NEW-1,Person,head,yes"),
            "line 8, column delegation_name: a line break inside a cell",
        ),
        (with("D-NEW,Party,D,full,2,D-NEW-1,Person,head"), "line 8: 8 cells, but there are 9 columns"),
        (Vec::new(), "line 1: the file is empty"),
    ];
    for (content, sentence) in cases {
        let files = Files::new();
        let roll = files.write("roll.csv", &content);
        let (code, stdout, stderr) = import(&files, &roll);
        assert_eq!((code, stdout.as_str()), (Some(1), ""), "{stderr}");
        assert!(stderr.contains(sentence), "{stderr}\nshould say: {sentence}");
        assert!(!Path::new(&files.path("data")).exists(), "nothing is imported");
    }
}

#[test]
fn a_roll_is_imported_once_and_again_without_change() {
    let files = Files::new();
    let roll = files.write("roll.csv", format!("\u{feff}{}", small_roll().replace(',', ";")));
    let data = files.path("data").display().to_string();
    let dry = outcome(&program::run(&["import", "--data", &data, "--dry-run", &roll]));
    assert!(dry.1.contains("3 delegations, 6 delegates") && dry.1.contains("nothing was changed"), "{dry:?}");
    let (code, stdout, stderr) = import(&files, &roll);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stdout.contains("3 delegations, 6 delegates"), "{stdout}");
    assert!(import(&files, &roll).1.contains("nothing new"));
}

#[test]
fn wrong_usage_exits_with_2() {
    assert_eq!(program::run(&["count"]).status.code(), Some(2));
    assert_eq!(program::run(&["dance"]).status.code(), Some(2));
}

#[test]
fn users_are_added_listed_reset_and_removed() {
    let files = Files::new();
    let data = files.path("data").display().to_string();
    let user = |arguments: &[&str], typed: &str| {
        use std::io::Write;
        use std::process::{Command, Stdio};
        let mut child = Command::new(program::path())
            .args(["user", "--data", &data])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(typed.as_bytes()).expect("it reads");
        outcome(&child.wait_with_output().expect("it ends"))
    };
    assert_eq!(user(&["add", "anna", "--role", "chair"], "a long password\n").0, Some(0));
    assert_eq!(user(&["list"], "").1, "chair        anna\n");
    let (code, _, stderr) = user(&["add", "anna", "--role", "teller"], "a long password\n");
    assert!(code == Some(1) && stderr.contains("there is a user anna already"), "{stderr}");
    let (code, _, stderr) = user(&["add", "otto", "--role", "teller"], "short\n");
    assert!(code == Some(1) && stderr.contains("at least 10 characters"), "{stderr}");
    assert_eq!(user(&["reset", "anna"], "another password\n").0, Some(0));
    assert_eq!(user(&["remove", "anna"], "").0, Some(0));
    assert_eq!(user(&["remove", "anna"], "").0, Some(1));
    assert_eq!(user(&["list"], "").1, "");
}

#[test]
fn participants_of_openslides_are_imported_and_leave_what_they_do_not_say() {
    let files = Files::new();
    let roll = files.write("roll.csv", small_roll());
    assert_eq!(import(&files, &roll).0, Some(0));
    let list = "first_name,last_name,structure_level,number,vote_weight,is_present\n\
                Ann,Other,A-ONE,A-ONE-1,2,0\nBea,New,A-ONE,A-ONE-9,1,1\n";
    let list = files.write("participants.csv", list);
    let (code, stdout, stderr) = import(&files, &list);
    assert_eq!(code, Some(0), "{stderr}");
    // A-ONE has 3 votes as before, 2 and 1; one person is called something else, one is new.
    assert!(stdout.contains("new or changed: 0 delegations, 2 delegates"), "{stdout}");
    assert!(import(&files, &list).1.contains("nothing new"));
}
