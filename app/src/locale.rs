//! The three languages: sentences by key from `locales/*/*.ftl`, countries from `locales/countries.csv`, and the
//! choice of a language for somebody who has not chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use congress::command::Refusal;
use congress::text::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages, parse_accepted_languages};

pub use fluent_bundle::FluentValue as Value;

/// The sentences of one language.
type Sentences = FluentBundle<FluentResource>;

const COUNTRIES: &str = include_str!("../locales/countries.csv");

/// A language's files, joined.
macro_rules! files {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../locales/", $language, "/main.ftl")),
            include_str!(concat!("../locales/", $language, "/delegate.ftl")),
            include_str!(concat!("../locales/", $language, "/phone.ftl")),
            include_str!(concat!("../locales/", $language, "/chair.ftl")),
            include_str!(concat!("../locales/", $language, "/floor.ftl")),
            include_str!(concat!("../locales/", $language, "/desk.ftl")),
            include_str!(concat!("../locales/", $language, "/texts.ftl")),
            include_str!(concat!("../locales/", $language, "/check-in.ftl")),
            include_str!(concat!("../locales/", $language, "/record.ftl")),
            include_str!(concat!("../locales/", $language, "/refusals.ftl")),
            include_str!(concat!("../locales/", $language, "/nodes.ftl")),
            include_str!(concat!("../locales/", $language, "/staff.ftl")),
            include_str!(concat!("../locales/", $language, "/settings.ftl")),
            include_str!(concat!("../locales/", $language, "/document.ftl")),
            include_str!(concat!("../locales/", $language, "/minutes.ftl")),
            include_str!(concat!("../locales/", $language, "/cards.ftl")),
            include_str!(concat!("../locales/", $language, "/paper.ftl")),
            include_str!(concat!("../locales/", $language, "/secret.ftl")),
            include_str!(concat!("../locales/", $language, "/house.ftl")),
            include_str!(concat!("../locales/", $language, "/crowd.ftl")),
        )
    };
}

/// The source of a language's sentences.
const fn source(language: Language) -> &'static str {
    match language {
        Language::En => files!("en"),
        Language::Fr => files!("fr"),
        Language::Es => files!("es"),
    }
}

/// Reads a language's sentences. A line that cannot be read is left out; a test reads all of them.
fn read(language: Language) -> Sentences {
    let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
    let locale = language.code().parse().unwrap_or_default();
    let mut sentences = Sentences::new_concurrent(vec![locale]);
    sentences.set_use_isolating(false);
    sentences.add_resource_overriding(resource);
    sentences
}

fn sentences(language: Language) -> &'static Sentences {
    static ALL: OnceLock<BTreeMap<Language, Sentences>> = OnceLock::new();
    let all = ALL.get_or_init(|| Language::ALL.map(|one| (one, read(one))).into());
    &all[&language]
}

/// The language of those `offered` that suits an `Accept-Language` header best; the first one where none does.
pub fn negotiate(accept_language: &str, offered: &BTreeSet<Language>) -> Language {
    static TAGS: LazyLock<BTreeMap<Language, LanguageIdentifier>> = LazyLock::new(|| {
        Language::ALL.into_iter().filter_map(|language| Some((language, language.code().parse().ok()?))).collect()
    });
    let requested = parse_accepted_languages(accept_language);
    if requested.is_empty() {
        return offered.first().copied().unwrap_or(Language::En);
    }
    let available: Vec<&LanguageIdentifier> = offered.iter().filter_map(|language| TAGS.get(language)).collect();
    negotiate_languages(&requested, &available, None, NegotiationStrategy::Lookup)
        .first()
        .and_then(|best| Language::parse(best.language.as_str()))
        .or_else(|| offered.first().copied())
        .unwrap_or(Language::En)
}

/// The sentence called `key`, or the key itself where there is none.
pub fn t(language: Language, key: &str) -> String {
    t_with(language, key, &[])
}

/// The sentence called `key` with its arguments. Numbers are passed as numbers, so that plural forms work.
pub fn t_with(language: Language, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
    let sentences = sentences(language);
    let Some(pattern) = sentences.get_message(key).and_then(|m| m.value()) else {
        return key.to_owned();
    };
    let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    sentences.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
}

/// Why something was not done, for the person who asked.
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    let (key, arguments) = refusal.key();
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, number_or_text(value))).collect();
    t_with(language, key, &arguments)
}

fn number_or_text(value: &str) -> Value<'_> {
    value.parse::<u64>().map_or_else(|_| Value::from(value), Value::from)
}

/// A country's name, or the text itself where it is no ISO 3166 code.
pub fn country(language: Language, code: &str) -> &str {
    static NAMES: OnceLock<BTreeMap<String, [String; 3]>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        csv::Reader::from_reader(COUNTRIES.as_bytes())
            .into_deserialize::<(String, String, String, String)>()
            .filter_map(Result::ok)
            .map(|(code, en, fr, es)| (code, [en, fr, es]))
            .collect()
    });
    names.get(code).map_or(code, |[en, fr, es]| match language {
        Language::En => en,
        Language::Fr => fr,
        Language::Es => es,
    })
}

#[cfg(test)]
mod tests;
