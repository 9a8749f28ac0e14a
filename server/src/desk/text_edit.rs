//! What the desk changes in a resolution by hand: a paragraph, a commitment's mark, which language counts. Each change is
//! made in the files of the resolution and goes through the same preview as files that are handed in.

use std::collections::BTreeMap;

use congress::state::State;
use congress::text::{CommitmentId, CommitmentMark, Language, Paragraph, ParagraphId, Resolution, Span, Text};
use congress::text_change::Texts;
use congress::text_file::{self, TextFault};

use super::resolution_file::{TextFile, file_name, written};

/// What is to be marked as a commitment.
pub struct Marking {
    /// In which paragraph.
    pub paragraph: ParagraphId,
    /// The commitment's id.
    pub commitment: CommitmentId,
    /// Its words by language; where there are none, the whole paragraph.
    pub words: BTreeMap<Language, String>,
    /// Its heading by language; the id where there is none.
    pub headings: BTreeMap<Language, String>,
}

fn files(resolution: &Resolution, texts: &Texts) -> Vec<TextFile> {
    let file = |(language, text): (&Language, &Text)| TextFile {
        name: file_name(&resolution.id, *language),
        text: text_file::write(&resolution.id, *language, text),
    };
    texts.iter().map(file).collect()
}

fn paragraphs<'a>(texts: &'a mut Texts, id: &'a ParagraphId) -> impl Iterator<Item = (Language, &'a mut Paragraph)> {
    texts.iter_mut().filter_map(move |(language, text)| {
        Some((*language, text.paragraphs.iter_mut().find(|paragraph| paragraph.id == *id)?))
    })
}

/// The files with other lines in the place of a paragraph's.
pub fn with_lines(
    state: &State,
    resolution: &Resolution,
    paragraph: &ParagraphId,
    lines: &BTreeMap<Language, String>,
) -> Vec<TextFile> {
    let texts = state.current_texts(resolution);
    let mut files = written(state, resolution);
    for (language, file) in &mut files {
        let standing = texts[language].paragraphs.iter().find(|one| one.id == *paragraph);
        if let (Some(standing), Some(line)) = (standing, lines.get(language)) {
            // One paragraph is one line, also where somebody pressed Enter in it.
            let line = line.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
            let standing = format!("\n{}\n", text_file::line(standing));
            *file = file.replacen(&standing, &format!("\n{}\n", line.join(" ")), 1);
        }
    }
    let named = files.into_iter().map(|(language, text)| TextFile { name: file_name(&resolution.id, language), text });
    named.collect()
}

/// The files with a commitment more.
///
/// # Errors
/// Where the words to be marked are not in the paragraph, or are more than once, or in a commitment.
pub fn marked(state: &State, resolution: &Resolution, marking: &Marking) -> Result<Vec<TextFile>, TextFault> {
    let mut texts = state.current_texts(resolution);
    for (language, paragraph) in paragraphs(&mut texts, &marking.paragraph) {
        let there = || TextFault::WordsNotThere(language);
        let id = marking.commitment.clone();
        let heading = marking.headings.get(&language).cloned().unwrap_or_else(|| id.to_string());
        let mark = CommitmentMark { id, heading };
        let Some(words) = marking.words.get(&language) else {
            let [span] = paragraph.spans.as_mut_slice() else { return Err(there()) };
            if span.commitment.is_some() {
                return Err(there());
            }
            span.commitment = Some(mark);
            continue;
        };
        let is_there = |span: &Span| span.commitment.is_none() && span.text.contains(words.as_str());
        let mut found = paragraph.spans.iter().enumerate().filter(|(_, span)| is_there(span)).map(|(place, _)| place);
        let (Some(place), None) = (found.next(), found.next()) else { return Err(there()) };
        let text = paragraph.spans[place].text.clone();
        let (Some((before, after)), 1) = (text.split_once(words.as_str()), text.matches(words.as_str()).count()) else {
            return Err(there());
        };
        let plain = |text: &str| Span { text: text.to_owned(), commitment: None };
        let spans = [plain(before), Span { text: words.clone(), commitment: Some(mark) }, plain(after)];
        paragraph.spans.splice(place..=place, spans.into_iter().filter(|span| !span.text.is_empty()));
    }
    Ok(files(resolution, &texts))
}

/// The files with a commitment less: its words stay.
pub fn unmarked(state: &State, resolution: &Resolution, commitment: &CommitmentId) -> Vec<TextFile> {
    let mut texts = state.current_texts(resolution);
    for paragraph in texts.values_mut().flat_map(|text| &mut text.paragraphs) {
        let mut spans: Vec<Span> = Vec::new();
        for mut span in std::mem::take(&mut paragraph.spans) {
            span.commitment = span.commitment.filter(|mark| mark.id != *commitment);
            match spans.last_mut() {
                Some(last) if last.commitment.is_none() && span.commitment.is_none() => last.text.push_str(&span.text),
                _ => spans.push(span),
            }
        }
        paragraph.spans = spans;
    }
    files(resolution, &texts)
}

/// The files with another language as the one that counts.
pub fn with_official(state: &State, resolution: &Resolution, official: Language) -> Vec<TextFile> {
    let mut texts = state.current_texts(resolution);
    for (language, text) in &mut texts {
        text.official = *language == official;
    }
    files(resolution, &texts)
}
