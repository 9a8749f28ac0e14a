//! Ballots on paper: the desk finds a delegation or a delegate and types in what stands on their papers. What somebody
//! recorded before is never shown, only that something is, and whether it came by phone or on paper.

mod row;

use congress::roll::{Bench, DelegateId, DelegationId};
use congress::round::Round;
use congress::rules::Visibility;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::agenda;
use crate::frame::{self, Keeping};
use crate::link::encoded;
use crate::port::PaperForm;
use crate::question::{place_and_round, question};
use crate::visit::Visit;
use crate::words;

/// The page on which ballots on paper are entered.
#[component]
pub fn PaperPage() -> impl IntoView {
    let visit = Visit::here();
    if !visit.is_secretariat() {
        return super::super::not_found::not_yours(&visit);
    }
    let state = visit.state.clone();
    let content = match state.open_round() {
        Some(round) => of_round(&visit, round),
        None => hint(visit.t("paper-no-round")),
    };
    let content = view! {
        <p>
            <a href="/desk">{visit.t("roll-back")}</a>
        </p>
        <h1>{visit.t("paper")}</h1>
        <p class="quiet">{visit.t("paper-hint")}</p>
        {content}
    }
    .into_any();
    frame::page(&visit, visit.t("paper"), ("/desk", "sheet wide desk"), Keeping::Still, content)
}

fn hint(sentence: String) -> AnyView {
    view! { <p class="hint">{sentence}</p> }.into_any()
}

fn of_round(visit: &Visit, round: &Round) -> AnyView {
    let content = if round.roll_call.is_some() {
        hint(visit.t("paper-call"))
    } else if round.ruleset.visibility == Visibility::Secret {
        hint(visit.t("refusal-paper-not-offered"))
    } else if !round.is_open_at(visit.now) {
        hint(visit.t("ballot-time-is-up"))
    } else {
        entering(visit, round)
    };
    let item = agenda::asked(&visit.state, round, visit.language());
    let reopened = round.reopenings.last().map(|again| {
        let time = visit.clock_time(again.at);
        hint(visit.t_with("paper-reopened", &[("time", time.into())]))
    });
    view! {
        <section class="card reading">
            {item.map(|item| view! { <h2 class="kicker">{place_and_round(visit, &item, round)}</h2> })}
            {question(visit, round)}
            <p class="rule small quiet">{words::rule(visit.language(), &round.ruleset)}</p>
        </section>
        {reopened}
        {sheets(visit, round)}
        {content}
    }
    .into_any()
}

/// The ballots and the tally sheet of the round, to be printed.
fn sheets(visit: &Visit, round: &Round) -> AnyView {
    if round.may_have_paper().is_err() {
        return ().into_any();
    }
    view! {
        <p class="downloads">
            <span class="quiet">{visit.t("sheets-print")}</span>
            <a class="alt" href="/desk/sheets/ballots.pdf" download>
                {visit.t("paper-sheet-ballot")}
            </a>
            <a class="alt" href="/desk/sheets/tally.pdf" download>
                {visit.t("paper-sheet-tally")}
            </a>
        </p>
    }
    .into_any()
}

/// What the desk looks for.
struct Sought {
    /// What was typed: a number, a party, a country.
    words: String,
    delegation: Option<DelegationId>,
    /// How many ballots were entered just now.
    entered: Option<u32>,
}

impl Sought {
    fn here() -> Self {
        let query = use_query_map().read_untracked().clone();
        Self {
            words: query.get("q").unwrap_or_default().trim().to_owned(),
            delegation: query.get("delegation").filter(|id| !id.is_empty()).map(DelegationId::new),
            entered: query.get("entered").and_then(|n| n.parse().ok()),
        }
    }

    /// The delegate whose number this is.
    fn delegate<'a>(&self, visit: &'a Visit) -> Option<&'a DelegateId> {
        let number = self.words.replace(' ', "-").to_uppercase();
        visit.state.roll.delegates.keys().find(|id| id.as_str().to_uppercase() == number)
    }

    fn matches(&self, visit: &Visit, id: &DelegationId) -> bool {
        let words = self.words.to_lowercase();
        let texts = [id.to_string(), visit.party(id), visit.country(id)];
        texts.iter().any(|text| text.to_lowercase().contains(&words))
    }
}

fn entering(visit: &Visit, round: &Round) -> AnyView {
    let sought = Sought::here();
    let done = sought.entered.map(|n| {
        view! {
            <p class="recorded" role="status">
                {visit.t_with("paper-done", &[("n", n.into())])}
            </p>
        }
    });
    let delegate = sought.delegate(visit);
    let seated = delegate.and_then(|id| round.electorate.delegation_of(id).map(|delegation| (delegation, id)));
    let form = match (&sought.delegation, seated, delegate) {
        (Some(delegation), ..) => of_delegation(visit, round, delegation),
        (None, Some((delegation, id)), _) => form(visit, round, delegation, &[id], &sought.words),
        (None, None, Some(id)) => cannot(visit, round, id),
        (None, None, None) => ().into_any(),
    };
    view! {
        {done}
        {search(visit, &sought)}
        {form}
        {delegations(visit, round, &sought, delegate.is_some())}
    }
    .into_any()
}

/// Why somebody on the roll has no ballot in this round.
fn cannot(visit: &Visit, round: &Round, id: &DelegateId) -> AnyView {
    let refused = round.may_cast(&visit.state.roll, id).err();
    refused.map(|refused| hint(words::paper_row(visit.language(), id, &refused))).into_any()
}

fn search(visit: &Visit, sought: &Sought) -> AnyView {
    view! {
        <form class="search" method="get" action="/desk/paper" role="search">
            <label for="q">{visit.t("paper-search")}</label>
            <div class="row">
                <input id="q" type="search" name="q" value=sought.words.clone() spellcheck="false" autocomplete="off" />
                <button class="alt">{visit.t("desk-search-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn may_cast<'a>(round: &'a Round, bench: &'a Bench) -> impl Iterator<Item = &'a DelegateId> {
    let presence_required = round.electorate.presence_required;
    bench.seats.iter().filter(move |(_, seat)| seat.may_cast(presence_required)).map(|(id, _)| id)
}

fn of_delegation(visit: &Visit, round: &Round, delegation: &DelegationId) -> AnyView {
    let bench = round.electorate.benches.get(delegation);
    let seats: Vec<&DelegateId> = bench.into_iter().flat_map(|bench| may_cast(round, bench)).collect();
    if seats.is_empty() {
        return hint(visit.t("paper-nobody-entitled"));
    }
    form(visit, round, delegation, &seats, "")
}

/// The form with a row for each of these delegates.
fn form(visit: &Visit, round: &Round, delegation: &DelegationId, seats: &[&DelegateId], sought: &str) -> AnyView {
    let name = format!("{} ({})", visit.delegation(delegation), visit.party(delegation));
    let typed = use_context::<PaperForm>().unwrap_or_default();
    let rows = seats.iter().map(|id| row::row(visit, round, id, &typed)).collect_view();
    let back = if sought.is_empty() {
        view! { <input type="hidden" name="delegation" value=delegation.to_string() /> }.into_any()
    } else {
        view! { <input type="hidden" name="q" value=sought.to_owned() /> }.into_any()
    };
    view! {
        <form class="papers-of" id="papers-of" method="post" action="/desk/paper">
            <h2>{visit.t_with("paper-entering", &[("delegation", name.into())])}</h2>
            <input type="hidden" name="round" value=round.number.to_string() />
            {back}
            {rows}
            <p class="row">
                <button class="go">{visit.t("paper-record")}</button>
                <span class="quiet">{visit.t("paper-record-hint")}</span>
            </p>
        </form>
    }
    .into_any()
}

/// The delegations of the round with how many of their ballots are recorded, and how many came on paper.
fn delegations(visit: &Visit, round: &Round, sought: &Sought, found: bool) -> AnyView {
    let benches = round.electorate.benches.iter().filter(|(_, bench)| !bench.seats.is_empty());
    let rows: Vec<_> = benches
        .filter(|(id, _)| found || sought.matches(visit, id))
        .map(|(id, bench)| delegation(visit, round, id, bench))
        .collect();
    if rows.is_empty() {
        return hint(visit.t("paper-nobody-found"));
    }
    let table = view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=visit.t("paper-delegations")>
            <table class="paper-delegations">
                <caption>{visit.t("paper-delegations")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{visit.t("column-delegation")}</th>
                        <th scope="col" class="num">
                            {visit.t("paper-column-recorded")}
                        </th>
                        <th scope="col" class="num">
                            {visit.t("paper-column-paper")}
                        </th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    table.into_any()
}

fn delegation(visit: &Visit, round: &Round, id: &DelegationId, bench: &Bench) -> AnyView {
    let (of, cast) = may_cast(round, bench)
        .fold((0, 0), |(of, cast), seat| (of + 1, cast + usize::from(visit.house.has_cast(round.number, seat))));
    let on_paper = bench.seats.keys().filter(|seat| round.on_paper.contains_key(*seat)).count();
    let count = [("have", cast.into()), ("of", of.into())];
    let label = format!("{}: {}", visit.t("paper-enter"), visit.delegation(id));
    let link = (of > 0).then(|| {
        view! {
            <a class="alt small" href=format!("/desk/paper?delegation={}", encoded(id.as_str())) aria-label=label>
                {visit.t("paper-enter")}
            </a>
        }
    });
    view! {
        <tr>
            <th scope="row">{visit.delegation(id)} <span class="small quiet">{visit.party(id)}</span></th>
            <td class="num">{visit.t_with("have-of", &count)}</td>
            <td class="num">{on_paper.to_string()}</td>
            <td>{link}</td>
        </tr>
    }
    .into_any()
}
