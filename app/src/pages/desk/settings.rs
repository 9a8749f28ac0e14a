//! The settings of the congress: one form, with a look at what it would make before it is saved, and the logo beside it.

use congress::colour::{Colour, DARK_PAPER, LIGHT_PAPER};
use congress::rules::Kind;
use congress::settings::{Dates, NotAdopted, OFFSETS, Settings};
use congress::state::Profile;
use congress::text::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::super::chair::rulesets;
use crate::frame::{self, Keeping, own_name};
use crate::port::Assets;
use crate::visit::Visit;
use crate::words;

/// The colour of the product, which a picker shows before another one is chosen (`style/tokens.css`).
const OWN_ACCENT: Colour = Colour([0x3b, 0x3a, 0x8f]);
/// Local times are whole quarters of an hour.
const QUARTER: i32 = 15;
/// The kinds of rounds with the words that a form sends and the keys of their names.
const KINDS: [(Kind, &str, &str); 4] = [
    (Kind::Vote, "first-vote", "chair-kind-vote"),
    (Kind::Consensus, "first-consensus", "chair-kind-consensus"),
    (Kind::Poll, "first-poll", "chair-kind-poll"),
    (Kind::Wording, "first-wording", "chair-kind-wording"),
];

/// The settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let standing = visit.state.profile.clone().unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    let looked_at = query.get("look").map(|_| filled_in(&visit, &standing));
    let is_done = query.get("done").is_some();
    let preview = looked_at.as_ref().map(|profile| preview(&visit, profile));
    let content = view! {
        <p><a href="/desk">{visit.t("roll-back")}</a></p>
        <h1>{visit.t("settings")}</h1>
        <p class="quiet reading">{visit.t("settings-hint")}</p>
        {is_done.then(|| view! { <p class="hint" role="status">{visit.t("settings-done")}</p> })}
        {preview}
        {form(&visit, looked_at.as_ref().unwrap_or(&standing))}
        {logo(&visit)}
    }
    .into_any();
    frame::page(&visit, visit.t("settings"), ("/desk", "sheet wide desk settings"), Keeping::Still, content)
}

/// What the form holds when it is looked at before it is saved. What cannot be read is refused when it is saved.
fn filled_in(visit: &Visit, standing: &Profile) -> Profile {
    let query = use_query_map().read_untracked().clone();
    let said = |name: &str| query.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let day = |name: &str| congress::day::Day::parse(&said(name)?).ok();
    let names = Language::ALL.into_iter().filter_map(|language| Some((language, said(&format!("name.{language}"))?)));
    let languages = query.get_all("language").unwrap_or_default();
    let first = KINDS.into_iter().filter_map(|(kind, field, _)| Some((kind, said(field)?)));
    let first = first.filter(|(_, name)| visit.state.ruleset(name).is_ok());
    Profile {
        organisation: names.collect(),
        place: said("place").unwrap_or_default(),
        utc_offset_minutes: said("offset")
            .and_then(|offset| offset.parse().ok())
            .unwrap_or(standing.utc_offset_minutes),
        max_proxies: said("proxies").and_then(|proxies| proxies.parse().ok()).unwrap_or(standing.max_proxies),
        settings: Settings {
            dates: day("start").zip(day("end")).map(|(start, end)| Dates { start, end }),
            languages: languages.iter().filter_map(|code| Language::parse(code)).collect(),
            logo: standing.settings.logo.clone(),
            accent: said("own-colour").and_then(|_| Colour::parse(&said("accent")?).ok()),
            first_rules: first.collect(),
            not_adopted: if said("mark-not-adopted").is_some() { NotAdopted::Mark } else { NotAdopted::LeaveOut },
            hall_is_public: said("hall-public").is_some(),
        },
    }
}

fn preview(visit: &Visit, profile: &Profile) -> AnyView {
    let names = profile.organisation.iter();
    let names = names.map(|(language, name)| view! { <li lang=language.code()>{name.clone()}</li> }).collect_view();
    let dates = profile.settings.dates.map(|dates| words::dates(visit.language(), dates));
    let line: Vec<String> = [Some(profile.place.clone()), dates].into_iter().flatten().collect();
    view! {
        <section class="card" id="preview">
            <h2>{visit.t("settings-preview")}</h2>
            <ul class="names">{names}</ul>
            <p class="quiet">{line.join(" · ")}</p>
            {sample(visit, profile.settings.accent.unwrap_or(OWN_ACCENT))}
        </section>
    }
    .into_any()
}

/// The colour on light and on dark paper: drawn, for pages have no styles but those of the style sheets.
fn sample(visit: &Visit, accent: Colour) -> AnyView {
    let (colour, dark) = (accent.to_string(), accent.for_dark_paper().to_string());
    let label = visit.t_with("settings-sample", &[("colour", colour.clone().into()), ("dark", dark.clone().into())]);
    let too_light = (!accent.suits_light_paper()).then(|| {
        let instead = accent.for_light_paper().to_string();
        view! { <p class="warn">{visit.t_with("settings-too-light", &[("instead", instead.into())])}</p> }
    });
    let panel = |x: u32, paper: Colour, accent: String, on_accent: Colour| {
        let (paper, on_accent) = (paper.to_string(), on_accent.to_string());
        view! {
            <g transform=format!("translate({x} 0)")>
                <rect width="300" height="110" rx="10" fill=paper stroke="currentColor" stroke-opacity=".3" />
                <text x="24" y="62" font-size="18" text-decoration="underline" fill=accent.clone()>
                    {visit.t("settings-sample-link")}
                </text>
                <rect x="136" y="30" width="140" height="50" rx="10" fill=accent />
                <text x="206" y="61" font-size="18" text-anchor="middle" font-weight="600" fill=on_accent>
                    {visit.t("settings-sample-button")}
                </text>
            </g>
        }
    };
    view! {
        {too_light}
        <svg class="colours" viewBox="-1 -1 622 112" role="img" aria-label=label>
            {panel(0, LIGHT_PAPER[0], colour, LIGHT_PAPER[1])}
            {panel(320, DARK_PAPER[0], dark, DARK_PAPER[0])}
        </svg>
    }
    .into_any()
}

fn form(visit: &Visit, profile: &Profile) -> AnyView {
    view! {
        <form class="fields reading" method="post" action="/desk/settings" id="settings">
            <input type="hidden" name="seen" value=visit.state.settings_revision.to_string() />
            {names(visit, profile)}
            {languages(visit, &profile.settings)}
            {colour(visit, profile.settings.accent)}
            {first_rules(visit, &profile.settings)}
            {exports(visit, &profile.settings)}
            {hall(visit, &profile.settings)}
            <label for="proxies">{visit.t("settings-proxies")}</label>
            <input
                id="proxies"
                class="few"
                name="proxies"
                type="number"
                min="0"
                max="20"
                required
                value=profile.max_proxies.to_string()
            />
            <div class="row">
                <button class="go">{visit.t("settings-save")}</button>
                <button class="alt" formmethod="get" formaction="/desk/settings" name="look" value="yes" formnovalidate>
                    {visit.t("settings-look")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn names(visit: &Visit, profile: &Profile) -> AnyView {
    let fields = Language::ALL.map(|language| {
        let field = format!("name.{language}");
        let name = profile.organisation.get(&language).cloned().unwrap_or_default();
        view! {
            <label for=field.clone() lang=language.code()>
                {own_name(language)}
            </label>
            <input id=field.clone() name=field lang=language.code() value=name maxlength="200" autocomplete="off" />
        }
    });
    let day = |name: &'static str, key: &str, day: Option<congress::day::Day>| {
        view! {
            <div>
                <label for=name>{visit.t(key)}</label>
                <input id=name name=name type="date" min="1900-01-01" max="9999-12-31" value=day.map(|day| day.to_string()) />
            </div>
        }
    };
    let dates = profile.settings.dates;
    let offsets = (*OFFSETS.start()..=*OFFSETS.end()).step_by(QUARTER.unsigned_abs() as usize).map(|minutes| {
        view! {
            <option value=minutes.to_string() selected=minutes == profile.utc_offset_minutes>
                {offset(minutes)}
            </option>
        }
    });
    view! {
        <fieldset class="fields">
            <legend>{visit.t("settings-name")}</legend>
            {fields.into_iter().collect_view()}
        </fieldset>
        <label for="place">{visit.t("settings-place")}</label>
        <input id="place" name="place" value=profile.place.clone() required maxlength="200" autocomplete="off" />
        <div class="row days">
            {day("start", "settings-start", dates.map(|dates| dates.start))}
            {day("end", "settings-end", dates.map(|dates| dates.end))}
            <div>
                <label for="offset">{visit.t("settings-offset")}</label>
                <select id="offset" name="offset">
                    {offsets.collect_view()}
                </select>
            </div>
        </div>
    }
    .into_any()
}

/// A local time such as "UTC+05:30".
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn languages(visit: &Visit, settings: &Settings) -> AnyView {
    let ticks = Language::ALL.map(|language| {
        view! {
            <label class="tick" lang=language.code()>
                <input
                    type="checkbox"
                    name="language"
                    value=language.code()
                    checked=settings.languages.contains(&language)
                />
                <span>{own_name(language)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="fields">
            <legend>{visit.t("settings-languages")}</legend>
            <div class="row">{ticks.into_iter().collect_view()}</div>
            <p class="small quiet">{visit.t("settings-languages-hint")}</p>
        </fieldset>
    }
    .into_any()
}

fn colour(visit: &Visit, accent: Option<Colour>) -> AnyView {
    view! {
        <fieldset class="fields">
            <legend>{visit.t("settings-colour")}</legend>
            <label class="tick">
                <input type="checkbox" name="own-colour" value="yes" checked=accent.is_some() />
                <span>{visit.t("settings-own-colour")}</span>
            </label>
            <label for="accent">{visit.t("settings-accent")}</label>
            <input id="accent" name="accent" type="color" value=accent.unwrap_or(OWN_ACCENT).to_string() />
            <p class="small quiet">{visit.t("settings-colour-hint")}</p>
        </fieldset>
    }
    .into_any()
}

fn first_rules(visit: &Visit, settings: &Settings) -> AnyView {
    let offered = rulesets(visit);
    let choices = KINDS.map(|(kind, field, key)| {
        let chosen = settings.first_rules.get(&kind);
        let options = offered.iter().filter(|(_, ruleset)| ruleset.kind() == kind).map(|(name, _)| {
            view! {
                <option value=name.clone() selected=chosen == Some(name)>
                    {words::preset_name(visit.language(), name)}
                </option>
            }
        });
        view! {
            <label for=field>{visit.t(key)}</label>
            <select id=field name=field>
                <option value="">{visit.t("settings-as-library")}</option>
                {options.collect_view()}
            </select>
        }
    });
    view! {
        <fieldset class="fields">
            <legend>{visit.t("settings-first")}</legend>
            <p class="small quiet">{visit.t("settings-first-hint")}</p>
            {choices.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}

fn exports(visit: &Visit, settings: &Settings) -> AnyView {
    view! {
        <fieldset class="fields">
            <legend>{visit.t("settings-exports")}</legend>
            <label class="tick">
                <input
                    type="checkbox"
                    name="mark-not-adopted"
                    value="yes"
                    checked=settings.not_adopted == NotAdopted::Mark
                />
                <span>{visit.t("settings-mark-not-adopted")}</span>
            </label>
            <p class="small quiet">{visit.t("settings-exports-hint")}</p>
        </fieldset>
    }
    .into_any()
}

fn hall(visit: &Visit, settings: &Settings) -> AnyView {
    view! {
        <fieldset class="fields">
            <legend>{visit.t("settings-hall")}</legend>
            <label class="tick">
                <input type="checkbox" name="hall-public" value="yes" checked=settings.hall_is_public />
                <span>{visit.t("settings-hall-public")}</span>
            </label>
            <p class="small quiet">{visit.t("settings-hall-hint")}</p>
        </fieldset>
    }
    .into_any()
}

fn logo(visit: &Visit) -> AnyView {
    let standing = expect_context::<Assets>().logo;
    let shown = match standing {
        Some(path) => view! {
            <p><img class="logo" src=path alt=visit.t("settings-logo-alt") /></p>
            <form method="post" action="/desk/settings/logo/remove">
                <button class="plain">{visit.t("settings-logo-remove")}</button>
            </form>
        }
        .into_any(),
        None => view! { <p class="quiet">{visit.t("settings-logo-none")}</p> }.into_any(),
    };
    view! {
        <section class="card reading" id="logo">
            <h2>{visit.t("settings-logo")}</h2>
            {shown}
            <form class="fields" method="post" action="/desk/settings/logo" enctype="multipart/form-data">
                <label for="file">{visit.t("settings-logo-file")}</label>
                <input id="file" name="file" type="file" accept="image/png,image/jpeg" required />
                <p class="small quiet">{visit.t("settings-logo-hint")}</p>
                <button class="alt">{visit.t("settings-logo-send")}</button>
            </form>
        </section>
    }
    .into_any()
}
