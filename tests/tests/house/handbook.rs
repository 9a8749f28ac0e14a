//! The examples of the handbook's page on rules, run by the real program: what the page prints is what it prints.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;
use tests::program;

const PAGE: &str = include_str!("../../../docs/handbook/rules.md");

/// A section of the page: its files by name, its command line and what that prints.
#[derive(Default)]
struct Example {
    title: &'static str,
    files: BTreeMap<&'static str, String>,
    command: Option<&'static str>,
    output: String,
}

/// Reads fences such as ```` ```csv roll.csv ```` and ```` ```console ````, whose first line is the command.
fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = PAGE.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            examples.push(Example { title, ..Example::default() });
        }
        let Some(fence) = line.strip_prefix("```") else { continue };
        let example = examples.last_mut().expect("every fence stands under a heading");
        let content: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let joined = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        match fence.split_once(' ') {
            Some((_, name)) => assert_eq!(example.files.insert(name, joined(&content)), None, "{name} twice"),
            None => {
                assert_eq!(fence, "console", "a fence names its file or is a console");
                let (command, output) = content.split_first().expect("a console has a command");
                assert_eq!(example.command, None, "{}: one command each", example.title);
                example.command = Some(command.strip_prefix("$ hemicycle ").expect("a command of this program"));
                example.output = joined(output);
            }
        }
    }
    examples
}

#[test]
fn every_example_of_the_handbook_prints_what_the_handbook_says() {
    for example in examples() {
        let title = example.title;
        let command = example.command.unwrap_or_else(|| panic!("{title}: no command"));
        let folder = TempDir::new().expect("a folder");
        for (name, content) in &example.files {
            fs::write(folder.path().join(name), content).expect("a file");
            assert!(command.contains(name), "{title}: {name} is not used");
        }
        let output = program::run_in(folder.path(), &command.split(' ').collect::<Vec<_>>());
        assert!(output.status.success(), "{title}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout), example.output, "{title}");
    }
}

#[test]
fn the_handbook_has_an_example_of_every_kind_and_mode() {
    let examples = examples();
    assert_eq!(examples.len(), 9);
    let rules: String = examples.iter().map(|example| example.files["rules.toml"].as_str()).collect();
    for word in
        ["vote", "consensus", "poll", "wording", "per_delegate", "per_delegation", "weighted_bloc", "weighted_split"]
    {
        assert!(rules.contains(&format!("\"{word}\"")), "no example of {word}");
    }
}
