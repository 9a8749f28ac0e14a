//! The machine: program, disk, space, open files and clock.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::fs::{statfs, statvfs};
use rustix::process::{Resource, getrlimit};

use super::Finding;
use crate::press::Press;

/// How many times a ballot's worth is written and synced.
const SYNCS: usize = 100;
/// What is written each time: a page of the database.
const PAGE: [u8; 4096] = [0x5a; 4096];
/// A sync that takes longer than this makes phones wait.
pub(super) const SLOW: Duration = Duration::from_millis(10);
/// A sync that takes longer than this makes a hall wait.
pub(super) const TOO_SLOW: Duration = Duration::from_millis(100);
/// No disk is as fast: it only says that it has written.
const TOO_FAST: Duration = Duration::from_micros(4);

/// File systems by their magic numbers that a database must not be on, and why.
const UNSAFE: [(u64, &str, &str); 8] = [
    (0x0102_1994, "tmpfs", "it is memory: all is gone when the power is"),
    (0x8584_58f6, "ramfs", "it is memory: all is gone when the power is"),
    (0x794c_7630, "overlayfs", "it is a container's own layer, and is thrown away with the container"),
    (0x6969, "NFS", "the database's locks cannot be relied on over a network"),
    (0xff53_4d42, "CIFS", "the database's locks cannot be relied on over a network"),
    (0xfe53_4d42, "SMB", "the database's locks cannot be relied on over a network"),
    (0x0102_1997, "9p", "the database's locks cannot be relied on over a network"),
    (0x6573_5546, "FUSE", "nobody knows whether what is behind it syncs"),
];

const BYTES_IN_GB: f64 = 1e9;
/// Less free space than this, in bytes, is not enough for a day and its backups.
const LITTLE: u64 = 2_000_000_000;
/// Less than this is not enough for the next round.
const TOO_LITTLE: u64 = 200_000_000;

/// The program, and whether it can set PDF.
pub fn version() -> Finding {
    let found = format!("hemicycle {}", env!("CARGO_PKG_VERSION"));
    match Press::here().is_missing() {
        None => Finding::good("program", format!("{found}, and what sets PDF")),
        Some(missing) => Finding::mind(
            "program",
            format!("{found}; {missing}"),
            "without it there are no cards and no minutes as PDF",
        ),
    }
}

/// Whether the disk keeps what it is given, and how fast.
pub fn disk(data: &Path) -> Finding {
    let kind = statfs(data).ok().and_then(|found| {
        let magic = u64::try_from(found.f_type).unwrap_or_default();
        UNSAFE.into_iter().find(|(number, ..)| *number == magic)
    });
    if let Some((_, name, why)) = kind {
        let found = format!("{} is on {name}: {why}", data.display());
        return Finding::bad(
            "disk",
            found,
            "put the data directory on a disk of this machine (in a container: a volume)",
        );
    }
    let path = data.join("doctor.draft");
    let timed = time_syncs(&path);
    let _ = std::fs::remove_file(&path);
    let timed = match timed {
        Ok(timed) => timed,
        Err(error) => {
            return Finding::bad("disk", format!("{}: {error}", data.display()), "make the data directory writable");
        }
    };
    let (half, most) = (timed[SYNCS / 2], timed[SYNCS * 99 / 100]);
    let found = format!("4 KB are durable within {half:.1?}, 99 times in 100 within {most:.1?}");
    if half < TOO_FAST {
        Finding::bad(
            "disk",
            found,
            "no disk is as fast: it says that it has written before it has; switch its write cache off",
        )
    } else if most > TOO_SLOW {
        Finding::bad(
            "disk",
            found,
            "use a solid-state disk, and let nothing else write to it: people would wait for their ballots",
        )
    } else if half > SLOW {
        Finding::mind(
            "disk",
            found,
            "a solid-state disk is faster; ballots are written together, so a hall can live with it",
        )
    } else {
        Finding::good("disk", found)
    }
}

/// How long each of many syncs took, the shortest first.
fn time_syncs(path: &Path) -> std::io::Result<Vec<Duration>> {
    let mut file = File::create(path)?;
    let mut timed = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        let start = Instant::now();
        file.write_all(&PAGE)?;
        file.sync_data()?;
        timed.push(start.elapsed());
    }
    timed.sort_unstable();
    Ok(timed)
}

/// How much space is left.
pub fn space(data: &Path) -> Finding {
    let free = match statvfs(data) {
        Ok(found) => found.f_bavail.saturating_mul(found.f_frsize),
        Err(error) => {
            return Finding::bad("space", format!("{}: {error}", data.display()), "make the data directory readable");
        }
    };
    let found = format!("{:.1} GB free", free as f64 / BYTES_IN_GB);
    if free < TOO_LITTLE {
        Finding::bad("space", found, "make room before the congress: a full disk takes no ballots")
    } else if free < LITTLE {
        Finding::mind("space", found, "2 GB leave room for a day and its backups")
    } else {
        Finding::good("space", found)
    }
}

/// Whether as many pages can be open as there are people.
pub fn files(people: usize) -> Finding {
    let needed = u64::try_from(people).unwrap_or(u64::MAX).saturating_mul(2).saturating_add(512).max(4096);
    match getrlimit(Resource::Nofile).maximum {
        Some(limit) if limit < needed => Finding::bad(
            "open files",
            format!("{limit} are allowed; {people} people need {needed}"),
            "raise the limit: LimitNOFILE=65536 in the systemd unit, `ulimit -Hn 65536` in a shell, `--ulimit nofile=65536` for a container",
        ),
        Some(limit) => Finding::good("open files", format!("{limit} are allowed, {needed} are enough")),
        None => Finding::good("open files", "as many as it takes"),
    }
}

/// Whether the clock can be right: times of rounds and ballots are this machine's.
pub fn clock(last_entry: Option<i64>) -> Finding {
    let now = crate::clock::now().0;
    let shown = jiff::Timestamp::from_millisecond(now).map(|time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string());
    let shown = shown.unwrap_or_default();
    if last_entry.is_some_and(|last| last > now) {
        return Finding::bad(
            "clock",
            format!("{shown} is earlier than the last entry of the log"),
            "set the clock of this machine",
        );
    }
    let synchronised = Path::new("/run/systemd/timesync/synchronized").exists()
        || Command::new("timedatectl")
            .args(["show", "--property=NTPSynchronized", "--value"])
            .output()
            .is_ok_and(|output| output.stdout.starts_with(b"yes"));
    if synchronised {
        Finding::good("clock", format!("{shown}, kept by the network"))
    } else {
        Finding::mind(
            "clock",
            format!("{shown}, kept by nobody"),
            "compare it with a phone now; then leave it alone until the congress is over",
        )
    }
}
