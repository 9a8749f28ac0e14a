//! A day of a congress told as commands: somebody asks, `decide` answers, the log grows and the state follows it.

use congress::ballot::Ballots;
use congress::command::{Actor, Command, Opening, Refusal};
use congress::event::{Entry, Event};
use congress::roll::Roll;
use congress::roll_change::RollEntry;
use congress::round::{BallotPaper, Moment, Round, RoundNumber, Wording};
use congress::state::{Profile, State, decide};
use congress::tally::Tally;
use congress::text::{
    CommitmentId, CommitmentMark, Language, Paragraph, ParagraphId, Resolution, ResolutionId, Span, Text, TextError,
};
use congress::view::Audience;

use super::{ballot, declaration, delegate_id, delegation_id, ruleset};

/// The chair.
pub fn chair() -> Actor {
    Actor::Chair("wan".to_owned())
}

/// A member of the secretariat.
pub fn secretariat() -> Actor {
    Actor::Secretariat("lim".to_owned())
}

/// A delegate.
pub fn delegate(id: &str) -> Actor {
    Actor::Delegate(delegate_id(id))
}

/// The first round.
pub const FIRST: RoundNumber = RoundNumber(1);

/// The ids of a text: paragraphs, each with its commitments.
pub type Outline<'a> = &'a [(&'a str, &'a [&'a str])];

/// Paragraphs with their commitments, as one official English text with these parallel ones.
pub fn resolution_of(id: &str, paragraphs: Outline, others: &[(Language, Outline)]) -> Result<Resolution, TextError> {
    let text = |official, paragraphs: Outline| Text {
        official,
        letterhead: "Progressive Alliance".to_owned(),
        website: "https://example.org".to_owned(),
        draft: "first draft".to_owned(),
        title: "Social cohesion".to_owned(),
        date: "30 August".to_owned(),
        place: "Kuala Lumpur".to_owned(),
        paragraphs: paragraphs
            .iter()
            .map(|(id, commitments)| Paragraph {
                id: ParagraphId::new(*id),
                spans: commitments
                    .iter()
                    .map(|id| Span {
                        text: format!("We commit to {id}."),
                        commitment: Some(CommitmentMark { id: CommitmentId::new(*id), heading: format!("On {id}") }),
                    })
                    .collect(),
            })
            .collect(),
    };
    let others = others.iter().map(|(language, paragraphs)| (*language, text(false, paragraphs)));
    let texts = std::iter::once((Language::En, text(true, paragraphs))).chain(others);
    Resolution::new(ResolutionId::new(id), texts.collect())
}

/// A resolution of one paragraph with these commitments.
pub fn resolution(id: &str, commitments: &[&str]) -> Resolution {
    resolution_of(id, &[(&format!("{id}-p1"), commitments)], &[]).expect("a sound resolution")
}

/// What the congress is called.
pub fn profile() -> Profile {
    Profile {
        organisation: [(Language::En, "Progressive Alliance".to_owned())].into(),
        place: "Kuala Lumpur".to_owned(),
        utc_offset_minutes: 480,
        max_proxies: 1,
        settings: congress::settings::Settings::default(),
    }
}

/// A round on this commitment under these rules; a choice of wording is between `a`, `b` and `none`.
pub fn open(commitment: &str, rules: &str, seconds: Option<u32>) -> Command {
    let ruleset = ruleset(rules);
    let alternatives = match ruleset.kind() {
        congress::rules::Kind::Wording => {
            ["We will.", "We shall."].map(|words| wording(&[(Language::En, words)])).into()
        }
        _ => vec![],
    };
    let commitment = CommitmentId::new(commitment);
    Command::Open(Opening { seconds, alternatives, ..Opening::on(commitment, "under_test", ruleset) })
}

/// Words by language.
pub fn wording(texts: &[(Language, &str)]) -> Wording {
    texts.iter().map(|(language, words)| (*language, (*words).to_owned())).collect()
}

/// A ballot paper with this mark and reason.
pub fn paper<'a>(mark: &'a str, reason: Option<&'a str>) -> BallotPaper<'a> {
    BallotPaper { mark, reason, proposal: None }
}

/// Closing a round with these ballots.
pub fn close(round: RoundNumber, ballots: Ballots) -> Command {
    Command::Close { round, ballots, seal: "5ea1".to_owned() }
}

/// The ballots of these delegates in a vote: `MY-1 for, MY-2 against`.
pub fn ballots(cast: &str) -> Ballots {
    cast.split(", ")
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (delegate, word) = line.split_once(' ').expect("a delegate and a word");
            let mark = ballot(congress::rules::Kind::Vote, word);
            (delegate_id(delegate), mark)
        })
        .collect()
}

/// A congress on its day, with its log and a clock that the story moves.
#[derive(Clone)]
pub struct Day {
    pub state: State,
    pub log: Vec<Entry>,
    pub now: Moment,
}

impl Day {
    /// Nothing has happened yet; it is second 0.
    pub fn dawn() -> Self {
        Self { state: State::default(), log: Vec::new(), now: Moment(0) }
    }

    /// A founded congress with this roll, one resolution and its commitments `c1` and `c2`.
    pub fn convened(roll: Roll) -> Self {
        let mut day = Self::dawn();
        day.done(&secretariat(), Command::Found(profile()));
        day.done(&secretariat(), Command::enter_roll(roll));
        day.done(&secretariat(), Command::EnterResolution(resolution("r1", &["c1", "c2"])));
        day
    }

    /// The same congress in the second `at`.
    pub fn at(&mut self, at: i64) -> &mut Self {
        self.now = Moment(at * 1000);
        self
    }

    /// Asks, and makes what was decided so. Answers with the events.
    pub fn ask(&mut self, actor: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.state, actor, command, self.now)?;
        for event in &events {
            let entry =
                Entry { seq: self.state.revision + 1, at: self.now, actor: actor.clone(), event: event.clone() };
            self.state.apply(&entry);
            self.log.push(entry);
        }
        Ok(events)
    }

    /// Asks for what must not be refused.
    pub fn done(&mut self, actor: &Actor, command: Command) -> &mut Self {
        if let Err(refusal) = self.ask(actor, command) {
            panic!("refused: {refusal}");
        }
        self
    }

    /// Asks for what must be refused, and must leave everything as it was.
    pub fn refused(&mut self, actor: &Actor, command: Command) -> Refusal {
        let before = self.state.clone();
        let refusal = self.ask(actor, command).expect_err("this must be refused");
        assert_eq!(self.state, before);
        refusal
    }

    /// The chair opens a round.
    pub fn opened(&mut self, commitment: &str, rules: &str) -> &mut Self {
        self.done(&chair(), open(commitment, rules, None))
    }

    /// The chair closes a round with these ballots of a vote.
    pub fn closed(&mut self, round: RoundNumber, cast: &str) -> &mut Self {
        self.done(&chair(), close(round, ballots(cast)))
    }

    /// What a head asks to declare, such as `for 3/0/1`.
    pub fn declares(&mut self, id: &str, round: RoundNumber, declared: &str) -> Result<Vec<Event>, Refusal> {
        let kind = self.state.round(round).map_or(congress::rules::Kind::Vote, |r| r.ruleset.kind());
        let declaration = declaration(kind, declared);
        self.ask(&delegate(id), Command::Declare { round, declaration })
    }

    /// The round with this number.
    pub fn round(&self, number: RoundNumber) -> &Round {
        self.state.round(number).expect("the round is there")
    }

    /// The result of a round as the chair sees it.
    pub fn tally(&self, number: RoundNumber) -> Tally {
        let view = self.round(number).view(Audience::Chair);
        view.tally.expect("the chair sees it").clone()
    }

    /// Changes one delegate on the roll, through the secretariat.
    pub fn amend_delegate(&mut self, id: &str, change: impl FnOnce(&mut congress::roll::Delegate)) -> &mut Self {
        let mut roll = Roll::default();
        let mut person = self.state.roll.delegates[&delegate_id(id)].clone();
        change(&mut person);
        roll.delegates.insert(delegate_id(id), person);
        self.done(&secretariat(), entering(roll, "a correction"))
    }

    /// Changes one delegation on the roll, through the secretariat.
    pub fn amend_delegation(&mut self, id: &str, change: impl FnOnce(&mut congress::roll::Delegation)) -> &mut Self {
        let mut roll = Roll::default();
        let mut delegation = self.state.roll.delegations[&delegation_id(id)].clone();
        change(&mut delegation);
        roll.delegations.insert(delegation_id(id), delegation);
        self.done(&secretariat(), entering(roll, "a correction"))
    }
}

/// The command that enters `roll` for a reason.
pub fn entering(roll: Roll, reason: &str) -> Command {
    Command::EnterRoll(RollEntry { roll, reason: Some(reason.to_owned()), seen: None })
}
