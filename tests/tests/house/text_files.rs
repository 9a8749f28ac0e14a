//! Resolutions as people hand them in: every usual form of a file is read alike, what is broken is refused with a sentence
//! or read rightly, never half, and what is written reads back byte for byte.

use congress::state::State;
use congress::text::{Language, Resolution};
use server::demo;
use server::desk::resolution_file::{self, Reading, file_name, written};

const ENGLISH: &str = include_str!("../../../congresses/kuala-lumpur-2019/resolution.en.md");
const FRENCH: &str = include_str!("../../../congresses/kuala-lumpur-2019/resolution.fr.md");
const SPANISH: &str = include_str!("../../../congresses/kuala-lumpur-2019/resolution.es.md");

fn files(three: [&[u8]; 3]) -> Vec<(String, Vec<u8>)> {
    ["en.md", "fr.md", "es.md"].into_iter().zip(three).map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
}

fn read(files: &[(String, Vec<u8>)]) -> Reading {
    resolution_file::read_bytes(&State::default(), files)
}

fn said(reading: &Reading) -> Vec<String> {
    reading.errors.iter().map(ToString::to_string).collect()
}

fn sound(three: [&[u8]; 3]) -> Resolution {
    read(&files(three)).resolution().unwrap_or_else(|errors| panic!("{errors}"))
}

fn original() -> Resolution {
    demo::resolution().expect("the resolution of the demo")
}

#[test]
fn the_files_that_ship_are_written_as_they_were_read() {
    let written = written(&State::default(), &original());
    for (language, file) in [(Language::En, ENGLISH), (Language::Fr, FRENCH), (Language::Es, SPANISH)] {
        assert!(written[&language] == file, "{language}:\n{}", written[&language]);
    }
    assert_eq!(file_name(&original().id, Language::Fr), "social-cohesion-and-progress.fr.md");
}

#[test]
fn every_usual_form_of_a_file_is_read_alike() {
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    };
    let windows = FRENCH.replace('œ', "oe").replace('\u{202f}', "\u{a0}");
    let plain: Vec<u8> = windows.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let forms = [
        FRENCH.as_bytes().to_vec(),
        format!("\u{feff}{FRENCH}").into_bytes(),
        FRENCH.replace('\n', "\r\n").into_bytes(),
        FRENCH.replace('\n', "\r").into_bytes(),
        utf16(FRENCH, u16::to_le_bytes),
        utf16(FRENCH, u16::to_be_bytes),
    ];
    for form in forms {
        assert_eq!(sound([ENGLISH.as_bytes(), &form, SPANISH.as_bytes()]), original());
    }
    let read = sound([ENGLISH.as_bytes(), &plain, SPANISH.as_bytes()]);
    assert!(read.text(Language::Fr).1.title.contains("cohésion"), "Windows-1252");
}

#[test]
fn what_is_wrong_is_said_with_file_line_and_reason() {
    let line = |file: &str, what: &str| 1 + file.lines().position(|line| line.contains(what)).expect("a line");
    let (p12, p4) = (line(SPANISH, "{#p12}"), line(FRENCH, "{#p4}"));
    let without_p12: String =
        SPANISH.lines().filter(|line| !line.contains("{#p12}")).map(|line| format!("{line}\n")).collect();
    let huge = format!("{} ", "x".repeat(25_000));
    type Case<'a> = (&'a str, [Vec<u8>; 3], Vec<String>);
    let cases: Vec<Case<'_>> = vec![
        (
            "a paragraph is missing in one language",
            [ENGLISH.into(), FRENCH.into(), without_p12.clone().into()],
            vec![format!("es.md, line {}: p12 is missing in Spanish", p12 - 2), "c12 is missing in Spanish".to_owned()],
        ),
        (
            "an id twice",
            [ENGLISH.into(), FRENCH.replace("{#p4}", "{#p3}").into(), SPANISH.into()],
            vec![format!("fr.md, line {p4}: p3 stands on line {} already", p4 - 2)],
        ),
        (
            "two files in one language",
            [FRENCH.into(), FRENCH.into(), SPANISH.into()],
            vec!["fr.md, line 1: there is another file in French".to_owned()],
        ),
        (
            "the same words under two languages",
            [
                FRENCH
                    .replace("language: fr", "language: en")
                    .replace("status: original", "status: working translation")
                    .into(),
                FRENCH.into(),
                SPANISH.into(),
            ],
            vec!["fr.md, line 1: the words are those of the file in English".to_owned()],
        ),
        (
            "no language that counts",
            [ENGLISH.into(), FRENCH.replace("status: original", "status: working translation").into(), SPANISH.into()],
            vec!["en.md, line 1: exactly one language is “status: original”".to_owned()],
        ),
        (
            "two resolutions",
            [ENGLISH.into(), FRENCH.replace("id: social-cohesion-and-progress", "id: other").into(), SPANISH.into()],
            vec!["fr.md, line 1: this is another resolution: other".to_owned()],
        ),
        (
            "a huge paragraph",
            [ENGLISH.into(), FRENCH.replacen("Nous vivons", &huge, 1).into(), SPANISH.into()],
            vec!["fr.md, line 13: a line of more than 20000 characters".to_owned()],
        ),
        (
            "a huge file",
            [ENGLISH.into(), vec![b'a'; 1024 * 1024 + 1], SPANISH.into()],
            vec!["fr.md, line 1: this file is too large: at most 1 MB".to_owned()],
        ),
        (
            "another encoding in the midst",
            [ENGLISH.into(), [FRENCH.as_bytes(), b"D\xe9sir {#p15}\n"].concat(), SPANISH.into()],
            vec!["this is neither UTF-8 nor Windows-1252".to_owned()],
        ),
        (
            "a DOCX",
            [ENGLISH.into(), b"PK\x03\x04word/document.xml".to_vec(), SPANISH.into()],
            vec!["pandoc --wrap=none".to_owned()],
        ),
        (
            "an old DOC",
            [ENGLISH.into(), b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec(), SPANISH.into()],
            vec!["word processor".to_owned()],
        ),
        (
            "an empty file",
            [ENGLISH.into(), vec![], SPANISH.into()],
            vec!["begins with a line of three hyphens".to_owned()],
        ),
        (
            "a page",
            [ENGLISH.into(), b"<!DOCTYPE html>".to_vec(), SPANISH.into()],
            vec!["begins with a line of three hyphens".to_owned()],
        ),
    ];
    for (what, [en, fr, es], sentences) in cases {
        let reading = read(&files([&en, &fr, &es]));
        let said = said(&reading);
        for sentence in sentences {
            assert!(said.iter().any(|line| line.contains(&sentence)), "{what}: {said:#?}\nshould say: {sentence}");
        }
        assert!(reading.resolution().is_err(), "{what}");
    }
}

#[test]
fn a_language_that_is_left_out_is_the_one_that_stands() {
    let mut state = State::default();
    state.resolutions.push(original());
    let french = |text: String| vec![("fr.md".to_owned(), text.into_bytes())];
    let reading = resolution_file::read_bytes(&state, &french(FRENCH.to_owned()));
    assert_eq!(reading.resolution().expect("sound"), original());
    // A paragraph that the languages that stand do not have is named where it is.
    let longer = format!("{FRENCH}\nEncore. {{#p15}}\n");
    let line = longer.lines().count();
    let reading = resolution_file::read_bytes(&state, &french(longer));
    assert_eq!(
        said(&reading),
        ["English", "Spanish"].map(|language| format!("fr.md, line {line}: p15 is missing in {language}"))
    );
}

#[test]
fn a_text_from_before_an_amendment_and_one_from_after_it_change_nothing() {
    use congress::round::{RoundNumber, Wording};
    use congress::state::Amendment;
    use congress::text::CommitmentId;
    let mut state = State::default();
    state.resolutions.push(original());
    let words = |one: Language| (one, format!("We act [as one] {one}."));
    let texts: Wording = Language::ALL.into_iter().map(words).collect();
    let amendment = Amendment { texts, round: RoundNumber(1), reason: "so".to_owned() };
    state.amendments.insert(CommitmentId::new("c1"), vec![amendment]);
    let french = written(&state, &original())[&Language::Fr].clone();
    assert!(french.contains(r"[We act \[as one\] fr.]{#c1 .commitment"), "{french}");
    for text in [FRENCH, &french] {
        let reading = resolution_file::read_bytes(&state, &[("fr.md".to_owned(), text.as_bytes().to_vec())]);
        assert_eq!(reading.errors, []);
        assert_eq!(reading.texts, state.current_texts(&original()));
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below.max(1)
    }
}

/// What is read must fit together, and be written and read again as the same; what is not must say a sentence and a line.
fn refused_or_right(what: &str, files: &[(String, Vec<u8>)]) -> bool {
    let reading = read(files);
    for sentence in said(&reading) {
        assert!(sentence.contains(".md, line "), "{what}: {sentence}");
        assert!(!sentence.contains("fault-") && !sentence.contains("{ $"), "{what}: {sentence}");
        assert!(sentence.chars().count() < 500, "{what}: {sentence}");
    }
    let has_errors = !reading.errors.is_empty();
    match reading.resolution() {
        Err(_) => {
            assert!(has_errors, "{what}: refused without a sentence");
            false
        }
        Ok(resolution) => {
            assert!(!has_errors, "{what}");
            let again: Vec<(String, Vec<u8>)> = written(&State::default(), &resolution)
                .into_iter()
                .map(|(language, text)| (format!("{language}.md"), text.into_bytes()))
                .collect();
            assert_eq!(read(&again).resolution().expect("it reads back"), resolution, "{what}");
            for (_, text) in resolution.texts() {
                for span in text.paragraphs.iter().flat_map(|paragraph| &paragraph.spans) {
                    assert!(!span.text.contains('\u{fffd}'), "{what}: {}", span.text);
                    assert!(!span.text.contains(|c: char| c.is_control() && c != '\t'), "{what}: {}", span.text);
                }
            }
            true
        }
    }
}

#[test]
fn four_hundred_broken_files_are_refused_or_read_rightly() {
    let (mut dice, mut right, mut count) = (Dice(11), 0, 0);
    let wide: Vec<u8> = format!("\u{feff}{FRENCH}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, source) in [("utf-8", FRENCH.as_bytes()), ("utf-16", &wide), ("small", &FRENCH.as_bytes()[..2_600])] {
        for cut in 1..=20 {
            let bytes = &source[..source.len() * cut / 21];
            right += usize::from(refused_or_right(
                &format!("{name} cut at {cut}/21"),
                &files([ENGLISH.as_bytes(), bytes, SPANISH.as_bytes()]),
            ));
            count += 1;
        }
        for turn in 0..80 {
            let mut bytes = source.to_vec();
            for _ in 0..=dice.roll(4) {
                let (at, byte) = (dice.roll(bytes.len()), dice.roll(256));
                match dice.roll(4) {
                    0 => bytes[at] = u8::try_from(byte).expect("a byte"),
                    1 => drop(bytes.drain(at..(at + 1 + dice.roll(9)).min(bytes.len()))),
                    2 => bytes.insert(at, b"[]{}#\\\n\"-"[dice.roll(9)]),
                    _ => bytes.insert(at, u8::try_from(byte).expect("a byte")),
                }
            }
            let what = format!("{name}, mutation {turn}");
            right += usize::from(refused_or_right(&what, &files([ENGLISH.as_bytes(), &bytes, SPANISH.as_bytes()])));
            count += 1;
        }
    }
    // Whole lines lost, doubled and swapped, with their ids.
    for turn in 0..100 {
        let mut lines: Vec<&str> = FRENCH.lines().collect();
        for _ in 0..=dice.roll(3) {
            let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
            match dice.roll(3) {
                0 => drop(lines.remove(one)),
                1 => lines.insert(one, lines[other]),
                _ => lines.swap(one, other),
            }
        }
        let text = lines.join("\n");
        let what = format!("lines, mutation {turn}");
        right +=
            usize::from(refused_or_right(&what, &files([ENGLISH.as_bytes(), text.as_bytes(), SPANISH.as_bytes()])));
        count += 1;
    }
    assert!(count >= 400 && right > 0 && right < count, "{right} of {count}");
}
