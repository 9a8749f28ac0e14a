//! `hemicycle export`: the official exports of a congress, running or not, into a folder. All of them, or nothing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use congress::settings::NotAdopted;

use super::{CliError, DATABASE, Data};
use crate::export::{File, Fingerprint, Format, Official};
use crate::press::Press;
use crate::progress::Progress;
use crate::record::{self, Key};
use crate::replay::replay;

/// Write the official exports. Only published rounds are in them, and annulled ones with their reason.
#[derive(Args)]
pub struct Export {
    #[command(flatten)]
    data: Data,
    /// The folder to write into; it is made if need be.
    #[arg(long)]
    out: PathBuf,
    /// What to write; everything where it is left out.
    #[arg(long, value_enum, num_args = 1..)]
    format: Vec<Format>,
    /// What becomes of commitments that were not adopted, in the text of the resolution; where it is left out, what the
    /// settings of the congress say.
    #[arg(long, value_enum)]
    not_adopted: Option<Unadopted>,
    /// Write over files that are there already.
    #[arg(long)]
    force: bool,
}

/// What `--not-adopted` can say.
#[derive(Clone, Copy, ValueEnum)]
enum Unadopted {
    /// They are left out; the annex lists them.
    LeaveOut,
    /// They stay, struck through and marked.
    Mark,
}

impl From<Unadopted> for NotAdopted {
    fn from(chosen: Unadopted) -> Self {
        match chosen {
            Unadopted::LeaveOut => Self::LeaveOut,
            Unadopted::Mark => Self::Mark,
        }
    }
}

impl Export {
    /// Writes the files and prints their names.
    ///
    /// # Errors
    /// If there is no congress in the data directory, nothing is published, a file is there already, or one cannot be
    /// written.
    pub async fn run(self) -> Result<(), CliError> {
        let formats = if self.format.is_empty() { Format::value_variants() } else { &self.format };
        let mut official = official(&self.data, formats.contains(&Format::RecordJson)).await?;
        if let Some(chosen) = self.not_adopted {
            official.profile.settings.not_adopted = chosen.into();
        }
        let press = Press::here();
        let mut files: Vec<File> = Vec::new();
        let progress = Progress::lines(formats.len() as u64);
        for (done, format) in formats.iter().enumerate() {
            let name = format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            progress.at(done as u64, &format!("writing {name}"));
            files.extend(format.files(&official, &press)?);
        }
        drop(progress);
        let paths: Vec<PathBuf> = files.iter().map(|file| self.out.join(&file.name)).collect();
        if let Some(there) = paths.iter().find(|path| path.exists())
            && !self.force
        {
            let there = there.display();
            return Err(CliError::Refused(format!(
                "{there} is there already, and nothing was written; write over it with --force, or name another folder with --out"
            )));
        }
        std::fs::create_dir_all(&self.out).map_err(|error| CliError::file(&self.out, error))?;
        for (file, path) in files.iter().zip(&paths) {
            std::fs::write(path, &file.bytes).map_err(|error| CliError::file(path, error))?;
            println!("{}", path.display());
        }
        Ok(())
    }
}

/// The official result of the congress in `data`. It is only read, so it may be served meanwhile.
async fn official(data: &Data, with_record: bool) -> Result<Official, CliError> {
    if data.database.is_none() && !data.data.join(DATABASE).is_file() {
        let data = data.data.display();
        return Err(CliError::Refused(format!("there is no congress in {data}; name its data directory with --data")));
    }
    let store = data.beside().await?;
    let replayed = replay(&store.log(0).await?)?;
    let mut official = Official::read(&replayed.state, &*store).await?;
    let (heads, beside) = (store.heads().await?, store.countersignatures().await?);
    official.head = heads.last().map(|head| Fingerprint::of(head, &beside));
    if with_record {
        official.record = Some(record::write(&*store, &Key::take(&data.data)?).await?);
    }
    Ok(official)
}
