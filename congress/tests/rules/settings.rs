//! How a congress is set up: what can be, what cannot, and what an older log leaves open.

use crate::common::congress_day::*;
use crate::common::*;
use congress::colour::Colour;
use congress::command::{Actor, Command, Refusal};
use congress::event::{Entry, Event};
use congress::roll::Roll;
use congress::rules::Kind;
use congress::settings::{ChangedSettings, Dates, Settings, SettingsRefusal};
use congress::state::Profile;
use congress::text::Language;

fn day() -> Day {
    let members: Roll = roll([full("MY", 4, 3)]);
    let mut day = Day::convened(members);
    day.done(&secretariat(), Command::Found(profile()));
    day
}

/// The congress offers English only, for it has no other name.
fn english() -> Profile {
    Profile { settings: Settings { languages: [Language::En].into(), ..Settings::default() }, ..profile() }
}

fn change(day: &Day, profile: Profile) -> Command {
    Command::ChangeSettings(ChangedSettings { profile, seen: day.state.settings_revision })
}

fn with(settings: Settings) -> Profile {
    Profile { settings: Settings { languages: [Language::En].into(), ..settings }, ..profile() }
}

fn parsed(day: &str) -> congress::day::Day {
    congress::day::Day::parse(day).expect("a day")
}

#[test]
fn settings_are_changed_by_the_secretariat_alone() {
    let mut day = day();
    for actor in [chair(), delegate("MY-1"), Actor::Teller("t".into()), Actor::Screen("s".into()), Actor::Operator] {
        assert_eq!(day.ask(&actor, change(&day, english())), Err(Refusal::NotPermitted), "{actor:?}");
    }
    day.done(&secretariat(), change(&day, english()));
    assert_eq!(day.state.settings().languages, [Language::En].into());
    assert_eq!(day.ask(&secretariat(), change(&day, english())), Ok(vec![]), "nothing new is nothing");
}

#[test]
fn settings_made_from_older_ones_are_refused() {
    let mut day = day();
    let stale = change(&day, english());
    day.done(&secretariat(), change(&day, Profile { place: "Penang".to_owned(), ..english() }));
    assert_eq!(day.ask(&secretariat(), stale), Err(SettingsRefusal::Changed.into()));
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let mut day = day();
    let default = Settings::default;
    let dates = |start, end| Some(Dates { start: parsed(start), end: parsed(end) });
    let first = |kind, name: &str| with(Settings { first_rules: [(kind, name.to_owned())].into(), ..default() });
    let yellow = Colour([0xff, 0xcc, 0x00]);
    let cases = [
        (
            Profile { settings: Settings { languages: [].into(), ..default() }, ..profile() },
            SettingsRefusal::NoLanguage,
        ),
        (Profile { settings: default(), ..profile() }, SettingsRefusal::NameMissing(Language::Fr)),
        (Profile { place: String::new(), ..english() }, SettingsRefusal::BadName),
        (
            Profile { organisation: [(Language::En, "two\nlines".to_owned())].into(), ..english() },
            SettingsRefusal::BadName,
        ),
        (Profile { utc_offset_minutes: 15 * 60, ..english() }, SettingsRefusal::BadOffset),
        (Profile { max_proxies: 21, ..english() }, SettingsRefusal::TooManyProxies(20)),
        (with(Settings { dates: dates("2019-08-31", "2019-08-30"), ..default() }), SettingsRefusal::BadDates),
        (
            with(Settings { accent: Some(yellow), ..default() }),
            SettingsRefusal::TooLight { colour: yellow, instead: yellow.for_light_paper() },
        ),
        (first(Kind::Vote, "half"), SettingsRefusal::NoSuchRules("half".to_owned())),
        (first(Kind::Vote, "indicative_poll"), SettingsRefusal::NoSuchRules("indicative_poll".to_owned())),
    ];
    for (profile, refusal) in cases {
        assert_eq!(day.ask(&secretariat(), change(&day, profile)), Err(refusal.into()));
    }
    let sound = Settings {
        dates: dates("2019-08-30", "2019-08-30"),
        accent: Some(Colour([0xc8, 0x10, 0x2e])),
        first_rules: [(Kind::Vote, "double_majority".to_owned())].into(),
        ..default()
    };
    assert!(day.ask(&secretariat(), change(&day, with(sound))).is_ok());
}

#[test]
fn the_calendar_has_no_other_days() {
    for no in
        ["2019-02-29", "2100-02-29", "2019-04-31", "2019-13-01", "2019-00-10", "2019-1-1", "30/08/2019", "1899-12-31"]
    {
        assert!(congress::day::Day::parse(no).is_err(), "{no}");
    }
    for yes in ["2020-02-29", "2000-02-29", "2019-12-31"] {
        assert_eq!(parsed(yes).to_string(), yes);
    }
}

/// Luminances and contrasts as WCAG's own formula gives them, computed elsewhere with floating point.
#[test]
fn contrast_is_that_of_wcag() {
    for (colour, luminance) in [("#ffffff", 1_000_000), ("#000000", 0), ("#777777", 184_475), ("#3b3a8f", 59_390)] {
        let found = Colour::parse(colour).expect("a colour").luminance();
        assert!(found.abs_diff(luminance) <= 3, "{colour}: {found}");
    }
    let white = Colour([255; 3]);
    // The classic pair: #767676 has 4.54 to 1 on white, #777777 has 4.48 to 1.
    assert!(Colour::parse("#767676").expect("a colour").is_readable_on(white));
    assert!(!Colour::parse("#777777").expect("a colour").is_readable_on(white));
    for no in ["3b3a8f", "#3b3a8", "#3b3a8g", "#+1+1+1", "red", ""] {
        assert!(Colour::parse(no).is_err(), "{no}");
    }
}

#[test]
fn every_colour_has_one_near_it_for_either_paper() {
    let parts = [0u8, 64, 128, 192, 255];
    let (paper, dark) = (Colour([0xfb, 0xf9, 0xf4]), Colour([0x1c, 0x1f, 0x27]));
    for r in parts {
        for g in parts {
            for b in parts {
                let colour = Colour([r, g, b]);
                assert!(colour.for_light_paper().is_readable_on(paper), "{colour}");
                assert!(colour.for_dark_paper().is_readable_on(dark), "{colour}");
            }
        }
    }
    let indigo = Colour([0x3b, 0x3a, 0x8f]);
    assert_eq!(indigo.for_light_paper(), indigo);
}

#[test]
fn a_log_from_before_the_settings_has_them_as_they_were() {
    let old = r#"{"seq":1,"at":7,"actor":{"role":"operator"},"event":"congress_founded",
        "organisation":{"en":"Progressive Alliance"},"place":"Kuala Lumpur","utc_offset_minutes":480}"#;
    let entry: Entry = serde_json::from_str(old).expect("an entry of an older log");
    let Event::CongressFounded(profile) = entry.event else { panic!("another event") };
    assert_eq!(profile.settings, Settings::default());
    assert!(!profile.settings.hall_is_public && profile.settings.languages.len() == 3);
}
