//! The debate on a commitment: who spoke, and what was asked about the procedure.

use congress::floor::Speech;
use congress::round::Round;
use congress::text::CommitmentId;
use congress::view::Audience;
use leptos::prelude::*;

use crate::question::heading;
use crate::result;
use crate::visit::Visit;

/// Speeches and procedural questions, in their order; nothing where there were none.
pub fn debate(visit: &Visit, id: &CommitmentId) -> AnyView {
    let speeches: Vec<_> = visit.state.floor(id).map(|floor| floor.speeches.clone()).unwrap_or_default();
    let asked: Vec<_> = visit.state.procedural_on(id).map(|round| procedural(visit, round)).collect();
    let speeches: Vec<_> = speeches.iter().map(|speech| spoken(visit, speech)).collect();
    let list = |key: &str, rows: Vec<AnyView>| {
        (!rows.is_empty()).then(|| {
            view! {
                <h2>{visit.t(key)}</h2>
                <ol class="debate">{rows}</ol>
            }
        })
    };
    let wishes = visit.state.agenda.wishes.get(id).map(|delegations| {
        let names: Vec<_> = delegations.iter().map(|id| visit.delegation(id)).collect();
        let names = [("names", names.join(", ").into())];
        view! { <p class="small quiet">{visit.t_with("chair-separation-asked", &names)}</p> }
    });
    view! {
        {wishes}
        {list("debate-procedural", asked)}
        {list("debate-speakers", speeches)}
    }
    .into_any()
}

fn spoken(visit: &Visit, speech: &Speech) -> AnyView {
    let order = speech.point_of_order.then(|| format!(" · {}", visit.t("floor-point-of-order")));
    view! {
        <li>
            <span class="num quiet">{visit.clock_time(speech.from)}</span>
            " "
            <b>{visit.person(&speech.delegate)}</b>
            " "
            <span class="quiet">{visit.delegation(&speech.delegation)} {order}</span>
        </li>
    }
    .into_any()
}

fn procedural(visit: &Visit, round: &Round) -> AnyView {
    let (word, colour) = result::outcome_word(visit, &round.view(Audience::Public));
    view! {
        <li>
            <a href=format!("/record/{}", round.number)>{heading(visit, round)}</a>
            " "
            <b class=colour>{word}</b>
        </li>
    }
    .into_any()
}
