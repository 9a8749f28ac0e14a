//! What phones and the hall would show if the round opened now: the very pages, made from a state in which it has.

use std::sync::Arc;

use congress::command::{Actor, Command, Opening};
use congress::event::Entry;
use congress::state::decide;
use leptos::prelude::*;

use crate::locale;
use crate::pages::{ballot, hall};
use crate::port::Viewer;
use crate::visit::Visit;

/// The preview of a round; or why it could not be opened.
pub fn preview(visit: &Visit, opening: Opening) -> AnyView {
    let chair = visit.viewer.actor.clone().unwrap_or(Actor::Clock);
    let events = match decide(&visit.state, &chair, Command::Open(opening), visit.now) {
        Ok(events) => events,
        Err(refusal) => {
            return view! { <p class="hint">{locale::refusal(visit.language(), &refusal)}</p> }.into_any();
        }
    };
    let mut state = congress::state::State::clone(&visit.state);
    for event in events {
        state.apply(&Entry { seq: state.revision + 1, at: visit.now, actor: chair.clone(), event });
    }
    // Seen with the eyes of somebody who may cast.
    let electorate = state.open_round().map(|round| round.electorate.clone());
    let seats = electorate.iter().flat_map(|electorate| electorate.full().flat_map(|(_, bench)| &bench.seats));
    let voter = seats.map(|(id, _)| Actor::Delegate(id.clone())).next();
    let would_be =
        Visit { state: Arc::new(state), viewer: Viewer { actor: voter, ..visit.viewer.clone() }, ..visit.clone() };
    let Some(round) = would_be.state.open_round() else { return ().into_any() };
    view! {
        <section class="previews" aria-label=visit.t("chair-preview")>
            <figure>
                <figcaption class="small quiet">{visit.t("chair-preview-phone")}</figcaption>
                <div class="preview phone" inert>
                    <div class="sheet ballot">{ballot::open(&would_be, round)}</div>
                </div>
            </figure>
            <figure>
                <figcaption class="small quiet">{visit.t("chair-preview-hall")}</figcaption>
                <div class="preview hall-frame" inert>
                    {hall::preview(&would_be)}
                </div>
            </figure>
        </section>
    }
    .into_any()
}
