//! IBAN: international bank account numbers.
//!
//! - *Format*: two letters for the country, two check digits, then letters and
//!   digits up to the country's length (SE: 24 in all); in groups of four or
//!   unbroken, in either case.
//! - *Check*: mod 97 over the number with its first four characters moved to the
//!   end and letters read as 10 to 35; the remainder is 1.
//! - *Sources*: ISO 13616-1; lengths from the IBAN Registry (SWIFT).

use super::context::Cue;
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use super::run::View;

const OWN: [Cue; 2] = [Cue::Iban, Cue::Bank];

/// Country and length.
const LENGTHS: &[(&[u8; 2], usize)] = &[
    (b"ad", 24),
    (b"ae", 23),
    (b"al", 28),
    (b"at", 20),
    (b"az", 28),
    (b"ba", 20),
    (b"be", 16),
    (b"bg", 22),
    (b"bh", 22),
    (b"br", 29),
    (b"by", 28),
    (b"ch", 21),
    (b"cr", 22),
    (b"cy", 28),
    (b"cz", 24),
    (b"de", 22),
    (b"dk", 18),
    (b"do", 28),
    (b"ee", 20),
    (b"eg", 29),
    (b"es", 24),
    (b"fi", 18),
    (b"fo", 18),
    (b"fr", 27),
    (b"gb", 22),
    (b"ge", 22),
    (b"gi", 23),
    (b"gl", 18),
    (b"gr", 27),
    (b"gt", 28),
    (b"hr", 21),
    (b"hu", 28),
    (b"ie", 22),
    (b"il", 23),
    (b"iq", 23),
    (b"is", 26),
    (b"it", 27),
    (b"jo", 30),
    (b"kw", 30),
    (b"kz", 20),
    (b"lb", 28),
    (b"li", 21),
    (b"lt", 20),
    (b"lu", 20),
    (b"lv", 21),
    (b"mc", 27),
    (b"md", 24),
    (b"me", 22),
    (b"mk", 19),
    (b"mr", 27),
    (b"mt", 31),
    (b"mu", 30),
    (b"nl", 18),
    (b"no", 15),
    (b"pk", 24),
    (b"pl", 28),
    (b"ps", 29),
    (b"pt", 25),
    (b"qa", 29),
    (b"ro", 24),
    (b"rs", 22),
    (b"sa", 24),
    (b"se", 24),
    (b"si", 19),
    (b"sk", 24),
    (b"sm", 27),
    (b"tn", 24),
    (b"tr", 26),
    (b"ua", 29),
    (b"vg", 24),
    (b"xk", 20),
];

/// The countries of the north and others whose numbers have digits alone.
const DIGITS_ONLY: &[&[u8]] =
    &[b"se", b"no", b"dk", b"fi", b"de", b"is", b"ee", b"lt", b"pl", b"at", b"be", b"es", b"pt"];

/// Looks for an IBAN whose check digits begin the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    let blank = usize::from(view.byte_before(first.start) == b' ');
    let Some(start) = first.start.checked_sub(2 + blank).filter(|_| first.len() >= 2) else {
        return;
    };
    let Some(country) = view.folded.get(start..start + 2) else { return };
    if !country.iter().all(u8::is_ascii_lowercase) {
        return;
    }
    let known = LENGTHS.binary_search_by(|(c, _)| c.as_slice().cmp(country));
    let Some((_, length)) = known.ok().and_then(|at| LENGTHS.get(at)) else { return };
    if start.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i)) {
        return;
    }
    let digits_only = DIGITS_ONLY.contains(&country);
    let Some((end, number)) = characters(view, start, *length, blank == 1, digits_only) else {
        return;
    };
    if view.document.is_word_byte(end) {
        look.miss(Kind::Iban, start..end, "length");
        return;
    }
    if is_iban(number.get(..*length).unwrap_or_default()) {
        let form = Form { alone: 97, named: 99, code: "iban.checksum" };
        let support = look.context(start..end).own(&OWN);
        look.keep(Kind::Iban, start..end, form, support);
    } else {
        look.miss(Kind::Iban, start..end, "checksum");
    }
}

/// `length` letters and digits from `start`, through single blanks, dashes and
/// dots, and where they end.
fn characters(
    view: &View<'_>,
    start: usize,
    length: usize,
    blank: bool,
    digits_only: bool,
) -> Option<(usize, [u8; 40])> {
    let mut number = [0u8; 40];
    let mut slots = number.iter_mut();
    let (mut at, mut count, mut gaps) = (start, 0, 0);
    while count < length {
        match view.byte(at) {
            b'a'..=b'z' if digits_only && count > 1 => return None,
            c @ (b'0'..=b'9' | b'a'..=b'z') => {
                *slots.next()? = c;
                count += 1;
                gaps = 0;
            }
            b' ' | b'-' | b'.' if gaps == 0 && (count >= 4 || blank && count == 2) => gaps = 1,
            _ => return None,
        }
        at += 1;
    }
    Some((at, number))
}

/// Whether the remainder by 97 is 1.
fn is_iban(number: &[u8]) -> bool {
    let (head, tail) = number.split_at(number.len().min(4));
    let mut rest = 0u32;
    for c in tail.iter().chain(head) {
        rest = match c {
            b'0'..=b'9' => rest * 10 + u32::from(c - b'0'),
            b'a'..=b'z' => rest * 100 + u32::from(c - b'a') + 10,
            _ => return false,
        } % 97;
    }
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        // Examples of the IBAN Registry.
        for good in ["se4550000000058398257466", "gb29nwbk60161331926819", "no9386011117947"] {
            assert!(is_iban(good.as_bytes()), "{good}");
        }
        for bad in ["se4550000000058398257467", "gb29nwbk60161331926818", ""] {
            assert!(!is_iban(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn countries_are_sorted() {
        assert!(LENGTHS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(LENGTHS.iter().all(|(_, length)| *length < 40));
    }
}
