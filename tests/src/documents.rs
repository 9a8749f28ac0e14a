//! PDF: waited for, and read back by programs of others, poppler and qpdf.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use crate::people::Person;

fn answered(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let path = file.path().display().to_string();
    let arguments = arguments.iter().map(|argument| if *argument == "PDF" { path.as_str() } else { argument });
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is needed (scripts/run-tests.sh gets it): {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {said} {}", String::from_utf8_lossy(&output.stderr));
    said
}

/// The words of a document, laid out as on its pages.
pub fn pdf_text(pdf: &[u8]) -> String {
    answered("pdftotext", &["-layout", "PDF", "-"], pdf)
}

/// Fails if a document is damaged, not tagged, or does not say that it is PDF/A-2a.
pub fn checked(pdf: &[u8]) {
    let found = answered("qpdf", &["--check", "PDF"], pdf);
    assert!(found.contains("No syntax or stream encoding errors found"), "{found}");
    let facts = answered("pdfinfo", &["PDF"], pdf);
    assert!(facts.lines().any(|line| line.split_whitespace().eq(["Tagged:", "yes"])), "{facts}");
    let metadata = answered("pdfinfo", &["-meta", "PDF"], pdf);
    let says = |name: &str, value: &str| {
        metadata.contains(&format!("<pdfaid:{name}>{value}<"))
            || metadata.contains(&format!("pdfaid:{name}=\"{value}\""))
    };
    assert!(says("part", "2") && says("conformance", "A"), "{metadata}");
}

/// How many pictures are in a document.
pub fn images(pdf: &[u8]) -> usize {
    let listed = answered("pdfimages", &["-list", "PDF"], pdf);
    listed.lines().filter(|line| line.split_whitespace().nth(2) == Some("image")).count()
}

/// Asks for a document until it is handed out.
pub fn fetched(person: &Person, path: &str) -> Vec<u8> {
    let end = Instant::now() + Duration::from_secs(300);
    loop {
        let (status, bytes) = person.bytes(path);
        match status {
            200 => return bytes,
            202 => assert!(Instant::now() < end, "{path} is not there after five minutes"),
            other => panic!("{path}: {other} {}", String::from_utf8_lossy(&bytes)),
        }
    }
}
