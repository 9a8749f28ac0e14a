//! One resolution at the desk: its languages side by side, a paragraph to be edited, commitments to be marked, which
//! language counts, and what was changed before.

mod edit;
mod history;

use congress::text::{Language, Resolution, ResolutionId};
use congress::text_file;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::texts::{parallel, sources};
use crate::frame::{self, Keeping, own_name};
use crate::visit::Visit;

/// The page of one resolution.
#[component]
pub fn TextPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let query = use_query_map().read_untracked().clone();
    let id = ResolutionId::new(query.get("id").unwrap_or_default());
    let Ok(resolution) = visit.state.resolution(&id) else {
        return super::super::not_found::not_found(&visit);
    };
    let done = query.get("done").map(|_| view! { <p class="hint" role="status">{visit.t("texts-done")}</p> });
    let texts = visit.state.current_texts(resolution);
    let edited = query.get("p").and_then(|paragraph| edit::paragraph(&visit, resolution, &texts, &paragraph));
    let (language, text) = resolution.text(visit.language());
    let title = text.title.clone();
    let none = Default::default();
    let rows = parallel::rows(&none, &texts);
    let content = view! {
        <p>
            <a href="/desk/texts">{visit.t("texts-back")}</a>
        </p>
        <h1 class="serif" lang=language.code()>
            {title.clone()}
        </h1>
        {done}
        <p class="quiet">{text.draft.clone()}</p>
        {downloads(&visit, resolution)}
        {edited}
        {parallel::table(&visit, visit.t("texts-side-by-side"), &texts, &rows, Some(id.as_str()))}
        {official(&visit, resolution)}
        {whole(&visit, &id, &texts)}
        {history::history(&visit, resolution)}
    }
    .into_any();
    frame::page(&visit, title, ("/desk", "sheet wide desk"), Keeping::Still, content)
}

fn file_name(id: &ResolutionId, language: Language) -> String {
    format!("{id}.{language}.md")
}

fn downloads(visit: &Visit, resolution: &Resolution) -> AnyView {
    let files = resolution
        .texts()
        .map(|(language, _)| {
            let name = file_name(&resolution.id, language);
            view! {
                <a class="plain" href=format!("/desk/texts/export/{name}") download=name.clone()>
                    {name.clone()}
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="row ways-of-the-desk">
            <span class="quiet">{visit.t("texts-export")}</span>
            {files}
        </div>
    }
    .into_any()
}

/// Which language counts.
fn official(visit: &Visit, resolution: &Resolution) -> AnyView {
    let (official, _) = resolution.official();
    let options = resolution
        .texts()
        .map(|(language, _)| {
            view! {
                <option value=language.code() selected=language == official>
                    {own_name(language)}
                </option>
            }
        })
        .collect_view();
    view! {
        <details class="fold reading">
            <summary>
                {visit.t_with("texts-official", &[("language", own_name(official).into())])}
            </summary>
            <form class="fields" method="post" action="/desk/text/official">
                <input type="hidden" name="resolution" value=resolution.id.to_string() />
                <label for="official">{visit.t("texts-official-choose")}</label>
                <select id="official" name="language">
                    {options}
                </select>
                <button class="alt">{visit.t("roll-preview-button")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// The whole text as its files, to be changed in all of it.
fn whole(visit: &Visit, id: &ResolutionId, texts: &congress::text_change::Texts) -> AnyView {
    let files: Vec<(String, String)> = texts
        .iter()
        .map(|(language, text)| (file_name(id, *language), text_file::write(id, *language, text)))
        .collect();
    view! {
        <details class="fold">
            <summary>{visit.t("texts-whole")}</summary>
            <p class="reading">{visit.t("texts-whole-hint")}</p>
            {sources(visit, &files)}
        </details>
    }
    .into_any()
}
