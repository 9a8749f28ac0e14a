//! The secretariat's desk: the roll, who of it is present, and the rulesets of this congress.

mod card;
mod cards;
mod check_in;
mod edit;
mod import;
mod instead;
mod paper;
mod person;
mod rulesets;
mod settings;
mod staff;
mod text;
mod texts;

use congress::roll::{Delegate, DelegateId, DelegationId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use cards::CardsPage;
pub use check_in::CheckInPage;
pub use edit::{DelegatePage, DelegationEditPage};
pub use import::ImportPage;
pub use paper::PaperPage;
pub use settings::SettingsPage;
pub use staff::{MemberPage, StaffPage, history};
pub use text::TextPage;
pub use texts::TextsPage;

use super::chair::{CALL, roll_call};
use crate::frame::{self, Keeping};
use crate::islands::Fresh;
use crate::presence;
use crate::question;
use crate::visit::Visit;

/// More rows than this are not shown; the search narrows them.
const MOST_ROWS: usize = 250;

/// The secretariat's desk.
#[component]
pub fn DeskPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::not_found::not_yours(&visit);
    }
    let sought = use_query_map().read_untracked().get("q").unwrap_or_default();
    let sought = sought.trim().to_owned();
    let content = view! {
        <h1>{visit.t("way-desk")}</h1>
        {call(&visit)}
        {totals(&visit)}
        {edit::ways(&visit)}
        {search(&visit, &sought)}
        {roll(&visit, &sought)}
        {by_delegation(&visit)}
        {rulesets::rulesets(&visit)}
    }
    .into_any();
    frame::page(&visit, visit.t("way-desk"), ("/desk", "sheet wide desk"), Keeping::Still, content)
}

/// The roll call that is being held: the desk may record its answers as well.
fn call(visit: &Visit) -> AnyView {
    let state = visit.state.clone();
    let Some(round) = state.open_round().filter(|round| round.roll_call.is_some()) else {
        return ().into_any();
    };
    let elements = vec![CALL.to_owned()];
    view! {
        <section class="card">
            <h2>{question::heading(visit, round)}</h2>
            {roll_call(visit, round)}
            <Fresh path=visit.viewer.path.clone() elements=elements turnout=false />
        </section>
    }
    .into_any()
}

fn totals(visit: &Visit) -> AnyView {
    let roll = &visit.state.roll;
    let present = roll.delegates.values().filter(|delegate| delegate.present).count();
    let delegations = roll.delegations.keys();
    let represented = delegations.filter(|id| present_of(visit, id).0 > 0).count();
    let row = |key: &str, have: usize, of: usize| {
        let arguments = [("have", have.into()), ("of", of.into())];
        view! { <li class="num">{visit.t_with(key, &arguments)}</li> }
    };
    view! {
        <ul class="totals">
            {row("desk-people", present, roll.delegates.len())}
            {row("desk-delegations", represented, roll.delegations.len())}
        </ul>
    }
    .into_any()
}

/// How many people of a delegation are present, of how many.
fn present_of(visit: &Visit, id: &DelegationId) -> (usize, usize) {
    let members = visit.state.roll.members(id);
    members.fold((0, 0), |(present, of), (_, delegate)| (present + usize::from(delegate.present), of + 1))
}

fn search(visit: &Visit, sought: &str) -> AnyView {
    view! {
        <form class="search" method="get" action="/desk" role="search">
            <label for="q">{visit.t("desk-search")}</label>
            <div class="row">
                <input id="q" type="search" name="q" value=sought.to_owned() spellcheck="false" />
                <button class="alt">{visit.t("desk-search-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Whether a person matches what is sought: by card, name, party or country.
fn matches(visit: &Visit, id: &DelegateId, delegate: &Delegate, sought: &str) -> bool {
    let sought = sought.to_lowercase();
    let party = visit.party(&delegate.delegation);
    let country = visit.country(&delegate.delegation);
    [id.as_str(), &delegate.name, &party, &country].iter().any(|text| text.to_lowercase().contains(&sought))
}

fn roll(visit: &Visit, sought: &str) -> AnyView {
    let people = visit.state.roll.delegates.iter();
    let found: Vec<_> = people.filter(|(id, delegate)| matches(visit, id, delegate, sought)).collect();
    let count = visit.t_with("desk-found", &[("n", found.len().into())]);
    let more = (found.len() > MOST_ROWS)
        .then(|| view! { <p class="hint">{visit.t_with("desk-more", &[("n", MOST_ROWS.into())])}</p> });
    let rows = found.into_iter().take(MOST_ROWS).map(|(id, delegate)| person(visit, id, delegate)).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("desk-roll")>
            <table class="roll">
                <caption>{format!("{} · {count}", visit.t("desk-roll"))}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("column-card")}</th>
                        <th scope="col">{visit.t("column-name")}</th>
                        <th scope="col">{visit.t("column-delegation")}</th>
                        <th scope="col">{visit.t("column-role")}</th>
                        <th scope="col">{visit.t("column-present")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn person(visit: &Visit, id: &DelegateId, delegate: &Delegate) -> AnyView {
    let (state, class) = if delegate.present { ("desk-present", "good") } else { ("desk-absent", "quiet") };
    let instead = presence::instead(&visit.state, visit.language(), id);
    view! {
        <tr id=format!("d-{id}")>
            <td class="num">{id.to_string()}</td>
            <th scope="row">
                {delegate.name.clone()} {edit::link(visit, "delegate", id.as_str(), &delegate.name)}
            </th>
            <td>
                {visit.delegation(&delegate.delegation)}
                <span class="small quiet">{visit.party(&delegate.delegation)}</span>
            </td>
            <td>
                {edit::role_name(visit, delegate.role)}
                {instead.into_iter().map(|line| view! { <span class="small">{line}</span> }).collect_view()}
            </td>
            <td class=class>{visit.t(state)}</td>
        </tr>
    }
    .into_any()
}

fn by_delegation(visit: &Visit) -> AnyView {
    let rows = visit
        .state
        .roll
        .delegations
        .keys()
        .map(|id| {
            let (present, of) = present_of(visit, id);
            let count = [("have", present.into()), ("of", of.into())];
            view! {
                <tr>
                    <th scope="row">
                        {visit.delegation(id)} <span class="small quiet">{visit.party(id)}</span>
                        {edit::link(visit, "delegation", id.as_str(), id.as_str())}
                    </th>
                    <td class="num" class:against=present == 0>
                        {visit.t_with("have-of", &count)}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{visit.t("desk-by-delegation")}</summary>
            <table>
                <caption class="visually-hidden">{visit.t("desk-by-delegation")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("column-delegation")}</th>
                        <th scope="col">{visit.t("column-present")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
