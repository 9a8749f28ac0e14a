//! The log, entry by entry: the chain, who did what, and the rounds with everything that their results depend on.

use std::collections::BTreeSet;

use congress::ballot::{Declaration, Declarations, Statement};
use congress::command::Actor;
use congress::event::{Entry, Event};
use congress::roll::{DelegateId, DelegationId, Electorate};
use congress::round::{Question, RoundNumber, check_declaration};
use congress::rules::{Ruleset, Visibility};
use congress::state::State;
use congress::tally::Tally;
use serde_json::Value;

use crate::document::Record;
use crate::fault::{Fault, entry as fault};
use crate::hashes::{BEFORE_THE_FIRST, canonical, hash, is_hex};

/// A round as the log tells it.
pub struct Round {
    pub number: RoundNumber,
    pub question: Question,
    pub ruleset: Ruleset,
    pub electorate: Electorate,
    pub declarations: Declarations,
    /// At the close: the result, the seal and what was said.
    pub closed: Option<(Tally, String, Vec<Statement>)>,
    /// Who took part, if the round is confidential.
    pub voters: Vec<DelegateId>,
    /// The results after each accepted withdrawal.
    pub withdrawn: Vec<(DelegationId, Tally)>,
    /// Why it was annulled, if it was.
    pub annulled: Option<String>,
    /// Whose ballots came on paper.
    pub on_paper: BTreeSet<DelegateId>,
    /// Whether it was opened again for them.
    reopened: bool,
    offered: BTreeSet<DelegationId>,
    withheld: usize,
    /// How much was withheld before it was last opened again.
    withheld_before: usize,
    withheld_after_close: usize,
    has_ended: bool,
}

/// What the log tells.
#[derive(Default)]
pub struct History {
    /// The hash after each entry.
    pub chain: Vec<String>,
    pub rounds: Vec<Round>,
    /// The places at which a round ended.
    pub ends: Vec<usize>,
    pub withheld: usize,
    state: State,
}

/// Reads the log.
pub fn read(record: &Record) -> Result<History, Fault> {
    let mut history = History::default();
    for (place, item) in record.log.iter().enumerate() {
        history.take(place + 1, item)?;
    }
    match history.rounds.last() {
        Some(round) if !round.has_ended => Err(fault(
            record.log.len(),
            format!("the log ends in the middle of round {}, so entries are missing at its end", round.number),
        )),
        _ => Ok(history),
    }
}

impl History {
    fn take(&mut self, seq: usize, item: &Value) -> Result<(), Fault> {
        let digest = match item {
            Value::String(digest) if is_hex(digest, 64) => {
                self.withhold(seq)?;
                digest.clone()
            }
            Value::Object(_) => {
                let entry = whole(seq, item)?;
                self.follow(seq, &entry).map_err(|what| fault(seq, what))?;
                self.state.apply(&entry);
                hash(canonical(item))
            }
            _ => return Err(fault(seq, "it is neither an entry nor a digest")),
        };
        let before = self.chain.last().map_or(BEFORE_THE_FIRST, String::as_str);
        self.chain.push(hash(format!("{before}\n{digest}")));
        Ok(())
    }

    fn withhold(&mut self, seq: usize) -> Result<(), Fault> {
        self.withheld += 1;
        let Some(round) = self.rounds.last_mut().filter(|round| !round.has_ended) else {
            return Err(fault(seq, "it is withheld, but outside a round everything is public"));
        };
        round.withheld += 1;
        round.withheld_after_close += usize::from(round.closed.is_some());
        Ok(())
    }

    /// The round that has not ended, if it is this one.
    fn running(&mut self, number: RoundNumber) -> Result<&mut Round, String> {
        let running = self.rounds.last_mut().filter(|round| !round.has_ended && round.number == number);
        running.ok_or_else(|| format!("it is about round {number}, which is not running there"))
    }

    /// The running round, if it is open or closed as asked.
    fn running_and(&mut self, number: RoundNumber, closed: bool) -> Result<&mut Round, String> {
        let round = self.running(number)?;
        match (round.closed.is_some(), closed) {
            (true, false) => Err(format!("round {number} was closed before")),
            (false, true) => Err(format!("round {number} was not closed before, or its result is withheld")),
            _ => Ok(round),
        }
    }

    fn follow(&mut self, seq: usize, Entry { actor, event, .. }: &Entry) -> Result<(), String> {
        if !may(actor, event) {
            return Err(format!("{actor:?} may not do this by the rules of the house"));
        }
        match event {
            Event::RoundOpened { round, question, ruleset, electorate, .. } => {
                self.open(*round, question, ruleset, electorate)
            }
            Event::Declared { round, delegation, declaration } => {
                let round = self.running_and(*round, false)?;
                round.check_head(actor, delegation)?;
                round.check_not_reopened()?;
                round.declare(delegation, Some(declaration))
            }
            Event::Answered { round, delegation, answer } => {
                let answer = answer.map(|position| Declaration { position, split: None, reason: None });
                self.running_and(*round, false)?.declare(delegation, answer.as_ref())
            }
            Event::RoundClosed { round, tally, seal, statements, voters } => {
                let round = self.running_and(*round, false)?;
                round.closed = Some((tally.clone(), seal.clone(), statements.clone()));
                round.voters.clone_from(voters);
                Ok(())
            }
            Event::PaperEntered { round, delegates } => self.running_and(*round, false)?.enter_paper(delegates),
            Event::RoundReopened { round, .. } => self.running_and(*round, false)?.reopen(),
            Event::WithdrawalOffered { round, delegation } => {
                let round = self.running_and(*round, true)?;
                round.check_head(actor, delegation)?;
                round.offered.insert(delegation.clone());
                Ok(())
            }
            Event::WithdrawalAccepted { round, delegation, tally } => {
                let round = self.running_and(*round, true)?;
                if !round.offered.contains(delegation) {
                    return Err(format!("{delegation} had not offered to withdraw its objection"));
                }
                round.withdrawn.push((delegation.clone(), tally.clone()));
                Ok(())
            }
            Event::RoundPublished { round } => {
                let round = self.running_and(*round, true)?;
                round.has_ended = true;
                self.ends.push(seq);
                if self.rounds.last().is_some_and(|round| round.withheld_after_close > 0) {
                    return Err("what happened between the close and this publication is withheld".to_owned());
                }
                Ok(())
            }
            Event::RoundAnnulled { round, reason } => {
                let round = self.running(*round)?;
                if round.closed.is_some() || round.withheld == 0 {
                    return Err("the result of an annulled round is to be withheld".to_owned());
                }
                (round.has_ended, round.annulled) = (true, Some(reason.clone()));
                self.ends.push(seq);
                Ok(())
            }
            Event::ResolutionRevised { resolution, .. } => {
                self.state.check_revision(resolution).map_err(|refusal| refusal.to_string())
            }
            Event::Amended { commitment, version, .. } => self.check_version(commitment, version.wrapping_sub(1)),
            _ => Ok(()),
        }
    }

    fn check_version(&self, commitment: &congress::text::CommitmentId, version: u32) -> Result<(), String> {
        let current = self.state.version(commitment);
        if version == current {
            return Ok(());
        }
        Err(format!("the current version of {commitment} is {current}, and this goes by {version}"))
    }

    fn open(
        &mut self,
        number: RoundNumber,
        question: &Question,
        ruleset: &Ruleset,
        electorate: &Electorate,
    ) -> Result<(), String> {
        if let Some(running) = self.rounds.last().filter(|round| !round.has_ended) {
            return Err(format!("round {} has not ended", running.number));
        }
        if number.0 as usize != self.rounds.len() + 1 {
            return Err(format!("this is round {} of the log, but it is called {number}", self.rounds.len() + 1));
        }
        if ruleset.visibility == Visibility::Secret && !ruleset.procedure.may_be_secret() {
            return Err("a confidential round is a vote counted per delegate".to_owned());
        }
        question.parts().try_for_each(|(commitment, version)| self.check_version(commitment, version))?;
        if self.state.roll.electorate(ruleset) != *electorate {
            return Err(format!("the electorate of round {number} is not that of the roll at this moment"));
        }
        self.rounds.push(Round {
            number,
            question: question.clone(),
            ruleset: ruleset.clone(),
            electorate: electorate.clone(),
            declarations: Declarations::new(),
            closed: None,
            voters: Vec::new(),
            withdrawn: Vec::new(),
            annulled: None,
            on_paper: BTreeSet::new(),
            reopened: false,
            offered: BTreeSet::new(),
            withheld: 0,
            withheld_before: 0,
            withheld_after_close: 0,
            has_ended: false,
        });
        Ok(())
    }
}

impl Round {
    fn check_head(&self, actor: &Actor, delegation: &DelegationId) -> Result<(), String> {
        let head = self.electorate.benches.get(delegation).and_then(|bench| bench.head.as_ref());
        match head {
            Some(head) if actor.delegate() == Some(head) => Ok(()),
            _ => Err(format!("{actor:?} is not the head of {delegation} in round {}", self.number)),
        }
    }

    fn check_not_reopened(&self) -> Result<(), String> {
        if self.reopened { Err(format!("round {} is open again for paper only", self.number)) } else { Ok(()) }
    }

    /// Ballots on paper are of the electorate.
    fn enter_paper(&mut self, delegates: &[DelegateId]) -> Result<(), String> {
        if let Some(stranger) = delegates.iter().find(|id| self.electorate.delegation_of(id).is_none()) {
            return Err(format!("{stranger} has a ballot on paper and is not in the electorate"));
        }
        self.on_paper.extend(delegates.iter().cloned());
        Ok(())
    }

    /// A close that is undone is withheld: beside the next one it would tell how those voted whose paper came between.
    fn reopen(&mut self) -> Result<(), String> {
        if self.withheld == self.withheld_before {
            return Err(format!("round {} was not closed before, or its result is not withheld", self.number));
        }
        (self.reopened, self.withheld_before) = (true, self.withheld);
        Ok(())
    }

    /// Enters what a delegation declared, or that it declares nothing.
    fn declare(&mut self, delegation: &DelegationId, declaration: Option<&Declaration>) -> Result<(), String> {
        match declaration {
            Some(declared) => {
                check_declaration(&self.ruleset, &self.electorate, delegation, declared)
                    .map_err(|refusal| refusal.to_string())?;
                self.declarations.insert(delegation.clone(), declared.clone());
            }
            None => drop(self.declarations.remove(delegation)),
        }
        Ok(())
    }
}

/// An entry that is given as a whole.
fn whole(seq: usize, item: &Value) -> Result<Entry, Fault> {
    let entry: Entry = serde_json::from_value(item.clone()).map_err(|error| fault(seq, error))?;
    if entry.seq != seq as u64 {
        return Err(fault(seq, format!("it calls itself entry {}; entries are missing or out of order", entry.seq)));
    }
    if item["salt"].as_str().is_none_or(|salt| !is_hex(salt, 32)) {
        return Err(fault(seq, "it has no salt of 128 bits"));
    }
    Ok(entry)
}

/// Whether somebody of this role may do this at all.
fn may(actor: &Actor, event: &Event) -> bool {
    let is_chair = matches!(actor, Actor::Chair(_));
    let is_secretariat = matches!(actor, Actor::Secretariat(_));
    match event {
        Event::RollEntered { .. } | Event::ResolutionEntered(_) | Event::ResolutionRevised { .. } => {
            is_secretariat || *actor == Actor::Operator
        }
        Event::RollLeft { .. } | Event::Mandated { .. } | Event::ProxyGiven { .. } => is_secretariat,
        Event::CheckedIn { delegate, .. } => is_secretariat || actor.delegate() == Some(delegate),
        Event::PaperEntered { .. } => is_secretariat,
        Event::RoundOpened { .. }
        | Event::RoundReopened { .. }
        | Event::WithdrawalAccepted { .. }
        | Event::RoundPublished { .. }
        | Event::RoundAnnulled { .. }
        | Event::Amended { .. } => is_chair,
        Event::RoundClosed { .. } => is_chair || *actor == Actor::Clock,
        Event::Answered { .. } => is_chair || is_secretariat,
        Event::Declared { .. } | Event::WithdrawalOffered { .. } => actor.delegate().is_some(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_who_may_act_do() {
        let chair = Actor::Chair("anna".into());
        assert!(may(&chair, &Event::RoundPublished { round: RoundNumber(1) }));
        assert!(!may(&Actor::Operator, &Event::RoundPublished { round: RoundNumber(1) }));
        let delegate = congress::roll::DelegateId::new("A-1");
        let coming = Event::CheckedIn { delegate: delegate.clone(), present: true };
        assert!(may(&Actor::Delegate(delegate), &coming) && !may(&chair, &coming));
    }
}
