//! A code that one node checks lets in, or is told no, wherever the phone asks; where that node is gone, the code is typed again.

use std::thread::{self, JoinHandle};
use std::time::Duration;

use tests::people::{Answer, Person};
use tests::program::Server;

use super::congress::Nodes;
use super::within;
use crate::queue::{QUEUE, outcome, place, types};

/// More than two cores check within what a node waits before it gives a ticket.
const CROWD: usize = 250;

/// Many who type wrong codes at a node; what each is answered.
fn crowd(node: &Server) -> Vec<JoinHandle<u16>> {
    let types_one = |n: usize| {
        let mut one = Person::stranger(node);
        thread::spawn(move || types(&mut one, &format!("NOBODY-{n}"), "KX72M9PRTV").status)
    };
    let crowd = (0..CROWD).map(types_one).collect();
    thread::sleep(Duration::from_millis(500));
    crowd
}

#[test]
fn whoever_waits_at_one_node_is_known_at_the_others() {
    let mut congress = Nodes::three(&[]);
    let code = congress.nodes[0].codes.iter().find(|(name, _)| name == "MY-DAP-3").expect("a code").1.clone();
    let [mut delegate, mut guesser, mut late] = [(); 3].map(|()| Person::stranger(&congress.nodes[0]));
    let crowd = crowd(&congress.nodes[0]);
    let waits = |answer: Answer| {
        assert_eq!((answer.status, answer.location.as_deref()), (303, Some(QUEUE)), "{}", answer.body);
    };
    thread::scope(|scope| {
        scope.spawn(|| waits(types(&mut delegate, "MY-DAP-3", &code)));
        scope.spawn(|| waits(types(&mut guesser, "MY-DAP-1", "KX72M9PRTV")));
    });
    for node in &congress.nodes {
        let page = delegate.at(node).get(QUEUE);
        assert!(page.status == 202 && place(&page.body, "You are number") > 1, "{} {}", page.status, page.body);
    }

    // Nobody is thrown out of the queue where the database crashes.
    congress.cluster.crash();
    congress.cluster.start_again();

    let told = outcome(&guesser.at(&congress.nodes[2]));
    assert!(told.status == 401 && told.body.contains("do not belong together"), "{told:?}");
    let answer = outcome(&delegate.at(&congress.nodes[1]));
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/")), "{}", answer.body);
    delegate.keep_session(&answer);
    for node in &congress.nodes {
        assert_eq!(delegate.at(node).get("/").status, 200);
    }
    for guess in crowd {
        assert!([303, 401].contains(&guess.join().expect("a guess")));
    }

    // The node goes, and with it those who wait at it.
    drop(self::crowd(&congress.nodes[0]));
    waits(types(&mut late, "SE-SAP-2", "KX72M9PRTV"));
    congress.nodes[0].kill();
    let late = late.at(&congress.nodes[1]);
    within(Duration::from_secs(20), "still waits at a node that is gone", || late.get(QUEUE).status != 202);
    assert_eq!(late.get(QUEUE).location.as_deref(), Some("/enter"));
}
