//! How far long work has got: a bar on a terminal, plain lines anywhere else; always on stderr.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How often a plain line is written at most, and how long work takes before there is one.
const PAUSE: Duration = Duration::from_secs(2);

/// The progress of one piece of work.
pub struct Progress {
    bar: Option<ProgressBar>,
    told: Mutex<Instant>,
    of: u64,
}

impl Progress {
    /// Of work with `of` steps.
    pub fn lines(of: u64) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {msg}");
            ProgressBar::new(of).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar, told: Mutex::new(Instant::now()), of }
    }

    /// So many steps are done, and this is to be said.
    pub fn at(&self, step: u64, message: &str) {
        if let Some(bar) = &self.bar {
            bar.set_position(step);
            bar.set_message(message.to_owned());
            return;
        }
        let mut told = self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if told.elapsed() >= PAUSE {
            *told = Instant::now();
            eprintln!("{step}/{}  {message}", self.of);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
