//! The library of rulesets that ships with the product. Each is a `rules.toml` in `congress/presets/`, frozen into
//! the program; a round keeps a copy of the one it was opened under.

use crate::command::Refusal;
use crate::rules::Ruleset;
use crate::rules_file;

/// A ruleset of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// Its name in forms and message keys.
    pub name: &'static str,
    /// The ruleset.
    pub ruleset: Ruleset,
}

const LIBRARY: [(&str, &str); 9] = [
    ("simple_majority", include_str!("../presets/simple_majority.toml")),
    ("two_thirds_of_delegations", include_str!("../presets/two_thirds_of_delegations.toml")),
    ("weighted_bloc", include_str!("../presets/weighted_bloc.toml")),
    ("weighted_split", include_str!("../presets/weighted_split.toml")),
    ("double_majority", include_str!("../presets/double_majority.toml")),
    ("consensus_of_delegations", include_str!("../presets/consensus_of_delegations.toml")),
    ("consensus_minus_one", include_str!("../presets/consensus_minus_one.toml")),
    ("indicative_poll", include_str!("../presets/indicative_poll.toml")),
    ("choice_of_wording", include_str!("../presets/choice_of_wording.toml")),
];

/// The ruleset of a procedural question for which no other is chosen: a simple majority by delegate.
pub const PROCEDURAL: &str = "simple_majority";

/// All presets, in the order in which a chair is offered them.
pub fn all() -> impl Iterator<Item = Preset> {
    LIBRARY.into_iter().filter_map(|(name, file)| {
        let ruleset = rules_file::parse(file).ok()?;
        Some(Preset { name, ruleset })
    })
}

/// The preset called `name`.
///
/// # Errors
/// If the library has none of this name.
pub fn named(name: &str) -> Result<Preset, Refusal> {
    all().find(|preset| preset.name == name).ok_or_else(|| Refusal::NoSuchRuleset(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_library_is_a_ruleset() {
        for (name, file) in LIBRARY {
            assert!(rules_file::parse(file).is_ok(), "{name}: {:?}", rules_file::parse(file));
        }
    }
}
