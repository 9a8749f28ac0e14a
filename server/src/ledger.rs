//! The ledger: what is durably recorded in the latest round, in memory, for the delegate's own receipt, the turnout and
//! the objections that heads are to confirm.

use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use app::port::{Objection, Recorded};
use congress::ballot::{Choice, Mark};
use congress::roll::DelegateId;
use congress::round::RoundNumber;

use crate::store::Slip;

#[derive(Default)]
struct Page {
    round: Option<RoundNumber>,
    recorded: HashMap<DelegateId, Recorded>,
    objections: BTreeMap<DelegateId, Objection>,
}

impl Page {
    fn enter(&mut self, slip: Slip, mark: Mark) -> Recorded {
        let objects = mark.choice() == Some(Choice::Object);
        let recorded = Recorded { mark, at: slip.cast_at };
        self.recorded.insert(slip.delegate.clone(), recorded.clone());
        match slip.reason.filter(|_| objects) {
            Some(reason) => {
                let objection = Objection { delegate: slip.delegate.clone(), reason, proposal: slip.proposal };
                self.objections.insert(slip.delegate, objection);
            }
            None => {
                self.objections.remove(&slip.delegate);
            }
        }
        recorded
    }
}

/// The ledger of the latest round.
#[derive(Default)]
pub struct Ledger(RwLock<Page>);

impl Ledger {
    fn read(&self) -> RwLockReadGuard<'_, Page> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Page> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Turns to a round with what is already recorded in it.
    pub fn turn_to(&self, round: RoundNumber, ballots: impl IntoIterator<Item = (Slip, Mark)>) {
        let mut page = Page { round: Some(round), ..Page::default() };
        for (slip, mark) in ballots {
            page.enter(slip, mark);
        }
        *self.write() = page;
    }

    /// Enters durable ballots and answers what was recorded of each; one of an earlier round is only answered.
    pub fn enter(&self, ballots: Vec<(Slip, Mark)>) -> Vec<Recorded> {
        let mut page = self.write();
        ballots
            .into_iter()
            .map(|(slip, mark)| {
                if page.round == Some(slip.round) {
                    page.enter(slip, mark)
                } else {
                    Recorded { mark, at: slip.cast_at }
                }
            })
            .collect()
    }

    /// A delegate's recorded ballot in `round`, if that is the latest.
    pub fn recorded(&self, round: RoundNumber, delegate: &DelegateId) -> Option<Recorded> {
        let page = self.read();
        (page.round == Some(round)).then(|| page.recorded.get(delegate).cloned()).flatten()
    }

    /// Calls `with` with a test for who has cast in the latest round.
    pub fn with_cast<T>(&self, with: impl FnOnce(&dyn Fn(&DelegateId) -> bool) -> T) -> T {
        let page = self.read();
        with(&|delegate| page.recorded.contains_key(delegate))
    }

    /// The objections raised in the latest round, by delegate.
    pub fn objections(&self) -> Vec<Objection> {
        self.read().objections.values().cloned().collect()
    }
}
