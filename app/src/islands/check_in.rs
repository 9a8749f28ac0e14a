//! Checking people in: the list narrows at every key, Enter checks in whoever is meant, and so does a card that a scanner
//! types or the camera sees. What is rendered without scripts are plain forms that do the same.

#[cfg(feature = "desk")]
mod camera;
mod desk;
pub mod list;
#[cfg(feature = "desk")]
mod wire;
pub mod words;

use leptos::prelude::*;

use self::desk::Desk;
use self::list::{Count, Delegation, Done, Person, Shown, Stands};
use self::words::{Word, put};
use crate::link::encoded;

/// The desk's check-in. The other properties are what a page without scripts shows.
#[island]
pub fn CheckIn(
    /// The sentences, as [`Word`] orders them.
    words: Vec<String>,
    /// What was sought.
    sought: String,
    /// Who was found by it.
    found: Shown,
    /// Who has just been checked in or out.
    done: Option<Done>,
    /// How many are here.
    counts: Vec<Count>,
) -> impl IntoView {
    let desk = Desk::new(words, found, done, counts);
    let (field, video) = (NodeRef::new(), NodeRef::new());
    Effect::new(move |_| desk.begin(field));
    view! {
        <div class="check-in" translate="no">
            <div class="check-in-main">
                {search(desk, sought, field)} {rows(desk)} {latest(desk)} {eye(desk, video)} {earlier(desk)}
            </div>
            {presence(desk)}
        </div>
    }
}

fn search(desk: Desk, sought: String, field: NodeRef<leptos::html::Input>) -> impl IntoView {
    view! {
        <form
            class="check-in-search"
            method="post"
            action="/desk/check-in/find"
            role="search"
            on:submit=move |event| {
                if desk.enter(field) {
                    event.prevent_default();
                }
            }
        >
            <label for="sought">{desk.word(Word::Field)}</label>
            <div class="row">
                <input
                    id="sought"
                    type="text"
                    name="sought"
                    value=sought
                    node_ref=field
                    autofocus
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-describedby="meant"
                    on:input=move |event| desk.type_in(event_target_value(&event))
                    on:keydown=move |event| {
                        if desk.press(&event.key(), field) {
                            event.prevent_default();
                        }
                    }
                />
                <button class="go">{desk.word(Word::Find)}</button>
            </div>
            <p id="meant" class="meant" role="status" class:sure=move || desk.is_meant()>
                {move || desk.meant()}
            </p>
        </form>
    }
}

/// The camera, where there are scripts.
fn eye(desk: Desk, video: NodeRef<leptos::html::Video>) -> impl IntoView {
    let (on, off) = (desk.word(Word::Camera), desk.word(Word::CameraOff));
    view! {
        <div class="eye">
            <button
                type="button"
                class="alt"
                hidden=move || !desk.is_alive()
                aria-pressed=move || if desk.is_watching() { "true" } else { "false" }
                on:click=move |_| desk.turn_camera(video)
            >
                {move || if desk.is_watching() { off.clone() } else { on.clone() }}
            </button>
            <video
                id="camera"
                node_ref=video
                muted
                playsinline
                hidden=move || !desk.is_watching()
                aria-label=desk.word(Word::CameraLabel)
            ></video>
        </div>
    }
}

/// Who has just been checked in or out, large enough to read from across the table; or why nothing was done.
fn latest(desk: Desk) -> impl IntoView {
    view! {
        <p class="trouble" role="alert" hidden=move || desk.trouble().is_none()>
            {move || desk.trouble()}
        </p>
        <div id="done" role="status" hidden=move || desk.trouble().is_some()>
            {move || desk.done().first().map(|done| panel(desk, done))}
        </div>
    }
}

fn panel(desk: Desk, done: &Done) -> impl IntoView + use<> {
    let Done { changed, back, person, delegation } = done;
    let since = person.since.as_str();
    let (class, sentence) = match (person.stands, *changed) {
        (Stands::Here, true) if *back => ("here", put(&desk.word(Word::Returned), since, "")),
        (Stands::Here, true) => ("here", put(&desk.word(Word::CheckedIn), since, "")),
        (Stands::Here, false) if since.is_empty() => ("already", desk.word(Word::AlreadyUntimed)),
        (Stands::Here, false) => ("already", put(&desk.word(Word::Already), since, "")),
        (Stands::Left, _) => ("gone", put(&desk.word(Word::Gone), since, "")),
        (Stands::Expected, _) => ("gone", desk.word(Word::NotHere)),
    };
    let undo = if *changed && person.stands == Stands::Here {
        desk.word(Word::Undo)
    } else {
        button_word(desk, person.stands)
    };
    let path = if person.stands == Stands::Here { "M4 15l6 6L24 6" } else { "M4 14h18M15 7l7 7-7 7" };
    view! {
        <section class=format!("card done {class}")>
            <svg class="done-sign" viewBox="0 0 28 28" aria-hidden="true">
                <path
                    d=path
                    fill="none"
                    stroke="currentColor"
                    stroke-width="3.2"
                    stroke-linecap="round"
                    stroke-linejoin="round"
                ></path>
            </svg>
            <div class="done-who">
                <p class="done-sentence">{sentence}</p>
                <h2>{person.name.clone()}</h2>
                <p>{who(person, delegation)}</p>
                {sentences(&person.instead)}
            </div>
            <div class="done-ways">{mark(desk, person, undo, "alt")} {more(&desk.word(Word::More), person)}</div>
        </section>
    }
}

/// Card, delegation and role in a line.
fn who(person: &Person, delegation: &Delegation) -> String {
    let parts = [person.id.as_str(), &delegation.words, &person.role];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn sentences(lines: &[String]) -> impl IntoView + use<> {
    lines.iter().map(|line| view! { <span class="small line">{line.clone()}</span> }).collect_view()
}

fn button_word(desk: Desk, stands: Stands) -> String {
    match stands {
        Stands::Expected => desk.word(Word::Come),
        Stands::Here => desk.word(Word::Leave),
        Stands::Left => desk.word(Word::Back),
    }
}

/// The button that marks a person as the other of here and not here.
fn mark(desk: Desk, person: &Person, word: String, class: &'static str) -> impl IntoView + use<> {
    let present = person.stands != Stands::Here;
    let label = format!("{word}: {}", person.name);
    let id = person.id.clone();
    view! {
        <form
            method="post"
            action="/desk/check-in"
            on:submit=move |event| {
                event.prevent_default();
                desk.mark(&id, present);
            }
        >
            <input type="hidden" name="delegate" value=person.id.clone() />
            <input type="hidden" name="present" value=if present { "yes" } else { "no" } />
            <button class=class aria-label=label>
                {word}
            </button>
        </form>
    }
}

fn more(word: &str, person: &Person) -> impl IntoView + use<> {
    let label = format!("{word} {}", person.name);
    view! {
        <a class="small" href=format!("/desk/delegate?id={}", encoded(&person.id)) aria-label=label>
            {word.to_owned()}
        </a>
    }
}

/// Who is found, the one first whom Enter checks in.
fn rows(desk: Desk) -> impl IntoView {
    let row = move |place: usize, (person, delegation): (Person, Delegation)| {
        let state = match person.stands {
            Stands::Expected => desk.word(Word::Expected),
            Stands::Here => desk.word(Word::Here),
            Stands::Left => desk.word(Word::Left),
        };
        let state = if person.since.is_empty() { state } else { format!("{state} {}", person.since) };
        let class = if person.stands == Stands::Here { "plain" } else { "alt" };
        view! {
            <li class:chosen=move || desk.place() == Some(place) class:is-here=person.stands == Stands::Here>
                <div class="found-who">
                    <b>{person.name.clone()}</b>
                    <span class="small quiet line">{who(&person, &delegation)}</span>
                    {sentences(&person.instead)}
                </div>
                <span class="stands">{state}</span>
                {mark(desk, &person, button_word(desk, person.stands), class)}
                {more(&desk.word(Word::More), &person)}
            </li>
        }
    };
    let rest = move || {
        let Shown { rows, of, .. } = desk.shown();
        (of > rows.len()).then(|| {
            let sentence = put(&desk.word(Word::MoreRows), &rows.len().to_string(), &of.to_string());
            view! { <p class="small quiet">{sentence}</p> }
        })
    };
    view! {
        <ol class="found">
            {move || {
                desk.shown().rows.into_iter().enumerate().map(|(place, one)| row(place, one)).collect_view()
            }}
        </ol>
        {rest}
    }
}

/// Who was checked in or out before that, at this desk.
fn earlier(desk: Desk) -> impl IntoView {
    let line = move |done: &Done| {
        let person = &done.person;
        view! {
            <li>
                <span class="num">{person.since.clone()}</span>
                <span>
                    {person.name.clone()} " " <span class="small quiet">{who(person, &done.delegation)}</span>
                </span>
                {mark(desk, person, button_word(desk, person.stands), "plain")}
            </li>
        }
    };
    // Beside a sentence that says why nothing was done, nobody stands as if it had been about them.
    let before = move || desk.done().into_iter().skip(usize::from(desk.trouble().is_none()));
    view! {
        <section class="earlier" hidden=move || before().next().is_none()>
            <h2>{desk.word(Word::Before)}</h2>
            <ol>{move || before().map(|done| line(&done)).collect_view()}</ol>
        </section>
    }
}

/// How many are here: all together, and of each delegation.
fn presence(desk: Desk) -> impl IntoView {
    let (people, delegations) = (desk.word(Word::People), desk.word(Word::Delegations));
    let totals = move || {
        let counts = desk.counts();
        let sum = |number: fn(&Count) -> usize| counts.iter().map(number).sum::<usize>().to_string();
        let represented = counts.iter().filter(|count| count.have > 0).count();
        view! {
            <li class="num" id="people-here">
                {put(&people, &sum(|count| count.have), &sum(|count| count.of))}
            </li>
            <li class="num" id="delegations-here">
                {put(&delegations, &represented.to_string(), &counts.len().to_string())}
            </li>
        }
    };
    let row = |Count { delegation, have, of }: Count| {
        view! {
            <tr data-delegation=delegation.id.clone()>
                <th scope="row">
                    <a href=format!("/desk/check-in?q={}", encoded(&delegation.id))>{delegation.words}</a>
                </th>
                <td class="num" class:against=have == 0>
                    {format!("{have} / {of}")}
                </td>
            </tr>
        }
    };
    view! {
        <section class="presence">
            <ul class="totals">{totals}</ul>
            <div class="presence-scroll" tabindex="0" role="region" aria-label=desk.word(Word::Counts)>
                <table>
                    <caption class="visually-hidden">{desk.word(Word::Counts)}</caption>
                    <tbody>{move || desk.counts().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
