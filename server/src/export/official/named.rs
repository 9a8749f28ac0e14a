//! Single ballots of rounds by names: whose they are, who cast or entered them, and that they are those that were sealed.

use congress::ballot::Mark;
use congress::paper::OnPaper;
use congress::roll::{Delegate, DelegateId, DelegationId};
use congress::round::Round;
use congress::state::State;

use crate::export::ExportError;
use crate::seal;
use crate::store::Slip;

/// A delegate's ballot in a round by names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBallot {
    /// For which delegation.
    pub delegation: DelegationId,
    /// Whose.
    pub delegate: DelegateId,
    /// The name on the roll.
    pub name: String,
    /// Who cast it in the delegate's stead, by proxy.
    pub holder: Option<DelegateId>,
    /// Who entered it, if it came on paper.
    pub on_paper: Option<OnPaper>,
    /// What was marked.
    pub mark: Mark,
}

/// The ballots of a round as the record shows them.
pub(super) fn named(
    state: &State,
    round: &Round,
    sealed: &str,
    slips: &[Slip],
) -> Result<Vec<NamedBallot>, ExportError> {
    let broken = || ExportError::Broken(round.number);
    if seal::seal(round.number, slips).map_err(|_| broken())? != sealed {
        return Err(broken());
    }
    let read = |slip: &Slip| -> Option<NamedBallot> {
        let seated = |(id, bench): (&DelegationId, &congress::roll::Bench)| {
            bench.seats.get(&slip.delegate).map(|seat| (id.clone(), seat.proxy.clone()))
        };
        let (delegation, holder) = round.electorate.benches.iter().find_map(seated)?;
        let person: Option<&Delegate> = state.roll.person(&slip.delegate);
        Some(NamedBallot {
            delegation,
            delegate: slip.delegate.clone(),
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            holder,
            on_paper: round.on_paper.get(&slip.delegate).cloned(),
            mark: Mark::parse(round.ruleset.kind(), &slip.mark).ok()?,
        })
    };
    slips.iter().map(|slip| read(slip).ok_or_else(broken)).collect()
}
