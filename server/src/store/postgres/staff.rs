//! PostgreSQL: the staff.

use std::sync::Arc;

use app::port::{Happening, Note};
use async_trait::async_trait;
use congress::round::Moment;
use sqlx::Row;
use sqlx::postgres::{PgPool, PgRow};

use super::entering::{end_sessions, entering_changed};
use super::{Postgres, holder, storable};
use crate::door::{Ending, user_name};
use crate::store::staff::{LONGEST_HISTORY, role_and_name};
use crate::store::{StaffStore, StoreError, User};

#[async_trait]
impl StaffStore for Postgres {
    async fn put_user(&self, user: &User, keep: Option<&str>) -> Result<(), StoreError> {
        let put: Arc<(User, Option<String>)> = Arc::new((user.clone(), keep.map(str::to_owned)));
        self.write(move |pool| put_user(pool, put.clone())).await
    }

    async fn remove_user(&self, name: &str) -> Result<bool, StoreError> {
        let name: Arc<str> = storable(name).into();
        self.write(move |pool| remove_user(pool, name.clone())).await
    }

    async fn users(&self) -> Result<Vec<User>, StoreError> {
        let rows = sqlx::query("SELECT name, role, hash, disabled, second FROM users ORDER BY name");
        rows.fetch_all(&self.pool).await?.iter().map(user).collect()
    }

    async fn spend_code(&self, name: &str, step: u64) -> Result<bool, StoreError> {
        // Not tried again: a code whose use was not answered is used.
        let spent = sqlx::query("UPDATE users SET second_used = $1 WHERE name = $2 AND second_used < $1")
            .bind(i64::try_from(step).unwrap_or(i64::MAX))
            .bind(storable(name))
            .execute(&self.pool)
            .await?;
        Ok(spent.rows_affected() > 0)
    }

    async fn note(&self, name: &str, note: &Note) -> Result<(), StoreError> {
        let noted: Arc<(String, Note)> = Arc::new((storable(name), note.clone()));
        self.write(move |pool| write_note(pool, noted.clone())).await
    }

    async fn notes(&self) -> Result<Vec<(String, Note)>, StoreError> {
        let rows = sqlx::query("SELECT * FROM staff_notes ORDER BY id DESC").fetch_all(&self.pool).await?;
        Ok(rows.iter().filter_map(|row| note(row).transpose()).collect::<Result<_, _>>()?)
    }
}

fn user(row: &PgRow) -> Result<User, StoreError> {
    let (role, name): (String, String) = (row.try_get("role")?, row.try_get("name")?);
    let actor = serde_json::from_value(serde_json::json!({ "role": role, "name": name }))?;
    let (hash, disabled) = (row.try_get("hash")?, row.try_get("disabled")?);
    Ok(User { actor, hash, disabled, second: row.try_get("second")? })
}

async fn put_user(pool: PgPool, put: Arc<(User, Option<String>)>) -> Result<(), StoreError> {
    let (one, keep) = &*put;
    let (role, name) = role_and_name(&one.actor)?;
    let mut tx = pool.begin().await?;
    let before = sqlx::query("SELECT name, role, hash, disabled, second FROM users WHERE name = $1 FOR UPDATE");
    let before = before.bind(&name).fetch_optional(&mut *tx).await?.map(|row| user(&row)).transpose()?;
    sqlx::query(
        "INSERT INTO users AS u (name, role, hash, disabled, second) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (name) DO UPDATE
         SET role = excluded.role, hash = excluded.hash, disabled = excluded.disabled, second = excluded.second,
             second_used = CASE WHEN u.second IS NOT DISTINCT FROM excluded.second THEN u.second_used ELSE 0 END",
    )
    .bind(&name)
    .bind(role)
    .bind(&one.hash)
    .bind(one.disabled)
    .bind(&one.second)
    .execute(&mut *tx)
    .await?;
    let why = if one.disabled { Ending::Disabled } else { Ending::Reset };
    for actor in before.iter().map(|user| &user.actor).chain([&one.actor]) {
        let holder = holder(actor)?;
        sqlx::query("DELETE FROM cards WHERE holder = $1").bind(&holder).execute(&mut *tx).await?;
        end_sessions(&mut tx, &holder, keep.as_deref(), Some(why)).await?;
    }
    entering_changed(&mut tx).await?;
    Ok(tx.commit().await?)
}

async fn remove_user(pool: PgPool, name: Arc<str>) -> Result<bool, StoreError> {
    let mut tx = pool.begin().await?;
    let removed = sqlx::query("DELETE FROM users WHERE name = $1 RETURNING name, role, hash, disabled, second");
    let Some(row) = removed.bind(&*name).fetch_optional(&mut *tx).await? else { return Ok(false) };
    let actor = user(&row)?.actor;
    let holder = holder(&actor)?;
    debug_assert_eq!(user_name(&actor), &*name);
    sqlx::query("DELETE FROM staff_notes WHERE name = $1").bind(&*name).execute(&mut *tx).await?;
    sqlx::query("DELETE FROM cards WHERE holder = $1").bind(&holder).execute(&mut *tx).await?;
    end_sessions(&mut tx, &holder, None, Some(Ending::Disabled)).await?;
    entering_changed(&mut tx).await?;
    tx.commit().await?;
    Ok(true)
}

async fn write_note(pool: PgPool, noted: Arc<(String, Note)>) -> Result<(), StoreError> {
    let (name, note) = &*noted;
    let what = note.what.as_str();
    let mut tx = pool.begin().await?;
    let last = sqlx::query("SELECT id, what FROM staff_notes WHERE name = $1 ORDER BY id DESC LIMIT 1 FOR UPDATE");
    let last = last.bind(name).fetch_optional(&mut *tx).await?;
    let again = match (note.what, last) {
        (Happening::Failed, Some(row)) if row.try_get::<String, _>("what")? == what => {
            Some(row.try_get::<i64, _>("id")?)
        }
        _ => None,
    };
    match again {
        Some(id) => {
            sqlx::query("UPDATE staff_notes SET times = times + $1, at = $2, browser = $3 WHERE id = $4")
                .bind(i64::from(note.times))
                .bind(note.at.0)
                .bind(&note.browser)
                .bind(id)
                .execute(&mut *tx)
                .await?;
        }
        None => {
            sqlx::query(
                "INSERT INTO staff_notes (name, what, at, times, done_by, browser) VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(name)
            .bind(what)
            .bind(note.at.0)
            .bind(i64::from(note.times))
            .bind(&note.by)
            .bind(&note.browser)
            .execute(&mut *tx)
            .await?;
            sqlx::query(
                "DELETE FROM staff_notes WHERE name = $1 AND id <= (
                     SELECT id FROM staff_notes WHERE name = $1 ORDER BY id DESC LIMIT 1 OFFSET $2
                 )",
            )
            .bind(name)
            .bind(i64::from(LONGEST_HISTORY))
            .execute(&mut *tx)
            .await?;
        }
    }
    Ok(tx.commit().await?)
}

/// A line of a history; `None` if a later version wrote something that this one does not know.
fn note(row: &PgRow) -> Result<Option<(String, Note)>, sqlx::Error> {
    let Some(what) = Happening::parse(&row.try_get::<String, _>("what")?) else { return Ok(None) };
    let (at, times) = (Moment(row.try_get("at")?), u32::try_from(row.try_get::<i64, _>("times")?).unwrap_or(u32::MAX));
    let note = Note { what, at, times, by: row.try_get("done_by")?, browser: row.try_get("browser")? };
    Ok(Some((row.try_get("name")?, note)))
}
