//! What a round came to, in words: outcome, reasons, counts and quorum.

use congress::ballot::Choice;
use congress::rules::{Base, Measure, Mode, Threshold, Unit};
use congress::tally::{Count, ModeResult, QuorumResult, Tally, Turnout};
use congress::text::Language;
use congress::verdict::{self, Outcome};

use super::rule::{base_word, measure_word, quorum, share, unit_of};
use super::{amount, unit_word};
use crate::locale::{Value, t, t_with};

/// An outcome's word: "Adopted".
pub fn outcome(language: Language, outcome: Outcome) -> String {
    t(language, &format!("outcome-{}", outcome.as_str()))
}

/// An option's word: "For".
pub fn choice(language: Language, choice: Option<Choice>) -> String {
    let word = choice.map_or("not_voting", Choice::as_str);
    t(language, &format!("choice-{word}"))
}

/// One mode's counts with those who were present and took no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What was counted.
    pub mode: Mode,
    /// In which unit.
    pub unit: Unit,
    /// The counts in the ballot's order; the last one, without a choice, took no part.
    pub rows: [(Option<Choice>, u64); 4],
}

/// The counts of a vote, mode by mode; empty for other kinds of round.
pub fn counted(tally: &Tally) -> Vec<Counted> {
    modes(tally)
        .iter()
        .map(|mode| Counted {
            mode: mode.mode,
            unit: unit_of(mode.mode),
            rows: [
                (Some(Choice::For), mode.in_favour),
                (Some(Choice::Against), mode.against),
                (Some(Choice::Abstain), mode.abstain),
                (None, not_voting(mode, &tally.turnout)),
            ],
        })
        .collect()
}

fn not_voting(mode: &ModeResult, turnout: &Turnout) -> u64 {
    let took_part = mode.in_favour + mode.against + mode.abstain;
    turnout.of_mode(mode.mode).present.saturating_sub(took_part)
}

fn modes(tally: &Tally) -> &[ModeResult] {
    match &tally.count {
        Count::Vote { modes, .. } => modes,
        _ => &[],
    }
}

/// Why a round came to what it came to: one sentence for each majority, or for the quorum that was not met.
pub fn reasons(language: Language, tally: &Tally) -> Vec<String> {
    if tally.outcome == Outcome::Inquorate {
        let unmet = tally.quorum.iter().filter(|found| !found.met);
        return unmet.map(|found| quorum_missed(language, found)).collect();
    }
    let mut reasons: Vec<_> = modes(tally).iter().map(|mode| reason(language, mode, &tally.turnout)).collect();
    if matches!(tally.count, Count::Vote { tie: true, .. }) {
        reasons.push(t(language, "reason-tie"));
    }
    reasons
}

fn reason(language: Language, mode: &ModeResult, turnout: &Turnout) -> String {
    let unit = unit_of(mode.mode);
    let attendance = turnout.of_mode(mode.mode);
    let in_favour = ("for", Value::from(mode.in_favour));
    let against = ("against", Value::from(mode.against));
    let unit_name = ("unit", Value::from(unit_word(unit)));
    match mode.majority {
        Threshold::Simple => {
            let amount = ("amount", amount(language, unit, mode.in_favour).into());
            t_with(language, "reason-simple", &[in_favour, amount, against, unit_name])
        }
        Threshold::Unanimity => {
            let amount = ("amount", amount(language, unit, mode.in_favour).into());
            t_with(language, "reason-unanimity", &[in_favour, amount, against, unit_name])
        }
        Threshold::Absolute => {
            let whole = ("whole", amount(language, unit, attendance.entitled).into());
            let needed = ("needed", Value::from(attendance.entitled / 2 + 1));
            t_with(language, "reason-absolute", &[in_favour, whole, needed])
        }
        Threshold::Qualified { share: part, base } => {
            let of = verdict::base_of(base, mode, attendance);
            if of == 0 {
                return nobody(language, unit, base);
            }
            let arguments = [
                in_favour,
                ("whole", amount(language, unit, of).into()),
                ("base", base_word(base).into()),
                ("share", share(language, part).into()),
                ("needed", part.needed(of).into()),
            ];
            t_with(language, "reason-qualified", &arguments)
        }
    }
}

fn nobody(language: Language, unit: Unit, base: Base) -> String {
    let arguments = [("unit", Value::from(unit_word(unit))), ("base", base_word(base).into())];
    t_with(language, "reason-nobody", &arguments)
}

fn quorum_missed(language: Language, found: &QuorumResult) -> String {
    let arguments =
        [("found", quorum_found(language, found).into()), ("condition", quorum(language, &found.condition).into())];
    t_with(language, "reason-inquorate", &arguments)
}

/// What a quorum condition found: "66 of 80 delegations present".
pub fn quorum_found(language: Language, found: &QuorumResult) -> String {
    have_of(language, (found.condition.unit, found.condition.measure), found.have, found.entitled)
}

/// So many of a unit, present or voting: "66 of 80 delegations present".
pub fn have_of(language: Language, (unit, measure): (Unit, Measure), have: u64, of: u64) -> String {
    let arguments = [
        ("have", Value::from(have)),
        ("whole", amount(language, unit, of).into()),
        ("unit", unit_word(unit).into()),
        ("measure", measure_word(measure).into()),
    ];
    t_with(language, "quorum-found", &arguments)
}
