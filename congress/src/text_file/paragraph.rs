//! One line of a resolution's file: a paragraph with its spans and ids.

use super::{LONGEST_LINE, LONGEST_VALUE, TextFault, is_id, shortened};
use crate::text::{CommitmentId, CommitmentMark, LONGEST_COMMITMENT, Paragraph, ParagraphId, Span};

/// A sign of a line; bare, if no backslash stands before it.
#[derive(Clone, Copy)]
struct Sign {
    sign: char,
    bare: bool,
}

impl Sign {
    fn is(self, sign: char) -> bool {
        self.bare && self.sign == sign
    }
}

fn signs(line: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut characters = line.chars().peekable();
    while let Some(sign) = characters.next() {
        let after = characters.next_if(|next| sign == '\\' && next.is_ascii_punctuation());
        signs.push(after.map_or(Sign { sign, bare: true }, |sign| Sign { sign, bare: false }));
    }
    signs
}

fn text(signs: &[Sign]) -> String {
    signs.iter().map(|one| one.sign).collect()
}

fn find(signs: &[Sign], sign: char) -> Option<usize> {
    signs.iter().position(|one| one.is(sign))
}

fn trim(mut signs: &[Sign]) -> &[Sign] {
    while let [first, rest @ ..] = signs
        && first.sign.is_whitespace()
    {
        signs = rest;
    }
    while let [rest @ .., last] = signs
        && last.sign.is_whitespace()
    {
        signs = rest;
    }
    signs
}

/// What stands after these bare signs.
fn strip<'a>(signs: &'a [Sign], word: &str) -> Option<&'a [Sign]> {
    let length = word.chars().count();
    let begins = signs.len() >= length && word.chars().zip(signs).all(|(sign, one)| one.is(sign));
    begins.then(|| &signs[length..])
}

/// What stands in braces after a paragraph or span.
struct Attributes {
    id: String,
    heading: Option<String>,
    is_commitment: bool,
}

fn attributes(inside: &[Sign]) -> Result<Attributes, TextFault> {
    let after = strip(trim(inside), "#").ok_or_else(|| TextFault::NotAnId(shortened(&text(inside))))?;
    let end = after.iter().position(|one| one.sign.is_whitespace()).unwrap_or(after.len());
    let id = text(&after[..end]);
    if !is_id(&id) {
        return Err(TextFault::NotAnId(shortened(&id)));
    }
    let mut attributes = Attributes { id, heading: None, is_commitment: false };
    let mut rest = trim(&after[end..]);
    if let Some(after) = strip(rest, ".commitment") {
        attributes.is_commitment = true;
        rest = trim(after);
        if let Some(after) = strip(rest, "short=\"") {
            let end = find(after, '"').ok_or(TextFault::HeadingOpen)?;
            attributes.heading = Some(text(trim(&after[..end]))).filter(|heading| !heading.is_empty());
            rest = trim(&after[end + 1..]);
        }
    }
    if attributes.heading.as_ref().is_some_and(|heading| heading.chars().count() > LONGEST_VALUE) {
        return Err(TextFault::ValueTooLong(LONGEST_VALUE));
    }
    if rest.is_empty() { Ok(attributes) } else { Err(TextFault::Stray(shortened(&text(rest)))) }
}

fn commitment(words: &[Sign], attributes: Attributes) -> Result<Span, TextFault> {
    let words = text(words);
    if words.trim().is_empty() {
        return Err(TextFault::NoWords(attributes.id));
    }
    if words.chars().count() > LONGEST_COMMITMENT {
        return Err(TextFault::CommitmentTooLong(LONGEST_COMMITMENT));
    }
    let heading = attributes.heading.unwrap_or_else(|| attributes.id.clone());
    let mark = CommitmentMark { id: CommitmentId::new(attributes.id), heading };
    Ok(Span { text: words, commitment: Some(mark) })
}

/// Reads a paragraph with its id at its end.
///
/// # Errors
/// What is wrong with it first.
pub fn read_line(line: &str) -> Result<Paragraph, TextFault> {
    if line.chars().count() > LONGEST_LINE {
        return Err(TextFault::LineTooLong(LONGEST_LINE));
    }
    if line.contains(|c: char| c.is_control() && c != '\t') {
        return Err(TextFault::Invisible);
    }
    let signs = signs(line);
    let (body, inside) = match signs.split_last() {
        Some((last, rest)) if last.is('}') => {
            let open = rest.iter().rposition(|one| one.is('{')).ok_or(TextFault::NoId)?;
            (&rest[..open], &rest[open + 1..])
        }
        _ => return Err(TextFault::NoId),
    };
    if body.last().is_some_and(|last| last.is(']')) {
        return Err(TextFault::NoId);
    }
    let attributes = attributes(inside)?;
    let id = ParagraphId::new(attributes.id.clone());
    let body = trim(body);
    let spans = if attributes.is_commitment {
        if find(body, '[').is_some() || has_id(body) {
            return Err(TextFault::Nested);
        }
        vec![commitment(body, attributes)?]
    } else {
        spans(body)?
    };
    if spans.is_empty() {
        return Err(TextFault::NoWords(id.to_string()));
    }
    Ok(Paragraph { id, spans })
}

fn has_id(signs: &[Sign]) -> bool {
    signs.windows(2).any(|pair| pair[0].is('{') && pair[1].is('#'))
}

fn spans(mut rest: &[Sign]) -> Result<Vec<Span>, TextFault> {
    let mut spans = Vec::new();
    let plain = |signs: &[Sign], spans: &mut Vec<Span>| {
        if has_id(signs) {
            return Err(TextFault::IdInside);
        }
        if !signs.is_empty() {
            spans.push(Span { text: text(signs), commitment: None });
        }
        Ok(())
    };
    while let Some(open) = find(rest, '[') {
        plain(&rest[..open], &mut spans)?;
        let after = &rest[open + 1..];
        let close = after.windows(2).position(|pair| pair[0].is(']') && pair[1].is('{'));
        let close = close.ok_or(TextFault::BracketOpen)?;
        let (words, inside) = (&after[..close], &after[close + 2..]);
        if find(words, '[').is_some() {
            return Err(TextFault::BracketOpen);
        }
        let end = find(inside, '}').ok_or(TextFault::BraceOpen)?;
        let attributes = attributes(&inside[..end])?;
        if !attributes.is_commitment {
            return Err(TextFault::NoCommitment(attributes.id));
        }
        if has_id(words) {
            return Err(TextFault::IdInside);
        }
        spans.push(commitment(words, attributes)?);
        rest = &inside[end + 1..];
    }
    plain(rest, &mut spans)?;
    Ok(spans)
}

fn escaped(words: &str, signs: &[char]) -> String {
    let mut written = String::with_capacity(words.len());
    for character in words.chars() {
        if signs.contains(&character) {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

fn words(text: &str) -> String {
    escaped(text, &['\\', '[', ']', '{', '}'])
}

fn braces(mark: &CommitmentMark) -> String {
    let heading = escaped(&mark.heading, &['\\', '{', '}', '"']);
    let short = if mark.heading == mark.id.as_str() { String::new() } else { format!(" short=\"{heading}\"") };
    format!("{{#{} .commitment{short}}}", mark.id)
}

/// Writes a paragraph with its id at its end.
pub fn line(paragraph: &Paragraph) -> String {
    if let [Span { text, commitment: Some(mark) }] = paragraph.spans.as_slice()
        && mark.id.as_str() == paragraph.id.as_str()
        && text.trim() == text
    {
        return format!("{} {}", words(text), braces(mark));
    }
    let span = |span: &Span| match &span.commitment {
        Some(mark) => format!("[{}]{}", words(&span.text), braces(mark)),
        None => words(&span.text),
    };
    let body: String = paragraph.spans.iter().map(span).collect();
    format!("{body} {{#{}}}", paragraph.id)
}
