//! Pages: rendering the app for a person, with what it needs in its context.

use std::sync::Arc;

use app::port::{Assets, HouseRef, Notice, Objection, Recorded, Viewer};
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::command::Actor;
use congress::roll::{DelegateId, DelegationId};
use congress::round::{Moment, RoundNumber};
use congress::view::Progress;
use leptos::IntoView;
use leptos::context::{provide_context, use_context};
use leptos::nonce::use_nonce;
use leptos_axum::{ResponseOptions, render_app_async_with_context};

use super::{Web, assets, security};

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
        self.own_ballot(round, delegate).is_some()
    }

    fn objections(&self, delegation: &DelegationId) -> Vec<Objection> {
        self.0.house.objections(delegation)
    }

    fn waiting_objections(&self) -> Vec<DelegationId> {
        self.0.house.waiting_objections()
    }

    fn invited(&self, secret: &str) -> Option<Actor> {
        self.0.door.invited(secret)
    }

    fn now(&self) -> Moment {
        crate::clock::now()
    }
}

/// Renders the page that was asked for.
pub async fn page(State(web): State<Web>, Extension(viewer): Extension<Viewer>, request: Request) -> Response {
    respond(&web, viewer, None, app::shell, request).await
}

/// Renders the page for a path that leads nowhere.
pub async fn not_found(State(web): State<Web>, Extension(viewer): Extension<Viewer>, request: Request) -> Response {
    with_status(StatusCode::NOT_FOUND, respond(&web, viewer, None, app::shell, request).await)
}

/// Renders the page at `path` with a notice at its top and a status of its own.
pub async fn noticed(web: &Web, viewer: Viewer, path: &str, notice: Notice, status: StatusCode) -> Response {
    let Ok(request) = Request::get(path).body(Body::empty()) else {
        return status.into_response();
    };
    let viewer = Viewer { path: path.to_owned(), ..viewer };
    with_status(status, respond(web, viewer, Some(notice), app::shell, request).await)
}

/// Renders a page with nothing but a notice and the way back.
pub async fn refused(web: &Web, viewer: Viewer, notice: Notice, status: StatusCode) -> Response {
    let request = Request::new(Body::empty());
    with_status(status, respond(web, viewer, Some(notice), app::refused, request).await)
}

fn with_status(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

async fn respond<V: IntoView + 'static>(
    web: &Web,
    viewer: Viewer,
    notice: Option<Notice>,
    document: fn() -> V,
    request: Request,
) -> Response {
    let web = web.clone();
    let provide = move || {
        let house: HouseRef = Arc::new(Port(web.clone()));
        provide_context(house);
        provide_context(viewer.clone());
        provide_context(Assets {
            stylesheet: web.stylesheet.path(),
            icon: assets::ICON_PATH.to_owned(),
            public_url: web.public_url.clone(),
            scripts: web.scripts.clone(),
        });
        if let Some(notice) = &notice {
            provide_context(notice.clone());
        }
        let policy = use_nonce().map(|nonce| security::content_security_policy(&nonce));
        if let (Some(response), Some(policy)) = (use_context::<ResponseOptions>(), policy)
            && let Ok(policy) = HeaderValue::from_str(&policy)
        {
            response.insert_header(HeaderName::from_static("content-security-policy"), policy);
        }
    };
    let mut response = render_app_async_with_context(provide, document)(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
