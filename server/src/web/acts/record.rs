//! The record: tellers sign beside the congress.

use axum::response::Response;
use congress::command::Refusal;

use super::{Fields, Sent};
use crate::house::HouseError;
use crate::record::teller;
use crate::web::asking::{Asking, WebError};

const RECORD: &str = "/record";

/// Takes a teller's countersignature: `countersignature`, as `hemicycle countersign` wrote it.
pub async fn countersign(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let actor = asking.actor()?;
        let name = teller(&actor).ok_or(Refusal::NotPermitted)?;
        let fields = Fields::read(sent)?;
        let taken = asking.web.house.heads().countersign(name, fields.get("countersignature")?).await;
        taken.map_err(HouseError::from)?.map_err(|_| WebError::NoCountersignature)
    }
    .await;
    asking.answer(RECORD, RECORD, result).await
}
