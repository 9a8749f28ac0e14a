//! The settings of the congress, and its logo.

use app::failure::Failure;
use app::link::encoded;
use axum::extract::Multipart;
use axum::response::Response;
use congress::colour::Colour;
use congress::command::{Command, Refusal};
use congress::day::Day;
use congress::rules::Kind;
use congress::settings::{ChangedSettings, Dates, NotAdopted, Settings, SettingsRefusal};
use congress::state::{Profile, State};
use congress::text::Language;

use super::super::{Fields, Sent, ask};
use super::roll::handed_in;
use crate::web::asking::{Asking, WebError};
use crate::web::look::read_logo;

/// The page.
const SETTINGS: &str = "/desk/settings";
/// Where it says that they were saved.
const DONE: &str = "/desk/settings?done=yes";
/// The longest path that a form is shown again by.
const LONGEST_PATH: usize = 16 * 1024;
/// The fields that name the first rules of each kind of round.
const FIRST: [(Kind, &str); 4] = [
    (Kind::Vote, "first-vote"),
    (Kind::Consensus, "first-consensus"),
    (Kind::Poll, "first-poll"),
    (Kind::Wording, "first-wording"),
];

impl From<SettingsRefusal> for WebError {
    fn from(refusal: SettingsRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

/// Changes the settings: `seen`, `name.{language}`, `place`, `start`, `end`, `offset` in minutes, `language` for each one
/// offered, `own-colour` and `accent`, `first-{kind}`, `mark-not-adopted`, `hall-public`, `proxies`. What is refused stands in the form again.
pub async fn change(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let here = fields.as_ref().map_or_else(|_| SETTINGS.to_owned(), as_filled_in);
    let result = async {
        let fields = fields?;
        let seen = fields.get("seen")?.parse().map_err(|_| WebError::BadForm)?;
        let profile = read(&fields, &asking.web.house.state())?;
        ask(&asking, Command::ChangeSettings(ChangedSettings { profile, seen })).await
    }
    .await;
    asking.answer(&here, DONE, result).await
}

/// The page with the form as it was filled in.
fn as_filled_in(fields: &Fields) -> String {
    let pairs = fields.beginning("").filter(|(name, _)| *name != "seen");
    let path = pairs.fold(format!("{SETTINGS}?look=yes"), |path, (name, value)| {
        format!("{path}&{}={}", encoded(name), encoded(value))
    });
    if path.len() <= LONGEST_PATH { path } else { SETTINGS.to_owned() }
}

fn read(fields: &Fields, state: &State) -> Result<Profile, WebError> {
    let standing = state.settings();
    let names = Language::ALL.into_iter().filter_map(|language| {
        let name = fields.filled(&format!("name.{language}"))?;
        Some((language, name.to_owned()))
    });
    let mut languages = fields.beginning("").filter(|(name, _)| *name == "language").map(|(_, code)| code);
    let languages = languages.try_fold(std::collections::BTreeSet::new(), |mut languages, code| {
        languages.insert(Language::parse(code).ok_or(WebError::BadForm)?);
        Ok::<_, WebError>(languages)
    })?;
    let day = |name: &str| fields.filled(name).map(Day::parse).transpose().map_err(SettingsRefusal::from);
    let dates = match (day("start")?, day("end")?) {
        (Some(start), Some(end)) => Some(Dates { start, end }),
        (None, None) => None,
        _ => return Err(SettingsRefusal::BadDates.into()),
    };
    let accent = fields.filled("own-colour").map(|_| fields.get("accent")).transpose()?;
    let first = FIRST.into_iter().filter_map(|(kind, field)| Some((kind, fields.filled(field)?.to_owned())));
    Ok(Profile {
        organisation: names.collect(),
        place: fields.filled("place").unwrap_or_default().to_owned(),
        utc_offset_minutes: fields.get("offset")?.parse().map_err(|_| WebError::BadForm)?,
        max_proxies: fields.number("proxies")?.ok_or(WebError::BadForm)?,
        settings: Settings {
            dates,
            languages,
            logo: standing.logo.clone(),
            accent: accent.map(Colour::parse).transpose().map_err(SettingsRefusal::from)?,
            first_rules: first.collect(),
            not_adopted: fields.filled("mark-not-adopted").map_or(NotAdopted::LeaveOut, |_| NotAdopted::Mark),
            hall_is_public: fields.filled("hall-public").is_some(),
        },
    })
}

/// Takes a logo: `file`.
pub async fn logo(asking: Asking, form: Multipart) -> Response {
    let result = async {
        let upload = match handed_in(form).await {
            Err(WebError::TooLarge) => return Err(WebError::Unusable(Failure::BadLogo)),
            other => other?,
        };
        let logo = read_logo(&upload.bytes).ok_or(WebError::Unusable(Failure::BadLogo))?;
        asking.web.house.change_logo(asking.actor()?, Some((logo, &upload.bytes))).await?;
        Ok(())
    }
    .await;
    asking.answer(SETTINGS, DONE, result).await
}

/// Does without a logo.
pub async fn remove_logo(asking: Asking) -> Response {
    let result = async {
        asking.web.house.change_logo(asking.actor()?, None).await?;
        Ok(())
    }
    .await;
    asking.answer(SETTINGS, DONE, result).await
}
