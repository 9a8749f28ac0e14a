//! PostgreSQL: the log, what is signed about it, and the pictures that it names.

use std::sync::Arc;

use congress::round::RoundNumber;
use sqlx::Row;
use sqlx::postgres::{PgPool, PgRow};

use super::{Tx, number, place};
use crate::record::{Countersignature, Head};
use crate::store::{LogLine, StoreError};

pub async fn read(pool: &PgPool, after: u64) -> Result<Vec<LogLine>, StoreError> {
    let rows = sqlx::query("SELECT seq, entry, hash FROM log WHERE seq > $1 ORDER BY seq");
    let rows = rows.bind(place(after)).fetch_all(pool).await?;
    let line = |row: &PgRow| {
        let seq: i64 = row.try_get("seq")?;
        Ok(LogLine { seq: seq.unsigned_abs(), entry: row.try_get("entry")?, hash: row.try_get("hash")? })
    };
    Ok(rows.iter().map(line).collect::<Result<_, sqlx::Error>>()?)
}

/// Writes what nobody reads, durably.
pub async fn attempt(pool: PgPool) -> Result<(), StoreError> {
    sqlx::query("UPDATE attempts SET times = times + 1").execute(&pool).await?;
    Ok(())
}

/// Appends; lines that are there already were written by an attempt whose answer was lost.
pub async fn append(pool: PgPool, lines: Arc<[LogLine]>, opens: Option<RoundNumber>) -> Result<(), StoreError> {
    let mut tx = pool.begin().await?;
    if is_there(&mut tx, &lines).await? {
        return Ok(());
    }
    write_lines(&mut tx, &lines).await?;
    if let Some(round) = opens {
        // A round that was open before is open again for paper only.
        sqlx::query(
            "INSERT INTO open_rounds (round, is_open, paper_only) VALUES ($1, true, false)
             ON CONFLICT (round) DO UPDATE SET is_open = true, paper_only = true",
        )
        .bind(number(round))
        .execute(&mut *tx)
        .await?;
    }
    Ok(tx.commit().await?)
}

/// Whether these very lines are in the log: no two entries have the same salt, and so no two the same hash.
pub async fn is_there(tx: &mut Tx, lines: &[LogLine]) -> Result<bool, StoreError> {
    let seqs: Vec<i64> = lines.iter().map(|line| place(line.seq)).collect();
    let hashes: Vec<&str> = lines.iter().map(|line| line.hash.as_str()).collect();
    let found: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM log JOIN unnest($1::bigint[], $2::text[]) AS line (seq, hash)
                                  ON log.seq = line.seq AND log.hash = line.hash",
    )
    .bind(seqs)
    .bind(hashes)
    .fetch_one(&mut **tx)
    .await?;
    Ok(usize::try_from(found) == Ok(lines.len()))
}

pub async fn write_lines(tx: &mut Tx, lines: &[LogLine]) -> Result<(), StoreError> {
    let seqs: Vec<i64> = lines.iter().map(|line| place(line.seq)).collect();
    let entries: Vec<&str> = lines.iter().map(|line| line.entry.as_str()).collect();
    let hashes: Vec<&str> = lines.iter().map(|line| line.hash.as_str()).collect();
    let inserted =
        sqlx::query("INSERT INTO log (seq, entry, hash) SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[])")
            .bind(seqs)
            .bind(entries)
            .bind(hashes)
            .execute(&mut **tx)
            .await;
    match inserted {
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Err(StoreError::Conflict),
        other => Ok(other.map(drop)?),
    }
}

/// Keeps a signed head. Every node signs the end of a round, all with the same key, so the first one is as good as any.
pub async fn put_head(pool: PgPool, head: Head) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO heads (seq, hash, key, signature) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(place(head.seq))
        .bind(&head.hash)
        .bind(&head.key)
        .bind(&head.signature)
        .execute(&pool)
        .await?;
    Ok(())
}

pub async fn heads(pool: &PgPool) -> Result<Vec<Head>, StoreError> {
    let rows = sqlx::query("SELECT * FROM heads ORDER BY seq").fetch_all(pool).await?;
    let head = |row: &PgRow| {
        let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
        Ok(Head::kept(seq, row.try_get("hash")?, row.try_get("key")?, row.try_get("signature")?))
    };
    Ok(rows.iter().map(head).collect::<Result<_, sqlx::Error>>()?)
}

pub async fn put_countersignature(pool: PgPool, one: Countersignature) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO countersignatures (seq, name, hash, key, signature) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (seq, name) DO UPDATE
         SET hash = excluded.hash, key = excluded.key, signature = excluded.signature",
    )
    .bind(place(one.seq))
    .bind(&one.name)
    .bind(&one.hash)
    .bind(&one.key)
    .bind(&one.signature)
    .execute(&pool)
    .await?;
    Ok(())
}

pub async fn countersignatures(pool: &PgPool) -> Result<Vec<Countersignature>, StoreError> {
    let rows = sqlx::query("SELECT * FROM countersignatures ORDER BY seq, name").fetch_all(pool).await?;
    let read = |row: &PgRow| {
        let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
        let (name, hash) = (row.try_get("name")?, row.try_get("hash")?);
        Ok(Countersignature::kept(seq, name, hash, row.try_get("key")?, row.try_get("signature")?))
    };
    Ok(rows.iter().map(read).collect::<Result<_, sqlx::Error>>()?)
}

pub async fn put_logo(pool: PgPool, logo: Arc<(String, Vec<u8>)>) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO logos (digest, picture) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(&logo.0)
        .bind(&logo.1)
        .execute(&pool)
        .await?;
    Ok(())
}
