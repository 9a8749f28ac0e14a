//! `hemicycle cards`: cards for all delegates of a rehearsal congress at once, as secrets in a file. The cards of a real
//! congress are printed at the desk, where nobody keeps their secrets.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::{CliError, Data, DataDirectory};
use crate::door::Door;
use crate::house::House;
use crate::rehearse::secrets;

/// Make a card for every delegate of a rehearsal congress.
#[derive(Args)]
pub struct Cards {
    #[command(flatten)]
    data: Data,
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
    /// Write codes to type besides. Each takes as long to make as a login.
    #[arg(long)]
    codes: bool,
    /// End the cards that delegates have already.
    #[arg(long)]
    replace: bool,
}

impl Cards {
    /// Does it.
    ///
    /// # Errors
    /// If delegates have cards and those are not to end, or the file or the store cannot be written.
    pub async fn run(self) -> Result<(), CliError> {
        let directory = DataDirectory::take(&self.data.data)?;
        let store = directory.store().await?;
        let house = House::open(store.clone(), directory.key()?).await?;
        let door = Arc::new(Door::open(store).await?);
        let carded = door.carded().len();
        if carded > 0 && !self.replace {
            return Err(CliError::Refused(format!(
                "{carded} delegates have cards already, which would end; if this is a rehearsal, add --replace"
            )));
        }
        let keys = secrets::of_everybody(&house, &door, &[], self.codes).await?;
        println!("{} cards are in {}", keys.len(), self.out.display());
        secrets::write(&self.out, keys)
    }
}
