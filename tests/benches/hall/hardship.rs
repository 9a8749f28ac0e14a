//! Hard times: far more people at once than can be answered, and a server that is killed under 8,000 streams.

use std::sync::Arc;
use std::time::Duration;

use server::rehearse::{Habits, Hall, Phone};
use tokio::runtime::Runtime;
use tokio::time::{Instant, sleep};

use crate::load::closed;
use crate::memory::resident;
use crate::ours::Ours;
use crate::sheet::Sheet;

/// How many connections ask at once: more than are answered at a time.
const CROWD: usize = 6_000;
/// How many listen while the server is killed.
const STREAMS: usize = 8_000;
/// What phones wait before they come back, as long as the server takes less than this many seconds to start.
const JITTER: f64 = 7.0;

/// Six thousand connections that never pause, against a hundred.
pub fn overload(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(2_000, true, &[]).await;
        ours.open_round().await;
        let time = Duration::from_secs(5);
        let calm = closed(ours.address, 100, time, ours.ballots(), 200).await;
        let before = resident(ours.server.process());
        let crowd = closed(ours.address, CROWD, time, ours.ballots(), 200).await;
        let grown = (resident(ours.server.process()) - before) / 1e6;
        sleep(Duration::from_secs(2)).await;
        let after = closed(ours.address, 100, time, ours.ballots(), 200).await;
        println!(
            "calm {:.0}/s, crowd {:.0}/s with {} asked to come again, p99 {:.0} ms; two seconds later {:.0}/s",
            calm.rate, crowd.rate, crowd.others, crowd.times.p99, after.rate
        );
        sheet.at_least("overload: acknowledged/s ÷ calm", "x", &[crowd.rate / calm.rate], 0.5);
        sheet.at_least("overload: two seconds later ÷ calm", "x", &[after.rate / calm.rate], 0.9);
        sheet.at_most("overload: memory grows by", "MB", &[grown], 300.0);
    });
}

/// Eight thousand phones listen; the server is killed and starts anew.
pub fn restart(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(STREAMS, false, &[]).await;
        let habits = Habits {
            arrive: Duration::from_secs(20),
            vote_within: Duration::from_secs(1),
            pages: 0.0,
            absent: 0.0,
            changes: 0.0,
            lost_answers: 0.0,
            sleepers: 0.0,
            codes: 0.0,
            addresses: 1,
            only_listen: true,
        };
        let hall = Arc::new(Hall::new(ours.address, ours.address.to_string(), habits));
        for (place, key) in ours.keys.iter().enumerate() {
            tokio::spawn(Arc::new(Phone::new(hall.clone(), key.clone(), place)).attend());
        }
        let patience = Instant::now() + Duration::from_secs(120);
        while hall.listeners() < STREAMS && Instant::now() < patience {
            sleep(Duration::from_millis(100)).await;
        }
        println!("{} phones listen; the server is killed", hall.listeners());
        ours.restart();
        while hall.figures.returns.len() < STREAMS && Instant::now() < patience + Duration::from_secs(60) {
            sleep(Duration::from_millis(100)).await;
        }
        let returns = hall.figures.returns.spread();
        println!("{} phones are back: p50 {:.0} ms, last {:.0} ms", returns.n, returns.p50, returns.max);
        hall.end();
        sheet.at_least("restart: streams that are back", "of 8,000", &[returns.n as f64], STREAMS as f64);
        sheet.at_most("restart: the last stream is back after", "s", &[returns.max / 1e3], JITTER + 3.0);
    });
}
