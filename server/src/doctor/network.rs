//! The network: the address that is listened on, and the one by which people come, which is in every QR code.

use std::net::{IpAddr, SocketAddr, UdpSocket};

use axum::http::Uri;

use super::Finding;
use super::asking::ask;

/// Where a server says that it lives.
pub const SIGN_OF_LIFE: &str = "/healthz";
/// What it says.
pub const ALIVE: &str = "ok";
/// Longer addresses make codes that old cameras read badly from a small card.
const LONGEST_ADDRESS: usize = 60;

/// The address that is listened on; `failed` says why it cannot be.
pub async fn address(listen: SocketAddr, failed: Option<&str>, with_certificate: bool) -> Finding {
    const WHAT: &str = "address";
    if let Some(reason) = failed {
        if is_served(listen).await {
            return Finding::good(WHAT, format!("a server answers on {listen} already"));
        }
        if with_certificate {
            let found = format!("something listens on {listen} already");
            return Finding::mind(WHAT, found, "right if it is this congress's server; the public URL, below, tells");
        }
        return Finding::bad(
            WHAT,
            format!("cannot listen on {listen}: {reason}"),
            "stop what has it, or choose another with --listen",
        );
    }
    if listen.ip().is_loopback() {
        return Finding::mind(
            WHAT,
            format!("{listen} can be reached from this machine only"),
            "right behind a proxy on the same machine; without one, --listen 0.0.0.0:443 lets phones in",
        );
    }
    Finding::good(WHAT, format!("{listen} can be listened on"))
}

/// Whether a server answers there without TLS.
async fn is_served(listen: SocketAddr) -> bool {
    ask(&format!("http://{listen}"), SIGN_OF_LIFE).await.is_ok_and(|body| is_alive(&body))
}

fn is_alive(body: &str) -> bool {
    body.split_ascii_whitespace().any(|word| word == ALIVE)
}

/// Whether people who come by the public address arrive here.
pub async fn public_address(url: &str, with_certificate: bool) -> Vec<Finding> {
    const WHAT: &str = "public URL";
    let Ok(uri) = url.parse::<Uri>() else {
        return vec![Finding::bad(WHAT, format!("{url} is no address"), "write it like https://vote.example.org")];
    };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let is_here_only =
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified());
    if is_here_only {
        let example = own_address().map_or("https://vote.example.org".to_owned(), |ip| format!("http://{ip}:8080"));
        return vec![Finding::bad(
            WHAT,
            format!("{url} leads every phone to itself, and it is in every QR code"),
            format!("name the address by which phones come, such as --public-url {example}"),
        )];
    }
    let mut findings = vec![match ask(url, SIGN_OF_LIFE).await {
        Ok(body) if is_alive(&body) => Finding::good(WHAT, format!("{url} leads here")),
        Ok(_) => {
            Finding::bad(WHAT, format!("{url} leads to something else"), "point the name, or the proxy, to this server")
        }
        Err(error) => Finding::bad(WHAT, error.to_string(), mend(&error)),
    }];
    if uri.scheme_str() != Some("https") {
        findings.push(Finding::mind(
            WHAT,
            format!("{url} is without https"),
            "whoever is in the same network can read along; the desk's camera and the page without network do not work",
        ));
    } else if !with_certificate {
        findings.push(Finding::mind(
            "certificate",
            "none here, so a proxy must have it",
            "let the proxy pass on Host, and name it with --trust-proxy if it sends X-Forwarded-Host instead",
        ));
    }
    if url.len() > LONGEST_ADDRESS {
        let found = format!("{} signs make a dense QR code", url.len());
        findings.push(Finding::mind(WHAT, found, format!("choose a name of at most {LONGEST_ADDRESS} signs")));
    }
    findings
}

fn mend(error: &super::asking::NoAnswer) -> &'static str {
    use super::asking::NoAnswer;
    match error {
        NoAnswer::Address(_) => "write it like https://vote.example.org",
        NoAnswer::Name(_) => "enter the name in the name server of the hall's network, with this machine's address",
        NoAnswer::Silent { .. } => {
            "let the firewall and the hall's network pass connections to this machine on that port"
        }
        NoAnswer::Untrusted { .. } => {
            "phones would refuse it too: have it issued by an authority that phones know, with its whole chain"
        }
    }
}

/// This machine's address in its network, by the way that packets would leave it. Nothing is sent.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback())
}
