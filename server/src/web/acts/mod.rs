//! What people do: parse the form, ask the house, answer. No rules here.

pub mod account;
pub mod agenda;
pub mod chair;
pub mod confidential;
pub mod delegates;
pub mod desk;
pub mod floor;
pub mod record;

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use congress::command::Command;
use congress::round::RoundNumber;
use congress::text::CommitmentId;

use super::asking::{Asking, WebError};
use app::link::encoded;

/// A form as it was sent: pairs of name and value.
pub type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

/// A form's fields by name.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn read(sent: Sent) -> Result<Self, WebError> {
        let Form(fields) = sent?;
        Ok(Self(fields))
    }

    /// A field's value without white space around it; `None` where it is missing or empty.
    fn filled(&self, name: &str) -> Option<&str> {
        let value = self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// A field's value with the white space around it.
    fn as_typed(&self, name: &str) -> Result<&str, WebError> {
        let value = self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty()).ok_or(WebError::BadForm)
    }

    /// A field that must be filled.
    fn get(&self, name: &str) -> Result<&str, WebError> {
        self.filled(name).ok_or(WebError::BadForm)
    }

    /// A field that must be a number where it is filled.
    fn number(&self, name: &str) -> Result<Option<u32>, WebError> {
        self.filled(name).map(|value| value.parse().map_err(|_| WebError::BadForm)).transpose()
    }

    fn round(&self) -> Result<RoundNumber, WebError> {
        self.number("round")?.map(RoundNumber).ok_or(WebError::BadForm)
    }

    /// The fields whose names begin with `prefix`: the rest of the name, and the value.
    fn beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.trim())))
    }
}

/// Reads a chair's form, asks, and goes back to the form's commitment on the console.
async fn by_chair(asking: Asking, sent: Sent, command: impl FnOnce(&Fields) -> Result<Command, WebError>) -> Response {
    let fields = Fields::read(sent);
    let here = chair_at(fields.as_ref().ok());
    let result = async { ask(&asking, command(&fields?)?).await }.await;
    asking.answer(&here, &here, result).await
}

/// The console at the commitment that a form names.
fn chair_at(fields: Option<&Fields>) -> String {
    let commitment = fields.and_then(|fields| fields.filled("commitment"));
    commitment.map_or("/chair".to_owned(), |commitment| format!("/chair?c={}", encoded(commitment)))
}

fn commitment(fields: &Fields) -> Result<CommitmentId, WebError> {
    Ok(CommitmentId::new(fields.get("commitment")?))
}

async fn ask(asking: &Asking, command: Command) -> Result<(), WebError> {
    asking.web.house.ask(asking.actor()?, command).await?;
    Ok(())
}
