//! How the chair opens a round: under which rules, and for how long.

use congress::command::Opening;
use congress::presets;
use congress::roll_call::RollCall;
use congress::rules::{Kind, Measure, Mode, Procedure, Quorum, Ruleset, Unit};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use super::super::ballot::as_text;
use super::preview;
use crate::agenda::Item;
use crate::attendance;
use crate::frame::own_name;
use crate::visit::Visit;
use crate::words;

/// The time limits that are offered, in minutes.
const MINUTES: [u32; 5] = [1, 2, 3, 5, 10];
/// The alternatives for which a choice of wording offers fields; those filled in are put to the delegates.
const ALTERNATIVES: [&str; 3] = ["a", "b", "c"];

/// Which rules are chosen at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// Those of the latest round.
    Usual,
    /// The first ones of a vote.
    Vote,
}

/// The form that opens a round on a commitment; the page's main action where `primary`.
pub fn open_form(visit: &Visit, item: &Item, first: First, primary: bool) -> AnyView {
    let rulesets = rulesets(visit);
    let chosen = match first {
        First::Usual => query().get("preset").or_else(|| usual(visit, &rulesets)),
        First::Vote => rulesets.iter().find(|(_, ruleset)| ruleset.kind() == Kind::Vote).map(|(name, _)| name.clone()),
    };
    let groups = [
        (Kind::Vote, "chair-kind-vote"),
        (Kind::Consensus, "chair-kind-consensus"),
        (Kind::Poll, "chair-kind-poll"),
        (Kind::Wording, "chair-kind-wording"),
    ]
    .map(|(kind, key)| group(visit, (kind, key), &rulesets, chosen.as_deref()));
    let limits = MINUTES
        .map(|minutes| {
            let seconds = (minutes * 60).to_string();
            view! {
                <option value=seconds.clone() selected=query().get("seconds").as_deref() == Some(seconds.as_str())>
                    {visit.t_with("minutes", &[("n", minutes.into())])}
                </option>
            }
        })
        .into_iter()
        .collect_view();
    let open = if primary {
        super::go(visit.t("chair-open"))
    } else {
        view! { <button class="alt">{visit.t("chair-open")}</button> }.into_any()
    };
    let preview = query().get("look").filter(|_| primary).and_then(|_| looked_at(visit, item, &rulesets));
    view! {
        {preview.map(|opening| preview::preview(visit, opening))}
        <form class="open-form" method="post" action="/chair/open">
            {super::chosen(item)}
            <input type="hidden" name="c" value=item.id.to_string() />
            <fieldset class="presets">
                <legend>{visit.t("chair-rules")}</legend>
                {groups.into_iter().collect_view()}
            </fieldset>
            {alternatives(visit, item)}
            {calling(visit)}
            <div class="row decide">
                {visibility(visit)}
                <label for="seconds">{visit.t("chair-time-limit")}</label>
                <select id="seconds" name="seconds">
                    <option value="">{visit.t("chair-no-limit")}</option>
                    {limits}
                </select>
                {open}
                <button class="alt" formmethod="get" formaction="/chair" name="look" value="yes">
                    {visit.t("chair-preview-button")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn query() -> ParamsMap {
    use_query_map().read_untracked().clone()
}

/// The round that the chair looks at before opening it. A choice of wording has nothing to show before it is filled in.
fn looked_at(visit: &Visit, item: &Item, rulesets: &[(String, Ruleset)]) -> Option<Opening> {
    let query = query();
    let name = query.get("preset")?;
    let (name, ruleset) = rulesets.iter().find(|(one, _)| *one == name)?;
    let alternatives = match ruleset.kind() {
        Kind::Wording => vec![visit.state.words(&item.id, visit.state.version(&item.id))],
        _ => Vec::new(),
    };
    let seconds = query.get("seconds").and_then(|seconds| seconds.parse().ok());
    let roll_call = query.get("roll_call").filter(|_| may_be_called(ruleset)).map(|_| {
        let electorate = visit.state.roll.electorate(ruleset);
        let order = words::call_order(visit.language(), &visit.state.roll, &electorate, None);
        RollCall { order, letter: None }
    });
    Some(Opening { seconds, alternatives, roll_call, ..Opening::on(item.id.clone(), name, ruleset.clone()) })
}

/// What the record shows of the ballots: as the rules have it, or otherwise for this round.
fn visibility(visit: &Visit) -> AnyView {
    let chosen = query().get("visibility").unwrap_or_default();
    let options = [
        ("", "visibility-of-rules"),
        ("names", "visibility-names"),
        ("delegations", "visibility-delegations"),
        ("secret", "visibility-secret"),
    ];
    let options = options
        .map(|(value, key)| view! { <option value=value selected=value == chosen>{visit.t(key)}</option> })
        .into_iter()
        .collect_view();
    view! {
        <label for="visibility">{visit.t("chair-visibility")}</label>
        <select id="visibility" name="visibility">
            {options}
        </select>
    }
    .into_any()
}

/// How a roll call is held; the style sheet unfolds it with a vote counted by delegation.
fn calling(visit: &Visit) -> AnyView {
    view! {
        <fieldset class="calling">
            <legend class="visually-hidden">{visit.t("chair-roll-call")}</legend>
            <label class="tick">
                <input type="checkbox" name="roll_call" value="yes" checked=query().get("roll_call").is_some() />
                <span>
                    {visit.t("chair-roll-call")} <small class="quiet">{visit.t("chair-roll-call-hint")}</small>
                </span>
            </label>
            <label class="tick">
                <input type="checkbox" name="letter" value="draw" checked=query().get("letter").is_some() />
                <span>{visit.t("chair-draw-letter")}</span>
            </label>
        </fieldset>
    }
    .into_any()
}

/// Whether a round under these rules can be held as a roll call.
fn may_be_called(ruleset: &Ruleset) -> bool {
    let Procedure::Vote { majorities } = &ruleset.procedure else { return false };
    let by_ballot = |quorum: &Quorum| quorum.unit == Unit::Delegates && quorum.measure == Measure::Voted;
    ruleset.declarations
        && majorities.iter().all(|majority| majority.mode != Mode::PerDelegate)
        && !ruleset.quorum.iter().any(by_ballot)
}

/// The library and what the secretariat added to it, by kind, and of each kind those first that the settings offer first.
pub fn rulesets(visit: &Visit) -> Vec<(String, Ruleset)> {
    let added = &visit.state.rulesets;
    let library = presets::all().filter(|preset| !added.contains_key(preset.name));
    let library = library.map(|preset| (preset.name.to_owned(), preset.ruleset));
    let added = added.iter().map(|(name, ruleset)| (name.clone(), ruleset.clone()));
    let mut all: Vec<(String, Ruleset)> = library.chain(added).collect();
    let first = &visit.state.settings().first_rules;
    all.sort_by_key(|(name, ruleset)| (ruleset.kind(), first.get(&ruleset.kind()) != Some(name)));
    all
}

/// The rules of the latest round, or the first.
fn usual(visit: &Visit, rulesets: &[(String, Ruleset)]) -> Option<String> {
    let latest = visit.state.latest_round().map(|round| round.preset.clone());
    let latest = latest.filter(|name| rulesets.iter().any(|(one, _)| one == name));
    latest.or_else(|| rulesets.first().map(|(name, _)| name.clone()))
}

fn group(
    visit: &Visit,
    (kind, key): (Kind, &str),
    rulesets: &[(String, Ruleset)],
    chosen: Option<&str>,
) -> Option<AnyView> {
    let options: Vec<_> = rulesets
        .iter()
        .filter(|(_, ruleset)| ruleset.kind() == kind)
        .map(|(name, ruleset)| option(visit, name, ruleset, chosen == Some(name.as_str())))
        .collect();
    (!options.is_empty()).then(|| {
        view! {
            <h3 class="kicker">{visit.t(key)}</h3>
            {options}
        }
        .into_any()
    })
}

fn option(visit: &Visit, name: &str, ruleset: &Ruleset, checked: bool) -> AnyView {
    let missed = unmet(visit, ruleset).map(|condition| {
        let condition = words::quorum(visit.language(), &condition);
        let sentence = visit.t_with("chair-quorum-unmet", &[("condition", condition.into())]);
        view! { <small class="against">{sentence}</small> }
    });
    view! {
        <label
            class="preset"
            class:of-wording=ruleset.kind() == Kind::Wording
            class:of-delegations=may_be_called(ruleset)
        >
            <input
                type="radio"
                name="preset"
                value=name.to_owned()
                checked=checked
                required
            />
            <span>
                <b>{words::preset_name(visit.language(), name)}</b>
                <small>{words::rule(visit.language(), ruleset)}</small>
                {missed}
            </span>
        </label>
    }
    .into_any()
}

/// The fields of a choice of wording; the style sheet unfolds them with such a ruleset.
fn alternatives(visit: &Visit, item: &Item) -> AnyView {
    let languages: Vec<_> = visit.state.words(&item.id, 1).into_keys().collect();
    let fields = ALTERNATIVES
        .map(|name| {
            let fields = languages
                .iter()
                .map(|language| {
                    let id = format!("alternative-{name}-{language}");
                    view! {
                        <label for=id.clone() lang=language.code()>
                            {own_name(*language)}
                        </label>
                        <textarea id=id name=format!("{name}.{language}") lang=language.code() rows="2">
                            {as_text(&query().get(&format!("{name}.{language}")).unwrap_or_default())}
                        </textarea>
                    }
                })
                .collect_view();
            let legend = visit.t_with("alternative", &[("name", name.to_uppercase().into())]);
            view! {
                <fieldset class="fields">
                    <legend>{legend}</legend>
                    {fields}
                </fieldset>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <div class="alternatives">
            <p class="small quiet">{visit.t("chair-alternatives")}</p>
            {fields}
        </div>
    }
    .into_any()
}

/// A condition on presence that would not be met if the round opened now.
fn unmet(visit: &Visit, ruleset: &Ruleset) -> Option<Quorum> {
    let presence = attendance::presence(visit, ruleset);
    let mut conditions = ruleset.quorum.iter().copied();
    conditions.find(|condition| {
        let found = presence.of_unit(condition.unit);
        condition.measure == Measure::Present && !condition.is_met(found.present, found.entitled)
    })
}
