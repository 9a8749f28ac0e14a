//! PostgreSQL: moving a congress.

use async_trait::async_trait;
use congress::state::State;
use serde_json::Value;
use sqlx::AssertSqlSafe;

use super::{Postgres, number};
use crate::store::StoreError;
use crate::store::tables::{ROWS, TABLES, Table, Tables};

/// A transaction may stand still as long as the other side needs to read or write.
const PATIENT: &str = "SET LOCAL idle_in_transaction_session_timeout = 0";

impl Postgres {
    /// How many connections the database has that are called `name`.
    ///
    /// # Errors
    /// If it cannot be asked.
    pub async fn connections_of(&self, name: &str) -> Result<i64, StoreError> {
        let count = sqlx::query_scalar(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1",
        );
        Ok(count.bind(name).fetch_one(&self.pool).await?)
    }
}

#[async_trait]
impl Tables for Postgres {
    async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let mut tx = self.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        sqlx::query(PATIENT).execute(&mut *tx).await?;
        let mut tables = Vec::new();
        for (name, columns) in TABLES {
            let column = |column: &&str| match *column {
                "picture" => "upper(encode(picture, 'hex'))".to_owned(),
                "disabled" => "disabled::integer".to_owned(),
                other => other.to_owned(),
            };
            let list = columns.iter().map(column).collect::<Vec<_>>().join(", ");
            let open = if name == "open_rounds" { "WHERE is_open" } else { "" };
            let query = format!("SELECT json_build_array({list})::text FROM {name} {open}");
            let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut *tx).await?;
            let rows = rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?;
            tables.push(Table { name, rows });
        }
        Ok(tables)
    }

    async fn take_tables(&self, tables: Vec<Table>, state: &State) -> Result<(), StoreError> {
        let mut tx = self.pool.begin().await?;
        sqlx::query(PATIENT).execute(&mut *tx).await?;
        for (name, columns) in TABLES.into_iter().filter(|(name, _)| *name != "open_rounds") {
            let rows = tables.iter().filter(|table| table.name == name).flat_map(|table| table.rows.chunks(ROWS));
            let value = |(place, column): (usize, &&str)| match *column {
                "picture" => format!("decode(value ->> {place}, 'hex')"),
                "disabled" => format!("(value ->> {place}) <> '0'"),
                "seq" | "cast_at" | "second_used" | "began_at" | "id" | "at" | "times" => {
                    format!("(value ->> {place})::bigint")
                }
                "round" => format!("(value ->> {place})::integer"),
                _ => format!("value ->> {place}"),
            };
            let mut values = columns.iter().enumerate().map(value).collect::<Vec<_>>().join(", ");
            let mut list = columns.join(", ");
            if name == "ballots" {
                list.push_str(", spent, on_paper");
                values.push_str(", ARRAY[coalesce(value ->> 6, value ->> 7)], false");
            }
            let insert = format!("INSERT INTO {name} ({list}) SELECT {values} FROM json_array_elements($1::json)");
            for chunk in rows {
                let chunk: Vec<Vec<Value>> = chunk.iter().map(|row| row.iter().map(storable).collect()).collect();
                let chunk = serde_json::to_string(&chunk)?;
                sqlx::query(AssertSqlSafe(insert.clone())).bind(chunk).execute(&mut *tx).await?;
            }
        }
        for round in &state.rounds {
            let (is_open, paper_only) = (round.is_open(), !round.reopenings.is_empty());
            sqlx::query("INSERT INTO open_rounds (round, is_open, paper_only) VALUES ($1, $2, $3)")
                .bind(number(round.number))
                .bind(is_open)
                .bind(paper_only)
                .execute(&mut *tx)
                .await?;
            let on_paper: Vec<&str> = round.on_paper.keys().map(|delegate| delegate.as_str()).collect();
            sqlx::query("UPDATE ballots SET on_paper = true WHERE round = $1 AND delegate = ANY ($2)")
                .bind(number(round.number))
                .bind(on_paper)
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query("SELECT setval(pg_get_serial_sequence('staff_notes', 'id'), max(id)) FROM staff_notes")
            .execute(&mut *tx)
            .await?;
        sqlx::query("UPDATE entering SET revision = revision + 1").execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}

/// A value as PostgreSQL can keep it.
fn storable(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(super::storable(text)),
        other => other.clone(),
    }
}
