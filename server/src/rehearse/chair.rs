//! The simulated chair: opens rounds, lets everybody vote, closes, publishes, and compares what was counted with what the
//! phones were told.

use std::io::Error;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::figures::Marks;
use super::line::{Answer, Line};
use super::{Hall, Scene};
use crate::cli::CliError;

/// How long an act of the chair may take to reach the first phone.
const LONGEST_NEWS: Duration = Duration::from_secs(20);

/// Somebody with a session who acts for the rehearsal.
pub struct Chair {
    hall: Arc<Hall>,
    session: String,
}

impl Chair {
    /// Comes in by a link's secret.
    ///
    /// # Errors
    /// If the server lets nobody in by it.
    pub async fn enter(hall: Arc<Hall>, secret: &str) -> Result<Self, CliError> {
        let mut chair = Self { hall, session: String::new() };
        let answer = chair.ask("POST", &format!("/enter/{secret}"), "", Some("")).await?;
        let refused =
            || CliError::Refused(format!("the server did not let the chair in (it answered {})", answer.head.status));
        chair.session = answer.head.cookie.clone().ok_or_else(refused)?;
        Ok(chair)
    }

    /// Runs a round on the commitment `commitment` from its opening to its publication.
    ///
    /// # Errors
    /// If the server refuses one of the chair's acts.
    pub async fn run_round(&self, commitment: &str, preset: &str) -> Result<u32, CliError> {
        let before = self.hall.latest.borrow().round;
        let form = format!("commitment={commitment}&preset={preset}&seconds=");
        self.act("/chair/open", &form).await?;
        let scene = self.news(|scene| scene.round > before && scene.is_open).await?;
        let round = scene.round;
        // Everybody hears first; then the round lasts as long as somebody is about to vote.
        let longest = self.hall.habits.vote_within * 2 + Duration::from_secs(30);
        sleep(Duration::from_secs(2)).await;
        let _ = timeout(longest, async {
            while self.hall.voters() > 0 {
                sleep(Duration::from_millis(100)).await;
            }
        })
        .await;
        self.act("/chair/close", &format!("round={round}")).await?;
        self.news(|scene| scene.round == round && !scene.is_open).await?;
        sleep(Duration::from_millis(500)).await;
        self.act("/chair/publish", &format!("round={round}")).await?;
        self.news(|scene| scene.round == round && scene.is_published).await?;
        self.hall.figures.count(round, self.counted(round).await?);
        sleep(Duration::from_secs(1)).await;
        Ok(round)
    }

    /// The commitments that the console lists.
    ///
    /// # Errors
    /// If the server does not show the console.
    pub async fn commitments(&self) -> Result<Vec<String>, CliError> {
        let console = self.ask("GET", "/chair", "accept: text/html\r\n", None).await?;
        let page = String::from_utf8_lossy(&console.body).into_owned();
        let mut commitments: Vec<String> = Vec::new();
        for rest in page.split("/chair?c=").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            if !name.is_empty() && !commitments.contains(&name) {
                commitments.push(name);
            }
        }
        if commitments.is_empty() {
            return Err(CliError::Refused(format!(
                "the chair's console lists no commitments (it was answered {}); enter a resolution first",
                console.head.status
            )));
        }
        Ok(commitments)
    }

    /// The ballots that the result of a round holds, also those that are only noted.
    async fn counted(&self, round: u32) -> Result<Option<Marks>, CliError> {
        let answer = self.ask("GET", &format!("/record/{round}/tally.json"), "", None).await?;
        let tally: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        Ok(marks_in(&tally))
    }

    async fn act(&self, path: &str, form: &str) -> Result<(), CliError> {
        self.hall.click();
        let answer = self.ask("POST", path, "accept: application/json\r\n", Some(form)).await?;
        if answer.head.status == 200 {
            return Ok(());
        }
        let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let sentence = body["sentence"].as_str().unwrap_or("no reason was given");
        Err(CliError::Refused(format!("{path} was answered {}: {sentence}", answer.head.status)))
    }

    async fn news(&self, is_it: impl FnMut(&Scene) -> bool) -> Result<Scene, CliError> {
        let mut latest = self.hall.latest.subscribe();
        let news = timeout(LONGEST_NEWS, latest.wait_for(is_it)).await;
        let scene = news.ok().and_then(Result::ok).map(|scene| scene.clone());
        scene.ok_or_else(|| {
            CliError::Refused(format!("no phone heard of the round within {} s", LONGEST_NEWS.as_secs()))
        })
    }

    async fn ask(&self, method: &str, path: &str, more: &str, form: Option<&str>) -> Result<Answer, CliError> {
        let request = self.hall.written(method, path, &self.session, more, form);
        let asked = async {
            let mut line = Line::open(self.hall.server, None).await?;
            line.send(request.as_bytes()).await?;
            line.answer().await
        };
        let answer: Result<Answer, Error> =
            timeout(Duration::from_secs(60), asked).await.unwrap_or_else(|_| Err(Error::other("no answer came")));
        answer.map_err(|error| CliError::Refused(format!("{} does not answer: {error}", self.hall.host)))
    }
}

/// The ballots of all delegations in a tally; where there are only totals, those.
fn marks_in(tally: &serde_json::Value) -> Option<Marks> {
    let mut marks = Marks::new();
    for delegation in tally["delegations"].as_array()? {
        for (mark, n) in delegation["ballots"].as_object().into_iter().flatten() {
            *marks.entry(mark.clone()).or_default() += n.as_u64()?;
        }
    }
    if marks.is_empty() {
        marks.insert("rated".to_owned(), tally["turnout"]["delegates"]["voted"].as_u64()?);
    }
    Some(marks)
}
