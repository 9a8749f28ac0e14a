//! Style sheet, scripts and WebAssembly: hashed names, compressed once, kept by browsers for good.

use std::path::Path;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use leptos::config::LeptosOptions;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeader;

use super::Web;
use crate::seal::digest;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The parts of the style sheet in their order.
const STYLE: [&str; 8] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/components.css"),
    include_str!("../../../style/pages.css"),
    include_str!("../../../style/ballot.css"),
    include_str!("../../../style/chair.css"),
    include_str!("../../../style/hall.css"),
    include_str!("../../../style/print.css"),
];

/// The icon's content.
const ICON: &str = include_str!("../../../style/icon.svg");
/// Where the icon is served.
pub const ICON_PATH: &str = "/icon.svg";

/// Serves the icon.
pub async fn icon() -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    let cache = (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    ([kind, cache], ICON).into_response()
}

/// The style sheet, in the program itself so that every page has it.
pub struct Stylesheet {
    hash: String,
    plain: Vec<u8>,
    brotli: Vec<u8>,
}

impl Stylesheet {
    /// Joins and compresses the parts.
    pub fn new() -> Self {
        let plain = STYLE.join("\n").into_bytes();
        let mut brotli = Vec::new();
        let params = brotli::enc::BrotliEncoderParams::default();
        if brotli::BrotliCompress(&mut plain.as_slice(), &mut brotli, &params).is_err() {
            brotli.clear();
        }
        let hash = digest(&plain)[..16].to_owned();
        Self { hash, plain, brotli }
    }

    /// Where it is served.
    pub fn path(&self) -> String {
        format!("/style.{}.css", self.hash)
    }
}

/// Serves the style sheet.
pub async fn stylesheet(State(web): State<Web>, headers: HeaderMap) -> Response {
    let sheet = &web.stylesheet;
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let compressed = !sheet.brotli.is_empty() && accepted.split(',').any(|coding| coding.trim().starts_with("br"));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    let vary = (header::VARY, HeaderValue::from_static("accept-encoding"));
    let cache = (header::CACHE_CONTROL, FOREVER);
    if compressed {
        let coding = (header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        ([kind, vary, cache, coding], sheet.brotli.clone()).into_response()
    } else {
        ([kind, vary, cache], sheet.plain.clone()).into_response()
    }
}

/// The scripts in `site/pkg`: `hemicycle.{hash}.js` and `hemicycle.{hash}_bg.wasm`, if both are there.
pub fn scripts_in(site: &Path) -> Option<LeptosOptions> {
    let pkg = site.join("pkg");
    let stem = std::fs::read_dir(&pkg).ok()?.flatten().find_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let stem = name.strip_suffix(".js")?.to_owned();
        (stem.starts_with("hemicycle.") && pkg.join(format!("{stem}_bg.wasm")).is_file()).then_some(stem)
    })?;
    Some(
        LeptosOptions::builder()
            .output_name(stem)
            .site_root(site.to_string_lossy().into_owned())
            .site_pkg_dir("pkg")
            .build(),
    )
}

/// Serves `site/pkg`.
pub fn pkg_service(site: &Path) -> SetResponseHeader<ServeDir, HeaderValue> {
    let files = ServeDir::new(site.join("pkg")).precompressed_br();
    SetResponseHeader::overriding(files, header::CACHE_CONTROL, FOREVER)
}
