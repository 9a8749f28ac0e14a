//! What can be wrong with the files of a resolution. The sentences are in the locales.

use crate::text::Language;

/// What is wrong in one place, or between the languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// More files than so many at once.
    TooManyFiles(usize),
    /// A document of a word processor.
    WordProcessor,
    /// The text is in no encoding that is read.
    Encoding,
    /// The file does not begin with front matter.
    NoFrontMatter,
    /// The front matter does not end.
    FrontMatterOpen,
    /// A line of the front matter that is no `key: value`.
    NotAKey,
    /// A key that nobody knows.
    UnknownKey(String),
    /// A key that is there twice.
    KeyTwice(String),
    /// A key that must be there is not.
    KeyMissing(String),
    /// A value or heading of more than so many characters.
    ValueTooLong(usize),
    /// None of the languages of the house.
    NotALanguage(String),
    /// No status.
    NotAStatus(String),
    /// A character that cannot be seen.
    Invisible,
    /// A line of more than so many characters.
    LineTooLong(usize),
    /// More paragraphs than so many.
    TooManyParagraphs(usize),
    /// More commitments than so many.
    TooManyCommitments(usize),
    /// There is no paragraph.
    NoParagraph,
    /// A paragraph without an id at its end.
    NoId,
    /// No id.
    NotAnId(String),
    /// An id that is there twice.
    IdTwice {
        /// Which.
        id: String,
        /// The line on which it is first.
        line: u64,
    },
    /// An id in the middle of a paragraph.
    IdInside,
    /// A bracket that opens and is not followed by a commitment's mark.
    BracketOpen,
    /// A brace that opens and does not close.
    BraceOpen,
    /// A heading that does not close.
    HeadingOpen,
    /// What does not belong in braces.
    Stray(String),
    /// A span in brackets that is no commitment.
    NoCommitment(String),
    /// A commitment without words.
    NoWords(String),
    /// A commitment of more than so many characters.
    CommitmentTooLong(usize),
    /// A commitment in a commitment.
    Nested,
    /// A file of another resolution than the first one.
    OtherResolution(String),
    /// Two files in one language.
    LanguageTwice(Language),
    /// None, or more than one, of the languages is the original.
    Originals,
    /// An id of another language is missing in this one.
    MissingIn {
        /// Which id.
        id: String,
        /// In which language.
        language: Language,
    },
    /// An id stands in another place than in the original.
    ElsewhereIn {
        /// Which id.
        id: String,
        /// In which language.
        language: Language,
    },
    /// The words are those of another language.
    SameWords(Language),
    /// The words to be marked are not in the paragraph, or more than once, or not outside commitments.
    WordsNotThere(Language),
}
