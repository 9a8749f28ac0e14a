//! The settings file: a flag before the environment, the environment before the file, the file before what is built in;
//! and what is refused, with the line and what to write instead.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tests::program;

/// Runs the program in a folder, with variables in its environment; answers exit code, output and complaint.
fn run(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(program::path());
    let output =
        command.args(arguments).envs(variables.iter().copied()).current_dir(folder).output().expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn folder_with(settings: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("hall.toml"), settings).expect("a file");
    folder
}

/// The line of a key, without what fills it up.
fn line<'a>(printed: &'a str, key: &str) -> Vec<&'a str> {
    let found =
        printed.lines().find(|line| line.starts_with(&format!("{key} = ")) || *line == format!("# {key} is not set"));
    found
        .unwrap_or_else(|| panic!("{key} is printed: {printed}"))
        .split("  ")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

#[test]
fn what_is_in_force_is_printed_with_where_it_comes_from() {
    let folder = folder_with(
        "# The hall.\nlisten = \"0.0.0.0:443\"\ndata = \"of-the-file\"\npublic_url = \"https://file.example.org\"\n\
         trust_proxy = [\"10.0.0.0/8\", \"::1\"]\n",
    );
    let variables = [("HEMICYCLE_DATA", "of-the-environment"), ("HEMICYCLE_PUBLIC_URL", "https://env.example.org")];
    let flags = ["config", "--config", "hall.toml", "--public-url", "https://house:secret@flag.example.org/x"];
    let (code, printed, said) = run(folder.path(), &variables, &flags);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let public_url = "public_url = \"https://house:***@flag.example.org/x\"";
    assert_eq!(line(&printed, "public_url"), [public_url, "# the flag --public-url"]);
    assert!(!printed.contains("secret"), "{printed}");
    assert_eq!(line(&printed, "data"), ["data = \"of-the-environment\"", "# HEMICYCLE_DATA in the environment"]);
    assert_eq!(line(&printed, "listen"), ["listen = \"0.0.0.0:443\"", "# hall.toml, line 2"]);
    let trusted = "trust_proxy = [\"10.0.0.0/8\", \"::1\"]";
    assert_eq!(line(&printed, "trust_proxy").first(), Some(&trusted));
    assert_eq!(line(&printed, "tls_cert"), ["# tls_cert is not set"]);

    let (_, bare, _) = run(folder.path(), &[], &["config"]);
    assert_eq!(line(&bare, "listen"), ["listen = \"127.0.0.1:8080\"", "# built in"]);
}

#[test]
fn what_is_printed_is_a_settings_file_that_says_the_same() {
    let folder = folder_with("listen = \"127.0.0.1:81\"\ntrust_proxy = [\"10.0.0.0/8\"]\n");
    let (_, first, _) = run(folder.path(), &[], &["config", "--config", "hall.toml"]);
    fs::write(folder.path().join("again.toml"), &first).expect("a file");
    let (code, second, said) = run(folder.path(), &[("HEMICYCLE_CONFIG", "again.toml")], &["config"]);
    assert_eq!(code, Some(0), "{said}");
    let values = |printed: &str| {
        printed.lines().map(|line| line.split("  ").next().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values(&first), values(&second));
}

#[test]
fn every_command_takes_the_data_directory_from_the_file() {
    let folder = folder_with("data = \"elsewhere\"\n");
    let (code, _, said) = run(folder.path(), &[("HEMICYCLE_CONFIG", "hall.toml")], &["user", "list"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(folder.path().join("elsewhere/congress.db").is_file());
    let (code, _, said) = run(folder.path(), &[], &["user", "--data", "here", "list", "--config", "hall.toml"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(folder.path().join("here/congress.db").is_file());
}

#[test]
fn what_cannot_be_is_refused_with_its_line_and_nothing_is_done() {
    let cases = [
        (
            "\nlisten = \"0.0.0.0:1\"\nlisetn = \"x\"\n",
            "hall.toml, line 3: there is no setting lisetn; did you mean listen?",
        ),
        ("public-url = \"https://x\"\n", "there is no setting public-url; did you mean public_url?"),
        ("colour = \"red\"\n", "there is no setting colour; there are data, database, listen, "),
        ("listen = \"everywhere\"\n", "line 1: listen cannot be \"everywhere\": invalid socket address"),
        (
            "trust_proxy = [\"10.0.0.0/8\", \"10.0.0.0/99\"]\n",
            "trust_proxy cannot be \"10.0.0.0/99\": a network is written like",
        ),
        ("data = [\"a\", \"b\"]\n", "line 1: data takes a text"),
        ("[server]\nlisten = \"127.0.0.1:1\"\n", "line 1: there is no setting server; there are data"),
        ("listen = 127.0.0.1\n", "hall.toml, line 1: "),
        ("data = \"a\"\ndata = \"b\"\n", "hall.toml, line 2: duplicate key"),
    ];
    for (settings, sentence) in cases {
        let folder = folder_with(settings);
        for command in ["serve", "config"] {
            let (code, printed, said) = run(folder.path(), &[], &[command, "--config", "hall.toml", "--data", "d"]);
            assert_eq!((code, printed.as_str()), (Some(1), ""), "{settings}: {said}");
            assert!(said.contains("the settings were not read: ") && said.contains(sentence), "{settings}: {said}");
            assert!(!folder.path().join("d").exists());
        }
    }
    let nowhere = run(folder_with("").path(), &[], &["serve", "--config", "no.toml"]);
    assert!(nowhere.0 == Some(1) && nowhere.2.contains("no.toml: No such file"), "{nowhere:?}");
}

#[test]
fn the_settings_that_come_with_the_unit_are_in_order() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/hemicycle.toml").display().to_string();
    let (code, printed, said) = run(folder_with("").path(), &[], &["config", "--config", &sample]);
    assert_eq!(code, Some(0), "{said}");
    let unit =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/hemicycle.service")).expect("a unit");
    assert!(unit.contains("StateDirectory=hemicycle\n"), "the unit lets the program write where the settings say");
    assert_eq!(line(&printed, "data").first(), Some(&"data = \"/var/lib/hemicycle\""));
    for key in ["listen", "public_url", "redirect_from", "tls_cert", "tls_key"] {
        assert!(line(&printed, key)[1].contains("hemicycle.toml, line "), "{key}: {printed}");
    }
}
