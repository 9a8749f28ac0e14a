//! `popolo.json`: organizations, people, motions and vote events of the Popolo specification.
//!
//! A vote counted in several modes is several vote events, one for each mode, so that the counts of an event can be
//! added up. Consultative delegations are noted, not counted, and so are not in it.

use app::words;
use congress::ballot::{Choice, Mark, Position};
use congress::roll::Status;
use congress::rules::{Mode, Visibility};
use congress::tally::{Count, Counts, DelegationTally, ModeResult, Tally};
use congress::text::Language;
use congress::verdict::Outcome;
use serde_json::{Map, Value, json};

use super::table::{mode_word, positions, procedural, status_word};
use super::{Asked, Decision, End, ExportError, Official, OfficialRound, Published, iso_time};

/// The id of the congress among the organizations.
const CONGRESS: &str = "congress";

/// Writes the file.
///
/// # Errors
/// If it cannot be written.
pub fn write(official: &Official) -> Result<Vec<u8>, ExportError> {
    let document = json!({
        "organizations": organizations(official),
        "persons": persons(official),
        "memberships": memberships(official),
        "motions": motions(official),
        "vote_events": official.rounds.iter().flat_map(|round| vote_events(official, round)).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&document).map_err(|error| ExportError::write("popolo.json", error))
}

fn organizations(official: &Official) -> Vec<Value> {
    let names = &official.profile.organisation;
    let name = names.get(&Language::En).or_else(|| names.values().next()).map_or(CONGRESS, String::as_str);
    let others: Vec<Value> =
        names.iter().filter(|(_, other)| *other != name).map(|(_, other)| json!({ "name": other })).collect();
    let congress = json!({ "id": CONGRESS, "name": name, "other_names": others, "classification": "congress" });
    let delegations = official.roll.delegations.iter().map(|(id, delegation)| {
        json!({
            "id": id.as_str(),
            "name": delegation.name,
            "classification": format!("delegation ({})", status_word(delegation.status)),
            "parent_id": CONGRESS,
            "identifiers": [{ "scheme": "country", "identifier": delegation.country }],
        })
    });
    [congress].into_iter().chain(delegations).collect()
}

/// The people whose ballots are public: those who cast in rounds by names.
fn voters(official: &Official) -> std::collections::BTreeMap<&str, (&str, &str)> {
    let published = official.rounds.iter().filter_map(OfficialRound::published);
    let ballots = published.filter_map(|published| published.ballots.as_deref()).flatten();
    ballots.map(|one| (one.delegate.as_str(), (one.name.as_str(), one.delegation.as_str()))).collect()
}

fn persons(official: &Official) -> Vec<Value> {
    voters(official).into_iter().map(|(id, (name, _))| json!({ "id": id, "name": name })).collect()
}

fn memberships(official: &Official) -> Vec<Value> {
    let membership =
        |(person, (_, delegation)): (&str, (&str, &str))| json!({ "person_id": person, "organization_id": delegation });
    voters(official).into_iter().map(membership).collect()
}

/// One motion for each version of a commitment that was asked about, and one for each question of procedure.
fn motions(official: &Official) -> Vec<Value> {
    let mut seen = std::collections::BTreeSet::new();
    let mut motions = Vec::new();
    for round in &official.rounds {
        let fresh = motions_of(round).into_iter().filter(|motion| seen.insert(motion.id.clone()));
        motions.extend(fresh.map(|motion| {
            let mut fields = json!({
                "id": motion.id,
                "organization_id": CONGRESS,
                "classification": motion.classification,
                "text": motion.text(official, round),
                "date": iso_time(official, round.opened_at),
                "requirement": words::rule(Language::En, &round.rules),
            });
            if let (Some(result), Value::Object(fields)) = (motion.result(official, round), &mut fields) {
                fields.insert("result".into(), result.into());
            }
            fields
        }));
    }
    motions
}

/// What a round moves: a commitment in a version, or a question of procedure.
struct Motion<'a> {
    id: String,
    /// What tells the events of a bloc apart.
    about: &'a str,
    classification: &'static str,
    asked: Option<&'a Asked>,
}

fn motions_of(round: &OfficialRound) -> Vec<Motion<'_>> {
    let commitment = |asked: &'_ Asked| format!("{}-v{}", asked.commitment, asked.version);
    let mut motions: Vec<Motion<'_>> = round
        .asked
        .iter()
        .map(|asked| Motion {
            id: commitment(asked),
            about: asked.commitment.as_str(),
            classification: "commitment",
            asked: Some(asked),
        })
        .collect();
    motions.extend(round.procedural.as_ref().map(|_| Motion {
        id: format!("procedural-{}", round.number),
        about: "procedural",
        classification: "procedural question",
        asked: None,
    }));
    motions
}

impl Motion<'_> {
    fn text(&self, official: &Official, round: &OfficialRound) -> String {
        let language = official.resolutions.first().map_or(Language::En, |resolution| resolution.official().0);
        match self.asked {
            Some(asked) => {
                let commitment = official.commitment(&asked.commitment);
                commitment.map(|commitment| commitment.words(asked.version, language).1.to_owned()).unwrap_or_default()
            }
            None => round.procedural.as_ref().map(procedural).unwrap_or_default().to_owned(),
        }
    }

    fn result(&self, official: &Official, round: &OfficialRound) -> Option<&'static str> {
        let Some(asked) = self.asked else { return result(round.outcome()?) };
        match official.commitment(&asked.commitment)?.decision {
            Decision::Adopted(_, version, _) if version == asked.version => Some("pass"),
            Decision::NotAdopted(..) | Decision::Adopted(..) => Some("fail"),
            Decision::Referred(_) | Decision::Undecided => None,
        }
    }
}

fn vote_events(official: &Official, round: &OfficialRound) -> Vec<Value> {
    let events = motions_of(round).into_iter().flat_map(|motion| match &round.end {
        End::Annulled(reason) => {
            let mut event = event(official, round, &motion, "annulled");
            event.insert("outcome".into(), "annulled".into());
            event.insert("annulled_because".into(), reason.as_str().into());
            vec![event]
        }
        End::Published(published) => of_published(official, round, &motion, published),
    });
    events.map(Value::Object).collect()
}

/// What every event has, with `counted_in` telling the events of one round apart.
fn event(official: &Official, round: &OfficialRound, motion: &Motion<'_>, counted_in: &str) -> Map<String, Value> {
    let event = json!({
        "id": format!("round-{}-{}-{counted_in}", round.number, motion.about),
        "identifier": round.number.to_string(),
        "organization_id": CONGRESS,
        "motion_id": motion.id,
        "classification": round.kind(),
        "start_date": iso_time(official, round.opened_at),
        "end_date": iso_time(official, round.closed_at),
        "counted_in": counted_in,
    });
    match event {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn of_published(
    official: &Official,
    round: &OfficialRound,
    motion: &Motion<'_>,
    published: &Published,
) -> Vec<Map<String, Value>> {
    let tally = &published.tally;
    let counted = |counted_in: &str, counts: Vec<Value>, more: Vec<(&str, Value)>| {
        let mut event = event(official, round, motion, counted_in);
        event.insert("outcome".into(), tally.outcome.as_str().into());
        if let Some(result) = result(tally.outcome) {
            event.insert("result".into(), result.into());
        }
        event.insert("counts".into(), counts.into());
        event.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
        event
    };
    match &tally.count {
        Count::Vote { modes, .. } => modes
            .iter()
            .map(|mode| {
                let counts = counts_of_mode(mode, tally);
                counted(mode_word(mode.mode), counts, votes_of_mode(round, published, mode.mode))
            })
            .collect(),
        Count::Consensus { positions: held } => {
            let counts = positions(*held).into_iter().map(|(word, n)| count(option(word), n, None)).collect();
            vec![counted("per_delegation", counts, by_position(tally, |_| 1))]
        }
        Count::Poll { options, .. } => {
            let totals = options.iter().map(|(choice, n)| count(option(choice.as_str()), n, None));
            vec![counted("per_delegate", totals.chain(by_delegation(tally)).collect(), person_votes(round, published))]
        }
        Count::Wording { .. } => vec![counted("resistance", vec![], vec![])],
    }
}

/// Whether a motion passed by this outcome; nothing where it decides nothing.
const fn result(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        outcome if outcome.is_adopted() => Some("pass"),
        Outcome::NotAdopted | Outcome::ObjectionSustained | Outcome::NoConsensus => Some("fail"),
        _ => None,
    }
}

/// Popolo's own words for an option where it has one.
fn option(word: &str) -> &str {
    match word {
        "for" => "yes",
        "against" => "no",
        Position::NOT_VOTING => "not voting",
        other => other,
    }
}

fn count(option: &str, value: u64, group: Option<&str>) -> Value {
    match group {
        None => json!({ "option": option, "value": value }),
        Some(group) => json!({ "option": option, "value": value, "group_id": group }),
    }
}

fn counts_of_mode(mode: &ModeResult, tally: &Tally) -> Vec<Value> {
    let totals = [("yes", mode.in_favour), ("no", mode.against), ("abstain", mode.abstain)];
    let totals = totals.map(|(option, n)| count(option, n, None));
    let groups = if mode.mode == Mode::PerDelegate { by_delegation(tally) } else { vec![] };
    totals.into_iter().chain(groups).collect()
}

fn full(tally: &Tally) -> impl Iterator<Item = &DelegationTally> {
    tally.delegations.iter().flatten().filter(|row| row.status == Status::Full)
}

/// The ballots of each delegation by option.
fn by_delegation(tally: &Tally) -> Vec<Value> {
    let of_row = |row: &DelegationTally| {
        let ballots: &Counts = &row.ballots;
        let id = row.id.as_str().to_owned();
        ballots.iter().map(|(choice, n)| count(option(choice.as_str()), n, Some(&id))).collect::<Vec<_>>()
    };
    full(tally).flat_map(of_row).collect()
}

fn votes_of_mode(round: &OfficialRound, published: &Published, mode: Mode) -> Vec<(&'static str, Value)> {
    let tally = &published.tally;
    match mode {
        Mode::PerDelegate => person_votes(round, published),
        Mode::PerDelegation => by_position(tally, |_| 1),
        Mode::WeightedBloc => by_position(tally, |row| row.votes),
        Mode::WeightedSplit => vec![("votes", full(tally).flat_map(split_votes).collect())],
    }
}

fn split_votes(row: &DelegationTally) -> Vec<Value> {
    let split = row.split.unwrap_or_default();
    [("yes", split.in_favour), ("no", split.against), ("abstain", split.abstain)]
        .into_iter()
        .filter(|(_, votes)| *votes > 0)
        .map(|(option, votes)| json!({ "voter_id": row.id.as_str(), "option": option, "weight": votes }))
        .collect()
}

/// The delegations as voters by their positions, and as groups with a result.
fn by_position(tally: &Tally, weight: impl Fn(&DelegationTally) -> u32) -> Vec<(&'static str, Value)> {
    let position = |row: &DelegationTally| row.position.map_or(Position::NOT_VOTING, Position::as_str);
    let vote = |row: &DelegationTally| json!({ "voter_id": row.id.as_str(), "option": option(position(row)), "weight": weight(row) });
    let group = |row: &DelegationTally| json!({ "group_id": row.id.as_str(), "result": option(position(row)) });
    vec![("votes", full(tally).map(vote).collect()), ("group_results", full(tally).map(group).collect())]
}

/// Each delegate's vote, in a round by names.
fn person_votes(round: &OfficialRound, published: &Published) -> Vec<(&'static str, Value)> {
    if round.rules.visibility != Visibility::Names {
        return vec![];
    }
    let counts: std::collections::BTreeSet<&str> = full(&published.tally).map(|row| row.id.as_str()).collect();
    let ballots = published.ballots.as_deref().unwrap_or_default();
    let votes = ballots.iter().filter(|ballot| counts.contains(ballot.delegation.as_str())).filter_map(|ballot| {
        let Mark::Choice(choice) = &ballot.mark else { return None };
        let choice: Choice = *choice;
        Some(json!({
            "voter_id": ballot.delegate.as_str(),
            "group_id": ballot.delegation.as_str(),
            "option": option(choice.as_str()),
            "weight": 1,
        }))
    });
    vec![("votes", votes.collect())]
}
