//! What delegates do: cast, their own ballot and by proxy. What heads do: declare, and offer to withdraw.

use axum::response::Response;
use congress::ballot::{Choice, Declaration, Split};
use congress::command::{Actor, Command, Refusal};
use congress::roll::DelegateId;
use congress::round::{BallotPaper, Moment, RoundNumber};
use serde::Serialize;

use super::{Fields, Sent, ask, commitment};
use crate::house::Sending;
use crate::web::asking::{Asking, WebError};

/// Records a ballot: `round`, and `choice` with its `reason` or `reason-{choice}` and `proposal`, or a `rating-{name}` for
/// each alternative. `for` names the giver of a proxy; with `alike`, the same is cast for every proxy one holds. `key` is
/// by what the phone knows this ballot, `replaces` the keys of those that it takes back, with spaces between.
pub async fn ballot(asking: Asking, sent: Sent) -> Response {
    let cast = async {
        let fields = Fields::read(sent)?;
        let Actor::Delegate(holder) = asking.actor()? else {
            return Err(Refusal::NotPermitted.into());
        };
        let house = &asking.web.house;
        let round = fields.round()?;
        let mark = mark(&fields)?;
        let own_reason = format!("reason-{mark}");
        let paper = BallotPaper {
            mark: &mark,
            reason: fields.filled(&own_reason).or(fields.filled("reason")),
            proposal: fields.filled("proposal"),
        };
        let replaces: Vec<&str> = fields.filled("replaces").unwrap_or_default().split(' ').filter(is_key).collect();
        let sending = Sending { paper, key: fields.filled("key").filter(is_key), replaces: &replaces };
        let delegate = fields.filled("for").map_or(holder.clone(), DelegateId::new);
        let recorded = house.cast(&holder, &delegate, round, sending).await?;
        if fields.filled("alike").is_some() {
            let state = house.state();
            let open = state.round(round)?;
            // What came on paper stays as it is; the others are cast alike.
            for giver in open.proxies_of(&holder).filter(|giver| !open.on_paper.contains_key(*giver)) {
                house.cast(&holder, giver, round, sending).await?;
            }
        }
        Ok(Done { done: true, round, choice: recorded.mark.to_string(), at: recorded.at })
    }
    .await;
    asking.answer_with("/", "/", cast).await
}

/// What a program is told of a ballot that is recorded.
#[derive(Serialize)]
struct Done {
    done: bool,
    round: RoundNumber,
    choice: String,
    at: Moment,
}

/// Whether a phone's key is one: not empty, and no longer than a key is.
fn is_key(key: &&str) -> bool {
    (1..=40).contains(&key.len())
}

/// The mark as files write it: the choice, or the ratings joined.
fn mark(fields: &Fields) -> Result<String, WebError> {
    if let Some(choice) = fields.filled("choice") {
        return Ok(choice.to_owned());
    }
    let ratings: Vec<String> =
        fields.beginning("rating-").map(|(alternative, rating)| format!("{alternative}={rating}")).collect();
    if ratings.is_empty() { Err(WebError::BadForm) } else { Ok(ratings.join(";")) }
}

/// Declares the delegation's position: `round`, `position`, `reason`, and the figures `for`, `against`, `abstain`.
pub async fn declare(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let fields = Fields::read(sent)?;
        let round = fields.round()?;
        let kind = asking.web.house.state().round(round)?.ruleset.kind();
        let position = fields.get("position")?;
        let position = Choice::parse(kind, position).ok_or_else(|| Refusal::BadMark(position.to_owned()))?;
        let figures = [fields.number("for")?, fields.number("against")?, fields.number("abstain")?];
        let split = figures.iter().any(Option::is_some).then(|| {
            let [in_favour, against, abstain] = figures.map(Option::unwrap_or_default);
            Split { in_favour, against, abstain }
        });
        let reason = fields.filled("reason").map(str::to_owned);
        ask(&asking, Command::Declare { round, declaration: Declaration { position, split, reason } }).await
    }
    .await;
    asking.answer("/delegation", "/delegation", result).await
}

/// Offers to withdraw the delegation's objection: `round`.
pub async fn offer_withdrawal(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let round = Fields::read(sent)?.round()?;
        ask(&asking, Command::OfferWithdrawal { round }).await
    }
    .await;
    asking.answer("/delegation", "/delegation", result).await
}

/// Asks to decide a commitment of a bloc by itself: `commitment`.
pub async fn ask_separation(asking: Asking, sent: Sent) -> Response {
    let result = async {
        let commitment = commitment(&Fields::read(sent)?)?;
        ask(&asking, Command::AskSeparation { commitment }).await
    }
    .await;
    asking.answer("/delegation", "/delegation", result).await
}
