//! The sheet of results: printed as a table, kept as `bench.json` in the target folder, so that rows can be measured one
//! by one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// One figure.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Figure {
    /// In what it is measured.
    pub unit: String,
    /// Each measurement, or the ratio of each pair.
    pub each: Vec<f64>,
    /// Their median.
    pub median: f64,
    /// What it is held to.
    pub goal: String,
    /// Whether it is met.
    pub met: bool,
}

/// All figures by name.
pub struct Sheet {
    path: PathBuf,
    figures: BTreeMap<String, Figure>,
}

/// The middle one.
pub fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

impl Sheet {
    /// The sheet with what was measured before.
    pub fn open() -> Self {
        let bench = std::env::current_exe().expect("a bench has a path");
        let target = bench.ancestors().nth(3).expect("benches stand in target/release/deps");
        let path = target.join("bench.json");
        let kept = std::fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok());
        Self { path, figures: kept.unwrap_or_default() }
    }

    /// Keeps it.
    pub fn save(&self) {
        let text = serde_json::to_string_pretty(&self.figures).expect("JSON");
        std::fs::write(&self.path, text + "\n").expect("the sheet can be written");
    }

    fn note(&mut self, name: &str, unit: &str, each: &[f64], goal: String, is_met: impl Fn(f64) -> bool) {
        let median = median(each);
        let met = is_met(median);
        let written: Vec<String> = each.iter().map(|value| format!("{value:.3}")).collect();
        println!(
            "{name}: {} -> {median:.3} {unit} ({goal}) {}",
            written.join("  "),
            if met { "met" } else { "MISSED" }
        );
        let figure = Figure { unit: unit.to_owned(), each: each.to_vec(), median, goal, met };
        self.figures.insert(name.to_owned(), figure);
    }

    /// A figure that is to be no less than `goal`.
    pub fn at_least(&mut self, name: &str, unit: &str, each: &[f64], goal: f64) {
        self.note(name, unit, each, format!(">= {goal}"), |median| median >= goal);
    }

    /// A figure that is to be no more than `goal`.
    pub fn at_most(&mut self, name: &str, unit: &str, each: &[f64], goal: f64) {
        self.note(name, unit, each, format!("<= {goal}"), |median| median <= goal);
    }

    /// A figure that is only told.
    pub fn tell(&mut self, name: &str, unit: &str, each: &[f64]) {
        self.note(name, unit, each, "told".to_owned(), |_| true);
    }

    /// Prints all of it.
    pub fn print(&self) {
        println!("\n| figure | median | goal | |\n|---|---|---|---|");
        for (name, Figure { unit, median, goal, met, .. }) in &self.figures {
            println!("| {name} | {median:.3} {unit} | {goal} | {} |", if *met { "met" } else { "**missed**" });
        }
        let missed = self.figures.values().filter(|figure| !figure.met).count();
        println!("\n{missed} of {} figures miss what they are held to.", self.figures.len());
    }
}
