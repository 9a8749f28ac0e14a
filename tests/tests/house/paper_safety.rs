//! Paper and phones at the same moment, and a power cut in between: what came on paper stays, and the log tells of exactly
//! the paper ballots that are in the box.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use congress::command::{Actor, Command, Opening, PaperRefusal, Refusal};
use congress::presets;
use congress::roll::DelegateId;
use congress::round::{BallotPaper, RoundNumber};
use congress::text::CommitmentId;
use server::demo;
use server::house::{House, HouseError, PaperBallot, Sending};
use server::record::Key;
use server::store::{Sqlite, Store};
use tempfile::TempDir;
use tests::people::Person;
use tests::program::Server;

const FIRST: RoundNumber = RoundNumber(1);

fn chair() -> Actor {
    Actor::Chair("anna".into())
}

async fn held(folder: &TempDir) -> (Arc<House>, Arc<dyn Store>) {
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(&folder.path().join("congress.db")).await.expect("a store"));
    let house = House::open(store.clone(), Key::take(folder.path()).expect("a key")).await.expect("a house");
    let ruleset = presets::named("simple_majority").expect("a preset").ruleset;
    let opening = Opening::on(CommitmentId::new("c1"), "simple_majority", ruleset);
    for (actor, command) in [
        (Actor::Operator, Command::enter_roll(demo::roll().expect("a roll"))),
        (Actor::Operator, Command::EnterResolution(demo::resolution().expect("a text"))),
        (chair(), Command::Open(opening)),
    ] {
        house.ask(actor, command).await.expect("a lawful command");
    }
    (house, store)
}

/// A phone that votes on and on until it is refused; answers with the refusal.
async fn vote_on(house: Arc<House>, delegate: DelegateId) -> Refusal {
    loop {
        let paper = BallotPaper { mark: "for", ..BallotPaper::default() };
        match house.cast(&delegate, &delegate, FIRST, Sending { paper, ..Sending::default() }).await {
            Ok(_) => {}
            Err(HouseError::Refused(refusal)) => return refusal,
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_phone_however_busy_gets_in_after_the_paper() {
    let folder = TempDir::new().expect("a folder");
    let (house, store) = held(&folder).await;
    for n in 1..=7 {
        let delegate = DelegateId::new(format!("MY-DAP-{n}"));
        let phones: Vec<_> = (0..8).map(|_| tokio::spawn(vote_on(house.clone(), delegate.clone()))).collect();
        tokio::time::sleep(Duration::from_millis(15)).await;
        let paper = PaperBallot { mark: "against".into(), replaces: true, ..PaperBallot::default() };
        let desk = Actor::Secretariat("lim".into());
        house.enter_paper(desk, FIRST, vec![(delegate.clone(), paper)]).await.expect("entered");
        for phone in phones {
            assert_eq!(phone.await.expect("a phone"), PaperRefusal::OnPaper.into());
        }
        let recorded = store.own_ballots(&delegate, &[FIRST]).await.expect("a ballot");
        assert_eq!(recorded[0].mark, "against", "{delegate}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_phone_however_busy_gets_into_a_round_that_is_open_again_for_paper() {
    let folder = TempDir::new().expect("a folder");
    let (house, store) = held(&folder).await;
    for _ in 0..5 {
        let delegate = DelegateId::new("MY-DAP-1");
        let phones: Vec<_> = (0..8).map(|_| tokio::spawn(vote_on(house.clone(), delegate.clone()))).collect();
        house.close(chair(), FIRST).await.expect("closed");
        let sealed = store.ballots(FIRST).await.expect("the ballots");
        let reason = "Two phones had no network.".to_owned();
        house.ask(chair(), Command::Reopen { round: FIRST, reason }).await.expect("opened again");
        for phone in phones {
            let refused = phone.await.expect("a phone");
            let reopened = PaperRefusal::RoundReopened(FIRST).into();
            assert!(refused == Refusal::RoundNotOpen(FIRST) || refused == reopened, "{refused}");
        }
        assert_eq!(store.ballots(FIRST).await.expect("the ballots"), sealed);
    }
}

const KILLS: usize = 8;
const BENCH: [&str; 5] = ["AL-PS-1", "AL-PS-2", "AL-PS-3", "AL-PS-4", "AL-PS-5"];

/// The desk enters one paper after another; answers with how many were acknowledged.
fn enter_on(desk: &Person, from: usize) -> usize {
    let mut acknowledged = 0;
    for delegate in BENCH.iter().skip(from) {
        let fields = [("round", "1"), (&format!("choice/{delegate}"), "against")];
        match desk.try_post("/desk/paper", &fields, "application/json") {
            Ok(answer) if answer.status == 200 => acknowledged += 1,
            Ok(answer) => panic!("a paper was refused: {answer:?}"),
            Err(_) => return acknowledged,
        }
    }
    acknowledged
}

/// The recorded ballots of the bench, and those of them that came on paper, as the desk sees them.
fn counted(desk: &Person) -> (usize, usize) {
    let page = desk.get("/desk/paper?q=AL-PS").body;
    let row = page.split("<tr").find(|row| row.contains("delegation=AL-PS")).expect("a row");
    let cells: Vec<&str> = row.split("<td class=\"num\">").skip(1).collect();
    let number = |cell: &str| cell.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok());
    (number(cells[0]).expect("a number"), number(cells[1]).expect("a number"))
}

#[test]
fn after_a_kill_the_log_tells_of_every_paper_in_the_box_and_of_no_other() {
    for kill in 0..KILLS {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        let mut server = Server::demo(&data, &[]);
        let [chair, desk, phone] = ["chair", "secretariat", "MY-DAP-3"].map(|name| Person::enter(&server, name));
        let open = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "")];
        assert_eq!(chair.post("/chair/open", &open).status, 303);
        let acknowledged = thread::scope(|scope| {
            let voting = scope.spawn(|| {
                while phone.try_post("/ballot", &[("round", "1"), ("choice", "for")], "text/html").is_ok() {}
            });
            let entering = scope.spawn(|| enter_on(&desk, 0));
            thread::sleep(Duration::from_millis(2 + 3 * kill as u64));
            server.kill();
            voting.join().expect("a phone");
            entering.join().expect("the desk")
        });
        let server = Server::serve(&data);
        let again = |person: &Person| {
            let mut same = Person::stranger(&server);
            same.session = person.session.clone();
            same
        };
        let (recorded, on_paper) = counted(&again(&desk));
        assert_eq!(recorded, on_paper, "kill {kill}: ballots and log tell the same");
        assert!(on_paper == acknowledged || on_paper == acknowledged + 1, "kill {kill}: {on_paper}, {acknowledged}");
        enter_on(&again(&desk), on_paper);
        assert_eq!(counted(&again(&desk)), (BENCH.len(), BENCH.len()));
    }
}
