//! What moves in the browser: one file per island. Islands know neither the congress nor the languages; their words
//! come in as props. [`stream`] is the one connection that they share.
//!
//! Delegates load only what moves on a phone. What moves on the screens of the staff and of the hall is in a module of
//! its own for them (feature `screens`), and the desk has one with the check-in besides (feature `desk`).

#[cfg(any(feature = "ssr", feature = "desk"))]
mod check_in;
mod countdown;
#[cfg(any(feature = "ssr", feature = "screens"))]
mod fresh;
mod live;
mod outbox;
#[cfg(feature = "hydrate")]
mod phone;
#[cfg(any(feature = "ssr", feature = "screens"))]
mod screen;
#[cfg(any(feature = "ssr", feature = "screens"))]
mod shortcut;
pub mod stream;
mod turn;
#[cfg(any(feature = "ssr", feature = "screens"))]
mod turnout;

#[cfg(any(feature = "ssr", feature = "desk"))]
pub use check_in::{CheckIn, list as check_in_list, words as check_in_words};
pub use countdown::Countdown;
#[cfg(any(feature = "ssr", feature = "screens"))]
pub use fresh::Fresh;
pub use live::Live;
pub use outbox::{Outbox, PLACE as OUTBOX};
#[cfg(any(feature = "ssr", feature = "screens"))]
pub use screen::Screen;
#[cfg(any(feature = "ssr", feature = "screens"))]
pub use shortcut::Shortcut;
pub use turn::Turn;
#[cfg(any(feature = "ssr", feature = "screens"))]
pub use turnout::{Numbers, TurnoutBars, TurnoutRing};
