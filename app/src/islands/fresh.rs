//! Keeps a part of the page fresh while ballots come in: the page is fetched again, and only that part is taken over.

use leptos::prelude::*;

use super::stream::{self, Message};

/// Takes over `element` from the server after each turnout message, at most every two seconds.
#[island]
pub fn Fresh(
    /// The page's own path.
    path: String,
    /// The id of the element.
    element: String,
) -> impl IntoView {
    Effect::new(move |_| {
        let (path, element) = (path.clone(), element.clone());
        let planned = StoredValue::new(false);
        stream::subscribe(move |message| {
            let Message::Turnout(_) = message else { return };
            if planned.get_value() {
                return;
            }
            planned.set_value(true);
            let (path, element) = (path.clone(), element.clone());
            set_timeout(
                move || {
                    planned.set_value(false);
                    stream::take_over(&path, &element);
                },
                std::time::Duration::from_secs(2),
            );
        });
    });
}
