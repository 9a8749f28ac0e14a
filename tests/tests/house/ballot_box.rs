//! The ballot box over every engine: also where several batches are on their way at a time, what somebody sends last stands.

use std::sync::Arc;

use congress::ballot::{Choice, Mark};
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use futures::future::join_all;
use server::ballot_box::BallotBox;
use server::store::{LogLine, Postgres, Slip, Sqlite, Store};
use tempfile::TempDir;
use tests::postgres::Cluster;

const ROUND: RoundNumber = RoundNumber(1);
const CHOICES: [Choice; 2] = [Choice::For, Choice::Against];
/// So many people vote, and change their mind before any answer comes.
const PEOPLE: usize = 300;

fn slip(delegate: &str, nth: usize) -> (Slip, Mark) {
    let choice = CHOICES[nth];
    let slip = Slip {
        round: ROUND,
        delegate: DelegateId::new(delegate),
        mark: choice.as_str().into(),
        reason: None,
        proposal: None,
        cast_at: Moment(nth as i64),
        key: Some(format!("{delegate} {nth}")),
        salt: format!("salt of {delegate} {nth}"),
        spent: vec![],
    };
    (slip, Mark::Choice(choice))
}

async fn what_is_sent_last_stands(store: Arc<dyn Store>) {
    let line = LogLine { seq: 1, entry: "{}".into(), hash: "hash".into() };
    store.append(&[line], Some(ROUND)).await.expect("opened");
    let ballots = BallotBox::new(store);
    // Each ballot is a batch, so that two of the same person would be on their way together.
    ballots.limit_batches(1);
    let people: Vec<String> = (0..PEOPLE).map(|place| format!("A-{place:03}")).collect();
    let sent = people.iter().flat_map(|person| [slip(person, 0), slip(person, 1)]);
    let answers = join_all(sent.map(|(slip, mark)| ballots.cast(slip, mark))).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let sealed = ballots.seal(ROUND).await.expect("sealed").take_slips();
    assert_eq!(sealed.len(), PEOPLE);
    let first_stands: Vec<_> =
        sealed.iter().filter(|slip| slip.cast_at != Moment(1)).map(|slip| &slip.delegate).collect();
    assert!(first_stands.is_empty(), "of these the first ballot stands: {first_stands:?}");
}

#[tokio::test]
async fn what_is_sent_last_stands_on_sqlite() {
    let folder = TempDir::new().expect("a folder");
    let store = Sqlite::open(&folder.path().join("congress.db")).await.expect("a store");
    what_is_sent_last_stands(Arc::new(store)).await;
}

#[tokio::test]
async fn what_is_sent_last_stands_on_postgresql() {
    let cluster = Cluster::default();
    what_is_sent_last_stands(Arc::new(Postgres::open(&cluster.database(), "tests").await.expect("a store"))).await;
}
