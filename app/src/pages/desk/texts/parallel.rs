//! Languages side by side: paragraph by paragraph, with what is missing in one of them, and what a revision changes.

use std::collections::{BTreeMap, BTreeSet};

use congress::text::{CommitmentMark, Language, Paragraph, Span};
use congress::text_change::Texts;
use leptos::prelude::*;

use crate::agenda::prose;
use crate::difference;
use crate::frame::own_name;
use crate::link::encoded;
use crate::visit::Visit;

/// Longer paragraphs are shown without the difference, in bytes: finding it takes time with the square of the length.
const LONGEST_DIFFERENCE: usize = 4_000;

/// A paragraph in every language that has it, as it stands and as it would.
pub struct Row<'a> {
    /// Its id.
    pub id: &'a str,
    before: BTreeMap<Language, &'a Paragraph>,
    after: BTreeMap<Language, &'a Paragraph>,
}

impl Row<'_> {
    /// Whether it is not there yet.
    pub fn is_new(&self) -> bool {
        self.before.is_empty()
    }

    /// Whether it would not be there any more.
    pub fn is_gone(&self) -> bool {
        self.after.is_empty()
    }

    /// Whether it would be another, in a language or in all.
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// The paragraphs of the texts before and after a change: in the order after, what is gone behind what it stood behind.
pub fn rows<'a>(before: &'a Texts, after: &'a Texts) -> Vec<Row<'a>> {
    let mut order: Vec<&str> = Vec::new();
    for text in after.values().chain(before.values()) {
        let mut place = 0;
        for id in text.paragraphs.iter().map(|paragraph| paragraph.id.as_str()) {
            match order.iter().position(|other| *other == id) {
                Some(at) => place = at + 1,
                None => {
                    order.insert(place, id);
                    place += 1;
                }
            }
        }
    }
    let by_id = |texts: &'a Texts| {
        let mut found: BTreeMap<&str, BTreeMap<Language, &'a Paragraph>> = BTreeMap::new();
        for (language, text) in texts {
            for paragraph in &text.paragraphs {
                found.entry(paragraph.id.as_str()).or_default().insert(*language, paragraph);
            }
        }
        found
    };
    let (mut before, mut after) = (by_id(before), by_id(after));
    let row = |id: &'a str| Row {
        id,
        before: before.remove(id).unwrap_or_default(),
        after: after.remove(id).unwrap_or_default(),
    };
    order.into_iter().map(row).collect()
}

/// The rows as a table, a column for each language. With `edited`, the id of a resolution, each row leads to where its
/// paragraph is edited.
pub fn table(visit: &Visit, caption: String, texts: &Texts, rows: &[Row<'_>], edited: Option<&str>) -> AnyView {
    let languages: Vec<Language> = texts.keys().copied().collect();
    let heads = texts
        .iter()
        .map(|(language, text)| {
            let status = if text.official { "text-official" } else { "text-working" };
            view! {
                <th scope="col" class:official=text.official>
                    <span lang=language.code()>{own_name(*language)}</span>
                    <span class="small quiet">{visit.t(status)}</span>
                </th>
            }
        })
        .collect_view();
    let body = rows.iter().map(|row| line(visit, &languages, row, edited)).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="parallel">
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("texts-id")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(visit: &Visit, languages: &[Language], row: &Row<'_>, edited: Option<&str>) -> AnyView {
    let cells = languages.iter().map(|language| cell(visit, *language, row)).collect_view();
    let edit = edited.map(|resolution| {
        let label = format!("{}: {}", visit.t("roll-edit"), row.id);
        view! {
            <a
                class="small"
                href=format!("/desk/text?id={}&p={}#edit", encoded(resolution), encoded(row.id))
                aria-label=label
            >
                {visit.t("roll-edit")}
            </a>
        }
    });
    view! {
        <tr id=format!("row-{}", row.id)>
            <th scope="row">{row.id.to_owned()} {edit}</th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(visit: &Visit, language: Language, row: &Row<'_>) -> AnyView {
    let words = |paragraph: &Paragraph| -> String { paragraph.spans.iter().map(|span| span.text.as_str()).collect() };
    let (before, after) = (row.before.get(&language), row.after.get(&language));
    let (class, content) = match (before, after) {
        (None, None) => ("missing", view! { <b class="against">{visit.t("texts-missing")}</b> }.into_any()),
        (Some(_), None) if !row.is_gone() => {
            ("missing", view! { <b class="against">{visit.t("texts-missing")}</b> }.into_any())
        }
        (Some(before), None) => ("gone", view! { <del>{words(before)}</del> }.into_any()),
        (Some(before), Some(after)) if before != after => {
            let (old, new) = (words(before), words(after));
            let shown = if old == new || old.len().max(new.len()) > LONGEST_DIFFERENCE {
                passages(&after.spans)
            } else {
                difference::marked(&old, &new)
            };
            let marks = marks(visit, before, after);
            ("changed", view! { {shown} {marks} }.into_any())
        }
        (_, Some(after)) => ("", passages(&after.spans)),
    };
    view! {
        <td class=class lang=language.code()>
            {content}
        </td>
    }
    .into_any()
}

/// Words with their commitments marked by id and heading.
fn passages(spans: &[Span]) -> AnyView {
    spans
        .iter()
        .map(|span| match &span.commitment {
            None => prose(&span.text),
            Some(mark) => view! {
                <span class="commitment">
                    <b class="place" title=mark.heading.clone()>
                        {mark.id.to_string()}
                    </b>
                    <span class="words">{prose(&span.text)}</span>
                </span>
            }
            .into_any(),
        })
        .collect_view()
        .into_any()
}

/// The commitments that a change marks, takes the mark from, or gives another heading.
fn marks(visit: &Visit, before: &Paragraph, after: &Paragraph) -> AnyView {
    let of = |paragraph: &Paragraph| -> BTreeMap<String, CommitmentMark> {
        let marks = paragraph.spans.iter().filter_map(|span| span.commitment.clone());
        marks.map(|mark| (mark.id.to_string(), mark)).collect()
    };
    let (before, after) = (of(before), of(after));
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let said = ids.into_iter().filter_map(|id| {
        let named = |mark: &CommitmentMark| [("id", id.clone().into()), ("heading", mark.heading.clone().into())];
        match (before.get(id), after.get(id)) {
            (None, Some(mark)) => Some(visit.t_with("texts-marked", &named(mark))),
            (Some(mark), None) => Some(visit.t_with("texts-unmarked", &named(mark))),
            (Some(old), Some(new)) if old != new => {
                let arguments = [
                    ("field", id.clone().into()),
                    ("before", old.heading.clone().into()),
                    ("after", new.heading.clone().into()),
                ];
                Some(visit.t_with("roll-was", &arguments))
            }
            _ => None,
        }
    });
    let language = visit.language().code();
    said.map(|sentence| view! { <span class="line small" lang=language>{sentence}</span> }).collect_view().into_any()
}
