//! `resolution.{en,fr,es}.pdf`: what the resolution as adopted says, for the press.

use app::words::document;
use congress::settings::NotAdopted;
use congress::text::{Language, Resolution};
use serde::Serialize;

use super::Official;
use super::adopted::{self, Passage};
use super::annex::{self, DecisionRow, SaidOn};
use super::minutes::{self, Foot};

/// Everything that the document says.
#[derive(Serialize)]
pub struct ResolutionSheet {
    lang: &'static str,
    title: String,
    subtitle: String,
    organisation: String,
    letterhead: String,
    notes: Vec<String>,
    foot: Foot,
    paragraphs: Vec<Vec<PassageSheet>>,
    decisions: Decisions,
    said: Record,
}

#[derive(Serialize)]
struct PassageSheet {
    words: String,
    /// What marks words that were not adopted; empty at those that stand.
    mark: String,
}

#[derive(Serialize)]
struct Decisions {
    heading: String,
    heads: Vec<String>,
    items: Vec<DecisionRow>,
}

#[derive(Serialize)]
struct Record {
    heading: String,
    nothing: String,
    groups: Vec<SaidOn>,
}

impl ResolutionSheet {
    /// The resolution in `language`; in its official language where there is no such text.
    pub fn of(official: &Official, resolution: &Resolution, language: Language) -> Self {
        let not_adopted = official.profile.settings.not_adopted;
        let words = document::Document::new(language);
        let (written_in, text) = resolution.text(language);
        let title = text.title.replace("**", "");
        let notes = annex::translation(resolution, language)
            .into_iter()
            .chain([annex::as_adopted(official, resolution, language)]);
        Self {
            lang: written_in.code(),
            subtitle: annex::place_and_date(text),
            organisation: minutes::organisation(official, language),
            letterhead: text.letterhead.clone(),
            notes: notes.collect(),
            foot: minutes::foot(official, language, &title),
            paragraphs: adopted::paragraphs(official, resolution, language)
                .into_iter()
                .map(|(_, passages)| passages.iter().filter_map(|one| sheet(one, &words, not_adopted)).collect())
                .filter(|paragraph: &Vec<_>| !paragraph.is_empty())
                .collect(),
            decisions: Decisions {
                heads: words.decision_heads(),
                items: annex::decisions(adopted::commitments(official, resolution), language),
                heading: words.decisions,
            },
            said: Record {
                heading: words.statements,
                nothing: words.no_statements,
                groups: annex::said(official, resolution, language),
            },
            title,
        }
    }
}

fn sheet(passage: &Passage<'_>, words: &document::Document, not_adopted: NotAdopted) -> Option<PassageSheet> {
    let mark = match (passage.stands(), not_adopted) {
        (true, _) => String::new(),
        (false, NotAdopted::LeaveOut) => return None,
        (false, NotAdopted::Mark) => words.not_adopted.clone(),
    };
    Some(PassageSheet { words: passage.words.to_owned(), mark })
}
