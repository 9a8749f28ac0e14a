//! The table of the result delegation by delegation: position and ballots, or the mean resistance in a choice of wording.

use congress::roll::Status;
use congress::round::Round;
use congress::tally::{DelegationTally, Tally};
use leptos::prelude::*;

use crate::symbols;
use crate::visit::Visit;
use crate::words::Columns;

/// The result delegation by delegation; nothing where the tally does not list them.
pub fn delegations(visit: &Visit, round: &Round, tally: &Tally) -> AnyView {
    let Some(rows) = tally.delegations.as_deref() else {
        return ().into_any();
    };
    let columns = Columns::of(round.roll_call.is_some(), tally, rows);
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
    let figure = |words: String| {
        view! {
            <th scope="col" class="num">
                {words}
            </th>
        }
    };
    view! {
        <tr>
            {words("column-delegation")} {columns.positions.then(|| words("column-position"))}
            {columns.heads(visit.language()).into_iter().map(figure).collect_view()}
        </tr>
    }
    .into_any()
}

fn delegation_row(visit: &Visit, row: &DelegationTally, columns: &Columns) -> AnyView {
    let consultative = (row.status == Status::Consultative)
        .then(|| view! { <span class="small quiet">{visit.t("delegation-noted")}</span> });
    let figure = |words: String| view! { <td class="num">{words}</td> };
    view! {
        <tr>
            <th scope="row">
                <span class="delegation-name">{visit.delegation(&row.id)}</span>
                <span class="small quiet">{visit.party(&row.id)}</span>
                {consultative}
            </th>
            {columns.positions.then(|| position(visit, row, columns))}
            {columns.figures(row).into_iter().map(figure).collect_view()}
        </tr>
    }
    .into_any()
}

fn position(visit: &Visit, row: &DelegationTally, columns: &Columns) -> AnyView {
    let position = columns.position(visit.language(), row);
    view! {
        <td>
            <span class=format!("position {}", symbols::colour(position.choice))>
                {symbols::shape(position.choice, position.choice.is_some())} <span>{position.word}</span>
            </span>
            {position.remark.map(|remark| view! { <span class="small quiet">{remark}</span> })}
        </td>
    }
    .into_any()
}
