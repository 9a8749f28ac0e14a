//! What PostgreSQL promises beyond every store: two nodes that write at the same time, and what each learns of the other.

use std::sync::Arc;
use std::time::Duration;

use congress::command::Actor;
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use server::door::Ending;
use server::store::{
    Entered, LogLine, PaperSlip, Postgres, Proof, Shared, Slip, Store, StoreError, StoredCard, StoredSession, Taken,
    Waiting,
};
use tests::postgres::Cluster;
use tests::wire::Authority;

use crate::sessions;

const ROUND: RoundNumber = RoundNumber(1);

fn line(seq: u64) -> LogLine {
    LogLine { seq, entry: format!("{{\"seq\":{seq}}}"), hash: format!("hash {seq}") }
}

fn slip(delegate: &str, mark: &str, key: &str, spent: &[&str]) -> Slip {
    Slip {
        round: ROUND,
        delegate: DelegateId::new(delegate),
        mark: mark.into(),
        reason: None,
        proposal: None,
        cast_at: Moment(7),
        key: Some(key.into()),
        salt: format!("salt {key}"),
        spent: spent.iter().map(|&key| key.to_owned()).collect(),
    }
}

/// Two nodes on one database, with a round open.
async fn two_nodes(cluster: &Cluster) -> [Arc<Postgres>; 2] {
    let database = cluster.database();
    let open = async || Arc::new(Postgres::open(&database, "tests").await.expect("a store"));
    let nodes = [open().await, open().await];
    nodes[0].append(&[line(1)], Some(ROUND)).await.expect("opened");
    nodes
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_node_wrote_binds_the_other() {
    let cluster = Cluster::default();
    a_ballot_that_comes_late_at_another_node_is_not_the_last(two_nodes(&cluster).await).await;
    a_phone_does_not_replace_paper_that_another_node_entered(two_nodes(&cluster).await).await;
    ballots_wait_while_another_node_closes(two_nodes(&cluster).await).await;
    a_node_learns_of_every_ballot_that_another_recorded(two_nodes(&cluster).await).await;
    sessions_end_on_every_node_and_say_why(two_nodes(&cluster).await).await;
    attempts_count_together(two_nodes(&cluster).await).await;
    a_text_that_the_database_cannot_keep_spoils_no_other(two_nodes(&cluster).await).await;
    the_first_key_is_the_key_of_the_congress(two_nodes(&cluster).await).await;
}

async fn a_ballot_that_comes_late_at_another_node_is_not_the_last([one, other]: [Arc<Postgres>; 2]) {
    let cast = async |node: &Postgres, slip: Slip| node.cast(&[slip]).await.expect("an answer")[0];
    assert_eq!(cast(&one, slip("A-1", "for", "k1", &[])).await, Taken::Recorded);
    assert_eq!(cast(&other, slip("A-1", "for", "k1", &[])).await, Taken::Spent, "sent again, it is recognised");
    assert_eq!(cast(&other, slip("A-1", "against", "k3", &["k2"])).await, Taken::Recorded);
    assert_eq!(cast(&one, slip("A-1", "for", "k1", &[])).await, Taken::Spent);
    assert_eq!(cast(&one, slip("A-1", "abstain", "k2", &[])).await, Taken::Spent, "taken back before it came");
    let stands = one.ballots(ROUND).await.expect("the ballots");
    assert_eq!((stands.len(), stands[0].mark.as_str()), (1, "against"));
    // In one batch, too.
    let batch = [slip("B-1", "for", "k5", &["k4"]), slip("B-1", "abstain", "k4", &[])];
    assert_eq!(one.cast(&batch).await.expect("an answer"), [Taken::Recorded, Taken::Spent]);
}

async fn a_phone_does_not_replace_paper_that_another_node_entered([one, other]: [Arc<Postgres>; 2]) {
    let paper = |replaces| PaperSlip { slip: slip("A-1", "for", "p", &[]), replaces };
    one.cast(&[slip("A-1", "against", "k1", &[])]).await.expect("an answer");
    let refused = other.enter(&[line(2)], &[paper(false)]).await.expect("an answer");
    assert_eq!(refused, Entered::Taken(vec![DelegateId::new("A-1")]));
    assert_eq!(other.enter(&[line(2)], &[paper(true)]).await.expect("an answer"), Entered::Recorded);
    assert_eq!(one.cast(&[slip("A-1", "against", "k2", &[])]).await.expect("an answer"), [Taken::OnPaper]);
    let mut sealing = one.seal(ROUND).await.expect("sealed");
    assert_eq!(sealing.take_slips()[0].mark, "for");
    sealing.append(&[line(3)]).await.expect("closed");
    other.append(&[line(4)], Some(ROUND)).await.expect("opened again");
    assert_eq!(one.cast(&[slip("B-1", "for", "k3", &[])]).await.expect("an answer"), [Taken::Shut], "for paper only");
}

async fn ballots_wait_while_another_node_closes([one, other]: [Arc<Postgres>; 2]) {
    for (lines, expected) in [(vec![], Taken::Recorded), (vec![line(2)], Taken::Shut)] {
        let sealing = one.seal(ROUND).await.expect("sealed");
        let (node, late) = (other.clone(), slip("A-1", "for", &format!("{expected:?}"), &[]));
        let cast = tokio::spawn(async move { node.cast(&[late]).await.expect("an answer")[0] });
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(!cast.is_finished(), "nobody knows yet whether it is in time");
        match lines.is_empty() {
            true => drop(sealing),
            false => sealing.append(&lines).await.expect("closed"),
        }
        assert_eq!(cast.await.expect("an answer"), expected);
    }
    // Two who close: the second finds the place taken.
    let second = other.seal(ROUND).await.expect("sealed");
    assert!(matches!(second.append(&[line(2)]).await, Ok(()) | Err(StoreError::Conflict)));
    assert_eq!(one.log(0).await.expect("the log").len(), 2);
}

async fn a_node_learns_of_every_ballot_that_another_recorded([one, other]: [Arc<Postgres>; 2]) {
    let mut mark = 0;
    let mut known = std::collections::BTreeMap::new();
    let mut writers = Vec::new();
    for writer in 0..4 {
        let node = one.clone();
        writers.push(tokio::spawn(async move {
            for n in 0..50 {
                let name = format!("{writer}-{n}");
                node.cast(&[slip(&name, "for", &name, &[])]).await.expect("an answer");
            }
        }));
    }
    while writers.iter().any(|writer| !writer.is_finished()) {
        let (slips, next) = other.ballots_since(ROUND, mark).await.expect("the new ones");
        known.extend(slips.into_iter().map(|slip| (slip.delegate, slip.mark)));
        mark = next;
    }
    let (slips, _) = other.ballots_since(ROUND, mark).await.expect("the new ones");
    known.extend(slips.into_iter().map(|slip| (slip.delegate, slip.mark)));
    assert_eq!(known.len(), 200, "none is missed, however they overlap");
}

async fn sessions_end_on_every_node_and_say_why([one, other]: [Arc<Postgres>; 2]) {
    let delegate = Actor::Delegate(DelegateId::new("A-1"));
    let card = |digest: &str| StoredCard { digest: digest.into(), holder: delegate.clone(), code: None };
    let session = |digest: &str| StoredSession { digest: digest.into(), holder: delegate.clone() };
    let (mark, revision) =
        (other.ended_since(0).await.expect("a mark").1, other.entering_revision().await.expect("a revision"));
    one.issue_cards(&[card("card")]).await.expect("issued");
    assert_ne!(other.entering_revision().await.expect("a revision"), revision);
    let by = Proof::Card("card".into());
    assert!(sessions::begin(&*one, &session("first"), 1, &by).await);
    assert_eq!(other.session("first").await.expect("an answer"), Ok(delegate.clone()));
    assert!(sessions::begin(&*other, &session("second"), 2, &by).await);
    one.issue_cards(&[card("new")]).await.expect("issued");
    let (ended, _) = other.ended_since(mark).await.expect("the ended");
    let expected = [("first".to_owned(), Some(Ending::Moved)), ("second".to_owned(), Some(Ending::Reissued))];
    assert_eq!(ended, expected);
    assert_eq!(one.session("second").await.expect("an answer"), Err(Some(Ending::Reissued)));
    assert_eq!(one.session("unknown").await.expect("an answer"), Err(None));
}

async fn attempts_count_together([one, other]: [Arc<Postgres>; 2]) {
    let period = Duration::from_secs(10);
    for attempt in 0..10 {
        let node = if attempt % 2 == 0 { &one } else { &other };
        assert_eq!(node.take_attempt("anna", 10, period).await.expect("an answer"), None, "{attempt}");
    }
    let wait = other.take_attempt("anna", 10, period).await.expect("an answer").expect("an eleventh has to wait");
    assert!(wait > Duration::from_secs(5) && wait <= period, "{wait:?}");
    assert_eq!(one.take_attempt("otto", 10, period).await.expect("an answer"), None);
    let waiting = Waiting { name: "step".into(), what: vec![0, 1] };
    one.keep(&waiting, period).await.expect("kept");
    assert_eq!(other.kept("step", true).await.expect("an answer"), Some(vec![0, 1]));
    assert_eq!(one.kept("step", false).await.expect("an answer"), None, "it was taken");
    one.keep(&waiting, Duration::ZERO).await.expect("kept");
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(other.kept("step", false).await.expect("an answer"), None, "its time is over");
}

async fn a_text_that_the_database_cannot_keep_spoils_no_other([one, _]: [Arc<Postgres>; 2]) {
    let strange = Slip { reason: Some("a\0b \u{b} \u{1f5f3}".into()), ..slip("A-1", "for", "k", &["\0"]) };
    let taken = one.cast(&[strange, slip("B-1", "for", "k", &[])]).await.expect("an answer");
    assert_eq!(taken, [Taken::Recorded; 2]);
    let kept = one.ballots(ROUND).await.expect("the ballots");
    assert_eq!(kept[0].reason.as_deref(), Some("a\u{fffd}b \u{b} \u{1f5f3}"));
    assert_eq!(one.code(&DelegateId::new("\0")).await.expect("an answer"), None);
}

async fn the_first_key_is_the_key_of_the_congress([one, other]: [Arc<Postgres>; 2]) {
    assert_eq!(one.claim("first").await.expect("a key"), "first");
    assert_eq!(other.claim("second").await.expect("a key"), "first");
}

#[tokio::test]
async fn a_database_that_would_forget_is_refused() {
    for (setting, said) in [("synchronous_commit=off", "synchronous_commit is off"), ("fsync=off", "fsync is off")] {
        let cluster = Cluster::start(&[setting]);
        let refused = Postgres::open(&cluster.database(), "tests").await.err().expect("refused").to_string();
        assert!(refused.contains(said), "{refused}");
    }
}

#[tokio::test]
async fn a_database_is_reached_by_tls_and_has_to_prove_that_it_is_the_one() {
    let authority = Authority::default();
    let cluster = Cluster::behind_tls(&authority);
    let (here, name) = (cluster.database(), cluster.database().replace("127.0.0.1", "localhost"));
    let trust = |authority: &Authority, file: &str| {
        let file = cluster.folder().join(file);
        std::fs::write(&file, &authority.pem).expect("a file");
        format!("?sslmode=verify-full&sslrootcert={}", file.display())
    };
    let (own, another) = (trust(&authority, "own.pem"), trust(&Authority::default(), "another.pem"));

    let node = Postgres::open(&format!("{name}{own}"), "by-tls").await.expect("it is the one");
    let by_tls =
        "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'by-tls'";
    assert_eq!(cluster.psql(&here, by_tls), "t");
    assert_eq!(node.claim("a key").await.expect("it answers"), "a key");

    for (url, why) in [
        (format!("{name}{another}"), "an authority that is not trusted"),
        (format!("{here}{own}"), "another name than in its certificate"),
        (format!("{name}?sslmode=disable"), "no TLS where it is asked for"),
    ] {
        let refused = Postgres::open(&url, "tests").await.err().unwrap_or_else(|| panic!("{why} is taken"));
        assert!(
            ["certificate", "no encryption"].iter().any(|said| refused.to_string().contains(said)),
            "{why}: {refused}"
        );
    }
}
