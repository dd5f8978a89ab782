//! Payment cards.
//!
//! - *Format*: the brand's prefix and length: Visa 4 (13, 16, 19 digits),
//!   Mastercard 51-55 and 2221-2720 (16), American Express 34, 37 (15), Discover
//!   6011, 65 (16), Diners 36, 38, 300-305 (14), JCB 3528-3589 (16).
//! - *Check*: [Luhn](super::luhn).
//! - *Sources*: ISO/IEC 7812-1; the brands' published number ranges.
//!
//! Fractions that pass the check are a known false alarm (zaproxy#5841,
//! Arachni#647): nothing with a sign and digits right beside it is a card.

use super::context::{Cue, Support};
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use super::luhn::is_luhn;
use super::run::{Digits, Edge, View};

const OWN: [Cue; 1] = [Cue::Card];

/// Looks for a card number that begins with the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    if !matches!(view.byte(first.start), b'2'..=b'6') || matches!(first.len(), 2 | 3) {
        return;
    }
    let left = view.left();
    // In the middle of digits that stand alone, or of fours.
    let part = is_part(left, if first.len() < 13 { 2 } else { 1 });
    if view.runs_on() || part && !look.is_explaining() {
        return;
    }
    let mut total = 0;
    for (i, group) in view.linked().iter().enumerate() {
        total += group.len();
        if total > 19 {
            return;
        }
        if !(13..=19).contains(&total) {
            continue;
        }
        let groups = i + 1;
        if !is_laid(view, groups, total) {
            continue;
        }
        let digits = view.digits(groups);
        if !is_brand(&digits) {
            continue;
        }
        let range = view.first().start..view.end(groups);
        let goes_on = is_part(view.right(groups), groups) && !is_before_date(view, groups);
        if is_part(left, groups) || goes_on {
            look.miss(Kind::Card, range, "boundary");
        } else if !is_luhn(digits.as_slice().iter().copied()) {
            look.miss(Kind::Card, range, "checksum");
        } else if !look.is_in_link(range.start) {
            let support = look.context(range.clone()).support(&OWN);
            let alone = match (groups, total, support) {
                // Every tenth long reference passes the check too.
                (1, _, Support::Against(_)) => 60,
                (_, 15 | 16, _) => 85,
                _ => 50,
            };
            let form = Form { alone, named: 97, code: "card.checksum" };
            look.keep(Kind::Card, range, form, support);
        }
    }
}

fn is_part(edge: Edge, groups: usize) -> bool {
    match edge {
        Edge::Code | Edge::Tight(..) => true,
        Edge::Blank(len) => groups > 1 && len > 3,
        Edge::Free | Edge::Letters => false,
    }
}

/// Whether a date stands behind the number: it is no group of it.
fn is_before_date(view: &View<'_>, groups: usize) -> bool {
    let at = view.end(groups);
    let [blank, y1, y2, .., dash, m1, m2, dash2] =
        [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|i| view.byte(at + i));
    let digits = [y1, y2, m1, m2].iter().all(u8::is_ascii_digit);
    blank == b' ' && digits && matches!(y1, b'1' | b'2') && dash == b'-' && dash2 == b'-'
}

fn is_laid(view: &View<'_>, groups: usize, total: usize) -> bool {
    let is = |lengths: &[usize]| view.is(groups, lengths);
    let grouped = is(&[4, 4, 4, 4]) || is(&[4, 6, 5]) || is(&[4, 6, 4]) || is(&[4, 4, 4, 4, 3]);
    let plain = view.gaps(groups).all(|g| matches!(g.sign, 0 | b'-' | b'.' | b'_' | b'/'));
    groups == 1 || (grouped || groups == total) && view.is_uniform(groups) && plain
}

fn is_brand(digits: &Digits) -> bool {
    let (two, three, four) = (digits.number(0, 2), digits.number(0, 3), digits.number(0, 4));
    match digits.len() {
        16 => {
            two / 10 == 4
                || (51..=55).contains(&two)
                || (2221..=2720).contains(&four)
                || four == 6011
                || two == 65
                || (3528..=3589).contains(&four)
        }
        15 => two == 34 || two == 37,
        14 => two == 36 || two == 38 || (300..=305).contains(&three),
        13 | 19 => two / 10 == 4,
        _ => false,
    }
}
