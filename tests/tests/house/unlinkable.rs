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
const PERMUTATIONS: u64 = 999;
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

/// In which order the words of people and options stand in a file: all that a guess by place can go by.
struct Order {
    /// The voters by their number among the votes.
    voters: Vec<usize>,
    options: Vec<Choice>,
}

impl Order {
    fn of(file: &[u8], votes: &Votes) -> Self {
        let place = |word: &str| file.windows(word.len()).position(|bytes| bytes == word.as_bytes());
        let mut voters: Vec<usize> = (0..votes.len()).collect();
        voters.sort_by_cached_key(|number| place(votes[*number].0.as_str()));
        let mut options = vec![Choice::For, Choice::Against, Choice::Abstain];
        options.sort_by_cached_key(|choice| place(choice.as_str()));
        Self { voters, options }
    }

    /// How many are guessed rightly if whoever is noted first chose what is noted first.
    fn guessed(&self, votes: &Votes) -> u64 {
        let sum = |choice: &Choice| votes.iter().filter(|(_, one)| one == choice).count();
        let guesses = self.options.iter().flat_map(|choice| std::iter::repeat_n(*choice, sum(choice)));
        self.voters.iter().zip(guesses).filter(|(number, guess)| votes[**number].1 == *guess).count() as u64
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_kept_of_a_confidential_round_tells_whose_choice_was_whose() {
    let folders = [(); 2].map(|()| TempDir::new().expect("a folder"));
    let template = template(&folders[0]).await;
    let mut chance = Chance(2019);
    let mut held: Vec<(Votes, [Order; 2])> = Vec::new();
    for n in 0..ELECTIONS {
        let votes = election(&mut chance);
        let others = otherwise(&votes, &mut chance);
        let (one, again) =
            tokio::join!(kept(&template, folders[0].path(), &votes), kept(&template, folders[1].path(), &others));
        let [database, log, backup] = one;
        assert!(log.is_empty(), "the write-ahead log is cut at the close of election {n}");
        let orders = [Order::of(&database, &votes), Order::of(&backup, &votes)];
        assert!(again == [database, log, backup], "election {n} is kept otherwise with other choices");
        held.push((votes, orders));
    }
    for (file, name) in ["database", "backup"].into_iter().enumerate() {
        let guessed: u64 = held.iter().map(|(votes, orders)| orders[file].guessed(votes)).sum();
        // Where a word stands does not depend on the choices, as was seen above: so only these are dealt anew.
        let by_chance = |chance: &mut Chance| -> u64 {
            held.iter().map(|(votes, orders)| orders[file].guessed(&otherwise(votes, chance))).sum()
        };
        let as_good = (0..PERMUTATIONS).filter(|_| by_chance(&mut chance) >= guessed).count();
        let p = (as_good as f64 + 1.0) / (PERMUTATIONS as f64 + 1.0);
        println!("{name}: {guessed} of {} guesses by place are right; p = {p:.3}", ELECTIONS * VOTERS as u64);
        assert!(p > 0.001, "{name}: guesses by place are better than chance, p = {p}");
    }
}
