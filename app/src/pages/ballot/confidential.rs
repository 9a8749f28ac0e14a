//! The ballot of a confidential round: an option, a question whether it is meant, and from then on only that a ballot is in
//! the box. Its forms have an address of their own, so that the outbox neither keeps nor repeats a choice.

use congress::ballot::Choice;
use congress::round::Round;
use congress::rules::Kind;
use leptos::prelude::*;

use super::paper::Paper;
use super::{kicker, vote};
use crate::port::Confirming;
use crate::question::question;
use crate::visit::Visit;
use crate::{symbols, words};

/// Where its forms are sent.
const PATH: &str = "/ballot/confidential";

/// A button for each option, or that the ballot is in the box.
pub(super) fn form(paper: &Paper<'_>) -> AnyView {
    let visit = paper.visit;
    if paper.is_in_the_box() {
        return in_the_box(paper);
    }
    let buttons = Choice::options(Kind::Vote).iter().map(|choice| vote::option(paper, *choice, false)).collect_view();
    view! {
        <div class="own-paper" id=paper.id("paper")>
            <form class="paper" method="post" action=PATH>
                {paper.whose()}
                <fieldset class="options">
                    <legend>{visit.t("ballot-legend")}</legend>
                    <p class="consequence small quiet" id=paper.id("tap")>
                        {visit.t("secret-tap")}
                    </p>
                    {buttons}
                </fieldset>
                <p class="small quiet">{visit.t("secret-hint")}</p>
            </form>
        </div>
    }
    .into_any()
}

/// That the ballot is in the box, and nothing else; nothing if it is not.
pub(super) fn in_the_box(paper: &Paper<'_>) -> AnyView {
    if !paper.is_in_the_box() {
        return ().into_any();
    }
    let visit = paper.visit;
    view! {
        <p class="recorded" role="status">
            <span class="for">{symbols::tick()}</span>
            <span>
                {paper.whose_name()} <b>{visit.t("secret-in-the-box")}</b>
                <span class="small quiet">{visit.t("secret-in-the-box-hint")}</span>
            </span>
        </p>
    }
    .into_any()
}

/// Asks whether the choice is meant, before it goes into the box for good.
pub(super) fn confirm(visit: &Visit, round: &Round, asked: &Confirming) -> AnyView {
    let word = words::choice(visit.language(), Some(asked.choice));
    let giver = asked.giver.as_ref().map(|giver| {
        let name = visit.state.roll.delegates.get(giver).map_or_else(|| giver.to_string(), |one| one.name.clone());
        view! {
            <h2>{visit.t_with("ballot-for", &[("name", name.into())])}</h2>
            <input type="hidden" name="for" value=giver.to_string() />
        }
    });
    view! {
        {kicker(visit, round)}
        {question(visit, round)}
        <form class="confirm" method="post" action=PATH>
            <input type="hidden" name="round" value=round.number.to_string() />
            <input type="hidden" name="choice" value=asked.choice.as_str() />
            <input type="hidden" name="confirmed" value="yes" />
            {giver}
            <p class=format!("chosen {}", symbols::colour(Some(asked.choice)))>
                {symbols::shape(Some(asked.choice), true)} <span class="option-word">{word}</span>
            </p>
            <p class="hint">{visit.t("secret-confirm-hint")}</p>
            <button class="go">{visit.t("secret-confirm")}</button>
            <p>
                <a class="alt" href="/">
                    {visit.t("secret-back")}
                </a>
            </p>
        </form>
    }
    .into_any()
}
