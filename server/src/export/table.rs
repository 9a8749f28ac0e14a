//! The tables of the official result: what CSV and workbook both show, cell for cell.

mod figures;

use congress::round::{Moment, Procedural};
use congress::rules::{Unit, Visibility};
use congress::tally::Exact;
use congress::text::Language;

pub use figures::{mode_word, positions, status_word};

use super::{End, Official, OfficialRound, Published};
use crate::door::user_name;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, which people wrote or which stand for a value.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A moment.
    Time(Moment),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::from(if flag { "yes" } else { "no" })
    }
}

impl From<Moment> for Cell {
    fn from(moment: Moment) -> Self {
        Self::Time(moment)
    }
}

impl From<&Exact> for Cell {
    fn from(number: &Exact) -> Self {
        let digits = number.to_string();
        digits.parse().map_or_else(|_| Self::from(digits.as_str()), Self::Number)
    }
}

impl<T> From<Option<T>> for Cell
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::from)
    }
}

/// Cells by column.
pub type Row = Vec<(&'static str, Cell)>;

/// Columns with their names, and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Lays rows out under those of `columns` that any of them fills.
    fn of(columns: &[&'static str], rows: Vec<Row>) -> Self {
        let is_filled =
            |name: &&'static str| rows.iter().flatten().any(|(column, cell)| column == name && *cell != Cell::Empty);
        let columns: Vec<&'static str> = columns.iter().copied().filter(is_filled).collect();
        let lay = |row: Row| {
            let cell = |name: &&str| row.iter().find(|(column, _)| column == name).map(|(_, cell)| cell.clone());
            columns.iter().map(|name| cell(name).unwrap_or(Cell::Empty)).collect()
        };
        let rows = rows.into_iter().map(lay).collect();
        Self { columns, rows }
    }
}

/// What tells a round from the others, at the head of each of its rows in `results.csv`.
const ROUND: [&str; 5] = ["round", "commitment", "version", "kind", "outcome"];

/// The columns of a round's figures, in their order. `row` says what a line is: `turnout`, `total`, `noted`,
/// `alternative` or `delegation`.
const FIGURES: [&str; 35] = [
    "row",
    "counted_in",
    "delegation",
    "delegation_name",
    "country",
    "status",
    "votes",
    "alternative",
    "entitled",
    "present",
    "voted",
    "for",
    "against",
    "agree",
    "reservation",
    "stand_aside",
    "abstain",
    "object",
    "support",
    "support_with_reservations",
    "neutral",
    "need_discussion",
    "oppose",
    "not_voting",
    "passed",
    "position",
    "divided",
    "declared",
    "individual_objections",
    "split_for",
    "split_against",
    "split_abstain",
    "resistance",
    "resistance_divided_by",
    "tens",
];

/// The columns of the overview.
const OVERVIEW: [&str; 24] = [
    "round",
    "commitment",
    "heading",
    "version",
    "attempt",
    "kind",
    "ruleset",
    "visibility",
    "opened_at",
    "closed_at",
    "utc_offset",
    "stage",
    "outcome",
    "annulled_because",
    "quorum_met",
    "delegates_entitled",
    "delegates_present",
    "delegates_voted",
    "delegations_entitled",
    "delegations_present",
    "delegations_voted",
    "votes_entitled",
    "votes_present",
    "votes_voted",
];

/// The columns of `ballots.csv`.
const BALLOTS: [&str; 8] =
    ["round", "commitment", "delegation", "delegate", "name", "proxy_holder", "choice", "paper_entered_by"];

/// One line for each round.
pub fn overview(official: &Official) -> Table {
    Table::of(&OVERVIEW, official.rounds.iter().map(|round| overview_row(official, round)).collect())
}

/// The figures of one round: turnout, totals, then the delegations.
pub fn figures(official: &Official, round: &OfficialRound) -> Table {
    Table::of(&FIGURES, figures::rows(official, round))
}

/// The figures of rounds one after the other, each line with its round.
pub fn results(official: &Official, rounds: &[OfficialRound]) -> Table {
    let rows = rounds.iter().flat_map(|round| {
        let head = head(round);
        figures::rows(official, round).into_iter().map(move |row| [head.clone(), row].concat())
    });
    let columns = [&ROUND[..], &FIGURES[..]].concat();
    Table::of(&columns, rows.collect())
}

/// Every ballot of the rounds by names.
pub fn ballots(official: &Official) -> Table {
    let rows = official.rounds.iter().flat_map(|round| {
        let ballots = round.published().and_then(|published| published.ballots.as_deref()).unwrap_or_default();
        ballots.iter().map(|ballot| {
            vec![
                ("round", round.number.0.into()),
                ("commitment", asked(round)),
                ("delegation", ballot.delegation.as_str().into()),
                ("delegate", ballot.delegate.as_str().into()),
                ("name", ballot.name.as_str().into()),
                ("proxy_holder", ballot.holder.as_ref().map(|holder| holder.as_str()).into()),
                ("choice", ballot.mark.to_string().as_str().into()),
                ("paper_entered_by", ballot.on_paper.as_ref().map(|mark| user_name(&mark.by)).into()),
            ]
        })
    });
    let rows: Vec<Row> = rows.collect();
    let mut table = Table::of(&BALLOTS, rows);
    if table.rows.is_empty() {
        table.columns = BALLOTS.to_vec();
    }
    table
}

fn asked(round: &OfficialRound) -> Cell {
    let ids: Vec<&str> = round.asked.iter().map(|asked| asked.commitment.as_str()).collect();
    ids.join(" ").as_str().into()
}

/// The sentence of a question of procedure, in English where it is there.
pub fn procedural(asked: &Procedural) -> &str {
    let words = asked.words.get(&Language::En).or_else(|| asked.words.values().next());
    words.map_or("", String::as_str)
}

fn version(round: &OfficialRound) -> Cell {
    match round.asked.as_slice() {
        [only] => only.version.into(),
        _ => Cell::Empty,
    }
}

fn head(round: &OfficialRound) -> Row {
    vec![
        ("round", round.number.0.into()),
        ("commitment", asked(round)),
        ("version", version(round)),
        ("kind", round.kind().into()),
        ("outcome", outcome(round)),
    ]
}

fn outcome(round: &OfficialRound) -> Cell {
    round.outcome().map_or(round.stage(), |outcome| outcome.as_str()).into()
}

fn overview_row(official: &Official, round: &OfficialRound) -> Row {
    let headings: Vec<&str> = round
        .asked
        .iter()
        .filter_map(|asked| official.commitment(&asked.commitment))
        .map(|commitment| commitment.heading(Language::En))
        .chain(round.procedural.as_ref().map(procedural))
        .collect();
    let visibility = match round.rules.visibility {
        Visibility::Names => "names",
        Visibility::Delegations => "delegations",
        Visibility::Secret => "secret",
    };
    let offset = super::iso_time(official, round.opened_at);
    let mut row = head(round);
    row.extend([
        ("heading", headings.join("; ").as_str().into()),
        ("attempt", round.attempt.into()),
        ("ruleset", round.preset.as_str().into()),
        ("visibility", visibility.into()),
        ("opened_at", round.opened_at.into()),
        ("closed_at", round.closed_at.into()),
        ("utc_offset", offset.get(19..).into()),
        ("stage", round.stage().into()),
    ]);
    match &round.end {
        End::Annulled(reason) => row.push(("annulled_because", reason.as_str().into())),
        End::Published(Published { tally, .. }) => {
            if !tally.quorum.is_empty() {
                row.push(("quorum_met", tally.quorum.iter().all(|condition| condition.met).into()));
            }
            let [delegates, delegations, votes] =
                [Unit::Delegates, Unit::Delegations, Unit::Votes].map(|unit| tally.turnout.of_unit(unit));
            row.extend([
                ("delegates_entitled", delegates.entitled.into()),
                ("delegates_present", delegates.present.into()),
                ("delegates_voted", delegates.voted.into()),
                ("delegations_entitled", delegations.entitled.into()),
                ("delegations_present", delegations.present.into()),
                ("delegations_voted", delegations.voted.into()),
                ("votes_entitled", votes.entitled.into()),
                ("votes_present", votes.present.into()),
                ("votes_voted", votes.voted.into()),
            ]);
        }
    }
    row
}
