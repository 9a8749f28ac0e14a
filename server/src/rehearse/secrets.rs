//! The secrets of a rehearsal: a CSV file with a line for each person, `who,secret,code`, where `who` is `chair` or the
//! delegate's number, and the code may be missing.

use std::path::Path;

use congress::command::Actor;
use congress::roll::DelegateId;
use serde::{Deserialize, Serialize};

use crate::cli::CliError;
use crate::door::{Card, Door};
use crate::house::House;
use crate::progress::Progress;

/// Who the chair is in the file.
pub const CHAIR: &str = "chair";

/// How somebody comes in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Key {
    /// `chair`, or the delegate's number.
    pub who: String,
    /// The secret of the card's link.
    pub secret: String,
    /// The code to type.
    #[serde(default)]
    pub code: Option<String>,
}

impl Key {
    /// The card of a delegate.
    pub fn new(delegate: &DelegateId, card: Card) -> Self {
        Self { who: delegate.to_string(), secret: card.secret, code: card.code }
    }
}

/// Issues a card to every delegate on the roll but `others`; their earlier ones end.
///
/// # Errors
/// If the store fails, or a code cannot be hashed.
pub async fn of_everybody(
    house: &House,
    door: &Door,
    others: &[DelegateId],
    with_codes: bool,
) -> Result<Vec<Key>, CliError> {
    let state = house.state();
    let delegates: Vec<DelegateId> = state.roll.delegates.keys().filter(|id| !others.contains(id)).cloned().collect();
    let actors: Vec<Actor> = delegates.iter().cloned().map(Actor::Delegate).collect();
    let cards = if with_codes {
        let (progress, done) = (Progress::lines(actors.len() as u64), std::cell::Cell::new(0));
        let step = || {
            done.set(done.get() + 1);
            progress.at(done.get(), "cards made");
        };
        door.new_cards(&actors, step).await?
    } else {
        door.new_links(&actors).await?
    };
    let cards = door.issue(cards).await?;
    Ok(delegates.iter().zip(cards).map(|(delegate, card)| Key::new(delegate, card)).collect())
}

/// Reads a file of secrets.
///
/// # Errors
/// With the sentence to print, if it cannot be read.
pub fn read(path: &Path) -> Result<Vec<Key>, CliError> {
    let unreadable = |error: csv::Error| {
        CliError::Refused(format!(
            "{} is no file of secrets: {error}; `hemicycle cards` and `hemicycle demo --secrets` write one",
            path.display()
        ))
    };
    csv::Reader::from_path(path).map_err(unreadable)?.deserialize().collect::<Result<_, _>>().map_err(unreadable)
}

/// Writes a file of secrets that only its owner can read.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, keys: impl IntoIterator<Item = Key>) -> Result<(), CliError> {
    use std::os::unix::fs::OpenOptionsExt;

    let file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
    let mut writer = csv::Writer::from_writer(file.map_err(|error| CliError::file(path, error))?);
    for key in keys {
        writer.serialize(key).map_err(|error| CliError::file(path, error.into()))?;
    }
    writer.flush().map_err(|error| CliError::file(path, error))
}
