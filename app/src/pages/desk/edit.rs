//! Editing the roll by hand: one delegation, one person, or somebody new; and taking them off the roll.

use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Status};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::card;
use crate::frame::{self, Keeping};
use crate::link::encoded;
use crate::visit::Visit;

/// A role's name.
pub fn role_name(visit: &Visit, role: Role) -> String {
    visit.t(match role {
        Role::Head => "role-head",
        Role::Delegate => "role-delegate",
        Role::Substitute => "role-substitute",
    })
}

/// The name of a delegation's status.
pub fn status_name(visit: &Visit, status: Status) -> String {
    visit.t(match status {
        Status::Full => "roll-status-full",
        Status::Consultative => "roll-status-consultative",
        Status::Observer => "roll-status-observer",
    })
}

/// Where somebody says why the roll changes; nothing as long as no round has been held.
pub fn reason_field(visit: &Visit, form: &str) -> AnyView {
    if visit.state.rounds.is_empty() {
        return ().into_any();
    }
    let (field, hint) = (format!("reason-{form}"), format!("reason-hint-{form}"));
    view! {
        <label for=field.clone()>{visit.t("roll-reason")}</label>
        <input id=field name="reason" required maxlength="1000" aria-describedby=hint.clone() />
        <p class="small quiet" id=hint>{visit.t("roll-reason-hint")}</p>
    }
    .into_any()
}

fn seen(visit: &Visit) -> AnyView {
    view! { <input type="hidden" name="seen" value=visit.state.roll_revision.to_string() /> }.into_any()
}

fn text(label: String, name: &'static str, value: String, longest: u32) -> AnyView {
    view! {
        <label for=name>{label}</label>
        <input id=name name=name value=value required maxlength=longest autocomplete="off" spellcheck="false" />
    }
    .into_any()
}

/// A choice of one of a few words.
fn choice(label: String, name: &'static str, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let is_chosen = value == chosen;
            view! {
                <option value=value selected=is_chosen>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <label for=name>{label}</label>
        <select id=name name=name>
            {options}
        </select>
    }
    .into_any()
}

/// The id: fixed for who is on the roll, to be chosen for who is new.
fn id_field(label: String, id: Option<&str>) -> AnyView {
    match id {
        Some(id) => view! {
            <input type="hidden" name="id" value=id.to_owned() />
            <input type="hidden" name="known" value="yes" />
        }
        .into_any(),
        None => text(label, "id", String::new(), 64),
    }
}

fn removal(visit: &Visit, action: &'static str, id: &str, hint: String) -> AnyView {
    view! {
        <details class="fold reading">
            <summary>{visit.t("roll-remove")}</summary>
            <form class="fields" method="post" action=action>
                <p>{hint}</p>
                <input type="hidden" name="id" value=id.to_owned() />
                {reason_field(visit, "remove")}
                <button class="alt danger">{visit.t("roll-remove")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn page(visit: &Visit, title: String, content: AnyView) -> AnyView {
    let content = view! {
        <p><a href="/desk">{visit.t("roll-back")}</a></p>
        <h1>{title.clone()}</h1>
        {content}
    }
    .into_any();
    frame::page(visit, title, ("/desk", "sheet wide desk"), Keeping::Still, content)
}

/// The page on which a person on the roll is edited, or somebody new is added.
#[component]
pub fn DelegatePage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let asked = use_query_map().read_untracked().get("id").map(DelegateId::new);
    let standing = asked.as_ref().and_then(|id| visit.state.roll.delegates.get_key_value(id));
    let title = if standing.is_some() { "roll-edit-delegate" } else { "roll-add-delegate" };
    let content = view! {
        {standing.map(|(id, person)| super::person::presence(&visit, id, person))}
        {standing.map(|(id, person)| card::issue(&visit, id, person))}
        {standing.map(|(id, _)| super::cards::print_link(&visit, id))}
        {delegate_form(&visit, standing)}
        {standing
            .map(|(id, person)| {
                let hint = visit.t_with("roll-remove-delegate-hint", &[("name", person.name.clone().into())]);
                removal(&visit, "/desk/delegate/remove", id.as_str(), hint)
            })}
    }
    .into_any();
    page(&visit, visit.t(title), content)
}

fn delegate_form(visit: &Visit, standing: Option<(&DelegateId, &Delegate)>) -> AnyView {
    let person = standing.map(|(_, person)| person);
    let delegations = visit.state.roll.delegations.keys();
    let delegations = delegations.map(|id| (id.to_string(), format!("{id} · {}", visit.party(id)))).collect();
    let delegation = person.map_or(String::new(), |person| person.delegation.to_string());
    let words = [(Role::Head, "head"), (Role::Delegate, "delegate"), (Role::Substitute, "substitute")];
    let roles = words.map(|(role, word)| (word.to_owned(), role_name(visit, role))).to_vec();
    let role = person.map_or(Role::Delegate, |person| person.role);
    let role = words.iter().find(|(one, _)| *one == role).map_or("delegate", |(_, word)| *word);
    let name = person.map_or(String::new(), |person| person.name.clone());
    view! {
        <form class="fields reading" method="post" action="/desk/delegate">
            {standing.map(|(id, _)| view! { <p class="quiet">{id.to_string()}</p> })}
            {id_field(visit.t("roll-id-delegate"), standing.map(|(id, _)| id.as_str()))}
            {text(visit.t("column-name"), "name", name, 200)}
            {choice(visit.t("column-delegation"), "delegation", delegations, &delegation)}
            {choice(visit.t("column-role"), "role", roles, role)}
            {reason_field(visit, "save")} {seen(visit)} <button class="go">{visit.t("roll-save")}</button>
        </form>
    }
    .into_any()
}

/// The page on which a delegation is edited or added.
#[component]
pub fn DelegationEditPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let asked = use_query_map().read_untracked().get("id").map(DelegationId::new);
    let standing = asked.as_ref().and_then(|id| visit.state.roll.delegations.get_key_value(id));
    let title = if standing.is_some() { "roll-edit-delegation" } else { "roll-add-delegation" };
    let content = view! {
        {delegation_form(&visit, standing)}
        {standing
            .map(|(id, _)| {
                let members = visit.state.roll.members(id).count();
                let hint = visit.t_with("roll-remove-delegation-hint", &[("n", members.into())]);
                removal(&visit, "/desk/delegation/remove", id.as_str(), hint)
            })}
    }
    .into_any();
    page(&visit, visit.t(title), content)
}

fn delegation_form(visit: &Visit, standing: Option<(&DelegationId, &Delegation)>) -> AnyView {
    let delegation = standing.map(|(_, delegation)| delegation);
    let words = [(Status::Full, "full"), (Status::Consultative, "consultative"), (Status::Observer, "observer")];
    let statuses = words.map(|(status, word)| (word.to_owned(), status_name(visit, status))).to_vec();
    let status = delegation.map_or(Status::Full, |delegation| delegation.status);
    let status = words.iter().find(|(one, _)| *one == status).map_or("full", |(_, word)| *word);
    let (name, country) = delegation.map_or_else(Default::default, |one| (one.name.clone(), one.country.clone()));
    let votes = delegation.map_or(1, |delegation| delegation.votes).to_string();
    view! {
        <form class="fields reading" method="post" action="/desk/delegation">
            {standing.map(|(id, _)| view! { <p class="quiet">{id.to_string()}</p> })}
            {id_field(visit.t("roll-id-delegation"), standing.map(|(id, _)| id.as_str()))}
            {text(visit.t("column-name"), "name", name, 200)}
            {text(visit.t("roll-country"), "country", country, 200)}
            {choice(visit.t("roll-field-status"), "status", statuses, status)}
            <label for="votes">{visit.t("roll-votes")}</label>
            <input id="votes" name="votes" type="number" min="0" max="4294967295" value=votes required />
            {reason_field(visit, "save")} {seen(visit)} <button class="go">{visit.t("roll-save")}</button>
        </form>
    }
    .into_any()
}

/// The ways to change the roll and to take it home, on the desk's own page.
pub fn ways(visit: &Visit) -> AnyView {
    let way = |path: &'static str, key: &str| view! { <a class="alt" href=path>{visit.t(key)}</a> };
    let file =
        |name: &'static str| view! { <a class="plain" href=format!("/desk/export/{name}") download=name>{name}</a> };
    view! {
        <div class="row ways-of-the-desk">
            <a class="go" href="/desk/check-in">{visit.t("check-in")}</a>
            {way("/desk/import", "roll-import")} {way("/desk/delegate", "roll-add-delegate")}
            {way("/desk/delegation", "roll-add-delegation")} {way("/desk/cards", "cards")} {way("/desk/paper", "paper")}
            {way("/desk/texts", "texts")} {way("/desk/staff", "staff")} {way("/desk/settings", "settings")}
            <span class="row">
                <span class="quiet">{visit.t("roll-export")}</span>
                {file("roll.csv")}
                {file("openslides.csv")}
                {file("roll.xlsx")}
            </span>
        </div>
    }
    .into_any()
}

/// The link to the page on which a line of the roll is edited.
pub fn link(visit: &Visit, page: &str, id: &str, name: &str) -> AnyView {
    let label = format!("{}: {name}", visit.t("roll-edit"));
    view! {
        <a class="small" href=format!("/desk/{page}?id={}", encoded(id)) aria-label=label>
            {visit.t("roll-edit")}
        </a>
    }
    .into_any()
}
