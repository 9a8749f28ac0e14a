//! Counting a vote (RULES.md, "Vote").

use super::{DelegationTally, ModeResult, Turnout};
use crate::ballot::{Choice, Declaration, Position, Split};
use crate::roll::Status;
use crate::rules::{Majority, Mode};
use crate::verdict;

/// Finds a delegation's position: its head's declaration, else by its ballots.
pub(super) fn position(
    mut row: DelegationTally,
    declared: Option<&Declaration>,
    splits_votes: bool,
) -> DelegationTally {
    let (in_favour, against) = (row.ballots.get(Choice::For), row.ballots.get(Choice::Against));
    let (position, divided) = match declared {
        Some(declaration) => (Some(declaration.position), false),
        None if row.ballots.total() == 0 => (None, false),
        None if in_favour > against => (Some(Choice::For), false),
        None if against > in_favour => (Some(Choice::Against), false),
        None => (Some(Choice::Abstain), in_favour > 0),
    };
    if splits_votes {
        row.split = Some(match declared {
            Some(declaration) => declaration.split.unwrap_or_else(|| Split::whole(declaration.position, row.votes)),
            None => in_proportion(row.votes, &row),
        });
    }
    row.position = Some(Position(position));
    row.divided = Some(divided);
    row.declared = Some(declared.is_some());
    row
}

/// Splits W in proportion to the ballots by largest remainder; remainder ties go to abstain, then against, then for.
fn in_proportion(votes: u32, row: &DelegationTally) -> Split {
    let ballots = row.ballots.total();
    if ballots == 0 {
        return Split::default();
    }
    let share = |choice| u64::from(votes) * row.ballots.get(choice);
    let mut order = [Choice::Abstain, Choice::Against, Choice::For];
    let floors = order.map(|choice| share(choice) / ballots);
    let mut rest = u64::from(votes) - floors.iter().sum::<u64>();
    let mut split = Split { abstain: whole(floors[0]), against: whole(floors[1]), in_favour: whole(floors[2]) };
    order.sort_by_key(|choice| std::cmp::Reverse(share(*choice) % ballots));
    for choice in order {
        if rest == 0 {
            break;
        }
        match choice {
            Choice::For => split.in_favour += 1,
            Choice::Against => split.against += 1,
            _ => split.abstain += 1,
        }
        rest -= 1;
    }
    split
}

/// A share of a `u32` weight is a `u32`.
fn whole(part: u64) -> u32 {
    u32::try_from(part).unwrap_or(u32::MAX)
}

/// Counts every mode of a vote and holds it against its majority.
pub(super) fn count(majorities: &[Majority], rows: &[DelegationTally], turnout: &Turnout) -> Vec<ModeResult> {
    majorities
        .iter()
        .map(|majority| {
            let [in_favour, against, abstain] = [Choice::For, Choice::Against, Choice::Abstain].map(|choice| {
                rows.iter().filter(|row| row.status == Status::Full).map(|row| behind(row, majority.mode, choice)).sum()
            });
            let mut result = ModeResult {
                mode: majority.mode,
                in_favour,
                against,
                abstain,
                majority: majority.threshold,
                passed: false,
            };
            result.passed = verdict::passes(&result, turnout.of_mode(majority.mode));
            result
        })
        .collect()
}

/// A tie in the first mode: F = A > 0.
pub(super) fn is_tie(modes: &[ModeResult]) -> bool {
    modes.first().is_some_and(|first| first.in_favour == first.against && first.in_favour > 0)
}

/// What one delegation puts behind `choice` in `mode`.
fn behind(row: &DelegationTally, mode: Mode, choice: Choice) -> u64 {
    let holds = row.position == Some(Position(Some(choice)));
    match mode {
        Mode::PerDelegate => row.ballots.get(choice),
        Mode::PerDelegation => u64::from(holds),
        Mode::WeightedBloc => {
            if holds {
                u64::from(row.votes)
            } else {
                0
            }
        }
        Mode::WeightedSplit => {
            let split = row.split.unwrap_or_default();
            u64::from(match choice {
                Choice::For => split.in_favour,
                Choice::Against => split.against,
                _ => split.abstain,
            })
        }
    }
}
