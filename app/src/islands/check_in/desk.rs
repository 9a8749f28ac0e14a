//! The desk in the browser: what is typed, who is found, and what has become of it. On the server it only holds what the
//! page was rendered with.

use leptos::html::{Input, Video};
use leptos::prelude::*;

use super::list::{Count, Done, List, Shown};
use super::words::{Word, put};
use crate::finding::card_secret;

/// So many of those who were checked in or out at this desk are remembered on the page.
#[cfg(feature = "desk")]
const REMEMBERED: usize = 6;

/// After so long the list is asked for again, when no answer came.
#[cfg(feature = "desk")]
const TRY_AGAIN: std::time::Duration = std::time::Duration::from_secs(2);

/// One desk.
#[derive(Clone, Copy)]
pub struct Desk {
    words: StoredValue<Vec<String>>,
    list: RwSignal<List>,
    typed: RwSignal<String>,
    chosen: RwSignal<Option<usize>>,
    shown: RwSignal<Shown>,
    counts: RwSignal<Vec<Count>>,
    done: RwSignal<Vec<Done>>,
    trouble: RwSignal<Option<String>>,
    alive: RwSignal<bool>,
    /// The latest revision that the stream spoke of, and whether the list is just being fetched.
    #[cfg(feature = "desk")]
    heard: StoredValue<(f64, bool)>,
    watching: RwSignal<bool>,
}

impl Desk {
    /// A desk that shows this, until its list has been fetched.
    pub fn new(words: Vec<String>, shown: Shown, done: Option<Done>, counts: Vec<Count>) -> Self {
        Self {
            words: StoredValue::new(words),
            list: RwSignal::default(),
            typed: RwSignal::default(),
            chosen: RwSignal::default(),
            shown: RwSignal::new(shown),
            counts: RwSignal::new(counts),
            done: RwSignal::new(done.into_iter().collect()),
            trouble: RwSignal::default(),
            alive: RwSignal::new(false),
            #[cfg(feature = "desk")]
            heard: StoredValue::new((0.0, false)),
            watching: RwSignal::new(false),
        }
    }

    /// A sentence.
    pub fn word(self, word: Word) -> String {
        self.words.with_value(|words| words.get(word as usize).cloned().unwrap_or_default())
    }

    /// Who is found.
    pub fn shown(self) -> Shown {
        self.shown.get()
    }

    /// How many are here.
    pub fn counts(self) -> Vec<Count> {
        self.counts.get()
    }

    /// Who was checked in or out at this desk, the latest first.
    pub fn done(self) -> Vec<Done> {
        self.done.get()
    }

    /// Why nothing was done, if nothing was.
    pub fn trouble(self) -> Option<String> {
        self.trouble.get()
    }

    /// Whether scripts run.
    pub fn is_alive(self) -> bool {
        self.alive.get()
    }

    /// Whether the camera is on.
    pub fn is_watching(self) -> bool {
        self.watching.get()
    }

    /// The place of the row that is marked: the one chosen, or the first.
    pub fn place(self) -> Option<usize> {
        let typed = self.typed.with(|typed| !typed.trim().is_empty());
        self.chosen.get().or_else(|| (typed && self.shown.with(|shown| !shown.rows.is_empty())).then_some(0))
    }

    /// Whether Enter checks somebody in.
    pub fn is_meant(self) -> bool {
        let is_sure = self.shown.with(|shown| shown.is_sure);
        self.place().is_some() && (is_sure || self.chosen.get().is_some())
    }

    /// What Enter would do now, in a sentence.
    pub fn meant(self) -> String {
        let (typed, shown) = (self.typed.get(), self.shown.get());
        if is_a_link(&typed) {
            return self.word(Word::Reading);
        }
        match self.place().and_then(|place| shown.rows.get(place)) {
            _ if typed.trim().is_empty() => self.word(Word::Hint),
            None => self.word(Word::Nobody),
            Some((person, _)) if self.is_meant() => put(&self.word(Word::Enter), &person.name, &person.id),
            Some(_) => put(&self.word(Word::Several), &shown.of.to_string(), ""),
        }
    }

    /// Takes in what stands in the field.
    pub fn type_in(self, typed: String) {
        self.chosen.set(None);
        let shown = if is_a_link(&typed) { Shown::default() } else { self.list.with(|list| list.search(&typed)) };
        if self.list.with(|list| list.revision > 0) {
            self.shown.set(shown);
        }
        self.typed.set(typed);
    }

    /// Acts on a key in the field; answers whether it was one for the desk.
    pub fn press(self, key: &str, field: NodeRef<Input>) -> bool {
        let rows = self.shown.with(|shown| shown.rows.len());
        let chosen = self.chosen.get_untracked();
        match key {
            "ArrowDown" if rows > 0 => self.chosen.set(Some(chosen.map_or(0, |place| (place + 1).min(rows - 1)))),
            "ArrowUp" if rows > 0 => self.chosen.set(chosen.and_then(|place| place.checked_sub(1))),
            "Escape" => self.clear(field),
            _ => return false,
        }
        true
    }

    fn clear(self, field: NodeRef<Input>) {
        if let Some(field) = field.get_untracked() {
            field.set_value("");
            let _ = field.focus();
        }
        self.type_in(String::new());
    }

    /// Enter was pressed: answers whether it is dealt with here, or the form is to be sent as it is.
    pub fn enter(self, field: NodeRef<Input>) -> bool {
        let Some(typed) = field.get_untracked().map(|field| field.value()) else { return false };
        if card_secret(&typed).is_some() {
            self.scan(&typed);
            self.clear(field);
            return true;
        }
        if self.list.with_untracked(|list| list.revision == 0) {
            return false;
        }
        if typed != self.typed.get_untracked() {
            self.type_in(typed);
        }
        let meant = untrack(|| self.place().filter(|_| self.is_meant()));
        let id = self.shown.with_untracked(|shown| Some(shown.rows.get(meant?)?.0.id.clone()));
        if let Some(id) = id {
            self.mark(&id, true);
            self.clear(field);
        }
        true
    }
}

/// Whether this is the beginning of what a scanner types.
fn is_a_link(typed: &str) -> bool {
    let typed = typed.trim_start();
    card_secret(typed).is_some() || typed.starts_with("http:") || typed.starts_with("https:")
}

#[cfg(not(feature = "desk"))]
impl Desk {
    /// Begins to work, in the browser.
    pub fn begin(self, _field: NodeRef<Input>) {}

    /// Marks a person as here or not.
    pub fn mark(self, _id: &str, _present: bool) {}

    /// Checks in the holder of a card.
    pub fn scan(self, _card: &str) {}

    /// Turns the camera on or off.
    pub fn turn_camera(self, _video: NodeRef<Video>) {}
}

#[cfg(feature = "desk")]
impl Desk {
    /// Fetches the list and keeps it current; whatever is typed while nothing has the focus goes into the field.
    pub fn begin(self, field: NodeRef<Input>) {
        use super::super::stream::{self, Message};
        use super::wire;

        self.alive.set(true);
        wire::gather_keys(field);
        if let Some(field) = field.get_untracked() {
            self.typed.set(field.value());
            let _ = field.focus();
            field.select();
        }
        self.fetch();
        stream::subscribe(move |message| {
            if let Message::Round { revision, .. } = message {
                self.heard.update_value(|(heard, _)| *heard = heard.max(*revision));
                self.catch_up();
            }
        });
    }

    /// Fetches what has changed, if the stream spoke of more than the list has; once at a time.
    fn catch_up(self) {
        let (heard, is_fetching) = self.heard.get_value();
        if !is_fetching && heard > self.list.with_untracked(|list| list.revision as f64) {
            self.fetch();
        }
    }

    /// Asks the server for what has changed, or at first for all of it.
    fn fetch(self) {
        self.heard.update_value(|(_, is_fetching)| *is_fetching = true);
        let since = self.list.with_untracked(|list| list.revision);
        let since = if since > 0 { format!("?since={since}") } else { String::new() };
        super::wire::get(&format!("/desk/check-in/people{since}"), move |status, body| {
            self.heard.update_value(|(_, is_fetching)| *is_fetching = false);
            if status == 200
                && let Ok(given) = leptos::serde_json::from_str(body)
            {
                self.list.update_untracked(|list| list.take(given));
                self.show_anew();
                self.catch_up();
            } else {
                set_timeout(move || self.catch_up(), TRY_AGAIN);
            }
        });
    }

    /// Shows what the list says now, and leaves alone what is chosen.
    fn show_anew(self) {
        let typed = self.typed.get_untracked();
        let (shown, counts) = self.list.with_untracked(|list| (list.search(&typed), list.counts()));
        if shown.rows.len() != self.shown.with_untracked(|shown| shown.rows.len()) {
            self.chosen.set(None);
        }
        if shown != self.shown.get_untracked() && !is_a_link(&typed) {
            self.shown.set(shown);
        }
        if counts != self.counts.get_untracked() {
            self.counts.set(counts);
        }
    }

    /// Marks a person as here or not.
    pub fn mark(self, id: &str, present: bool) {
        let present = if present { "yes" } else { "no" };
        self.send("/desk/check-in", &[("delegate", id), ("present", present)]);
    }

    /// Checks in the holder of a card.
    pub fn scan(self, card: &str) {
        self.send("/desk/check-in/find", &[("sought", card)]);
    }

    fn send(self, path: &str, form: &[(&str, &str)]) {
        use super::wire;

        wire::post(path, form, move |status, body| {
            if status == 200
                && let Ok(done) = leptos::serde_json::from_str::<Done>(body)
            {
                self.trouble.set(None);
                self.list.update_untracked(|list| list.put(done.person.clone()));
                self.done.update(|all| {
                    all.retain(|one| one.person.id != done.person.id);
                    all.insert(0, done);
                    all.truncate(REMEMBERED);
                });
                self.show_anew();
            } else {
                self.trouble.set(Some(wire::sentence(body).unwrap_or_else(|| self.word(Word::NoAnswer))));
            }
            wire::to_the_field();
        });
    }

    /// Turns the camera on or off.
    pub fn turn_camera(self, video: NodeRef<Video>) {
        use super::camera;

        let on = !self.watching.get_untracked();
        self.watching.set(on);
        camera::stop();
        let Some(video) = video.get_untracked().filter(|_| on) else { return };
        let failed = move || {
            self.watching.set(false);
            self.trouble.set(Some(self.word(Word::CameraFailed)));
        };
        camera::start(&video, move |read| self.scan(&read), failed);
    }
}
