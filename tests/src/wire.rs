//! Connections by hand: requests word for word, with and without TLS, and an authority that issues certificates.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// An authority that nobody knows but who is given its own certificate.
pub struct Authority {
    /// Its own certificate, as PEM.
    pub pem: String,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate and its key in two files.
pub struct Issued {
    /// The certificate and its authority's.
    pub chain: PathBuf,
    /// The key.
    pub key: PathBuf,
}

impl Default for Authority {
    fn default() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(Vec::new()).expect("no name");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).expect("a certificate").pem();
        Self { pem, issuer: Issuer::new(params, key) }
    }
}

impl Authority {
    /// Issues a certificate for a name, good until the end of `year`, into `folder`.
    pub fn issue(&self, folder: &Path, name: &str, year: i32) -> Issued {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
        params.not_after = rcgen::date_time_ymd(year, 12, 31);
        let own = params.signed_by(&key, &self.issuer).expect("a certificate");
        let issued = Issued { chain: folder.join("chain.pem"), key: folder.join("key.pem") };
        std::fs::write(&issued.chain, format!("{}{}", own.pem(), self.pem)).expect("a file");
        std::fs::write(&issued.key, key.serialize_pem()).expect("a file");
        issued
    }

    /// Connects as a browser that trusts this authority only; offers these protocols.
    ///
    /// # Errors
    /// If the server does not answer, or shows a certificate of somebody else.
    pub fn connect(
        &self,
        name: &str,
        port: u16,
        protocols: &[&str],
    ) -> io::Result<StreamOwned<ClientConnection, TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(self.pem.as_bytes()).expect("PEM")).expect("a certificate");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let mut config = builder.expect("versions").with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|one| one.as_bytes().to_vec()).collect();
        let name = ServerName::try_from(name.to_owned()).expect("a name");
        let connection = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
        let mut stream = StreamOwned::new(connection, plain(port)?);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        Ok(stream)
    }
}

/// A connection without TLS.
///
/// # Errors
/// If nobody listens.
pub fn plain(port: u16) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// Sends `request` (its first line and headers, without `Connection`) with a body and reads the answer to its end.
pub fn ask(mut stream: impl Read + Write, request: &str, body: &str) -> String {
    let length = body.len();
    let form = "content-type: application/x-www-form-urlencoded";
    let head = format!("{request}\r\nconnection: close\r\n{form}\r\ncontent-length: {length}\r\n\r\n{body}");
    stream.write_all(head.as_bytes()).expect("it is sent");
    let mut answer = Vec::new();
    // A server may end TLS without a word.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}
