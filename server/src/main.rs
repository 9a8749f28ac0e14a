//! The program: reads the command line, does it, and says in one sentence what went wrong.

use std::process::ExitCode;
use std::time::Duration;

use server::cli::{Arguments, CliError};

/// A request takes and gives back many small pieces of memory, on any thread: this allocator is made for that. It is the second
/// line of it, for version 3.3 of the third has a known fault with several threads.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long what is still at work may take when the program ends: a document that is being set, nothing of the voting.
const LAST_MOMENT: Duration = Duration::from_millis(300);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hemicycle: {error}");
            if matches!(error, CliError::Usage(_)) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn run() -> Result<(), CliError> {
    let arguments = Arguments::read()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| CliError::Refused(format!("the program could not start: {error}")))?;
    let done = runtime.block_on(arguments.run());
    runtime.shutdown_timeout(LAST_MOMENT);
    done
}
