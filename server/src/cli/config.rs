//! The settings of the program: a flag before the environment, the environment before the file, the file before what is
//! built in. What can be set is read off the command line itself: each flag of `serve` with a name in the environment is a
//! key of the file. Here too is `hemicycle config`, which prints what is in force.

mod file;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command};

use super::CliError;
use super::serve::Serve;
use file::SettingsFile;

/// The file that is read if no other one is named.
pub const USUAL_FILE: &str = "/etc/hemicycle/hemicycle.toml";
/// The flag that names another one.
const FILE: &str = "config";

/// Print the settings in force, and where each comes from.
#[derive(Args)]
pub struct Config {
    #[command(flatten)]
    _serve: Serve,
    /// What is in force, a line each; filled in when the command line has been read.
    #[arg(skip)]
    pub in_force: Vec<String>,
}

impl Config {
    /// Prints them. What is printed is a settings file again.
    pub fn run(&self) {
        for line in &self.in_force {
            println!("{line}");
        }
    }
}

/// Reads the command line, filling in from the settings file what neither a flag nor the environment says.
///
/// # Errors
/// If the settings file cannot be read, or has an unknown key or a bad value. Wrong usage ends the program.
pub fn matches(command: Command, arguments: &[OsString]) -> Result<(ArgMatches, Vec<String>), CliError> {
    let matches = command.clone().get_matches_from(arguments);
    let Some((name, given)) = matches.subcommand() else { return Ok((matches, vec![])) };
    let reads_settings = command.find_subcommand(name).is_some_and(|sub| sub.get_arguments().any(is_setting));
    let named = given.get_one::<std::path::PathBuf>(FILE);
    // The machine's settings are the real congress's: a demo beside it takes none of them unasked.
    let usual = Some(Path::new(USUAL_FILE)).filter(|path| name != "demo" && path.is_file());
    let path = named.map(AsRef::as_ref).or(usual).filter(|_| reads_settings);
    let file = path.map(|path| SettingsFile::read(path, &settings(&command))).transpose()?;
    let Some(file) = file else {
        let listed = listed(&command, &matches, None);
        return Ok((matches, listed));
    };
    let command = with_defaults(command, &file);
    let matches = command.clone().get_matches_from(arguments);
    let listed = listed(&command, &matches, Some(&file));
    Ok((matches, listed))
}

/// A flag that can also be given in the environment, and so in the file.
fn is_setting(arg: &Arg) -> bool {
    arg.get_env().is_some() && arg.get_id() != FILE
}

/// Everything that can be set, by its key.
fn settings(command: &Command) -> BTreeMap<String, Arg> {
    let serve = command.find_subcommand("serve").into_iter();
    let flags = serve.flat_map(Command::get_arguments).filter(|arg| is_setting(arg));
    flags.map(|arg| (arg.get_id().to_string(), arg.clone())).collect()
}

fn with_defaults(command: Command, file: &SettingsFile) -> Command {
    let with_default = |arg: Arg| match file.values.get(arg.get_id().as_str()) {
        Some(written) if is_setting(&arg) => arg.default_values(&written.values),
        _ => arg,
    };
    command.mut_args(with_default).mut_subcommands(|subcommand| with_defaults(subcommand, file))
}

/// Lines such as `listen = "0.0.0.0:443"  # the flag --listen`, for `hemicycle config`.
fn listed(command: &Command, matches: &ArgMatches, file: Option<&SettingsFile>) -> Vec<String> {
    let Some(("config", given)) = matches.subcommand() else { return vec![] };
    let mut lines = Vec::new();
    for (key, arg) in settings(command) {
        let values: Vec<String> = given
            .get_raw(&key)
            .map(|values| values.map(|value| without_secret(&value.to_string_lossy())).collect())
            .unwrap_or_default();
        let from = match given.value_source(&key) {
            Some(ValueSource::CommandLine) => format!("the flag --{}", arg.get_long().unwrap_or(&key)),
            Some(ValueSource::EnvVariable) => {
                format!("{} in the environment", arg.get_env().unwrap_or_default().to_string_lossy())
            }
            _ => match file.and_then(|file| Some((file, file.values.get(&key)?))) {
                Some((file, written)) => format!("{}, line {}", file.path.display(), written.line),
                None => "built in".to_owned(),
            },
        };
        lines.push(match written(&arg, &values) {
            Some(value) => format!("{:<52}  # {from}", format!("{key} = {value}")),
            None => format!("# {key} is not set"),
        });
    }
    lines
}

/// Values as TOML; none if there are none.
fn written(arg: &Arg, values: &[String]) -> Option<String> {
    let quoted = |value: &String| toml::Value::from(value.as_str()).to_string();
    match values {
        [] => None,
        _ if takes_several(arg) => Some(format!("[{}]", values.iter().map(quoted).collect::<Vec<_>>().join(", "))),
        [value, ..] => Some(quoted(value)),
    }
}

fn takes_several(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Append)
}

/// A value without the password that an address may carry.
fn without_secret(value: &str) -> String {
    let parts = value.split_once("://").and_then(|(scheme, rest)| {
        let (user, host) = rest.split('/').next()?.rsplit_once('@')?;
        let name = user.split_once(':')?.0;
        let after = &rest[user.len() + 1 + host.len()..];
        Some(format!("{scheme}://{name}:***@{host}{after}"))
    });
    parts.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_carries_no_password() {
        let shown = "postgres://house:***@db.example.org:5432/congress?sslmode=require";
        assert_eq!(without_secret(&shown.replace("***", "hunter2")), shown);
        assert_eq!(without_secret(&shown.replace("***", "a:b@c")), shown, "whatever signs are in it");
        for plain in ["https://vote.example.org", "0.0.0.0:443", "postgres://house@db/congress", "/etc/key.pem"] {
            assert_eq!(without_secret(plain), plain);
        }
    }
}
