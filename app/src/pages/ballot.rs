//! The delegate's ballot: the commitment under decision, the form of the round's kind, and what is recorded. Between
//! rounds, the last result and what comes next.

mod confidential;
mod consensus;
mod fields;
mod paper;
mod proxies;
mod vote;
mod wording;

use congress::agenda::Shown;
use congress::command::Refusal;
use congress::round::Round;
use congress::rules::Kind;
use congress::text::Language;
use congress::view::{Audience, Stage};
use leptos::prelude::*;

use crate::agenda::{self, Item};
use crate::frame::{self, Keeping};
use crate::islands::{Countdown, Turn};
use crate::locale;
use crate::port::Confirming;
use crate::question::{place_and_round, question, wording};
use crate::visit::Visit;
use crate::{result, words};

pub(super) use fields::{Need, area, as_text};
use paper::Paper;
pub(super) use wording::in_words as ratings_in_words;

/// The delegate's ballot.
#[component]
pub fn BallotPage() -> impl IntoView {
    let visit = Visit::here();
    if visit.viewer.actor.is_none() {
        return super::not_found::not_yours(&visit);
    }
    let round = visit.state.latest_round();
    if let (Some(asked), Some(round)) = (use_context::<Confirming>(), round) {
        let content = confidential::confirm(&visit, round, &asked);
        return frame::page(&visit, visit.t("secret-title"), ("/", "sheet ballot"), Keeping::Still, content);
    }
    let content = match round.map(|round| (round, round.view(Audience::Public).stage)) {
        Some((round, Stage::Open)) => open(&visit, round),
        Some((round, Stage::Closed)) => counting(&visit, round),
        _ => waiting(&visit),
    };
    let is_open = visit.state.open_round().is_some_and(|round| !round.is_reopened());
    let title = if is_open { visit.t("ballot-title-open") } else { visit.t("way-ballot") };
    frame::page(&visit, title, ("/", "sheet ballot"), Keeping::Current, content)
}

fn item_of(visit: &Visit, round: &Round) -> Option<Item> {
    agenda::asked(&visit.state, round, visit.language())
}

/// An open round: the question, its rule, and the ballot.
pub fn open(visit: &Visit, round: &Round) -> AnyView {
    let label = visit.t("time-left");
    let closes_at = round.closes_at.map(|end| end.0 as f64);
    view! {
        <div class="head">
            {kicker(visit, round)}
            <Countdown closes_at=closes_at now=visit.now.0 as f64 label=label of_round=true />
        </div>
        {question(visit, round)}
        <p class="rule small quiet">
            {words::rule(visit.language(), &round.ruleset)} " " {visit.t("results-hidden")}
        </p>
        <div id="papers" class="papers" data-key=visit.round_key()>
            {papers(visit, round)}
        </div>
        {now(visit)}
        {ways_on(visit)}
        {super::floor::floor(visit)}
    }
    .into_any()
}

/// Where scripts do not run, a frame tells what is new, so that the ballot itself can stay as it is.
fn now(visit: &Visit) -> AnyView {
    let source = format!("/now?key={}", visit.round_key());
    view! {
        <noscript>
            <iframe class="now-frame" src=source title=visit.t("now-title")></iframe>
        </noscript>
    }
    .into_any()
}

/// "Commitment 7 of 16 · round 1", as the page's heading.
fn kicker(visit: &Visit, round: &Round) -> AnyView {
    item_of(visit, round)
        .map(|item| view! { <h1 class="kicker">{place_and_round(visit, &item, round)}</h1> })
        .into_any()
}

/// The ballots of this person, their own and by proxy, or the sentence why there are none.
fn papers(visit: &Visit, round: &Round) -> AnyView {
    let Some((id, _)) = visit.delegate() else {
        return view! { <p class="hint">{visit.t("ballot-delegates-only")}</p> }.into_any();
    };
    if round.roll_call.is_some() {
        return called(visit, round);
    }
    if let Err(refusal) = round.may_cast(&visit.state.roll, id) {
        return cannot(visit, &refusal);
    }
    let own = Paper::own(visit, round, id);
    let given = proxies::papers(visit, round, id);
    if !round.is_open_at(visit.now) {
        return view! {
            <p class="hint" role="status">{visit.t("ballot-time-is-up")}</p>
            {own.was()}
            {given.iter().map(Paper::was).collect_view()}
        }
        .into_any();
    }
    if round.is_reopened() {
        return view! {
            <p class="hint" role="status">{visit.t("paper-round-hint")}</p>
            {own.was()}
            {given.iter().map(Paper::was).collect_view()}
        }
        .into_any();
    }
    let own_heading = (!given.is_empty()).then(|| view! { <h2>{visit.t("ballot-own")}</h2> });
    view! {
        {paper::noted(visit, round, id)}
        {own_heading}
        {form(&own)}
        {given.iter().map(|paper| proxies::section(paper, form(paper))).collect_view()}
    }
    .into_any()
}

/// A roll call is answered aloud: the phone says whose turn it is.
fn called(visit: &Visit, round: &Round) -> AnyView {
    let name = round.turn().map(|id| visit.delegation(id)).unwrap_or_default();
    let language = Language::ALL.iter().position(|one| *one == visit.language()).unwrap_or_default();
    view! {
        <section class="hint turn-card">
            <p class="small">{visit.t("call-turn")}</p>
            <Turn name=name language=language nobody=visit.t("call-all-called") />
            <p class="small quiet">{visit.t("call-aloud")}</p>
        </section>
    }
    .into_any()
}

/// The form of the round's kind, and what is recorded.
fn form(paper: &Paper<'_>) -> AnyView {
    if paper.round.is_secret() {
        return confidential::form(paper);
    }
    if paper.is_on_paper() {
        return view! {
            <div class="own-paper" id=paper.id("paper")>
                {paper.as_entered()}
            </div>
        }
        .into_any();
    }
    let label = (paper.round.ruleset.kind() == Kind::Wording).then(|| paper.visit.t("ballot-ratings"));
    let fields = match paper.round.ruleset.kind() {
        Kind::Vote | Kind::Poll => vote::fields(paper),
        Kind::Consensus => consensus::fields(paper),
        Kind::Wording => wording::fields(paper),
    };
    view! {
        <div class="own-paper" id=paper.id("paper")>
            <form class="paper" method="post" action="/ballot" data-label=label>
                {paper.address()}
                {fields}
            </form>
        </div>
    }
    .into_any()
}

fn cannot(visit: &Visit, refusal: &Refusal) -> AnyView {
    view! { <p class="hint">{locale::refusal(visit.language(), refusal)}</p> }.into_any()
}

/// The way of a head to the delegation's page, and everybody's to what they cast so far.
fn ways_on(visit: &Visit) -> AnyView {
    let delegation = visit.headed().map(|_| {
        view! { <a href="/delegation">{visit.t("ballot-to-delegation")}</a> }
    });
    let own = visit.delegate().map(|_| {
        view! { <a href="/ballots">{visit.t("ballots-own")}</a> }
    });
    view! { <p class="ways-on small">{delegation} {own}</p> }.into_any()
}

/// The round is closed and the chair has not published yet.
fn counting(visit: &Visit, round: &Round) -> AnyView {
    let recorded = visit.delegate().map(|(id, _)| {
        let given = proxies::papers(visit, round, id);
        view! {
            {Paper::own(visit, round, id).was()}
            {given.iter().map(Paper::was).collect_view()}
        }
    });
    view! {
        {kicker(visit, round)}
        <p class="hint" role="status">
            {visit.t("ballot-closed")}
        </p>
        {question(visit, round)}
        {recorded}
        {ways_on(visit)}
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
        {discussed(visit)}
        {super::floor::floor(visit)}
        {last}
        {next}
        {ways_on(visit)}
    }
    .into_any()
}

/// The commitment that the chair has called, while no round on it is under way.
fn discussed(visit: &Visit) -> AnyView {
    let state = visit.state.clone();
    let Shown::Commitment(id) = &state.agenda.shown else { return ().into_any() };
    let item = agenda::item(&state, id, visit.language());
    item.map(|item| {
        let place = [("place", item.place.into()), ("of", item.of.into())];
        view! {
            <section class="card">
                <h2 class="kicker">{visit.t("under-discussion")} " · " {visit.t_with("commitment-of", &place)}</h2>
                {wording(visit, &item)}
                <p>
                    <a href=format!("/resolution/{}", item.id)>{visit.t("see-commitment")}</a>
                </p>
            </section>
        }
    })
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
