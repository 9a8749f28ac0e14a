//! The chair's console: the agenda, the commitment under decision with one action at a time, and who is missing.

mod arrange;
mod aside;
mod closing;
mod floor;
mod hall_control;
mod open_form;
mod preview;
mod procedural;
mod reopening;
mod roll_call;
mod round_panel;
mod unresolved;

use congress::round::Round;
use congress::text::CommitmentId;
use congress::view::{Audience, Stage, Standing};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::open_form::First;
pub use self::open_form::rulesets;
use crate::agenda::{Item, of_bloc};
use crate::frame::{self, Keeping};
use crate::islands::{Fresh, Shortcut};
use crate::question::{place_and_round, question, wording};
use crate::visit::Visit;
use crate::{result, words};

pub(super) use floor::clock as speaking_clock;
pub(super) use roll_call::{CALL, answer_word, roll_call};

/// The chair's console.
#[component]
pub fn ChairPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_chair() {
        return super::not_found::not_yours(&visit);
    }
    let agenda = visit.agenda();
    let query = use_query_map().read_untracked().clone();
    let selected = selected(&visit, &agenda, query.get("c").map(CommitmentId::new));
    let asks = query.get("ask").is_some();
    let middle = match selected {
        None => view! { <p class="hint">{visit.t("chair-no-agenda")}</p> }.into_any(),
        Some(item) => middle(&visit, &agenda, item, asks),
    };
    let fresh: Vec<String> =
        ["agenda", arrange::BLOCS, aside::BESIDE, floor::LIST, roll_call::CALL].map(str::to_owned).into();
    let content = view! {
        <h1 class="visually-hidden">{visit.t("way-chair")}</h1>
        {arrange::agenda(&visit, &agenda, selected)}
        <section class="console" aria-label=visit.t("chair-decision")>
            {middle}
        </section>
        {aside::aside(&visit, selected)}
        <Fresh path=visit.viewer.path.clone() elements=fresh turnout=true />
        <Shortcut />
    }
    .into_any();
    frame::page(&visit, visit.t("way-chair"), ("/chair", "chair"), Keeping::Scene, content)
}

/// The commitment to which a form comes back.
fn chosen(item: &Item) -> AnyView {
    view! { <input type="hidden" name="commitment" value=item.id.to_string() /> }.into_any()
}

/// The page's one next action: Enter presses it.
fn go(label: String) -> AnyView {
    view! {
        <button id="go" class="go large">
            {label}
            " "
            <kbd aria-hidden="true">"Enter"</kbd>
        </button>
    }
    .into_any()
}

/// The commitment asked for, else the one that the congress is at, else that of the latest round, else the first.
fn selected<'a>(visit: &Visit, agenda: &'a [Item], asked: Option<CommitmentId>) -> Option<&'a Item> {
    let latest = visit.state.latest_round().map(|round| &round.question.commitment);
    let find = |id: &CommitmentId| agenda.iter().find(|item| &item.id == id);
    let current = visit.state.current_commitment();
    asked.as_ref().and_then(find).or_else(|| current.or(latest).and_then(find)).or_else(|| agenda.first())
}

/// The round that is open, or closed and not published.
fn undecided(visit: &Visit) -> Option<(&Round, Stage)> {
    let round = visit.state.latest_round()?;
    let stage = round.view(Audience::Chair).stage;
    matches!(stage, Stage::Open | Stage::Closed).then_some((round, stage))
}

fn middle(visit: &Visit, agenda: &[Item], item: &Item, asks: bool) -> AnyView {
    let question_of = |round: &Round| round.question.commitment == item.id || round.question.asks(&item.id);
    let Some((round, stage)) = undecided(visit).filter(|(round, _)| question_of(round)) else {
        return preparing(visit, agenda, item);
    };
    let panel = match stage {
        Stage::Open if asks => closing::confirm(visit, round, item),
        Stage::Open => round_panel::open(visit, round, item),
        _ => round_panel::closed(visit, round),
    };
    view! {
        <p class="kicker">{place_and_round(visit, item, round)}</p>
        {question(visit, round)}
        <p class="rule small quiet">
            <b>{words::preset_name(visit.language(), &round.preset)}</b>
            " "
            {words::rule(visit.language(), &round.ruleset)}
        </p>
        {panel}
        {hall_control::hall_control(visit, item)}
    }
    .into_any()
}

/// A commitment on which no round is under way.
fn preparing(visit: &Visit, agenda: &[Item], item: &Item) -> AnyView {
    let place = [("place", item.place.into()), ("of", item.of.into())];
    let procedural = undecided(visit).is_none().then(|| procedural::procedural(visit, item));
    view! {
        <p class="kicker">{visit.t_with("commitment-of", &place)}</p>
        {wording(visit, item)}
        {together(visit, agenda, item)}
        {between(visit, agenda, item)}
        {procedural}
        {hall_control::hall_control(visit, item)}
    }
    .into_any()
}

/// That the commitment is to be decided with others.
fn together(visit: &Visit, agenda: &[Item], item: &Item) -> AnyView {
    let state = visit.state.clone();
    let Some(bloc) = state.agenda.bloc_of(&item.id) else { return ().into_any() };
    let items = of_bloc(agenda, bloc);
    let places = [("places", crate::question::places(&items).into())];
    view! { <p class="hint">{visit.t_with("chair-together-hint", &places)}</p> }.into_any()
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

/// On to the next commitment: it is shown in the hall, and here.
fn onwards(visit: &Visit, item: &Item) -> AnyView {
    let Some(next) = visit.next_pending(Some(&item.id)) else {
        return view! { <p class="hint">{visit.t("chair-all-decided")}</p> }.into_any();
    };
    let arguments = [("place", next.place.into()), ("heading", next.heading.clone().into())];
    view! {
        <form method="post" action="/chair/show">
            {chosen(&next)}
            <input type="hidden" name="what" value="commitment" />
            <input type="hidden" name="which" value=next.id.to_string() />
            {go(visit.t_with("chair-next", &arguments))}
        </form>
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
