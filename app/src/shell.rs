//! The HTML document around every page, and the routes.

use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::{
    AccountPage, BallotPage, CardsPage, ChairPage, CheckInPage, CommitmentPage, DelegatePage, DelegationEditPage,
    DelegationPage, DeskPage, EnterPage, HallPage, ImportPage, InvitationPage, MakingPage, MemberPage, NotFoundPage,
    NowPage, OfflinePage, OwnBallotsPage, PaperPage, QueuedPage, RecordPage, RefusedPage, ResolutionPage, RoundPage,
    SettingsPage, StaffPage, TextPage, TextsPage,
};
use crate::port::{Assets, HouseRef, Viewer};

/// Pages that stay current without scripts by being fetched anew every ten seconds.
const CURRENT_PAGES: [&str; 3] = ["/", "/chair", "/hall"];
/// After how many seconds a page is fetched anew where scripts do not run.
const REFRESH: u32 = 10;
/// The page with what a delegate has cast so far, which finds it in its context as [`crate::port::OwnBallots`].
pub const OWN_BALLOTS: &str = "/ballots";

/// Where scripts run and the islands do not come to life, because WebAssembly is blocked or did not arrive, the page is one
/// without scripts: what it holds for that case takes its place.
const WITHOUT_ISLANDS: &str = r#"addEventListener("unhandledrejection", () => {
  if ("alive" in document.documentElement.dataset) return;
  for (const part of document.querySelectorAll("noscript")) part.outerHTML = part.textContent;
});"#;

/// Whether a page is fetched anew by itself where scripts do not run. The ballot of an open round is not, so that nothing
/// is lost that is being chosen or written: a frame beside it tells what is new.
fn refreshes(path: &str) -> bool {
    let state = expect_context::<HouseRef>().state();
    CURRENT_PAGES.contains(&path) && (path != "/" || state.open_round().is_none())
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

/// The whole document of the page that waits for a [`crate::port::Making`].
pub fn making() -> impl IntoView {
    provide_meta_context();
    document(view! { <MakingPage /> }.into_any())
}

/// The whole document of the page that waits with a [`crate::port::Queued`].
pub fn queued() -> impl IntoView {
    provide_meta_context();
    document(view! { <QueuedPage /> }.into_any())
}

/// The whole document of the page that stands in for others where there is no network.
pub fn offline() -> impl IntoView {
    provide_meta_context();
    document(view! { <OfflinePage /> }.into_any())
}

/// The whole document of the frame that tells a page without scripts where the round is now.
pub fn now() -> impl IntoView {
    let (viewer, assets) = (expect_context::<Viewer>(), expect_context::<Assets>());
    let refresh = format!("{REFRESH}; url={}", viewer.path);
    view! {
        <!DOCTYPE html>
        <html lang=viewer.language.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta http-equiv="refresh" content=refresh />
                <link rel="stylesheet" href=assets.stylesheet />
                {assets.colours.map(|colours| view! { <link rel="stylesheet" href=colours /> })}
                <title>"Hemicycle"</title>
            </head>
            <body class="now">
                <NowPage />
            </body>
        </html>
    }
}

fn document(body: AnyView) -> impl IntoView {
    let viewer = expect_context::<Viewer>();
    let assets = expect_context::<Assets>();
    let path = viewer.path.split('?').next().unwrap_or_default();
    let refresh = refreshes(path).then(|| {
        let content = format!("{REFRESH}; url={}", viewer.path);
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
                <link rel="apple-touch-icon" href=assets.home_icon />
                <link rel="manifest" href=assets.manifest />
                <link rel="stylesheet" href=assets.stylesheet />
                {assets.colours.map(|colours| view! { <link rel="stylesheet" href=colours /> })}
                {refresh}
                {assets
                    .scripts
                    .map(|options| {
                        view! {
                            <script nonce=use_nonce() inner_html=WITHOUT_ISLANDS></script>
                            <HydrationScripts options=options islands=true />
                        }
                    })}
                <MetaTags />
            </head>
            <body>{body}</body>
        </html>
    }
}

/// The pages of the staff that find who is concerned in their context as [`crate::port::Staff`].
pub const STAFF_PAGES: [&str; 2] = ["/desk/staff", "/desk/staff/member"];
/// The page of one's own access, which finds oneself there.
pub const ACCOUNT: &str = "/account";

/// The pages by path.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <NotFoundPage /> }.into_any()>
                <Route path=path!("/") view=BallotPage ssr=SsrMode::Async />
                <Route path=path!("/ballots") view=OwnBallotsPage ssr=SsrMode::Async />
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
                <Route path=path!("/desk/check-in") view=CheckInPage ssr=SsrMode::Async />
                <Route path=path!("/desk/cards") view=CardsPage ssr=SsrMode::Async />
                <Route path=path!("/desk/import") view=ImportPage ssr=SsrMode::Async />
                <Route path=path!("/desk/paper") view=PaperPage ssr=SsrMode::Async />
                <Route path=path!("/desk/texts") view=TextsPage ssr=SsrMode::Async />
                <Route path=path!("/desk/text") view=TextPage ssr=SsrMode::Async />
                <Route path=path!("/desk/delegate") view=DelegatePage ssr=SsrMode::Async />
                <Route path=path!("/desk/delegation") view=DelegationEditPage ssr=SsrMode::Async />
                <Route path=path!("/desk/staff") view=StaffPage ssr=SsrMode::Async />
                <Route path=path!("/desk/staff/member") view=MemberPage ssr=SsrMode::Async />
                <Route path=path!("/desk/settings") view=SettingsPage ssr=SsrMode::Async />
                <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}
