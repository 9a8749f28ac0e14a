//! No interim result leaves the house by whatever way there is: two congresses with opposite ballots answer everybody alike at
//! every path that can be read, as long as the round is open, and everybody but the chair until it is published. Of a confidential
//! round, two congresses in which the same choices are dealt otherwise tell everybody the same for ever.

use std::collections::BTreeMap;

use tests::people::{Answer, Person, Stream};

use crate::confidential;
use crate::permissions::{House, ROLES, knockable};
use crate::secrecy::even;

/// What can be had of the exports as text.
const EXPORTS: [&str; 6] =
    ["results.csv", "ballots.csv", "popolo.json", "resolution.en.md", "resolution.akn.xml", "record.json"];
/// Those who vote.
const VOTERS: [&str; 2] = ["MY-DAP-3", "SE-SAP-2"];
/// Headers that differ by themselves: the time, and the request's number.
const OF_THE_REQUEST: [&str; 2] = ["date", "x-request-id"];

struct Congress {
    house: House,
    people: Vec<(&'static str, Person)>,
    streams: Vec<(&'static str, Stream)>,
}

impl Congress {
    /// A congress whose open round has these two ballots. Nobody who reads below has cast one.
    fn with(choices: [&str; 2]) -> Self {
        let house = House::new();
        for (voter, choice) in VOTERS.into_iter().zip(choices) {
            assert_eq!(Person::enter(&house.server, voter).cast("1", choice).status, 200);
        }
        Self::of(house)
    }

    /// The same with a confidential round.
    fn confidential(choices: [&str; 2]) -> Self {
        let house = House::with_round(&[("visibility", "secret")]);
        for (voter, choice) in VOTERS.into_iter().zip(choices) {
            assert_eq!(confidential::cast(&Person::enter(&house.server, voter), choice).status, 303);
        }
        Self::of(house)
    }

    /// Everybody in this house, who reads and listens.
    fn of(house: House) -> Self {
        let card = house.secretariat.post_for_json("/desk/card", &[("delegate", "SE-SAP-1")]).json();
        let link = card["link"].as_str().and_then(|link| link.find("/enter/").map(|at| link[at..].to_owned()));
        let mut bystander = Person::stranger(&house.server);
        let entered = bystander.post(&link.expect("a link"), &[]);
        bystander.keep_session(&entered);
        let people = ROLES
            .map(|(role, link)| (role, if role == "delegate" { bystander.clone() } else { house.person(role, link) }));
        let listening = people.iter().filter(|(role, _)| *role != "nobody");
        let streams = listening.map(|(role, person)| (*role, person.listen(None))).collect();
        // Until the turnout is told, four times a second at most.
        std::thread::sleep(std::time::Duration::from_millis(600));
        Self { house, people: people.into(), streams }
    }

    fn chair(&self, act: &str) {
        let chair = Person::enter(&self.house.server, "chair");
        let answer = chair.post(&format!("/chair/{act}"), &[("round", "1")]);
        assert_eq!(answer.status, 303, "{act}: {}", answer.body);
    }

    /// What the streams say of the round until it is published.
    fn heard(&mut self) -> BTreeMap<String, String> {
        let mut heard = BTreeMap::new();
        for (role, stream) in &mut self.streams {
            let mut said = String::new();
            while !said.contains("1:published") {
                said += &even(&stream.next("round").expect("events until publication").data);
                said.push('\n');
            }
            heard.insert(format!("{role} /live"), said);
        }
        heard
    }

    /// What everybody is told at every path, but for these roles.
    fn told(&self, but: &[&str]) -> BTreeMap<String, String> {
        let stylesheet = self.house.stylesheet();
        let mut paths: Vec<String> = Vec::new();
        for (method, path) in server::web::routes() {
            // A stream never ends: it is listened to besides.
            if method != "GET" || path == "/live" {
                continue;
            }
            if path == "/record/export/{file}" {
                paths.extend(EXPORTS.map(|file| format!("/record/export/{file}")));
            } else {
                paths.push(knockable(&path, &stylesheet));
            }
        }
        let mut told = BTreeMap::new();
        for (role, person) in self.people.iter().filter(|(role, _)| !but.contains(role)) {
            told.extend(paths.iter().map(|path| (format!("{role} {path}"), whole(&person.get(path)))));
        }
        told
    }
}

/// An answer with its headers, without what differs by itself: moments, nonces, keys and hashes.
fn whole(answer: &Answer) -> String {
    let headers = answer.headers.iter().filter(|(name, _)| !OF_THE_REQUEST.contains(&name.as_str()));
    let headers: String = headers
        .filter(|(name, _)| name != "content-security-policy")
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    without_fingerprints(&without_hashes(&even(&format!("{}\n{headers}{}", answer.status, answer.body))))
}

/// A text without fingerprints: four groups of four hexadecimal digits.
fn without_fingerprints(text: &str) -> String {
    let is_one = |at: usize| {
        let signs = text.as_bytes().get(at..at + 19);
        signs.is_some_and(|signs| {
            signs.iter().enumerate().all(|(n, c)| if n % 5 == 4 { *c == b' ' } else { c.is_ascii_hexdigit() })
        })
    };
    let mut out = String::with_capacity(text.len());
    let mut skip_until = 0;
    for (at, c) in text.char_indices() {
        if at >= skip_until && is_one(at) {
            out.push('#');
            skip_until = at + 19;
        }
        if at >= skip_until {
            out.push(c);
        }
    }
    out
}

/// A text without hexadecimal numbers of 16 digits and more.
fn without_hashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_hexdigit() || c == '#' {
            digits.push(c);
            continue;
        }
        let is_hash = digits.len() >= 16 || digits.contains('#');
        out.push_str(if is_hash { "#" } else { &digits });
        digits.clear();
        out.push(c);
    }
    out
}

fn assert_alike(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>, when: &str) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (what, told) in one {
        let opposite = &other[what];
        let differs = told.chars().zip(opposite.chars()).position(|(a, b)| a != b).unwrap_or(0);
        let around = |text: &str| text.chars().skip(differs.saturating_sub(80)).take(200).collect::<String>();
        assert!(told == opposite, "{when}, {what} tells how people voted:\n{}\n{}", around(told), around(opposite));
    }
}

fn nobody_is_told_how_the_round_stands(mut one: Congress, mut other: Congress) {
    let told = one.told(&[]);
    assert!(told.len() > 400, "everybody asked for everything: {}", told.len());
    assert_alike(&told, &other.told(&[]), "while the round is open");
    for congress in [&one, &other] {
        congress.chair("close");
    }
    assert_alike(&one.told(&["chair"]), &other.told(&["chair"]), "before publication");
    let of_the_chair =
        |congress: &Congress| congress.told(&["nobody", "delegate", "head", "secretariat", "teller", "screen"]);
    assert_ne!(of_the_chair(&one), of_the_chair(&other), "the chair sees it: the comparison can tell results apart");
    for congress in [&one, &other] {
        congress.chair("publish");
    }
    assert_alike(&one.heard(), &other.heard(), "on the stream");
}

#[test]
fn at_no_path_and_to_nobody_is_told_how_an_open_round_stands() {
    let [one, other] = [["for"; 2], ["against"; 2]].map(Congress::with);
    nobody_is_told_how_the_round_stands(one, other);
}

#[test]
fn at_no_path_and_to_nobody_is_told_how_an_open_confidential_round_stands() {
    let [one, other] = [["for"; 2], ["against"; 2]].map(Congress::confidential);
    nobody_is_told_how_the_round_stands(one, other);
}

#[test]
fn whose_choice_was_whose_in_a_confidential_round_is_told_to_nobody_not_even_after_publication() {
    let [mut one, mut other] = [["for", "against"], ["against", "for"]].map(Congress::confidential);
    assert_alike(&one.told(&[]), &other.told(&[]), "while the round is open");
    for (act, when) in [("close", "before publication"), ("publish", "after publication")] {
        for congress in [&one, &other] {
            congress.chair(act);
        }
        assert_alike(&one.told(&[]), &other.told(&[]), when);
    }
    assert_alike(&one.heard(), &other.heard(), "on the stream");
}
