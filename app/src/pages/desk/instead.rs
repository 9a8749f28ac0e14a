//! Who votes instead of whom: the mandates of substitutes and the proxies of absent delegates.

use congress::roll::{Delegate, DelegateId, Role};
use leptos::prelude::*;

use crate::visit::Visit;

/// What stands for this person, and, where `with_forms`, the form that changes it.
pub fn instead(visit: &Visit, id: &DelegateId, delegate: &Delegate, (sought, with_forms): (&str, bool)) -> AnyView {
    let forms = with_forms.then(|| forms(visit, id, delegate, sought));
    view! {
        {standing(visit, id)}
        {forms}
    }
    .into_any()
}

/// The mandates and proxies in which this person stands, on either side.
fn standing(visit: &Visit, id: &DelegateId) -> AnyView {
    let roll = &visit.state.roll;
    let name = |id: &DelegateId| roll.delegates.get(id).map_or_else(|| id.to_string(), |person| person.name.clone());
    let said = |key: &str, other: &DelegateId| visit.t_with(key, &[("name", name(other).into())]);
    let mut lines = Vec::new();
    lines.extend(roll.mandates.get(id).map(|replaced| said("desk-stands-in-for", replaced)));
    let substitutes = roll.mandates.iter().filter(|(_, replaced)| *replaced == id);
    lines.extend(substitutes.map(|(substitute, _)| said("desk-replaced-by", substitute)));
    lines.extend(roll.proxies.get(id).map(|holder| said("desk-proxy-held-by", holder)));
    let givers = roll.proxies.iter().filter(|(_, holder)| *holder == id);
    lines.extend(givers.map(|(giver, _)| said("desk-proxy-of", giver)));
    lines.into_iter().map(|line| view! { <span class="small">{line}</span> }).collect_view().into_any()
}

fn forms(visit: &Visit, id: &DelegateId, delegate: &Delegate, sought: &str) -> AnyView {
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
            chosen: roll.mandates.get(id),
            choices: replaceable.copied().collect(),
        };
        return form(visit, id, sought, mandate);
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
        chosen: gave,
        choices: holders.collect(),
    };
    form(visit, id, sought, proxy)
}

/// A form that puts one person in another's place, or ends that.
struct Form<'a> {
    action: &'static str,
    who: &'static str,
    whom: &'static str,
    heading: &'static str,
    label: &'static str,
    chosen: Option<&'a DelegateId>,
    choices: Vec<(&'a DelegateId, &'a Delegate)>,
}

fn form(visit: &Visit, id: &DelegateId, sought: &str, form: Form<'_>) -> AnyView {
    let Form { action, who, whom, heading, label, chosen, choices } = form;
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
                <input type="hidden" name="q" value=sought.to_owned() />
                <label for=field.clone()>{visit.t(label)}</label>
                <select id=field name=whom>
                    <option value="">{visit.t("desk-nobody")}</option>
                    {options}
                </select>
                <button class="alt">{visit.t("desk-save")}</button>
            </form>
        </details>
    }
    .into_any()
}
