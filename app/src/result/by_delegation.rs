//! The result delegation by delegation: position and ballots, or the mean resistance in a choice of wording.

use congress::ballot::{Alternative, Choice};
use congress::roll::Status;
use congress::round::Round;
use congress::rules::Kind;
use congress::tally::{Count, DelegationTally, Tally};
use leptos::prelude::*;

use crate::symbols;
use crate::visit::Visit;
use crate::words;

/// The columns of the table.
struct Columns {
    /// Position and, in a vote, W.
    positions: bool,
    votes: bool,
    options: &'static [Choice],
    splits: bool,
    individual_objections: bool,
    alternatives: Vec<Alternative>,
    /// A roll call: what else would be a head's declaration was said in the hall.
    answered_aloud: bool,
}

impl Columns {
    fn of(round: &Round, tally: &Tally, rows: &[DelegationTally]) -> Self {
        let (kind, alternatives) = match &tally.count {
            Count::Vote { .. } => (Kind::Vote, vec![]),
            Count::Consensus { .. } => (Kind::Consensus, vec![]),
            Count::Poll { .. } => (Kind::Poll, vec![]),
            Count::Wording { ranking } => {
                (Kind::Wording, ranking.iter().map(|ranked| ranked.alternative.clone()).collect())
            }
        };
        Self {
            positions: matches!(kind, Kind::Vote | Kind::Consensus),
            votes: kind == Kind::Vote,
            options: Choice::options(kind),
            splits: rows.iter().any(|row| row.split.is_some()),
            individual_objections: rows.iter().any(|row| row.individual_objections.is_some_and(|n| n > 0)),
            alternatives,
            answered_aloud: round.roll_call.is_some(),
        }
    }
}

/// The result delegation by delegation; nothing where the tally does not list them.
pub fn delegations(visit: &Visit, round: &Round, tally: &Tally) -> AnyView {
    let Some(rows) = tally.delegations.as_deref() else {
        return ().into_any();
    };
    let columns = Columns::of(round, tally, rows);
    let rows = rows.iter().map(|row| delegation_row(visit, row, &columns)).collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("by-delegation")>
            <table class="delegations">
                <caption>{visit.t("by-delegation")}</caption>
                <thead>{heads(visit, &columns)}</thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn heads(visit: &Visit, columns: &Columns) -> AnyView {
    let words = |key: &str| view! { <th scope="col">{visit.t(key)}</th> };
    let number = |words: String| {
        view! {
            <th scope="col" class="num">
                {words}
            </th>
        }
    };
    let option = |choice: &Choice| number(words::choice(visit.language(), Some(*choice)));
    let alternative = |alternative: &Alternative| number(words::alternative(visit.language(), alternative));
    view! {
        <tr>
            {words("column-delegation")} {columns.positions.then(|| words("column-position"))}
            {columns.votes.then(|| number(visit.t("column-votes")))}
            {columns.options.iter().map(option).collect_view()}
            {columns.individual_objections.then(|| number(visit.t("column-individual-objections")))}
            {columns.splits.then(|| words("column-split"))}
            {columns.alternatives.iter().map(alternative).collect_view()}
        </tr>
    }
    .into_any()
}

fn delegation_row(visit: &Visit, row: &DelegationTally, columns: &Columns) -> AnyView {
    let number = |words: String| view! { <td class="num">{words}</td> };
    let consultative = (row.status == Status::Consultative)
        .then(|| view! { <span class="small quiet">{visit.t("delegation-noted")}</span> });
    let mean = |alternative: &Alternative| {
        let mean = row.means.iter().find(|mean| &mean.alternative == alternative);
        number(mean.map_or_else(String::new, |mean| words::sum(&mean.mean)))
    };
    let split = columns.splits.then(|| {
        let split = row.split.unwrap_or_default();
        number(format!("{} · {} · {}", split.in_favour, split.against, split.abstain))
    });
    view! {
        <tr>
            <th scope="row">
                <span class="delegation-name">{visit.delegation(&row.id)}</span>
                <span class="small quiet">{visit.party(&row.id)}</span>
                {consultative}
            </th>
            {columns.positions.then(|| position(visit, row, columns))}
            {columns.votes.then(|| number(row.votes.to_string()))}
            {columns.options.iter().map(|choice| number(row.ballots.get(*choice).to_string())).collect_view()}
            {columns
                .individual_objections
                .then(|| number(row.individual_objections.unwrap_or_default().to_string()))}
            {split}
            {columns.alternatives.iter().map(mean).collect_view()}
        </tr>
    }
    .into_any()
}

fn position(visit: &Visit, row: &DelegationTally, columns: &Columns) -> AnyView {
    let choice = row.position.and_then(|position| position.0);
    let remark = if row.divided == Some(true) {
        Some(visit.t("position-divided"))
    } else if row.declared == Some(true) {
        Some(visit.t(if columns.answered_aloud { "position-spoken" } else { "position-declared" }))
    } else {
        None
    };
    view! {
        <td>
            <span class=format!("position {}", symbols::colour(choice))>
                {symbols::shape(choice, choice.is_some())} <span>{words::choice(visit.language(), choice)}</span>
            </span>
            {remark.map(|remark| view! { <span class="small quiet">{remark}</span> })}
        </td>
    }
    .into_any()
}
