//! Asking for the floor from the phone, on the commitment that the congress is at.

use leptos::prelude::*;

use crate::agenda;
use crate::visit::Visit;

/// The delegate's place on the speakers' list, or the way onto it; nothing where no commitment is under discussion.
pub fn floor(visit: &Visit) -> AnyView {
    let state = visit.state.clone();
    let (Some(commitment), Some((id, _))) = (state.current_commitment(), visit.delegate()) else {
        return ().into_any();
    };
    let Some(item) = agenda::item(&state, commitment, visit.language()) else {
        return ().into_any();
    };
    let floor = state.floor(commitment).cloned().unwrap_or_default();
    let speaks = floor.speaking().is_some_and(|speech| &speech.delegate == id);
    let place = floor.queue(state.floor_rules).iter().position(|request| &request.delegate == id);
    let asking = |point_of_order: bool, key: &str| {
        let kind = if point_of_order { "order" } else { "speech" };
        view! {
            <button class="alt" name="kind" value=kind>
                {visit.t(key)}
            </button>
        }
    };
    let content = match (speaks, place) {
        (true, _) => view! { <p class="recorded" role="status">{visit.t("floor-yours")}</p> }.into_any(),
        (false, Some(place)) => view! {
            <p class="recorded" role="status">
                {visit.t_with("floor-place", &[("n", (place + 1).into())])}
            </p>
            <button class="alt" formaction="/floor/leave">
                {visit.t("floor-leave")}
            </button>
        }
        .into_any(),
        (false, None) => {
            let closed = floor.closed.then(|| view! { <p class="small quiet">{visit.t("floor-closed")}</p> });
            let speech = (!floor.closed).then(|| asking(false, "floor-ask"));
            view! { {closed} {speech} {asking(true, "floor-ask-order")} }.into_any()
        }
    };
    view! {
        <details class="fold floor-ask" open=speaks || place.is_some()>
            <summary>{visit.t_with("floor-on", &[("place", item.place.into())])}</summary>
            <form class="row" method="post" action="/floor/ask">
                <input type="hidden" name="commitment" value=commitment.to_string() />
                {content}
            </form>
        </details>
    }
    .into_any()
}
