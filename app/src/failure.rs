//! What can go wrong outside the rules of the house, and the sentence that says what to do about it.

use congress::text::Language;

use crate::locale;

/// Why a request was not carried out, other than by a refusal of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Too many ballots wait to be written.
    TooBusy,
    /// Too many people ask for something at once.
    Overrun,
    /// The delegate has sent another ballot in the place of this one.
    Replaced,
    /// The store or the server failed.
    Broken,
    /// The nodes' database does not answer.
    DatabaseAway,
    /// The server's disk has no room left.
    DiskFull,
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
    /// The password is right, and the access is shut.
    Disabled,
    /// The access was shut, which ended this session.
    EndedDisabled,
    /// The password or the codes were changed, which ended this session.
    EndedReset,
    /// The code of the second factor is wrong, or was used before.
    WrongCode,
    /// The first step of the login is missing or too long ago.
    NoFirstStep,
    /// Too many people wait for their password to be checked.
    Crowded,
    /// There is a user of this name.
    NameTaken,
    /// Nobody can be called so.
    BadUserName,
    /// There is no user of this name.
    NoSuchUser,
    /// Nobody of the secretariat could come in any more.
    LastSecretary,
    /// The new password is too short or too long.
    ShortPassword,
    /// The present password is wrong.
    WrongPassword,
    /// The code does not come from the secret that is being set up.
    Unconfirmed,
    /// No second factor is being set up, or there is none to end.
    NotBegun,
    /// What was handed in cannot be a logo.
    BadLogo,
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
    pub const ALL: [Self; 35] = [
        Self::DatabaseAway,
        Self::NobodyForCards,
        Self::NoRoundToPrint,
        Self::PressMissing,
        Self::PressFailed,
        Self::DocumentGone,
        Self::TooBusy,
        Self::Overrun,
        Self::Replaced,
        Self::Broken,
        Self::DiskFull,
        Self::NoSuchCard,
        Self::NoMatch,
        Self::Stranger,
        Self::Moved,
        Self::Reissued,
        Self::BadRules,
        Self::UploadGone,
        Self::BadForm,
        Self::NoCountersignature,
        Self::Disabled,
        Self::EndedDisabled,
        Self::EndedReset,
        Self::WrongCode,
        Self::NoFirstStep,
        Self::Crowded,
        Self::NameTaken,
        Self::BadUserName,
        Self::NoSuchUser,
        Self::LastSecretary,
        Self::ShortPassword,
        Self::WrongPassword,
        Self::Unconfirmed,
        Self::NotBegun,
        Self::BadLogo,
    ];

    /// The name of the sentence in the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DatabaseAway => "failure-database-away",
            Self::TooBusy => "failure-too-busy",
            Self::Overrun => "failure-overrun",
            Self::Replaced => "failure-replaced",
            Self::Broken => "failure-broken",
            Self::DiskFull => "failure-disk-full",
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
            Self::Disabled => "failure-disabled",
            Self::EndedDisabled => "failure-ended-disabled",
            Self::EndedReset => "failure-ended-reset",
            Self::WrongCode => "failure-wrong-code",
            Self::NoFirstStep => "failure-no-first-step",
            Self::Crowded => "failure-crowded",
            Self::NameTaken => "failure-name-taken",
            Self::BadUserName => "failure-bad-user-name",
            Self::NoSuchUser => "failure-no-such-user",
            Self::LastSecretary => "failure-last-secretary",
            Self::ShortPassword => "failure-short-password",
            Self::WrongPassword => "failure-wrong-password",
            Self::Unconfirmed => "failure-unconfirmed",
            Self::NotBegun => "failure-not-begun",
            Self::BadLogo => "failure-bad-logo",
        }
    }

    /// The sentence.
    pub fn sentence(self, language: Language) -> String {
        locale::t(language, self.key())
    }
}

/// That a name was tried too often, and when it may be tried again.
pub fn too_fast(language: Language, seconds: u64) -> String {
    locale::t_with(language, "failure-too-fast", &[("n", seconds.into())])
}
