//! Documents as PDF: what is printed at the desk, that cards let people in and end the old ones, and how bad orders are
//! answered.

use tempfile::TempDir;
use tests::documents::{checked, fetched, pdf_text};
use tests::people::Person;
use tests::program::Server;

#[test]
fn printed_cards_let_their_people_in_and_end_the_cards_before() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let (desk, phone) = (Person::enter(&server, "secretariat"), Person::enter(&server, "MY-DAP-3"));
    let order = [("scope", "delegation"), ("delegation", "MY-DAP"), ("delegate", ""), ("language", "fr")];
    let answer = desk.post("/desk/cards", &order);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let path = answer.location.expect("a place to wait at");
    let other = Person::enter(&server, "chair");
    assert_eq!(other.get(&path).status, 404, "cards are for whoever ordered them");

    let pdf = fetched(&desk, &path);
    checked(&pdf);
    assert_eq!(desk.get(&path).status, 404, "cards are handed out once");
    let text = pdf_text(&pdf);
    assert!(text.contains("MY-DAP-1") && text.contains("MY-DAP-3") && !text.contains("SE-SAP"), "{text}");
    assert!(text.contains("Malaisie · DAP") && text.contains("Français"), "{text}");

    assert_eq!(phone.get("/").status, 401, "the phone with the old card is out");
    assert_eq!(Person::stranger(&server).post(server.link("MY-DAP-3"), &[]).status, 410);
    let words: Vec<&str> = text.split_whitespace().collect();
    let groups: Vec<&str> = words.iter().copied().filter(|word| is_group(word)).collect();
    let codes: Vec<String> = groups.chunks(2).map(|pair| pair.join(" ")).collect();
    let people: Vec<&&str> = words.iter().filter(|word| word.starts_with("MY-DAP-")).collect();
    assert_eq!(codes.len(), people.len(), "a code for each: {text}");
    let lets_in = |code: &&String| {
        let form = [("delegate", "MY-DAP-3"), ("code", code.as_str())];
        Person::stranger(&server).post("/enter", &form).status == 303
    };
    assert_eq!(codes.iter().filter(lets_in).count(), 1, "one of the codes is that of MY-DAP-3");
}

/// Five of the letters and digits that codes are made of: no vowels.
fn is_group(word: &str) -> bool {
    word.len() == 5 && word.chars().all(|letter| "23456789CDFHJKLMNPRTVWX".contains(letter))
}

#[test]
fn a_wrong_order_for_cards_is_refused_and_ends_no_card() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let (desk, phone) = (Person::enter(&server, "secretariat"), Person::enter(&server, "MY-DAP-3"));
    let order = |scope, delegation, delegate, language| {
        let form = [("scope", scope), ("delegation", delegation), ("delegate", delegate), ("language", language)];
        let answer = desk.post("/desk/cards", &form);
        (answer.status, answer.body)
    };
    for (form, status, sentence) in [
        (("delegation", "XX-NO", "", "en"), 404, "XX-NO"),
        (("delegate", "", "XX-NO-1", "en"), 404, "XX-NO-1"),
        (("delegate", "", "", "en"), 422, ""),
        (("everybody", "", "", "en"), 422, ""),
        (("all", "", "", "de"), 422, ""),
    ] {
        let (scope, delegation, delegate, language) = form;
        let (got, body) = order(scope, delegation, delegate, language);
        assert_eq!(got, status, "{form:?}");
        assert!(body.contains("class=\"notice\"") && body.contains(sentence), "{form:?}");
    }
    assert_eq!(phone.get("/").status, 200);
    let form = [("scope", "all"), ("language", "en")];
    for name in ["chair", "MY-DAP-1"] {
        assert_eq!(Person::enter(&server, name).post("/desk/cards", &form).status, 403, "{name}");
    }
    assert_eq!(phone.get("/").status, 200);
    assert_eq!(desk.get("/documents/nothing").status, 404);
}

#[test]
fn ballots_and_a_tally_sheet_are_printed_for_the_open_round_only() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::demo(&folder.path().join("data"), &[]);
    let (desk, chair) = (Person::enter(&server, "secretariat").speaking("es"), Person::enter(&server, "chair"));
    let refused = desk.get("/desk/sheets/ballots.pdf");
    assert!(refused.status == 409 && refused.body.contains("No hay ninguna ronda abierta"), "{}", refused.body);
    let opened = chair.post("/chair/open", &[("commitment", "c1"), ("preset", "consensus_of_delegations")]);
    assert_eq!(opened.status, 303, "{}", opened.body);

    let ballots = fetched(&desk, "/desk/sheets/ballots.pdf");
    checked(&ballots);
    let text = pdf_text(&ballots);
    assert!(text.contains("MY-DAP-3") && text.contains("Malasia · DAP") && text.contains("De acuerdo"), "{text}");
    let tally = fetched(&desk, "/desk/sheets/tally.pdf");
    checked(&tally);
    assert!(pdf_text(&tally).contains("Suecia · SAP"));
    assert_eq!(desk.get("/desk/sheets/other.pdf").status, 404);
    assert_eq!(chair.get("/desk/sheets/tally.pdf").status, 403);
}
