//! Golden congresses: databases as released versions wrote them, kept as text, which every later version must read.

use std::path::Path;

use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use crate::people::Person;

/// Writes everything that is in a database, its migrations included, as SQL.
pub async fn dump(database: &Path) -> String {
    let mut connection = open(database, false).await;
    let tables =
        sqlx::query("SELECT name, sql, type FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")
            .fetch_all(&mut connection)
            .await
            .expect("a schema");
    let mut script = String::new();
    for table in tables {
        let (name, sql, kind): (String, String, String) = (table.get("name"), table.get("sql"), table.get("type"));
        script += &format!("{sql};\n");
        if kind == "table" {
            for row in rows(&mut connection, &name).await {
                script += &format!("INSERT INTO {name} VALUES ({row});\n");
            }
        }
    }
    script
}

async fn rows(connection: &mut SqliteConnection, table: &str) -> Vec<String> {
    let columns = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
    let columns: Vec<String> =
        sqlx::query_scalar(sqlx::AssertSqlSafe(columns)).fetch_all(&mut *connection).await.expect("columns");
    let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
    let all = format!("SELECT {} FROM {table} ORDER BY 1", quoted.join(" || ', ' || "));
    sqlx::query_scalar(sqlx::AssertSqlSafe(all)).fetch_all(connection).await.expect("rows")
}

/// Makes the database anew from what [`dump`] wrote.
pub async fn restore(script: &str, database: &Path) {
    let mut connection = open(database, true).await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(script.to_owned())).execute(&mut connection).await.expect("the script runs");
    connection.close().await.expect("it is written");
}

async fn open(database: &Path, create: bool) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(database).create_if_missing(create);
    options.connect().await.expect("a database")
}

/// What became of each round, a line each, as the public interface says: number, stage, outcome, delegates who voted, and
/// for and against by each mode.
pub fn outcomes(person: &Person) -> String {
    let all = person.get("/api/v1/rounds").json();
    let rounds = all["rounds"].as_array().expect("rounds");
    let line = |round: &Value| {
        let number = &round["number"];
        let tally = &person.get(&format!("/api/v1/rounds/{number}")).json()["tally"];
        let modes: Vec<_> = tally["modes"].as_array().into_iter().flatten().collect();
        let modes: Vec<String> = modes.iter().map(|mode| format!("{}:{}", mode["for"], mode["against"])).collect();
        let voted = &tally["turnout"]["delegates"]["voted"];
        let line = format!("{number} {} {} {voted} {}", round["stage"], round["outcome"], modes.join(" "));
        format!("{}\n", line.replace('"', "").trim_end())
    };
    rounds.iter().map(line).collect()
}
