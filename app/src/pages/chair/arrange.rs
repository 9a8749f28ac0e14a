//! The agenda at the chair's left: the commitments in their order, what is taken together, and how to change that.

use congress::text::CommitmentId;
use congress::view::Standing;
use leptos::prelude::*;

use super::chosen;
use crate::agenda::{Item, of_bloc};
use crate::question::places;
use crate::visit::Visit;
use crate::words;

/// The element that is kept fresh while heads ask for separation.
pub const BLOCS: &str = "blocs";

/// The agenda, and its forms folded away below.
pub fn agenda(visit: &Visit, agenda: &[Item], selected: Option<&Item>) -> AnyView {
    let rows = agenda.iter().map(|item| row(visit, item, selected == Some(item))).collect_view();
    let forms = selected.map(|item| {
        view! {
            <details class="fold arrange" open=!visit.state.agenda.blocs.is_empty()>
                <summary>{visit.t("chair-arrange")}</summary>
                {move_form(visit, item)}
                {group_form(visit, agenda, item)}
                <div id=BLOCS>{blocs(visit, agenda, item)}</div>
            </details>
        }
    });
    view! {
        <nav class="agenda" aria-label=visit.t("agenda")>
            <h2>{visit.t("agenda")}</h2>
            <ol id="agenda">{rows}</ol>
            {forms}
        </nav>
    }
    .into_any()
}

fn row(visit: &Visit, item: &Item, is_selected: bool) -> AnyView {
    let standing = visit.state.standing(&item.id);
    let word = match standing {
        Standing::Pending => String::new(),
        _ => words::standing(visit.language(), standing),
    };
    let in_bloc = visit.state.agenda.bloc_of(&item.id).is_some();
    let together = in_bloc.then(|| {
        view! {
            <span class="together" title=visit.t("chair-together") aria-label=visit.t("chair-together") role="img">
                "⧉"
            </span>
        }
    });
    view! {
        <li class:in-bloc=in_bloc>
            <a href=format!("/chair?c={}", item.id) aria-current=is_selected.then_some("true")>
                <span class="num quiet">{item.place.to_string()}</span>
                <span lang=item.language.code()>{item.heading.clone()} " " {together}</span>
                <span class=format!("small {}", words::standing_class(standing))>{word}</span>
            </a>
        </li>
    }
    .into_any()
}

fn move_form(visit: &Visit, item: &Item) -> AnyView {
    let places = (1..=item.of)
        .map(
            |place| view! { <option value=place.to_string() selected=place == item.place>{place.to_string()}</option> },
        )
        .collect_view();
    view! {
        <form class="row" method="post" action="/chair/arrange">
            {chosen(item)}
            <label for="place">{visit.t_with("chair-move", &[("place", item.place.into())])}</label>
            <select id="place" name="place">
                {places}
            </select>
            <button class="alt">{visit.t("chair-move-button")}</button>
        </form>
    }
    .into_any()
}

/// The commitments that are free to be taken together with the selected one.
fn group_form(visit: &Visit, agenda: &[Item], item: &Item) -> AnyView {
    let is_free =
        |id: &CommitmentId| visit.state.standing(id) == Standing::Pending && visit.state.agenda.bloc_of(id).is_none();
    let others: Vec<_> = agenda.iter().filter(|other| other.id != item.id && is_free(&other.id)).collect();
    if !is_free(&item.id) || others.is_empty() {
        return ().into_any();
    }
    let boxes = others
        .into_iter()
        .map(|other| {
            let arguments = [("place", other.place.into()), ("heading", other.heading.clone().into())];
            view! {
                <label class="tick">
                    <input type="checkbox" name="with" value=other.id.to_string() />
                    <span lang=other.language.code()>{visit.t_with("commitment-heading", &arguments)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <form class="fields" method="post" action="/chair/group">
            {chosen(item)}
            <fieldset class="ticks">
                <legend>{visit.t_with("chair-group", &[("place", item.place.into())])}</legend>
                {boxes}
            </fieldset>
            <button class="alt">{visit.t("chair-group-button")}</button>
        </form>
    }
    .into_any()
}

/// What is to be decided together, who asks for separation, and the way to separate.
fn blocs(visit: &Visit, agenda: &[Item], selected: &Item) -> AnyView {
    let state = visit.state.clone();
    let blocs = state.agenda.blocs.iter().map(|bloc| {
        let items = of_bloc(agenda, bloc);
        let rows = items
            .iter()
            .map(|item| {
                let asking = bloc.separations.get(&item.id).map(|delegations| {
                    let names: Vec<_> = delegations.iter().map(|id| visit.delegation(id)).collect();
                    let names = [("names", names.join(", ").into())];
                    view! { <span class="small against">{visit.t_with("chair-separation-asked", &names)}</span> }
                });
                view! {
                    <li>
                        <form class="row" method="post" action="/chair/separate">
                            {chosen(selected)}
                            <input type="hidden" name="part" value=item.id.to_string() />
                            <span>{item.place.to_string()} ". " <span lang=item.language.code()>{item.heading.clone()}</span> {asking}</span>
                            <button class="alt small">{visit.t("chair-separate")}</button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="bloc-of">
                <h3>{visit.t_with("chair-bloc", &[("places", places(&items).into())])}</h3>
                <ul>{rows}</ul>
            </section>
        }
    });
    blocs.collect_view().into_any()
}
