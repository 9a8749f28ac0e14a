//! What delegates cast and what heads declare.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::roll::{DelegateId, DelegationId, id};
use crate::rules::Kind;

/// An option of a vote, a consensus round or a poll, from most to least support within each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Vote: for.
    For,
    /// Vote: against.
    Against,
    /// Consensus: agree.
    Agree,
    /// Consensus: agree with reservations.
    Reservation,
    /// Consensus: stand aside.
    StandAside,
    /// Vote and consensus: abstain.
    Abstain,
    /// Consensus: object.
    Object,
    /// Poll: support.
    Support,
    /// Poll: support with reservations.
    SupportWithReservations,
    /// Poll: neutral.
    Neutral,
    /// Poll: needs discussion.
    NeedDiscussion,
    /// Poll: oppose.
    Oppose,
}

impl Choice {
    /// The options of a kind of round in the order of the ballot; none for a choice of wording, which is rated.
    pub const fn options(kind: Kind) -> &'static [Choice] {
        match kind {
            Kind::Vote => &[Self::For, Self::Against, Self::Abstain],
            Kind::Consensus => &[Self::Agree, Self::Reservation, Self::StandAside, Self::Abstain, Self::Object],
            Kind::Poll => {
                &[Self::Support, Self::SupportWithReservations, Self::Neutral, Self::NeedDiscussion, Self::Oppose]
            }
            Kind::Wording => &[],
        }
    }

    /// The option's word in files, forms and columns.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
            Self::Agree => "agree",
            Self::Reservation => "reservation",
            Self::StandAside => "stand_aside",
            Self::Object => "object",
            Self::Support => "support",
            Self::SupportWithReservations => "support_with_reservations",
            Self::Neutral => "neutral",
            Self::NeedDiscussion => "need_discussion",
            Self::Oppose => "oppose",
        }
    }

    /// Reads an option of `kind` from its word.
    pub fn parse(kind: Kind, word: &str) -> Option<Self> {
        Self::options(kind).iter().copied().find(|choice| choice.as_str() == word)
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

id!(
    /// An alternative's short name in a choice of wording, such as `a`, or `none` for "no text".
    Alternative
);

/// The highest resistance that an alternative can be rated with.
pub const HIGHEST_RESISTANCE: u8 = 10;

/// How many alternatives a choice of wording has; one of them is [`Alternative::none`].
pub const ALTERNATIVES: std::ops::RangeInclusive<usize> = 2..=6;

impl Alternative {
    /// "No text": an alternative of every choice of wording.
    pub fn none() -> Self {
        Self::new("none")
    }
}

/// Resistance from 0 to [`HIGHEST_RESISTANCE`] to every alternative of a choice of wording.
pub type Ratings = BTreeMap<Alternative, u8>;

/// What is marked on a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One option.
    Choice(Choice),
    /// A rating of each alternative.
    Ratings(Ratings),
}

/// Why a mark could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// The word is no option of this kind of round.
    #[error("\"{word}\" is not an option here; the options are {options}")]
    UnknownOption {
        /// What was written.
        word: String,
        /// What could have been.
        options: String,
    },
    /// A rating is not written `alternative=number`.
    #[error("\"{0}\" is not a rating; write one like a=3 for each alternative, with semicolons between")]
    NotARating(String),
    /// A rating is outside 0 to 10.
    #[error("the resistance to {0} must be a whole number from 0 to 10")]
    OutOfRange(String),
    /// An alternative is rated twice.
    #[error("{0} is rated twice")]
    RatedTwice(String),
    /// There are too few or too many ratings, or none for "no text".
    #[error("a ballot rates 2 to 6 alternatives, and one of them is none")]
    BadAlternatives,
}

impl Mark {
    /// Reads a mark as files and forms write it: an option's word, or `a=3;b=5;none=10`.
    ///
    /// # Errors
    /// When the word is no option of `kind`, or the ratings are not ratings. Whether every alternative of the
    /// round is rated is for the round to say.
    pub fn parse(kind: Kind, text: &str) -> Result<Self, MarkError> {
        if kind == Kind::Wording {
            return parse_ratings(text).map(Self::Ratings);
        }
        Choice::parse(kind, text).map(Self::Choice).ok_or_else(|| MarkError::UnknownOption {
            word: text.to_owned(),
            options: Choice::options(kind).iter().map(|option| option.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    /// The option chosen, if this is a choice.
    pub fn choice(&self) -> Option<Choice> {
        match self {
            Self::Choice(choice) => Some(*choice),
            Self::Ratings(_) => None,
        }
    }
}

fn parse_ratings(text: &str) -> Result<Ratings, MarkError> {
    let mut ratings = Ratings::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, number) = part.split_once('=').ok_or_else(|| MarkError::NotARating(part.to_owned()))?;
        let name = name.trim();
        if name.is_empty() {
            return Err(MarkError::NotARating(part.to_owned()));
        }
        let resistance = number
            .trim()
            .parse::<u8>()
            .ok()
            .filter(|resistance| *resistance <= HIGHEST_RESISTANCE)
            .ok_or_else(|| MarkError::OutOfRange(name.to_owned()))?;
        if ratings.insert(Alternative::new(name), resistance).is_some() {
            return Err(MarkError::RatedTwice(name.to_owned()));
        }
    }
    if !ALTERNATIVES.contains(&ratings.len()) || !ratings.contains_key(&Alternative::none()) {
        return Err(MarkError::BadAlternatives);
    }
    Ok(ratings)
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(choice) => choice.fmt(f),
            Self::Ratings(ratings) => {
                let written: Vec<_> = ratings.iter().map(|(a, r)| format!("{a}={r}")).collect();
                f.write_str(&written.join(";"))
            }
        }
    }
}

/// A delegate's ballot: the last one before closing counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// What was marked.
    pub mark: Mark,
    /// Why, in the delegate's words; an objection needs it. Published with the result under the delegation's name.
    pub reason: Option<String>,
    /// The wording that an objecting delegate would accept.
    pub proposal: Option<String>,
}

/// The ballots of a round, one for each delegate who cast.
pub type Ballots = BTreeMap<DelegateId, Ballot>;

/// A delegation's position: an option, or that it did not vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position(pub Option<Choice>);

impl Position {
    /// The word for a delegation that neither cast nor declared.
    pub const NOT_VOTING: &'static str = "not_voting";

    /// The position's word in files and columns.
    pub fn as_str(self) -> &'static str {
        self.0.map_or(Self::NOT_VOTING, Choice::as_str)
    }

    /// Whether the delegation took part.
    pub fn is_voting(self) -> bool {
        self.0.is_some()
    }
}

impl Serialize for Position {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word == Self::NOT_VOTING {
            return Ok(Self(None));
        }
        let choice = [Kind::Vote, Kind::Consensus]
            .into_iter()
            .find_map(|kind| Choice::parse(kind, &word))
            .ok_or_else(|| serde::de::Error::custom(format!("unknown position {word}")))?;
        Ok(Self(Some(choice)))
    }
}

/// How a delegation's W votes are split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstain: u32,
}

impl Split {
    /// For, against and abstentions together.
    pub fn total(self) -> u64 {
        u64::from(self.in_favour) + u64::from(self.against) + u64::from(self.abstain)
    }

    /// All of `votes` on one option of a vote.
    pub fn whole(choice: Choice, votes: u32) -> Self {
        match choice {
            Choice::For => Self { in_favour: votes, ..Self::default() },
            Choice::Against => Self { against: votes, ..Self::default() },
            _ => Self { abstain: votes, ..Self::default() },
        }
    }
}

/// A head's declaration of the delegation's position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// An option of the round's kind.
    pub position: Choice,
    /// How its votes are split, where a `weighted_split` mode is in force; all on the position otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<Split>,
    /// Why, in the head's words; a declared objection needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What was said with a ballot or declaration, verbatim: an explanation of position, a reservation or an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Under whose name it is published.
    pub delegation: DelegationId,
    /// With which option it was said.
    pub choice: Choice,
    /// The words.
    pub text: String,
    /// The wording that was proposed with an objection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

/// The declarations of a round, by delegation.
pub type Declarations = BTreeMap<DelegationId, Declaration>;
