//! Keeps parts of the page fresh while others act: the page is fetched again, and only those parts are taken over.

use std::time::Duration;

use leptos::prelude::*;

use super::stream::{self, Message};

/// How long changes are gathered before the page is fetched.
const PAUSE: Duration = Duration::from_millis(150);
/// How long turnout is gathered.
const LONG_PAUSE: Duration = Duration::from_secs(2);

/// Takes over `elements` from the server after each change, and while ballots come in every two seconds.
#[island]
pub fn Fresh(
    /// The page's own path.
    path: String,
    /// The ids of the elements.
    elements: Vec<String>,
    /// Whether the turnout is shown in them.
    turnout: bool,
) -> impl IntoView {
    Effect::new(move |_| {
        let (path, elements) = (path.clone(), elements.clone());
        let planned = StoredValue::new(false);
        let seen = StoredValue::new(None::<f64>);
        stream::subscribe(move |message| {
            let pause = match message {
                Message::Turnout(_) if turnout => LONG_PAUSE,
                Message::Round { revision, .. } => {
                    // The first message says what the page shows already.
                    let known = seen.get_value();
                    seen.set_value(Some(*revision));
                    if known.is_none_or(|known| known == *revision) {
                        return;
                    }
                    PAUSE
                }
                _ => return,
            };
            if planned.get_value() {
                return;
            }
            planned.set_value(true);
            let (path, elements) = (path.clone(), elements.clone());
            set_timeout(
                move || {
                    planned.set_value(false);
                    stream::take_over(&path, &elements);
                },
                pause,
            );
        });
    });
}
