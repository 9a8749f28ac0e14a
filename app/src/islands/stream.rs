//! The page's one connection to `/live`, shared by its islands. On the server there is none: pages arrive complete.

#[cfg(feature = "hydrate")]
mod browser;

#[cfg(feature = "hydrate")]
pub use browser::{adrift, arrive, quiet_for, reload, subscribe, take_over};

/// What the stream tells the islands.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The connection stands, or has been lost.
    Connected(bool),
    /// The session has ended: the page is to be asked for anew, and says why.
    Left,
    /// The round under decision, as of now.
    Round {
        /// Its number and stage, such as `3:open`.
        key: String,
        /// The picture in the hall and on the chair's console.
        scene: String,
        /// The log's revision.
        revision: f64,
        /// Whose turn it is in a roll call, by language.
        turn: [Option<String>; 3],
        /// When it closes by itself, in the server's milliseconds.
        closes_at: Option<f64>,
        /// The server's clock.
        now: f64,
    },
    /// Voted, present and entitled, in delegates, delegations and votes.
    Turnout([[u32; 3]; 3]),
}

/// Calls `listener` with every message from now on.
#[cfg(not(feature = "hydrate"))]
pub fn subscribe(_listener: impl Fn(&Message) + 'static) {}

/// Milliseconds by which the server's clock is ahead of this one, given what it was when the page was made.
#[cfg(not(feature = "hydrate"))]
pub fn adrift(_now: f64) -> f64 {
    0.0
}

/// Minutes since the server was last heard of, given its clock when the page was made.
#[cfg(not(feature = "hydrate"))]
pub fn quiet_for(_made: f64) -> u32 {
    0
}

/// After a page has been fetched anew by itself, leads those who do not see it to its heading.
#[cfg(not(feature = "hydrate"))]
pub fn arrive() {}

/// Fetches the page at `path` anew.
#[cfg(not(feature = "hydrate"))]
pub fn reload(_path: &str, _waits: bool) {}

/// Fetches the page at `path` and takes over some elements of it.
#[cfg(not(feature = "hydrate"))]
pub fn take_over(_path: &str, _elements: &[String]) {}
