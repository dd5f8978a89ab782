//! Interimspersonnummer, also called T-nummer: given by universities, schools
//! and care to people who wait for a personnummer.
//!
//! - *Format*: a personnummer whose first serial digit is one of the letters
//!   `T R S U W X J K L M N`: `840607-R384`.
//! - *Check*: [Luhn](super::luhn), the letter counting as 1.
//! - *Sources*: personnummer/meta, specification 3.1; Ladok's description of
//!   interimspersonnummer.

use super::birth::{birth_date, years};
use super::context::Cue;
use super::evidence::Form;
use super::kind::Kind;
use super::lettered::Lettered;
use super::look::Look;
use super::luhn::is_luhn;
use super::personnummer::Fault;
use crate::post::Date;

const OWN: [Cue; 3] = [Cue::Interim, Cue::Person, Cue::Reserve];

/// Reads a lettered number as an interimsnummer; `None` where it has not the
/// form of one.
pub(super) fn check(number: &Lettered, today: Date) -> Option<Result<(), Fault>> {
    let [letter, serial @ ..] = number.tail() else { return None };
    let of_them = b"trsuwxjklmn".contains(letter);
    if !of_them || !serial.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let short = number.as_slice().len().checked_sub(10)?;
    let years = years(number.number(0, short + 2)?, short + 2, number.plus && short == 0, today);
    let (month, day) = (number.number(short + 2, 2)?, number.number(short + 4, 2)?);
    if birth_date(years, month, day, today).is_none() {
        return Some(Err(Fault::Date));
    }
    let ten = number.as_slice().iter().skip(short);
    let values = ten.map(|c| if c.is_ascii_digit() { c - b'0' } else { 1 });
    Some(if is_luhn(values) { Ok(()) } else { Err(Fault::Checksum) })
}

/// Looks whether a lettered number is one.
pub(super) fn look(number: &Lettered, start: usize, look: &mut Look<'_>) {
    let range = start..number.end;
    match check(number, look.today) {
        Some(Ok(())) => {
            // VGR's reservnummer are written the same way with these letters.
            let shared = number.as_slice().len() == 12 && b"kmx".contains(number.letter());
            let alone = if shared { 74 } else { 80 };
            let form = Form { alone, named: 95, code: "interimsnummer.checksum" };
            look.weigh(Kind::Interimsnummer, range, form, &OWN);
        }
        Some(Err(Fault::Checksum)) => {
            let form = Form { alone: 0, named: 44, code: "interimsnummer.typo" };
            look.weigh(Kind::Interimsnummer, range, form, &OWN);
        }
        Some(Err(Fault::Date)) => look.miss(Kind::Interimsnummer, range, "date"),
        None => {}
    }
}
