//! What every answer bears, and what the session's cookie is like, with TLS before the server and without.

use std::collections::BTreeSet;

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

fn session(answer: &Answer) -> String {
    let session = answer.cookies.iter().find(|cookie| cookie.contains("hemicycle="));
    session.unwrap_or_else(|| panic!("a session in {:?}", answer.cookies)).clone()
}

fn has(cookie: &str, attribute: &str) -> bool {
    cookie.split("; ").any(|one| one.eq_ignore_ascii_case(attribute))
}

#[test]
fn every_answer_has_the_usual_headers_and_a_page_lets_only_its_own_scripts_run() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let delegate = Person::enter(&server, "MY-DAP-3");
    let paths = [
        "/",
        "/enter",
        "/chair",
        "/nowhere",
        "/api/v1/rounds",
        "/api/nowhere",
        "/healthz",
        "/icon.svg",
        "/record/heads.json",
    ];
    for path in paths {
        let answer = delegate.get(path);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} of {path}");
        }
        assert_eq!(answer.header("strict-transport-security"), None, "there is no TLS here");
        if answer.body.starts_with("<!DOCTYPE html>") {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        }
    }
    let nonces: BTreeSet<String> = (0..5)
        .map(|_| {
            let page = delegate.get("/");
            let policy = page.header("content-security-policy").expect("a policy").to_owned();
            assert!(!policy.contains("unsafe-inline") && policy.contains("style-src 'self'"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), "{policy}");
            assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "no inline style");
            assert!(!page.body.contains(" onclick=") && !page.body.contains("javascript:"), "no inline script");
            let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
            assert!(page.body.split("<script").skip(1).all(|script| script.contains(nonce)), "scripts bear it");
            nonce.to_owned()
        })
        .collect();
    assert_eq!(nonces.len(), 5, "each page has a nonce of its own: {nonces:?}");
}

#[test]
fn a_session_is_new_at_each_login_and_its_cookie_is_for_the_browser_alone() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let server = Server::demo(&data, &[]);
    let links = server.links.clone();
    let stranger = Person::stranger(&server);
    let cookies = [(); 2].map(|()| session(&stranger.post(server.link("MY-DAP-3"), &[])));
    assert_ne!(cookies[0], cookies[1], "rotated");
    for cookie in &cookies {
        assert!(cookie.starts_with("hemicycle=") && has(cookie, "HttpOnly") && has(cookie, "SameSite=Lax"), "{cookie}");
        assert!(!has(cookie, "Secure"), "{cookie}");
        // 256 bits in letters of six.
        assert!(cookie["hemicycle=".len()..].split(';').next().is_some_and(|secret| secret.len() == 43), "{cookie}");
    }
    drop(server);

    let mut server = Server::serve_behind_tls(&data);
    server.links = links;
    let entered = Person::stranger(&server).post(server.link("MY-DAP-3"), &[]);
    let cookie = session(&entered);
    assert!(cookie.starts_with("__Host-hemicycle=") && has(&cookie, "Secure") && has(&cookie, "Path=/"), "{cookie}");
    assert!(
        has(&cookie, "HttpOnly") && has(&cookie, "SameSite=Lax") && !cookie.to_lowercase().contains("domain="),
        "{cookie}"
    );
    assert_eq!(entered.header("strict-transport-security"), Some("max-age=31536000"));
    let mut phone = Person::stranger(&server);
    let (with_prefix, without) = (
        cookie.split(';').next().expect("a cookie"),
        cookie.split(';').next().expect("a cookie").replace("__Host-", ""),
    );
    phone.session = Some(with_prefix.to_owned());
    assert_eq!(phone.get("/").status, 200);
    phone.session = Some(without);
    assert_eq!(
        phone.get("/").location.as_deref(),
        Some("/enter"),
        "a cookie that any host could have set lets nobody in"
    );
    let secret = with_prefix.trim_start_matches("__Host-hemicycle=");
    phone.session = Some(format!("hemicycle-ticket={secret}"));
    assert_eq!(phone.get("/enter/waiting").location.as_deref(), Some("/enter"), "nor does such a ticket");
    phone.session = Some(format!("__Host-hemicycle-ticket={secret}"));
    let answer = phone.get("/enter/waiting");
    assert_eq!(answer.location.as_deref(), Some("/"), "whose answer was lost is let in again");
    let gone = answer.cookies.iter().find(|cookie| cookie.starts_with("__Host-hemicycle-ticket=;")).expect("an end");
    assert!(has(gone, "Secure") && has(gone, "Path=/") && has(gone, "Max-Age=0"), "{gone}");
    phone.session = Some(with_prefix.to_owned());
    let gone = session(&phone.post("/leave", &[]));
    assert!(has(&gone, "Secure") && has(&gone, "Path=/") && has(&gone, "Max-Age=0"), "or it is kept: {gone}");
    assert_eq!(phone.get("/").location.as_deref(), Some("/enter"), "the session has ended");
}

#[test]
fn a_form_that_is_too_large_is_refused_and_a_path_back_to_elsewhere_is_not_taken() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let delegate = Person::enter(&server, "MY-DAP-3");
    let large = "x".repeat(65 * 1024);
    let answer = delegate.post("/ballot", &[("round", "1"), ("choice", "for"), ("reason", &large)]);
    assert!([413, 422].contains(&answer.status), "{}", answer.status);
    for back in ["//example.org", "https://example.org", "/\\example.org", "/enter\nset-cookie: a=b", "/\u{0}"] {
        let answer = delegate.post("/language", &[("language", "fr"), ("back", back)]);
        assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/")), "{back:?}");
    }
    let answer = delegate.post("/language", &[("language", "fr"), ("back", "/resolution/c1?x=1")]);
    assert_eq!(answer.location.as_deref(), Some("/resolution/c1?x=1"));
}
