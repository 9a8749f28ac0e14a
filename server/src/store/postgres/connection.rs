//! PostgreSQL: the connections, what they must promise, and how work is done again when one is lost.

use std::net::IpAddr;
use std::str::FromStr;
use std::time::{Duration, Instant};

use sqlx::Error;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions, PgSslMode};
use tokio::sync::watch;

use super::Postgres;
use crate::store::{Layout, StoreError};

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations/postgres");

/// The oldest version that is supported, as PostgreSQL counts.
const OLDEST: i32 = 150_000;
/// How many connections a node has at most, without the one that listens.
const CONNECTIONS: u32 = 8;
/// How long a connection is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);
/// How long work is tried again after a lost connection.
const LONGEST_RETRY: Duration = Duration::from_secs(15);
/// How long at first, and at most, between two attempts.
const PAUSES: (Duration, Duration) = (Duration::from_millis(25), Duration::from_secs(1));
/// What every connection is set to. A node that stands still in the middle of a transaction loses it after three seconds,
/// and with it the locks for which the other nodes wait.
const SETTINGS: [(&str, &str); 2] = [("idle_in_transaction_session_timeout", "3s"), ("lock_timeout", "25s")];

impl Postgres {
    /// Opens the database at this address and brings it to this version's layout. Connections are called `name` in the
    /// database's own lists. Where it offers TLS it is spoken; whether it is the right one is asked only with
    /// `sslmode=verify-full`; the log warns where it is on another machine and need not prove it.
    ///
    /// # Errors
    /// If it cannot be reached or migrated, is too old, was written by a later version, or would acknowledge what it has not
    /// synced.
    pub async fn open(url: &str, name: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.application_name(name).options(SETTINGS);
        if may_be_another(&options) {
            tracing::warn!(
                "whoever is between this node and its database can read and change what passes; end its \
                 address in ?sslmode=verify-full&sslrootcert=FILE, or in ?sslmode=disable on a network of their own"
            );
        }
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE).connect_with(options);
        let pool = pool.await?;
        check(&pool).await?;
        layout(&pool).await?;
        MIGRATIONS.run(&pool).await?;
        let (told, news) = watch::channel(0);
        tokio::spawn(listen(pool.clone(), told));
        Ok(Self { pool, news })
    }

    /// Lets go of the database.
    pub async fn close(self) {
        self.pool.close().await;
    }

    /// Does work that writes to its end, whether or not somebody still waits for it, and again while connections are lost
    /// on the way.
    pub(super) async fn write<T, W, F>(&self, work: W) -> Result<T, StoreError>
    where
        T: Send + 'static,
        W: Fn(PgPool) -> F + Send + Sync + 'static,
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
    {
        let pool = self.pool.clone();
        let done = tokio::spawn(async move {
            let (start, mut pause) = (Instant::now(), PAUSES.0);
            loop {
                match work(pool.clone()).await {
                    Err(error) if error.is_passing() && start.elapsed() < LONGEST_RETRY => {
                        tracing::warn!(%error, "the database did not take it; trying again");
                        tokio::time::sleep(pause.mul_f64(rand::random_range(0.5..1.0))).await;
                        pause = (pause * 2).min(PAUSES.1);
                    }
                    other => return other,
                }
            }
        });
        done.await.unwrap_or_else(|error| Err(StoreError::Unsafe(format!("the work was cut off: {error}"))))
    }
}

/// Whether something else than the database may be at the other end without anybody noticing: it is on another machine, and
/// neither has it to show a certificate with its name, nor was it said that the network can be trusted (`sslmode=disable`).
pub(super) fn may_be_another(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let is_here = options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.trim_matches(['[', ']']).parse().is_ok_and(|address: IpAddr| address.is_loopback());
    !is_here && !matches!(options.get_ssl_mode(), PgSslMode::VerifyFull | PgSslMode::Disable)
}

/// Fails if the database does not promise what the house relies on.
pub(super) async fn check(pool: &PgPool) -> Result<(), StoreError> {
    let setting = async |name: &'static str| -> Result<String, StoreError> {
        Ok(sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(pool).await?)
    };
    let version = setting("server_version_num").await?.parse().unwrap_or(0);
    if version < OLDEST {
        let version = setting("server_version").await?;
        return Err(StoreError::Unsafe(format!("PostgreSQL {version} is too old; use version 15 or newer")));
    }
    let commit = setting("synchronous_commit").await?;
    if !["on", "remote_apply"].contains(&commit.as_str()) {
        return Err(StoreError::Unsafe(format!(
            "synchronous_commit is {commit}; set it to on, so that no ballot is lost"
        )));
    }
    for name in ["fsync", "full_page_writes"] {
        if setting(name).await? != "on" {
            return Err(StoreError::Unsafe(format!("{name} is off; set it to on, so that no ballot is lost")));
        }
    }
    Ok(())
}

/// How the database is laid out.
///
/// # Errors
/// If it cannot be read, or a later version has written it.
pub(super) async fn layout(pool: &PgPool) -> Result<Layout, StoreError> {
    let is_there: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(pool).await?;
    if !is_there {
        return Ok(Layout::Empty);
    }
    let done: Vec<i64> =
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(pool).await?;
    Layout::of(&done, &MIGRATIONS)
}

/// Whether something failed only because a connection was lost or the database was busy: worth trying again.
pub fn is_passing(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::PoolTimedOut | Error::Protocol(_) | Error::BeginFailed => true,
        Error::Database(error) => error.code().is_some_and(|code| {
            // Connection, shutdown and start, too many connections, deadlock, lock or idle time-out.
            let codes = ["57P01", "57P02", "57P03", "57P05", "53300", "40001", "40P01", "55P03", "25P03", "25P02"];
            code.starts_with("08") || codes.contains(&&*code)
        }),
        _ => false,
    }
}

/// Passes on what the database tells its nodes, for as long as somebody wants to know.
async fn listen(pool: PgPool, told: watch::Sender<u64>) {
    let mut pause = PAUSES.0;
    while !told.is_closed() && !pool.is_closed() {
        let heard = async {
            let mut listener = PgListener::connect_with(&pool).await?;
            listener.listen("hemicycle").await?;
            // What was told before this is not heard; whoever waits looks for it.
            told.send_modify(|count| *count += 1);
            while !told.is_closed() && listener.try_recv().await?.is_some() {
                told.send_modify(|count| *count += 1);
            }
            Ok::<_, Error>(())
        };
        match heard.await {
            Ok(()) => pause = PAUSES.0,
            Err(error) => {
                tracing::warn!(%error, "the database does not tell what is new; asking by the clock meanwhile");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(PAUSES.1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_machine_has_to_prove_that_it_is_the_database() {
        let may_be_another = |url: &str| may_be_another(&PgConnectOptions::from_str(url).expect(url));
        for here in ["localhost", "127.0.0.1:5433", "[::1]", "%2Frun%2Fpostgresql"] {
            assert!(!may_be_another(&format!("postgres://hemicycle@{here}/hemicycle")), "{here}");
        }
        for (mode, expected) in [
            ("", true),
            ("?sslmode=require", true),
            ("?sslmode=verify-ca", true),
            ("?sslmode=verify-full", false),
            ("?sslmode=disable", false),
        ] {
            assert_eq!(
                may_be_another(&format!("postgres://hemicycle@db.example.org/hemicycle{mode}")),
                expected,
                "{mode}"
            );
        }
    }
}
