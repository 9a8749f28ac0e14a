//! The list that the desk's page searches: everybody on the roll, and where they stand. It is fetched once, then kept
//! current by what has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::{Findable, Found, Sought, find};

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stands {
    /// Has not come yet.
    Expected,
    /// Is here.
    Here,
    /// Was here, and left.
    Left,
}

/// A person as the desk has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The card's number.
    pub id: String,
    /// The name.
    pub name: String,
    /// The delegation's id.
    pub delegation: String,
    /// The role in words, where it is more than that of a delegate.
    pub role: String,
    /// Where they stand.
    pub stands: Stands,
    /// Since when, the local time of day; empty where nobody marked it.
    pub since: String,
    /// The place in the log of the last coming or going; zero before the first.
    pub seq: u64,
    /// Who votes instead of whom, in sentences.
    pub instead: Vec<String>,
}

/// A delegation in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// Its id.
    pub id: String,
    /// Country and abbreviation.
    pub words: String,
    /// The party's full name.
    pub party: String,
}

/// How many people of a delegation are here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Which delegation.
    pub delegation: Delegation,
    /// Who is here.
    pub have: usize,
    /// Of how many.
    pub of: usize,
}

/// The list as the server gives it out: all of it, or what has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The log's revision.
    pub revision: u64,
    /// Whether it is all of it.
    pub whole: bool,
    /// The delegations in the order in which they are shown, where it is all of it.
    pub delegations: Vec<Delegation>,
    /// The people.
    pub people: Vec<Person>,
}

/// What became of a form or a scanned card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Whether anything has changed by it: else it was so already.
    pub changed: bool,
    /// Whether the person had left before, and is back.
    pub back: bool,
    /// The person as they stand now.
    pub person: Person,
    /// Their delegation.
    pub delegation: Delegation,
}

/// Who was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The first of them, best first, each with the delegation.
    pub rows: Vec<(Person, Delegation)>,
    /// How many there are.
    pub of: usize,
    /// Whether the first is the only one who can be meant.
    pub is_sure: bool,
}

/// So many are shown; a few letters more say who is meant.
pub const MOST_ROWS: usize = 20;

/// The list in hand.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The log's revision up to which it is current; zero before it has been fetched.
    pub revision: u64,
    delegations: Vec<Delegation>,
    people: Vec<Person>,
    findable: Vec<Findable>,
}

impl List {
    /// The list that a server gave out whole.
    pub fn of(people: People) -> Self {
        let mut list = Self::default();
        list.take(people);
        list
    }

    /// Takes over what the server gave out.
    pub fn take(&mut self, given: People) {
        if given.whole {
            let known: BTreeMap<&str, &Delegation> =
                given.delegations.iter().map(|delegation| (delegation.id.as_str(), delegation)).collect();
            self.people = given.people;
            self.people.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
            let findable = |person: &Person| {
                let words = known.get(person.delegation.as_str()).map(|one| format!("{} {}", one.words, one.party));
                Findable::new(&person.id, &person.name, &words.unwrap_or_default())
            };
            self.findable = self.people.iter().map(findable).collect();
            self.delegations = given.delegations;
        } else {
            for person in given.people {
                self.put(person);
            }
        }
        self.revision = self.revision.max(given.revision);
    }

    /// Takes over one person, unless the list knows something newer of them.
    pub fn put(&mut self, person: Person) {
        if let Some(standing) = self.people.iter_mut().find(|one| one.id == person.id && one.seq <= person.seq) {
            *standing = person;
        }
    }

    fn delegation(&self, person: &Person) -> Delegation {
        let unknown =
            || Delegation { id: person.delegation.clone(), words: person.delegation.clone(), ..Delegation::default() };
        self.delegations.iter().find(|one| one.id == person.delegation).cloned().unwrap_or_else(unknown)
    }

    /// Who is found by what was typed.
    pub fn search(&self, typed: &str) -> Shown {
        let Found { places, is_sure } = find(&self.findable, &Sought::new(typed));
        let row = |place: &usize| {
            let person = self.people.get(*place)?;
            Some((person.clone(), self.delegation(person)))
        };
        Shown { rows: places.iter().take(MOST_ROWS).filter_map(row).collect(), of: places.len(), is_sure }
    }

    /// How many are here, by delegation.
    pub fn counts(&self) -> Vec<Count> {
        let mut counts: BTreeMap<&str, (usize, usize)> =
            self.delegations.iter().map(|one| (one.id.as_str(), (0, 0))).collect();
        for person in &self.people {
            let (have, of) = counts.entry(&person.delegation).or_default();
            *have += usize::from(person.stands == Stands::Here);
            *of += 1;
        }
        let count = |delegation: &Delegation| {
            let (have, of) = counts.get(delegation.id.as_str()).copied().unwrap_or_default();
            Count { delegation: delegation.clone(), have, of }
        };
        self.delegations.iter().map(count).collect()
    }
}
