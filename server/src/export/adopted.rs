//! The resolution as the published rounds left it: each commitment in the version that was adopted.

use congress::text::{CommitmentId, Language, ParagraphId, Resolution};

use super::{Commitment, Decision, Official, OfficialRound, Published};

/// A stretch of a paragraph.
pub struct Passage<'a> {
    /// The words, which may mark `**bold**`: those adopted, or the last public ones of a commitment that was not.
    pub words: &'a str,
    /// The commitment that these words are, and what became of it.
    pub commitment: Option<(&'a CommitmentId, Decision)>,
}

impl Passage<'_> {
    /// Whether the words are part of the text as adopted.
    pub fn stands(&self) -> bool {
        self.commitment.is_none_or(|(_, decision)| matches!(decision, Decision::Adopted(..)))
    }
}

/// The paragraphs of a resolution with their passages, in `language` where there is such a text.
pub fn paragraphs<'a>(
    official: &'a Official,
    resolution: &'a Resolution,
    language: Language,
) -> Vec<(&'a ParagraphId, Vec<Passage<'a>>)> {
    let (language, text) = resolution.text(language);
    let passages = |span: &'a congress::text::Span| {
        let commitment = span.commitment.as_ref().and_then(|mark| official.commitment(&mark.id));
        let Some(commitment) = commitment else { return Passage { words: &span.text, commitment: None } };
        let (_, words) = commitment.words(commitment.final_version(), language);
        Passage { words, commitment: Some((&commitment.id, commitment.decision)) }
    };
    text.paragraphs.iter().map(|paragraph| (&paragraph.id, paragraph.spans.iter().map(passages).collect())).collect()
}

/// The commitments of a resolution in the order of its text.
pub fn commitments<'a>(
    official: &'a Official,
    resolution: &'a Resolution,
) -> impl Iterator<Item = &'a Commitment> + Clone {
    let (_, text) = resolution.official();
    text.paragraphs
        .iter()
        .flat_map(|paragraph| &paragraph.spans)
        .filter_map(|span| official.commitment(&span.commitment.as_ref()?.id))
}

/// The round that decided on a commitment, with its result.
pub fn deciding<'a>(official: &'a Official, commitment: &Commitment) -> Option<(&'a OfficialRound, &'a Published)> {
    let round = official.round(commitment.decision.round()?)?;
    Some((round, round.published()?))
}

impl Commitment {
    /// The version that was adopted; the last public one of a commitment that was not.
    pub fn final_version(&self) -> u32 {
        match self.decision {
            Decision::Adopted(_, version, _) => version,
            _ => u32::try_from(self.versions.len()).unwrap_or(u32::MAX),
        }
    }
}
