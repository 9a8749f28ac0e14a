//! The hemicycle: seats in rings, grouped by position from left to right, drawn on the server as SVG.

use congress::ballot::Choice;
use congress::roll::Status;
use congress::rules::{Mode, Unit};
use congress::tally::{DelegationTally, Tally};
use congress::text::Language;
use leptos::prelude::*;

use crate::locale::t_with;
use crate::symbols::{self, Outline};
use crate::visit::Visit;
use crate::words::{self, Counted};

/// The width of the picture's view box.
pub const WIDTH: f64 = 1_000.0;
/// Its height.
pub const HEIGHT: f64 = 540.0;
/// Where the rings have their centre.
const CENTRE: (f64, f64) = (500.0, 490.0);
const INNERMOST: f64 = 190.0;
const OUTERMOST: f64 = 450.0;
/// Half the width of a seat at most.
const LARGEST: f64 = 36.0;
const MOST_RINGS: usize = 60;
/// More seats than this are drawn as fewer, each standing for several.
const MOST_SEATS: u64 = 2_500;

/// The seats of one position: so many in each delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    choice: Option<Choice>,
    blocks: Vec<u64>,
}

/// A place in the hemicycle.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Seat {
    x: f64,
    y: f64,
}

/// Places for `n` seats from left to right, and half the width that each may take.
fn places(n: usize) -> (Vec<Seat>, f64) {
    let (radii, spacing) = (1..=MOST_RINGS.min(n.max(1)))
        .map(|rings| {
            let radii = rings_of(rings);
            let spacing = spacing(n, &radii);
            (radii, spacing)
        })
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .unwrap_or_default();
    let mut seats: Vec<(f64, f64)> = Vec::with_capacity(n);
    for (radius, count) in radii.iter().zip(shared_out(n, &radii)) {
        seats.extend((0..count).map(|k| {
            let along = if count == 1 { 0.5 } else { k as f64 / (count - 1) as f64 };
            (along, *radius)
        }));
    }
    seats.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let places = seats
        .into_iter()
        .map(|(along, radius)| {
            let angle = std::f64::consts::PI * (1.0 - along);
            Seat { x: CENTRE.0 + radius * angle.cos(), y: CENTRE.1 - radius * angle.sin() }
        })
        .collect();
    (places, (spacing * 0.42).min(LARGEST))
}

/// The radii of `rings` rings, the outermost first.
fn rings_of(rings: usize) -> Vec<f64> {
    let gap = if rings == 1 { 0.0 } else { (OUTERMOST - INNERMOST) / (rings - 1) as f64 };
    (0..rings).map(|ring| OUTERMOST - gap * ring as f64).collect()
}

/// How far apart `n` seats stand on these rings, along them or across.
fn spacing(n: usize, radii: &[f64]) -> f64 {
    let length: f64 = radii.iter().map(|radius| radius * std::f64::consts::PI).sum();
    let along = length / n.saturating_sub(radii.len()).max(1) as f64;
    match radii {
        [first, second, ..] => along.min(first - second),
        _ => along,
    }
}

/// `n` seats shared out over the rings by their length, by largest remainder.
fn shared_out(n: usize, radii: &[f64]) -> Vec<usize> {
    let length: f64 = radii.iter().sum();
    let exact: Vec<f64> = radii.iter().map(|radius| n as f64 * radius / length).collect();
    let mut counts: Vec<usize> = exact.iter().map(|share| share.floor() as usize).collect();
    let mut order: Vec<usize> = (0..radii.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()).then(a.cmp(b)));
    let rest = n.saturating_sub(counts.iter().sum());
    order.into_iter().take(rest).for_each(|ring| counts[ring] += 1);
    counts
}

/// The seats by what was counted first: one for each delegation, ballot or vote.
fn groups(tally: &Tally, counted: &Counted) -> Vec<Group> {
    let rows = tally.delegations.as_deref().unwrap_or_default();
    let blocks = |choice: Choice| -> Vec<u64> {
        let full = rows.iter().filter(|row| row.status == Status::Full);
        full.map(|row| seats_of(row, counted, choice)).filter(|seats| *seats > 0).collect()
    };
    from_left_to_right(counted)
        .map(|(choice, total)| {
            let blocks = choice.map(blocks).unwrap_or_default();
            let by_delegation = blocks.iter().sum::<u64>() == total && total <= MOST_SEATS;
            Group { choice, blocks: if by_delegation { blocks } else { vec![total] } }
        })
        .collect()
}

/// The counts from most to least support; of a vote's, the abstentions stand in the middle.
fn from_left_to_right(counted: &Counted) -> impl Iterator<Item = (Option<Choice>, u64)> {
    let mut rows = counted.rows.clone();
    rows.sort_by_key(|(choice, _)| match choice {
        Some(Choice::For | Choice::Agree | Choice::Support) => 0,
        Some(Choice::Against | Choice::Object | Choice::Oppose) => 2,
        Some(_) => 1,
        None => 3,
    });
    rows.into_iter()
}

/// How many seats of one option stand together as one delegation's; none where each delegation has one seat.
fn seats_of(row: &DelegationTally, counted: &Counted, choice: Choice) -> u64 {
    match (counted.unit, counted.mode) {
        (Unit::Delegations, _) => 0,
        (Unit::Delegates, _) => row.ballots.get(choice),
        (Unit::Votes, Some(Mode::WeightedSplit)) => row.split.map_or(0, |split| {
            u64::from(match choice {
                Choice::For => split.in_favour,
                Choice::Against => split.against,
                _ => split.abstain,
            })
        }),
        _ if row.position.and_then(|position| position.0) == Some(choice) => u64::from(row.votes),
        _ => 0,
    }
}

/// How many one seat stands for, so that there are at most [`MOST_SEATS`].
fn scale(groups: &[Group]) -> u64 {
    let total: u64 = groups.iter().flat_map(|group| &group.blocks).sum();
    total.div_ceil(MOST_SEATS).max(1)
}

/// The outline of one seat as SVG path data, in the shape of its option.
fn outline(choice: Option<Choice>, seat: Seat, half: f64) -> String {
    let Seat { x, y } = seat;
    let whole = half * 2.0;
    match choice.map(symbols::outline) {
        Some(Outline::Square) => {
            let (half, side) = (half * 0.88, half * 1.76);
            let (left, top) = (x - half, y - half);
            format!("M{left:.1} {top:.1}h{side:.1}v{side:.1}h-{side:.1}z")
        }
        Some(Outline::Diamond) => {
            let top = y - half;
            format!("M{x:.1} {top:.1}l{half:.1} {half:.1}-{half:.1} {half:.1}-{half:.1}-{half:.1}z")
        }
        Some(Outline::TriangleUp) => {
            let top = y - half;
            format!("M{x:.1} {top:.1}l{half:.1} {whole:.1}h-{whole:.1}z")
        }
        Some(Outline::TriangleDown) => {
            let bottom = y + half;
            format!("M{x:.1} {bottom:.1}l{half:.1}-{whole:.1}h-{whole:.1}z")
        }
        Some(Outline::Circle) | None => {
            let left = x - half;
            format!("M{left:.1} {y:.1}a{half:.1} {half:.1} 0 1 0 {whole:.1} 0a{half:.1} {half:.1} 0 1 0-{whole:.1} 0z")
        }
    }
}

/// The seats of a round, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Seats {
    /// The outlines as SVG path data, in the order from left to right.
    pub paths: Vec<SeatPath>,
    /// How many seats there are, in the unit that was counted first.
    pub total: u64,
    /// The unit.
    pub unit: Unit,
    /// How many one seat stands for.
    pub scale: u64,
    /// The counts as one sentence, for those who hear the picture.
    pub label: String,
}

/// The seats of one position and shade: neighbouring delegations differ in shade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatPath {
    /// Whose position it is; none for those who took no part.
    pub choice: Option<Choice>,
    /// Whether it is the lighter of the two shades.
    pub is_light: bool,
    /// SVG path data.
    pub data: String,
}

impl Seats {
    /// The seats of a round that came to `tally`; nothing for a choice of wording.
    pub fn of(language: Language, tally: &Tally) -> Option<Self> {
        let counted = words::counted(tally).into_iter().next()?;
        let groups = groups(tally, &counted);
        let scale = scale(&groups);
        let total = groups.iter().flat_map(|group| &group.blocks).sum();
        let label = label(language, &counted);
        Some(Self { paths: drawn(&groups, scale), total, unit: counted.unit, scale, label })
    }

    /// What is counted, under the number in the middle: "delegations".
    pub fn legend(&self, language: Language) -> String {
        let arguments = [("unit", words::unit_word(self.unit).into()), ("n", self.total.into())];
        t_with(language, "hemicycle-unit", &arguments)
    }

    /// For how many each seat stands, where it is more than one.
    pub fn scale_note(&self, language: Language) -> Option<String> {
        (self.scale > 1).then(|| t_with(language, "hemicycle-scale", &[("n", self.scale.into())]))
    }
}

/// The hemicycle of a round, with how many seats there are in its middle; nothing for a choice of wording.
pub fn hemicycle(visit: &Visit, tally: &Tally) -> AnyView {
    let Some(seats) = Seats::of(visit.language(), tally) else {
        return ().into_any();
    };
    let path = |path: &SeatPath| {
        let shade = if path.is_light { "seat light" } else { "seat" };
        view! { <path class=format!("{shade} {}", symbols::colour(path.choice)) d=path.data.clone()></path> }
    };
    let scale_note = seats.scale_note(visit.language()).map(|note| {
        view! {
            <text class="hemicycle-unit" x="500" y="536" text-anchor="middle" font-size="18">
                {note}
            </text>
        }
    });
    view! {
        <svg
            class="hemicycle"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="img"
            aria-label=seats.label.clone()
        >
            {seats.paths.iter().map(path).collect_view()}
            <text class="hemicycle-total" x="500" y="470" text-anchor="middle" font-size="92" font-weight="700">
                {seats.total.to_string()}
            </text>
            <text class="hemicycle-unit" x="500" y="512" text-anchor="middle" font-size="30">
                {seats.legend(visit.language())}
            </text>
            {scale_note}
        </svg>
    }
    .into_any()
}

/// The counts as one sentence, for those who hear the picture.
fn label(language: Language, counted: &Counted) -> String {
    if let (Some(_), [in_favour, against, abstain, ..]) = (counted.mode, counted.rows.as_slice()) {
        let arguments = [
            ("for", words::amount(language, counted.unit, in_favour.1).into()),
            ("against", against.1.into()),
            ("abstain", abstain.1.into()),
        ];
        return t_with(language, "hemicycle-label", &arguments);
    }
    let counts = counted.rows.iter().filter(|(_, n)| *n > 0);
    let counts = counts.map(|(choice, n)| format!("{} {n}", words::choice(language, *choice)));
    counts.collect::<Vec<_>>().join(", ")
}

/// One path for each position and shade.
fn drawn(groups: &[Group], scale: u64) -> Vec<SeatPath> {
    let seats_of = |group: &Group| -> Vec<usize> {
        group
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(block, seats)| (0..seats.div_ceil(scale)).map(move |_| block))
            .collect()
    };
    let n = groups.iter().map(|group| seats_of(group).len()).sum();
    let (places, half) = places(n);
    let mut places = places.into_iter();
    let mut paths = Vec::new();
    for group in groups {
        let mut shades = [String::new(), String::new()];
        for (block, place) in seats_of(group).into_iter().zip(places.by_ref()) {
            shades[block % 2].push_str(&outline(group.choice, place, half));
        }
        let shades = shades.into_iter().zip([false, true]).filter(|(data, _)| !data.is_empty());
        paths.extend(shades.map(|(data, is_light)| SeatPath { choice: group.choice, is_light, data }));
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seat_has_its_place_and_stands_inside_the_picture() {
        for n in [1, 2, 3, 5, 38, 66, 310, 435, 2_000, 2_500] {
            let (places, half) = places(n);
            assert_eq!(places.len(), n);
            for Seat { x, y } in places {
                assert!(x - half >= 0.0 && x + half <= WIDTH, "{n} seats: x {x}");
                assert!(y - half >= 0.0 && y + half <= HEIGHT, "{n} seats: y {y}");
            }
        }
    }

    #[test]
    fn seats_do_not_lie_on_each_other() {
        for n in [5, 66, 310, 2_000] {
            let (places, half) = places(n);
            for (index, a) in places.iter().enumerate() {
                for b in &places[index + 1..] {
                    let distance = (a.x - b.x).hypot(a.y - b.y);
                    assert!(distance >= half * 1.9, "{n} seats: {distance} apart, half {half}");
                }
            }
        }
    }

    fn seats_drawn(groups: &[Group], scale: u64) -> usize {
        drawn(groups, scale).iter().map(|path| path.data.matches('M').count()).sum()
    }

    #[test]
    fn as_many_seats_are_drawn_as_were_counted() {
        let groups = [
            Group { choice: Some(Choice::For), blocks: vec![3, 4] },
            Group { choice: Some(Choice::Against), blocks: vec![5] },
            Group { choice: None, blocks: vec![0] },
        ];
        assert_eq!(scale(&groups), 1);
        assert_eq!(seats_drawn(&groups, 1), 12);
    }

    #[test]
    fn a_large_house_is_drawn_to_scale() {
        let groups = [Group { choice: Some(Choice::For), blocks: vec![10_000] }];
        assert_eq!(scale(&groups), 4);
        assert_eq!(seats_drawn(&groups, 4), 2_500);
    }
}
