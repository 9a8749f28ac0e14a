//! `hemicycle doctor`: everything that can be looked at before a congress, with the settings that `serve` would have.

use std::path::Path;

use axum::Router;
use axum::http::Uri;
use axum::routing::get;
use clap::Args;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::serve::Serve;
use super::{CliError, DATABASE, Data, as_postgres};
use crate::doctor::{self, ALIVE, Finding, SIGN_OF_LIFE, Verdict};
use crate::web::doorstep::{self, Doorstep};
use crate::web::tls::TlsListener;

/// Check machine, network and certificate before a congress, and say what to mend.
#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    serve: Serve,
}

impl Doctor {
    /// Prints what was found.
    ///
    /// # Errors
    /// If something is to be mended before the congress.
    pub async fn run(self) -> Result<(), CliError> {
        let Data { data, database } = &self.serve.data;
        let mut findings = vec![doctor::version(), doctor::directory(data)];
        let there = data.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
        let known = match database {
            Some(url) => {
                let (found, known) = doctor::database(as_postgres(url)?).await;
                findings.extend(found);
                known
            }
            None => {
                let (congress, known) = doctor::congress(&data.join(DATABASE)).await;
                findings.extend([congress, doctor::disk(there)]);
                known
            }
        };
        findings.push(doctor::space(there));
        findings.extend([doctor::files(known.people), doctor::clock(known.last_entry)]);
        findings.extend(self.network().await);
        for finding in &findings {
            println!("{finding}");
        }
        match findings.iter().filter(|finding| finding.verdict == Verdict::Bad).count() {
            0 => Ok(()),
            1 => Err(CliError::Refused("one thing is to be mended before the congress".into())),
            bad => Err(CliError::Refused(format!("{bad} things are to be mended before the congress"))),
        }
    }

    /// Looks at addresses and certificate. Where no server runs, one that says only that it lives stands in for it.
    async fn network(&self) -> Vec<Finding> {
        let listen = &self.serve.listen;
        let (taken, bound) = match doorstep::bind(listen.listen) {
            Ok(listener) => (None, Some(listener)),
            Err(error) => (Some(error.to_string()), None),
        };
        let url = match (&bound, &listen.public_url) {
            (Some(listener), _) => listen.url(listener),
            (None, Some(url)) => url.clone(),
            (None, None) => format!("http://{}", listen.listen),
        };
        let host = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
        let certificate = match (&listen.tls.tls_cert, &listen.tls.tls_key) {
            (Some(chain), Some(key)) => Some(doctor::certificate(chain, key, host.trim_matches(['[', ']']))),
            _ => None,
        };
        let stand_in = bound.and_then(|listener| self.stand_in(listener));
        let address = doctor::address(listen.listen, taken.as_deref(), certificate.is_some());
        let mut findings = vec![address.await];
        findings.extend(doctor::public_address(&url, certificate.is_some()).await);
        findings.extend(certificate);
        if let Some(stand_in) = stand_in {
            stand_in.abort();
        }
        findings
    }

    fn stand_in(&self, listener: TcpListener) -> Option<JoinHandle<()>> {
        let router = Router::new().route(SIGN_OF_LIFE, get(|| async { ALIVE }));
        let certificate = self.serve.listen.tls.certificate().ok()?;
        let listener = Doorstep::new(listener).ok()?;
        Some(match certificate {
            None => tokio::spawn(async move { drop(axum::serve(listener, router).await) }),
            Some(certificate) => {
                let listener = TlsListener::new(listener, certificate).ok()?;
                tokio::spawn(async move { drop(axum::serve(listener, router).await) })
            }
        })
    }
}
