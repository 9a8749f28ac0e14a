//! A new card for somebody who lost theirs, or their phone.

use congress::roll::{Delegate, DelegateId};
use leptos::prelude::*;

use crate::port::NewCard;
use crate::qr;
use crate::visit::Visit;
use crate::words;

/// The way to issue a new card, or the one that has just been issued.
pub fn issue(visit: &Visit, id: &DelegateId, person: &Delegate) -> AnyView {
    match use_context::<NewCard>().filter(|card| card.delegate == *id) {
        Some(card) => issued(visit, &card, person),
        None => form(visit, id, person),
    }
}

fn form(visit: &Visit, id: &DelegateId, person: &Delegate) -> AnyView {
    view! {
        <details class="fold reading">
            <summary>{visit.t("card-issue")}</summary>
            <form class="fields" method="post" action="/desk/card">
                <p>{visit.t_with("card-issue-hint", &[("name", person.name.clone().into())])}</p>
                <input type="hidden" name="delegate" value=id.to_string() />
                <button class="alt danger">{visit.t("card-issue")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn issued(visit: &Visit, card: &NewCard, person: &Delegate) -> AnyView {
    let name = || [("name", person.name.clone().into())];
    view! {
        <section class="card new-card" id="new-card" role="status">
            <div class="code" role="img" aria-label=visit.t_with("card-scan", &name()) inner_html=qr::svg(&card.link)></div>
            <div>
                <h2>{visit.t_with("card-issued", &name())}</h2>
                <p class="quiet">{visit.party(&person.delegation)}</p>
                <dl>
                    <dt>{visit.t("card-number")}</dt>
                    <dd>{card.delegate.to_string()}</dd>
                    <dt>{visit.t("card-code")}</dt>
                    <dd>{words::grouped(&card.code)}</dd>
                </dl>
                <p class="small">{visit.t("card-issued-hint")}</p>
            </div>
        </section>
    }
    .into_any()
}
