//! What a delegate has cast so far, round by round, beside what the delegation came to and what was decided and why.

use congress::ballot::Mark;
use congress::round::Round;
use congress::rules::Visibility;
use congress::view::{Audience, RoundView};
use leptos::prelude::*;

use super::ballot::ratings_in_words;
use crate::agenda;
use crate::frame::{self, Keeping};
use crate::port::{OwnBallot, OwnBallots, Recorded};
use crate::question::{place_and_round, wording};
use crate::visit::Visit;
use crate::{result, symbols, words};

/// The delegate's own ballots.
#[component]
pub fn OwnBallotsPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.delegate().is_none() {
        return super::not_found::not_yours(&visit);
    }
    let own = use_context::<OwnBallots>().unwrap_or_default().0;
    let rounds: Vec<_> = visit.state.rounds.iter().rev().map(|round| card(&visit, round, &own)).collect();
    let rounds = if rounds.is_empty() {
        view! { <p class="quiet">{visit.t("rounds-none")}</p> }.into_any()
    } else {
        rounds.into_any()
    };
    let content = view! {
        <h1>{visit.t("ballots-own")}</h1>
        <p class="quiet">{visit.t("ballots-hint")}</p>
        {rounds}
    }
    .into_any();
    frame::page(&visit, visit.t("ballots-own"), ("/", "sheet"), Keeping::Pointing, content)
}

fn card(visit: &Visit, round: &Round, own: &[OwnBallot]) -> AnyView {
    let view = round.view(Audience::Public);
    let item = agenda::asked(&visit.state, round, visit.language());
    let heading = item.map(|item| {
        view! {
            <h2 class="kicker">{place_and_round(visit, &item, round)}</h2>
            {wording(visit, &item)}
        }
    });
    let own = own.iter().find(|own| own.round == round.number);
    let recorded = own.map(|own| &own.recorded);
    let opening = own.filter(|_| view.tally.is_some()).map(|own| opening(visit, own));
    view! {
        <article class="card own">
            {heading}
            <dl class="facts">
                <dt>{visit.t("ballots-you")}</dt>
                <dd>{mine(visit, round, recorded)}</dd>
                {delegation(visit, &view)}
                <dt>{visit.t("column-outcome")}</dt>
                <dd>{outcome(visit, &view)}</dd>
            </dl>
            {opening}
            <p class="small">
                <a href=format!("/record/{}", round.number)>{visit.t("see-record")}</a>
            </p>
        </article>
    }
    .into_any()
}

/// What opens the commitment to this ballot in the published record, to copy: the delegate's own proof of how it was cast.
fn opening(visit: &Visit, own: &OwnBallot) -> AnyView {
    let id = format!("opening-{}", own.round);
    view! {
        <details class="fold">
            <summary>{visit.t("opening")}</summary>
            <label for=id.clone() class="small">
                {visit.t("opening-hint")}
            </label>
            <textarea id=id readonly rows="5" spellcheck="false">
                {own.opening.clone()}
            </textarea>
            <p class="small quiet">{visit.t("opening-commitment")}</p>
            <code>{own.commitment.clone()}</code>
        </details>
    }
    .into_any()
}

/// What was cast: the choice with its words and its time.
fn mine(visit: &Visit, round: &Round, recorded: Option<&Recorded>) -> AnyView {
    let Some(recorded) = recorded else {
        let key = match round.ruleset.visibility {
            Visibility::Secret => "ballots-secret",
            _ => "ballots-none",
        };
        return view! { <span class="quiet">{visit.t(key)}</span> }.into_any();
    };
    let choice = match &recorded.mark {
        Mark::Choice(choice) => position(visit, Some(*choice)),
        Mark::Ratings(ratings) => view! { <span>{ratings_in_words(visit, ratings)}</span> }.into_any(),
    };
    let time = visit.date_time(recorded.at);
    let delegate = visit.delegate().map(|(id, _)| id);
    let on_paper = delegate.filter(|id| round.on_paper.contains_key(*id)).map(|_| visit.t("paper-own"));
    let said =
        |words: &Option<String>| words.clone().map(|words| view! { <blockquote class="serif">{words}</blockquote> });
    view! {
        {choice}
        " "
        <span class="small quiet num">{visit.t_with("ballots-at", &[("time", time.into())])}</span>
        " "
        <span class="small">{on_paper}</span>
        {said(&recorded.reason)}
        {said(&recorded.proposal)}
    }
    .into_any()
}

fn position(visit: &Visit, choice: Option<congress::ballot::Choice>) -> AnyView {
    view! {
        <span class=format!(
            "position {}",
            symbols::colour(choice),
        )>{symbols::shape(choice, choice.is_some())} <b>{words::choice(visit.language(), choice)}</b></span>
    }
    .into_any()
}

/// What the delegation came to, once the round is published and where it has a position.
fn delegation(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    let own = visit.delegate().map(|(_, delegate)| &delegate.delegation);
    let rows = view.tally.and_then(|tally| tally.delegations.as_deref()).unwrap_or_default();
    let row = rows.iter().find(|row| Some(&row.id) == own);
    row.map(|row| {
        let standing = row.position.map(|held| position(visit, held.0));
        let declared = row.declared.unwrap_or(false).then(|| visit.t("position-declared"));
        let ballots = row.ballots.iter().filter(|(_, n)| *n > 0);
        let ballots: Vec<String> =
            ballots.map(|(choice, n)| format!("{} {n}", words::choice(visit.language(), Some(choice)))).collect();
        view! {
            <dt>{visit.t("ballots-delegation")}</dt>
            <dd>
                {standing} " " <span class="small quiet">{declared}</span> " "
                <span class="small quiet num">{ballots.join(" · ")}</span>
            </dd>
        }
    })
    .into_any()
}

/// What was decided, and why in a sentence; else where the round is.
fn outcome(visit: &Visit, view: &RoundView<'_>) -> AnyView {
    let (word, colour) = result::outcome_word(visit, view);
    let reasons = view.tally.map(|tally| words::reasons(visit.language(), tally)).unwrap_or_default();
    let because = view.annulled_because.map(|reason| visit.t_with("annulled-because", &[("reason", reason.into())]));
    let why: Vec<String> = reasons.into_iter().chain(because).collect();
    view! {
        <b class=colour>{word}</b>
        " "
        <span class="small">{why.join(" ")}</span>
    }
    .into_any()
}
