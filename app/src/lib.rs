//! What people see: pages that the server renders in three languages, and islands for the little that moves.
//!
//! The server's half (feature `ssr`) has everything; the browser's half (feature `hydrate`) has [`islands`] only.
//! A page begins with [`visit::Visit`], is written in the words of [`words`] and [`locale`], stands in the frame of
//! [`frame`], and reaches the running congress through [`port`]. Every form is a plain POST that the server answers.

pub mod islands;

#[cfg(feature = "ssr")]
mod agenda;
#[cfg(feature = "ssr")]
mod attendance;
#[cfg(feature = "ssr")]
mod difference;
#[cfg(feature = "ssr")]
pub mod failure;
#[cfg(feature = "ssr")]
pub mod fault;
#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod finding;
#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "ssr")]
pub mod hemicycle;
#[cfg(any(feature = "ssr", feature = "desk"))]
pub mod link;
#[cfg(feature = "ssr")]
pub mod locale;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod port;
#[cfg(feature = "ssr")]
pub mod presence;
#[cfg(feature = "ssr")]
pub mod qr;
#[cfg(feature = "ssr")]
mod question;
#[cfg(feature = "ssr")]
mod result;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod statements;
#[cfg(feature = "ssr")]
pub mod symbols;
#[cfg(feature = "ssr")]
mod visit;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use pages::QUEUE;
#[cfg(feature = "ssr")]
pub use shell::{ACCOUNT, App, OWN_BALLOTS, STAFF_PAGES, making, now, offline, queued, refused, shell};

/// Brings the islands of the page to life, and lets the page know it: see `shell::WITHOUT_ISLANDS`.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    if let Some(page) = leptos::prelude::document().document_element() {
        let _ = page.set_attribute("data-alive", "");
    }
    leptos::mount::hydrate_islands();
}
