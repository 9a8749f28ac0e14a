//! Who is here, as the desk's pages and the list in its browser have it.

use congress::presence::{Coming, Presence};
use congress::roll::{Delegate, DelegateId, DelegationId, Role};
use congress::state::State;
use congress::text::Language;

use crate::islands::check_in_list::{Delegation, Done, List, People, Person, Stands};
use crate::{locale, words};

/// The list of everybody, or, where nothing else has changed after `since`, of those who came or left after it.
pub fn people(state: &State, language: Language, since: Option<u64>) -> People {
    let since = since.filter(|since| state.roll_revision.max(state.instead_revision) <= *since);
    let is_new = |id: &DelegateId| since.is_none_or(|since| last(state, id).is_some_and(|last| last.seq > since));
    let all = state.roll.delegates.iter().filter(|(id, _)| is_new(id));
    let delegations = state.roll.delegations.keys().filter(|_| since.is_none());
    let mut delegations: Vec<_> = delegations.map(|id| delegation(state, language, id)).collect();
    let compare = words::alphabet(language);
    delegations.sort_by(|one, other| compare(&one.words, &other.words));
    People {
        revision: state.revision,
        whole: since.is_none(),
        delegations,
        people: all.map(|(id, delegate)| person(state, language, id, delegate)).collect(),
    }
}

/// The whole list in hand, to search it on the server.
pub fn list(state: &State, language: Language) -> List {
    List::of(people(state, language, None))
}

/// What has become of a person who was checked in or out; nothing if they are not on the roll.
pub fn done(state: &State, language: Language, id: &DelegateId, changed: bool) -> Option<Done> {
    let delegate = state.roll.delegates.get(id)?;
    let left = state.comings(id).iter().any(|coming| !coming.present);
    Some(Done {
        changed,
        back: delegate.present && left,
        person: person(state, language, id, delegate),
        delegation: delegation(state, language, &delegate.delegation),
    })
}

fn last<'a>(state: &'a State, id: &DelegateId) -> Option<&'a Coming> {
    state.comings(id).last()
}

fn person(state: &State, language: Language, id: &DelegateId, delegate: &Delegate) -> Person {
    let offset = state.profile.as_ref().map_or(0, |profile| profile.utc_offset_minutes);
    let last = last(state, id);
    let hours_and_minutes = |coming: &Coming| words::clock_time(coming.at, offset).chars().take(5).collect();
    Person {
        id: id.to_string(),
        name: delegate.name.clone(),
        delegation: delegate.delegation.to_string(),
        role: match delegate.role {
            Role::Head => locale::t(language, "role-head"),
            Role::Delegate => String::new(),
            Role::Substitute => locale::t(language, "role-substitute"),
        },
        stands: match state.presence(id) {
            Presence::Expected => Stands::Expected,
            Presence::Here => Stands::Here,
            Presence::Left => Stands::Left,
        },
        since: last.map(hours_and_minutes).unwrap_or_default(),
        seq: last.map_or(0, |coming| coming.seq),
        instead: instead(state, language, id),
    }
}

fn delegation(state: &State, language: Language, id: &DelegationId) -> Delegation {
    let party = state.roll.delegations.get(id).map(|delegation| delegation.name.clone());
    Delegation {
        id: id.to_string(),
        words: words::delegation(language, &state.roll, id),
        party: party.unwrap_or_default(),
    }
}

/// The mandates and proxies in which a person stands, on either side, in sentences.
pub fn instead(state: &State, language: Language, id: &DelegateId) -> Vec<String> {
    let roll = &state.roll;
    let name = |id: &DelegateId| roll.delegates.get(id).map_or_else(|| id.to_string(), |person| person.name.clone());
    let said = |key: &str, other: &DelegateId| locale::t_with(language, key, &[("name", name(other).into())]);
    let mut lines = Vec::new();
    lines.extend(roll.mandates.get(id).map(|replaced| said("desk-stands-in-for", replaced)));
    let substitutes = roll.mandates.iter().filter(|(_, replaced)| *replaced == id);
    lines.extend(substitutes.map(|(substitute, _)| said("desk-replaced-by", substitute)));
    lines.extend(roll.proxies.get(id).map(|holder| said("desk-proxy-held-by", holder)));
    let givers = roll.proxies.iter().filter(|(_, holder)| *holder == id);
    lines.extend(givers.map(|(giver, _)| said("desk-proxy-of", giver)));
    lines
}
