//! The texts at the desk over HTTP: imported after a preview, edited by hand, and fixed where a round has asked.

use tempfile::TempDir;
use tests::decided::{AMENDED, Decided};
use tests::people::{Answer, Person};
use tests::program::{Server, run};

const ID: &str = "social-cohesion-and-progress";

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

fn file(secretariat: &Person, language: &str) -> String {
    let answer = secretariat.get(&format!("/desk/texts/export/{ID}.{language}.md"));
    assert_eq!(answer.status, 200);
    answer.body
}

fn preview(secretariat: &Person, files: &[(&str, &str)]) -> Answer {
    let parts: Vec<_> = files.iter().map(|(name, text)| ("file", Some(*name), text.as_bytes())).collect();
    secretariat.upload_parts("/desk/texts", &parts)
}

fn confirm(secretariat: &Person, preview: &Answer, reason: &str) -> Answer {
    assert_eq!(preview.status, 200, "{}", preview.body);
    let (upload, seen) = (hidden(preview, "upload"), hidden(preview, "seen"));
    secretariat.post("/desk/texts/confirm", &[("upload", &upload), ("seen", &seen), ("reason", reason)])
}

fn words(answer: &Answer) -> String {
    answer.body.replace("<!>", "").replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'")
}

#[test]
fn texts_are_previewed_mended_confirmed_and_a_second_time_change_nothing() {
    let (_folder, server, secretariat) = desk();
    let (french, spanish) = (file(&secretariat, "fr"), file(&secretariat, "es"));
    let changed = french.replacen("Nous vivons une époque", "Nous vivons un temps", 1);
    let longer = format!("{changed}\nEncore un paragraphe. {{#p15}}\n");
    let refused = preview(&secretariat, &[("fr.md", &longer)]);
    assert_eq!(refused.status, 422);
    assert!(words(&refused).contains("p15 is missing in English") && words(&refused).contains("missing here"));
    assert!(!refused.body.contains("/desk/texts/confirm"), "nothing can be confirmed");
    assert_eq!(file(&secretariat, "fr"), french);

    let shown = preview(&secretariat, &[("fr.md", &changed), ("es.md", &spanish)]);
    assert!(words(&shown).contains("Changed paragraphs: 1") && words(&shown).contains("Unchanged paragraphs: 13"));
    assert!(words(&shown).contains("<del>une époque</del>") && words(&shown).contains("<ins>un temps</ins>"));
    assert_eq!(file(&secretariat, "fr"), french, "a preview changes nothing");
    let confirmed = confirm(&secretariat, &shown, "");
    assert_eq!(confirmed.location.as_deref(), Some(format!("/desk/text?id={ID}&done=yes").as_str()));
    assert_eq!(file(&secretariat, "fr"), changed);
    let delegate = Person::enter(&server, "MY-DAP-3").speaking("fr");
    assert!(delegate.get("/resolution").body.contains("Nous vivons un temps"));

    let again = preview(&secretariat, &[("fr.md", &changed)]);
    assert!(again.status == 200 && words(&again).contains("Nothing new"), "{}", again.body);
    assert!(!again.body.contains("/desk/texts/confirm"));
    let page = secretariat.get(&format!("/desk/text?id={ID}"));
    assert!(words(&page).contains("Earlier changes") && words(&page).contains("<ins>un temps</ins>"));
}

#[test]
fn what_is_handed_out_comes_back_without_change_and_byte_for_byte() {
    let (folder, _server, secretariat) = desk();
    let languages = ["en", "fr", "es"];
    let files = languages.map(|language| file(&secretariat, language));
    let named: Vec<_> = languages.into_iter().zip(files.iter().map(String::as_str)).collect();
    let all = preview(&secretariat, &named);
    assert!(all.status == 200 && words(&all).contains("Nothing new"), "{}", all.body);
    // Where nothing stands, they make the same resolution, which is handed out as the same bytes.
    let data = folder.path().join("elsewhere").display().to_string();
    let paths = named.iter().map(|(language, text)| {
        let path = folder.path().join(format!("{language}.md"));
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    });
    let paths: Vec<String> = paths.collect();
    let arguments: Vec<&str> =
        ["import", "--data", &data, "text"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let imported = run(&arguments);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    let again = run(&arguments);
    assert!(
        String::from_utf8_lossy(&again.stdout).contains("nothing new"),
        "{}",
        String::from_utf8_lossy(&again.stderr)
    );
}

#[test]
fn a_paragraph_is_edited_and_a_commitment_is_marked_and_unmarked_by_hand() {
    let (_folder, server, secretariat) = desk();
    let delegate = Person::enter(&server, "MY-DAP-3");
    let page = secretariat.get(&format!("/desk/text?id={ID}&p=p2"));
    assert!(page.status == 200 && page.body.contains("/desk/text/paragraph"), "{}", page.body);
    let edited = secretariat.post(
        "/desk/text/paragraph",
        &[("resolution", ID), ("paragraph", "p2"), ("line-en", "Change has winners\r\nand losers. {#p2}")],
    );
    assert_eq!(confirm(&secretariat, &edited, "").status, 303);
    assert!(delegate.get("/resolution").body.contains("Change has winners and losers."));

    // The French and Spanish words of the paragraph, as the page shows them.
    let sentence = |language: &str| {
        let text = file(&secretariat, language);
        let line = text.lines().find(|line| line.ends_with("{#p2}")).expect("p2").to_owned();
        line.split(". ").next().expect("a sentence").trim_end_matches(" {#p2}").trim_end_matches('.').to_owned() + "."
    };
    let (fr, es) = (sentence("fr"), sentence("es"));
    let form = [
        ("resolution", ID),
        ("paragraph", "p2"),
        ("commitment", "c17"),
        ("words-en", "Change has winners and losers."),
        ("words-fr", &fr),
        ("words-es", &es),
        ("heading-en", "Winners and losers"),
    ];
    let unknown = form.map(|(name, value)| (name, if name == "words-es" { "Otra cosa." } else { value }));
    let refused = secretariat.post("/desk/text/mark", &unknown);
    assert!(refused.status == 422 && words(&refused).contains("the Spanish paragraph"), "{}", refused.body);
    let without = &form[..4];
    assert_eq!(secretariat.post("/desk/text/mark", without).status, 422, "in all languages or in none");
    let taken = form.map(|(name, value)| (name, if name == "commitment" { "c1" } else { value }));
    let taken = secretariat.post("/desk/text/mark", &taken);
    assert!(taken.status == 422 && words(&taken).contains("c1 stands on line"), "{}", taken.body);
    let marked = secretariat.post("/desk/text/mark", &form);
    assert!(words(&marked).contains("c17 becomes a commitment: Winners and losers"), "{}", marked.body);
    assert_eq!(confirm(&secretariat, &marked, "").status, 303);
    assert_eq!(delegate.get("/resolution/c17").status, 200);

    let unmarked = secretariat.post("/desk/text/unmark", &[("resolution", ID), ("commitment", "c17")]);
    assert!(words(&unmarked).contains("c17 is no commitment any more"), "{}", unmarked.body);
    assert_eq!(confirm(&secretariat, &unmarked, "").status, 303);
    assert_eq!(delegate.get("/resolution/c17").status, 404);
}

#[test]
fn the_language_that_counts_is_chosen_until_a_round_is_held() {
    let (_folder, server, secretariat) = desk();
    let form = [("resolution", ID), ("language", "en")];
    let chosen = secretariat.post("/desk/text/official", &form);
    assert!(words(&chosen).contains("en, status: working translation → original"), "{}", chosen.body);
    assert_eq!(confirm(&secretariat, &chosen, "").status, 303);
    assert!(file(&secretariat, "fr").contains("status: working translation"));

    let chair = Person::enter(&server, "chair");
    assert_eq!(chair.post("/chair/open", &[("commitment", "c1"), ("preset", "simple_majority")]).status, 303);
    let refused = secretariat.post("/desk/text/official", &[("resolution", ID), ("language", "fr")]);
    assert!(refused.status == 422 && words(&refused).contains("its authoritative language stays"), "{}", refused.body);
    assert!(!refused.body.contains("/desk/texts/confirm"));
}

#[test]
fn what_a_round_has_asked_about_is_not_edited_and_the_rest_is_with_a_reason() {
    let (_folder, server, secretariat) = desk();
    let edit = |paragraph: &str, from: &str, to: &str| {
        let file = file(&secretariat, "en");
        let line = file.lines().find(|line| line.ends_with(&format!("{{#{paragraph}}}"))).expect("a paragraph");
        assert!(line.contains(from), "{line}");
        let line = line.replacen(from, to, 1);
        secretariat.post("/desk/text/paragraph", &[("resolution", ID), ("paragraph", paragraph), ("line-en", &line)])
    };
    let before_the_round = edit("p3", "historic", "historical");
    let chair = Person::enter(&server, "chair");
    assert_eq!(chair.post("/chair/open", &[("commitment", "c1"), ("preset", "simple_majority")]).status, 303);
    // What was previewed before the round opened is refused when it is confirmed.
    let late = confirm(&secretariat, &before_the_round, "typing error");
    assert!(late.status == 409 && words(&late).contains("Round 1 has asked about c1"), "{}", late.body);
    let refused = edit("p3", "historic", "historical");
    assert!(
        refused.status == 422 && words(&refused).contains("Its words change by amendment only"),
        "{}",
        refused.body
    );
    assert!(!refused.body.contains("/desk/texts/confirm"));

    let other = edit("p4", ".", "!");
    let without = confirm(&secretariat, &other, "");
    assert!(without.status == 422 && words(&without).contains("Please give a reason"), "{}", without.body);
    assert_eq!(confirm(&secretariat, &other, "typing error").status, 303);
    let page = words(&secretariat.get(&format!("/desk/text?id={ID}")));
    assert!(page.contains("typing error"), "the reason stands with the change");
}

#[test]
fn an_amended_commitment_is_shown_with_its_versions_and_goes_home_in_its_current_words() {
    let congress = Decided::new();
    let secretariat = Person::enter(&congress.server, "secretariat");
    let page = words(&secretariat.get(&format!("/desk/text?id={ID}&p=p13")));
    assert!(page.contains("Amended commitments") && page.contains("Version 2"), "{page}");
    assert!(page.contains("The objection is right.") && page.contains("<ins>"));
    assert!(page.contains("Round 5 has asked about c14"), "it is not unmarked");
    let english = file(&secretariat, "en");
    assert!(english.contains(AMENDED));
    let unchanged = preview(&secretariat, &[("en.md", &english)]);
    assert!(unchanged.status == 200 && words(&unchanged).contains("Nothing new"), "{}", unchanged.body);
    let amended = preview(&secretariat, &[("en.md", &english.replacen(AMENDED, "We fight.", 1))]);
    assert!(
        amended.status == 422 && words(&amended).contains("Its words change by amendment only"),
        "{}",
        amended.body
    );
    // A delegate reads the current words in the whole text.
    assert!(words(&congress.delegate.get("/resolution")).contains(AMENDED));
}

#[test]
fn a_confirmation_does_what_was_previewed_or_nothing() {
    let (_folder, _server, secretariat) = desk();
    let english = file(&secretariat, "en");
    let one = preview(&secretariat, &[("en.md", &english.replacen("title: ", "title: First ", 1))]);
    let other = preview(&secretariat, &[("en.md", &english.replacen("title: ", "title: Second ", 1))]);
    assert_eq!(confirm(&secretariat, &one, "").status, 303);
    let stale = confirm(&secretariat, &other, "");
    assert!(stale.status == 409 && words(&stale).contains("The texts have changed meanwhile"), "{}", stale.body);
    assert!(words(&stale).contains("en, title: First "), "and it is previewed anew: {}", stale.body);
    assert!(file(&secretariat, "en").contains("title: First "));
    assert_eq!(
        secretariat
            .post("/desk/texts/confirm", &[("upload", &hidden(&stale, "upload")), ("seen", &hidden(&stale, "seen"))])
            .status,
        303
    );
    let unknown = secretariat.post("/desk/texts/confirm", &[("upload", "00"), ("seen", "1")]);
    assert!(unknown.status == 409 && unknown.body.contains("This file is no longer here"));
}

#[test]
fn a_text_from_a_word_processor_is_told_how_to_become_one_and_gets_its_ids_on_the_page() {
    let (_folder, server, secretariat) = desk();
    let document = secretariat.upload("/desk/texts", "text.docx", b"PK\x03\x04word/document.xml");
    assert!(document.status == 422 && document.body.contains("pandoc --wrap=none --to=markdown"), "{}", document.body);
    let front = "---\nid: second\nlanguage: en\nstatus: original\ntitle: Second resolution\n---\n";
    let converted = format!("{front}\nWe act.\n\nSee \\[annex 1\\].\n");
    let lacking = preview(&secretariat, &[("second.md", &converted)]);
    assert!(
        lacking.status == 422 && words(&lacking).contains("this paragraph has no id at its end, such as {#p1}"),
        "{}",
        lacking.body
    );
    let numbered = secretariat
        .upload_parts("/desk/texts", &[("text:second.md", None, converted.as_bytes()), ("number", None, b"yes")]);
    assert!(
        words(&numbered).contains("A new resolution") && words(&numbered).contains("See [annex 1]."),
        "{}",
        numbered.body
    );
    assert_eq!(confirm(&secretariat, &numbered, "").status, 303);
    assert!(Person::enter(&server, "MY-DAP-3").get("/resolution").body.contains("Second resolution"));
    let file = secretariat.get("/desk/texts/export/second.en.md").body;
    assert_eq!(file, format!("{front}\nWe act. {{#p1}}\n\nSee \\[annex 1\\]. {{#p2}}\n"));
}

#[test]
fn only_the_secretariat_reaches_the_texts_and_broken_forms_change_nothing() {
    let (_folder, server, secretariat) = desk();
    for name in ["chair", "MY-DAP-3", "hall"] {
        let other = Person::enter(&server, name);
        assert_eq!(other.upload("/desk/texts", "en.md", b"---").status, 403, "{name}");
        assert_eq!(other.get(&format!("/desk/texts/export/{ID}.en.md")).status, 403, "{name}");
        assert_eq!(other.post("/desk/text/unmark", &[("resolution", ID), ("commitment", "c1")]).status, 403, "{name}");
    }
    let before = file(&secretariat, "en");
    assert_eq!(secretariat.upload_parts("/desk/texts", &[("file", Some(""), b"")]).status, 422);
    let many: Vec<_> = (0..10).map(|_| ("file", Some("a.md"), &b"---"[..])).collect();
    let many = secretariat.upload_parts("/desk/texts", &many);
    assert!(many.status == 422 && words(&many).contains("at most 9 files at once"), "{}", many.body);
    let large = secretariat.upload("/desk/texts", "en.md", &vec![b'a'; 4 * 1024 * 1024]);
    assert!(large.status == 422 && words(&large).contains("this file is too large: at most 1 MB"), "{}", large.body);
    for (path, form, status) in [
        ("/desk/text/paragraph", vec![("resolution", "nowhere"), ("paragraph", "p1")], 404),
        ("/desk/text/paragraph", vec![("resolution", ID)], 422),
        ("/desk/text/mark", vec![("resolution", ID), ("paragraph", "p1"), ("commitment", "c 17")], 422),
        ("/desk/text/mark", vec![("resolution", ID), ("paragraph", "p3"), ("commitment", "c17")], 422),
        ("/desk/text/unmark", vec![("resolution", ID), ("commitment", "c99")], 404),
        ("/desk/text/official", vec![("resolution", ID), ("language", "de")], 422),
        ("/desk/texts/confirm", vec![("upload", "00")], 409),
    ] {
        assert_eq!(secretariat.post(path, &form).status, status, "{path} {form:?}");
    }
    assert_eq!(secretariat.get("/desk/text?id=nowhere").status, 404);
    assert_eq!(secretariat.get("/desk/texts/export/nowhere.en.md").status, 404);
    assert_eq!(file(&secretariat, "en"), before);
}
