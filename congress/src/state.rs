//! The state of the congress and the two functions that move it: [`decide`] and [`State::apply`].

mod agenda;
mod decide;
mod desk;
mod floor;
mod paper;
mod rounds;
mod texts;
mod unresolved;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

pub use decide::decide;

use crate::agenda::Agenda;
use crate::ballot::Declaration;
use crate::command::Refusal;
use crate::event::{Entry, Event};
use crate::floor::{Floor, FloorRules};
use crate::presence::Coming;
use crate::presets;
use crate::roll::{DelegateId, Roll};
use crate::round::{Closing, Phase, Round, RoundNumber, Step, Taken, Wording};
use crate::rules::Ruleset;
use crate::settings::Settings;
use crate::text::{CommitmentId, CommitmentMark, Language, Resolution, ResolutionId};
use crate::text_change::Revised;

/// What the congress is called, and its local time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The organisation, by language.
    pub organisation: BTreeMap<Language, String>,
    /// The city.
    pub place: String,
    /// Minutes that local time is ahead of UTC.
    pub utc_offset_minutes: i32,
    /// How many proxies one delegate may hold.
    #[serde(default = "one")]
    pub max_proxies: u32,
    /// Everything else.
    #[serde(default)]
    pub settings: Settings,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            organisation: BTreeMap::new(),
            place: String::new(),
            utc_offset_minutes: 0,
            max_proxies: one(),
            settings: Settings::default(),
        }
    }
}

fn one() -> u32 {
    1
}

/// Everything the log says, put together: a cache, rebuilt from the log at start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What the congress is called, once it is founded.
    pub profile: Option<Profile>,
    /// The place in the log of the last change of the profile.
    pub settings_revision: u64,
    /// The roll as of now.
    pub roll: Roll,
    /// The place in the log of the last change of the roll other than presence, mandates and proxies.
    pub roll_revision: u64,
    /// The place in the log of the last mandate or proxy that was given or ended.
    pub instead_revision: u64,
    /// Who came and left, and when.
    pub comings: BTreeMap<DelegateId, Vec<Coming>>,
    /// The resolutions in the order in which they were entered.
    pub resolutions: Vec<Resolution>,
    /// The revisions of each resolution, in order.
    pub revisions: BTreeMap<ResolutionId, Vec<Revised>>,
    /// The place in the log of the last change of a text, amendments among them.
    pub texts_revision: u64,
    /// The versions of commitments after the first: version n stands at place n - 2.
    pub amendments: BTreeMap<CommitmentId, Vec<Amendment>>,
    /// How the commitments come up, and what the hall is shown.
    pub agenda: Agenda,
    /// How speakers are called.
    pub floor_rules: FloorRules,
    /// The speakers' lists.
    pub floors: BTreeMap<CommitmentId, Floor>,
    /// Rulesets that the secretariat added to the library.
    pub rulesets: BTreeMap<String, Ruleset>,
    /// All rounds; round n stands at place n - 1.
    pub rounds: Vec<Round>,
    /// The last event's place in the log; zero before the first.
    pub revision: u64,
}

/// A version of a commitment's text after the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Its words by language.
    pub texts: Wording,
    /// The round from which it followed.
    pub round: RoundNumber,
    /// Why.
    pub reason: String,
}

/// A commitment on the agenda, with its current words in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaItem<'a> {
    /// Its id and heading.
    pub mark: &'a CommitmentMark,
    /// Its words, which may mark `**bold**`.
    pub words: &'a str,
    /// The language of the words.
    pub language: Language,
    /// Whether these words are the official ones.
    pub official: bool,
}

/// The shortest and longest time limit, and the longest extension, in seconds.
pub const TIME_LIMIT: std::ops::RangeInclusive<u32> = 10..=86_400;

impl State {
    /// The round with this number.
    ///
    /// # Errors
    /// If there is none.
    pub fn round(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        let place = (number.0 as usize).checked_sub(1);
        place.and_then(|place| self.rounds.get(place)).ok_or(Refusal::NoSuchRound(number))
    }

    /// The open round; there is at most one.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| round.is_open())
    }

    /// The commitments in the order of the agenda, in `language` where there is such a text.
    pub fn agenda(&self, language: Language) -> impl Iterator<Item = AgendaItem<'_>> {
        let items = self.resolutions.iter().flat_map(move |resolution| {
            let ((language, text), (original, _)) = (resolution.text(language), resolution.official());
            text.commitments().map(move |(mark, first)| {
                let item = AgendaItem { mark, words: first, language, official: text.official };
                // A language that was added after an amendment has no words of it: then the official ones stand.
                let Some(amended) = self.amended(&mark.id, self.version(&mark.id)) else { return item };
                match (amended.get(&language), amended.get(&original)) {
                    (Some(words), _) => AgendaItem { words, ..item },
                    (None, Some(words)) => AgendaItem { words, language: original, official: true, ..item },
                    (None, None) => item,
                }
            })
        });
        let mut items: Vec<_> = items.collect();
        items.sort_by_key(|item| self.agenda.place(&item.mark.id));
        items.into_iter()
    }

    /// The settings as of now.
    pub fn settings(&self) -> &Settings {
        static UNSET: LazyLock<Settings> = LazyLock::new(Settings::default);
        self.profile.as_ref().map_or(&UNSET, |profile| &profile.settings)
    }

    /// The number of a commitment's current version, from 1.
    pub fn version(&self, commitment: &CommitmentId) -> u32 {
        let amended = self.amendments.get(commitment).map_or(0, Vec::len);
        u32::try_from(amended + 1).unwrap_or(u32::MAX)
    }

    /// The words of a version after the first.
    fn amended(&self, commitment: &CommitmentId, version: u32) -> Option<&Wording> {
        let place = (version as usize).checked_sub(2)?;
        Some(&self.amendments.get(commitment)?.get(place)?.texts)
    }

    /// The words of one version of a commitment, in every language that has it.
    pub fn words(&self, commitment: &CommitmentId, version: u32) -> Wording {
        if let Some(texts) = self.amended(commitment, version) {
            return texts.clone();
        }
        let texts = self.resolutions.iter().flat_map(Resolution::texts);
        let words = texts.filter_map(|(language, text)| {
            let (_, words) = text.commitments().find(|(mark, _)| &mark.id == commitment)?;
            Some((language, words.to_owned()))
        });
        words.collect()
    }

    /// The ruleset called `name`: one that the secretariat added, else one of the library that ships.
    ///
    /// # Errors
    /// If there is none of this name.
    pub fn ruleset(&self, name: &str) -> Result<Ruleset, Refusal> {
        match self.rulesets.get(name) {
            Some(ruleset) => Ok(ruleset.clone()),
            None => presets::named(name).map(|preset| preset.ruleset),
        }
    }

    /// The last round on a commitment that was not annulled.
    pub fn last_valid_round<'a>(&'a self, commitment: &CommitmentId) -> Option<&'a Round> {
        let is_valid = |round: &&Round| !matches!(round.phase, Phase::Annulled { .. });
        self.rounds.iter().rev().filter(is_valid).find(|round| round.question.asks(commitment))
    }

    /// The rounds held on a commitment, in order.
    pub fn rounds_on<'a>(&'a self, commitment: &'a CommitmentId) -> impl Iterator<Item = &'a Round> {
        self.rounds.iter().filter(move |round| round.question.asks(commitment))
    }

    /// The procedural questions asked during the debate on a commitment, in order.
    pub fn procedural_on<'a>(&'a self, commitment: &'a CommitmentId) -> impl Iterator<Item = &'a Round> {
        let during = move |round: &&Round| &round.question.commitment == commitment;
        self.rounds.iter().filter(|round| round.question.procedural.is_some()).filter(during)
    }

    /// Makes an event so. What `decide` did not answer is not checked again.
    pub fn apply(&mut self, entry: &Entry) {
        self.revision = entry.seq;
        match &entry.event {
            Event::CongressFounded(profile) | Event::SettingsChanged(profile) => {
                self.profile = Some(profile.clone());
                self.settings_revision = entry.seq;
            }
            Event::RollEntered { delegations, delegates, .. } => {
                self.roll.enter(delegations, delegates);
                self.roll_revision = entry.seq;
            }
            Event::RollLeft { delegations, delegates, .. } => {
                self.roll.leave(delegations, delegates);
                self.comings.retain(|id, _| !delegates.contains(id));
                self.roll_revision = entry.seq;
            }
            Event::ResolutionEntered(resolution) => {
                self.resolutions.push(resolution.clone());
                self.texts_revision = entry.seq;
            }
            Event::ResolutionRevised { resolution, reason } => self.revise(entry, resolution, reason.as_ref()),
            Event::RulesetEntered { name, ruleset } => {
                self.rulesets.insert(name.clone(), ruleset.clone());
            }
            Event::Mandated { substitute, in_place_of } => {
                set(&mut self.roll.mandates, substitute, in_place_of.as_ref());
                self.instead_revision = entry.seq;
            }
            Event::ProxyGiven { giver, holder } => {
                set(&mut self.roll.proxies, giver, holder.as_ref());
                self.instead_revision = entry.seq;
            }
            Event::CheckedIn { delegate, present } => self.mark(entry, delegate, *present),
            Event::AgendaArranged { .. }
            | Event::Grouped { .. }
            | Event::SeparationAsked { .. }
            | Event::Separated { .. }
            | Event::HallShown(_)
            | Event::HallPaused { .. }
            | Event::HallResumed => self.arrange(&entry.event),
            Event::FloorSet(_)
            | Event::ListClosed { .. }
            | Event::FloorAsked { .. }
            | Event::FloorLeft { .. }
            | Event::FloorGiven { .. }
            | Event::SpeechEnded { .. } => self.take_floor(entry),
            Event::RoundOpened { round, question, preset, ruleset, electorate, closes_at, roll_call } => {
                if let Some(follows) = question.follows {
                    self.take(follows, entry, Step::TakenUp(*round));
                }
                let before = match question.procedural {
                    Some(_) => self.procedural_on(&question.commitment).count(),
                    None => self.rounds_on(&question.commitment).count(),
                };
                self.rounds.push(Round {
                    number: *round,
                    question: question.clone(),
                    attempt: u32::try_from(before + 1).unwrap_or(u32::MAX),
                    preset: preset.clone(),
                    ruleset: ruleset.clone(),
                    electorate: Arc::new(electorate.clone()),
                    opened_at: entry.at,
                    closes_at: *closes_at,
                    roll_call: roll_call.clone(),
                    called: BTreeSet::new(),
                    declarations: BTreeMap::new(),
                    withdrawn: BTreeSet::new(),
                    steps: Vec::new(),
                    on_paper: BTreeMap::new(),
                    reopenings: Vec::new(),
                    phase: Phase::Open,
                });
                self.end_speeches(entry.at);
                self.show_round(*round);
            }
            Event::RoundExtended { round, closes_at } => {
                self.change(*round, |round| round.closes_at = Some(*closes_at));
            }
            Event::Declared { round, delegation, declaration } => self.change(*round, |round| {
                round.declarations.insert(delegation.clone(), declaration.clone());
            }),
            Event::Answered { round, delegation, answer } => self.change(*round, |round| {
                round.called.insert(delegation.clone());
                round.declarations.remove(delegation);
                let declaration = answer.map(|position| Declaration { position, split: None, reason: None });
                round.declarations.extend(declaration.map(|declaration| (delegation.clone(), declaration)));
            }),
            Event::RoundClosed { round, tally, seal, statements, voters } => self.change(*round, |round| {
                round.phase = Phase::Closed(Closing {
                    at: entry.at,
                    tally: Arc::new(tally.clone()),
                    seal: seal.clone(),
                    statements: statements.clone(),
                    voters: voters.clone(),
                });
            }),
            Event::PaperEntered { round, delegates } => {
                self.change(*round, |round| round.enter_paper(delegates, entry));
            }
            Event::RoundReopened { round, reason } => {
                self.change(*round, |round| round.reopen(reason, entry));
                self.end_speeches(entry.at);
            }
            Event::WithdrawalOffered { round, delegation } => {
                self.take(*round, entry, Step::WithdrawalOffered(delegation.clone()));
            }
            Event::WithdrawalAccepted { round, delegation, tally } => {
                self.take(*round, entry, Step::WithdrawalAccepted(delegation.clone()));
                self.change(*round, |round| {
                    round.withdrawn.insert(delegation.clone());
                    if let Phase::Closed(closing) = &mut round.phase {
                        closing.tally = Arc::new(tally.clone());
                    }
                });
            }
            Event::Amended { commitment, version, texts, round, reason } => {
                self.texts_revision = entry.seq;
                self.take(*round, entry, Step::Amended(*version, reason.clone()));
                let amendment = Amendment { texts: texts.clone(), round: *round, reason: reason.clone() };
                self.amendments.entry(commitment.clone()).or_default().push(amendment);
            }
            Event::Referred { round, reason } => self.take(*round, entry, Step::Referred(reason.clone())),
            Event::RoundPublished { round } => {
                self.change(*round, |round| {
                    if let Phase::Closed(closing) = &round.phase {
                        round.phase = Phase::Published(closing.clone());
                    }
                });
                self.show_round(*round);
            }
            Event::RoundAnnulled { round, reason } => self.change(*round, |round| {
                if let Phase::Closed(closing) = &round.phase {
                    round.phase = Phase::Annulled { closing: closing.clone(), reason: reason.clone() };
                }
            }),
        }
    }

    fn change(&mut self, number: RoundNumber, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.rounds.iter_mut().find(|round| round.number == number) {
            change(round);
        }
    }

    fn take(&mut self, number: RoundNumber, entry: &Entry, step: Step) {
        let taken = Taken { at: entry.at, by: entry.actor.clone(), step };
        self.change(number, |round| round.steps.push(taken));
    }
}

/// Enters or removes a pair.
fn set(pairs: &mut BTreeMap<DelegateId, DelegateId>, key: &DelegateId, value: Option<&DelegateId>) {
    match value {
        Some(value) => pairs.insert(key.clone(), value.clone()),
        None => pairs.remove(key),
    };
}
