//! A roll call: whose turn it is, the answer that is to be recorded, and those recorded already.

use congress::ballot::Choice;
use congress::roll::DelegationId;
use congress::roll_call::Turn;
use congress::round::Round;
use congress::rules::Kind;
use leptos::prelude::*;

use crate::symbols;
use crate::visit::Visit;
use crate::words;

/// The element that is kept fresh while others record answers.
pub const CALL: &str = "call";

/// The roll call for whoever records the answers.
pub fn roll_call(visit: &Visit, round: &Round) -> AnyView {
    if round.roll_call.is_none() {
        return ().into_any();
    }
    let called = match round.turn() {
        Some(id) => called(visit, round, id),
        None => view! { <p class="hint">{visit.t("call-all-called")}</p> }.into_any(),
    };
    view! {
        <section id=CALL class="call">
            {called}
            {list(visit, round)}
        </section>
    }
    .into_any()
}

fn called(visit: &Visit, round: &Round, id: &DelegationId) -> AnyView {
    view! {
        <div class="turn-card">
            <p class="small quiet">{visit.t("call-turn")}</p>
            <h2>{visit.delegation(id)}</h2>
            <p class="small quiet">{visit.party(id)}</p>
            {answers(visit, round, id, true)}
        </div>
    }
    .into_any()
}

/// The answers that a delegation can give, as buttons; the last one says that it gave none.
fn answers(visit: &Visit, round: &Round, id: &DelegationId, large: bool) -> AnyView {
    let options = Choice::options(Kind::Vote).iter().map(|choice| Some(*choice)).chain([None]);
    let buttons = options
        .map(|choice| {
            let value = choice.map_or("", Choice::as_str);
            let word = choice
                .map_or_else(|| visit.t("call-no-answer"), |choice| words::choice(visit.language(), Some(choice)));
            let class = format!("answer {}", choice.map_or("", Choice::as_str));
            view! {
                <button class=class class:large=large name="answer" value=value>
                    {choice.map(|choice| symbols::shape(Some(choice), true))}
                    <span>{word}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="answers" method="post" action="/answer">
            <input type="hidden" name="round" value=round.number.to_string() />
            <input type="hidden" name="delegation" value=id.to_string() />
            {buttons}
        </form>
    }
    .into_any()
}

fn list(visit: &Visit, round: &Round) -> AnyView {
    let rows = round
        .turns()
        .map(|(id, turn)| {
            let correct = matches!(turn, Turn::Answered(_) | Turn::Silent).then(|| {
                view! {
                    <details class="fold">
                        <summary>{visit.t("call-correct")}</summary>
                        {answers(visit, round, id, false)}
                    </details>
                }
            });
            view! {
                <li class:called=turn == Turn::Called>
                    <span>{visit.delegation(id)}</span>
                    {answer_word(visit, turn)}
                    {correct}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="turns" aria-label=visit.t("call-order")>{rows}</ol> }.into_any()
}

/// What became of a turn: the answer with its shape, or a word.
pub fn answer_word(visit: &Visit, turn: Turn) -> AnyView {
    match turn {
        Turn::Answered(choice) => view! {
            <b class=symbols::colour(Some(choice))>
                {symbols::shape(Some(choice), true)} " " {words::choice(visit.language(), Some(choice))}
            </b>
        }
        .into_any(),
        Turn::Silent => view! { <span class="quiet">{visit.t("call-no-answer")}</span> }.into_any(),
        Turn::Called => view! { <b class="current">{visit.t("call-now")}</b> }.into_any(),
        Turn::Waiting => ().into_any(),
    }
}
