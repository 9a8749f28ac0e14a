//! One's own access as one of the staff: another password, codes from the phone, and what happened with it.

use congress::command::Actor;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::desk::history;
use crate::frame::{self, Keeping};
use crate::port::{NewSecond, Staff};
use crate::visit::Visit;
use crate::{qr, words};

/// The shortest password that may be chosen, in characters.
const SHORTEST_PASSWORD: u32 = 10;

/// One's own access.
#[component]
pub fn AccountPage() -> impl IntoView {
    let visit = Visit::here();
    let Some(actor) = visit.viewer.actor.clone().filter(|actor| !matches!(actor, Actor::Delegate(_))) else {
        return super::not_found::not_yours(&visit);
    };
    let own = use_context::<Staff>().unwrap_or_default().0.pop();
    let has_second = own.as_ref().is_some_and(|member| member.second);
    let is_done = use_query_map().read_untracked().get("done").is_some();
    let content = view! {
        <h1>{visit.t("account")}</h1>
        <p class="quiet">{visit.t_with("account-hint", &[("person", words::person(visit.language(), &actor).into())])}</p>
        {is_done.then(|| view! { <p class="hint" role="status">{visit.t("account-changed")}</p> })}
        {second(&visit, has_second)}
        {password(&visit)}
        <h2>{visit.t("staff-history")}</h2>
        {history(&visit, &own.map(|member| member.notes).unwrap_or_default())}
    }
    .into_any();
    frame::page(&visit, visit.t("account"), ("/account", "sheet"), Keeping::Still, content)
}

fn second(visit: &Visit, has_second: bool) -> AnyView {
    let content = match (use_context::<NewSecond>(), has_second) {
        (Some(new), _) => set_up(visit, &new),
        (None, true) => view! {
            <p>{visit.t("account-second-on")}</p>
            <form class="fields" method="post" action="/account/second/end">
                {code_field(visit, "account-second-end-code")}
                <button class="alt danger">{visit.t("account-second-end")}</button>
            </form>
        }
        .into_any(),
        (None, false) => view! {
            <p>{visit.t("account-second-off")}</p>
            <form method="post" action="/account/second/begin">
                <button class="alt">{visit.t("account-second-begin")}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="card" id="second">
            <h2>{visit.t("account-second")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn set_up(visit: &Visit, new: &NewSecond) -> AnyView {
    let letters: Vec<char> = new.secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    view! {
        <div class="new-second">
            <div class="code" role="img" aria-label=visit.t("account-second-scan") inner_html=qr::svg(&new.link)></div>
            <div>
                <p>{visit.t("account-second-scan")}"."</p>
                <p class="small">{visit.t("account-second-by-hand")} ": " <code id="secret">{groups.join(" ")}</code></p>
                <p class="small quiet">{visit.t("account-second-once")}</p>
                <form class="fields" method="post" action="/account/second/confirm">
                    {code_field(visit, "account-second-code")}
                    <button class="go">{visit.t("account-second-confirm")}</button>
                </form>
            </div>
        </div>
    }
    .into_any()
}

/// Where a code of six digits is typed.
pub fn code_field(visit: &Visit, key: &str) -> AnyView {
    view! {
        <label for="code">{visit.t(key)}</label>
        <input
            id="code"
            class="one-time"
            name="code"
            required
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]*"
            maxlength="8"
        />
    }
    .into_any()
}

fn password(visit: &Visit) -> AnyView {
    view! {
        <form class="fields card" method="post" action="/account/password">
            <h2>{visit.t("account-password")}</h2>
            <label for="present">{visit.t("account-present")}</label>
            <input id="present" name="present" type="password" required autocomplete="current-password" />
            <label for="new">{visit.t_with("account-new", &[("n", SHORTEST_PASSWORD.into())])}</label>
            <input id="new" name="new" type="password" required minlength=SHORTEST_PASSWORD autocomplete="new-password" />
            <p class="small quiet">{visit.t("account-password-hint")}</p>
            <button class="alt">{visit.t("account-password-button")}</button>
        </form>
    }
    .into_any()
}
