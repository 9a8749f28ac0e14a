//! The official result: what is public about a congress, computed once, from which every export is written.
//!
//! It is made through [`congress::view`] with the eyes of the public: published rounds with their results, annulled
//! ones with their reason, and nothing of any other round.

mod attendance;
mod commitment;
mod named;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use congress::ballot::{Alternative, Statement};
use congress::paper::{OnPaper, Reopening};
use congress::roll::{DelegateId, DelegationId, Roll};
use congress::round::{Moment, Procedural, Round, RoundNumber, Step, Taken, Wording};
use congress::rules::{Kind, Ruleset, Visibility};
use congress::state::{Profile, State};
use congress::tally::Tally;
use congress::text::{CommitmentId, Language, Resolution};
use congress::verdict::Outcome;
use congress::view::{Audience, RoundView, Stage};

use commitment::commitment;
pub use commitment::{Commitment, Decision};
pub use named::NamedBallot;
use named::named;

use super::ExportError;
use crate::press::Image;
use crate::record::{Countersignature, Head, key_hash};
use crate::store::{Slip, Store};

/// Everything public about a congress.
#[derive(Clone, Debug)]
pub struct Official {
    /// What the congress is called, and its local time.
    pub profile: Profile,
    /// The roll as of now.
    pub roll: Roll,
    /// The resolutions as circulated.
    pub resolutions: Vec<Resolution>,
    /// All commitments in the order of the agenda.
    pub commitments: Vec<Commitment>,
    /// The published and the annulled rounds, in order.
    pub rounds: Vec<OfficialRound>,
    /// The rounds of which nothing is public but their stage.
    pub pending: Vec<(RoundNumber, Stage)>,
    /// Who was present in one of the rounds or is now, by delegation.
    pub attendance: BTreeMap<DelegationId, BTreeSet<DelegateId>>,
    /// The signed head of the log, where it was asked for.
    pub head: Option<Fingerprint>,
    /// `record.json`, where it was asked for.
    pub record: Option<Vec<u8>>,
    /// The logo of the congress.
    pub logo: Option<Image>,
}

/// By what a record is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hash of the log at its last signed head, hexadecimal.
    pub hash: String,
    /// The hash of the congress's public key, hexadecimal.
    pub key: String,
    /// The tellers who countersigned the head.
    pub countersigned: Vec<String>,
}

/// A commitment as a round asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub commitment: CommitmentId,
    /// In which version, from 1.
    pub version: u32,
}

/// A round whose result is published, or that was annulled.
#[derive(Clone, Debug)]
pub struct OfficialRound {
    /// Its number.
    pub number: RoundNumber,
    /// What it asked about: several commitments en bloc, none in a question of procedure.
    pub asked: Vec<Asked>,
    /// The sentence asked, if it was a question of procedure.
    pub procedural: Option<Procedural>,
    /// What could be chosen from in a choice of wording.
    pub alternatives: BTreeMap<Alternative, Wording>,
    /// Its number among the rounds on the same question, from 1.
    pub attempt: u32,
    /// The round that it took up again.
    pub follows: Option<RoundNumber>,
    /// Whether delegations answered aloud.
    pub is_roll_call: bool,
    /// The name of its ruleset.
    pub preset: String,
    /// Its rules.
    pub rules: Ruleset,
    /// When it opened.
    pub opened_at: Moment,
    /// When it closed, the last time.
    pub closed_at: Moment,
    /// How often it was opened again for ballots on paper, and why.
    pub reopenings: Vec<Reopening>,
    /// What it came to.
    pub end: End,
}

/// How a round ended.
#[derive(Clone, Debug)]
pub enum End {
    /// With a published result.
    Published(Published),
    /// Void, for this reason.
    Annulled(String),
}

/// A published result with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Published {
    /// The tally object of RULES.md.
    pub tally: Arc<Tally>,
    /// The seal over the ballots: hexadecimal SHA-256.
    pub seal: String,
    /// What was said with ballots and declarations, verbatim.
    pub statements: Vec<Statement>,
    /// The delegations whose withdrawal of their objection was accepted.
    pub withdrawn: BTreeSet<DelegationId>,
    /// What was done about it since.
    pub steps: Vec<Taken>,
    /// Whose ballots came on paper, and who entered them.
    pub on_paper: BTreeMap<DelegateId, OnPaper>,
    /// Each delegate's ballot, where the round's visibility is `names` and the ballots were asked for.
    pub ballots: Option<Vec<NamedBallot>>,
}

impl Fingerprint {
    /// Of a signed head, with those of the countersignatures that are on it.
    pub fn of(head: &Head, countersignatures: &[Countersignature]) -> Self {
        let beside = countersignatures.iter().filter(|one| one.seq == head.seq);
        Self {
            hash: head.hash.clone(),
            key: key_hash(&head.key),
            countersigned: beside.map(|one| one.name.clone()).collect(),
        }
    }
}

impl OfficialRound {
    /// The result, if it is published.
    pub fn published(&self) -> Option<&Published> {
        match &self.end {
            End::Published(published) => Some(published),
            End::Annulled(_) => None,
        }
    }

    /// The outcome, if the result is published.
    pub fn outcome(&self) -> Option<Outcome> {
        self.published().map(|published| published.tally.outcome)
    }

    /// The stage's word in files.
    pub const fn stage(&self) -> &'static str {
        match self.end {
            End::Published(_) => Stage::Published.as_str(),
            End::Annulled(_) => Stage::Annulled.as_str(),
        }
    }

    /// The kind's word in files.
    pub fn kind(&self) -> &'static str {
        match self.rules.kind() {
            Kind::Vote => "vote",
            Kind::Consensus => "consensus",
            Kind::Poll => "poll",
            Kind::Wording => "wording",
        }
    }

    /// The round as the public may see it; nothing of one that is neither published nor annulled.
    fn of(state: &State, round: &Round, ballots: &Ballots) -> Result<Option<Self>, ExportError> {
        let RoundView { stage, closed_at, tally, seal, statements, annulled_because, .. } =
            round.view(Audience::Public);
        let end = match (tally, seal, annulled_because) {
            (Some(tally), Some(seal), _) => End::Published(Published {
                tally: Arc::new(tally.clone()),
                seal: seal.to_owned(),
                statements: statements.to_vec(),
                withdrawn: round.withdrawn.clone(),
                steps: round.steps.iter().filter(|taken| is_public(state, &taken.step)).cloned().collect(),
                on_paper: round.on_paper.clone(),
                ballots: ballots.get(&round.number).map(|slips| named(state, round, seal, slips)).transpose()?,
            }),
            (None, _, Some(reason)) if stage == Stage::Annulled => End::Annulled(reason.to_owned()),
            _ => return Ok(None),
        };
        let question = &round.question;
        Ok(Some(Self {
            number: round.number,
            asked: question.parts().map(|(id, version)| Asked { commitment: id.clone(), version }).collect(),
            procedural: question.procedural.clone(),
            alternatives: question.alternatives.clone(),
            attempt: round.attempt,
            follows: question.follows.filter(|number| is_ended(state, *number)),
            is_roll_call: round.roll_call.is_some(),
            preset: round.preset.clone(),
            rules: round.ruleset.clone(),
            opened_at: round.opened_at,
            closed_at: closed_at.unwrap_or(round.opened_at),
            reopenings: round.reopenings.clone(),
            end,
        }))
    }
}

/// The ballots of rounds by names, by round.
type Ballots = BTreeMap<RoundNumber, Vec<Slip>>;

impl Official {
    /// The official result of a congress without single ballots.
    ///
    /// # Errors
    /// None of its own: only ballots can fail to be those that were sealed.
    pub fn of(state: &State) -> Result<Self, ExportError> {
        Self::with(state, &Ballots::new())
    }

    /// The official result with the ballots of every published round by names, read from the store.
    ///
    /// # Errors
    /// If the store fails, or ballots are not those that were sealed.
    pub async fn read(state: &State, store: &dyn Store) -> Result<Self, ExportError> {
        let mut ballots = Ballots::new();
        for round in &state.rounds {
            let published = round.view(Audience::Public).tally.is_some();
            if published && round.ruleset.visibility == Visibility::Names {
                ballots.insert(round.number, store.ballots(round.number).await?);
            }
        }
        let mut official = Self::with(state, &ballots)?;
        if let Some(logo) = &official.profile.settings.logo {
            official.logo = Image::logo(logo, store).await?;
        }
        Ok(official)
    }

    fn with(state: &State, ballots: &Ballots) -> Result<Self, ExportError> {
        let mut rounds = Vec::new();
        let mut pending = Vec::new();
        for round in &state.rounds {
            match OfficialRound::of(state, round, ballots)? {
                Some(round) => rounds.push(round),
                None => pending.push((round.number, round.view(Audience::Public).stage)),
            }
        }
        let commitments = state.agenda(Language::En).map(|item| commitment(state, &rounds, item.mark)).collect();
        Ok(Self {
            profile: state.profile.clone().unwrap_or_default(),
            roll: state.roll.clone(),
            resolutions: state.resolutions.clone(),
            commitments,
            rounds,
            pending,
            attendance: attendance::of(state),
            head: None,
            record: None,
            logo: None,
        })
    }

    /// A commitment of the agenda.
    pub fn commitment(&self, id: &CommitmentId) -> Option<&Commitment> {
        self.commitments.iter().find(|commitment| &commitment.id == id)
    }

    /// A published or annulled round.
    pub fn round(&self, number: RoundNumber) -> Option<&OfficialRound> {
        self.rounds.iter().find(|round| round.number == number)
    }

    /// When the last of the rounds closed.
    pub fn last_closed(&self) -> Option<Moment> {
        self.rounds.iter().map(|round| round.closed_at).max()
    }
}

/// Whether a round is published or annulled.
fn is_ended(state: &State, number: RoundNumber) -> bool {
    let stage = state.round(number).map(|round| round.view(Audience::Public).stage);
    matches!(stage, Ok(Stage::Published | Stage::Annulled))
}

/// Whether a step tells of ended rounds only.
fn is_public(state: &State, step: &Step) -> bool {
    match step {
        Step::TakenUp(round) => is_ended(state, *round),
        _ => true,
    }
}
