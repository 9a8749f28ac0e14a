//! The check-in over HTTP: by number and by card, at two desks at once; who left and is back; what a card says that checks
//! nobody in; and that phones hear nothing of it.

use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

fn desk() -> (TempDir, Server, Person) {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let secretariat = Person::enter(&server, "secretariat");
    (folder, server, secretariat)
}

fn mark(desk: &Person, delegate: &str, present: &str) -> Value {
    let answer = desk.post_for_json("/desk/check-in", &[("delegate", delegate), ("present", present)]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

fn people(desk: &Person, since: Option<u64>) -> Value {
    let since = since.map_or_else(String::new, |since| format!("?since={since}"));
    desk.get(&format!("/desk/check-in/people{since}")).json()
}

fn stands<'a>(list: &'a Value, id: &str) -> &'a str {
    let people = list["people"].as_array().expect("people");
    let person = people.iter().find(|person| person["id"] == id);
    person.and_then(|person| person["stands"].as_str()).unwrap_or_else(|| panic!("{id} is in {list}"))
}

fn scan(desk: &Person, link: &str) -> Answer {
    desk.post_for_json("/desk/check-in/find", &[("sought", link)])
}

#[test]
fn two_desks_at_once_check_everybody_in_once_and_each_learns_what_the_other_did() {
    let (_folder, server, one) = desk();
    let other = Person::enter(&server, "secretariat");
    let all: Vec<String> = people(&one, None)["people"]
        .as_array()
        .expect("people")
        .iter()
        .take(60)
        .map(|person| person["id"].as_str().expect("an id").to_owned())
        .collect();
    for id in &all {
        mark(&one, id, "no");
    }
    let before = people(&one, None)["revision"].as_u64().expect("a revision");
    let check_in = |desk: &Person| -> Vec<bool> {
        all.iter().map(|id| mark(desk, id, "yes")["changed"].as_bool().expect("changed")).collect()
    };
    let (at_one, at_other) = std::thread::scope(|scope| {
        let at_other = scope.spawn(|| check_in(&other));
        (check_in(&one), at_other.join().expect("the other desk"))
    });
    assert!(at_one.iter().zip(&at_other).all(|(one, other)| one != other), "each person once: {at_one:?} {at_other:?}");
    let since = people(&other, Some(before));
    assert_eq!((since["whole"].as_bool(), since["people"].as_array().map(Vec::len)), (Some(false), Some(60)));
    assert!(all.iter().all(|id| stands(&since, id) == "Here"));
    assert_eq!(since["revision"].as_u64(), Some(before + 60), "one event each");
}

#[test]
fn who_left_is_back_and_the_log_keeps_each_time() {
    let (_folder, _server, desk) = desk();
    let already = mark(&desk, "MY-DAP-3", "yes");
    assert_eq!((&already["changed"], &already["person"]["since"]), (&false.into(), &"".into()), "present by the roll");
    let left = mark(&desk, "MY-DAP-3", "no");
    assert_eq!((left["person"]["stands"].as_str(), left["changed"].as_bool()), (Some("Left"), Some(true)));
    let back = mark(&desk, "MY-DAP-3", "yes");
    assert_eq!((back["person"]["stands"].as_str(), back["back"].as_bool()), (Some("Here"), Some(true)));
    assert!(back["person"]["since"].as_str().is_some_and(|since| since.len() == 5), "{back}");
    assert_eq!(stands(&people(&desk, None), "AT-SPO-3"), "Expected", "never came");
    let page = desk.get("/desk/delegate?id=MY-DAP-3").body;
    assert_eq!((page.matches("<li>came ").count(), page.matches("<li>left ").count()), (1, 1), "{page}");
    assert!(page.contains("Linen Almanac"), "who marked it");
}

#[test]
fn a_card_checks_its_holder_in_and_an_old_a_foreign_and_a_staff_card_say_what_they_are() {
    let (_folder, server, desk) = desk();
    let link = format!("{}{}", server.url, server.link("MY-DAP-3"));
    mark(&desk, "MY-DAP-3", "no");
    let come = scan(&desk, &link);
    assert_eq!(come.status, 200, "{}", come.body);
    let come = come.json();
    assert_eq!((come["changed"].as_bool(), come["person"]["id"].as_str()), (Some(true), Some("MY-DAP-3")));
    assert_eq!(scan(&desk, &format!(" my{link}\n")).json()["changed"].as_bool(), Some(false), "already present");
    assert_eq!(Person::stranger(&server).get(server.link("MY-DAP-3")).status, 200, "and the card still lets in");

    let new = desk.post_for_json("/desk/card", &[("delegate", "MY-DAP-3")]).json();
    mark(&desk, "MY-DAP-3", "no");
    let old = scan(&desk, &link);
    assert!(old.status == 410 && old.body.contains("This is an old card of"), "{}: {}", old.status, old.body);
    let unknown = scan(&desk, "https://elsewhere.example/enter/abcdefgh");
    assert!(unknown.status == 404 && unknown.body.contains("no card of this congress"), "{}", unknown.body);
    let staff = scan(&desk, server.link("chair"));
    assert!(staff.status == 409 && staff.body.contains("belongs to the staff"), "{}", staff.body);
    assert_eq!(stands(&people(&desk, None), "MY-DAP-3"), "Left", "none of these has changed anything");
    assert_eq!(scan(&desk, new["link"].as_str().expect("a link")).json()["changed"].as_bool(), Some(true));

    assert_eq!(desk.post("/desk/delegate/remove", &[("id", "MY-DAP-3")]).status, 303);
    assert_eq!(scan(&desk, new["link"].as_str().expect("a link")).status, 404, "nobody who has left the roll");
}

#[test]
fn an_old_card_is_known_as_one_after_a_restart_too() {
    let folder = TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let mut demo = Server::demo(&data, &[]);
    let desk = Person::enter(&demo, "secretariat");
    assert_eq!(desk.post_for_json("/desk/card", &[("delegate", "MY-DAP-3")]).status, 200);
    let link = demo.link("MY-DAP-3").to_owned();
    demo.kill();
    let mut server = Server::serve(&data);
    server.links = std::mem::take(&mut demo.links);
    assert_eq!(scan(&Person::enter(&server, "secretariat"), &link).status, 410);
}

#[test]
fn without_scripts_a_form_searches_and_checks_in_and_a_secret_is_in_no_address() {
    let (_folder, server, desk) = desk();
    mark(&desk, "MY-DAP-3", "no");
    let found = desk.post("/desk/check-in/find", &[("sought", "my dap 3")]);
    assert_eq!((found.status, found.location.as_deref()), (303, Some("/desk/check-in?q=my%20dap%203")));
    let page = desk.get("/desk/check-in?q=my%20dap%203").body;
    assert!(page.contains("name=\"delegate\" value=\"MY-DAP-3\"") && page.contains("name=\"present\" value=\"yes\""));
    let come = desk.post("/desk/check-in", &[("delegate", "MY-DAP-3"), ("present", "yes")]);
    assert_eq!(come.location.as_deref(), Some("/desk/check-in?done=MY-DAP-3"));
    assert!(desk.get("/desk/check-in?done=MY-DAP-3").body.contains("Back at "));

    let scanned = desk.post("/desk/check-in/find", &[("sought", server.link("MY-DAP-3"))]);
    assert_eq!(scanned.location.as_deref(), Some("/desk/check-in?done=MY-DAP-3&already=yes"));
    assert!(desk.get("/desk/check-in?done=MY-DAP-3&already=yes").body.contains("Already present"));
    let unknown = desk.post("/desk/check-in/find", &[("sought", "/enter/secret-of-nobody")]);
    assert_eq!(unknown.status, 404);
    assert!(unknown.body.contains("role=\"alert\"") && !unknown.body.contains("secret-of-nobody"), "{}", unknown.body);
    let spanish = desk.clone().speaking("es").post("/desk/check-in/find", &[("sought", "/enter/x")]);
    assert!(spanish.body.contains("Esta tarjeta no es de este congreso"), "{}", spanish.body);
}

#[test]
fn what_cannot_be_done_is_refused_with_its_status_and_only_the_secretariat_is_let_to_it() {
    let (_folder, server, desk) = desk();
    let before = people(&desk, None);
    let post = |form: &[(&str, &str)]| desk.post("/desk/check-in", form).status;
    assert_eq!(post(&[("delegate", "MY-DAP-3"), ("present", "perhaps")]), 422);
    assert_eq!(post(&[("present", "yes")]), 422);
    assert_eq!(post(&[("delegate", "ZZ-NOBODY-1"), ("present", "yes")]), 404);
    assert_eq!(desk.post("/desk/check-in/find", &[]).status, 422);
    assert_eq!(desk.get("/desk/check-in/people?since=yesterday").status, 422);
    for name in ["chair", "MY-DAP-3", "hall"] {
        let someone = Person::enter(&server, name);
        assert_eq!(someone.get("/desk/check-in/people").status, 403, "{name}");
        assert_eq!(scan(&someone, server.link("MY-DAP-3")).status, 403, "{name}");
        assert_eq!(
            someone.post("/desk/check-in", &[("delegate", "MY-DAP-3"), ("present", "no")]).status,
            403,
            "{name}"
        );
    }
    assert_eq!(people(&desk, None), before);
}

#[test]
fn the_list_is_whole_again_when_the_roll_or_who_votes_instead_of_whom_has_changed() {
    let (_folder, _server, desk) = desk();
    let revision = |list: &Value| list["revision"].as_u64().expect("a revision");
    let first = people(&desk, None);
    assert_eq!((first["whole"].as_bool(), first["people"].as_array().map(Vec::len)), (Some(true), Some(435)));
    assert!(people(&desk, Some(revision(&first)))["people"].as_array().is_some_and(Vec::is_empty), "nothing is new");
    let absent = desk.post("/desk/proxy", &[("giver", "AT-SPO-3"), ("holder", "AT-SPO-1")]);
    assert_eq!((absent.status, absent.location.as_deref()), (303, Some("/desk/delegate?id=AT-SPO-3")));
    let second = people(&desk, Some(revision(&first)));
    assert_eq!(second["whole"].as_bool(), Some(true));
    assert!(second.to_string().contains("proxy held by Indigo Ladle"));
}

#[test]
fn the_chair_hears_of_a_check_in_and_a_phone_does_not() {
    let (_folder, server, desk) = desk();
    let (chair, delegate) = (Person::enter(&server, "chair"), Person::enter(&server, "SE-SAP-2"));
    let (mut screen, mut phone) = (chair.listen(None), delegate.listen(None));
    let revision = |event: tests::people::Event| event.id.parse::<u64>().expect("a revision");
    let first = revision(screen.next("round").expect("the present"));
    assert_eq!(revision(phone.next("round").expect("the present")), first);
    mark(&desk, "MY-DAP-3", "no");
    assert_eq!(revision(screen.next("round").expect("the check-out")), first + 1);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(chair.post("/chair/open", &[("commitment", "c1"), ("preset", "simple_majority")]).status, 303);
    assert_eq!(revision(phone.next("round").expect("the opening")), first + 2, "the next thing that a phone hears");
}

#[test]
fn only_the_check_in_may_use_the_camera() {
    let (_folder, server, desk) = desk();
    let policy = |path: &str| desk.header(path, "permissions-policy");
    assert!(policy("/desk/check-in").contains("camera=(self)"));
    for path in ["/desk", "/desk/delegate?id=MY-DAP-3", "/resolution", "/desk/check-in/people", "/enter"] {
        assert!(policy(path).contains("camera=()"), "{path}: {}", policy(path));
    }
    drop(server);
}
