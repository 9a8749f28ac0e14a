//! What credential cards say, for the press. The secrets on them are nowhere else in clear.

use app::locale::{t, t_with};
use app::words;
use app::{frame, qr};
use congress::roll::{DelegateId, Role};
use congress::state::State;
use congress::text::Language;
use serde::Serialize;

use crate::door::Card;

/// Cards in the words of one language.
#[derive(Serialize)]
pub struct CardSheet {
    lang: &'static str,
    title: String,
    organisation: String,
    place: String,
    language: &'static str,
    words: CardWords,
    cards: Vec<PrintedCard>,
}

#[derive(Serialize)]
struct CardWords {
    role: String,
    language: String,
    number: String,
    scan: String,
    typed: String,
    keep: String,
}

#[derive(Serialize)]
struct PrintedCard {
    name: String,
    delegation: String,
    party: String,
    role: String,
    number: DelegateId,
    code: String,
    /// The link's code as SVG.
    qr: String,
}

impl CardSheet {
    /// The cards of these delegates; people come in at `public_url`.
    pub fn of(state: &State, cards: &[(DelegateId, Card)], language: Language, public_url: &str) -> Self {
        let say = |key: &str| t(language, key);
        let profile = state.profile.as_ref();
        let names = profile.map(|profile| &profile.organisation);
        let name = names.and_then(|names| names.get(&language).or_else(|| names.values().next()));
        let address = public_url.split_once("://").map_or(public_url, |(_, address)| address);
        Self {
            lang: language.code(),
            title: say("cards"),
            organisation: name.cloned().unwrap_or_default(),
            place: profile.map(|profile| profile.place.clone()).unwrap_or_default(),
            language: frame::own_name(language),
            words: CardWords {
                role: say("cards-role"),
                language: say("cards-card-language"),
                number: say("cards-number"),
                scan: say("cards-scan"),
                typed: t_with(language, "cards-typed", &[("address", address.into())]),
                keep: say("cards-keep"),
            },
            cards: cards.iter().filter_map(|card| printed(state, card, language, public_url)).collect(),
        }
    }
}

fn printed(
    state: &State,
    (id, card): &(DelegateId, Card),
    language: Language,
    public_url: &str,
) -> Option<PrintedCard> {
    let person = state.roll.delegates.get(id)?;
    let role = match person.role {
        Role::Head => "role-head",
        Role::Delegate => "role-delegate",
        Role::Substitute => "role-substitute",
    };
    Some(PrintedCard {
        name: person.name.clone(),
        delegation: words::delegation(language, &state.roll, &person.delegation),
        party: state.roll.party(&person.delegation).map(|party| party.name.clone()).unwrap_or_default(),
        role: t(language, role),
        number: id.clone(),
        code: words::grouped(card.code.as_deref()?),
        qr: qr::svg(&format!("{public_url}/enter/{}", card.secret)),
    })
}
