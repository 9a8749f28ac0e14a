//! What is printed for a round on paper, in the words of one language: the delegates' ballots, and the sheet on which tellers
//! tally them.

use app::locale::t_with;
use app::words;
use congress::ballot::Choice;
use congress::command::Refusal;
use congress::roll::{DelegateId, DelegationId, Seat, Status};
use congress::round::{Round, RoundNumber};
use congress::rules::Kind;
use congress::state::State;
use congress::text::{CommitmentId, Language};
use serde::{Deserialize, Serialize};

/// A round as its ballots and its tally sheet show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundSheet {
    /// In which language all of it is.
    pub language: Language,
    /// The title of a ballot.
    pub ballot_title: String,
    /// The title of the tally sheet.
    pub tally_title: String,
    /// The organisation that meets.
    pub organisation: String,
    /// Where it meets.
    pub place: String,
    /// The round's number in the congress.
    pub round: RoundNumber,
    /// The round in words: "Round 3".
    pub round_title: String,
    /// What is asked: one commitment, several of a bloc, or the sentence of a procedural question.
    pub question: Vec<SheetQuestion>,
    /// The rule in a sentence.
    pub rule: String,
    /// What may be marked, in the order of the rules; in a choice of wording, what is rated.
    pub options: Vec<SheetOption>,
    /// Whether options are rated from 0 to 10 rather than one of them marked.
    pub is_rated: bool,
    /// Whether a reason or an explanation may be written on the ballot.
    pub takes_words: bool,
    /// Every delegation of the round by id, with its seats.
    pub delegations: Vec<SheetDelegation>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetQuestion {
    /// The place on the agenda and the heading; none of a procedural question.
    pub heading: Option<String>,
    /// The words, which may mark `**bold**`.
    pub words: String,
    /// The language of the words, if there is no text in the sheet's.
    pub language: Language,
}

/// What may be marked or rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetOption {
    /// Its word in files, such as `for`, or an alternative's name.
    pub word: String,
    /// Its name.
    pub name: String,
    /// The words of an alternative.
    pub words: Option<String>,
}

/// A delegation of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDelegation {
    /// Its id.
    pub id: DelegationId,
    /// Country and abbreviation: "Malaysia · DAP".
    pub name: String,
    /// The party's full name.
    pub party: String,
    /// How it takes part.
    pub status: Status,
    /// W.
    pub votes: u32,
    /// Its entitled delegates by id.
    pub seats: Vec<SheetSeat>,
}

/// A delegate of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSeat {
    /// The number on the card.
    pub delegate: DelegateId,
    /// The name.
    pub name: String,
    /// Whether the delegate was present when the round opened.
    pub present: bool,
    /// Whether a ballot may be cast for this seat.
    pub may_cast: bool,
    /// The name of who holds the delegate's proxy.
    pub proxy_holder: Option<String>,
}

/// The sheet of a round.
///
/// # Errors
/// If there is no such round, or it has no ballots that can come on paper: it is a roll call, or secret.
pub fn sheet(state: &State, number: RoundNumber, language: Language) -> Result<RoundSheet, Refusal> {
    let round = state.round(number)?;
    round.may_have_paper()?;
    let kind = round.ruleset.kind();
    let [ballot_title, tally_title] = words::sheet_titles(language);
    let (organisation, place) = match &state.profile {
        Some(profile) => {
            let name = profile.organisation.get(&language).or_else(|| profile.organisation.values().next());
            (name.cloned().unwrap_or_default(), profile.place.clone())
        }
        None => Default::default(),
    };
    Ok(RoundSheet {
        language,
        ballot_title,
        tally_title,
        organisation,
        place,
        round: number,
        round_title: t_with(language, "round-number", &[("n", number.0.into())]),
        question: question(state, round, language),
        rule: words::rule(language, &round.ruleset),
        options: options(round, language),
        is_rated: kind == Kind::Wording,
        takes_words: matches!(kind, Kind::Vote | Kind::Consensus),
        delegations: delegations(state, round, language),
    })
}

fn question(state: &State, round: &Round, language: Language) -> Vec<SheetQuestion> {
    if let Some(asked) = &round.question.procedural {
        let sentence = asked.words.get_key_value(&language).or_else(|| asked.words.first_key_value());
        let sentence = sentence.map(|(language, words)| (*language, words.clone()));
        return sentence
            .map(|(language, words)| SheetQuestion { heading: None, words, language })
            .into_iter()
            .collect();
    }
    let part = |(id, version): (&CommitmentId, u32)| {
        let (place, item) = (1_usize..).zip(state.agenda(language)).find(|(_, item)| item.mark.id == *id)?;
        let arguments = [("place", place.into()), ("heading", item.mark.heading.clone().into())];
        let heading = Some(t_with(language, "commitment-heading", &arguments));
        let words = state.words(id, version).remove(&item.language)?;
        Some(SheetQuestion { heading, words, language: item.language })
    };
    round.question.parts().filter_map(part).collect()
}

fn options(round: &Round, language: Language) -> Vec<SheetOption> {
    let kind = round.ruleset.kind();
    if kind != Kind::Wording {
        let option = |choice: &Choice| SheetOption {
            word: choice.as_str().to_owned(),
            name: words::choice(language, Some(*choice)),
            words: None,
        };
        return Choice::options(kind).iter().map(option).collect();
    }
    let alternatives = round.question.alternatives.iter();
    alternatives
        .map(|(alternative, texts)| SheetOption {
            word: alternative.to_string(),
            name: words::alternative(language, alternative),
            words: texts.get(&language).or_else(|| texts.values().next()).cloned(),
        })
        .collect()
}

fn delegations(state: &State, round: &Round, language: Language) -> Vec<SheetDelegation> {
    let name = |id: &DelegateId| state.roll.person(id).map_or_else(|| id.to_string(), |person| person.name.clone());
    let seat = |(id, seat): (&DelegateId, &Seat)| SheetSeat {
        delegate: id.clone(),
        name: name(id),
        present: seat.present,
        may_cast: seat.may_cast(round.electorate.presence_required),
        proxy_holder: seat.proxy.as_ref().map(name),
    };
    let benches = round.electorate.benches.iter();
    benches
        .map(|(id, bench)| SheetDelegation {
            id: id.clone(),
            name: words::delegation(language, &state.roll, id),
            party: state.roll.party(id).map_or_else(|| id.to_string(), |party| party.name.clone()),
            status: bench.status,
            votes: bench.votes,
            seats: bench.seats.iter().map(seat).collect(),
        })
        .collect()
}
