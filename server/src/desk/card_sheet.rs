//! What credential cards say, for the press. The secrets on them are nowhere else in clear.

use app::frame;
use app::locale::{t, t_with};
use app::words;
use congress::roll::{DelegateId, Role};
use congress::round::Moment;
use congress::state::State;
use congress::text::Language;
use png::EncodingError;
use serde::Serialize;

use super::qr_picture;
use crate::door::Card;
use crate::press::{Image, Job, Template};

/// Cards in the words of one language.
#[derive(Serialize)]
pub struct CardSheet {
    lang: &'static str,
    title: String,
    organisation: String,
    /// The image of the logo, by its name.
    logo: Option<String>,
    place: String,
    language: &'static str,
    words: CardWords,
    cards: Vec<PrintedCard>,
    #[serde(skip)]
    images: Vec<Image>,
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
    /// The image of the link's code, by its name.
    qr: String,
}

impl CardSheet {
    /// The cards of those of these delegates who are on the roll; people come in at `public_url`.
    ///
    /// # Errors
    /// If a link has no code.
    pub fn of(
        state: &State,
        cards: &[(DelegateId, Card)],
        logo: Option<Image>,
        language: Language,
        public_url: &str,
    ) -> Result<Self, EncodingError> {
        let printed = cards.iter().filter_map(|card| printed(state, card, language, public_url));
        let (cards, codes): (Vec<_>, Vec<_>) = printed.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
        let say = |key: &str| t(language, key);
        let profile = state.profile.as_ref();
        let names = profile.map(|profile| &profile.organisation);
        let name = names.and_then(|names| names.get(&language).or_else(|| names.values().next()));
        let address = public_url.split_once("://").map_or(public_url, |(_, address)| address);
        Ok(Self {
            lang: language.code(),
            title: say("cards"),
            organisation: name.cloned().unwrap_or_default(),
            logo: logo.as_ref().map(|logo| logo.name.clone()),
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
            cards,
            images: logo.into_iter().chain(codes).collect(),
        })
    }

    /// The document of the cards.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn job(&self, made: Moment) -> Result<Job, serde_json::Error> {
        Job::new(Template::Cards, made, self, &self.images)
    }
}

/// What a card says, and the picture of its code.
fn printed(
    state: &State,
    (id, card): &(DelegateId, Card),
    language: Language,
    public_url: &str,
) -> Option<Result<(PrintedCard, Image), EncodingError>> {
    let person = state.roll.delegates.get(id)?;
    let role = match person.role {
        Role::Head => "role-head",
        Role::Delegate => "role-delegate",
        Role::Substitute => "role-substitute",
    };
    let printed = PrintedCard {
        name: person.name.clone(),
        delegation: words::delegation(language, &state.roll, &person.delegation),
        party: state.roll.party(&person.delegation).map(|party| party.name.clone()).unwrap_or_default(),
        role: t(language, role),
        number: id.clone(),
        code: words::grouped(card.code.as_deref()?),
        qr: format!("{id}.png"),
    };
    let code = qr_picture::png(&format!("{public_url}/enter/{}", card.secret));
    Some(code.map(|bytes| {
        let image = Image { name: printed.qr.clone(), bytes };
        (printed, image)
    }))
}
