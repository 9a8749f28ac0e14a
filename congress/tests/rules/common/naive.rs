//! A second count, written from RULES.md alone: plain loops over plain numbers, slow and easy to read.
//! It shares nothing with `congress::tally` but what goes in.

use congress::ballot::Choice;
use congress::roll::Status;
use congress::rules::{Base, Measure, Mode, Objection, Quorum, Ruleset, Threshold, Unit};
use congress::rules::{Consensus, Majority, Procedure};

/// A delegation of a random house.
#[derive(Clone, Debug)]
pub struct House {
    pub status: Status,
    pub votes: u32,
    pub seats: Vec<Chair>,
    /// The declared position, and how the votes are split: for, against, abstain.
    pub declared: Option<(Choice, Option<[u32; 3]>)>,
    /// The head withdrew the objection after the close, and the chair accepted it.
    pub withdrawn: bool,
}

/// A delegate of a random house.
#[derive(Clone, Debug)]
pub struct Chair {
    pub present: bool,
    /// The choice, if this delegate casts.
    pub choice: Option<Choice>,
    /// The ratings of the alternatives, if this delegate casts.
    pub ratings: Option<[u8; 3]>,
    /// The seat in the same house to which a proxy was given, which may be this one, or one that is not there.
    pub gives: Option<usize>,
}

/// The result of a naive count, in numbers that can be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Naive {
    pub outcome: &'static str,
    pub tie: bool,
    /// By full and noted delegation in order: the position.
    pub positions: Vec<&'static str>,
    /// By delegation in order: for, against, abstain of its W.
    pub splits: Vec<[i128; 3]>,
    /// By mode: for, against, abstain, passed.
    pub modes: Vec<([i128; 3], bool)>,
    /// Delegates, delegations, votes: entitled, present, voted.
    pub turnout: [[i128; 3]; 3],
    pub quorum: Vec<bool>,
    /// In a choice of wording, best first: the alternative's place, its sum times twelve, its tens.
    pub ranking: Vec<(usize, i128, i128)>,
}

/// Those of the houses' ballots that are within the electorate, as indices of seats.
pub fn casting(house: &House, rules: &Ruleset) -> Vec<usize> {
    let noted = matches!(rules.procedure, Procedure::Consensus(_) | Procedure::Poll);
    let sits = house.status == Status::Full || (house.status == Status::Consultative && noted);
    let mut casting = Vec::new();
    let mut held = vec![0; house.seats.len()];
    for (n, seat) in house.seats.iter().enumerate() {
        let mut by_proxy = false;
        if let Some(holder) = seat.gives {
            let holder_is_here = holder < house.seats.len() && house.seats[holder].present;
            if !seat.present && holder_is_here && held[holder] < rules.max_proxies {
                held[holder] += 1;
                by_proxy = true;
            }
        }
        if sits && (seat.present || by_proxy || !rules.presence_required) {
            casting.push(n);
        }
    }
    casting
}

fn count_of(house: &House, rules: &Ruleset, choice: Choice) -> i128 {
    let mut count = 0;
    for n in casting(house, rules) {
        if house.seats[n].choice == Some(choice) {
            count += 1;
        }
    }
    count
}

/// The declaration, where the rules know declarations and the delegation has somebody entitled.
fn declared(house: &House, rules: &Ruleset) -> Option<(Choice, Option<[u32; 3]>)> {
    if rules.declarations && !house.seats.is_empty() { house.declared } else { None }
}

fn vote_position(house: &House, rules: &Ruleset) -> &'static str {
    if let Some((position, _)) = declared(house, rules) {
        return position.as_str();
    }
    let f = count_of(house, rules, Choice::For);
    let a = count_of(house, rules, Choice::Against);
    let b = count_of(house, rules, Choice::Abstain);
    if f + a + b == 0 {
        "not_voting"
    } else if f > a {
        "for"
    } else if a > f {
        "against"
    } else {
        "abstain"
    }
}

fn vote_split(house: &House, rules: &Ruleset) -> [i128; 3] {
    let w = i128::from(house.votes);
    match declared(house, rules) {
        Some((_, Some(figures))) => return figures.map(i128::from),
        Some((Choice::For, None)) => return [w, 0, 0],
        Some((Choice::Against, None)) => return [0, w, 0],
        Some(_) => return [0, 0, w],
        None => {}
    }
    let ballots = [Choice::For, Choice::Against, Choice::Abstain].map(|c| count_of(house, rules, c));
    let all: i128 = ballots.iter().sum();
    if all == 0 {
        return [0, 0, 0];
    }
    let mut split = [0, 0, 0];
    let mut given = 0;
    for n in 0..3 {
        split[n] = w * ballots[n] / all;
        given += split[n];
    }
    // One vote at a time to the largest remainder not served yet: abstain is asked first, then against, then for.
    let mut served = [false; 3];
    while given < w {
        let mut best: Option<usize> = None;
        for n in [2, 1, 0] {
            let larger = best.is_none_or(|best| w * ballots[n] % all > w * ballots[best] % all);
            if !served[n] && larger {
                best = Some(n);
            }
        }
        let best = best.expect("fewer votes are left than there are options");
        served[best] = true;
        split[best] += 1;
        given += 1;
    }
    split
}

fn turnout(houses: &[House], rules: &Ruleset, took_part: &[bool]) -> [[i128; 3]; 3] {
    let mut turnout = [[0; 3]; 3];
    for (house, took_part) in houses.iter().zip(took_part) {
        if house.status != Status::Full || house.seats.is_empty() {
            continue;
        }
        let here = house.seats.iter().filter(|seat| seat.present).count() as i128;
        let mut cast = 0;
        for n in casting(house, rules) {
            let seat = &house.seats[n];
            let wording = rules.procedure == Procedure::Wording;
            if (wording && seat.ratings.is_some()) || (!wording && seat.choice.is_some()) {
                cast += 1;
            }
        }
        let w = i128::from(house.votes);
        turnout[0][0] += house.seats.len() as i128;
        turnout[0][1] += here;
        turnout[0][2] += cast;
        for (unit, weight) in [(1, 1), (2, w)] {
            turnout[unit][0] += weight;
            if here > 0 {
                turnout[unit][1] += weight;
            }
            if *took_part {
                turnout[unit][2] += weight;
            }
        }
    }
    turnout
}

fn quorum(conditions: &[Quorum], turnout: [[i128; 3]; 3]) -> Vec<bool> {
    let mut met = Vec::new();
    for condition in conditions {
        let unit = match condition.unit {
            Unit::Delegates => turnout[0],
            Unit::Delegations => turnout[1],
            Unit::Votes => turnout[2],
        };
        let have = match condition.measure {
            Measure::Present => unit[1],
            Measure::Voted => unit[2],
        };
        let left = i128::from(condition.share.q) * have;
        let right = i128::from(condition.share.p) * unit[0];
        met.push(if condition.strict { left > right } else { left >= right });
    }
    met
}

fn mode_count(houses: &[House], rules: &Ruleset, mode: Mode) -> [i128; 3] {
    let mut sums = [0; 3];
    for house in houses.iter().filter(|house| house.status == Status::Full) {
        let position = vote_position(house, rules);
        let split = vote_split(house, rules);
        let options = [Choice::For, Choice::Against, Choice::Abstain];
        for (n, choice) in options.into_iter().enumerate() {
            let holds = i128::from(position == choice.as_str());
            sums[n] += match mode {
                Mode::PerDelegate => count_of(house, rules, choice),
                Mode::PerDelegation => holds,
                Mode::WeightedBloc => holds * i128::from(house.votes),
                Mode::WeightedSplit => split[n],
            };
        }
    }
    sums
}

fn passes(majority: &Majority, [f, a, b]: [i128; 3], turnout: [[i128; 3]; 3]) -> bool {
    let unit = match majority.mode {
        Mode::PerDelegate => turnout[0],
        Mode::PerDelegation => turnout[1],
        Mode::WeightedBloc | Mode::WeightedSplit => turnout[2],
    };
    match majority.threshold {
        Threshold::Simple => f > a,
        Threshold::Absolute => 2 * f > unit[0],
        Threshold::Unanimity => a == 0 && f > 0,
        Threshold::Qualified { share, base } => {
            let base = match base {
                Base::Cast => f + a,
                Base::Voted => f + a + b,
                Base::Present => unit[1],
                Base::Entitled => unit[0],
            };
            base != 0 && i128::from(share.q) * f >= i128::from(share.p) * base
        }
    }
}

/// Counts a vote.
pub fn vote(houses: &[House], rules: &Ruleset, majorities: &[Majority]) -> Naive {
    let seated: Vec<&House> = houses.iter().filter(|h| h.status == Status::Full).collect();
    let positions: Vec<_> = seated.iter().map(|h| vote_position(h, rules)).collect();
    let took_part: Vec<_> = houses.iter().map(|h| vote_position(h, rules) != "not_voting").collect();
    let turnout = turnout(houses, rules, &took_part);
    let quorum = quorum(&rules.quorum, turnout);
    let mut modes = Vec::new();
    for majority in majorities {
        let sums = mode_count(houses, rules, majority.mode);
        modes.push((sums, passes(majority, sums, turnout)));
    }
    let [f, a, _] = modes[0].0;
    let tie = f == a && f > 0;
    let outcome = if quorum.contains(&false) {
        "inquorate"
    } else if tie || modes.iter().any(|(_, passed)| !passed) {
        "not_adopted"
    } else {
        "adopted"
    };
    let splits = seated.iter().map(|h| vote_split(h, rules)).collect();
    Naive { outcome, tie, positions, splits, modes, turnout, quorum, ranking: vec![] }
}

fn consensus_position(house: &House, rules: &Ruleset, settings: &Consensus) -> &'static str {
    let mut declared = declared(house, rules).map(|(position, _)| position);
    if house.withdrawn && declared == Some(Choice::Object) {
        declared = None;
    }
    let of = |choice| count_of(house, rules, choice);
    let objecting = of(Choice::Object);
    let all = of(Choice::Agree) + of(Choice::Reservation) + of(Choice::StandAside) + of(Choice::Abstain) + objecting;
    let by_ballots = match settings.objection {
        Objection::HeadConfirmed => false,
        Objection::AnyDelegate => objecting > 0,
        Objection::Share { of_ballots } => {
            objecting > 0 && objecting * i128::from(of_ballots.q) >= i128::from(of_ballots.p) * all
        }
    };
    if (by_ballots && !house.withdrawn) || declared == Some(Choice::Object) {
        return "object";
    }
    if let Some(position) = declared {
        return position.as_str();
    }
    // From the weakest support up: only more ballots take the place of a weaker one.
    let mut position = ("not_voting", 0);
    for (word, ballots) in [
        ("abstain", of(Choice::Abstain)),
        ("stand_aside", of(Choice::StandAside) + objecting),
        ("reservation", of(Choice::Reservation)),
        ("agree", of(Choice::Agree)),
    ] {
        if ballots > position.1 {
            position = (word, ballots);
        }
    }
    position.0
}

/// Counts a consensus round.
pub fn consensus(houses: &[House], rules: &Ruleset, settings: &Consensus) -> Naive {
    let seated = || houses.iter().filter(|h| h.status != Status::Observer);
    let position = |house: &House| consensus_position(house, rules, settings);
    let took_part: Vec<_> = houses.iter().map(|h| position(h) != "not_voting").collect();
    let turnout = turnout(houses, rules, &took_part);
    let quorum = quorum(&rules.quorum, turnout);
    let (mut a, mut r, mut s, mut o) = (0, 0, 0, 0);
    let mut all_present_agree = true;
    for house in houses.iter().filter(|h| h.status == Status::Full) {
        match position(house) {
            "agree" => a += 1,
            "reservation" => r += 1,
            "stand_aside" => s += 1,
            "object" => o += 1,
            _ => {}
        }
        if house.seats.iter().any(|seat| seat.present) && position(house) != "agree" {
            all_present_agree = false;
        }
    }
    let (p, q) = (i128::from(settings.support.p), i128::from(settings.support.q));
    let outcome = if quorum.contains(&false) {
        "inquorate"
    } else if o > i128::from(settings.max_objections) {
        "objection_sustained"
    } else if a + r == 0 || q * (a + r) < p * (a + r + s) {
        "no_consensus"
    } else if o > 0 {
        "adopted_with_dissent"
    } else if r + s > 0 {
        "adopted_with_reservations"
    } else if all_present_agree {
        "adopted_unanimously"
    } else {
        "adopted_by_consensus"
    };
    let positions = seated().map(position).collect();
    Naive { outcome, positions, turnout, quorum, ..Naive::default() }
}

/// Counts a choice of wording between three alternatives; sums are in twelfths, for at most four seats each.
pub fn wording(houses: &[House], rules: &Ruleset) -> Naive {
    let mut totals = [(0, 0), (0, 0), (0, 0)];
    let mut took_part = Vec::new();
    for house in houses {
        let mut ballots = Vec::new();
        for n in casting(house, rules) {
            ballots.extend(house.seats[n].ratings);
        }
        took_part.push(!ballots.is_empty());
        for (n, total) in totals.iter_mut().enumerate() {
            for ballot in &ballots {
                total.0 += 12 / ballots.len() as i128 * i128::from(ballot[n]);
                total.1 += i128::from(ballot[n] == 10);
            }
        }
    }
    let mut ranking = Vec::<(usize, i128, i128)>::new();
    if took_part.contains(&true) {
        for (n, (sum, tens)) in totals.into_iter().enumerate() {
            let mut place = ranking.len();
            while place > 0 && (ranking[place - 1].1, ranking[place - 1].2) > (sum, tens) {
                place -= 1;
            }
            ranking.insert(place, (n, sum, tens));
        }
    }
    let turnout = turnout(houses, rules, &took_part);
    let quorum = quorum(&rules.quorum, turnout);
    let outcome = if quorum.contains(&false) {
        "inquorate"
    } else if ranking.is_empty() || (ranking[0].1, ranking[0].2) == (ranking[1].1, ranking[1].2) {
        "run_off"
    } else {
        "preferred"
    };
    Naive { outcome, turnout, quorum, ranking, ..Naive::default() }
}
