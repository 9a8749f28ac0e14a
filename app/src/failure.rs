//! What can go wrong outside the rules of the house, and the sentence that says what to do about it.

use congress::text::Language;

use crate::locale;

/// Why a request was not carried out, other than by a refusal of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Too many ballots wait to be written.
    TooBusy,
    /// The delegate has sent another ballot in the place of this one.
    Replaced,
    /// The store or the server failed.
    Broken,
    /// The scanned link lets nobody in any more.
    NoSuchCard,
    /// Id and code, or name and password, do not belong together.
    NoMatch,
    /// Nobody is logged in.
    Stranger,
    /// The delegate entered on another phone.
    Moved,
    /// The secretariat issued a new card, which ended this session.
    Reissued,
    /// A ruleset cannot be read; the place and the reason follow.
    BadRules,
    /// A file that was handed in is no longer kept.
    UploadGone,
    /// A form lacks a field, or has one that cannot be read.
    BadForm,
    /// The program that makes PDF is not there.
    PressMissing,
    /// A PDF could not be made.
    PressFailed,
    /// Everybody who is to get a card has one.
    NobodyForCards,
    /// No round is open for which something could be printed.
    NoRoundToPrint,
    /// A document that was made is no longer kept.
    DocumentGone,
    /// What a teller handed in is no countersignature of the teller's on a head of this congress.
    NoCountersignature,
}

/// Why a card that was scanned at the desk checks nobody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardFault {
    /// It is no card of this congress.
    Unknown,
    /// It was replaced by a new one; whose it was.
    Replaced(String),
    /// It is the card of somebody who is no delegate.
    NotADelegate,
}

impl CardFault {
    /// The sentence.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Unknown => locale::t(language, "check-in-unknown-card"),
            Self::Replaced(name) => locale::t_with(language, "check-in-old-card", &[("name", name.as_str().into())]),
            Self::NotADelegate => locale::t(language, "check-in-staff-card"),
        }
    }
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::NobodyForCards,
        Self::NoRoundToPrint,
        Self::PressMissing,
        Self::PressFailed,
        Self::DocumentGone,
        Self::TooBusy,
        Self::Replaced,
        Self::Broken,
        Self::NoSuchCard,
        Self::NoMatch,
        Self::Stranger,
        Self::Moved,
        Self::Reissued,
        Self::BadRules,
        Self::UploadGone,
        Self::BadForm,
        Self::NoCountersignature,
    ];

    /// The name of the sentence in the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooBusy => "failure-too-busy",
            Self::Replaced => "failure-replaced",
            Self::Broken => "failure-broken",
            Self::NoSuchCard => "failure-no-such-card",
            Self::NoMatch => "failure-no-match",
            Self::Stranger => "failure-stranger",
            Self::Moved => "failure-moved",
            Self::Reissued => "failure-reissued",
            Self::BadRules => "failure-bad-rules",
            Self::UploadGone => "failure-upload-gone",
            Self::BadForm => "failure-bad-form",
            Self::PressMissing => "failure-press-missing",
            Self::PressFailed => "failure-press-failed",
            Self::NobodyForCards => "cards-nobody",
            Self::NoRoundToPrint => "paper-no-round",
            Self::DocumentGone => "failure-document-gone",
            Self::NoCountersignature => "failure-no-countersignature",
        }
    }

    /// The sentence.
    pub fn sentence(self, language: Language) -> String {
        locale::t(language, self.key())
    }
}
