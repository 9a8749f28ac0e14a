//! The port through which pages reach the running congress. The server implements it; pages know nothing else of
//! the server.

mod staff;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use congress::ballot::{Choice, Mark};
use congress::command::Actor;
use congress::roll::{DelegateId, DelegationId};
use congress::roll_change::Changes;
use congress::round::{Moment, RoundNumber};
use congress::state::State;
use congress::text::{Language, ResolutionId};
use congress::text_change::Texts;
use congress::view::Progress;

pub use staff::{Happening, Member, NewPassword, NewSecond, Note, Queued, SecondStep, Staff};

/// A ballot as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// What was marked.
    pub mark: Mark,
    /// The reason or explanation that was given with it.
    pub reason: Option<String>,
    /// The wording that was proposed with an objection.
    pub proposal: Option<String>,
    /// When it was durable.
    pub at: Moment,
}

/// An objection that a delegate raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Who raised it.
    pub delegate: DelegateId,
    /// Why.
    pub reason: String,
    /// The wording that the delegate would accept.
    pub proposal: Option<String>,
}

/// A signed head of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The hash of the log there, hexadecimal.
    pub hash: String,
    /// The hash of the congress's public key, hexadecimal.
    pub key: String,
    /// The tellers who countersigned it.
    pub countersigned: Vec<String>,
}

/// The running congress as pages see it. All answers come from memory.
pub trait House: Send + Sync {
    /// The congress as of now.
    fn state(&self) -> Arc<State>;

    /// How far the open round has got, if one is open: who took part, never how.
    fn progress(&self) -> Option<Progress>;

    /// The delegate's own ballot in a round, if one is recorded.
    fn own_ballot(&self, round: RoundNumber, delegate: &DelegateId) -> Option<Recorded>;

    /// Whether a ballot of this delegate is recorded in a round; never which.
    fn has_cast(&self, round: RoundNumber, delegate: &DelegateId) -> bool;

    /// The objections raised so far in the latest round by delegates of one delegation: for its head to confirm.
    fn objections(&self, delegation: &DelegationId) -> Vec<Objection>;

    /// The delegations in which an objection has been raised in the open round and whose head has declared nothing yet:
    /// for the chair, before closing.
    fn waiting_objections(&self) -> Vec<DelegationId>;

    /// The head of the log that was signed last, when a round ended.
    fn head(&self) -> Option<Head>;

    /// Who a scanned link lets in, or `None` if it lets nobody in (any more).
    fn invited(&self, secret: &str) -> Option<Actor>;

    /// The delegates who have a valid card.
    fn carded(&self) -> BTreeSet<DelegateId>;

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

/// The ballots that the person who looks has cast so far, by round: for the one page that lists them. A ballot of a
/// secret round is not among them.
#[derive(Clone, Debug, Default)]
pub struct OwnBallots(pub Vec<OwnBallot>);

/// One of them, with what opens the commitment to it in the record.
#[derive(Clone, Debug)]
pub struct OwnBallot {
    /// In which round.
    pub round: RoundNumber,
    /// What was recorded.
    pub recorded: Recorded,
    /// The opening: canonical JSON with the ballot and its salt.
    pub opening: String,
    /// The commitment: the hash of the opening, hexadecimal.
    pub commitment: String,
}

/// What a roll that was handed in would change: for the one page that shows it.
#[derive(Clone, Debug)]
pub struct RollPreview {
    /// The file as it was named.
    pub file: String,
    /// What it was read as, if it could be read.
    pub read_as: Option<String>,
    /// SHA-256 of the file, hexadecimal: by this it is confirmed.
    pub upload: String,
    /// The roll it was compared with.
    pub seen: u64,
    /// What is wrong.
    pub faults: Vec<PreviewedFault>,
    /// Why the rules would refuse it, though every line can be read.
    pub refused: Option<String>,
    /// What it would change.
    pub changes: Changes,
    /// How many people it leaves out as not active.
    pub inactive: usize,
}

/// What is wrong in one place of a file.
#[derive(Clone, Debug)]
pub struct PreviewedFault {
    /// The line, from 1.
    pub line: u64,
    /// The column, where there is one.
    pub column: Option<String>,
    /// The sentence, in the person's language.
    pub sentence: String,
}

/// What the files of a resolution that were handed in would change: for the one page that shows it.
#[derive(Clone, Debug)]
pub struct TextPreview {
    /// The files, each with its name and what it says: to be mended on the page.
    pub files: Vec<(String, String)>,
    /// SHA-256 of them, hexadecimal: by this they are confirmed.
    pub upload: String,
    /// The texts they were compared with.
    pub seen: u64,
    /// What is wrong: the file, and what in which line.
    pub faults: Vec<(String, PreviewedFault)>,
    /// Why the rules would refuse it, though every line can be read.
    pub refused: Option<String>,
    /// Which resolution it is, if that can be read.
    pub id: Option<ResolutionId>,
    /// Its texts as they would stand, parallel or not.
    pub texts: Texts,
}

/// A choice in a confidential round that is not in the box yet: for the one page that asks whether it is meant.
#[derive(Clone, Debug)]
pub struct Confirming {
    /// The giver of the proxy, if it is not the own ballot.
    pub giver: Option<DelegateId>,
    /// What was chosen.
    pub choice: Choice,
}

/// A card that has just been issued: for the one page that shows it, once.
#[derive(Clone)]
pub struct NewCard {
    /// Whose it is.
    pub delegate: DelegateId,
    /// The address behind its QR code, with its secret.
    pub link: String,
    /// The code to type.
    pub code: String,
}

/// A document that is being made: for the one page that waits for it.
#[derive(Clone, Debug)]
pub struct Making {
    /// The name of its file.
    pub name: String,
    /// By what it is asked for.
    pub id: String,
    /// For how many seconds it has been in the making.
    pub seconds: u64,
    /// How many steps are done.
    pub done: usize,
    /// Of how many; zero where nobody knows.
    pub of: usize,
}

/// A form with ballots on paper that was refused: for the one page that shows it again as it was typed.
#[derive(Clone, Debug, Default)]
pub struct PaperForm {
    /// The fields by name.
    pub fields: BTreeMap<String, String>,
    /// What is wrong with a delegate's row, in the person's language.
    pub faults: BTreeMap<DelegateId, String>,
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
    /// Path of the style sheet with the congress's own colours, if it has any.
    pub colours: Option<String>,
    /// Path of the congress's logo, if it has one.
    pub logo: Option<String>,
    /// Path of the icon.
    pub icon: String,
    /// The address at which people reach the house, without a slash at its end.
    pub public_url: String,
    /// Path of the icon for home screens.
    pub home_icon: String,
    /// Path of the manifest by which the page can be put on a home screen.
    pub manifest: String,
    /// Where scripts and WebAssembly are, or `None` where the program runs without them.
    pub scripts: Option<leptos::config::LeptosOptions>,
}
