//! What may be done about a round that came to nothing besides a withdrawal (RULES.md, "Consensus"): amend, refer, put to
//! the vote; and how often. Every step stays with its round.

use crate::common::congress_day::*;
use crate::common::objection::*;
use crate::common::*;
use congress::ballot::Ballots;
use congress::command::{Command, Refusal, RefusalClass};
use congress::event::Event;
use congress::round::{RoundNumber, Step, Wording};
use congress::text::{CommitmentId, Language};
use congress::verdict::Outcome;
use congress::view::Standing;

fn c1() -> CommitmentId {
    CommitmentId::new("c1")
}

fn amend(round: RoundNumber, texts: &[(Language, &str)], reason: &str) -> Command {
    Command::Amend { round, texts: wording(texts), reason: reason.to_owned() }
}

fn refer(round: RoundNumber, reason: &str) -> Command {
    Command::Refer { round, reason: reason.to_owned() }
}

const NEW: (Language, &str) = (Language::En, "We commit to c1 by 2021.");

fn agenda(day: &Day, language: Language) -> String {
    let found = day.state.agenda(language).find(|item| item.mark.id == c1());
    found.map(|item| item.words.to_owned()).expect("c1 is on the agenda")
}

/// The same sustained objection on a commitment in English and French, published.
fn bilingual() -> Day {
    let mut day = Day::dawn();
    let paragraphs: Outline = &[("p1", &["c1"])];
    let resolution = resolution_of("r1", paragraphs, &[(Language::Fr, paragraphs)]).expect("sound");
    day.done(&secretariat(), Command::enter_roll(house().state.roll))
        .done(&secretariat(), Command::EnterResolution(resolution));
    objected(&mut day, "");
    day.done(&chair(), PUBLISH);
    day
}

/// What may be done once the round is published, in words that are sound for a commitment in English.
fn both(round: RoundNumber) -> [Command; 2] {
    [amend(round, &[NEW], "why"), refer(round, "why")]
}

#[test]
fn an_amendment_in_all_languages_makes_the_next_version_for_everybody() {
    let mut day = bilingual();
    let first = day.state.words(&c1(), 1);
    let texts = [NEW, (Language::Fr, "Nous nous\n engageons d'ici 2021. ")];
    let events = day.at(30).ask(&chair(), amend(FIRST, &texts, "B proposed a date")).expect("amended");
    let second = wording(&[NEW, (Language::Fr, "Nous nous engageons d'ici 2021.")]); // one paragraph, no line breaks
    assert!(matches!(events.as_slice(), [Event::Amended { version: 2, texts, .. }] if *texts == second));
    assert_eq!(day.state.version(&c1()), 2);
    assert_eq!(
        (agenda(&day, Language::En), agenda(&day, Language::Fr)),
        (NEW.1.to_owned(), second[&Language::Fr].clone())
    );
    assert_eq!(agenda(&day, Language::Es), NEW.1, "the official text where there is none");
    assert_eq!((day.state.words(&c1(), 1), day.state.words(&c1(), 2)), (first, second));
    assert_eq!(steps(&day, FIRST), [(30, chair(), Step::Amended(2, "B proposed a date".to_owned()))]);
    // The round that was held keeps its version; the next one is about the new text, and says which one it follows.
    day.at(40).opened("c1", &consensus("", ""));
    assert_eq!((day.round(FIRST).question.version, day.round(SECOND).question.version), (1, 2));
    assert_eq!((day.round(SECOND).question.follows, day.round(SECOND).attempt), (Some(FIRST), 2));
    assert_eq!(steps(&day, FIRST)[1], (40, chair(), Step::TakenUp(SECOND)));
}

#[test]
fn an_amendment_is_refused_where_it_is_none() {
    let mut day = bilingual();
    let standing = day.state.words(&c1(), 1);
    let french = (Language::Fr, "Nous nous engageons.");
    let missing = |language| (Refusal::TextMissing(language), RefusalClass::Invalid);
    let blank = (Language::Fr, " \n");
    let texts = |texts: &[(Language, &str)]| wording(texts);
    let cases: [(Wording, &str, (Refusal, RefusalClass)); 6] = [
        (texts(&[NEW]), "why", missing(Language::Fr)),
        (texts(&[french]), "why", missing(Language::En)),
        (texts(&[NEW, blank]), "why", missing(Language::Fr)),
        (texts(&[NEW, (Language::Es, "Nos comprometemos.")]), "why", missing(Language::Fr)),
        (standing, "why", (Refusal::TextUnchanged, RefusalClass::Invalid)),
        (texts(&[NEW, french]), " ", (Refusal::ReasonNeeded, RefusalClass::Invalid)),
    ];
    for (texts, reason, expected) in cases {
        let refusal = day.refused(&chair(), Command::Amend { round: FIRST, texts, reason: reason.to_owned() });
        let class = refusal.class();
        assert_eq!((refusal, class), expected);
    }
    // One language may stay as it was.
    let first = day.state.words(&c1(), 1);
    day.done(&chair(), amend(FIRST, &[NEW, (Language::Fr, &first[&Language::Fr])], "the English was wrong"));
}

#[test]
fn nothing_is_amended_or_referred_but_after_a_round_without_consensus() {
    for command in both(FIRST) {
        assert_eq!(house().refused(&chair(), command.clone()), Refusal::NoSuchRound(FIRST));
        let mut day = house();
        day.opened("c1", &consensus("", ""));
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::StillOpen(FIRST));
        // Agreed to, annulled, or voted down: no.
        let all = admitted(&day, FIRST, "A-1 agree, B-1 agree, C-1 agree, D-1 agree");
        day.done(&chair(), close(FIRST, all)).done(&chair(), PUBLISH);
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::NotUnresolved(FIRST));
        let (mut day, _) = sustained("");
        day.done(&chair(), annul());
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::NotUnresolved(FIRST));
        let mut day = house();
        day.opened("c1", &vote(&["per_delegate simple"])).closed(FIRST, "A-1 against").done(&chair(), PUBLISH);
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::NotUnresolved(FIRST));
        // After no_consensus, once it is published: yes; and by the chair only.
        let mut day = house();
        day.opened("c1", &consensus("", "")).done(&chair(), close(FIRST, Ballots::new()));
        assert_eq!(day.tally(FIRST).outcome, Outcome::NoConsensus);
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::RoundPending(FIRST));
        day.done(&chair(), PUBLISH);
        assert_eq!(day.refused(&secretariat(), command.clone()), Refusal::NotPermitted);
        day.done(&chair(), command.clone());
    }
    // Only the last round on a commitment.
    let (mut day, _) = sustained("");
    day.done(&chair(), PUBLISH).opened("c1", &consensus("", ""));
    for command in both(FIRST) {
        assert_eq!(day.refused(&chair(), command), Refusal::NotUnresolved(FIRST));
    }
}

#[test]
fn before_publication_an_objection_is_withdrawn_and_after_it_the_text_amended_or_referred() {
    // Never both: what is adopted by a withdrawal is the text that was before the house, and it is not referred too.
    for command in both(FIRST) {
        let (mut day, cast) = sustained("");
        day.done(&delegate("B-1"), OFFER);
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::RoundPending(FIRST));
        assert_eq!(Refusal::RoundPending(FIRST).class(), RefusalClass::Conflict);
        let mut withdrawn = day.clone();
        withdrawn.done(&chair(), accept("B", &cast)).done(&chair(), PUBLISH);
        assert_eq!(withdrawn.tally(FIRST).outcome, Outcome::AdoptedWithReservations);
        assert_eq!(withdrawn.refused(&chair(), command.clone()), Refusal::NotUnresolved(FIRST));
        day.done(&chair(), PUBLISH).done(&chair(), command);
        assert_eq!(day.refused(&chair(), accept("B", &cast)), Refusal::AlreadyPublished(FIRST));
        assert_eq!(day.tally(FIRST).outcome, Outcome::ObjectionSustained);
    }
}

#[test]
fn no_version_and_no_referral_comes_of_a_round_that_is_annulled() {
    for command in both(FIRST) {
        let (mut day, _) = sustained("");
        day.refused(&chair(), command.clone());
        let mut annulled = day.clone();
        annulled.done(&chair(), annul());
        assert_eq!(annulled.refused(&chair(), command.clone()), Refusal::NotUnresolved(FIRST));
        assert_eq!((annulled.state.version(&c1()), annulled.state.standing(&c1())), (1, Standing::Pending));
        day.done(&chair(), PUBLISH).done(&chair(), command);
        assert_eq!(day.refused(&chair(), annul()), Refusal::RoundNotPending(FIRST));
    }
}

#[test]
fn an_annulled_round_leaves_the_one_before_it_to_be_dealt_with() {
    for command in both(FIRST) {
        let (mut day, _) = sustained("");
        day.done(&chair(), PUBLISH).opened("c1", &consensus("", "")).done(&chair(), close(SECOND, Ballots::new()));
        assert_eq!(day.refused(&chair(), command.clone()), Refusal::NotUnresolved(FIRST));
        day.done(&chair(), Command::Annul { round: SECOND, reason: "wrong text".to_owned() });
        assert_eq!(day.state.standing(&c1()), Standing::Decided(Outcome::ObjectionSustained));
        day.done(&chair(), command).opened("c1", &vote(&["per_delegate simple"]));
        assert_eq!(day.round(RoundNumber(3)).question.follows, Some(FIRST));
    }
}

#[test]
fn an_amended_text_has_at_most_five_thousand_characters_in_each_language() {
    let too_long = Refusal::TooLong { longest: 5_000 };
    assert_eq!(too_long.class(), RefusalClass::Invalid);
    let text = |n: usize| "é".repeat(n);
    for (english, french) in [(5_001, 1), (1, 5_001), (2_000_000, 1)] {
        let (english, french) = (text(english), text(french));
        let texts = [(Language::En, english.as_str()), (Language::Fr, french.as_str())];
        assert_eq!(bilingual().refused(&chair(), amend(FIRST, &texts, "why")), too_long);
    }
    let longest = text(5_000);
    let texts = [(Language::En, longest.as_str()), (Language::Fr, longest.as_str())];
    bilingual().done(&chair(), amend(FIRST, &texts, "why"));
}

#[test]
fn a_commitment_is_referred_for_a_reason() {
    let (mut day, _) = sustained("");
    assert_eq!(day.state.standing(&c1()), Standing::Counting, "not public yet");
    day.done(&chair(), PUBLISH);
    assert_eq!(day.state.standing(&c1()), Standing::Decided(Outcome::ObjectionSustained));
    assert_eq!(day.refused(&chair(), refer(FIRST, " ")), Refusal::ReasonNeeded);
    day.at(50).done(&chair(), refer(FIRST, " To the board, for its meeting in May. "));
    let reason = "To the board, for its meeting in May.".to_owned();
    assert_eq!(steps(&day, FIRST), [(50, chair(), Step::Referred(reason))]);
    assert_eq!(day.state.standing(&c1()), Standing::Referred);
}

#[test]
fn what_came_to_nothing_may_be_put_to_the_vote() {
    let (mut day, _) = sustained("");
    day.done(&chair(), PUBLISH).at(60).opened("c1", &vote(&["per_delegation simple"]));
    assert_eq!(day.round(SECOND).question.follows, Some(FIRST));
    assert_eq!(steps(&day, FIRST), [(60, chair(), Step::TakenUp(SECOND))]);
    day.closed(SECOND, "A-1 for, B-1 against, C-1 for").done(&chair(), Command::Publish { round: SECOND });
    assert_eq!(day.state.standing(&c1()), Standing::Decided(Outcome::Adopted));
    // A round on another commitment follows nothing, nor does one after a round that decided.
    day.opened("c1", &vote(&["per_delegation simple"]));
    assert_eq!(day.round(RoundNumber(3)).question.follows, None);
    let (mut day, _) = sustained("");
    day.done(&chair(), PUBLISH).opened("c2", &consensus("", ""));
    assert_eq!(day.round(SECOND).question.follows, None);
}

#[test]
fn a_commitment_goes_through_at_most_max_rounds_of_consensus() {
    for (settings, allowed) in [("", 3), ("max_rounds = 1", 1), ("max_rounds = 2", 2)] {
        let rules = consensus("", settings);
        let mut day = house();
        let nothing = |day: &mut Day, end: fn(RoundNumber) -> Command| {
            let round = RoundNumber(day.state.rounds.len() as u32);
            day.done(&chair(), close(round, Ballots::new())).done(&chair(), end(round));
        };
        let publish = |round| Command::Publish { round };
        // An annulled one is no round.
        day.opened("c1", &rules);
        nothing(&mut day, |round| Command::Annul { round, reason: "wrong text".to_owned() });
        for _ in 0..allowed {
            day.opened("c1", &rules);
            nothing(&mut day, publish);
        }
        let refusal = day.refused(&chair(), open("c1", &rules, None));
        assert_eq!((refusal.class(), refusal), (RefusalClass::Conflict, Refusal::NoMoreRounds(allowed)));
        // Another commitment has its own count, and a vote on this one is always open.
        day.opened("c2", &rules);
        nothing(&mut day, publish);
        day.opened("c1", &vote(&["per_delegate simple"]));
    }
}
