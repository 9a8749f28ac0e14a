//! What was changed in a resolution: its revisions, and the versions of its commitments, each word for word.

use congress::text::Resolution;
use congress::text_change::Texts;
use leptos::prelude::*;

use super::super::texts::changes;
use crate::difference;
use crate::visit::Visit;
use crate::words;

/// Revisions, newest first, then versions.
pub fn history(visit: &Visit, resolution: &Resolution) -> AnyView {
    view! {
        {versions(visit, resolution)}
        {revisions(visit, resolution)}
    }
    .into_any()
}

fn versions(visit: &Visit, resolution: &Resolution) -> AnyView {
    let (_, text) = resolution.text(visit.language());
    let amended = text.commitments().filter(|(mark, _)| visit.state.amendments.contains_key(&mark.id));
    let shown: Vec<_> = amended
        .map(|(mark, _)| {
            view! {
                <section class="card">
                    <h2>
                        <a href=format!("/resolution/{}", mark.id)>
                            {format!("{} · {}", mark.id, mark.heading)}
                        </a>
                    </h2>
                    {difference::list(visit, &mark.id)}
                </section>
            }
        })
        .collect();
    if shown.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{visit.t("texts-amended")}</h2>
        {shown}
    }
    .into_any()
}

fn revisions(visit: &Visit, resolution: &Resolution) -> AnyView {
    let revisions = visit.state.revisions.get(&resolution.id).map_or(&[][..], Vec::as_slice);
    if revisions.is_empty() {
        return ().into_any();
    }
    let texts = |resolution: &Resolution| -> Texts { resolution.texts().map(|(l, text)| (l, text.clone())).collect() };
    let after = revisions.iter().skip(1).map(|revision| revision.before.as_ref()).chain([resolution]);
    let offset = visit.state.profile.as_ref().map_or(0, |profile| profile.utc_offset_minutes);
    let shown: Vec<_> = revisions
        .iter()
        .zip(after)
        .map(|(revision, after)| {
            let when = words::date_time(visit.language(), revision.at, offset);
            let who = words::person(visit.language(), &revision.by);
            let reason = revision.reason.clone().map(|reason| view! { <p>{reason}</p> });
            view! {
                <li>
                    <details class="fold">
                        <summary>{format!("{when} · {who}")}</summary>
                        {reason}
                        {changes(visit, &texts(&revision.before), &texts(after))}
                    </details>
                </li>
            }
        })
        .collect();
    view! {
        <h2>{visit.t("texts-revisions")}</h2>
        <ol class="revisions" reversed>
            {shown.into_iter().rev().collect_view()}
        </ol>
    }
    .into_any()
}
