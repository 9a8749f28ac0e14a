//! A roll call in the hall: who is called, and every answer as it is recorded, for the room heard it.

use congress::round::Round;
use leptos::prelude::*;

use super::texts;
use crate::pages::chair::answer_word;
use crate::pages::hall::display::Texts;
use crate::visit::Visit;

/// The element that is kept fresh while answers are recorded.
pub const ANSWERS: &str = "answers";
/// Up to so many delegations stand in wide columns.
const FEW: usize = 48;

/// The question above, the delegations in their order below.
pub fn open(visit: &Visit, round: &Round) -> AnyView {
    let turn = match round.turn() {
        Some(id) => visit.delegation(id),
        None => visit.t("call-all-called"),
    };
    let letter = round.roll_call.as_ref().and_then(|call| call.letter).map(|letter| {
        let letter = [("letter", letter.to_string().into())];
        view! { <span class="quiet">{visit.t_with("call-letter", &letter)}</span> }
    });
    let many = round.turns().count() > FEW;
    let rows = round
        .turns()
        .map(|(id, turn)| {
            let called = turn == congress::roll_call::Turn::Called;
            view! {
                <li class:called=called>
                    <span class="name">{visit.delegation(id)}</span>
                    {answer_word(visit, turn)}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="hall-call">
            <div class="hall-call-question">{texts::question(visit, round, Texts::One)}</div>
            <div id=ANSWERS>
                <p class="hall-called">
                    <span class="quiet">{visit.t("call-turn")}</span>
                    " "
                    <b>{turn}</b>
                    " "
                    {letter}
                </p>
                <ol class="hall-answers" class:many=many>
                    {rows}
                </ol>
            </div>
        </div>
    }
    .into_any()
}
