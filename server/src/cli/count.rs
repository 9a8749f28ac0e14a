//! `hemicycle count`: an offline count by the rules of the house, for paper ballots and for anybody's check.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use congress::ballot::Declarations;
use congress::rules_file;
use congress::tally::{Returns, tally};

use super::{CliError, name, read};
use crate::desk::{ballot_files, roll_file};

mod table;

/// Count ballots offline.
#[derive(Args)]
pub struct Count {
    /// The roll: who is entitled and present.
    #[arg(long)]
    roll: PathBuf,
    /// The ballots: delegate,choice[,reason].
    #[arg(long)]
    ballots: PathBuf,
    /// The ruleset.
    #[arg(long)]
    rules: PathBuf,
    /// The heads' declarations: delegation,position[,for,against,abstain].
    #[arg(long)]
    declarations: Option<PathBuf>,
    /// Print the tally object instead of a table.
    #[arg(long)]
    json: bool,
}

impl Count {
    /// Counts and prints.
    ///
    /// # Errors
    /// If a file is broken or holds what the rules refuse; then nothing is counted.
    pub fn run(self) -> Result<(), CliError> {
        let rules = String::from_utf8_lossy(&read(&self.rules)?).into_owned();
        let rules = rules_file::parse(&rules).map_err(|error| {
            CliError::Refused(format!("nothing was counted, because\n{}, {error}", name(&self.rules)))
        })?;
        let roll = roll_file::parse(&name(&self.roll), &read(&self.roll)?)?;
        let electorate = roll.electorate(&rules);
        let ballots =
            ballot_files::parse_ballots(&name(&self.ballots), &read(&self.ballots)?, &rules, &roll, &electorate)?;
        let declarations = match &self.declarations {
            Some(path) => ballot_files::parse_declarations(&name(path), &read(path)?, &rules, &electorate)?,
            None => Declarations::new(),
        };
        let returns = Returns { ballots: &ballots, declarations: &declarations, withdrawn: &BTreeSet::new() };
        let tally = tally(&rules, &electorate, returns);
        if self.json {
            let json = serde_json::to_string_pretty(&tally).map_err(|error| CliError::Refused(error.to_string()))?;
            println!("{json}");
        } else {
            print!("{}", table::of(&tally));
        }
        Ok(())
    }
}
