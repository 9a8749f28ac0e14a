//! The bench: every row of the table of speed and weight, measured against a bare program in the same run. Server and
//! generator have a core each, ours and the baseline take turns, and every pair is printed. `make bench`, and
//! `make bench ROWS=1,4` for some of the rows.

mod baseline;
mod desk;
mod growth;
mod hardship;
mod load;
mod memory;
mod ours;
mod rows;
mod sheet;

use sheet::Sheet;

/// How many pairs are measured.
pub const PAIRS: usize = 5;
/// The core of the server under measurement, and that of the generator.
pub const SERVER_CORE: usize = 0;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--baseline") {
        baseline::be(&arguments[at + 1], arguments.get(at + 2).map_or("", String::as_str));
        return;
    }
    server::web::doorstep::allow_many();
    let asked = std::env::var("ROWS").unwrap_or_default();
    // Two rows are measured with another one.
    let measured_with = |row| match row {
        "5" => "4",
        "12" => "1",
        other => other,
    };
    let asked: Vec<&str> = asked.split(',').map(str::trim).filter(|row| !row.is_empty()).map(measured_with).collect();
    let unknown = |row: &&str| *row != "desk" && rows::ALL.iter().all(|(name, _)| name != row);
    if let Some(row) = asked.iter().copied().find(unknown) {
        let names: Vec<&str> = rows::ALL.iter().map(|(name, _)| *name).collect();
        println!("there is no row {row}; the rows are {} and desk", names.join(", "));
        std::process::exit(2);
    }
    let mut sheet = Sheet::open();
    // Before this process keeps to one core, for what it starts does as well: the desk has the machine to itself.
    if asked.is_empty() || asked.contains(&"desk") {
        println!("\n== the desk");
        for (what, seconds, aim) in desk::waits() {
            sheet.at_most(&format!("desk: {what}"), "seconds", &[seconds], aim);
        }
        sheet.save();
    }
    pin_to_core(1);
    for (name, measure) in rows::ALL {
        if asked.is_empty() || asked.contains(&name) {
            println!("\n== row {name}");
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            measure(&runtime, &mut sheet);
            sheet.save();
        }
    }
    sheet.print();
}

/// Keeps this process on one core, where the machine has more than one.
fn pin_to_core(core: usize) {
    let process = std::process::id().to_string();
    let arguments = ["--all-tasks", "--cpu-list", "--pid", &core.to_string(), &process];
    let pinned = std::process::Command::new("taskset").args(arguments).output();
    if !pinned.is_ok_and(|output| output.status.success()) {
        println!("the generator is not pinned to core {core}: read the figures with care");
    }
}
