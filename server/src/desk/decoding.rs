//! The encodings in which people hand in text: UTF-8, UTF-16 with a byte order mark, and Windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Reads `bytes` as text; answers with the text and the name of its encoding.
///
/// What is not UTF-8 is Windows-1252 only if nothing in it looks like UTF-8 that broke: else every accent would be read
/// as two wrong letters.
///
/// # Errors
/// With the line on which it can be read as none of them.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), u64> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = &bytes[length..];
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or(1_u64)?;
        return Ok((text.into_owned(), encoding.name()));
    }
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), UTF_8.name())),
        Err(error) => error.valid_up_to(),
    };
    let line = 1 + bytes[..broken].iter().filter(|byte| **byte == b'\n').count() as u64;
    let is_mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\r' | '\n');
    if is_mixed || !text.chars().all(is_text) { Err(line) } else { Ok((text.into_owned(), WINDOWS_1252.name())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "Désirée;Łódź\r\n";
        let utf16 = |mark: char, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(bytes).collect()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            utf16('\u{feff}', u16::to_le_bytes),
            utf16('\u{feff}', u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).expect("it can be read").0, text);
        }
        assert_eq!(decode(b"D\xe9sir\xe9e\n"), Ok(("Désirée\n".to_owned(), "windows-1252")));
    }

    #[test]
    fn broken_utf_8_is_not_taken_for_something_else() {
        // A good "é", then the first half of another.
        assert_eq!(decode(b"D\xc3\xa9sir\n\xc3"), Err(2));
        assert_eq!(decode(b"a\x81\n"), Err(1));
        assert_eq!(decode(b"\xff\xfea\x00\x00\xd8"), Err(1));
    }
}
