//! The sentences about what is wrong with the files of a resolution.

use congress::text::Language;
use congress::text_file::{KEYS, STATUSES, TextFault};

use crate::locale::{self, Value};

/// The name of a sentence in the locales, and its arguments by name.
type Said = (&'static str, Vec<(&'static str, Value<'static>)>);

/// A language's name in the midst of a sentence.
fn name(of: Language, language: Language) -> Value<'static> {
    let key = match of {
        Language::En => "text-language-en",
        Language::Fr => "text-language-fr",
        Language::Es => "text-language-es",
    };
    locale::t(language, key).into()
}

/// What is said about a fault to somebody who reads `language`.
pub fn said(fault: &TextFault, language: Language) -> Said {
    let n = |key, n: usize| (key, vec![("n", (n as u64).into())]);
    let text = |key, text: &str| (key, vec![("text", text.to_owned().into())]);
    let between = |key, id: &str, of| (key, vec![("id", id.to_owned().into()), ("language", name(of, language))]);
    match fault {
        TextFault::TooManyFiles(most) => n("fault-text-too-many-files", *most),
        TextFault::WordProcessor => ("fault-text-word-processor", vec![]),
        TextFault::Encoding => ("fault-text-encoding", vec![]),
        TextFault::NoFrontMatter => ("fault-text-no-front-matter", vec![]),
        TextFault::FrontMatterOpen => ("fault-text-front-matter-open", vec![]),
        TextFault::NotAKey => ("fault-text-not-a-key", vec![]),
        TextFault::UnknownKey(key) => {
            ("fault-text-unknown-key", vec![("text", key.clone().into()), ("keys", KEYS.join(", ").into())])
        }
        TextFault::KeyTwice(key) => text("fault-text-key-twice", key),
        TextFault::KeyMissing(key) => text("fault-text-key-missing", key),
        TextFault::ValueTooLong(most) => n("fault-text-value-too-long", *most),
        TextFault::NotALanguage(code) => text("fault-text-not-a-language", code),
        TextFault::NotAStatus(status) => {
            let [original, working] = STATUSES;
            let arguments =
                vec![("text", status.clone().into()), ("original", original.into()), ("working", working.into())];
            ("fault-text-not-a-status", arguments)
        }
        TextFault::Invisible => ("fault-text-invisible", vec![]),
        TextFault::LineTooLong(most) => n("fault-text-line-too-long", *most),
        TextFault::TooManyParagraphs(most) => n("fault-text-too-many-paragraphs", *most),
        TextFault::TooManyCommitments(most) => n("fault-text-too-many-commitments", *most),
        TextFault::NoParagraph => ("fault-text-no-paragraph", vec![]),
        TextFault::NoId => ("fault-text-no-id", vec![]),
        TextFault::NotAnId(id) => text("fault-text-not-an-id", id),
        TextFault::IdTwice { id, line } => {
            ("fault-stands-already", vec![("text", id.clone().into()), ("line", line.to_string().into())])
        }
        TextFault::IdInside => ("fault-text-id-inside", vec![]),
        TextFault::BracketOpen => ("fault-text-bracket-open", vec![]),
        TextFault::BraceOpen => ("fault-text-brace-open", vec![]),
        TextFault::HeadingOpen => ("fault-text-heading-open", vec![]),
        TextFault::Stray(stray) => text("fault-text-stray", stray),
        TextFault::NoCommitment(id) => text("fault-text-no-commitment", id),
        TextFault::NoWords(id) => text("fault-text-no-words", id),
        TextFault::CommitmentTooLong(most) => n("fault-text-commitment-too-long", *most),
        TextFault::Nested => ("fault-text-nested", vec![]),
        TextFault::OtherResolution(id) => text("fault-text-other-resolution", id),
        TextFault::LanguageTwice(of) => ("fault-text-language-twice", vec![("language", name(*of, language))]),
        TextFault::Originals => ("fault-text-originals", vec![]),
        TextFault::MissingIn { id, language: of } => between("fault-text-missing-in", id, *of),
        TextFault::ElsewhereIn { id, language: of } => between("fault-text-elsewhere-in", id, *of),
        TextFault::SameWords(of) => ("fault-text-same-words", vec![("language", name(*of, language))]),
        TextFault::WordsNotThere(of) => ("fault-text-words-not-there", vec![("language", name(*of, language))]),
    }
}
