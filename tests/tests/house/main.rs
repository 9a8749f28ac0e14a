//! The house from outside: the real program, HTTP and the store. One program for all of it, linked once.

mod backup;
mod check_in;
mod command_line;
mod congress_data;
mod consensus;
mod crash;
mod crowd;
mod desk;
mod documents;
mod export;
mod export_api;
mod export_blocs;
mod guessing;
mod hall;
mod handbook;
mod paper;
mod paper_safety;
mod paper_sheet;
mod record;
mod roll_files;
mod secrecy;
mod settings;
mod staff;
mod store;
mod text_files;
mod texts;
