//! What files of a resolution would change: what is wrong with them, the languages side by side, and the way to confirm.

use congress::text::{Language, Text};
use congress::text_change::Texts;
use leptos::prelude::*;

use super::super::edit::reason_field;
use super::{parallel, sources};
use crate::port::{PreviewedFault, TextPreview};
use crate::visit::Visit;

/// More lines than this are counted and not shown.
const MOST_LINES: usize = 300;

/// What is previewed.
pub fn previewed(visit: &Visit, preview: &TextPreview) -> AnyView {
    let names: Vec<&str> = preview.files.iter().map(|(name, _)| name.as_str()).collect();
    let standing = preview.id.as_ref().and_then(|id| visit.state.resolution(id).ok());
    let before = standing.map(|standing| visit.state.current_texts(standing)).unwrap_or_default();
    let is_sound = preview.faults.is_empty() && preview.refused.is_none();
    let refused = preview.refused.clone().map(|sentence| view! { <p class="hint">{sentence}</p> });
    let differs = before != preview.texts;
    let confirm = is_sound.then(|| confirm(visit, preview, differs));
    view! {
        <section class="card roll-preview" id="preview">
            <h2>{visit.t("texts-preview")}</h2>
            <p class="small quiet">{names.join(", ")}</p>
            {faults(visit, &preview.faults)}
            {refused}
            {changes(visit, &before, &preview.texts)}
            {confirm}
            {mend(visit, preview, is_sound)}
        </section>
    }
    .into_any()
}

/// Mending the files where they are: open at once where something is wrong.
fn mend(visit: &Visit, preview: &TextPreview, is_sound: bool) -> AnyView {
    if preview.files.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="fold" open=!is_sound>
            <summary>{visit.t("texts-mend")}</summary>
            {sources(visit, &preview.files)}
        </details>
    }
    .into_any()
}

fn faults(visit: &Visit, faults: &[(String, PreviewedFault)]) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let row = |(file, fault): &(String, PreviewedFault)| {
        view! {
            <tr>
                <td>{file.clone()}</td>
                <td class="num">{fault.line}</td>
                <td>{fault.sentence.clone()}</td>
            </tr>
        }
    };
    let rows = faults.iter().take(MOST_LINES).map(row).collect_view();
    let count = visit.t_with("texts-faults", &[("n", faults.len().into())]);
    let hidden = faults.len().saturating_sub(MOST_LINES);
    let more = (hidden > 0).then(|| view! { <p class="hint">{visit.t_with("roll-more", &[("n", hidden.into())])}</p> });
    view! {
        <p class="against">
            <b>{count.clone()}</b>
        </p>
        <p>{visit.t("texts-faults-hint")}</p>
        <div class="table-frame" tabindex="0" role="region" aria-label=count.clone()>
            <table class="faults">
                <caption class="visually-hidden">{count.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("roll-file")}</th>
                        <th scope="col">{visit.t("column-line")}</th>
                        <th scope="col">{visit.t("column-fault")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

/// What changes: the front matter in words, the paragraphs side by side.
pub fn changes(visit: &Visit, before: &Texts, after: &Texts) -> AnyView {
    if after.is_empty() {
        return ().into_any();
    }
    let is_new = before.is_empty();
    let rows = parallel::rows(before, after);
    let new = rows.iter().filter(|row| row.is_new()).count();
    let gone = rows.iter().filter(|row| row.is_gone()).count();
    let changed = rows.iter().filter(|row| row.is_changed()).count() - new - gone;
    let unchanged = rows.len() - new - gone - changed;
    let count = |key: &str, n: usize| {
        (n > 0).then(|| {
            let said = visit.t_with(key, &[("n", n.into())]);
            view! { <li>{said}</li> }
        })
    };
    let counts = (!is_new).then(|| {
        view! {
            <ul class="counts-of-changes">
                {count("texts-count-new", new)} {count("texts-count-changed", changed)}
                {count("texts-count-gone", gone)} {count("texts-count-unchanged", unchanged)}
                {front_matter(visit, before, after)}
            </ul>
        }
    });
    let shown: Vec<_> = rows.into_iter().filter(|row| is_new || row.is_changed()).take(MOST_LINES).collect();
    let table = (!shown.is_empty()).then(|| {
        let caption = visit.t(if is_new { "texts-side-by-side" } else { "roll-changes" });
        parallel::table(visit, caption, after, &shown, None)
    });
    view! {
        {is_new.then(|| view! { <p>{visit.t("texts-new")}</p> })}
        {counts}
        {table}
    }
    .into_any()
}

/// What changes besides the paragraphs, each with what it was and would be.
fn front_matter(visit: &Visit, before: &Texts, after: &Texts) -> AnyView {
    let languages = Language::ALL.into_iter().filter(|one| before.contains_key(one) || after.contains_key(one));
    let sentences = languages.flat_map(|language| match (before.get(&language), after.get(&language)) {
        (Some(before), Some(after)) => values(before)
            .into_iter()
            .zip(values(after))
            .filter(|(before, after)| before != after)
            .map(|((key, before), (_, after))| {
                let field = format!("{language}, {key}");
                visit.t_with("roll-was", &[("field", field.into()), ("before", before.into()), ("after", after.into())])
            })
            .collect(),
        (None, Some(_)) => vec![visit.t_with("texts-language-new", &[("language", language.code().into())])],
        _ => vec![],
    });
    sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view().into_any()
}

/// The front matter that says something to readers, under the names that the file has for it.
fn values(text: &Text) -> [(&'static str, String); 7] {
    [
        ("status", (if text.official { "original" } else { "working translation" }).to_owned()),
        ("letterhead", text.letterhead.clone()),
        ("website", text.website.clone()),
        ("draft", text.draft.clone()),
        ("title", text.title.clone()),
        ("date", text.date.clone()),
        ("place", text.place.clone()),
    ]
}

fn confirm(visit: &Visit, preview: &TextPreview, differs: bool) -> AnyView {
    if !differs {
        return view! { <p class="hint">{visit.t("texts-nothing-new")}</p> }.into_any();
    }
    view! {
        <form class="fields" method="post" action="/desk/texts/confirm">
            <input type="hidden" name="upload" value=preview.upload.clone() />
            <input type="hidden" name="seen" value=preview.seen.to_string() />
            {reason_field(visit, "confirm")}
            <button class="go">{visit.t("roll-confirm")}</button>
        </form>
    }
    .into_any()
}
