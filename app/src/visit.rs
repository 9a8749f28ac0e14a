//! One look at one page: who looks, in which language, and the congress as of now. Every page starts here.

use std::sync::Arc;

use congress::command::Actor;
use congress::roll::{Delegate, DelegateId, DelegationId, Role};
use congress::round::Moment;
use congress::state::State;
use congress::text::{CommitmentId, Language};
use congress::view::Standing;
use leptos::prelude::expect_context;

use crate::agenda::{self, Item};
use crate::locale::{self, Value};
use crate::port::{HouseRef, Viewer};
use crate::words;

/// One look at one page.
#[derive(Clone)]
pub struct Visit {
    /// The running congress.
    pub house: HouseRef,
    /// The congress as of now.
    pub state: Arc<State>,
    /// Who looks.
    pub viewer: Viewer,
    /// The server's clock.
    pub now: Moment,
}

impl Visit {
    /// The visit that is being rendered.
    ///
    /// # Panics
    /// If the server provided no [`HouseRef`] or no [`Viewer`].
    pub fn here() -> Self {
        let house = expect_context::<HouseRef>();
        Self { state: house.state(), now: house.now(), viewer: expect_context(), house }
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.viewer.language
    }

    /// The sentence called `key`.
    pub fn t(&self, key: &str) -> String {
        locale::t(self.language(), key)
    }

    /// The sentence called `key` with its arguments.
    pub fn t_with(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        locale::t_with(self.language(), key, arguments)
    }

    /// The delegate who looks, if it is one on the roll.
    pub fn delegate(&self) -> Option<(&DelegateId, &Delegate)> {
        let id = self.viewer.actor.as_ref()?.delegate()?;
        self.state.roll.delegates.get_key_value(id)
    }

    /// The delegation whose head looks: by the electorate of the latest round, or else by the roll.
    pub fn headed(&self) -> Option<DelegationId> {
        let (id, delegate) = self.delegate()?;
        let frozen = self.state.latest_round().and_then(|round| round.electorate.headed_by(id));
        let standing = (delegate.role == Role::Head).then_some(&delegate.delegation);
        frozen.or(standing).cloned()
    }

    /// Whether a chair looks.
    pub fn is_chair(&self) -> bool {
        matches!(self.viewer.actor, Some(Actor::Chair(_)))
    }

    /// Whether the secretariat looks.
    pub fn is_secretariat(&self) -> bool {
        matches!(self.viewer.actor, Some(Actor::Secretariat(_)))
    }

    /// The commitments in the order of the agenda, in the page's language.
    pub fn agenda(&self) -> Vec<Item> {
        agenda::agenda(&self.state, self.language())
    }

    /// The commitment that comes next: the first pending one after `after`, else the first pending one.
    pub fn next_pending(&self, after: Option<&CommitmentId>) -> Option<Item> {
        let agenda = self.agenda();
        let place = agenda.iter().find(|item| Some(&item.id) == after);
        let place = place.map_or(0, |item| item.place);
        let (before, later) = agenda.split_at(place);
        let mut items = later.iter().chain(before);
        items.find(|item| self.state.standing(&item.id) == Standing::Pending).cloned()
    }

    /// Where the congress meets.
    pub fn place(&self) -> String {
        self.state.profile.as_ref().map_or_else(|| self.t("product"), |profile| profile.place.clone())
    }

    /// The local time of day, such as `14:03:07`.
    pub fn clock_time(&self, moment: Moment) -> String {
        words::clock_time(moment, self.offset())
    }

    /// The local date and time of day, such as "30 August 2019, 14:03:07".
    pub fn date_time(&self, moment: Moment) -> String {
        words::date_time(self.language(), moment, self.offset())
    }

    fn offset(&self) -> i32 {
        self.state.profile.as_ref().map_or(0, |profile| profile.utc_offset_minutes)
    }

    /// A delegation in a few words: its country and the party's abbreviation.
    pub fn delegation(&self, id: &DelegationId) -> String {
        words::delegation(self.language(), &self.state.roll, id)
    }

    /// A person's name, or the card's number where the roll does not know it.
    pub fn person(&self, id: &DelegateId) -> String {
        self.state.roll.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
    }

    /// The party's full name, or the id where the roll does not know it.
    pub fn party(&self, id: &DelegationId) -> String {
        let standing = self.state.roll.party(id);
        standing.map_or_else(|| id.to_string(), |delegation| delegation.name.clone())
    }

    /// The country of a delegation, by its name in the page's language.
    pub fn country(&self, id: &DelegationId) -> String {
        let standing = self.state.roll.party(id);
        standing.map_or_else(String::new, |delegation| locale::country(self.language(), &delegation.country).to_owned())
    }

    /// What the round under decision is: its number and stage, as the live stream names it.
    pub fn round_key(&self) -> String {
        self.state.round_key()
    }
}
