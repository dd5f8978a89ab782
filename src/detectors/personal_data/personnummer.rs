//! Personnummer: the number of everyone in the Swedish population register.
//!
//! - *Format*: `(YY)YYMMDD-NNNC`. `NNN` is the birth number, 001 to 999; 000 is
//!   not given out. The hyphen becomes a plus in the year a person turns 100.
//! - *Check*: `C` is the [Luhn](super::luhn) digit of the nine digits before it;
//!   the century is not counted.
//! - *Sources*: folkbokföringslagen (1991:481) 18 §; Skatteverket, SKV 704 and
//!   Rättslig vägledning 2020.9. A number may carry a date that is not the true
//!   day of birth, where the numbers of that day ran out.

use super::birth::{birth_date, years};
use super::luhn::is_luhn;
use super::run::Digits;
use crate::post::Date;

/// What speaks against a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No such day, a day ahead, or no such birth number.
    Date,
    /// The date is right, the check digit is not.
    Checksum,
}

/// Reads ten or twelve digits; `plus` where a plus stands before the last four.
pub(super) fn check(digits: &Digits, plus: bool, today: Date) -> Result<Date, Fault> {
    let Some(short) = digits.len().checked_sub(10).filter(|c| matches!(c, 0 | 2)) else {
        return Err(Fault::Date);
    };
    let years = years(digits.number(0, short + 2), short + 2, plus && short == 0, today);
    let (month, day) = (digits.number(short + 2, 2), digits.number(short + 4, 2));
    let date = birth_date(years, month, day, today).ok_or(Fault::Date)?;
    if digits.number(short + 6, 3) == 0 {
        return Err(Fault::Date);
    }
    if is_luhn(digits.part(short, 10).iter().copied()) { Ok(date) } else { Err(Fault::Checksum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Digits {
        let mut digits = Digits::default();
        for b in text.bytes() {
            assert!(digits.push(b - b'0'));
        }
        digits
    }

    #[test]
    fn both_ways() {
        let today: Date = "2026-11-24".parse().unwrap();
        for (text, plus, expected) in [
            ("199507152396", false, Ok("1995-07-15")),
            ("9507152396", false, Ok("1995-07-15")),
            ("191001119823", false, Ok("1910-01-11")),
            ("0703219816", true, Ok("1907-03-21")),
            // A wrong check digit, an impossible day and month, the future,
            // birth number 000, centuries that are none.
            ("9507152397", false, Err(Fault::Checksum)),
            ("199502302396", false, Err(Fault::Date)),
            ("199513152396", false, Err(Fault::Date)),
            ("209505182395", false, Err(Fault::Date)),
            ("5207050005", false, Err(Fault::Date)),
            ("219001129817", false, Err(Fault::Date)),
            ("950715239", false, Err(Fault::Date)),
        ] {
            let found = check(&digits(text), plus, today);
            assert_eq!(found, expected.map(|d| d.parse().unwrap()), "{text}");
        }
    }
}
