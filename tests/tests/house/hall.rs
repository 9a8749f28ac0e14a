//! A congress over HTTP: the real server on a real port with a real database file.

use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::people::{Person, Stream};
use tests::program::Server;

struct Hall {
    server: Server,
    chair: Person,
    delegate: Person,
    _data: TempDir,
}

impl Hall {
    fn new() -> Self {
        let data = TempDir::new().expect("a folder");
        let server = Server::demo(&data.path().join("data"), &[]);
        let (chair, delegate) = (Person::enter(&server, "chair"), Person::enter(&server, "MY-DAP-3"));
        Self { server, chair, delegate, _data: data }
    }

    fn open(&self, seconds: &str) {
        let form = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", seconds)];
        let answer = self.chair.post("/chair/open", &form);
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    fn act(&self, what: &str, round: &str) {
        let answer = self.chair.post(&format!("/chair/{what}"), &[("round", round), ("reason", "a reason")]);
        assert_eq!(answer.status, 303, "{what}: {}", answer.body);
    }

    fn tally(&self, round: &str) -> serde_json::Value {
        self.delegate.get(&format!("/record/{round}/tally.json")).json()
    }
}

#[test]
fn a_scanned_link_logs_nobody_in_before_it_is_posted() {
    let hall = Hall::new();
    let scanner = Person::stranger(&hall.server);
    let shown = scanner.get(hall.server.link("SE-SAP-2"));
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Enter as Alder Curtain") && shown.cookies.is_empty(), "{}", shown.body);
    assert_eq!(scanner.get("/").location.as_deref(), Some("/enter"));
}

#[test]
fn a_code_and_a_password_let_in_only_whom_they_belong_to() {
    let hall = Hall::new();
    let mut delegate = Person::stranger(&hall.server);
    let (id, code) = hall.server.codes[0].clone();
    let typed = code.to_lowercase().chars().map(|c| format!("{c} ")).collect::<String>();
    let wrong = delegate.clone().speaking("fr").post("/enter", &[("delegate", &id), ("code", "nonsense")]);
    assert_eq!(wrong.status, 401);
    assert!(wrong.cookies.is_empty() && wrong.body.contains("lang=\"fr\""));
    let right = delegate.post("/enter", &[("delegate", &id.to_lowercase()), ("code", &typed)]);
    assert_eq!(right.status, 303);
    delegate.keep_session(&right);
    assert_eq!(delegate.get("/").status, 200);
    let unknown = delegate.post("/enter/staff", &[("name", "nobody"), ("password", "a long password")]);
    assert_eq!(unknown.status, 401);
}

#[test]
fn a_delegate_has_one_active_phone_and_the_old_one_is_told() {
    let hall = Hall::new();
    let mut stream = hall.delegate.listen(None);
    assert!(stream.next("round").is_some());
    let newer = Person::enter(&hall.server, "MY-DAP-3");
    assert_eq!(newer.get("/").status, 200);
    let old = hall.delegate.get("/");
    assert_eq!(old.status, 401);
    assert!(old.body.contains("another phone"), "{}", old.body);
    assert!(stream.next("round").is_none(), "the old phone's stream ends");
    let answer = newer.post("/leave", &[]);
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/enter")));
    assert_eq!(newer.get("/").location.as_deref(), Some("/enter"), "whoever left is outside");
}

#[test]
fn rooms_are_open_to_their_own_people_only() {
    let hall = Hall::new();
    let secretariat = Person::enter(&hall.server, "secretariat");
    for (person, path) in
        [(&hall.delegate, "/chair"), (&hall.delegate, "/desk"), (&secretariat, "/chair"), (&hall.chair, "/desk")]
    {
        assert_eq!(person.get(path).status, 403, "{path}");
    }
    let form = [("commitment", "c1"), ("preset", "simple_majority")];
    assert_eq!(hall.delegate.post("/chair/open", &form).status, 403);
    assert_eq!(secretariat.post("/chair/open", &form).status, 403);
    assert_eq!(Person::stranger(&hall.server).post("/chair/open", &form).status, 401);
    assert_eq!(hall.chair.post("/desk/check-in", &[("delegate", "MY-DAP-3"), ("present", "no")]).status, 403);
}

#[test]
fn the_last_ballot_counts_and_the_same_one_twice_counts_once() {
    let hall = Hall::new();
    let head = Person::enter(&hall.server, "MY-DAP-1");
    hall.open("");
    assert_eq!(hall.delegate.cast("1", "against").status, 200);
    let answer = hall.delegate.cast("1", "for");
    assert_eq!((answer.status, &answer.json()["choice"]), (200, &"for".into()));
    assert_eq!(head.cast("1", "abstain").status, 200);
    assert_eq!(head.cast("1", "abstain").status, 200);
    let plain = hall.delegate.post("/ballot", &[("round", "1"), ("choice", "for")]);
    assert_eq!((plain.status, plain.location.as_deref()), (303, Some("/")));
    assert_eq!(hall.delegate.get("/record/1/tally.json").status, 404, "nothing is public before it is published");
    hall.act("close", "1");
    assert_eq!(hall.delegate.get("/record/1/tally.json").status, 404);
    hall.act("publish", "1");
    let tally = hall.tally("1");
    assert_eq!(tally["turnout"]["delegates"]["voted"], 2);
    let mode = &tally["modes"][0];
    assert_eq!((&mode["for"], &mode["against"], &mode["abstain"]), (&1.into(), &0.into(), &1.into()));
    let csv = hall.delegate.get("/record/1/results.csv").body;
    let row = csv.lines().find(|line| line.contains(",MY-DAP,")).expect("a row for each delegation");
    assert!(row.ends_with(",1,0,1,,for,no,no"), "{row}");
}

#[test]
fn what_cannot_be_cast_is_refused_in_a_sentence_with_its_status_and_changes_nothing() {
    let hall = Hall::new();
    let secretariat = Person::enter(&hall.server, "secretariat");
    let late = Person::enter(&hall.server, "SE-SAP-2").speaking("es");
    let check_in = |present| secretariat.post("/desk/check-in", &[("delegate", "SE-SAP-2"), ("present", present)]);
    assert_eq!(check_in("no").status, 303);
    assert_eq!(hall.delegate.cast("1", "for").status, 404, "no such round");
    hall.open("");
    assert_eq!(check_in("yes").status, 303);

    assert_eq!(hall.delegate.cast("1", "perhaps").status, 422);
    assert_eq!(hall.delegate.cast("one", "for").status, 422);
    assert_eq!(hall.delegate.post_for_json("/ballot", &[("round", "1")]).status, 422);
    assert_eq!(hall.delegate.cast("2", "for").status, 404);
    assert_eq!(Person::stranger(&hall.server).cast("1", "for").status, 401);
    assert_eq!(hall.chair.cast("1", "for").status, 403, "a chair has no ballot");
    let refused = late.post("/ballot", &[("round", "1"), ("choice", "for")]);
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("lang=\"es\"") && refused.body.contains("role=\"alert\""), "{}", refused.body);

    hall.act("close", "1");
    let closed = hall.delegate.clone().speaking("fr").post("/ballot", &[("round", "1"), ("choice", "for")]);
    assert_eq!(closed.status, 409);
    hall.act("publish", "1");
    assert_eq!(hall.tally("1")["turnout"]["delegates"]["voted"], 0, "nothing was recorded");
}

#[test]
fn a_form_from_another_site_is_refused() {
    let hall = Hall::new();
    let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "http://elsewhere.example")] {
        let answer = agent
            .post(format!("{}/chair/open", hall.server.url))
            .header("cookie", hall.chair.session.as_deref().expect("a session"))
            .header(header, value)
            .send_form([("commitment", "c1"), ("preset", "simple_majority")]);
        assert_eq!(answer.expect("an answer").status(), 403, "{header}");
    }
    assert_eq!(hall.delegate.cast("1", "for").status, 404, "no round was opened");
}

#[test]
fn two_chairs_who_close_at_once_close_it_once() {
    let hall = Hall::new();
    hall.open("");
    let mut statuses: Vec<u16> = thread::scope(|scope| {
        let close = || {
            let chair = hall.chair.clone();
            scope.spawn(move || chair.post("/chair/close", &[("round", "1")]).status)
        };
        [close(), close()].map(|closing| closing.join().expect("an answer")).into()
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
}

#[test]
fn a_round_closes_by_itself_when_its_time_runs_out_and_can_be_extended() {
    let hall = Hall::new();
    let mut stream = hall.delegate.listen(None);
    let key = |data: &str| serde_json::from_str::<serde_json::Value>(data).expect("JSON")["key"].clone();
    assert_eq!(key(&stream.next("round").expect("the present").data), "0:none");
    hall.open("10");
    let opened = stream.next("round").expect("the opening");
    assert_eq!(key(&opened.data), "1:open");
    let started = Instant::now();
    assert_eq!(hall.delegate.cast("1", "for").status, 200);
    assert_eq!(key(&stream.next("round").expect("the end").data), "1:closed");
    assert!(started.elapsed() > Duration::from_secs(8) && started.elapsed() < Duration::from_secs(12));
    assert_eq!(hall.chair.post("/chair/extend", &[("round", "1"), ("seconds", "60")]).status, 409);
}

#[test]
fn a_dropped_stream_resumes_with_what_it_missed() {
    let hall = Hall::new();
    let mut stream = hall.delegate.listen(None);
    let first = stream.next("round").expect("the present");
    drop(stream);
    hall.open("");
    let mut resumed = hall.delegate.listen(Some(&first.id));
    let missed = resumed.next("round").expect("what was missed");
    assert!(missed.data.contains("1:open"), "{}", missed.data);
    assert!(missed.data.len() <= 1024);
    let mut current = hall.delegate.listen(Some(&missed.id));
    hall.act("close", "1");
    assert!(current.next("round").expect("only what is new").data.contains("1:closed"));
}

#[test]
fn turnout_reaches_chair_and_hall_but_no_phone() {
    let hall = Hall::new();
    let screen = Person::enter(&hall.server, "hall");
    let (mut at_chair, mut at_hall, mut at_phone) =
        (hall.chair.listen(None), screen.listen(None), hall.delegate.listen(None));
    hall.open("");
    assert_eq!(hall.delegate.cast("1", "for").status, 200);
    for stream in [&mut at_chair, &mut at_hall] {
        let counted = |stream: &mut Stream| -> serde_json::Value {
            serde_json::from_str(&stream.next("turnout").expect("a count").data).expect("JSON")
        };
        let mut turnout = counted(stream);
        while turnout["delegates"][0] == 0 {
            turnout = counted(stream);
        }
        assert_eq!((&turnout["delegates"][0], &turnout["delegations"][0]), (&1.into(), &1.into()));
    }
    hall.act("close", "1");
    let mut keys = Vec::new();
    while keys.last().is_none_or(|data: &String| !data.contains("1:closed")) {
        keys.push(at_phone.next("round").expect("round events").data);
    }
    assert!(keys.iter().all(|data| !data.contains("delegations")));
}

#[test]
fn the_chair_chooses_at_the_opening_what_the_record_shows() {
    let hall = Hall::new();
    let opening = |visibility| [("commitment", "c1"), ("preset", "simple_majority"), ("visibility", visibility)];
    assert_eq!(hall.chair.post("/chair/open", &opening("everybody")).status, 422);
    assert_eq!(hall.chair.post("/chair/open", &opening("delegations")).status, 303);
    assert!(hall.delegate.get("/record/1").body.contains("counts by delegation"));
    hall.act("close", "1");
    hall.act("publish", "1");
    assert_eq!(hall.chair.post("/chair/open", &opening("")).status, 303);
    assert!(hall.delegate.get("/record/2").body.contains("each delegate’s ballot"), "as the ruleset says");
}

#[test]
fn an_annulled_round_keeps_its_reason_and_shows_no_result() {
    let hall = Hall::new();
    hall.open("");
    assert_eq!(hall.chair.post("/chair/annul", &[("round", "1"), ("reason", "too early")]).status, 409);
    hall.act("close", "1");
    assert_eq!(hall.chair.post("/chair/annul", &[("round", "1"), ("reason", " ")]).status, 422);
    hall.act("annul", "1");
    assert_eq!(hall.delegate.get("/record/1/tally.json").status, 404);
    let record = hall.delegate.get("/record/1");
    assert!(record.status == 200 && record.body.contains("a reason"), "{}", record.body);
    assert_eq!(hall.chair.post("/chair/publish", &[("round", "1")]).status, 409);
}
