//! PostgreSQL: cards, codes and sessions. A session begins only on what is good at that moment, whichever node changes it,
//! and its end is written down so that every node ends it.

use std::sync::Arc;

use congress::roll::DelegateId;
use sqlx::postgres::PgPool;

use super::{Tx, holder};
use crate::door::{Ending, user_name};
use crate::store::{Beginning, Proof, StoreError, StoredCard, StoredSession};

/// Ends the sessions of a holder, but for the one with the digest `keep`.
pub async fn end_sessions(
    tx: &mut Tx,
    holder: &str,
    keep: Option<&str>,
    why: Option<Ending>,
) -> Result<(), StoreError> {
    sqlx::query(
        "WITH ended AS (DELETE FROM sessions WHERE holder = $1 AND digest IS DISTINCT FROM $2 RETURNING digest)
         INSERT INTO ended_sessions (digest, why) SELECT digest, $3 FROM ended ON CONFLICT DO NOTHING",
    )
    .bind(holder)
    .bind(keep)
    .bind(why.map(Ending::as_str).unwrap_or_default())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Tells the nodes that cards or the staff have changed. It comes last in a transaction, for others wait from here on.
pub async fn entering_changed(tx: &mut Tx) -> Result<(), StoreError> {
    sqlx::query("UPDATE entering SET revision = revision + 1").execute(&mut **tx).await?;
    Ok(())
}

pub async fn issue_cards(pool: PgPool, cards: Arc<[StoredCard]>) -> Result<(), StoreError> {
    let mut tx = pool.begin().await?;
    for card in cards.iter() {
        let holder = holder(&card.holder)?;
        // What lets in goes first: whoever is just entering with it is waited for, and then ended.
        sqlx::query(
            "WITH replaced AS (DELETE FROM cards WHERE holder = $1 AND digest <> $2 RETURNING digest, holder)
             INSERT INTO replaced_cards SELECT digest, holder FROM replaced ON CONFLICT DO NOTHING",
        )
        .bind(&holder)
        .bind(&card.digest)
        .execute(&mut *tx)
        .await?;
        if let Some(delegate) = card.holder.delegate() {
            sqlx::query("DELETE FROM codes WHERE delegate = $1").bind(delegate.as_str()).execute(&mut *tx).await?;
            if let Some(code) = &card.code {
                sqlx::query("INSERT INTO codes (delegate, hash) VALUES ($1, $2)")
                    .bind(delegate.as_str())
                    .bind(code)
                    .execute(&mut *tx)
                    .await?;
            }
        }
        end_sessions(&mut tx, &holder, None, Some(Ending::Reissued)).await?;
        sqlx::query("INSERT INTO cards (digest, holder) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(&card.digest)
            .bind(&holder)
            .execute(&mut *tx)
            .await?;
    }
    entering_changed(&mut tx).await?;
    Ok(tx.commit().await?)
}

pub async fn begin_session(pool: PgPool, beginning: Arc<Beginning>) -> Result<bool, StoreError> {
    let Beginning { session: StoredSession { digest, holder: actor }, at, alone, by } = &*beginning;
    let holder = holder(actor)?;
    let mut tx = pool.begin().await?;
    // Held until the session is there: who changes it comes before, or after and ends the session.
    let delegate = actor.delegate().map(DelegateId::as_str).unwrap_or_default();
    let proven = match by {
        Proof::Card(card) => sqlx::query("SELECT 1 FROM cards WHERE digest = $1 FOR SHARE").bind(card),
        Proof::Code(hash) => {
            sqlx::query("SELECT 1 FROM codes WHERE hash = $1 AND delegate = $2 FOR SHARE").bind(hash).bind(delegate)
        }
        Proof::Password(hash) => {
            sqlx::query("SELECT 1 FROM users WHERE hash = $1 AND name = $2 AND NOT disabled FOR SHARE")
                .bind(hash)
                .bind(user_name(actor))
        }
    };
    if proven.fetch_optional(&mut *tx).await?.is_none() {
        return Ok(false);
    }
    if *alone {
        // Of two phones that enter at the same moment, one is the later.
        sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))").bind(&holder).execute(&mut *tx).await?;
        end_sessions(&mut tx, &holder, Some(digest), Some(Ending::Moved)).await?;
    }
    sqlx::query(
        "INSERT INTO sessions (digest, holder, began_at)
         SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM ended_sessions WHERE digest = $1)
         ON CONFLICT DO NOTHING",
    )
    .bind(digest)
    .bind(&holder)
    .bind(at.0)
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(true)
}

pub async fn end_session(pool: PgPool, digest: Arc<str>) -> Result<(), StoreError> {
    sqlx::query(
        "WITH ended AS (DELETE FROM sessions WHERE digest = $1 RETURNING digest)
         INSERT INTO ended_sessions (digest, why) SELECT digest, '' FROM ended ON CONFLICT DO NOTHING",
    )
    .bind(&*digest)
    .execute(&pool)
    .await?;
    Ok(())
}
