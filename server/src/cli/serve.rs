//! `hemicycle serve`: the running server.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;

use super::{CliError, Data, Listen, metrics_token};
use crate::door::Door;
use crate::house::House;
use crate::web::doorstep::{self, Doorstep};
use crate::web::tls::TlsListener;
use crate::web::{self, Operation, Pkg};

/// Run the server of a congress.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    pub(super) data: Data,
    #[command(flatten)]
    pub(super) listen: Listen,
}

/// Where the browser's half is: scripts and WebAssembly. Without it, every page works without them.
#[derive(Args, Clone, Debug)]
pub struct Site {
    /// The folder with the browser's half; what is in the program or in `site` beside it where it is left out.
    #[arg(long, env = "HEMICYCLE_SITE", value_name = "FOLDER")]
    pub site: Option<PathBuf>,
}

impl Site {
    /// The browser's half, if there is one.
    pub fn pkg(&self) -> Option<Pkg> {
        let beside = || Pkg::in_folder(&std::env::current_exe().ok()?.parent()?.join("site"));
        match &self.site {
            Some(folder) => Pkg::in_folder(folder),
            None => Pkg::embedded().or_else(beside),
        }
    }
}

impl Listen {
    /// How people reach what listens here, without a slash at its end.
    pub fn url(&self, listener: &TcpListener) -> String {
        let address = listener.local_addr().unwrap_or(self.listen);
        let scheme = if self.tls.tls_cert.is_some() { "https" } else { "http" };
        let url = self.public_url.clone().unwrap_or_else(|| format!("{scheme}://{address}"));
        url.trim_end_matches('/').to_owned()
    }

    /// Listens on the address.
    ///
    /// # Errors
    /// If it cannot.
    pub fn bind(&self) -> Result<TcpListener, CliError> {
        bind(self.listen, "--listen")
    }

    /// Serves the congress until the process is told to stop.
    ///
    /// # Errors
    /// If the certificate cannot be used, or serving fails.
    pub async fn serve(
        &self,
        listener: TcpListener,
        house: Arc<House>,
        door: Arc<Door>,
        metrics_token: String,
    ) -> Result<(), CliError> {
        let failed = |error| CliError::file(Path::new("the server"), error);
        let url = self.url(&listener);
        tokio::spawn(door.clone().keep_watch());
        house.ballots().limit_batches(self.largest_batch);
        let operation = Operation {
            pkg: self.site.pkg(),
            public_url: url,
            trusted: self.tls.trust_proxy.clone(),
            metrics_token,
            most_requests: self.most_requests,
        };
        let router = web::router(house.clone(), door, operation);
        let listener = Doorstep::new(listener).map_err(failed)?;
        match self.tls.certificate()? {
            None => web::serve(listener, router, house).await.map_err(failed),
            Some(certificate) => {
                let listener = TlsListener::new(listener, certificate).map_err(failed)?;
                web::serve(listener, router, house).await.map_err(failed)
            }
        }
    }

    /// Looks at what was set before anything is touched, and begins to send people from http to https if that is asked for.
    ///
    /// # Errors
    /// If the settings contradict each other, the certificate cannot be used or the address cannot be listened on.
    pub async fn prepare(&self, listener: &TcpListener) -> Result<(), CliError> {
        let url = self.url(listener);
        self.tls.check(&url)?;
        self.tls.certificate()?;
        doorstep::allow_many();
        if let Some(address) = self.tls.redirect_from {
            tokio::spawn(web::redirect(bind(address, "--redirect-from")?, url));
        }
        Ok(())
    }
}

fn bind(address: SocketAddr, flag: &str) -> Result<TcpListener, CliError> {
    doorstep::bind(address).map_err(|error| {
        CliError::Refused(format!("cannot listen on {address}: {error}; choose another address with {flag}"))
    })
}

impl Serve {
    /// Runs until the process is told to stop.
    ///
    /// # Errors
    /// If the data directory, the address or the congress cannot be used.
    pub async fn run(self) -> Result<(), CliError> {
        self.listen.log.begin();
        let listener = self.listen.bind()?;
        self.listen.prepare(&listener).await?;
        let kept = self.data.take().await?;
        let house = House::open(kept.store.clone(), kept.key.clone()).await?;
        let door = Arc::new(Door::open(kept.store.clone()).await?);
        println!("serving  {}", self.listen.url(&listener));
        self.listen.serve(listener, house, door, metrics_token(&self.data.data)?).await
    }
}
