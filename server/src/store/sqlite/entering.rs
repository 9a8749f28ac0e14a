//! SQLite: cards, codes and sessions. A session begins only on what is good at that moment.

use congress::roll::DelegateId;
use sqlx::{Sqlite as Engine, Transaction};

use super::holder;
use crate::door::user_name;
use crate::store::{Beginning, Proof, StoreError, StoredCard, StoredSession};

type Tx = Transaction<'static, Engine>;

pub async fn issue_cards(mut tx: Tx, cards: &[StoredCard]) -> Result<(), StoreError> {
    for card in cards {
        let holder = holder(&card.holder)?;
        sqlx::query("INSERT OR REPLACE INTO replaced_cards SELECT digest, holder FROM cards WHERE holder = ?")
            .bind(&holder)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM cards WHERE holder = ?").bind(&holder).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM sessions WHERE holder = ?").bind(&holder).execute(&mut *tx).await?;
        sqlx::query("INSERT INTO cards (digest, holder) VALUES (?, ?)")
            .bind(&card.digest)
            .bind(&holder)
            .execute(&mut *tx)
            .await?;
        let Some(delegate) = card.holder.delegate() else { continue };
        sqlx::query("DELETE FROM codes WHERE delegate = ?").bind(delegate.as_str()).execute(&mut *tx).await?;
        if let Some(code) = &card.code {
            sqlx::query("INSERT INTO codes (delegate, hash) VALUES (?, ?)")
                .bind(delegate.as_str())
                .bind(code)
                .execute(&mut *tx)
                .await?;
        }
    }
    Ok(tx.commit().await?)
}

/// All in one transaction.
pub async fn begin_sessions(mut tx: Tx, beginnings: &[Beginning]) -> Result<Vec<bool>, StoreError> {
    let mut begun = Vec::with_capacity(beginnings.len());
    for beginning in beginnings {
        begun.push(begin_session(&mut tx, beginning).await?);
    }
    tx.commit().await?;
    Ok(begun)
}

async fn begin_session(tx: &mut Tx, beginning: &Beginning) -> Result<bool, StoreError> {
    let Beginning { session: StoredSession { digest, holder: actor }, at, alone, by } = beginning;
    let holder = holder(actor)?;
    let delegate = actor.delegate().map(DelegateId::as_str).unwrap_or_default();
    let proven = match by {
        Proof::Card(digest) => sqlx::query("SELECT 1 FROM cards WHERE digest = ?").bind(digest),
        Proof::Code(hash) => {
            sqlx::query("SELECT 1 FROM codes WHERE hash = ? AND delegate = ?").bind(hash).bind(delegate)
        }
        Proof::Password(hash) => sqlx::query("SELECT 1 FROM users WHERE hash = ? AND name = ? AND NOT disabled")
            .bind(hash)
            .bind(user_name(actor)),
    };
    if proven.fetch_optional(&mut **tx).await?.is_none() {
        return Ok(false);
    }
    if *alone {
        sqlx::query("DELETE FROM sessions WHERE holder = ?").bind(&holder).execute(&mut **tx).await?;
    }
    sqlx::query("INSERT INTO sessions (digest, holder, began_at) VALUES (?, ?, ?)")
        .bind(digest)
        .bind(&holder)
        .bind(at.0)
        .execute(&mut **tx)
        .await?;
    Ok(true)
}
