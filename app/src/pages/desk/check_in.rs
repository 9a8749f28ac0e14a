//! The check-in: who comes through the door is found by a few letters or by their card, and is here. The page shows
//! without scripts what the island [`CheckIn`] keeps moving.

use congress::roll::DelegateId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::frame::{self, Keeping};
use crate::islands::{CheckIn, check_in_words};
use crate::presence;
use crate::visit::Visit;

/// The check-in.
#[component]
pub fn CheckInPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let asked = use_query_map().read_untracked().clone();
    let sought = asked.get("q").unwrap_or_default();
    let done = asked.get("done").map(DelegateId::new);
    let changed = asked.get("already").is_none();
    let list = presence::list(&visit.state, visit.language());
    let content = view! {
        <h1 class="visually-hidden">{visit.t("check-in")}</h1>
        <CheckIn
            words=words(&visit)
            found=list.search(&sought)
            sought=sought
            done=done.and_then(|id| presence::done(&visit.state, visit.language(), &id, changed))
            counts=list.counts()
        />
    }
    .into_any();
    frame::page(&visit, visit.t("check-in"), ("/desk", "sheet wide"), Keeping::Pointing, content)
}

/// The island's sentences, with a sign where it puts something in.
fn words(visit: &Visit) -> Vec<String> {
    let first = ["name", "n", "time", "have"].map(|name| (name, "#1".into()));
    let second = ["card", "of"].map(|name| (name, "#2".into()));
    let signs = [&first[..], &second[..]].concat();
    check_in_words::KEYS.iter().map(|key| visit.t_with(key, &signs)).collect()
}
