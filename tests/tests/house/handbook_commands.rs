//! The commands of the handbook, run as they are printed: every block marked `sh run`, page by page, in a folder with a roll,
//! a resolution and a congress at its end. What follows `#>` must be in what was printed so far. And the words in bold on
//! the secretary's page are words that stand on the pages.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tests::{golden, program};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the project").to_owned()
}

/// The pages of the handbook, by name.
fn pages() -> Vec<(String, String)> {
    let folder = fs::read_dir(project().join("docs/handbook")).expect("a handbook").flatten();
    let paths = folder.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|kind| kind == "md"));
    let page = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("a page"))
    };
    paths.map(page).collect()
}

/// The blocks of a page that are run, each with what it promises to print.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line != "```sh run" {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let promised = block.iter().filter_map(|line| line.strip_prefix("#> ")).map(str::to_owned).collect();
        blocks.push((block.join("\n"), promised));
    }
    blocks
}

/// A folder with what the pages speak of.
fn scratch() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let (here, first) = (folder.path(), project().join("congresses/kuala-lumpur-2019"));
    for file in ["roll.csv", "resolution.en.md", "resolution.fr.md", "resolution.es.md"] {
        fs::copy(first.join(file), here.join(file)).expect("a file");
    }
    fs::create_dir(here.join("verify")).expect("a folder");
    for file in
        fs::read_dir(project().join("docs/verify")).expect("a verifier").flatten().filter(|file| file.path().is_file())
    {
        fs::copy(file.path(), here.join("verify").join(file.file_name())).expect("a file");
    }
    let (data, old) = (here.join("congress"), project().join("tests/golden/0.1.0"));
    fs::create_dir(&data).expect("a folder");
    let script = fs::read_to_string(old.join("congress.sql")).expect("a script");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(golden::restore(&script, &data.join("congress.db")));
    fs::copy(old.join("congress.key"), data.join("congress.key")).expect("a key");
    for (path, mode) in [(data.join("congress.key"), 0o600), (data.clone(), 0o700)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }
    folder
}

#[test]
fn every_command_of_the_handbook_does_what_the_page_says() {
    let program = program::path();
    let beside = program.parent().expect("a folder").display().to_string();
    let path = format!("{beside}:{}", std::env::var("PATH").unwrap_or_default());
    let mut run = 0;
    for (name, page) in pages() {
        let folder = scratch();
        for (script, promised) in blocks(&page) {
            let output = Command::new("bash")
                .args(["-euo", "pipefail", "-c", &format!("exec 2>&1\n{script}")])
                .current_dir(folder.path())
                .env("PATH", &path)
                .env_remove("HEMICYCLE_CONFIG")
                .output()
                .expect("bash");
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{name}:\n{script}\n{printed}");
            for words in promised {
                assert!(printed.contains(&words), "{name} promises {words:?}:\n{script}\n{printed}");
            }
            run += 1;
        }
    }
    assert!(run >= 14, "only {run} blocks were run");
}

#[test]
fn the_secretarys_page_names_buttons_as_they_are_called_on_the_pages() {
    for language in ["en", "fr", "es"] {
        let folder = project().join("app/locales").join(language);
        let files = fs::read_dir(folder).expect("locales").flatten();
        let words: String = files.map(|file| fs::read_to_string(file.path()).expect("a file")).collect();
        let name = format!("secretary.{language}.md");
        let page = fs::read_to_string(project().join("docs/handbook").join(&name)).expect("a page").replace('\n', " ");
        let bold: Vec<&str> = page.split("**").skip(1).step_by(2).collect();
        assert!(bold.len() > 30, "{name}: {}", bold.len());
        for label in bold {
            let stands = words.lines().any(|line| line.split_once(" = ").is_some_and(|(_, said)| said == label));
            assert!(stands, "{name}: nothing is called {label:?}");
        }
    }
}

#[test]
fn every_page_of_the_handbook_leads_to_pages_that_are_there() {
    for (name, page) in pages() {
        let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let file = link.split('#').next().unwrap_or_default();
            assert!(project().join("docs/handbook").join(file).exists(), "{name} leads to {link}");
        }
    }
}
