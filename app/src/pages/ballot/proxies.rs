//! The ballots that a delegate casts for absent ones, by proxy: separate ballots, each with its own record.

use congress::roll::DelegateId;
use congress::round::Round;
use leptos::prelude::*;

use super::paper::Paper;
use crate::visit::Visit;

/// The ballots that `holder` casts by proxy.
pub(super) fn papers<'a>(visit: &'a Visit, round: &'a Round, holder: &'a DelegateId) -> Vec<Paper<'a>> {
    round.proxies_of(holder).map(|giver| Paper::given(visit, round, giver)).collect()
}

/// A ballot by proxy under the name of the delegate who gave it.
pub(super) fn section(paper: &Paper<'_>, form: AnyView) -> AnyView {
    view! {
        <section class="proxy">
            <h2>{paper.visit.t_with("ballot-for", &[("name", paper.name().into())])}</h2>
            {form}
        </section>
    }
    .into_any()
}
