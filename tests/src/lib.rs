//! A running demo and the people in it, for tests that look at the house from outside: the real program on a real
//! port with a real database file.

pub mod decided;
pub mod disk;
pub mod documents;
pub mod golden;
pub mod kills;
pub mod people;
pub mod postgres;
pub mod program;
pub mod wire;
