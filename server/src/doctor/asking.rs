//! Asks a server for a page as a phone would: by name, and trusting the authorities that this machine trusts.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Uri;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::TlsConnector;

/// How long everything may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most that is read of an answer.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// Why there was no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// The address is not one of the web.
    #[error("{0} is no address of the web")]
    Address(String),
    /// The name leads nowhere.
    #[error("the name {0} leads nowhere")]
    Name(String),
    /// Nobody answers.
    #[error("{host} does not answer: {reason}")]
    Silent {
        /// Who.
        host: String,
        /// Why.
        reason: String,
    },
    /// The certificate is not trusted.
    #[error("the certificate of {host} is not trusted: {reason}")]
    Untrusted {
        /// Whose.
        host: String,
        /// Why.
        reason: String,
    },
}

/// Asks for `path` below `url`; answers with the body.
///
/// # Errors
/// If there is no answer.
pub async fn ask(url: &str, path: &str) -> Result<String, NoAnswer> {
    let uri: Uri = url.parse().map_err(|_| NoAnswer::Address(url.to_owned()))?;
    let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
        return Err(NoAnswer::Address(url.to_owned()));
    };
    let secure = scheme == "https";
    let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let silent = |reason: String| NoAnswer::Silent { host: host.to_owned(), reason };
    let bare = host.trim_matches(['[', ']']);
    let asked = async {
        let mut addresses = lookup_host((bare, port)).await.map_err(|_| NoAnswer::Name(host.to_owned()))?;
        let address = addresses.next().ok_or_else(|| NoAnswer::Name(host.to_owned()))?;
        let stream = TcpStream::connect(address).await.map_err(|error| silent(error.to_string()))?;
        let authority = uri.authority().map_or(host, |authority| authority.as_str());
        let request = format!("GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n");
        if !secure {
            return exchange(stream, &request).await.map_err(|error| silent(error.to_string()));
        }
        let name = ServerName::try_from(bare.to_owned()).map_err(|_| NoAnswer::Address(url.to_owned()))?;
        let connector = TlsConnector::from(Arc::new(trusting().map_err(|error| silent(error.to_string()))?));
        let untrusted =
            |error: std::io::Error| NoAnswer::Untrusted { host: host.to_owned(), reason: error.to_string() };
        let stream = connector.connect(name, stream).await.map_err(untrusted)?;
        exchange(stream, &request).await.map_err(|error| silent(error.to_string()))
    };
    tokio::time::timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(silent(format!("not within {PATIENCE:?}"))))
}

/// What this machine trusts.
fn trusting() -> Result<ClientConfig, rustls::Error> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin, request: &str) -> std::io::Result<String> {
    stream.write_all(request.as_bytes()).await?;
    stream.flush().await?;
    let mut answer = Vec::new();
    stream.take(LONGEST_ANSWER).read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer);
    Ok(answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
}
