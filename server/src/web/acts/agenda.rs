//! What the chair does with the agenda and the hall: order, blocs, procedural questions, and what is shown.

use axum::response::Response;
use congress::agenda::Shown;
use congress::command::{Command, Opening};
use congress::presets;
use congress::round::{Motion, Procedural, RoundNumber, Wording};
use congress::text::{CommitmentId, Language};

use super::{Fields, Sent, by_chair, commitment};
use crate::web::asking::{Asking, WebError};

/// What was written in each language.
pub(super) fn sentence(fields: &Fields) -> Wording {
    let written = |language: Language| Some((language, fields.filled(language.code())?.to_owned()));
    Language::ALL.into_iter().filter_map(written).collect()
}

/// Moves a commitment: `commitment`, `place`.
pub async fn arrange(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        let place = fields.number("place")?.ok_or(WebError::BadForm)?;
        Ok(Command::Arrange { commitment: commitment(fields)?, place })
    })
    .await
}

/// Takes commitments together: `commitment`, and `with` for each other one.
pub async fn group(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        let others = fields.beginning("with").map(|(_, id)| CommitmentId::new(id));
        Ok(Command::Group { commitments: std::iter::once(commitment(fields)?).chain(others).collect() })
    })
    .await
}

/// Takes a commitment out of its bloc: `part`.
pub async fn separate(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| Ok(Command::Separate { commitment: CommitmentId::new(fields.get("part")?) })).await
}

/// Shows something in the hall: `what` is `welcome`, `commitment` or `round`, `which` its id or number.
pub async fn show(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        let shown = match fields.get("what")? {
            "welcome" => Shown::Welcome,
            "commitment" => Shown::Commitment(CommitmentId::new(fields.get("which")?)),
            "round" => Shown::Round(fields.number("which")?.map(RoundNumber).ok_or(WebError::BadForm)?),
            _ => return Err(WebError::BadForm),
        };
        Ok(Command::Show(shown))
    })
    .await
}

/// Puts a message in the hall: `en`, `fr`, `es`; the usual one where none is written.
pub async fn pause(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |fields| {
        let message = Some(sentence(fields)).filter(|message| !message.is_empty());
        Ok(Command::Pause { message: message.unwrap_or_else(app::words::pause_sentence) })
    })
    .await
}

/// Takes the message away.
pub async fn resume(asking: Asking, sent: Sent) -> Response {
    by_chair(asking, sent, |_| Ok(Command::Resume)).await
}

/// Opens a procedural question: `commitment`, `motion`, for another than the ready ones its sentence in `en`, `fr`, `es`;
/// `preset` where it is not the usual one, and `seconds`.
pub async fn procedural(asking: Asking, sent: Sent) -> Response {
    let state = asking.web.house.state();
    by_chair(asking, sent, |fields| {
        let motion = app::words::read_motion(fields.get("motion")?).ok_or(WebError::BadForm)?;
        let words = match motion {
            Motion::Other => sentence(fields),
            ready => app::words::motion_sentence(ready),
        };
        let preset = fields.filled("preset").unwrap_or(presets::PROCEDURAL);
        let opening = Opening::on(commitment(fields)?, preset, state.ruleset(preset)?);
        let procedural = Some(Procedural { motion, words });
        Ok(Command::Open(Opening { procedural, seconds: fields.number("seconds")?, ..opening }))
    })
    .await
}
