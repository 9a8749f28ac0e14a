//! The agenda: in which order commitments come up, which of them are to be decided together, and what the hall is shown
//! between rounds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::roll::DelegationId;
use crate::round::{RoundNumber, Wording};
use crate::text::CommitmentId;

/// Commitments that the chair proposes to decide in one round, en bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bloc {
    /// Which, two or more, in the order of the agenda.
    pub commitments: Vec<CommitmentId>,
    /// The delegations whose heads ask to decide a commitment by itself.
    pub separations: BTreeMap<CommitmentId, BTreeSet<DelegationId>>,
}

/// What the hall is shown while no round is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", content = "which", rename_all = "snake_case")]
pub enum Shown {
    /// Who meets where, and how to enter.
    #[default]
    Welcome,
    /// A commitment under discussion.
    Commitment(CommitmentId),
    /// A round and, once it is published, its result.
    Round(RoundNumber),
}

/// How the commitments come up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The order that the chair gave the commitments; those that are not in it follow in the order of the text.
    pub order: Vec<CommitmentId>,
    /// What is to be decided en bloc.
    pub blocs: Vec<Bloc>,
    /// What the hall is shown while no round is open.
    pub shown: Shown,
    /// The message that stands in the hall in place of everything else.
    pub pause: Option<Wording>,
    /// The delegations whose heads ever asked to decide a commitment by itself, for the record.
    pub wishes: BTreeMap<CommitmentId, BTreeSet<DelegationId>>,
    /// How often any of this has changed, but for the wishes.
    pub changes: u32,
}

impl Agenda {
    /// The bloc that holds a commitment.
    pub fn bloc_of(&self, commitment: &CommitmentId) -> Option<&Bloc> {
        self.blocs.iter().find(|bloc| bloc.commitments.contains(commitment))
    }

    /// The place of a commitment in the order that the chair gave; the last where the chair gave none.
    pub(crate) fn place(&self, commitment: &CommitmentId) -> usize {
        self.order.iter().position(|id| id == commitment).unwrap_or(usize::MAX)
    }

    /// Takes a commitment out of its bloc; a bloc of one is none.
    pub(crate) fn separate(&mut self, commitment: &CommitmentId) {
        for bloc in &mut self.blocs {
            bloc.commitments.retain(|id| id != commitment);
            bloc.separations.remove(commitment);
        }
        self.blocs.retain(|bloc| bloc.commitments.len() > 1);
    }

    /// Enters a head's wish to decide a commitment by itself.
    pub(crate) fn ask_separation(&mut self, commitment: &CommitmentId, delegation: &DelegationId) {
        if let Some(bloc) = self.blocs.iter_mut().find(|bloc| bloc.commitments.contains(commitment)) {
            bloc.separations.entry(commitment.clone()).or_default().insert(delegation.clone());
        }
        self.wishes.entry(commitment.clone()).or_default().insert(delegation.clone());
    }
}
