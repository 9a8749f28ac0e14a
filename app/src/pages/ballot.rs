//! The delegate's ballot: the commitment under decision, the options, and what is recorded. Between rounds, the last
//! result and what comes next.

use congress::ballot::Choice;
use congress::command::Refusal;
use congress::round::Round;
use congress::view::{Audience, Stage};
use leptos::prelude::*;

use crate::agenda::{Item, prose};
use crate::frame::{self, Keeping};
use crate::islands::Countdown;
use crate::locale;
use crate::port::Recorded;
use crate::visit::Visit;
use crate::{result, symbols, words};

/// The delegate's ballot.
#[component]
pub fn BallotPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        return super::not_found::not_yours(&visit);
    }
    let round = visit.state.latest_round();
    let content = match round.map(|round| (round, round.view(Audience::Public).stage)) {
        Some((round, Stage::Open)) => open(&visit, round),
        Some((round, Stage::Closed)) => counting(&visit, round),
        _ => waiting(&visit),
    };
    frame::page(&visit, visit.t("way-ballot"), ("/", "sheet ballot"), Keeping::Current, content)
}

fn item_of(visit: &Visit, round: &Round) -> Option<Item> {
    let mut agenda = visit.agenda().into_iter();
    agenda.find(|item| item.id == round.question.commitment)
}

fn open(visit: &Visit, round: &Round) -> AnyView {
    let label = visit.t("time-left");
    let closes_at = round.closes_at.map(|end| end.0 as f64);
    view! {
        <div class="head">
            {kicker(visit, round)}
            <Countdown closes_at=closes_at now=visit.now.0 as f64 label=label />
        </div>
        {question(visit, round)}
        <p class="rule small quiet">
            {words::rule(visit.language(), &round.ruleset)} " " {visit.t("results-hidden")}
        </p>
        {options(visit, round)}
    }
    .into_any()
}

/// "Commitment 7 of 16 · round 1", as the page's heading.
fn kicker(visit: &Visit, round: &Round) -> AnyView {
    item_of(visit, round)
        .map(|item| view! { <h1 class="kicker">{place_and_round(visit, &item, round)}</h1> })
        .into_any()
}

/// The place of a commitment on the agenda, and which round on it this is.
pub fn place_and_round(visit: &Visit, item: &Item, round: &Round) -> String {
    let place = visit.t_with("commitment-of", &[("place", item.place.into()), ("of", item.of.into())]);
    let attempt = visit.t_with("round-attempt", &[("n", round.attempt.into())]);
    format!("{place} · {attempt}")
}

fn question(visit: &Visit, round: &Round) -> AnyView {
    item_of(visit, round).map(|item| wording(visit, &item)).into_any()
}

/// The words of a commitment, and whether they are the official ones.
pub fn wording(visit: &Visit, item: &Item) -> AnyView {
    let status = if item.official { "text-official" } else { "text-working" };
    view! {
        <div class="wording">
            <p class="question serif" lang=item.language.code()>
                {prose(&item.words)}
            </p>
            <p class="small quiet">{visit.t(status)}</p>
        </div>
    }
    .into_any()
}

/// The options, or the sentence why there are none for this person.
fn options(visit: &Visit, round: &Round) -> AnyView {
    let Some((id, _)) = visit.delegate() else {
        return view! { <p class="hint">{visit.t("ballot-delegates-only")}</p> }.into_any();
    };
    let recorded = visit.house.own_ballot(round.number, id);
    if let Err(refusal) = round.may_cast(&visit.state.roll, id) {
        return cannot(visit, &refusal);
    }
    if !round.is_open_at(visit.now) {
        return view! {
            <p class="hint" role="status">{visit.t("ballot-time-is-up")}</p>
            {recorded.map(|ballot| own(visit, &ballot))}
        }
        .into_any();
    }
    let chosen = recorded.as_ref().and_then(|ballot| ballot.mark.choice());
    let buttons = Choice::options(round.ruleset.kind())
        .iter()
        .map(|choice| option(visit, *choice, chosen == Some(*choice)))
        .collect_view();
    view! {
        <form method="post" action="/ballot">
            <input type="hidden" name="round" value=round.number.to_string() />
            <fieldset class="options">
                <legend>{visit.t("ballot-legend")}</legend>
                {buttons}
            </fieldset>
        </form>
        {recorded_note(visit, recorded.as_ref())}
    }
    .into_any()
}

fn option(visit: &Visit, choice: Choice, chosen: bool) -> AnyView {
    let pressed = if chosen { "true" } else { "false" };
    view! {
        <button
            class=format!("option {}", choice.as_str())
            name="choice"
            value=choice.as_str()
            aria-pressed=pressed
        >
            {symbols::shape(Some(choice), chosen)}
            <span class="option-word">{words::choice(visit.language(), Some(choice))}</span>
            {chosen.then(|| view! { <span class="tick small">{visit.t("ballot-yours")}</span> })}
        </button>
    }
    .into_any()
}

fn recorded_note(visit: &Visit, recorded: Option<&Recorded>) -> AnyView {
    let Some(ballot) = recorded else {
        return view! { <p class="small quiet">{visit.t("ballot-not-yet")}</p> }.into_any();
    };
    let time = visit.clock_time(ballot.at);
    view! {
        <p class="recorded" role="status">
            <span class="for">{symbols::tick()}</span>
            <span>
                <b class="num">{visit.t_with("ballot-recorded", &[("time", time.into())])}</b>
                <span class="small quiet">{visit.t("ballot-changeable")}</span>
            </span>
        </p>
    }
    .into_any()
}

fn cannot(visit: &Visit, refusal: &Refusal) -> AnyView {
    view! { <p class="hint">{locale::refusal(visit.language(), refusal)}</p> }.into_any()
}

fn own(visit: &Visit, ballot: &Recorded) -> AnyView {
    let choice = ballot.mark.choice();
    let arguments =
        [("choice", words::choice(visit.language(), choice).into()), ("time", visit.clock_time(ballot.at).into())];
    view! {
        <p class="recorded">
            <span class=symbols::colour(choice)>{symbols::shape(choice, true)}</span>
            <span class="num">{visit.t_with("ballot-was", &arguments)}</span>
        </p>
    }
    .into_any()
}

/// The round is closed and the chair has not published yet.
fn counting(visit: &Visit, round: &Round) -> AnyView {
    let recorded = visit.delegate().and_then(|(id, _)| visit.house.own_ballot(round.number, id));
    view! {
        {kicker(visit, round)}
        <p class="hint" role="status">
            {visit.t("ballot-closed")}
        </p>
        {question(visit, round)}
        {recorded.map(|ballot| own(visit, &ballot))}
    }
    .into_any()
}

/// No round is under way: the last published result, and what comes next.
fn waiting(visit: &Visit) -> AnyView {
    let rounds = visit.state.rounds.iter().rev();
    let mut published = rounds.map(|round| round.view(Audience::Public)).filter(|view| view.stage == Stage::Published);
    let last = published.next().map(|view| last_result(visit, view.round));
    let latest = visit.state.latest_round();
    let next = visit.next_pending(latest.map(|round| &round.question.commitment));
    let next = next.map(|item| {
        let arguments = [("place", item.place.into()), ("heading", item.heading.clone().into())];
        view! {
            <section class="next">
                <h2>{visit.t("next-commitment")}</h2>
                <p>
                    <a href=format!("/resolution/{}", item.id)>
                        {visit.t_with("commitment-heading", &arguments)}
                    </a>
                </p>
            </section>
        }
    });
    view! {
        <h1 class="waiting">{visit.t("ballot-waiting")}</h1>
        <p class="quiet">{visit.t("ballot-waiting-hint")}</p>
        {last}
        {next}
    }
    .into_any()
}

fn last_result(visit: &Visit, round: &Round) -> AnyView {
    let heading = item_of(visit, round).map(|item| {
        view! {
            <h2 class="kicker">{place_and_round(visit, &item, round)}</h2>
            {wording(visit, &item)}
        }
    });
    view! {
        <section class="card">
            {heading} {result::summary(visit, &round.view(Audience::Public))}
            <p>
                <a href=format!("/record/{}", round.number)>{visit.t("see-delegations")}</a>
            </p>
        </section>
    }
    .into_any()
}
