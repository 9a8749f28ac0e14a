//! Pages that are not there, and pages that are not for this person: one sentence and the way back.

use congress::command::Actor;
use leptos::prelude::*;

use crate::frame::{self, Keeping};
use crate::visit::Visit;

/// Where a person belongs: the page that one comes back to.
pub fn home(visit: &Visit) -> &'static str {
    match visit.viewer.actor {
        None => "/enter",
        Some(Actor::Delegate(_)) => "/",
        Some(Actor::Chair(_)) => "/chair",
        Some(Actor::Secretariat(_)) => "/desk",
        Some(Actor::Screen(_)) => "/hall",
        Some(Actor::Teller(_) | Actor::Clock | Actor::Operator) => "/record",
    }
}

pub(super) fn answer_with(status: u16) {
    if let (Some(answer), Ok(status)) = (use_context::<leptos_axum::ResponseOptions>(), status.try_into()) {
        answer.set_status(status);
    }
}

fn dead_end(visit: &Visit, title: String, sentence: Option<String>) -> AnyView {
    let content = view! {
        <h1>{title.clone()}</h1>
        {sentence.map(|sentence| view! { <p>{sentence}</p> })}
        <p>
            <a class="go" href=home(visit)>
                {visit.t("way-back")}
            </a>
        </p>
    }
    .into_any();
    frame::page(visit, title, ("", "sheet"), Keeping::Still, content)
}

/// That there is no such page, answered with 404.
pub fn not_found(visit: &Visit) -> AnyView {
    answer_with(404);
    let sentence = Some(visit.t("not-found-sentence"));
    dead_end(visit, visit.t("not-found"), sentence)
}

/// That the page is for others, answered with 403.
pub fn not_yours(visit: &Visit) -> AnyView {
    answer_with(403);
    let sentence = Some(visit.t("refusal-not-permitted"));
    dead_end(visit, visit.t("refused"), sentence)
}

/// There is no such page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    not_found(&Visit::here())
}

/// What was asked was refused: the notice says why.
#[component]
pub fn RefusedPage() -> impl IntoView {
    let visit = Visit::here();
    dead_end(&visit, visit.t("refused"), None)
}
