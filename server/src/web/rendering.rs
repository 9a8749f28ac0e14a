//! Phones' pages are rendered and compressed on threads of their own, which stand back. When a round opens, all phones fetch
//! their page within a moment: that is seconds of work, and who votes meanwhile, listens or comes in does not queue with it.

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::runtime::{Builder, Runtime};
use tokio_util::task::AbortOnDropHandle;
use tracing::Instrument;

use crate::background::stand_back;

/// The threads.
pub struct Rendering(Option<Runtime>);

impl Rendering {
    /// With a thread for each core.
    pub fn per_core() -> Self {
        let runtime =
            Builder::new_multi_thread().thread_name("rendering").on_thread_start(stand_back).enable_time().build();
        Self(runtime.inspect_err(|error| tracing::error!(%error, "pages are rendered among everything else")).ok())
    }

    /// Makes a page there, to its last byte. Where nobody waits for it any more, it is left.
    pub async fn make(&self, page: impl Future<Output = Response> + Send + 'static) -> Response {
        let Some(runtime) = &self.0 else { return page.await };
        let making = runtime.spawn(async { whole(page.await).await }.in_current_span());
        AbortOnDropHandle::new(making).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })
    }
}

impl Drop for Rendering {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

async fn whole(page: Response) -> Response {
    let (parts, body) = page.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(parts, Body::from(bytes)),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[tokio::test]
    async fn a_page_is_made_elsewhere_and_comes_whole() {
        let rendering = Rendering::per_core();
        let here = std::thread::current().id();
        let page = async move {
            assert_ne!(std::thread::current().id(), here);
            let parts = futures::stream::iter(["<p>", "a page"].map(Ok::<_, std::io::Error>));
            ([(header::CONTENT_TYPE, "text/html")], Body::from_stream(parts)).into_response()
        };
        let made = rendering.make(page).await;
        assert_eq!(made.headers()[header::CONTENT_TYPE], "text/html");
        assert_eq!(to_bytes(made.into_body(), 100).await.expect("a body"), "<p>a page");
    }

    #[tokio::test]
    async fn a_page_that_cannot_be_rendered_takes_no_other_with_it() {
        let rendering = Rendering::per_core();
        assert_eq!(rendering.make(async { panic!("no page") }).await.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(rendering.make(async { "a page".into_response() }).await.status(), StatusCode::OK);
    }
}
