//! A resolution in one language as Markdown with front matter: one paragraph a line, ids in braces, commitments as
//! bracketed spans, `\\` before a sign that is only a sign. What [`write`] writes, [`parse`] reads back unchanged.
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

mod fault;
mod paragraph;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

pub use fault::TextFault;
pub use paragraph::{line, read_line};

use crate::text::{Language, Paragraph, ResolutionId, Text};

/// The keys of the front matter, in the order in which they are written.
pub const KEYS: [&str; 9] = ["id", "language", "status", "letterhead", "website", "draft", "title", "date", "place"];
/// What `status` says of the language that counts, and of the others.
pub const STATUSES: [&str; 2] = ["original", "working translation"];
/// The most paragraphs of a resolution.
pub const MOST_PARAGRAPHS: usize = 2_000;
/// The most commitments of a resolution.
pub const MOST_COMMITMENTS: usize = 1_000;
/// The longest line of a file, in characters.
pub const LONGEST_LINE: usize = 20_000;
/// The longest value of the front matter and the longest heading, in characters.
pub const LONGEST_VALUE: usize = 300;

/// What is wrong with a file, with the line, from 1.
pub type Faults = Vec<(u64, TextFault)>;

/// One file: a resolution in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The resolution.
    pub id: ResolutionId,
    /// The language.
    pub language: Language,
    /// The text.
    pub text: Text,
    /// The line of every paragraph and commitment, by id.
    pub lines: BTreeMap<String, u64>,
}

/// Whether a text can be an id in a resolution: 1 to 64 letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Writes a text as the file that reads back as it.
pub fn write(id: &ResolutionId, language: Language, text: &Text) -> String {
    let status = if text.official { STATUSES[0] } else { STATUSES[1] };
    let values = [
        id.as_str(),
        language.code(),
        status,
        &text.letterhead,
        &text.website,
        &text.draft,
        &text.title,
        &text.date,
        &text.place,
    ];
    let mut file = "---\n".to_owned();
    for (key, value) in KEYS.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(file, "{key}: {value}");
    }
    file.push_str("---\n");
    for paragraph in &text.paragraphs {
        let _ = write!(file, "\n{}\n", line(paragraph));
    }
    file
}

/// Reads a file.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn parse(content: &str) -> Result<Sheet, Faults> {
    let content = content.strip_prefix('\u{feff}').unwrap_or(content).replace("\r\n", "\n").replace('\r', "\n");
    let mut faults = Faults::new();
    let mut lines = (1..).zip(content.lines());
    if lines.next().map(|(_, line)| line.trim_end()) != Some("---") {
        return Err(vec![(1, TextFault::NoFrontMatter)]);
    }
    let front = front_matter(&mut lines, &mut faults).ok_or_else(|| vec![(1, TextFault::FrontMatterOpen)])?;
    let body = paragraphs(lines, &mut faults);
    let sheet = sheet(&front, body, &mut faults);
    faults.sort_by_key(|(line, _)| *line);
    sheet.filter(|_| faults.is_empty()).ok_or(faults)
}

/// The file with an id at the end of every paragraph that has none: p1, p2 and so on, as far as they are free.
pub fn numbered(content: &str) -> String {
    let lines: Vec<&str> = content.lines().collect();
    let mut hyphens = lines.iter().enumerate().filter(|(_, line)| line.trim_end() == "---");
    let Some((end, _)) = hyphens.nth(1) else { return content.to_owned() };
    let (front, body) = lines.split_at(end + 1);
    let with = |line: &str, id: &str| format!("{} {{#{id}}}", line.trim_end());
    // What stands in a line without an id counts as well.
    let read = |line: &str| read_line(line.trim()).or_else(|_| read_line(with(line, "-").trim()));
    let taken: BTreeSet<String> = body
        .iter()
        .filter_map(|line| read(line).ok())
        .flat_map(|one| one.ids().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut free = (1_u32..).map(|n| format!("p{n}")).filter(|id| !taken.contains(id));
    let lacks = |line: &str| !line.trim().is_empty() && read_line(line.trim()) == Err(TextFault::NoId);
    let body = body.iter().map(|line| match lacks(line).then(|| free.next()).flatten() {
        Some(id) => with(line, &id),
        None => (*line).to_owned(),
    });
    front.iter().map(|line| (*line).to_owned()).chain(body).map(|line| line + "\n").collect()
}

/// The values by key, with their lines; nothing if the front matter does not end.
fn front_matter<'a>(
    lines: &mut impl Iterator<Item = (u64, &'a str)>,
    faults: &mut Faults,
) -> Option<BTreeMap<&'a str, (u64, &'a str)>> {
    let mut front = BTreeMap::new();
    for (number, line) in lines {
        let line = line.trim_end();
        if line == "---" {
            return Some(front);
        }
        let Some((key, value)) = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '))
        else {
            faults.push((number, TextFault::NotAKey));
            continue;
        };
        let value = value.trim();
        if !KEYS.contains(&key) {
            faults.push((number, TextFault::UnknownKey(shortened(key))));
        } else if value.chars().count() > LONGEST_VALUE {
            faults.push((number, TextFault::ValueTooLong(LONGEST_VALUE)));
        } else if value.contains(char::is_control) {
            faults.push((number, TextFault::Invisible));
        } else if front.contains_key(key) {
            faults.push((number, TextFault::KeyTwice(key.to_owned())));
        } else {
            front.insert(key, (number, value));
        }
    }
    None
}

/// The first characters of something that may be long.
fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

/// The paragraphs with the lines of all ids.
type Body = (Vec<Paragraph>, BTreeMap<String, u64>);

fn paragraphs<'a>(lines: impl Iterator<Item = (u64, &'a str)>, faults: &mut Faults) -> Body {
    let (mut paragraphs, mut ids) = (Vec::<Paragraph>::new(), BTreeMap::new());
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        if paragraphs.len() == MOST_PARAGRAPHS {
            faults.push((number, TextFault::TooManyParagraphs(MOST_PARAGRAPHS)));
            break;
        }
        match read_line(line.trim()) {
            Ok(paragraph) => {
                let twice = paragraph.ids().find(|id| ids.contains_key(*id)).map(|id| (id.to_owned(), ids[id]));
                if let Some((id, line)) = twice.or_else(|| repeated(&paragraph).map(|id| (id, number))) {
                    faults.push((number, TextFault::IdTwice { id, line }));
                }
                ids.extend(paragraph.ids().map(|id| (id.to_owned(), number)));
                paragraphs.push(paragraph);
            }
            Err(fault) => faults.push((number, fault)),
        }
    }
    let commitments = paragraphs.iter().flat_map(|one| &one.spans).filter(|span| span.commitment.is_some()).count();
    if commitments > MOST_COMMITMENTS {
        faults.push((1, TextFault::TooManyCommitments(MOST_COMMITMENTS)));
    }
    if paragraphs.is_empty() && faults.is_empty() {
        faults.push((1, TextFault::NoParagraph));
    }
    (paragraphs, ids)
}

/// An id that a paragraph has twice.
fn repeated(paragraph: &Paragraph) -> Option<String> {
    let mut seen = BTreeSet::new();
    paragraph.ids().find(|id| !seen.insert(*id)).map(str::to_owned)
}

fn sheet(front: &BTreeMap<&str, (u64, &str)>, body: Body, faults: &mut Faults) -> Option<Sheet> {
    let needed = |key: &str, faults: &mut Faults| match front.get(key).filter(|(_, value)| !value.is_empty()) {
        Some((line, value)) => Some((*line, *value)),
        None => {
            faults.push((1, TextFault::KeyMissing(key.to_owned())));
            None
        }
    };
    let id = needed("id", faults).and_then(|(line, id)| {
        let id = is_id(id).then(|| ResolutionId::new(id)).ok_or_else(|| TextFault::NotAnId(shortened(id)));
        id.map_err(|fault| faults.push((line, fault))).ok()
    });
    let language = needed("language", faults).and_then(|(line, code)| {
        let language = Language::parse(code).ok_or_else(|| TextFault::NotALanguage(shortened(code)));
        language.map_err(|fault| faults.push((line, fault))).ok()
    });
    let official = needed("status", faults).and_then(|(line, status)| {
        let place = STATUSES.iter().position(|known| *known == status);
        let place = place.ok_or_else(|| TextFault::NotAStatus(shortened(status)));
        place.map_err(|fault| faults.push((line, fault))).ok().map(|place| place == 0)
    });
    let title = needed("title", faults).map(|(_, title)| title.to_owned());
    let value = |key: &str| front.get(key).map_or(String::new(), |(_, value)| (*value).to_owned());
    let (paragraphs, lines) = body;
    let text = Text {
        official: official?,
        letterhead: value("letterhead"),
        website: value("website"),
        draft: value("draft"),
        title: title?,
        date: value("date"),
        place: value("place"),
        paragraphs,
    };
    Some(Sheet { id: id?, language: language?, text, lines })
}
