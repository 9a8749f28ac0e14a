//! The chair's console: the agenda, the commitment under decision with one action at a time, and who is missing.

mod aside;
mod open_form;
mod round_panel;
mod unresolved;

use congress::round::Round;
use congress::text::CommitmentId;
use congress::view::{Audience, Stage, Standing};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::open_form::First;
use crate::agenda::Item;
use crate::frame::{self, Keeping};
use crate::visit::Visit;
use crate::{result, words};

/// The chair's console.
#[component]
pub fn ChairPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_chair() {
        return super::not_found::not_yours(&visit);
    }
    let agenda = visit.agenda();
    let asked = use_query_map().read_untracked().get("c").map(CommitmentId::new);
    let selected = selected(&visit, &agenda, asked);
    let middle = match selected {
        None => view! { <p class="hint">{visit.t("chair-no-agenda")}</p> }.into_any(),
        Some(item) => middle(&visit, &agenda, item),
    };
    let content = view! {
        <h1 class="visually-hidden">{visit.t("way-chair")}</h1>
        {agenda_list(&visit, &agenda, selected)}
        <section class="console" aria-label=visit.t("chair-decision")>
            {middle}
        </section>
        {aside::aside(&visit)}
    }
    .into_any();
    frame::page(&visit, visit.t("way-chair"), ("/chair", "chair"), Keeping::Current, content)
}

/// The commitment asked for, else that of the latest round, else the first.
fn selected<'a>(visit: &Visit, agenda: &'a [Item], asked: Option<CommitmentId>) -> Option<&'a Item> {
    let latest = visit.state.latest_round().map(|round| &round.question.commitment);
    let find = |id: &CommitmentId| agenda.iter().find(|item| &item.id == id);
    asked.as_ref().and_then(find).or_else(|| latest.and_then(find)).or_else(|| agenda.first())
}

/// The round that is open, or closed and not published.
fn undecided(visit: &Visit) -> Option<(&Round, Stage)> {
    let round = visit.state.latest_round()?;
    let stage = round.view(Audience::Chair).stage;
    matches!(stage, Stage::Open | Stage::Closed).then_some((round, stage))
}

fn agenda_list(visit: &Visit, agenda: &[Item], selected: Option<&Item>) -> AnyView {
    let rows = agenda
        .iter()
        .map(|item| {
            let standing = visit.state.standing(&item.id);
            let current = (selected == Some(item)).then_some("true");
            let word = match standing {
                Standing::Pending => String::new(),
                _ => words::standing(visit.language(), standing),
            };
            view! {
                <li>
                    <a href=format!("/chair?c={}", item.id) aria-current=current>
                        <span class="num quiet">{item.place.to_string()}</span>
                        <span lang=item.language.code()>{item.heading.clone()}</span>
                        <span class=format!("small {}", words::standing_class(standing))>{word}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="agenda" aria-label=visit.t("agenda")>
            <h2>{visit.t("agenda")}</h2>
            <ol>{rows}</ol>
        </nav>
    }
    .into_any()
}

fn middle(visit: &Visit, agenda: &[Item], item: &Item) -> AnyView {
    let on_this = |round: &Round| round.question.commitment == item.id;
    let under_way = undecided(visit).filter(|(round, _)| on_this(round));
    let panel = match under_way {
        Some((round, Stage::Open)) => round_panel::open(visit, round),
        Some((round, _)) => round_panel::closed(visit, round),
        None => between(visit, agenda, item),
    };
    let kicker = match under_way {
        Some((round, _)) => super::ballot::place_and_round(visit, item, round),
        None => {
            let place = [("place", item.place.into()), ("of", item.of.into())];
            visit.t_with("commitment-of", &place)
        }
    };
    let rule = under_way.map(|(round, _)| {
        let name = words::preset_name(visit.language(), &round.preset);
        view! {
            <p class="rule small quiet">
                <b>{name}</b>
                " "
                {words::rule(visit.language(), &round.ruleset)}
            </p>
        }
    });
    view! {
        <p class="kicker">{kicker}</p>
        {super::ballot::wording(visit, item)}
        {rule}
        {panel}
    }
    .into_any()
}

/// What the chair may do with a commitment on which no round is under way.
fn between(visit: &Visit, agenda: &[Item], item: &Item) -> AnyView {
    let last = visit.state.rounds_on(&item.id).last();
    let to_resolve = last.filter(|round| round.is_unresolved() && !round.is_referred());
    let ways = to_resolve.map(|round| unresolved::after_publication(visit, item, round, undecided(visit).is_none()));
    let last = last.map(|round| {
        let view = round.view(Audience::Chair);
        view! {
            <div class="last-round">
                {result::summary(visit, &view)}
                <a href=format!("/record/{}", round.number)>{visit.t("see-record")}</a>
            </div>
        }
    });
    let action = if let Some((round, _)) = undecided(visit) {
        elsewhere(visit, agenda, round)
    } else if visit.state.standing(&item.id) == Standing::Pending {
        open_form::open_form(visit, item, First::Usual, true)
    } else if to_resolve.is_some() {
        onwards(visit, item)
    } else {
        decided(visit, item)
    };
    view! {
        {last}
        {ways}
        {action}
    }
    .into_any()
}

/// Another commitment has a round under way: the way there.
fn elsewhere(visit: &Visit, agenda: &[Item], round: &Round) -> AnyView {
    let id = &round.question.commitment;
    let place = agenda.iter().find(|item| &item.id == id).map_or(0, |item| item.place);
    view! {
        <p>
            <a class="go" href=format!("/chair?c={id}")>
                {visit.t_with("chair-elsewhere", &[("place", place.into())])}
            </a>
        </p>
    }
    .into_any()
}

/// The way on to the next commitment.
fn onwards(visit: &Visit, item: &Item) -> AnyView {
    let Some(next) = visit.next_pending(Some(&item.id)) else {
        return view! { <p class="hint">{visit.t("chair-all-decided")}</p> }.into_any();
    };
    let arguments = [("place", next.place.into()), ("heading", next.heading.clone().into())];
    view! {
        <p>
            <a class="go" href=format!("/chair?c={}", next.id)>
                {visit.t_with("chair-next", &arguments)}
            </a>
        </p>
    }
    .into_any()
}

/// Decided: on to the next commitment; another round on this one is folded away.
fn decided(visit: &Visit, item: &Item) -> AnyView {
    view! {
        {onwards(visit, item)}
        <details class="fold">
            <summary>{visit.t("chair-again")}</summary>
            {open_form::open_form(visit, item, First::Usual, false)}
        </details>
    }
    .into_any()
}
