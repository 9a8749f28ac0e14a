//! Finding people at the door: how few keys it takes over the whole roll of the Kuala Lumpur congress, and that nobody
//! is taken for somebody else.

use app::finding::{Findable, Found, Sought, card_secret, find};

/// Card and name of everybody on the roll.
fn roll() -> Vec<(String, String)> {
    let roll = include_str!("../../../congresses/kuala-lumpur-2019/roll.csv");
    let mut reader = csv::Reader::from_reader(roll.as_bytes());
    reader.records().map(|line| line.expect("a line")).map(|line| (line[5].to_owned(), line[6].to_owned())).collect()
}

fn findable(roll: &[(String, String)]) -> Vec<Findable> {
    roll.iter().map(|(card, name)| Findable::new(card, name, "")).collect()
}

/// The one who is surely meant by these letters.
fn sure(all: &[Findable], typed: &str) -> Option<usize> {
    let Found { places, is_sure } = find(all, &Sought::new(typed));
    places.first().copied().filter(|_| is_sure)
}

fn beginning(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}

/// The ways to type a person in three keys: by the number, or by the beginnings of first and last name.
fn three_keys(card: &str, name: &str) -> Vec<String> {
    let parts: Vec<&str> = card.split('-').collect();
    let (country, party, number) = (parts[0], parts[1], parts[2]);
    let mut names = name.split(' ');
    let (first, last) = (names.next().unwrap_or_default(), names.next_back().unwrap_or_default());
    let ways = [
        format!("{}{}{number}", beginning(country, 1), beginning(party, 1)),
        format!("{country}{number}"),
        format!("{party}{number}"),
        format!("{}{}", beginning(first, 1), beginning(last, 2)),
        format!("{}{}", beginning(first, 2), beginning(last, 1)),
        beginning(first, 3),
        beginning(last, 3),
    ];
    ways.into_iter().map(|way| way.to_lowercase()).filter(|way| way.chars().count() <= 3).collect()
}

#[test]
fn three_keys_and_enter_are_enough_for_more_than_nine_in_ten_of_the_whole_roll() {
    let roll = roll();
    let all = findable(&roll);
    assert_eq!(roll.len(), 435);
    let reached = roll
        .iter()
        .enumerate()
        .filter(|(place, (card, name))| three_keys(card, name).iter().any(|typed| sure(&all, typed) == Some(*place)));
    let reached = reached.count();
    println!("{reached} of {} people are checked in with three keys and Enter", roll.len());
    assert!(reached * 10 > roll.len() * 9, "{reached}");
}

#[test]
fn everybody_is_reached_by_number_and_by_name_and_nobody_in_place_of_another() {
    let roll = roll();
    let all = findable(&roll);
    for (place, (card, name)) in roll.iter().enumerate() {
        assert_eq!(sure(&all, card), Some(place), "{card}");
        assert_eq!(sure(&all, name), Some(place), "{name}");
        let (first, last) = name.split_once(' ').expect("two names");
        assert_eq!(sure(&all, &format!("{last} {first}")), Some(place), "the family name first");
        for typed in three_keys(card, name) {
            let Some(other) = sure(&all, &typed) else { continue };
            let (card, name) = &roll[other];
            assert!(three_keys(card, name).contains(&typed) || begins(name, &typed), "{typed} is {name}, {card}");
        }
    }
}

/// Whether what was typed is a first letter or more of each name in turn.
fn begins(name: &str, typed: &str) -> bool {
    let name = name.to_lowercase();
    let (first, last) = name.split_once(' ').expect("two names");
    (0..=typed.len()).any(|cut| first.starts_with(&typed[..cut]) && last.starts_with(&typed[cut..]))
}

#[test]
fn numbers_are_shortened_by_the_beginnings_of_their_parts() {
    let cards = ["MY-DAP-3", "MY-DAP-30", "MY-PKR-3", "MD-PDM-3", "SE-SAP-2"];
    let all: Vec<Findable> = cards.iter().map(|card| Findable::new(card, "", "")).collect();
    for (typed, meant) in [
        ("md3", None),
        ("myd3", Some(0)),
        ("MY-DAP-3", Some(0)),
        ("my dap 30", Some(1)),
        ("dap3", Some(0)),
        ("mp3", None),
        ("pkr3", Some(2)),
        ("ss2", Some(4)),
        ("se2", Some(4)),
        ("ss", None),
        ("3", None),
        ("se", Some(4)),
        ("my", None),
        ("zz9", None),
        ("", None),
        (" - ", None),
    ] {
        assert_eq!(sure(&all, typed), meant, "{typed}");
    }
    assert_eq!(find(&all, &Sought::new("my")).places, [0, 1, 2], "those of a country are shown");
}

#[test]
fn neither_accents_nor_case_nor_the_order_of_names_matter() {
    let names = ["Nguyễn Văn Đức", "Émile Zürn-Løvås", "İbrahim Çelik", "Seán O’Brien", "Łukasz Weiß"];
    let all: Vec<Findable> = names.iter().map(|name| Findable::new("", name, "")).collect();
    for (typed, meant) in [
        ("nguyen", 0),
        ("duc", 0),
        ("nvd", 0),
        ("EMILE", 1),
        ("zurn", 1),
        ("lovas", 1),
        ("ezl", 1),
        ("celik i", 2),
        ("ibr", 2),
        ("obrien", 3),
        ("o'b", 3),
        ("seáo", 3),
        ("weiss", 4),
        ("lukasz", 4),
    ] {
        assert_eq!(sure(&all, typed), Some(meant), "{typed}");
    }
}

#[test]
fn whoever_could_be_meant_as_well_keeps_enter_from_acting() {
    let people = [("A-X-1", "Bamboo Utensil"), ("A-X-2", "Ultramarine Button"), ("A-X-3", "Butter Knife")];
    let all: Vec<Findable> = people.iter().map(|(card, name)| Findable::new(card, name, "")).collect();
    assert_eq!(sure(&all, "but"), None, "three people begin so, each in another way");
    assert_eq!(find(&all, &Sought::new("but")).places, [0, 1, 2]);
    assert_eq!((sure(&all, "butt"), sure(&all, "butte"), sure(&all, "ub")), (None, Some(2), Some(1)));
    let party = [Findable::new("A-X-1", "Ann Ash", "Chile Party"), Findable::new("B-Y-1", "Bo Chi", "Other")];
    assert_eq!(
        find(&party, &Sought::new("chi")),
        Found { places: vec![1, 0], is_sure: true },
        "a name before a country"
    );
}

#[test]
fn the_link_of_a_card_is_told_from_what_people_type() {
    let link = "https://vote.example.org/enter/k3Jd-x_9";
    assert_eq!(card_secret(link), Some("k3Jd-x_9"));
    assert_eq!(card_secret(&format!("tam{link}\n")), Some("k3Jd-x_9"), "letters before it were typed by hand");
    assert_eq!(card_secret("http://h/enter/"), None);
    assert_eq!(card_secret("http://h/enter/abc?x#y"), Some("abc"));
    assert_eq!(card_secret("Enter Ann"), None);
}
