//! TLS by the program itself. The certificate is read again when its files change; each connection is greeted apart, so
//! that one that dawdles holds up nobody.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use axum::serve::Listener;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::doorstep::Doorstep;
use crate::seal::digest;

/// How long a browser may take to agree on keys.
const LONGEST_GREETING: Duration = Duration::from_secs(10);
/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read, or holds something else.
    #[error("the certificate cannot be used: {path}: {reason}")]
    File {
        /// Which.
        path: String,
        /// Why.
        reason: String,
    },
    /// The key is another certificate's.
    #[error(
        "the key in {key} does not belong to the certificate in {chain}; name the two that were issued together: {reason}"
    )]
    Apart {
        /// The certificate's file.
        chain: String,
        /// The key's file.
        key: String,
        /// What the library says.
        reason: rustls::Error,
    },
}

/// A certificate with its key, as of the last time when both could be used.
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    config: ArcSwap<ServerConfig>,
}

impl Certificate {
    /// Reads both files.
    ///
    /// # Errors
    /// If one cannot be read, or they do not belong together.
    pub fn read(chain: &Path, key: &Path) -> Result<Self, CertificateError> {
        let config = ArcSwap::from_pointee(config(chain, key)?);
        Ok(Self { chain: chain.to_owned(), key: key.to_owned(), config })
    }

    /// Reads the files again whenever they change, for ever. What cannot be used changes nothing.
    async fn keep_current(self: Arc<Self>) {
        let mut known = self.digest();
        loop {
            tokio::time::sleep(LOOK).await;
            let found = self.digest();
            if found == known {
                continue;
            }
            match config(&self.chain, &self.key) {
                Ok(config) => self.config.store(Arc::new(config)),
                Err(error) => {
                    tracing::error!(%error, "the certificate has changed and cannot be used; the last one stays")
                }
            }
            known = found;
        }
    }

    fn digest(&self) -> String {
        let read = |path: &Path| std::fs::read(path).unwrap_or_default();
        digest(&[read(&self.chain), read(&self.key)].concat())
    }
}

/// The certificates in a file, the server's own first.
///
/// # Errors
/// If it cannot be read or has none.
pub fn chain(path: &Path) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
    let failed = |reason: String| CertificateError::File { path: path.display().to_string(), reason };
    let bytes = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
    let chain: Vec<_> =
        CertificateDer::pem_slice_iter(&bytes).collect::<Result<_, _>>().map_err(|e| failed(e.to_string()))?;
    if chain.is_empty() { Err(failed("there is no certificate in it (PEM is expected)".into())) } else { Ok(chain) }
}

fn config(chain_file: &Path, key_file: &Path) -> Result<ServerConfig, CertificateError> {
    let shown = |path: &Path| path.display().to_string();
    let apart = |reason| CertificateError::Apart { chain: shown(chain_file), key: shown(key_file), reason };
    let chain = chain(chain_file)?;
    let key = PrivateKeyDer::from_pem_file(key_file)
        .map_err(|error| CertificateError::File { path: shown(key_file), reason: error.to_string() })?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(apart)?;
    let mut config = builder.with_no_client_auth().with_single_cert(chain, key).map_err(apart)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// Takes connections, and hands them on once keys are agreed on.
pub struct TlsListener {
    address: SocketAddr,
    greeted: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    tasks: [JoinHandle<()>; 2],
}

impl TlsListener {
    /// Speaks TLS to whoever comes to `listener`.
    ///
    /// # Errors
    /// If the listener has no address.
    pub fn new(listener: Doorstep, certificate: Arc<Certificate>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (hand_on, greeted) = mpsc::channel(64);
        let watch = tokio::spawn(certificate.clone().keep_current());
        Ok(Self { address, greeted, tasks: [tokio::spawn(greet_all(listener, certificate, hand_on)), watch] })
    }
}

impl Drop for TlsListener {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

async fn greet_all(
    mut listener: Doorstep,
    certificate: Arc<Certificate>,
    hand_on: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    loop {
        let (stream, address) = listener.accept().await;
        let greeting = TlsAcceptor::from(certificate.config.load_full()).accept(stream);
        let hand_on = hand_on.clone();
        tokio::spawn(async move {
            // Who speaks no TLS, or too slowly, is let go without a word.
            if let Ok(Ok(stream)) = tokio::time::timeout(LONGEST_GREETING, greeting).await {
                let _ = hand_on.send((stream, address)).await;
            }
        });
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.greeted.recv().await {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(self.address)
    }
}
