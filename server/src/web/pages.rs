//! Pages: rendering the app for a person, with what it needs in its context.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::port::{
    Assets, Confirming, Head, HouseRef, Making, NewCard, NewPassword, NewSecond, Notice, Objection, OwnBallots,
    PaperForm, Queued, Recorded, RollPreview, SecondStep, Staff, TextPreview, Viewer,
};
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::command::{Actor, Refusal};
use congress::roll::{DelegateId, DelegationId};
use congress::round::{Moment, RoundNumber};
use congress::text::Language;
use congress::view::Progress;
use leptos::IntoView;
use leptos::context::{provide_context, use_context};
use leptos::nonce::use_nonce;
use leptos_axum::{ResponseOptions, render_app_async_with_context};

use super::asking::Asking;
use super::{Web, home_screen, look, security};
use crate::door::DoorError;
use crate::export::Fingerprint;

/// The house and its door, as pages see them.
struct Port(Web);

impl app::port::House for Port {
    fn state(&self) -> Arc<congress::state::State> {
        self.0.house.state()
    }

    fn progress(&self) -> Option<Progress> {
        self.0.house.progress()
    }

    fn own_ballot(&self, round: RoundNumber, delegate: &DelegateId) -> Option<Recorded> {
        self.0.house.ballots().ledger().recorded(round, delegate)
    }

    fn has_cast(&self, round: RoundNumber, delegate: &DelegateId) -> bool {
        self.0.house.ballots().ledger().has_cast(round, delegate)
    }

    fn objections(&self, delegation: &DelegationId) -> Vec<Objection> {
        self.0.house.objections(delegation)
    }

    fn waiting_objections(&self) -> Vec<DelegationId> {
        self.0.house.waiting_objections()
    }

    fn head(&self) -> Option<Head> {
        let Fingerprint { hash, key, countersigned } = self.0.house.heads().fingerprint()?;
        Some(Head { hash, key, countersigned })
    }

    fn invited(&self, secret: &str) -> Option<Actor> {
        let state = self.0.house.state();
        self.0.door.invited(secret).filter(|actor| is_expected(&state, actor))
    }

    fn carded(&self) -> BTreeSet<DelegateId> {
        self.0.door.carded()
    }

    fn now(&self) -> Moment {
        crate::clock::now()
    }
}

/// Whether somebody is still on the roll, or is no delegate.
pub fn is_expected(state: &congress::state::State, actor: &Actor) -> bool {
    actor.delegate().is_none_or(|id| state.roll.delegates.contains_key(id))
}

/// Renders the page that was asked for.
pub async fn page(State(web): State<Web>, asking: Asking, request: Request) -> Response {
    if request.uri().path() == app::OWN_BALLOTS {
        return own_ballots(asking, request).await;
    }
    match staff(&web, &asking.viewer, request.uri().path()).await {
        Ok(staff) => respond(&web, asking.viewer, Page { staff, ..Page::default() }, app::shell, request).await,
        Err(error) => asking.turn_away(error.into()).await,
    }
}

/// The staff, or oneself, for the pages that show them.
async fn staff(web: &Web, viewer: &Viewer, path: &str) -> Result<Option<Staff>, DoorError> {
    let path = path.split('?').next().unwrap_or_default();
    let actor = viewer.actor.as_ref();
    let sees_all = matches!(actor, Some(Actor::Secretariat(_))) && app::STAFF_PAGES.contains(&path);
    if !sees_all && path != app::ACCOUNT {
        return Ok(None);
    }
    let Staff(mut members) = web.door.staff().await?;
    members.retain(|member| sees_all || Some(&member.actor) == actor);
    Ok(Some(Staff(members)))
}

/// Renders the list of what a delegate has cast so far, with those ballots at hand.
async fn own_ballots(asking: Asking, request: Request) -> Response {
    let (web, viewer) = (asking.web.clone(), asking.viewer.clone());
    let Some(delegate) = viewer.actor.as_ref().and_then(Actor::delegate) else {
        return asking.turn_away(Refusal::NotPermitted.into()).await;
    };
    match web.house.own_ballots(delegate).await {
        Ok(own) => {
            let page = Page { own: Some(OwnBallots(own)), ..Page::default() };
            respond(&web, viewer, page, app::shell, request).await
        }
        Err(error) => asking.turn_away(error.into()).await,
    }
}

/// Renders where the round is now, for the frame in a page without scripts.
pub async fn now(State(web): State<Web>, Extension(viewer): Extension<Viewer>, request: Request) -> Response {
    let page = Page { framed: true, ..Page::default() };
    let mut response = respond(&web, viewer, page, app::now, request).await;
    response.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// Renders the page that says that there is no network: the service worker keeps it, so it is of nobody in particular.
pub async fn offline(State(web): State<Web>, request: Request) -> Response {
    let viewer = Viewer { actor: None, language: Language::En, path: "/".to_owned() };
    respond(&web, viewer, Page::default(), app::offline, request).await
}

/// Renders the page for a path that leads nowhere.
pub async fn not_found(State(web): State<Web>, Extension(viewer): Extension<Viewer>, request: Request) -> Response {
    with_status(StatusCode::NOT_FOUND, respond(&web, viewer, Page::default(), app::shell, request).await)
}

/// Renders the page at `path` with a notice at its top and a status of its own.
pub async fn noticed(web: &Web, viewer: Viewer, path: &str, notice: Notice, status: StatusCode) -> Response {
    at(web, viewer, path, Page::with(notice), status).await
}

/// Renders the page at `path` in answer to a form, with what it has to show beside.
async fn at(web: &Web, viewer: Viewer, path: &str, page: Page, status: StatusCode) -> Response {
    let Ok(request) = Request::get(path).body(Body::empty()) else {
        return status.into_response();
    };
    let viewer = Viewer { path: path.to_owned(), ..viewer };
    let staff = staff(web, &viewer, path).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the staff could not be read");
        None
    });
    let page = Page { staff, ..page };
    with_status(status, respond(web, viewer, page, app::shell, request).await)
}

/// Renders a page with nothing but a notice and the way back.
pub async fn refused(web: &Web, viewer: Viewer, notice: Notice, status: StatusCode) -> Response {
    let request = Request::new(Body::empty());
    with_status(status, respond(web, viewer, Page::with(notice), app::refused, request).await)
}

/// Renders the page that waits for a document.
pub async fn making(web: &Web, viewer: Viewer, making: Making) -> Response {
    let page = Page { making: Some(making), ..Page::default() };
    with_status(StatusCode::ACCEPTED, respond(web, viewer, page, app::making, Request::new(Body::empty())).await)
}

/// Renders the page of somebody who waits for a code to be checked.
pub async fn queued(web: &Web, viewer: Viewer, queued: Queued) -> Response {
    let page = Page { queued: Some(queued), ..Page::default() };
    let mut response = respond(web, viewer, page, app::queued, Request::new(Body::empty())).await;
    response.headers_mut().insert(header::RETRY_AFTER, queued.again().into());
    with_status(StatusCode::ACCEPTED, response)
}

/// Renders the page that asks whether a choice in a confidential round is meant.
pub async fn confirming(web: &Web, viewer: Viewer, asked: Confirming) -> Response {
    let page = Page { confirming: Some(asked), ..Page::default() };
    at(web, viewer, "/", page, StatusCode::OK).await
}

/// Renders the page of the import with what a file would change.
pub async fn previewed(
    web: &Web,
    viewer: Viewer,
    path: &str,
    (preview, notice): (RollPreview, Option<Notice>),
    status: StatusCode,
) -> Response {
    let page = Page { notice, preview: Some(preview), ..Page::default() };
    at(web, viewer, path, page, status).await
}

/// Renders the page of the paper ballots with a form that was refused, as it was typed.
pub async fn papers_again(
    web: &Web,
    viewer: Viewer,
    path: &str,
    (form, notice): (PaperForm, Notice),
    status: StatusCode,
) -> Response {
    let page = Page { notice: Some(notice), papers: Some(form), ..Page::default() };
    at(web, viewer, path, page, status).await
}

/// Renders the page of the texts with what files would change.
pub async fn texts_previewed(
    web: &Web,
    viewer: Viewer,
    path: &str,
    (texts, notice): (TextPreview, Option<Notice>),
    status: StatusCode,
) -> Response {
    let page = Page { notice, texts: Some(texts), ..Page::default() };
    at(web, viewer, path, page, status).await
}

/// Renders the page of a delegate at the desk with the card that was just issued.
pub async fn issued(web: &Web, viewer: Viewer, path: &str, card: NewCard) -> Response {
    let page = Page { card: Some(card), ..Page::default() };
    at(web, viewer, path, page, StatusCode::OK).await
}

/// Renders a page of the staff with a password that was just made.
pub async fn with_password(web: &Web, viewer: Viewer, path: &str, password: NewPassword) -> Response {
    let page = Page { password: Some(password), ..Page::default() };
    at(web, viewer, path, page, StatusCode::OK).await
}

/// Renders the second step of a login.
pub async fn second_step(
    web: &Web,
    viewer: Viewer,
    step: SecondStep,
    (notice, status): (Option<Notice>, StatusCode),
) -> Response {
    let page = Page { notice, second_step: Some(step), ..Page::default() };
    at(web, viewer, "/enter", page, status).await
}

/// Renders the page of one's own access with a second factor that is being set up.
pub async fn with_second(
    web: &Web,
    viewer: Viewer,
    second: NewSecond,
    (notice, status): (Option<Notice>, StatusCode),
) -> Response {
    let page = Page { notice, second: Some(second), ..Page::default() };
    at(web, viewer, app::ACCOUNT, page, status).await
}

fn with_status(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

/// What a page has in its context besides the house and who looks.
#[derive(Clone, Default)]
struct Page {
    notice: Option<Notice>,
    own: Option<OwnBallots>,
    preview: Option<RollPreview>,
    texts: Option<TextPreview>,
    card: Option<NewCard>,
    making: Option<Making>,
    confirming: Option<Confirming>,
    papers: Option<PaperForm>,
    staff: Option<Staff>,
    password: Option<NewPassword>,
    queued: Option<Queued>,
    second_step: Option<SecondStep>,
    second: Option<NewSecond>,
    /// Whether pages of this site may show it in a frame.
    framed: bool,
}

impl Page {
    fn with(notice: Notice) -> Self {
        Self { notice: Some(notice), ..Self::default() }
    }

    /// Whether it shows what lets somebody in, or a choice that nobody may guess.
    fn has_secret(&self) -> bool {
        self.confirming.is_some()
            || self.card.is_some()
            || self.password.is_some()
            || self.second_step.is_some()
            || self.second.is_some()
    }
}

async fn respond<V: IntoView + 'static>(
    web: &Web,
    viewer: Viewer,
    page: Page,
    document: fn() -> V,
    request: Request,
) -> Response {
    let web = web.clone();
    let scans = viewer.path.split('?').next() == Some("/desk/check-in");
    // The link of a card stands in the page, and what the asker adds to it beside it: compressed, they could be compared.
    let has_secret = viewer.path.starts_with("/enter/") || page.has_secret();
    let cache = if has_secret { "no-store, no-transform" } else { "no-store" };
    let provide_all = move || {
        let house: HouseRef = Arc::new(Port(web.clone()));
        provide_context(house);
        provide_context(viewer.clone());
        let state = web.house.state();
        let settings = state.settings();
        provide_context(Assets {
            stylesheet: web.stylesheets.path_for(&viewer).to_owned(),
            colours: settings.accent.map(look::colours_path),
            logo: settings.logo.as_ref().map(look::logo_path),
            icon: home_screen::ICON_PATH.to_owned(),
            home_icon: home_screen::HOME_ICON_PATH.to_owned(),
            manifest: home_screen::MANIFEST_PATH.to_owned(),
            public_url: web.public_url.clone(),
            scripts: web.scripts.as_ref().map(|scripts| scripts.of_page(&viewer)),
        });
        provide(page.notice.as_ref());
        provide(page.preview.as_ref());
        provide(page.texts.as_ref());
        provide(page.card.as_ref());
        provide(page.making.as_ref());
        provide(page.confirming.as_ref());
        provide(page.papers.as_ref());
        provide(page.staff.as_ref());
        provide(page.password.as_ref());
        provide(page.queued.as_ref());
        provide(page.second_step.as_ref());
        provide(page.second.as_ref());
        provide(page.own.as_ref());
        let frames = if page.framed { "'self'" } else { "'none'" };
        let policy = use_nonce().map(|nonce| security::content_security_policy(&nonce, frames));
        if let (Some(response), Some(policy)) = (use_context::<ResponseOptions>(), policy)
            && let Ok(policy) = HeaderValue::from_str(&policy)
        {
            response.insert_header(HeaderName::from_static("content-security-policy"), policy);
        }
    };
    let mut response = render_app_async_with_context(provide_all, document)(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if scans {
        let with_camera = HeaderValue::from_static(security::PERMISSIONS_WITH_CAMERA);
        response.headers_mut().insert(security::PERMISSIONS_POLICY, with_camera);
    }
    response
}

/// Puts something into the page's context, if it is there.
fn provide<T: Clone + Send + Sync + 'static>(what: Option<&T>) {
    if let Some(what) = what {
        provide_context(what.clone());
    }
}
