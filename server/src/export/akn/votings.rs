//! The rounds as parliamentary analysis: a voting for each commitment that a published round asked about.

use std::collections::BTreeMap;
use std::io;

use app::words;
use congress::rules::{Measure, Unit};
use congress::tally::{Count, QuorumResult, Tally};
use congress::text::{CommitmentId, Resolution};
use congress::verdict::Outcome;

use super::super::table::{mode_word, positions};
use super::super::{Decision, Official, OfficialRound, Published, adopted};
use super::{SOURCE, Xml, empty, in_text};

/// The id of an outcome among the concepts.
pub fn outcome_id(outcome: Outcome) -> String {
    format!("outcome_{}", outcome.as_str())
}

/// Writes the analysis, and enters what it refers to into `concepts`: names by id.
///
/// # Errors
/// If it cannot be written.
pub fn analysis(
    xml: &mut Xml,
    official: &Official,
    resolution: &Resolution,
    concepts: &mut BTreeMap<String, String>,
) -> io::Result<()> {
    let own: Vec<&CommitmentId> = adopted::commitments(official, resolution).map(|one| &one.id).collect();
    let asked =
        official.rounds.iter().filter_map(|round| Some((round, round.published()?))).flat_map(|(round, end)| {
            let own = &own;
            round.asked.iter().filter(|asked| own.contains(&&asked.commitment)).map(move |asked| (round, end, asked))
        });
    let votings: Vec<Voting<'_>> = asked
        .map(|(round, published, asked)| Voting {
            round,
            published,
            commitment: &asked.commitment,
            place: place(official, resolution, &asked.commitment),
        })
        .collect();
    if votings.is_empty() {
        return Ok(());
    }
    let (language, _) = resolution.official();
    for voting in &votings {
        let outcome = voting.published.tally.outcome;
        concepts.insert(outcome_id(outcome), words::outcome(language, outcome));
        let heading = official.commitment(voting.commitment).map(|commitment| commitment.heading(language).to_owned());
        concepts.insert(commitment_id(voting.commitment), heading.unwrap_or_default());
    }
    let analysis = xml.create_element("analysis").with_attribute(("source", SOURCE));
    analysis.write_inner_content(|xml| {
        xml.create_element("parliamentary")
            .write_inner_content(|xml| votings.iter().try_for_each(|voting| voting.write(xml, concepts)))?;
        Ok(())
    })?;
    Ok(())
}

fn commitment_id(commitment: &CommitmentId) -> String {
    format!("commitment_{commitment}")
}

/// Where a commitment stands in the text as adopted; nothing if it does not.
fn place(official: &Official, resolution: &Resolution, commitment: &CommitmentId) -> Option<String> {
    let decision = official.commitment(commitment)?.decision;
    let (_, text) = resolution.official();
    let is_here = |paragraph: &&congress::text::Paragraph| {
        paragraph.spans.iter().any(|span| span.commitment.as_ref().is_some_and(|mark| &mark.id == commitment))
    };
    let paragraph = text.paragraphs.iter().find(is_here)?;
    matches!(decision, Decision::Adopted(..)).then(|| in_text(paragraph.id.as_str(), commitment.as_str()))
}

struct Voting<'a> {
    round: &'a OfficialRound,
    published: &'a Published,
    commitment: &'a CommitmentId,
    place: Option<String>,
}

impl Voting<'_> {
    fn write(&self, xml: &mut Xml, concepts: &mut BTreeMap<String, String>) -> io::Result<()> {
        let id = format!("voting_{}_{}", self.round.number, self.commitment);
        let tally = &self.published.tally;
        let outcome = format!("#{}", outcome_id(tally.outcome));
        let refers_to = format!("#{}", commitment_id(self.commitment));
        let mut attributes =
            vec![("eId", id.as_str()), ("outcome", outcome.as_str()), ("refersTo", refers_to.as_str())];
        let href = self.place.as_ref().map(|place| format!("#{place}"));
        attributes.extend(href.as_ref().map(|href| ("href", href.as_str())));
        let mut values: Vec<(&str, u64, Vec<&str>)> = tally.quorum.iter().map(quorum).collect();
        values.extend(counts(tally).into_iter().map(|(value, concepts)| ("count", value, concepts)));
        xml.create_element("voting").with_attributes(attributes).write_inner_content(|xml| {
            for (number, (name, value, about)) in (1..).zip(values) {
                let e_id = format!("{id}__{name}_{number}");
                for word in &about {
                    concepts.insert((*word).to_owned(), word.replace('_', " "));
                }
                let refers_to: Vec<String> = about.iter().map(|word| format!("#{word}")).collect();
                let value = value.to_string();
                let attributes = [("eId", e_id.as_str()), ("value", &value), ("refersTo", &refers_to.join(" "))];
                empty(xml, name, &attributes)?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn quorum(found: &QuorumResult) -> (&'static str, u64, Vec<&'static str>) {
    let unit = match found.condition.unit {
        Unit::Delegates => "delegates",
        Unit::Delegations => "delegations",
        Unit::Votes => "votes",
    };
    let measure = match found.condition.measure {
        Measure::Present => "present",
        Measure::Voted => "voted",
    };
    ("quorum", found.have, vec![unit, measure])
}

/// What was counted, each number with the concepts it is about.
fn counts(tally: &Tally) -> Vec<(u64, Vec<&'static str>)> {
    let mut counts = vec![(tally.turnout.delegates.voted, vec!["delegates", "voted"])];
    match &tally.count {
        Count::Vote { modes, .. } => counts.extend(modes.iter().flat_map(|mode| {
            let word = mode_word(mode.mode);
            let options = [("for", mode.in_favour), ("against", mode.against), ("abstain", mode.abstain)];
            options.map(|(option, n)| (n, vec![word, option]))
        })),
        Count::Consensus { positions: held } => {
            counts.extend(positions(*held).map(|(option, n)| (n, vec!["per_delegation", option])));
        }
        Count::Poll { options, .. } => {
            counts.extend(options.iter().map(|(choice, n)| (n, vec!["per_delegate", choice.as_str()])));
        }
        // Resistance is a fraction, which a count cannot be.
        Count::Wording { .. } => {}
    }
    counts
}
