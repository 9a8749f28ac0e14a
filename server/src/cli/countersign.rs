//! `hemicycle countersign`: a teller signs the last head of a list, on a machine and with a key of the teller's own.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{CliError, read};
use crate::record::Key;
use crate::seal::canonical_json;

/// Sign beside the congress: prints what a teller leaves on the page of the record. Verify the record first.
#[derive(Args)]
pub struct Countersign {
    /// heads.json from the page of the record; its last head is signed.
    heads: PathBuf,
    /// The name under which you enter as a teller.
    #[arg(long)]
    name: String,
    /// Your own key; it is made if it is not there yet.
    #[arg(long, default_value = "teller.key")]
    key: PathBuf,
}

impl Countersign {
    /// Prints the countersignature.
    ///
    /// # Errors
    /// If the file has no head, or the key cannot be used.
    pub fn run(&self) -> Result<(), CliError> {
        let none = || CliError::Usage(format!("{} has no signed head in it", self.heads.display()));
        let heads: Vec<verify::Head> = serde_json::from_slice(&read(&self.heads)?).map_err(|_| none())?;
        let head = heads.last().ok_or_else(none)?;
        let key = Key::at(&self.key)?;
        let mut countersignature = json!({
            "format": "hemicycle-countersignature-1",
            "seq": head.seq,
            "hash": head.hash,
            "name": self.name,
            "key": key.public(),
        });
        let unwritten = |error: serde_json::Error| CliError::Refused(error.to_string());
        countersignature["signature"] = key.sign(&countersignature).map_err(unwritten)?.into();
        println!("{}", canonical_json(&countersignature).map_err(unwritten)?);
        Ok(())
    }
}
