//! A running demo and the people in it, for tests that look at the house from outside: the real program on a real
//! port with a real database file.

pub mod decided;
pub mod documents;
pub mod kills;
pub mod people;
pub mod program;
