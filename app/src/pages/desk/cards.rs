//! Credential cards to be printed: for everybody, for those who have none yet, for a delegation, or for one person.

use congress::roll::{DelegateId, DelegationId};
use congress::text::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::frame::{self, Keeping, own_name};
use crate::visit::Visit;

/// The page on which cards are ordered.
#[component]
pub fn CardsPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let query = use_query_map().read_untracked();
    let asked_for = |name| query.get(name).filter(|id| !id.is_empty());
    let roll = &visit.state.roll;
    let carded = visit.house.carded();
    let without = roll.delegates.keys().filter(|id| !carded.contains(id)).count();
    let (delegation, delegate) = (asked_for("delegation"), asked_for("delegate"));
    let chosen = match (&delegation, &delegate) {
        (_, Some(_)) => "delegate",
        (Some(_), None) => "delegation",
        _ if without > 0 => "new",
        _ => "all",
    };
    let scope = |value: &'static str, words: String| {
        view! {
            <label class="check">
                <input type="radio" name="scope" value=value checked=value == chosen />
                <span>{words}</span>
            </label>
        }
    };
    let everybody = [("n", roll.delegates.len().into()), ("have", (roll.delegates.len() - without).into())];
    let content = view! {
        <p>
            <a href="/desk">{visit.t("roll-back")}</a>
        </p>
        <h1>{visit.t("cards")}</h1>
        <p>{visit.t("cards-hint")}</p>
        <form class="fields" method="post" action="/desk/cards">
            <fieldset>
                <legend>{visit.t("cards-for")}</legend>
                {scope("new", visit.t_with("cards-for-new", &[("n", without.into())]))}
                {scope("all", visit.t_with("cards-for-all", &everybody))}
                {scope("delegation", visit.t("cards-for-delegation"))}
                {delegations(&visit, delegation.as_deref())}
                {scope("delegate", visit.t("cards-for-delegate"))}
                <input
                    type="text"
                    name="delegate"
                    value=delegate
                    aria-label=visit.t("roll-id-delegate")
                    placeholder="MY-DAP-3"
                    spellcheck="false"
                    autocomplete="off"
                />
            </fieldset>
            <label for="language">{visit.t("cards-language")}</label>
            {languages(&visit)}
            <p class="hint">{visit.t("cards-consequence")}</p>
            <button class="go">{visit.t("cards-make")}</button>
        </form>
    }
    .into_any();
    frame::page(&visit, visit.t("cards"), ("/desk", "sheet wide desk reading"), Keeping::Still, content)
}

fn delegations(visit: &Visit, chosen: Option<&str>) -> AnyView {
    let option = |id: &DelegationId| {
        let name = format!("{} · {}", visit.delegation(id), visit.party(id));
        view! {
            <option value=id.to_string() selected=chosen == Some(id.as_str())>
                {name}
            </option>
        }
    };
    view! {
        <select name="delegation" aria-label=visit.t("column-delegation")>
            {visit.state.roll.delegations.keys().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn languages(visit: &Visit) -> AnyView {
    let option = |language: Language| {
        view! {
            <option value=language.code() selected=language == visit.language()>
                {own_name(language)}
            </option>
        }
    };
    view! {
        <select id="language" name="language">
            {Language::ALL.map(option).into_iter().collect_view()}
        </select>
    }
    .into_any()
}

/// The way from a person's page to the printed card.
pub fn print_link(visit: &Visit, id: &DelegateId) -> AnyView {
    let to = format!("/desk/cards?delegate={}", crate::link::encoded(id.as_str()));
    view! {
        <p>
            <a class="alt" href=to>
                {visit.t("cards-print")}
            </a>
        </p>
    }
    .into_any()
}
