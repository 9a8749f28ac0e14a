//! The crowd: so many requests are at work at a time, and no more. The newest are asked to come again, so that those
//! before them are answered soon, and memory stays bounded. Streams are apart, and so is whoever is slow to send: what
//! is on its way is not at work yet.

use std::time::Duration;

use app::failure::Failure;
use app::locale;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use congress::text::Language;
use prometheus_client::metrics::gauge::Gauge;

use super::{LARGEST_FORM, Web};

/// After how many seconds it is worth coming again.
const COME_AGAIN: u64 = 2;

/// How long whoever is turned away is held before the answer: who comes again at once, whatever it says, takes no more than a
/// little of what the others need.
const HELD: Duration = Duration::from_millis(500);

/// So many requests are at work at a time even where fewer people are on the roll.
const LEAST: usize = 4_096;

/// One request at work.
struct AtWork(Gauge);

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Lets a request go on to `next`, or asks to come again. A page that is turned away comes again by itself.
pub async fn let_in<F>(web: &Web, request: Request, next: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let request = match heard(request).await {
        Ok(request) => request,
        Err(answer) => return answer,
    };
    let metrics = &web.metrics;
    let before = metrics.at_work.inc();
    let at_work = AtWork(metrics.at_work.clone());
    if before < most(web.most_requests, || web.house.state().roll.delegates.len()) {
        return next(request).await;
    }
    drop(at_work);
    metrics.turned_away.inc();
    let answer = busy(&request);
    drop(request);
    tokio::time::sleep(HELD).await;
    answer
}

/// How many requests are at work at a time: as many as the operator says, or everybody on the roll at once.
fn most(asked: Option<u32>, on_the_roll: impl FnOnce() -> usize) -> i64 {
    asked.map_or_else(|| i64::try_from(LEAST.max(on_the_roll())).unwrap_or(i64::MAX), i64::from)
}

/// Reads a form to its end; a file that is handed in is read by whoever takes it.
async fn heard(request: Request) -> Result<Request, Response> {
    let is_form = asks(&request, header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    if !is_form {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, LARGEST_FORM).await {
        Ok(bytes) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Err(_) => Err(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
    }
}

fn asks(request: &Request, name: HeaderName, word: &str) -> bool {
    request.headers().get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(word))
}

fn busy(request: &Request) -> Response {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = locale::negotiate(accepted.unwrap_or(""), &Language::ALL.into_iter().collect());
    let sentence = Failure::Overrun.sentence(language);
    let mut response = if asks(request, header::ACCEPT, "application/json") {
        Json(serde_json::json!({ "done": false, "sentence": sentence })).into_response()
    } else {
        let comes_again = *request.method() == Method::GET;
        let again = comes_again.then(|| format!("<meta http-equiv=\"refresh\" content=\"{COME_AGAIN}\">"));
        let (code, again) = (language.code(), again.unwrap_or_default());
        Html(format!(
            "<!doctype html><html lang=\"{code}\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\">{again}<title>Hemicycle</title><main><h1>Hemicycle</h1>\
             <p>{sentence}</p></main></html>"
        ))
        .into_response()
    };
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(header::RETRY_AFTER, COME_AGAIN.into());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_on_the_roll_may_ask_at_once_unless_the_operator_says_less() {
        assert_eq!(most(None, || 10_000), 10_000);
        assert_eq!(most(None, || 24), 4_096);
        assert_eq!(most(Some(8), || 10_000), 8);
    }
}
