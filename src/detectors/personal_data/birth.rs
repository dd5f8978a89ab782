//! Birth dates inside identity numbers.
//!
//! The reference date is an input: a clock inside a check makes its answer
//! change by the day.

use crate::post::Date;

/// What the date part of a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Birth {
    /// A day of the calendar, not after the reference date.
    Day(Date),
    /// The day is not established (month 00 or day 60 of a samordningsnummer).
    Unestablished,
    /// A day that the month does not have, but some month has.
    Overfull,
}

/// The earliest year of birth that is believed. The register began in 1947 with
/// people born in the 1840s; no one born before this year is alive.
const EARLIEST: u16 = 1880;

/// The years that a number can mean, the likeliest first.
///
/// Four digits: from 1880 on. Two digits: the latest year not
/// after the reference year, or a hundred years earlier behind a plus
/// (folkbokföringslagen 18 §). Where the latest year would lie ahead, the
/// century before is meant: people leave the plus out.
pub(super) fn years(year: u16, digits: usize, plus: bool, today: Date) -> [Option<u16>; 2] {
    if digits == 4 {
        let known = (EARLIEST..2100).contains(&year) && year <= today.year();
        return [known.then_some(year), None];
    }
    let century = today.year() / 100 * 100;
    let latest = if century + year <= today.year() { century + year } else { century + year - 100 };
    match plus {
        true => [latest.checked_sub(100), None],
        false => [Some(latest), latest.checked_sub(100)],
    }
}

/// The date of a personnummer; `None` where the calendar has no such day up to
/// the reference date.
pub(super) fn birth_date(
    years: [Option<u16>; 2],
    month: u16,
    day: u16,
    today: Date,
) -> Option<Date> {
    let narrow = |n: u16| u8::try_from(n).ok();
    let date = |year: u16| Date::new(year, narrow(month)?, narrow(day)?);
    years.into_iter().flatten().find_map(|year| date(year).filter(|d| *d <= today))
}

/// The birth of a samordningsnummer, from the month and the day less 60.
pub(super) fn shifted_birth(
    years: [Option<u16>; 2],
    month: u16,
    day: u16,
    today: Date,
) -> Option<Birth> {
    if years.iter().all(Option::is_none) || month > 12 || day > 31 {
        return None;
    }
    if month == 0 || day == 0 {
        return Some(Birth::Unestablished);
    }
    if let Some(date) = birth_date(years, month, day, today) {
        return Some(Birth::Day(date));
    }
    let narrow = |n: u16| u8::try_from(n).ok();
    let (month, day) = (narrow(month)?, narrow(day)?);
    let year = years.into_iter().flatten().next()?;
    Date::new(year, month, day).is_none().then_some(Birth::Overfull)
}

/// Whether the last four digits of a twelve-digit number can be a time of day on
/// a date so near the reference date that a time stamp is the likelier reading.
pub(super) fn is_time_stamp(date: Date, tail: u16, today: Date) -> bool {
    tail / 100 < 24 && tail % 100 < 60 && date.year() + 3 >= today.year()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn two_digits_resolve_against_the_reference_date() {
        let today = day("2026-11-24");
        for (year, plus, month, date, expected) in [
            (85, false, 7, 9, Some("1985-07-09")),
            (7, false, 3, 21, Some("2007-03-21")),
            (7, true, 3, 21, Some("1907-03-21")),
            (26, false, 11, 24, Some("2026-11-24")),
            (26, false, 11, 25, Some("1926-11-25")),
            (27, false, 1, 1, Some("1927-01-01")),
            (23, false, 2, 29, None),
        ] {
            let found = birth_date(years(year, 2, plus, today), month, date, today);
            assert_eq!(found, expected.map(day), "{year} {plus} {month} {date}");
        }
    }

    #[test]
    fn four_digits_are_never_ahead_and_of_three_centuries() {
        let today = day("2026-11-24");
        for (year, month, date, good) in [
            (1899, 12, 31, true),
            (2026, 11, 24, true),
            (2026, 11, 25, false),
            (1879, 1, 1, false),
            (2190, 6, 22, false),
            (1900, 2, 29, false),
            (2000, 2, 29, true),
        ] {
            let found = birth_date(years(year, 4, false, today), month, date, today);
            assert_eq!(found.is_some(), good, "{year}-{month}-{date}");
        }
    }

    #[test]
    fn a_day_that_is_not_established() {
        let today = day("2026-11-24");
        let years = years(1967, 4, false, today);
        assert_eq!(shifted_birth(years, 0, 10, today), Some(Birth::Unestablished));
        assert_eq!(shifted_birth(years, 5, 0, today), Some(Birth::Unestablished));
        assert_eq!(shifted_birth(years, 2, 30, today), Some(Birth::Overfull));
        assert_eq!(shifted_birth(years, 13, 1, today), None);
        assert_eq!(shifted_birth([None, None], 0, 0, today), None);
    }
}
