//! The page that the phone keeps for when there is no network. It is in all three languages, since nobody can be asked.

use congress::text::Language;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::islands::Live;
use crate::locale::t;
use crate::visit::Visit;

/// There is no network: what can be read without, and that the page comes back by itself.
#[component]
pub fn OfflinePage() -> impl IntoView {
    let visit = Visit::here();
    let sections = Language::ALL
        .map(|language| {
            let t = |key| t(language, key);
            view! {
                <section lang=language.code()>
                    <h1>{t("offline")}</h1>
                    <p>{t("offline-hint")}</p>
                    <p>
                        <a href="/resolution">{t("offline-resolution")}</a>
                    </p>
                </section>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <Title text=visit.t("product") />
        <header class="top">
            <Live
                scene=None
                key=String::new()
                path=String::new()
                reloads=true
                connected=String::new()
                lost=String::new()
                old=String::new()
                made=visit.now.0 as f64
                announcement=String::new()
            />
            <b class="congress">{visit.t("product")}</b>
        </header>
        <main id="main" class="sheet ballot offline">{sections}</main>
    }
    .into_any()
}
