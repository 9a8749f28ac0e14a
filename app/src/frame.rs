//! The frame around a page: header with the ways through the house, notice, content, and the way out.

use congress::command::Actor;
use congress::text::Language;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::islands::{Live, OUTBOX, Outbox};
use crate::port::Notice;
use crate::visit::Visit;
use crate::words;

/// How a page stays current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It shows the round itself: it is fetched anew when the round is another.
    Current,
    /// It shows what the hall shows, or steers it: it is fetched anew when that is another.
    Scene,
    /// It points delegates to the ballot when a round is open.
    Pointing,
    /// It does not change by itself.
    Still,
}

/// A page in its frame. `place` is the path of the header's entry that the page belongs to, `class` that of its main
/// part.
pub fn page(
    visit: &Visit,
    title: String,
    (place, class): (&'static str, &'static str),
    keeping: Keeping,
    content: AnyView,
) -> AnyView {
    view! {
        <Title text=format!("{title} · {}", visit.t("product")) />
        <a class="skip" href="#main">
            {visit.t("skip")}
        </a>
        {header(visit, place, keeping)}
        {notice()}
        <main id="main" class=class>
            {content}
        </main>
        {outbox(visit, place)}
        {way_out(visit)}
    }
    .into_any()
}

/// The sentence about what the person just did, if there is one.
pub fn notice() -> AnyView {
    use_context::<Notice>()
        .map(|notice| {
            view! {
                <p class="notice" role="alert">
                    {notice.sentence}
                </p>
            }
        })
        .into_any()
}

/// The outbox of a delegate's phone. While a round is open, the ballot keeps the screen awake.
fn outbox(visit: &Visit, place: &str) -> AnyView {
    let Some((delegate, _)) = visit.delegate() else {
        return ().into_any();
    };
    let choice = |key| visit.t_with(key, &[("choice", "#".into())]);
    let is_awake = place == "/" && visit.state.open_round().is_some();
    view! {
        <div
            id=OUTBOX
            class="outbox visually-hidden"
            translate="no"
            data-delegate=delegate.to_string()
            data-awake=is_awake.then_some("")
            data-sending=choice("outbox-sending")
            data-waiting=choice("outbox-waiting")
            data-refused=choice("outbox-refused")
        >
            <p role="status"></p>
            <button type="button" class="alt" hidden>
                {visit.t("outbox-understood")}
            </button>
        </div>
        <Outbox />
    }
    .into_any()
}

/// The live dot of a page.
pub fn live(visit: &Visit, keeping: Keeping) -> AnyView {
    if keeping == Keeping::Still {
        return ().into_any();
    }
    let votes = matches!(visit.viewer.actor, Some(Actor::Delegate(_)));
    let announcement = if votes { visit.t("live-announcement") } else { String::new() };
    view! {
        <Live
            key=visit.round_key()
            scene=(keeping == Keeping::Scene).then(|| visit.state.scene_key())
            path=visit.viewer.path.clone()
            reloads=keeping != Keeping::Pointing
            connected=visit.t("live-connected")
            lost=visit.t("live-lost")
            old=visit.t_with("live-old", &[("n", "#".into())])
            made=visit.now.0 as f64
            announcement=announcement
        />
    }
    .into_any()
}

fn header(visit: &Visit, place: &'static str, keeping: Keeping) -> AnyView {
    let person = visit.viewer.actor.as_ref().map(|actor| {
        let person = words::person(visit.language(), actor);
        view! { <span class="person quiet small">{person}</span> }
    });
    view! {
        <header class="top">
            {live(visit, keeping)}
            <b class="congress">{visit.place()}</b>
            {person}
            {ways(visit, place)}
            {languages(visit)}
        </header>
    }
    .into_any()
}

/// The pages that are open to the person, as path and name.
fn ways(visit: &Visit, place: &'static str) -> AnyView {
    let ways: &[(&'static str, &str)] = match &visit.viewer.actor {
        None => return ().into_any(),
        Some(Actor::Delegate(_)) if visit.headed().is_some() => &[
            ("/", "way-ballot"),
            ("/delegation", "way-delegation"),
            ("/resolution", "way-resolution"),
            ("/record", "way-record"),
        ],
        Some(Actor::Delegate(_)) => {
            &[("/", "way-ballot"), ("/resolution", "way-resolution"), ("/record", "way-record")]
        }
        Some(Actor::Chair(_)) => &[
            ("/chair", "way-chair"),
            ("/resolution", "way-resolution"),
            ("/record", "way-record"),
            ("/hall", "way-hall"),
        ],
        Some(Actor::Secretariat(_)) => {
            &[("/desk", "way-desk"), ("/resolution", "way-resolution"), ("/record", "way-record")]
        }
        Some(Actor::Screen(_)) => &[("/hall", "way-hall")],
        Some(Actor::Teller(_) | Actor::Clock | Actor::Operator) => {
            &[("/resolution", "way-resolution"), ("/record", "way-record")]
        }
    };
    let links = ways
        .iter()
        .map(|(path, name)| {
            let current = (*path == place).then_some("page");
            view! {
                <a href=*path aria-current=current>
                    {visit.t(name)}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="ways" aria-label=visit.t("ways")>
            {links}
        </nav>
    }
    .into_any()
}

/// The language's own name.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Fr => "Français",
        Language::Es => "Español",
    }
}

/// The switch between the languages that are offered: a plain form that comes back to the page.
pub fn languages(visit: &Visit) -> AnyView {
    let offered = &visit.state.settings().languages;
    if offered.len() < 2 {
        return ().into_any();
    }
    let buttons = offered
        .iter()
        .copied()
        .map(|language| {
            let pressed = if language == visit.language() { "true" } else { "false" };
            view! {
                <button
                    name="language"
                    value=language.code()
                    lang=language.code()
                    aria-label=own_name(language)
                    aria-pressed=pressed
                >
                    {language.code().to_uppercase()}
                </button>
            }
        })
        .collect_view();
    view! {
        <form class="languages" method="post" action="/language" aria-label=visit.t("language")>
            <input type="hidden" name="back" value=visit.viewer.path.clone() />
            {buttons}
        </form>
    }
    .into_any()
}

fn way_out(visit: &Visit) -> AnyView {
    let Some(actor) = &visit.viewer.actor else {
        return ().into_any();
    };
    let person = visit.delegate().map_or_else(
        || words::person(visit.language(), actor),
        |(_, delegate)| {
            let delegation = visit.delegation(&delegate.delegation);
            format!("{}, {delegation}", delegate.name)
        },
    );
    view! {
        <footer class="way-out small quiet">
            <span>{visit.t_with("entered-as", &[("person", person.into())])}</span>
            {actor.delegate().is_none().then(|| view! { <a href="/account">{visit.t("account")}</a> })}
            <form method="post" action="/leave">
                <button class="plain">{visit.t("leave")}</button>
            </form>
        </footer>
    }
    .into_any()
}
