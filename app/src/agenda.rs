//! The agenda: every commitment with its place, its words in one language, and which text the words come from.

use congress::agenda::Bloc;
use congress::round::Round;
use congress::state::State;
use congress::text::{CommitmentId, Language};
use leptos::prelude::*;

/// A commitment on the agenda, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its place on the agenda, from 1.
    pub place: usize,
    /// How many commitments there are.
    pub of: usize,
    /// Its id.
    pub id: CommitmentId,
    /// A heading of a few words.
    pub heading: String,
    /// The words, which may mark `**bold**`.
    pub words: String,
    /// The language of the words: the one asked for, or the official one where there is no translation.
    pub language: Language,
    /// Whether these words are the official ones.
    pub official: bool,
    /// Whether the words are a procedural question that was asked during this commitment.
    pub procedural: bool,
}

/// All commitments in the order of the agenda, in `language` where there is such a text.
pub fn agenda(state: &State, language: Language) -> Vec<Item> {
    let items: Vec<_> = state.agenda(language).collect();
    let of = items.len();
    items
        .into_iter()
        .enumerate()
        .map(|(index, item)| Item {
            place: index + 1,
            of,
            id: item.mark.id.clone(),
            heading: item.mark.heading.clone(),
            words: item.words.to_owned(),
            language: item.language,
            official: item.official,
            procedural: false,
        })
        .collect()
}

/// One commitment of the agenda, in `language` where there is such a text.
pub fn item(state: &State, commitment: &CommitmentId, language: Language) -> Option<Item> {
    agenda(state, language).into_iter().find(|item| &item.id == commitment)
}

/// The commitment under decision in a round, the first one of a bloc, in the words of the version that the round asks
/// about; or the procedural question.
pub fn asked(state: &State, round: &Round, language: Language) -> Option<Item> {
    let question = &round.question;
    let item = item(state, &question.commitment, language)?;
    if let Some(asked) = &question.procedural {
        let words = asked.words.get_key_value(&language).or_else(|| asked.words.first_key_value());
        let (language, words) = words?;
        return Some(Item { language: *language, words: words.clone(), procedural: true, ..item });
    }
    let words = state.words(&question.commitment, question.version).remove(&item.language);
    Some(Item { words: words.unwrap_or_default(), ..item })
}

/// All commitments that a round decides on, in the words of the versions that it asks about.
pub fn parts(state: &State, round: &Round, language: Language) -> Vec<Item> {
    let agenda = agenda(state, language);
    let part = |(id, version): (&CommitmentId, u32)| {
        let item = agenda.iter().find(|item| &item.id == id)?.clone();
        let words = state.words(id, version).remove(&item.language);
        Some(Item { words: words.unwrap_or_default(), ..item })
    };
    round.question.parts().filter_map(part).collect()
}

/// The commitments of a bloc, in the order of the agenda.
pub fn of_bloc(agenda: &[Item], bloc: &Bloc) -> Vec<Item> {
    agenda.iter().filter(|item| bloc.commitments.contains(&item.id)).cloned().collect()
}

/// Words that may mark `**bold**`, as a page shows them.
pub fn prose(words: &str) -> AnyView {
    words
        .split("**")
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| {
            let part = part.to_owned();
            if index % 2 == 1 { view! { <strong>{part}</strong> }.into_any() } else { part.into_any() }
        })
        .collect_view()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_words_are_strong_and_markup_in_a_text_is_only_words() {
        let html = prose("We must **act** <now>").to_html();
        assert!(html.contains("<strong>act"), "{html}");
        assert!(!html.contains("<now>"), "{html}");
    }
}
