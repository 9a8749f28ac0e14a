//! Procedural questions in words, and the order in which a roll call calls delegations.

use std::cmp::Ordering;

use congress::roll::{DelegationId, Electorate, Roll};
use congress::round::{Motion, Step, Wording};
use congress::text::Language;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

use super::delegation;
use crate::locale::{country, t, t_with};

/// A motion's word in forms.
pub const fn motion_word(motion: Motion) -> &'static str {
    match motion {
        Motion::CloseDebate => "close_debate",
        Motion::Adjourn => "adjourn",
        Motion::ReferBack => "refer_back",
        Motion::Other => "other",
    }
}

/// Reads a motion from its word.
pub fn read_motion(word: &str) -> Option<Motion> {
    let motions = [Motion::CloseDebate, Motion::Adjourn, Motion::ReferBack, Motion::Other];
    motions.into_iter().find(|motion| motion_word(*motion) == word)
}

/// A motion's name.
pub fn motion(language: Language, motion: Motion) -> String {
    t(language, &format!("motion-{}", motion_word(motion)))
}

/// The sentence that a ready motion asks, in every language.
pub fn motion_sentence(motion: Motion) -> Wording {
    let key = format!("motion-{}-sentence", motion_word(motion));
    Language::ALL.map(|language| (language, t(language, &key))).into()
}

/// What was done about a round since it closed, and why where somebody said so.
pub fn step<'a>(language: Language, roll: &Roll, step: &'a Step) -> (String, Option<&'a str>) {
    let named = |key, id| t_with(language, key, &[("delegation", delegation(language, roll, id).into())]);
    let numbered = |key, n: u32| t_with(language, key, &[("n", n.into())]);
    let (what, why) = match step {
        Step::WithdrawalOffered(id) => (named("step-withdrawal-offered", id), None),
        Step::WithdrawalAccepted(id) => (named("step-withdrawal-accepted", id), None),
        Step::Amended(version, reason) => (numbered("step-amended", *version), Some(reason.as_str())),
        Step::Referred(reason) => (t(language, "step-referred"), Some(reason.as_str())),
        Step::TakenUp(number) => (numbered("step-taken-up", number.0), None),
    };
    (what, why.filter(|why| !why.is_empty()))
}

/// The message of a pause for which nothing was written, in every language.
pub fn pause_sentence() -> Wording {
    Language::ALL.map(|language| (language, t(language, "hall-pause"))).into()
}

/// The full delegations with somebody entitled in the alphabetical order of their countries' names, as a dictionary of
/// this language has it; from the first country at or after `letter` on, and then from the beginning.
pub fn call_order(language: Language, roll: &Roll, electorate: &Electorate, letter: Option<char>) -> Vec<DelegationId> {
    let compare = alphabet(language);
    let name = |id: &DelegationId| roll.party(id).map_or("", |one| country(language, &one.country)).to_owned();
    let entitled = electorate.full().filter(|(_, bench)| !bench.seats.is_empty());
    let mut order: Vec<_> = entitled.map(|(id, _)| (name(id), id.clone())).collect();
    order.sort_by(|(one, a), (other, b)| compare(one, other).then_with(|| a.cmp(b)));
    if let Some(letter) = letter {
        let first = order.iter().position(|(name, _)| compare(name, &letter.to_string()).is_ge());
        order.rotate_left(first.unwrap_or(0));
    }
    order.into_iter().map(|(_, id)| id).collect()
}

/// How a dictionary of this language orders two words.
pub fn alphabet(language: Language) -> impl Fn(&str, &str) -> Ordering {
    let collator = collator(language);
    move |one, other| match &collator {
        Some(collator) => collator.compare(one, other),
        None => one.cmp(other),
    }
}

fn collator(language: Language) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = language.code().parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use congress::roll::{Delegate, DelegateId, Delegation, Role, Status};
    use congress::rules_file;

    use super::*;

    fn order(language: Language, letter: Option<char>) -> String {
        let delegation = |code: &str, status| {
            let delegation = Delegation { name: code.to_owned(), country: code.to_owned(), status, votes: 1 };
            (DelegationId::new(format!("{code}-P")), delegation)
        };
        let codes = ["AT", "DE", "EG", "ES", "SE", "ZA"];
        let mut delegations: BTreeMap<_, _> = codes.map(|code| delegation(code, Status::Full)).into();
        delegations.extend([delegation("BE", Status::Observer)]);
        let delegates = delegations.keys().map(|id| {
            let person = Delegate { delegation: id.clone(), name: "A".into(), role: Role::Head, present: true };
            (DelegateId::new(format!("{id}-1")), person)
        });
        let roll = Roll { delegates: delegates.collect(), delegations: delegations.clone(), ..Roll::default() };
        let rules =
            rules_file::parse("kind = \"vote\"\n[[majorities]]\nmode = \"per_delegation\"\nkind = \"simple\"\n");
        let electorate = roll.electorate(&rules.expect("a ruleset"));
        let order = call_order(language, &roll, &electorate, letter);
        order.iter().map(|id| id.as_str().trim_end_matches("-P")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn delegations_are_called_in_the_alphabet_of_the_language() {
        assert_eq!(order(Language::En, None), "AT EG DE ZA ES SE"); // Austria Egypt Germany South Africa Spain Sweden
        assert_eq!(order(Language::Fr, None), "ZA DE AT EG ES SE"); // Afrique du Sud Allemagne Autriche Égypte Espagne Suède
        assert_eq!(order(Language::Es, None), "DE AT EG ES ZA SE"); // Alemania Austria Egipto España Sudáfrica Suecia
    }

    #[test]
    fn a_letter_that_was_drawn_says_where_the_alphabet_begins() {
        assert_eq!(order(Language::En, Some('F')), "DE ZA ES SE AT EG");
        assert_eq!(order(Language::Fr, Some('E')), "EG ES SE ZA DE AT");
        assert_eq!(order(Language::En, Some('Z')), "AT EG DE ZA ES SE", "after the last comes the first");
    }
}
