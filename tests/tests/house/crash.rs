//! Kill -9 while ballots arrive: no acknowledged ballot is missing, and none counts twice.

use tests::kills::survive;

#[test]
fn no_acknowledged_ballot_is_lost_in_a_hundred_kills() {
    assert!(survive(100) >= 100);
}
