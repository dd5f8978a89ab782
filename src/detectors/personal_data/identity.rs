//! Personnummer and samordningsnummer in running text.
//!
//! The two are written alike and told apart by the day, so the layouts of
//! [`layout`](super::layout) are tried once for both. Layout, date and check
//! digit are the formal evidence:
//!
//! | writing | alone | with a word for it |
//! |---|---|---|
//! | twelve digits, also with a dash or the century apart | 98 | 99 |
//! | ten digits with dash or plus | 95 | 99 |
//! | blanks, dots, slashes, groups | 85 | 98 |
//! | every digit apart | 70 | 95 |
//! | ten bare digits | 60 (30 where they are a telephone number) | 97 |
//! | any other grouping | - | 80 |
//! | wrong check digit | - | 44, *possible* |
//!
//! Ten random digits pass as one of the two in 0.7 % of all cases, twelve in
//! 0.02 %: twelve need no word of context, ten bare ones lean on it.

use super::birth::{Birth, is_time_stamp};
use super::context::{Cue, Support};
use super::evidence::{Form, LIKELY};
use super::kind::Kind;
use super::layout::{Laid, Layout, Layouts, Reading};
use super::look::Look;
use super::personnummer::{self, Fault};
use super::phone;
use super::run::{Digits, View};
use super::samordningsnummer;
use crate::post::Date;

const PERSON: [Cue; 3] = [Cue::Person, Cue::Interim, Cue::Bearer];
/// What names either.
pub(super) const SAMORDNING: [Cue; 4] = [Cue::Samordning, Cue::Person, Cue::Interim, Cue::Bearer];

/// What ten or twelve digits were found to be.
pub(super) struct Identity {
    pub(super) kind: Kind,
    /// The most that the form allows.
    cap: u8,
    /// The day of birth, where it is one.
    date: Option<Date>,
}

/// Reads the digits as one or the other.
pub(super) fn check(digits: &Digits, plus: bool, today: Date) -> Result<Identity, (Kind, Fault)> {
    let fault = match personnummer::check(digits, plus, today) {
        Ok(date) => return Ok(Identity { kind: Kind::Personnummer, cap: 99, date: Some(date) }),
        Err(fault) => fault,
    };
    let kind = Kind::Samordningsnummer;
    match samordningsnummer::check(digits, plus, today) {
        Ok(Birth::Day(date)) => Ok(Identity { kind, cap: 99, date: Some(date) }),
        Ok(Birth::Unestablished) => Ok(Identity { kind, cap: 99, date: None }),
        Ok(Birth::Overfull) => Ok(Identity { kind, cap: 70, date: None }),
        Err(Fault::Checksum) => Err((kind, Fault::Checksum)),
        Err(Fault::Date) => Err((Kind::Personnummer, fault)),
    }
}

/// Looks for an identity number that begins with the first group.
pub(super) fn look(view: &View<'_>, layouts: &Layouts, look: &mut Look<'_>) {
    for Reading { groups, digits, laid } in layouts.iter() {
        let range = view.first().start..view.end(*groups);
        let Ok(mut laid) = *laid else {
            if look.is_explaining() && check(digits, false, look.today).is_ok() {
                look.miss(Kind::Personnummer, range, "boundary");
            }
            continue;
        };
        match laid.layout {
            Layout::Solid => {
                let span = look.document.span(range.clone());
                laid = laid.with_soft_hyphen(look.document.slice(span));
            }
            Layout::Free if !look.mentions(&SAMORDNING) => continue,
            _ => {}
        }
        match check(digits, laid.plus, look.today) {
            Ok(found) => {
                let support = look.context(range.clone()).support(own(found.kind));
                let mut form = form(&found, &laid, digits, look.today);
                // Of the ids in links one in a hundred and forty passes.
                if (laid.layout, laid.digits) == (Layout::Solid, 10) && look.is_in_link(range.start)
                {
                    form.alone = form.alone.min(40);
                }
                look.keep(found.kind, range, form, support);
            }
            Err((kind, Fault::Checksum)) => {
                let near = is_shaped(laid.layout)
                    && matches!(look.context(range.clone()).support(own(kind)), Support::Own(_));
                if near {
                    let code = typo_code(kind);
                    let form = Form { alone: 0, named: 44, code };
                    look.weigh(kind, range, form, own(kind));
                } else {
                    look.miss(kind, range, "checksum");
                }
            }
            Err((kind, Fault::Date)) if is_shaped(laid.layout) => look.miss(kind, range, "date"),
            Err(_) => {}
        }
    }
}

fn own(kind: Kind) -> &'static [Cue] {
    if kind == Kind::Samordningsnummer { &SAMORDNING } else { &PERSON }
}

/// Whether the layout alone says that an identity number is meant.
fn is_shaped(layout: Layout) -> bool {
    !matches!(layout, Layout::Free | Layout::Spread)
}

fn typo_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Samordningsnummer => "samordningsnummer.typo",
        _ => "personnummer.typo",
    }
}

fn form(found: &Identity, laid: &Laid, digits: &Digits, today: Date) -> Form {
    let (alone, named) = match (laid.layout, laid.digits) {
        (Layout::Solid | Layout::Dashed, 12) => (98, 99),
        (Layout::Dashed, _) => (95, 99),
        (Layout::Century, _) => (96, 99),
        (Layout::Parted | Layout::Grouped, _) => (85, 98),
        (Layout::Spread, _) => (70, 95),
        (Layout::Solid, _) if phone::is_common_number(digits) => (30, 97),
        (Layout::Solid, _) => (60, 97),
        (Layout::Free, _) => (0, 80),
    };
    let tail = digits.number(digits.len().saturating_sub(4), 4);
    let stamped = found.date.is_some_and(|d| is_time_stamp(d, tail, today));
    let alone = match (laid.crowded, stamped, laid.digits) {
        (true, ..) | (_, true, 12) => alone.min(40),
        (_, true, _) => alone.min(50),
        _ => alone,
    };
    let code = match (found.kind, alone >= LIKELY) {
        (Kind::Samordningsnummer, true) => "samordningsnummer.checksum",
        (Kind::Samordningsnummer, false) => "samordningsnummer.context",
        (_, true) => "personnummer.checksum",
        (_, false) => "personnummer.context",
    };
    Form { alone: alone.min(found.cap), named: named.min(found.cap.max(85)), code }
}
