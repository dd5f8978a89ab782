//! Samordningsnummer: for people who are not in the population register.
//!
//! - *Format*: as a personnummer, with 60 added to the day (61 to 91). Month 00
//!   and day 60 stand where the day of birth is not established; 170 of the
//!   2,264 published test numbers have them. A day too high for its month (30
//!   February) is an error in the register that occurs, and weighs less.
//! - *Check*: [Luhn](super::luhn) over the ten digits as written, 60 included.
//! - *Sources*: lagen (2022:1697) om samordningsnummer; Skatteverket, SKV M
//!   2010:3 with an example; in use since 2000.

use super::birth::{Birth, shifted_birth, years};
use super::luhn::is_luhn;
use super::personnummer::Fault;
use super::run::Digits;
use crate::post::Date;

/// Reads ten or twelve digits; `plus` where a plus stands before the last four.
pub(super) fn check(digits: &Digits, plus: bool, today: Date) -> Result<Birth, Fault> {
    let Some(short) = digits.len().checked_sub(10).filter(|c| matches!(c, 0 | 2)) else {
        return Err(Fault::Date);
    };
    let years = years(digits.number(0, short + 2), short + 2, plus && short == 0, today);
    let (month, day) = (digits.number(short + 2, 2), digits.number(short + 4, 2));
    let day = day.checked_sub(60).ok_or(Fault::Date)?;
    let birth = shifted_birth(years, month, day, today).ok_or(Fault::Date)?;
    if digits.number(short + 6, 3) == 0 {
        return Err(Fault::Date);
    }
    if is_luhn(digits.part(short, 10).iter().copied()) { Ok(birth) } else { Err(Fault::Checksum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let today: Date = "2026-11-24".parse().unwrap();
        for (text, good) in [
            ("198506842395", true),
            ("8506842395", true),
            ("196700702399", true),
            ("8506842396", false),
            ("196713702399", false),
            ("206700702399", false),
        ] {
            let mut digits = Digits::default();
            text.bytes().for_each(|b| assert!(digits.push(b - b'0')));
            assert_eq!(check(&digits, false, today).is_ok(), good, "{text}");
        }
    }
}
