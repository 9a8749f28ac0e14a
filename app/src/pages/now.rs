//! The frame in a ballot without scripts: it is fetched anew every few seconds, tells the time that is left, and points to
//! the whole page when that is out of date. The ballot around it stays as it is, with whatever is being chosen on it.

use congress::round::Round;
use congress::view::{Audience, Stage};
use leptos::prelude::*;

use crate::visit::Visit;

/// What is new since the page around the frame was made.
#[component]
pub fn NowPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        super::not_found::answer_with(401);
        return pointing(visit.t("now-outside"), visit.t("enter"));
    }
    let query = visit.viewer.path.split_once('?').map_or("", |(_, query)| query);
    let shown = query.strip_prefix("key=").unwrap_or_default().replace("%3A", ":");
    if shown != visit.round_key() {
        return changed(&visit);
    }
    let left = visit.state.open_round().and_then(|round| round.closes_at).map(|end| {
        let seconds = (end.0 - visit.now.0).max(0) / 1000;
        visit.t_with("now-left", &[("time", format!("{}:{:02}", seconds / 60, seconds % 60).into())])
    });
    let time = visit.clock_time(visit.now);
    view! {
        <p class="small quiet num">{visit.t_with("now-current", &[("time", time.into())])} " " {left}</p>
    }
    .into_any()
}

fn changed(visit: &Visit) -> AnyView {
    let latest = visit.state.latest_round();
    let stage = latest.map(|round| round.view(Audience::Public).stage);
    let sentence = match stage {
        Some(Stage::Open) if latest.is_some_and(Round::is_reopened) => visit.t("paper-round-hint"),
        Some(Stage::Open) => visit.t("live-announcement"),
        Some(Stage::Closed) => visit.t("now-closed"),
        _ => visit.t("now-result"),
    };
    pointing(sentence, visit.t("now-go"))
}

fn pointing(sentence: String, link: String) -> AnyView {
    view! {
        <p>
            <b>{sentence}</b>
            " "
            <a href="/" target="_top">
                {link}
            </a>
        </p>
    }
    .into_any()
}
