//! Vehicle registration plates.
//!
//! - *Format*: three letters and three digits, since 2019 also two digits and a
//!   letter: `ABC123`, `ABC 12A`. 23 letters are used (not I, Q, V, Å, Ä, Ö), and
//!   O is not used at the end.
//! - *Check*: none. Combinations that offend are withheld; those of three
//!   letters that are words of this field anyway (laws, lab values, years of a
//!   model) are told apart by the word that names a vehicle, without which
//!   nothing is a plate.
//! - *Sources*: Transportstyrelsen, *Registreringsskyltens utseende*, and its
//!   press release of 2010-10-21 on withheld combinations.
//!
//! The owner can be looked up by anyone, which makes a plate personal data.

use super::context::Cue;
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use super::run::View;

const OWN: [Cue; 1] = [Cue::Vehicle];

/// Combinations that are not given out, and car brands that numbers follow.
const NOT_PLATES: &[&[u8; 3]] = &[
    b"ass", b"bmw", b"fan", b"gud", b"kkk", b"kuk", b"man", b"och", b"sex", b"sos", b"usa", b"xxx",
];

/// Looks for a plate whose digits are the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    let (start, end) = (first.start, first.end);
    let is_new = first.len() == 2 && is_letter(view.byte(end)) && view.byte(end) != b'o';
    let end = end + usize::from(is_new);
    if !(first.len() == 3 || is_new) || view.document.is_word_byte(end) {
        return;
    }
    let parted = matches!(view.byte_before(start), b' ' | b'-' | b'.');
    let Some(from) = start.checked_sub(3 + usize::from(parted)) else { return };
    let Some(letters) = view.folded.get(from..from + 3) else { return };
    let alone = !from.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i));
    if !alone || !letters.iter().all(|c| is_letter(*c)) {
        return;
    }
    if NOT_PLATES.iter().any(|n| *n == letters) {
        return;
    }
    let context = look.context(from..end);
    let original = look.document.slice(look.document.span(from..from + 3));
    let lower = original.bytes().any(|b| b.is_ascii_lowercase());
    // "och 123": small letters apart from the digits are a word.
    let named = if lower && parted && context.before(Cue::Vehicle) > 1 { 0 } else { 85 };
    let form = Form { alone: 10, named, code: "plate.context" };
    let support = context.support(&OWN);
    look.keep(Kind::Plate, from..end, form, support);
}

fn is_letter(c: u8) -> bool {
    c.is_ascii_lowercase() && !matches!(c, b'i' | b'q' | b'v')
}
