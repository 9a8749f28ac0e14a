//! Colours, and whether words in one of them can be read: the contrast of WCAG 2.2, counted in whole numbers.

use std::fmt;

use num_bigint::BigUint;
use serde::{Deserialize, Serialize};

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub [u8; 3]);

/// A text that is no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a colour such as #3b3a8f")]
pub struct NotAColour(pub String);

/// The light grounds of pages: paper, and sheets on it (`style/tokens.css`).
pub const LIGHT_PAPER: [Colour; 2] = [Colour([0xfb, 0xf9, 0xf4]), Colour([0xff, 0xff, 0xff])];
/// The dark ones.
pub const DARK_PAPER: [Colour; 2] = [Colour([0x14, 0x16, 0x1c]), Colour([0x1c, 0x1f, 0x27])];
/// In how many steps a colour goes all the way to black or to white.
const STEPS: u16 = 64;

/// White as relative luminance: luminances are whole numbers of millionths.
const WHITE: u64 = 1_000_000;

impl Colour {
    /// Reads `#rrggbb`.
    ///
    /// # Errors
    /// If it is something else.
    pub fn parse(text: &str) -> Result<Self, NotAColour> {
        let no = || NotAColour(text.chars().take(20).collect());
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or_else(no)?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        match (part(0), part(2), part(4)) {
            (Some(r), Some(g), Some(b)) if is_hexadecimal => Ok(Self([r, g, b])),
            _ => Err(no()),
        }
    }

    /// The relative luminance of WCAG 2.2, in millionths of white, rounded down.
    pub fn luminance(self) -> u64 {
        let [r, g, b] = self.0.map(linear);
        (2126 * r + 7152 * g + 722 * b) / 10_000
    }

    /// Whether words in this colour on `ground`, or the other way round, have the contrast of 4.5 to 1 that level AA asks
    /// for.
    pub fn is_readable_on(self, ground: Self) -> bool {
        let (one, other) = (self.luminance() + WHITE / 20, ground.luminance() + WHITE / 20);
        one.max(other) * 10 >= one.min(other) * 45
    }

    /// Whether links in this colour can be read on light paper, and white words on a button of it.
    pub fn suits_light_paper(self) -> bool {
        LIGHT_PAPER.into_iter().all(|ground| self.is_readable_on(ground))
    }

    /// The nearest colour towards black that suits light paper: itself, if it does.
    pub fn for_light_paper(self) -> Self {
        self.towards(0x00, Self::suits_light_paper)
    }

    /// The nearest colour towards white that can be read on dark paper, and dark words on a button of it.
    pub fn for_dark_paper(self) -> Self {
        self.towards(0xff, |colour| DARK_PAPER.into_iter().all(|ground| colour.is_readable_on(ground)))
    }

    fn towards(self, end: u16, suits: impl Fn(Self) -> bool) -> Self {
        let mix = |step: u16| {
            let part = |part: u8| (u16::from(part) * (STEPS - step) + end * step) / STEPS;
            Self(self.0.map(|one| u8::try_from(part(one)).unwrap_or(u8::MAX)))
        };
        (0..=STEPS).map(mix).find(|colour| suits(*colour)).unwrap_or_else(|| mix(STEPS))
    }
}

/// The light of one part of a colour in millionths: `((c/255 + 0.055) / 1.055) ^ 2.4`, and for the darkest `c/255 / 12.92`.
fn linear(part: u8) -> u64 {
    let part = u64::from(part);
    if part <= 10 {
        return part * WHITE * 100 / (255 * 1292);
    }
    // x ^ (12/5) of the fraction x = above / below, as the fifth root of x ^ 12.
    let (above, below) = (BigUint::from(part * 1000 + 55 * 255), BigUint::from(1055u32 * 255));
    let scaled = above.pow(12) * BigUint::from(WHITE).pow(5) / below.pow(12);
    u64::try_from(scaled.nth_root(5)).unwrap_or(WHITE)
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        Self::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}
