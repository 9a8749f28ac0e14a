//! The running house: everything between the rules in `congress` and the pages in `app`.
//!
//! Governance goes through [`house::House::ask`] into the log; ballots go through [`ballot_box`] into their table.
//! [`store`] keeps both, [`live`] tells who listens, [`door`] lets people in, [`web`] speaks HTTP, [`export`] writes the
//! official exports, [`press`] sets PDF, [`record`] the record that anyone can check,
//! [`doctor`] looks at the machine before it counts.

mod background;
pub mod ballot_box;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod desk;
pub mod doctor;
pub mod door;
pub mod embedded;
pub mod export;
pub mod hashing;
pub mod house;
pub mod ledger;
pub mod live;
pub mod metrics;
pub mod press;
pub mod progress;
pub mod record;
pub mod rehearse;
pub mod replay;
pub mod seal;
pub mod secret;
pub mod simulate;
pub mod store;
pub mod web;
