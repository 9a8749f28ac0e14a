//! What kind of refusal it is, for those who answer in numbers.

/// The kind of a refusal: which status or exit code it deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalClass {
    /// This person may not.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// Not in the present state of things.
    Conflict,
    /// What was asked makes no sense.
    Invalid,
}
