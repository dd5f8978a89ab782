//! A calendar date, without a clock.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date of the Gregorian calendar, years 1 to 9999.
///
/// ```
/// use omdome::post::Date;
///
/// let date: Date = "2026-11-24".parse()?;
/// assert!(date > Date::new(2024, 2, 29).unwrap());
/// assert_eq!(Date::new(2023, 2, 29), None);
/// # Ok::<(), omdome::post::InvalidDate>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Text that is no date of the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date: write `YYYY-MM-DD`, for example `2026-11-24`")]
pub struct InvalidDate;

impl Date {
    /// The first of January of the year 1.
    pub const FIRST: Date = Date { year: 1, month: 1, day: 1 };

    /// The date, if the calendar has it.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        if year == 0 || year > 9999 || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        Some(Date { year, month, day })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// How many days the month has; 0 where there is no such month.
pub(super) const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Date, InvalidDate> {
        let mut parts = text.split('-');
        let mut part = |len: usize| {
            let digits = parts.next().filter(|p| p.len() == len).ok_or(InvalidDate)?;
            if digits.bytes().all(|b| b.is_ascii_digit()) {
                digits.parse::<u16>().map_err(|_| InvalidDate)
            } else {
                Err(InvalidDate)
            }
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return Err(InvalidDate);
        }
        let narrow = |n: u16| u8::try_from(n).map_err(|_| InvalidDate);
        Date::new(year, narrow(month)?, narrow(day)?).ok_or(InvalidDate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = alloc::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
