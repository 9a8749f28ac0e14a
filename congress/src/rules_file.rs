//! `rules.toml`: reading a ruleset, refusing what RULES.md does not know with the key's name and line.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::fraction::Share;
use crate::rules::{
    Base, Consensus, Kind, Majority, Measure, Mode, Objection, Procedure, Quorum, Ruleset, Threshold, Unit, Visibility,
};

/// Why a ruleset was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct RulesError {
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong there, naming the key, and what would be right.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Spanned<Kind>,
    #[serde(default)]
    visibility: Option<Spanned<Visibility>>,
    #[serde(default = "yes")]
    presence_required: bool,
    declarations: Option<Spanned<bool>>,
    #[serde(default = "one")]
    max_proxies: u32,
    #[serde(default)]
    quorum: Vec<Spanned<QuorumKeys>>,
    #[serde(default)]
    majorities: Vec<Spanned<MajorityKeys>>,
    #[serde(default)]
    consensus: Option<Spanned<ConsensusKeys>>,
}

fn yes() -> bool {
    true
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuorumKeys {
    unit: Unit,
    measure: Measure,
    p: Spanned<u32>,
    q: Spanned<u32>,
    #[serde(default)]
    strict: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ThresholdKind {
    Simple,
    Absolute,
    Qualified,
    Unanimity,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MajorityKeys {
    mode: Spanned<Mode>,
    kind: ThresholdKind,
    p: Option<Spanned<u32>>,
    q: Option<Spanned<u32>>,
    base: Option<Spanned<Base>>,
}

#[derive(Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ObjectionKind {
    #[default]
    HeadConfirmed,
    AnyDelegate,
    Share,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsensusKeys {
    objection: Option<Spanned<ObjectionKind>>,
    share_p: Option<Spanned<u32>>,
    share_q: Option<Spanned<u32>>,
    #[serde(default)]
    max_objections: u32,
    support_p: Option<Spanned<u32>>,
    support_q: Option<Spanned<u32>>,
    max_rounds: Option<Spanned<u32>>,
}

/// The support that a consensus round needs where its ruleset does not say.
const DEFAULT_SUPPORT: Share = Share { p: 2, q: 3 };
/// How many rounds a commitment may go through where the ruleset does not say.
const DEFAULT_MAX_ROUNDS: u32 = 3;

/// Reads `rules.toml`.
///
/// # Errors
/// At the first unknown key, wrong value, zero denominator, share above the whole, key that has no meaning for the
/// kind, or secret round that is not a vote per delegate.
pub fn parse(text: &str) -> Result<Ruleset, RulesError> {
    let source = Source(text);
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| source.line(&span));
        RulesError { line, reason: error.message().to_owned() }
    })?;
    source.ruleset(file)
}

/// The text of the file, to tell lines from spans.
struct Source<'a>(&'a str);

impl Source<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        1 + self.0.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
    }

    fn refuse<T>(&self, span: Range<usize>, reason: impl Into<String>) -> Result<T, RulesError> {
        Err(RulesError { line: self.line(&span), reason: reason.into() })
    }

    /// A share from its two keys, named as `prefix` and `p`, `q`.
    fn share(&self, prefix: &str, p: &Spanned<u32>, q: &Spanned<u32>) -> Result<Share, RulesError> {
        if *q.get_ref() == 0 {
            return self.refuse(q.span(), format!("{prefix}q is a denominator and must be above zero"));
        }
        match Share::new(*p.get_ref(), *q.get_ref()) {
            Some(share) => Ok(share),
            None => self.refuse(p.span(), format!("{prefix}p must not be above {prefix}q")),
        }
    }

    /// A share whose keys may both be left out, but not one of them.
    fn optional_share(
        &self,
        prefix: &str,
        p: Option<&Spanned<u32>>,
        q: Option<&Spanned<u32>>,
    ) -> Result<Option<Share>, RulesError> {
        match (p, q) {
            (None, None) => Ok(None),
            (Some(p), Some(q)) => self.share(prefix, p, q).map(Some),
            (Some(p), None) => self.refuse(p.span(), format!("{prefix}p needs {prefix}q beside it")),
            (None, Some(q)) => self.refuse(q.span(), format!("{prefix}q needs {prefix}p beside it")),
        }
    }

    fn ruleset(&self, file: File) -> Result<Ruleset, RulesError> {
        // Tables for other kinds of round may stand in the file: they are checked, and have no effect.
        let kind = *file.kind.get_ref();
        let majorities: Vec<Majority> =
            file.majorities.iter().map(|majority| self.majority(majority)).collect::<Result<_, _>>()?;
        let keys = file.consensus.as_ref().map(Spanned::get_ref);
        let consensus = self.consensus(keys.unwrap_or(&ConsensusKeys::default()))?;
        let declarations = file.declarations.as_ref().is_none_or(|declarations| *declarations.get_ref());
        let procedure = match kind {
            Kind::Vote if majorities.is_empty() => {
                return self.refuse(file.kind.span(), "majorities: a vote needs at least one");
            }
            Kind::Vote => Procedure::Vote { majorities },
            Kind::Consensus if consensus.objection == Objection::HeadConfirmed && !declarations => {
                let span = file.declarations.map_or(0..0, |declarations| declarations.span());
                return self.refuse(span, "declarations must be true where objection = \"head_confirmed\"");
            }
            Kind::Consensus => Procedure::Consensus(consensus),
            Kind::Poll => Procedure::Poll,
            Kind::Wording => Procedure::Wording,
        };
        let visibility = file.visibility.as_ref().map_or(Visibility::default(), |v| *v.get_ref());
        if visibility == Visibility::Secret && !procedure.may_be_secret() {
            let span = file.visibility.map_or(file.kind.span(), |v| v.span());
            return self.refuse(span, "visibility = \"secret\" is for a vote with mode = \"per_delegate\" only");
        }
        let quorum = file
            .quorum
            .iter()
            .map(|keys| {
                let keys = keys.get_ref();
                let share = self.share("quorum ", &keys.p, &keys.q)?;
                Ok(Quorum { unit: keys.unit, measure: keys.measure, share, strict: keys.strict })
            })
            .collect::<Result<Vec<_>, RulesError>>()?;
        Ok(Ruleset {
            procedure,
            visibility,
            presence_required: file.presence_required,
            declarations,
            max_proxies: file.max_proxies,
            // An indicative poll has no quorum.
            quorum: if kind == Kind::Poll { Vec::new() } else { quorum },
        })
    }

    fn majority(&self, spanned: &Spanned<MajorityKeys>) -> Result<Majority, RulesError> {
        let keys = spanned.get_ref();
        let threshold = match keys.kind {
            ThresholdKind::Qualified => {
                let share = self.optional_share("", keys.p.as_ref(), keys.q.as_ref())?;
                let Some(share) = share else {
                    return self.refuse(spanned.span(), "p and q: a qualified majority needs them");
                };
                Threshold::Qualified { share, base: keys.base.as_ref().map_or(Base::default(), |b| *b.get_ref()) }
            }
            plain => {
                let stray = (keys.p.as_ref().map(|p| ("p", p.span())))
                    .or(keys.q.as_ref().map(|q| ("q", q.span())))
                    .or(keys.base.as_ref().map(|b| ("base", b.span())));
                if let Some((key, span)) = stray {
                    return self.refuse(span, format!("{key} belongs to kind = \"qualified\" only"));
                }
                match plain {
                    ThresholdKind::Absolute => Threshold::Absolute,
                    ThresholdKind::Unanimity => Threshold::Unanimity,
                    _ => Threshold::Simple,
                }
            }
        };
        Ok(Majority { mode: *keys.mode.get_ref(), threshold })
    }

    fn consensus(&self, keys: &ConsensusKeys) -> Result<Consensus, RulesError> {
        let share = self.optional_share("share_", keys.share_p.as_ref(), keys.share_q.as_ref())?;
        let kind = keys.objection.as_ref().map_or(ObjectionKind::default(), |o| *o.get_ref());
        let objection = match (kind, share) {
            (ObjectionKind::Share, Some(of_ballots)) => Objection::Share { of_ballots },
            (ObjectionKind::Share, None) => {
                let span = keys.objection.as_ref().map_or(0..0, Spanned::span);
                return self.refuse(span, "share_p and share_q: objection = \"share\" needs them");
            }
            (ObjectionKind::HeadConfirmed, _) => Objection::HeadConfirmed,
            (ObjectionKind::AnyDelegate, _) => Objection::AnyDelegate,
        };
        if let Some(max_rounds) = keys.max_rounds.as_ref().filter(|rounds| *rounds.get_ref() == 0) {
            return self.refuse(max_rounds.span(), "max_rounds must be at least 1");
        }
        let support = self.optional_share("support_", keys.support_p.as_ref(), keys.support_q.as_ref())?;
        Ok(Consensus {
            objection,
            max_objections: keys.max_objections,
            support: support.unwrap_or(DEFAULT_SUPPORT),
            max_rounds: keys.max_rounds.as_ref().map_or(DEFAULT_MAX_ROUNDS, |rounds| *rounds.get_ref()),
        })
    }
}
