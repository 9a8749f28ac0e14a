//! The time left in a round, by the server's clock. The server writes it first, so that it reads without scripts.

use std::time::Duration;

use leptos::prelude::*;

use super::stream::{self, Message};

/// The time left, as `m:ss`; nothing where the round has no time limit.
#[island]
pub fn Countdown(
    /// When the round closes by itself, in the server's milliseconds.
    closes_at: Option<f64>,
    /// The server's clock when the page was made.
    now: f64,
    /// What the number is: "Time left".
    label: String,
    /// Whether it is the open round's time, which may be extended; else somebody's speaking time.
    of_round: bool,
) -> impl IntoView {
    let (end, set_end) = signal(closes_at);
    let (clock, set_clock) = signal(now);
    Effect::new(move |_| {
        let ahead = StoredValue::new(stream::adrift(now));
        stream::subscribe(move |message| {
            if let Message::Round { closes_at, now, .. } = message {
                ahead.set_value(now - local_clock());
                if of_round {
                    set_end.set(*closes_at);
                }
            }
        });
        set_interval(move || set_clock.set(local_clock() + ahead.get_value()), Duration::from_millis(250));
    });
    let left = Memo::new(move |_| end.get().map(|end| seconds_left(end, clock.get())));
    view! {
        <span
            class="clock num"
            class:short=move || left.get().is_some_and(|left| left <= 10)
            role="timer"
            aria-label=label
            translate="no"
            hidden=move || left.get().is_none()
        >
            {move || left.get().map(minutes)}
        </span>
    }
}

/// This device's clock in milliseconds. The server never ticks.
#[cfg(feature = "hydrate")]
fn local_clock() -> f64 {
    js_sys::Date::now()
}

#[cfg(not(feature = "hydrate"))]
fn local_clock() -> f64 {
    0.0
}

fn seconds_left(end: f64, now: f64) -> u32 {
    ((end - now) / 1_000.0).ceil().max(0.0) as u32
}

fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_begun_second_is_still_left_and_the_end_is_zero() {
        assert_eq!(minutes(seconds_left(102_001.0, 0.0)), "1:43");
        assert_eq!(minutes(seconds_left(102_000.0, 0.0)), "1:42");
        assert_eq!(minutes(seconds_left(0.0, 5_000.0)), "0:00");
    }
}
