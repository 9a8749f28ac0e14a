//! SQLite: moving a congress.

use async_trait::async_trait;
use congress::state::State;
use sqlx::AssertSqlSafe;

use super::Sqlite;
use crate::store::StoreError;
use crate::store::tables::{ROWS, TABLES, Table, Tables};

#[async_trait]
impl Tables for Sqlite {
    async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let mut tables = Vec::new();
        for (name, columns) in TABLES {
            let column =
                |column: &&str| if *column == "picture" { "hex(picture)".to_owned() } else { (*column).to_owned() };
            let list = columns.iter().map(column).collect::<Vec<_>>().join(", ");
            let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!("SELECT json_array({list}) FROM {name}")))
                .fetch_all(&mut *tx)
                .await?;
            let rows = rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?;
            tables.push(Table { name, rows });
        }
        Ok(tables)
    }

    async fn take_tables(&self, tables: Vec<Table>, _: &State) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        for (name, columns) in TABLES {
            let rows = tables.iter().filter(|table| table.name == name).flat_map(|table| table.rows.chunks(ROWS));
            let value = |(place, column): (usize, &&str)| match *column {
                "picture" => format!("unhex(value ->> {place})"),
                _ => format!("value ->> {place}"),
            };
            let values = columns.iter().enumerate().map(value).collect::<Vec<_>>().join(", ");
            let list = columns.join(", ");
            let insert = format!("INSERT INTO {name} ({list}) SELECT {values} FROM json_each(?)");
            for chunk in rows {
                let chunk = serde_json::to_string(chunk)?;
                sqlx::query(AssertSqlSafe(insert.clone())).bind(chunk).execute(&mut *tx).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}
