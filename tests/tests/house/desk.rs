//! The secretariat's desk over HTTP: a roll is previewed and confirmed, edited by hand, taken home; who leaves the roll is
//! out at once.

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

/// A demo, its folder, and the secretariat in it.
fn desk() -> (TempDir, Server, Person) {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let secretariat = Person::enter(&server, "secretariat");
    (folder, server, secretariat)
}

/// The value of a hidden field on a page.
fn hidden(page: &Answer, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let at = page.body.find(&field).unwrap_or_else(|| panic!("{name} is on the page: {}", page.body));
    page.body[at + field.len()..].split('"').next().expect("a value").to_owned()
}

fn roll(secretariat: &Person) -> String {
    let answer = secretariat.get("/desk/export/roll.csv");
    assert_eq!(answer.status, 200);
    answer.body
}

#[test]
fn a_roll_is_previewed_mended_confirmed_and_a_second_time_changes_nothing() {
    let (_folder, _server, secretariat) = desk();
    let before = roll(&secretariat);
    let changed = before.replacen("AL-PS-1,Ultramarine Button", "AL-PS-1,Édith Çelik", 1);
    let file = format!("{changed}ZZ-NEW,New Party,ZZ,full,2,ZZ-NEW-1,First Delegate,head,yes\n");
    let broken = file.replace("ZZ-NEW,New Party,ZZ,full", "ZZ-NEW,New Party,ZZ,honorary");

    let refused = secretariat.upload("/desk/import", "roll.csv", broken.as_bytes());
    assert_eq!(refused.status, 422);
    assert!(
        refused.body.contains("&quot;honorary&quot; is not one of")
            || refused.body.contains("\"honorary\" is not one of")
    );
    assert!(!refused.body.contains("/desk/import/confirm"), "nothing can be confirmed");
    assert_eq!(roll(&secretariat), before);

    let preview = secretariat.upload("/desk/import", "roll.csv", file.as_bytes());
    assert_eq!(preview.status, 200);
    assert!(preview.body.contains("name: Ultramarine Button → Édith Çelik"), "{}", preview.body);
    assert!(
        preview.body.contains("New delegations: 1, new people: 1")
            && preview.body.contains("Changed delegations: 0, changed people: 1")
    );
    assert_eq!(roll(&secretariat), before, "a preview changes nothing");

    let (upload, seen) = (hidden(&preview, "upload"), hidden(&preview, "seen"));
    let confirmed = secretariat.post("/desk/import/confirm", &[("upload", &upload), ("seen", &seen)]);
    assert_eq!((confirmed.status, confirmed.location.as_deref()), (303, Some("/desk/import?done=yes")));
    assert_eq!(roll(&secretariat), file);

    let again = secretariat.upload("/desk/import", "roll.csv", file.as_bytes());
    assert!(again.status == 200 && again.body.contains("Nothing new"), "{}", again.body);
    assert!(!again.body.contains("/desk/import/confirm"));
}

#[test]
fn a_confirmation_does_what_was_previewed_or_nothing() {
    let (_folder, _server, secretariat) = desk();
    let file = roll(&secretariat).replacen("Ultramarine Button", "Édith Çelik", 1);
    let preview = secretariat.upload("/desk/import", "roll.csv", file.as_bytes());
    let (upload, seen) = (hidden(&preview, "upload"), hidden(&preview, "seen"));
    // Presence is not what a preview shows; a name is.
    let came = secretariat.post("/desk/check-in", &[("delegate", "AL-PS-2"), ("present", "no")]);
    assert_eq!(came.status, 303);
    let delegate = [
        ("id", "AL-PS-2"),
        ("known", "yes"),
        ("name", "Other Name"),
        ("delegation", "AL-PS"),
        ("role", "delegate"),
        ("seen", &seen),
    ];
    assert_eq!(secretariat.post("/desk/delegate", &delegate).status, 303);

    let stale = secretariat.post("/desk/import/confirm", &[("upload", &upload), ("seen", &seen)]);
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("The roll has changed meanwhile"));
    // The page previews it anew, and so says now what would become of the other name.
    assert!(stale.body.contains("name: Other Name → Tamarind Ribbon"), "{}", stale.body);
    let seen = hidden(&stale, "seen");
    assert_eq!(secretariat.post("/desk/import/confirm", &[("upload", &upload), ("seen", &seen)]).status, 303);
    // The check-out stands, whatever the file says.
    assert_eq!(roll(&secretariat), file.replace("Tamarind Ribbon,delegate,yes", "Tamarind Ribbon,delegate,no"));
    let unknown = secretariat.post("/desk/import/confirm", &[("upload", "00"), ("seen", &seen)]);
    assert!(unknown.status == 409 && unknown.body.contains("This file is no longer here"));
}

#[test]
fn only_the_secretariat_reaches_the_roll_and_nothing_too_large_is_read() {
    let (_folder, server, secretariat) = desk();
    for name in ["chair", "MY-DAP-3", "hall"] {
        let other = Person::enter(&server, name);
        assert_eq!(other.upload("/desk/import", "roll.csv", b"delegation").status, 403, "{name}");
        assert_eq!(other.get("/desk/export/roll.csv").status, 403, "{name}");
        assert_eq!(other.post("/desk/delegate/remove", &[("id", "AL-PS-2")]).status, 403, "{name}");
    }
    let large = secretariat.upload("/desk/import", "roll.csv", &vec![b'a'; 4 * 1024 * 1024 + 64 * 1024]);
    assert!(large.status == 413 && large.body.contains("this file is too large"), "{}: {}", large.status, large.body);
    assert_eq!(secretariat.upload("/desk/import", "roll.xlsx", b"PK\x03\x04broken").status, 422);
}

#[test]
fn after_a_round_every_change_says_why() {
    let (_folder, server, secretariat) = desk();
    let chair = Person::enter(&server, "chair");
    let opened = chair.post("/chair/open", &[("commitment", "c1"), ("preset", "simple_majority")]);
    assert_eq!(opened.status, 303, "{}", opened.body);
    let delegation = [("id", "ZZ-NEW"), ("name", "New Party"), ("country", "ZZ"), ("status", "full"), ("votes", "2")];
    let refused = secretariat.post("/desk/delegation", &delegation);
    assert!(refused.status == 422 && refused.body.contains("Please give a reason"), "{}", refused.body);
    let with_reason = [&delegation[..], &[("reason", "second report of the credentials committee")]].concat();
    assert_eq!(secretariat.post("/desk/delegation", &with_reason).status, 303);
    let twice = secretariat.post("/desk/delegation", &with_reason);
    assert_eq!(twice.status, 409, "somebody new is not somebody else");
    let in_round = secretariat.post("/desk/delegate/remove", &[("id", "MY-DAP-3"), ("reason", "mistake")]);
    assert!(in_round.status == 409 && in_round.body.contains("leaves the roll when it has closed"));
    assert!(roll(&secretariat).contains("ZZ-NEW,New Party,ZZ,full,2,,,,\n"));
}

#[test]
fn who_leaves_the_roll_is_out_at_once() {
    let (_folder, server, secretariat) = desk();
    let delegate = Person::enter(&server, "MY-DAP-3");
    let mut stream = delegate.listen(None);
    assert_eq!(secretariat.post("/desk/delegate/remove", &[("id", "MY-DAP-3")]).status, 303);
    assert!(stream.next("left").is_some(), "the open page is told");
    assert_eq!(delegate.get("/").location.as_deref(), Some("/enter"));
    assert_eq!(Person::stranger(&server).post(server.link("MY-DAP-3"), &[]).status, 410, "the card opens nothing");
    let code = &server.codes.iter().find(|(name, _)| name == "MY-DAP-3").expect("a code").1;
    let typed = Person::stranger(&server).post("/enter", &[("delegate", "MY-DAP-3"), ("code", code)]);
    assert_eq!(typed.status, 401);
    assert!(!roll(&secretariat).contains("MY-DAP-3"));
}

#[test]
fn the_roll_is_taken_home_in_every_form_and_changes_nothing_when_it_comes_back() {
    let (_folder, _server, secretariat) = desk();
    for file in ["roll.csv", "openslides.csv"] {
        let content = secretariat.get(&format!("/desk/export/{file}")).body;
        let preview = secretariat.upload("/desk/import", file, content.as_bytes());
        assert!(preview.status == 200 && preview.body.contains("Nothing new"), "{file}: {}", preview.body);
    }
    assert_eq!(secretariat.get("/desk/export/roll.xlsx").status, 200);
}

#[test]
fn a_new_card_ends_the_old_one_its_code_and_the_phone() {
    let (_folder, server, secretariat) = desk();
    let lost = Person::enter(&server, "MY-DAP-3");
    let mut stream = lost.listen(None);
    let old = server.link("MY-DAP-3").to_owned();
    let issued = secretariat.post_for_json("/desk/card", &[("delegate", "MY-DAP-3")]).json();
    let (link, code) = (issued["link"].as_str().expect("a link"), issued["code"].as_str().expect("a code"));

    stream.next("left").expect("the old phone is told at once that its session has ended");
    assert!(stream.next("left").is_none(), "and its stream ends");
    let told = lost.get("/");
    assert!(told.status == 401 && told.body.contains("issued a new card for you"), "{}", told.body);
    let refused = lost.cast("1", "for");
    assert!(refused.status == 401 && refused.body.contains("issued a new card for you"), "{}", refused.body);
    let stranger = Person::stranger(&server);
    assert_eq!(stranger.post(&old[old.find("/enter").expect("a path")..], &[]).status, 410);

    let mut by_code = stranger.clone();
    let entered =
        by_code.post("/enter", &[("delegate", "my dap 3"), ("code", &format!("{} {}", &code[..5], &code[5..]))]);
    assert_eq!((entered.status, entered.location.as_deref()), (303, Some("/")));
    by_code.keep_session(&entered);
    assert_eq!(by_code.get("/").status, 200);
    let mut by_link = stranger.clone();
    let entered = by_link.post(&link[link.find("/enter").expect("a path")..], &[]);
    assert_eq!(entered.status, 303);
    by_link.keep_session(&entered);
    assert!(by_link.get("/").status == 200 && by_code.get("/").status == 401, "one phone at a time");

    // The page shows the next card once, and ends this one; who asks again for the page sees no secret.
    let page = secretariat.post("/desk/card", &[("delegate", "MY-DAP-3")]);
    assert!(page.status == 200 && page.body.contains("id=\"new-card\"") && page.body.contains("<svg"), "{}", page.body);
    assert_eq!(by_link.get("/").status, 401);
    assert!(!secretariat.get("/desk/delegate?id=MY-DAP-3").body.contains("new-card"));
}

#[test]
fn nobody_but_the_secretariat_issues_cards_and_only_to_who_is_on_the_roll() {
    let (_folder, server, secretariat) = desk();
    let delegate = Person::enter(&server, "MY-DAP-3");
    for name in ["chair", "MY-DAP-1", "hall"] {
        let other = Person::enter(&server, name);
        assert_eq!(other.post("/desk/card", &[("delegate", "MY-DAP-3")]).status, 403, "{name}");
    }
    let nobody = secretariat.post("/desk/card", &[("delegate", "ZZ-NOBODY-1")]);
    assert!(nobody.status == 404 && nobody.body.contains("ZZ-NOBODY-1"), "{}: {}", nobody.status, nobody.body);
    assert_eq!(secretariat.post("/desk/card", &[]).status, 422);
    assert_eq!(delegate.get("/").status, 200, "nothing has changed");
}
