//! Random houses, rulesets and returns for the property tests: small, so that ties and empty benches are frequent.

use congress::ballot::{Alternative, Ballot, Ballots, Choice, Declaration, Declarations, Mark, Split};
use congress::fraction::Share;
use congress::roll::{Delegate, Delegation, Role, Roll, Status};
use congress::rules::{
    Base, Consensus, Kind, Majority, Measure, Mode, Objection, Procedure, Quorum, Ruleset, Threshold, Unit, Visibility,
};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::naive::{Chair, House, casting};
use super::{Held, delegate_id, delegation_id};

/// The three alternatives of a random choice of wording, in the order of their names.
pub const ALTERNATIVES: [&str; 3] = ["a", "b", "none"];

/// Shares with small terms, so that they are often met exactly.
pub fn share() -> impl Strategy<Value = Share> {
    (1..=4u32).prop_flat_map(|q| (0..=q, Just(q))).prop_map(|(p, q)| Share { p, q })
}

fn chair(kind: Kind) -> impl Strategy<Value = Chair> {
    let options = match kind {
        Kind::Wording => &[Choice::For],
        kind => Choice::options(kind),
    };
    let rating = || prop_oneof![0..=10u8, Just(0u8), Just(10u8)];
    let choice = proptest::option::weighted(0.8, select(options));
    let ratings = proptest::option::weighted(0.8, [rating(), rating(), rating()]);
    let gives = proptest::option::weighted(0.5, 0..4usize);
    (proptest::bool::weighted(0.8), choice, ratings, gives).prop_map(|(present, choice, ratings, gives)| Chair {
        present,
        choice,
        ratings,
        gives,
    })
}

fn house(kind: Kind) -> impl Strategy<Value = House> {
    let status = prop_oneof![
        6 => Just(Status::Full),
        1 => Just(Status::Consultative),
        1 => Just(Status::Observer)
    ];
    let votes = prop_oneof![8 => 0..=9u32, 1 => Just(u32::MAX)];
    let options = match kind {
        Kind::Consensus => Choice::options(Kind::Consensus),
        _ => Choice::options(Kind::Vote),
    };
    let figures = (any::<u32>(), any::<u32>(), any::<u32>());
    let declared = proptest::option::weighted(0.2, (select(options), proptest::option::of(figures)));
    let seats = proptest::collection::vec(chair(kind), 0..=4);
    let withdrawn = proptest::bool::weighted(if kind == Kind::Consensus { 0.2 } else { 0.0 });
    (status, votes, seats, declared, withdrawn).prop_map(move |(status, votes, seats, declared, withdrawn)| {
        // What is declared for each is at most what the ones before have left of W.
        let fit = |(x, y, z): (u32, u32, u32)| {
            let part = |figure: u32, left: u32| (u64::from(figure) % (u64::from(left) + 1)) as u32;
            let f = part(x, votes);
            let a = part(y, votes - f);
            [f, a, part(z, votes - f - a)]
        };
        let split = |figures: Option<_>| figures.filter(|_| kind == Kind::Vote).map(fit);
        let declared = declared.map(|(position, figures)| (position, split(figures)));
        House { status, votes, seats, declared, withdrawn }
    })
}

/// Up to six delegations of up to four delegates.
pub fn houses(kind: Kind) -> impl Strategy<Value = Vec<House>> {
    proptest::collection::vec(house(kind), 0..=6)
}

fn quorum() -> impl Strategy<Value = Quorum> {
    let unit = select(&[Unit::Delegates, Unit::Delegations, Unit::Votes]);
    let measure = select(&[Measure::Present, Measure::Voted]);
    (unit, measure, share(), any::<bool>()).prop_map(|(unit, measure, share, strict)| Quorum {
        unit,
        measure,
        share,
        strict,
    })
}

fn majority() -> impl Strategy<Value = Majority> {
    let modes = [Mode::PerDelegate, Mode::PerDelegation, Mode::WeightedBloc, Mode::WeightedSplit];
    let bases = [Base::Cast, Base::Voted, Base::Present, Base::Entitled];
    let threshold = prop_oneof![
        Just(Threshold::Simple),
        Just(Threshold::Absolute),
        Just(Threshold::Unanimity),
        (share(), select(bases.to_vec())).prop_map(|(share, base)| Threshold::Qualified { share, base }),
    ];
    (select(modes.to_vec()), threshold).prop_map(|(mode, threshold)| Majority { mode, threshold })
}

fn objection() -> impl Strategy<Value = Objection> {
    prop_oneof![
        Just(Objection::HeadConfirmed),
        Just(Objection::AnyDelegate),
        share().prop_map(|of_ballots| Objection::Share { of_ballots }),
    ]
}

fn procedure(kind: Kind) -> BoxedStrategy<Procedure> {
    match kind {
        Kind::Vote => {
            proptest::collection::vec(majority(), 1..=3).prop_map(|majorities| Procedure::Vote { majorities }).boxed()
        }
        Kind::Consensus => (objection(), 0..=2u32, share())
            .prop_map(|(objection, max_objections, support)| {
                Procedure::Consensus(Consensus { objection, max_objections, support, max_rounds: 3 })
            })
            .boxed(),
        Kind::Poll => Just(Procedure::Poll).boxed(),
        Kind::Wording => Just(Procedure::Wording).boxed(),
    }
}

/// Any ruleset of a kind whose result is shown by delegation.
pub fn rules(kind: Kind) -> impl Strategy<Value = Ruleset> {
    let quorum = match kind {
        Kind::Poll => Just(vec![]).boxed(),
        _ => proptest::collection::vec(quorum(), 0..=2).boxed(),
    };
    let declarations = proptest::bool::weighted(0.8);
    (procedure(kind), any::<bool>(), declarations, 0..=2u32, quorum).prop_map(
        |(procedure, presence_required, declarations, max_proxies, quorum)| Ruleset {
            procedure,
            visibility: Visibility::Names,
            presence_required,
            declarations,
            max_proxies,
            quorum,
        },
    )
}

/// A random round of this kind: what the naive count reads, and the ruleset.
pub fn round(kind: Kind) -> impl Strategy<Value = (Vec<House>, Ruleset)> {
    (houses(kind), rules(kind))
}

/// The same houses as the program sees them: rolled, seated, cast and declared.
pub fn seated(houses: &[House], rules: &Ruleset) -> Held {
    let mut roll = Roll::default();
    let mut ballots = Ballots::new();
    let mut declarations = Declarations::new();
    for (h, house) in houses.iter().enumerate() {
        let delegation = delegation_id(&format!("D{h}"));
        for (n, seat) in house.seats.iter().enumerate() {
            let person = Delegate {
                delegation: delegation.clone(),
                name: format!("Delegate {n}"),
                role: if n == 0 { Role::Head } else { Role::Delegate },
                present: seat.present,
            };
            let id = delegate_id(&format!("D{h}-{n}"));
            if let Some(holder) = seat.gives {
                roll.proxies.insert(id.clone(), delegate_id(&format!("D{h}-{holder}")));
            }
            roll.delegates.insert(id, person);
        }
        for n in casting(house, rules) {
            if let Some(mark) = mark(&house.seats[n], rules.kind()) {
                let ballot = Ballot { mark, reason: None, proposal: None };
                ballots.insert(delegate_id(&format!("D{h}-{n}")), ballot);
            }
        }
        if let Some((position, figures)) = house.declared
            && !house.seats.is_empty()
        {
            let split = figures.map(|[in_favour, against, abstain]| Split { in_favour, against, abstain });
            declarations.insert(delegation.clone(), Declaration { position, split, reason: None });
        }
        let delegation_on_roll = Delegation {
            name: format!("Party {h}"),
            country: "XX".to_owned(),
            status: house.status,
            votes: house.votes,
        };
        roll.delegations.insert(delegation, delegation_on_roll);
    }
    let withdrawn =
        (0..).zip(houses).filter(|(_, house)| house.withdrawn).map(|(h, _)| delegation_id(&format!("D{h}")));
    Held {
        rules: rules.clone(),
        electorate: roll.electorate(rules),
        ballots,
        declarations,
        withdrawn: withdrawn.collect(),
    }
}

fn mark(seat: &Chair, kind: Kind) -> Option<Mark> {
    if kind == Kind::Wording {
        let named = |ratings: [u8; 3]| ALTERNATIVES.into_iter().map(Alternative::new).zip(ratings);
        seat.ratings.map(|ratings| Mark::Ratings(named(ratings).collect()))
    } else {
        seat.choice.map(Mark::Choice)
    }
}

/// Runs a promise on so many random cases from the same seed every time.
pub fn always<S: Strategy>(cases: u32, strategy: S, promise: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(2019), ..Config::default() };
    if let Err(broken) = TestRunner::new(config).run(&strategy, promise) {
        panic!("{broken}");
    }
}
