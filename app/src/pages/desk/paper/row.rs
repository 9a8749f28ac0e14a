//! A delegate's row in the form: who, what is recorded so far, and fields for what stands on the paper.

use congress::ballot::{Alternative, Choice};
use congress::roll::DelegateId;
use congress::round::{LONGEST_REASON, Round};
use congress::rules::Kind;
use leptos::prelude::*;

use crate::pages::ballot::as_text;
use crate::port::PaperForm;
use crate::visit::Visit;
use crate::{symbols, words};

/// A row of the form, as it was typed if it was refused.
struct Row<'a> {
    visit: &'a Visit,
    round: &'a Round,
    id: &'a DelegateId,
    typed: &'a PaperForm,
}

/// The row of one delegate.
pub fn row(visit: &Visit, round: &Round, id: &DelegateId, typed: &PaperForm) -> AnyView {
    let row = Row { visit, round, id, typed };
    let fault = typed.faults.get(id).map(|fault| {
        view! {
            <p class="against" id=row.field("fault")>
                <b>{fault.clone()}</b>
            </p>
        }
    });
    let wrong = fault.is_some();
    let described = wrong.then(|| row.field("fault"));
    let fields = match round.ruleset.kind() {
        Kind::Wording => row.ratings(),
        _ => row.options(),
    };
    view! {
        <fieldset class="paper-row" class:wrong=wrong aria-describedby=described>
            <legend>{visit.person(id)} " " <span class="num quiet">{id.to_string()}</span></legend>
            <p class="small quiet">{row.state()} {row.proxy()}</p>
            {fault}
            {fields}
            {row.words()}
            {row.replaces()}
        </fieldset>
    }
    .into_any()
}

impl Row<'_> {
    /// The name of a field, alike for its id.
    fn field(&self, name: &str) -> String {
        format!("{name}/{}", self.id)
    }

    fn typed(&self, name: &str) -> String {
        self.typed.fields.get(&self.field(name)).cloned().unwrap_or_default()
    }

    /// Whether something is recorded, and how it came; never what.
    fn state(&self) -> String {
        let visit = self.visit;
        if let Some(mark) = self.round.on_paper.get(self.id) {
            let by = words::person(visit.language(), &mark.by);
            let time = visit.clock_time(mark.at);
            return visit.t_with("paper-state-paper", &[("by", by.into()), ("time", time.into())]);
        }
        let cast = visit.house.has_cast(self.round.number, self.id);
        visit.t(if cast { "paper-state-phone" } else { "paper-state-none" })
    }

    fn proxy(&self) -> Option<String> {
        let mut seats = self.round.electorate.benches.values().flat_map(|bench| &bench.seats);
        let holder = seats.find(|(id, _)| *id == self.id).and_then(|(_, seat)| seat.proxy.as_ref())?;
        let name = self.visit.person(holder);
        Some(format!(" · {}", self.visit.t_with("paper-by-proxy", &[("name", name.into())])))
    }

    fn options(&self) -> AnyView {
        let options = Choice::options(self.round.ruleset.kind());
        let typed = self.typed("choice");
        let option = |choice: Option<Choice>| {
            let value = choice.map_or("", Choice::as_str);
            let word = match choice {
                Some(_) => words::choice(self.visit.language(), choice),
                None => self.visit.t("paper-none"),
            };
            let shape = choice.map(|choice| symbols::shape(Some(choice), false));
            view! {
                <label class=format!("paper-option {value}")>
                    <input
                        type="radio"
                        name=self.field("choice")
                        value=value
                        checked=typed == value
                    />
                    {shape}
                    <span>{word}</span>
                </label>
            }
        };
        let options = std::iter::once(None).chain(options.iter().copied().map(Some)).map(option).collect_view();
        view! { <div class="paper-options">{options}</div> }.into_any()
    }

    fn ratings(&self) -> AnyView {
        let alternatives = self.round.question.alternatives.keys().map(|name| self.rating(name)).collect_view();
        view! { <div class="paper-options">{alternatives}</div> }.into_any()
    }

    fn rating(&self, alternative: &Alternative) -> AnyView {
        let name = words::alternative(self.visit.language(), alternative);
        let field = format!("rating/{alternative}");
        view! {
            <label class="paper-rating">
                <span>{self.visit.t_with("paper-rating", &[("name", name.into())])}</span>
                <input
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max="10"
                    name=self.field(&field)
                    value=self.typed(&field)
                />
            </label>
        }
        .into_any()
    }

    /// Room for the words on the paper, where the kind of round has any.
    fn words(&self) -> AnyView {
        let kind = self.round.ruleset.kind();
        if !matches!(kind, Kind::Vote | Kind::Consensus) {
            return ().into_any();
        }
        let proposal = (kind == Kind::Consensus).then(|| self.area("proposal", "paper-proposal"));
        let is_open = !self.typed("reason").is_empty() || !self.typed("proposal").is_empty();
        view! {
            <details class="fold" open=is_open || self.typed.faults.contains_key(self.id)>
                <summary>{self.visit.t("paper-words")}</summary>
                <div class="fields">{self.area("reason", "paper-reason")} {proposal}</div>
            </details>
        }
        .into_any()
    }

    fn area(&self, name: &str, label: &str) -> AnyView {
        let field = self.field(name);
        view! {
            <label class="small" for=field.clone()>
                {self.visit.t(label)}
            </label>
            <textarea id=field.clone() name=field rows="2" maxlength=LONGEST_REASON.to_string()>
                {as_text(&self.typed(name))}
            </textarea>
        }
        .into_any()
    }

    /// The tick without which nothing that is recorded is replaced.
    fn replaces(&self) -> AnyView {
        let on_paper = self.round.on_paper.contains_key(self.id);
        if !on_paper && !self.visit.house.has_cast(self.round.number, self.id) {
            return ().into_any();
        }
        let label = if on_paper { "paper-replaces-paper" } else { "paper-replaces-phone" };
        view! {
            <label class="paper-replaces">
                <input
                    type="checkbox"
                    name=self.field("replaces")
                    value="yes"
                    checked=!self.typed("replaces").is_empty()
                />
                <span>{self.visit.t(label)}</span>
            </label>
        }
        .into_any()
    }
}
