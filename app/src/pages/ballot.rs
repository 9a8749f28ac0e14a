//! The delegate's ballot: the commitment under decision, the form of the round's kind, and what is recorded. Between
//! rounds, the last result and what comes next.

mod consensus;
mod fields;
mod paper;
mod proxies;
mod vote;
mod wording;

use congress::command::Refusal;
use congress::round::Round;
use congress::rules::Kind;
use congress::verdict::Outcome;
use congress::view::{Audience, Stage};
use leptos::prelude::*;

use crate::agenda::{self, Item, prose};
use crate::frame::{self, Keeping};
use crate::islands::Countdown;
use crate::locale;
use crate::visit::Visit;
use crate::{difference, result, words};

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
    let content = match round.map(|round| (round, round.view(Audience::Public).stage)) {
        Some((round, Stage::Open)) => open(&visit, round),
        Some((round, Stage::Closed)) => counting(&visit, round),
        _ => waiting(&visit),
    };
    let is_open = visit.state.open_round().is_some();
    let title = if is_open { visit.t("ballot-title-open") } else { visit.t("way-ballot") };
    frame::page(&visit, title, ("/", "sheet ballot"), Keeping::Current, content)
}

fn item_of(visit: &Visit, round: &Round) -> Option<Item> {
    agenda::asked(&visit.state, round, visit.language())
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
        <div id="papers" class="papers" data-key=visit.round_key()>
            {papers(visit, round)}
        </div>
        {now(visit)}
        {ways_on(visit)}
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

/// The place of a commitment on the agenda, and which round on it this is.
pub fn place_and_round(visit: &Visit, item: &Item, round: &Round) -> String {
    let place = visit.t_with("commitment-of", &[("place", item.place.into()), ("of", item.of.into())]);
    let attempt = visit.t_with("round-attempt", &[("n", round.attempt.into())]);
    format!("{place} · {attempt}")
}

/// The words under decision, and which version of the commitment they are.
pub(super) fn question(visit: &Visit, round: &Round) -> AnyView {
    let Some(item) = item_of(visit, round) else {
        return ().into_any();
    };
    view! {
        {wording(visit, &item)}
        {version(visit, round)}
    }
    .into_any()
}

/// "Version 2, after the objections in round 1", with what it changed; nothing about the first version.
fn version(visit: &Visit, round: &Round) -> AnyView {
    let (commitment, version) = (&round.question.commitment, round.question.version);
    if version < 2 {
        return ().into_any();
    }
    let amendments = visit.state.amendments.get(commitment);
    let amendment = amendments.and_then(|all| all.get(version.checked_sub(2)? as usize));
    let origin = amendment.and_then(|amendment| visit.state.round(amendment.round).ok());
    let sentence = origin.map(|origin| {
        let outcome = origin.view(Audience::Public).tally.map(|tally| tally.outcome);
        let why = match outcome {
            Some(Outcome::ObjectionSustained) => "objections",
            Some(Outcome::Preferred) => "wording",
            _ => "other",
        };
        let arguments = [("version", version.into()), ("round", origin.number.0.into()), ("why", why.into())];
        view! {
            <p class="small quiet">
                <a href=format!("/record/{}", origin.number)>{visit.t_with("ballot-version", &arguments)}</a>
            </p>
        }
    });
    view! {
        {sentence}
        <details class="fold small">
            <summary>{visit.t("ballot-changed")}</summary>
            {difference::of_version(&visit.state, commitment, version, visit.language())}
        </details>
    }
    .into_any()
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

/// The ballots of this person, their own and by proxy, or the sentence why there are none.
fn papers(visit: &Visit, round: &Round) -> AnyView {
    let Some((id, _)) = visit.delegate() else {
        return view! { <p class="hint">{visit.t("ballot-delegates-only")}</p> }.into_any();
    };
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
    let own_heading = (!given.is_empty()).then(|| view! { <h2>{visit.t("ballot-own")}</h2> });
    view! {
        {paper::noted(visit, round, id)}
        {own_heading}
        {form(&own)}
        {given.iter().map(|paper| proxies::section(paper, form(paper))).collect_view()}
    }
    .into_any()
}

/// The form of the round's kind, and what is recorded.
fn form(paper: &Paper<'_>) -> AnyView {
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
        {last}
        {next}
        {ways_on(visit)}
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
