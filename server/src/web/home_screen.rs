//! What makes the pages an app of the phone: manifest, icons, and the service worker that keeps the resolution readable
//! without network.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Web;
use super::routes::{Routes, get};
use crate::seal::digest;

const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// An icon, its path and its kind.
struct Icon {
    path: &'static str,
    kind: &'static str,
    content: &'static [u8],
    sizes: &'static str,
    purpose: &'static str,
}

/// Where the icon of tabs is.
pub const ICON_PATH: &str = "/icon.svg";
/// Where the icon for home screens is that know no manifest.
pub const HOME_ICON_PATH: &str = "/icon-192.png";
/// Where the manifest is.
pub const MANIFEST_PATH: &str = "/manifest.webmanifest";
/// Where the service worker is: at the root, for it sees no more than what is below it.
pub const WORKER_PATH: &str = "/service-worker.js";

/// The pictures are made from `icon.svg` by `end2end/icons.mjs`.
const ICONS: [Icon; 4] = [
    Icon {
        path: ICON_PATH,
        kind: "image/svg+xml",
        content: include_bytes!("../../../style/icon.svg"),
        sizes: "any",
        purpose: "any",
    },
    Icon {
        path: HOME_ICON_PATH,
        kind: "image/png",
        content: include_bytes!("../../../style/icon-192.png"),
        sizes: "192x192",
        purpose: "any",
    },
    Icon {
        path: "/icon-512.png",
        kind: "image/png",
        content: include_bytes!("../../../style/icon-512.png"),
        sizes: "512x512",
        purpose: "any",
    },
    Icon {
        path: "/icon-maskable-512.png",
        kind: "image/png",
        content: include_bytes!("../../../style/icon-maskable-512.png"),
        sizes: "512x512",
        purpose: "maskable",
    },
];

/// Serves manifest, icons and service worker.
pub fn routes() -> Routes {
    let icons = ICONS.iter().fold(Routes::new(), |routes, icon| {
        let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(icon.kind)), (header::CACHE_CONTROL, A_DAY)];
        routes.route(icon.path, get(move || async move { (headers, icon.content) }))
    });
    icons.route(MANIFEST_PATH, get(manifest)).route(WORKER_PATH, get(worker))
}

async fn manifest() -> Response {
    let icons: Vec<_> = ICONS
        .iter()
        .map(|icon| json!({ "src": icon.path, "type": icon.kind, "sizes": icon.sizes, "purpose": icon.purpose }))
        .collect();
    let manifest = json!({
        "id": "/", "start_url": "/", "scope": "/", "name": "Hemicycle", "short_name": "Hemicycle", "display": "standalone",
        "background_color": "#fbf9f4", "theme_color": "#3b3a8f", "icons": icons,
    });
    let kind = HeaderValue::from_static("application/manifest+json");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, A_DAY)], manifest.to_string()).into_response()
}

/// The service worker as this program has it: another program's style sheet or scripts make another worker, which
/// replaces the one before.
async fn worker(State(web): State<Web>) -> Response {
    let files = [web.stylesheets.phone.path.as_str(), ICON_PATH];
    let scripts = web.scripts.as_ref().map_or("", |scripts| &scripts.phone.output_name);
    let version = digest(format!("{files:?} {scripts}").as_bytes());
    let worker = include_str!("service_worker.js")
        .replace("VERSION", &version[..16])
        .replace(r#""FILES""#, &files.map(|file| format!("{file:?}")).join(", "));
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    let cache = HeaderValue::from_static("no-cache");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache)], worker).into_response()
}
