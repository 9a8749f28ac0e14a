//! The settings file: TOML with a key for each setting. It is refused whole, with the line and what to write instead.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Arg;
use toml::de::{DeTable, DeValue};

use super::{CliError, takes_several};

/// How alike two words must be for one to be suggested for the other, from 0 to 1.
const ALIKE: f64 = 0.7;

/// A settings file in which everything is in order.
pub struct SettingsFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it says, by key.
    pub values: BTreeMap<String, Written>,
}

/// What the file says for a key.
pub struct Written {
    /// The values, as a flag would have them.
    pub values: Vec<String>,
    /// On which line, from 1.
    pub line: usize,
}

impl SettingsFile {
    /// Reads the file; `known` are the settings by their keys.
    ///
    /// # Errors
    /// If it cannot be read, is not TOML, or has an unknown key or a bad value.
    pub fn read(path: &Path, known: &BTreeMap<String, Arg>) -> Result<Self, CliError> {
        let text = std::fs::read_to_string(path).map_err(|error| CliError::file(path, error))?;
        let line_of = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let refused = |line: usize, reason: String| {
            CliError::Refused(format!("the settings were not read: {}, line {line}: {reason}", path.display()))
        };
        let table = DeTable::parse(&text)
            .map_err(|error| refused(error.span().map_or(1, |span| line_of(span.start)), error.message().to_owned()))?;
        let mut values = BTreeMap::new();
        for (key, value) in table.get_ref() {
            let (line, name) = (line_of(key.span().start), key.get_ref().as_ref());
            let Some(arg) = known.get(name) else { return Err(refused(line, unknown(name, known))) };
            let written = as_flags(arg, value.get_ref()).ok_or_else(|| {
                refused(line, format!("{name} takes {}", if takes_several(arg) { "a list of texts" } else { "a text" }))
            })?;
            for value in &written {
                check(arg, value).map_err(|reason| refused(line, format!("{name} cannot be {value:?}: {reason}")))?;
            }
            values.insert(name.to_owned(), Written { values: written, line });
        }
        Ok(Self { path: path.to_owned(), values })
    }
}

fn unknown(name: &str, known: &BTreeMap<String, Arg>) -> String {
    let likeness = |key: &&String| strsim::jaro_winkler(name, key);
    let nearest = known.keys().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let all = || known.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    match nearest.filter(|key| likeness(key) >= ALIKE) {
        Some(key) => format!("there is no setting {name}; did you mean {key}?"),
        None => format!("there is no setting {name}; there are {}", all()),
    }
}

/// A value as the flag would have it; `None` if it is of another kind.
fn as_flags(arg: &Arg, value: &DeValue<'_>) -> Option<Vec<String>> {
    let one = |value: &DeValue<'_>| match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Boolean(answer) => Some(answer.to_string()),
        _ => None,
    };
    match value {
        DeValue::Array(values) if takes_several(arg) => values.iter().map(|value| one(value.get_ref())).collect(),
        DeValue::Array(_) => None,
        value => one(value).map(|value| vec![value]),
    }
}

/// Whether the flag would take the value.
fn check(arg: &Arg, value: &str) -> Result<(), String> {
    let alone = arg.clone().long("it").env(clap::builder::Resettable::Reset);
    let read =
        clap::Command::new("check").no_binary_name(true).arg(alone).try_get_matches_from([format!("--it={value}")]);
    let Err(error) = read else { return Ok(()) };
    let reason = std::error::Error::source(&error).map(ToString::to_string);
    Err(reason.unwrap_or_else(|| {
        let text = error.to_string();
        text.lines()
            .find_map(|line| line.trim().strip_prefix('['))
            .map_or(text.clone(), |rest| rest.trim_end_matches(']').to_owned())
    }))
}
