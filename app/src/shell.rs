//! The HTML document around every page, and the routes.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::{
    BallotPage, ChairPage, CommitmentPage, DelegationPage, DeskPage, EnterPage, HallPage, InvitationPage, NotFoundPage,
    RecordPage, RefusedPage, ResolutionPage, RoundPage,
};
use crate::port::{Assets, HouseRef, Viewer};

/// Pages that stay current without scripts by being fetched anew every ten seconds.
const CURRENT_PAGES: [&str; 3] = ["/", "/chair", "/hall"];

/// After how many seconds a page is fetched anew where scripts do not run. The ballot of an open round waits for the end
/// of its time, so that words that are being written are not lost.
fn refresh_after(path: &str) -> Option<i64> {
    if !CURRENT_PAGES.contains(&path) {
        return None;
    }
    let house = expect_context::<HouseRef>();
    let state = house.state();
    match state.open_round().filter(|_| path == "/") {
        Some(round) => round.closes_at.map(|end| ((end.0 - house.now().0) / 1000 + 2).max(2)),
        None => Some(10),
    }
}

/// The theme that a screen's link asks for; elsewhere the device decides.
fn theme(path: &str) -> Option<&'static str> {
    let (_, query) = path.split_once('?').filter(|(page, _)| *page == "/hall")?;
    ["dark", "light"].into_iter().find(|theme| query.split('&').any(|pair| pair.strip_prefix("theme=") == Some(*theme)))
}

/// The whole document of the page that was asked for.
pub fn shell() -> impl IntoView {
    document(view! { <App /> }.into_any())
}

/// The whole document of a page that says only why the person cannot go on, and the way back. The reason is the
/// [`crate::port::Notice`] in the context.
pub fn refused() -> impl IntoView {
    provide_meta_context();
    document(view! { <RefusedPage /> }.into_any())
}

fn document(body: AnyView) -> impl IntoView {
    let viewer = expect_context::<Viewer>();
    let assets = expect_context::<Assets>();
    let path = viewer.path.split('?').next().unwrap_or_default();
    let refresh = refresh_after(path).map(|seconds| {
        let content = format!("{seconds}; url={}", viewer.path);
        view! {
            <noscript>
                <meta http-equiv="refresh" content=content />
            </noscript>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=viewer.language.code() data-theme=theme(&viewer.path)>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#14161c" media="(prefers-color-scheme: dark)" />
                <meta name="robots" content="noindex" />
                <link rel="icon" href=assets.icon type="image/svg+xml" />
                <link rel="stylesheet" href=assets.stylesheet />
                {refresh}
                {assets
                    .scripts
                    .map(|options| view! { <HydrationScripts options=options islands=true /> })}
                <MetaTags />
            </head>
            <body>{body}</body>
        </html>
    }
}

/// The pages by path.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <NotFoundPage /> }.into_any()>
                <Route path=path!("/") view=BallotPage ssr=SsrMode::Async />
                <Route path=path!("/enter") view=EnterPage ssr=SsrMode::Async />
                <Route path=path!("/enter/:secret") view=InvitationPage ssr=SsrMode::Async />
                <Route path=path!("/resolution") view=ResolutionPage ssr=SsrMode::Async />
                <Route path=path!("/resolution/:commitment") view=CommitmentPage ssr=SsrMode::Async />
                <Route path=path!("/delegation") view=DelegationPage ssr=SsrMode::Async />
                <Route path=path!("/chair") view=ChairPage ssr=SsrMode::Async />
                <Route path=path!("/hall") view=HallPage ssr=SsrMode::Async />
                <Route path=path!("/record") view=RecordPage ssr=SsrMode::Async />
                <Route path=path!("/record/:round") view=RoundPage ssr=SsrMode::Async />
                <Route path=path!("/desk") view=DeskPage ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}
