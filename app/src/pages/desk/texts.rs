//! The resolutions at the desk: which there are, and importing them: choosing files, seeing what they would change,
//! mending them on the spot, confirming exactly that.

pub mod parallel;
mod preview;

pub use preview::changes;

use congress::text::Resolution;
use leptos::prelude::*;

use crate::frame::{self, Keeping, own_name};
use crate::link::encoded;
use crate::port::TextPreview;
use crate::visit::Visit;

/// How a file of a resolution looks.
const EXAMPLE: &str = "---\nid: our-resolution\nlanguage: en\nstatus: original\ntitle: Our resolution\n---\n\n\
    A paragraph with [a commitment.]{#c1 .commitment short=\"A heading\"} And more. {#p1}\n\n\
    A paragraph that is one commitment as a whole. {#c2 .commitment}\n";

/// The page of the resolutions.
#[component]
pub fn TextsPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let preview = use_context::<TextPreview>().map(|preview| preview::previewed(&visit, &preview));
    let content = view! {
        <p>
            <a href="/desk">{visit.t("roll-back")}</a>
        </p>
        <h1>{visit.t("texts")}</h1>
        {preview}
        {standing(&visit)}
        {import(&visit)}
    }
    .into_any();
    frame::page(&visit, visit.t("texts"), ("/desk", "sheet wide desk"), Keeping::Still, content)
}

fn standing(visit: &Visit) -> AnyView {
    if visit.state.resolutions.is_empty() {
        return view! { <p>{visit.t("resolution-none")}</p> }.into_any();
    }
    let cards = visit.state.resolutions.iter().map(|resolution| card(visit, resolution)).collect_view();
    view! { <ul class="resolutions">{cards}</ul> }.into_any()
}

fn card(visit: &Visit, resolution: &Resolution) -> AnyView {
    let (language, text) = resolution.text(visit.language());
    let languages: Vec<&str> = resolution.texts().map(|(language, _)| own_name(language)).collect();
    let (official, _) = resolution.official();
    let counts = [("paragraphs", text.paragraphs.len().into()), ("commitments", text.commitments().count().into())];
    view! {
        <li class="card">
            <h2 class="serif">
                <a href=format!("/desk/text?id={}", encoded(resolution.id.as_str())) lang=language.code()>
                    {text.title.clone()}
                </a>
            </h2>
            <p class="quiet">{text.draft.clone()}</p>
            <p>{visit.t_with("texts-counts", &counts)}</p>
            <p>{languages.join(", ")}</p>
            <p>{visit.t_with("texts-official", &[("language", own_name(official).into())])}</p>
        </li>
    }
    .into_any()
}

fn import(visit: &Visit) -> AnyView {
    view! {
        <section class="reading texts-import">
            <h2>{visit.t("texts-import")}</h2>
            <p>{visit.t("texts-import-hint")}</p>
            <form class="fields" method="post" action="/desk/texts" enctype="multipart/form-data">
                <label for="files">{visit.t("texts-files")}</label>
                <input id="files" type="file" name="file" accept=".md,.markdown,.txt" multiple required />
                <button class="alt">{visit.t("roll-preview-button")}</button>
            </form>
            <details class="fold">
                <summary>{visit.t("texts-example")}</summary>
                <pre class="source" tabindex="0">
                    <code>{EXAMPLE}</code>
                </pre>
                <p>{visit.t("texts-example-hint")}</p>
            </details>
        </section>
    }
    .into_any()
}

/// Fields with whole files, to be changed and looked at again.
pub fn sources(visit: &Visit, files: &[(String, String)]) -> AnyView {
    let fields = files
        .iter()
        .enumerate()
        .map(|(place, (name, content))| {
            let field = format!("source-{place}");
            view! {
                <div class="fields">
                    <label for=field.clone()>{name.clone()}</label>
                    <textarea
                        id=field
                        name=format!("text:{name}")
                        class="source"
                        rows="18"
                        spellcheck="false"
                        autocapitalize="off"
                        autocomplete="off"
                    >
                        {content.clone()}
                    </textarea>
                </div>
            }
        })
        .collect_view();
    view! {
        <form class="sources" method="post" action="/desk/texts" enctype="multipart/form-data">
            <div class="side-by-side">{fields}</div>
            <div class="row">
                <button class="alt">{visit.t("roll-preview-button")}</button>
                <button class="plain" name="number" value="yes">
                    {visit.t("texts-number")}
                </button>
            </div>
        </form>
    }
    .into_any()
}
