//! The rules of the house.
//!
//! A **congress** has a [`roll`] (delegations and their delegates), resolutions in parallel [`text`]s, and
//! **rounds**. A round asks one question about one version of one commitment, under one frozen ruleset
//! ([`rules`]), to one frozen electorate. It is open, then closed, then published, or annulled.
//!
//! ```text
//!   command ──decide──▶ events ──apply──▶ State ──view──▶ what each audience may see
//!                                  ▲
//!   ballots ──tally──▶ counts ──verdict──▶ outcome   (at closing, inside one event)
//! ```
//!
//! Everything that governs is a [`command::Command`]; [`state::decide`] answers with [`event::Event`]s or a
//! [`command::Refusal`], and [`state::State::apply`] makes them so. Ballots are not events: they are handed
//! to `decide` at closing and come back counted ([`tally`], [`verdict`]).
//!
//! This crate is pure. It has no I/O, no clock (moments are passed in), no randomness, no async, no floats and
//! no hash maps: the same input gives the same output on every machine.

#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

pub mod agenda;
pub mod ballot;
pub mod colour;
pub mod command;
pub mod day;
pub mod event;
pub mod floor;
pub mod fraction;
pub mod paper;
pub mod presence;
pub mod presets;
mod refusal;
pub mod roll;
pub mod roll_call;
pub mod roll_change;
pub mod round;
pub mod rules;
pub mod rules_file;
pub mod secret;
pub mod settings;
pub mod state;
pub mod tally;
pub mod text;
pub mod text_change;
pub mod text_file;
pub mod verdict;
pub mod view;
