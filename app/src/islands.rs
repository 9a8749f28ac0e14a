//! What moves in the browser: one file per island. Islands know neither the congress nor the languages; their words
//! come in as props. [`stream`] is the one connection that they share.

mod countdown;
mod fresh;
mod live;
mod outbox;
#[cfg(feature = "hydrate")]
mod phone;
mod screen;
mod shortcut;
pub mod stream;
mod turn;
mod turnout;

pub use countdown::Countdown;
pub use fresh::Fresh;
pub use live::Live;
pub use outbox::{Outbox, PLACE as OUTBOX};
pub use screen::Screen;
pub use shortcut::Shortcut;
pub use turn::Turn;
pub use turnout::{Numbers, TurnoutBars, TurnoutRing};
