//! Resolutions: paragraphs with stable ids, some of their sentences commitments, in parallel languages.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::roll::id;

id!(
    /// A resolution's id, such as `social-cohesion-and-progress`.
    ResolutionId
);
id!(
    /// A paragraph's id, such as `p12`, the same in every language.
    ParagraphId
);
id!(
    /// A commitment's id, such as `c3`, the same in every language and unique in the congress.
    CommitmentId
);

/// The languages of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

impl Language {
    /// All of them, in the order of the letterhead.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Es];

    /// The ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
        }
    }

    /// Reads an ISO 639-1 code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A stretch of a paragraph: plain, or a commitment. Its text may mark `**bold**`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The words.
    pub text: String,
    /// The commitment that these words are, if they are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentMark>,
}

/// What marks a span as a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentMark {
    /// Its id.
    pub id: CommitmentId,
    /// A heading of a few words for agendas; the id where the text gives none.
    pub heading: String,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its id.
    pub id: ParagraphId,
    /// Its words in order.
    pub spans: Vec<Span>,
}

/// A resolution in one language, as circulated: version 1 of every commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Whether this language is the one that counts; others are working translations.
    pub official: bool,
    /// What stands above the title.
    pub letterhead: String,
    /// The sender's web site.
    pub website: String,
    /// Which draft this is, with its date.
    pub draft: String,
    /// The title.
    pub title: String,
    /// When the congress meets.
    pub date: String,
    /// Where it meets.
    pub place: String,
    /// All paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

/// The longest words of a commitment, in characters.
pub const LONGEST_COMMITMENT: usize = 5_000;

impl Paragraph {
    /// Its id and those of its commitments, in order; once, if it is one commitment as a whole and bears its id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let commitments = self.spans.iter().filter_map(|span| span.commitment.as_ref()).map(|mark| mark.id.as_str());
        let is_whole = self.spans.len() == 1 && commitments.clone().eq([self.id.as_str()]);
        (!is_whole).then_some(self.id.as_str()).into_iter().chain(commitments)
    }
}

impl Text {
    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.paragraphs.iter().flat_map(Paragraph::ids)
    }

    /// The ids that must be the same in every language: paragraphs with their commitments, in order.
    pub(crate) fn skeleton(&self) -> Vec<(&ParagraphId, Vec<&CommitmentId>)> {
        self.paragraphs
            .iter()
            .map(|p| {
                let commitments = p.spans.iter().filter_map(|s| s.commitment.as_ref()).map(|c| &c.id).collect();
                (&p.id, commitments)
            })
            .collect()
    }

    /// The commitments in order, each with its words.
    pub fn commitments(&self) -> impl Iterator<Item = (&CommitmentMark, &str)> {
        self.paragraphs
            .iter()
            .flat_map(|p| &p.spans)
            .filter_map(|span| span.commitment.as_ref().map(|mark| (mark, span.text.as_str())))
    }
}

/// Why texts are not one resolution.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// There is no text at all.
    #[error("a resolution needs at least one text")]
    Empty,
    /// No text, or more than one, is the official one.
    #[error("exactly one language must be `status: original`")]
    Official,
    /// Another language has other paragraphs or commitments than the official one.
    #[error("the {language} text has other ids than the official one, from {id} on")]
    NotParallel {
        /// The language that differs.
        language: Language,
        /// The first id where they differ.
        id: String,
    },
    /// An id occurs twice.
    #[error("the id {0} occurs twice")]
    Twice(String),
}

/// A resolution in its parallel languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Resolution {
    /// Its id.
    pub id: ResolutionId,
    texts: BTreeMap<Language, Text>,
}

/// A resolution as the log holds it, before its texts are known to be parallel.
#[derive(Deserialize)]
struct Unchecked {
    id: ResolutionId,
    texts: BTreeMap<Language, Text>,
}

impl TryFrom<Unchecked> for Resolution {
    type Error = TextError;

    fn try_from(Unchecked { id, texts }: Unchecked) -> Result<Self, TextError> {
        Self::new(id, texts)
    }
}

impl Resolution {
    /// Joins texts into a resolution.
    ///
    /// # Errors
    /// Unless exactly one is official and all have the same ids, each once.
    pub fn new(id: ResolutionId, texts: BTreeMap<Language, Text>) -> Result<Self, TextError> {
        if texts.is_empty() {
            return Err(TextError::Empty);
        }
        let mut officials = texts.values().filter(|text| text.official);
        let (Some(official), None) = (officials.next(), officials.next()) else {
            return Err(TextError::Official);
        };
        let skeleton = official.skeleton();
        let mut seen = std::collections::BTreeSet::new();
        for (paragraph, commitments) in &skeleton {
            // A paragraph that is one commitment as a whole bears the commitment's id.
            let is_one_commitment = matches!(commitments.as_slice(), [only] if only.as_str() == paragraph.as_str());
            let own = (!is_one_commitment).then_some(paragraph.as_str());
            for id in own.into_iter().chain(commitments.iter().map(|commitment| commitment.as_str())) {
                if !seen.insert(id) {
                    return Err(TextError::Twice(id.to_owned()));
                }
            }
        }
        for (language, text) in &texts {
            let other = text.skeleton();
            let longest = skeleton.len().max(other.len());
            if let Some(at) = (0..longest).find(|at| skeleton.get(*at) != other.get(*at)) {
                let id = skeleton.get(at).or(other.get(at)).map_or("", |(id, _)| id.as_str()).to_owned();
                return Err(TextError::NotParallel { language: *language, id });
            }
        }
        Ok(Self { id, texts })
    }

    /// The text in `language`, or the official one where there is none.
    pub fn text(&self, language: Language) -> (Language, &Text) {
        self.texts.get_key_value(&language).map_or_else(|| self.official(), |(l, t)| (*l, t))
    }

    /// The official text with its language.
    pub fn official(&self) -> (Language, &Text) {
        self.texts
            .iter()
            .find(|(_, text)| text.official)
            .map(|(language, text)| (*language, text))
            .expect("`new` admits no resolution without an official text")
    }

    /// The text in exactly this language.
    pub fn text_in(&self, language: Language) -> Option<&Text> {
        self.texts.get(&language)
    }

    /// All texts by language.
    pub fn texts(&self) -> impl Iterator<Item = (Language, &Text)> {
        self.texts.iter().map(|(language, text)| (*language, text))
    }
}
