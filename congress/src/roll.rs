//! The roll: delegations, their delegates, and the electorate that is frozen when a round opens
//! (RULES.md, "Roll and electorate").

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::rules::{Kind, Ruleset};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The id as it is written on cards and in files.
            pub fn new(id: impl Into<std::sync::Arc<str>>) -> Self {
                Self(id.into())
            }

            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use id;

id!(
    /// A delegation's id: the country's code and the party's abbreviation, such as `MY-DAP`.
    DelegationId
);
id!(
    /// A delegate's id: the delegation's id and a number, such as `MY-DAP-3`.
    DelegateId
);

/// How a delegation takes part (RULES.md, "Roll and electorate").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Votes and counts.
    Full,
    /// Takes part in polls and consensus rounds, noted and not counted.
    Consultative,
    /// Reads.
    Observer,
}

/// A party's delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// The party's full name.
    pub name: String,
    /// ISO 3166 alpha-2 code, or the country's name where the roll says so.
    pub country: String,
    /// How it takes part.
    pub status: Status,
    /// Its weight W in weighted modes, zero or more.
    pub votes: u32,
}

/// What a delegate is within the delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Speaks for the delegation: declares its position.
    Head,
    /// An ordinary delegate.
    Delegate,
    /// Entitled only while mandated in place of a delegate.
    Substitute,
}

/// A person accredited in a delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegate {
    /// The delegation this person belongs to.
    pub delegation: DelegationId,
    /// The name on the card.
    pub name: String,
    /// Head, delegate or substitute.
    pub role: Role,
    /// Whether the desk has marked this person present.
    pub present: bool,
}

/// All delegations and delegates of the congress at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// The delegations by id.
    pub delegations: BTreeMap<DelegationId, Delegation>,
    /// The delegates by id; each one's delegation is in `delegations`.
    pub delegates: BTreeMap<DelegateId, Delegate>,
    /// Mandated substitutes, each with the delegate in whose place they are entitled.
    #[serde(default)]
    pub mandates: BTreeMap<DelegateId, DelegateId>,
    /// Delegates who gave a proxy, each with its holder.
    #[serde(default)]
    pub proxies: BTreeMap<DelegateId, DelegateId>,
    /// Delegations that left the roll.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub former_delegations: BTreeMap<DelegationId, Delegation>,
    /// Delegates who left the roll.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub former_delegates: BTreeMap<DelegateId, Delegate>,
}

impl Roll {
    /// The delegates of one delegation, by id.
    pub fn members<'a>(&'a self, delegation: &'a DelegationId) -> impl Iterator<Item = (&'a DelegateId, &'a Delegate)> {
        self.delegates.iter().filter(move |(_, d)| &d.delegation == delegation)
    }

    /// Freezes the electorate of a round opened now under `rules`.
    pub fn electorate(&self, rules: &Ruleset) -> Electorate {
        let takes_part = |status: Status| match status {
            Status::Full => true,
            Status::Consultative => {
                matches!(rules.kind(), Kind::Consensus | Kind::Poll)
            }
            Status::Observer => false,
        };
        let mut benches: BTreeMap<DelegationId, Bench> = self
            .delegations
            .iter()
            .filter(|(_, delegation)| takes_part(delegation.status))
            .map(|(id, delegation)| (id.clone(), Bench::of(delegation)))
            .collect();
        for (id, delegate) in &self.delegates {
            let Some(bench) = benches.get_mut(&delegate.delegation) else { continue };
            if delegate.role == Role::Head {
                bench.head = Some(id.clone());
            }
            if self.is_entitled(id, delegate) {
                bench.seats.insert(id.clone(), Seat { present: delegate.present, proxy: None });
            }
        }
        self.seat_proxies(&mut benches, rules.max_proxies);
        Electorate::new(benches, rules.presence_required)
    }
}

impl Roll {
    /// Whether this person is entitled: a delegate whom no substitute replaces, or a mandated substitute.
    pub fn is_entitled(&self, id: &DelegateId, delegate: &Delegate) -> bool {
        match delegate.role {
            Role::Substitute => self.mandates.get(id).is_some_and(|replaced| self.mandate_holds(id, replaced)),
            Role::Head | Role::Delegate => !self.is_replaced(id),
        }
    }

    /// Whether a mandated substitute is entitled in this delegate's place.
    pub fn is_replaced(&self, id: &DelegateId) -> bool {
        self.mandates.iter().any(|(substitute, replaced)| replaced == id && self.mandate_holds(substitute, replaced))
    }

    /// A mandate holds as long as its substitute is one, in the delegation of the person replaced.
    fn mandate_holds(&self, substitute: &DelegateId, replaced: &DelegateId) -> bool {
        match (self.delegates.get(substitute), self.delegates.get(replaced)) {
            (Some(one), Some(other)) => one.role == Role::Substitute && one.delegation == other.delegation,
            _ => false,
        }
    }

    /// Writes the valid proxies into the seats of those who gave them: the giver absent, the holder present and
    /// entitled, and no holder with more than `max_proxies`.
    fn seat_proxies(&self, benches: &mut BTreeMap<DelegationId, Bench>, max_proxies: u32) {
        let mut held: BTreeMap<&DelegateId, u32> = BTreeMap::new();
        for (giver, holder) in &self.proxies {
            let Some(bench) = self.delegates.get(giver).and_then(|person| benches.get_mut(&person.delegation)) else {
                continue;
            };
            let holds = held.entry(holder).or_default();
            let holder_is_here = bench.seats.get(holder).is_some_and(|seat| seat.present);
            if let Some(seat) = bench.seats.get_mut(giver).filter(|seat| !seat.present)
                && holder_is_here
                && *holds < max_proxies
            {
                *holds += 1;
                seat.proxy = Some(holder.clone());
            }
        }
    }
}

/// One delegation's part of a frozen electorate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bench {
    /// Full, or consultative in a consensus round or poll.
    pub status: Status,
    /// The weight W, frozen at opening.
    pub votes: u32,
    /// Who declares its position.
    pub head: Option<DelegateId>,
    /// The entitled delegates.
    pub seats: BTreeMap<DelegateId, Seat>,
}

impl Bench {
    fn of(delegation: &Delegation) -> Self {
        Self { status: delegation.status, votes: delegation.votes, head: None, seats: BTreeMap::new() }
    }

    /// Whether at least one entitled delegate was present at opening.
    pub fn is_present(&self) -> bool {
        self.seats.values().any(|seat| seat.present)
    }
}

/// One entitled delegate in a frozen electorate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Whether the delegate was present at opening.
    pub present: bool,
    /// Who casts in this absent delegate's stead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<DelegateId>,
}

impl Seat {
    /// Whether a ballot may be cast for this seat where presence is required, or not.
    pub fn may_cast(&self, presence_required: bool) -> bool {
        self.present || self.proxy.is_some() || !presence_required
    }
}

/// Who may cast in a round, frozen when it opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Frozen")]
pub struct Electorate {
    /// The delegations that take part, by id: every full one, even without delegates.
    pub benches: BTreeMap<DelegationId, Bench>,
    /// Whether only those present at opening may cast.
    pub presence_required: bool,
    /// The seats by delegate, so that nobody is looked for on each bench.
    #[serde(skip)]
    seated: BTreeMap<DelegateId, (DelegationId, Seat)>,
}

/// An electorate as the log keeps it.
#[derive(Deserialize)]
struct Frozen {
    benches: BTreeMap<DelegationId, Bench>,
    presence_required: bool,
}

impl From<Frozen> for Electorate {
    fn from(Frozen { benches, presence_required }: Frozen) -> Self {
        Self::new(benches, presence_required)
    }
}

impl Electorate {
    fn new(benches: BTreeMap<DelegationId, Bench>, presence_required: bool) -> Self {
        let seats = |(delegation, bench): (&DelegationId, &Bench)| {
            let delegation = delegation.clone();
            let seats = bench.seats.clone().into_iter();
            seats.map(move |(delegate, seat)| (delegate, (delegation.clone(), seat)))
        };
        let seated = benches.iter().flat_map(seats).collect();
        Self { benches, presence_required, seated }
    }

    /// The delegation on whose bench `delegate` sits, and the seat.
    pub fn seat(&self, delegate: &DelegateId) -> Option<(&DelegationId, &Seat)> {
        self.seated.get(delegate).map(|(delegation, seat)| (delegation, seat))
    }

    /// The delegation in whose name `delegate` may cast, or `None` if this person is not in the electorate.
    pub fn delegation_of(&self, delegate: &DelegateId) -> Option<&DelegationId> {
        let (delegation, seat) = self.seat(delegate)?;
        seat.may_cast(self.presence_required).then_some(delegation)
    }

    /// The delegation whose position `delegate` declares, if this person was a head when the round opened.
    pub fn headed_by(&self, delegate: &DelegateId) -> Option<&DelegationId> {
        self.benches.iter().find(|(_, bench)| bench.head.as_ref() == Some(delegate)).map(|(id, _)| id)
    }

    /// The full delegations, sorted by id: the ones that count.
    pub fn full(&self) -> impl Iterator<Item = (&DelegationId, &Bench)> {
        self.benches.iter().filter(|(_, bench)| bench.status == Status::Full)
    }
}
