//! The rule of a round in plain words, for every kind of ruleset (RULES.md, "Vote", "Consensus" and the others).

use congress::fraction::Share;
use congress::rules::{Base, Majority, Measure, Mode, Procedure, Quorum, Ruleset, Threshold, Unit, Visibility};
use congress::text::Language;

use super::unit_word;
use crate::locale::{Value, t, t_with};

/// The unit in which a mode counts.
pub const fn unit_of(mode: Mode) -> Unit {
    match mode {
        Mode::PerDelegate => Unit::Delegates,
        Mode::PerDelegation => Unit::Delegations,
        Mode::WeightedBloc | Mode::WeightedSplit => Unit::Votes,
    }
}

/// The name by which the locales select a share.
const fn share_name(share: Share) -> &'static str {
    match (share.p, share.q) {
        (p, q) if p == q => "whole",
        (1, 2) => "half",
        (1, 3) => "third",
        (2, 3) => "two_thirds",
        (3, 4) => "three_quarters",
        (3, 5) => "three_fifths",
        _ => "other",
    }
}

/// A share in words: "two thirds".
pub(super) fn share(language: Language, share: Share) -> String {
    let arguments: [(&str, Value<'_>); 3] =
        [("name", share_name(share).into()), ("p", share.p.into()), ("q", share.q.into())];
    t_with(language, "share", &arguments)
}

/// The word by which the locales select a base.
pub(super) const fn base_word(base: Base) -> &'static str {
    match base {
        Base::Cast => "cast",
        Base::Voted => "voted",
        Base::Present => "present",
        Base::Entitled => "entitled",
    }
}

/// The word by which the locales select a measure.
pub(super) const fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Present => "present",
        Measure::Voted => "voted",
    }
}

/// What decides a round, in one or two sentences.
pub fn rule(language: Language, ruleset: &Ruleset) -> String {
    match &ruleset.procedure {
        Procedure::Vote { majorities } if ruleset.visibility == Visibility::Secret => {
            format!("{} {}", vote(language, majorities), t(language, "rule-secret"))
        }
        Procedure::Vote { majorities } => vote(language, majorities),
        Procedure::Consensus(settings) => {
            let arguments =
                [("share", share(language, settings.support).into()), ("objections", settings.max_objections.into())];
            t_with(language, "rule-consensus", &arguments)
        }
        Procedure::Poll => t(language, "rule-poll"),
        Procedure::Wording => t(language, "rule-wording"),
    }
}

fn vote(language: Language, majorities: &[Majority]) -> String {
    let conditions = majorities
        .iter()
        .map(|majority| condition(language, majority))
        .reduce(|first, second| {
            let arguments = [("first", first.into()), ("second", second.into())];
            t_with(language, "rule-and", &arguments)
        })
        .unwrap_or_default();
    let mut sentences = vec![t_with(language, "rule-adopted", &[("conditions", conditions.into())])];
    let counted = |wanted: Mode| majorities.iter().any(|majority| majority.mode == wanted);
    for (mode, key) in [
        (Mode::PerDelegation, "rule-per-delegation"),
        (Mode::WeightedBloc, "rule-weighted-bloc"),
        (Mode::WeightedSplit, "rule-weighted-split"),
    ] {
        if counted(mode) {
            sentences.push(t(language, key));
        }
    }
    sentences.join(" ")
}

fn condition(language: Language, majority: &Majority) -> String {
    let unit = ("unit", Value::from(unit_word(unit_of(majority.mode))));
    match majority.threshold {
        Threshold::Simple => t_with(language, "rule-simple", &[unit]),
        Threshold::Absolute => t_with(language, "rule-absolute", &[unit]),
        Threshold::Unanimity => t_with(language, "rule-unanimity", &[unit]),
        Threshold::Qualified { share: part, base } => {
            let share = ("share", share(language, part).into());
            let base = ("base", Value::from(base_word(base)));
            t_with(language, "rule-qualified", &[unit, share, base])
        }
    }
}

/// A quorum condition as a phrase: "more than half of the entitled delegations are present".
pub fn quorum(language: Language, condition: &Quorum) -> String {
    let strict = if condition.strict { "yes" } else { "no" };
    let arguments = [
        ("strict", Value::from(strict)),
        ("name", share_name(condition.share).into()),
        ("share", share(language, condition.share).into()),
        ("unit", unit_word(condition.unit).into()),
        ("measure", measure_word(condition.measure).into()),
    ];
    t_with(language, "quorum-condition", &arguments)
}

/// The quorum of a ruleset in one sentence.
pub fn quorum_sentence(language: Language, ruleset: &Ruleset) -> String {
    let conditions = ruleset.quorum.iter().map(|condition| quorum(language, condition)).reduce(|first, second| {
        let arguments = [("first", first.into()), ("second", second.into())];
        t_with(language, "quorum-and", &arguments)
    });
    match conditions {
        None => t(language, "quorum-none"),
        Some(all) => t_with(language, "quorum-sentence", &[("conditions", all.into())]),
    }
}

/// What a ruleset is called: a preset in the reader's language, one that the secretariat added by the name it gave.
pub fn preset_name(language: Language, name: &str) -> String {
    let key = format!("preset-{name}-name");
    let called = t(language, &key);
    if called == key { name.to_owned() } else { called }
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
