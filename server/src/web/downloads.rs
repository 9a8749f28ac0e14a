//! A published result as files: CSV by delegation, and the tally object of RULES.md.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use congress::ballot::{Choice, Position};
use congress::command::Refusal;
use congress::round::RoundNumber;
use congress::state::State;
use congress::tally::Tally;
use congress::view::Audience;

use super::asking::{Asking, WebError};
use crate::house::HouseError;
use crate::store::StoreError;

/// `results.csv`: one line for each delegation.
pub async fn results(asking: Asking, Path(round): Path<u32>) -> Response {
    file(asking, round, "results.csv", "text/csv; charset=utf-8", |state, tally| {
        csv_of(state, tally).map_err(|error| StoreError::Unsafe(error.to_string()).into())
    })
    .await
}

/// `tally.json`: the tally object.
pub async fn tally(asking: Asking, Path(round): Path<u32>) -> Response {
    file(asking, round, "tally.json", "application/json", |_, tally| {
        serde_json::to_vec_pretty(tally).map_err(|error| StoreError::from(error).into())
    })
    .await
}

async fn file(
    asking: Asking,
    round: u32,
    name: &str,
    kind: &'static str,
    write: impl FnOnce(&State, &Tally) -> Result<Vec<u8>, HouseError>,
) -> Response {
    let state = asking.web.house.state();
    let number = RoundNumber(round);
    let written = state.round(number).map_err(HouseError::from).and_then(|round| {
        let tally = round.view(Audience::Public).tally.ok_or(Refusal::NotPublished(number))?;
        write(&state, tally)
    });
    match written {
        Ok(bytes) => {
            let attachment = format!("attachment; filename=\"round-{round}-{name}\"");
            (
                StatusCode::OK,
                [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, attachment)],
                bytes,
            )
                .into_response()
        }
        Err(error) => asking.turn_away(WebError::House(error)).await,
    }
}

/// The result of a round by delegation, as CSV with a header.
///
/// # Errors
/// If it cannot be written.
pub fn csv_of(state: &State, tally: &Tally) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = tally.delegations.as_deref().unwrap_or_default();
    let options: Vec<Choice> = rows.first().map(|row| row.ballots.iter().map(|(c, _)| c).collect()).unwrap_or_default();
    let splits = rows.iter().any(|row| row.split.is_some());
    let mut header = vec!["delegation", "delegation_name", "country", "status", "votes"];
    header.extend(options.iter().map(|choice| choice.as_str()));
    header.extend(["position", "divided", "declared"]);
    if splits {
        header.extend(["split_for", "split_against", "split_abstain"]);
    }
    writer.write_record(header)?;
    let yes_or_no = |flag: Option<bool>| if flag.unwrap_or(false) { "yes" } else { "no" };
    for row in rows {
        let delegation = state.roll.delegations.get(&row.id);
        let status = serde_json::to_value(row.status).ok().and_then(|s| s.as_str().map(str::to_owned));
        let mut cells = vec![
            row.id.to_string(),
            delegation.map(|d| d.name.clone()).unwrap_or_default(),
            delegation.map(|d| d.country.clone()).unwrap_or_default(),
            status.unwrap_or_default(),
            row.votes.to_string(),
        ];
        cells.extend(options.iter().map(|choice| row.ballots.get(*choice).to_string()));
        cells.push(row.position.map_or("", Position::as_str).to_owned());
        cells.push(yes_or_no(row.divided).to_owned());
        cells.push(yes_or_no(row.declared).to_owned());
        if splits {
            let split = row.split.unwrap_or_default();
            cells.extend([split.in_favour, split.against, split.abstain].map(|n| n.to_string()));
        }
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
