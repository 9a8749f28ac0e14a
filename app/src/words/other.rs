//! What consensus rounds, polls and choices of wording came to, in words.

use congress::ballot::Alternative;
use congress::rules::Unit;
use congress::tally::{Count, Exact, Positions, Ranked, Tally};
use congress::text::Language;
use congress::verdict::Outcome;

use super::amount;
use crate::locale::{t, t_with};

/// Why a round that is no vote came to what it came to; nothing for a vote.
pub(super) fn reason(language: Language, tally: &Tally) -> Option<String> {
    match &tally.count {
        Count::Vote { .. } => None,
        Count::Consensus { positions } => Some(consensus(language, tally.outcome, *positions)),
        Count::Poll { options, .. } => {
            let taking_part = amount(language, Unit::Delegates, options.total());
            Some(t_with(language, "reason-poll", &[("amount", taking_part.into())]))
        }
        Count::Wording { ranking } => Some(wording(language, tally.outcome, ranking)),
    }
}

fn consensus(language: Language, outcome: Outcome, held: Positions) -> String {
    let key = match outcome {
        Outcome::ObjectionSustained => "reason-objection-sustained",
        Outcome::NoConsensus if held.agree + held.reservation == 0 => "reason-nobody-agrees",
        Outcome::NoConsensus => "reason-no-consensus",
        Outcome::AdoptedWithDissent => "reason-dissent",
        Outcome::AdoptedWithReservations => "reason-reservations",
        Outcome::AdoptedUnanimously => "reason-unanimous",
        _ => "reason-by-consensus",
    };
    let agreeing = held.agree + held.reservation;
    let arguments = [
        ("objecting", held.object.into()),
        ("agreeing", agreeing.into()),
        ("whole", amount(language, Unit::Delegations, agreeing + held.stand_aside).into()),
        ("supporting", amount(language, Unit::Delegations, agreeing).into()),
        ("reserved", held.reservation.into()),
        ("aside", held.stand_aside.into()),
    ];
    t_with(language, key, &arguments)
}

fn wording(language: Language, outcome: Outcome, ranking: &[Ranked]) -> String {
    let Some(best) = ranking.first() else { return t(language, "reason-nobody-rated") };
    let best_sum = ("sum", sum(&best.sum).into());
    if outcome == Outcome::RunOff {
        let equal = ranking.iter().filter(|ranked| ranked.sum == best.sum && ranked.tens == best.tens);
        let names: Vec<_> = equal.map(|ranked| alternative(language, &ranked.alternative)).collect();
        return t_with(language, "reason-run-off", &[("names", names.join(", ").into()), best_sum]);
    }
    t_with(language, "reason-preferred", &[("name", alternative(language, &best.alternative).into()), best_sum])
}

/// An alternative's name: "A", or "No text".
pub fn alternative(language: Language, alternative: &Alternative) -> String {
    if *alternative == Alternative::none() {
        t(language, "alternative-none")
    } else {
        t_with(language, "alternative", &[("name", alternative.as_str().to_uppercase().into())])
    }
}

/// A sum of means: a whole number, or one with its exact remainder, "12 1/3".
pub fn sum((numerator, denominator): &(Exact, Exact)) -> String {
    let read = |part: &Exact| part.to_string().parse::<u128>().ok();
    match (read(numerator), read(denominator)) {
        (Some(n), Some(d)) if d > 0 => match (n / d, n % d) {
            (whole, 0) => whole.to_string(),
            (0, rest) => format!("{rest}/{d}"),
            (whole, rest) => format!("{whole}\u{a0}{rest}/{d}"),
        },
        _ => format!("{numerator}/{denominator}"),
    }
}
