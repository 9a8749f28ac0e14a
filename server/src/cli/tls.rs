//! How connections are made safe: by a certificate of the server's own, or by a proxy before it.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use ipnet::IpNet;

use super::CliError;
use crate::web::tls::Certificate;

/// The certificate, and the proxies that are believed.
#[derive(Args, Clone, Debug)]
pub struct Tls {
    /// The certificate and those that vouch for it, as PEM: https is spoken then. Read again when it changes.
    #[arg(long, env = "HEMICYCLE_TLS_CERT", value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key, as PEM.
    #[arg(long, env = "HEMICYCLE_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// Listen here as well, such as 0.0.0.0:80, and send whoever comes by http to the public address.
    #[arg(long, env = "HEMICYCLE_REDIRECT_FROM", value_name = "ADDRESS")]
    pub redirect_from: Option<SocketAddr>,
    /// A reverse proxy, by address or network, whose X-Forwarded-Host and X-Forwarded-Proto are believed. Nobody else's are.
    #[arg(long, env = "HEMICYCLE_TRUST_PROXY", value_name = "NETWORK", value_delimiter = ',', value_parser = network)]
    pub trust_proxy: Vec<IpNet>,
}

fn network(text: &str) -> Result<IpNet, String> {
    let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    network.map_err(|_| "a network is written like 10.0.0.0/8, an address like 127.0.0.1".to_owned())
}

impl Tls {
    /// The certificate, if there is to be one.
    ///
    /// # Errors
    /// If only one of its two files is named, or they cannot be used.
    pub fn certificate(&self) -> Result<Option<Arc<Certificate>>, CliError> {
        match (&self.tls_cert, &self.tls_key) {
            (None, None) => Ok(None),
            (Some(chain), Some(key)) => {
                let certificate =
                    Certificate::read(chain, key).map_err(|error| CliError::Refused(error.to_string()))?;
                Ok(Some(Arc::new(certificate)))
            }
            (Some(_), None) => Err(CliError::Usage("a certificate needs its key: name it with --tls-key".into())),
            (None, Some(_)) => Err(CliError::Usage("a key needs its certificate: name it with --tls-cert".into())),
        }
    }

    /// Refuses settings that contradict each other.
    ///
    /// # Errors
    /// With the sentence.
    pub fn check(&self, public_url: &str) -> Result<(), CliError> {
        let is_secure = public_url.starts_with("https://");
        if self.tls_cert.is_some() && !is_secure {
            return Err(CliError::Usage(format!(
                "with a certificate people come by https, but the public address is {public_url}; begin --public-url with https://"
            )));
        }
        if self.redirect_from.is_some() && !is_secure {
            return Err(CliError::Usage(
                "--redirect-from sends people to https, but the public address has none; begin --public-url with https://".into(),
            ));
        }
        Ok(())
    }
}
