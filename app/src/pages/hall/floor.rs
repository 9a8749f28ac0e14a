//! Who has the floor, how long still, and who is next.

use leptos::prelude::*;

use crate::pages::chair::speaking_clock;
use crate::visit::Visit;

/// The element that is kept fresh while people ask for the floor.
pub const NEXT: &str = "next-speakers";
/// How many of those who are next are named.
const NAMED: usize = 3;

/// The floor.
pub fn floor(visit: &Visit) -> AnyView {
    let state = visit.state.clone();
    let Some((commitment, speech)) = state.speech() else {
        return ().into_any();
    };
    let order = speech.point_of_order.then(|| view! { <p class="hall-order">{visit.t("floor-point-of-order")}</p> });
    let queue = state.floor(commitment).map(|floor| floor.queue(state.floor_rules)).unwrap_or_default();
    let next = queue
        .iter()
        .take(NAMED)
        .map(|request| {
            let order = request.point_of_order.then(|| format!(" · {}", visit.t("floor-point-of-order")));
            view! {
                <li>
                    <b>{visit.person(&request.delegate)}</b>
                    " "
                    <span class="quiet">{visit.delegation(&request.delegation)} {order}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="hall-floor">
            <p class="hall-place">{visit.t("floor-has")}</p>
            <h1>{visit.person(&speech.delegate)}</h1>
            <p class="hall-party">{visit.delegation(&speech.delegation)}</p>
            {order}
            {speaking_clock(visit, speech)}
        </div>
        <div class="hall-next" id=NEXT>
            <h2>{visit.t("floor-next")}</h2>
            <ol>{next}</ol>
        </div>
    }
    .into_any()
}
