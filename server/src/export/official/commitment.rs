//! What became of a commitment.

use congress::round::{RoundNumber, Step, Wording};
use congress::state::State;
use congress::text::{CommitmentId, CommitmentMark, Language, Resolution};
use congress::verdict::Outcome;

use super::OfficialRound;

/// A commitment with the versions of its text that are public, and what became of it.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// Its heading by language.
    pub headings: Wording,
    /// Its words by version, the first one as circulated.
    pub versions: Vec<Wording>,
    /// What became of it.
    pub decision: Decision,
}

/// What became of a commitment, by the last published round that decided on it. A round without a quorum, a poll and a
/// choice of wording decide nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Adopted in this version by this round.
    Adopted(RoundNumber, u32, Outcome),
    /// Not adopted.
    NotAdopted(RoundNumber, Outcome),
    /// Referred after this round.
    Referred(RoundNumber),
    /// Not decided on.
    Undecided,
}

impl Decision {
    /// The word for it in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Adopted(..) => "adopted",
            Self::NotAdopted(..) => "not_adopted",
            Self::Referred(_) => "referred",
            Self::Undecided => "undecided",
        }
    }

    /// The round that decided.
    pub const fn round(self) -> Option<RoundNumber> {
        match self {
            Self::Adopted(round, ..) | Self::NotAdopted(round, _) | Self::Referred(round) => Some(round),
            Self::Undecided => None,
        }
    }
}

impl Commitment {
    /// The words of a version in `language`, or in another one where there are none, with their language.
    pub fn words(&self, version: u32, language: Language) -> (Language, &str) {
        let words = (version as usize).checked_sub(1).and_then(|place| self.versions.get(place));
        let found = words.and_then(|words| words.get_key_value(&language).or_else(|| words.iter().next()));
        found.map_or((language, ""), |(language, words)| (*language, words.as_str()))
    }

    /// The heading in `language`, or the id where there is none.
    pub fn heading(&self, language: Language) -> &str {
        self.headings.get(&language).map_or(self.id.as_str(), String::as_str)
    }
}

/// A commitment as these published and annulled rounds left it.
pub fn commitment(state: &State, rounds: &[OfficialRound], mark: &CommitmentMark) -> Commitment {
    let on_it = |round: &&OfficialRound| round.asked.iter().any(|asked| asked.commitment == mark.id);
    let decision = rounds.iter().rev().filter(on_it).find_map(|round| decision(round, &mark.id));
    let asked = rounds.iter().flat_map(|round| &round.asked).filter(|asked| asked.commitment == mark.id);
    let asked = asked.map(|asked| asked.version).max().unwrap_or(1);
    let amendments = state.amendments.get(&mark.id).map_or(&[][..], Vec::as_slice);
    let is_known = |amendment: &&congress::state::Amendment| {
        rounds.iter().any(|round| round.number == amendment.round && round.published().is_some())
    };
    // A version is public once the round from which it followed is, or one that asked about it or a later one.
    let amended = amendments.iter().rposition(|amendment| is_known(&amendment)).map_or(1, |place| place + 2);
    let last = asked.max(u32::try_from(amended).unwrap_or(u32::MAX));
    Commitment {
        id: mark.id.clone(),
        headings: headings(state, &mark.id),
        versions: (1..=last).map(|version| state.words(&mark.id, version)).collect(),
        decision: decision.unwrap_or(Decision::Undecided),
    }
}

fn headings(state: &State, id: &CommitmentId) -> Wording {
    let texts = state.resolutions.iter().flat_map(Resolution::texts);
    let found = texts.filter_map(|(language, text)| {
        let (mark, _) = text.commitments().find(|(mark, _)| &mark.id == id)?;
        Some((language, mark.heading.clone()))
    });
    found.collect()
}

fn decision(round: &OfficialRound, id: &CommitmentId) -> Option<Decision> {
    let published = round.published()?;
    if published.steps.iter().any(|taken| matches!(taken.step, Step::Referred(_))) {
        return Some(Decision::Referred(round.number));
    }
    let version = round.asked.iter().find(|asked| &asked.commitment == id)?.version;
    match published.tally.outcome {
        outcome if outcome.is_adopted() => Some(Decision::Adopted(round.number, version, outcome)),
        outcome @ (Outcome::NotAdopted | Outcome::ObjectionSustained | Outcome::NoConsensus) => {
            Some(Decision::NotAdopted(round.number, outcome))
        }
        _ => None,
    }
}
