//! Commitments that the chair proposes to decide together: a head may ask to decide one of them by itself.

use congress::roll::{DelegationId, Status};
use leptos::prelude::*;

use crate::agenda::of_bloc;
use crate::question::places;
use crate::visit::Visit;

/// The blocs that have not been opened, with a button for each commitment.
pub fn separations(visit: &Visit, delegation: &DelegationId) -> AnyView {
    let standing = visit.state.roll.delegations.get(delegation).map(|one| one.status);
    if visit.state.open_round().is_some() || standing == Some(Status::Observer) {
        return ().into_any();
    }
    let agenda = visit.agenda();
    let state = visit.state.clone();
    let blocs = state.agenda.blocs.iter().map(|bloc| {
        let items = of_bloc(&agenda, bloc);
        let rows = items
            .iter()
            .map(|item| {
                let asked = bloc.separations.get(&item.id).is_some_and(|asking| asking.contains(delegation));
                let arguments = [("place", item.place.into()), ("heading", item.heading.clone().into())];
                let answer = if asked {
                    view! { <b class="small">{visit.t("separation-asked")}</b> }.into_any()
                } else {
                    view! { <button class="alt small">{visit.t("separation-ask")}</button> }.into_any()
                };
                view! {
                    <li>
                        <form class="row" method="post" action="/delegation/separate">
                            <input type="hidden" name="commitment" value=item.id.to_string() />
                            <span lang=item.language.code()>
                                {visit.t_with("commitment-heading", &arguments)}
                            </span>
                            {answer}
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="separation">
                <h2>{visit.t_with("chair-bloc", &[("places", places(&items).into())])}</h2>
                <p class="small quiet">{visit.t("separation-hint")}</p>
                <ul>{rows}</ul>
            </section>
        }
    });
    blocs.collect_view().into_any()
}
