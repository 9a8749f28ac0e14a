//! `hemicycle serve`: the running server.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;

use super::{CliError, Data, DataDirectory, Listen};
use crate::door::Door;
use crate::house::House;
use crate::web::{self, Operation};

/// Run the server of a congress.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    listen: Listen,
}

/// Where the browser's half is: scripts and WebAssembly. Without it, every page works without them.
#[derive(Args, Clone, Debug)]
pub struct Site {
    /// The folder with the browser's half; `site` beside the program where it is left out.
    #[arg(long, env = "HEMICYCLE_SITE")]
    pub site: Option<PathBuf>,
}

impl Site {
    /// The folder, if it is there.
    pub fn folder(&self) -> Option<PathBuf> {
        let beside = || Some(std::env::current_exe().ok()?.parent()?.join("site"));
        self.site.clone().or_else(beside).filter(|site| site.is_dir())
    }
}

impl Listen {
    /// How people reach what listens here, without a slash at its end.
    pub fn url(&self, listener: &TcpListener) -> String {
        let address = listener.local_addr().unwrap_or(self.listen);
        let url = self.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        url.trim_end_matches('/').to_owned()
    }

    /// Listens on the address.
    ///
    /// # Errors
    /// If it cannot.
    pub async fn bind(&self) -> Result<TcpListener, CliError> {
        TcpListener::bind(self.listen).await.map_err(|error| {
            CliError::Refused(format!(
                "cannot listen on {}: {error}; choose another address with --listen",
                self.listen
            ))
        })
    }

    /// Serves the congress until the process is told to stop.
    ///
    /// # Errors
    /// If serving fails.
    pub async fn serve(
        &self,
        listener: TcpListener,
        house: Arc<House>,
        door: Arc<Door>,
        metrics_token: String,
    ) -> Result<(), CliError> {
        // Each phone is a connection or two: as many as the system allows.
        let _ = rlimit::increase_nofile_limit(u64::MAX);
        let url = self.url(&listener);
        tokio::spawn(door.clone().keep_watch());
        house.ballots().limit_batches(self.largest_batch);
        let operation =
            Operation { site: self.site.folder(), public_url: url, metrics_token, most_requests: self.most_requests };
        let router = web::router(house.clone(), door, operation);
        web::serve(listener, router, house).await.map_err(|error| CliError::file(Path::new("the server"), error))
    }
}

impl Serve {
    /// Runs until the process is told to stop.
    ///
    /// # Errors
    /// If the data directory, the address or the congress cannot be used.
    pub async fn run(self) -> Result<(), CliError> {
        log_to_stderr();
        let listener = self.listen.bind().await?;
        let directory = DataDirectory::take(&self.data.data)?;
        let store = directory.store().await?;
        let house = House::open(store.clone(), directory.key()?).await?;
        let door = Arc::new(Door::open(store).await?);
        println!("serving  {}", self.listen.url(&listener));
        self.listen.serve(listener, house, door, directory.metrics_token()?).await
    }
}

/// Writes warnings and errors to stderr, or what `RUST_LOG` asks for.
pub fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
