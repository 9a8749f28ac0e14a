//! A document on its way: the page asks again by itself, with or without scripts, until it is there.

use leptos::prelude::*;
use leptos_meta::Meta;

use crate::frame::{self, Keeping};
use crate::port::Making;
use crate::visit::Visit;

/// The document is being made; the download begins by itself.
#[component]
pub fn MakingPage() -> impl IntoView {
    let visit = Visit::here();
    let Some(making) = use_context::<Making>() else {
        return super::not_found::not_found(&visit);
    };
    let seconds = visit.t_with("making-seconds", &[("n", making.seconds.into())]);
    let steps = (making.of > 0)
        .then(|| visit.t_with("making-steps", &[("done", making.done.into()), ("of", making.of.into())]));
    let value = (making.of > 0).then(|| making.done.to_string());
    let content = view! {
        <Meta http_equiv="refresh" content=format!("1; url=/documents/{}", making.id) />
        <h1>{visit.t_with("making-title", &[("name", making.name.clone().into())])}</h1>
        <p>{visit.t("making-hint")}</p>
        <progress max=making.of.max(1).to_string() value=value aria-label=visit.t("making-progress")></progress>
        <p class="num quiet" role="status">{steps.unwrap_or(seconds)}</p>
        <p>
            <a href=format!("/documents/{}", making.id)>{visit.t("making-now")}</a>
        </p>
    }
    .into_any();
    frame::page(&visit, making.name, ("", "sheet making"), Keeping::Still, content)
}
