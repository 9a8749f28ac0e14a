//! What stands behind the text in every document: the decisions on the commitments, and what was put on record, in the
//! words of one language.

use app::words::{self, document};
use congress::ballot::Statement;
use congress::settings::NotAdopted;
use congress::text::{Language, Resolution, Text};
use serde::Serialize;

use super::adopted;
use super::{Commitment, Decision, Official, Published};

/// What became of a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// The commitment's id.
    pub place: String,
    /// Its heading.
    pub heading: String,
    /// What became of it, in words.
    pub outcome: String,
    /// The name of the outcome's colour.
    pub colour: &'static str,
    /// The number of the round that decided; empty where none did.
    pub round: String,
}

/// Something that was put on record, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// By which delegation.
    pub delegation: String,
    /// Of what kind: "Reservation".
    pub kind: String,
    /// The name of the position's colour.
    pub colour: &'static str,
    /// The words.
    pub words: String,
    /// The wording that was proposed with an objection.
    pub proposal: Option<Proposal>,
}

/// A wording that was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// What stands over it.
    pub label: String,
    /// The words.
    pub words: String,
}

/// What was put on record about one commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidOn {
    /// The commitment's id and heading.
    pub title: String,
    /// Everything said in the round that decided.
    pub items: Vec<Said>,
}

/// Where and when the congress met, as the text says it.
pub fn place_and_date(text: &Text) -> String {
    let parts = [text.place.as_str(), text.date.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// That a text is a translation, where it is.
pub fn translation(resolution: &Resolution, language: Language) -> Option<String> {
    let (counts_in, _) = resolution.official();
    (counts_in != language).then(|| document::translation(language, counts_in))
}

/// How many commitments were adopted, and what became of the others in the text.
pub fn as_adopted(official: &Official, resolution: &Resolution, language: Language) -> String {
    let all = adopted::commitments(official, resolution);
    let adopted = all.clone().filter(|one| matches!(one.decision, Decision::Adopted(..))).count();
    document::as_adopted(language, adopted, all.count(), official.profile.settings.not_adopted == NotAdopted::Mark)
}

/// The decisions on these commitments.
pub fn decisions<'a>(commitments: impl Iterator<Item = &'a Commitment>, language: Language) -> Vec<DecisionRow> {
    let words = document::Document::new(language);
    commitments
        .map(|commitment| DecisionRow {
            place: commitment.id.to_string(),
            heading: commitment.heading(language).to_owned(),
            outcome: outcome(commitment, language, &words),
            colour: colour(commitment.decision),
            round: commitment.decision.round().map(|number| number.to_string()).unwrap_or_default(),
        })
        .collect()
}

/// What became of a commitment: "Adopted, as amended (version 2)".
pub fn outcome(commitment: &Commitment, language: Language, words: &document::Document) -> String {
    match commitment.decision {
        Decision::Adopted(_, version, outcome) if version > 1 => {
            format!("{}, {}", words::outcome(language, outcome), document::amended(language, version))
        }
        Decision::Adopted(_, _, outcome) | Decision::NotAdopted(_, outcome) => words::outcome(language, outcome),
        Decision::Referred(_) => words.referred.clone(),
        Decision::Undecided => words.pending.clone(),
    }
}

/// The name of the colour in which a decision is written.
pub fn colour(decision: Decision) -> &'static str {
    match decision {
        Decision::Adopted(_, _, outcome) | Decision::NotAdopted(_, outcome) => words::outcome_class(outcome),
        Decision::Referred(_) | Decision::Undecided => "quiet",
    }
}

/// What was put on record in the rounds that decided on a resolution's commitments.
pub fn said(official: &Official, resolution: &Resolution, language: Language) -> Vec<SaidOn> {
    let on = |commitment: &Commitment| {
        let (_, published) = adopted::deciding(official, commitment)?;
        let items = statements(official, published, language);
        let title = format!("{} · {}", commitment.id, commitment.heading(language));
        (!items.is_empty()).then_some(SaidOn { title, items })
    };
    adopted::commitments(official, resolution).filter_map(on).collect()
}

/// What was put on record in one round.
pub fn statements(official: &Official, published: &Published, language: Language) -> Vec<Said> {
    let label = document::Document::new(language).proposal;
    let item = |said: &Statement| Said {
        delegation: words::delegation(language, &official.roll, &said.delegation),
        kind: document::statement_kind(language, said, published.withdrawn.contains(&said.delegation)),
        colour: said.choice.as_str(),
        words: said.text.clone(),
        proposal: said.proposal.clone().map(|words| Proposal { label: label.clone(), words }),
    };
    published.statements.iter().map(item).collect()
}
