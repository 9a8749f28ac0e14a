//! What was said with ballots and declarations, word for word, and what was done about a round since it closed.

use congress::ballot::{Choice, Statement};
use congress::round::{Round, Step, Taken};
use congress::view::RoundView;
use leptos::prelude::*;

use crate::symbols;
use crate::visit::Visit;
use crate::words;

/// Everything that was said in a round that this audience may see, delegation by delegation; nothing if nothing was.
pub fn statements(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    of(visit, view, |_| true)
}

/// The objections and reservations only: what a chair has to answer.
pub fn concerns(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    of(visit, view, |choice| matches!(choice, Choice::Object | Choice::Reservation))
}

fn of(visit: &Visit, view: &RoundView<'_>, is_shown: impl Fn(Choice) -> bool) -> AnyView {
    let shown: Vec<&Statement> = view.statements.iter().filter(|said| is_shown(said.choice)).collect();
    if shown.is_empty() {
        return ().into_any();
    }
    let delegations = shown
        .chunk_by(|a, b| a.delegation == b.delegation)
        .map(|said| {
            let id = &said[0].delegation;
            let words = said.iter().map(|said| statement(visit, view.round, said)).collect_view();
            view! {
                <li class="statement">
                    <h3>{visit.delegation(id)} <span class="small quiet">{visit.party(id)}</span></h3>
                    {words}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="said">
            <h2>{visit.t("statements")}</h2>
            <ul class="statements">{delegations}</ul>
        </section>
    }
    .into_any()
}

fn statement(visit: &Visit, round: &Round, said: &Statement) -> AnyView {
    let withdrawn = round.withdrawn.contains(&said.delegation);
    let kind = words::document::statement_kind(visit.language(), said, withdrawn);
    let proposal = said.proposal.clone().map(|proposal| {
        view! {
            <p class="small quiet">{visit.t("statement-proposal")}</p>
            <blockquote class="proposal serif">{proposal}</blockquote>
        }
    });
    view! {
        <p class=format!("position {}", symbols::colour(Some(said.choice)))>
            {symbols::shape(Some(said.choice), true)} <b>{kind}</b>
        </p>
        <blockquote class="serif">{said.text.clone()}</blockquote>
        {proposal}
    }
    .into_any()
}

/// Where a round stands among the others: the round that it follows, and what was done about it since it closed. Both
/// tell of a result, so they are shown with it only.
pub fn steps(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    if view.tally.is_none() {
        return ().into_any();
    }
    let steps = &view.round.steps;
    if steps.is_empty() {
        return ().into_any();
    }
    let rows = steps.iter().map(|taken| step(visit, taken)).collect_view();
    view! {
        <section>
            <h2>{visit.t("steps")}</h2>
            <ol class="steps">{rows}</ol>
        </section>
    }
    .into_any()
}

/// The link to the round that came to nothing and is taken up again in this one.
pub fn follows(visit: &Visit, round: &Round) -> AnyView {
    round
        .question
        .follows
        .map(|number| {
            view! {
                <p>
                    <a href=format!("/record/{number}")>
                        {visit.t_with("round-follows", &[("n", number.0.into())])}
                    </a>
                </p>
            }
        })
        .into_any()
}

fn step(visit: &Visit, taken: &Taken) -> AnyView {
    let (what, why) = words::step(visit.language(), &visit.state.roll, &taken.step);
    let what = match &taken.step {
        Step::TakenUp(number) => view! { <a href=format!("/record/{number}")>{what}</a> }.into_any(),
        _ => what.into_any(),
    };
    let why = why.map(|why| view! { <blockquote class="serif">{why.to_owned()}</blockquote> });
    let by = words::person(visit.language(), &taken.by);
    view! {
        <li>
            <span class="small quiet num">{visit.date_time(taken.at)} " · " {by}</span>
            <p>{what}</p>
            {why}
        </li>
    }
    .into_any()
}
