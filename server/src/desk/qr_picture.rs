//! QR codes as pictures for the press: a few hundred bytes each, where the same code drawn as shapes takes ten thousand.

use app::qr;
use png::{BitDepth, ColorType, Encoder, EncodingError};

/// As many light dots stand around a code (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;
/// A dot is so many pixels wide, so that programs which smooth pictures leave its edges sharp.
const ENLARGED: usize = 4;

/// The code of a text, with its quiet zone, as PNG in black and white.
///
/// # Errors
/// If the text is too long for any code, or the picture cannot be encoded.
pub fn png(text: &str) -> Result<Vec<u8>, EncodingError> {
    let code = qr::dots(text).ok_or(EncodingError::LimitsExceeded)?;
    let side = (code.side + 2 * QUIET_ZONE) * ENLARGED;
    let dot = |pixel: usize| (pixel / ENLARGED).checked_sub(QUIET_ZONE).filter(|dot| *dot < code.side);
    let is_dark = |x: usize, y: usize| match (dot(x), dot(y)) {
        (Some(x), Some(y)) => code.are_dark.get(y * code.side + x).copied().unwrap_or_default(),
        _ => false,
    };
    let row = |y: usize| {
        (0..side.div_ceil(8))
            .map(move |byte| (0..8).fold(0_u8, |bits, bit| bits << 1 | u8::from(!is_dark(byte * 8 + bit, y))))
    };
    let pixels: Vec<u8> = (0..side).flat_map(row).collect();
    let mut picture = Vec::new();
    let side = u32::try_from(side).map_err(|_| EncodingError::LimitsExceeded)?;
    let mut encoder = Encoder::new(&mut picture, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(picture)
}
