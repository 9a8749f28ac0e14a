//! QR codes.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// A text as SVG, dark on light in both themes: cameras expect it so. Empty if the text is too long for any code.
pub fn svg(text: &str) -> String {
    let code = QrCode::with_error_correction_level(text, EcLevel::M);
    code.map(|code| code.render::<svg::Color<'_>>().quiet_zone(true).build()).unwrap_or_default()
}
