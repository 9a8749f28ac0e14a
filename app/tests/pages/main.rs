//! The pages, rendered on a house in memory.

mod house;
mod look;

mod check_in_list;
mod consensus;
mod finding;
mod in_three_languages;
