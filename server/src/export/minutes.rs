//! `minutes.{en,fr,es}.pdf`: what the official minutes say, in the words of one language. Where it stands on the page is
//! the template's business.

mod rounds;

use app::locale::{t, t_with};
use app::words::{self, document};
use congress::roll::{Delegation, DelegationId, Status};
use congress::text::Language;
use serde::Serialize;

use super::annex::{self, DecisionRow};
use super::official::Fingerprint;
use super::{Commitment, Official};
use rounds::RoundSheet;

/// Everything that the minutes say.
#[derive(Serialize)]
pub struct Minutes {
    lang: &'static str,
    title: String,
    subtitle: String,
    organisation: String,
    /// The image of the logo, by its name.
    logo: Option<String>,
    resolutions: Vec<String>,
    front: Vec<Fact>,
    contents: String,
    foot: Foot,
    attendance: Attendance,
    decisions: Section<DecisionRow>,
    commitments: Section<CommitmentSheet>,
    rounds: Section<RoundSheet>,
    closing: Closing,
}

/// A term and what is said of it.
pub type Fact = (String, String);

/// The foot of each page.
#[derive(Serialize)]
pub struct Foot {
    name: String,
    mark: String,
    page: String,
}

#[derive(Serialize)]
struct Section<T> {
    heading: String,
    heads: Vec<String>,
    items: Vec<T>,
}

#[derive(Serialize)]
struct Attendance {
    heading: String,
    intro: String,
    heads: Vec<String>,
    rows: Vec<AttendanceRow>,
}

#[derive(Serialize)]
struct AttendanceRow {
    delegation: String,
    party: String,
    status: String,
    votes: String,
    present: String,
    people: Vec<String>,
}

#[derive(Serialize)]
struct CommitmentSheet {
    title: String,
    versions: Vec<VersionSheet>,
    outcome: String,
    colour: &'static str,
}

#[derive(Serialize)]
struct VersionSheet {
    title: String,
    lang: &'static str,
    words: String,
}

#[derive(Serialize)]
struct Closing {
    heading: String,
    intro: String,
    facts: Vec<Fact>,
    signatures: Vec<String>,
}

impl Minutes {
    /// The minutes of a congress in `language`.
    pub fn of(official: &Official, language: Language) -> Self {
        let say = |key: &str| t(language, key);
        let title = say("minutes-title");
        let subtitle = subtitle(official, language);
        let titles = official.resolutions.iter().map(|resolution| resolution.text(language).1.title.replace("**", ""));
        let commitment = |commitment| CommitmentSheet::of(official, commitment, language);
        Self {
            lang: language.code(),
            organisation: organisation(official, language),
            logo: official.logo.as_ref().map(|logo| logo.name.clone()),
            resolutions: titles.collect(),
            front: front(official, language),
            contents: say("minutes-contents"),
            foot: foot(official, language, &format!("{title} · {subtitle}")),
            attendance: attendance(official, language),
            decisions: Section {
                heading: say("minutes-decisions"),
                heads: document::Document::new(language).decision_heads(),
                items: annex::decisions(official.commitments.iter(), language),
            },
            commitments: Section {
                heading: say("minutes-commitments"),
                heads: vec![],
                items: official.commitments.iter().map(commitment).collect(),
            },
            rounds: Section {
                heading: say("rounds"),
                heads: vec![],
                items: official.rounds.iter().map(|round| RoundSheet::of(official, round, language)).collect(),
            },
            closing: closing(official, language),
            title,
            subtitle,
        }
    }
}

/// The organisation's name.
pub fn organisation(official: &Official, language: Language) -> String {
    let names = &official.profile.organisation;
    names.get(&language).or_else(|| names.values().next()).cloned().unwrap_or_default()
}

/// Where and when the rounds were held: "Kuala Lumpur, 30 August 2019".
fn subtitle(official: &Official, language: Language) -> String {
    let offset = official.profile.utc_offset_minutes;
    let first = official.rounds.first().map(|round| words::date(language, round.opened_at, offset));
    let last = official.last_closed().map(|moment| words::date(language, moment, offset));
    let days = match (first, last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} – {last}")),
        (first, last) => first.or(last),
    };
    let place = Some(official.profile.place.clone()).filter(|place| !place.is_empty());
    place.into_iter().chain(days).collect::<Vec<_>>().join(", ")
}

/// What stands under each page: the document's name, and the fingerprint of the record.
pub fn foot(official: &Official, language: Language, name: &str) -> Foot {
    let mark = official.head.as_ref().map_or_else(String::new, |head| {
        t_with(language, "minutes-foot", &[("fingerprint", words::fingerprint(&head.hash).into())])
    });
    Foot { name: name.to_owned(), mark, page: t(language, "minutes-page") }
}

fn front(official: &Official, language: Language) -> Vec<Fact> {
    let fact = |key: &str, said: String| (t(language, key), said);
    let annulled = official.rounds.iter().filter(|round| round.published().is_none()).count();
    let held = official.rounds.len();
    let mut facts =
        vec![fact("rounds", t_with(language, "minutes-rounds", &[("n", held.into()), ("annulled", annulled.into())]))];
    if !official.pending.is_empty() {
        let open = t_with(language, "minutes-pending", &[("n", official.pending.len().into())]);
        facts.push(fact("minutes-not-included", open));
    }
    if let Some(moment) = official.last_closed() {
        let as_of = words::date_time(language, moment, official.profile.utc_offset_minutes);
        facts.push(fact("minutes-as-of", as_of));
    }
    if let Some(head) = &official.head {
        facts.push(fact("record-head", words::fingerprint(&head.hash)));
    }
    facts
}

fn attendance(official: &Official, language: Language) -> Attendance {
    let say = |key: &str| t(language, key);
    let roll = &official.roll;
    let row = |(id, delegation): (&DelegationId, &Delegation)| {
        let came = official.attendance.get(id);
        let people: Vec<String> = came
            .into_iter()
            .flatten()
            .filter_map(|delegate| roll.person(delegate))
            .map(|person| person.name.clone())
            .collect();
        AttendanceRow {
            delegation: words::delegation(language, roll, id),
            party: delegation.name.clone(),
            status: say(match delegation.status {
                Status::Full => "roll-status-full",
                Status::Consultative => "roll-status-consultative",
                Status::Observer => "roll-status-observer",
            }),
            votes: delegation.votes.to_string(),
            present: people.len().to_string(),
            people,
        }
    };
    let rows: Vec<AttendanceRow> = roll.delegations.iter().map(row).collect();
    let here = rows.iter().filter(|row| !row.people.is_empty()).count();
    let people: usize = rows.iter().map(|row| row.people.len()).sum();
    let counts = [("delegations", here.into()), ("of", rows.len().into()), ("people", people.into())];
    Attendance {
        heading: say("minutes-attendance"),
        intro: t_with(language, "minutes-attendance-intro", &counts),
        heads: ["column-delegation", "minutes-status", "roll-votes", "minutes-number", "minutes-people"]
            .map(say)
            .to_vec(),
        rows,
    }
}

impl CommitmentSheet {
    fn of(official: &Official, commitment: &Commitment, language: Language) -> Self {
        let version = |place: usize| {
            let version = u32::try_from(place + 1).unwrap_or(u32::MAX);
            let (written_in, words) = commitment.words(version, language);
            let key = if place == 0 { "minutes-circulated" } else { "minutes-version" };
            let title = t_with(language, key, &[("n", version.into())]);
            VersionSheet { title, lang: written_in.code(), words: words.to_owned() }
        };
        Self {
            title: format!("{} · {}", commitment.id, commitment.heading(language)),
            versions: (0..commitment.versions.len()).map(version).collect(),
            outcome: outcome(official, commitment, language),
            colour: annex::colour(commitment.decision),
        }
    }
}

/// What became of a commitment, and in which round.
fn outcome(official: &Official, commitment: &Commitment, language: Language) -> String {
    let outcome = annex::outcome(commitment, language, &document::Document::new(language));
    let round = commitment.decision.round().filter(|number| official.round(*number).is_some());
    match round {
        Some(number) => format!("{outcome} · {}", t_with(language, "round-number", &[("n", number.0.into())])),
        None => outcome,
    }
}

fn closing(official: &Official, language: Language) -> Closing {
    let say = |key: &str| t(language, key);
    let facts = official.head.iter().flat_map(|Fingerprint { hash, key, countersigned }| {
        let by = (!countersigned.is_empty()).then(|| (say("record-countersigned"), countersigned.join(", ")));
        [(say("record-head"), hash.clone()), (say("record-key"), key.clone())].into_iter().chain(by)
    });
    Closing {
        heading: say("minutes-signatures"),
        intro: say("minutes-check"),
        facts: facts.collect(),
        signatures: ["role-chair", "role-secretariat", "role-teller", "role-teller"].map(say).to_vec(),
    }
}
