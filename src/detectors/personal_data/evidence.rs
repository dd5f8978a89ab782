//! From evidence to a word: how a reading is weighed and which readings stay.
//!
//! Formal evidence (check digit, date, numbering plan, layout) and context are
//! kept apart until here. Each recogniser states two figures from 0 to 100: how
//! sure the form alone makes it, and how sure the form with a word that names
//! the kind. The figures are those of a proposal measured on Swedish comments:
//! below 45 is *possible*, below 90 *likely*, from 90 on *confirmed*.

use alloc::vec::Vec;
use core::ops::Range;

use super::context::{Cue, Support};
use super::kind::Kind;
use crate::finding::Confidence;
use crate::text::Evasion;

/// From here on a reading is likely.
pub(super) const LIKELY: u8 = 45;
/// From here on a reading is confirmed.
pub(super) const CONFIRMED: u8 = 90;
/// Below this a reading is not worth telling.
pub(super) const FLOOR: u8 = 28;
/// What a word against a reading takes from it.
const AGAINST: u8 = 30;

/// What the form of a reading is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// With nothing near.
    pub(super) alone: u8,
    /// With a word that names the kind.
    pub(super) named: u8,
    /// The evidence code.
    pub(super) code: &'static str,
}

/// One way to read a stretch of text.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    /// Folded bytes.
    pub(super) range: Range<usize>,
    pub(super) score: u8,
    pub(super) code: &'static str,
    /// The word of context that counted.
    pub(super) cue: Option<Cue>,
    pub(super) evasion: Evasion,
    /// Whether an identity number inside it is true as well.
    pub(super) holds_identity: bool,
}

impl Reading {
    /// Weighs a form with its context; `None` where nothing is left of it.
    pub(super) fn weigh(
        kind: Kind,
        range: Range<usize>,
        form: Form,
        support: Support,
    ) -> Option<Reading> {
        let (score, cue) = match support {
            Support::Own(cue) => (form.named.max(form.alone), Some(cue)),
            Support::None => (form.alone, None),
            Support::Against(_) => (form.alone.saturating_sub(AGAINST), None),
        };
        (score >= FLOOR).then_some(Reading {
            kind,
            range,
            score,
            code: form.code,
            cue,
            evasion: Evasion::NONE,
            holds_identity: false,
        })
    }

    /// Whether it is true whatever other detectors read in its characters: a link
    /// that shows an identity number is a link, and shows it. So it is with the
    /// other numbers that carry a check of their own, cards and IBAN.
    pub(super) fn stands_beside(&self) -> bool {
        self.kind.is_checked() && self.score >= LIKELY
    }

    pub(super) fn confidence(&self) -> Confidence {
        match self.score {
            CONFIRMED.. => Confidence::Confirmed,
            LIKELY.. => Confidence::Likely,
            _ => Confidence::Possible,
        }
    }
}

/// Keeps, of readings that share characters, the best supported: by score, then
/// by kind, then the longer, then the earlier. An account that holds an identity
/// number stays together with it. O(n log n) comparisons.
pub(super) fn settle(readings: &mut Vec<Reading>) {
    readings.sort_by(|a, b| {
        let key = |r: &Reading| (core::cmp::Reverse(r.score), r.kind, usize::MAX - r.range.len());
        key(a).cmp(&key(b)).then(a.range.start.cmp(&b.range.start))
    });
    let mut taken: Vec<Taken> = Vec::new();
    readings.retain(|reading| {
        let this = Taken::of(reading);
        let at = taken.partition_point(|t| t.range.start < this.range.start);
        // Taken ranges overlap only in pairs, so two neighbours on either side are
        // all that can touch this one.
        let near = taken.iter().skip(at.saturating_sub(2)).take(4);
        let free = near.clone().all(|t| t.is_apart(&this) || t.holds(&this) || this.holds(t));
        if free {
            taken.insert(at, this);
        }
        free
    });
    readings.sort_by_key(|r| (r.range.start, r.range.end));
}

/// Characters that a reading has taken.
struct Taken {
    range: Range<usize>,
    is_identity: bool,
    holds_identity: bool,
}

impl Taken {
    fn of(reading: &Reading) -> Taken {
        Taken {
            range: reading.range.clone(),
            is_identity: matches!(reading.kind, Kind::Personnummer | Kind::Samordningsnummer),
            holds_identity: reading.holds_identity,
        }
    }

    fn is_apart(&self, other: &Taken) -> bool {
        self.range.end <= other.range.start || other.range.end <= self.range.start
    }

    /// Whether the other is the identity number inside this account.
    fn holds(&self, other: &Taken) -> bool {
        self.holds_identity
            && other.is_identity
            && self.range.start <= other.range.start
            && other.range.end <= self.range.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(kind: Kind, range: Range<usize>, score: u8) -> Reading {
        let form = Form { alone: score, named: score, code: "x" };
        Reading::weigh(kind, range, form, Support::None).unwrap()
    }

    #[test]
    fn the_better_supported_reading_stays() {
        let mut readings = std::vec![
            reading(Kind::Personnummer, 0..10, 60),
            reading(Kind::Phone, 0..10, 75),
            reading(Kind::Email, 20..30, 95),
        ];
        settle(&mut readings);
        let kinds: Vec<Kind> = readings.iter().map(|r| r.kind).collect();
        assert_eq!(kinds, [Kind::Phone, Kind::Email]);
    }

    #[test]
    fn an_account_and_the_identity_number_in_it_are_both_true() {
        let mut account = reading(Kind::BankAccount, 0..16, 95);
        account.holds_identity = true;
        for score in [90, 99] {
            let mut readings =
                std::vec![account.clone(), reading(Kind::Personnummer, 5..16, score)];
            settle(&mut readings);
            assert_eq!(readings.len(), 2);
        }
    }

    #[test]
    fn a_word_against_lowers() {
        let form = Form { alone: 60, named: 97, code: "x" };
        let weigh = |s| Reading::weigh(Kind::Personnummer, 0..10, form, s).unwrap().confidence();
        assert_eq!(weigh(Support::None), Confidence::Likely);
        assert_eq!(weigh(Support::Own(Cue::Person)), Confidence::Confirmed);
        assert_eq!(weigh(Support::Against(Cue::Reference)), Confidence::Possible);
    }
}
