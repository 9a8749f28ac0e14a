//! The program: reads the command line, does it, and says in one sentence what went wrong.

use std::process::ExitCode;

use clap::Parser;
use server::cli::{Arguments, CliError};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("hemicycle: the program could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(arguments.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hemicycle: {error}");
            if matches!(error, CliError::Usage(_)) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}
