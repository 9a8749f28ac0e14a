//! QR codes.

use qrcode::render::svg;
use qrcode::{Color, EcLevel, QrCode};

fn code(text: &str) -> Option<QrCode> {
    QrCode::with_error_correction_level(text, EcLevel::M).ok()
}

/// A text as SVG, dark on light in both themes: cameras expect it so. Empty if the text is too long for any code.
pub fn svg(text: &str) -> String {
    code(text).map(|code| code.render::<svg::Color<'_>>().quiet_zone(true).build()).unwrap_or_default()
}

/// The dots of a text's code, row by row, without the quiet zone around it.
pub struct Dots {
    /// How many are in a row, and how many rows there are.
    pub side: usize,
    /// Which of them are dark.
    pub are_dark: Vec<bool>,
}

/// The code of a text as dots, for what is printed; `None` if the text is too long for any code.
pub fn dots(text: &str) -> Option<Dots> {
    let code = code(text)?;
    let side = code.width();
    Some(Dots { side, are_dark: code.into_colors().into_iter().map(|colour| colour == Color::Dark).collect() })
}
