//! The words of the check-in. They come in as one list: a long list of named sentences would weigh more in the browser
//! than all that is done with them.

macro_rules! words {
    ($($name:ident = $key:literal,)*) => {
        /// A sentence of the check-in; each is the one of that key in the locales.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is named for its sentence in the locales")]
        pub enum Word { $($name,)* }

        /// The keys of all of them, in order.
        #[cfg(feature = "ssr")]
        pub const KEYS: &[&str] = &[$($key,)*];
    };
}

words! {
    Field = "check-in-field",
    Find = "desk-search-button",
    Hint = "check-in-hint",
    Reading = "check-in-reading",
    Nobody = "check-in-nobody",
    Enter = "check-in-enter",
    Several = "check-in-several",
    MoreRows = "check-in-more-rows",
    Come = "desk-check-in",
    Leave = "desk-check-out",
    Back = "check-in-back",
    Undo = "check-in-undo",
    Expected = "check-in-expected",
    Here = "desk-present",
    Left = "check-in-left",
    CheckedIn = "check-in-done",
    Already = "check-in-already",
    AlreadyUntimed = "check-in-already-untimed",
    Gone = "check-in-gone",
    Returned = "check-in-returned",
    NotHere = "check-in-was-not-here",
    Before = "check-in-before",
    More = "check-in-more",
    Camera = "check-in-camera",
    CameraOff = "check-in-camera-off",
    CameraFailed = "check-in-camera-failed",
    CameraLabel = "check-in-camera-label",
    NoAnswer = "check-in-no-answer",
    Counts = "desk-by-delegation",
    People = "desk-people",
    Delegations = "desk-delegations",
}

/// A sentence in which `#1` and `#2` stand for what is put in.
pub fn put(sentence: &str, one: &str, two: &str) -> String {
    sentence.replace("#1", one).replace("#2", two)
}
