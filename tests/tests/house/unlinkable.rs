//! That nobody's choice in a confidential round can be found in what is kept of it. A thousand elections are held twice: the
//! same people vote in the same order, one by one, and the sums are the same, but whose choice is whose differs. Database, write-ahead
//! log and backup are the same, byte for byte.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use congress::ballot::Choice;
use congress::roll::DelegateId;
use congress::round::RoundNumber;
use server::ballot_box::BallotBox;
use server::store::{LogLine, Sqlite, Store};
use tempfile::TempDir;

const ELECTIONS: u64 = 1_000;
const PERMUTATIONS: u64 = 2_000;
const VOTERS: usize = 7;
const ROUND: RoundNumber = RoundNumber(1);

/// Reproducible chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}

/// Who votes in which order, and how.
type Votes = Vec<(DelegateId, Choice)>;

fn election(chance: &mut Chance) -> Votes {
    let mut voters: Vec<DelegateId> = (1..=VOTERS).map(|n| DelegateId::new(format!("XX-P-{n}"))).collect();
    chance.shuffle(&mut voters);
    let choice = |chance: &mut Chance| [Choice::For, Choice::Against, Choice::Abstain][(chance.next() % 3) as usize];
    voters.into_iter().map(|voter| (voter, choice(chance))).collect()
}

/// The same people in the same order, with the choices among them otherwise.
fn otherwise(votes: &Votes, chance: &mut Chance) -> Votes {
    let mut choices: Vec<Choice> = votes.iter().map(|(_, choice)| *choice).collect();
    chance.shuffle(&mut choices);
    votes.iter().map(|(voter, _)| voter.clone()).zip(choices).collect()
}

/// What is kept of an election after its close: database, write-ahead log and backup.
async fn kept(template: &Path, folder: &Path, votes: &Votes) -> [Vec<u8>; 3] {
    let (path, backup) = (folder.join("congress.db"), folder.join("backup.db"));
    std::fs::copy(template, &path).expect("a database");
    let store = Arc::new(Sqlite::open(&path).await.expect("a store"));
    let line = LogLine { seq: 1, entry: "{}".into(), hash: "hash".into() };
    store.append(&[line], Some(ROUND)).await.expect("opened");
    let ballots = BallotBox::new(store.clone());
    for (voter, choice) in votes {
        ballots.cast_secretly(ROUND, voter.clone(), *choice).await.expect("cast");
    }
    let sealed = ballots.seal_secret(ROUND).await.expect("sealed");
    assert_eq!(sealed.voters.len(), VOTERS);
    let read = |path: &Path| std::fs::read(path).unwrap_or_default();
    let (database, log) = (read(&path), read(&folder.join("congress.db-wal")));
    Sqlite::copy(&path, &backup).await.expect("a backup");
    let all = [database, log, read(&backup)];
    for file in [path, backup, folder.join("congress.db-wal"), folder.join("congress.db-shm")] {
        let _ = std::fs::remove_file(file);
    }
    all
}

async fn template(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("template.db");
    Sqlite::open(&path).await.expect("a store").close().await;
    path
}

/// Guesses everybody's choice from where the words stand in a file: whoever is noted first chose what is noted first. Answers
/// how many guesses are right.
fn guessed(file: &[u8], votes: &Votes) -> u64 {
    let place = |word: &str| {
        let found = file.windows(word.len()).position(|bytes| bytes == word.as_bytes());
        found.unwrap_or(usize::MAX)
    };
    let mut voters: Vec<&(DelegateId, Choice)> = votes.iter().collect();
    voters.sort_by_key(|(voter, _)| place(voter.as_str()));
    let mut options = [Choice::For, Choice::Against, Choice::Abstain];
    options.sort_by_key(|choice| place(choice.as_str()));
    let sum = |choice: &Choice| votes.iter().filter(|(_, one)| one == choice).count();
    let guesses = options.iter().flat_map(|choice| std::iter::repeat_n(*choice, sum(choice)));
    voters.iter().zip(guesses).filter(|((_, choice), guess)| choice == guess).count() as u64
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_kept_of_a_confidential_round_tells_whose_choice_was_whose() {
    let folder = TempDir::new().expect("a folder");
    let template = template(&folder).await;
    let mut chance = Chance(2019);
    let mut held = Vec::new();
    for n in 0..ELECTIONS {
        let votes = election(&mut chance);
        let [database, log, backup] = kept(&template, folder.path(), &votes).await;
        let again = kept(&template, folder.path(), &otherwise(&votes, &mut chance)).await;
        assert!(log.is_empty(), "the write-ahead log is cut at the close of election {n}");
        assert!(again == [database.clone(), log, backup.clone()], "election {n} is kept otherwise with other choices");
        held.push((votes, database, backup));
    }
    for (name, file) in [("database", 1), ("backup", 2)] {
        let guesses = |votes: &Votes, kept: &(Votes, Vec<u8>, Vec<u8>)| match file {
            1 => guessed(&kept.1, votes),
            _ => guessed(&kept.2, votes),
        };
        let right: u64 = held.iter().map(|kept| guesses(&kept.0, kept)).sum();
        // Where a word stands does not depend on the choices, so only these are dealt anew.
        let sample: Vec<_> = held.iter().take(50).collect();
        let right_of_sample: u64 = sample.iter().map(|kept| guesses(&kept.0, kept)).sum();
        let as_good = (0..PERMUTATIONS).filter(|_| {
            let by_chance: u64 = sample.iter().map(|kept| guesses(&otherwise(&kept.0, &mut chance), kept)).sum();
            by_chance >= right_of_sample
        });
        let p = (as_good.count() as f64 + 1.0) / (PERMUTATIONS as f64 + 1.0);
        println!("{name}: {right} of {} guesses right; p = {p:.3}", ELECTIONS * VOTERS as u64);
        assert!(p > 0.001, "{name}: guesses by place are better than chance, p = {p}");
    }
}
