//! `glue MODULE.wasm FOLDER`: writes the module and the JavaScript that loads it into FOLDER, as `hemicycle_bg.wasm` and
//! `hemicycle.js`.
//!
//! This is all of wasm-bindgen's command line that the house needs. As a crate of the workspace its version is that of
//! the lock file, and it is built with what the server is built of anyway.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(module), Some(folder), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("usage: glue MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let written = bindgen
        .web(true)
        .and_then(|bindgen| bindgen.input_path(module).typescript(false).out_name("hemicycle").generate(folder));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
