//! Reservnummer: identities of patients without a personnummer.
//!
//! Twelve characters, given by each region by its own rule:
//!
//! | who | format | check |
//! |---|---|---|
//! | national (NRID, 1.2.752.74.9.1) | `XXYYMMDDNNGC`; XX is the century plus a multiple of 3, 00 an unknown date; NN letters but I O Q V W | Luhn over the first eleven, a letter counting as its ASCII code |
//! | Region Stockholm (1.2.752.97.3.1.3) | `99yyyyNNNNNC`, yyyy the year of issue | Luhn over characters 5 to 11 |
//! | VGR (1.2.752.113.11.0.2.1.1.1) | `yyyymmddGggC`, G one of K M X | Luhn over the last ten, K = 5, M = 7, X = 8 |
//! | Värmland (1.2.752.74.9.2) | `yyyymmddSBNC`, B one of F U X P L, C a letter | none |
//! | Örebro (1.2.752.74.9.3) | eight digits, T, a letter or digit, a digit, a letter or digit | none |
//! | Carelink, the old national one (1.2.752.129.2.1.3.2) | `yyyymmxxNNNC`, day 32 to 59 | Luhn over the last ten |
//! | Skåne | a date and four characters, one of them a letter | unknown |
//!
//! For Region Stockholm and VGR an older rule (Luhn over all twelve) still
//! circulates; it counts only beside a word that names the number, as do the
//! kinds without a check.
//!
//! *Sources*: Inera, *Lokala reserv-id* (its note 1.2 corrects the check digits),
//! *Nationellt reservid-format* and *Identifierare på Inera*; Vårdgivarguiden,
//! *Reservnummer*; HL7 Sweden, basprofiler R4.

use super::birth::birth_date;
use super::context::{Cue, Support};
use super::evidence::Form;
use super::kind::Kind;
use super::layout::{Layout, Layouts, Reading};
use super::lettered::Lettered;
use super::look::Look;
use super::luhn::is_luhn;
use super::run::{Digits, View};
use crate::post::Date;

const OWN: [Cue; 4] = [Cue::Reserve, Cue::Interim, Cue::Person, Cue::Samordning];

/// How well a number keeps a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// A rule with a check digit and letters.
    Checked,
    /// Digits alone, with a check digit.
    Digits,
    /// A superseded check or none: needs a word.
    Unchecked,
    /// The form of one, with a wrong check digit.
    Wrong,
}

/// Looks whether a lettered number is one.
pub(super) fn look_lettered(number: &Lettered, start: usize, look: &mut Look<'_>) {
    if number.as_slice().len() != 12 {
        return;
    }
    let today = look.today;
    let checked = [nrid(number, today), vgr(number, today)];
    let best = checked.into_iter().flatten().min_by_key(|rule| *rule as u8);
    if let Some(rule) = best.or_else(|| unchecked(number, today)) {
        keep(rule, start..number.end, look);
    }
}

/// Looks for a number of digits alone that begins with the first group.
pub(super) fn look_digits(view: &View<'_>, layouts: &Layouts, look: &mut Look<'_>) {
    for Reading { groups, digits, laid } in layouts.iter() {
        let Ok(laid) = laid else { continue };
        if laid.digits != 12 || laid.crowded || matches!(laid.layout, Layout::Free) {
            continue;
        }
        let rule = stockholm(digits, look.today).or_else(|| carelink(digits, look.today));
        if let Some(rule) = rule {
            keep(rule, view.first().start..view.end(*groups), look);
        }
    }
}

fn keep(rule: Rule, range: core::ops::Range<usize>, look: &mut Look<'_>) {
    let support = look.context(range.clone()).support(&OWN);
    let (alone, named, code) = match rule {
        Rule::Checked => (80, 97, "reservnummer.checksum"),
        Rule::Digits => (50, 97, "reservnummer.checksum"),
        Rule::Unchecked => (0, 75, "reservnummer.context"),
        Rule::Wrong => (0, 44, "reservnummer.typo"),
    };
    // Without a check digit, only a word for just this kind will do.
    let support = match (rule, support) {
        (Rule::Unchecked | Rule::Wrong, Support::Own(cue)) if cue != Cue::Reserve => Support::None,
        (_, support) => support,
    };
    look.keep(Kind::Reservnummer, range, Form { alone, named, code }, support);
}

/// A letter that the national format allows.
fn is_nrid_letter(c: u8) -> bool {
    c.is_ascii_lowercase() && !b"ioqvw".contains(&c)
}

fn nrid(number: &Lettered, today: Date) -> Option<Rule> {
    let [first, second, g, check] = number.tail() else { return None };
    let formed = is_nrid_letter(*first)
        && is_nrid_letter(*second)
        && (g.is_ascii_digit() || is_nrid_letter(*g))
        && check.is_ascii_digit();
    let (xx, year) = (number.number(0, 2)?, number.number(2, 2)?);
    let (month, day) = (number.number(4, 2)?, number.number(6, 2)?);
    let century = |c: u16| xx.checked_sub(c).is_some_and(|d| d > 0 && d % 3 == 0 && d <= 78);
    let dated = match xx {
        0 => (20..=99).contains(&month) && (40..=59).contains(&day),
        _ => [18, 19, 20]
            .into_iter()
            .filter(|c| century(*c))
            .any(|c| birth_date([Some(c * 100 + year), None], month, day, today).is_some()),
    };
    if !formed || !dated {
        return None;
    }
    let values = number.as_slice().iter().map(|c| match c {
        b'0'..=b'9' => c - b'0',
        _ => c.to_ascii_uppercase(),
    });
    Some(if is_luhn(values) { Rule::Checked } else { Rule::Wrong })
}

fn vgr(number: &Lettered, today: Date) -> Option<Rule> {
    let [g, tail @ ..] = number.tail() else { return None };
    let value = match g {
        b'k' => 5,
        b'm' => 7,
        b'x' => 8,
        _ => return None,
    };
    let gg = number.number(9, 2)?;
    is_dated(number, today).filter(|_| tail.iter().all(u8::is_ascii_digit))?;
    let values = |from: usize| {
        let number = number.as_slice().iter().skip(from);
        number.map(move |c| if c.is_ascii_digit() { c - b'0' } else { value })
    };
    Some(match (is_luhn(values(2)), is_luhn(values(0))) {
        (true, _) if (6..=89).contains(&gg) => Rule::Checked,
        (_, true) => Rule::Unchecked,
        _ => Rule::Wrong,
    })
}

/// Värmland, Örebro, Skåne.
fn unchecked(number: &Lettered, today: Date) -> Option<Rule> {
    is_dated(number, today).map(|()| Rule::Unchecked)
}

fn is_dated(number: &Lettered, today: Date) -> Option<()> {
    let years = [Some(number.number(0, 4)?).filter(|y| (1800..2100).contains(y)), None];
    birth_date(years, number.number(4, 2)?, number.number(6, 2)?, today).map(|_| ())
}

fn stockholm(digits: &Digits, today: Date) -> Option<Rule> {
    let year = digits.number(2, 4);
    if !digits.starts_with(&[9, 9]) || !(1980..=today.year()).contains(&year) {
        return None;
    }
    if is_luhn(digits.part(4, 8).iter().copied()) {
        return Some(Rule::Digits);
    }
    let old = is_luhn(digits.as_slice().iter().copied());
    Some(if old { Rule::Unchecked } else { Rule::Wrong })
}

fn carelink(digits: &Digits, today: Date) -> Option<Rule> {
    let (year, month, day) = (digits.number(0, 4), digits.number(4, 2), digits.number(6, 2));
    let formed = (1800..=today.year()).contains(&year)
        && (1..=12).contains(&month)
        && (32..=59).contains(&day);
    let good = formed && is_luhn(digits.part(2, 10).iter().copied());
    good.then_some(Rule::Unchecked)
}
