//! Commercial messages from signs that add up.
//!
//! Shops, prices and offers are talked about every day, so no single sign makes
//! an advertisement. Each [sign](Sign) is of a kind: the seller's voice, a call to
//! a buyer, a price, a lure, a way to reach the seller, goods, easy money, a
//! cure. Every kind counts once, by its strongest sign; what shows that someone
//! only reports, asks or talks about public services is taken off.
//!
//! The signs are entries of the lexicon `sv-pitch.txt` whose category is
//! `x.pitch.` and the kind; they are never reported by themselves. Prices and
//! phone numbers are read off the words, by their shape.

use super::decide::Judged;
use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Finding, Severity, Stance};
use crate::lexicon::{Entry, Strength, TermHit};
use crate::text::{Document, Flags};

/// What the categories of signs begin with.
const PREFIX: &str = "x.pitch.";
/// The kinds of signs, by their names in the lexicon; the last one is taken off.
const KINDS: [&str; 11] = [
    "voice", "call", "price", "lure", "channel", "goods", "gain", "cure", "illicit", "english",
    "not",
];
const VOICE: usize = 0;
const PRICE: usize = 2;
const CHANNEL: usize = 4;
const ILLICIT: usize = 8;
const NOT: usize = 10;
/// Kinds that say what is for sale or at what price.
const OFFERS: [usize; 7] = [2, 3, 5, 6, 7, 8, 9];
/// Kinds whose signs add up among themselves: easy money, what may not be sold,
/// and English spam.
const HEAPED: [usize; 3] = [6, 8, 9];
const MOST_HEAPED: u32 = 6;
/// What two different signs of `sv-advertising.txt` are worth together.
const TWO_SIGNS: u32 = 4;
/// From here on it is an advertisement.
const ENOUGH: u32 = 4;
/// At most this much is taken off.
const MOST_OFF: u32 = 6;

/// What an entry of the lexicon counts for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    kind: usize,
    points: u32,
}

impl Sign {
    /// The sign that an entry is, if it is one.
    pub(super) fn of(entry: &Entry) -> Option<Sign> {
        let sense = entry.senses().first()?;
        let name = sense.category.as_str().strip_prefix(PREFIX)?;
        let kind = KINDS.iter().position(|kind| *kind == name)?;
        let points = match sense.strength {
            Strength::Mild => 1,
            Strength::Medium => 2,
            Strength::Strong => 3,
        };
        Some(Sign { kind, points })
    }
}

/// Whether findings of this category are only ever added up.
pub(super) fn is_sign(category: &Category) -> bool {
    category.as_str().starts_with(PREFIX)
}

/// The signs seen so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pitch {
    first: Option<usize>,
    range: Option<(usize, usize)>,
    points: [u32; KINDS.len()],
    different: bool,
    told: bool,
    /// Where the last sign that takes off ended: words of one are not two.
    off: usize,
}

impl Pitch {
    /// Takes note of what is an advertisement by itself, or a mild sign of one;
    /// words inside an earlier sign are the same one.
    pub(super) fn see(&mut self, judged: &Judged, hit: &TermHit) {
        if judged.category != Category::Advertising || judged.stance != Stance::Own {
            return;
        }
        self.told |= judged.confidence > Confidence::Possible;
        let range = hit.range();
        let behind = self.range.is_none_or(|(_, end)| range.start >= end);
        match self.first {
            None => self.first = Some(hit.entry()),
            Some(entry) if entry != hit.entry() && behind => self.different = true,
            Some(_) => {}
        }
        self.stretch(range.start, range.end);
    }

    /// Adds a sign.
    pub(super) fn add(&mut self, sign: Sign, hit: &TermHit) {
        let range = hit.range();
        if sign.kind == NOT {
            if range.start >= self.off {
                self.take_off(sign.points);
                self.off = range.end;
            }
            return;
        }
        self.count(sign.kind, sign.points);
        self.stretch(range.start, range.end);
    }

    /// Reports the message once, if the signs add up and none was enough alone.
    pub(super) fn report(mut self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let illicit = self.points.get(ILLICIT).is_some_and(|points| *points > 2);
        if self.range.is_none() || (self.told && !illicit) {
            return;
        }
        self.read_shapes(scan.document());
        let (Some((start, end)), Some((off, signs))) = (self.range, self.points.split_last())
        else {
            return;
        };
        let sum: u32 = signs.iter().sum();
        let sum = if self.different { sum.max(TWO_SIGNS) } else { sum };
        let kinds = signs.iter().filter(|points| **points > 0).count();
        // A call and a way to answer it are no offer: something must be for sale.
        let points = |kind: usize| signs.get(kind).copied().unwrap_or(0);
        let offered = points(VOICE) > 1 || OFFERS.iter().any(|kind| points(*kind) > 0);
        let several = offered && (kinds > 1 || sum > ENOUGH) || self.different;
        if !several || sum < ENOUGH + *off {
            return;
        }
        let span = scan.document().span(start..end);
        let finding = Finding::new(Category::Advertising, span, Confidence::Likely, "lex.pitch");
        let severity = if illicit { Severity::High } else { Severity::Medium };
        sink.push(finding.severity(severity));
    }

    fn count(&mut self, kind: usize, points: u32) {
        if let Some(sum) = self.points.get_mut(kind) {
            // A second sign of most kinds says little more.
            let heaped = HEAPED.contains(&kind);
            *sum = match *sum {
                0 => points,
                before if heaped => (before + points).min(MOST_HEAPED),
                before => before.max(points).max(2),
            };
        }
    }

    fn take_off(&mut self, points: u32) {
        if let Some(off) = self.points.get_mut(NOT) {
            *off = (*off + points).min(MOST_OFF);
        }
    }

    fn stretch(&mut self, start: usize, end: usize) {
        let (from, to) = self.range.unwrap_or((start, end));
        self.range = Some((from.min(start), to.max(end)));
    }

    /// Prices, phone numbers, addresses, and whether the text ends in a question.
    fn read_shapes(&mut self, document: &Document<'_>) {
        let words = document.words();
        if document.flags().intersects(Flags::DIGIT) {
            let mut digits = 0;
            for (at, word) in words.iter().enumerate() {
                let text = document.word(*word);
                if !text.iter().all(u8::is_ascii_digit) {
                    digits = 0;
                    continue;
                }
                // A phone number begins with a zero or with the country.
                if digits > 0 || text.starts_with(b"0") || text == b"46" {
                    digits += text.len();
                }
                let after = words.get(at + 1).map_or(&[][..], |next| document.word(*next));
                let then = words.get(at + 2).map_or(&[][..], |next| document.word(*next));
                if after == b"i" && is_period(then) {
                    self.count(PRICE, 1);
                }
                if is_unit(after) || document.gap_after(at).starts_with(b":-") {
                    self.count(PRICE, 2);
                }
                if document.gap_after(at).contains(&b'%') || after == b"procent" {
                    self.count(PRICE, 1);
                }
                if digits >= PHONE {
                    self.count(CHANNEL, 2);
                }
            }
        }
        if document.flags().contains(Flags::DOT.with(Flags::SLASH)) {
            self.count(CHANNEL, 1);
        }
        if document.flags().intersects(Flags::AT) {
            self.count(CHANNEL, 1);
        }
        let last = words.len().saturating_sub(1);
        if document.gap_after(last).contains(&b'?') {
            self.take_off(2);
        }
    }
}

/// So many digits in a row of words are a phone number, not a price.
const PHONE: usize = 9;

/// Whether a number before *i* and this word is a rate: *11 000 i månaden*.
fn is_period(word: &[u8]) -> bool {
    ["månaden", "veckan", "timmen"].iter().any(|period| period.as_bytes() == word)
}

/// Whether a number before this word is a price.
fn is_unit(word: &[u8]) -> bool {
    const UNITS: [&str; 9] = ["kr", "kronor", "sek", "spänn", "euro", "usd", "dollar", "per", "st"];
    UNITS.iter().any(|unit| unit.as_bytes() == word)
}
