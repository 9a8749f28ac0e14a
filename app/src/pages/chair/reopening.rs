//! Opening a closed round again for ballots on paper, and what the console says while it is.

use congress::round::Round;
use leptos::prelude::*;

use crate::visit::Visit;

/// The form that opens a closed round again; none for a roll call, which has no ballots.
pub fn form(visit: &Visit, round: &Round) -> AnyView {
    if round.roll_call.is_some() {
        return ().into_any();
    }
    view! {
        <details class="fold">
            <summary>{visit.t("paper-chair-fold")}</summary>
            <form class="fields" method="post" action="/chair/reopen">
                <input type="hidden" name="round" value=round.number.to_string() />
                <p>{visit.t("paper-chair-consequence")}</p>
                <label for="reopening">{visit.t("paper-chair-reason")}</label>
                <textarea id="reopening" name="reason" required maxlength="1000" rows="3"></textarea>
                <button class="alt">{visit.t("paper-chair-reopen")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Since when and why the round is open again.
pub fn since(visit: &Visit, round: &Round) -> AnyView {
    let last = round.reopenings.last();
    last.map(|again| {
        let time = visit.clock_time(again.at);
        view! {
            <div class="hint" role="status">
                <p>{visit.t_with("paper-reopened", &[("time", time.into())])}</p>
                <blockquote>{again.reason.clone()}</blockquote>
            </div>
        }
    })
    .into_any()
}
