//! The staff as pages see them: who may come in and how, and what happened with them.

use congress::command::Actor;
use congress::round::Moment;

/// Something that happened with a member of the staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// Was added.
    Added,
    /// Got another password; a second factor ended.
    Reset,
    /// Was shut out.
    Disabled,
    /// Was let in again.
    Enabled,
    /// Chose another password.
    Changed,
    /// Set up a second factor.
    SecondBegun,
    /// Ended the second factor.
    SecondEnded,
    /// Logged in with name and password.
    ByPassword,
    /// Logged in by a link.
    ByLink,
    /// Logged in with name, password and code.
    ByPasswordAndCode,
    /// Logged in by a link and with a code.
    ByLinkAndCode,
    /// Tried to log in and could not.
    Failed,
}

/// All of them with the words by which the store knows them.
const WORDS: [(Happening, &str); 12] = [
    (Happening::Added, "added"),
    (Happening::Reset, "reset"),
    (Happening::Disabled, "disabled"),
    (Happening::Enabled, "enabled"),
    (Happening::Changed, "changed"),
    (Happening::SecondBegun, "second_begun"),
    (Happening::SecondEnded, "second_ended"),
    (Happening::ByPassword, "by_password"),
    (Happening::ByLink, "by_link"),
    (Happening::ByPasswordAndCode, "by_password_and_code"),
    (Happening::ByLinkAndCode, "by_link_and_code"),
    (Happening::Failed, "failed"),
];

impl Happening {
    /// The word by which the store knows it.
    pub fn as_str(self) -> &'static str {
        WORDS.iter().find(|(one, _)| *one == self).map_or("", |(_, word)| *word)
    }

    /// Reads such a word.
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, one)| *one == word).map(|(happening, _)| *happening)
    }

    /// Whether somebody came in.
    pub fn is_login(self) -> bool {
        matches!(self, Self::ByPassword | Self::ByLink | Self::ByPasswordAndCode | Self::ByLinkAndCode)
    }

    /// The same login, with a code after it.
    pub fn and_code(self) -> Self {
        match self {
            Self::ByPassword => Self::ByPasswordAndCode,
            Self::ByLink => Self::ByLinkAndCode,
            other => other,
        }
    }
}

/// A line of somebody's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What happened.
    pub what: Happening,
    /// When, the last time.
    pub at: Moment,
    /// How often in a row: failed attempts that follow each other are one line.
    pub times: u32,
    /// The member of the secretariat who did it; nobody where it was the person, or the server's command line.
    pub by: Option<String>,
    /// From what browser, in a word.
    pub browser: Option<String>,
}

/// A member of the staff.
#[derive(Clone, Debug)]
pub struct Member {
    /// Role and name.
    pub actor: Actor,
    /// Whether the person may not come in for the time being.
    pub disabled: bool,
    /// Whether a second factor is set up.
    pub second: bool,
    /// What happened, the latest first.
    pub notes: Vec<Note>,
}

/// The staff by name: for the pages that show them.
#[derive(Clone, Debug, Default)]
pub struct Staff(pub Vec<Member>);

/// A password that has just been made: for the one page that shows it, once.
#[derive(Clone)]
pub struct NewPassword {
    /// Whose.
    pub actor: Actor,
    /// The password.
    pub password: String,
}

/// The second step of a login: for the page that asks for the code.
#[derive(Clone)]
pub struct SecondStep {
    /// What says that the first step was taken.
    pub token: String,
}

/// Somebody whose code waits to be checked: for the page that shows the place in the queue.
#[derive(Clone, Copy, Debug)]
pub struct Queued {
    /// The place, beginning with 1; nothing while it cannot be told.
    pub place: Option<u64>,
}

impl Queued {
    /// After how many seconds it is worth asking again: those who wait long ask seldom.
    pub fn again(self) -> u64 {
        self.place.map_or(5, |place| place / 40).clamp(2, 10)
    }
}

/// A second factor that is being set up: for the one page that shows its secret.
#[derive(Clone)]
pub struct NewSecond {
    /// Its secret in Base32.
    pub secret: String,
    /// The link that an authenticator app scans.
    pub link: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_long_asks_seldom_and_whose_place_is_unknown_in_between() {
        let again = |place| Queued { place }.again();
        assert_eq!([1, 200, 2_000].map(|place| again(Some(place))), [2, 5, 10]);
        assert_eq!(again(None), 5);
    }
}
