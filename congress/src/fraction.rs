//! Exact fractions: the only way in which this crate compares a share.

use serde::{Deserialize, Serialize};

/// A share `p/q` with `q > 0` and `p <= q`, as rules write it ("two thirds").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Share {
    /// Numerator.
    pub p: u32,
    /// Denominator, above zero.
    pub q: u32,
}

/// A share as a file or the log holds it, before its denominator is known to be good.
#[derive(Deserialize)]
struct Unchecked {
    p: u32,
    q: u32,
}

impl TryFrom<Unchecked> for Share {
    type Error = String;

    fn try_from(Unchecked { p, q }: Unchecked) -> Result<Self, String> {
        Self::new(p, q).ok_or_else(|| format!("{p}/{q} is not a share"))
    }
}

impl Share {
    /// A share, unless its denominator is zero or it is more than the whole.
    pub const fn new(p: u32, q: u32) -> Option<Self> {
        if q == 0 || p > q { None } else { Some(Self { p, q }) }
    }

    /// Whether `part` is at least this share of `whole`: `q·part >= p·whole`.
    pub fn is_reached(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.q) >= u128::from(whole) * u128::from(self.p)
    }

    /// Whether `part` is more than this share of `whole`: `q·part > p·whole`.
    pub fn is_exceeded(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(self.q) > u128::from(whole) * u128::from(self.p)
    }

    /// The smallest count that reaches this share of `whole`: what a chair says as "two thirds would be 41".
    pub fn needed(self, whole: u64) -> u64 {
        let product = u128::from(whole) * u128::from(self.p);
        u64::try_from(product.div_ceil(u128::from(self.q))).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_of_61_is_41_and_of_60_is_40() {
        let two_thirds = Share { p: 2, q: 3 };
        assert_eq!(two_thirds.needed(61), 41);
        assert_eq!(two_thirds.needed(60), 40);
        assert!(two_thirds.is_reached(40, 60) && !two_thirds.is_exceeded(40, 60));
        assert!(!two_thirds.is_reached(40, 61));
    }

    #[test]
    fn a_share_has_a_denominator_and_is_at_most_the_whole() {
        assert_eq!(Share::new(1, 0), None);
        assert_eq!(Share::new(3, 2), None);
        assert!(Share::new(1, 1).is_some());
    }
}
