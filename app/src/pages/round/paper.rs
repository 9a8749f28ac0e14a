//! What the record says of paper: when and why the round was opened again, and whose ballots came on paper, by whom entered.

use std::collections::BTreeMap;

use congress::paper::Reopening;
use congress::roll::DelegateId;
use congress::view::RoundView;
use leptos::prelude::*;

use crate::visit::Visit;
use crate::words;

/// The section; nothing where nothing came on paper. Whose ballots did is shown with the result: it says who took part.
pub fn paper(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    let round = view.round;
    let shown = view.tally.is_some();
    if round.reopenings.is_empty() && (!shown || round.on_paper.is_empty()) {
        return ().into_any();
    }
    let again = round.reopenings.iter().map(|again| reopening(visit, again)).collect_view();
    let mut by: BTreeMap<String, Vec<&DelegateId>> = BTreeMap::new();
    for (delegate, mark) in round.on_paper.iter().filter(|_| shown) {
        by.entry(words::person(visit.language(), &mark.by)).or_default().push(delegate);
    }
    let entered = by.into_iter().map(|(by, delegates)| entered(visit, by, &delegates)).collect_view();
    view! {
        <section class="said" id="paper">
            <h2>{visit.t("paper-record-section")}</h2>
            {again}
            {entered}
        </section>
    }
    .into_any()
}

fn reopening(visit: &Visit, again: &Reopening) -> AnyView {
    let arguments = [
        ("closed", visit.clock_time(again.closed_at).into()),
        ("time", visit.clock_time(again.at).into()),
        ("by", words::person(visit.language(), &again.by).into()),
    ];
    view! {
        <div>
            <p>{visit.t_with("paper-record-reopened", &arguments)}</p>
            <blockquote class="serif">{again.reason.clone()}</blockquote>
        </div>
    }
    .into_any()
}

fn entered(visit: &Visit, by: String, delegates: &[&DelegateId]) -> AnyView {
    let arguments = [("n", delegates.len().into()), ("by", by.into())];
    let names = delegates
        .iter()
        .map(|id| {
            view! {
                <li>
                    {visit.person(id)} " " <span class="num quiet">{id.to_string()}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div>
            <p>{visit.t_with("paper-record-entered", &arguments)}</p>
            <ul class="paper-marks">{names}</ul>
        </div>
    }
    .into_any()
}
