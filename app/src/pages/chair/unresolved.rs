//! What the chair may do about a consensus round that came to nothing: accept a withdrawal, amend, refer, or put it to
//! the vote (RULES.md, "Consensus"). Each way is folded under its heading.

use congress::ballot::Choice;
use congress::command::Refusal;
use congress::round::{Round, Step};
use congress::text::Language;
use congress::view::{Audience, Stage};
use leptos::prelude::*;

use super::super::ballot::as_text;
use super::open_form::{self, First};
use crate::agenda::Item;
use crate::difference;
use crate::frame::own_name;
use crate::locale;
use crate::statements;
use crate::visit::Visit;

/// The delegations with an objection that waits for their head, in an open consensus round: only their names.
pub fn waiting(visit: &Visit) -> AnyView {
    let waiting = visit.house.waiting_objections();
    if waiting.is_empty() {
        return ().into_any();
    }
    let names = waiting.iter().map(|id| view! { <li>{visit.delegation(id)}</li> }).collect_view();
    view! {
        <section class="waiting">
            <h2>{visit.t("chair-waiting-objections")}</h2>
            <ul>{names}</ul>
        </section>
    }
    .into_any()
}

/// The four ways out of a round that is closed and not published: the vote waits for the publication.
pub fn before_publication(visit: &Visit, round: &Round) -> AnyView {
    let vote = view! { <p class="hint">{visit.t("chair-vote-after-publication")}</p> }.into_any();
    let withdrawal = way(visit, "chair-withdrawal", withdrawals(visit, round));
    ways(visit, round, Some(withdrawal), vote)
}

/// What may be done after publication: the amended text and its next round, or the ways that are left.
/// `may_open` tells whether a round could be opened now.
pub fn after_publication(visit: &Visit, item: &Item, round: &Round, may_open: bool) -> AnyView {
    let opening = |first, primary| may_open.then(|| open_form::open_form(visit, item, first, primary));
    let amended = is_amended(round);
    let next = amended.then(|| {
        view! {
            {changed(visit, round)}
            {may_open.then(|| view! { <h2>{visit.t("chair-next-round")}</h2> })}
            {opening(First::Usual, true)}
        }
    });
    let vote = if amended { ().into_any() } else { opening(First::Vote, false).into_any() };
    view! {
        {next}
        {ways(visit, round, None, vote)}
    }
    .into_any()
}

fn is_amended(round: &Round) -> bool {
    round.steps.iter().any(|taken| matches!(taken.step, Step::Amended(..)))
}

/// What the current version changed, where it followed from this round.
fn changed(visit: &Visit, round: &Round) -> AnyView {
    let commitment = &round.question.commitment;
    let version = visit.state.version(commitment);
    view! {
        <section class="change">
            <h2 class="kicker">{visit.t("version-changed")}</h2>
            {difference::of_version(&visit.state, commitment, version, visit.language())}
        </section>
    }
    .into_any()
}

fn ways(visit: &Visit, round: &Round, withdrawal: Option<AnyView>, vote: AnyView) -> AnyView {
    let view = round.view(Audience::Chair);
    // Before publication the page has no other place for the change; afterwards it stands above the opening form.
    let change = (view.stage == Stage::Closed && is_amended(round)).then(|| changed(visit, round));
    let to_the_vote = (!is_amended(round) || view.stage == Stage::Closed).then(|| way(visit, "chair-vote", vote));
    let single = round.question.en_bloc.is_empty();
    let en_bloc = (!single).then(|| {
        let sentence = locale::refusal(visit.language(), &Refusal::TakenEnBloc(round.number));
        view! { <p class="hint">{sentence}</p> }
    });
    view! {
        {statements::concerns(visit, &view)}
        {change}
        <section class="unresolved">
            <h2>{visit.t("chair-unresolved")}</h2>
            {withdrawal}
            {en_bloc}
            {single.then(|| way(visit, "chair-amend", amend(visit, round)))}
            {single.then(|| way(visit, "chair-refer", refer(visit, round)))}
            {to_the_vote}
        </section>
    }
    .into_any()
}

fn way(visit: &Visit, heading: &str, content: AnyView) -> AnyView {
    view! {
        <details class="fold">
            <summary>
                <h3>{visit.t(heading)}</h3>
            </summary>
            {content}
        </details>
    }
    .into_any()
}

/// The objections that stand, each with its head's offer to withdraw it, if there is one.
fn withdrawals(visit: &Visit, round: &Round) -> AnyView {
    let tally = round.view(Audience::Chair).tally;
    let rows = tally.and_then(|tally| tally.delegations.as_deref()).unwrap_or_default();
    let objecting: Vec<_> = rows
        .iter()
        .filter(|row| row.position.is_some_and(|p| p.0 == Some(Choice::Object)))
        .map(|row| &row.id)
        .collect();
    if objecting.is_empty() {
        return view! { <p>{visit.t("chair-no-objection")}</p> }.into_any();
    }
    objecting
        .into_iter()
        .map(|id| {
            let offered = round.steps.iter().any(|taken| taken.step == Step::WithdrawalOffered(id.clone()));
            if !offered {
                let delegation = [("delegation", visit.delegation(id).into())];
                return view! { <p class="quiet">{visit.t_with("chair-not-offered", &delegation)}</p> }.into_any();
            }
            view! {
                <form class="row" method="post" action="/chair/accept-withdrawal">
                    <input type="hidden" name="round" value=round.number.to_string() />
                    <input type="hidden" name="delegation" value=id.to_string() />
                    <span>{visit.delegation(id)}</span>
                    <button class="alt">{visit.t("chair-accept-withdrawal")}</button>
                </form>
            }
            .into_any()
        })
        .collect_view()
        .into_any()
}

/// A new version of the text, with the wordings that were proposed beside it.
fn amend(visit: &Visit, round: &Round) -> AnyView {
    let commitment = &round.question.commitment;
    let texts = visit.state.words(commitment, visit.state.version(commitment));
    let fields = texts.into_iter().map(|(language, words)| text_field(language, words)).collect_view();
    let view = round.view(Audience::Chair);
    let proposals: Vec<_> = view
        .statements
        .iter()
        .filter_map(|said| Some((&said.delegation, said.proposal.clone()?)))
        .map(|(id, proposal)| {
            view! {
                <li>
                    <p class="small quiet">{visit.delegation(id)}</p>
                    <blockquote class="proposal serif">{proposal}</blockquote>
                </li>
            }
        })
        .collect();
    let proposals = (!proposals.is_empty()).then(|| {
        view! {
            <aside class="proposals">
                <h4>{visit.t("chair-use-wording")}</h4>
                <ul>{proposals}</ul>
            </aside>
        }
    });
    view! {
        <div class="amend">
            <form class="fields" method="post" action="/chair/amend">
                <input type="hidden" name="round" value=round.number.to_string() />
                {fields}
                {reason(visit, "amend-reason", "chair-amend-reason")}
                <button class="alt">{visit.t("chair-amend-button")}</button>
            </form>
            {proposals}
        </div>
    }
    .into_any()
}

fn text_field(language: Language, words: String) -> AnyView {
    let id = format!("amend-{language}");
    view! {
        <label for=id.clone() lang=language.code()>
            {own_name(language)}
        </label>
        <textarea id=id name=language.code() lang=language.code() class="serif" required rows="5">
            {as_text(&words)}
        </textarea>
    }
    .into_any()
}

fn refer(visit: &Visit, round: &Round) -> AnyView {
    view! {
        <form class="fields" method="post" action="/chair/refer">
            <input type="hidden" name="round" value=round.number.to_string() />
            {reason(visit, "refer-reason", "chair-refer-reason")}
            <button class="alt">{visit.t("chair-refer-button")}</button>
        </form>
    }
    .into_any()
}

fn reason(visit: &Visit, id: &'static str, label: &str) -> AnyView {
    view! {
        <label for=id>{visit.t(label)}</label>
        <textarea id=id name="reason" required maxlength="1000" rows="3"></textarea>
    }
    .into_any()
}
