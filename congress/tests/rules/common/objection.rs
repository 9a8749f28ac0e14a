//! A house in which one delegation objects, for the tests of what may be done about it.

use congress::ballot::{Ballots, Choice, Declaration};
use congress::command::{Actor, Command};
use congress::round::{RoundNumber, Step};

use super::congress_day::*;
use super::*;

/// The second round.
pub const SECOND: RoundNumber = RoundNumber(2);
/// Why B objects.
pub const REASON: &str = "Our party congress decided otherwise.";

/// A with three delegates, B with two, C and D with one each.
pub fn house() -> Day {
    Day::convened(roll([full("A", 1, 3), full("B", 1, 2), full("C", 1, 1), full("D", 1, 1)]))
}

/// Ballots such as `A-1 agree, A-2 object`, admitted at the gate; who objects gives the reason.
pub fn admitted(day: &Day, number: RoundNumber, cast: &str) -> Ballots {
    let round = day.round(number);
    let admit = |line: &str| {
        let (id, mark) = line.split_once(' ').expect("a delegate and a word");
        let paper = paper(mark, (mark == "object").then_some(REASON));
        let ballot = round.admit(&day.state.roll, &delegate_id(id), paper, day.now).expect("admitted");
        (delegate_id(id), ballot)
    };
    cast.split(", ").map(admit).collect()
}

/// What most houses cast: in B both object, all others agree.
pub const CAST: &str = "A-1 agree, A-2 agree, A-3 agree, B-1 object, B-2 object, C-1 agree, D-1 agree";

/// Opens the first round on `c1`; B's head declares the objection; closes it with the ballots of [`CAST`].
pub fn objected(day: &mut Day, settings: &str) -> Ballots {
    day.opened("c1", &consensus("", settings)).done(&delegate("B-1"), objection());
    let cast = admitted(day, FIRST, CAST);
    day.done(&chair(), close(FIRST, cast.clone()));
    cast
}

/// The house with its sustained objection in the first round, and the round's ballots.
pub fn sustained(settings: &str) -> (Day, Ballots) {
    let mut day = house();
    let cast = objected(&mut day, settings);
    (day, cast)
}

/// What B's head declares in the first round.
pub fn objection() -> Command {
    let declaration = Declaration { position: Choice::Object, split: None, reason: Some(REASON.to_owned()) };
    Command::Declare { round: FIRST, declaration }
}

/// A head's offer to withdraw in the first round.
pub const OFFER: Command = Command::OfferWithdrawal { round: FIRST };
/// Publishing the first round.
pub const PUBLISH: Command = Command::Publish { round: FIRST };

/// Accepting a delegation's offer in the first round, with its ballots.
pub fn accept(delegation: &str, ballots: &Ballots) -> Command {
    Command::AcceptWithdrawal { round: FIRST, delegation: delegation_id(delegation), ballots: ballots.clone() }
}

/// Voiding the first round.
pub fn annul() -> Command {
    Command::Annul { round: FIRST, reason: "wrong text".to_owned() }
}

/// The steps of a round: the second, by whom, and what.
pub fn steps(day: &Day, round: RoundNumber) -> Vec<(i64, Actor, Step)> {
    let taken = day.round(round).steps.iter();
    taken.map(|taken| (taken.at.0 / 1000, taken.by.clone(), taken.step.clone())).collect()
}
