//! A resolution as Markdown with front matter: one paragraph a line, ids in braces, commitments as bracketed spans.
//!
//! ```text
//! ---
//! id: social-cohesion-and-progress
//! language: fr
//! status: original
//! title: Résolution : cohésion sociale et progrès
//! ---
//!
//! A paragraph with [a commitment.]{#c1 .commitment short="A heading"} And more. {#p1}
//!
//! A paragraph that is one commitment as a whole. {#c2 .commitment}
//! ```

use std::collections::BTreeMap;

use congress::text::{
    CommitmentId, CommitmentMark, Language, Paragraph, ParagraphId, Resolution, ResolutionId, Span, Text,
};

use super::{FileError, FileErrors};

const KEYS: [&str; 9] = ["id", "language", "status", "letterhead", "website", "draft", "title", "date", "place"];

/// One file: a resolution in one language.
struct Sheet {
    file: String,
    id: String,
    language: Language,
    text: Text,
}

/// Reads a resolution from its files, one for each language: pairs of name and content.
///
/// # Errors
/// If a file is broken, two are in the same language, or they are not parallel.
pub fn parse(files: &[(String, Vec<u8>)]) -> Result<Resolution, FileErrors> {
    let mut texts = BTreeMap::new();
    let mut id: Option<String> = None;
    let mut last = String::new();
    for (name, bytes) in files {
        let sheet = parse_sheet(name, bytes)?;
        let refuse = |reason: String| FileErrors::from(error(&sheet.file, 1, reason));
        if id.as_ref().is_some_and(|id| *id != sheet.id) {
            return Err(refuse(format!("this is another resolution: \"{}\"", sheet.id)));
        }
        id = Some(sheet.id);
        last = sheet.file.clone();
        if texts.insert(sheet.language, sheet.text).is_some() {
            return Err(refuse(format!("there is another text in \"{}\"", sheet.language)));
        }
    }
    let id = ResolutionId::new(id.unwrap_or_default());
    Resolution::new(id, texts).map_err(|reason| error(&last, 1, reason.to_string()).into())
}

fn error(file: &str, line: u64, reason: impl Into<super::Reason>) -> FileError {
    FileError { file: file.to_owned(), line, column: None, reason: reason.into() }
}

fn parse_sheet(name: &str, bytes: &[u8]) -> Result<Sheet, FileError> {
    let text = std::str::from_utf8(bytes).map_err(|_| error(name, 1, "this is not UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().zip(1..);
    if lines.next().map(|(line, _)| line.trim_end()) != Some("---") {
        return Err(error(name, 1, "the file begins with a line of three hyphens and its front matter"));
    }
    let mut front: BTreeMap<&str, &str> = BTreeMap::new();
    let mut closed = false;
    for (line, number) in lines.by_ref() {
        if line.trim_end() == "---" {
            closed = true;
            break;
        }
        let (key, value) = line
            .split_once(": ")
            .ok_or_else(|| error(name, number, "front matter has lines of the form `key: value`"))?;
        if !KEYS.contains(&key) {
            return Err(error(name, number, format!("unknown key \"{key}\"; known are {}", KEYS.join(", "))));
        }
        if front.insert(key, value.trim()).is_some() {
            return Err(error(name, number, format!("\"{key}\" is there twice")));
        }
    }
    if !closed {
        return Err(error(name, 1, "the front matter does not end with a line of three hyphens"));
    }
    let get = |key| front.get(key).copied().unwrap_or_default().to_owned();
    let needed = |key: &str| {
        front.get(key).map(|v| (*v).to_owned()).ok_or_else(|| error(name, 1, format!("\"{key}\" is missing")))
    };
    let language =
        Language::parse(&needed("language")?).ok_or_else(|| error(name, 1, "\"language\" is en, fr or es"))?;
    let official = match needed("status")?.as_str() {
        "original" => true,
        "working translation" => false,
        _ => return Err(error(name, 1, "\"status\" is `original` or `working translation`")),
    };
    let paragraphs = lines
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| parse_paragraph(line.trim()).map_err(|reason| error(name, number, reason)))
        .collect::<Result<Vec<_>, _>>()?;
    if paragraphs.is_empty() {
        return Err(error(name, 1, "there is no paragraph"));
    }
    let text = Text {
        official,
        letterhead: get("letterhead"),
        website: get("website"),
        draft: get("draft"),
        title: needed("title")?,
        date: get("date"),
        place: get("place"),
        paragraphs,
    };
    Ok(Sheet { file: name.to_owned(), id: needed("id")?, language, text })
}

/// What stands in braces after a paragraph or span.
struct Attributes {
    id: String,
    heading: Option<String>,
    is_commitment: bool,
}

fn parse_attributes(inside: &str) -> Result<Attributes, String> {
    let rest = inside.trim().strip_prefix('#').ok_or("braces hold an id: {#p1}")?;
    let (id, mut rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if id.is_empty() || !id.chars().all(good) {
        return Err(format!("\"{id}\" is not an id: letters, digits and hyphens"));
    }
    let mut attributes = Attributes { id: id.to_owned(), heading: None, is_commitment: false };
    if let Some(after) = rest.trim_start().strip_prefix(".commitment") {
        attributes.is_commitment = true;
        rest = after;
    }
    if let Some(after) = rest.trim_start().strip_prefix("short=\"") {
        let (heading, after) = after.split_once('"').ok_or("short=\"…\" is not closed")?;
        attributes.heading = Some(heading.to_owned());
        rest = after;
    }
    match rest.trim() {
        "" => Ok(attributes),
        stray => Err(format!("\"{stray}\" does not belong in the braces")),
    }
}

fn mark(attributes: Attributes) -> CommitmentMark {
    let heading = attributes.heading.unwrap_or_else(|| attributes.id.clone());
    CommitmentMark { id: CommitmentId::new(attributes.id), heading }
}

fn parse_paragraph(line: &str) -> Result<Paragraph, String> {
    let body = line.strip_suffix('}').ok_or("a paragraph ends with its id: {#p1}")?;
    let (body, inside) = body.rsplit_once('{').ok_or("a paragraph ends with its id: {#p1}")?;
    let attributes = parse_attributes(inside)?;
    let id = ParagraphId::new(attributes.id.clone());
    let body = body.trim_end();
    let spans = if attributes.is_commitment {
        vec![Span { text: body.to_owned(), commitment: Some(mark(attributes)) }]
    } else {
        parse_spans(body)?
    };
    Ok(Paragraph { id, spans })
}

fn parse_spans(body: &str) -> Result<Vec<Span>, String> {
    let mut spans = Vec::new();
    let mut rest = body;
    while let Some((plain, after)) = rest.split_once('[') {
        if !plain.is_empty() {
            spans.push(Span { text: plain.to_owned(), commitment: None });
        }
        let (text, after) =
            after.split_once("]{").ok_or("a bracket opens and is not followed by ]{#c1 .commitment}")?;
        let (inside, after) = after.split_once('}').ok_or("a brace opens and does not close")?;
        let attributes = parse_attributes(inside)?;
        if !attributes.is_commitment {
            return Err(format!("a span in brackets is a commitment: {{#{} .commitment}}", attributes.id));
        }
        spans.push(Span { text: text.to_owned(), commitment: Some(mark(attributes)) });
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span { text: rest.to_owned(), commitment: None });
    }
    Ok(spans)
}
