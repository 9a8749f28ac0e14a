//! Days of the calendar, on which a congress starts and ends.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day, such as 30 August 2019.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a day such as 2019-08-30")]
pub struct NotADay(pub String);

impl Day {
    /// Reads a day as ISO 8601 writes it, from the year 1900 on: `2019-08-30`.
    ///
    /// # Errors
    /// If the text is something else or the calendar has no such day.
    pub fn parse(text: &str) -> Result<Self, NotADay> {
        let no = || NotADay(text.chars().take(20).collect());
        let is_formed = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !is_formed {
            return Err(no());
        }
        let number = |from: usize, to: usize| text[from..to].parse::<u16>().unwrap_or(0);
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u16::from(is_leap),
            _ => 0,
        };
        match (u8::try_from(month), u8::try_from(day)) {
            (Ok(month), Ok(short)) if year >= 1900 && (1..=longest).contains(&day) => {
                Ok(Self { year, month, day: short })
            }
            _ => Err(no()),
        }
    }

    /// Year, month from 1, day of the month from 1.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        Self::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}
