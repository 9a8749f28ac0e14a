//! Sentences made from the model: names of people and parties, local times, stages and standings.
//! The rule of a round is told in `words/rule.rs`, what it came to in `words/result.rs` and, where it is no vote, in
//! `words/other.rs`, and delegation by delegation in `words/by_delegation.rs`. The words of official documents are in
//! `words/document.rs`.

mod by_delegation;
mod dates;
pub mod document;
mod other;
mod paper;
mod procedure;
mod result;
mod rule;

use congress::command::Actor;
use congress::roll::{DelegationId, Roll};
use congress::round::Moment;
use congress::rules::Unit;
use congress::text::Language;
use congress::view::{Stage, Standing};
use jiff::Timestamp;
use jiff::tz::Offset;

pub use by_delegation::{Columns, Position};
pub use dates::dates;
pub use other::{alternative, sum};
pub use paper::{paper_row, papers_refused, sheet_titles};
pub use procedure::{alphabet, call_order, motion, motion_sentence, motion_word, pause_sentence, read_motion, step};
pub use result::{Counted, choice, counted, have_of, outcome, outcome_class, quorum_found, reasons};
pub use rule::{preset_name, quorum, quorum_sentence, rule};

use crate::locale::{Value, country, t, t_with};

/// The fingerprint of a hash, for people to compare: its first 16 digits in groups of four, such as `4f2a 91c7 03de 55b1`.
/// Of a signed head it stands in the hall, on the page of the record and under the minutes.
pub fn fingerprint(hash: &str) -> String {
    let groups: Vec<&str> = (0..4).filter_map(|group| hash.get(group * 4..group * 4 + 4)).collect();
    groups.join(" ")
}

/// How many letters of a code stand together.
const GROUP: usize = 5;

/// A code to type in groups of letters: so it is read aloud and typed with fewer mistakes.
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The name of a unit as the locales select by it.
pub const fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Delegates => "delegates",
        Unit::Delegations => "delegations",
        Unit::Votes => "votes",
    }
}

/// So many of a unit: "38 delegations".
pub fn amount(language: Language, unit: Unit, n: u64) -> String {
    let arguments = [("unit", unit_word(unit).into()), ("n", n.into())];
    t_with(language, "amount", &arguments)
}

/// The local time of day, such as `14:03:07`.
pub fn clock_time(moment: Moment, utc_offset_minutes: i32) -> String {
    local(moment, utc_offset_minutes, "%H:%M:%S")
}

/// The local date as the language writes it, such as "30 August 2019".
pub fn date(language: Language, moment: Moment, utc_offset_minutes: i32) -> String {
    t_with(language, "date", &date_parts(moment, utc_offset_minutes))
}

/// The local date and time of day as the language writes them, such as "30 August 2019, 14:03:07".
pub fn date_time(language: Language, moment: Moment, utc_offset_minutes: i32) -> String {
    t_with(language, "date-time", &date_parts(moment, utc_offset_minutes))
}

fn date_parts(moment: Moment, utc_offset_minutes: i32) -> [(&'static str, Value<'static>); 4] {
    let part = |format| local(moment, utc_offset_minutes, format);
    let number = |format| part(format).trim().parse::<u32>().unwrap_or_default();
    [
        ("day", number("%d").into()),
        ("month", number("%m").into()),
        ("year", part("%Y").into()),
        ("time", part("%H:%M:%S").into()),
    ]
}

fn local(moment: Moment, utc_offset_minutes: i32, format: &str) -> String {
    let instant = Timestamp::from_millisecond(moment.0).unwrap_or_default();
    let seconds = utc_offset_minutes.saturating_mul(60);
    let offset = Offset::from_seconds(seconds).unwrap_or(Offset::UTC);
    offset.to_datetime(instant).strftime(format).to_string()
}

/// A delegation in a few words: its country and the party's abbreviation, "Malaysia · DAP".
pub fn delegation(language: Language, roll: &Roll, id: &DelegationId) -> String {
    let Some(delegation) = roll.party(id) else {
        return id.to_string();
    };
    let party = id.as_str().strip_prefix(&delegation.country).map_or(id.as_str(), |rest| rest.trim_start_matches('-'));
    let land = country(language, &delegation.country);
    format!("{land} · {party}")
}

/// Who is logged in, as the page's header says it: a card's number, or a role with a user name.
pub fn person(language: Language, actor: &Actor) -> String {
    match actor {
        Actor::Delegate(id) => id.to_string(),
        Actor::Chair(name) => format!("{} · {name}", t(language, "role-chair")),
        Actor::Secretariat(name) => format!("{} · {name}", t(language, "role-secretariat")),
        Actor::Teller(name) => format!("{} · {name}", t(language, "role-teller")),
        Actor::Screen(name) => format!("{} · {name}", t(language, "role-screen")),
        Actor::Clock | Actor::Operator => t(language, "role-operator"),
    }
}

/// Where a commitment stands.
pub fn standing(language: Language, standing: Standing) -> String {
    match standing {
        Standing::Pending => t(language, "standing-pending"),
        Standing::Open => t(language, "standing-open"),
        Standing::Counting => t(language, "standing-counting"),
        Standing::Decided(decided) => outcome(language, decided),
        Standing::Referred => t(language, "standing-referred"),
    }
}

/// The colour in which a standing is written: the class of a position, or none.
pub fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Pending | Standing::Referred => "quiet",
        Standing::Open | Standing::Counting => "current",
        Standing::Decided(outcome) => outcome_class(outcome),
    }
}

/// Where a round is in its life.
pub fn stage(language: Language, stage: Stage) -> String {
    t(language, &format!("stage-{}", stage.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_on_the_clock_in_the_hall() {
        let half_past = Moment(1_567_130_587_000);
        assert_eq!(clock_time(half_past, 480), "10:03:07");
        assert_eq!(date_time(Language::En, half_past, 480), "30 August 2019, 10:03:07");
        assert_eq!(date_time(Language::Fr, half_past, 480), "30 août 2019, 10:03:07");
        assert_eq!(date_time(Language::Es, half_past, 480), "30 de agosto de 2019, 10:03:07");
        let the_first = Moment(half_past.0 + 2 * 86_400_000);
        assert_eq!(date_time(Language::Fr, the_first, 480), "1er septembre 2019, 10:03:07");
        assert_eq!(clock_time(half_past, -210), "22:33:07");
    }
}
