//! When very many type their codes at once, each is shown their place in the queue, and gets in or is told no when it is their turn;
//! nobody's request is held meanwhile, and whoever has a card or votes does not wait behind them.

use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

/// More than one core checks within what the server waits before it gives a ticket.
const CROWD: usize = 400;
/// Where a place in the queue is told.
pub const QUEUE: &str = "/enter/waiting";

/// Types a code; with a ticket, whoever typed it asks with that from then on.
pub fn types(person: &mut Person, delegate: &str, code: &str) -> Answer {
    let answer = person.post("/enter", &[("delegate", delegate), ("code", code)]);
    let ticket = answer.cookies.iter().find(|cookie| cookie.starts_with("hemicycle-ticket="));
    if let Some(ticket) = ticket.and_then(|cookie| cookie.split(';').next()) {
        person.session = Some(ticket.to_owned());
    }
    answer
}

/// The number in the sentence that tells the place; 1 for whoever is next.
pub fn place(page: &str, before: &str) -> u64 {
    let Some((_, rest)) = page.split_once(before) else { return 1 };
    let digits: String = rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a place")
}

/// What comes of it in the end for somebody with a ticket.
pub fn outcome(person: &Person) -> Answer {
    let end = Instant::now() + Duration::from_secs(120);
    loop {
        let answer = person.get(QUEUE);
        if answer.status != 202 || Instant::now() > end {
            return answer;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn a_crowd_with_codes_sees_its_place_and_keeps_nobody_from_voting() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo_on_core(0, &folder.path().join("data"), &[]);
    let chair = Person::enter(&server, "chair");
    let code = server.codes.iter().find(|(name, _)| name == "MY-DAP-3").expect("a code").1.clone();
    let crowd: Vec<_> = (0..CROWD)
        .map(|n| {
            let mut guesser = Person::stranger(&server);
            thread::spawn(move || (types(&mut guesser, &format!("NOBODY-{n}"), "KX72M9PRTV").status, guesser))
        })
        .collect();
    thread::sleep(Duration::from_millis(500));
    let mut person = Person::stranger(&server);
    let typed = types(&mut person, "MY-DAP-3", &code);
    assert_eq!((typed.status, typed.location.as_deref()), (303, Some(QUEUE)), "{}", typed.body);

    let asked = Instant::now();
    let voter = Person::enter(&server, "SE-SAP-2");
    let opening = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "600")];
    assert_eq!(chair.post("/chair/open", &opening).status, 303);
    assert_eq!(voter.cast("1", "for").status, 200);
    let voted = asked.elapsed();

    let mut places = Vec::new();
    for (language, before, hint) in [
        ("en", "You are number", "you need not type anything again"),
        ("fr", "Vous êtes au rang", "inutile de saisir le code à nouveau"),
        ("es", "Ocupa el puesto", "no hace falta volver a escribir nada"),
    ] {
        let page = person.clone().speaking(language).get(QUEUE);
        assert!(page.status == 202 && page.body.contains(hint), "{language}: {} {}", page.status, page.body);
        assert!(page.body.contains(QUEUE) && page.header("retry-after").is_some(), "it comes again: {}", page.body);
        places.push(place(&page.body, before));
    }
    assert!(places.is_sorted_by(|a, b| a >= b) && places[0] > 1, "up, never down: {places:?}");
    println!("a card, an opening and a ballot took {voted:?} meanwhile; the places were {places:?}");

    let answer = outcome(&person);
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/")), "{}", answer.body);
    let answer = person.get(QUEUE);
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/")), "also where the first answer was lost");
    person.keep_session(&answer);
    assert_eq!(Person::stranger(&server).get(QUEUE).location.as_deref(), Some("/enter"), "nobody else");
    assert_eq!(person.cast("1", "against").status, 200);

    let (mut queued, mut refused) = (0, 0);
    for guesser in crowd {
        let (status, guesser) = guesser.join().expect("a guesser");
        match status {
            303 => {
                queued += 1;
                let told = outcome(&guesser);
                assert!(told.status == 401 && told.body.contains("do not belong together"), "{told:?}");
            }
            401 => refused += 1,
            other => panic!("a guess was answered {other}"),
        }
    }
    assert!(queued > 50 && refused > 0, "{queued} were shown their place, {refused} were soon told no");
}
