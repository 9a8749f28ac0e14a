//! The word-by-word difference between two versions of a text: what was struck out, what was put in.

use congress::round::{Round, RoundNumber};
use congress::state::State;
use congress::text::{CommitmentId, Language};
use congress::view::Audience;
use leptos::prelude::*;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::visit::Visit;

/// A stretch of words, by what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stretch {
    /// In both versions.
    Kept(String),
    /// In the old one only, then in the new one only; one of them may be empty.
    Replaced(String, String),
}

/// Words, the spaces between them, and every other sign by itself. The marks of `**bold**` words are left out.
fn tokens(words: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut before = None;
    for sign in words.replace("**", "").chars() {
        let kind = match sign {
            sign if sign.is_whitespace() => ' ',
            sign if sign.is_alphanumeric() || matches!(sign, '’' | '\'' | '-') => 'a',
            _ => sign,
        };
        match tokens.last_mut() {
            Some(last) if before == Some(kind) && matches!(kind, ' ' | 'a') => last.push(sign),
            _ => tokens.push(sign.to_string()),
        }
        before = Some(kind);
    }
    tokens
}

/// The stretches of two versions. A space alone between two changes belongs to the change.
fn stretches(old: &str, new: &str) -> Vec<Stretch> {
    let (old, new) = (tokens(old), tokens(new));
    let mut stretches: Vec<Stretch> = Vec::new();
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let last = operations.len().saturating_sub(1);
    for (index, operation) in operations.iter().enumerate() {
        let (removed, added) = (old[operation.old_range()].concat(), new[operation.new_range()].concat());
        let is_kept = operation.tag() == DiffTag::Equal;
        let is_gap = is_kept && removed.trim().is_empty() && index < last;
        match stretches.last_mut() {
            Some(Stretch::Replaced(before, after)) if !is_kept || is_gap => {
                before.push_str(&removed);
                after.push_str(&added);
            }
            _ if is_kept => stretches.push(Stretch::Kept(removed)),
            _ => stretches.push(Stretch::Replaced(removed, added)),
        }
    }
    stretches
}

/// The new words with what was struck out of the old ones, as a page shows them.
pub fn marked(old: &str, new: &str) -> AnyView {
    stretches(old, new)
        .into_iter()
        .map(|stretch| match stretch {
            Stretch::Kept(words) => words.into_any(),
            Stretch::Replaced(removed, added) => {
                let removed = (!removed.trim().is_empty()).then(|| view! { <del>{removed}</del> });
                let apart = (removed.is_some() && !added.trim().is_empty()).then_some(" ");
                let added = (!added.is_empty()).then(|| view! { <ins>{added}</ins> });
                view! {
                    {removed}
                    {apart}
                    {added}
                }
                .into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// What the version under decision in a round changed in the one before it; nothing for the first version.
pub fn words_of_round(state: &State, round: &Round, language: Language) -> Option<AnyView> {
    words_of_version(state, &round.question.commitment, round.question.version, language)
}

/// The words of a version, with what it changed marked.
pub fn words_of_version(state: &State, commitment: &CommitmentId, version: u32, language: Language) -> Option<AnyView> {
    let before = version.checked_sub(1).filter(|before| *before > 0)?;
    let (old, new) = (state.words(commitment, before), state.words(commitment, version));
    Some(marked(old.get(&language).map_or("", String::as_str), new.get(&language)?))
}

/// What a version of a commitment changed in the one before it, in `language` or else in one that there is; nothing for
/// the first version.
pub fn of_version(state: &State, commitment: &CommitmentId, version: u32, language: Language) -> Option<AnyView> {
    let languages = state.words(commitment, version);
    let language = if languages.contains_key(&language) { language } else { languages.into_keys().next()? };
    let words = words_of_version(state, commitment, version, language)?;
    let view = view! {
        <p class="difference serif" lang=language.code()>
            {words}
        </p>
    };
    Some(view.into_any())
}

/// The versions of a commitment under a heading; nothing where there is but the first.
pub fn versions(visit: &Visit, commitment: &CommitmentId) -> AnyView {
    let Some(versions) = list(visit, commitment) else { return ().into_any() };
    view! {
        <h2>{visit.t("versions")}</h2>
        {versions}
    }
    .into_any()
}

/// The versions of a commitment, newest first, each with its reason and the round that it followed from. A version
/// that followed from a round whose result is not published yet is left out.
pub fn list(visit: &Visit, commitment: &CommitmentId) -> Option<AnyView> {
    let amendments = visit.state.amendments.get(commitment).map_or(&[][..], Vec::as_slice);
    let is_known =
        |number: RoundNumber| visit.state.round(number).is_ok_and(|round| round.view(Audience::Public).tally.is_some());
    let versions: Vec<_> = amendments
        .iter()
        .zip(2..)
        .filter(|(amendment, _)| is_known(amendment.round))
        .map(|(amendment, version)| {
            let number = amendment.round;
            let reason = (!amendment.reason.is_empty()).then(|| view! { <p>{amendment.reason.clone()}</p> });
            view! {
                <li class="card version">
                    <h3>{visit.t_with("version", &[("n", version.into())])}</h3>
                    <p class="small quiet">
                        <a href=format!(
                            "/record/{number}",
                        )>{visit.t_with("version-after-round", &[("n", number.0.into())])}</a>
                    </p>
                    {reason}
                    {of_version(&visit.state, commitment, version, visit.language())}
                </li>
            }
        })
        .collect();
    if versions.is_empty() {
        return None;
    }
    let view = view! {
        <ol class="versions" reversed>
            {versions.into_iter().rev().collect_view()}
        </ol>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(old: &str, new: &str) -> String {
        let stretch = |stretch| match stretch {
            Stretch::Kept(words) => words,
            Stretch::Replaced(removed, added) => format!("[{removed}|{added}]"),
        };
        stretches(old, new).into_iter().map(stretch).collect()
    }

    #[test]
    fn one_word_for_another_is_struck_out_and_put_in() {
        assert_eq!(written("We shall act now.", "We must act now."), "We [shall|must] act now.");
    }

    #[test]
    fn a_word_changes_without_the_comma_behind_it() {
        assert_eq!(written("peace, work", "justice, work"), "[peace|justice], work");
    }

    #[test]
    fn neighbouring_changes_read_as_one() {
        assert_eq!(written("we will try hard", "we must act hard"), "we [will try|must act] hard");
    }

    #[test]
    fn words_added_at_the_end_and_struck_out_at_the_start() {
        assert_eq!(written("we act", "we act together"), "we act[| together]");
        assert_eq!(written("today we act", "we act"), "[today |]we act");
    }

    #[test]
    fn bold_marks_and_equal_texts_are_no_change() {
        assert_eq!(written("we **act** now", "we act now"), "we act now");
        assert_eq!(written("", ""), "");
    }

    #[test]
    fn the_page_strikes_out_and_inserts_and_shows_markup_as_words() {
        let html = marked("we shall <b>", "we must <b>").to_html().replace("<!>", "");
        assert!(html.contains("<del>shall</del>") && html.contains("<ins>must</ins>"), "{html}");
        assert!(!html.contains("<b>"), "{html}");
    }
}
