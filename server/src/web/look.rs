//! How the congress looks: its logo and its own colours, under names that change with them.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::colour::{Colour, DARK_PAPER, LIGHT_PAPER};
use congress::settings::{Logo, Picture, Settings};

use super::Web;
use super::assets::FOREVER;
use super::routes::{Routes, get};
use crate::seal::digest;

/// The largest logo, in bytes, and its longest side, in pixels.
const LARGEST_LOGO: usize = 512 * 1024;
const LONGEST_SIDE: usize = 4_000;

/// What the log says of a picture that is to be a logo; `None` if it cannot be one. A picture is known by how it begins,
/// whatever its name says.
pub fn read_logo(picture: &[u8]) -> Option<Logo> {
    let kind = match imagesize::image_type(picture).ok()? {
        imagesize::ImageType::Png => Picture::Png,
        imagesize::ImageType::Jpeg => Picture::Jpeg,
        _ => return None,
    };
    let size = imagesize::blob_size(picture).ok()?;
    let fits = |side: usize| (1..=LONGEST_SIDE).contains(&side);
    if picture.len() > LARGEST_LOGO || !fits(size.width) || !fits(size.height) {
        return None;
    }
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    Some(Logo { digest: digest(picture), kind, width, height })
}

/// Where the logo is served.
pub fn logo_path(logo: &Logo) -> String {
    format!("/logo/{}.{}", logo.digest.get(..16).unwrap_or_default(), logo.kind.suffix())
}

/// Where the style sheet with this colour is served.
pub fn colours_path(accent: Colour) -> String {
    format!("/colours/{}.css", &digest(sheet(accent).as_bytes())[..16])
}

/// What stands after the style sheet: the congress's colour in the places of `style/tokens.css`.
fn sheet(accent: Colour) -> String {
    let light = format!("--accent: {accent}; --on-accent: {};", LIGHT_PAPER[1]);
    let dark = format!("--accent: {}; --on-accent: {};", accent.for_dark_paper(), DARK_PAPER[0]);
    format!(
        ":root {{ {light} }}\n\
         @media (prefers-color-scheme: dark) {{ :root:not([data-theme=\"light\"]) {{ {dark} }} }}\n\
         :root[data-theme=\"dark\"] {{ {dark} }}\n"
    )
}

/// Serves both.
pub fn routes() -> Routes {
    Routes::new().route("/logo/{file}", get(logo)).route("/colours/{file}", get(colours))
}

fn settings(web: &Web) -> Settings {
    web.house.state().settings().clone()
}

async fn logo(State(web): State<Web>, Path(file): Path<String>) -> Response {
    let standing = settings(&web).logo.filter(|logo| logo_path(logo).strip_prefix("/logo/") == Some(file.as_str()));
    let Some(logo) = standing else { return StatusCode::NOT_FOUND.into_response() };
    match web.house.picture(&logo).await {
        Ok(Some(picture)) => {
            let kind = HeaderValue::from_static(logo.kind.media_type());
            // Opened by itself, it is a picture and nothing that runs.
            let policy = HeaderValue::from_static("default-src 'none'; sandbox");
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, FOREVER),
                (header::CONTENT_SECURITY_POLICY, policy),
            ];
            (headers, picture).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the logo could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn colours(State(web): State<Web>, Path(file): Path<String>) -> Response {
    let accent = settings(&web).accent;
    match accent.filter(|accent| colours_path(*accent).strip_prefix("/colours/") == Some(file.as_str())) {
        Some(accent) => {
            let kind = HeaderValue::from_static("text/css; charset=utf-8");
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOREVER)], sheet(accent)).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_is_what_it_begins_with_and_not_what_it_is_called() {
        let png = include_bytes!("../../../style/icon-192.png");
        let logo = read_logo(png).expect("a logo");
        assert_eq!((logo.kind, logo.width, logo.height), (Picture::Png, 192, 192));
        for no in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"GIF89a\x01\x00\x01\x00", b"", &png[..12]] {
            assert_eq!(read_logo(no), None);
        }
        assert_eq!(read_logo(&[&png[..], &vec![0; LARGEST_LOGO]].concat()), None, "too large");
        let mut wide = png.to_vec();
        wide[16..20].copy_from_slice(&4_001u32.to_be_bytes());
        assert_eq!(read_logo(&wide), None, "too wide");
    }
}
