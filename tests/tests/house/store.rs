//! What every store promises, whatever its engine.

use app::port::{Happening, Note};
use congress::ballot::Choice;
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::round::{Moment, RoundNumber};
use server::store::{
    Beginning, Entered, LogLine, PaperSlip, Postgres, Proof, SecretStore, Slip, Sqlite, Store, StoreError, StoredCard,
    StoredSession, Taken, User,
};
use tempfile::TempDir;
use tests::postgres::Cluster;

use crate::sessions;

/// Every promise by its name: kept on SQLite each for itself, and on PostgreSQL one after the other, each in a database of
/// its own.
macro_rules! promises {
    ($($promise:ident,)*) => {
        mod on_sqlite {
            use super::*;
            $(
                #[tokio::test]
                async fn $promise() {
                    let folder = TempDir::new().expect("a folder");
                    let store = Sqlite::open(&folder.path().join("congress.db")).await.expect("a store");
                    super::$promise(&store).await;
                }
            )*
        }

        #[tokio::test]
        async fn every_promise_is_kept_on_postgresql() {
            let cluster = Cluster::default();
            $(
                println!("{}", stringify!($promise));
                let store = Postgres::open(&cluster.database(), "tests").await.expect("a store");
                $promise(&store).await;
                store.close().await;
            )*
        }
    };
}

promises! {
    the_log_keeps_its_order_and_a_taken_place_stays_taken,
    ballots_are_taken_only_between_opening_and_sealing,
    a_round_whose_end_did_not_get_into_the_log_takes_ballots_as_before,
    ballots_and_the_line_that_tells_of_them_are_written_together_or_not_at_all,
    a_later_ballot_replaces_the_earlier_even_in_one_batch,
    a_delegate_finds_their_own_ballots_of_every_round_with_what_they_are_known_by,
    a_new_card_ends_the_old_and_a_lone_session_the_others,
    a_removed_user_leaves_nothing_behind,
    a_user_put_anew_is_as_put_and_keeps_no_session_but_the_one_named,
    a_code_is_used_once_and_no_earlier_one_after_it,
    a_history_has_the_latest_first_and_failures_in_a_row_as_one,
    a_logo_is_kept_by_its_digest,
}

fn line(seq: u64) -> LogLine {
    LogLine { seq, entry: format!("{{\"seq\":{seq}}}"), hash: format!("hash {seq}") }
}

/// Another line at the same place: no two that are written have the same hash.
fn other_line(seq: u64) -> LogLine {
    LogLine { hash: format!("other hash {seq}"), ..line(seq) }
}

fn slip(delegate: &str, mark: &str) -> Slip {
    Slip {
        round: RoundNumber(1),
        delegate: DelegateId::new(delegate),
        mark: mark.into(),
        reason: None,
        proposal: None,
        cast_at: Moment(7),
        key: None,
        salt: format!("salt of {delegate} {mark}"),
        spent: vec![],
    }
}

async fn the_log_keeps_its_order_and_a_taken_place_stays_taken(store: &dyn Store) {
    store.append(&[line(1), line(2)], None).await.expect("appended");
    let clash = store.append(&[line(3), other_line(2)], Some(RoundNumber(9))).await;
    assert!(matches!(clash, Err(StoreError::Conflict)));
    assert_eq!(store.log(0).await.expect("the log"), [line(1), line(2)], "nothing of the refused lines is there");
    assert_eq!(store.log(1).await.expect("the log"), [line(2)]);
    assert_eq!(
        store.cast(&[Slip { round: RoundNumber(9), ..slip("A-1", "for") }]).await.expect("an answer"),
        [Taken::Shut]
    );
}

async fn ballots_are_taken_only_between_opening_and_sealing(store: &dyn Store) {
    assert_eq!(store.cast(&[slip("A-1", "for")]).await.expect("an answer"), [Taken::Shut]);
    store.append(&[line(1)], Some(RoundNumber(1))).await.expect("opened");
    let other_round = Slip { round: RoundNumber(2), ..slip("A-2", "for") };
    assert_eq!(
        store.cast(&[slip("A-1", "for"), other_round]).await.expect("an answer"),
        [Taken::Recorded, Taken::Shut]
    );
    let mut sealing = store.seal(RoundNumber(1)).await.expect("sealed");
    assert_eq!(sealing.take_slips(), [slip("A-1", "for")]);
    sealing.append(&[line(2)]).await.expect("appended");
    assert_eq!(store.cast(&[slip("A-2", "for")]).await.expect("an answer"), [Taken::Shut]);
    assert_eq!(store.ballots(RoundNumber(1)).await.expect("the ballots"), [slip("A-1", "for")]);
    store.append(&[line(3)], Some(RoundNumber(1))).await.expect("opened again");
    let paper = PaperSlip { slip: slip("A-2", "against"), replaces: false };
    assert_eq!(store.enter(&[line(4)], &[paper]).await.expect("an answer"), Entered::Recorded);
}

async fn a_round_whose_end_did_not_get_into_the_log_takes_ballots_as_before(store: &dyn Store) {
    store.append(&[line(1)], Some(RoundNumber(1))).await.expect("opened");
    store.cast(&[slip("A-1", "for")]).await.expect("an answer");
    drop(store.seal(RoundNumber(1)).await.expect("sealed"));
    assert_eq!(store.cast(&[slip("A-2", "for")]).await.expect("an answer"), [Taken::Recorded]);
    let mut late = store.seal(RoundNumber(1)).await.expect("sealed");
    assert_eq!(late.take_slips().len(), 2);
    assert!(matches!(late.append(&[other_line(1)]).await, Err(StoreError::Conflict)), "the place in the log is taken");
    assert_eq!(store.cast(&[slip("A-3", "for")]).await.expect("an answer"), [Taken::Recorded]);
    assert_eq!(store.log(0).await.expect("the log"), [line(1)]);
}

async fn ballots_and_the_line_that_tells_of_them_are_written_together_or_not_at_all(store: &dyn Store) {
    store.append(&[line(1)], Some(RoundNumber(1))).await.expect("opened");
    store.cast(&[slip("A-1", "for")]).await.expect("an answer");
    let papers = |slips: [Slip; 2]| slips.map(|slip| PaperSlip { slip, replaces: true });
    let both = [slip("A-1", "against"), slip("B-1", "for")];
    // The place in the log is taken: no ballot is there either.
    let clash = store.enter(&[other_line(1)], &papers(both.clone())).await;
    assert!(matches!(clash, Err(StoreError::Conflict)));
    assert_eq!(store.ballots(RoundNumber(1)).await.expect("the ballots"), [slip("A-1", "for")]);
    // A round that takes no ballots: no line is there either.
    let elsewhere = Slip { round: RoundNumber(2), ..slip("B-1", "for") };
    let refused = store.enter(&[line(2)], &papers([slip("A-1", "against"), elsewhere])).await.expect("an answer");
    assert_eq!(refused, Entered::Shut);
    // One that was not to be replaced: none is there.
    let kept = both.clone().map(|slip| PaperSlip { slip, replaces: false });
    let refused = store.enter(&[line(2)], &kept).await.expect("an answer");
    assert_eq!(refused, Entered::Taken(vec![DelegateId::new("A-1")]));
    assert_eq!(store.ballots(RoundNumber(1)).await.expect("the ballots"), [slip("A-1", "for")]);
    assert_eq!(store.log(0).await.expect("the log"), [line(1)]);
    assert_eq!(store.enter(&[line(2)], &papers(both.clone())).await.expect("an answer"), Entered::Recorded);
    let bare = |slips: Vec<Slip>| slips.into_iter().map(|slip| Slip { spent: vec![], ..slip }).collect::<Vec<_>>();
    assert_eq!(bare(store.ballots(RoundNumber(1)).await.expect("the ballots")), both);
    assert_eq!(store.log(1).await.expect("the log"), [line(2)]);
}

async fn a_later_ballot_replaces_the_earlier_even_in_one_batch(store: &dyn Store) {
    store.append(&[line(1)], Some(RoundNumber(1))).await.expect("opened");
    let batch = [slip("B-1", "for"), slip("A-1", "for"), slip("B-1", "against")];
    assert_eq!(store.cast(&batch).await.expect("an answer"), [Taken::Recorded; 3]);
    store.cast(&[slip("A-1", "abstain")]).await.expect("an answer");
    let sealed = store.seal(RoundNumber(1)).await.expect("sealed").take_slips();
    let marks: Vec<(&str, &str)> = sealed.iter().map(|slip| (slip.delegate.as_str(), slip.mark.as_str())).collect();
    assert_eq!(marks, [("A-1", "abstain"), ("B-1", "against")]);
}

async fn a_delegate_finds_their_own_ballots_of_every_round_with_what_they_are_known_by(store: &dyn Store) {
    let mine =
        |round, mark: &str| Slip { round: RoundNumber(round), key: Some(format!("tap {round}")), ..slip("A-1", mark) };
    for round in 1..=3 {
        store.append(&[line(u64::from(round))], Some(RoundNumber(round))).await.expect("opened");
    }
    let others = Slip { round: RoundNumber(2), ..slip("B-1", "against") };
    store.cast(&[mine(3, "for"), mine(1, "abstain"), others]).await.expect("an answer");
    let delegate = DelegateId::new("A-1");
    let all = [1, 2, 3].map(RoundNumber);
    assert_eq!(store.own_ballots(&delegate, &all).await.expect("mine"), [mine(1, "abstain"), mine(3, "for")]);
    assert_eq!(store.own_ballots(&delegate, &all[2..]).await.expect("mine"), [mine(3, "for")]);
    assert!(store.own_ballots(&delegate, &[]).await.expect("mine").is_empty());
}

fn card(digest: &str, holder: &Actor, code: Option<&str>) -> StoredCard {
    StoredCard { digest: digest.into(), holder: holder.clone(), code: code.map(str::to_owned) }
}

async fn a_new_card_ends_the_old_and_a_lone_session_the_others(store: &dyn Store) {
    let delegate = Actor::Delegate(DelegateId::new("A-1"));
    let other = StoredCard { digest: "other".into(), holder: Actor::Delegate(DelegateId::new("A-2")), code: None };
    store.issue_cards(&[card("first", &delegate, Some("hash")), other.clone()]).await.expect("issued");
    let id = DelegateId::new("A-1");
    assert_eq!(store.code(&id).await.expect("a code").as_deref(), Some("hash"));
    let session = |digest: &str| StoredSession { digest: digest.into(), holder: delegate.clone() };
    let by_card = Proof::Card("first".into());
    let begun = async |name, at, by: &Proof| sessions::begin(store, &session(name), at, by).await;
    assert!(begun("one", 1, &by_card).await && begun("two", 2, &Proof::Code("hash".into())).await);
    assert!(!begun("three", 2, &Proof::Code("other".into())).await, "no code of this delegate");
    assert_eq!(store.sessions().await.expect("sessions"), [session("two")]);
    store.issue_cards(&[card("second", &delegate, None)]).await.expect("issued");
    let cards = [(other.digest, other.holder), ("second".to_owned(), delegate.clone())];
    assert_eq!(store.cards().await.expect("cards"), cards);
    let replaced = store.replaced_cards().await.expect("replaced cards");
    assert_eq!(replaced, [("first".to_owned(), delegate.clone())], "what was replaced is still known for what it was");
    assert_eq!(store.code(&id).await.expect("an answer"), None);
    assert!(store.sessions().await.expect("sessions").is_empty(), "a new card ends the session of the old");
    assert!(!begun("four", 3, &by_card).await, "the old card begins nothing more");
    assert!(begun("five", 3, &Proof::Card("second".into())).await);
    // Several at once are one after the other: whoever comes by nothing good stays outside, and of two phones the later stays.
    let beginning = |digest: &str, by: &str| Beginning {
        session: session(digest),
        at: Moment(4),
        alone: true,
        by: Proof::Card(by.into()),
    };
    let together = [beginning("six", "second"), beginning("seven", "first"), beginning("eight", "second")];
    assert_eq!(store.begin_sessions(&together).await.expect("an answer"), [true, false, true]);
    assert_eq!(store.sessions().await.expect("sessions"), [session("eight")]);
    assert!(begun("five", 5, &Proof::Card("second".into())).await);
    store.end_session("five").await.expect("ended");
    assert!(store.sessions().await.expect("sessions").is_empty());
}

async fn a_removed_user_leaves_nothing_behind(store: &dyn Store) {
    let actor = Actor::Chair("anna".into());
    store.put_user(&User::new(actor.clone(), "x".into()), None).await.expect("put");
    store.put_user(&User::new(actor.clone(), "y".into()), None).await.expect("put");
    assert!(store.users().await.expect("users") == [User::new(actor.clone(), "y".into())]);
    store.note("anna", &note(Happening::ByLink, 1)).await.expect("noted");
    store.issue_cards(&[card("card", &actor, None)]).await.expect("issued");
    let session = StoredSession { digest: "s".into(), holder: actor };
    let by_card = Proof::Card("card".into());
    assert!(sessions::begin(store, &session, 1, &by_card).await);
    assert!(store.remove_user("anna").await.expect("removed"));
    assert!(!store.remove_user("anna").await.expect("an answer"));
    assert!(store.cards().await.expect("cards").is_empty() && store.sessions().await.expect("sessions").is_empty());
    assert!(store.notes().await.expect("notes").is_empty());
}

fn note(what: Happening, at: i64) -> Note {
    Note { what, at: Moment(at), times: 1, by: Some("lim".into()), browser: Some("Firefox".into()) }
}

async fn a_user_put_anew_is_as_put_and_keeps_no_session_but_the_one_named(store: &dyn Store) {
    let actor = Actor::Secretariat("anna".into());
    let user = User { second: Some("SECRET".into()), disabled: true, ..User::new(actor.clone(), "x".into()) };
    store.put_user(&User::new(actor.clone(), "x".into()), None).await.expect("put");
    store.issue_cards(&[card("card", &actor, None)]).await.expect("issued");
    let session = |digest: &str| StoredSession { digest: digest.into(), holder: actor.clone() };
    let other = StoredSession { digest: "other".into(), holder: Actor::Chair("otto".into()) };
    store.put_user(&User::new(other.holder.clone(), "x".into()), None).await.expect("put");
    let by_password = Proof::Password("x".into());
    for one in [session("kept"), session("ended"), other.clone()] {
        assert!(sessions::begin(store, &one, 1, &by_password).await);
    }
    store.put_user(&user, Some("kept")).await.expect("put");
    let users = store.users().await.expect("users");
    assert!(users.contains(&user) && users.len() == 2);
    let again = StoredSession { digest: "again".into(), holder: actor.clone() };
    let begun = sessions::begin(store, &again, 2, &by_password).await;
    assert!(!begun, "who is shut out begins nothing");
    assert!(store.cards().await.expect("cards").is_empty(), "a card is as old as the password");
    assert_eq!(store.sessions().await.expect("sessions"), [session("kept"), other]);
}

async fn a_code_is_used_once_and_no_earlier_one_after_it(store: &dyn Store) {
    let user = User { second: Some("SECRET".into()), ..User::new(Actor::Chair("anna".into()), "x".into()) };
    store.put_user(&user, None).await.expect("put");
    for (step, is_fresh) in [(7, true), (7, false), (6, false), (8, true)] {
        assert_eq!(store.spend_code("anna", step).await.expect("an answer"), is_fresh, "{step}");
    }
    store.put_user(&User { hash: "y".into(), ..user.clone() }, None).await.expect("put");
    assert!(!store.spend_code("anna", 8).await.expect("an answer"), "another password does not make it good again");
    store.put_user(&User { second: Some("OTHER".into()), ..user }, None).await.expect("put");
    assert!(store.spend_code("anna", 8).await.expect("an answer"), "another secret has codes of its own");
    assert!(!store.spend_code("nobody", 9).await.expect("an answer"));
}

async fn a_history_has_the_latest_first_and_failures_in_a_row_as_one(store: &dyn Store) {
    for (name, one) in [
        ("anna", note(Happening::Added, 1)),
        ("anna", note(Happening::Failed, 2)),
        ("otto", note(Happening::ByPassword, 3)),
        ("anna", note(Happening::Failed, 4)),
        ("anna", note(Happening::ByPasswordAndCode, 5)),
        ("anna", note(Happening::Failed, 6)),
    ] {
        store.note(name, &one).await.expect("noted");
    }
    let twice = Note { times: 2, ..note(Happening::Failed, 4) };
    let anna = [note(Happening::Failed, 6), note(Happening::ByPasswordAndCode, 5), twice, note(Happening::Added, 1)];
    let found: Vec<Note> = store
        .notes()
        .await
        .expect("notes")
        .into_iter()
        .filter(|(name, _)| name == "anna")
        .map(|(_, one)| one)
        .collect();
    assert_eq!(found, anna);
    for at in 10..130 {
        store.note("anna", &note(Happening::ByLink, at)).await.expect("noted");
    }
    let notes = store.notes().await.expect("notes");
    let anna: Vec<_> = notes.iter().filter(|(name, _)| name == "anna").collect();
    assert_eq!((anna.len(), anna[0].1.at, anna[99].1.at), (100, Moment(129), Moment(30)), "the last hundred are kept");
    assert!(notes.iter().any(|(name, _)| name == "otto"), "and everybody else's");
}

async fn a_logo_is_kept_by_its_digest(store: &dyn Store) {
    store.put_logo("aa", b"picture").await.expect("kept");
    store.put_logo("aa", b"picture").await.expect("kept once more");
    assert_eq!(store.logo("aa").await.expect("an answer").as_deref(), Some(&b"picture"[..]));
    assert_eq!(store.logo("bb").await.expect("an answer"), None);
}

#[tokio::test]
async fn a_confidential_ballot_is_a_mark_and_a_sum_and_is_cast_once() {
    let folder = TempDir::new().expect("a folder");
    let store = Sqlite::open(&folder.path().join("congress.db")).await.expect("a store");
    let round = RoundNumber(1);
    let (one, two) = ([DelegateId::new("A-1")], [DelegateId::new("A-2"), DelegateId::new("A-1")]);
    let for_it = |n: u64| std::collections::BTreeMap::from([(Choice::For, n)]);
    assert!(!store.cast_secretly(round, &one, &for_it(1)).await.expect("an answer"), "not open");
    store.append(&[line(1)], Some(round)).await.expect("opened");
    assert!(store.cast_secretly(round, &one, &for_it(1)).await.expect("an answer"));
    assert!(matches!(store.cast_secretly(round, &two, &for_it(2)).await, Err(StoreError::Conflict)));
    let kept = store.secret_ballots(round).await.expect("the box");
    assert_eq!((kept.voters.len(), kept.sums()[&Choice::For]), (1, 1), "nothing of a refused batch is there");
    let against = std::collections::BTreeMap::from([(Choice::Against, 1)]);
    assert!(store.cast_secretly(round, &two[..1], &against).await.expect("an answer"));
    let sealed = store.seal_secret(round).await.expect("sealed");
    assert_eq!(sealed.sums().into_values().collect::<Vec<_>>(), [1, 1, 0]);
    assert!(!store.cast_secretly(round, &[DelegateId::new("A-3")], &against).await.expect("an answer"));
    assert_eq!(store.secret_ballots(round).await.expect("the box"), sealed);
    assert!(store.ballots(round).await.expect("ballots").is_empty());
}
