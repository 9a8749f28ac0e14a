//! `hemicycle rehearse`: simulated delegates come in, listen and vote; at the end it says whether the hall would have held.
//!
//! The load is open: a person's time runs from the tap, however long the server or a retry makes the phone wait.

mod chair;
mod figures;
mod hall;
mod line;
mod phone;
pub mod secrets;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use tokio::time::sleep;

use crate::cli::CliError;
use crate::progress::Progress;
use crate::web::doorstep;

pub use chair::Chair;
pub use figures::{Marks, Report, Round, Spread, Times, cpu_time};
pub use hall::{Habits, Hall, Paper, Scene};
pub use line::{Answer, Event, Head, Line};
pub use phone::Phone;

/// Let simulated delegates come in, listen and vote, and say whether the hall would hold.
#[derive(Args)]
pub struct Rehearse {
    /// The server, such as http://127.0.0.1:8080; only http, for a proxy before it is not what is rehearsed.
    url: String,
    /// The file of secrets that `hemicycle cards` or `hemicycle demo --secrets` wrote.
    #[arg(long)]
    secrets: PathBuf,
    /// How many delegates take part; all of the file where it is left out.
    #[arg(long)]
    delegates: Option<usize>,
    /// How many rounds there are. The file's chair runs them; without one they wait for a chair to do it.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
    /// The rules by which the file's chair opens rounds.
    #[arg(long, default_value = "indicative_poll")]
    preset: String,
    /// Within how many seconds everybody comes in.
    #[arg(long, default_value_t = 30.0)]
    arrive: f64,
    /// Within how many seconds everybody votes.
    #[arg(long, default_value_t = 10.0)]
    vote_within: f64,
    /// The share that fetches the pages a phone shows.
    #[arg(long, default_value_t = 1.0, value_parser = share)]
    pages: f64,
    /// The share that does not vote.
    #[arg(long, default_value_t = 0.05, value_parser = share)]
    absent: f64,
    /// The share that votes a second time.
    #[arg(long, default_value_t = 0.1, value_parser = share)]
    changes: f64,
    /// The share whose first answer is lost, and who send the ballot again.
    #[arg(long, default_value_t = 0.02, value_parser = share)]
    lost_answers: f64,
    /// The share that puts the phone to sleep and wakes it.
    #[arg(long, default_value_t = 0.1, value_parser = share)]
    sleepers: f64,
    /// The share that types the code of the card, where the file has codes.
    #[arg(long, default_value_t = 0.0, value_parser = share)]
    codes: f64,
    /// From how many addresses they come, 127.1.0.1 and so on; a hall is one address.
    #[arg(long, default_value_t = 1)]
    addresses: u32,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
}

/// A share from 0 to 1.
fn share(written: &str) -> Result<f64, String> {
    let share: Option<f64> = written.parse().ok();
    share.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "write a share from 0 to 1, such as 0.1".to_owned())
}

impl Rehearse {
    /// Rehearses, and prints what was found.
    ///
    /// # Errors
    /// If nobody can come in, the chair is refused, or the hall would not have held.
    pub async fn run(self) -> Result<(), CliError> {
        doorstep::allow_many();
        let (hall, keys, chair_key) = self.invite().await?;
        let (started, cpu, delegates) = (Instant::now(), cpu_time(), keys.len());
        for (place, key) in keys.into_iter().enumerate() {
            tokio::spawn(Arc::new(Phone::new(hall.clone(), key, place)).attend());
        }
        let progress = Progress::lines(delegates as u64);
        let telling = tokio::spawn(tell(hall.clone(), progress));
        let ran = self.run_rounds(&hall, delegates, chair_key).await;
        telling.abort();
        hall.end();
        let report = hall.figures.report(delegates, started, cpu);
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
        } else {
            println!("{report}");
        }
        ran?;
        if report.failings().is_empty() { Ok(()) } else { Err(CliError::Refused("the rehearsal failed".into())) }
    }

    /// Reads who comes, and finds the server.
    async fn invite(&self) -> Result<(Arc<Hall>, Vec<secrets::Key>, Option<secrets::Key>), CliError> {
        let host = self.url.trim_end_matches('/').strip_prefix("http://").ok_or_else(|| {
            CliError::Usage(format!("{} is no address to rehearse; write one like http://127.0.0.1:8080", self.url))
        })?;
        let named = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
        let unknown = |why: String| CliError::Refused(format!("the server {host} cannot be found: {why}"));
        let server = tokio::net::lookup_host(&named).await.map_err(|error| unknown(error.to_string()))?.next();
        let server = server.ok_or_else(|| unknown("it has no address".into()))?;
        let (chairs, mut keys): (Vec<_>, Vec<_>) =
            secrets::read(&self.secrets)?.into_iter().partition(|key| key.who == secrets::CHAIR);
        keys.truncate(self.delegates.unwrap_or(usize::MAX));
        if keys.is_empty() {
            return Err(CliError::Refused(format!("{} names no delegate", self.secrets.display())));
        }
        let seconds = |seconds: f64| Duration::try_from_secs_f64(seconds).unwrap_or_default();
        let habits = Habits {
            arrive: seconds(self.arrive),
            vote_within: seconds(self.vote_within),
            pages: self.pages,
            absent: self.absent,
            changes: self.changes,
            lost_answers: self.lost_answers,
            sleepers: self.sleepers,
            codes: self.codes,
            addresses: self.addresses,
            only_listen: false,
        };
        Ok((Arc::new(Hall::new(server, host.to_owned(), habits)), keys, chairs.into_iter().next()))
    }

    async fn run_rounds(
        &self,
        hall: &Arc<Hall>,
        delegates: usize,
        chair: Option<secrets::Key>,
    ) -> Result<(), CliError> {
        let is_in = |n: u64| n >= delegates as u64;
        while !is_in(hall.inside.get() + hall.figures.gave_up.get()) || hall.listeners() == 0 {
            if is_in(hall.figures.gave_up.get()) {
                return Err(CliError::Refused("nobody could come in".into()));
            }
            sleep(Duration::from_millis(100)).await;
        }
        let Some(key) = chair else { return self.wait_for_rounds(hall).await };
        let chair = Chair::enter(hall.clone(), &key.secret).await?;
        let commitments = chair.commitments().await?;
        // Latecomers' streams settle.
        sleep(Duration::from_secs(1)).await;
        for commitment in commitments.iter().cycle().take(self.rounds as usize) {
            chair.run_round(commitment, &self.preset).await?;
        }
        Ok(())
    }

    /// A person in the chair runs the rounds; what was counted is on the record, not here.
    async fn wait_for_rounds(&self, hall: &Arc<Hall>) -> Result<(), CliError> {
        let mut latest = hall.latest.subscribe();
        let mut ended = 0;
        let mut last = 0;
        while ended < self.rounds {
            tokio::select! {
                changed = latest.changed() => if changed.is_err() { break },
                _ = tokio::signal::ctrl_c() => break,
            }
            let scene = latest.borrow_and_update().clone();
            if scene.is_published && scene.round != last {
                (ended, last) = (ended + 1, scene.round);
                hall.figures.count(scene.round, None);
            }
        }
        sleep(Duration::from_secs(1)).await;
        Ok(())
    }
}

/// Says every second how far it has got.
async fn tell(hall: Arc<Hall>, progress: Progress) {
    loop {
        sleep(Duration::from_secs(1)).await;
        let figures = &hall.figures;
        let round = hall.latest.borrow().key.clone();
        progress.at(
            hall.inside.get(),
            &format!(
                "{} in, {} listen, round {round}, {} vote, {} ballots, {} errors",
                hall.inside.get(),
                hall.listeners(),
                hall.voters(),
                figures.ballots.len(),
                figures.errors.get()
            ),
        );
    }
}
