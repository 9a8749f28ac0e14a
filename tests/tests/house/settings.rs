//! The settings over HTTP: what is changed is seen, what cannot be is refused with its sentence, and the hall is open to
//! strangers only while it is meant to be.

use tempfile::TempDir;
use tests::decided::{Decided, text};
use tests::documents::{checked, fetched, images};
use tests::people::Person;
use tests::program::Server;

fn desk() -> (TempDir, Server, Person) {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let secretariat = Person::enter(&server, "secretariat");
    (folder, server, secretariat)
}

/// The form as it stands, with these fields otherwise; an empty value leaves a field out.
fn form(secretariat: &Person, changed: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
    let page = secretariat.get("/desk/settings").body;
    let seen =
        page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("on the page");
    let mut fields = vec![("seen".to_owned(), seen.to_owned())];
    let standing = [
        ("name.en", "Progressive Alliance"),
        ("name.fr", "Alliance progressiste"),
        ("name.es", "Alianza Progresista"),
        ("place", "Kuala Lumpur"),
        ("offset", "480"),
        ("proxies", "1"),
        ("language", "en fr es"),
    ];
    let kept = standing.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    for (name, value) in kept.chain(changed).filter(|(_, value)| !value.is_empty()) {
        if *name == "language" {
            fields.extend(value.split(' ').map(|code| ((*name).to_owned(), code.to_owned())));
        } else {
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    fields
}

pub fn save(secretariat: &Person, changed: &[(&'static str, &'static str)]) -> tests::people::Answer {
    let fields = form(secretariat, changed);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    secretariat.post("/desk/settings", &fields)
}

#[test]
fn what_is_set_is_seen() {
    let (_folder, server, secretariat) = desk();
    let saved = save(
        &secretariat,
        &[
            ("name.en", "Congress of Parties"),
            ("place", "Penang"),
            ("start", "2019-08-30"),
            ("end", "2019-08-31"),
            ("language", "en fr"),
            ("own-colour", "yes"),
            ("accent", "#c8102e"),
            ("first-vote", "double_majority"),
        ],
    );
    assert_eq!((saved.status, saved.location.as_deref()), (303, Some("/desk/settings?done=yes")), "{}", saved.body);
    let door = Person::stranger(&server).get("/enter").body;
    assert!(door.contains("Congress of Parties") && door.contains("Penang, 30–31 August 2019"), "{door}");
    assert!(door.contains("value=\"fr\"") && !door.contains("value=\"es\""), "Spanish is not offered");
    assert!(Person::stranger(&server).speaking("es").get("/enter").body.contains("lang=\"en\""));
    assert_eq!(Person::stranger(&server).post("/language", &[("language", "es"), ("back", "/enter")]).status, 422);

    let sheet = door.split("/colours/").nth(1).and_then(|rest| rest.split('"').next()).expect("a style sheet");
    let served = Person::stranger(&server).get(&format!("/colours/{sheet}"));
    assert!(served.status == 200 && served.body.contains("--accent: #c8102e; --on-accent: #ffffff"), "{}", served.body);
    assert!(served.header("cache-control").is_some_and(|kept| kept.contains("immutable")));
    assert_eq!(Person::stranger(&server).get("/colours/0000000000000000.css").status, 404);

    let console = Person::enter(&server, "chair").get("/chair").body;
    let place = |name: &str| console.find(&format!("value=\"{name}\"")).expect("offered");
    assert!(place("double_majority") < place("simple_majority"), "the rules of this congress are offered first");
    let first = &console[place("double_majority")..];
    assert!(first[..first.find('>').expect("an element")].contains("checked"), "and chosen");
    let api = Person::stranger(&server).get("/api/v1/congress");
    assert!(api.status == 200 && api.body.contains("Penang"), "{}", api.body);
}

#[test]
fn what_cannot_be_set_is_refused_and_changes_nothing() {
    let (_folder, server, secretariat) = desk();
    let cases: [(&[(&'static str, &'static str)], &str); 12] = [
        (&[("name.fr", "")], "The name of the congress is missing in French"),
        (&[("place", "")], "The name and the place are needed"),
        (&[("language", "")], "Offer at least one language"),
        (&[("language", "en xx")], "Something in this form is missing or cannot be read"),
        (&[("offset", "900")], "Local time is at most 12 hours behind UTC"),
        (&[("proxies", "21")], "One delegate may hold at most 20 proxies"),
        (&[("start", "2019-02-30"), ("end", "2019-03-01")], "This is not a day of the calendar: 2019-02-30"),
        (&[("start", "2019-08-31"), ("end", "2019-08-30")], "a congress does not end before it starts"),
        (&[("start", "2019-08-30")], "Give the first and the last day"),
        (&[("own-colour", "yes"), ("accent", "#ffcc00")], "#ffcc00 is too light to be read on paper"),
        (&[("own-colour", "yes"), ("accent", "red")], "This is not a colour: red"),
        (&[("first-vote", "indicative_poll")], "There is no ruleset called indicative_poll for rounds of this kind"),
    ];
    for (changed, sentence) in cases {
        let refused = save(&secretariat, changed);
        assert!(refused.status == 422 && refused.body.contains(sentence), "{changed:?}: {}", refused.body);
    }
    let refused = save(&secretariat, &[("name.en", "Kept in the form"), ("name.fr", "")]);
    assert!(refused.body.contains("value=\"Kept in the form\""), "what was written is not lost");
    assert!(Person::stranger(&server).get("/enter").body.contains("Progressive Alliance"), "nothing has changed");

    let stale = form(&secretariat, &[("place", "Penang")]);
    assert_eq!(save(&secretariat, &[("place", "Ipoh")]).status, 303);
    let stale: Vec<(&str, &str)> = stale.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = secretariat.post("/desk/settings", &stale);
    assert!(refused.status == 409 && refused.body.contains("The settings have changed meanwhile"), "{}", refused.body);
    for name in ["chair", "MY-DAP-3", "hall"] {
        let other = Person::enter(&server, name);
        assert_eq!(other.get("/desk/settings").status, 403, "{name}");
        assert_eq!(other.post("/desk/settings", &stale).status, 403, "{name}");
        assert_eq!(other.post("/desk/settings/logo/remove", &[]).status, 403, "{name}");
        assert_eq!(other.upload("/desk/settings/logo", "logo.png", b"x").status, 403, "{name}");
    }
}

#[test]
fn a_look_before_saving_changes_nothing() {
    let (_folder, server, secretariat) = desk();
    let look =
        secretariat.get("/desk/settings?look=yes&name.en=Looked%20At&place=Ipoh&own-colour=yes&accent=%23ffcc00");
    assert!(look.status == 200 && look.body.contains("Looked At"), "{}", look.body);
    assert!(look.body.contains("This colour is too light to be read on paper"), "{}", look.body);
    assert!(!Person::stranger(&server).get("/enter").body.contains("Looked At"));
}

#[test]
fn a_logo_is_a_picture_and_is_seen_at_the_door_and_in_the_hall() {
    let (_folder, server, secretariat) = desk();
    let png = include_bytes!("../../../style/icon-192.png");
    let too_large = [&png[..], &vec![0; 512 * 1024]].concat();
    for no in [&b"<svg onload='alert(1)'/>"[..], b"GIF89a\x01\x00\x01\x00\x00", b"", &too_large] {
        let refused = secretariat.upload("/desk/settings/logo", "logo.png", no);
        assert!(refused.status == 422 && refused.body.contains("A logo is a PNG or JPEG"), "{}", refused.body);
    }
    let very_large = secretariat.upload("/desk/settings/logo", "logo.png", &vec![0; 5 * 1024 * 1024]);
    assert!(very_large.status == 422 && very_large.body.contains("A logo is a PNG or JPEG"));
    assert!(!Person::stranger(&server).get("/enter").body.contains("/logo/"));

    assert_eq!(secretariat.upload("/desk/settings/logo", "anything.txt", png).status, 303);
    let door = Person::stranger(&server).get("/enter").body;
    let path = door.split("src=\"/logo/").nth(1).and_then(|rest| rest.split('"').next()).expect("a logo");
    let path = format!("/logo/{path}");
    assert!(Person::enter(&server, "hall").get("/hall").body.contains(&path));
    let served = Person::stranger(&server).get(&path);
    assert_eq!((served.status, served.header("content-type")), (200, Some("image/png")));
    assert_eq!(served.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(served.header("content-length"), Some(png.len().to_string().as_str()));
    assert_eq!(Person::stranger(&server).get("/logo/0000000000000000.png").status, 404);

    // It is on what is printed.
    let order = [("scope", "delegate"), ("delegate", "MY-DAP-3"), ("language", "en")];
    let cards = fetched(&secretariat, &secretariat.post("/desk/cards", &order).location.expect("a place to wait at"));
    checked(&cards);
    assert_eq!(images(&cards), 2, "the logo and the code");

    // Other settings keep it; it goes when it is taken away.
    assert_eq!(save(&secretariat, &[("place", "Penang")]).status, 303);
    assert_eq!(Person::stranger(&server).get(&path).status, 200);
    assert_eq!(secretariat.post("/desk/settings/logo/remove", &[]).status, 303);
    assert_eq!(Person::stranger(&server).get(&path).status, 404);
}

#[test]
fn the_hall_is_open_to_strangers_while_it_is_meant_to_be_and_nothing_else_is() {
    let (_folder, server, secretariat) = desk();
    let stranger = Person::stranger(&server);
    let closed = ["/", "/record", "/resolution", "/chair", "/desk", "/delegation", "/account", "/ballots"];
    let turned_away = |path: &str| stranger.get(path).location.as_deref() == Some("/enter");
    assert!(turned_away("/hall") && stranger.get("/live").status == 401, "off until it is set");

    assert_eq!(save(&secretariat, &[("hall-public", "yes")]).status, 303);
    let hall = stranger.get("/hall");
    assert!(hall.status == 200 && hall.body.contains("hall-frame"), "{}", hall.body);
    assert!(closed.iter().all(|path| turned_away(path)), "nothing else is open");
    assert_eq!(stranger.post("/ballot", &[("round", "1"), ("choice", "for")]).status, 401);
    let mut stream = stranger.listen(None);
    stream.next("round").expect("the stream tells where the round is");
    let chair = Person::enter(&server, "chair");
    assert_eq!(chair.post("/chair/open", &[("commitment", "c1"), ("preset", "simple_majority")]).status, 303);
    stream.next("round").expect("and goes on");
    assert!(stranger.get("/hall").status == 200);

    assert_eq!(save(&secretariat, &[]).status, 303);
    stream.next("left").expect("whoever watches is told when it is over");
    assert!(stream.next("round").is_none(), "and the stream ends");
    assert!(turned_away("/hall") && stranger.get("/live").status == 401);
}

#[test]
fn what_was_not_adopted_is_marked_in_the_resolution_if_the_settings_say_so() {
    let congress = Decided::fresh();
    congress.open("c1", "simple_majority");
    congress.say(&congress.delegate, 1, "against", "");
    congress.act("close", 1);
    congress.act("publish", 1);
    let desk = Person::enter(&congress.server, "secretariat");
    let resolution = || desk.get("/record/export/resolution.en.md").body;
    let marked = || resolution().contains("[not adopted]");
    assert!(!marked(), "left out until it is set: {}", resolution());
    assert_eq!(save(&desk, &[("mark-not-adopted", "yes")]).status, 303);
    assert!(marked(), "{}", resolution());
    assert!(text(&congress.export(&[]), "resolution.en.md").contains("[not adopted]"), "and at the command line");
    let otherwise = congress.export(&["--force", "--not-adopted", "leave-out"]);
    assert!(!text(&otherwise, "resolution.en.md").contains("[not adopted]"), "which may say otherwise");
}
