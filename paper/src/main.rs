//! `hemicycle-paper`: sets one document and ends.
//!
//! It reads a job as JSON on standard input, `{"template": "minutes", "made": […], "data": {…}, "images": […]}`, and writes a tagged PDF/A-2a to
//! standard output. It knows nothing of the congress: words and figures are in `data`, where they stand is in
//! `templates/`. The house starts it for each document, so that setting type neither slows nor endangers the voting.
//!
//! A job that cannot be set, or takes longer than [`LONGEST`], is one sentence on standard error, and exit code 1.

mod letters;
mod press;

use std::io::{Read, Write};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use press::Job;

/// How long a document may take: one that never ends must not keep others waiting for ever.
const LONGEST: Duration = Duration::from_secs(10 * 60);

fn main() -> ExitCode {
    thread::spawn(|| {
        thread::sleep(LONGEST);
        eprintln!("The document was given up after {} minutes.", LONGEST.as_secs() / 60);
        std::process::exit(1);
    });
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn work() -> Result<(), String> {
    let mut job = Vec::new();
    std::io::stdin().lock().read_to_end(&mut job).map_err(|error| format!("The job could not be read: {error}."))?;
    let job: Job = serde_json::from_slice(&job)
        .map_err(|error| format!("A job is JSON with a template and its data on standard input: {error}."))?;
    let pdf = press::set(job)?;
    let mut out = std::io::stdout().lock();
    out.write_all(&pdf)
        .and_then(|()| out.flush())
        .map_err(|error| format!("The document could not be written: {error}."))
}
