//! How the chair opens a round: under which rules, and for how long.

use congress::presets::{self, Preset};
use congress::rules::{Measure, Quorum};
use leptos::prelude::*;

use crate::agenda::Item;
use crate::attendance;
use crate::visit::Visit;
use crate::words;

/// The time limits that are offered, in minutes.
const MINUTES: [u32; 5] = [1, 2, 3, 5, 10];

/// The form that opens a round on a commitment; the page's main action where `primary`.
pub fn open_form(visit: &Visit, item: &Item, primary: bool) -> AnyView {
    let usual = usual_preset(visit);
    let presets = presets::all().map(|preset| option(visit, &preset, preset.name == usual)).collect_view();
    let limits = MINUTES
        .map(|minutes| {
            let seconds = (minutes * 60).to_string();
            view! {
                <option value=seconds>
                    {visit.t_with("minutes", &[("n", minutes.into())])}
                </option>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <form class="open-form" method="post" action="/chair/open">
            <input type="hidden" name="commitment" value=item.id.to_string() />
            <fieldset class="presets">
                <legend>{visit.t("chair-rules")}</legend>
                {presets}
            </fieldset>
            <div class="row decide">
                <label for="seconds">{visit.t("chair-time-limit")}</label>
                <select id="seconds" name="seconds">
                    <option value="">{visit.t("chair-no-limit")}</option>
                    {limits}
                </select>
                <button class=if primary { "go large" } else { "alt" }>{visit.t("chair-open")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The preset of the latest round, or the first.
fn usual_preset(visit: &Visit) -> String {
    let latest = visit.state.latest_round().map(|round| round.preset.clone());
    latest.or_else(|| presets::all().next().map(|preset| preset.name.to_owned())).unwrap_or_default()
}

fn option(visit: &Visit, preset: &Preset, checked: bool) -> AnyView {
    let missed = unmet(visit, preset).map(|condition| {
        let condition = words::quorum(visit.language(), &condition);
        let sentence = visit.t_with("chair-quorum-unmet", &[("condition", condition.into())]);
        view! { <small class="against">{sentence}</small> }
    });
    view! {
        <label class="preset">
            <input
                type="radio"
                name="preset"
                value=preset.name
                checked=checked
                required
            />
            <span>
                <b>{words::preset_name(visit.language(), preset.name)}</b>
                <small>{words::rule(visit.language(), &preset.ruleset)}</small>
                {missed}
            </span>
        </label>
    }
    .into_any()
}

/// A condition on presence that would not be met if the round opened now.
fn unmet(visit: &Visit, preset: &Preset) -> Option<Quorum> {
    let presence = attendance::presence(visit, &preset.ruleset);
    let mut conditions = preset.ruleset.quorum.iter().copied();
    conditions.find(|condition| {
        let found = presence.of_unit(condition.unit);
        condition.measure == Measure::Present && !condition.is_met(found.present, found.entitled)
    })
}
