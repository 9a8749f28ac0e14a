//! Secrets: making them, and reading those that people type.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

/// A random secret of 256 bits, written in 43 characters that a link can carry.
pub fn link_secret() -> String {
    BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The letters of typed codes: no vowels that spell words, nothing that looks like something else here.
const CODE_LETTERS: &[u8; 23] = b"23456789CDFHJKLMNPRTVWX";
/// What a letter that is in no code was meant to be by whoever read it so.
const MISREAD: [(char, char); 11] = [
    ('B', '8'),
    ('E', 'F'),
    ('G', '6'),
    ('I', 'L'),
    ('1', 'L'),
    ('O', 'D'),
    ('0', 'D'),
    ('Q', 'D'),
    ('S', '5'),
    ('U', 'V'),
    ('Z', '2'),
];
/// How long a typed code is: 45 bits.
const CODE_LENGTH: usize = 10;

/// A random code that a delegate can type.
pub fn typed_code() -> String {
    (0..CODE_LENGTH).map(|_| char::from(CODE_LETTERS[rand::random_range(0..CODE_LETTERS.len())])).collect()
}

/// The shortest password that people may choose, in characters.
pub const SHORTEST_PASSWORD: usize = 10;

/// A random password of 67 bits that can be read aloud and typed: `7kx2m-9prtv-cdfhj`.
pub fn generated_password() -> String {
    let letters = (0..15).map(|_| CODE_LETTERS[rand::random_range(0..CODE_LETTERS.len())].to_ascii_lowercase());
    let letters: Vec<char> = letters.map(char::from).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What somebody typed as a code: spaces, hyphens and the case do not matter, and a letter that no code has is taken
/// for the one that it looks like.
pub fn normalised_code(typed: &str) -> String {
    let meant = |letter| MISREAD.iter().find(|(misread, _)| *misread == letter).map_or(letter, |(_, meant)| *meant);
    typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).map(meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_code_can_be_misread_as_is_no_letter_of_any_code() {
        for (misread, meant) in MISREAD {
            let is_letter = |letter: char| CODE_LETTERS.iter().any(|one| char::from(*one) == letter);
            assert!(!is_letter(misread) && is_letter(meant), "{misread} for {meant}");
        }
        assert_eq!(normalised_code("8l5-d f26"), normalised_code("Bi S0 – ezG"));
        let code = typed_code();
        assert_eq!(normalised_code(&code), code);
    }
}
