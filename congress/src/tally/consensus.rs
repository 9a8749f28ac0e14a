//! Counting a consensus round (RULES.md, "Consensus").

use super::{DelegationTally, Positions};
use crate::ballot::{Choice, Declaration, Position};
use crate::roll::Status;
use crate::rules::{Consensus, Objection};

/// Finds a delegation's position: `object` if its objection binds, else its head's declaration, else by its ballots.
/// An objection that the head withdrew after the close binds no longer.
pub(super) fn position(
    mut row: DelegationTally,
    declared: Option<&Declaration>,
    settings: &Consensus,
    has_withdrawn: bool,
) -> DelegationTally {
    let declared = declared.map(|declaration| declaration.position);
    let objecting = row.ballots.get(Choice::Object);
    let holds = declared == Some(Choice::Object)
        || match settings.objection {
            Objection::HeadConfirmed => false,
            Objection::AnyDelegate => objecting > 0,
            Objection::Share { of_ballots } => objecting > 0 && of_ballots.is_reached(objecting, row.ballots.total()),
        };
    let binds = holds && !has_withdrawn;
    let position = if binds { Some(Choice::Object) } else { declared.or_else(|| most_held(&row)) };
    if !binds && objecting > 0 {
        row.individual_objections = Some(objecting);
    }
    row.declared = Some(position.is_some() && declared == position);
    row.position = Some(Position(position));
    row
}

/// The option with most ballots, an objection counting as standing aside; a tie goes to the weaker support.
fn most_held(row: &DelegationTally) -> Option<Choice> {
    let held = |choice| match choice {
        Choice::StandAside => row.ballots.get(Choice::StandAside) + row.ballots.get(Choice::Object),
        other => row.ballots.get(other),
    };
    [Choice::Agree, Choice::Reservation, Choice::StandAside, Choice::Abstain]
        .into_iter()
        .filter(|choice| held(*choice) > 0)
        .max_by_key(|choice| held(*choice))
}

/// Counts full delegations by position.
pub(super) fn count(rows: &[DelegationTally]) -> Positions {
    let mut positions = Positions::default();
    for row in rows.iter().filter(|row| row.status == Status::Full) {
        let counter = match row.position.and_then(|position| position.0) {
            Some(Choice::Agree) => &mut positions.agree,
            Some(Choice::Reservation) => &mut positions.reservation,
            Some(Choice::StandAside) => &mut positions.stand_aside,
            Some(Choice::Object) => &mut positions.object,
            Some(_) => &mut positions.abstain,
            None => &mut positions.not_voting,
        };
        *counter += 1;
    }
    positions
}
