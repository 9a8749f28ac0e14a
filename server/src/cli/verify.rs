//! `hemicycle verify`: checks a record by its format and the rules of the house. The checking is in the crate of that name,
//! which shares no code with this one.

use std::path::{Path, PathBuf};

use clap::Args;

use super::CliError;
use crate::progress::Progress;

/// Check a record, on any machine. Exit 0 only if all of it holds, 1 if something does not, 2 if a file cannot be read.
#[derive(Args)]
pub struct Verify {
    /// The record: record.json from the page of the record or from `hemicycle export`.
    record: PathBuf,
    /// A signed head that was kept earlier, or a list of them: the record must be of the same history.
    #[arg(long)]
    head: Option<PathBuf>,
}

impl Verify {
    /// Prints what was checked.
    ///
    /// # Errors
    /// With the first place at which something does not hold, or the file that cannot be read.
    pub fn run(&self) -> Result<(), CliError> {
        let record = read(&self.record)?;
        let head = self.head.as_deref().map(read).transpose()?;
        // How many rounds there are is known once the log has been read.
        let progress = std::cell::OnceCell::new();
        let tell = |counted: usize, of: usize| {
            progress.get_or_init(|| Progress::lines(of as u64)).at(counted as u64, "rounds counted again");
        };
        let report = verify::verify_telling(&record, head.as_deref(), tell);
        drop(progress);
        let report = report.map_err(|fault| CliError::Refused(format!("the record does not hold. {fault}.")))?;
        for line in report.0 {
            println!("{line}");
        }
        println!("Everything holds.");
        Ok(())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    std::fs::read(path).map_err(|error| CliError::Usage(format!("{}: {error}", path.display())))
}
