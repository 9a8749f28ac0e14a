//! Importing a roll: choosing a file, seeing what it would change, confirming exactly that.

use congress::roll::{Delegate, Delegation};
use congress::roll_change::{Changed, Changes};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::edit::{reason_field, role_name, status_name};
use crate::frame::{self, Keeping};
use crate::port::{PreviewedFault, RollPreview};
use crate::visit::Visit;

/// More lines than this are counted and not shown.
const MOST_LINES: usize = 300;

/// The page on which a roll is imported.
#[component]
pub fn ImportPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let is_done = use_query_map().read_untracked().get("done").is_some();
    let done = is_done.then(|| view! { <p class="hint" role="status">{visit.t("roll-done")}</p> });
    let preview = use_context::<RollPreview>().map(|preview| previewed(&visit, &preview));
    let content = view! {
        <p><a href="/desk">{visit.t("roll-back")}</a></p>
        <h1>{visit.t("roll-import")}</h1>
        {done}
        <p class="reading">{visit.t("roll-import-hint")}</p>
        <form class="fields reading" method="post" action="/desk/import" enctype="multipart/form-data">
            <label for="file">{visit.t("roll-file")}</label>
            <input id="file" type="file" name="file" accept=".csv,.txt,.xlsx" required />
            <button class="alt">{visit.t("roll-preview-button")}</button>
        </form>
        {preview}
    }
    .into_any();
    frame::page(&visit, visit.t("roll-import"), ("/desk", "sheet wide desk"), Keeping::Still, content)
}

fn previewed(visit: &Visit, preview: &RollPreview) -> AnyView {
    let said = |key: &str, name: &'static str, value: &str| visit.t_with(key, &[(name, value.to_owned().into())]);
    let read_as = preview.read_as.as_ref().map(|read_as| {
        view! { <p class="quiet">{said("roll-read-as", "format", read_as)}</p> }
    });
    let is_sound = preview.faults.is_empty() && preview.refused.is_none();
    let refused = preview.refused.clone().map(|sentence| view! { <p class="hint">{sentence}</p> });
    view! {
        <section class="card roll-preview" id="preview">
            <h2>{said("roll-preview", "file", &preview.file)}</h2>
            {read_as}
            {faults(visit, &preview.faults)}
            {refused}
            {counts(visit, &preview.changes, preview.inactive)}
            {changes(visit, &preview.changes)}
            {is_sound.then(|| confirm(visit, preview))}
        </section>
    }
    .into_any()
}

fn faults(visit: &Visit, faults: &[PreviewedFault]) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let row = |fault: &PreviewedFault| {
        view! {
            <tr>
                <td class="num">{fault.line}</td>
                <td>{fault.column.clone()}</td>
                <td>{fault.sentence.clone()}</td>
            </tr>
        }
    };
    let rows = faults.iter().take(MOST_LINES).map(row).collect_view();
    let count = visit.t_with("roll-faults", &[("n", faults.len().into())]);
    view! {
        <p class="against">
            <b>{count.clone()}</b>
        </p>
        <p>{visit.t("roll-faults-hint")}</p>
        <div class="table-frame" tabindex="0" role="region" aria-label=count.clone()>
            <table class="faults">
                <caption>{count.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("column-line")}</th>
                        <th scope="col">{visit.t("column-column")}</th>
                        <th scope="col">{visit.t("column-fault")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more(visit, faults.len())}
    }
    .into_any()
}

fn more(visit: &Visit, of: usize) -> AnyView {
    let hidden = of.saturating_sub(MOST_LINES);
    (hidden > 0).then(|| view! { <p class="hint">{visit.t_with("roll-more", &[("n", hidden.into())])}</p> }).into_any()
}

fn counts(visit: &Visit, changes: &Changes, inactive: usize) -> AnyView {
    let new = |are_new: bool| {
        let delegations = changes.delegations.iter().filter(|one| one.before.is_none() == are_new).count();
        let delegates = changes.delegates.iter().filter(|one| one.before.is_none() == are_new).count();
        [("delegations", delegations.into()), ("delegates", delegates.into())]
    };
    let stay = [("n", changes.unmentioned.into())];
    view! {
        <ul class="counts-of-changes">
            <li>{visit.t_with("roll-count-new", &new(true))}</li>
            <li>{visit.t_with("roll-count-changed", &new(false))}</li>
            <li>{visit.t_with("roll-count-unchanged", &[("n", changes.unchanged.into())])}</li>
            <li>{visit.t_with("roll-count-unmentioned", &stay)}</li>
            {(inactive > 0)
                .then(|| view! { <li>{visit.t_with("roll-count-inactive", &[("n", inactive.into())])}</li> })}
        </ul>
    }
    .into_any()
}

fn changes(visit: &Visit, changes: &Changes) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    let delegations = changes
        .delegations
        .iter()
        .map(|one| (one.id.to_string(), one.after.name.clone(), one.before.is_none(), of_delegation(visit, one)));
    let delegates = changes
        .delegates
        .iter()
        .map(|one| (one.id.to_string(), one.after.name.clone(), one.before.is_none(), of_delegate(visit, one)));
    let row = |(id, name, is_new, what): (String, String, bool, Vec<String>)| {
        let what = if is_new { vec![visit.t("roll-new")] } else { what };
        let what = what.into_iter().map(|line| view! { <span class="line">{line}</span> }).collect_view();
        view! {
            <tr>
                <td>{id}</td>
                <th scope="row">{name}</th>
                <td>{what}</td>
            </tr>
        }
    };
    let rows = delegations.chain(delegates).take(MOST_LINES).map(row).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("roll-changes")>
            <table class="changes">
                <caption>{visit.t("roll-changes")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("column-card")}</th>
                        <th scope="col">{visit.t("column-name")}</th>
                        <th scope="col">{visit.t("column-change")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more(visit, changes.delegations.len() + changes.delegates.len())}
    }
    .into_any()
}

/// The fields of a line that change, each with what it was and would be.
fn differences(visit: &Visit, fields: Vec<(&str, String, String)>) -> Vec<String> {
    let changed = fields.into_iter().filter(|(_, before, after)| before != after);
    let sentence = |(key, before, after): (&str, String, String)| {
        let field = visit.t(key);
        visit.t_with("roll-was", &[("field", field.into()), ("before", before.into()), ("after", after.into())])
    };
    changed.map(sentence).collect()
}

fn of_delegation<Id>(visit: &Visit, change: &Changed<Id, Delegation>) -> Vec<String> {
    let (after, before) = (&change.after, change.before.as_ref().unwrap_or(&change.after));
    let fields = vec![
        ("roll-field-name", before.name.clone(), after.name.clone()),
        ("roll-field-country", before.country.clone(), after.country.clone()),
        ("roll-field-status", status_name(visit, before.status), status_name(visit, after.status)),
        ("roll-field-votes", before.votes.to_string(), after.votes.to_string()),
    ];
    differences(visit, fields)
}

fn of_delegate<Id>(visit: &Visit, change: &Changed<Id, Delegate>) -> Vec<String> {
    let (after, before) = (&change.after, change.before.as_ref().unwrap_or(&change.after));
    let fields = vec![
        ("roll-field-name", before.name.clone(), after.name.clone()),
        ("roll-field-role", role_name(visit, before.role), role_name(visit, after.role)),
        ("roll-field-delegation", before.delegation.to_string(), after.delegation.to_string()),
    ];
    differences(visit, fields)
}

fn confirm(visit: &Visit, preview: &RollPreview) -> AnyView {
    if preview.changes.is_empty() {
        return view! { <p class="hint">{visit.t("roll-nothing-new")}</p> }.into_any();
    }
    view! {
        <form class="fields" method="post" action="/desk/import/confirm">
            <input type="hidden" name="upload" value=preview.upload.clone() />
            <input type="hidden" name="seen" value=preview.seen.to_string() />
            {reason_field(visit, "confirm")}
            <button class="go">{visit.t("roll-confirm")}</button>
        </form>
    }
    .into_any()
}
