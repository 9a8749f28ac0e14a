//! Growth: what a ballot, a stream and a publication cost in halls of 1,000 to 8,000, plotted into docs/performance.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use tokio::runtime::Runtime;

use crate::load::{Ears, closed};
use crate::memory::{processor_time, resident};
use crate::ours::Ours;
use crate::sheet::Sheet;

const HALLS: [usize; 4] = [1_000, 2_000, 4_000, 8_000];

/// Measures and plots.
pub fn growth(runtime: &Runtime, sheet: &mut Sheet) {
    let mut costs: [Vec<f64>; 3] = Default::default();
    for delegates in HALLS {
        let [ballot, stream, publication] = runtime.block_on(costs_of(delegates));
        println!("{delegates}: {ballot:.1} µs a ballot, {stream:.1} KB a stream, {publication:.2} µs a stream told");
        for (all, cost) in costs.iter_mut().zip([ballot, stream, publication]) {
            all.push(cost);
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/performance");
    std::fs::create_dir_all(&folder).expect("a folder");
    let kinds = [
        ("ballot", "processor time per ballot", "µs"),
        ("stream", "memory per stream", "KB"),
        ("publication", "processor time per stream that is told", "µs"),
    ];
    for ((file, title, unit), costs) in kinds.into_iter().zip(&costs) {
        std::fs::write(folder.join(format!("{file}.svg")), plot(title, unit, costs)).expect("a plot");
        sheet.at_most(&format!("growth: {title} at 8,000 ÷ at 1,000"), "x", &[costs[3] / costs[0]], 1.5);
    }
}

async fn costs_of(delegates: usize) -> [f64; 3] {
    let mut ours = Ours::start(delegates, true, &[]).await;
    let process = ours.server.process();
    // The first half takes up what was given back after the logins; the second half is memory of its own.
    let half = delegates / 2;
    let mut ears = Ears::open(ours.address, half, &ours.voters).await;
    let before = resident(process);
    ears.open_more(ours.address, half, &ours.voters).await;
    let stream = (resident(process) - before) / half as f64 / 1e3;
    let (mut told, mut acts) = (0.0, 0.0);
    ours.open_round().await;
    let (time, start) = (Duration::from_secs(4), processor_time(process));
    let outcome = closed(ours.address, 100, time, ours.ballots(), 200).await;
    let ballot = (processor_time(process) - start) / (outcome.rate * time.as_secs_f64()) * 1e6;
    for _ in 0..5 {
        let (closing, publishing, opening) = (ours.closing(), ours.publishing(), ours.opening());
        for form in [closing, publishing, opening] {
            let start = processor_time(process);
            ears.hear(ours.address, &form, delegates).await;
            told += processor_time(process) - start;
            acts += 1.0;
        }
    }
    [ballot, stream, told / acts / delegates as f64 * 1e6]
}

/// A line over the sizes of the hall, from zero up.
fn plot(title: &str, unit: &str, costs: &[f64]) -> String {
    let most = costs.iter().copied().fold(0.0, f64::max) * 1.25;
    let place = |n: usize, cost: f64| (70.0 + n as f64 / 8_000.0 * 480.0, 250.0 - cost / most * 190.0);
    let (mut points, mut marks) = (String::new(), String::new());
    for (n, cost) in HALLS.into_iter().zip(costs) {
        let (x, y) = place(n, *cost);
        let _ = write!(points, "{x:.0},{y:.0} ");
        let _ = writeln!(marks, "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"4\"/>");
        let _ = writeln!(marks, "<text x=\"{x:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{cost:.1}</text>", y - 12.0);
        let _ = writeln!(marks, "<text x=\"{x:.0}\" y=\"272\" text-anchor=\"middle\">{n}</text>");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 300\" role=\"img\" font-family=\"sans-serif\" \
         font-size=\"14\" fill=\"#1b2430\">\n<title>{title}, by delegates in the hall</title>\n\
         <rect width=\"600\" height=\"300\" fill=\"#fffdf8\"/>\n<text x=\"70\" y=\"30\" font-size=\"16\">{title}, in {unit}</text>\n\
         <path d=\"M70 50V250H560\" fill=\"none\" stroke=\"#9aa3ad\"/>\n\
         <polyline points=\"{}\" fill=\"none\" stroke=\"#1f5f8b\" stroke-width=\"2\"/>\n{marks}\
         <text x=\"560\" y=\"292\" text-anchor=\"end\">delegates in the hall</text>\n</svg>\n",
        points.trim_end()
    )
}
