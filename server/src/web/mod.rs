//! HTTP: the router, and what every request goes through before it reaches a room.

mod acts;
mod api;
mod asking;
mod assets;
mod browser;
mod crowd;
mod current;
mod documents;
pub mod doorstep;
mod downloads;
mod entering;
mod gate;
mod home_screen;
mod look;
mod metrics;
mod pages;
mod pkg;
mod proxy;
mod readiness;
mod rendering;
mod requests;
mod routes;
mod security;
mod serving;
mod stream;
pub mod tls;
mod waiting_room;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use app::port::Viewer;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::handler::Handler;
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use congress::command::Actor;
use ipnet::IpNet;
use tokio::sync::Semaphore;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::Predicate;

use crate::desk::sheet::LARGEST_FILE;
use crate::desk::uploads::Uploads;
use crate::door::Door;
use crate::house::House;
use crate::press::Press;
use acts::{account, agenda, chair, confidential, delegates, desk, floor, record};
use assets::{Scripts, Stylesheets};
use documents::Documents;
pub use pkg::Pkg;
use rendering::Rendering;
use routes::{Listed, Routes, get, post};
pub use serving::{redirect, serve};
use waiting_room::WaitingRoom;

/// What every handler shares. Each layer of the router clones it for each request, so a clone is a count and no more.
#[derive(Clone)]
pub struct Web(Arc<Shared>);

impl Deref for Web {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// Behind [`Web`].
pub struct Shared {
    /// The running congress.
    pub house: Arc<House>,
    /// Who gets in.
    pub door: Arc<Door>,
    /// The public interface's bodies.
    api: Arc<api::Cache>,
    /// Files that wait to be confirmed.
    uploads: Arc<Uploads>,
    /// Whose turn it is to have an export written.
    exports: Arc<Semaphore>,
    /// What the press sets, and what it has set last.
    documents: Arc<Documents>,
    /// Those whose codes are being checked.
    waiting_room: Arc<WaitingRoom>,
    press: Press,
    /// What was found when somebody last asked whether the server is ready.
    readiness: Arc<readiness::Readiness>,
    stylesheets: Arc<Stylesheets>,
    scripts: Option<Scripts>,
    public_url: String,
    /// Which proxies are believed.
    trusted: Vec<IpNet>,
    secure: bool,
    metrics: Arc<metrics::Metrics>,
    most_requests: Option<u32>,
    /// Where the pages of phones are made.
    rendering: Rendering,
}

/// How the web of a congress is operated.
pub struct Operation {
    /// The browser's half, if it was built.
    pub pkg: Option<Pkg>,
    /// The address at which people come.
    pub public_url: String,
    /// Which proxies are believed.
    pub trusted: Vec<IpNet>,
    /// What opens `/metrics`.
    pub metrics_token: String,
    /// How many requests are at work at a time.
    pub most_requests: Option<u32>,
}

impl FromRef<Web> for leptos::config::LeptosOptions {
    fn from_ref(web: &Web) -> Self {
        web.scripts
            .as_ref()
            .map(|scripts| scripts.phone.clone())
            .unwrap_or_else(|| Self::builder().output_name("hemicycle").build())
    }
}

/// The largest form that is read.
const LARGEST_FORM: usize = 64 * 1024;
/// The largest upload that is answered with a sentence; of what is larger than a file may be, nothing is kept.
const LARGEST_UPLOAD: usize = 16 * LARGEST_FILE;
/// How long a request may take. Streams are apart.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// The pages of the app, behind the gate.
fn app_pages() -> Routes {
    Routes::pages(pages::page)
}

/// The forms and what else is behind the gate.
fn rooms() -> Routes {
    Routes::new()
        .route("/enter", post(entering::by_code))
        .route(app::QUEUE, get(entering::waiting))
        .route("/enter/staff", post(entering::by_password))
        .route("/enter/second", post(entering::by_second_step))
        .route("/enter/{secret}", post(entering::by_card))
        .route("/leave", post(entering::leave))
        .route("/language", post(entering::language))
        .route("/ballot/confidential", post(confidential::ballot))
        .route("/delegation/declare", post(delegates::declare))
        .route("/delegation/separate", post(delegates::ask_separation))
        .route("/floor/ask", post(floor::ask_for))
        .route("/floor/leave", post(floor::leave))
        .route("/answer", post(chair::answer))
        .route("/chair/arrange", post(agenda::arrange))
        .route("/chair/group", post(agenda::group))
        .route("/chair/separate", post(agenda::separate))
        .route("/chair/show", post(agenda::show))
        .route("/chair/pause", post(agenda::pause))
        .route("/chair/resume", post(agenda::resume))
        .route("/chair/procedural", post(agenda::procedural))
        .route("/chair/floor", post(floor::settings))
        .route("/chair/list", post(floor::list))
        .route("/chair/call", post(floor::give))
        .route("/chair/strike", post(floor::strike))
        .route("/chair/end-speech", post(floor::end))
        .route("/delegation/withdraw", post(delegates::offer_withdrawal))
        .route("/chair/open", post(chair::open))
        .route("/chair/extend", post(chair::extend))
        .route("/chair/close", post(chair::close))
        .route("/chair/publish", post(chair::publish))
        .route("/chair/reopen", post(chair::reopen))
        .route("/chair/annul", post(chair::annul))
        .route("/chair/accept-withdrawal", post(chair::accept_withdrawal))
        .route("/chair/amend", post(chair::amend))
        .route("/chair/refer", post(chair::refer))
        .route("/desk/check-in", post(desk::presence::check_in))
        .route("/desk/check-in/find", post(desk::presence::find))
        .route("/desk/check-in/people", get(desk::presence::people))
        .route("/desk/card", post(desk::cards::issue))
        .route("/desk/import", post(desk::roll::preview).layer(DefaultBodyLimit::max(LARGEST_UPLOAD)))
        .route("/desk/import/confirm", post(desk::roll::confirm))
        .route("/desk/delegate", post(desk::roll::delegate))
        .route("/desk/delegate/remove", post(desk::roll::remove_delegate))
        .route("/desk/delegation", post(desk::roll::delegation))
        .route("/desk/delegation/remove", post(desk::roll::remove_delegation))
        .route("/desk/staff", post(desk::staff::add))
        .route("/desk/staff/reset", post(desk::staff::reset))
        .route("/desk/staff/disable", post(desk::staff::disable))
        .route("/desk/staff/enable", post(desk::staff::enable))
        .route("/desk/staff/remove", post(desk::staff::remove))
        .route("/desk/settings", post(desk::settings::change))
        .route("/desk/settings/logo", post(desk::settings::logo).layer(DefaultBodyLimit::max(LARGEST_UPLOAD)))
        .route("/desk/settings/logo/remove", post(desk::settings::remove_logo))
        .route("/account/password", post(account::password))
        .route("/account/second/begin", post(account::begin_second))
        .route("/account/second/confirm", post(account::confirm_second))
        .route("/account/second/end", post(account::end_second))
        .route("/desk/export/{file}", get(desk::roll::export))
        .route("/desk/paper", post(desk::paper::enter))
        .route("/desk/cards", post(desk::prints::cards))
        .route("/desk/sheets/{file}", get(desk::prints::sheet))
        .route("/desk/texts", post(desk::texts::preview).layer(DefaultBodyLimit::max(LARGEST_UPLOAD)))
        .route("/desk/texts/confirm", post(desk::texts::confirm))
        .route("/desk/texts/export/{file}", get(desk::texts::export))
        .route("/desk/text/paragraph", post(desk::texts::paragraph).layer(DefaultBodyLimit::max(LARGEST_FILE)))
        .route("/desk/text/mark", post(desk::texts::mark))
        .route("/desk/text/unmark", post(desk::texts::unmark))
        .route("/desk/text/official", post(desk::texts::official))
        .route("/desk/mandate", post(desk::mandate))
        .route("/desk/proxy", post(desk::proxy))
        .route("/desk/ruleset", post(desk::ruleset))
        .route("/record/heads.json", get(downloads::heads))
        .route("/record/countersign", post(record::countersign))
        .route("/record/export/{file}", get(downloads::export))
        .route("/documents/{id}", get(downloads::document))
        .route("/record/{round}/results.csv", get(downloads::results))
        .route("/record/{round}/tally.json", get(downloads::tally))
        .route("/now", get(pages::now))
        .route("/offline", get(pages::offline))
}

/// The whole web of a congress.
pub fn router(house: Arc<House>, door: Arc<Door>, operation: Operation) -> Router {
    let Operation { pkg, public_url, trusted, metrics_token, most_requests } = operation;
    let metrics = Arc::new(metrics::Metrics::new(&house, &door, metrics_token));
    let scripts = pkg.as_ref().and_then(Scripts::of);
    let stylesheets = Arc::new(Stylesheets::new());
    let public_url = public_url.trim_end_matches('/').to_owned();
    let secure = public_url.starts_with("https:");
    let exports = Arc::new(Semaphore::new(1));
    let waiting_room = Arc::new(WaitingRoom::before(&door));
    let web = Web(Arc::new(Shared {
        house,
        door,
        api: Arc::default(),
        uploads: Arc::default(),
        exports,
        documents: Arc::default(),
        waiting_room,
        press: Press::here(),
        readiness: Arc::default(),
        stylesheets,
        scripts,
        public_url,
        trusted,
        secure,
        metrics,
        most_requests,
        rendering: Rendering::per_core(),
    }));
    let pages = app_pages().through(|pages| {
        let making = middleware::from_fn_with_state(web.clone(), page_layer);
        pages.layer((making, compression()))
    });
    let rooms = rooms().merge(pages).through(|rooms| {
        rooms
            .fallback(pages::not_found)
            .layer(DefaultBodyLimit::max(LARGEST_FORM))
            .layer(middleware::from_fn_with_state(web.clone(), room_layer))
    });
    let streams = streams().through(|streams| streams.layer(middleware::from_fn_with_state(web.clone(), stream_layer)));
    // Where there are no scripts the path is there all the same: who asks hears that there is no such file.
    let router = beside_the_gate(&web.stylesheets).merge(rooms).merge(streams).router();
    router
        .nest(assets::PKG, pkg.unwrap_or_default().routes())
        .layer((middleware::from_fn_with_state(web.clone(), number_layer), compression()))
        .merge(ballots().router())
        .with_state(web)
}

async fn number_layer(State(web): State<Web>, request: Request, next: Next) -> Response {
    requests::number(&web, request, |request| next.run(request)).await
}

async fn room_layer(State(web): State<Web>, request: Request, next: Next) -> Response {
    into_a_room(&web, request, |request| next.run(request)).await
}

/// The page of a phone is made, and compressed, where it is in nobody's way.
async fn page_layer(State(web): State<Web>, request: Request, next: Next) -> Response {
    let viewer = request.extensions().get::<Viewer>();
    if viewer.is_some_and(|viewer| matches!(viewer.actor, Some(Actor::Delegate(_)))) {
        return web.rendering.make(async { next.run(request).await }).await;
    }
    next.run(request).await
}

async fn stream_layer(State(web): State<Web>, request: Request, next: Next) -> Response {
    gate::pass(&web, request, |request| next.run(request)).await
}

/// The way into a room: past the crowd, from this site, through the gate, and all of it in time.
async fn into_a_room<F>(web: &Web, request: Request, room: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let way = crowd::let_in(web, request, |request| async {
        match security::refuse_from_elsewhere(&request) {
            Some(refused) => refused,
            None => gate::pass(web, request, room).await,
        }
    });
    let answered = tokio::time::timeout(LONGEST_REQUEST, way).await;
    answered.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}

/// Where ballots go. Their way is that of every form, in one piece: a layer is boxed and cloned at each request, and this is
/// what thousands ask at once.
fn ballots() -> Routes {
    Routes::new().route("/ballot", post(ballot))
}

async fn ballot(State(web): State<Web>, request: Request) -> Response {
    let room = |request| delegates::ballot.call(request, web.clone());
    requests::number(&web, request, |request| into_a_room(&web, request, room)).await
}

/// Everything that can be asked for, by method and path: `docs/permissions.md` says by whom.
pub fn routes() -> BTreeSet<Listed> {
    let all = beside_the_gate(&Stylesheets::new()).merge(app_pages()).merge(rooms()).merge(streams()).merge(ballots());
    let mut listed = all.listed();
    listed.insert(("GET".to_owned(), format!("{}/{{*file}}", assets::PKG)));
    listed
}

/// What stays open for as long as a page does.
fn streams() -> Routes {
    Routes::new().route("/live", get(stream::live))
}

/// What is the same for everybody and asks nobody who they are.
fn beside_the_gate(stylesheets: &Stylesheets) -> Routes {
    Routes::new()
        .route("/healthz", get(readiness::alive))
        .route("/readyz", get(readiness::ready))
        .route("/metrics", get(metrics::metrics))
        .merge(api::routes())
        .merge(home_screen::routes())
        .merge(look::routes())
        .merge(stylesheets.routes())
}

/// How hard pages are compressed: what takes a phone's network longest, not what takes the server longest.
const EFFORT: CompressionLevel = CompressionLevel::Precise(4);

/// Compresses pages and what else is text; never a stream, and nothing that says it must stay as it is.
fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(EFFORT).compress_when(
        |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| {
            let says = |name, word: &str| {
                headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).is_some_and(|v| v.contains(word))
            };
            let kinds = ["text/html", "text/css", "text/javascript", "text/csv", "json", "svg"];
            kinds.iter().any(|kind| says(header::CONTENT_TYPE, kind)) && !says(header::CACHE_CONTROL, "no-transform")
        },
    )
}
