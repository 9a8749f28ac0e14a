//! The ledger: what is durably recorded in the latest round, in memory, for the delegate's own receipt, the turnout and
//! the objections that heads are to confirm.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use app::port::{Objection, Recorded};
use congress::ballot::{Choice, Mark};
use congress::roll::DelegateId;
use congress::round::{Round, RoundNumber};

use crate::store::Slip;

/// How many of a delegate's latest keys are remembered.
const KEYS: usize = 8;

/// Why a ballot from a phone comes too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The round is open again for paper only.
    Reopened,
    /// The delegate's ballot came on paper.
    OnPaper,
}

#[derive(Default)]
struct Page {
    round: Option<RoundNumber>,
    recorded: HashMap<DelegateId, Recorded>,
    objections: BTreeMap<DelegateId, Objection>,
    /// Who has cast, if the round is confidential; then nothing else is here.
    marked: HashSet<DelegateId>,
    /// The keys that each delegate's phone used up in this round, the latest last.
    spent: HashMap<DelegateId, VecDeque<String>>,
    /// Whose ballots came on paper: phones do not replace them.
    on_paper: HashSet<DelegateId>,
    /// Whether the round is open again for paper only.
    reopened: bool,
}

impl Page {
    fn has_cast(&self, delegate: &DelegateId) -> bool {
        self.recorded.contains_key(delegate) || self.marked.contains(delegate)
    }

    fn enter(&mut self, slip: Slip, mark: Mark) -> Recorded {
        let objects = mark.choice() == Some(Choice::Object);
        for key in slip.spent.iter().chain(&slip.key) {
            self.spend(&slip.delegate, key);
        }
        let recorded = recorded(&slip, mark);
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

    fn spend(&mut self, delegate: &DelegateId, key: &str) {
        let spent = self.spent.entry(delegate.clone()).or_default();
        if spent.iter().all(|other| other != key) {
            spent.push_back(key.to_owned());
        }
        if spent.len() > KEYS {
            spent.pop_front();
        }
    }
}

/// What a slip is to its delegate once it is durable.
pub fn recorded(slip: &Slip, mark: Mark) -> Recorded {
    Recorded { mark, reason: slip.reason.clone(), proposal: slip.proposal.clone(), at: slip.cast_at }
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
    pub fn turn_to(&self, round: &Round, ballots: impl IntoIterator<Item = (Slip, Mark)>) {
        let on_paper = round.on_paper.keys().cloned().collect();
        let (number, reopened) = (Some(round.number), !round.reopenings.is_empty());
        let mut page = Page { round: number, on_paper, reopened, ..Page::default() };
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
            .map(
                |(slip, mark)| {
                    if page.round == Some(slip.round) { page.enter(slip, mark) } else { recorded(&slip, mark) }
                },
            )
            .collect()
    }

    /// Enters durable ballots that came on paper.
    pub fn enter_paper(&self, ballots: Vec<(Slip, Mark)>) {
        let mut page = self.write();
        for (slip, mark) in ballots.into_iter().filter(|(slip, _)| page.round == Some(slip.round)).collect::<Vec<_>>() {
            page.on_paper.insert(slip.delegate.clone());
            page.enter(slip, mark);
        }
    }

    /// Notes that these delegates have cast in a confidential round.
    pub fn mark(&self, round: RoundNumber, voters: impl IntoIterator<Item = DelegateId>) {
        let mut page = self.write();
        if page.round == Some(round) {
            page.marked.extend(voters);
        }
    }

    /// Whether a delegate has cast in `round`, if that is the latest.
    pub fn has_cast(&self, round: RoundNumber, delegate: &DelegateId) -> bool {
        let page = self.read();
        page.round == Some(round) && page.has_cast(delegate)
    }

    /// Takes no more ballots from phones: the round is about to be open for paper only.
    pub fn end_phones(&self, round: RoundNumber) {
        let mut page = self.write();
        page.reopened |= page.round == Some(round);
    }

    /// Of ballots from phones, which come too late because of paper.
    pub fn too_late<'a>(&self, slips: impl Iterator<Item = &'a Slip>) -> Vec<Option<Late>> {
        let page = self.read();
        let late = |slip: &Slip| match page.round {
            Some(round) if round != slip.round => None,
            _ if page.reopened => Some(Late::Reopened),
            _ => page.on_paper.contains(&slip.delegate).then_some(Late::OnPaper),
        };
        slips.map(late).collect()
    }

    /// A delegate's recorded ballot in `round`, if that is the latest.
    pub fn recorded(&self, round: RoundNumber, delegate: &DelegateId) -> Option<Recorded> {
        let page = self.read();
        (page.round == Some(round)).then(|| page.recorded.get(delegate).cloned()).flatten()
    }

    /// Whether a key is used up in `round`: what was sent with it has been recorded, or another ballot has taken its
    /// place.
    pub fn is_spent(&self, round: RoundNumber, delegate: &DelegateId, key: &str) -> bool {
        let page = self.read();
        let spent = page.spent.get(delegate).filter(|_| page.round == Some(round));
        spent.is_some_and(|spent| spent.iter().any(|other| other == key))
    }

    /// Uses up the keys of ballots that `delegate` has replaced by another one before they were answered, so that one
    /// that arrives late does not count as the last.
    pub fn replace(&self, round: RoundNumber, delegate: &DelegateId, keys: &[&str]) {
        if keys.is_empty() {
            return;
        }
        let mut page = self.write();
        if page.round == Some(round) {
            keys.iter().for_each(|key| page.spend(delegate, key));
        }
    }

    /// Calls `with` with a test for who has cast in the latest round.
    pub fn with_cast<T>(&self, with: impl FnOnce(&dyn Fn(&DelegateId) -> bool) -> T) -> T {
        let page = self.read();
        with(&|delegate| page.has_cast(delegate))
    }

    /// The objections raised in the latest round, by delegate.
    pub fn objections(&self) -> Vec<Objection> {
        self.read().objections.values().cloned().collect()
    }
}
