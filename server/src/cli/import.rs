//! `hemicycle import roll.csv` and `hemicycle import text FILE…`: all of it, or nothing.

use std::path::PathBuf;

use clap::Args;
use congress::command::{Actor, Command};
use congress::event::Event;
use congress::state::decide;

use super::{CliError, Data, DataDirectory, name, read};
use crate::clock;
use crate::desk::{resolution_file, roll_file};
use crate::house::House;

/// Enter a roll, or the texts of a resolution.
#[derive(Args)]
pub struct Import {
    #[command(flatten)]
    data: Data,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
    /// A roll.csv; or the word `text` and the files of a resolution, one for each language.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Import {
    /// Reads the files, and enters them unless it is a dry run.
    ///
    /// # Errors
    /// If a file is broken, the house refuses, or the data directory cannot be used; then nothing is entered.
    pub async fn run(self) -> Result<(), CliError> {
        let command = match self.files.as_slice() {
            [first, texts @ ..] if first.as_os_str() == "text" && !texts.is_empty() => {
                let files =
                    texts.iter().map(|path| Ok((name(path), read(path)?))).collect::<Result<Vec<_>, CliError>>()?;
                Command::EnterResolution(resolution_file::parse(&files)?)
            }
            [roll] => Command::EnterRoll(roll_file::parse(&name(roll), &read(roll)?)?),
            _ => {
                return Err(CliError::Refused(
                    "name one roll.csv, or the word `text` and the files of a resolution".into(),
                ));
            }
        };
        let directory = DataDirectory::take(&self.data.data)?;
        let house = House::open(directory.store().await?).await?;
        let state = house.state();
        let events =
            decide(&state, &Actor::Operator, command.clone(), clock::now()).map_err(crate::house::HouseError::from)?;
        println!("{}", described(&events));
        if self.dry_run {
            println!("dry run: nothing was changed");
        } else {
            house.ask(Actor::Operator, command).await?;
        }
        Ok(())
    }
}

fn described(events: &[Event]) -> String {
    match events {
        [Event::RollEntered { delegations, delegates }] => {
            format!("new or changed: {} delegations, {} delegates", delegations.len(), delegates.len())
        }
        [Event::ResolutionEntered(resolution)] => {
            let (_, text) = resolution.official();
            let languages: Vec<&str> = resolution.texts().map(|(language, _)| language.code()).collect();
            format!(
                "{}: {} paragraphs, {} commitments, in {}",
                resolution.id,
                text.paragraphs.len(),
                text.commitments().count(),
                languages.join(", ")
            )
        }
        _ => "nothing new: all of it is there already".into(),
    }
}
