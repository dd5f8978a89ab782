//! Organisationsnummer: companies, associations, public bodies, estates.
//!
//! - *Format*: ten digits `GNNNNN-NNNC`. The first digit is the group (1 estates,
//!   2 public bodies, 3 foreign, 5 limited companies, 6 to 8 others, 9
//!   partnerships); the third is at least 2, so that the number can never be a
//!   personnummer. Twelve digits are `16` and the number; a VAT number is `SE`,
//!   the number and `01`.
//! - *Check*: [Luhn](super::luhn).
//! - *Sources*: lagen (1974:174) om identitetsbeteckning för juridiska personer;
//!   Skatteverket, SKV 709.
//!
//! Not personal by itself: it is reported as evidence. A sole trader's number is
//! the personnummer, and found as that. Every tenth invoice number passes the
//! check, so bare digits need a word that names them.

use super::context::Cue;
use super::evidence::Form;
use super::kind::Kind;
use super::layout::{Layout, Layouts, Reading};
use super::look::Look;
use super::luhn::is_luhn;
use super::run::{Digits, Edge, View};

pub(super) const OWN: [Cue; 1] = [Cue::Org];

/// Whether ten digits are such a number.
pub(super) fn check(ten: &[u8]) -> bool {
    let [group, _, third, ..] = ten else { return false };
    ten.len() == 10 && !matches!(group, 0 | 4) && *third >= 2 && is_luhn(ten.iter().copied())
}

/// Looks for a number that begins with the first group.
pub(super) fn look(view: &View<'_>, layouts: &Layouts, look: &mut Look<'_>) {
    look_for_vat(view, look);
    for Reading { groups, digits, laid } in layouts.iter() {
        let (Ok(laid), Some(ten)) = (laid, ten(digits)) else { continue };
        if !check(ten) {
            continue;
        }
        let range = view.first().start..view.end(*groups);
        let (alone, named) = match laid.layout {
            Layout::Dashed | Layout::Century => (60, 90),
            Layout::Parted => (30, 90),
            Layout::Solid | Layout::Grouped | Layout::Spread => (10, 90),
            Layout::Free => (0, 80),
        };
        let alone = if laid.crowded { alone.min(40) } else { alone };
        let code = "organisationsnummer.checksum";
        if !look.is_in_link(range.start) {
            look.weigh(Kind::Organisationsnummer, range, Form { alone, named, code }, &OWN);
        }
    }
}

fn ten(digits: &Digits) -> Option<&[u8]> {
    match digits.as_slice() {
        ten if ten.len() == 10 => Some(ten),
        [1, 6, ten @ ..] if ten.len() == 10 => Some(ten),
        _ => None,
    }
}

/// `SE` and twelve digits that end in 01, also in groups.
fn look_for_vat(view: &View<'_>, look: &mut Look<'_>) {
    let start = view.first().start;
    let before = |n: usize| start.checked_sub(n).map_or(b' ', |i| view.byte(i));
    let blank = usize::from(before(1) == b' ');
    if (before(2 + blank), before(1 + blank)) != (b's', b'e') {
        return;
    }
    let Some(from) = start.checked_sub(2 + blank) else { return };
    if from.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i)) {
        return;
    }
    let mut total = 0;
    for (i, group) in view.linked().iter().enumerate() {
        total += group.len();
        if total < 12 {
            continue;
        }
        let digits = view.digits(i + 1);
        let whole = !matches!(view.right(i + 1), Edge::Code | Edge::Tight(..));
        if total == 12 && whole && digits.number(10, 2) == 1 && check(digits.part(0, 10)) {
            let form = Form { alone: 85, named: 95, code: "organisationsnummer.vat" };
            look.weigh(Kind::Organisationsnummer, from..view.end(i + 1), form, &OWN);
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let check = |text: &str| {
            let digits: std::vec::Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            check(&digits)
        };
        for good in ["2321000016", "7199795878", "5599746939", "8099141809"] {
            assert!(check(good), "{good}");
        }
        // A wrong check digit, a month that is one, groups that do not exist.
        for bad in ["2321000017", "9507152396", "0321000018", "4321000012", "232100001"] {
            assert!(!check(bad), "{bad}");
        }
    }
}
