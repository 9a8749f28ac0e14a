//! Signed heads of the log: one for the end of each round, signed when it happens, kept for good, and countersigned by
//! tellers.

use std::sync::{Arc, Mutex, PoisonError};

use congress::command::Actor;
use congress::event::Event;
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::Key;
use crate::export::Fingerprint;
use crate::seal::canonical_json;
use crate::store::{Store, StoreError};

const HEAD: &str = "hemicycle-head-1";
const COUNTERSIGNATURE: &str = "hemicycle-countersignature-1";

/// A signed place in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    format: &'static str,
    /// The place, from 1.
    pub seq: u64,
    /// The hash of the chain there, hexadecimal.
    pub hash: String,
    /// The congress's public key, hexadecimal.
    pub key: String,
    /// By that key, hexadecimal.
    pub signature: String,
}

impl Head {
    /// A head as it was kept.
    pub fn kept(seq: u64, hash: String, key: String, signature: String) -> Self {
        Self { format: HEAD, seq, hash, key, signature }
    }

    /// Signs a place in the log.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn signed(key: &Key, seq: u64, hash: &str) -> Result<Self, serde_json::Error> {
        let public = key.public();
        let statement = serde_json::json!({ "format": HEAD, "seq": seq, "hash": hash, "key": public });
        Ok(Self::kept(seq, hash.to_owned(), public, key.sign(&statement)?))
    }
}

/// What a teller signed beside a head, with a key of the teller's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Countersignature {
    format: &'static str,
    /// The head's place.
    pub seq: u64,
    /// The head's hash.
    pub hash: String,
    /// Who signed.
    pub name: String,
    /// The teller's public key, hexadecimal.
    pub key: String,
    /// By that key, hexadecimal.
    pub signature: String,
}

/// Why a countersignature was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountersignatureError {
    /// What was handed in cannot be read.
    #[error("this is no countersignature; hand in what `hemicycle countersign` wrote")]
    Unreadable,
    /// It is of no head of this congress.
    #[error("no signed head of this congress has this place and hash")]
    NoSuchHead,
    /// It bears another name than that of the teller who hands it in.
    #[error("it bears another name than your own")]
    OtherName,
    /// The signature is not by the key that it names.
    #[error("its signature is not by its key")]
    NotSigned,
}

impl Countersignature {
    /// A countersignature as it was kept.
    pub fn kept(seq: u64, name: String, hash: String, key: String, signature: String) -> Self {
        Self { format: COUNTERSIGNATURE, seq, hash, name, key, signature }
    }

    /// Reads what a teller hands in.
    fn read(written: &str) -> Option<Self> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            format: String,
            seq: u64,
            hash: String,
            name: String,
            key: String,
            signature: String,
        }
        let Written { format, seq, hash, name, key, signature } = serde_json::from_str(written).ok()?;
        (format == COUNTERSIGNATURE).then(|| Self::kept(seq, name, hash, key, signature))
    }

    fn is_signed(&self) -> bool {
        let Self { format, seq, hash, name, key, signature } = self;
        let statement = serde_json::json!({ "format": format, "seq": seq, "hash": hash, "name": name, "key": key });
        let bytes = |text: &String| HEXLOWER.decode(text.as_bytes()).ok();
        let key = bytes(key).and_then(|bytes| VerifyingKey::from_bytes(bytes.as_slice().try_into().ok()?).ok());
        let signature = bytes(signature).and_then(|bytes| Signature::from_slice(&bytes).ok());
        let written = canonical_json(&statement).ok();
        match (key, signature, written) {
            (Some(key), Some(signature), Some(written)) => key.verify_strict(written.as_bytes(), &signature).is_ok(),
            _ => false,
        }
    }
}

/// The heads that were signed, with the key that signs them.
pub struct Heads {
    store: Arc<dyn Store>,
    key: Key,
    signed: Mutex<Vec<Head>>,
    countersigned: Mutex<Vec<Countersignature>>,
}

/// Whether the log is signed after this: a round has ended.
pub const fn ends_a_round(event: &Event) -> bool {
    matches!(event, Event::RoundPublished { .. } | Event::RoundAnnulled { .. })
}

impl Heads {
    /// Takes up what is kept, and signs what could not be when it happened: `ends` are the places and hashes at which
    /// rounds ended, read after the heads that are `signed`.
    ///
    /// # Errors
    /// If the store fails, or a kept head is not one of these: then the log was rewritten, and its place is named.
    pub async fn open(
        store: Arc<dyn Store>,
        key: Key,
        signed: Vec<Head>,
        ends: &[(u64, String)],
    ) -> Result<Self, HeadsError> {
        if let Some(shared) = store.shared()
            && shared.claim(&key.public()).await? != key.public()
        {
            return Err(HeadsError::OtherKey);
        }
        let countersigned = store.countersignatures().await?;
        let is_end = |head: &&Head| ends.iter().any(|(seq, hash)| (*seq, hash) == (head.seq, &head.hash));
        if let Some(strange) = signed.iter().find(|head| !is_end(head)) {
            return Err(HeadsError::Rewritten(strange.seq));
        }
        let heads = Self { store, key, signed: Mutex::new(signed), countersigned: Mutex::new(countersigned) };
        for (seq, hash) in ends {
            if heads.signed().iter().all(|head| head.seq != *seq) {
                heads.sign(*seq, hash).await?;
            }
        }
        Ok(heads)
    }

    /// The key that signs.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// All heads, the first one first.
    pub fn signed(&self) -> Vec<Head> {
        self.signed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// All countersignatures, by place and name.
    pub fn countersigned(&self) -> Vec<Countersignature> {
        self.countersigned.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// By what the record is recognised as of the last signed head.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.signed().last().map(|head| Fingerprint::of(head, &self.countersigned()))
    }

    /// Signs the end of a round, and keeps it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sign(&self, seq: u64, hash: &str) -> Result<(), StoreError> {
        let head = Head::signed(&self.key, seq, hash)?;
        self.store.put_head(&head).await?;
        let mut signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        signed.push(head);
        signed.sort_by_key(|head| head.seq);
        Ok(())
    }

    /// Takes over what tellers signed on other nodes.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        let all = self.store.countersignatures().await?;
        *self.countersigned.lock().unwrap_or_else(PoisonError::into_inner) = all;
        Ok(())
    }

    /// Takes a teller's countersignature; one that the same teller left on the same head before is replaced.
    ///
    /// # Errors
    /// If it is none, of no head of this congress, under another name, or not signed; or the store fails.
    pub async fn countersign(
        &self,
        teller: &str,
        written: &str,
    ) -> Result<Result<(), CountersignatureError>, StoreError> {
        let one = match self.admit(teller, written) {
            Ok(one) => one,
            Err(error) => return Ok(Err(error)),
        };
        self.store.put_countersignature(&one).await?;
        let mut all = self.countersigned.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| (other.seq, &other.name) != (one.seq, &one.name));
        all.push(one);
        all.sort_by(|a, b| (a.seq, &a.name).cmp(&(b.seq, &b.name)));
        Ok(Ok(()))
    }

    fn admit(&self, teller: &str, written: &str) -> Result<Countersignature, CountersignatureError> {
        let one = Countersignature::read(written).ok_or(CountersignatureError::Unreadable)?;
        if !self.signed().iter().any(|head| head.seq == one.seq && head.hash == one.hash) {
            return Err(CountersignatureError::NoSuchHead);
        }
        if one.name != teller {
            return Err(CountersignatureError::OtherName);
        }
        if one.is_signed() { Ok(one) } else { Err(CountersignatureError::NotSigned) }
    }
}

/// Why the heads could not be taken up.
#[derive(Debug, thiserror::Error)]
pub enum HeadsError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A head that was signed is not in the log any more.
    #[error("the log is damaged: entry {0} is not the one that was signed")]
    Rewritten(u64),
    /// The congress is signed by other nodes, with another key.
    #[error(
        "this congress is signed with another key than the one in the data directory; copy congress.key from the data \
         directory of a node that serves it"
    )]
    OtherKey,
}

/// The name of a teller.
pub fn teller(actor: &Actor) -> Option<&str> {
    match actor {
        Actor::Teller(name) => Some(name),
        _ => None,
    }
}
