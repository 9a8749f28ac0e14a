//! The objections that delegates of one delegation raised, for its head to confirm.

use congress::ballot::Choice;
use congress::roll::DelegationId;
use congress::round::Round;
use congress::rules::Kind;
use leptos::prelude::*;

use super::{declare, name_of};
use crate::port::Objection;
use crate::visit::Visit;

/// The objections with reason and proposal, each to be confirmed while the round is open.
pub(super) fn raised(visit: &Visit, round: &Round, delegation: &DelegationId) -> AnyView {
    let objections = visit.house.objections(delegation);
    if round.ruleset.kind() != Kind::Consensus || objections.is_empty() {
        return ().into_any();
    }
    let rows = objections.iter().map(|objection| row(visit, round, delegation, objection)).collect_view();
    view! {
        <section class="objections">
            <h2>{visit.t("delegation-objections")}</h2>
            {rows}
        </section>
    }
    .into_any()
}

fn row(visit: &Visit, round: &Round, delegation: &DelegationId, objection: &Objection) -> AnyView {
    let proposal = objection.proposal.clone().map(|proposal| {
        view! {
            <p class="small quiet">{visit.t("delegation-proposal")}</p>
            <blockquote class="serif">{proposal}</blockquote>
        }
    });
    let declared = round.declarations.get(delegation);
    let is_confirmed =
        declared.is_some_and(|said| said.position == Choice::Object && said.reason.as_ref() == Some(&objection.reason));
    let action = if is_confirmed {
        view! { <p class="good">{visit.t("delegation-confirmed")}</p> }.into_any()
    } else if declare::may_declare(visit, round, delegation) {
        confirm(visit, round, objection)
    } else {
        ().into_any()
    };
    view! {
        <article class="card">
            <h3>{name_of(visit, &objection.delegate)}</h3>
            <blockquote class="serif">{objection.reason.clone()}</blockquote>
            {proposal}
            {action}
        </article>
    }
    .into_any()
}

fn confirm(visit: &Visit, round: &Round, objection: &Objection) -> AnyView {
    let label = format!("{} · {}", visit.t("delegation-confirm"), name_of(visit, &objection.delegate));
    view! {
        <form method="post" action="/delegation/declare">
            <input type="hidden" name="round" value=round.number.to_string() />
            <input type="hidden" name="position" value=Choice::Object.as_str() />
            <input type="hidden" name="reason" value=objection.reason.clone() />
            <button class="go" aria-label=label>
                {visit.t("delegation-confirm")}
            </button>
        </form>
    }
    .into_any()
}
