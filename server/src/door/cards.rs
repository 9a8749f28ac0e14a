//! Cards: they are made first, then printed or shown, and only then issued, which ends the ones before.

use std::collections::{BTreeSet, HashSet};

use congress::command::Actor;
use congress::roll::DelegateId;
use futures::{StreamExt, TryStreamExt, stream};

use super::{Door, DoorError, Ending};
use crate::hashing::HashingError;
use crate::seal::digest;
use crate::secret::{link_secret, normalised_code, typed_code};
use crate::store::StoredCard;

/// Cards that are made and not issued yet.
pub struct NewCards {
    cards: Vec<Card>,
    stored: Vec<StoredCard>,
}

impl NewCards {
    /// The cards, in the order of their holders.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }
}

/// A card as it is handed over: nobody can read these secrets again.
#[derive(Clone)]
pub struct Card {
    /// The secret of its link.
    pub secret: String,
    /// The code to type; only delegates have one.
    pub code: Option<String>,
}

impl Door {
    /// The delegates who have a valid card.
    pub fn carded(&self) -> BTreeSet<DelegateId> {
        self.read(|inside| inside.cards.values().filter_map(Actor::delegate).cloned().collect())
    }

    /// Makes a card for each holder, which is worth nothing until it is issued; `step` is called after each.
    ///
    /// # Errors
    /// If a code cannot be hashed.
    pub async fn new_cards(&self, holders: &[Actor], step: impl Fn()) -> Result<NewCards, DoorError> {
        let new = |holder: &Actor| Card { secret: link_secret(), code: holder.delegate().map(|_| typed_code()) };
        let cards: Vec<Card> = holders.iter().map(new).collect();
        let stored: Vec<_> = cards.iter().zip(holders).map(|(card, holder)| self.stored(card, holder)).collect();
        // As many as are hashed at a time, so that nobody who logs in has to wait for the thousands of others.
        let stored = stream::iter(stored).buffered(self.hashing.at_a_time()).inspect(|_| step()).try_collect().await?;
        Ok(NewCards { cards, stored })
    }

    /// Makes cards that have a link and no code to type.
    ///
    /// # Errors
    /// If one cannot be made.
    pub async fn new_links(&self, holders: &[Actor]) -> Result<NewCards, DoorError> {
        let cards: Vec<Card> = holders.iter().map(|_| Card { secret: link_secret(), code: None }).collect();
        let stored = cards.iter().zip(holders).map(|(card, holder)| self.stored(card, holder));
        let stored = stream::iter(stored).buffered(1).try_collect().await?;
        Ok(NewCards { cards, stored })
    }

    /// Issues cards and answers them in the same order. The holders' earlier cards, codes and sessions end at once, on
    /// whatever phone they are.
    ///
    /// # Errors
    /// If the store fails: then every earlier card still holds.
    pub async fn issue(&self, new: NewCards) -> Result<Vec<Card>, DoorError> {
        let NewCards { cards, stored } = new;
        let _issuing = self.issuing.write().await;
        self.store.issue_cards(&stored).await?;
        self.write(|inside| {
            let holders: HashSet<Actor> = stored.iter().map(|card| card.holder.clone()).collect();
            let replaced = inside.cards.extract_if(|_, holder| holders.contains(holder));
            inside.replaced.extend(replaced);
            inside.cards.extend(stored.into_iter().map(|card| (card.digest, card.holder)));
            inside.end(|holder| holders.contains(holder), Ending::Reissued);
        });
        Ok(cards)
    }

    /// Makes and issues a card for each holder.
    ///
    /// # Errors
    /// As [`Door::new_cards`] and [`Door::issue`].
    pub async fn issue_cards(&self, holders: &[Actor]) -> Result<Vec<Card>, DoorError> {
        let new = self.new_cards(holders, || ()).await?;
        self.issue(new).await
    }

    async fn stored(&self, card: &Card, holder: &Actor) -> Result<StoredCard, HashingError> {
        let code = match &card.code {
            Some(code) => Some(self.hashing.hash(normalised_code(code)).await?),
            None => None,
        };
        Ok(StoredCard { digest: digest(card.secret.as_bytes()), holder: holder.clone(), code })
    }
}
