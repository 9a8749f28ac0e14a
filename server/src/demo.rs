//! `hemicycle demo`: the Kuala Lumpur congress in a fresh data directory, with a link for each person.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use congress::command::{Actor, Command};
use congress::roll::{Delegate, DelegateId, Role, Roll, Status};
use congress::settings::Settings;
use congress::state::Profile;
use congress::text::{Language, Resolution};

use crate::cli::{CliError, DataDirectory, Listen, metrics_token};
use crate::desk::{FileErrors, resolution_file, roll_file};
use crate::door::{Card, Door};
use crate::house::House;
use crate::rehearse::secrets::{self, Key};
use crate::secret::link_secret;
use crate::simulate;

/// Run the Kuala Lumpur congress.
#[derive(Args)]
pub struct Demo {
    /// The data directory; an earlier demo in it is thrown away.
    #[arg(long, default_value = "demo-data")]
    data: PathBuf,
    #[command(flatten)]
    listen: Listen,
    /// How many delegates there are; the congress's own roll where it is left out.
    #[arg(long)]
    delegates: Option<usize>,
    /// Let the delegates without a printed link vote by themselves whenever the chair opens a round.
    #[arg(long)]
    simulate: bool,
    /// Give every delegate a card, and write the chair's secret and theirs into this file, for `hemicycle rehearse`.
    #[arg(long, value_name = "FILE")]
    secrets: Option<PathBuf>,
    /// Write codes to type into the file besides. Each takes as long to make as a login.
    #[arg(long, requires = "secrets")]
    codes: bool,
}

/// The delegates who get a printed link: the first is the head of a delegation.
pub const GUESTS: [&str; 3] = ["MY-DAP-1", "MY-DAP-3", "SE-SAP-2"];

/// What tells a demo's data directory from a real one.
const MARKER: &str = "this-is-a-demo";

/// The roll of the congress.
///
/// # Errors
/// If the file is broken.
pub fn roll() -> Result<Roll, FileErrors> {
    roll_file::parse("roll.csv", include_bytes!("../../congresses/kuala-lumpur-2019/roll.csv"))
}

/// The resolution of the congress in its three languages.
///
/// # Errors
/// If a file is broken.
pub fn resolution() -> Result<Resolution, FileErrors> {
    let files = [
        ("resolution.fr.md", include_str!("../../congresses/kuala-lumpur-2019/resolution.fr.md")),
        ("resolution.en.md", include_str!("../../congresses/kuala-lumpur-2019/resolution.en.md")),
        ("resolution.es.md", include_str!("../../congresses/kuala-lumpur-2019/resolution.es.md")),
    ];
    resolution_file::parse(&files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())))
}

fn profile() -> Profile {
    let names = ["Progressive Alliance", "Alliance progressiste", "Alianza Progresista"];
    Profile {
        organisation: Language::ALL.into_iter().zip(names.map(str::to_owned)).collect(),
        place: "Kuala Lumpur".into(),
        utc_offset_minutes: 8 * 60,
        max_proxies: 1,
        settings: Settings::default(),
    }
}

impl Demo {
    /// Runs until the process is told to stop.
    ///
    /// # Errors
    /// If the data directory or the address cannot be used.
    pub async fn run(self) -> Result<(), CliError> {
        self.listen.log.begin();
        let listener = self.listen.bind()?;
        self.listen.prepare(&listener).await?;
        make_room(&self.data)?;
        let directory = DataDirectory::take(&self.data)?;
        std::fs::write(self.data.join(MARKER), "").map_err(|error| CliError::file(&self.data, error))?;
        let store = directory.store().await?;
        let house = House::open(store.clone(), directory.key()?).await?;
        let door = Arc::new(Door::open(store).await?);

        let mut roll = roll()?;
        if let Some(delegates) = self.delegates {
            enlarge(&mut roll, delegates)?;
        }
        house.ask(Actor::Operator, Command::Found(profile())).await?;
        house.ask(Actor::Operator, Command::enter_roll(roll)).await?;
        house.ask(Actor::Operator, Command::EnterResolution(resolution()?)).await?;
        self.print_links(&house, &door, &self.listen.url(&listener)).await?;
        if self.simulate {
            tokio::spawn(simulate::vote_along(house.clone()));
        }
        self.listen.serve(listener, house, door, metrics_token(&self.data)?).await
    }

    async fn print_links(&self, house: &House, door: &Door, url: &str) -> Result<(), CliError> {
        let staff = [
            ("chair", Actor::Chair("Amber Compass".into())),
            ("secretariat", Actor::Secretariat("Linen Almanac".into())),
            ("hall", Actor::Screen("hall".into())),
        ];
        for (_, actor) in &staff {
            // They come in by their links; nobody knows these passwords.
            door.put_user(actor.clone(), link_secret()).await?;
        }
        let guests = GUESTS.map(DelegateId::new);
        let actors: Vec<Actor> =
            staff.iter().map(|(_, actor)| actor.clone()).chain(guests.iter().cloned().map(Actor::Delegate)).collect();
        let cards = door.issue_cards(&actors).await?;
        if let Some(file) = &self.secrets {
            let keys = secrets::of_everybody(house, door, &GUESTS.map(DelegateId::new), self.codes).await?;
            let chair = Key { who: secrets::CHAIR.into(), secret: cards[0].secret.clone(), code: None };
            let guests = guests.iter().zip(&cards[staff.len()..]).map(|(guest, card)| Key::new(guest, card.clone()));
            secrets::write(file, [chair].into_iter().chain(guests).chain(keys))?;
        }
        let state = house.state();
        println!("Each link logs one person in. Open them in separate windows, private ones if you use one browser.");
        for ((name, _), card) in staff.iter().zip(&cards) {
            println!("{:<20}  {url}/enter/{}", name, card.secret);
        }
        for (guest, Card { secret, code }) in guests.iter().zip(&cards[staff.len()..]) {
            let code = code.as_deref().unwrap_or_default();
            let is_head = state.roll.delegates.get(guest).is_some_and(|delegate| delegate.role == Role::Head);
            let head = if is_head { "head of delegation, " } else { "" };
            println!("{:<20}  {url}/enter/{secret}  ({head}code {code})", format!("delegate {guest}"));
        }
        Ok(())
    }
}

/// Throws an earlier demo away; refuses to touch anything else.
fn make_room(data: &Path) -> Result<(), CliError> {
    let Ok(mut entries) = std::fs::read_dir(data) else {
        return Ok(());
    };
    if !data.join(MARKER).is_file() && entries.next().is_some() {
        let data = data.display();
        return Err(CliError::Refused(format!(
            "{data} is not empty and not a demo; name another directory with --data"
        )));
    }
    drop(DataDirectory::take(data)?);
    std::fs::remove_dir_all(data).map_err(|error| CliError::file(data, error))
}

/// Adds invented delegates to the full delegations in turn, until there are `size`.
fn enlarge(roll: &mut Roll, size: usize) -> Result<(), CliError> {
    if size < roll.delegates.len() {
        return Err(CliError::Refused(format!(
            "the roll has {} delegates; --delegates can only add to it",
            roll.delegates.len()
        )));
    }
    let mut numbers: BTreeMap<_, usize> = roll
        .delegations
        .iter()
        .filter(|(_, delegation)| delegation.status == Status::Full)
        .map(|(id, _)| (id.clone(), roll.members(id).count()))
        .collect();
    while roll.delegates.len() < size && !numbers.is_empty() {
        for (delegation, number) in &mut numbers {
            if roll.delegates.len() == size {
                break;
            }
            *number += 1;
            let delegate = Delegate {
                delegation: delegation.clone(),
                name: format!("Guest Delegate {number}"),
                role: Role::Delegate,
                present: true,
            };
            roll.delegates.insert(DelegateId::new(format!("{delegation}-{number}")), delegate);
        }
    }
    Ok(())
}
