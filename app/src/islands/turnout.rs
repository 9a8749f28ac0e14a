//! The turnout bars of the chair and the hall: who has voted of those present, never how.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::stream::{self, Message};

/// One bar's words and first numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// Which of the stream's units: 0 delegates, 1 delegations, 2 votes.
    pub unit: usize,
    /// The unit's name.
    pub label: String,
    /// Voted, present and entitled when the page was made.
    pub numbers: [u32; 3],
    /// Where the quorum stands, in thousandths of the entitled.
    pub quorum: Option<u32>,
}

/// Bars over all who are entitled: those present in a lighter shade, those who voted in full.
#[island]
pub fn TurnoutBars(
    /// The bars from top to bottom.
    bars: Vec<Numbers>,
    /// The word between voted and present: "57 of 66".
    of: String,
) -> impl IntoView {
    let (turnout, set_turnout) = signal(None::<[[u32; 3]; 3]>);
    Effect::new(move |_| {
        stream::subscribe(move |message| {
            if let Message::Turnout(units) = message {
                set_turnout.set(Some(*units));
            }
        });
    });
    let rows = bars
        .into_iter()
        .map(|bar| {
            let of = of.clone();
            let Numbers { unit, label, numbers, quorum } = bar;
            let current = move || turnout.get().map_or(numbers, |units| units[unit]);
            let width = move |which: usize| thousandths(current()[which], current()[2]).to_string();
            view! {
                <div class="bar">
                    <span class="bar-label">{label}</span>
                    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="bar-present" width=move || width(1) height="10"></rect>
                        <rect class="bar-voted" width=move || width(0) height="10"></rect>
                        {quorum
                            .map(|at| {
                                view! {
                                    <rect class="bar-quorum" x=at.to_string() width="8" height="10"></rect>
                                }
                            })}
                    </svg>
                    <span class="bar-count num">
                        <b>{move || current()[0]}</b>
                        " "
                        {of}
                        " "
                        {move || current()[1]}
                    </span>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="bars" translate="no">
            {rows}
        </div>
    }
}

/// A ring over all delegations that are present: the part that has voted is drawn full.
#[island]
pub fn TurnoutRing(
    /// The unit's words and first numbers.
    numbers: Numbers,
    /// The word between voted and present: "57 of 66".
    of: String,
) -> impl IntoView {
    let Numbers { unit, label, numbers, .. } = numbers;
    let (turnout, set_turnout) = signal(numbers);
    Effect::new(move |_| {
        stream::subscribe(move |message| {
            if let Message::Turnout(units) = message {
                set_turnout.set(units[unit]);
            }
        });
    });
    let voted = move || thousandths(turnout.get()[0], turnout.get()[1]);
    view! {
        <div class="ring" translate="no">
            <svg viewBox="0 0 100 100" aria-hidden="true">
                <circle class="ring-present" cx="50" cy="50" r="42" pathLength="1000"></circle>
                <circle
                    class="ring-voted"
                    cx="50"
                    cy="50"
                    r="42"
                    pathLength="1000"
                    stroke-dasharray=move || format!("{} 1000", voted())
                ></circle>
            </svg>
            <p>
                <b class="num">{move || turnout.get()[0]}</b>
                " "
                {of}
                " "
                <span class="num">{move || turnout.get()[1]}</span>
                <span class="bar-label">{label}</span>
            </p>
        </div>
    }
}

fn thousandths(part: u32, whole: u32) -> u32 {
    let share = (u64::from(part) * 1_000).checked_div(u64::from(whole));
    share.map_or(0, |share| u32::try_from(share.min(1_000)).unwrap_or(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_never_longer_than_its_whole() {
        assert_eq!(thousandths(57, 66), 863);
        assert_eq!(thousandths(9, 3), 1_000);
        assert_eq!(thousandths(1, 0), 0);
    }
}
