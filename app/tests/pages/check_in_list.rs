//! The list that the desk searches in the browser: it stays light, and what is newer is never overwritten by what is older.

use crate::house::MemoryHouse;
use app::islands::check_in_list::{List, Person, Stands};
use app::port::House;
use app::presence::people;
use congress::command::{Actor, Command};
use congress::roll::DelegateId;
use congress::text::Language;

fn check_in(house: &mut MemoryHouse, id: &DelegateId, present: bool) {
    let command = Command::CheckIn { delegate: id.clone(), present };
    house.order(&Actor::Secretariat("desk".to_owned()), command);
}

#[test]
fn the_list_of_five_thousand_people_is_light_and_a_check_in_adds_one_line() {
    let mut house = MemoryHouse::of(100, 50);
    let whole = people(&house.state(), Language::Fr, None);
    assert!(whole.whole && whole.people.len() >= 5_000);
    let bytes = leptos::serde_json::to_vec(&whole).expect("JSON").len();
    assert!(bytes < 900_000, "{bytes} bytes before they are compressed");
    let id = DelegateId::new("XX-P001-3");
    check_in(&mut house, &id, false);
    let news = people(&house.state(), Language::Fr, Some(whole.revision));
    assert_eq!((news.whole, news.people.len(), news.people[0].id.as_str()), (false, 1, "XX-P001-3"));

    let mut list = List::of(whole);
    let counted = |list: &List| list.counts().iter().map(|count| count.have).sum::<usize>();
    let before = counted(&list);
    list.take(news);
    assert_eq!((counted(&list), list.revision), (before - 1, house.state().revision));
}

#[test]
fn what_a_desk_knows_already_is_not_overwritten_by_an_answer_that_comes_late() {
    let mut house = MemoryHouse::of(1, 3);
    let id = DelegateId::new("XX-P000-1");
    check_in(&mut house, &id, false);
    let person = |house: &MemoryHouse| -> Person {
        let all = people(&house.state(), Language::En, None).people;
        all.into_iter().find(|person| person.id == id.as_str()).expect("on the list")
    };
    let left = person(&house);
    check_in(&mut house, &id, true);
    let mut list = List::of(people(&house.state(), Language::En, None));
    list.put(left);
    assert_eq!(list.search("XX-P000-1").rows[0].0.stands, Stands::Here);
}

#[test]
fn delegations_stand_in_the_alphabetical_order_of_the_language() {
    let house = MemoryHouse::kuala_lumpur();
    let words: Vec<String> =
        people(&house.state(), Language::Es, None).delegations.into_iter().map(|one| one.words).collect();
    let sweden = words.iter().position(|one| one.starts_with("Suecia"));
    let malaysia = words.iter().position(|one| one.starts_with("Malasia"));
    assert!(malaysia.is_some() && malaysia < sweden, "{words:?}");
}
