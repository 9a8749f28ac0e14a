//! The days on which a congress meets, as a letterhead writes them.

use congress::day::Day;
use congress::settings::Dates;
use congress::text::Language;

use crate::locale::t_with;

/// From when to when: "30–31 August 2019", "31 August 2019 – 1 September 2019", or one day.
pub fn dates(language: Language, Dates { start, end }: Dates) -> String {
    let ((year, month, first), (last_year, last_month, _)) = (start.parts(), end.parts());
    if start == end {
        day(language, end, None)
    } else if (year, month) == (last_year, last_month) {
        day(language, end, Some(first))
    } else {
        let arguments = [("start", day(language, start, None).into()), ("end", day(language, end, None).into())];
        t_with(language, "dates-between", &arguments)
    }
}

/// A day, or those from the `first` of the same month to it.
fn day(language: Language, day: Day, first: Option<u8>) -> String {
    let (year, month, last) = day.parts();
    let arguments = [
        ("same", if first.is_some() { "month" } else { "day" }.into()),
        ("first", first.unwrap_or(last).into()),
        ("day", last.into()),
        ("month", month.into()),
        ("year", year.to_string().into()),
    ];
    t_with(language, "dates-range", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: Language, start: &str, end: &str) -> String {
        let day = |text| Day::parse(text).expect("a day");
        dates(language, Dates { start: day(start), end: day(end) })
    }

    #[test]
    fn a_congress_meets_as_its_letterhead_says() {
        assert_eq!(said(Language::En, "2019-08-30", "2019-08-31"), "30–31 August 2019");
        assert_eq!(said(Language::Fr, "2019-08-01", "2019-08-02"), "1er–2 août 2019");
        assert_eq!(said(Language::Es, "2019-08-30", "2019-08-31"), "30–31 de agosto de 2019");
        assert_eq!(said(Language::Es, "2019-08-30", "2019-08-30"), "30 de agosto de 2019");
        assert_eq!(said(Language::En, "2019-08-31", "2019-09-01"), "31 August 2019 – 1 September 2019");
        assert_eq!(said(Language::Fr, "2019-12-31", "2020-01-01"), "31 décembre 2019 – 1er janvier 2020");
    }
}
