//! The door: by card number and code, by a scanned link, or, for the staff, by name and password.

use congress::command::Actor;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::account::code_field;
use crate::frame::{self, Keeping};
use crate::port::{Assets, SecondStep};
use crate::visit::Visit;
use crate::words;

fn organisation(visit: &Visit) -> AnyView {
    let name = visit.state.profile.as_ref().and_then(|profile| {
        let own = profile.organisation.get(&visit.language());
        own.or_else(|| profile.organisation.values().next()).cloned()
    });
    let logo = expect_context::<Assets>().logo;
    let dates = visit.state.settings().dates.map(|dates| words::dates(visit.language(), dates));
    view! {
        {logo.map(|path| view! { <img class="logo" src=path alt="" /> })}
        {name.map(|name| view! { <p class="kicker">{name}</p> })}
        {dates.map(|dates| view! { <p class="quiet">{format!("{}, {dates}", visit.place())}</p> })}
    }
    .into_any()
}

/// The second step of a login of the staff: the code from one's phone.
fn second_step(visit: &Visit, step: &SecondStep) -> AnyView {
    view! {
        <h1>{visit.t("second-step")}</h1>
        <p>{visit.t("second-step-hint")}</p>
        <form class="fields" method="post" action="/enter/second">
            <input type="hidden" name="token" value=step.token.clone() />
            {code_field(visit, "second-step-code")}
            <button class="go">{visit.t("enter-button")}</button>
        </form>
    }
    .into_any()
}

/// The form for a card's number and code, and the one for the staff.
#[component]
pub fn EnterPage() -> impl IntoView {
    let visit = Visit::here();
    let forms = match use_context::<SecondStep>() {
        Some(step) => second_step(&visit, &step),
        None => view! {
            <h1>{visit.t("enter")}</h1>
            <p>{visit.t("enter-hint")}</p>
            {delegate_form(&visit)}
            <details class="fold">
                <summary>{visit.t("enter-staff")}</summary>
                {staff_form(&visit)}
            </details>
        }
        .into_any(),
    };
    let content = view! {
        {organisation(&visit)}
        {forms}
    }
    .into_any();
    frame::page(&visit, visit.t("enter"), ("", "sheet door"), Keeping::Still, content)
}

fn delegate_form(visit: &Visit) -> AnyView {
    view! {
        <form class="fields" method="post" action="/enter">
            <label for="delegate">{visit.t("enter-delegate")}</label>
            <input
                id="delegate"
                name="delegate"
                required
                autocomplete="username"
                autocapitalize="characters"
                autocorrect="off"
                spellcheck="false"
                inputmode="text"
                enterkeyhint="next"
                placeholder="MY-DAP-3"
            />
            <label for="code">{visit.t("enter-code")}</label>
            <input
                id="code"
                name="code"
                required
                autocomplete="off"
                autocapitalize="characters"
                autocorrect="off"
                spellcheck="false"
                inputmode="text"
                enterkeyhint="go"
                aria-describedby="code-hint"
            />
            <p id="code-hint" class="small quiet">
                {visit.t("enter-code-hint")}
            </p>
            <button class="go">{visit.t("enter-button")}</button>
        </form>
    }
    .into_any()
}

fn staff_form(visit: &Visit) -> AnyView {
    view! {
        <form class="fields" method="post" action="/enter/staff">
            <label for="name">{visit.t("enter-name")}</label>
            <input id="name" name="name" required autocomplete="username" spellcheck="false" />
            <label for="password">{visit.t("enter-password")}</label>
            <input
                id="password"
                name="password"
                type="password"
                required
                autocomplete="current-password"
            />
            <button class="go">{visit.t("enter-button")}</button>
        </form>
    }
    .into_any()
}

/// A scanned link: who it lets in, and one button. Nothing happens before it is pressed.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let visit = Visit::here();
    let secret = use_params_map().read_untracked().get("secret").unwrap_or_default();
    let invited = visit.house.invited(&secret);
    let invitation = match &invited {
        None => void(&visit),
        Some(actor) => view! {
            <h1>{visit.t_with("enter-as", &[("person", who(&visit, actor).into())])}</h1>
            {affiliation(&visit, actor)}
            <form method="post">
                <button class="go large">{visit.t("enter-button")}</button>
            </form>
            <p class="small quiet">{visit.t("enter-as-hint")}</p>
        }
        .into_any(),
    };
    let content = view! {
        {organisation(&visit)}
        {invitation}
    }
    .into_any();
    frame::page(&visit, visit.t("enter"), ("", "sheet door"), Keeping::Still, content)
}

fn void(visit: &Visit) -> AnyView {
    view! {
        <h1>{visit.t("enter-void")}</h1>
        <p>{visit.t("enter-void-hint")}</p>
        <p>
            <a class="alt" href="/enter">
                {visit.t("enter-by-code")}
            </a>
        </p>
    }
    .into_any()
}

fn who(visit: &Visit, actor: &Actor) -> String {
    let delegate = actor.delegate().and_then(|id| visit.state.roll.delegates.get(id));
    delegate.map_or_else(|| words::person(visit.language(), actor), |delegate| delegate.name.clone())
}

fn affiliation(visit: &Visit, actor: &Actor) -> AnyView {
    let delegate = actor.delegate().and_then(|id| visit.state.roll.delegates.get(id));
    delegate
        .map(|delegate| {
            let party = visit.party(&delegate.delegation);
            let country = visit.country(&delegate.delegation);
            view! { <p class="affiliation">{format!("{party}, {country}")}</p> }
        })
        .into_any()
}
