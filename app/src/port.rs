//! The port through which pages reach the running congress. The server implements it; pages know nothing else of
//! the server.

use std::sync::Arc;

use congress::ballot::Mark;
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use congress::state::State;
use congress::text::Language;
use congress::view::Progress;

/// A ballot as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// What was marked.
    pub mark: Mark,
    /// When it was durable.
    pub at: Moment,
}

/// The running congress as pages see it. All answers come from memory.
pub trait House: Send + Sync {
    /// The congress as of now.
    fn state(&self) -> Arc<State>;

    /// How far the open round has got, if one is open: who took part, never how.
    fn progress(&self) -> Option<Progress>;

    /// The delegate's own ballot in a round, if one is recorded.
    fn own_ballot(&self, round: RoundNumber, delegate: &DelegateId) -> Option<Recorded>;

    /// Who a scanned link lets in, or `None` if it lets nobody in (any more).
    fn invited(&self, secret: &str) -> Option<Actor>;

    /// The server's clock.
    fn now(&self) -> Moment;
}

/// The house, as pages find it in the context.
pub type HouseRef = Arc<dyn House>;

/// Who looks at a page, in which language. Provided to every page.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Who is logged in on this device, if anybody.
    pub actor: Option<Actor>,
    /// The language of the page.
    pub language: Language,
    /// The path of the page with its query, for links that come back to it.
    pub path: String,
}

/// A sentence at the top of the page about what the person just did; provided when there is one.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The sentence, in the person's language.
    pub sentence: String,
}

/// Where the page finds its style sheet and, if they were built, its scripts. Provided to every page.
#[derive(Clone, Debug)]
pub struct Assets {
    /// Path of the style sheet.
    pub stylesheet: String,
    /// Path of the icon.
    pub icon: String,
    /// Where scripts and WebAssembly are, or `None` where the program runs without them.
    pub scripts: Option<leptos::config::LeptosOptions>,
}
