//! What a round asks, in words: one commitment, several en bloc, or a sentence of procedure.

use congress::round::Round;
use congress::verdict::Outcome;
use congress::view::Audience;
use leptos::prelude::*;

use crate::agenda::{self, Item, prose};
use crate::difference;
use crate::locale;
use crate::visit::Visit;

/// The place of a round's commitments on the agenda, and which round on them this is.
pub fn place_and_round(visit: &Visit, item: &Item, round: &Round) -> String {
    let of = ("of", item.of.into());
    if round.question.procedural.is_some() {
        return visit.t_with("procedural-of", &[("place", item.place.into()), of]);
    }
    let parts = agenda::parts(&visit.state, round, visit.language());
    let place = match parts.as_slice() {
        [_] | [] => visit.t_with("commitment-of", &[("place", item.place.into()), of]),
        several => visit.t_with("commitments-of", &[("places", places(several).into()), of]),
    };
    let attempt = visit.t_with("round-attempt", &[("n", round.attempt.into())]);
    format!("{place} · {attempt}")
}

/// The places of items that are taken together: "4–6, 9".
pub fn places(items: &[Item]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in items.iter().map(|item| item.place) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let word = |(first, last): (usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.into_iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What a round is on, as a heading: the commitment's, those of a bloc, or the procedural sentence.
pub fn heading(visit: &Visit, round: &Round) -> String {
    if let Some(asked) = agenda::asked(&visit.state, round, visit.language()).filter(|item| item.procedural) {
        return asked.words;
    }
    let headings = agenda::parts(&visit.state, round, visit.language()).into_iter().map(|item| {
        let arguments = [("place", item.place.into()), ("heading", item.heading.into())];
        visit.t_with("commitment-heading", &arguments)
    });
    headings.collect::<Vec<_>>().join(" · ")
}

/// The words under decision, and which version of the commitment they are.
pub fn question(visit: &Visit, round: &Round) -> AnyView {
    let items = match agenda::asked(&visit.state, round, visit.language()) {
        Some(item) if item.procedural => vec![item],
        _ => agenda::parts(&visit.state, round, visit.language()),
    };
    match items.as_slice() {
        [item] => view! {
            {wording(visit, item)}
            {version(visit, round)}
        }
        .into_any(),
        several => {
            let parts = several.iter().map(|item| part(visit, item)).collect_view();
            view! { <ol class="bloc">{parts}</ol> }.into_any()
        }
    }
}

fn part(visit: &Visit, item: &Item) -> AnyView {
    let arguments = [("place", item.place.into()), ("heading", item.heading.clone().into())];
    view! {
        <li>
            <h2 class="small" lang=item.language.code()>
                {visit.t_with("commitment-heading", &arguments)}
            </h2>
            {wording(visit, item)}
        </li>
    }
    .into_any()
}

/// "Version 2, after the objections in round 1", with what it changed; nothing about the first version.
fn version(visit: &Visit, round: &Round) -> AnyView {
    let (commitment, version) = (&round.question.commitment, round.question.version);
    if version < 2 || round.question.procedural.is_some() {
        return ().into_any();
    }
    let amendments = visit.state.amendments.get(commitment);
    let amendment = amendments.and_then(|all| all.get(version.checked_sub(2)? as usize));
    let origin = amendment.and_then(|amendment| visit.state.round(amendment.round).ok());
    let sentence = origin.map(|origin| {
        let outcome = origin.view(Audience::Public).tally.map(|tally| tally.outcome);
        let why = match outcome {
            Some(Outcome::ObjectionSustained) => "objections",
            Some(Outcome::Preferred) => "wording",
            _ => "other",
        };
        let arguments = [("version", version.into()), ("round", origin.number.0.into()), ("why", why.into())];
        view! {
            <p class="small quiet">
                <a href=format!("/record/{}", origin.number)>{visit.t_with("ballot-version", &arguments)}</a>
            </p>
        }
    });
    view! {
        {sentence}
        <details class="fold small">
            <summary>{visit.t("ballot-changed")}</summary>
            {difference::of_version(&visit.state, commitment, version, visit.language())}
        </details>
    }
    .into_any()
}

/// The words of a commitment, and whether they are the official ones; or the sentence of a procedural question.
pub fn wording(visit: &Visit, item: &Item) -> AnyView {
    let status = item.status_key().map(|key| view! { <p class="small quiet">{visit.t(key)}</p> });
    view! {
        <div class="wording">
            <p class="question serif" lang=item.language.code()>
                {prose(&item.words)}
            </p>
            {status}
        </div>
    }
    .into_any()
}

impl Item {
    /// The sentence that says whether the words are the official ones; none about a procedural question.
    pub fn status_key(&self) -> Option<&'static str> {
        let status = if self.official { "text-official" } else { "text-working" };
        (!self.procedural).then_some(status)
    }

    /// Whether the words are the official ones, in their own language.
    pub fn status(&self) -> Option<String> {
        self.status_key().map(|key| locale::t(self.language, key))
    }
}

#[cfg(test)]
mod tests {
    use congress::text::{CommitmentId, Language};

    use super::*;

    #[test]
    fn neighbours_on_the_agenda_are_named_as_a_range() {
        let item = |place| Item {
            place,
            of: 16,
            id: CommitmentId::new("c1"),
            heading: String::new(),
            words: String::new(),
            language: Language::En,
            official: true,
            procedural: false,
        };
        let named = |list: &[usize]| places(&list.iter().map(|place| item(*place)).collect::<Vec<_>>());
        assert_eq!(named(&[4, 5, 6, 9]), "4–6, 9");
        assert_eq!(named(&[4, 5]), "4, 5");
        assert_eq!(named(&[2]), "2");
    }
}
