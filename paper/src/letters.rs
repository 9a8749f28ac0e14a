//! Letters that no font in the program has, such as an emoji in the reason for an objection: a PDF for the archive must
//! not hold them, and what somebody wrote must not be lost. They are written by their number, `[U+1F54A]`.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::Value;
use typst::text::Font;

/// Makes every word of the data printable.
pub fn make_printable(data: &mut Value, fonts: &[Font]) {
    let mut known = HashMap::new();
    walk(data, &mut |letter| {
        *known
            .entry(letter)
            .or_insert_with(|| fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter))))
    });
}

fn walk(value: &mut Value, is_known: &mut impl FnMut(char) -> bool) {
    match value {
        Value::String(words) => {
            if !words.chars().all(|letter| letter == '\n' || is_known(letter)) {
                *words = printable(words, is_known);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| walk(value, is_known)),
        Value::Object(members) => members.values_mut().for_each(|value| walk(value, is_known)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn printable(words: &str, is_known: &mut impl FnMut(char) -> bool) -> String {
    let mut written = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\n' => written.push(letter),
            _ if is_invisible(letter) => {}
            _ if letter.is_whitespace() => written.push(' '),
            _ if is_known(letter) => written.push(letter),
            _ => {
                let _ = write!(written, "[U+{:04X}]", u32::from(letter));
            }
        }
    }
    written
}

/// What joins or selects forms of its neighbours and says nothing by itself.
fn is_invisible(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_written_by_its_number_and_nothing_is_lost() {
        let mut is_known = |letter: char| letter.is_ascii() || letter == 'é';
        assert_eq!(printable("Paix é 🕊\u{FE0F} ok\u{7}", &mut is_known), "Paix é [U+1F54A] ok");
        assert_eq!(printable("two\nlines\u{A0}here", &mut is_known), "two\nlines here");
    }
}
