//! Ballots on paper at the desk: one form, whose rows are recorded all together or not at all.

use std::collections::BTreeMap;

use app::link::encoded;
use app::port::{Notice, PaperForm};
use app::words;
use axum::response::Response;
use congress::roll::DelegateId;

use super::super::{Fields, Sent};
use crate::house::{HouseError, PaperBallot};
use crate::web::asking::{Asking, WebError};
use crate::web::pages;

/// Enters ballots on paper: `round`, and for each delegate `choice/{delegate}` or a `rating/{alternative}/{delegate}` for
/// each alternative, `reason/{delegate}`, `proposal/{delegate}`, and `replaces/{delegate}` where a ballot is recorded
/// already; `delegation` or `q` is where the form stood. Rows in which nothing is filled in are left out.
pub async fn enter(asking: Asking, sent: Sent) -> Response {
    let fields = Fields::read(sent);
    let here = here(fields.as_ref().ok());
    let mut entered = 0;
    let result = async {
        let fields = fields.as_ref().map_err(|_| WebError::BadForm)?;
        let papers = papers(fields);
        entered = papers.len();
        let round = fields.round()?;
        asking.web.house.enter_paper(asking.actor()?, round, papers).await?;
        Ok(())
    }
    .await;
    match (result, fields) {
        (Err(error @ WebError::House(HouseError::Papers(_))), Ok(fields)) if !asking.wants_json() => {
            again(asking, &here, fields, error).await
        }
        (result, _) => asking.answer(&here, &format!("{here}&entered={entered}"), result).await,
    }
}

fn here(fields: Option<&Fields>) -> String {
    let field = |name| fields.and_then(|fields| fields.filled(name));
    match field("delegation") {
        Some(delegation) => format!("/desk/paper?delegation={}", encoded(delegation)),
        None => format!("/desk/paper?q={}", encoded(field("q").unwrap_or_default())),
    }
}

/// The rows in which something is filled in.
fn papers(fields: &Fields) -> Vec<(DelegateId, PaperBallot)> {
    let filled = |prefix| fields.beginning(prefix).filter(|(_, value)| !value.is_empty());
    let mut papers: BTreeMap<DelegateId, PaperBallot> = BTreeMap::new();
    for (delegate, choice) in filled("choice/") {
        papers.entry(DelegateId::new(delegate)).or_default().mark = choice.to_owned();
    }
    for (of, rating) in filled("rating/") {
        let Some((alternative, delegate)) = of.split_once('/') else { continue };
        let mark = &mut papers.entry(DelegateId::new(delegate)).or_default().mark;
        let separator = if mark.is_empty() { "" } else { ";" };
        mark.push_str(&format!("{separator}{alternative}={rating}"));
    }
    for (delegate, words) in filled("reason/") {
        papers.entry(DelegateId::new(delegate)).or_default().reason = Some(words.to_owned());
    }
    for (delegate, words) in filled("proposal/") {
        papers.entry(DelegateId::new(delegate)).or_default().proposal = Some(words.to_owned());
    }
    for (delegate, _) in filled("replaces/") {
        papers.entry(DelegateId::new(delegate)).and_modify(|paper| paper.replaces = true);
    }
    papers.into_iter().collect()
}

/// Shows the form again as it was typed, with what is wrong in its rows.
async fn again(asking: Asking, here: &str, fields: Fields, error: WebError) -> Response {
    let language = asking.viewer.language;
    let (status, notice) = (error.status(), Notice { sentence: error.sentence(language) });
    let refused = match error {
        WebError::House(HouseError::Papers(refused)) => refused,
        _ => Vec::new(),
    };
    let fault = |(delegate, refusal)| {
        let sentence = words::paper_row(language, &delegate, &refusal);
        (delegate, sentence)
    };
    let form = PaperForm { fields: fields.0.into_iter().collect(), faults: refused.into_iter().map(fault).collect() };
    pages::papers_again(&asking.web, asking.viewer, here, (form, notice), status).await
}
