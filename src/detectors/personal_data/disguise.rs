//! Identity and mobile numbers with letters for digits: `2oo31o2o-2387`,
//! `O7O-174 O6 O5`.
//!
//! `O` stands for 0, `l` and `I` for 1. A word is read so only if it holds
//! nothing but digits and such letters, and the whole has the layout of an
//! identity number (date, at most one separator, four digits).

use super::context::Cue;
use super::evidence::Form;
use super::identity;
use super::interimsnummer;
use super::kind::Kind;
use super::lettered::Lettered;
use super::look::Look;
use super::plan::{Plan, plan};
use super::run::{Digits, View};
use crate::text::Evasion;

const OWN: [Cue; 4] = [Cue::Person, Cue::Samordning, Cue::Interim, Cue::Bearer];
/// The most bytes of a number as written.
const MAX_WRITTEN: usize = 14;

/// Looks for one around the first group, unless the group before was in the
/// same number.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let start = view.first().start;
    // What the group before has looked at is not looked at again.
    let from = start.saturating_sub(1).max(look.undisguised);
    let to = (start + MAX_WRITTEN).min(view.folded.len());
    let ahead = view.folded.get(from..to).unwrap_or_default();
    let found = ahead.iter().position(|b| is_letter_digit(*b));
    let Some(found) = found else {
        look.undisguised = to.max(look.undisguised);
        return;
    };
    // The same letter is seen again by the groups behind.
    let between = view.folded.get(start..from + found).unwrap_or_default();
    if !between.iter().all(|b| b.is_ascii_digit() || is_separator(*b)) {
        return;
    }
    let Some(start) = word_start(view) else { return };
    look_for_phone(view, start, look);
    // In an interimsnummer the L is one.
    let lettered = Lettered::read(view).and_then(|n| interimsnummer::check(&n, look.today));
    if lettered == Some(Ok(())) {
        return;
    }
    let Some((end, digits, sign)) = read(view, start) else { return };
    if let Ok(found) = identity::check(&digits, sign == Some(b'+'), look.today) {
        let range = start..end;
        let support = look.context(range.clone()).own(&OWN);
        let shaped = digits.len() == 12 || matches!(sign, Some(b'-' | b'+'));
        let code = match found.kind {
            Kind::Samordningsnummer => "samordningsnummer.disguised",
            _ => "personnummer.disguised",
        };
        let form = Form { alone: if shaped { 50 } else { 40 }, named: 95, code };
        if let Some(reading) = look.keep(found.kind, range, form, support) {
            reading.evasion = Evasion::LEET;
        }
    }
}

/// A mobile number: `O7O-174 O6 O5`.
fn look_for_phone(view: &View<'_>, start: usize, look: &mut Look<'_>) {
    let mut digits = Digits::default();
    let mut letters = 0;
    let mut at = start;
    while digits.len() < 10 {
        let byte = view.byte(at);
        if let Some(value) = value(byte) {
            letters += usize::from(is_letter_digit(byte));
            digits.push(value);
        } else if !(is_separator(byte) && !is_separator(view.byte(at + 1)) && digits.len() > 2) {
            return;
        }
        at += 1;
    }
    let whole = !view.document.is_word_byte(at) && letters > 0 && letters < 6;
    if whole && plan(&digits) == Some(Plan::Mobile) {
        let form = Form { alone: 40, named: 90, code: "phone.disguised" };
        if let Some(reading) = look.weigh(Kind::Phone, start..at, form, &[Cue::Phone, Cue::Number])
        {
            reading.evasion = Evasion::LEET;
        }
    }
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'-' | b'+' | b' ' | b'.' | b':' | b'/' | b'_')
}

fn is_letter_digit(byte: u8) -> bool {
    matches!(byte, b'o' | b'l' | b'i')
}

/// The digit that a byte is or stands for.
fn value(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        _ => is_letter_digit(byte).then(|| u8::from(byte != b'o')),
    }
}

/// The beginning of the word that holds the first group; `None` where an earlier
/// group lies in it or further letters do.
fn word_start(view: &View<'_>) -> Option<usize> {
    let mut start = view.first().start;
    for i in (0..start).rev().take(12) {
        match view.byte(i) {
            b if is_letter_digit(b) => start = i,
            b'0'..=b'9' => return None,
            _ => break,
        }
    }
    let before = start.checked_sub(1);
    before.is_none_or(|i| !view.document.is_word_byte(i)).then_some(start)
}

fn read(view: &View<'_>, start: usize) -> Option<(usize, Digits, Option<u8>)> {
    let mut digits = Digits::default();
    let mut parted = None;
    let mut letters = 0;
    let mut at = start;
    while digits.len() <= 12 {
        let byte = view.byte(at);
        if let Some(value) = value(byte) {
            letters += usize::from(is_letter_digit(byte));
            digits.push(value);
        } else if is_separator(byte) && parted.is_none() && matches!(digits.len(), 6 | 8) {
            parted = Some((digits.len(), byte));
        } else {
            break;
        }
        at += 1;
    }
    let dated = parted.is_none_or(|(before, _)| before + 4 == digits.len());
    let whole = matches!(digits.len(), 10 | 12) && dated && !view.document.is_word_byte(at);
    (whole && letters > 0).then_some((at, digits, parted.map(|(_, sign)| sign)))
}
