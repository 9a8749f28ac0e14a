//! Closing against ballots, and two chairs against each other, on three nodes: what was acknowledged is inside, and a round
//! is closed once.

use std::thread;
use std::time::Duration;

use ::congress::roll::DelegateId;
use tests::people::Person;

use super::congress::Nodes;

/// How often a round is closed into the middle of its ballots.
const RACES: u32 = 200;
/// How many vote in each.
const VOTERS: usize = 12;

#[tokio::test]
async fn what_three_nodes_acknowledged_is_sealed_in_two_hundred_races_for_the_close() {
    let congress = Nodes::three(&[]);
    let voters = congress.seat_voters().await;
    tokio::task::spawn_blocking(move || race(&congress, &voters)).await.expect("all races");
}

fn race(congress: &Nodes, voters: &[(DelegateId, String)]) {
    let chair = Person::enter(&congress.nodes[0], "chair");
    let chairs: Vec<Person> = congress.nodes.iter().map(|node| chair.at(node)).collect();
    let seat = |(place, (_, secret)): (usize, &(DelegateId, String))| {
        let mut person = Person::stranger(&congress.nodes[place % 3]);
        person.session = Some(format!("hemicycle={secret}"));
        person
    };
    let people: Vec<Person> = voters.iter().take(VOTERS).enumerate().map(seat).collect();
    let (mut in_time, mut late) = (0, 0);
    for round in 1..=RACES {
        let (commitment, number) = (format!("c{}", round % 16 + 1), round.to_string());
        let opening = [("commitment", &*commitment), ("preset", "indicative_poll"), ("seconds", "")];
        let opened = chairs[round as usize % 3].post("/chair/open", &opening);
        assert_eq!(opened.status, 303, "{round}: {}", opened.body);
        let pause = Duration::from_micros(u64::from(round * 137 % 9000));
        let (acknowledged, closed) = vote_and_close(&people, &chairs, round, pause);
        assert_eq!(closed, [303, 409], "round {round} is closed once");
        assert_eq!(chairs[0].post("/chair/publish", &[("round", &number)]).status, 303);
        let tally = chairs[1].get(&format!("/record/{round}/tally.json")).json();
        assert_eq!(tally["turnout"]["delegates"]["voted"], acknowledged, "round {round}");
        in_time += acknowledged;
        late += VOTERS - acknowledged;
    }
    println!("{in_time} ballots were in time, {late} too late");
    assert!(in_time > 50 && late > 50, "the races were none: {in_time} in time, {late} late");
}

/// All vote on their nodes while two chairs close on two; answers how many ballots were acknowledged, and the chairs' answers.
fn vote_and_close(people: &[Person], chairs: &[Person], round: u32, pause: Duration) -> (usize, Vec<u16>) {
    let number = &*round.to_string();
    thread::scope(|scope| {
        let vote = |(place, person): (usize, &'_ Person)| {
            let person = person.clone();
            scope.spawn(move || {
                thread::sleep(Duration::from_micros(place as u64 * 700));
                let answer = person.cast(number, "support");
                assert!([200, 409].contains(&answer.status), "{}: {}", answer.status, answer.body);
                answer.status == 200
            })
        };
        let voting: Vec<_> = people.iter().enumerate().map(vote).collect();
        let closing = [1, 2].map(|place| {
            let chair = &chairs[(round as usize + place) % 3];
            scope.spawn(move || {
                thread::sleep(pause);
                chair.post("/chair/close", &[("round", number)]).status
            })
        });
        let voted = voting.into_iter().map(|voter| voter.join().expect("a voter"));
        let acknowledged = voted.filter(|acknowledged| *acknowledged).count();
        let mut closed: Vec<u16> = closing.into_iter().map(|chair| chair.join().expect("a chair")).collect();
        closed.sort_unstable();
        (acknowledged, closed)
    })
}
