//! One round in the minutes: the question, the rule in words, the outcome with its counts and its hemicycle, the positions
//! by delegation, what was put on record, and what was done about it.

use std::collections::BTreeMap;
use std::fmt::Write;

use app::hemicycle::{self, Seats};
use app::locale::{t, t_with};
use app::symbols;
use app::words::{self, Columns, Counted};
use congress::ballot::Choice;
use congress::roll::Status;
use congress::rules::Visibility;
use congress::tally::{Count, DelegationTally, Ranked, Tally};
use congress::text::Language;
use serde::Serialize;

use super::super::annex::{self, Said};
use super::super::{Asked, End, Official, OfficialRound, Published};
use super::Fact;

/// One round.
#[derive(Serialize)]
pub struct RoundSheet {
    title: String,
    asked: Vec<AskedSheet>,
    facts: Vec<Fact>,
    outcome: String,
    colour: &'static str,
    reasons: Vec<String>,
    seats: Option<Picture>,
    counts: Vec<Counts>,
    ranking: Option<Ranking>,
    delegations: Option<Delegations>,
    said: Group<Said>,
    steps: Group<StepSheet>,
}

#[derive(Serialize)]
struct AskedSheet {
    title: String,
    lang: &'static str,
    words: String,
}

/// The hemicycle as SVG, with what stands in its middle.
#[derive(Serialize)]
struct Picture {
    svg: String,
    alt: String,
    total: String,
    legend: String,
    note: String,
}

#[derive(Serialize)]
struct Counts {
    caption: String,
    heads: [String; 2],
    rows: Vec<CountRow>,
}

#[derive(Serialize)]
struct CountRow {
    word: String,
    colour: &'static str,
    n: String,
}

#[derive(Serialize)]
struct Ranking {
    heads: Vec<String>,
    rows: Vec<RankedRow>,
}

#[derive(Serialize)]
struct RankedRow {
    name: String,
    lang: &'static str,
    words: String,
    sum: String,
    tens: String,
}

#[derive(Serialize)]
struct Delegations {
    caption: String,
    positions: bool,
    heads: Vec<String>,
    rows: Vec<DelegationRow>,
}

#[derive(Serialize)]
struct DelegationRow {
    delegation: String,
    note: String,
    position: String,
    colour: &'static str,
    remark: String,
    figures: Vec<String>,
}

#[derive(Serialize)]
struct Group<T> {
    heading: String,
    items: Vec<T>,
}

#[derive(Serialize)]
struct StepSheet {
    when: String,
    what: String,
    why: String,
}

impl RoundSheet {
    /// A round in the words of `language`.
    pub fn of(official: &Official, round: &OfficialRound, language: Language) -> Self {
        let sheet = Self {
            title: title(official, round, language),
            asked: asked(official, round, language),
            facts: facts(official, round, language),
            outcome: t(language, "stage-annulled"),
            colour: "quiet",
            reasons: vec![],
            seats: None,
            counts: vec![],
            ranking: None,
            delegations: None,
            said: Group { heading: t(language, "statements"), items: vec![] },
            steps: Group { heading: t(language, "steps"), items: vec![] },
        };
        match &round.end {
            End::Annulled(reason) => {
                let annulled = t_with(language, "annulled-because", &[("reason", reason.as_str().into())]);
                Self { reasons: vec![annulled], ..sheet }
            }
            End::Published(published) => sheet.published(official, round, published, language),
        }
    }

    fn published(self, official: &Official, round: &OfficialRound, published: &Published, language: Language) -> Self {
        let tally = &*published.tally;
        Self {
            outcome: words::outcome(language, tally.outcome),
            colour: words::outcome_class(tally.outcome),
            reasons: words::reasons(language, tally),
            seats: Seats::of(language, tally).map(|seats| picture(&seats, language)),
            counts: words::counted(tally).iter().map(|counted| counts(counted, language)).collect(),
            ranking: match &tally.count {
                Count::Wording { ranking } => Some(self::ranking(round, ranking, language)),
                _ => None,
            },
            delegations: tally.delegations.as_deref().map(|rows| delegations(official, round, tally, rows, language)),
            said: Group { items: annex::statements(official, published, language), ..self.said },
            steps: Group { items: steps(official, published, language), ..self.steps },
            ..self
        }
    }
}

fn title(official: &Official, round: &OfficialRound, language: Language) -> String {
    let number = t_with(language, "round-number", &[("n", round.number.0.into())]);
    let headings = round.asked.iter().filter_map(|asked| official.commitment(&asked.commitment));
    let headings: Vec<String> = headings.map(|one| format!("{} {}", one.id, one.heading(language))).collect();
    let on = match &round.procedural {
        Some(asked) => words::motion(language, asked.motion),
        None => headings.join(", "),
    };
    format!("{number} · {on}")
}

fn asked(official: &Official, round: &OfficialRound, language: Language) -> Vec<AskedSheet> {
    if let Some(procedural) = &round.procedural {
        let own = procedural.words.get_key_value(&language).or_else(|| procedural.words.iter().next());
        let (language, words) = own.map_or((language, ""), |(language, words)| (*language, words.as_str()));
        return vec![AskedSheet { title: String::new(), lang: language.code(), words: words.to_owned() }];
    }
    let several = round.asked.len() > 1;
    let sheet = |Asked { commitment, version }: &Asked| {
        let found = official.commitment(commitment)?;
        let (written_in, words) = found.words(*version, language);
        let version = (*version > 1).then(|| t_with(language, "minutes-version", &[("n", (*version).into())]));
        let id = several.then(|| commitment.to_string());
        let title = id.into_iter().chain(version).collect::<Vec<_>>().join(" · ");
        Some(AskedSheet { title, lang: written_in.code(), words: words.to_owned() })
    };
    round.asked.iter().filter_map(sheet).collect()
}

fn facts(official: &Official, round: &OfficialRound, language: Language) -> Vec<Fact> {
    let fact = |key: &str, said: String| (t(language, key), said);
    let time = |moment| words::date_time(language, moment, official.profile.utc_offset_minutes);
    let mut facts = vec![
        fact("column-opened", time(round.opened_at)),
        fact("column-closed", time(round.closed_at)),
        fact("fact-rule", words::rule(language, &round.rules)),
        fact("fact-quorum", quorum(round, language)),
        fact(
            "chair-visibility",
            t(
                language,
                match round.rules.visibility {
                    Visibility::Names => "visibility-names",
                    Visibility::Delegations => "visibility-delegations",
                    Visibility::Secret => "visibility-secret",
                },
            ),
        ),
    ];
    if let Some(follows) = round.follows {
        facts.push(fact("rounds", t_with(language, "round-follows", &[("n", follows.0.into())])));
    }
    facts.extend(round.reopenings.iter().map(|again| {
        let by = words::person(language, &again.by);
        let arguments = [("closed", time(again.closed_at).into()), ("time", time(again.at).into()), ("by", by.into())];
        fact("paper", format!("{} {}", t_with(language, "paper-record-reopened", &arguments), again.reason))
    }));
    if let Some(published) = round.published() {
        facts.extend(on_paper(published, language).map(|said| fact("paper", said)));
        facts.push(fact("seal", published.seal.clone()));
    }
    facts
}

/// How many ballots came on paper, and who entered them.
fn on_paper(published: &Published, language: Language) -> impl Iterator<Item = String> {
    let mut entered: BTreeMap<String, usize> = BTreeMap::new();
    for paper in published.on_paper.values() {
        *entered.entry(words::person(language, &paper.by)).or_default() += 1;
    }
    entered.into_iter().map(move |(by, n)| t_with(language, "minutes-paper", &[("n", n.into()), ("by", by.into())]))
}

fn quorum(round: &OfficialRound, language: Language) -> String {
    let found = round.published().into_iter().flat_map(|published| &published.tally.quorum).map(|found| {
        let key = if found.met { "quorum-met" } else { "quorum-missed" };
        t_with(language, key, &[("found", words::quorum_found(language, found).into())])
    });
    std::iter::once(words::quorum_sentence(language, &round.rules)).chain(found).collect::<Vec<_>>().join(" ")
}

/// The colours of the tokens on white paper, and what is mixed into a lighter shade.
fn ink(choice: Option<Choice>) -> &'static str {
    match choice {
        Some(Choice::For | Choice::Agree | Choice::Support) => "#00629b",
        Some(Choice::Reservation | Choice::SupportWithReservations) => "#1c6c78",
        Some(Choice::StandAside | Choice::NeedDiscussion) => "#775d0a",
        Some(Choice::Abstain | Choice::Neutral) => "#6d6a63",
        Some(Choice::Against | Choice::Object | Choice::Oppose) => "#b3450b",
        None => "#d9d5ca",
    }
}

fn picture(seats: &Seats, language: Language) -> Picture {
    let (width, height) = (hemicycle::WIDTH, hemicycle::HEIGHT);
    let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">"#);
    for path in &seats.paths {
        let shade = if path.is_light { "0.72" } else { "1" };
        let _ = write!(svg, r#"<path fill="{}" fill-opacity="{shade}" d="{}"/>"#, ink(path.choice), path.data);
    }
    svg.push_str("</svg>");
    Picture {
        svg,
        alt: seats.label.clone(),
        total: seats.total.to_string(),
        legend: seats.legend(language),
        note: seats.scale_note(language).unwrap_or_default(),
    }
}

fn counts(counted: &Counted, language: Language) -> Counts {
    let unit = [("unit", words::unit_word(counted.unit).into())];
    let row = |(choice, n): &(Option<Choice>, u64)| CountRow {
        word: words::choice(language, *choice),
        colour: symbols::colour(*choice),
        n: n.to_string(),
    };
    Counts {
        caption: if counted.noted { t(language, "counts-noted") } else { t_with(language, "counts-caption", &unit) },
        heads: [t(language, "column-position"), t(language, "minutes-number")],
        rows: counted.rows.iter().map(row).collect(),
    }
}

fn ranking(round: &OfficialRound, ranking: &[Ranked], language: Language) -> Ranking {
    let row = |ranked: &Ranked| {
        let texts = round.alternatives.get(&ranked.alternative);
        let own = texts.and_then(|texts| texts.get_key_value(&language).or_else(|| texts.iter().next()));
        let (written_in, words) = own.map_or((language, ""), |(language, words)| (*language, words.as_str()));
        RankedRow {
            name: words::alternative(language, &ranked.alternative),
            lang: written_in.code(),
            words: words.to_owned(),
            sum: words::sum(&ranked.sum),
            tens: ranked.tens.to_string(),
        }
    };
    Ranking {
        heads: ["column-alternative", "column-resistance", "column-tens"].map(|key| t(language, key)).to_vec(),
        rows: ranking.iter().map(row).collect(),
    }
}

fn delegations(
    official: &Official,
    round: &OfficialRound,
    tally: &Tally,
    rows: &[DelegationTally],
    language: Language,
) -> Delegations {
    let columns = Columns::of(round.is_roll_call, tally, rows);
    let row = |row: &DelegationTally| {
        let position = columns.position(language, row);
        let noted = (row.status == Status::Consultative).then(|| t(language, "delegation-noted"));
        DelegationRow {
            delegation: words::delegation(language, &official.roll, &row.id),
            note: noted.unwrap_or_default(),
            colour: symbols::colour(position.choice),
            position: position.word,
            remark: position.remark.unwrap_or_default(),
            figures: columns.figures(row),
        }
    };
    let position = columns.positions.then(|| t(language, "column-position"));
    let first = std::iter::once(t(language, "column-delegation")).chain(position);
    Delegations {
        caption: t(language, "by-delegation"),
        positions: columns.positions,
        heads: first.chain(columns.heads(language)).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

fn steps(official: &Official, published: &Published, language: Language) -> Vec<StepSheet> {
    let sheet = |taken: &congress::round::Taken| {
        let (what, why) = words::step(language, &official.roll, &taken.step);
        let at = words::date_time(language, taken.at, official.profile.utc_offset_minutes);
        StepSheet {
            when: format!("{at} · {}", words::person(language, &taken.by)),
            what,
            why: why.unwrap_or_default().to_owned(),
        }
    };
    published.steps.iter().map(sheet).collect()
}
