//! The settings of a congress beside its name and place: when it meets, in which languages, how it looks, which rules the
//! chair is offered first, and whether strangers may watch the hall.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::colour::{Colour, NotAColour};
use crate::day::{Day, NotADay};
use crate::refusal::RefusalClass;
use crate::roll_change::is_name;
use crate::rules::Kind;
use crate::state::{Profile, State};
use crate::text::Language;

/// The settings. What an older log does not say is as in [`Settings::default`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The days on which the congress starts and ends.
    pub dates: Option<Dates>,
    /// The languages that pages are offered in, at least one.
    pub languages: BTreeSet<Language>,
    /// The logo.
    pub logo: Option<Logo>,
    /// The colour of links and buttons on light paper; on dark paper it is [`Colour::for_dark_paper`].
    pub accent: Option<Colour>,
    /// The ruleset that the chair is offered first, by kind of round.
    pub first_rules: BTreeMap<Kind, String>,
    /// What becomes of commitments that were not adopted, in the text of the resolution.
    pub not_adopted: NotAdopted,
    /// Whether the hall's page is open to whoever is not logged in.
    pub hall_is_public: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dates: None,
            languages: Language::ALL.into(),
            logo: None,
            accent: None,
            first_rules: BTreeMap::new(),
            not_adopted: NotAdopted::default(),
            hall_is_public: false,
        }
    }
}

/// What becomes of commitments that were not adopted, in the text of the resolution as adopted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotAdopted {
    /// They are left out; the annex lists them.
    #[default]
    LeaveOut,
    /// They stay, struck through and marked.
    Mark,
}

/// From when to when a congress meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// The first day.
    pub start: Day,
    /// The last day; the first one, if there is only one.
    pub end: Day,
}

/// What the log says of a logo; the picture itself is beside it in the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// SHA-256 of the picture, hexadecimal.
    pub digest: String,
    /// What it is.
    pub kind: Picture,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The kinds of pictures that a logo can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl Picture {
    /// How its files end.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Local times, in minutes ahead of UTC.
pub const OFFSETS: std::ops::RangeInclusive<i32> = -12 * 60..=14 * 60;
/// As many proxies one delegate may hold at most, whatever the congress.
pub const MOST_PROXIES: u32 = 20;

/// Why settings cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsRefusal {
    /// Somebody else changed them since they were looked at.
    #[error("The settings have changed meanwhile. Nothing was done: look at them again.")]
    Changed,
    /// The congress has a name in every language it offers.
    #[error("The name of the congress is missing in this language: {0}.")]
    NameMissing(Language),
    /// A name or the place is missing, too long or not on one line.
    #[error("The name and the place are on one line each and have at most 200 characters.")]
    BadName,
    /// No place on earth has this time.
    #[error("Local time is at most 12 hours behind UTC and at most 14 hours ahead of it.")]
    BadOffset,
    /// More proxies than anybody holds.
    #[error("One delegate may hold at most {0} proxies.")]
    TooManyProxies(u32),
    /// The text is no day.
    #[error("This is not a day of the calendar: {0}.")]
    BadDay(String),
    /// One of the two days is missing, or the end is before the start.
    #[error("Give the first and the last day; a congress does not end before it starts.")]
    BadDates,
    /// Pages are in some language.
    #[error("Offer at least one language.")]
    NoLanguage,
    /// The text is no colour.
    #[error("This is not a colour: {0}. A colour is written as #3b3a8f.")]
    BadColour(String),
    /// Links in this colour could not be read on paper.
    #[error("{colour} is too light to be read on paper. Take a darker colour, such as {instead}.")]
    TooLight {
        /// What was asked for.
        colour: Colour,
        /// The nearest that can be read.
        instead: Colour,
    },
    /// No ruleset of this name can be offered for rounds of this kind.
    #[error("There is no ruleset called {0} for rounds of this kind.")]
    NoSuchRules(String),
}

impl SettingsRefusal {
    /// Which status or exit code this deserves.
    pub fn class(&self) -> RefusalClass {
        if *self == Self::Changed { RefusalClass::Conflict } else { RefusalClass::Invalid }
    }

    /// The name of the sentence in the locales, and its arguments by name.
    pub fn key(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Changed => ("refusal-settings-changed", vec![]),
            Self::NameMissing(language) => ("refusal-name-missing", vec![("language", language.to_string())]),
            Self::BadName => ("refusal-bad-congress-name", vec![]),
            Self::BadOffset => ("refusal-bad-offset", vec![]),
            Self::TooManyProxies(most) => ("refusal-too-many-proxies", vec![("most", most.to_string())]),
            Self::BadDay(day) => ("refusal-bad-day", vec![("day", day.clone())]),
            Self::BadDates => ("refusal-bad-dates", vec![]),
            Self::NoLanguage => ("refusal-no-language", vec![]),
            Self::BadColour(colour) => ("refusal-bad-colour", vec![("colour", colour.clone())]),
            Self::TooLight { colour, instead } => {
                ("refusal-too-light", vec![("colour", colour.to_string()), ("instead", instead.to_string())])
            }
            Self::NoSuchRules(name) => ("refusal-no-such-rules", vec![("ruleset", name.clone())]),
        }
    }
}

impl From<NotAColour> for SettingsRefusal {
    fn from(NotAColour(text): NotAColour) -> Self {
        Self::BadColour(text)
    }
}

impl From<NotADay> for SettingsRefusal {
    fn from(NotADay(text): NotADay) -> Self {
        Self::BadDay(text)
    }
}

/// Other settings for the congress, and the place in the log of those they were made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSettings {
    /// All of it, as it is to be.
    pub profile: Profile,
    /// [`State::settings_revision`] of what was looked at.
    pub seen: u64,
}

/// Whether the congress can be set up like this.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(state: &State, changed: &ChangedSettings) -> Result<(), SettingsRefusal> {
    let Profile { organisation, place, utc_offset_minutes, max_proxies, settings } = &changed.profile;
    if changed.seen != state.settings_revision {
        return Err(SettingsRefusal::Changed);
    }
    if settings.languages.is_empty() {
        return Err(SettingsRefusal::NoLanguage);
    }
    if let Some(language) = settings.languages.iter().find(|language| !organisation.contains_key(*language)) {
        return Err(SettingsRefusal::NameMissing(*language));
    }
    if !organisation.values().chain([place]).all(|name| is_name(name)) {
        return Err(SettingsRefusal::BadName);
    }
    if !OFFSETS.contains(utc_offset_minutes) {
        return Err(SettingsRefusal::BadOffset);
    }
    if *max_proxies > MOST_PROXIES {
        return Err(SettingsRefusal::TooManyProxies(MOST_PROXIES));
    }
    if settings.dates.is_some_and(|dates| dates.end < dates.start) {
        return Err(SettingsRefusal::BadDates);
    }
    if let Some(colour) = settings.accent.filter(|accent| !accent.suits_light_paper()) {
        return Err(SettingsRefusal::TooLight { colour, instead: colour.for_light_paper() });
    }
    let is_offered = |(kind, name): &(&Kind, &String)| state.ruleset(name).is_ok_and(|rules| rules.kind() == **kind);
    match settings.first_rules.iter().find(|first| !is_offered(first)) {
        Some((_, name)) => Err(SettingsRefusal::NoSuchRules(name.clone())),
        None => Ok(()),
    }
}
