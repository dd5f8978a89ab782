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
use crate::text::Evasion;

const OWN: [Cue; 2] = [Cue::Plate, Cue::Vehicle];
/// How far it is looked whether the text is in capitals throughout, in bytes.
const AROUND: usize = 24;
/// What else may stand between letters and digits.
const SIGNS: [&[u8]; 3] = ["·".as_bytes(), "•".as_bytes(), "|".as_bytes()];

/// Combinations that are not given out, car brands and currencies that numbers follow.
const NOT_PLATES: &[&[u8; 3]] = &[
    b"ass", b"bmw", b"dkk", b"eur", b"fan", b"gbp", b"gud", b"kkk", b"kuk", b"man", b"nok", b"och",
    b"sek", b"sex", b"sos", b"usa", b"usd", b"xxx",
];

/// Looks for a plate whose digits are the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    if first.len() == 1 {
        return spread(view, look);
    }
    let (start, end) = (first.start, first.end);
    let is_new = first.len() == 2 && is_letter(view.byte(end)) && view.byte(end) != b'o';
    let end = end + usize::from(is_new);
    if !(first.len() == 3 || is_new) || view.document.is_word_byte(end) {
        return;
    }
    let parted = match view.byte_before(start) {
        b' ' | b'-' | b'.' | b'_' | b'/' | b':' | b'*' | b'|' => 1,
        _ => SIGNS
            .iter()
            .find(|s| view.folded.get(..start).is_some_and(|b| b.ends_with(s)))
            .map_or(0, |s| s.len()),
    };
    let Some(from) = start.checked_sub(3 + parted) else { return };
    let Some(letters) = view.folded.get(from..from + 3) else { return };
    let alone = !from.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i));
    if !alone || !letters.iter().all(|c| is_letter(*c)) {
        return;
    }
    if NOT_PLATES.iter().any(|n| *n == letters) {
        return;
    }
    // "SBF 280 miljoner": a number that counts.
    let next = end + usize::from(view.byte(end) == b' ');
    let len =
        (next..view.folded.len()).take(24).take_while(|i| view.document.is_word_byte(*i)).count();
    let counts = look.streets.is_counted(view.folded.get(next..next + len).unwrap_or_default());
    if counts || !look.mentions(&OWN) {
        look.miss(Kind::Plate, from..end, "context");
        return;
    }
    let context = look.context(from..end);
    // "bilen kom 200 meter": small letters apart from the digits are a word, unless
    // the plate is named right before; so are capitals among capitals.
    let around = from.saturating_sub(AROUND)..(end + AROUND).min(view.folded.len());
    let is_word = view.byte_before(start) == b' '
        && context.before(Cue::Plate) > 1
        && (has_lower(look, from..from + 3) || !is_new && !has_lower(look, around));
    let named = if is_word { 0 } else { 85 };
    let form = Form { alone: 10, named, code: "plate.context" };
    let support = context.own(&OWN);
    look.keep(Kind::Plate, from..end, form, support);
}

/// `A B C 1 2 3`: every sign apart, where a word names a plate or a vehicle.
fn spread(view: &View<'_>, look: &mut Look<'_>) {
    let start = view.first().start;
    let Some(from) = start.checked_sub(6).filter(|_| look.mentions(&OWN)) else { return };
    let letters = view.folded.get(from..start).unwrap_or_default();
    let [a, b' ', b, b' ', c, b' '] = letters else { return };
    let alone = !from.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i));
    let end = start + 5;
    let Some([_, b' ', second, b' ', third]) = view.folded.get(start..end) else { return };
    let formed = [a, b, c].into_iter().all(|c| is_letter(*c))
        && second.is_ascii_digit()
        && (third.is_ascii_digit() || is_letter(*third) && *third != b'o');
    let more = view.document.is_word_byte(end)
        || view.byte(end) == b' '
            && view.document.is_word_byte(end + 1)
            && !view.document.is_word_byte(end + 2);
    if !alone || !formed || more {
        return;
    }
    let form = Form { alone: 10, named: 85, code: "plate.context" };
    let support = look.context(from..end).own(&OWN);
    if let Some(reading) = look.keep(Kind::Plate, from..end, form, support) {
        reading.evasion = Evasion::SPACING;
    }
}

fn has_lower(look: &Look<'_>, folded: core::ops::Range<usize>) -> bool {
    let original = look.document.slice(look.document.span(folded));
    original.chars().any(char::is_lowercase)
}

fn is_letter(c: u8) -> bool {
    c.is_ascii_lowercase() && !matches!(c, b'i' | b'q' | b'v')
}
