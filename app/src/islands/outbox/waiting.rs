//! The ballots that wait to be sent, as the phone keeps them: one line each, written like a form, in the browser's storage,
//! which all tabs share.

use leptos::prelude::window;
use web_sys::UrlSearchParams;

/// Where they are kept.
pub const PLACE: &str = "hemicycle-ballots";

/// A ballot that was cast on this phone and has not been answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Who cast it.
    pub delegate: String,
    /// Which ballot it is: round, and for whom.
    pub ballot: String,
    /// The choice in words.
    pub label: String,
    /// By what it is known.
    pub key: String,
    /// The form as it is sent.
    pub body: String,
    /// Why it was refused, once it was.
    pub refused: Option<String>,
}

impl Waiting {
    fn read(line: &str) -> Option<Self> {
        let fields = UrlSearchParams::new_with_str(line).ok()?;
        Some(Self {
            delegate: fields.get("delegate")?,
            ballot: fields.get("ballot")?,
            label: fields.get("label")?,
            key: fields.get("key")?,
            body: fields.get("body")?,
            refused: fields.get("refused"),
        })
    }

    fn line(&self) -> String {
        let Ok(fields) = UrlSearchParams::new() else {
            return String::new();
        };
        for (name, value) in [
            ("delegate", &self.delegate),
            ("ballot", &self.ballot),
            ("label", &self.label),
            ("key", &self.key),
            ("body", &self.body),
        ] {
            fields.set(name, value);
        }
        if let Some(reason) = &self.refused {
            fields.set("refused", reason);
        }
        String::from(fields.to_string())
    }
}

/// What is kept of this delegate; what somebody else left on this phone is thrown away.
pub fn kept(delegate: &str) -> Vec<Waiting> {
    let written = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(PLACE).ok().flatten());
    let lines = written.unwrap_or_default();
    lines.lines().filter_map(Waiting::read).filter(|waiting| waiting.delegate == delegate).collect()
}

/// Keeps these and nothing else. Where the browser keeps nothing, they live as long as the page.
pub fn keep(all: &[Waiting]) {
    if let Ok(Some(storage)) = window().local_storage() {
        let lines: Vec<String> = all.iter().map(Waiting::line).collect();
        let _ = if lines.is_empty() { storage.remove_item(PLACE) } else { storage.set_item(PLACE, &lines.join("\n")) };
    }
}
