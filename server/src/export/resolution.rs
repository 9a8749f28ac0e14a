//! `resolution.{en,fr,es}.md`: the text as adopted, the decisions, and what was put on record, word for word.

use std::fmt::Write;

use app::words::document;
use congress::settings::NotAdopted;
use congress::text::{Language, Resolution};

use super::Official;
use super::adopted::{self, Passage};
use super::annex::{self, Said};

/// Writes the resolution in `language`; in its official language where there is no such text.
pub fn write(official: &Official, resolution: &Resolution, language: Language) -> String {
    let words = document::Document::new(language);
    let (_, text) = resolution.text(language);
    let mut page = format!("# {}\n\n{}\n", plain(&text.title), letterhead(text));
    notes(&mut page, official, resolution, language);
    for (_, passages) in adopted::paragraphs(official, resolution, language) {
        let paragraph = paragraph(&passages, &words, official.profile.settings.not_adopted);
        if !paragraph.is_empty() {
            let _ = write!(page, "\n{paragraph}\n");
        }
    }
    decisions(&mut page, official, resolution, language, &words);
    statements(&mut page, official, resolution, language, &words);
    page
}

fn letterhead(text: &congress::text::Text) -> String {
    let lines = [plain(&text.letterhead), plain(&annex::place_and_date(text))];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("  \n")
}

fn notes(page: &mut String, official: &Official, resolution: &Resolution, language: Language) {
    if let Some(translation) = annex::translation(resolution, language) {
        let _ = write!(page, "\n> **{translation}**\n");
    }
    let _ = write!(page, "\n> {}\n", annex::as_adopted(official, resolution, language));
}

/// A paragraph with what stands of it; empty if nothing does.
fn paragraph(passages: &[Passage<'_>], words: &document::Document, not_adopted: NotAdopted) -> String {
    let mut line = String::new();
    for passage in passages {
        let passage = match (passage.stands(), not_adopted) {
            (true, _) => prose(passage.words),
            (false, NotAdopted::LeaveOut) => continue,
            (false, NotAdopted::Mark) => {
                let struck = plain(&passage.words.replace("**", ""));
                format!("~~{struck}~~ [{}]", words.not_adopted)
            }
        };
        line.push_str(&passage);
    }
    // What was left out leaves two spaces behind, or one at an end.
    line_start(line.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

fn decisions(
    page: &mut String,
    official: &Official,
    resolution: &Resolution,
    language: Language,
    words: &document::Document,
) {
    let [round, commitment, column] = &words.columns;
    let _ = write!(page, "\n## {}\n\n| {commitment} | {column} | {round} |\n|---|---|---|\n", words.decisions);
    for row in annex::decisions(adopted::commitments(official, resolution), language) {
        let heading = plain(&row.heading);
        let _ = writeln!(page, "| {} · {heading} | {} | {} |", row.place, row.outcome, row.round);
    }
}

fn statements(
    page: &mut String,
    official: &Official,
    resolution: &Resolution,
    language: Language,
    words: &document::Document,
) {
    let _ = write!(page, "\n## {}\n", words.statements);
    let groups = annex::said(official, resolution, language);
    for group in &groups {
        let _ = write!(page, "\n### {}\n", plain(&group.title));
        group.items.iter().for_each(|said| statement(page, said));
    }
    if groups.is_empty() {
        let _ = write!(page, "\n{}\n", words.no_statements);
    }
}

fn statement(page: &mut String, said: &Said) {
    let _ = write!(page, "\n**{}** · {}\n\n{}\n", plain(&said.delegation), said.kind, quoted(&said.words));
    if let Some(proposal) = &said.proposal {
        let _ = write!(page, "\n{}\n\n{}\n", proposal.label, quoted(&proposal.words));
    }
}

/// Words as a quotation, line by line.
fn quoted(words: &str) -> String {
    words.lines().map(|line| format!("> {}", line_start(plain(line.trim())))).collect::<Vec<_>>().join("\n")
}

/// The words of a resolution, which may mark `**bold**`.
fn prose(words: &str) -> String {
    words.split("**").map(plain).collect::<Vec<_>>().join("**")
}

/// Words in which nothing is Markdown or HTML.
fn plain(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => {
                written.push('\\');
                written.push(character);
            }
            '&' => written.push_str("&amp;"),
            '\r' | '\n' => written.push(' '),
            other => written.push(other),
        }
    }
    written
}

/// Words at the start of a line, where they begin neither a heading nor a list.
fn line_start(mut words: String) -> String {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_mark = match words[digits..].chars().next() {
        Some('.' | ')') => digits > 0,
        Some('#' | '-' | '+' | '=' | '>') => digits == 0,
        _ => false,
    };
    if is_mark {
        words.insert(digits, '\\');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays_words() {
        assert_eq!(
            quoted("# Not a heading\n1. no list\n- nor this"),
            "> \\# Not a heading\n> 1\\. no list\n> \\- nor this"
        );
        assert_eq!(quoted("<b>bold</b> *and* [a link](x)"), "> \\<b>bold\\</b> \\*and\\* \\[a link\\](x)");
        assert_eq!(quoted("In 2019 we said: yes."), "> In 2019 we said: yes.");
        assert_eq!(prose("We **must** act."), "We **must** act.");
    }
}
