//! `hemicycle user`: chairs, secretariat, tellers and screens, who enter by name and password.

use std::io::IsTerminal;

use clap::{Args, Subcommand, ValueEnum};
use congress::command::Actor;

use super::{CliError, Data};
use crate::door::{Door, user_name};
use crate::secret::SHORTEST_PASSWORD;

/// Chairs, secretariat, tellers and screens.
#[derive(Args)]
pub struct UserCommand {
    #[command(flatten)]
    data: Data,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Add a user; the password is read from the first line of standard input.
    Add {
        /// The name to log in with.
        name: String,
        /// What the user is.
        #[arg(long)]
        role: StaffRole,
    },
    /// Give a user another password, read from the first line of standard input. A second factor ends, and open sessions.
    Reset {
        /// The name to log in with.
        name: String,
    },
    /// Remove a user; a running server ends the user's open sessions within a second or two.
    Remove {
        /// The name to log in with.
        name: String,
    },
    /// List the users.
    List,
}

#[derive(Clone, Copy, ValueEnum)]
enum StaffRole {
    Chair,
    Secretariat,
    Teller,
    Screen,
}

impl UserCommand {
    /// Does it.
    ///
    /// # Errors
    /// If the name is taken or unknown, the password is too short, or the store fails.
    pub async fn run(self) -> Result<(), CliError> {
        let store = self.data.beside().await?;
        let door = Door::open(store.clone()).await?;
        let users = store.users().await?;
        let find = |name: &str| users.iter().map(|user| &user.actor).find(|actor| user_name(actor) == name);
        let unknown =
            |name: &str| CliError::Refused(format!("there is no user {name}; `hemicycle user list` shows all"));
        match self.action {
            Action::Add { name, role } => {
                if find(&name).is_some() {
                    return Err(CliError::Refused(format!(
                        "there is a user {name} already; `hemicycle user reset {name}` gives another password"
                    )));
                }
                if name.trim().is_empty() {
                    return Err(CliError::Refused("a user needs a name".into()));
                }
                let actor = match role {
                    StaffRole::Chair => Actor::Chair(name),
                    StaffRole::Secretariat => Actor::Secretariat(name),
                    StaffRole::Teller => Actor::Teller(name),
                    StaffRole::Screen => Actor::Screen(name),
                };
                door.put_user(actor, password()?).await?;
            }
            Action::Reset { name } => {
                let actor = find(&name).ok_or_else(|| unknown(&name))?.clone();
                door.put_user(actor, password()?).await?;
            }
            Action::Remove { name } => {
                if !store.remove_user(&name).await? {
                    return Err(unknown(&name));
                }
            }
            Action::List => {
                for user in &users {
                    let disabled = if user.disabled { "  (disabled)" } else { "" };
                    let role = match user.actor {
                        Actor::Chair(_) => "chair",
                        Actor::Secretariat(_) => "secretariat",
                        Actor::Teller(_) => "teller",
                        _ => "screen",
                    };
                    println!("{role:<12} {}{disabled}", user_name(&user.actor));
                }
            }
        }
        Ok(())
    }
}

fn password() -> Result<String, CliError> {
    if std::io::stdin().is_terminal() {
        eprintln!("password (it will show as you type): ");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| CliError::Refused(error.to_string()))?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(CliError::Refused(format!("a password has at least {SHORTEST_PASSWORD} characters")));
    }
    Ok(password)
}
