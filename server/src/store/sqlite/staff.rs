//! SQLite: the staff.

use app::port::{Happening, Note};
use async_trait::async_trait;
use congress::round::Moment;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Sqlite, holder};
use crate::store::staff::{LONGEST_HISTORY, role_and_name};
use crate::store::{StaffStore, StoreError, User};

#[async_trait]
impl StaffStore for Sqlite {
    async fn put_user(&self, user: &User, keep: Option<&str>) -> Result<(), StoreError> {
        let (role, name) = role_and_name(&user.actor)?;
        let standing = self.users().await?;
        let standing = standing.iter().find(|one| crate::door::user_name(&one.actor) == name);
        let mut tx = self.write().await?;
        for actor in standing.map(|one| &one.actor).into_iter().chain([&user.actor]) {
            let holder = holder(actor)?;
            sqlx::query("DELETE FROM cards WHERE holder = ?").bind(&holder).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM sessions WHERE holder = ? AND digest IS NOT ?")
                .bind(&holder)
                .bind(keep)
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query(
            "INSERT INTO users (name, role, hash, disabled, second) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE
             SET role = excluded.role, hash = excluded.hash, disabled = excluded.disabled, second = excluded.second,
                 second_used = iif(second IS excluded.second, second_used, 0)",
        )
        .bind(name)
        .bind(role)
        .bind(&user.hash)
        .bind(user.disabled)
        .bind(&user.second)
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    async fn remove_user(&self, name: &str) -> Result<bool, StoreError> {
        let users = self.users().await?;
        let Some(user) = users.iter().find(|user| crate::door::user_name(&user.actor) == name) else {
            return Ok(false);
        };
        let holder = holder(&user.actor)?;
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM users WHERE name = ?").bind(name).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM staff_notes WHERE name = ?").bind(name).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM sessions WHERE holder = ?").bind(&holder).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM cards WHERE holder = ?").bind(&holder).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn users(&self) -> Result<Vec<User>, StoreError> {
        let query = sqlx::query("SELECT name, role, hash, disabled, second FROM users ORDER BY name");
        let rows = query.fetch_all(&self.readers).await?;
        rows.iter()
            .map(|row| {
                let (role, name): (String, String) = (row.try_get("role")?, row.try_get("name")?);
                let actor = serde_json::from_value(serde_json::json!({ "role": role, "name": name }))?;
                let (hash, disabled) = (row.try_get("hash")?, row.try_get("disabled")?);
                Ok(User { actor, hash, disabled, second: row.try_get("second")? })
            })
            .collect()
    }

    async fn spend_code(&self, name: &str, step: u64) -> Result<bool, StoreError> {
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        let spent = sqlx::query("UPDATE users SET second_used = ? WHERE name = ? AND second_used < ?")
            .bind(step)
            .bind(name)
            .bind(step)
            .execute(&self.writer)
            .await?;
        Ok(spent.rows_affected() > 0)
    }

    async fn note(&self, name: &str, note: &Note) -> Result<(), StoreError> {
        let what = note.what.as_str();
        let mut tx = self.write().await?;
        let again = match note.what {
            Happening::Failed => {
                let last: Option<(i64, String)> =
                    sqlx::query_as("SELECT id, what FROM staff_notes WHERE name = ? ORDER BY id DESC LIMIT 1")
                        .bind(name)
                        .fetch_optional(&mut *tx)
                        .await?;
                last.filter(|(_, before)| before == what).map(|(id, _)| id)
            }
            _ => None,
        };
        match again {
            Some(id) => {
                sqlx::query("UPDATE staff_notes SET times = times + ?, at = ?, browser = ? WHERE id = ?")
                    .bind(note.times)
                    .bind(note.at.0)
                    .bind(&note.browser)
                    .bind(id)
                    .execute(&mut *tx)
                    .await?;
            }
            None => {
                sqlx::query(
                    "INSERT INTO staff_notes (name, what, at, times, done_by, browser) VALUES (?, ?, ?, ?, ?, ?)",
                )
                .bind(name)
                .bind(what)
                .bind(note.at.0)
                .bind(note.times)
                .bind(&note.by)
                .bind(&note.browser)
                .execute(&mut *tx)
                .await?;
                sqlx::query(
                    "DELETE FROM staff_notes WHERE name = ? AND id <= (
                         SELECT id FROM staff_notes WHERE name = ? ORDER BY id DESC LIMIT 1 OFFSET ?
                     )",
                )
                .bind(name)
                .bind(name)
                .bind(LONGEST_HISTORY)
                .execute(&mut *tx)
                .await?;
            }
        }
        Ok(tx.commit().await?)
    }

    async fn notes(&self) -> Result<Vec<(String, Note)>, StoreError> {
        let rows = sqlx::query("SELECT * FROM staff_notes ORDER BY id DESC").fetch_all(&self.readers).await?;
        Ok(rows.iter().filter_map(|row| note(row).transpose()).collect::<Result<_, _>>()?)
    }
}

/// A line of a history; `None` if a later version wrote something that this one does not know.
fn note(row: &SqliteRow) -> Result<Option<(String, Note)>, sqlx::Error> {
    let Some(what) = Happening::parse(&row.try_get::<String, _>("what")?) else { return Ok(None) };
    let (at, times) = (Moment(row.try_get("at")?), row.try_get("times")?);
    let note = Note { what, at, times, by: row.try_get("done_by")?, browser: row.try_get("browser")? };
    Ok(Some((row.try_get("name")?, note)))
}
