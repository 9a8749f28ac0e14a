//! Routes that can be listed: the router is built of them, and `docs/permissions.md` has a row for each. A route that is not
//! added here is not served, so none can be forgotten there.

use std::collections::BTreeSet;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{self, MethodRouter};
use leptos::server_fn::axum::server_fn_paths;

use super::Web;

/// A route as it is listed: method and path, such as `POST /ballot`.
pub type Listed = (String, String);

/// What answers to a method.
pub struct Answering {
    method: &'static str,
    by: MethodRouter<Web>,
}

impl Answering {
    /// The same with another limit to what is sent.
    pub fn layer(self, limit: DefaultBodyLimit) -> Self {
        Self { by: self.by.layer(limit), ..self }
    }
}

/// What answers to GET.
pub fn get<T: 'static>(handler: impl Handler<T, Web>) -> Answering {
    Answering { method: "GET", by: routing::get(handler) }
}

/// What answers to POST.
pub fn post<T: 'static>(handler: impl Handler<T, Web>) -> Answering {
    Answering { method: "POST", by: routing::post(handler) }
}

/// A router and what is in it.
pub struct Routes {
    router: Router<Web>,
    listed: BTreeSet<Listed>,
}

impl Routes {
    /// None.
    pub fn new() -> Self {
        Self { router: Router::new(), listed: BTreeSet::new() }
    }

    /// The pages of the app, all answered by one handler.
    pub fn pages<T: 'static>(handler: impl Handler<T, Web>) -> Self {
        let pages = leptos_axum::generate_route_list(app::App);
        pages.iter().fold(Self::new(), |routes, page| routes.route(page.path(), get(handler.clone())))
    }

    /// And one more.
    pub fn route(self, path: &str, answering: Answering) -> Self {
        self.route_called(path, path, answering)
    }

    /// And one more, listed by a name that stays when its path changes with its content.
    pub fn route_called(mut self, name: &str, path: &str, answering: Answering) -> Self {
        self.listed.insert((answering.method.to_owned(), name.to_owned()));
        Self { router: self.router.route(path, answering.by), ..self }
    }

    /// And all of those.
    pub fn merge(mut self, other: Self) -> Self {
        self.listed.extend(other.listed);
        Self { router: self.router.merge(other.router), ..self }
    }

    /// The same with what every request to them goes through.
    pub fn through(self, change: impl FnOnce(Router<Web>) -> Router<Web>) -> Self {
        Self { router: change(self.router), ..self }
    }

    /// The router.
    pub fn router(self) -> Router<Web> {
        self.router
    }

    /// The routes, and the framework's server functions, should there ever be one.
    pub fn listed(self) -> BTreeSet<Listed> {
        let functions = server_fn_paths().map(|(path, method)| (method.to_string(), path.to_owned()));
        self.listed.into_iter().chain(functions).collect()
    }
}
