//! The queue of those whose codes are being checked: the page asks again by itself, with or without scripts, until it is its turn.

use leptos::prelude::*;
use leptos_meta::Meta;

use crate::frame::{self, Keeping};
use crate::port::Queued;
use crate::visit::Visit;

/// Where the page is.
pub const QUEUE: &str = "/enter/waiting";

/// The place in the queue.
#[component]
pub fn QueuedPage() -> impl IntoView {
    let visit = Visit::here();
    let Some(queued) = use_context::<Queued>() else {
        return super::not_found::not_found(&visit);
    };
    let content = view! {
        <Meta http_equiv="refresh" content=format!("{}; url={QUEUE}", queued.again()) />
        <h1>{visit.t("queue")}</h1>
        <p class="num place" role="status">
            {queued.place.map(|place| visit.t_with("queue-place", &[("n", place.into())]))}
        </p>
        <p>{visit.t("queue-hint")}</p>
        <p>
            <a href=QUEUE>{visit.t("making-now")}</a>
        </p>
    }
    .into_any();
    frame::page(&visit, visit.t("queue"), ("", "sheet door"), Keeping::Still, content)
}
