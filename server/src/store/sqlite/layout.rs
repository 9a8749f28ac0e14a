//! The layout of the file: each migration is run once, and a file of a later version is not touched.

use std::path::Path;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::{Sqlite, StoreError};
use crate::store::layout::Layout;

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations/sqlite");

impl Sqlite {
    /// How the file is laid out.
    ///
    /// # Errors
    /// If it cannot be read, or a later version has written it.
    pub async fn layout(path: &Path) -> Result<Layout, StoreError> {
        if !path.is_file() {
            return Ok(Layout::Empty);
        }
        let options = SqliteConnectOptions::new().filename(path).busy_timeout(std::time::Duration::from_secs(10));
        let mut connection = options.connect().await?;
        let layout = of(&mut connection).await;
        connection.close().await?;
        layout
    }
}

async fn of(connection: &mut SqliteConnection) -> Result<Layout, StoreError> {
    let table: Option<String> = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE name = '_sqlx_migrations'")
        .fetch_optional(&mut *connection)
        .await?;
    if table.is_none() {
        return Ok(Layout::Empty);
    }
    let done: Vec<i64> =
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(connection).await?;
    Layout::of(&done, &MIGRATIONS)
}

/// Brings the file to this version's layout.
pub async fn upgrade(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    of(&mut *pool.acquire().await?).await?;
    Ok(MIGRATIONS.run(pool).await?)
}
