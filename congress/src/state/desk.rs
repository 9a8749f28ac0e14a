//! What the secretariat asks: roll, rulesets, presence, mandates and proxies.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use crate::command::Refusal;
use crate::event::Event;
use crate::presets;
use crate::roll::{Delegate, DelegateId, DelegationId, Role};
use crate::roll_change::{Leaving, RollEntry, is_id, is_name};
use crate::round::words;
use crate::rules::Ruleset;
use crate::settings::{self, ChangedSettings};

pub(super) fn change_settings(state: &State, changed: ChangedSettings) -> Result<Vec<Event>, Refusal> {
    settings::check(state, &changed)?;
    let is_so = state.profile.as_ref() == Some(&changed.profile);
    Ok(if is_so { vec![] } else { vec![Event::SettingsChanged(changed.profile)] })
}

pub(super) fn enter_roll(state: &State, entry: RollEntry) -> Result<Vec<Event>, Refusal> {
    let RollEntry { roll, reason, seen } = entry;
    if seen.is_some_and(|seen| seen != state.roll_revision) {
        return Err(Refusal::RollChanged);
    }
    let mut heads: BTreeMap<_, DelegateId> = BTreeMap::new();
    let standing = state.roll.delegates.iter().filter(|(id, _)| !roll.delegates.contains_key(*id));
    for (id, delegate) in standing.chain(&roll.delegates) {
        let delegation = &delegate.delegation;
        if !roll.delegations.contains_key(delegation) && !state.roll.delegations.contains_key(delegation) {
            return Err(Refusal::NoSuchDelegation { delegate: id.clone(), delegation: delegation.clone() });
        }
        if delegate.role == Role::Head && heads.insert(delegation.clone(), id.clone()).is_some() {
            return Err(Refusal::TwoHeads(delegation.clone()));
        }
    }
    let changes = state.roll.changes(&roll);
    if changes.is_empty() {
        return Ok(vec![]);
    }
    let texts = changes.delegations.iter().map(|one| (one.id.as_str(), vec![&one.after.name, &one.after.country]));
    let texts = texts.chain(changes.delegates.iter().map(|one| (one.id.as_str(), vec![&one.after.name])));
    for (id, names) in texts {
        if !is_id(id) {
            return Err(Refusal::BadId(id.to_owned()));
        }
        if !names.into_iter().all(|name| is_name(name)) {
            return Err(Refusal::BadName(id.to_owned()));
        }
    }
    let reason = reason_for_the_roll(state, reason.as_deref())?;
    let delegations = changes.delegations.into_iter().map(|one| (one.id, one.after)).collect();
    let delegates = changes.delegates.into_iter().map(|one| (one.id, one.after)).collect();
    Ok(vec![Event::RollEntered { delegations, delegates, reason }])
}

/// Once a round has been held, every change of the roll says why.
fn reason_for_the_roll(state: &State, reason: Option<&str>) -> Result<Option<String>, Refusal> {
    let reason = words(reason)?;
    if reason.is_none() && !state.rounds.is_empty() { Err(Refusal::ReasonNeeded) } else { Ok(reason) }
}

pub(super) fn leave_roll(state: &State, leaving: Leaving) -> Result<Vec<Event>, Refusal> {
    let delegations: BTreeSet<DelegationId> = leaving.delegations.into_iter().collect();
    let mut delegates: BTreeSet<DelegateId> = leaving.delegates.into_iter().collect();
    for id in &delegations {
        if !state.roll.delegations.contains_key(id) {
            return Err(Refusal::UnknownDelegation(id.clone()));
        }
        delegates.extend(state.roll.members(id).map(|(member, _)| member.clone()));
    }
    for id in &delegates {
        person(state, id)?;
    }
    if let Some(open) = state.open_round() {
        let frozen = |id: &&DelegateId| open.electorate.benches.values().any(|bench| bench.seats.contains_key(*id));
        if delegates.iter().any(|id| frozen(&id))
            || delegations.iter().any(|id| open.electorate.benches.contains_key(id))
        {
            return Err(Refusal::InOpenRound(open.number));
        }
    }
    if delegates.is_empty() && delegations.is_empty() {
        return Ok(vec![]);
    }
    let reason = reason_for_the_roll(state, leaving.reason.as_deref())?;
    let (delegations, delegates) = (delegations.into_iter().collect(), delegates.into_iter().collect());
    Ok(vec![Event::RollLeft { delegations, delegates, reason }])
}

pub(super) fn enter_ruleset(state: &State, name: String, ruleset: Ruleset) -> Vec<Event> {
    let is_there = match state.rulesets.get(&name) {
        Some(standing) => *standing == ruleset,
        None => presets::named(&name).is_ok_and(|preset| preset.ruleset == ruleset),
    };
    if is_there { vec![] } else { vec![Event::RulesetEntered { name, ruleset }] }
}

pub(super) fn check_in(state: &State, delegate: DelegateId, present: bool) -> Result<Vec<Event>, Refusal> {
    if person(state, &delegate)?.present == present {
        return Ok(vec![]);
    }
    Ok(vec![Event::CheckedIn { delegate, present }])
}

fn person<'a>(state: &'a State, id: &DelegateId) -> Result<&'a Delegate, Refusal> {
    state.roll.delegates.get(id).ok_or_else(|| Refusal::NoSuchDelegate(id.clone()))
}

pub(super) fn mandate(
    state: &State,
    substitute: DelegateId,
    in_place_of: Option<DelegateId>,
) -> Result<Vec<Event>, Refusal> {
    let standing = state.roll.mandates.get(&substitute);
    if standing == in_place_of.as_ref() {
        return person(state, &substitute).map(|_| vec![]);
    }
    let person_mandated = person(state, &substitute)?;
    if let Some(replaced) = &in_place_of {
        let person_replaced = person(state, replaced)?;
        if person_mandated.role != Role::Substitute || standing.is_some() {
            return Err(Refusal::VotesAlready(substitute));
        }
        if person_mandated.delegation != person_replaced.delegation {
            return Err(Refusal::OtherDelegation(substitute, replaced.clone()));
        }
        if person_replaced.role == Role::Substitute || !state.roll.is_entitled(replaced, person_replaced) {
            return Err(Refusal::NotEntitled(replaced.clone()));
        }
    }
    Ok(vec![Event::Mandated { substitute, in_place_of }])
}

pub(super) fn give_proxy(state: &State, giver: DelegateId, holder: Option<DelegateId>) -> Result<Vec<Event>, Refusal> {
    let giving = person(state, &giver)?;
    if state.roll.proxies.get(&giver) == holder.as_ref() {
        return Ok(vec![]);
    }
    if let Some(holder) = &holder {
        let holding = person(state, holder)?;
        if giving.delegation != holding.delegation || giver == *holder {
            return Err(Refusal::OtherDelegation(giver, holder.clone()));
        }
        for (id, person) in [(&giver, giving), (holder, holding)] {
            if !state.roll.is_entitled(id, person) {
                return Err(Refusal::NotEntitled(id.clone()));
            }
        }
        if giving.present {
            return Err(Refusal::ProxyForPresent(giver));
        }
        let limit = state.profile.as_ref().map_or(1, |profile| profile.max_proxies);
        let held = state.roll.proxies.iter().filter(|(other, h)| **other != giver && *h == holder).count();
        if held >= limit as usize {
            return Err(Refusal::ProxyLimit { holder: holder.clone(), limit });
        }
    }
    Ok(vec![Event::ProxyGiven { giver, holder }])
}
