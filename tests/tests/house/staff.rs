//! The staff over HTTP: added, reset, shut out and let in again at the desk or at the command line, with a history, and
//! with codes from a phone as a second factor.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::{self, Server};

/// A demo, its folder, and the secretariat in it.
fn desk() -> (TempDir, Server, Person) {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let secretariat = Person::enter(&server, "secretariat");
    (folder, server, secretariat)
}

/// Adds somebody; answers the password.
fn add(secretariat: &Person, name: &str, role: &str) -> String {
    let added = secretariat.post_for_json("/desk/staff", &[("name", name), ("role", role)]);
    assert_eq!(added.status, 200, "{}", added.body);
    added.json()["password"].as_str().expect("a password").to_owned()
}

fn log_in(server: &Server, name: &str, password: &str) -> Answer {
    Person::stranger(server).post("/enter/staff", &[("name", name), ("password", password)])
}

/// Somebody who has logged in with a password.
fn inside(server: &Server, name: &str, password: &str) -> Person {
    let answer = log_in(server, name, password);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mut person = Person::stranger(server);
    person.keep_session(&answer);
    person
}

/// Waits for what the server does apart.
fn soon(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..60 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("not within six seconds: {what}");
}

#[test]
fn somebody_is_added_logs_in_and_has_a_history() {
    let (_folder, server, secretariat) = desk();
    let page = secretariat.post("/desk/staff", &[("name", "Tess O’Hara"), ("role", "teller")]);
    assert!(page.status == 200 && page.body.contains("id=\"new-password\""), "{}", page.body);
    let password = page.body.split("<output>").nth(1).and_then(|rest| rest.split('<').next()).expect("shown");
    assert_eq!(page.header("cache-control"), Some("no-store, no-transform"));
    assert!(!secretariat.get("/desk/staff").body.contains(password), "shown once");

    let entered = log_in(&server, "Tess O’Hara", password);
    assert_eq!((entered.status, entered.location.as_deref()), (303, Some("/record")));
    assert_eq!(log_in(&server, "Tess O’Hara", "something else").status, 401);
    assert_eq!(log_in(&server, "Tess O’Hara", "something else").status, 401);
    let history = || secretariat.get("/desk/staff/member?name=Tess%20O%E2%80%99Hara").body;
    soon("failed attempts are counted", || history().contains("2 failed attempts"));
    let said = history();
    assert!(said.contains("Added by Linen Almanac") && said.contains("Logged in with the password"), "{said}");
    assert!(secretariat.get("/desk/staff").body.contains("2 failed attempts since"));
    let tess = inside(&server, "Tess O’Hara", password);
    assert!(tess.get("/account").body.contains("2 failed attempts"), "one sees one's own history");
    assert!(!tess.get("/account").body.contains("Linen Almanac logged"), "and nobody else's");
}

/// Where a form is sent, what is in it, and the status and sentence of the answer.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], u16, &'a str);

#[test]
fn what_cannot_be_done_about_the_staff_is_refused_and_changes_nothing() {
    let (_folder, server, secretariat) = desk();
    let long = "x".repeat(61);
    let cases: [Case; 8] = [
        ("/desk/staff", &[("name", " "), ("role", "teller")], 422, "Something in this form is missing"),
        ("/desk/staff", &[("name", "Tess"), ("role", "king")], 422, "Something in this form is missing"),
        (
            "/desk/staff",
            &[("name", &long), ("role", "teller")],
            422,
            "A name is on one line and has 1 to 60 characters",
        ),
        (
            "/desk/staff",
            &[("name", "amber compass"), ("role", "teller")],
            409,
            "There is somebody of this name already",
        ),
        ("/desk/staff/reset", &[("name", "Nobody")], 404, "There is nobody of this name"),
        ("/desk/staff/disable", &[("name", "Nobody")], 404, "There is nobody of this name"),
        ("/desk/staff/disable", &[("name", "Linen Almanac")], 409, "This is the last member of the secretariat"),
        ("/desk/staff/remove", &[("name", "Linen Almanac")], 409, "This is the last member of the secretariat"),
    ];
    let before = secretariat.get("/desk/staff").body;
    for (path, form, status, sentence) in cases {
        let refused = secretariat.post(path, form);
        assert!(refused.status == status && refused.body.contains(sentence), "{path} {form:?}: {}", refused.body);
    }
    let rows = |body: &str| body.matches("<tr").count();
    assert_eq!(rows(&secretariat.get("/desk/staff").body), rows(&before));
    for name in ["chair", "MY-DAP-3", "hall"] {
        let other = Person::enter(&server, name);
        assert_eq!(other.get("/desk/staff").status, 403, "{name}");
        for path in
            ["/desk/staff", "/desk/staff/reset", "/desk/staff/disable", "/desk/staff/enable", "/desk/staff/remove"]
        {
            assert_eq!(other.post(path, &[("name", "Amber Compass"), ("role", "chair")]).status, 403, "{name} {path}");
        }
    }
    assert_eq!(Person::enter(&server, "MY-DAP-3").get("/account").status, 403, "delegates have cards");
    assert_eq!(secretariat.get("/desk").status, 200);
    for (language, sentence) in
        [("fr", "C’est le dernier membre du secrétariat"), ("es", "Es la última persona de la secretaría")]
    {
        let refused = secretariat.clone().speaking(language).post("/desk/staff/disable", &[("name", "Linen Almanac")]);
        assert!(refused.body.contains(sentence), "{}", refused.body);
    }
}

#[test]
fn who_is_shut_out_is_out_at_once_and_comes_back_when_allowed() {
    let (_folder, server, secretariat) = desk();
    let password = add(&secretariat, "Second", "secretariat");
    let second = inside(&server, "Second", &password);
    let mut stream = second.listen(None);
    // With two of the secretariat, either may shut the other out.
    assert_eq!(secretariat.post("/desk/staff/disable", &[("name", "Second")]).status, 303);
    stream.next("left").expect("the open page is told");
    let told = second.get("/desk");
    assert!(told.status == 401 && told.body.contains("The secretariat has shut your access"), "{}", told.body);
    assert_eq!(second.post("/desk/staff/enable", &[("name", "Second")]).status, 401);
    let refused = log_in(&server, "Second", &password);
    assert!(refused.status == 403 && refused.body.contains("Your access is shut"), "{}", refused.body);
    assert_eq!(log_in(&server, "Second", "wrong password").status, 401, "only who has the password learns it");
    assert_eq!(secretariat.post("/desk/staff/disable", &[("name", "Linen Almanac")]).status, 409, "now the last one");

    assert_eq!(secretariat.post("/desk/staff/enable", &[("name", "Second")]).status, 303);
    let second = inside(&server, "Second", &password);
    assert_eq!(second.post("/desk/staff/disable", &[("name", "Linen Almanac")]).status, 303);
    assert_eq!(secretariat.get("/desk").status, 401);
    assert_eq!(Person::stranger(&server).post(server.link("secretariat"), &[]).status, 410, "the link as well");
    assert_eq!(second.post("/desk/staff/remove", &[("name", "Linen Almanac")]).status, 303);
    assert!(!second.get("/desk/staff").body.contains("Linen Almanac"));
}

#[test]
fn another_password_ends_the_old_one_and_what_was_opened_with_it() {
    let (_folder, server, secretariat) = desk();
    let old = add(&secretariat, "Tess", "teller");
    let tess = inside(&server, "Tess", &old);
    let reset = secretariat.post_for_json("/desk/staff/reset", &[("name", "Tess")]).json();
    let new = reset["password"].as_str().expect("a password");
    assert!(new != old);
    let told = tess.get("/record");
    assert!(told.status == 401 && told.body.contains("Your password or your codes were changed"), "{}", told.body);
    assert_eq!(log_in(&server, "Tess", &old).status, 401);
    assert_eq!(inside(&server, "Tess", new).get("/record").status, 200);
}

#[test]
fn one_chooses_another_password_and_stays_inside_here_only() {
    let (_folder, server, secretariat) = desk();
    let old = add(&secretariat, "Tess", "teller");
    let (here, elsewhere) = (inside(&server, "Tess", &old), inside(&server, "Tess", &old));
    let change = |present: &str, new: &str| here.post("/account/password", &[("present", present), ("new", new)]);
    let wrong = change("wrong password", "a long new password");
    assert!(wrong.status == 422 && wrong.body.contains("This is not your present password"), "{}", wrong.body);
    let short = change(&old, "short");
    assert!(short.status == 422 && short.body.contains("A password has 10 to 500 characters"), "{}", short.body);
    assert_eq!(elsewhere.get("/record").status, 200);
    assert_eq!(change(&old, " a long new password ").status, 303);
    assert_eq!((here.get("/record").status, elsewhere.get("/record").status), (200, 401));
    assert_eq!(log_in(&server, "Tess", &old).status, 401);
    assert_eq!(log_in(&server, "Tess", " a long new password ").status, 303, "a password is what was typed");
}

/// The code of RFC 6238 so many steps from now, computed by Python: at least ten seconds before the step ends.
fn code(secret: &str, steps: i64) -> String {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_secs();
    if now() % 30 > 20 {
        sleep(Duration::from_secs(30 - now() % 30));
    }
    let script = "import base64,hashlib,hmac,sys,time\n\
                  step = int(time.time()) // 30 + int(sys.argv[2])\n\
                  mac = hmac.new(base64.b32decode(sys.argv[1]), step.to_bytes(8, 'big'), hashlib.sha1).digest()\n\
                  at = mac[19] & 15\n\
                  print('%06d' % ((int.from_bytes(mac[at:at + 4], 'big') & 0x7fffffff) % 1000000))";
    let output = Command::new(program::python()).args(["-c", script, secret, &steps.to_string()]).output();
    let output = output.expect("Python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a code").trim().to_owned()
}

#[test]
fn codes_from_a_phone_are_set_up_asked_for_used_once_and_ended_by_a_reset() {
    let (_folder, server, secretariat) = desk();
    let password = add(&secretariat, "Tess", "teller");
    let tess = inside(&server, "Tess", &password);
    let not_begun = tess.post("/account/second/confirm", &[("code", "123456")]);
    assert!(not_begun.status == 409 && not_begun.body.contains("This was not begun"), "{}", not_begun.body);
    let page = tess.post("/account/second/begin", &[]);
    assert!(page.status == 200 && page.body.contains("<svg") && page.body.contains("id=\"secret\""), "{}", page.body);
    let begun = tess.post_for_json("/account/second/begin", &[]).json();
    let (secret, link) = (begun["secret"].as_str().expect("a secret"), begun["link"].as_str().expect("a link"));
    assert!(
        link.starts_with("otpauth://totp/Hemicycle%20Kuala%20Lumpur:Tess?secret=") && link.contains(secret),
        "{link}"
    );

    let unconfirmed = tess.post("/account/second/confirm", &[("code", "000000")]);
    assert!(
        unconfirmed.status == 422 && unconfirmed.body.contains("does not come from the secret"),
        "{}",
        unconfirmed.body
    );
    assert!(unconfirmed.body.contains("id=\"secret\""), "the secret is still there to be set up");
    assert_eq!(log_in(&server, "Tess", &password).status, 303, "nothing is asked for before it is confirmed");
    let first = code(secret, -1);
    assert_eq!(tess.post("/account/second/confirm", &[("code", &first)]).status, 303);
    assert_eq!(tess.get("/account").status, 200, "one stays inside here");
    assert!(!tess.get("/account").body.contains(secret), "the secret is never shown again");

    let stranger = Person::stranger(&server);
    let step = |code: &str| {
        let asked = stranger.post_for_json("/enter/staff", &[("name", "Tess"), ("password", &password)]).json();
        let token = asked["token"].as_str().expect("a second step").to_owned();
        (stranger.post("/enter/second", &[("token", &token), ("code", code)]), token)
    };
    let page = log_in(&server, "Tess", &password);
    assert!(page.status == 200 && page.cookies.is_empty() && page.body.contains("/enter/second"), "{}", page.body);
    assert_eq!(step(&first).0.status, 401, "the code that set it up is used");
    let second = code(secret, 0);
    let (entered, token) = step(&second);
    assert_eq!((entered.status, entered.location.as_deref()), (303, Some("/record")));
    let again = stranger.post("/enter/second", &[("token", &token), ("code", &second)]);
    assert!(again.status == 401 && again.body.contains("That took too long"), "{}", again.body);
    let replayed = step(&second).0;
    assert!(replayed.status == 401 && replayed.body.contains("was used before"), "{}", replayed.body);
    assert!(replayed.body.contains("name=\"token\""), "the next code can be typed at once");

    // Five guesses, then half a minute for each.
    let slowed = (0..10).map(|_| step("000000").0).find(|answer| answer.status == 429).expect("guesses are slowed");
    assert!(slowed.header("retry-after").is_some() && slowed.body.contains("Too many attempts"), "{}", slowed.body);

    let reset = secretariat.post_for_json("/desk/staff/reset", &[("name", "Tess")]).json();
    let new = reset["password"].as_str().expect("a password");
    let entered = log_in(&server, "Tess", new);
    assert_eq!(entered.status, 303, "a reset by the secretariat ends the codes");
    let history = secretariat.get("/desk/staff/member?name=Tess").body;
    assert!(history.contains("Logged in with password and code") && history.contains("Set up codes"), "{history}");
}

#[test]
fn a_link_of_the_staff_asks_for_the_code_as_well_and_codes_end_with_a_last_one() {
    let (_folder, server, _) = desk();
    let chair = Person::enter(&server, "chair");
    let begun = chair.post_for_json("/account/second/begin", &[]).json();
    let secret = begun["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(chair.post("/account/second/confirm", &[("code", &code(&secret, -1))]).status, 303);
    // The link is as old as the way in that it replaces: it has ended.
    assert_eq!(Person::stranger(&server).post(server.link("chair"), &[]).status, 410);
    let wrong = chair.post("/account/second/end", &[("code", "000000")]);
    assert!(wrong.status == 401 && wrong.body.contains("This code is not right"), "{}", wrong.body);
    assert_eq!(chair.post("/account/second/end", &[("code", &code(&secret, 0))]).status, 303);
    assert!(chair.get("/account").body.contains("/account/second/begin"));
}

fn user(data: &Path, arguments: &[&str], typed: &str) {
    let mut child = Command::new(program::path())
        .args(["user", "--data", &data.display().to_string()])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(typed.as_bytes()).expect("it reads");
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn what_the_command_line_changes_ends_open_pages_of_a_running_server() {
    let (folder, server, secretariat) = desk();
    let data = folder.path().join("data");
    let password = add(&secretariat, "Tess", "teller");
    let tess = inside(&server, "Tess", &password);
    let mut stream = tess.listen(None);
    user(&data, &["reset", "Tess"], "another password\n");
    stream.next("left").expect("the open page is told");
    assert_eq!(tess.get("/record").status, 401);
    let tess = inside(&server, "Tess", "another password");
    user(&data, &["remove", "Tess"], "");
    soon("a removed user is out", || tess.get("/record").status == 401);
    assert_eq!(log_in(&server, "Tess", "another password").status, 401);
    assert_eq!(secretariat.get("/desk").status, 200, "and nobody else is");
}
