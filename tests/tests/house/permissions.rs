//! Who may do what: every route of the program is knocked at by everybody, and answers as `docs/permissions.md` says. A route
//! without a row there fails here.

use std::collections::{BTreeMap, BTreeSet};

use server::store::{Sqlite, Store};
use tempfile::TempDir;
use tests::people::Person;
use tests::program::Server;

const PAGE: &str = include_str!("../../../docs/permissions.md");

/// The columns of the table, and under which name the demo prints the link of each; the teller is added at the desk.
pub const ROLES: [(&str, Option<&str>); 7] = [
    ("nobody", None),
    ("delegate", Some("MY-DAP-3")),
    ("head", Some("MY-DAP-1")),
    ("chair", Some("chair")),
    ("secretariat", Some("secretariat")),
    ("teller", None),
    ("screen", Some("hall")),
];

/// What a form must have to get as far as the rules, where the gate lets more people pass than the rules do.
const FORMS: [(&str, &[(&str, &str)]); 7] = [
    ("/answer", &[("round", "1"), ("delegation", "MY-DAP"), ("answer", "for")]),
    ("/ballot", &[("round", "1"), ("choice", "for")]),
    ("/ballot/confidential", &[("round", "1"), ("choice", "for")]),
    ("/delegation/declare", &[("round", "1"), ("position", "for")]),
    ("/delegation/separate", &[("commitment", "c1")]),
    ("/delegation/withdraw", &[("round", "1")]),
    ("/floor/leave", &[("commitment", "c1")]),
];

type Row = BTreeMap<&'static str, &'static str>;

/// The table: what everybody gets, by method and path.
fn written() -> BTreeMap<(String, String), Row> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let mut lines = PAGE.lines().skip_while(|line| !line.starts_with("| method |"));
    let head = cells(lines.next().expect("the head of the table"));
    assert_eq!(head[2..], ROLES.map(|(role, _)| role), "the columns of the table");
    let mut rows = BTreeMap::new();
    for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
        let cells = cells(line);
        assert_eq!(cells.len(), head.len(), "{line}");
        let route = (cells[0].to_owned(), cells[1].trim_matches('`').to_owned());
        let row = head[2..].iter().copied().zip(cells[2..].iter().copied()).collect();
        assert!(rows.insert(route, row).is_none(), "twice in the table: {line}");
    }
    rows
}

/// A path to knock at: nobody's secret, and what the demo has.
pub fn knockable(path: &str, stylesheet: &str) -> String {
    let examples = [
        ("/record/export/{file}", "/record/export/results.csv"),
        ("/desk/export/{file}", "/desk/export/roll.csv"),
        ("/desk/sheets/{file}", "/desk/sheets/nothing.pdf"),
        ("/desk/texts/export/{file}", "/desk/texts/export/nothing.md"),
        ("/style.{digest}.css", stylesheet),
        ("{commitment}", "c1"),
        ("{round}", "1"),
    ];
    let known = examples.iter().find(|(pattern, _)| path.ends_with(pattern) || path.contains(&format!("{pattern}/")));
    let path = known.map_or(path.to_owned(), |(pattern, example)| path.replace(pattern, example));
    path.replace(['{', '}', '*'], "")
}

/// What somebody got, in the words of the table.
fn got(method: &str, (status, location): &(u16, Option<String>)) -> &'static str {
    match (method, *status, location.as_deref()) {
        ("GET", 303, Some("/enter")) | ("POST", 401, _) => "door",
        ("GET", 303, Some("/" | "/chair" | "/desk" | "/hall" | "/record")) => "own",
        (_, 403, _) => "no",
        (_, 401, _) => "401",
        _ => "yes",
    }
}

pub struct House {
    folder: TempDir,
    pub server: Server,
    pub secretariat: Person,
    teller: Person,
}

impl House {
    /// A congress with a round open.
    pub fn new() -> Self {
        Self::with_round(&[])
    }

    /// A congress with a round open, with these choices of the chair besides.
    pub fn with_round(more: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let server = Server::demo(&folder.path().join("data"), &[]);
        let chair = Person::enter(&server, "chair");
        let opening = [("commitment", "c1"), ("preset", "simple_majority"), ("seconds", "600")];
        assert_eq!(chair.post("/chair/open", &[&opening[..], more].concat()).status, 303);
        let secretariat = Person::enter(&server, "secretariat");
        let added = secretariat.post_for_json("/desk/staff", &[("name", "Tess"), ("role", "teller")]);
        let password = added.json()["password"].as_str().expect("a password").to_owned();
        let mut teller = Person::stranger(&server);
        let entered = teller.post("/enter/staff", &[("name", "Tess"), ("password", &password)]);
        teller.keep_session(&entered);
        Self { folder, server, secretariat, teller }
    }

    /// Each role's person, anew: what the one before did may have ended the session.
    pub fn person(&self, role: &str, link: Option<&str>) -> Person {
        match (role, link) {
            ("teller", _) => self.teller.clone(),
            (_, Some(link)) => Person::enter(&self.server, link),
            (_, None) => Person::stranger(&self.server),
        }
    }

    /// The path of a style sheet, which is called by its content.
    pub fn stylesheet(&self) -> String {
        let page = Person::stranger(&self.server).get("/enter").body;
        let from = page.find("/style.").expect("a style sheet");
        page[from..].split('"').next().unwrap_or_default().to_owned()
    }

    /// How many entries the log has.
    fn entries(&self) -> usize {
        let database = self.folder.path().join("data/congress.db");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let store = Sqlite::open(&database).await.expect("the store");
            store.log(0).await.expect("the log").len()
        })
    }
}

#[test]
fn everything_that_can_be_asked_for_stands_in_the_table_and_nothing_else() {
    let (there, written) = (server::web::routes(), written());
    let in_table: BTreeSet<_> = written.keys().cloned().collect();
    let missing: Vec<_> = there.difference(&in_table).collect();
    assert!(missing.is_empty(), "add a row to docs/permissions.md for each of {missing:?}");
    let gone: Vec<_> = in_table.difference(&there).collect();
    assert!(gone.is_empty(), "docs/permissions.md has rows for what is not there: {gone:?}");
}

#[test]
fn everybody_gets_at_every_route_what_the_table_says_and_a_refusal_changes_nothing() {
    let house = House::new();
    let people: Vec<_> = ROLES.map(|(role, link)| (role, house.person(role, link))).into();
    let (before, stylesheet) = (house.entries(), house.stylesheet());
    let mut differing = Vec::new();
    // First those who are refused, then those who are let in, and last of all those who leave.
    for is_refused in [true, false] {
        let mut rows: Vec<_> = written().into_iter().collect();
        rows.sort_by_key(|((_, path), _)| path == "/leave");
        for ((method, path), row) in rows {
            let form = FORMS.iter().find(|(of, _)| *of == path).map_or(&[][..], |(_, form)| *form);
            for (role, person) in people.iter().filter(|(role, _)| (row[role] != "yes") == is_refused) {
                let answer = person.knock(&method, &knockable(&path, &stylesheet), form);
                assert!(answer.0 < 500, "{method} {path} fails for {role}: {answer:?}");
                if got(&method, &answer) != row[role] {
                    let got = got(&method, &answer);
                    differing.push(format!("{method} {path}: {role} gets {got}, not {}", row[role]));
                }
            }
        }
        assert!(!is_refused || house.entries() == before, "what was refused has changed something");
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn streams_carry_to_each_role_what_the_table_says() {
    let house = House::new();
    let lines = PAGE.lines().skip_while(|line| !line.starts_with("| event |"));
    let rows: Vec<Vec<&str>> = lines
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), ["`round`", "`turnout`", "`beat`", "`left`"]);
    for (column, (role, link)) in ROLES.into_iter().enumerate().skip(1) {
        let mut stream = house.person(role, link).listen(None);
        assert!(stream.next("round").is_some(), "{role} hears of the round");
        // A ballot moves the turnout; what comes after it is heard by everybody.
        let choice = if column % 2 == 0 { "for" } else { "against" };
        assert_eq!(Person::enter(&house.server, "SE-SAP-2").cast("1", choice).status, 200);
        std::thread::sleep(std::time::Duration::from_millis(600));
        let chair = Person::enter(&house.server, "chair");
        assert_eq!(chair.post("/chair/extend", &[("round", "1"), ("seconds", "60")]).status, 303);
        let hears = stream.hears_before("turnout", "round");
        assert_eq!(if hears { "yes" } else { "no" }, rows[1][column], "{role} and the turnout");
    }
}

#[test]
fn opening_the_hall_lets_strangers_into_the_hall_and_nowhere_else() {
    let house = House::new();
    let saved = crate::settings::save(&house.secretariat, &[("hall-public", "yes")]);
    assert_eq!(saved.status, 303, "{}", saved.body);
    let (stranger, stylesheet) = (Person::stranger(&house.server), house.stylesheet());
    for ((method, path), row) in written() {
        let opened = ["/hall", "/live"].contains(&path.as_str());
        let expected = if opened { "yes" } else { row["nobody"] };
        let form = FORMS.iter().find(|(of, _)| *of == path).map_or(&[][..], |(_, form)| *form);
        let answer = stranger.knock(&method, &knockable(&path, &stylesheet), form);
        assert_eq!(got(&method, &answer), expected, "{method} {path}: {answer:?}");
    }
}
