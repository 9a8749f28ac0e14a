//! The baselines: small programs that do only the bare thing with the same crates. The bench starts itself anew to be one.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures::{StreamExt, stream};
use server::store::WRITE_BALLOTS;
use server::{clock, seal};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot, watch};

/// How many ballots a bare transaction takes at most.
const BATCH: usize = 512;

/// Is the baseline called `name`, until it is killed.
pub fn be(name: &str, argument: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        match name {
            "ballots" => serve(ballots(argument).await).await,
            "empty" => serve(Router::new().route("/ballot", post(|_: Bytes| async { "{}" }))).await,
            "broadcast" => serve(broadcast()).await,
            "hashes" => hashes(),
            "scan" => scan(argument).await,
            other => panic!("there is no baseline {other}"),
        }
    });
}

async fn serve(router: Router) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    println!("serving  http://{}", listener.local_addr().expect("an address"));
    axum::serve(listener, router).await.expect("it serves");
}

/// A ballot as the statement takes it: round, delegate, mark, reason, proposal, when, key, salt.
type Row = (u32, String, String, Option<()>, Option<()>, i64, Option<()>, String);
type Slip = (Row, oneshot::Sender<()>);

#[derive(Clone)]
struct Ballots {
    sessions: Arc<HashMap<String, String>>,
    queue: mpsc::Sender<Slip>,
}

/// What the statement needs.
const TABLES: [&str; 3] = [
    "CREATE TABLE ballots (round INTEGER NOT NULL, delegate TEXT NOT NULL, mark TEXT NOT NULL, reason TEXT, proposal TEXT, \
     cast_at INTEGER NOT NULL, key TEXT, salt TEXT NOT NULL, PRIMARY KEY (round, delegate)) STRICT, WITHOUT ROWID",
    "CREATE TABLE open_rounds (round INTEGER PRIMARY KEY) STRICT",
    "INSERT INTO open_rounds (round) VALUES (1)",
];

/// A session lookup and the same batched statement, with every commit synced. Time and salt of a ballot are its own: what
/// a row says already, SQLite does not write again.
async fn ballots(path: &str) -> Router {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut database = SqliteConnection::connect_with(&options).await.expect("a database");
    for statement in TABLES {
        sqlx::query(statement).execute(&mut database).await.expect("a table");
    }
    let (queue, mut slips) = mpsc::channel::<Slip>(16_384);
    tokio::spawn(async move {
        let mut batch = Vec::with_capacity(BATCH);
        while let Some(first) = slips.recv().await {
            tokio::task::yield_now().await;
            batch.push(first);
            while batch.len() < BATCH
                && let Ok(next) = slips.try_recv()
            {
                batch.push(next);
            }
            let (rows, answers): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
            let mut tx = database.begin_with("BEGIN IMMEDIATE").await.expect("a transaction");
            let rows = serde_json::to_string(&rows).expect("JSON");
            sqlx::query(WRITE_BALLOTS).bind(rows).execute(&mut *tx).await.expect("ballots");
            tx.commit().await.expect("a commit");
            for answer in answers {
                let _ = answer.send(());
            }
        }
    });
    let sessions = (0..10_000).map(|n| (format!("hemicycle={n:043}"), format!("XX-{n}"))).collect();
    let state = Ballots { sessions: Arc::new(sessions), queue };
    Router::new().route("/ballot", post(cast)).with_state(state)
}

#[derive(serde::Deserialize)]
struct Paper {
    round: u32,
    choice: String,
}

async fn cast(State(ballots): State<Ballots>, headers: HeaderMap, Form(paper): Form<Paper>) -> Response {
    let session = headers.get(header::COOKIE).and_then(|value| value.to_str().ok());
    let Some(delegate) = session.and_then(|session| ballots.sessions.get(session)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let (answer, recorded) = oneshot::channel();
    let row = (paper.round, delegate.clone(), paper.choice, None, None, clock::now().0, None, seal::salt());
    let slip = (row, answer);
    if ballots.queue.try_send(slip).is_err() || recorded.await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    "{\"done\":true}".into_response()
}

/// A broadcast of the same bytes to whoever listens.
fn broadcast() -> Router {
    let message = |n: u64| {
        let data =
            format!("{{\"revision\":{n},\"key\":\"{n}:open\",\"scene\":\"{n}:open\",\"closes_at\":null,\"now\":0}}");
        Bytes::from(format!("event: round\nid: {n}\ndata: {data}\n\n"))
    };
    let sender = Arc::new(watch::Sender::new((0_u64, message(0))));
    let told = sender.clone();
    let live = move || {
        let mut receiver = sender.subscribe();
        let first = receiver.borrow_and_update().1.clone();
        async move {
            let rest = stream::unfold(receiver, |mut receiver| async move {
                receiver.changed().await.ok()?;
                let bytes = receiver.borrow_and_update().1.clone();
                Some((bytes, receiver))
            });
            let events = stream::iter([first]).chain(rest).map(Ok::<_, std::io::Error>);
            ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(events))
        }
    };
    let tell = move || {
        let n = told.borrow().0 + 1;
        told.send_replace((n, message(n)));
        async { "{}" }
    };
    Router::new().route("/live", get(live)).route("/tell", post(tell))
}

/// Argon2id on one thread, for two seconds; prints how many a second.
fn hashes() {
    use argon2::password_hash::PasswordHasher;
    let params = argon2::Params::new(19 * 1024, 2, 1, None).expect("parameters");
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let (start, mut n) = (Instant::now(), 0_u32);
    while start.elapsed() < Duration::from_secs(2) {
        argon2.hash_password(b"a password").expect("a hash");
        n += 1;
    }
    println!("{}", f64::from(n) / start.elapsed().as_secs_f64());
}

/// Reads a log line by line, hashes its chain and reads each entry as JSON: what any start must do that checks its log.
async fn scan(path: &str) {
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let mut database = SqliteConnection::connect_with(&options).await.expect("a database");
    let mut rows =
        sqlx::query_as::<_, (String, String)>("SELECT entry, hash FROM log ORDER BY seq").fetch(&mut database);
    let mut head = server::seal::GENESIS.to_owned();
    let mut n = 0_u64;
    while let Some(Ok((entry, hash))) = rows.next().await {
        head = server::seal::chained(&head, &entry);
        assert_eq!(head, hash);
        let _: serde_json::Value = serde_json::from_str(&entry).expect("JSON");
        n += 1;
    }
    println!("{n}");
}
