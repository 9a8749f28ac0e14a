//! The head of delegation's page: who has not voted yet, the declaration of the delegation's position, its objections,
//! and the offer to withdraw one.

mod declare;
mod objections;
mod separation;

use congress::ballot::Choice;
use congress::roll::{Bench, DelegateId, DelegationId};
use congress::round::{Round, Step};
use congress::view::{Audience, Stage};
use leptos::prelude::*;

use crate::agenda;
use crate::frame::{self, Keeping};
use crate::islands::Countdown;
use crate::visit::Visit;

/// The head of delegation's page.
#[component]
pub fn DelegationPage() -> impl IntoView {
    let visit = Visit::here();
    let Some(delegation) = visit.headed() else {
        return super::not_found::not_yours(&visit);
    };
    let round = visit.state.latest_round();
    let bench = round.and_then(|round| round.electorate.benches.get(&delegation).map(|bench| (round, bench)));
    let content = match bench {
        Some((round, bench)) => of_round(&visit, round, bench, &delegation),
        None => view! { <p class="hint">{visit.t("delegation-waiting")}</p> }.into_any(),
    };
    let content = view! {
        <h1>{visit.delegation(&delegation)}</h1>
        {separation::separations(&visit, &delegation)}
        {content}
    }
    .into_any();
    frame::page(&visit, visit.t("way-delegation"), ("/delegation", "sheet ballot"), Keeping::Current, content)
}

fn of_round(visit: &Visit, round: &Round, bench: &Bench, delegation: &DelegationId) -> AnyView {
    let stage = round.view(Audience::Public).stage;
    let content = match stage {
        Stage::Open if round.roll_call.is_some() => view! { <p class="hint">{visit.t("call-aloud")}</p> }.into_any(),
        Stage::Open if round.is_reopened() => view! {
            <p class="hint" role="status">{visit.t("paper-round-hint")}</p>
            {missing(visit, round, bench)}
            {declare::standing(visit, round, delegation)}
        }
        .into_any(),
        Stage::Open => view! {
            {missing(visit, round, bench)}
            {objections::raised(visit, round, delegation)}
            {declare::declaration(visit, round, delegation)}
        }
        .into_any(),
        Stage::Closed => view! {
            <p class="hint" role="status">
                {visit.t("ballot-closed")}
            </p>
            {declare::standing(visit, round, delegation)}
            {objections::raised(visit, round, delegation)}
            {withdrawal(visit, round, delegation)}
        }
        .into_any(),
        Stage::Published | Stage::Annulled => {
            return view! { <p class="hint">{visit.t("delegation-waiting")}</p> }.into_any();
        }
    };
    let heading = agenda::asked(&visit.state, round, visit.language())
        .map(|item| view! { <h2 class="kicker">{crate::question::place_and_round(visit, &item, round)}</h2> });
    let closes_at = round.closes_at.filter(|_| stage == Stage::Open).map(|end| end.0 as f64);
    view! {
        <div class="head">
            {heading} <Countdown closes_at=closes_at now=visit.now.0 as f64 label=visit.t("time-left") of_round=true />
        </div>
        {crate::question::question(visit, round)}
        {content}
    }
    .into_any()
}

/// A delegate's name, or the id where the roll does not know it.
fn name_of(visit: &Visit, id: &DelegateId) -> String {
    visit.state.roll.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
}

/// Who of those who may has not voted yet; never what the others voted.
fn missing(visit: &Visit, round: &Round, bench: &Bench) -> AnyView {
    let may_cast = bench.seats.iter().filter(|(_, seat)| seat.may_cast(round.electorate.presence_required));
    let rows: Vec<_> = may_cast
        .filter(|(id, _)| !visit.house.has_cast(round.number, id))
        .map(|(id, seat)| {
            let proxy = seat.proxy.as_ref().map(|holder| {
                let arguments = [("name", name_of(visit, holder).into())];
                view! { <span class="small quiet">{visit.t_with("delegation-by-proxy", &arguments)}</span> }
            });
            view! {
                <li>
                    <span>{name_of(visit, id)}</span>
                    " "
                    <span class="num quiet">{id.to_string()}</span>
                    " "
                    {proxy}
                </li>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="hint">{visit.t("delegation-all-voted")}</p> }.into_any();
    }
    view! {
        <section class="members">
            <h2>{visit.t("delegation-missing")}</h2>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// Between close and publication, an objection may be offered for withdrawal. The head does not know the tally yet, so
/// the offer is there wherever the head declared an objection or a delegate raised one.
fn withdrawal(visit: &Visit, round: &Round, delegation: &DelegationId) -> AnyView {
    let declared = round.declarations.get(delegation).is_some_and(|said| said.position == Choice::Object);
    let has_taken = |step: Step| round.steps.iter().any(|taken| taken.step == step);
    if has_taken(Step::WithdrawalAccepted(delegation.clone())) {
        return view! { <p class="recorded" role="status">{visit.t("withdrawal-accepted")}</p> }.into_any();
    }
    if has_taken(Step::WithdrawalOffered(delegation.clone())) {
        return view! { <p class="recorded" role="status">{visit.t("withdrawal-offered")}</p> }.into_any();
    }
    let is_known = declared || !visit.house.objections(delegation).is_empty();
    if !is_known || !declare::is_head(visit, round, delegation) {
        return ().into_any();
    }
    view! {
        <form method="post" action="/delegation/withdraw">
            <input type="hidden" name="round" value=round.number.to_string() />
            <button class="go">{visit.t("withdrawal-offer")}</button>
            <p class="small quiet">{visit.t("withdrawal-hint")}</p>
        </form>
    }
    .into_any()
}
