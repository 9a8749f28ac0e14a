//! What a rehearsal measures, and what it comes to: a table, JSON, and one sentence.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

/// A ballot is felt to be slow from here on.
const SLOW_BALLOT: Duration = Duration::from_secs(1);
/// A hall is restless from here on, when the last phone hears of a round.
const LATE_PHONE: Duration = Duration::from_secs(3);
/// From this share of one core on, the generator measures itself rather than the server.
const SATURATED: f64 = 0.9;

/// Durations of one kind, in the order in which they came.
#[derive(Default)]
pub struct Times(Mutex<Vec<Duration>>);

impl Times {
    /// Adds one.
    pub fn add(&self, time: Duration) {
        lock(&self.0).push(time);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        lock(&self.0).len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How they are spread.
    pub fn spread(&self) -> Spread {
        let mut times = lock(&self.0).clone();
        times.sort_unstable();
        // The smallest time that so many in a hundred do not exceed.
        let at = |percent: usize| match times.len() {
            0 => Duration::ZERO,
            n => times[(n * percent).div_ceil(100).clamp(1, n) - 1],
        };
        let [p50, p95, p99, max] = [50, 95, 99, 100].map(|percent| milliseconds(at(percent)));
        Spread { n: times.len(), p50, p95, p99, max }
    }
}

/// How durations are spread, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// How many there are.
    pub n: usize,
    /// Half of them are no longer.
    pub p50: f64,
    /// 95 in a hundred.
    pub p95: f64,
    /// 99 in a hundred.
    pub p99: f64,
    /// The longest.
    pub max: f64,
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts that only grow.
#[derive(Default)]
pub struct Count(AtomicU64);

impl Count {
    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// How many so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// So many ballots bear each mark; those with ratings are under one name.
pub type Marks = BTreeMap<String, u64>;

/// What all phones measure together.
#[derive(Default)]
pub struct Figures {
    /// From the tap on "enter" to the session.
    pub logins: Times,
    /// From the chair's click to a phone.
    pub heard: Times,
    /// From the chair's click to the ballot paper on the phone.
    pub papers: Times,
    /// From the moment of the tap to the acknowledgement, with all waiting and sending again.
    pub ballots: Times,
    /// From the loss of a stream to the next one.
    pub returns: Times,
    /// Answers that are none: broken connections but for those that the phones broke, and refusals that may not be.
    pub errors: Count,
    /// Answers that ask to come again later.
    pub asked_to_wait: Count,
    /// Ballots sent again, because no answer came.
    pub sent_again: Count,
    /// Ballots refused with a reason: the round had closed, or they were not entitled.
    pub refused: Count,
    /// Phones that gave up.
    pub gave_up: Count,
    /// The last error.
    last_error: Mutex<Option<String>>,
    /// By round and delegate, the mark that was acknowledged last.
    accepted: Mutex<BTreeMap<u32, HashMap<String, String>>>,
    counted: Mutex<BTreeMap<u32, Option<Marks>>>,
}

impl Figures {
    /// Something went wrong.
    pub fn failed(&self, what: impl fmt::Display) {
        self.errors.add();
        *lock(&self.last_error) = Some(what.to_string());
    }

    /// A ballot was acknowledged.
    pub fn accept(&self, round: u32, delegate: &str, mark: &str, time: Duration) {
        self.ballots.add(time);
        lock(&self.accepted).entry(round).or_default().insert(delegate.to_owned(), mark.to_owned());
    }

    /// The ballots that were acknowledged in a round: the last of each delegate.
    pub fn accepted_in(&self, round: u32) -> Marks {
        let mut marks = Marks::new();
        for mark in lock(&self.accepted).get(&round).into_iter().flat_map(HashMap::values) {
            *marks.entry(mark.clone()).or_default() += 1;
        }
        marks
    }

    /// A round was published, with these ballots in its result; `None` if that is not known.
    pub fn count(&self, round: u32, ballots: Option<Marks>) {
        lock(&self.counted).insert(round, ballots);
    }

    /// What it comes to.
    pub fn report(&self, delegates: usize, started: Instant, cpu_before: Option<Duration>) -> Report {
        let took = started.elapsed().as_secs_f64();
        let counted = lock(&self.counted);
        let round = |(round, counted): (&u32, &Option<Marks>)| Round {
            round: *round,
            accepted: self.accepted_in(*round),
            counted: counted.clone(),
        };
        let busy = cpu_time().zip(cpu_before).map(|(now, before)| now.saturating_sub(before).as_secs_f64() / took);
        Report {
            delegates,
            logins: self.logins.spread(),
            heard: self.heard.spread(),
            papers: self.papers.spread(),
            ballots: self.ballots.spread(),
            returns: self.returns.spread(),
            errors: self.errors.get(),
            last_error: lock(&self.last_error).clone(),
            asked_to_wait: self.asked_to_wait.get(),
            sent_again: self.sent_again.get(),
            refused: self.refused.get(),
            gave_up: self.gave_up.get(),
            rounds: counted.iter().map(round).collect(),
            generator_cpu: busy,
            seconds: took,
        }
    }
}

/// The processor time that this process has used, where the system tells.
pub fn cpu_time() -> Option<Duration> {
    let ticks_a_second = 100;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Duration::from_millis((user + system) * 1_000 / ticks_a_second))
}

/// A round: ballots that phones were told are recorded, and those that its result holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Round {
    /// Its number.
    pub round: u32,
    /// By phones, one for each delegate.
    pub accepted: Marks,
    /// In the result, if it was published.
    pub counted: Option<Marks>,
}

impl Round {
    /// Whether every acknowledged ballot, and no other, is in the result.
    pub fn agrees(&self) -> bool {
        let counted = self.counted.as_ref().map(|marks| marks.iter().filter(|(_, n)| **n > 0));
        counted.is_none_or(|counted| counted.eq(self.accepted.iter()))
    }
}

/// All that a rehearsal found. Times are in milliseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// How many phones there were.
    pub delegates: usize,
    /// From the tap on "enter" to the session.
    pub logins: Spread,
    /// From the chair's click to each phone.
    pub heard: Spread,
    /// From the chair's click to each ballot paper.
    pub papers: Spread,
    /// From the tap to the acknowledgement.
    pub ballots: Spread,
    /// From the loss of a stream to the next.
    pub returns: Spread,
    /// What went wrong, but for what the phones did themselves.
    pub errors: u64,
    /// The last of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
    /// Answers that asked to come again later.
    pub asked_to_wait: u64,
    /// Ballots sent again because no answer came.
    pub sent_again: u64,
    /// Ballots refused with a reason: the round had closed, or they were not entitled.
    pub refused: u64,
    /// Phones that gave up.
    pub gave_up: u64,
    /// The rounds that ended.
    pub rounds: Vec<Round>,
    /// The processor time that the simulated phones took, as a share of one core.
    pub generator_cpu: Option<f64>,
    /// How long it all took.
    pub seconds: f64,
}

impl Report {
    /// Whether every acknowledged ballot, and no other, is in the results.
    pub fn ballots_agree(&self) -> bool {
        self.rounds.iter().all(Round::agrees)
    }

    /// Why this hall would not have held; nothing if it would have.
    pub fn failings(&self) -> Vec<String> {
        let is_slow = |time: f64, limit: Duration| time > milliseconds(limit);
        let mut failings = Vec::new();
        let mut note = |fails: bool, sentence: String| {
            if fails {
                failings.push(sentence);
            }
        };
        note(!self.ballots_agree(), "ballots that were acknowledged and ballots in the result differ".into());
        note(self.gave_up > 0, format!("{} phones gave up", self.gave_up));
        note(self.errors > 0, format!("{} requests failed", self.errors));
        note(
            is_slow(self.ballots.p99, SLOW_BALLOT),
            format!("one ballot in a hundred took longer than {:.1} s", self.ballots.p99 / 1e3),
        );
        note(
            is_slow(self.heard.max, LATE_PHONE),
            format!("the last phone heard of a round after {:.1} s", self.heard.max / 1e3),
        );
        failings
    }

    /// Would this hall have held?
    pub fn verdict(&self) -> String {
        let n = self.delegates;
        let (failings, saturated) = (self.failings(), self.generator_cpu.is_some_and(|share| share > SATURATED));
        if self.ballots.n == 0 {
            return "Nobody voted, so this says nothing about the hall.".into();
        }
        match (failings.is_empty(), saturated) {
            (true, _) => format!("This hall of {n} would have held."),
            (false, false) => format!("This hall of {n} would not have held: {}.", failings.join("; ")),
            (false, true) => format!(
                "This says little about the hall of {n}: the simulated phones were short of processor time themselves \
                 ({}). Run them on another machine.",
                failings.join("; ")
            ),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<34}{:>8}{:>10}{:>10}{:>10}{:>10}", "milliseconds", "n", "p50", "p95", "p99", "max")?;
        for (name, Spread { n, p50, p95, p99, max }) in [
            ("login", self.logins),
            ("chair's click to the phone", self.heard),
            ("chair's click to the ballot paper", self.papers),
            ("tap to acknowledgement", self.ballots),
            ("lost stream to the next", self.returns),
        ] {
            writeln!(f, "{name:<34}{n:>8}{p50:>10.1}{p95:>10.1}{p99:>10.1}{max:>10.1}")?;
        }
        for Round { round, accepted, counted } in &self.rounds {
            let counted =
                counted.as_ref().map_or("not published".to_owned(), |marks| marks.values().sum::<u64>().to_string());
            let accepted: u64 = accepted.values().sum();
            writeln!(f, "round {round}: {accepted} ballots acknowledged, {counted} in the result")?;
        }
        writeln!(
            f,
            "errors {}, asked to wait {}, sent again {}, refused {}, gave up {}",
            self.errors, self.asked_to_wait, self.sent_again, self.refused, self.gave_up
        )?;
        if let Some(error) = &self.last_error {
            writeln!(f, "the last error: {error}")?;
        }
        if let Some(share) = self.generator_cpu {
            writeln!(f, "the simulated phones took {:.0} % of one core", share * 100.0)?;
        }
        write!(f, "{}", self.verdict())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard_after(seconds: u64) -> Figures {
        let figures = Figures::default();
        figures.heard.add(Duration::from_secs(seconds));
        figures.accept(1, "SE-SAP-1", "against", Duration::from_millis(20));
        figures
    }

    #[test]
    fn a_hall_holds_only_if_what_was_acknowledged_is_what_was_counted() {
        let figures = heard_after(1);
        figures.accept(1, "SE-SAP-1", "for", Duration::from_millis(20));
        let result = |mark: &str| Some(Marks::from([(mark.to_owned(), 1), ("abstain".to_owned(), 0)]));
        figures.count(1, result("for"));
        assert_eq!(figures.report(1, Instant::now(), None).verdict(), "This hall of 1 would have held.");
        figures.count(1, result("against"));
        assert!(figures.report(1, Instant::now(), None).verdict().contains("differ"));
    }

    #[test]
    fn a_phone_that_hears_of_a_round_too_late_fails_the_hall() {
        assert!(heard_after(4).report(1, Instant::now(), None).verdict().contains("after 4.0 s"));
    }

    #[test]
    fn of_a_hundred_times_the_ninety_ninth_is_the_p99() {
        let times = Times::default();
        (1..=100).rev().for_each(|n| times.add(Duration::from_millis(n)));
        assert_eq!(times.spread(), Spread { n: 100, p50: 50.0, p95: 95.0, p99: 99.0, max: 100.0 });
    }
}
