//! `hemicycle import roll.csv`, `import text FILE…` and `import rules FILE.toml`: all of it, or nothing.

use std::path::PathBuf;

use clap::Args;
use congress::command::{Actor, Command};
use congress::event::Event;
use congress::roll_change::RollEntry;
use congress::rules::Ruleset;
use congress::rules_file;
use congress::state::decide;

use super::{CliError, Data, name, read};
use crate::clock;
use crate::desk::{resolution_file, roll_file};
use crate::house::House;
use crate::progress::Progress;

/// Reading, opening, comparing, entering.
const STEPS: u64 = 4;

/// Enter a roll, the texts of a resolution, or a ruleset.
#[derive(Args)]
pub struct Import {
    #[command(flatten)]
    data: Data,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
    /// Why the roll or a text changes; needed once a round has been held.
    #[arg(long)]
    reason: Option<String>,
    /// A roll.csv, a participant list of OpenSlides or an XLSX of either; or the word `text` and the files of a resolution, one for each language; or the word `rules` and a
    /// ruleset, which is called as its file.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// What the files ask: each is read once before the data directory is touched, and what depends on what stands there
/// once more beside it.
enum Asked {
    Roll(String, Vec<u8>),
    Texts(Vec<(String, Vec<u8>)>),
    Ruleset { name: String, ruleset: Ruleset },
}

impl Import {
    /// Reads the files, and enters them unless it is a dry run.
    ///
    /// # Errors
    /// If a file is broken, the house refuses, or the data directory cannot be used; then nothing is entered.
    pub async fn run(self) -> Result<(), CliError> {
        let asked = match self.files.as_slice() {
            [first, texts @ ..] if first.as_os_str() == "text" && !texts.is_empty() => {
                let files =
                    texts.iter().map(|path| Ok((name(path), read(path)?))).collect::<Result<Vec<_>, CliError>>()?;
                resolution_file::check(&files)?;
                Asked::Texts(files)
            }
            [first, file] if first.as_os_str() == "rules" => {
                let refused = |error| CliError::Refused(format!("nothing was done, because\n{}, {error}", name(file)));
                let ruleset = rules_file::parse(&String::from_utf8_lossy(&read(file)?)).map_err(refused)?;
                let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                Asked::Ruleset { name: stem, ruleset }
            }
            [file] => {
                roll_file::parse(&name(file), &read(file)?)?;
                Asked::Roll(name(file), read(file)?)
            }
            _ => {
                return Err(CliError::Refused(
                    "name one roll.csv, the word `text` and the files of a resolution, or the word `rules` and a ruleset".into(),
                ));
            }
        };
        let progress = Progress::lines(STEPS);
        progress.at(1, "opening the congress");
        let kept = self.data.take().await?;
        let house = House::open(kept.store.clone(), kept.key.clone()).await?;
        let state = house.state();
        progress.at(2, "comparing");
        let command = match asked {
            Asked::Roll(name, bytes) => {
                let roll = roll_file::parse_onto(&state.roll, &name, &bytes)?;
                Command::EnterRoll(RollEntry { roll, reason: self.reason, seen: None })
            }
            Asked::Texts(files) => resolution_file::read_bytes(&state, &files).command(&state, self.reason, None)?,
            Asked::Ruleset { name, ruleset } => Command::EnterRuleset { name, ruleset },
        };
        let events =
            decide(&state, &Actor::Operator, command.clone(), clock::now()).map_err(crate::house::HouseError::from)?;
        if !self.dry_run {
            progress.at(3, "entering");
            house.ask(Actor::Operator, command).await?;
        }
        drop(progress);
        println!("{}", described(&events));
        if self.dry_run {
            println!("dry run: nothing was changed");
        }
        Ok(())
    }
}

fn described(events: &[Event]) -> String {
    match events {
        [Event::RollEntered { delegations, delegates, .. }] => {
            format!("new or changed: {} delegations, {} delegates", delegations.len(), delegates.len())
        }
        [Event::ResolutionEntered(resolution) | Event::ResolutionRevised { resolution, .. }] => {
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
        [Event::RulesetEntered { name, .. }] => format!("new or changed: the ruleset {name}"),
        _ => "nothing new: all of it is there already".into(),
    }
}
