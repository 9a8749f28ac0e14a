//! The bodies of `/api/v1`, as `openapi.json` describes them.

use congress::roll::DelegationId;
use congress::round::{RoundNumber, Step, Taken};
use congress::text::{CommitmentId, Text};
use congress::view::Stage;
use serde_json::{Value, json};

use crate::export::{Commitment, Decision, End, Official, OfficialRound, Published, iso_time};

/// What is said of a congress.
pub trait Described {
    /// The congress, with its open round.
    fn congress(&self) -> Value;
    /// The delegations on the roll, without their delegates.
    fn delegations(&self) -> Value;
    /// The resolutions as circulated, in every language.
    fn resolutions(&self) -> Value;
    /// All commitments in the order of the agenda.
    fn all_commitments(&self) -> Value;
    /// One commitment.
    fn one_commitment(&self, id: &CommitmentId) -> Option<Value>;
    /// All rounds, without what they came to delegation by delegation.
    fn all_rounds(&self) -> Value;
    /// One round with all that is public of it.
    fn one_round(&self, number: RoundNumber) -> Option<Value>;
}

impl Described for Official {
    fn congress(&self) -> Value {
        let open = self.pending.iter().find(|(_, stage)| *stage == Stage::Open).map(|(number, _)| number.0);
        json!({
            "organisation": self.profile.organisation,
            "place": self.profile.place,
            "utc_offset_minutes": self.profile.utc_offset_minutes,
            "open_round": open,
        })
    }

    fn delegations(&self) -> Value {
        let delegations = self.roll.delegations.iter().map(|(id, delegation)| {
            json!({
                "id": id,
                "name": delegation.name,
                "country": delegation.country,
                "status": delegation.status,
                "votes": delegation.votes,
            })
        });
        json!({ "delegations": delegations.collect::<Vec<_>>() })
    }

    fn resolutions(&self) -> Value {
        let resolutions = self.resolutions.iter().map(|resolution| {
            let texts: serde_json::Map<String, Value> =
                resolution.texts().map(|(language, circulated)| (language.to_string(), text(circulated))).collect();
            json!({ "id": resolution.id, "official_language": resolution.official().0, "texts": texts })
        });
        json!({ "resolutions": resolutions.collect::<Vec<_>>() })
    }

    fn all_commitments(&self) -> Value {
        json!({ "commitments": self.commitments.iter().map(commitment).collect::<Vec<_>>() })
    }

    fn one_commitment(&self, id: &CommitmentId) -> Option<Value> {
        self.commitment(id).map(commitment)
    }

    fn all_rounds(&self) -> Value {
        let ended = self.rounds.iter().map(|round| (round.number, summary(self, round)));
        let pending = self.pending.iter().map(|(number, stage)| (*number, unpublished(*number, *stage)));
        let mut rounds: Vec<(RoundNumber, Value)> = ended.chain(pending).collect();
        rounds.sort_by_key(|(number, _)| *number);
        json!({ "rounds": rounds.into_iter().map(|(_, round)| round).collect::<Vec<_>>() })
    }

    fn one_round(&self, number: RoundNumber) -> Option<Value> {
        if let Some((_, stage)) = self.pending.iter().find(|(pending, _)| *pending == number) {
            return Some(unpublished(number, *stage));
        }
        let round = self.round(number)?;
        let mut whole = summary(self, round);
        let (Value::Object(fields), Some(published)) = (&mut whole, round.published()) else { return Some(whole) };
        fields.insert("tally".into(), json!(published.tally));
        fields.insert("seal".into(), json!(published.seal));
        fields.insert("statements".into(), statements(published));
        fields.insert("steps".into(), published.steps.iter().map(|taken| step(self, taken)).collect());
        Some(whole)
    }
}

/// Of a round that is open or not published nothing is known but that.
fn unpublished(number: RoundNumber, stage: Stage) -> Value {
    json!({ "number": number, "stage": stage.as_str() })
}

fn text(text: &Text) -> Value {
    let paragraphs = text.paragraphs.iter().map(|paragraph| {
        let spans = paragraph.spans.iter().map(|span| match &span.commitment {
            Some(mark) => json!({ "text": span.text, "commitment": mark.id }),
            None => json!({ "text": span.text }),
        });
        json!({ "id": paragraph.id, "spans": spans.collect::<Vec<_>>() })
    });
    json!({
        "official": text.official,
        "title": text.title,
        "letterhead": text.letterhead,
        "place": text.place,
        "date": text.date,
        "paragraphs": paragraphs.collect::<Vec<_>>(),
    })
}

fn commitment(commitment: &Commitment) -> Value {
    let mut decision = json!({ "standing": commitment.decision.as_str() });
    if let Value::Object(fields) = &mut decision {
        if let Some(round) = commitment.decision.round() {
            fields.insert("round".into(), json!(round));
        }
        match commitment.decision {
            Decision::Adopted(_, version, outcome) => {
                fields.insert("version".into(), json!(version));
                fields.insert("outcome".into(), json!(outcome));
            }
            Decision::NotAdopted(_, outcome) => {
                fields.insert("outcome".into(), json!(outcome));
            }
            Decision::Referred(_) | Decision::Undecided => {}
        }
    }
    json!({
        "id": commitment.id,
        "headings": commitment.headings,
        "versions": commitment.versions,
        "decision": decision,
    })
}

fn summary(official: &Official, round: &OfficialRound) -> Value {
    let asked = round.asked.iter().map(|asked| json!({ "commitment": asked.commitment, "version": asked.version }));
    let mut summary = json!({
        "number": round.number,
        "stage": round.stage(),
        "kind": round.kind(),
        "asked": asked.collect::<Vec<_>>(),
        "attempt": round.attempt,
        "ruleset": round.preset,
        "rules": round.rules,
        "opened_at": iso_time(official, round.opened_at),
        "closed_at": iso_time(official, round.closed_at),
    });
    let Value::Object(fields) = &mut summary else { return summary };
    if let Some(procedural) = &round.procedural {
        fields.insert("procedural".into(), json!({ "motion": procedural.motion, "words": procedural.words }));
    }
    if !round.alternatives.is_empty() {
        fields.insert("alternatives".into(), json!(round.alternatives));
    }
    if let Some(follows) = round.follows {
        fields.insert("follows".into(), json!(follows));
    }
    match &round.end {
        End::Published(published) => fields.insert("outcome".into(), json!(published.tally.outcome)),
        End::Annulled(reason) => fields.insert("annulled_because".into(), json!(reason)),
    };
    summary
}

fn statements(published: &Published) -> Value {
    let statement = |said: &congress::ballot::Statement| {
        let is_object = said.choice == congress::ballot::Choice::Object;
        let withdrawn = is_object && published.withdrawn.contains(&said.delegation);
        json!({
            "delegation": said.delegation,
            "choice": said.choice,
            "text": said.text,
            "proposal": said.proposal,
            "withdrawn": withdrawn,
        })
    };
    published.statements.iter().map(statement).collect()
}

/// A step without the name of who took it.
fn step(official: &Official, taken: &Taken) -> Value {
    let of = |what: &str, delegation: &DelegationId| json!({ "step": what, "delegation": delegation });
    let mut step = match &taken.step {
        Step::WithdrawalOffered(delegation) => of("withdrawal_offered", delegation),
        Step::WithdrawalAccepted(delegation) => of("withdrawal_accepted", delegation),
        Step::Amended(version, reason) => json!({ "step": "amended", "version": version, "reason": reason }),
        Step::Referred(reason) => json!({ "step": "referred", "reason": reason }),
        Step::TakenUp(round) => json!({ "step": "taken_up", "round": round }),
    };
    if let Value::Object(fields) = &mut step {
        fields.insert("at".into(), iso_time(official, taken.at).into());
    }
    step
}
