//! `hemicycle qr`: any text as a QR code, such as the hall's network for the posters at its doors.

use clap::Args;

use super::CliError;

/// Write a QR code as SVG to standard output.
#[derive(Args)]
pub struct Qr {
    /// What the code says.
    text: String,
}

impl Qr {
    /// Writes it.
    ///
    /// # Errors
    /// If the text is too long for a code.
    pub fn run(&self) -> Result<(), CliError> {
        let svg = app::qr::svg(&self.text);
        if svg.is_empty() {
            return Err(CliError::Usage("this text is too long for a QR code; make it shorter".into()));
        }
        println!("{svg}");
        Ok(())
    }
}
