//! `record.json`: everything public about a congress, signed.

use congress::event::Entry;
use congress::round::{Round, RoundNumber};
use congress::rules::Visibility;
use congress::view::{Audience, Stage};
use serde::Serialize;
use serde_json::{Value, json};

use super::shown::{self, Shown};
use super::{Countersignature, Head, Key};
use crate::export::ExportError;
use crate::replay::{Replayed, replay};
use crate::seal::{self, Opening, canonical_json};
use crate::store::{LogLine, Slip, Store, StoreError};

/// The record as it stands, canonical JSON signed by `key`. Reads the store only, so a server may be running.
///
/// # Errors
/// If the store fails, no round has ended, or ballots are not those that were sealed.
pub async fn write(store: &dyn Store, key: &Key) -> Result<Vec<u8>, ExportError> {
    let mut lines = store.log(0).await?;
    let entries: Vec<Entry> = lines.iter().map(|line| serde_json::from_str(&line.entry)).collect::<Result<_, _>>()?;
    lines.truncate(shown::length(&entries));
    let entries = &entries[..lines.len()];
    let Replayed { state, head: hash, .. } = replay(&lines).map_err(|error| StoreError::Unsafe(error.to_string()))?;
    let end = lines.len() as u64;
    let ends = entries.iter().filter(|entry| super::heads::ends_a_round(&entry.event)).map(|entry| entry.seq);
    let heads = heads(store.heads().await?, key, &lines, ends)?;
    if heads.is_empty() {
        return Err(ExportError::Nothing);
    }
    let countersignatures = store.countersignatures().await?.into_iter().filter(|one| one.seq <= end).collect();
    let mut rounds = Vec::new();
    for round in &state.rounds {
        rounds.push(round_of(store, round).await?);
    }
    let head = Head::signed(key, end, &hash)?;
    let record = Record { format: FORMAT, log: log(&lines, entries)?, rounds, head, heads, countersignatures };
    let mut signed = serde_json::to_value(&record)?;
    signed["signature"] = key.sign(&record)?.into();
    Ok(canonical_json(&signed)?.into_bytes())
}

const FORMAT: &str = "hemicycle-record-1";

#[derive(Serialize)]
struct Record {
    format: &'static str,
    log: Vec<Value>,
    rounds: Vec<Value>,
    head: Head,
    heads: Vec<Head>,
    countersignatures: Vec<Countersignature>,
}

/// The log: entries as a whole, or by their digest where they are withheld.
fn log(lines: &[LogLine], entries: &[Entry]) -> Result<Vec<Value>, serde_json::Error> {
    let shown = Shown::of(entries);
    let item = |(line, entry): (&LogLine, &Entry)| {
        if shown.is_whole(entry) {
            serde_json::from_str(&line.entry)
        } else {
            Ok(seal::digest(line.entry.as_bytes()).into())
        }
    };
    lines.iter().zip(entries).map(item).collect()
}

/// The heads of these places: as they were signed, or, in the moment before one is kept, as it will be.
fn heads(
    mut kept: Vec<Head>,
    key: &Key,
    lines: &[LogLine],
    ends: impl Iterator<Item = u64>,
) -> Result<Vec<Head>, serde_json::Error> {
    let mut head = |seq: u64| match kept.iter().position(|head| head.seq == seq) {
        Some(place) => Ok(kept.swap_remove(place)),
        None => Head::signed(key, seq, &lines[(seq - 1) as usize].hash),
    };
    ends.map(&mut head).collect()
}

async fn round_of(store: &dyn Store, round: &Round) -> Result<Value, ExportError> {
    let view = round.view(Audience::Public);
    let stage = view.stage.as_str();
    if let (Stage::Annulled, Some(reason)) = (view.stage, view.annulled_because) {
        return Ok(json!({ "round": round.number, "stage": stage, "reason": reason }));
    }
    let (Some(tally), Some(seal)) = (view.tally, view.seal) else { return Err(ExportError::Broken(round.number)) };
    if round.is_secret() {
        let ballots = store.secret_ballots(round.number).await?;
        if seal::secret_seal(round.number, &ballots)? != seal {
            return Err(ExportError::Broken(round.number));
        }
        return Ok(
            json!({ "round": round.number, "stage": stage, "tally": tally, "seal": seal, "voters": view.voters }),
        );
    }
    let slips = store.ballots(round.number).await?;
    let ballots = ballots(round.number, round.ruleset.visibility, seal, &slips)?;
    Ok(json!({ "round": round.number, "stage": stage, "tally": tally, "seal": seal, "ballots": ballots }))
}

/// Who cast, and how in a round by names.
fn ballots(
    round: RoundNumber,
    visibility: Visibility,
    sealed: &str,
    slips: &[Slip],
) -> Result<Vec<Value>, ExportError> {
    if seal::seal(round, slips)? != sealed {
        return Err(ExportError::Broken(round));
    }
    let committed = seal::committed(slips)?;
    let mut slips: Vec<&Slip> = slips.iter().collect();
    slips.sort_by(|a, b| a.delegate.cmp(&b.delegate));
    let mut list = Vec::with_capacity(slips.len());
    for (committed, slip) in committed.into_iter().zip(slips) {
        let mut item = serde_json::to_value(&committed)?;
        if visibility == Visibility::Names {
            let Opening { mark, proposal, reason, salt, .. } = Opening::from(slip);
            (item["mark"], item["salt"]) = (mark.into(), salt.into());
            (item["proposal"], item["reason"]) = (proposal.into(), reason.into());
        }
        list.push(item);
    }
    Ok(list)
}
