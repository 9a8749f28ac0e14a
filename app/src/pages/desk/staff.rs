//! The staff at the desk: who may come in and how, somebody new, and what happened with each of them.

use congress::command::Actor;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::frame::{self, Keeping};
use crate::link::encoded;
use crate::port::{Happening, Member, NewPassword, Note, Staff};
use crate::visit::Visit;

/// The path of the list.
const STAFF: &str = "/desk/staff";

/// The roles of the staff, by the word that a form sends and the key of the name.
const ROLES: [(&str, &str); 4] = [
    ("chair", "role-chair"),
    ("secretariat", "role-secretariat"),
    ("teller", "role-teller"),
    ("screen", "role-screen"),
];

/// Role and name of one of the staff.
fn role_and_name(visit: &Visit, actor: &Actor) -> (String, String) {
    let (key, name) = match actor {
        Actor::Chair(name) => ("role-chair", name.clone()),
        Actor::Secretariat(name) => ("role-secretariat", name.clone()),
        Actor::Teller(name) => ("role-teller", name.clone()),
        Actor::Screen(name) => ("role-screen", name.clone()),
        Actor::Delegate(id) => ("role-delegate", id.to_string()),
        Actor::Clock | Actor::Operator => ("role-operator", String::new()),
    };
    (visit.t(key), name)
}

/// The list of the staff.
#[component]
pub fn StaffPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let staff = use_context::<Staff>().unwrap_or_default();
    let rows = staff.0.iter().map(|member| row(&visit, member)).collect_view();
    let content = view! {
        <p><a href="/desk">{visit.t("roll-back")}</a></p>
        <h1>{visit.t("staff")}</h1>
        <p class="quiet reading">{visit.t("staff-hint")}</p>
        {password(&visit)}
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("staff")>
            <table class="staff">
                <caption class="visually-hidden">{visit.t("staff")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("staff-name")}</th>
                        <th scope="col">{visit.t("staff-role")}</th>
                        <th scope="col">{visit.t("staff-state")}</th>
                        <th scope="col">{visit.t("staff-last")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {form(&visit)}
    }
    .into_any();
    frame::page(&visit, visit.t("staff"), ("/desk", "sheet wide desk"), Keeping::Still, content)
}

fn member_path(name: &str) -> String {
    format!("{STAFF}/member?name={}", encoded(name))
}

fn row(visit: &Visit, member: &Member) -> AnyView {
    let (role, name) = role_and_name(visit, &member.actor);
    let login = member.notes.iter().position(|note| note.what.is_login());
    let last = login.and_then(|at| member.notes.get(at)).map(|note| visit.date_time(note.at));
    let since = member.notes.iter().take(login.unwrap_or(usize::MAX));
    let failed: u32 = since.filter(|note| note.what == Happening::Failed).map(|note| note.times).sum();
    let failed = (failed > 0).then(|| {
        let sentence = visit.t_with("staff-failed-since", &[("n", failed.into())]);
        view! { <span class="small warn">{sentence}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=member_path(&name)>{name.clone()}</a>
            </th>
            <td>{role}</td>
            <td>{state(visit, member)}</td>
            <td class="num">{last.unwrap_or_else(|| visit.t("staff-never"))} {failed}</td>
        </tr>
    }
    .into_any()
}

fn state(visit: &Visit, member: &Member) -> AnyView {
    let (class, key) = if member.disabled { ("against", "staff-shut") } else { ("good", "staff-open") };
    let code = member.second.then(|| view! { <span class="small quiet">{visit.t("staff-with-code")}</span> });
    view! {
        <span class=class>{visit.t(key)}</span>
        {code}
    }
    .into_any()
}

fn form(visit: &Visit) -> AnyView {
    let roles = ROLES.map(|(word, key)| view! { <option value=word>{visit.t(key)}</option> });
    view! {
        <form class="fields reading card" method="post" action=STAFF>
            <h2>{visit.t("staff-add")}</h2>
            <label for="name">{visit.t("staff-name")}</label>
            <input id="name" name="name" required maxlength="60" autocomplete="off" spellcheck="false" />
            <label for="role">{visit.t("staff-role")}</label>
            <select id="role" name="role">
                {roles.into_iter().collect_view()}
            </select>
            <p class="small quiet">{visit.t("staff-add-hint")}</p>
            <button class="go">{visit.t("staff-add-button")}</button>
        </form>
    }
    .into_any()
}

/// The password that has just been made, if one was.
fn password(visit: &Visit) -> AnyView {
    let Some(NewPassword { actor, password }) = use_context::<NewPassword>() else { return ().into_any() };
    let (role, name) = role_and_name(visit, &actor);
    let title = visit.t_with("staff-password", &[("name", name.into())]);
    view! {
        <section class="card new-password" id="new-password" role="status">
            <h2>{title}</h2>
            <p class="quiet">{role}</p>
            <p>
                <output>{password}</output>
            </p>
            <p class="small">{visit.t("staff-password-hint")}</p>
        </section>
    }
    .into_any()
}

/// One of the staff: access, and what happened.
#[component]
pub fn MemberPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let asked = use_query_map().read_untracked().get("name").unwrap_or_default();
    let staff = use_context::<Staff>().unwrap_or_default();
    let Some(member) = staff.0.iter().find(|member| role_and_name(&visit, &member.actor).1 == asked) else {
        return super::super::not_found::not_found(&visit);
    };
    let (role, name) = role_and_name(&visit, &member.actor);
    let content = view! {
        <p><a href=STAFF>{visit.t("staff-back")}</a></p>
        <h1>{name.clone()}</h1>
        <p class="row">
            <span>{role}</span>
            <span class="row">{state(&visit, member)}</span>
        </p>
        {password(&visit)}
        {ways(&visit, member, &name)}
        <h2>{visit.t("staff-history")}</h2>
        {history(&visit, &member.notes)}
    }
    .into_any();
    frame::page(&visit, name, ("/desk", "sheet wide desk"), Keeping::Still, content)
}

/// What can be done about somebody's access.
fn ways(visit: &Visit, member: &Member, name: &str) -> AnyView {
    let way = |action: &'static str, key: &str, hint: &str, class: &'static str| {
        let hint = visit.t_with(hint, &[("name", name.to_owned().into())]);
        view! {
            <details class="fold reading">
                <summary>{visit.t(key)}</summary>
                <form class="fields" method="post" action=action>
                    <p>{hint}</p>
                    <input type="hidden" name="name" value=name.to_owned() />
                    <button class=class>{visit.t(key)}</button>
                </form>
            </details>
        }
    };
    if member.disabled {
        view! {
            {way("/desk/staff/enable", "staff-enable", "staff-enable-hint", "alt")}
            {way("/desk/staff/remove", "staff-remove", "staff-remove-hint", "alt danger")}
        }
        .into_any()
    } else {
        view! {
            {way("/desk/staff/reset", "staff-reset", "staff-reset-hint", "alt danger")}
            {way("/desk/staff/disable", "staff-disable", "staff-disable-hint", "alt danger")}
        }
        .into_any()
    }
}

/// What happened with somebody, the latest first.
pub fn history(visit: &Visit, notes: &[Note]) -> AnyView {
    if notes.is_empty() {
        return view! { <p class="quiet">{visit.t("staff-history-none")}</p> }.into_any();
    }
    let rows = notes
        .iter()
        .map(|note| {
            view! {
                <tr>
                    <td class="num">{visit.date_time(note.at)}</td>
                    <td class:against=note.what == Happening::Failed>{happening(visit, note)}</td>
                    <td>{note.browser.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("staff-history")>
            <table class="staff">
                <caption class="visually-hidden">{visit.t("staff-history")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("staff-when")}</th>
                        <th scope="col">{visit.t("staff-what")}</th>
                        <th scope="col">{visit.t("staff-browser")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn happening(visit: &Visit, note: &Note) -> String {
    let by = || [("by", note.by.clone().unwrap_or_else(|| visit.t("staff-operator")).into())];
    match note.what {
        Happening::Added => visit.t_with("staff-added", &by()),
        Happening::Reset => visit.t_with("staff-was-reset", &by()),
        Happening::Disabled => visit.t_with("staff-disabled", &by()),
        Happening::Enabled => visit.t_with("staff-enabled", &by()),
        Happening::Changed => visit.t("staff-changed"),
        Happening::SecondBegun => visit.t("staff-second-begun"),
        Happening::SecondEnded => visit.t("staff-second-ended"),
        Happening::ByPassword => visit.t("staff-by-password"),
        Happening::ByLink => visit.t("staff-by-link"),
        Happening::ByPasswordAndCode => visit.t("staff-by-password-and-code"),
        Happening::ByLinkAndCode => visit.t("staff-by-link-and-code"),
        Happening::Failed => visit.t_with("staff-failed", &[("n", note.times.into())]),
    }
}
