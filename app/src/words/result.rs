//! What a round came to, in words: outcome, reasons, counts and quorum. What is said of rounds that are no votes is in
//! `words/other.rs`.

use congress::ballot::Choice;
use congress::rules::{Base, Measure, Mode, Threshold, Unit};
use congress::tally::{Count, Counts, ModeResult, QuorumResult, Tally, Turnout};
use congress::text::Language;
use congress::verdict::{self, Outcome};

use super::rule::{base_word, measure_word, quorum, share, unit_of};
use super::{amount, other, unit_word};
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

/// The colour in which an outcome is written: the class of a position, or none.
pub const fn outcome_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Noted | Outcome::Preferred => "current",
        Outcome::RunOff => "quiet",
        outcome if outcome.is_adopted() => "for",
        _ => "against",
    }
}

/// What was counted in one unit, with those who took no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// By which mode, if it was a vote.
    pub mode: Option<Mode>,
    /// In which unit.
    pub unit: Unit,
    /// The counts in the ballot's order; the one without a choice took no part.
    pub rows: Vec<(Option<Choice>, u64)>,
    /// Whether these are the consultative delegations, noted and not counted.
    pub noted: bool,
}

/// The counts of a vote, mode by mode, of a consensus round or of a poll; empty for a choice of wording.
pub fn counted(tally: &Tally) -> Vec<Counted> {
    match &tally.count {
        Count::Vote { modes, .. } => modes.iter().map(|mode| counted_in(mode, &tally.turnout)).collect(),
        Count::Consensus { positions } => vec![Counted {
            mode: None,
            unit: Unit::Delegations,
            rows: vec![
                (Some(Choice::Agree), positions.agree),
                (Some(Choice::Reservation), positions.reservation),
                (Some(Choice::StandAside), positions.stand_aside),
                (Some(Choice::Abstain), positions.abstain),
                (Some(Choice::Object), positions.object),
                (None, positions.not_voting),
            ],
            noted: false,
        }],
        Count::Poll { options, noted } => {
            let rows = |counts: &Counts| counts.iter().map(|(choice, n)| (Some(choice), n)).collect::<Vec<_>>();
            let mut all = rows(options);
            all.push((None, tally.turnout.delegates.present.saturating_sub(options.total())));
            let counted = Counted { mode: None, unit: Unit::Delegates, rows: all, noted: false };
            let noted = Counted { rows: rows(noted), noted: true, ..counted.clone() };
            let is_empty = noted.rows.iter().all(|(_, n)| *n == 0);
            if is_empty { vec![counted] } else { vec![counted, noted] }
        }
        Count::Wording { .. } => vec![],
    }
}

fn counted_in(mode: &ModeResult, turnout: &Turnout) -> Counted {
    Counted {
        mode: Some(mode.mode),
        unit: unit_of(mode.mode),
        rows: vec![
            (Some(Choice::For), mode.in_favour),
            (Some(Choice::Against), mode.against),
            (Some(Choice::Abstain), mode.abstain),
            (None, not_voting(mode, turnout)),
        ],
        noted: false,
    }
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

/// Why a round came to what it came to: one sentence for each majority, for the quorum that was not met, or for a round
/// that is no vote.
pub fn reasons(language: Language, tally: &Tally) -> Vec<String> {
    if tally.outcome == Outcome::Inquorate {
        let unmet = tally.quorum.iter().filter(|found| !found.met);
        return unmet.map(|found| quorum_missed(language, found)).collect();
    }
    let mut reasons: Vec<_> = modes(tally).iter().map(|mode| reason(language, mode, &tally.turnout)).collect();
    reasons.extend(other::reason(language, tally));
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
