//! What the server writes to stderr while it runs: a line for each thing that happened, in UTC, for people or for programs.
//! No secret, session, choice or address is in any of them.

use std::io::IsTerminal;

use clap::{Args, ValueEnum};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: a JSON object a line.
    Json,
}

/// The log of a running server. `RUST_LOG` says how much of it: warnings where it is not set, every request with
/// `server=debug`.
#[derive(Args, Clone, Copy, Debug)]
pub struct Log {
    /// How log lines are written to stderr.
    #[arg(long, env = "HEMICYCLE_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
}

impl Log {
    /// Begins to write. What makes the program panic is a line as well.
    pub fn begin(self) {
        let asked = std::env::var("RUST_LOG").ok().and_then(|levels| levels.parse::<Targets>().ok());
        let levels = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::WARN));
        let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
        let log = tracing_subscriber::registry().with(levels);
        let begun = match self.log_format {
            LogFormat::Text => log.with(lines.with_ansi(std::io::stderr().is_terminal())).try_init(),
            LogFormat::Json => log.with(lines.json().flatten_event(true).with_span_list(false)).try_init(),
        };
        if begun.is_ok() {
            std::panic::set_hook(Box::new(|panic| {
                let place = panic.location().map(ToString::to_string).unwrap_or_default();
                tracing::error!(place, reason = panic.payload_as_str(), "the program panicked");
            }));
        }
    }
}
