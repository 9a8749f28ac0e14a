//! Ballots on paper over HTTP: a form is recorded whole or not at all, each refusal is a sentence in three languages with its
//! status, phones cannot undo what came on paper, and a round is opened again for paper and counted anew.

use tempfile::TempDir;
use tests::people::{Answer, Person};
use tests::program::Server;

struct Hall {
    data: TempDir,
    server: Server,
    chair: Person,
    desk: Person,
}

const LANGUAGES: [&str; 3] = ["en", "fr", "es"];

impl Hall {
    fn new() -> Self {
        let data = TempDir::new().expect("a folder");
        let server = Server::demo(&data.path().join("data"), &[]);
        let [chair, desk] = ["chair", "secretariat"].map(|name| Person::enter(&server, name));
        Self { data, server, chair, desk }
    }

    /// With a round on the first commitment open.
    fn open(preset: &str) -> Self {
        let hall = Self::new();
        hall.opens("c1", preset);
        hall
    }

    fn opens(&self, commitment: &str, preset: &str) {
        self.act("open", &[("commitment", commitment), ("preset", preset), ("seconds", "")]);
    }

    fn act(&self, what: &str, form: &[(&str, &str)]) {
        let answer = self.chair.post(&format!("/chair/{what}"), form);
        assert_eq!(answer.status, 303, "{what}: {}", answer.body);
    }

    fn close(&self) {
        self.act("close", &[("round", "1")]);
    }

    /// Enters ballots of a vote on paper: delegates with their choices.
    fn enter(&self, papers: &[(&str, &str)]) -> Answer {
        let fields: Vec<_> = papers.iter().map(|(delegate, choice)| (format!("choice/{delegate}"), *choice)).collect();
        let fields: Vec<_> = fields.iter().map(|(name, choice)| (name.as_str(), *choice)).collect();
        self.send(&fields)
    }

    fn send(&self, fields: &[(&str, &str)]) -> Answer {
        self.desk.post("/desk/paper", &[&[("round", "1"), ("delegation", "AL-PS")], fields].concat())
    }

    /// What the refusals of a form say in the three languages; each with this status.
    fn refused(&self, status: u16, fields: &[(&str, &str)], sentences: [&str; 3]) {
        for (language, sentence) in LANGUAGES.into_iter().zip(sentences) {
            let desk = self.desk.clone().speaking(language);
            let answer = desk.post("/desk/paper", &[&[("round", "1"), ("delegation", "AL-PS")], fields].concat());
            assert_eq!(answer.status, status, "{language}: {}", answer.body);
            assert!(answer.body.contains(sentence), "{language}, {sentence}: {}", notice(&answer));
        }
    }

    fn voted(&self) -> serde_json::Value {
        let tally = self.chair.get("/record/1/tally.json").json();
        tally["turnout"]["delegates"]["voted"].clone()
    }
}

/// The sentence at the top of a page.
fn notice(answer: &Answer) -> &str {
    let at = answer.body.find("class=\"notice\"").unwrap_or(0);
    &answer.body[at..answer.body.len().min(at + 400)]
}

#[test]
fn papers_are_entered_delegation_by_delegation_and_stand_in_the_record_with_who_entered_them() {
    let hall = Hall::open("simple_majority");
    let page = hall.desk.get("/desk/paper?delegation=AL-PS").body;
    assert!(page.contains("name=\"choice/AL-PS-5\"") && page.contains("nothing recorded yet"), "{page}");
    let entered = hall.enter(&[("AL-PS-1", "for"), ("AL-PS-2", "against"), ("AL-PS-3", "")]);
    assert_eq!(entered.location.as_deref(), Some("/desk/paper?delegation=AL-PS&entered=2"));
    let page = hall.desk.get("/desk/paper?delegation=AL-PS&entered=2").body;
    assert!(page.contains("2 paper ballots are recorded."), "{page}");
    assert!(
        page.contains("by Secretariat · Linen Almanac") && page.contains("This corrects the paper ballot"),
        "{page}"
    );
    let checked = page.split("<input").filter(|tag| tag.contains("choice/") && tag.contains("checked"));
    assert!(checked.into_iter().all(|tag| tag.contains("value=\"\"")), "what is recorded is never shown: {page}");

    hall.close();
    hall.act("publish", &[("round", "1")]);
    assert_eq!(hall.voted(), 2);
    for (language, sentence) in LANGUAGES.into_iter().zip([
        "2 ballots came on paper and were entered by Secretariat · Linen Almanac:",
        "2 bulletins sont venus sur papier\u{202f}; ils ont été saisis par",
        "2 papeletas vinieron en papel y las introdujo",
    ]) {
        let record = hall.desk.clone().speaking(language).get("/record/1").body;
        assert!(record.contains(sentence), "{language}: {record}");
        assert!(record.contains("Tamarind Ribbon"));
    }
    let ballots = hall.desk.get("/record/export/ballots.csv").body;
    assert!(ballots.contains("AL-PS-2,Tamarind Ribbon,against,Linen Almanac\n"), "{ballots}");
}

#[test]
fn one_delegate_is_found_by_number_and_who_cannot_vote_is_told_why() {
    let hall = Hall::open("simple_majority");
    let page = hall.desk.get("/desk/paper?q=al-ps-2").body;
    assert!(page.contains("name=\"choice/AL-PS-2\"") && !page.contains("name=\"choice/AL-PS-1\""), "{page}");
    let absent = hall.desk.get("/desk/paper?q=AT-SPO-3").body;
    assert!(absent.contains("AT-SPO-3: not marked present when this round opened."), "{absent}");
    assert!(hall.desk.get("/desk/paper?q=Albania").body.contains("/desk/paper?delegation=AL-PS"));
    assert!(hall.desk.get("/desk/paper?q=nobody").body.contains("Nobody in this round matches this."));
    assert!(hall.desk.get("/desk/paper?delegation=CL-PPD").body.contains("Nobody of this delegation can cast"));
}

#[test]
fn one_wrong_row_and_none_is_recorded_and_every_wrong_row_is_named() {
    let hall = Hall::open("simple_majority");
    let fields = [
        ("choice/AL-PS-1", "for"),
        ("choice/AT-SPO-3", "for"),
        ("choice/AR-PS-6", "for"),
        ("choice/AT-IUSY-2", "for"),
        ("choice/ZZ-NO-1", "for"),
        ("choice/AL-PS-4", "maybe"),
        ("reason/AL-PS-5", "words without a choice"),
    ];
    hall.refused(
        422,
        &fields[..1].iter().chain(&fields[5..]).copied().collect::<Vec<_>>(),
        [
            "Nothing was recorded. AL-PS-4: no option of this round is marked. AL-PS-5: no option of this round is marked.",
            "Rien n’a été enregistré. AL-PS-4\u{202f}: aucune option de ce tour n’est cochée.",
            "No se ha registrado nada. AL-PS-4: no está marcada ninguna opción de esta ronda.",
        ],
    );
    let all = hall.send(&fields);
    assert_eq!(all.status, 422, "{}", all.body);
    for row in [
        "AT-SPO-3: not marked present when this round opened.",
        "AR-PS-6: a substitute without a mandate in this round.",
        "AT-IUSY-2: the delegation takes part as an observer and does not vote.",
        "ZZ-NO-1: There is no delegate ZZ-NO-1 on the roll.",
        "AL-PS-4: no option of this round is marked.",
        "AL-PS-5: no option of this round is marked.",
    ] {
        assert!(all.body.contains(row), "{row}: {}", notice(&all));
    }
    // The form stands as it was typed, so that nothing is typed twice.
    let typed = all.body.split("<input").find(|tag| tag.contains("choice/AL-PS-1") && tag.contains("value=\"for\""));
    assert!(typed.expect("the option").contains("checked") && all.body.contains("words without a choice"));
    hall.refused(
        403,
        &[("choice/AT-SPO-3", "for")],
        [
            "not marked present when this round opened.",
            "pas marqué·e présent·e à l’ouverture de ce tour.",
            "no constaba como presente cuando se abrió esta ronda.",
        ],
    );
    hall.close();
    hall.act("publish", &[("round", "1")]);
    assert_eq!(hall.voted(), 0, "not one of them was recorded");
}

#[test]
fn a_ballot_cast_by_phone_is_replaced_only_where_the_desk_says_so() {
    let hall = Hall::open("simple_majority");
    let phone = Person::enter(&hall.server, "MY-DAP-3");
    assert_eq!(phone.cast("1", "for").status, 200);
    let page = hall.desk.get("/desk/paper?delegation=MY-DAP").body;
    assert!(page.contains("a ballot cast by phone is recorded"), "{page}");
    let fields = [("choice/MY-DAP-2", "for"), ("choice/MY-DAP-3", "against")];
    hall.refused(
        409,
        &fields,
        [
            "MY-DAP-3: A ballot is recorded already. If the paper counts, tick that it replaces that ballot.",
            "MY-DAP-3\u{202f}: Un bulletin est déjà enregistré. Si le papier compte, cochez qu’il remplace ce bulletin.",
            "MY-DAP-3: Ya hay una papeleta registrada. Si vale el papel, marque que sustituye esa papeleta.",
        ],
    );
    assert_eq!(hall.send(&[&fields[..], &[("replaces/MY-DAP-3", "yes")]].concat()).status, 303);

    for (language, page, sentence) in [
        ("en", "Recorded on paper by the desk", "no longer taken by phone. If it is wrong, go to the desk."),
        ("fr", "Enregistré sur papier par le secrétariat", "n’est plus admis par téléphone."),
        ("es", "Registrada en papel por la secretaría", "ya no se admite por teléfono."),
    ] {
        let phone = phone.clone().speaking(language);
        let shown = phone.get("/").body;
        assert!(shown.contains(page) && !shown.contains("action=\"/ballot\""), "{language}: {shown}");
        let late = phone.post("/ballot", &[("round", "1"), ("choice", "for")]);
        assert_eq!(late.status, 409, "{language}");
        assert!(late.body.contains(sentence), "{language}: {}", notice(&late));
    }
    assert!(phone.get("/ballots").body.contains("Recorded on paper by the desk"));
    hall.close();
    hall.act("publish", &[("round", "1")]);
    let tally = hall.chair.get("/record/1/tally.json").json();
    assert_eq!((&tally["modes"][0]["for"], &tally["modes"][0]["against"]), (&1.into(), &1.into()));
}

#[test]
fn nothing_is_entered_where_there_is_nothing_to_enter_or_by_somebody_else() {
    let hall = Hall::new();
    assert!(hall.desk.get("/desk/paper").body.contains("No round is open."));
    hall.refused(
        404,
        &[("choice/AL-PS-1", "for")],
        ["There is no round 1.", "Il n’y a pas de tour 1.", "No existe la ronda 1."],
    );
    hall.opens("c1", "simple_majority");
    hall.refused(
        422,
        &[("choice/AL-PS-1", ""), ("replaces/AL-PS-1", "yes")],
        [
            "No ballot was filled in. Choose an option for at least one delegate.",
            "Aucun bulletin n’a été rempli. Choisissez une option pour au moins un·e délégué·e.",
            "No se ha rellenado ninguna papeleta. Elija una opción para al menos un delegado o una delegada.",
        ],
    );
    assert_eq!(hall.desk.post("/desk/paper", &[("choice/AL-PS-1", "for")]).status, 422, "without a round");
    for name in ["chair", "MY-DAP-1", "hall"] {
        let other = Person::enter(&hall.server, name);
        assert_eq!(other.post("/desk/paper", &[("round", "1"), ("choice/MY-DAP-1", "for")]).status, 403, "{name}");
        assert_eq!(other.get("/desk/paper").status, 403, "{name}");
        assert_eq!(other.post("/chair/reopen", &[("round", "1"), ("reason", "x")]).status == 403, name != "chair");
    }
    let json = hall.desk.post_for_json("/desk/paper", &[("round", "1"), ("choice/AT-SPO-3", "for")]);
    assert_eq!(json.status, 403);
    assert!(json.json()["sentence"].as_str().is_some_and(|said| said.contains("AT-SPO-3: not marked present")));
    hall.close();
    hall.refused(
        409,
        &[("choice/AL-PS-1", "for")],
        ["Round 1 is not open.", "Le tour 1 n’est pas ouvert.", "La ronda 1 no está abierta."],
    );
}

#[test]
fn a_roll_call_has_its_own_way() {
    let hall = Hall::new();
    let call = [("commitment", "c1"), ("preset", "two_thirds_of_delegations"), ("seconds", ""), ("roll_call", "yes")];
    hall.act("open", &call);
    assert!(hall.desk.get("/desk/paper").body.contains("This is a roll call: there are no ballots."));
    hall.refused(
        409,
        &[("choice/AL-PS-1", "for")],
        [
            "each delegation answers aloud",
            "chaque délégation répond à voix haute",
            "cada delegación responde en voz alta",
        ],
    );
    hall.close();
    assert!(!hall.chair.get("/chair").body.contains("/chair/reopen"));
    let again = hall.chair.post("/chair/reopen", &[("round", "1"), ("reason", "why")]);
    assert_eq!(again.status, 409, "{}", again.body);
}

#[test]
fn an_objection_on_paper_has_its_reason_and_ratings_are_whole() {
    let hall = Hall::open("consensus_of_delegations");
    hall.refused(
        422,
        &[("choice/AL-PS-1", "object")],
        [
            "AL-PS-1: an objection needs its reason.",
            "AL-PS-1\u{202f}: une objection demande son motif.",
            "AL-PS-1: una objeción necesita su motivo.",
        ],
    );
    let with_reason =
        [("choice/AL-PS-1", "object"), ("reason/AL-PS-1", "Our statutes."), ("proposal/AL-PS-1", "Better.")];
    assert_eq!(hall.send(&with_reason).status, 303);
    hall.close();
    hall.act("publish", &[("round", "1")]);
    let record = hall.desk.get("/record/1").body;
    assert!(record.contains("Our statutes.") && record.contains("Better."));

    let wording = [("commitment", "c2"), ("preset", "choice_of_wording"), ("seconds", "")];
    let texts = [("a.en", "We will."), ("a.fr", "Nous le ferons."), ("a.es", "Lo haremos.")];
    hall.act("open", &[&wording[..], &texts].concat());
    let rate = |fields: &[(&str, &str)]| hall.desk.post("/desk/paper", &[&[("round", "2")], fields].concat());
    let page = hall.desk.get("/desk/paper?delegation=AL-PS").body;
    assert!(page.contains("name=\"rating/a/AL-PS-1\"") && page.contains("name=\"rating/none/AL-PS-1\""), "{page}");
    assert_eq!(rate(&[("rating/a/AL-PS-1", "3")]).status, 422);
    assert_eq!(rate(&[("rating/a/AL-PS-1", "3"), ("rating/none/AL-PS-1", "11")]).status, 422);
    assert_eq!(rate(&[("rating/a/AL-PS-1", "3"), ("rating/none/AL-PS-1", "10")]).status, 303);
}

#[test]
fn a_round_is_opened_again_for_paper_only_and_both_closings_stay_on_record() {
    let hall = Hall::open("simple_majority");
    let phone = Person::enter(&hall.server, "SE-SAP-2");
    let head = Person::enter(&hall.server, "MY-DAP-1");
    assert_eq!(phone.cast("1", "for").status, 200);
    hall.close();
    assert!(hall.chair.get("/chair").body.contains("/chair/reopen"));
    let without = hall.chair.post("/chair/reopen", &[("round", "1"), ("reason", " ")]);
    assert!(without.status == 422 && without.body.contains("Please give a reason"), "{}", notice(&without));
    hall.act("reopen", &[("round", "1"), ("reason", "Two phones had no network.")]);

    let console = hall.chair.get("/chair").body;
    assert!(console.contains("Two phones had no network.") && !console.contains("/chair/extend"), "{console}");
    assert!(hall.chair.get("/hall").body.contains("Paper ballots are being entered at the desk."));
    assert!(hall.chair.get("/record/1").body.contains("opened again for paper ballots"));
    assert_eq!(hall.chair.get("/record/1/tally.json").status, 404, "the first count is shown to nobody");
    for (language, hint, sentence) in [
        ("en", "This round is open for paper ballots at the desk.", "Round 1 is open again for paper ballots only"),
        ("fr", "Ce tour est ouvert pour les bulletins papier", "Le tour 1 est rouvert pour les seuls bulletins papier"),
        (
            "es",
            "Esta ronda está abierta para las papeletas en papel",
            "La ronda 1 está reabierta solo para las papeletas",
        ),
    ] {
        let phone = phone.clone().speaking(language);
        let page = phone.get("/").body;
        assert!(page.contains(hint) && !page.contains("action=\"/ballot\""), "{language}: {page}");
        let late = phone.post("/ballot", &[("round", "1"), ("choice", "against")]);
        assert_eq!(late.status, 409, "{language}");
        assert!(late.body.contains(sentence), "{language}: {}", notice(&late));
        let declared =
            head.clone().speaking(language).post("/delegation/declare", &[("round", "1"), ("position", "for")]);
        assert_eq!(declared.status, 409);
        assert!(declared.body.contains(sentence), "{language}: {}", notice(&declared));
    }
    assert_eq!(hall.enter(&[("AL-PS-1", "against"), ("AL-PS-2", "against")]).status, 303);
    hall.close();
    hall.act("publish", &[("round", "1")]);
    let tally = hall.chair.get("/record/1/tally.json").json();
    assert_eq!((&tally["outcome"], &tally["modes"][0]["for"]), (&"not_adopted".into(), &1.into()));
    for (language, sentence) in LANGUAGES.into_iter().zip([
        "is not waiting to be published",
        "n’attend pas de publication",
        "no está pendiente de publicación",
    ]) {
        let chair = hall.chair.clone().speaking(language);
        let late = chair.post("/chair/reopen", &[("round", "1"), ("reason", "why")]);
        assert_eq!(late.status, 409);
        assert!(late.body.contains(sentence), "{language}: {}", notice(&late));
    }
    let record = hall.chair.get("/record/export/record.json").json();
    let log = record["log"].as_array().expect("a log");
    let at = log.iter().position(|entry| entry["event"] == "round_reopened").expect("on record");
    assert!(log[at - 1].is_string(), "the first close is withheld: its result beside the second tells single votes");
    assert_eq!(log[at]["reason"], "Two phones had no network.");
}

#[test]
fn what_was_entered_and_reopened_outlives_a_kill() {
    let mut hall = Hall::open("simple_majority");
    let phone = Person::enter(&hall.server, "SE-SAP-2");
    assert_eq!(hall.enter(&[("AL-PS-1", "for")]).status, 303);
    hall.close();
    hall.act("reopen", &[("round", "1"), ("reason", "One more.")]);
    assert_eq!(hall.enter(&[("AL-PS-2", "for")]).status, 303);
    hall.server.kill();
    let server = Server::serve(&hall.data.path().join("data"));
    let again = |person: &Person| {
        let mut same = Person::stranger(&server);
        same.session = person.session.clone();
        same
    };
    let (desk, chair) = (again(&hall.desk), again(&hall.chair));
    assert_eq!(again(&phone).cast("1", "for").status, 409, "still for paper only");
    let page = desk.get("/desk/paper?delegation=AL-PS").body;
    assert_eq!(page.matches("on paper, entered at").count(), 2, "{page}");
    let corrected = [("round", "1"), ("choice/AL-PS-2", "against"), ("replaces/AL-PS-2", "yes")];
    assert_eq!(desk.post("/desk/paper", &corrected).status, 303);
    for act in ["close", "publish"] {
        assert_eq!(chair.post(&format!("/chair/{act}"), &[("round", "1")]).status, 303);
    }
    let tally = chair.get("/record/1/tally.json").json();
    assert_eq!((&tally["modes"][0]["for"], &tally["modes"][0]["against"]), (&1.into(), &1.into()));
}
