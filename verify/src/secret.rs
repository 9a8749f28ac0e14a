//! Confidential rounds: who took part is known, and the sums of what was chosen. The result follows from both, whosever
//! each choice was.

use std::collections::BTreeMap;

use congress::ballot::{Ballots, Choice};
use congress::roll::DelegateId;
use congress::secret::SecretBallots;
use congress::tally::{Count, Tally};

use crate::document::SecretSealed;
use crate::hashes::{canonical_of, hash};
use crate::history::Round;

/// Checks who took part, and the seal over it and over the sums of the result; answers with ballots that come to the same.
pub fn ballots(round: &Round, stated: &Tally, voters: &[DelegateId], seal: &str) -> Result<Ballots, String> {
    if !voters.is_sorted_by(|one, next| one < next) {
        return Err("those who took part are not sorted, each once".to_owned());
    }
    if let Some(outsider) = voters.iter().find(|voter| round.electorate.delegation_of(voter).is_none()) {
        return Err(format!("{outsider} took part and is not in the electorate"));
    }
    if voters != round.voters {
        return Err("those who took part are not those of the log".to_owned());
    }
    let choices = sums(stated)?;
    let sealed = SecretSealed { choices: choices.clone(), round: round.number, voters };
    if hash(canonical_of(&sealed)) != seal {
        return Err("the seal is not over these sums and these people: some were changed after the close".to_owned());
    }
    let dealt = SecretBallots { voters: voters.iter().cloned().collect(), choices }.dealt();
    dealt.ok_or_else(|| "it has more or fewer choices than people who took part".to_owned())
}

/// The sums of the choices, which every mode of such a vote counts alike.
fn sums(stated: &Tally) -> Result<BTreeMap<Choice, u64>, String> {
    let Count::Vote { modes, .. } = &stated.count else { return Err("its result is not that of a vote".to_owned()) };
    let mode = modes.first().ok_or("its result counts nothing")?;
    Ok(BTreeMap::from([
        (Choice::For, mode.in_favour),
        (Choice::Against, mode.against),
        (Choice::Abstain, mode.abstain),
    ]))
}
