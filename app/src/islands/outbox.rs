//! The outbox of a delegate's phone: it sends the forms of ballots without leaving the page, keeps what could not be sent
//! yet, and says where each stands. Without it the same forms are sent by the browser.
//!
//! Its sentences are in the page, written by the server on the element [`PLACE`]: the island itself has neither words nor
//! props, and is so much lighter to load.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod waiting;

use leptos::prelude::*;

/// The id of the element that says where the ballots stand. Its attributes are `data-delegate`, whose phone it is: nothing
/// that somebody else chose on it is ever sent; `data-awake`, where the screen is kept awake; and the sentences
/// `data-sending`, `data-waiting` and `data-refused`, in which `#` stands for the choice.
pub const PLACE: &str = "outbox";

/// The outbox.
#[island]
pub fn Outbox() -> impl IntoView {
    Effect::new(|_| open());
}

#[cfg(feature = "hydrate")]
use browser::open;

#[cfg(not(feature = "hydrate"))]
fn open() {}
