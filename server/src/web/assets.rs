//! Style sheets, scripts and WebAssembly: hashed names, compressed once, kept by browsers for good.

use app::port::Viewer;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use congress::command::Actor;
use leptos::config::LeptosOptions;

use super::routes::{Routes, get};
use super::{Pkg, Web};
use crate::seal::digest;

/// For what never changes under its name.
pub const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The parts of the phone's style sheet in their order.
const PHONE: [&str; 7] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/components.css"),
    include_str!("../../../style/pages.css"),
    include_str!("../../../style/ballot.css"),
    include_str!("../../../style/phone.css"),
    include_str!("../../../style/print.css"),
];
/// What the screens of the staff and of the hall have besides.
const SCREENS: [&str; 6] = [
    include_str!("../../../style/chair.css"),
    include_str!("../../../style/settings.css"),
    include_str!("../../../style/hall.css"),
    include_str!("../../../style/paper.css"),
    include_str!("../../../style/texts.css"),
    include_str!("../../../style/check-in.css"),
];

/// How a style sheet's path is listed.
const SHEET: &str = "/style.{digest}.css";
/// Where the browser's half is.
pub const PKG: &str = "/pkg";

/// A style sheet, in the program itself so that every page has it.
pub struct Sheet {
    /// Where it is served.
    pub path: String,
    plain: String,
    brotli: Vec<u8>,
}

impl Sheet {
    fn new(parts: &[&str]) -> Self {
        let plain = parts.join("\n");
        let mut brotli = Vec::new();
        let params = brotli::enc::BrotliEncoderParams::default();
        if brotli::BrotliCompress(&mut plain.as_bytes(), &mut brotli, &params).is_err() {
            brotli.clear();
        }
        let path = format!("/style.{}.css", &digest(plain.as_bytes())[..16]);
        Self { path, plain, brotli }
    }

    fn served(&self, headers: &HeaderMap) -> Response {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let compressed = !self.brotli.is_empty() && accepted.split(',').any(|coding| coding.trim().starts_with("br"));
        let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
        let vary = (header::VARY, HeaderValue::from_static("accept-encoding"));
        let cache = (header::CACHE_CONTROL, FOREVER);
        if compressed {
            let coding = (header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            ([kind, vary, cache, coding], self.brotli.clone()).into_response()
        } else {
            ([kind, vary, cache], self.plain.clone()).into_response()
        }
    }
}

/// Whether a page is one of the screens: all of the staff's are, and the hall's is, whoever looks at it.
fn is_screen(viewer: &Viewer) -> bool {
    let is_staff = viewer.actor.as_ref().is_some_and(|actor| !matches!(actor, Actor::Delegate(_)));
    is_staff || viewer.path.split('?').next() == Some("/hall")
}

/// The style sheets: a small one for phones, and one for the screens.
pub struct Stylesheets {
    /// For delegates, and for whoever stands before the door.
    pub phone: Sheet,
    /// For everybody else.
    pub screens: Sheet,
}

impl Stylesheets {
    /// Joins and compresses the parts.
    pub fn new() -> Self {
        let screens: Vec<&str> = PHONE.iter().chain(&SCREENS).copied().collect();
        Self { phone: Sheet::new(&PHONE), screens: Sheet::new(&screens) }
    }

    /// The path of the style sheet of the page that this person looks at.
    pub fn path_for(&self, viewer: &Viewer) -> &str {
        if is_screen(viewer) { &self.screens.path } else { &self.phone.path }
    }

    /// Serves both.
    pub fn routes(&self) -> Routes {
        Routes::new()
            .route_called(
                SHEET,
                &self.phone.path,
                get(|State(web): State<Web>, headers| async move { web.stylesheets.phone.served(&headers) }),
            )
            .route_called(
                SHEET,
                &self.screens.path,
                get(|State(web): State<Web>, headers| async move { web.stylesheets.screens.served(&headers) }),
            )
    }
}

/// The scripts: a small module for phones, one for the screens, and one for the desk, which reads cards besides.
#[derive(Clone)]
pub struct Scripts {
    /// For delegates, and for whoever stands before the door.
    pub phone: LeptosOptions,
    /// For the secretariat.
    desk: LeptosOptions,
    /// For everybody else.
    screens: LeptosOptions,
}

impl Scripts {
    /// Those among these files, if all are there.
    pub fn of(pkg: &Pkg) -> Option<Self> {
        let module = |name| module_in(pkg, name);
        Some(Self { phone: module("phone.")?, desk: module("desk.")?, screens: module("screens.")? })
    }

    /// The module of the page that this person looks at.
    pub fn of_page(&self, viewer: &Viewer) -> LeptosOptions {
        match &viewer.actor {
            Some(Actor::Secretariat(_)) => self.desk.clone(),
            _ if is_screen(viewer) => self.screens.clone(),
            _ => self.phone.clone(),
        }
    }
}

/// The module `{name}{hash}.js` with `{name}{hash}_bg.wasm`.
fn module_in(pkg: &Pkg, name: &str) -> Option<LeptosOptions> {
    let stem = pkg.names().find_map(|file| {
        let stem = file.strip_suffix(".js")?;
        (stem.starts_with(name) && pkg.has(&format!("{stem}_bg.wasm"))).then_some(stem)
    })?;
    Some(LeptosOptions::builder().output_name(stem.to_owned()).site_pkg_dir("pkg").build())
}
