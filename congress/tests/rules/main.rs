//! The promises of RULES.md, each shown on a roll, a ruleset and ballots that can be read in a few lines.

mod common;

mod admission;
mod agenda;
mod consensus;
mod declarations;
mod entering;
mod floor;
mod objections;
mod paper;
mod polls_and_wording;
mod presence;
mod properties;
mod proxies_and_mandates;
mod replay;
mod roll_call;
mod roll_changes;
mod rules_file;
mod rules_refused;
mod secret;
mod settings;
mod state;
mod text_file;
mod texts;
mod turnout;
mod unresolved;
mod vote;
mod weighted_split;
mod wording_rounds;
