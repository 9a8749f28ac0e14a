//! One person's ballot paper: whose ballot it is, and what is recorded of it.

use congress::ballot::{Choice, Mark, Ratings};
use congress::roll::{DelegateId, Status};
use congress::round::Round;
use congress::rules::Kind;
use leptos::prelude::*;

use super::{confidential, wording};
use crate::port::Recorded;
use crate::visit::Visit;
use crate::{symbols, words};

/// A ballot paper, one's own or that of the giver of a proxy.
pub(super) struct Paper<'a> {
    pub visit: &'a Visit,
    pub round: &'a Round,
    /// What is recorded of this ballot.
    pub recorded: Option<Recorded>,
    delegate: &'a DelegateId,
    by_proxy: bool,
}

impl<'a> Paper<'a> {
    /// The delegate's own.
    pub fn own(visit: &'a Visit, round: &'a Round, delegate: &'a DelegateId) -> Self {
        let recorded = visit.house.own_ballot(round.number, delegate);
        Self { visit, round, recorded, delegate, by_proxy: false }
    }

    /// That of `giver`, for whom the delegate holds a proxy.
    pub fn given(visit: &'a Visit, round: &'a Round, giver: &'a DelegateId) -> Self {
        Self { by_proxy: true, ..Self::own(visit, round, giver) }
    }

    /// The name of the person whose ballot it is.
    pub fn name(&self) -> String {
        let person = self.visit.state.roll.delegates.get(self.delegate);
        person.map_or_else(|| self.delegate.to_string(), |person| person.name.clone())
    }

    /// An id for a field that no other paper on the page has.
    pub fn id(&self, field: &str) -> String {
        format!("{field}-{}", self.delegate)
    }

    /// The recorded ratings of a choice of wording.
    pub fn ratings(&self) -> Option<&Ratings> {
        match &self.recorded.as_ref()?.mark {
            Mark::Ratings(ratings) => Some(ratings),
            Mark::Choice(_) => None,
        }
    }

    /// The reason and the wording that are recorded on this ballot, if it marks `choice`.
    pub fn said_with(&self, choice: Choice) -> (String, String) {
        let recorded = self.recorded.as_ref().filter(|ballot| ballot.mark.choice() == Some(choice));
        let said = recorded.map(|ballot| (ballot.reason.clone(), ballot.proposal.clone()));
        let (reason, proposal) = said.unwrap_or_default();
        (reason.unwrap_or_default(), proposal.unwrap_or_default())
    }

    /// Whether a confidential ballot of this person is in the box.
    pub fn is_in_the_box(&self) -> bool {
        self.visit.house.has_cast(self.round.number, self.delegate)
    }

    /// The name of the giver of a proxy, before what is said of their ballot.
    pub fn whose_name(&self) -> Option<impl IntoView> {
        let name = || self.visit.t_with("ballot-for", &[("name", self.name().into())]);
        self.by_proxy.then(|| view! { <b>{name()}</b> })
    }

    /// The hidden fields that say which ballot this is.
    pub fn whose(&self) -> AnyView {
        let giver = self.by_proxy.then(|| view! { <input type="hidden" name="for" value=self.delegate.to_string() /> });
        view! {
            <input type="hidden" name="round" value=self.round.number.to_string() />
            {giver}
        }
        .into_any()
    }

    /// The hidden fields that say which ballot this is, and the one tap that casts one's proxies alike.
    pub fn address(&self) -> AnyView {
        let proxies = self.round.proxies_of(self.delegate).count();
        let alike = (!self.by_proxy && proxies > 0).then(|| {
            view! {
                <label class="alike">
                    <input type="checkbox" name="alike" value="yes" />
                    <span>{self.visit.t_with("ballot-alike", &[("n", proxies.into())])}</span>
                </label>
            }
        });
        view! {
            {self.whose()}
            {alike}
        }
        .into_any()
    }

    /// What is recorded, and until when it may be changed.
    pub fn note(&self) -> AnyView {
        view! {
            <div class="note" id=self.id("note")>
                {self.recorded_note()}
            </div>
        }
        .into_any()
    }

    fn recorded_note(&self) -> AnyView {
        let Some(ballot) = &self.recorded else {
            let is_own_vote = self.round.ruleset.kind() == Kind::Vote && !self.by_proxy;
            let nothing = if is_own_vote { self.visit.t("ballot-not-yet") } else { self.visit.t("ballot-nothing-yet") };
            return view! { <p class="small quiet">{nothing}</p> }.into_any();
        };
        let time = self.visit.clock_time(ballot.at);
        view! {
            <p class="recorded" role="status">
                <span class="for">{symbols::tick()}</span>
                <span>
                    <b>{self.visit.t_with("ballot-recorded", &[("time", time.into())])}</b>
                    <br />
                    <span class="small quiet">{self.visit.t("ballot-changeable")}</span>
                </span>
            </p>
        }
        .into_any()
    }

    /// Whether this ballot came on paper.
    pub fn is_on_paper(&self) -> bool {
        self.round.on_paper.contains_key(self.delegate)
    }

    /// What the desk recorded of this ballot, while the round is open.
    pub fn as_entered(&self) -> AnyView {
        view! {
            {self.was()}
            <p class="small quiet">{self.visit.t("paper-own-hint")}</p>
        }
        .into_any()
    }

    /// What was recorded, when it can no longer be changed; nothing if nothing was.
    pub fn was(&self) -> AnyView {
        if self.round.is_secret() {
            return confidential::in_the_box(self);
        }
        let Some(ballot) = &self.recorded else {
            return ().into_any();
        };
        let visit = self.visit;
        let time = visit.clock_time(ballot.at);
        let (shape, sentence) = match &ballot.mark {
            Mark::Choice(choice) => {
                let word = words::choice(visit.language(), Some(*choice));
                let shape = symbols::shape(Some(*choice), true);
                (shape, visit.t_with("ballot-was", &[("choice", word.into()), ("time", time.into())]))
            }
            Mark::Ratings(ratings) => {
                let rated = wording::in_words(visit, ratings);
                let arguments = [("ratings", rated.into()), ("time", time.into())];
                (symbols::tick(), visit.t_with("ballot-was-rated", &arguments))
            }
        };
        let on_paper = self.is_on_paper().then(|| view! { <b>{visit.t("paper-own")}</b> });
        view! {
            <p class="recorded">
                <span class=symbols::colour(ballot.mark.choice())>{shape}</span>
                <span>{self.whose_name()} {on_paper} <span class="num">{sentence}</span></span>
            </p>
        }
        .into_any()
    }
}

/// That a consultative delegation's positions are noted, not counted.
pub(super) fn noted(visit: &Visit, round: &Round, delegate: &DelegateId) -> AnyView {
    let bench = round.electorate.delegation_of(delegate).and_then(|id| round.electorate.benches.get(id));
    bench
        .filter(|bench| bench.status == Status::Consultative)
        .map(|_| view! { <p class="hint">{visit.t("ballot-consultative")}</p> })
        .into_any()
}
