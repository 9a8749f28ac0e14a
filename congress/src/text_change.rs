//! What a revision of a resolution is, and where the languages of a text part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::command::Actor;
use crate::round::Moment;
use crate::text::{Language, Resolution, Text};

/// The texts of a resolution by language, parallel or not.
pub type Texts = BTreeMap<Language, Text>;

/// A resolution as it is to stand from now on in the place of the one with the same id.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The resolution; an amended commitment may stand in it with its current words, or with its first ones.
    pub resolution: Resolution,
    /// Why; needed once a round has been held.
    pub reason: Option<String>,
    /// The place in the log of the last change of the texts that was looked at.
    pub seen: Option<u64>,
}

/// A revision that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Revised {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Actor,
    /// Why, once a round had been held.
    pub reason: Option<String>,
    /// The resolution as it stood before.
    pub before: Arc<Resolution>,
}

/// Where a language parts from the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// Which language.
    pub language: Language,
    /// The id that is missing in it, or that stands in another place there.
    pub id: String,
    /// Whether it is missing.
    pub missing: bool,
}

/// Where the languages part: every id that one of them lacks and another has, and if one lacks none, the first that stands
/// elsewhere in it than in the original, or else in the first of the languages.
pub fn gaps(texts: &Texts) -> Vec<Gap> {
    let original = texts.values().find(|text| text.official).or_else(|| texts.values().next());
    let Some(original) = original else { return Vec::new() };
    let mut known = BTreeSet::new();
    let ids = original.ids().chain(texts.values().flat_map(Text::ids));
    let all: Vec<&str> = ids.filter(|id| known.insert(*id)).collect();
    let mut gaps = Vec::new();
    for (language, text) in texts {
        let there: BTreeSet<&str> = text.ids().collect();
        let gap = |id: &str, missing| Gap { language: *language, id: id.to_owned(), missing };
        let missing: Vec<Gap> = all.iter().filter(|id| !there.contains(**id)).map(|id| gap(id, true)).collect();
        if missing.is_empty() && original.ids().count() == all.len() && original.skeleton() != text.skeleton() {
            let place = original.ids().zip(text.ids()).find(|(one, other)| one != other);
            gaps.push(gap(place.map_or("", |(_, other)| other), false));
        }
        gaps.extend(missing);
    }
    gaps
}
