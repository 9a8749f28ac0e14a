//! Who is there and who has voted, as the chair, the hall and the desk show it.

use congress::round::Round;
use congress::rules::{Measure, Ruleset, Unit};
use congress::tally::{Attendance, Turnout};
use leptos::prelude::*;

use crate::islands::{Numbers, TurnoutBars, TurnoutRing};
use crate::visit::Visit;
use crate::words;

/// Who would be entitled and present if a round opened now under `ruleset`; nobody has voted.
pub fn presence(visit: &Visit, ruleset: &Ruleset) -> Turnout {
    let electorate = visit.state.roll.electorate(ruleset);
    Turnout::counted(&electorate, |_| false, |_| false)
}

/// The turnout bars of the open round in these units; nothing where no round is open.
pub fn bars(visit: &Visit, round: &Round, units: &[Unit]) -> AnyView {
    let bars: Option<Vec<_>> = units.iter().map(|unit| numbers_of(visit, round, *unit)).collect();
    bars.map(|bars| view! { <TurnoutBars bars=bars of=visit.t("of") /> }).into_any()
}

/// The turnout of the open round by delegations, as a ring; nothing where no round is open.
pub fn ring(visit: &Visit, round: &Round) -> AnyView {
    let numbers = numbers_of(visit, round, Unit::Delegations);
    numbers.map(|numbers| view! { <TurnoutRing numbers=numbers of=visit.t("of") /> }).into_any()
}

fn numbers_of(visit: &Visit, round: &Round, unit: Unit) -> Option<Numbers> {
    let turnout = visit.house.progress()?.turnout;
    Some(Numbers {
        unit: match unit {
            Unit::Delegates => 0,
            Unit::Delegations => 1,
            Unit::Votes => 2,
        },
        label: visit.t_with("unit-name", &[("unit", words::unit_word(unit).into())]),
        numbers: numbers(turnout.of_unit(unit)),
        quorum: quorum_mark(&round.ruleset, unit),
    })
}

fn numbers(attendance: Attendance) -> [u32; 3] {
    [attendance.voted, attendance.present, attendance.entitled].map(|n| u32::try_from(n).unwrap_or(u32::MAX))
}

fn quorum_mark(ruleset: &Ruleset, unit: Unit) -> Option<u32> {
    let mut conditions = ruleset.quorum.iter();
    let condition = conditions.find(|condition| condition.unit == unit)?;
    let share = condition.share;
    u32::try_from(u64::from(share.p) * 1_000 / u64::from(share.q)).ok()
}

/// "66 of 80 delegations present".
pub fn present_words(visit: &Visit, turnout: &Turnout, unit: Unit) -> String {
    let Attendance { present, entitled, .. } = turnout.of_unit(unit);
    words::have_of(visit.language(), (unit, Measure::Present), present, entitled)
}
