//! One paragraph at the desk: its line in every language, what of it becomes a commitment, and what no longer is one.

use congress::text::{CommitmentMark, Language, Paragraph, Resolution};
use congress::text_change::Texts;
use congress::text_file;
use leptos::prelude::*;

use crate::frame::own_name;
use crate::visit::Visit;

/// The forms for a paragraph, if there is one with this id.
pub fn paragraph(visit: &Visit, resolution: &Resolution, texts: &Texts, id: &str) -> Option<AnyView> {
    let find = |(language, text): (&Language, &congress::text::Text)| {
        let found = text.paragraphs.iter().find(|paragraph| paragraph.id.as_str() == id);
        found.map(|paragraph| (*language, paragraph.clone()))
    };
    let paragraphs: Vec<(Language, Paragraph)> = texts.iter().filter_map(find).collect();
    let (_, first) = paragraphs.first()?;
    let marks: Vec<&CommitmentMark> = first.spans.iter().filter_map(|span| span.commitment.as_ref()).collect();
    let has_words = first.spans.iter().any(|span| span.commitment.is_none() && !span.text.trim().is_empty());
    let unmark = marks.into_iter().map(|mark| unmark(visit, resolution, id, mark)).collect_view();
    let view = view! {
        <section class="card" id="edit">
            <h2>{visit.t_with("texts-paragraph", &[("id", id.into())])}</h2>
            {lines(visit, resolution, id, &paragraphs)}
            {has_words.then(|| mark(visit, resolution, id, &paragraphs))}
            {unmark}
        </section>
    };
    Some(view.into_any())
}

fn hidden(resolution: &Resolution, id: &str) -> AnyView {
    view! {
        <input type="hidden" name="resolution" value=resolution.id.to_string() />
        <input type="hidden" name="paragraph" value=id.to_owned() />
    }
    .into_any()
}

fn lines(visit: &Visit, resolution: &Resolution, id: &str, paragraphs: &[(Language, Paragraph)]) -> AnyView {
    let fields = paragraphs
        .iter()
        .map(|(language, paragraph)| {
            let field = format!("line-{language}");
            view! {
                <div class="fields">
                    <label for=field.clone() lang=language.code()>
                        {own_name(*language)}
                    </label>
                    <textarea
                        id=field.clone()
                        name=field
                        lang=language.code()
                        class="source"
                        rows="13"
                        aria-describedby="line-hint"
                    >
                        {text_file::line(paragraph)}
                    </textarea>
                </div>
            }
        })
        .collect_view();
    view! {
        <form class="sources" method="post" action="/desk/text/paragraph">
            {hidden(resolution, id)} <div class="side-by-side">{fields}</div>
            <p class="small quiet" id="line-hint">
                {visit.t("texts-line-hint")}
            </p>
            <button class="alt">{visit.t("roll-preview-button")}</button>
        </form>
    }
    .into_any()
}

/// The next commitment's id that is free: one above the highest number.
fn free_id(visit: &Visit) -> String {
    let numbers = visit.state.resolutions.iter().flat_map(|resolution| resolution.official().1.ids());
    let highest = numbers.filter_map(|id| id.strip_prefix('c')?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("c{}", highest.saturating_add(1))
}

fn mark(visit: &Visit, resolution: &Resolution, id: &str, paragraphs: &[(Language, Paragraph)]) -> AnyView {
    let fields = paragraphs
        .iter()
        .map(|(language, _)| {
            let (words, heading) = (format!("words-{language}"), format!("heading-{language}"));
            view! {
                <div class="fields">
                    <label for=words.clone()>
                        {visit.t_with("texts-words", &[("language", own_name(*language).into())])}
                    </label>
                    <textarea
                        id=words.clone()
                        name=words
                        lang=language.code()
                        rows="3"
                        aria-describedby="mark-hint"
                    ></textarea>
                    <label for=heading.clone()>
                        {visit.t_with("texts-heading", &[("language", own_name(*language).into())])}
                    </label>
                    <input id=heading.clone() name=heading lang=language.code() maxlength="300" />
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{visit.t("texts-mark")}</summary>
            <form class="sources" method="post" action="/desk/text/mark">
                {hidden(resolution, id)} <p id="mark-hint">{visit.t("texts-mark-hint")}</p>
                <div class="fields short-field">
                    <label for="commitment">{visit.t("texts-commitment-id")}</label>
                    <input
                        id="commitment"
                        name="commitment"
                        value=free_id(visit)
                        required
                        maxlength="64"
                        spellcheck="false"
                    />
                </div>
                <div class="side-by-side">{fields}</div>
                <button class="alt">{visit.t("roll-preview-button")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn unmark(visit: &Visit, resolution: &Resolution, id: &str, mark: &CommitmentMark) -> AnyView {
    let named = [("id", mark.id.to_string().into()), ("heading", mark.heading.clone().into())];
    if let Some(round) = visit.state.asked_in(&mark.id) {
        let arguments = [("commitment", mark.id.to_string().into()), ("round", round.0.into())];
        return view! { <p class="hint">{visit.t_with("refusal-words-stay", &arguments)}</p> }.into_any();
    }
    view! {
        <form class="row" method="post" action="/desk/text/unmark">
            {hidden(resolution, id)}
            <input type="hidden" name="commitment" value=mark.id.to_string() />
            <button class="plain">{visit.t_with("texts-unmark", &named)}</button>
        </form>
    }
    .into_any()
}
