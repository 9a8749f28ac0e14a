//! The ballot of a consensus round: five degrees of agreement. The chosen one unfolds the room for its reason, by style
//! alone.

use congress::ballot::Choice;
use congress::round::LONGEST_REASON;
use congress::rules::{Kind, Objection, Procedure, Ruleset};
use leptos::prelude::*;

use super::fields::{Need, area};
use super::paper::Paper;
use crate::visit::Visit;
use crate::{symbols, words};

/// The options with their reasons, and the button that records the position.
pub(super) fn fields(paper: &Paper<'_>) -> AnyView {
    let visit = paper.visit;
    let options = Choice::options(Kind::Consensus).iter().map(|choice| option(paper, *choice)).collect_view();
    view! {
        <fieldset class="options">
            <legend>{visit.t("ballot-legend-consensus")}</legend>
            {options}
        </fieldset>
        <button class="go" id=paper.id("record")>
            {visit.t("ballot-record-position")}
        </button>
        {paper.note()}
    }
    .into_any()
}

fn option(paper: &Paper<'_>, choice: Choice) -> AnyView {
    let visit = paper.visit;
    let recorded = paper.recorded.as_ref().and_then(|ballot| ballot.mark.choice());
    let is_recorded = recorded == Some(choice);
    let word = words::choice(visit.language(), Some(choice));
    let hint = hint(visit, &paper.round.ruleset, choice).map(|hint| view! { <small>{hint}</small> });
    view! {
        <div class=format!("choice {}", choice.as_str())>
            <label class=format!("option {}", choice.as_str())>
                <input
                    type="radio"
                    name="choice"
                    value=choice.as_str()
                    checked=recorded == Some(choice)
                    required
                    id=paper.id(choice.as_str())
                    data-label=word.clone()
                />
                {symbols::shape(Some(choice), false)}
                <span class="option-word">{word.clone()} {hint}</span>
                {is_recorded.then(|| view! { <span class="tick small">{visit.t("ballot-recorded-choice")}</span> })}
            </label>
            {reason(paper, choice)}
        </div>
    }
    .into_any()
}

/// What an option means, where its word does not say it.
fn hint(visit: &Visit, ruleset: &Ruleset, choice: Choice) -> Option<String> {
    match choice {
        Choice::Reservation => Some(visit.t("position-reservation-hint")),
        Choice::StandAside => Some(visit.t("position-stand-aside-hint")),
        Choice::Object => {
            let binds = match &ruleset.procedure {
                Procedure::Consensus(settings) => match settings.objection {
                    Objection::HeadConfirmed => "head",
                    Objection::AnyDelegate => "any",
                    Objection::Share { .. } => "share",
                },
                _ => "head",
            };
            Some(visit.t_with("position-object-hint", &[("binds", binds.into())]))
        }
        _ => None,
    }
}

/// The room for an option's reason; none for those that give none.
fn reason(paper: &Paper<'_>, choice: Choice) -> AnyView {
    let visit = paper.visit;
    let (reason, proposal) = paper.said_with(choice);
    let fields = match choice {
        Choice::Reservation => {
            let field = (paper.id("reason-reservation"), "reason-reservation");
            area(visit, field, "reason-reservation-label", Need::Optional, reason)
        }
        Choice::StandAside => {
            let field = (paper.id("reason-stand_aside"), "reason-stand_aside");
            area(visit, field, "reason-stand-aside-label", Need::Optional, reason)
        }
        Choice::Object => {
            let because = (paper.id("reason-object"), "reason-object");
            view! {
                {area(visit, because, "reason-object-label", Need::Needed, reason)}
                {area(visit, (paper.id("proposal"), "proposal"), "proposal-label", Need::Optional, proposal)}
            }
            .into_any()
        }
        _ => return ().into_any(),
    };
    view! {
        <div class="more fields">
            {fields}
            <p class="small quiet">{visit.t_with("reason-hint", &[("n", LONGEST_REASON.into())])}</p>
        </div>
    }
    .into_any()
}
