//! What of the log is public: how far the record goes, and which entries are withheld in it.

use std::collections::{BTreeMap, BTreeSet};

use congress::event::{Entry, Event};
use congress::roll::DelegationId;
use congress::round::RoundNumber;

/// How many entries the record has: up to where the round that has not ended was opened, or all.
pub fn length(entries: &[Entry]) -> usize {
    let running = entries.iter().rposition(|entry| matches!(entry.event, Event::RoundOpened { .. }));
    let ended = entries.iter().rposition(|entry| super::heads::ends_a_round(&entry.event));
    match running {
        Some(opened) if ended.is_none_or(|end| end < opened) => opened,
        _ => entries.len(),
    }
}

/// What decides about single entries.
pub struct Shown {
    annulled: BTreeSet<RoundNumber>,
    /// The last declaration of each delegation in each round.
    last: BTreeMap<(RoundNumber, DelegationId), u64>,
    /// Where each round was last opened again: what its close had come to before is undone.
    reopened: BTreeMap<RoundNumber, u64>,
}

impl Shown {
    /// In a record of these entries.
    pub fn of(entries: &[Entry]) -> Self {
        let mut shown = Self { annulled: BTreeSet::new(), last: BTreeMap::new(), reopened: BTreeMap::new() };
        for entry in entries {
            match &entry.event {
                Event::RoundAnnulled { round, .. } => drop(shown.annulled.insert(*round)),
                Event::Declared { round, delegation, .. } => {
                    shown.last.insert((*round, delegation.clone()), entry.seq);
                }
                Event::RoundReopened { round, .. } => drop(shown.reopened.insert(*round, entry.seq)),
                _ => {}
            }
        }
        shown
    }

    /// Whether an entry is given as a whole. Every event is named here, so that a new one is decided about.
    pub fn is_whole(&self, entry: &Entry) -> bool {
        match &entry.event {
            Event::Declared { round, delegation, .. } => {
                let last = self.last.get(&(*round, delegation.clone()));
                !self.annulled.contains(round) && last == Some(&entry.seq)
            }
            Event::Answered { round, .. } | Event::PaperEntered { round, .. } => !self.annulled.contains(round),
            // Beside the result after it, a result before it would tell how those voted whose paper came between.
            Event::RoundClosed { round, .. }
            | Event::WithdrawalOffered { round, .. }
            | Event::WithdrawalAccepted { round, .. } => {
                let undone = self.reopened.get(round).is_some_and(|reopened| entry.seq < *reopened);
                !self.annulled.contains(round) && !undone
            }
            Event::CongressFounded(_)
            | Event::SettingsChanged(_)
            | Event::RollEntered { .. }
            | Event::RollLeft { .. }
            | Event::ResolutionEntered(_)
            | Event::ResolutionRevised { .. }
            | Event::RulesetEntered { .. }
            | Event::Mandated { .. }
            | Event::ProxyGiven { .. }
            | Event::CheckedIn { .. }
            | Event::AgendaArranged { .. }
            | Event::Grouped { .. }
            | Event::SeparationAsked { .. }
            | Event::Separated { .. }
            | Event::HallShown(_)
            | Event::HallPaused { .. }
            | Event::HallResumed
            | Event::FloorSet(_)
            | Event::ListClosed { .. }
            | Event::FloorAsked { .. }
            | Event::FloorLeft { .. }
            | Event::FloorGiven { .. }
            | Event::SpeechEnded { .. }
            | Event::RoundOpened { .. }
            | Event::RoundExtended { .. }
            | Event::RoundReopened { .. }
            | Event::Amended { .. }
            | Event::Referred { .. }
            | Event::RoundPublished { .. }
            | Event::RoundAnnulled { .. } => true,
        }
    }
}
