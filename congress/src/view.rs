//! What each audience may see. Pages, streams and exports show rounds only through these.

use crate::ballot::Statement;
use crate::roll::{DelegateId, DelegationId, Electorate};
use crate::round::{Moment, Phase, Round};
use crate::state::State;
use crate::tally::{Tally, Turnout};
use crate::text::CommitmentId;
use crate::verdict::Outcome;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who entered, and the hall: results once they are published.
    Public,
    /// The chair: results once they are counted.
    Chair,
}

/// A round's phase, without what it came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Ballots are taken.
    Open,
    /// Counted, not published.
    Closed,
    /// Published.
    Published,
    /// Void.
    Annulled,
}

impl Stage {
    /// The stage's word in message keys and streams.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Published => "published",
            Self::Annulled => "annulled",
        }
    }
}

/// A round as one audience may see it.
#[derive(Clone, Copy, Debug)]
pub struct RoundView<'a> {
    /// What is known to all: number, question, rules, times.
    pub round: &'a Round,
    /// Where it is in its life.
    pub stage: Stage,
    /// When it closed.
    pub closed_at: Option<Moment>,
    /// The result, where this audience may see it.
    pub tally: Option<&'a Tally>,
    /// The seal over the ballots, where the result may be seen.
    pub seal: Option<&'a str>,
    /// What was said with ballots and declarations, where the result may be seen.
    pub statements: &'a [Statement],
    /// Who took part in a confidential round, where the result may be seen.
    pub voters: &'a [DelegateId],
    /// Why the round is void.
    pub annulled_because: Option<&'a str>,
}

impl Round {
    /// This round as `audience` may see it. The result of an annulled round is shown to nobody.
    pub fn view(&self, audience: Audience) -> RoundView<'_> {
        let (stage, closing, shown, annulled_because) = match &self.phase {
            Phase::Open => (Stage::Open, None, false, None),
            Phase::Closed(closing) => (Stage::Closed, Some(closing), audience == Audience::Chair, None),
            Phase::Published(closing) => (Stage::Published, Some(closing), true, None),
            Phase::Annulled { closing, reason } => (Stage::Annulled, Some(closing), false, Some(reason.as_str())),
        };
        let visible = closing.filter(|_| shown);
        RoundView {
            round: self,
            stage,
            closed_at: closing.map(|closing| closing.at),
            tally: visible.map(|closing| closing.tally.as_ref()),
            statements: visible.map_or(&[], |closing| closing.statements.as_slice()),
            voters: visible.map_or(&[], |closing| closing.voters.as_slice()),
            seal: visible.map(|closing| closing.seal.as_str()),
            annulled_because,
        }
    }
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No valid round yet.
    Pending,
    /// Its round is open.
    Open,
    /// Its round is closed and the result not published.
    Counting,
    /// The published outcome of its last valid round.
    Decided(Outcome),
    /// Referred after a round without consensus.
    Referred,
}

impl State {
    /// Where a commitment stands, as everybody may know.
    pub fn standing(&self, commitment: &CommitmentId) -> Standing {
        let valid = self.last_valid_round(commitment).map(|round| round.view(Audience::Public));
        match valid {
            None => Standing::Pending,
            Some(RoundView { stage: Stage::Open, .. }) => Standing::Open,
            Some(RoundView { tally: Some(_), round, .. }) if round.is_referred() => Standing::Referred,
            Some(RoundView { tally: Some(tally), .. }) => Standing::Decided(tally.outcome),
            Some(_) => Standing::Counting,
        }
    }

    /// What tells one view of the round under decision from another, on phones: its number and stage, how often it was
    /// opened again and how much was done about it since it closed, and, between rounds, how often the agenda has changed; `0:none` before anything.
    pub fn round_key(&self) -> String {
        let changes = |key: String| match self.agenda.changes {
            0 => key,
            n => format!("{key}:a{n}"),
        };
        let Some(round) = self.latest_round() else { return changes("0:none".to_owned()) };
        let stage = round.view(Audience::Public).stage;
        let mut key = format!("{}:{}", round.number, stage.as_str());
        if !round.reopenings.is_empty() {
            key += &format!(":again{}", round.reopenings.len());
        }
        if !round.steps.is_empty() {
            key += &format!(":{}", round.steps.len());
        }
        if matches!(stage, Stage::Open | Stage::Closed) { key } else { changes(key) }
    }

    /// What tells one picture in the hall, or on the chair's console, from another: the round, the agenda, and who has
    /// the floor. Answers in a roll call and requests for the floor leave it as it is.
    pub fn scene_key(&self) -> String {
        let speeches: usize = self.floors.values().map(|floor| floor.speeches.len()).sum();
        let speaks = if self.speech().is_some() { "speaks" } else { "silent" };
        format!("{}/{}/{speeches}:{speaks}", self.round_key(), self.agenda.changes)
    }

    /// The round under decision: the open one, else the one held last.
    pub fn latest_round(&self) -> Option<&Round> {
        self.rounds.last()
    }
}

/// How far an open round has got: who took part, never how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The turnout so far.
    pub turnout: Turnout,
    /// Present full delegations in which somebody who may cast has not, the most missing first.
    pub missing: Vec<Missing>,
}

/// A delegation that has not cast all its ballots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub delegation: DelegationId,
    /// How many have not cast.
    pub missing: usize,
    /// Of how many who may.
    pub of: usize,
}

/// The progress of `round` where `cast` tells which delegates have cast.
pub fn progress(round: &Round, cast: impl Fn(&DelegateId) -> bool) -> Progress {
    let electorate: &Electorate = &round.electorate;
    let takes_part =
        |id: &DelegationId| round.declarations.contains_key(id) || electorate.benches[id].seats.keys().any(&cast);
    let turnout = Turnout::counted(electorate, &cast, takes_part);
    let mut missing: Vec<Missing> = electorate
        .full()
        .map(|(id, bench)| {
            let may_cast = bench.seats.iter().filter(|(_, seat)| seat.may_cast(electorate.presence_required));
            let (of, missing) =
                may_cast.fold((0, 0), |(of, missing), (id, _)| (of + 1, missing + usize::from(!cast(id))));
            Missing { delegation: id.clone(), missing, of }
        })
        .filter(|row| row.missing > 0)
        .collect();
    missing.sort_by(|a, b| b.missing.cmp(&a.missing).then_with(|| a.delegation.cmp(&b.delegation)));
    Progress { turnout, missing }
}
