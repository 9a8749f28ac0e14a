//! Laying a resolution before the congress and revising it. What a round has asked about stays as it was asked: its words
//! change by amendment only.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::State;
use crate::agenda::Shown;
use crate::command::Refusal;
use crate::event::{Entry, Event};
use crate::round::{RoundNumber, words};
use crate::text::{CommitmentId, LONGEST_COMMITMENT, Language, Resolution, ResolutionId, Text};
use crate::text_change::{Revised, Revision, Texts};
use crate::text_file::is_id;

impl State {
    /// The resolution with this id.
    ///
    /// # Errors
    /// If there is none.
    pub fn resolution(&self, id: &ResolutionId) -> Result<&Resolution, Refusal> {
        let found = self.resolutions.iter().find(|resolution| resolution.id == *id);
        found.ok_or_else(|| Refusal::NoSuchResolution(id.clone()))
    }

    /// The first round that names a commitment, annulled or not: from then on it stays as it was asked.
    pub fn asked_in(&self, commitment: &CommitmentId) -> Option<RoundNumber> {
        let names = |question: &crate::round::Question| {
            question.commitment == *commitment || question.en_bloc.iter().any(|part| part.commitment == *commitment)
        };
        self.rounds.iter().find(|round| names(&round.question)).map(|round| round.number)
    }

    /// The texts of a resolution with every commitment in its current version.
    pub fn current_texts(&self, resolution: &Resolution) -> Texts {
        let current = |(language, text): (_, &Text)| (language, self.in_current_words(language, text.clone()));
        resolution.texts().map(current).collect()
    }

    /// A text with its amended commitments in their current words, where they stand in their first ones.
    pub fn in_current_words(&self, language: Language, text: Text) -> Text {
        self.with_words(language, text, true)
    }

    /// A text with its amended commitments in their current words, or those in their current words in their first ones.
    fn with_words(&self, language: Language, mut text: Text, current: bool) -> Text {
        for span in text.paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.spans) {
            let Some(mark) = &span.commitment else { continue };
            let version = self.version(&mark.id);
            if version == 1 {
                continue;
            }
            let (first, last) = (self.words(&mark.id, 1), self.words(&mark.id, version));
            let (from, to) = if current { (first, last) } else { (last, first) };
            if from.get(&language) == Some(&span.text)
                && let Some(words) = to.get(&language)
            {
                span.text.clone_from(words);
            }
        }
        text
    }

    /// A revision with every amended commitment in its first words, as the log keeps it.
    fn as_circulated(&self, revised: &Resolution) -> Result<Resolution, Refusal> {
        let texts = revised.texts().map(|(language, text)| (language, self.with_words(language, text.clone(), false)));
        // The ids are those of the revision, whose texts are parallel.
        Resolution::new(revised.id.clone(), texts.collect()).map_err(|_| Refusal::NoSuchResolution(revised.id.clone()))
    }

    /// Whether a revision leaves everything that a round has asked about as it was asked.
    ///
    /// # Errors
    /// With what would not stay.
    pub fn check_revision(&self, revised: &Resolution) -> Result<(), Refusal> {
        let standing = self.resolution(&revised.id)?;
        let (official, text) = standing.official();
        let asked: Vec<_> =
            text.commitments().filter_map(|(mark, _)| Some((mark.id.clone(), self.asked_in(&mark.id)?))).collect();
        if asked.is_empty() {
            return Ok(());
        }
        if revised.official().0 != official {
            return Err(Refusal::OfficialStays(official));
        }
        for (language, text) in standing.texts() {
            let revised = revised.text_in(language).ok_or(Refusal::LanguageStays(language))?;
            for (commitment, round) in &asked {
                let find = |text: &Text| {
                    let mut found = text.commitments().filter(|(mark, _)| mark.id == *commitment);
                    found.next().map(|(mark, words)| (mark.clone(), words.to_owned()))
                };
                if find(text) != find(revised) {
                    return Err(Refusal::WordsStay { commitment: commitment.clone(), round: *round });
                }
            }
        }
        Ok(())
    }

    /// Puts a revised resolution in the place of the one before; commitments that are none any more leave the agenda.
    pub(super) fn revise(&mut self, entry: &Entry, revised: &Resolution, reason: Option<&String>) {
        let Some(standing) = self.resolutions.iter_mut().find(|standing| standing.id == revised.id) else { return };
        let before = std::mem::replace(standing, revised.clone());
        let ids = |resolution: &Resolution| -> BTreeSet<CommitmentId> {
            resolution.official().1.commitments().map(|(mark, _)| mark.id.clone()).collect()
        };
        for gone in ids(&before).difference(&ids(revised)) {
            self.agenda.order.retain(|id| id != gone);
            self.agenda.separate(gone);
            self.agenda.wishes.remove(gone);
            self.floors.remove(gone);
            if self.agenda.shown == Shown::Commitment(gone.clone()) {
                self.agenda.shown = Shown::Welcome;
            }
        }
        self.agenda.changes += 1;
        self.texts_revision = entry.seq;
        let made = Revised { at: entry.at, by: entry.actor.clone(), reason: reason.cloned(), before: Arc::new(before) };
        self.revisions.entry(revised.id.clone()).or_default().push(made);
    }
}

/// Ids are ids and commitments no longer than they may be, and no commitment is one of another resolution.
fn check(state: &State, resolution: &Resolution) -> Result<(), Refusal> {
    let ids = resolution.texts().flat_map(|(_, text)| text.ids());
    if let Some(bad) = ids.chain([resolution.id.as_str()]).find(|id| !is_id(id)) {
        return Err(Refusal::BadId(bad.to_owned()));
    }
    let mut commitments = resolution.texts().flat_map(|(_, text)| text.commitments());
    if commitments.any(|(_, words)| words.chars().count() > LONGEST_COMMITMENT) {
        return Err(Refusal::TooLong { longest: LONGEST_COMMITMENT });
    }
    let others = state.resolutions.iter().filter(|standing| standing.id != resolution.id);
    let others: BTreeSet<&CommitmentId> =
        others.flat_map(|other| other.official().1.commitments()).map(|(mark, _)| &mark.id).collect();
    let mut commitments = resolution.official().1.commitments();
    match commitments.find(|(mark, _)| others.contains(&mark.id)) {
        Some((mark, _)) => Err(Refusal::AlreadyEntered(mark.id.to_string())),
        None => Ok(()),
    }
}

pub(super) fn enter(state: &State, resolution: Resolution) -> Result<Event, Refusal> {
    if state.resolution(&resolution.id).is_ok() {
        return Err(Refusal::AlreadyEntered(resolution.id.to_string()));
    }
    check(state, &resolution)?;
    Ok(Event::ResolutionEntered(resolution))
}

pub(super) fn revise(state: &State, revision: Revision) -> Result<Vec<Event>, Refusal> {
    let Revision { resolution, reason, seen } = revision;
    if seen.is_some_and(|seen| seen != state.texts_revision) {
        return Err(Refusal::TextsChanged);
    }
    let resolution = state.as_circulated(&resolution)?;
    if *state.resolution(&resolution.id)? == resolution {
        return Ok(vec![]);
    }
    check(state, &resolution)?;
    state.check_revision(&resolution)?;
    let reason = words(reason.as_deref())?;
    if reason.is_none() && !state.rounds.is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    Ok(vec![Event::ResolutionRevised { resolution, reason }])
}
