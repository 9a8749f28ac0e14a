//! The resolution: the whole text as an order paper, with each commitment's place and standing in the margin.

use congress::text::{Language, Paragraph, Resolution, Span, Text};
use leptos::prelude::*;

use crate::agenda::{Item, prose};
use crate::frame::{self, Keeping};
use crate::visit::Visit;
use crate::words;

/// The whole text.
#[component]
pub fn ResolutionPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        return super::not_found::not_yours(&visit);
    }
    let agenda = visit.agenda();
    let resolutions = visit.state.resolutions.iter();
    let papers =
        resolutions.enumerate().map(|(index, resolution)| paper(&visit, index, resolution, &agenda)).collect_view();
    let content = if visit.state.resolutions.is_empty() {
        view! {
            <h1>{visit.t("way-resolution")}</h1>
            <p>{visit.t("resolution-none")}</p>
        }
        .into_any()
    } else {
        papers.into_any()
    };
    frame::page(&visit, visit.t("way-resolution"), ("/resolution", "sheet paper"), Keeping::Pointing, content)
}

fn paper(visit: &Visit, index: usize, resolution: &Resolution, agenda: &[Item]) -> AnyView {
    let (language, text) = resolution.text(visit.language());
    let paragraphs = text.paragraphs.iter().map(|paragraph| self::paragraph(visit, paragraph, agenda)).collect_view();
    view! {
        <article class="order-paper" lang=language.code()>
            <header>
                <p class="letterhead">{text.letterhead.clone()}</p>
                <p class="small quiet">{format!("{} · {}", text.place, text.date)}</p>
                {title(index, text)}
                <p class="small quiet">{text.draft.clone()}</p>
                <p class="small quiet" lang=visit.language().code()>
                    {status(visit, language, text)}
                </p>
            </header>
            {paragraphs}
        </article>
    }
    .into_any()
}

/// The first resolution's title heads the page.
fn title(index: usize, text: &Text) -> AnyView {
    let title = text.title.clone();
    if index == 0 {
        view! { <h1 class="serif">{title}</h1> }.into_any()
    } else {
        view! { <h2 class="serif">{title}</h2> }.into_any()
    }
}

fn status(visit: &Visit, language: Language, text: &Text) -> String {
    if text.official {
        visit.t("text-official")
    } else if language == visit.language() {
        visit.t("text-working-long")
    } else {
        visit.t("text-working")
    }
}

fn paragraph(visit: &Visit, paragraph: &Paragraph, agenda: &[Item]) -> AnyView {
    let spans = paragraph.spans.iter().map(|span| self::span(visit, span, agenda)).collect_view();
    view! {
        <p id=paragraph.id.to_string() class="paragraph serif">
            {spans}
        </p>
    }
    .into_any()
}

/// Words, or a commitment: its place on the agenda, its words as a link, its standing.
fn span(visit: &Visit, span: &Span, agenda: &[Item]) -> AnyView {
    let mark = span.commitment.as_ref();
    let Some(item) = mark.and_then(|mark| agenda.iter().find(|item| item.id == mark.id)) else {
        return view! {
            {prose(&span.text)}
            " "
        }
        .into_any();
    };
    let standing = visit.state.standing(&item.id);
    view! {
        <a id=format!("commitment-{}", item.id) class="commitment" href=format!("/resolution/{}", item.id)>
            <b class="place num">{item.place.to_string()}</b>
            <span class="words" lang=item.language.code()>
                {prose(&item.words)}
            </span>
            " "
            <span
                class=format!("standing small {}", words::standing_class(standing))
                lang=visit.language().code()
            >
                {words::standing(visit.language(), standing)}
            </span>
        </a>
        " "
    }
    .into_any()
}
