//! The browser's half: modules and what loads them, kept in memory under names that change with their content. A release
//! has them in the program; otherwise they are read from a folder at the start.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path as Name;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::Web;
use super::assets::FOREVER;
use crate::embedded;

/// Compressed forms of a file, by coding and ending, the smallest first.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// The files by their paths below `/pkg/`.
#[derive(Clone, Default)]
pub struct Pkg(Arc<BTreeMap<String, Bytes>>);

impl Pkg {
    /// The files that are in the program.
    pub fn embedded() -> Option<Self> {
        let file = |(name, bytes): &(&str, &'static [u8])| {
            Some((name.strip_prefix("pkg/")?.to_owned(), Bytes::from_static(bytes)))
        };
        let files: BTreeMap<_, _> = embedded::FILES.iter().filter_map(file).collect();
        (!files.is_empty()).then(|| Self(Arc::new(files)))
    }

    /// The files in `site/pkg`, if there is that folder.
    pub fn in_folder(site: &Path) -> Option<Self> {
        let mut files = BTreeMap::new();
        gather(&site.join("pkg"), "", &mut files).ok()?;
        Some(Self(Arc::new(files)))
    }

    /// The paths of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether there is such a file.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Serves them.
    pub fn routes(self) -> Router<Web> {
        let serve = move |Name(name): Name<String>, headers: HeaderMap| async move { self.serve(&name, &headers) };
        Router::new().route("/{*name}", get(serve))
    }

    fn serve(&self, name: &str, headers: &HeaderMap) -> Response {
        let Some(plain) = self.0.get(name) else { return StatusCode::NOT_FOUND.into_response() };
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let accepts = |coding| accepted.split(',').any(|one| one.trim().split(';').next() == Some(coding));
        let compressed = CODINGS.into_iter().filter(|(coding, _)| accepts(*coding));
        let compressed =
            compressed.filter_map(|(coding, ending)| Some((coding, self.0.get(&format!("{name}{ending}"))?)));
        let (coding, body) = compressed.map(|(coding, body)| (Some(coding), body)).next().unwrap_or((None, plain));
        let kind = match name.rsplit('.').next() {
            Some("js") => "text/javascript",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        let mut response = body.clone().into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(header::CACHE_CONTROL, FOREVER);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    }
}

/// Reads a folder and those in it.
fn gather(folder: &Path, before: &str, files: &mut BTreeMap<String, Bytes>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read(entry.path())?.into());
        }
    }
    Ok(())
}
