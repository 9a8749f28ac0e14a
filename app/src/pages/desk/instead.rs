//! Who votes instead of whom: the mandates of substitutes and the proxies of absent delegates.

use congress::roll::{Delegate, DelegateId, Role};
use leptos::prelude::*;

use crate::presence;
use crate::visit::Visit;

/// What stands for this person, and the form that changes it.
pub fn instead(visit: &Visit, id: &DelegateId, delegate: &Delegate) -> AnyView {
    let lines = presence::instead(&visit.state, visit.language(), id);
    let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        {lines}
        {forms(visit, id, delegate)}
    }
    .into_any()
}

fn forms(visit: &Visit, id: &DelegateId, delegate: &Delegate) -> AnyView {
    let roll = &visit.state.roll;
    let colleagues: Vec<_> = roll.members(&delegate.delegation).filter(|(other, _)| *other != id).collect();
    if delegate.role == Role::Substitute {
        let replaceable = colleagues.iter().filter(|(_, person)| person.role != Role::Substitute);
        let mandate = Form {
            action: "/desk/mandate",
            who: "substitute",
            whom: "in_place_of",
            heading: "desk-mandate",
            label: "desk-mandate-label",
            button: "check-in-mandate",
            chosen: roll.mandates.get(id),
            choices: replaceable.copied().collect(),
        };
        return form(visit, id, mandate);
    }
    let gave = roll.proxies.get(id);
    if delegate.present && gave.is_none() || !roll.is_entitled(id, delegate) {
        return ().into_any();
    }
    let holders = colleagues.into_iter().filter(|(other, person)| roll.is_entitled(other, person));
    let proxy = Form {
        action: "/desk/proxy",
        who: "giver",
        whom: "holder",
        heading: "desk-proxy",
        label: "desk-proxy-label",
        button: "check-in-proxy",
        chosen: gave,
        choices: holders.collect(),
    };
    form(visit, id, proxy)
}

/// A form that puts one person in another's place, or ends that.
struct Form<'a> {
    action: &'static str,
    who: &'static str,
    whom: &'static str,
    heading: &'static str,
    label: &'static str,
    button: &'static str,
    chosen: Option<&'a DelegateId>,
    choices: Vec<(&'a DelegateId, &'a Delegate)>,
}

fn form(visit: &Visit, id: &DelegateId, form: Form<'_>) -> AnyView {
    let Form { action, who, whom, heading, label, button, chosen, choices } = form;
    let field = format!("{who}-{id}");
    let options = choices
        .into_iter()
        .map(|(other, person)| {
            view! {
                <option value=other.to_string() selected=chosen == Some(other)>
                    {person.name.clone()}
                </option>
            }
        })
        .collect_view();
    view! {
        <details class="fold instead">
            <summary>{visit.t(heading)}</summary>
            <form class="fields" method="post" action=action>
                <input type="hidden" name=who value=id.to_string() />
                <label for=field.clone()>{visit.t(label)}</label>
                <select id=field name=whom>
                    <option value="">{visit.t("desk-nobody")}</option>
                    {options}
                </select>
                <button class="alt">{visit.t(button)}</button>
            </form>
        </details>
    }
    .into_any()
}
