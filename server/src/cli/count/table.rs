//! A tally as a table that a person likes to read.

use std::fmt::Write;

use congress::ballot::Position;
use congress::rules::{Base, Threshold};
use congress::tally::{Count, DelegationTally, Exact, ModeResult, Tally};

/// The tally in lines of text.
pub fn of(tally: &Tally) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut text, tally);
    text
}

fn write(out: &mut String, tally: &Tally) -> std::fmt::Result {
    writeln!(out, "outcome      {}", words(tally.outcome.as_str()))?;
    for quorum in &tally.quorum {
        let condition = quorum.condition;
        let sign = if condition.strict { ">" } else { ">=" };
        let met = if quorum.met { "met" } else { "not met" };
        let (unit, measure) = (word(&condition.unit), word(&condition.measure));
        let share = condition.share;
        writeln!(
            out,
            "quorum       {unit} {measure}: {} of {} ({sign} {}/{}), {met}",
            quorum.have, quorum.entitled, share.p, share.q
        )?;
    }
    let turnout = &tally.turnout;
    for (unit, n) in [("delegates", turnout.delegates), ("delegations", turnout.delegations), ("votes", turnout.votes)]
    {
        writeln!(out, "turnout      {unit}: {} voted, {} present, {} entitled", n.voted, n.present, n.entitled)?;
    }
    match &tally.count {
        Count::Vote { tie, modes } => {
            modes.iter().try_for_each(|mode| write_mode(out, mode))?;
            if *tie {
                writeln!(out, "tie          as many for as against")?;
            }
        }
        Count::Consensus { positions: p } => writeln!(
            out,
            "positions    {} agree, {} reservation, {} stand aside, {} abstain, {} object, {} not voting",
            p.agree, p.reservation, p.stand_aside, p.abstain, p.object, p.not_voting
        )?,
        Count::Poll { options, noted } => {
            for (choice, n) in options.iter() {
                writeln!(out, "option       {}: {n}, noted {}", words(choice.as_str()), noted.get(choice))?;
            }
        }
        Count::Wording { ranking } => {
            for (place, ranked) in ranking.iter().enumerate() {
                let sum = fraction(&ranked.sum);
                writeln!(out, "place {:<6} {}: resistance {sum}, tens {}", place + 1, ranked.alternative, ranked.tens)?;
            }
        }
    }
    let rows = tally.delegations.as_deref().unwrap_or_default();
    if !rows.is_empty() {
        writeln!(out)?;
        write_rows(out, rows)?;
    }
    Ok(())
}

fn write_mode(out: &mut String, mode: &ModeResult) -> std::fmt::Result {
    let needed = match mode.majority {
        Threshold::Simple => "simple majority".to_owned(),
        Threshold::Absolute => "absolute majority of the entitled".to_owned(),
        Threshold::Unanimity => "unanimity".to_owned(),
        Threshold::Qualified { share, base } => {
            let base = match base {
                Base::Cast => "for and against",
                Base::Voted => "those who voted",
                Base::Present => "those present",
                Base::Entitled => "the entitled",
            };
            format!("{}/{} of {base}", share.p, share.q)
        }
    };
    let passed = if mode.passed { "passed" } else { "failed" };
    writeln!(
        out,
        "{:<12} {} for, {} against, {} abstain: {passed} ({needed})",
        words(&word(&mode.mode)),
        mode.in_favour,
        mode.against,
        mode.abstain
    )
}

fn write_rows(out: &mut String, rows: &[DelegationTally]) -> std::fmt::Result {
    let widest = rows.iter().map(|row| row.id.as_str().len()).max().unwrap_or(0);
    for row in rows {
        let ballots: Vec<String> =
            row.ballots.iter().map(|(choice, n)| format!("{n} {}", words(choice.as_str()))).collect();
        write!(out, "{:<widest$}  {:<12}  votes {:>3}", row.id.as_str(), word(&row.status), row.votes)?;
        if !ballots.is_empty() {
            write!(out, "  ballots {}", ballots.join(", "))?;
        }
        if let Some(position) = row.position {
            write!(out, "  position {}", words(Position::as_str(position)))?;
        }
        if row.divided == Some(true) {
            write!(out, " (divided)")?;
        }
        if row.declared == Some(true) {
            write!(out, " (declared)")?;
        }
        if let Some(split) = row.split {
            write!(out, "  split {}/{}/{}", split.in_favour, split.against, split.abstain)?;
        }
        if let Some(objections) = row.individual_objections {
            write!(out, "  individual objections {objections}")?;
        }
        for mean in &row.means {
            write!(out, "  {} {}", mean.alternative, fraction(&mean.mean))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn fraction((numerator, denominator): &(Exact, Exact)) -> String {
    if denominator.to_string() == "1" { numerator.to_string() } else { format!("{numerator}/{denominator}") }
}

/// A value's word as the tally object writes it.
fn word(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

fn words(snake: &str) -> String {
    snake.replace('_', " ")
}
