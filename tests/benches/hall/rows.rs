//! The rows of the table, by their numbers.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use congress::command::Actor;
use congress::event::{Entry, Event};
use congress::roll::DelegateId;
use congress::round::Moment;
use server::rehearse::Times;
use server::seal;
use server::store::{LogLine, Sqlite, Store};
use tempfile::TempDir;
use tests::program::Server;
use tokio::runtime::Runtime;

use crate::load::{Ears, ask, closed, open, request};
use crate::memory::resident;
use crate::ours::{Bare, Ours};
use crate::sheet::Sheet;
use crate::{PAIRS, SERVER_CORE, growth, hardship};

/// How a row is measured.
pub type Measure = fn(&Runtime, &mut Sheet);

/// Every row that `ROWS` can name.
pub const ALL: [(&str, Measure); 13] = [
    ("1", ballots),
    ("2", batches),
    ("3", acknowledgements),
    ("4", streams),
    ("6", logins),
    ("7", login_storm),
    ("8", closing),
    ("9", start),
    ("10", kills),
    ("11", first_load),
    ("overload", hardship::overload),
    ("restart", hardship::restart),
    ("growth", growth::growth),
];

/// How many connections vote at a time.
const CONNECTIONS: usize = 100;
/// How many delegates vote where the number does not matter.
const DELEGATES: usize = 2_000;
/// How many listen.
const STREAMS: usize = 8_000;
/// How long one measurement takes.
const TIME: Duration = Duration::from_secs(3);

/// Ballots for the bare program, whose sessions are numbers.
fn bare_ballots() -> Arc<Vec<String>> {
    let ballot = |n| request("POST", "/ballot", &format!("hemicycle={n:043}"), Some("round=1&choice=oppose"));
    Arc::new((0..DELEGATES).map(ballot).collect())
}

/// Rows 1 and 12: durable ballots a second, ours and bare.
fn ballots(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(DELEGATES, true, &[]).await;
        ours.open_round().await;
        let folder = TempDir::new().expect("a folder");
        let bare = Bare::start("ballots", &folder.path().join("bare.db").display().to_string());
        let (mut ratios, mut rates) = (Vec::new(), Vec::new());
        for pair in 1..=PAIRS {
            let ballots = closed(ours.address, CONNECTIONS, TIME, ours.ballots(), 200).await;
            let baseline = closed(bare.address, CONNECTIONS, TIME, bare_ballots(), 200).await;
            println!(
                "pair {pair}: ours {:.0}/s (p99 {:.1} ms), bare {:.0}/s (p99 {:.1} ms)",
                ballots.rate, ballots.times.p99, baseline.rate, baseline.times.p99
            );
            assert_eq!((ballots.others, baseline.others), (0, 0), "every ballot is accepted");
            ratios.push(ballots.rate / baseline.rate);
            rates.push(ballots.rate);
        }
        sheet.at_least("row 1: durable ballots/s ÷ bare", "x", &ratios, 0.6);
        sheet.at_least("row 12: durable ballots/s on one core", "/s", &rates, 40_000.0);
    });
}

/// The times of syncing 4 KB, as the disk under the data takes it.
fn syncs() -> Times {
    let folder = TempDir::new().expect("a folder");
    let file = File::create(folder.path().join("synced")).expect("a file");
    (&file).write_all(&[0; 1 << 20]).expect("written");
    let times = Times::default();
    for place in 0..2_000_u64 {
        let start = Instant::now();
        file.write_all_at(&[1; 4096], place % 256 * 4096).expect("written");
        file.sync_data().expect("synced");
        times.add(start.elapsed());
    }
    times
}

/// Row 2: what batches are worth.
fn batches(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(DELEGATES, true, &[]).await;
        let mut single = Ours::start(DELEGATES, true, &["--largest-batch", "1"]).await;
        ours.open_round().await;
        single.open_round().await;
        let mut ratios = Vec::new();
        for pair in 1..=PAIRS {
            let batched = closed(ours.address, CONNECTIONS, TIME, ours.ballots(), 200).await.rate;
            let alone = closed(single.address, CONNECTIONS, TIME, single.ballots(), 200).await.rate;
            println!("pair {pair}: batches {batched:.0}/s, one at a time {alone:.0}/s");
            ratios.push(batched / alone);
        }
        let sync = syncs().spread().p50;
        let name = "row 2: ballots/s ÷ the same server with batches of one";
        if sync >= 0.5 {
            sheet.at_least(name, "x", &ratios, 10.0);
        } else {
            println!("a sync takes {sync:.3} ms here; the goal of 10 is for disks that take 0.5 ms or more");
            sheet.tell(name, "x", &ratios);
        }
    });
}

/// Row 3: acknowledgements at half load.
fn acknowledgements(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(DELEGATES, true, &[]).await;
        ours.open_round().await;
        let empty = Bare::start("empty", "");
        let half = closed(ours.address, CONNECTIONS, TIME, ours.ballots(), 200).await.rate / 2.0;
        let mut ratios = Vec::new();
        for pair in 1..=PAIRS {
            let ballots = open(ours.address, half, TIME, ours.ballots(), 200).await.times.p99;
            let posts = open(empty.address, half, TIME, bare_ballots(), 200).await.times.p99;
            let sync = syncs().spread().p99;
            println!("pair {pair} at {half:.0}/s: ours {ballots:.2} ms, empty post {posts:.2} ms, sync {sync:.2} ms");
            ratios.push(ballots / (posts + sync));
        }
        sheet.at_most("row 3: acknowledgement p99 at half load ÷ (sync + empty post)", "x", &ratios, 3.0);
    });
}

/// Rows 4 and 5: the way to 8,000 streams, and their memory.
fn streams(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(DELEGATES, true, &[]).await;
        let bare = Bare::start("broadcast", "");
        let memory = |process| resident(process) / STREAMS as f64;
        let before = [memory(ours.server.process()), memory(bare.server.process())];
        let ears = Ears::open(ours.address, STREAMS, &ours.voters).await;
        let bare_ears = Ears::open(bare.address, STREAMS, &[]).await;
        let after = [memory(ours.server.process()), memory(bare.server.process())];
        let [mine, theirs] = [after[0] - before[0], after[1] - before[1]];
        println!("memory for a stream: ours {:.1} KB, bare {:.1} KB", mine / 1e3, theirs / 1e3);
        sheet.at_most("row 5: memory for a stream ÷ bare", "x", &[mine / theirs], 1.3);
        let (mut p50s, mut p99s) = (Vec::new(), Vec::new());
        let tell = request("POST", "/tell", "", Some(""));
        for pair in 1..=PAIRS {
            let opening = ours.opening();
            ears.hear(ours.address, &opening, STREAMS).await;
            let closed = ears.hear(ours.address, &ours.closing(), STREAMS).await;
            let told = bare_ears.hear(bare.address, &tell, STREAMS).await;
            ears.hear(ours.address, &ours.publishing(), STREAMS).await;
            println!(
                "pair {pair}: ours p50 {:.0} p99 {:.0} last {:.0} ms, bare p50 {:.0} p99 {:.0} last {:.0} ms",
                closed.p50, closed.p99, closed.max, told.p50, told.p99, told.max
            );
            p50s.push(closed.p50 / told.p50);
            p99s.push(closed.p99 / told.p99);
        }
        sheet.at_most("row 4: close to 8,000 streams ÷ bare, p50", "x", &p50s, 1.15);
        sheet.at_most("row 4: close to 8,000 streams ÷ bare, p99", "x", &p99s, 1.25);
    });
}

/// Codes that nobody has, each for another name: they take as long to check as any.
fn typed_codes(beginning: usize) -> Arc<Vec<String>> {
    let typed = |n| request("POST", "/enter", "", Some(&format!("delegate=NOBODY{n}&code=wrong")));
    Arc::new((beginning..beginning + 2_000).map(typed).collect())
}

/// Row 6: logins by code.
fn logins(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let ours = Ours::start(DELEGATES, false, &[]).await;
        let mut ratios = Vec::new();
        for pair in 1..=PAIRS {
            let logins = closed(ours.address, 16, TIME, typed_codes(pair * 10_000), 401).await;
            let (hashes, _) = Bare::run("hashes", "");
            println!("pair {pair}: {:.1} logins/s, {hashes:.1} bare hashes/s, on one core", logins.rate);
            assert_eq!(logins.others, 0, "every code is checked");
            ratios.push(logins.rate / hashes);
        }
        sheet.at_least("row 6: logins by code/s ÷ Argon2id/s", "x", &ratios, 0.75);
    });
}

/// Row 7: ballots while many type codes.
fn login_storm(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(DELEGATES, true, &[]).await;
        ours.open_round().await;
        let mut ratios = Vec::new();
        for pair in 1..=PAIRS {
            let idle = open(ours.address, 500.0, TIME, ours.ballots(), 200).await.times.p99;
            let storm = closed(ours.address, 64, TIME, typed_codes(pair * 10_000), 401);
            let (_, stormy) = tokio::join!(storm, open(ours.address, 500.0, TIME, ours.ballots(), 200));
            println!("pair {pair}: idle {idle:.2} ms, in a login storm {:.2} ms", stormy.times.p99);
            ratios.push(stormy.times.p99 / idle);
        }
        sheet.at_most("row 7: ballot p99 in a login storm ÷ idle", "x", &ratios, 1.5);
    });
}

/// Row 8: from closing to the outcome, with 10,000 ballots.
fn closing(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(10_100, true, &[]).await;
        let mut times = Vec::new();
        for round in 1..=PAIRS {
            ours.open_round().await;
            let ballots = ours.ballots();
            for ballot in ballots.iter() {
                assert_eq!(ask(ours.address, ballot).await.0, 200);
            }
            let start = Instant::now();
            ours.send(&ours.closing()).await;
            times.push(start.elapsed().as_secs_f64() * 1e3);
            println!("round {round}: {} ballots", ballots.len());
            ours.send(&ours.publishing()).await;
        }
        sheet.at_most("row 8: close to outcome with 10,000 ballots", "ms", &times, 200.0);
    });
}

/// Row 9: from the start to ready, with a log of a million entries.
fn start(runtime: &Runtime, sheet: &mut Sheet) {
    const ENTRIES: u64 = 1_000_000;
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    Server::demo(&data, &[]).kill();
    let database = data.join("congress.db");
    runtime.block_on(lengthen(&database, ENTRIES));
    let mut ratios = Vec::new();
    for pair in 1..=PAIRS {
        let began = Instant::now();
        let (data, path) = (data.display().to_string(), tests::program::path());
        let arguments = ["serve", "--data", &data, "--listen", "127.0.0.1:0"];
        let server = Server::other_on_core(SERVER_CORE, &path, &arguments);
        let ready = began.elapsed();
        drop(server);
        let (entries, scanned) = Bare::run("scan", &database.display().to_string());
        println!("pair {pair}: ready after {ready:.2?}, {entries} entries scanned in {scanned:.2?}");
        ratios.push(ready.as_secs_f64() / scanned.as_secs_f64());
    }
    sheet.at_most("row 9: start with a million entries ÷ a scan", "x", &ratios, 1.5);
}

/// Somebody comes and goes until the log has so many entries.
async fn lengthen(database: &std::path::Path, entries: u64) {
    let store = Sqlite::open(database).await.expect("a store");
    let last = store.log(0).await.expect("a log").pop().expect("a founded congress");
    let (mut seq, mut head) = (last.seq, last.hash);
    while seq < entries {
        let mut lines = Vec::new();
        for _ in 0..10_000 {
            seq += 1;
            let event = Event::CheckedIn { delegate: DelegateId::new("SE-SAP-2"), present: seq % 2 == 0 };
            let actor = Actor::Secretariat("Linen Almanac".to_owned());
            let at = Moment(1_567_000_000_000 + i64::try_from(seq).expect("a small number"));
            let entry = seal::salted(&Entry { seq, at, actor, event }).expect("JSON");
            head = seal::chained(&head, &entry);
            lines.push(LogLine { seq, entry, hash: head.clone() });
        }
        store.append(&lines, None).await.expect("appended");
    }
    store.close().await;
}

/// Row 10: a hundred kills.
fn kills(_: &Runtime, sheet: &mut Sheet) {
    let acknowledged = tests::kills::survive(100);
    println!("{acknowledged} acknowledged ballots stood after 100 kills");
    sheet.at_most("row 10: acknowledged ballots missing or twice after 100 kills", "ballots", &[0.0], 0.0);
}

/// Row 11: all that a delegate's phone loads first, compressed.
fn first_load(runtime: &Runtime, sheet: &mut Sheet) {
    runtime.block_on(async {
        let mut ours = Ours::start(DELEGATES, true, &[]).await;
        ours.open_round().await;
        let session = ours.voters[0].clone();
        let (_, page) = ask(ours.address, &request("GET", "/", &session, None)).await;
        let page = String::from_utf8_lossy(&page).into_owned();
        let kinds = [".css", ".js", ".wasm", ".woff2"];
        let is_file = |part: &&str| part.starts_with('/') && kinds.iter().any(|kind| part.ends_with(kind));
        let mut files: Vec<&str> = page.split(['"', '\'']).filter(is_file).collect();
        files.sort_unstable();
        files.dedup();
        let mut sum = 0;
        for path in files.iter().chain([&"/"]) {
            let compressed = request("GET", path, &session, None).replace("accept:", "accept-encoding: br\r\naccept:");
            let (status, body) = ask(ours.address, &compressed).await;
            assert_eq!(status, 200, "{path}");
            println!("{path}: {} bytes", body.len());
            sum += body.len();
        }
        let is_whole = files.iter().any(|path| path.ends_with(".wasm"));
        assert!(is_whole, "the browser's half is missing: `make site` builds it, HEMICYCLE_SITE says where it is");
        sheet.at_most("row 11: a delegate's first load", "KB", &[sum as f64 / 1e3], 150.0);
    });
}
