//! The locales are complete: the same keys in every language, every key used, every used key there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use congress::ballot::{Alternative, Choice, Position};
use congress::colour::Colour;
use congress::command::{PaperRefusal, Refusal};
use congress::presets;
use congress::roll::{DelegateId, DelegationId};
use congress::round::RoundNumber;
use congress::rules::Kind;
use congress::settings::SettingsRefusal;
use congress::text::{CommitmentId, ResolutionId};
use congress::view::Stage;

use super::*;
use crate::failure::Failure;

fn keys(language: Language) -> BTreeSet<String> {
    let lines = source(language).lines();
    let messages = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    messages.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).collect()
}

/// The sources of this crate without its tests.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.push_str(&sources(&path));
        } else if !path.ends_with("tests.rs") {
            all.push_str(&fs::read_to_string(&path).expect("a source"));
        }
    }
    all
}

/// Everything that says sentences: the pages, and the server's documents.
fn own_sources() -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    [here.join("src"), here.join("../server/src")].map(|folder| sources(&folder)).concat()
}

/// Keys that are put together from the model's words.
fn composed() -> BTreeSet<String> {
    let kinds = [Kind::Vote, Kind::Consensus, Kind::Poll];
    let choices = kinds.into_iter().flat_map(Choice::options).map(|choice| choice.as_str());
    let choices = choices.chain([Position::NOT_VOTING]).map(|word| format!("choice-{word}"));
    let stages = [Stage::Open, Stage::Closed, Stage::Published, Stage::Annulled];
    let stages = stages.map(|stage| format!("stage-{}", stage.as_str()));
    let presets = presets::all().map(|preset| format!("preset-{}-name", preset.name));
    let outcomes = [
        "inquorate",
        "adopted",
        "not_adopted",
        "objection_sustained",
        "no_consensus",
        "adopted_with_dissent",
        "adopted_with_reservations",
        "adopted_unanimously",
        "adopted_by_consensus",
        "noted",
        "preferred",
        "run_off",
    ]
    .map(|word| format!("outcome-{word}"));
    let motions = ["close_debate", "adjourn", "refer_back"];
    let motions = motions.into_iter().flat_map(|word| [format!("motion-{word}"), format!("motion-{word}-sentence")]);
    let refusals = refusals().into_iter().map(|refusal| refusal.key().0.to_owned());
    let failures = Failure::ALL.map(|failure| failure.key().to_owned());
    choices.chain(stages).chain(presets).chain(outcomes).chain(motions).chain(refusals).chain(failures).collect()
}

/// One refusal of each kind.
fn refusals() -> Vec<Refusal> {
    let round = RoundNumber(3);
    let delegate = DelegateId::new("MY-DAP-3");
    let delegation = DelegationId::new("MY-DAP");
    vec![
        Refusal::NotPermitted,
        Refusal::NoSuchRound(round),
        Refusal::NoSuchCommitment(CommitmentId::new("c99")),
        Refusal::NoSuchDelegate(delegate.clone()),
        Refusal::NoSuchRuleset("half".to_owned()),
        Refusal::RoundNotOpen(round),
        Refusal::StillTime(round),
        Refusal::AnotherRoundOpen(round),
        Refusal::RoundPending(round),
        Refusal::RoundNotPending(round),
        Refusal::NotPublished(round),
        Refusal::SecretNotOffered,
        Refusal::CastOnce,
        Refusal::SecretNeedsOneServer,
        Refusal::BadTimeLimit { shortest: 10, longest: 86_400 },
        Refusal::ReasonNeeded,
        Refusal::TooLong { longest: 1_000 },
        Refusal::BadMark("maybe".to_owned()),
        Refusal::Observer,
        Refusal::Consultative,
        Refusal::Substitute,
        Refusal::Replaced,
        Refusal::AbsentAtOpening,
        Refusal::AccreditedAfterOpening,
        Refusal::NotHead,
        Refusal::NoDeclarations,
        Refusal::NobodyEntitled(delegation.clone()),
        Refusal::NoSplit,
        Refusal::SplitAboveVotes { split: 9, votes: 4 },
        Refusal::NoSuchDelegation { delegate: delegate.clone(), delegation: delegation.clone() },
        Refusal::TwoHeads(delegation.clone()),
        Refusal::RollChanged,
        Refusal::UnknownDelegation(delegation.clone()),
        Refusal::InOpenRound(round),
        Refusal::BadId("MY DAP".to_owned()),
        Refusal::BadName("MY-DAP".to_owned()),
        Refusal::NotRated(Alternative::none()),
        Refusal::BadAlternatives,
        Refusal::NoProxy(delegate.clone()),
        Refusal::ProxyForPresent(delegate.clone()),
        Refusal::ProxyLimit { holder: delegate.clone(), limit: 1 },
        Refusal::OtherDelegation(delegate.clone(), DelegateId::new("FR-PS-1")),
        Refusal::VotesAlready(delegate.clone()),
        Refusal::NotEntitled(delegate),
        Refusal::StillOpen(round),
        Refusal::NotUnresolved(round),
        Refusal::NoObjection(delegation.clone()),
        Refusal::NoWithdrawal(delegation),
        Refusal::AlreadyPublished(round),
        Refusal::TextMissing(Language::Fr),
        Refusal::TextUnchanged,
        Refusal::NoMoreRounds(3),
        Refusal::AlreadyEntered("c1".to_owned()),
        Refusal::NoBloc,
        Refusal::SeparationAsked(CommitmentId::new("c1")),
        Refusal::NotInBloc(CommitmentId::new("c1")),
        Refusal::BlocNotOffered,
        Refusal::TakenEnBloc(round),
        Refusal::NotAVote,
        Refusal::RollCallRules,
        Refusal::BadOrder,
        Refusal::AnsweredAloud,
        Refusal::NotARollCall(round),
        Refusal::ListIsClosed,
        Refusal::NotAsking(DelegateId::new("FR-PS-1")),
        Refusal::NobodySpeaks,
        Refusal::ObserverFloor,
        Refusal::WordsNeeded,
        PaperRefusal::RoundReopened(round).into(),
        PaperRefusal::OnPaper.into(),
        PaperRefusal::NotOffered.into(),
        PaperRefusal::Nothing.into(),
        PaperRefusal::Recorded.into(),
        Refusal::TextsChanged,
        Refusal::NoSuchResolution(ResolutionId::new("r9")),
        Refusal::WordsStay { commitment: CommitmentId::new("c1"), round },
        Refusal::OfficialStays(Language::Fr),
        Refusal::LanguageStays(Language::Es),
    ]
    .into_iter()
    .chain(settings().map(Refusal::Settings))
    .collect()
}

/// One refusal of settings of each kind.
fn settings() -> impl Iterator<Item = SettingsRefusal> {
    let colour = Colour([0xff, 0xcc, 0x00]);
    [
        SettingsRefusal::Changed,
        SettingsRefusal::NameMissing(Language::Fr),
        SettingsRefusal::BadName,
        SettingsRefusal::BadOffset,
        SettingsRefusal::TooManyProxies(20),
        SettingsRefusal::BadDay("2019-02-30".to_owned()),
        SettingsRefusal::BadDates,
        SettingsRefusal::NoLanguage,
        SettingsRefusal::BadColour("red".to_owned()),
        SettingsRefusal::TooLight { colour, instead: colour.for_light_paper() },
        SettingsRefusal::NoSuchRules("half".to_owned()),
    ]
    .into_iter()
}

#[test]
fn every_language_can_be_read_and_has_the_same_sentences() {
    for language in Language::ALL {
        assert!(FluentResource::try_new(source(language).to_owned()).is_ok(), "{language}");
        assert_eq!(keys(language), keys(Language::En), "{language}");
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let (said, composed) = (own_sources(), composed());
    let unsaid: Vec<_> = keys(Language::En)
        .into_iter()
        .filter(|key| !composed.contains(key) && !said.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unsaid.is_empty(), "in the locales, but never said: {unsaid:?}");
}

#[test]
fn every_sentence_that_is_said_exists() {
    let (said, known) = (own_sources(), keys(Language::En));
    let mut missing: BTreeSet<&str> = BTreeSet::new();
    for call in ["t(", "t_with("] {
        for (at, _) in said.match_indices(call) {
            let rest = said[at + call.len()..].trim_start();
            let rest = rest.strip_prefix("language,").unwrap_or(rest).trim_start();
            let key = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
            let is_call = !said[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
            missing.extend(key.filter(|key| is_call && !known.contains(*key)));
        }
    }
    assert!(missing.is_empty(), "said, but in no locale: {missing:?}");
    let lacking: Vec<_> = composed().into_iter().filter(|key| !known.contains(key)).collect();
    assert!(lacking.is_empty(), "made from the model, but in no locale: {lacking:?}");
}

#[test]
fn every_refusal_is_a_sentence_with_its_arguments() {
    for language in Language::ALL {
        for refused in refusals() {
            let sentence = refusal(language, &refused);
            assert!(sentence.ends_with('.'), "{language}: {sentence}");
            assert!(!sentence.contains(['{', '$']), "{language}: {sentence}");
        }
    }
    assert_eq!(refusal(Language::En, &Refusal::NoSuchRound(RoundNumber(3))), "There is no round 3.");
}

#[test]
fn french_has_its_narrow_spaces() {
    let values = source(Language::Fr).lines().filter(|line| !line.starts_with('#'));
    for line in values {
        for sign in [" ;", " :", " !", " ?", "« ", " »"] {
            assert!(!line.contains(sign), "{line}");
        }
    }
}

#[test]
fn a_phone_is_greeted_in_its_language() {
    let all = Language::ALL.into();
    assert_eq!(negotiate("fr-CH, fr;q=0.9, en;q=0.8", &all), Language::Fr);
    assert_eq!(negotiate("es-419,es;q=0.9", &all), Language::Es);
    assert_eq!(negotiate("ms-MY, de;q=0.5", &all), Language::En);
    assert_eq!(negotiate("", &all), Language::En);
    let romance = [Language::Fr, Language::Es].into();
    assert_eq!(negotiate("en, es;q=0.5", &romance), Language::Es);
    assert_eq!(negotiate("en", &romance), Language::Fr);
}

#[test]
fn countries_have_names_and_unknown_codes_stay() {
    assert_eq!(country(Language::Fr, "MY"), "Malaisie");
    assert_eq!(country(Language::En, "Catalonia"), "Catalonia");
}
