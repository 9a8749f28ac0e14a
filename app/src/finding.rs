//! Finding a person at the desk while their name is still being typed: the same rules in the browser, where they run at
//! every key, and on the server, for a page without scripts.
//!
//! What is typed is taken as beginnings: of the parts of a card's number (`md3` is MY-DAP-3; a part may be left out where
//! the other is written in full: `my3`, `dap3`), or of the words of a name (`ultra`, `but`, `ub`, `ubu`, `but ul`).
//! Neither case nor accents matter. Who is found so is found for sure; whose party or country begins so is only shown.

/// How well a person fits what is sought, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// By the card's number, typed to its end.
    Number,
    /// By the name.
    Name,
    /// By the delegation, or by a number that is not typed to its end.
    Delegation,
}

/// What one person is found by.
#[derive(Clone, Debug)]
pub struct Findable {
    number: Vec<String>,
    name: Vec<String>,
    delegation: Vec<String>,
}

impl Findable {
    /// Of a person with this card and name; `delegation` are the words by which the delegation is known.
    pub fn new(card: &str, name: &str, delegation: &str) -> Self {
        Self { number: words(card), name: words(name), delegation: words(delegation) }
    }

    /// How the person fits, or `None`.
    pub fn fit(&self, sought: &Sought) -> Option<Fit> {
        let Sought { words, joined } = sought;
        if words.is_empty() {
            return None;
        }
        if self.is_numbered(joined) {
            return Some(Fit::Number);
        }
        let is_named = match words.as_slice() {
            [word] => begins_in_order(word, &self.name),
            several => begin_in_any_order(several, &self.name),
        };
        if is_named {
            return Some(Fit::Name);
        }
        let all: Vec<&String> = self.name.iter().chain(&self.delegation).chain(&self.number).collect();
        let is_there = |word: &String| all.iter().any(|one| one.starts_with(word.as_str()));
        let begins = self.number.concat().starts_with(joined.as_str());
        (begins || words.iter().all(is_there)).then_some(Fit::Delegation)
    }

    /// Whether `joined` is the number, shortened: a beginning of each part and the last in full, or one part and the last,
    /// both in full.
    fn is_numbered(&self, joined: &str) -> bool {
        let Some((last, parts)) = self.number.split_last() else { return false };
        let Some(beginnings) = joined.strip_suffix(last.as_str()) else { return false };
        begins_each(beginnings, parts) || parts.iter().any(|part| part == beginnings)
    }
}

/// What is sought, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    words: Vec<String>,
    joined: String,
}

impl Sought {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let words = words(typed);
        Self { joined: words.concat(), words }
    }
}

/// Who was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Their places in the list that was searched, best first.
    pub places: Vec<usize>,
    /// Whether the first is the only one who can be meant.
    pub is_sure: bool,
}

/// Searches `all`; those who fit equally well stand in the order of the list.
pub fn find<'a>(all: impl IntoIterator<Item = &'a Findable>, sought: &Sought) -> Found {
    let fits = all.into_iter().enumerate().filter_map(|(place, one)| Some((one.fit(sought)?, place)));
    let mut fits: Vec<(Fit, usize)> = fits.collect();
    fits.sort_by_key(|(fit, _)| *fit);
    let sure = fits.iter().filter(|(fit, _)| *fit != Fit::Delegation).count();
    let is_sure = sure == 1 || (sure == 0 && fits.len() == 1);
    Found { places: fits.into_iter().map(|(_, place)| place).collect(), is_sure }
}

/// The secret of a card, if what was typed is the link that a scanner reads from one.
pub fn card_secret(typed: &str) -> Option<&str> {
    let (_, after) = typed.rsplit_once("/enter/")?;
    let secret = after.split(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '/')).next()?;
    (!secret.is_empty()).then_some(secret)
}

/// Whether `joined` is put together from a beginning of each part, none left out.
fn begins_each(joined: &str, parts: &[String]) -> bool {
    match parts.split_first() {
        None => joined.is_empty(),
        Some((part, rest)) => common(joined, part).any(|length| begins_each(&joined[length..], rest)),
    }
}

/// Whether `joined` is put together from beginnings of some of the words, in their order.
fn begins_in_order(joined: &str, words: &[String]) -> bool {
    if joined.is_empty() {
        return true;
    }
    match words.split_first() {
        None => false,
        Some((word, rest)) => {
            common(joined, word).any(|length| begins_in_order(&joined[length..], rest)) || begins_in_order(joined, rest)
        }
    }
}

/// Whether each of `typed` begins another of the words.
fn begin_in_any_order(typed: &[String], words: &[String]) -> bool {
    let Some((first, others)) = typed.split_first() else { return true };
    (0..words.len()).filter(|place| words[*place].starts_with(first.as_str())).any(|place| {
        let rest: Vec<String> = words.iter().enumerate().filter(|(n, _)| *n != place).map(|(_, w)| w.clone()).collect();
        begin_in_any_order(others, &rest)
    })
}

/// The lengths, from one letter, of the beginnings that two words have in common.
fn common<'a>(one: &'a str, other: &'a str) -> impl Iterator<Item = usize> + 'a {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    same.scan(0, |length, (letter, _)| {
        *length += letter.len_utf8();
        Some(*length)
    })
}

/// The words of a text in small letters without accents.
fn words(text: &str) -> Vec<String> {
    let folded: String = decomposed(text).chars().flat_map(char::to_lowercase).collect();
    let mut words = vec![String::new()];
    for letter in folded.chars() {
        match letter {
            '\u{300}'..='\u{36f}' | '\u{2bb}'..='\u{2bf}' | '\'' | '\u{2019}' => {}
            letter if !letter.is_alphanumeric() => words.push(String::new()),
            letter => {
                if let Some(word) = words.last_mut() {
                    match spelled(letter) {
                        Some(spelling) => word.push_str(spelling),
                        None => word.push(letter),
                    }
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A letter that has no accent to lose, as it is typed without it.
fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ə' => "e",
        _ => return None,
    })
}

/// The text with each accent behind its letter, by the browser's own tables.
#[cfg(feature = "hydrate")]
fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}

#[cfg(not(feature = "hydrate"))]
fn decomposed(text: &str) -> String {
    icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}
