//! A person's presence, on their page at the desk: here or not, when they came and left, and who votes instead of whom.

use congress::presence::{Coming, Presence};
use congress::roll::{Delegate, DelegateId};
use leptos::prelude::*;

use super::instead;
use crate::visit::Visit;
use crate::words;

/// Where a person stands, with the forms that change it.
pub fn presence(visit: &Visit, id: &DelegateId, person: &Delegate) -> AnyView {
    let stands = visit.state.presence(id);
    let (word, class, action) = match stands {
        Presence::Expected => ("check-in-expected", "quiet", "desk-check-in"),
        Presence::Here => ("desk-present", "good", "desk-check-out"),
        Presence::Left => ("check-in-left", "quiet", "check-in-back"),
    };
    let present = if stands == Presence::Here { "no" } else { "yes" };
    view! {
        <section class="card reading" id="presence">
            <h2>{person.name.clone()}</h2>
            <p class="quiet">{format!("{id} · {}", visit.delegation(&person.delegation))}</p>
            <form class="row" method="post" action="/desk/check-in">
                <input type="hidden" name="delegate" value=id.to_string() />
                <input type="hidden" name="present" value=present />
                <input type="hidden" name="page" value="person" />
                <b class=class>{visit.t(word)}</b>
                <button class="alt">{visit.t(action)}</button>
            </form>
            {instead::instead(visit, id, person)}
            {comings(visit, visit.state.comings(id))}
        </section>
    }
    .into_any()
}

fn comings(visit: &Visit, comings: &[Coming]) -> AnyView {
    if comings.is_empty() {
        return ().into_any();
    }
    let line = |coming: &Coming| {
        let key = if coming.present { "check-in-came-at" } else { "check-in-left-at" };
        let by = words::person(visit.language(), &coming.by);
        let said = [("when", visit.date_time(coming.at).into()), ("by", by.into())];
        view! { <li>{visit.t_with(key, &said)}</li> }
    };
    view! {
        <h3>{visit.t("check-in-comings")}</h3>
        <ol class="comings small">{comings.iter().rev().map(line).collect_view()}</ol>
    }
    .into_any()
}
