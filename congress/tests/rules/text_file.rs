//! The files of a resolution: what is written reads back unchanged, and what is wrong is named by its line.

use congress::text::{CommitmentId, CommitmentMark, Language, Paragraph, ParagraphId, ResolutionId, Span, Text};
use congress::text_file::{TextFault, numbered, parse, write};
use proptest::prelude::*;

const FRONT: &str = "---\nid: r1\nlanguage: en\nstatus: original\ntitle: Work\n---\n";

fn faults(body: &str) -> Vec<(u64, TextFault)> {
    parse(&format!("{FRONT}{body}")).expect_err("this is wrong")
}

fn paragraphs(body: &str) -> Vec<Paragraph> {
    parse(&format!("{FRONT}{body}")).expect("this is sound").text.paragraphs
}

fn span(text: &str, commitment: Option<(&str, &str)>) -> Span {
    let mark = |(id, heading): (&str, &str)| CommitmentMark { id: CommitmentId::new(id), heading: heading.to_owned() };
    Span { text: text.to_owned(), commitment: commitment.map(mark) }
}

#[test]
fn a_paragraph_has_plain_words_and_commitments() {
    let read = paragraphs("We [act.]{#c1 .commitment short=\"To act\"} And [rest.]{#c2 .commitment} {#p1}\n");
    let spans = [
        span("We ", None),
        span("act.", Some(("c1", "To act"))),
        span(" And ", None),
        span("rest.", Some(("c2", "c2"))),
    ];
    assert_eq!(read, [Paragraph { id: ParagraphId::new("p1"), spans: spans.to_vec() }]);
    let whole = paragraphs("We act. {#c3 .commitment short=\"To act\"}\n");
    assert_eq!(whole[0].spans, [span("We act.", Some(("c3", "To act")))]);
    assert_eq!(whole[0].id, ParagraphId::new("c3"));
}

#[test]
fn a_backslash_makes_a_sign_a_sign() {
    let read =
        paragraphs(r#"See \[annex 1\], \{#p9\} and C:\temp \\ [a \[b\] c]{#c1 .commitment short="the \"b\""} {#p1}"#);
    assert_eq!(read[0].spans[0].text, r"See [annex 1], {#p9} and C:\temp \ ");
    assert_eq!(read[0].spans[1], span("a [b] c", Some(("c1", "the \"b\""))));
}

#[test]
fn what_is_wrong_is_named_by_its_line() {
    // The front matter has six lines.
    for (body, line, fault) in [
        ("", 1, TextFault::NoParagraph),
        ("\nWords.\n", 8, TextFault::NoId),
        ("Words. {p1}\n", 7, TextFault::NotAnId("p1".into())),
        ("Words. {#pé}\n", 7, TextFault::NotAnId("pé".into())),
        ("One. {#p1}\nTwo. {#p1}\n", 8, TextFault::IdTwice { id: "p1".into(), line: 7 }),
        ("One. {#p1} Two. {#p2}\n", 7, TextFault::IdInside),
        ("See [annex. {#p1}\n", 7, TextFault::BracketOpen),
        ("See [annex]. {#p1}\n", 7, TextFault::BracketOpen),
        ("[a [b]{#c1 .commitment} {#p1}\n", 7, TextFault::BracketOpen),
        ("[a]{#c1 .commitment}\n", 7, TextFault::NoId),
        ("[a]{#c1} {#p1}\n", 7, TextFault::NoCommitment("c1".into())),
        ("[ ]{#c1 .commitment} {#p1}\n", 7, TextFault::NoWords("c1".into())),
        (" {#p1}\n", 7, TextFault::NoWords("p1".into())),
        ("[a]{#c1 .commitment} {#c1 .commitment}\n", 7, TextFault::Nested),
        ("[a]{#c1 .commitment} [b]{#c1 .commitment} {#p1}\n", 7, TextFault::IdTwice { id: "c1".into(), line: 7 }),
        ("a {#c1 .commitment short=\"b}\n", 7, TextFault::HeadingOpen),
        ("a {#c1 .committment}\n", 7, TextFault::Stray(".committment".into())),
        ("a\u{7} {#p1}\n", 7, TextFault::Invisible),
    ] {
        assert_eq!(faults(body), [(line, fault)], "{body}");
    }
    let long = format!("{} {{#c1 .commitment}}\n", "x".repeat(5_001));
    assert_eq!(faults(&long), [(7, TextFault::CommitmentTooLong(5_000))]);
    assert_eq!(faults(&format!("{} {{#p1}}\n", "x".repeat(20_001))), [(7, TextFault::LineTooLong(20_000))]);
    let many: String = (0..2_001).map(|n| format!("a {{#p{n}}}\n")).collect();
    assert_eq!(faults(&many), [(2_007, TextFault::TooManyParagraphs(2_000))]);
    let many: String = (0..1_001).map(|n| format!("a {{#c{n} .commitment}}\n")).collect();
    assert_eq!(faults(&many), [(1, TextFault::TooManyCommitments(1_000))]);
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    let file = "---\nid: r 1\nlanguage: de\nstatus: draft\ntitle\nauthor: Me\nid: r1\n---\nWords.\nMore.\n";
    let expected = [
        (1, TextFault::KeyMissing("title".into())),
        (2, TextFault::NotAnId("r 1".into())),
        (3, TextFault::NotALanguage("de".into())),
        (4, TextFault::NotAStatus("draft".into())),
        (5, TextFault::NotAKey),
        (6, TextFault::UnknownKey("author".into())),
        (7, TextFault::KeyTwice("id".into())),
        (9, TextFault::NoId),
        (10, TextFault::NoId),
    ];
    let faults = parse(file).expect_err("this is wrong");
    assert_eq!(faults, expected);
    assert_eq!(parse("Words. {#p1}\n"), Err(vec![(1, TextFault::NoFrontMatter)]));
    assert_eq!(parse("---\nid: r1\n"), Err(vec![(1, TextFault::FrontMatterOpen)]));
}

#[test]
fn every_line_end_and_mark_reads_alike() {
    let file = format!("{FRONT}\nOne. {{#p1}}\n\nTwo. {{#p2}}\n");
    let sheet = parse(&file).expect("sound");
    for other in
        [file.replace('\n', "\r\n"), file.replace('\n', "\r"), format!("\u{feff}{file}"), file.replace("\n\n", "\n")]
    {
        assert_eq!(parse(&other).expect("sound").text, sheet.text);
    }
}

#[test]
fn paragraphs_without_an_id_get_the_next_free_ones() {
    let file = format!(
        "{FRONT}\nOne.\n\nTwo. {{#p1}}\n\nThree with [a commitment.]{{#p2 .commitment}}\n\nFour. {{#c9 .commitment}}\n"
    );
    let sheet = parse(&numbered(&file)).expect("sound");
    let ids: Vec<&str> = sheet.text.paragraphs.iter().map(|paragraph| paragraph.id.as_str()).collect();
    // A commitment without its paragraph's id has p2 already.
    assert_eq!(ids, ["p3", "p1", "p4", "c9"]);
    assert_eq!(numbered("no front matter\n"), "no front matter\n");
}

fn words() -> impl Strategy<Value = String> {
    "[ a-zé\\[\\]{}\\\\\"#*.«»\u{a0}]{0,12}[a-z\\\\\\[\\]{}\"#]"
}

fn text() -> impl Strategy<Value = Text> {
    let span = || (words(), any::<bool>(), prop::option::of("[a-z\"\\\\{}\\[\\] é]{0,8}[a-z\"}]"));
    let paragraphs = prop::collection::vec(prop::collection::vec(span(), 1..5), 1..5);
    (paragraphs, "[A-Za-zé: ]{0,9}[a-z]", any::<bool>()).prop_map(|(paragraphs, title, official)| {
        let mut number = 0;
        let paragraphs = (1..).zip(paragraphs).map(|(place, spans)| {
            let mut made: Vec<Span> = Vec::new();
            for (text, is_commitment, heading) in spans {
                number += 1;
                let id = format!("c{number}");
                let heading = heading.map(|heading| heading.trim().to_owned()).unwrap_or_else(|| id.clone());
                let commitment = is_commitment.then(|| CommitmentMark { id: CommitmentId::new(id), heading });
                match made.last_mut() {
                    Some(last) if last.commitment.is_none() && commitment.is_none() => last.text.push_str(&text),
                    _ => made.push(Span { text, commitment }),
                }
            }
            // A paragraph begins with its first word.
            if made[0].commitment.is_none() {
                made[0].text = made[0].text.trim_start().to_owned();
            }
            Paragraph { id: ParagraphId::new(format!("p{place}")), spans: made }
        });
        Text {
            official,
            letterhead: String::new(),
            website: "www.example.org".to_owned(),
            draft: String::new(),
            title: title.trim().to_owned(),
            date: "30-31 August".to_owned(),
            place: String::new(),
            paragraphs: paragraphs.collect(),
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_unchanged(text in text()) {
        let id = ResolutionId::new("our-resolution");
        let file = write(&id, Language::Fr, &text);
        let sheet = parse(&file).map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{file}")))?;
        prop_assert_eq!(&sheet.text, &text);
        prop_assert_eq!((sheet.id.as_str(), sheet.language), ("our-resolution", Language::Fr));
        prop_assert_eq!(write(&id, Language::Fr, &sheet.text), file);
    }

    #[test]
    fn no_file_makes_it_panic(file in "(---\n)?[ -~\n\\[\\]{}#\\\\é:.]{0,300}") {
        let _ = parse(&file);
        let _ = numbered(&file);
    }
}
