//! One commitment: its three texts side by side, and the rounds held on it.

mod debate;

use congress::round::Round;
use congress::text::{CommitmentId, Language};
use congress::view::Audience;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::agenda::{self, Item, prose};
use crate::frame::{self, Keeping, own_name};
use crate::visit::Visit;
use crate::{difference, result, statements, words};

/// One commitment.
#[component]
pub fn CommitmentPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        return super::not_found::not_yours(&visit);
    }
    let id = use_params_map().read_untracked().get("commitment").unwrap_or_default();
    let id = CommitmentId::new(id);
    let Some(item) = agenda::item(&visit.state, &id, visit.language()) else {
        return super::not_found::not_found(&visit);
    };
    let standing = visit.state.standing(&id);
    let rounds: Vec<_> = visit.state.rounds_on(&id).map(|round| self::round(&visit, round)).collect();
    let rounds = if rounds.is_empty() {
        view! { <p class="quiet">{visit.t("rounds-none")}</p> }.into_any()
    } else {
        rounds.into_any()
    };
    let place = [("place", item.place.into()), ("of", item.of.into())];
    let content = view! {
        <p class="kicker">
            <span>{visit.t_with("commitment-of", &place)}</span>
            " · "
            <span class=words::standing_class(standing)>
                {words::standing(visit.language(), standing)}
            </span>
        </p>
        <h1 lang=item.language.code()>{item.heading.clone()}</h1>
        {texts(&visit, &id)}
        {difference::versions(&visit, &id)}
        <h2>{visit.t("rounds")}</h2>
        {rounds}
        {debate::debate(&visit, &id)}
        <p>
            <a href=format!("/resolution#commitment-{id}")>{visit.t("whole-text")}</a>
        </p>
    }
    .into_any();
    frame::page(&visit, item.heading, ("/resolution", "sheet wide"), Keeping::Pointing, content)
}

/// The words in every language that there is, the reader's own first on a phone.
fn texts(visit: &Visit, id: &CommitmentId) -> AnyView {
    let own = visit.language();
    let languages = Language::ALL
        .into_iter()
        .filter_map(|language| agenda::item(&visit.state, id, language).filter(|item| item.language == language))
        .map(|item| text(visit, &item, item.language == own))
        .collect_view();
    view! { <div class="texts">{languages}</div> }.into_any()
}

fn text(visit: &Visit, item: &Item, own: bool) -> AnyView {
    let status = if item.official { "text-official" } else { "text-working" };
    view! {
        <section class="text" class:own=own class:official=item.official>
            <h2 class="kicker">
                <span lang=item.language.code()>{own_name(item.language)}</span>
                " · "
                <span>{visit.t(status)}</span>
            </h2>
            <p class="question serif" lang=item.language.code()>
                {prose(&item.words)}
            </p>
        </section>
    }
    .into_any()
}

fn round(visit: &Visit, round: &Round) -> AnyView {
    let view = round.view(Audience::Public);
    let attempt = visit.t_with("round-attempt", &[("n", round.attempt.into())]);
    let delegations = view.tally.map(|tally| {
        view! {
            <details class="fold">
                <summary>{visit.t("by-delegation")}</summary>
                {result::delegations(visit, round, tally)}
            </details>
        }
    });
    view! {
        <section class="card">
            <h3 class="kicker">{attempt}</h3>
            <p class="small quiet">{words::rule(visit.language(), &round.ruleset)}</p>
            {statements::follows(visit, round)}
            {result::summary(visit, &view)}
            {statements::statements(visit, &view)}
            {statements::steps(visit, &view)}
            {delegations}
            <p>
                <a href=format!("/record/{}", round.number)>{visit.t("see-record")}</a>
            </p>
        </section>
    }
    .into_any()
}
